//! What one feeling's ratings of one day add up to.

use crate::domain::{FeelingId, Valence};

/// The step from which a rating is called strong here: "clearly" felt.
pub(crate) const STRONG: u8 = 5;

/// One feeling of the catalogue, asked about or not: its answers stay.
#[derive(Debug, Clone)]
pub(crate) struct Item {
    pub id: FeelingId,
    pub name: String,
    pub valence: Valence,
}

/// What one feeling's ratings of one day add up to. `rated` 0 = not answered, never "0".
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub(crate) struct Cell {
    pub sum: u32,
    pub rated: u32,
    pub strongest: u8,
}

impl Cell {
    /// Felt clearly at least once.
    pub(crate) fn is_strong(&self) -> bool {
        self.rated > 0 && self.strongest >= STRONG
    }

    pub(crate) fn mean(self) -> Option<f64> {
        (self.rated > 0).then(|| f64::from(self.sum) / f64::from(self.rated))
    }
}
