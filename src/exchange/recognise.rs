//! Entries whose ids were made here are found again in the journal, also where that knows them by an id of earlier years.
//!
//! Ids were once made of all that an entry says, so that an entry with a mood or tag renamed since was another one. The
//! row it came from is kept, and that says when it was and how Daylio numbers it; where the row is gone, the time alone
//! does. Two entries of one minute stay two.

use super::{Incoming, daylio};
use crate::domain::{Catalogue, CheckIn, CheckInId, ImportedMood, Journal};
use std::{
    collections::{BTreeMap, HashMap, HashSet},
    fmt::{self, Write},
    sync::Arc,
};

const NOMIE_APP: &str = "nomie";

/// Above so many pairs of one minute, no diary any more, only equal ids are the same.
const PAIRS_LIMIT: usize = 250_000;

/// One the journal has, with an id that was made.
struct Known<'a> {
    check_in: &'a CheckIn,
    /// What Daylio's entry is called by its time and number.
    own: Option<CheckInId>,
    paired: bool,
}

/// A journal whose entries are found again in what is offered to it, a lot at a time.
pub struct Recognising<'a> {
    there: &'a Journal,
    /// Those whose ids were made, by what the clock on the wall showed.
    known: HashMap<i64, Vec<Known<'a>>>,
    /// What was given to entries of the minutes of those.
    used: HashSet<CheckInId>,
    check_ins: HashMap<&'a CheckInId, &'a CheckIn>,
    moods: HashSet<&'a str>,
}

impl fmt::Debug for Recognising<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Recognising").field("known", &self.known.len()).finish_non_exhaustive()
    }
}

impl<'a> Recognising<'a> {
    #[must_use]
    pub fn in_journal(there: &'a Journal) -> Self {
        let mut known: HashMap<i64, Vec<Known<'a>>> = HashMap::new();
        let all = || there.check_ins.iter().chain(&there.trash);
        for c in all().filter(|c| is_made(c.id.as_str())) {
            known.entry(wall_ms(c)).or_default().push(Known { check_in: c, own: own_id(c), paired: false });
        }
        Self {
            there,
            known,
            used: HashSet::new(),
            check_ins: all().map(|c| (&c.id, &**c)).collect(),
            moods: there.moods.iter().map(|m| &*m.id).collect(),
        }
    }

    /// Gives entries whose ids were made the ids under which this journal has them, the overall moods too.
    pub fn in_lot(&mut self, lot: &mut Incoming) {
        let mut theirs: BTreeMap<i64, Vec<&mut Arc<CheckIn>>> = BTreeMap::new();
        let journal = &mut lot.journal;
        for c in journal.check_ins.iter_mut().chain(&mut journal.trash).filter(|c| is_made(c.id.as_str())) {
            let wall = wall_ms(c);
            if self.known.contains_key(&wall) {
                theirs.entry(wall).or_default().push(c);
            }
        }
        let mut renamed: HashMap<CheckInId, CheckInId> = HashMap::new();
        for (wall, offered) in theirs {
            let Some(known) = self.known.get_mut(&wall) else { continue };
            let ids = paired(&offered, known, &journal.catalogue, &self.there.catalogue);
            for (c, id) in offered.into_iter().zip(ids) {
                let is_ours = |id: &CheckInId| is_made(id.as_str()) && self.check_ins.contains_key(id);
                let new = id.unwrap_or_else(|| free(&c.id, |id| is_ours(id) || self.used.contains(id)));
                self.used.insert(new.clone());
                if new != c.id {
                    let before = std::mem::replace(&mut Arc::make_mut(c).id, new.clone());
                    renamed.insert(before, new);
                }
            }
        }
        for earlier in &mut lot.earlier {
            if let Some(new) = renamed.get(&earlier.said.id) {
                Arc::make_mut(&mut earlier.said).id = new.clone();
            }
        }
        if lot.moods_beside {
            self.moods(lot, &renamed);
            self.series(lot);
        }
        self.zones(lot);
        lot.journal.sort();
    }

    /// A series that the app calls otherwise now is still that series: where the old name is gone from the file, the new one
    /// is none of the journal's, and beside every entry that both know the one says what the other does.
    fn series(&self, lot: &mut Incoming) {
        let mut ours: BTreeMap<&str, HashMap<&str, &ImportedMood>> = BTreeMap::new();
        for m in self.there.moods.iter().filter(|m| !m.is_overall()) {
            ours.entry(&m.series.name).or_default().insert(m.check_in_id(), m);
        }
        if ours.is_empty() {
            return;
        }
        let mut theirs: BTreeMap<Arc<str>, Vec<usize>> = BTreeMap::new();
        for (n, m) in lot.journal.moods.iter().enumerate().filter(|(_, m)| !m.is_overall()) {
            theirs.entry(Arc::clone(&m.series.name)).or_default().push(n);
        }
        let mut gone: Vec<&HashMap<&str, &ImportedMood>> =
            ours.iter().filter(|(name, _)| !theirs.contains_key(**name)).map(|(_, of)| of).collect();
        for (_, rows) in theirs.iter().filter(|(name, _)| !ours.contains_key(&***name)) {
            let Some(at) = gone.iter().position(|was| is_that_series(was, rows, &lot.journal.moods)) else { continue };
            let was = gone.remove(at);
            for n in rows {
                let mood = &mut lot.journal.moods[*n];
                if let Some(known) = was.get(mood.check_in_id()).map(|known| Arc::clone(&known.id)) {
                    mood.id = known;
                }
            }
        }
    }

    /// A clock without a zone that was read in one zone before and is read in another now showed the same: it says nothing
    /// else than the journal, which keeps its own.
    fn zones(&self, lot: &mut Incoming) {
        if !lot.zone_assumed {
            return;
        }
        for c in lot.journal.check_ins.iter_mut().chain(&mut lot.journal.trash) {
            if let Some(ours) = self.check_ins.get(&c.id)
                && ours.at != c.at
                && wall_ms(ours) == wall_ms(c)
            {
                Arc::make_mut(c).at = ours.at.clone();
            }
        }
    }

    /// A mood is called as its entry. Where that was deleted for good, the mood is found by its time.
    fn moods(&self, lot: &mut Incoming, renamed: &HashMap<CheckInId, CheckInId>) {
        for m in &mut lot.journal.moods {
            if let Some(new) = renamed.get(m.check_in_id()) {
                m.move_beside(new.as_str());
            }
        }
        let offered: HashSet<Arc<str>> = lot.journal.moods.iter().map(|m| Arc::clone(&m.id)).collect();
        let place = |m: &ImportedMood| (m.at.utc_ms + i64::from(m.at.offset_s) * 1000, Arc::clone(&m.series.name));
        let mut alone: HashMap<(i64, Arc<str>), Vec<&Arc<str>>> = HashMap::new();
        let is_there = |m: &ImportedMood| self.check_ins.contains_key(&CheckInId::from(m.check_in_id()));
        for m in self.there.moods.iter().filter(|m| is_made(&m.id) && !offered.contains(&m.id) && !is_there(m)) {
            alone.entry(place(m)).or_default().push(&m.id);
        }
        for m in &mut lot.journal.moods {
            if !self.moods.contains(&*m.id)
                && let Some(id) = alone.get_mut(&place(m)).and_then(Vec::pop)
            {
                m.id = Arc::clone(id);
            }
        }
    }
}

#[cfg(test)]
impl Incoming {
    fn recognise(&mut self, there: &Journal) {
        Recognising::in_journal(there).in_lot(self);
    }
}

/// Whether a series says what another one here does beside every entry that both know, of which there are some.
fn is_that_series(was: &HashMap<&str, &ImportedMood>, rows: &[usize], moods: &[ImportedMood]) -> bool {
    let mut both = 0;
    for theirs in rows.iter().filter_map(|n| moods.get(*n)) {
        let Some(ours) = was.get(theirs.check_in_id()) else { continue };
        if ours.value.to_bits() != theirs.value.to_bits() || ours.series.app != theirs.series.app {
            return false;
        }
        both += 1;
    }
    both > 0
}

/// Which id here each of the entries of one minute has.
fn paired(
    offered: &[&mut Arc<CheckIn>],
    known: &mut [Known<'_>],
    theirs: &Catalogue,
    ours: &Catalogue,
) -> Vec<Option<CheckInId>> {
    if offered.len().saturating_mul(known.len()) > PAIRS_LIMIT {
        let there: HashSet<&CheckInId> = known.iter().map(|k| &k.check_in.id).collect();
        return offered.iter().map(|c| there.contains(&c.id).then(|| c.id.clone())).collect();
    }
    let said: Vec<String> = offered.iter().map(|c| words(c, theirs)).collect();
    let known_words: Vec<String> = known.iter().map(|k| words(k.check_in, ours)).collect();
    let mut ids: Vec<Option<CheckInId>> = vec![None; offered.len()];
    let mut pair = |fits: &dyn Fn(usize, &CheckIn, usize, &Known<'_>) -> bool| {
        for (n, c) in offered.iter().enumerate() {
            if ids[n].is_none()
                && let Some((_, k)) = known.iter_mut().enumerate().find(|(m, k)| !k.paired && fits(n, c, *m, k))
            {
                k.paired = true;
                ids[n] = Some(k.check_in.id.clone());
            }
        }
    };
    pair(&|_, c, _, k| k.own.as_ref() == Some(&c.id));
    pair(&|n, c, m, k| are_of_one_app(c, k) && said[n] == known_words[m]);
    pair(&|_, c, _, k| k.check_in.id == c.id);
    // Of an id of earlier years nothing but the time is left to go by.
    pair(&|_, c, _, k| are_of_one_app(c, k) && k.own.is_none() && is_sum(k.check_in.id.as_str()));
    // The tables of Daylio and Nomie have no numbers: beside their backups, too, there is only the time.
    let begins = |c: &CheckIn| match c.source.as_ref().map(|s| s.app.as_str()) {
        Some(daylio::APP) => Some(daylio::ID_BEGINS),
        Some(NOMIE_APP) => Some(NOMIE),
        _ => None,
    };
    pair(&|_, c, _, k| {
        let numbered = |id: &CheckInId, begins| id.as_str().starts_with(begins);
        are_of_one_app(c, k) && begins(c).is_some_and(|begins| numbered(&c.id, begins) != numbered(&k.check_in.id, begins))
    });
    ids
}

fn are_of_one_app(c: &CheckIn, known: &Known<'_>) -> bool {
    if let (Some(theirs), Some(ours)) = (&c.source, &known.check_in.source) {
        return theirs.app == ours.app;
    }
    let from_daylio = known.check_in.source.as_ref().map(|s| s.app == daylio::APP);
    if c.source.as_ref().is_some_and(|s| s.app == daylio::APP) {
        from_daylio.unwrap_or(known.check_in.answers.is_empty())
    } else {
        from_daylio != Some(true)
    }
}

/// What the app itself calls an entry, whatever it is called here: Daylio's as it is made now, and Nomie's.
fn own_id(c: &CheckIn) -> Option<CheckInId> {
    if c.id.as_str().starts_with(NOMIE) {
        return Some(c.id.clone());
    }
    let source = c.source.as_ref().filter(|s| s.app == daylio::APP)?;
    daylio::id_of_row(&source.row)
}

/// What the clock on the wall showed.
fn wall_ms(c: &CheckIn) -> i64 {
    c.at.instant.utc_ms + i64::from(c.at.instant.offset_s) * 1000
}

/// How ids of events from Nomie's backup begin: its table has none.
const NOMIE: &str = "nomie-";

/// Whether an entry may be one that is called otherwise: its id was made here, because the file gave none, or another file
/// of the same app gives none.
fn is_made(id: &str) -> bool {
    id.starts_with("row-") || id.starts_with(daylio::ID_BEGINS) || id.starts_with("table-") || id.starts_with(NOMIE)
}

/// Whether it was made of all that the entry said.
fn is_sum(id: &str) -> bool {
    id.strip_prefix("row-").is_some_and(|rest| rest.len() == 32 && rest.bytes().all(|b| b.is_ascii_hexdigit()))
}

/// The id, or the next one of its kind that nobody has.
fn free(id: &CheckInId, is_taken: impl Fn(&CheckInId) -> bool) -> CheckInId {
    if !is_taken(id) {
        return id.clone();
    }
    let text = id.as_str();
    let base = text.rsplit_once('.').filter(|(_, n)| n.parse::<u32>().is_ok()).map_or(text, |(base, _)| base);
    (2..=u32::MAX).map(|n| CheckInId::from(format!("{base}.{n}"))).find(|id| !is_taken(id)).unwrap_or_else(|| id.clone())
}

/// All that an entry says, in words that hang on no catalogue.
fn words(c: &CheckIn, catalogue: &Catalogue) -> String {
    let mut said = String::new();
    let mut answers: Vec<_> = c.answers.iter().filter_map(|(f, a)| Some((&catalogue.feeling(*f)?.key, *a))).collect();
    answers.sort_by(|a, b| a.0.cmp(b.0));
    let mut symptoms: Vec<_> = c.symptoms.iter().filter_map(|(s, a)| Some((&catalogue.symptom(*s)?.key, *a))).collect();
    symptoms.sort_by(|a, b| a.0.cmp(b.0));
    // Writing to a String can't fail.
    let _ = write!(said, "{answers:?}{symptoms:?}{:?}{:?}", c.context, c.note);
    said
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::{Besides, DayStart, ImportedMood, Instant, Moment, Series, Source};

    fn entry(id: &str, note: &str, row: Option<&str>) -> Arc<CheckIn> {
        let at = Moment { instant: Instant { utc_ms: 1_700_000_000_000, offset_s: 3600 }, zone: "UTC+01:00".into() };
        let source = row.map(|row| Source { app: daylio::APP.into(), row: row.into() });
        let day = at.instant.day(DayStart::default());
        Arc::new(CheckIn::new(id, at, day, Vec::new()).with(Besides { note: note.into(), source, ..Besides::default() }))
    }

    fn row(own: i64) -> String {
        format!(r#"{{"id":{own},"year":2023,"month":10,"day":14,"hour":23,"minute":13,"timeZoneOffset":3600000}}"#)
    }

    fn journal(check_ins: Vec<Arc<CheckIn>>) -> Journal {
        let moods = check_ins.iter().map(|c| ImportedMood {
            id: (&c.id).into(),
            at: c.at.instant,
            day: c.day,
            value: 3.0,
            label: "meh".into(),
            series: Series::default(),
        });
        Journal { moods: moods.collect(), check_ins, ..Journal::default() }
    }

    fn ids(offered: Vec<Arc<CheckIn>>, there: &Journal) -> (Vec<String>, Vec<String>) {
        let mut incoming = Incoming { journal: journal(offered), moods_beside: true, ..Incoming::default() };
        incoming.recognise(there);
        let moods = incoming.journal.moods.iter().map(|m| m.id.to_string()).collect();
        (incoming.journal.check_ins.iter().map(|c| c.id.to_string()).collect(), moods)
    }

    const OLD: &str = "row-0123456789abcdef0123456789abcdef";
    const OTHER: &str = "row-1123456789abcdef0123456789abcdef";

    #[test]
    fn an_entry_with_an_id_of_earlier_years_is_found_by_the_row_it_came_from_whatever_was_renamed_since() {
        let there = journal(vec![entry(OLD, "before", Some(&row(7))), entry(OTHER, "the other", Some(&row(8)))]);
        let offered = vec![
            entry("daylio-20231114-2313-8", "the other, corrected", Some(&row(8))),
            entry("daylio-20231114-2313-7", "after", Some(&row(7))),
            entry("daylio-20231114-2313-9", "new", Some(&row(9))),
        ];
        let (check_ins, moods) = ids(offered, &there);
        assert_eq!(check_ins, ["daylio-20231114-2313-9", OLD, OTHER]);
        assert!(moods.iter().all(|m| check_ins.contains(m)) && moods.len() == 3, "{moods:?}");
    }

    #[test]
    fn where_the_row_is_gone_the_same_words_and_then_the_time_alone_do() {
        let there = journal(vec![entry(OLD, "one", None), entry(OTHER, "two", None)]);
        let offered = vec![
            entry("daylio-20231114-2313-1", "two", Some(&row(1))),
            entry("daylio-20231114-2313-2", "one, corrected", Some(&row(2))),
            entry("daylio-20231114-2313-3", "three", Some(&row(3))),
        ];
        assert_eq!(ids(offered, &there).0, ["daylio-20231114-2313-3", OLD, OTHER]);
    }

    #[test]
    fn an_event_of_nomies_backup_is_the_same_in_its_table_and_two_of_one_minute_stay_two() {
        let of = |id: &str, note: &str| {
            let mut c = CheckIn::clone(&entry(id, note, Some("row")));
            let source = c.source.clone().map(|source| Source { app: NOMIE_APP.into(), ..source });
            c = c.clone().with(Besides { source, note: note.into(), ..Besides::default() });
            Arc::new(c)
        };
        let backup = journal(vec![of("nomie-a", "one"), of("nomie-b", "two")]);
        let table = vec![of("row-nomie-20231114-2313", "two"), of("row-nomie-20231114-2313.2", "one, and more")];
        assert_eq!(ids(table, &backup).0, ["nomie-a", "nomie-b"]);
        let there = journal(vec![of("row-nomie-20231114-2313", "one")]);
        assert_eq!(ids(vec![of("nomie-a", "one"), of("nomie-b", "two")], &there).0, ["nomie-b", "row-nomie-20231114-2313"]);
        assert_eq!(ids(vec![of("nomie-b", "two"), of("nomie-a", "one")], &backup).0, ["nomie-a", "nomie-b"]);
    }

    #[test]
    fn an_entry_of_another_app_or_with_an_id_of_its_own_is_left_alone() {
        let there = journal(vec![entry(OLD, "mine", Some(&row(1))), entry("own", "mine", None)]);
        assert_eq!(ids(vec![entry("row-2023", "mine", None)], &there).0, ["row-2023"]);
        assert_eq!(ids(vec![entry("own", "else", None)], &there).0, ["own"]);
    }

    #[test]
    fn rows_of_one_time_that_changed_places_are_still_themselves_and_a_third_is_new() {
        let there = journal(vec![entry("row-t", "a", None), entry("row-t.2", "b", None)]);
        let offered = vec![entry("row-t", "b", None), entry("row-t.2", "a", None), entry("row-t.3", "c", None)];
        let mut incoming = Incoming { journal: journal(offered), ..Incoming::default() };
        incoming.recognise(&there);
        let said: Vec<_> = incoming.journal.check_ins.iter().map(|c| (c.id.to_string(), c.note.to_string())).collect();
        let want = [("row-t", "a"), ("row-t.2", "b"), ("row-t.3", "c")];
        assert_eq!(said, want.map(|(id, note)| (id.to_owned(), note.to_owned())));
    }

    #[test]
    fn a_series_that_is_called_otherwise_now_is_still_that_series() {
        let series = |name: &str, values: &[f64]| {
            let mut j = journal((1..).zip(values).map(|(n, _)| entry(&format!("row-{n}"), &format!("{n}"), None)).collect());
            for (m, value) in j.moods.iter_mut().zip(values) {
                m.series = Series { app: "bearable".into(), name: name.into(), scale: None };
                (m.id, m.value) = (ImportedMood::id_beside(&m.id, name), *value);
            }
            j
        };
        let ids = |there: Journal, offered: Journal| {
            let mut incoming = Incoming { journal: offered, moods_beside: true, ..Incoming::default() };
            incoming.recognise(&there);
            incoming.journal.moods.iter().map(|m| m.id.to_string()).collect::<Vec<_>>()
        };
        let renamed = ids(series("ache", &[1.0, 2.0]), series("pain", &[1.0, 2.0, 3.0]));
        assert_eq!(renamed, ["row-1//ache", "row-2//ache", "row-3//pain"]);
        let another = ids(series("ache", &[1.0, 2.0]), series("sleep", &[1.0, 4.0]));
        assert_eq!(another, ["row-1//sleep", "row-2//sleep"]);
    }

    #[test]
    fn a_mood_whose_entry_is_gone_is_found_by_its_time() {
        let mut there = journal(vec![entry(OLD, "gone", Some(&row(1)))]);
        there.check_ins.clear();
        let (check_ins, moods) = ids(vec![entry("daylio-20231114-2313-1", "gone", Some(&row(1)))], &there);
        assert_eq!((check_ins, moods), (vec!["daylio-20231114-2313-1".to_owned()], vec![OLD.to_owned()]));
    }
}
