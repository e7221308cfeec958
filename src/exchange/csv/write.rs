//! Writing check-ins as a table for spreadsheets, and telling what is left out of it.

use super::{cell::list, columns::FIXED, dialect::Dialect};
use crate::{
    domain::{CheckIn, Feeling, Journal, SELF_HARM_KEY, SelfHarmItem, Symptom, spreadsheet::defused},
    exchange::{jsonl::short, time::write_at},
};
use std::{
    io::{self, Write},
    sync::Arc,
};

/// What a journal holds and a file of this kind doesn't.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct LeftOut {
    /// Somebody answered the item about wanting to hurt oneself.
    pub self_harm: bool,
}

impl LeftOut {
    /// What a plain file of this journal leaves out.
    #[must_use]
    pub fn of(journal: &Journal, kept: SelfHarmItem) -> Self {
        if kept == SelfHarmItem::Kept {
            return Self::default();
        }
        let item = journal.catalogue.symptom_by_key(SELF_HARM_KEY).map(|s| s.id);
        Self { self_harm: item.is_some_and(|id| journal.check_ins.iter().any(|c| c.symptom(id).is_some())) }
    }
}

/// Writes the check-ins, earliest first, without the trash; with what was answered about wanting to hurt oneself only
/// where that was ticked. The same journal gives the same bytes.
///
/// # Errors
/// Whatever the writer says.
pub fn write(journal: &Journal, item: SelfHarmItem, table: Dialect, mut out: impl Write) -> io::Result<LeftOut> {
    let stands = |s: &&Symptom| item == SelfHarmItem::Kept || s.key.as_str() != SELF_HARM_KEY;
    let symptoms: Vec<&Symptom> = journal.catalogue.symptoms.iter().filter(stands).collect();
    let feelings = &journal.catalogue.feelings;
    let (before, behind) = FIXED.split_at(4);
    let mut names: Vec<String> = before.iter().map(|(name, _)| (*name).to_owned()).collect();
    names.extend(feelings.iter().map(|f| format!("feeling:{}", f.key)));
    names.extend(symptoms.iter().map(|s| format!("symptom:{}", s.key)));
    names.extend(behind.iter().map(|(name, _)| (*name).to_owned()));
    if table.mark {
        out.write_all("\u{feff}".as_bytes())?;
    }
    put(&mut out, &names, table)?;
    let mut in_order: Vec<&Arc<CheckIn>> = journal.check_ins.iter().collect();
    in_order.sort_by(|a, b| Journal::order(a, b));
    for c in in_order {
        put(&mut out, &cells(c, feelings, &symptoms, table), table)?;
    }
    out.flush()?;
    Ok(LeftOut::of(journal, item))
}

fn cells(c: &CheckIn, feelings: &[Feeling], symptoms: &[&Symptom], table: Dialect) -> Vec<String> {
    let mut cells = vec![c.id.to_string(), write_at(c.at.instant), c.at.zone.to_string(), c.day.to_string()];
    cells.extend(feelings.iter().map(|f| {
        // Not answered is an empty cell, never a 0.
        c.answer(f.id).map_or_else(String::new, |a| a.number().map_or_else(|| "?".to_owned(), |n| n.to_string()))
    }));
    cells.extend(symptoms.iter().map(|s| c.symptom(s.id).map_or_else(String::new, |a| a.word().to_owned())));
    let context = &c.context;
    cells.extend([
        context.sleep.map_or_else(String::new, |s| table.number(&short(s.hours()).to_string())),
        list(&context.medicines),
        list(&context.substances),
        context.company.as_deref().unwrap_or_default().to_owned(),
        list(&context.tags),
        c.note.to_string(),
    ]);
    cells
}

fn put(out: &mut impl Write, cells: &[String], table: Dialect) -> io::Result<()> {
    for (n, cell) in cells.iter().enumerate() {
        if n > 0 {
            write!(out, "{}", table.separator())?;
        }
        let cell = defused(cell);
        if cell.contains([table.separator(), '"', '\n', '\r']) {
            write!(out, "\"{}\"", cell.replace('"', "\"\""))?;
        } else {
            out.write_all(cell.as_bytes())?;
        }
    }
    out.write_all(b"\n")
}
