//! The journal as a table: one row a lived day, one cell a feeling. Whole numbers only, so that the
//! order in which check-ins come can't change anything.

use super::{
    cell::{Cell, Item},
    lanes::Lanes,
};
use crate::domain::{Answer, CheckIn, DayKey, Journal, Symptom, SymptomAnswer, SymptomId, SymptomStrength, Valence};

/// The starting symptoms that say so, by their keys.
const FEELS_NOTHING: [&str; 2] = ["numb", "no_highs_or_lows"];

#[derive(Debug, Clone)]
pub(crate) struct Row {
    pub day: DayKey,
    /// 0 = nothing is known of this day (yet).
    pub check_ins: u32,
    /// At least one numeric answer to a pleasant or unpleasant feeling.
    pub logged: bool,
    pub cannot_tell: bool,
    /// "Feeling numb" or "Neither happy nor sad" was moderate or strong.
    pub feels_nothing: bool,
    /// In the order of [`Table::feelings`].
    pub cells: Vec<Cell>,
}

impl Row {
    /// The strongest rating of one side; `None` = none of that side was rated.
    pub(crate) fn strongest(&self, feelings: &[Item], side: Valence) -> Option<u8> {
        feelings.iter().zip(&self.cells).filter(|(f, c)| f.valence == side && c.rated > 0).map(|(_, c)| c.strongest).max()
    }

    /// The mean of all ratings of numbness.
    pub(crate) fn numbness(&self, feelings: &[Item]) -> Option<f64> {
        let of = feelings.iter().zip(&self.cells).filter(|(f, _)| f.valence == Valence::Numbness).map(|(_, c)| *c);
        of.fold(Cell::default(), |a, c| Cell { sum: a.sum + c.sum, rated: a.rated + c.rated, strongest: 0 }).mean()
    }
}

#[derive(Debug, Clone)]
pub(crate) struct Table {
    pub feelings: Vec<Item>,
    /// In order of day, each day once.
    pub rows: Vec<Row>,
    /// Where each feeling is among the lanes of the rule.
    pub lanes: Lanes,
    /// Where the feeling of an id is, by its number.
    columns: Vec<Option<usize>>,
    /// Symptoms of feeling nothing.
    nothing: Vec<SymptomId>,
    /// The row that was added to last: the next check-in mostly is of the same day or the next.
    near: usize,
}

impl Table {
    /// A row for each of these days, with nothing known of any.
    pub(crate) fn empty(journal: &Journal, days: impl Iterator<Item = DayKey>) -> Self {
        let mut feelings: Vec<_> = journal.catalogue.feelings.iter().collect();
        feelings.sort_by_key(|f| (f.order, f.id));
        let feelings: Vec<_> =
            feelings.into_iter().map(|f| Item { id: f.id, name: f.name.clone(), valence: f.valence }).collect();
        let mut days: Vec<_> = days.collect();
        days.sort_unstable();
        days.dedup();
        let cells = vec![Cell::default(); feelings.len()];
        let row =
            |day| Row { day, check_ins: 0, logged: false, cannot_tell: false, feels_nothing: false, cells: cells.clone() };
        let mut columns = vec![None; feelings.iter().map(|f| usize::from(f.id.0) + 1).max().unwrap_or(0)];
        for (i, f) in feelings.iter().enumerate() {
            columns[usize::from(f.id.0)] = Some(i);
        }
        let lanes = Lanes::new(&feelings);
        let is_nothing = |s: &&Symptom| FEELS_NOTHING.contains(&s.key.as_str());
        let nothing = journal.catalogue.symptoms.iter().filter(is_nothing).map(|s| s.id).collect();
        Self { rows: days.into_iter().map(row).collect(), lanes, columns, nothing, feelings, near: 0 }
    }

    /// Takes one check-in in. A day without a row, and an answer to a feeling that isn't in the
    /// catalogue, are left out.
    pub(crate) fn add(&mut self, check_in: &CheckIn) {
        let near = (self.near..self.near + 2).find(|at| self.rows.get(*at).is_some_and(|r| r.day == check_in.day));
        let near = near.or_else(|| self.rows.binary_search_by_key(&check_in.day, |r| r.day).ok());
        let Some(at) = near else { return };
        self.near = at;
        let Some(row) = self.rows.get_mut(at) else { return };
        row.check_ins += 1;
        for (feeling, answer) in &check_in.answers {
            let Some(Some(column)) = self.columns.get(usize::from(feeling.0)) else { continue };
            let (Some(cell), Some(item)) = (row.cells.get_mut(*column), self.feelings.get(*column)) else { continue };
            match answer {
                Answer::Rated(strength) => {
                    cell.sum += u32::from(strength.steps());
                    cell.rated += 1;
                    cell.strongest = cell.strongest.max(strength.steps());
                    row.logged |= item.valence != Valence::Numbness;
                }
                Answer::CannotTell => row.cannot_tell = true,
            }
        }
        let there = SymptomAnswer::There;
        let is_clear = |a: SymptomAnswer| a == there(SymptomStrength::Moderate) || a == there(SymptomStrength::Strong);
        row.feels_nothing |= check_in.symptoms.iter().any(|(id, a)| self.nothing.contains(id) && is_clear(*a));
    }

    /// Forgets all of one day, which gets a row where it had none.
    pub(crate) fn clear(&mut self, day: DayKey) {
        let blank = Row {
            day,
            check_ins: 0,
            logged: false,
            cannot_tell: false,
            feels_nothing: false,
            cells: vec![Cell::default(); self.feelings.len()],
        };
        let place = self.rows.partition_point(|r| r.day < day);
        match self.rows.get_mut(place) {
            Some(row) if row.day == day => *row = blank,
            _ => self.rows.insert(place, blank),
        }
    }

    /// The rows from `from` to `until`, both included; empty where `from` comes after `until`.
    pub(crate) fn between(&self, from: DayKey, until: DayKey) -> &[Row] {
        let start = self.rows.partition_point(|r| r.day < from);
        let end = self.rows.partition_point(|r| r.day <= until);
        self.rows.get(start..end).unwrap_or_default()
    }

    /// The first day of which anything is known.
    pub(crate) fn first_day(&self) -> Option<DayKey> {
        self.rows.iter().find(|r| r.check_ins > 0).map(|r| r.day)
    }
}
