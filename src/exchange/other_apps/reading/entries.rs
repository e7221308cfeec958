//! An object with a list of entries, however long: one entry at a time is in memory.

use super::{Item, Stream, UNREADABLE};
use crate::exchange::{
    ExchangeError,
    diary::{Diary, Entry, Texts},
    formats::{Asked, Source},
    json::Why,
};

/// Reads the list `entries` of the object in a file of this app, which is called so where it is none. `entry` reads one of
/// them, which stands at this place, or says why not.
///
/// # Errors
/// It is no such object, or there is no list in it.
pub(in crate::exchange::other_apps) fn list_of_entries(
    source: &mut dyn Source,
    asked: &Asked<'_>,
    (app, kind): (&'static str, &'static str),
    entry: impl Fn(&str, u64, &mut Texts) -> Result<Entry, Why>,
) -> Result<Diary, ExchangeError> {
    let (mut diary, mut texts, mut found) = (asked.diary(app), Texts::default(), false);
    Stream::of(source, kind)?.object(&mut |stream, key| {
        if key != "entries" {
            return Ok(false);
        }
        found = true;
        stream.list(&mut |place, item| {
            let read = match item {
                Item::Text(text) => entry(text, place, &mut texts),
                Item::Unreadable(_) => Err(UNREADABLE.into()),
            };
            diary.take_read(place, read)
        })
    })?;
    if found { Ok(diary) } else { Err(ExchangeError::NotThat { kind, why: "it has no list of entries" }) }
}
