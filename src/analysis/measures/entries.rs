//! What was written by the end of a day, in the order in which it became known.

use crate::domain::{CheckIn, DayKey, FeelingId, Journal};
use std::collections::HashMap;

/// A check-in and the first day on whose evening it could be used.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Entry<'a> {
    pub known: DayKey,
    pub check_in: &'a CheckIn,
}

/// All that was written by the end of `until` about days up to `until`, in order of (known, time,
/// id). A check-in that comes twice (the same id) counts once, whichever came first.
pub(crate) fn written_by(journal: &Journal, until: DayKey) -> Vec<Entry<'_>> {
    let start = journal.settings.day_start;
    // A map of all ids is most of what this costs, and a journal's file has each once.
    let has_twins = has_twins(journal);
    let mut by_id: HashMap<&str, usize> = HashMap::with_capacity(if has_twins { journal.check_ins.len() } else { 0 });
    let mut entries: Vec<Entry<'_>> = Vec::with_capacity(journal.check_ins.len());
    for check_in in journal.check_ins.iter().map(std::convert::AsRef::as_ref).filter(|c| c.deleted_ms.is_none()) {
        // Without a time of writing it was written on its own day, even if the day's start moved since.
        let known = check_in.written.map_or(check_in.day, |w| w.day(start)).max(check_in.day);
        if known > until {
            continue;
        }
        let entry = Entry { known, check_in };
        if !has_twins {
            entries.push(entry);
            continue;
        }
        let id = check_in.id.as_str();
        let twin = if id.is_empty() { None } else { by_id.get(id).copied() };
        match twin.and_then(|i| entries.get_mut(i)) {
            Some(other) if rank(entry.check_in) > rank(other.check_in) => *other = entry,
            Some(_) => {}
            None => {
                by_id.insert(id, entries.len());
                entries.push(entry);
            }
        }
    }
    entries.sort_by_key(|e| (e.known, e.check_in.at.instant.utc_ms, &e.check_in.id));
    entries
}

/// Whether any two have one id. Ids begin with their time of writing, so nearly all stand in order already.
fn has_twins(journal: &Journal) -> bool {
    if journal.check_ins.is_sorted_by(|a, b| a.id < b.id) {
        return false;
    }
    let mut ids: Vec<_> = journal.check_ins.iter().map(|c| &c.id).collect();
    ids.sort_unstable();
    !ids.is_sorted_by(|a, b| a < b)
}

/// Which of two check-ins of one id stays: the one written last; the rest only settles a tie.
fn rank(c: &CheckIn) -> (i64, i64, DayKey, Vec<(FeelingId, Option<u8>)>) {
    let answers = c.answers.iter().map(|(f, a)| (*f, a.number())).collect();
    (c.written_at().utc_ms, c.at.instant.utc_ms, c.day, answers)
}
