use super::{
    complain,
    failure::Failure,
    out,
    place::{open_or_create, open_to_read},
};
use crate::{
    app::{FileKind, read_incoming},
    clock,
    domain::{CanBe, DayStart, ImportedMood, Journal},
    exchange::{Incoming, ReadFor},
    storage::{ImportCounts, StorageError},
};
use std::path::Path;

/// Lines of refused rows that are told one by one.
const TOLD: usize = 20;

/// What became of the rows of a file: `imported + duplicate + rejected` are all rows offered.
pub(super) struct Report {
    pub imported: u64,
    pub duplicate: u64,
    pub incoming: Incoming,
}

pub(super) fn run(journal: &Path, file: &Path, kind: FileKind, dry_run: bool, future: bool) -> Result<(), Failure> {
    let can = if future { CanBe::with_what_lies_ahead() } else { CanBe::as_of(clock::now().instant) };
    let report = if dry_run { compare(journal, file, kind, can)? } else { take_in(journal, file, kind, can)? };
    let Report { imported, duplicate, incoming } = &report;
    // Daylio's files have no lines.
    let (one, many) = if kind == FileKind::Daylio { ("Entry", "entries") } else { ("Line", "lines") };
    for (line, why) in incoming.rejected.iter().take(TOLD) {
        complain(&format!("{one} {line} was refused: {why}"));
    }
    let refused = incoming.rejected_count;
    if refused > TOLD as u64 {
        complain(&format!("{} more {many} were refused", refused - TOLD as u64));
    }
    if *imported + duplicate == 0 && refused > 0 {
        return Err(Failure::bad_input(
            "No row of this file could be read, so nothing was taken from it. The journal is as it was",
        ));
    }
    let verb = if dry_run { "would be taken in" } else { "taken in" };
    let guessed = match incoming.guessed.len() {
        0 => String::new(),
        n => {
            format!(". {n} feelings of your own were not described in the file and count as unpleasant until you say otherwise")
        }
    };
    let apart = if incoming.moods_beside && *imported > 0 {
        ". Overall moods of the other app are kept apart from your feelings, as a series of their own"
    } else {
        ""
    };
    out::all(&format!("{imported} rows {verb}, {duplicate} already there, {refused} refused{guessed}{apart}"))
}

/// Takes in what the journal doesn't have yet: all of it or, on a fault, nothing.
pub(super) fn take_in(journal: &Path, file: &Path, kind: FileKind, can: CanBe) -> Result<Report, Failure> {
    let (start, moods) = before(journal)?;
    let incoming = read_incoming(file, kind, ReadFor { start, can })?;
    let counts = if incoming.offered == incoming.rejected_count && !incoming.has_settings {
        // Nothing to take in: no journal is made for it.
        ImportCounts::default()
    } else {
        let mut store = open_or_create(journal, &incoming.journal.catalogue)?;
        let now_ms = clock::now().instant.utc_ms;
        store.back_up_before_import(now_ms)?;
        store.import(&incoming.journal, now_ms)?
    };
    let (new, known) = incoming.moods_beside(&moods);
    let (imported, duplicate) = (counts.imported.saturating_sub(new), counts.duplicate.saturating_sub(known));
    Ok(Report { imported, duplicate: duplicate + incoming.repeated, incoming })
}

/// What [`take_in`] would say, without changing anything.
fn compare(journal: &Path, file: &Path, kind: FileKind, can: CanBe) -> Result<Report, Failure> {
    let incoming = read_incoming(file, kind, ReadFor { start: before(journal)?.0, can })?;
    let there = match open_to_read(journal) {
        Ok(store) => store.load()?,
        Err(StorageError::Missing(_)) => Journal::default(),
        Err(e) => return Err(e.into()),
    };
    let new = &incoming.journal;
    let ids = |j: &Journal| -> std::collections::HashSet<(u8, String)> {
        let check_ins = j.check_ins.iter().chain(&j.trash).map(|c| (0, c.id.to_string()));
        let events = j.events.iter().map(|e| (1, e.id.to_string()));
        let trials = j.trials.iter().map(|t| (2, t.id.to_string()));
        let plans = j.plans.iter().map(|p| (3, p.id.to_string()));
        let answers = j.pattern_answers.iter().map(|a| (4, a.pattern.clone()));
        check_ins
            .chain(events)
            .chain(trials)
            .chain(plans)
            .chain(answers)
            .chain(j.way_items.iter().map(|i| (6, i.id.to_string())))
            .chain(j.moods.iter().map(|m| (5, m.id.to_string())))
            .collect()
    };
    let (offered, known) = (ids(new), ids(&there));
    let duplicate = offered.intersection(&known).count() as u64;
    let imported = offered.len() as u64 - duplicate;
    let (moods, known_moods) = incoming.moods_beside(&there.moods);
    Ok(Report { imported: imported - moods, duplicate: duplicate - known_moods + incoming.repeated, incoming })
}

/// The hour at which this journal's days begin, which settles the day of rows that don't say it, and the
/// overall moods that are there.
fn before(journal: &Path) -> Result<(DayStart, Vec<ImportedMood>), Failure> {
    match open_to_read(journal) {
        Ok(store) => {
            let there = store.load()?;
            Ok((there.settings.day_start, there.moods))
        }
        Err(StorageError::Missing(_)) => Ok((DayStart::default(), Vec::new())),
        Err(e) => Err(e.into()),
    }
}
