//! `gamut import`: check-ins from a file, and what became of each of its rows.

mod told;

use crate::cli::{
    place::{open_or_create, open_to_read},
    terminal::{complain::complain, failure::Failure, out},
};
use crate::{
    app::{FileKind, LookedAt, SaidOfFile, UnknownFeeling, look_at, look_at_table, told_apart},
    clock,
    domain::{CanBe, Settings, Valence, is_same_name},
    exchange::formats::Read,
    guidance::first_run,
    storage::{Changed, ImportCounts, StorageError, Store},
};
use std::{
    collections::HashMap,
    path::{Path, PathBuf},
};

/// Lines of refused rows that are told one by one.
const TOLD: usize = 20;

/// What the command said about the file.
#[derive(Debug, Default)]
pub(super) struct How {
    pub dry_run: bool,
    /// Days that have not come yet are meant.
    pub future: bool,
    pub take_theirs: bool,
    pub pleasant: Vec<String>,
    pub unpleasant: Vec<String>,
    /// What the names of another app become.
    pub map: Option<PathBuf>,
}

/// What is done about feelings whose side nobody said.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(in crate::cli) enum Unsaid {
    /// Nothing is taken in before they are said.
    Ask,
    /// They are taken as unpleasant: for the fault harness, which has nobody to ask.
    Unpleasant,
}

/// What became of the rows of a file: those counted and those refused are all rows offered.
pub(in crate::cli) struct Report {
    pub counts: ImportCounts,
    pub looked: LookedAt,
    /// The journal was made for it, and what is set in it did not come with it.
    pub is_new: bool,
}

/// Takes in a file of this format, or of the one that it turns out to be.
pub(super) fn run(journal: &Path, file: &Path, format: Option<FileKind>, how: &How) -> Result<(), Failure> {
    let said = said(how)?;
    let kind = match format {
        Some(kind) => kind,
        None => FileKind::found_in(file)?,
    };
    // Which column is what must be said before anything of a stranger's table is taken in.
    let unsaid_table = if said.choices.table.is_none() { look_at_table(file, kind)? } else { None };
    if let Some(look) = &unsaid_table {
        told::columns(look)?;
        if look.month_unclear || look.guess.time.is_empty() {
            return Err(Failure::bad_input(
                "Nothing was taken in: which column says when each row was, and how, is said with --map MAP.toml",
            ));
        }
    }
    let dry_run = how.dry_run || unsaid_table.is_some();
    let taken_for = if format.is_some() { String::new() } else { format!("This is {}: ", kind.reader.noun) };
    let can = if how.future { CanBe::with_what_lies_ahead() } else { CanBe::as_of(clock::now().instant) };
    let report = if dry_run {
        compare(journal, file, kind, &said, can)?
    } else {
        take_in(journal, file, kind, &said, can, Unsaid::Ask)?
    };
    let Report { counts, looked, is_new } = &report;
    let incoming = &looked.incoming;
    let (one, many) = kind.reader.rows.words();
    for (line, why) in incoming.rejected.iter().take(TOLD) {
        complain(&format!("{one} {line} was refused: {why}"));
    }
    let refused = incoming.rejected_count;
    if refused > TOLD as u64 {
        complain(&format!("{} more {many} were refused", refused - TOLD as u64));
    }
    if counts.imported + counts.there() == 0 && refused > 0 {
        return Err(Failure::bad_input(
            "No row of this file could be read, so nothing was taken from it. The journal is as it was",
        ));
    }
    if dry_run && matches!(kind.reader.read, Read::Diary(_)) {
        let app = incoming.journal.check_ins.iter().find_map(|c| c.source.as_ref()).map_or("", |source| source.app.as_str());
        told::names(looked, app, how.map.is_some() || unsaid_table.is_some())?;
    }
    let verb = if dry_run { "would be taken in" } else { "taken in" };
    let apart = if incoming.moods_beside && counts.imported > 0 && looked.weighed.has_moods {
        ". Overall moods and numbers of the other app are kept apart from your feelings, each as a series of its own"
    } else {
        ""
    };
    let asked = if looked.unknown.is_empty() { String::new() } else { format!(". {}", to_be_said(&looked.unknown)) };
    let told = told_apart(counts, incoming, ", --take-theirs takes what the file says");
    if *is_new && counts.imported > 0 {
        complain(first_run().in_short.trim_end_matches('.'));
    }
    let say = if dry_run || !looked.unknown.is_empty() { out::sentence } else { out::done };
    let rows = if counts.imported == 1 { "row" } else { "rows" };
    let (new, there) = (counts.imported, counts.duplicate);
    say(&format!("{taken_for}{new} {rows} {verb}, {there} already there, {refused} refused{told}{apart}{asked}"))?;
    if unsaid_table.is_some() && !how.dry_run {
        return Err(Failure::bad_input(
            "Nothing was taken in yet: which column is what is said with --map MAP.toml. The one above is a beginning",
        ));
    }
    Ok(())
}

fn said(how: &How) -> Result<SaidOfFile, Failure> {
    let twice = |name: &&String| how.unpleasant.iter().any(|other| is_same_name(name, other));
    if how.pleasant.iter().any(|name| twice(&name)) {
        return Err(Failure::bad_input("One feeling is said to be on both sides. Nothing was taken in. Say one of them"));
    }
    let on = |names: &[String], side| names.iter().map(|n| (n.clone(), side)).collect::<Vec<_>>();
    let sides = [on(&how.pleasant, Valence::Pleasant), on(&how.unpleasant, Valence::Unpleasant)].concat();
    let changed = if how.take_theirs { Changed::TakeTheirs } else { Changed::KeepOurs };
    let mut choices = how.map.as_deref().map(told::map).transpose()?.unwrap_or_default();
    // A clock without a zone was this machine's, as far as anybody knows.
    choices.zone = choices.zone.or_else(|| Some(clock::now().zone.to_string()));
    Ok(SaidOfFile { sides, changed, choices })
}

/// Which feelings are unknown, and what to type. Their names are all that is told of the file.
fn to_be_said(unknown: &[UnknownFeeling]) -> String {
    let names: Vec<String> = unknown.iter().map(|u| format!("“{}”", u.name)).collect();
    let one = unknown.first().map_or("NAME", |u| u.key.as_str());
    format!(
        "Neither this file nor the journal says whether these are pleasant or unpleasant: {}. \
         Add --pleasant {one} or --unpleasant {one}, once for each",
        names.join(", ")
    )
}

/// Takes in what the journal doesn't have yet: all of it or, on a fault, nothing.
pub(in crate::cli) fn take_in(
    journal: &Path,
    file: &Path,
    kind: FileKind,
    said: &SaidOfFile,
    can: CanBe,
    unsaid: Unsaid,
) -> Result<Report, Failure> {
    let (is_new, mut looked) = looked_at(journal, file, kind, said, can)?;
    match unsaid {
        Unsaid::Ask if !looked.unknown.is_empty() => {
            let sentence = format!("Nothing was taken in yet. {}", to_be_said(&looked.unknown));
            return Err(Failure::bad_input(sentence));
        }
        Unsaid::Ask => {}
        Unsaid::Unpleasant => {
            for feeling in std::mem::take(&mut looked.unknown) {
                looked.say_side(&feeling, Valence::Unpleasant);
            }
        }
    }
    let incoming = &looked.incoming;
    let counts = if incoming.offered == incoming.rejected_count && !incoming.has_settings {
        // Nothing to take in: no journal is made for it.
        ImportCounts::default()
    } else {
        let mut store = open_or_create(journal, &incoming.journal.catalogue)?;
        let now_ms = clock::now().instant.utc_ms;
        store.back_up_before_import(now_ms)?;
        let (counts, _brought) = looked.take_into(&mut store, HashMap::new(), now_ms, None)?;
        if is_new && !incoming.has_settings {
            is_welcomed(&mut store)?;
        }
        counts
    };
    let is_new = is_new && !incoming.has_settings;
    Ok(Report { counts: looked.with_repeated(counts), looked, is_new })
}

/// Who brings a journal along has written one before: the window begins with it, and what its first pages say is said
/// here.
fn is_welcomed(store: &mut Store) -> Result<(), StorageError> {
    let (_, settings) = store.load_asked_about()?;
    if settings.welcomed { Ok(()) } else { store.save_settings(&Settings { welcomed: true, ..settings }) }
}

/// What [`take_in`] would say, without changing anything.
fn compare(journal: &Path, file: &Path, kind: FileKind, said: &SaidOfFile, can: CanBe) -> Result<Report, Failure> {
    let (_, looked) = looked_at(journal, file, kind, said, can)?;
    Ok(Report { counts: looked.weighed.counts, looked, is_new: false })
}

/// The file beside the journal, and whether there is none yet. What was read of the journal is let go of again.
fn looked_at(journal: &Path, file: &Path, kind: FileKind, said: &SaidOfFile, can: CanBe) -> Result<(bool, LookedAt), Failure> {
    let there = match open_to_read(journal) {
        Ok(store) => Some((store.load()?, store.deleted_events()?)),
        Err(StorageError::Missing(_)) => None,
        Err(e) => return Err(e.into()),
    };
    let is_new = there.is_none();
    let (here, deleted) = there.unwrap_or_default();
    Ok((is_new, look_at(file, kind, &here, &deleted, said, can)?))
}
