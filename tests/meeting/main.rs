//! Two journals of one person become one: what stands, what is kept, and that the order makes no difference.
#![allow(
    clippy::panic,
    clippy::print_stdout,
    clippy::type_complexity,
    clippy::option_option,
    clippy::unnecessary_box_returns,
    clippy::needless_for_each,
    reason = "a model that is to be read beside the program, and figures that are asked for"
)]
#![expect(clippy::unwrap_used, reason = "a test may stop loudly, also in what its tests share")]

mod examples;
mod folder;
mod histories;
mod machine;
mod model;
mod otherwise;
mod steps;

use gamut::{domain::*, exchange::jsonl, storage::Store};
use std::path::Path;

/// All that a journal holds, with what its check-ins said before.
fn exported(store: &Store) -> String {
    let mut out = Vec::new();
    jsonl::write_with_earlier(&store.load().unwrap(), &store.every_earlier_version().unwrap(), &mut out).unwrap();
    String::from_utf8(out).unwrap()
}

/// A copy of the journal's file, opened.
fn copy_of(store: &Store, folder: &Path, name: &str) -> Store {
    let to = folder.join(name).with_extension("gamut");
    std::fs::copy(store.path(), &to).unwrap();
    Store::open(&to, None).unwrap()
}

fn moment(utc_ms: i64) -> Moment {
    Moment { instant: Instant { utc_ms, offset_s: 3600 }, zone: "Europe/Berlin".into() }
}

fn rated(n: u8) -> Answer {
    Answer::Rated(Intensity::new(n).unwrap())
}

/// A check-in that answers these feelings, by their keys in this journal.
fn check_in(store: &Store, id: &str, note: &str, feelings: &[(&str, u8)]) -> CheckIn {
    let catalogue = store.load().unwrap().catalogue;
    let at = moment(1_700_000_000_000 + i64::from(id.bytes().map(u32::from).sum::<u32>()) * 1000);
    let mut answers: Vec<_> =
        feelings.iter().filter_map(|(key, n)| Some((catalogue.feeling_by_key(key)?.id, rated(*n)))).collect();
    answers.sort_by_key(|(id, _)| *id);
    answers.dedup_by_key(|(id, _)| *id);
    let day = at.instant.day(DayStart::default());
    CheckIn::new(id, at, day, answers).with(Besides { note: note.into(), ..Besides::default() })
}
