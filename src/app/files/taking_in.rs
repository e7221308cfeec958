//! A file taken into the journal, the same way by the window and the commands: looked at beside the journal, what must be
//! asked is asked, and what became of each row is told.

use super::{
    incoming::read_in_lots,
    looked::{Long, LookedAt, SaidOfFile, Seen, offered, settle_sides},
};
use crate::{
    app::{FileKind, NotRead},
    domain::{CanBe, Catalogue, CheckInId, EventId, ImportedMood, Journal},
    exchange::{ExchangeError, Incoming, ReadFor, Recognising, UnknownFeeling},
    storage::{ImportCounts, StorageError, Weighing},
};
use std::{
    collections::{HashMap, HashSet},
    path::Path,
};

/// Reads a file and lays it beside the journal it is meant for, in whose trash these events lie.
///
/// # Errors
/// It can't be read, is too large, or is nothing of this kind.
#[expect(clippy::implicit_hasher, reason = "as the store gives it")]
pub fn look_at(
    file: &Path,
    kind: FileKind,
    here: &Journal,
    deleted_events: &HashSet<EventId>,
    said: &SaidOfFile,
    can: CanBe,
) -> Result<LookedAt, NotRead> {
    let read_for = ReadFor { start: here.settings.day_start, can };
    let (seen, changed) = (Seen::of(file), said.changed);
    let mut looking = Looking {
        recognising: Recognising::in_journal(here),
        weighing: Weighing::in_journal(here, deleted_events),
        catalogue: &here.catalogue,
        said,
        moods: Vec::new(),
        is_long: false,
    };
    let mut trouble = None;
    let read = read_in_lots(file, kind, read_for, &said.choices, &mut |mut lot| {
        looking.is_long = true;
        looking.take(&mut lot).map(drop).map_err(|e| {
            trouble = Some(e);
            ExchangeError::Ended
        })
    });
    if let Some(e) = trouble {
        return Err(NotRead::NotOfOnePiece(e.to_string()));
    }
    let (mut incoming, names) = read?;
    let unknown = looking.take(&mut incoming).map_err(|e| NotRead::NotOfOnePiece(e.to_string()))?;
    let Looking { weighing, moods, is_long, .. } = looking;
    let mut weighed = weighing.done();
    weighed.counts.duplicate += incoming.repeated;
    let long = is_long.then(|| Long { file: file.to_owned(), kind, said: said.clone(), read_for, seen });
    if is_long {
        incoming.journal.check_ins.truncate(weighed.first.len());
        incoming.journal.trash.clear();
        incoming.journal.moods = moods;
        incoming.earlier.clear();
    }
    Ok(LookedAt { incoming, unknown, names, weighed, changed, long })
}

struct Looking<'a> {
    recognising: Recognising<'a>,
    weighing: Weighing<'a>,
    catalogue: &'a Catalogue,
    said: &'a SaidOfFile,
    /// Of a long file the moods beside the check-ins that are shown.
    moods: Vec<ImportedMood>,
    is_long: bool,
}

impl Looking<'_> {
    /// Looks at a lot, and gives what must be asked.
    fn take(&mut self, lot: &mut Incoming) -> Result<Vec<UnknownFeeling>, StorageError> {
        self.recognising.in_lot(lot);
        let unknown = settle_sides(lot, self.catalogue, &self.said.sides);
        self.weighing.weigh(&offered(lot, self.said.changed, HashMap::new()))?;
        if self.is_long {
            let shown: HashSet<&CheckInId> = self.weighing.first().iter().map(|c| &c.id).collect();
            let is_shown = |m: &ImportedMood| shown.contains(&CheckInId::from(m.check_in_id()));
            self.moods.retain(is_shown);
            self.moods.extend(lot.journal.moods.iter().filter(|m| is_shown(m)).cloned());
        }
        Ok(unknown)
    }
}

/// What is told beside the numbers: what was there but not the same, what lies in the trash, what was passed over.
#[must_use]
pub fn told_apart(counts: &ImportCounts, incoming: &Incoming, how_to_take: &str) -> String {
    let mut said: Vec<String> = Vec::new();
    match counts.differ {
        0 => {}
        1 => said.push(format!(". 1 differs from your journal, which was left as it is{how_to_take}")),
        n => said.push(format!(". {n} differ from your journal, which was left as it is{how_to_take}")),
    }
    match counts.replaced {
        0 => {}
        1 => said.push(". 1 now says what the file says; what it said before is kept with it".into()),
        n => said.push(format!(". {n} now say what the file says; what they said before is kept with them")),
    }
    match counts.in_trash {
        0 => {}
        1 => said.push(". 1 is in the trash here and stays there".into()),
        n => said.push(format!(". {n} are in the trash here and stay there")),
    }
    for (n, what) in &incoming.passed_over {
        said.push(format!(". {}", what.words(*n)));
    }
    said.concat()
}

/// Refused rows whose reasons are told one by one where there is room for a sentence.
const REASONS: usize = 3;

/// Which rows are refused and why, the first few one by one: "line 4: `at` is empty …". Nothing where none is.
#[must_use]
pub fn reasons(incoming: &Incoming, kind: FileKind) -> String {
    let (one, many) = kind.reader.rows.words();
    let told = incoming.rejected.iter().take(REASONS);
    let mut said: Vec<String> = told.map(|(n, why)| format!("{one} {n}: {why}")).collect();
    let rest = incoming.rejected_count.saturating_sub(said.len() as u64);
    if rest > 0 {
        said.push(format!("{rest} more {many} can't be read"));
    }
    said.join(". ")
}
