//! A feeling that can be rated, and the side of the river it is on.

use super::key::Key;

/// Which side of the river a feeling is on. Unpleasant is not bad; it is part of the range.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Valence {
    Pleasant,
    Unpleasant,
    /// The item *numbness*: rated like a feeling, never part of either side.
    Numbness,
}

/// A feeling's place in this journal's catalogue. Only meaningful beside that catalogue.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct FeelingId(pub u16);

/// One emotion that can be rated.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Feeling {
    pub id: FeelingId,
    pub key: Key,
    /// As the person calls it; may be changed, the history stays.
    pub name: String,
    pub valence: Valence,
    /// 0..=7: which of the eight hues and mark shapes of its valence it wears.
    pub hue: u8,
    /// Smaller comes first.
    pub order: u16,
    /// No longer asked about; its answers stay.
    pub retired: bool,
}

/// A feeling that became part of another. It is in no list any more; its key still finds the other, and earlier
/// versions of check-ins still name it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct MergedFeeling {
    pub feeling: Feeling,
    /// Never itself a merged one.
    pub into: FeelingId,
}
