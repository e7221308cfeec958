//! The JSON that Day One exports: a zip file with one file a journal in it and photos beside them, or such a file itself.
//!
//! - Times are in UTC and each names its zone: without that, what was written at night would stand on another day.
//! - Backslashes in front of signs are how it writes Markdown; they are taken away, and so are the places of photos.

use super::reading::{Archive, Item, Stream, UNPACKED_LIMIT, UNREADABLE, is_archive};
use crate::{
    domain::{Instant, Zone, ZoneClock},
    exchange::{
        ExchangeError,
        diary::{Diary, Entry, Texts, When},
        formats::{Asked, Source},
        incoming::PassedOver,
        json::{Object, Why},
        read_at,
    },
};
use std::io::{BufRead, Read};

pub(in crate::exchange) const APP: &str = "day_one";
pub(in crate::exchange) const KIND: &str = "an export of Day One";

pub(in crate::exchange) fn is_one(begins: &[u8]) -> bool {
    super::reading::has_all(begins, &["entries[].uuid", "entries[].creationDate"])
}

pub(in crate::exchange) fn is_journal(name: &str) -> bool {
    name.to_lowercase().ends_with(".json") && !name.starts_with("__MACOSX")
}

/// Whether an archive has a journal of Day One in it.
pub(in crate::exchange) fn is_packed(source: &mut dyn Source) -> bool {
    let Ok(archive) = Archive::of(source, KIND, &is_journal) else { return false };
    archive.files.iter().take(20).any(|file| {
        let mut begins = Vec::new();
        let read = archive.read(source, file, UNPACKED_LIMIT, |text| Ok(text.take(64 << 10).read_to_end(&mut begins)?));
        read.is_ok() && is_one(&begins)
    })
}

pub(in crate::exchange) fn read(source: &mut dyn Source, asked: &Asked<'_>) -> Result<Diary, ExchangeError> {
    let mut reading = Reading { diary: asked.diary(APP), texts: Texts::default(), place: 0, photos: 0 };
    if is_archive(source)? {
        let archive = Archive::of(source, KIND, &is_journal)?;
        if archive.files.is_empty() {
            return Err(ExchangeError::NotThat { kind: KIND, why: "there is no journal of Day One in it" });
        }
        let mut left = UNPACKED_LIMIT;
        for file in &archive.files {
            let unpacked = archive.read(source, file, left, |text| reading.journal(text))?;
            left = left.saturating_sub(unpacked);
        }
        reading.diary.pass_over(archive.others, PassedOver::Files);
    } else {
        reading.journal(source)?;
        reading.diary.pass_over(reading.photos, PassedOver::Files);
    }
    Ok(reading.diary)
}

struct Reading {
    diary: Diary,
    texts: Texts,
    place: u64,
    photos: u64,
}

impl Reading {
    /// Reads one journal, and says how many bytes it has.
    fn journal(&mut self, input: impl BufRead) -> Result<u64, ExchangeError> {
        let mut stream = Stream::of(input, KIND)?;
        let mut found = false;
        stream.object(&mut |stream, key| {
            if key != "entries" {
                return Ok(false);
            }
            found = true;
            stream.list(&mut |_, item| {
                self.place += 1;
                let read = match item {
                    Item::Text(text) => self.entry(text),
                    Item::Unreadable(_) => Err(UNREADABLE.into()),
                };
                self.diary.take_read(self.place, read)
            })
        })?;
        if found { Ok(stream.seen()) } else { Err(ExchangeError::NotThat { kind: KIND, why: "it has no list of entries" }) }
    }

    fn entry(&mut self, text: &str) -> Result<Entry, Why> {
        let mut said = Object::read(text).map_err(|_| "it is no JSON object, or a key stands twice in it")?;
        let at = said.text("creationDate")?.as_deref().and_then(read_at).ok_or("its `creationDate` is no time")?;
        let zone: Option<Zone> = said.text("timeZone")?.map(|zone| zone.replace("\\/", "/").into());
        let clock = zone.as_deref().and_then(ZoneClock::of);
        let offset_s = clock.and_then(|clock| clock.offset_at(at.utc_ms.div_euclid(1000))).unwrap_or(at.offset_s);
        let mut entry = Entry::at(self.place, When::At(Instant { offset_s, ..at }, zone));
        entry.own_id = said.text("uuid")?.filter(|id| !id.trim().is_empty()).map(|id| id.trim().into());
        entry.words = said.texts("tags")?.iter().filter_map(|tag| self.texts.word("", tag)).collect();
        for kind in ["photos", "videos", "audios", "pdfAttachments"] {
            self.photos += said.list(kind)?.len() as u64;
        }
        entry.note = plain(&said.text("text")?.unwrap_or_default()).into();
        entry.row = text.into();
        Ok(entry)
    }
}

/// The words as they were typed.
fn plain(text: &str) -> String {
    let mut shown = String::with_capacity(text.len());
    let mut rest = text;
    while let Some(at) = rest.find(['\\', '!']) {
        let (before, marked) = rest.split_at(at);
        shown.push_str(before);
        let mut letters = marked.chars();
        let sign = letters.next().unwrap_or_default();
        let place = marked.strip_prefix("![](dayone-moment:").and_then(|inside| inside.split_once(')'));
        if let Some((_, behind)) = place {
            rest = behind;
        } else if sign == '\\' && letters.clone().next().is_some_and(|next| next.is_ascii_punctuation()) {
            shown.extend(letters.next());
            rest = letters.as_str();
        } else {
            shown.push(sign);
            rest = letters.as_str();
        }
    }
    shown.push_str(rest);
    shown.trim().to_owned()
}

#[cfg(test)]
mod tests {
    use super::plain;

    #[test]
    fn backslashes_in_front_of_signs_go_and_those_in_front_of_letters_stay() {
        for (text, shown) in [
            ("", ""),
            ("1\\. item\\!", "1. item!"),
            ("C:\\new", "C:\\new"),
            ("a\\\\b", "a\\b"),
            ("![](dayone-moment://AB12)\nwords ![x](y)", "words ![x](y)"),
            ("ends in \\", "ends in \\"),
        ] {
            assert_eq!(plain(text), shown, "{text}");
        }
    }
}
