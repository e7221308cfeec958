//! What the fault harness drives: the code the window uses, told what to do line by line. Hidden, because
//! nothing here is for people.

mod days;
mod lines;
mod numbers;
mod rewrite;
mod rows;

use super::{
    args::Rig,
    commands::{backup, check, export, import},
    place::{open, open_or_create},
    terminal::{failure::Failure, out},
};
use crate::{
    app::{ExportWish, FileKind, NotRead, SaidOfFile},
    clock,
    domain::{CanBe, Catalogue},
    platform::probe,
};
use serde_json::json;
use std::path::PathBuf;

/// Refused rows named in a report.
const REJECTED_SHOWN: usize = 20;

pub(super) fn run(journal: impl Fn() -> Result<PathBuf, Failure>, what: Rig) -> Result<(), Failure> {
    match what {
        Rig::Init => {
            open_or_create(&journal()?, &Catalogue::starting())?;
            out::done("ok")
        }
        Rig::AddStream => rows::add(&journal()?),
        Rig::List => rows::list(&journal()?),
        Rig::Import { file } => import_file(&journal()?, &file),
        Rig::Export { file } => {
            export::to_file(&journal()?, &file, &ExportWish::default())?;
            out::all("ok")
        }
        Rig::Backup => backup::run(&journal()?, None),
        Rig::Check => check::run(&journal()?),
        Rig::DayOf { batch: true, day_start, .. } => days::batch(day_start),
        Rig::DayOf { at, tz, day_start, .. } => days::one(&at.unwrap_or_default(), &tz.unwrap_or_default(), day_start),
        Rig::Delete { id } => {
            let there = open(&journal()?)?.delete_check_in(&id.into(), clock::now().instant.utc_ms)?;
            done(there)
        }
        Rig::Undelete { id } => done(open(&journal()?)?.undelete_check_in(&id.into())?),
        Rig::Rewrite { what, from, into, back } => rewrite::run(&journal()?, &what, &from, &into, back),
        Rig::DraftStream => rows::keep_drafts(&journal()?),
        Rig::DraftGet => rows::draft(&journal()?),
        Rig::Measures => numbers::measures(),
        Rig::AnalyzeBatch => numbers::analyze_batch(),
        Rig::Doors => {
            let found = probe::try_doors();
            let said = json!({
                "sockets_closed": found.sockets_closed,
                "programs_refused": found.programs_refused,
                "core_dumps": found.core_dumps,
                "umask": found.umask,
            });
            out::json(&said.to_string())
        }
    }
}

fn done(there: bool) -> Result<(), Failure> {
    if there { out::done("ok") } else { Err(Failure::bad_input("There is no check-in of this id. Nothing was changed")) }
}

fn import_file(journal: &std::path::Path, file: &std::path::Path) -> Result<(), Failure> {
    let kind = FileKind::of(file).ok_or(NotRead::UnknownEnding)?;
    // As its streams do: what drives it turns the clock back at times, and takes in what it wrote before.
    let can = CanBe::with_what_lies_ahead();
    let report = import::take_in(journal, file, kind, &SaidOfFile::default(), can, import::Unsaid::Unpleasant)?;
    let incoming = &report.looked.incoming;
    let rejected: Vec<_> = incoming.rejected.iter().take(REJECTED_SHOWN).map(|(line, why)| json!([line, why])).collect();
    let answer = json!({
        "imported": report.counts.imported,
        "duplicate": report.counts.there(),
        "rejected_count": incoming.rejected_count,
        "rejected": rejected,
    });
    out::is_done(out::json(&answer.to_string()))
}
