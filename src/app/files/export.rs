//! The journal written into a file, or a part of it: everything, a table, a diary or a database.

use crate::{
    app::write_whole,
    domain::{DayKey, Journal, SelfHarmItem},
    exchange::{
        Selection,
        csv::{Dialect, LeftOut},
        formats,
        formats::{ExportKind, How, Outgoing, endings_written},
    },
    storage::{StorageError, Store},
};
use chrono::Datelike;
use std::{
    fs::{self, File},
    io::Read,
    path::{Path, PathBuf},
};

/// What of a journal is written, and how.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct ExportWish {
    pub of: Selection,
    /// Of `.jsonl` the whole of a journal always has it; a part of one only where it is kept here.
    pub item: SelfHarmItem,
    /// How a table is written.
    pub table: Dialect,
    /// Of a diary, a file a month.
    pub by_month: bool,
}

/// Why an export was not written. The journal is safe in any case.
#[derive(Debug, thiserror::Error)]
pub enum NotWritten {
    #[error(
        "Files that end in {} can be written, and this is none of them. Nothing was written. Choose one of these endings",
        endings_written()
    )]
    UnknownEnding,
    #[error("There is another file of this name that is no export of Gamut. It was left exactly as it is. Choose another name")]
    InTheWay,
    #[error("Only a diary is written as a file a month. Nothing was written. Choose a name that ends in .md, or one file")]
    NoDiary,
    #[error(
        "Nothing of the journal lies on these days, or nothing of it is left. Nothing was written. Choose other days, or leave out less"
    )]
    Nothing,
    #[error(
        "{path} could not be written: {why}. Your journal is safe. Check that the disk has room and that you may write there"
    )]
    Disk { path: String, why: String },
    #[error(transparent)]
    Storage(#[from] StorageError),
}

/// Whether a file of this name would hold everything.
#[must_use]
pub fn holds_everything(file: &Path) -> bool {
    formats::written_as(file).is_some_and(|kind| kind.writer.is_whole)
}

/// Whether a file of this name is a diary, which can be written as a file a month.
#[must_use]
pub fn is_diary(file: &Path) -> bool {
    formats::written_as(file).is_some_and(|kind| kind.format.name == formats::DIARY)
}

/// Whether a file of this name is a table, which can be written for spreadsheets of other countries.
#[must_use]
pub fn is_table(file: &Path) -> bool {
    formats::written_as(file).is_some_and(|kind| kind.format.name == formats::TABLE)
}

/// Writes `journal`, as `store` has it, in the format that the ending of the name says, readable by its owner only. An
/// earlier export of that kind may be replaced by a newer one; the journal itself and anything else may
/// not. What was answered about wanting to hurt oneself is in a file only where the wish says so; `.jsonl` of a whole
/// journal always has it. Gives the sentence about it: how much, where, and what such a file leaves out.
///
/// # Errors
/// An ending that no format has which can be written, nothing to write, a file in the way, or the disk.
pub fn write_export(store: &Store, journal: &Journal, file: &Path, wish: &ExportWish) -> Result<String, NotWritten> {
    let kind = formats::written_as(file).ok_or(NotWritten::UnknownEnding)?;
    let part = (!wish.of.is_all()).then(|| wish.of.of(journal, wish.item));
    if part.as_ref().is_some_and(|part| part.check_ins.is_empty() && part.events.is_empty() && part.moods.is_empty()) {
        return Err(NotWritten::Nothing);
    }
    let wanted = part.as_ref().unwrap_or(journal);
    let mut left_out = LeftOut::default();
    let mut to = file.display().to_string();
    match kind.writer.how {
        How::Text { .. } if wish.by_month => {
            let written = a_file_a_month(store, wanted, file, kind, wish)?;
            left_out = LeftOut::of(wanted, wish.item);
            to = names_of(&written);
        }
        How::Text { .. } => {
            let earlier = if kind.writer.is_whole && part.is_none() { store.every_earlier_version()? } else { Vec::new() };
            let what =
                Outgoing { journal: wanted, earlier: &earlier, item: wish.item, is_part: part.is_some(), table: wish.table };
            left_out = as_text(store, &what, file, kind)?;
        }
        How::Database if wish.by_month => return Err(NotWritten::NoDiary),
        How::Database => {
            if let Some(part) = &part {
                store.export_plain_part(part, file)?;
            } else {
                store.export_plain(file, wish.item)?;
                left_out = LeftOut::of(journal, wish.item);
            }
        }
    }
    if part.is_some() {
        left_out = LeftOut::of(&wish.of.of(journal, SelfHarmItem::Kept), wish.item);
    }
    let is = if wish.by_month { "Those files are" } else { "That file is" };
    let mut sentence = format!("{} check-ins written to {to}. {is} not encrypted", wanted.check_ins.len());
    if part.is_some() {
        sentence.push_str(". It is a part of the journal, and no copy to come back to");
    } else {
        sentence.push_str(kind.writer.says);
    }
    if left_out.self_harm {
        let keeps = if part.is_some() { "" } else { "; a .jsonl export keeps that" };
        sentence.push_str(". What you answered about hurting yourself is left out of it, unless you tick it for one file");
        sentence.push_str(keeps);
    }
    Ok(sentence)
}

fn as_text(store: &Store, what: &Outgoing<'_>, file: &Path, kind: ExportKind) -> Result<LeftOut, NotWritten> {
    let How::Text { begins, write } = kind.writer.how else { return Err(NotWritten::UnknownEnding) };
    if !may_replace(store.path(), file, begins) {
        return Err(NotWritten::InTheWay);
    }
    let mut left_out = LeftOut::default();
    write_whole(file, |out| write(what, out).map(|left| left_out = left))
        .map_err(|e| NotWritten::Disk { path: file.display().to_string(), why: e.to_string() })?;
    Ok(left_out)
}

/// Each month on which there is something, beside `file` and named after it. None is written where one of them can't be.
fn a_file_a_month(
    store: &Store,
    journal: &Journal,
    file: &Path,
    kind: ExportKind,
    wish: &ExportWish,
) -> Result<Vec<PathBuf>, NotWritten> {
    if kind.format.name != formats::DIARY {
        return Err(NotWritten::NoDiary);
    }
    let days = journal.check_ins.iter().map(|c| c.day).chain(journal.events.iter().map(|e| e.day));
    let mut months: Vec<(i32, u32)> =
        days.chain(journal.moods.iter().map(|m| m.day)).map(|d| (d.date().year(), d.date().month())).collect();
    months.sort_unstable();
    months.dedup();
    let named = |(year, month): (i32, u32)| {
        let stem = file.file_stem().unwrap_or_default().to_string_lossy();
        file.with_file_name(format!("{stem}-{year:04}-{month:02}.{}", kind.format.ending))
    };
    let How::Text { begins, .. } = kind.writer.how else { return Err(NotWritten::NoDiary) };
    if !months.iter().all(|month| may_replace(store.path(), &named(*month), begins)) {
        return Err(NotWritten::InTheWay);
    }
    let mut written = Vec::new();
    for month in months {
        let is_of_it = |day: DayKey| (day.date().year(), day.date().month()) == month;
        let its = Journal {
            catalogue: journal.catalogue.clone(),
            check_ins: journal.check_ins.iter().filter(|c| is_of_it(c.day)).cloned().collect(),
            events: journal.events.iter().filter(|e| is_of_it(e.day)).cloned().collect(),
            moods: journal.moods.iter().filter(|m| is_of_it(m.day)).cloned().collect(),
            ..Journal::default()
        };
        let what = Outgoing { journal: &its, earlier: &[], item: wish.item, is_part: false, table: wish.table };
        let to = named(month);
        as_text(store, &what, &to, kind)?;
        written.push(to);
    }
    Ok(written)
}

/// "2 files from diary-2026-10.md to diary-2026-11.md"
fn names_of(written: &[PathBuf]) -> String {
    let name = |path: Option<&PathBuf>| path.map(|p| p.display().to_string()).unwrap_or_default();
    match written {
        [one] => name(Some(one)),
        all => format!("{} files, from {} to {}", all.len(), name(all.first()), name(all.last())),
    }
}

fn may_replace(journal: &Path, file: &Path, begins: &[&str]) -> bool {
    let Ok(there) = fs::metadata(file) else { return true };
    let itself = fs::canonicalize(file).ok().zip(fs::canonicalize(journal).ok()).is_some_and(|(a, b)| a == b);
    if itself || !there.is_file() {
        return false;
    }
    let longest = begins.iter().map(|b| b.len()).max().unwrap_or_default();
    let mut start = Vec::new();
    let read = File::open(file).and_then(|f| f.take(longest as u64).read_to_end(&mut start));
    read.is_ok() && begins.iter().any(|b| start.starts_with(b.as_bytes()))
}
