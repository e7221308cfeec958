//! How two stretches of days differ, feeling by feeling and side by side of pleasant and unpleasant.

use super::{
    shifts,
    shifts::{Days, Shifts},
};
use crate::{
    analysis::{
        measures::table::{Row, Table},
        rule::{KINDS_NEEDED, RECENT_DAYS_NEEDED},
    },
    domain::{FeelingId, Journal, Valence},
};

/// Rated days each stretch needs, as a whole and for each feeling: as many as the rule asks of its recent days.
pub const BESIDE_DAYS_NEEDED: u32 = RECENT_DAYS_NEEDED;

#[derive(Debug, Clone, PartialEq)]
pub struct FeelingShift {
    pub feeling: FeelingId,
    pub name: String,
    pub valence: Valence,
    /// Days on which it was rated.
    pub n_before: u32,
    pub n_after: u32,
    pub shifts: Shifts,
}

/// The mean over the feelings of one valence that are rated often enough; at least three of them.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct SideShift {
    pub feelings: u32,
    pub shifts: Shifts,
}

/// A feeling that is asked about, or was, and is rated on too few days to be compared.
#[derive(Debug, Clone, PartialEq)]
pub struct TooFewDays {
    pub feeling: FeelingId,
    pub name: String,
    pub n_before: u32,
    pub n_after: u32,
}

/// What two stretches come to beside each other; empty where one has too few days.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Differences {
    pub pleasant: Option<SideShift>,
    pub unpleasant: Option<SideShift>,
    /// In the person's order, numbness among them.
    pub feelings: Vec<FeelingShift>,
    pub too_few: Vec<TooFewDays>,
}

/// Compares the feelings that are rated often enough in both, and names the others. What is random about it comes
/// from `seed` alone.
pub(crate) fn differences(journal: &Journal, table: &Table, before: &[Row], after: &[Row], seed: &[&[u8]]) -> Differences {
    let mut found = Differences::default();
    let mut counted = Vec::new();
    for (column, item) in table.feelings.iter().enumerate() {
        let rated = |rows: &[Row]| rows.iter().filter(|r| r.cells.get(column).is_some_and(|c| c.rated > 0)).count();
        let [n_before, n_after] = [before, after].map(|rows| u32::try_from(rated(rows)).unwrap_or(u32::MAX));
        let asked = journal.catalogue.feeling(item.id).is_some_and(|f| !f.retired);
        if n_before.min(n_after) >= BESIDE_DAYS_NEEDED {
            counted.push((column, item, n_before, n_after));
        } else if asked || n_before + n_after > 0 {
            found.too_few.push(TooFewDays { feeling: item.id, name: item.name.clone(), n_before, n_after });
        }
    }
    let columns: Vec<usize> = counted.iter().map(|c| c.0).collect();
    let sides = [Valence::Pleasant, Valence::Unpleasant]
        .map(|v| counted.iter().enumerate().filter(|(_, c)| c.1.valence == v).map(|(i, _)| i).collect::<Vec<_>>())
        .map(|own| if own.len() < KINDS_NEEDED as usize { Vec::new() } else { own });
    let days = (Days::of(before, &columns), Days::of(after, &columns));
    let shifted = shifts::of(&days.0, &days.1, &sides, seed);
    let each = counted.into_iter().zip(shifted.feelings).filter_map(|((_, item, n_before, n_after), shifts)| {
        let (name, shifts) = (item.name.clone(), shifts?);
        Some(FeelingShift { feeling: item.id, name, valence: item.valence, n_before, n_after, shifts })
    });
    found.feelings = each.collect();
    let [pleasant, unpleasant] = sides.map(|own| u32::try_from(own.len()).unwrap_or(u32::MAX));
    let side = |feelings, shifts: Option<Shifts>| shifts.map(|shifts| SideShift { feelings, shifts });
    let [of_pleasant, of_unpleasant] = shifted.sides;
    (found.pleasant, found.unpleasant) = (side(pleasant, of_pleasant), side(unpleasant, of_unpleasant));
    found
}
