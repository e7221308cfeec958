//! A stretch of calendar days, and how much was logged in it.

use super::table::Row;
use crate::domain::DayKey;

/// A stretch of calendar days, both ends included.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Window {
    pub from: DayKey,
    pub until: DayKey,
    pub days_logged: u32,
    pub check_ins: u32,
}

impl Window {
    pub(crate) fn of(from: DayKey, until: DayKey, rows: &[Row]) -> Self {
        let days_logged = u32::try_from(rows.iter().filter(|r| r.logged).count()).unwrap_or(u32::MAX);
        Self { from, until, days_logged, check_ins: rows.iter().map(|r| r.check_ins).sum() }
    }
}
