//! Before and after one event, and two stretches beside each other: worked out when they are asked for, and again
//! when the journal has changed.

use crate::{
    analysis::{BeforeAfter, TwoStretches},
    domain::{DayKey, EventId},
};
use std::sync::Arc;

/// The event whose weeks are shown.
#[derive(Debug, Clone, PartialEq)]
pub struct EventShown {
    pub event: EventId,
    /// `None` = being worked out.
    pub found: Option<Arc<BeforeAfter>>,
}

/// The first and the last day of two stretches that share none, the earlier one first.
pub type TwoDays = [(DayKey, DayKey); 2];

/// Two stretches that are compared.
#[derive(Debug, Clone, PartialEq)]
pub struct StretchesShown {
    pub days: TwoDays,
    /// `None` = being worked out.
    pub found: Option<Arc<TwoStretches>>,
}
