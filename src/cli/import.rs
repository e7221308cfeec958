use super::{
    complain,
    failure::Failure,
    out,
    place::{open_or_create, open_to_read},
};
use crate::{
    app::read_incoming,
    clock,
    domain::{DayStart, Journal},
    exchange::jsonl::Incoming,
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

pub(super) fn run(journal: &Path, file: &Path, dry_run: bool) -> Result<(), Failure> {
    let report = if dry_run { compare(journal, file)? } else { take_in(journal, file)? };
    let Report { imported, duplicate, incoming } = &report;
    for (line, why) in incoming.rejected.iter().take(TOLD) {
        complain(&format!("Line {line} was refused: {why}"));
    }
    let refused = incoming.rejected_count;
    if refused > TOLD as u64 {
        complain(&format!("{} more lines were refused", refused - TOLD as u64));
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
    out::all(&format!("{imported} rows {verb}, {duplicate} already there, {refused} refused{guessed}"))
}

/// Takes in what the journal doesn't have yet: all of it or, on a fault, nothing.
pub(super) fn take_in(journal: &Path, file: &Path) -> Result<Report, Failure> {
    let incoming = read_incoming(file, day_start(journal)?)?;
    let counts = if incoming.offered == incoming.rejected_count && !incoming.has_settings {
        // Nothing to take in: no journal is made for it.
        ImportCounts::default()
    } else {
        let mut store = open_or_create(journal, &incoming.journal.catalogue)?;
        let now_ms = clock::now().instant.utc_ms;
        store.back_up_before_import(now_ms)?;
        store.import(&incoming.journal, now_ms)?
    };
    Ok(Report { imported: counts.imported, duplicate: counts.duplicate + incoming.repeated, incoming })
}

/// What [`take_in`] would say, without changing anything.
fn compare(journal: &Path, file: &Path) -> Result<Report, Failure> {
    let incoming = read_incoming(file, day_start(journal)?)?;
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
            .chain(j.moods.iter().map(|m| (5, m.id.to_string())))
            .collect()
    };
    let (offered, known) = (ids(new), ids(&there));
    let duplicate = offered.intersection(&known).count() as u64;
    Ok(Report { imported: offered.len() as u64 - duplicate, duplicate: duplicate + incoming.repeated, incoming })
}

/// The hour at which this journal's days begin; it settles the day of rows that don't say it.
fn day_start(journal: &Path) -> Result<DayStart, Failure> {
    match open_to_read(journal) {
        Ok(store) => Ok(store.load()?.settings.day_start),
        Err(StorageError::Missing(_)) => Ok(DayStart::default()),
        Err(e) => Err(e.into()),
    }
}
