//! Another app's diary, however long, as lots of check-ins: never all of it is in memory.

use crate::{
    exchange::{
        ExchangeError, Incoming, Onward, ReadFor,
        diary::{Becoming, Choices, Diary, Name, NamesSeen},
    },
    memory::{THREAD_STACK, scrub_thread},
};
use std::{
    panic::resume_unwind,
    sync::mpsc::{SyncSender, sync_channel},
    thread::{Builder, scope},
};

/// The file is read on a thread of its own, which waits whenever it is a few thousand entries ahead. Gives what is left of
/// its check-ins, and its names with what becomes of each.
pub(super) fn of_a_diary(
    read: impl FnOnce(&SyncSender<Diary>) -> Result<Diary, ExchangeError> + Send,
    choices: &Choices,
    read_for: ReadFor,
    mut onward: Onward<'_>,
) -> Result<(Incoming, Vec<Name>), ExchangeError> {
    let (send, receive) = sync_channel::<Diary>(1);
    scope(|scope| {
        let reading = Builder::new().name("reading".into()).stack_size(THREAD_STACK).spawn_scoped(scope, move || {
            let read = read(&send).map(Diary::at_its_end);
            scrub_thread();
            read
        })?;
        let (mut names, mut becoming, mut taken) = (NamesSeen::default(), None, Ok(()));
        for lot in receive {
            names.see_all(&lot.entries);
            let becoming = becoming.get_or_insert_with(|| Becoming::of(lot.app, choices, read_for));
            taken = becoming.take_all(lot.entries, &mut onward);
            if taken.is_err() {
                // From here on nobody takes what is handed on, and that ends the reading.
                break;
            }
        }
        let last = reading.join().unwrap_or_else(|panic| resume_unwind(panic));
        taken?;
        let last = last?;
        names.see_all(&last.entries);
        let becoming = becoming.unwrap_or_else(|| Becoming::of(last.app, choices, read_for));
        Ok((becoming.finish(last, &mut onward)?, names.sorted(choices)))
    })
}
