//! The journal as a table: one row a lived day, one cell a feeling. Whole numbers only, so that the
//! order in which check-ins come can't change anything.

use super::{
    cell::{Cell, Item},
    lanes::Lanes,
};
use crate::domain::{Answer, CheckIn, DayKey, Journal, Valence};

#[derive(Debug, Clone)]
pub(crate) struct Row {
    pub day: DayKey,
    /// 0 = nothing is known of this day (yet).
    pub check_ins: u32,
    /// At least one numeric answer to a pleasant or unpleasant feeling.
    pub logged: bool,
    pub cannot_tell: bool,
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
        self.numbness_cell(feelings).mean()
    }

    fn numbness_cell(&self, feelings: &[Item]) -> Cell {
        let of = feelings.iter().zip(&self.cells).filter(|(f, _)| f.valence == Valence::Numbness).map(|(_, c)| *c);
        of.fold(Cell::default(), |a, c| Cell { sum: a.sum + c.sum, rated: a.rated + c.rated, strongest: 0 })
    }
}

#[derive(Debug, Clone)]
pub(crate) struct Table {
    pub feelings: Vec<Item>,
    /// In order of day, each day once.
    pub rows: Vec<Row>,
    /// Stretches marked as "more like me" that are known, as [`crate::analysis::pattern::usual::known_by`] gives them.
    pub marked: Vec<(DayKey, DayKey)>,
    /// The rows once more, as sums are made of them.
    pub lanes: Lanes,
    /// Where the feeling of an id is, by its number.
    columns: Vec<Option<usize>>,
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
        let row = |day| Row { day, check_ins: 0, logged: false, cannot_tell: false, cells: cells.clone() };
        let mut columns = vec![None; feelings.iter().map(|f| usize::from(f.id.0) + 1).max().unwrap_or(0)];
        for (i, f) in feelings.iter().enumerate() {
            columns[usize::from(f.id.0)] = Some(i);
        }
        let lanes = Lanes::new(&feelings, days.len());
        Self { rows: days.into_iter().map(row).collect(), marked: Vec::new(), lanes, columns, feelings, near: 0 }
    }

    /// Takes one check-in in. A day without a row, and an answer to a feeling that isn't in the
    /// catalogue, are left out. Gives the place of the row that changed.
    pub(crate) fn add(&mut self, check_in: &CheckIn) -> Option<usize> {
        let near = (self.near..self.near + 2).find(|at| self.rows.get(*at).is_some_and(|r| r.day == check_in.day));
        let at = near.or_else(|| self.rows.binary_search_by_key(&check_in.day, |r| r.day).ok())?;
        self.near = at;
        let row = self.rows.get_mut(at)?;
        let mut numb = false;
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
                    numb |= item.valence == Valence::Numbness;
                    if let Some(lane) = self.lanes.of_column(*column) {
                        self.lanes.set(at, lane, *cell);
                    }
                }
                Answer::CannotTell => row.cannot_tell = true,
            }
        }
        if numb {
            let all = row.numbness_cell(&self.feelings);
            self.lanes.set(at, self.lanes.numbness(), all);
        }
        Some(at)
    }

    /// Forgets all of one day, which gets a row where it had none. Gives the place of the row.
    pub(crate) fn clear(&mut self, day: DayKey) -> usize {
        let blank =
            Row { day, check_ins: 0, logged: false, cannot_tell: false, cells: vec![Cell::default(); self.feelings.len()] };
        let place = self.rows.partition_point(|r| r.day < day);
        match self.rows.get_mut(place) {
            Some(row) if row.day == day => *row = blank,
            _ => {
                self.rows.insert(place, blank);
                self.lanes.insert(place);
            }
        }
        self.lanes.clear(place);
        place
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

    /// Check-ins of one day.
    pub(crate) fn check_ins(&self, day: DayKey) -> u32 {
        self.between(day, day).first().map_or(0, |r| r.check_ins)
    }
}
