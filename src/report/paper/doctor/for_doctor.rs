//! What the page for the doctor is made of.

use super::wish::DoctorWish;
use crate::{
    analysis::Analysis,
    domain::{DayKey, Journal},
};

/// What the page is made of.
#[derive(Debug, Clone, Copy)]
pub struct ForDoctor<'a> {
    pub journal: &'a Journal,
    pub analysis: Option<&'a Analysis>,
    /// In their order, as they are taken along.
    pub questions: &'a [String],
    pub today: DayKey,
    pub wish: &'a DoctorWish,
}
