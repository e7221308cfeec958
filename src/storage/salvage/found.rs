//! The rows that were found in a damaged file, and what is told of them.

use rusqlite::types::Value;
use std::collections::BTreeMap;

/// Where rows stand that look like check-ins and can't be read as such.
pub(super) const LEFT_OUT: &str = "left out";

/// The rows of each table, by the table's name.
pub(super) type Found = BTreeMap<&'static str, Vec<(i64, Vec<Value>)>>;

/// What came over, and what did not.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Salvaged {
    /// Check-ins, each exactly as it was written; those of the trash among them.
    pub check_ins: u64,
    /// Events, trials, plans, contacts and all else that stands for itself.
    pub others: u64,
    /// Pages of 4 KiB that could not be read.
    pub broken_pages: u64,
    /// Notes of check-ins that were lost; they stand together in one new check-in.
    pub notes_alone: u64,
    /// Check-ins that hold what this program never writes (no answers, no day): they are left out.
    pub left_out: u64,
    /// Feelings and symptoms whose names were lost: they are called by their number now.
    pub named_anew: u64,
    /// Tags, medicines and the like that were lost: they are called by their number now.
    pub words_lost: u64,
    /// Check-ins of which only the distance from UTC is known, not the name of the zone.
    pub zones_lost: u64,
}
