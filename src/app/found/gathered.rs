//! What the rooms show of all check-ins at once, gathered once for each revision.

use crate::{
    analysis::seven,
    app::UsedLately,
    domain::{DayKey, FeelingId, Journal},
};
use std::{collections::HashMap, sync::Arc};

/// What is worked out beside the findings, and shown in every frame.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Gathered {
    /// The feelings of a short form; empty where somebody has chosen them.
    pub seven: Vec<FeelingId>,
    /// The overall moods of another app by their days, in words, and the check-in that each came with.
    pub moods: HashMap<DayKey, Vec<(Arc<str>, String)>>,
    /// What of symptoms and context is in use.
    pub used_lately: UsedLately,
}

impl Gathered {
    /// Of a journal, and of the same as it is counted.
    #[must_use]
    pub fn of(journal: &Journal, counted: &Journal) -> Self {
        let nobody_chose = journal.settings.chosen_in_short(&journal.catalogue).is_empty();
        let seven = if nobody_chose { seven(counted) } else { Vec::new() };
        Self { seven, moods: moods(journal), used_lately: UsedLately::of(counted) }
    }
}

fn moods(journal: &Journal) -> HashMap<DayKey, Vec<(Arc<str>, String)>> {
    let steps = journal.mood_steps();
    let mut days: HashMap<DayKey, Vec<(Arc<str>, String)>> = HashMap::new();
    for mood in &journal.moods {
        let beside = journal.on(mood.day).find(|c| c.id.as_str() == mood.check_in_id());
        let app = beside.and_then(|c| c.source.as_ref()).map(|s| s.app.as_str());
        days.entry(mood.day).or_default().push((Arc::clone(&mood.id), mood.words(app, steps)));
    }
    days
}
