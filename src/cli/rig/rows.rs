//! `gamut rig`: check-ins in and out line by line, and what is typed kept as the window keeps it.

use super::lines;
use crate::{
    app::{CHECK_IN_DRAFT, drafts::check_in, save_or_rescue, write_or_rescue},
    cli::{
        place::{open_or_create, open_to_read},
        terminal::{failure::Failure, out, out::Out},
    },
    clock,
    domain::{CanBe, Catalogue, CheckIn, CheckInDraft, CheckInId, Journal},
    exchange::{ReadFor, jsonl},
    storage::{StorageError, Store},
};
use serde_json::{Map, Value, json};
use std::{collections::HashSet, path::Path, sync::Arc};

/// Saves check-ins one by one; each is acknowledged after it is on the disk.
pub(super) fn add(path: &Path) -> Result<(), Failure> {
    let mut store = opened(path)?;
    let Journal { mut catalogue, settings, check_ins, trash, .. } = store.load()?;
    let mut there: HashSet<CheckInId> = check_ins.iter().chain(&trash).map(|c| c.id.clone()).collect();
    drop((check_ins, trash));
    let mut out = Out::new();
    lines::each(|line| {
        let known = (catalogue.feelings.len(), catalogue.symptoms.len());
        let read = line.ok_or_else(|| "it is not UTF-8 text".to_owned());
        let now = clock::now().instant;
        // The harness turns the clock about: what lies ahead of it is meant.
        let read_for = ReadFor { start: settings.day_start, can: CanBe::with_what_lies_ahead() };
        let c = read.and_then(|line| jsonl::read_one(line, &mut catalogue, read_for)).map_err(|why| {
            Failure::bad_input(format!(
                "A check-in was refused: {why}. Nothing of it was saved; what was acknowledged before is safe"
            ))
        })?;
        if !there.insert(c.id.clone()) {
            return Err(Failure::bad_input(
                "A check-in was refused: there is one of its id. What was acknowledged before is safe",
            ));
        }
        if known != (catalogue.feelings.len(), catalogue.symptoms.len()) {
            store.save_catalogue(&catalogue)?;
        }
        if let Some(rescued) = save_or_rescue(&mut store, &catalogue, &c, now.utc_ms, None)? {
            return Err(rescued.into());
        }
        out.line(format!("ACK {}", c.id))?;
        out.now()
    })
}

/// Opened to write, or made. One that is in use elsewhere is told after the first line was heard.
fn opened(path: &Path) -> Result<Store, StorageError> {
    let opened = open_or_create(path, &Catalogue::starting());
    if matches!(opened, Err(StorageError::InUse { .. })) {
        lines::hear_one_out();
    }
    opened
}

/// Every check-in, also of the trash, in order of time.
pub(super) fn list(path: &Path) -> Result<(), Failure> {
    let journal = open_to_read(path)?.load()?;
    let mut all: Vec<&Arc<CheckIn>> = journal.check_ins.iter().chain(&journal.trash).collect();
    all.sort_by(|a, b| (a.at.instant.utc_ms, &a.id).cmp(&(b.at.instant.utc_ms, &b.id)));
    let mut out = Out::new();
    for c in all {
        out.json(&row(c, &journal.catalogue).to_string())?;
    }
    out.now()
}

fn row(c: &CheckIn, catalogue: &Catalogue) -> Value {
    let answered = catalogue.feelings.iter().filter_map(|f| {
        let answer = c.answer(f.id)?;
        Some((f.key.as_str().to_owned(), answer.number().map_or_else(|| "cannot_tell".into(), Value::from)))
    });
    json!({
        "id": c.id.as_str(),
        "utc_ms": c.at.instant.utc_ms,
        "offset_s": c.at.instant.offset_s,
        "zone": &*c.at.zone,
        "day": c.day.to_string(),
        "feelings": answered.collect::<Map<_, _>>(),
        "note": &*c.note,
        "deleted_ms": c.deleted_ms,
        "tags": c.context.tags.iter().map(|t| &**t).collect::<Vec<_>>(),
    })
}

/// Keeps what is typed, as the window does: each line is the whole text so far.
pub(super) fn keep_drafts(path: &Path) -> Result<(), Failure> {
    let mut store = opened(path)?;
    let catalogue = store.load()?.catalogue;
    let mut out = Out::new();
    lines::each(|line| {
        let body =
            line.and_then(|l| serde_json::from_str::<Value>(l).ok()).and_then(|v| Some(v.get("body")?.as_str()?.to_owned()));
        let note = body.ok_or_else(|| Failure::bad_input("A line holds no body. What was typed before is safe"))?;
        let letters = note.chars().count();
        let text = check_in::encode(&CheckInDraft { note, ..CheckInDraft::default() });
        let now_ms = clock::now().instant.utc_ms;
        let write = |store: &mut Store| store.put_draft(CHECK_IN_DRAFT, &text, now_ms);
        if let Some(rescued) = write_or_rescue(&mut store, &catalogue, now_ms, write)? {
            return Err(rescued.into());
        }
        out.line(format!("DRAFT {letters}"))?;
        out.now()
    })
}

pub(super) fn draft(path: &Path) -> Result<(), Failure> {
    let kept = open_to_read(path)?.draft(CHECK_IN_DRAFT)?;
    let note = kept.as_deref().and_then(check_in::decode).map(|d| d.note);
    out::json(&json!(note).to_string())
}
