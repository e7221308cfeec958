//! The rows that show what a pattern rests on.

use super::measures::{BEST, Measure, NUMBNESS};
use crate::{
    analysis::{
        Change, Compared, Evidence, FeelingEvidence, GateKind, ValenceEvidence, When, Window, pattern::compared::widened, rule,
    },
    domain::Journal,
};

/// One line of the table "before and now".
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct EvidenceRow {
    pub label: &'static str,
    pub usual: String,
    pub recent: String,
    /// The whole row as a sentence, for a screen reader and for plain text.
    pub words: String,
}

/// Both stretches with dates and days logged, then width, highs and average strength of each side,
/// then numbness where it is rated. Numbers are steps of the 0–10 scale.
#[must_use]
pub fn evidence_rows(seen: &Compared) -> Vec<EvidenceRow> {
    let then = seen.when.words();
    let text = |label, usual: String, recent: String| {
        let words = format!("{label}: {usual} usually, {recent} {then}.");
        EvidenceRow { label, usual, recent, words }
    };
    let steps = |label, c: Change| text(label, format!("{:.1}", c.usual), format!("{:.1}", c.recent));
    let ValenceEvidence { width, high, level, .. } = seen.pleasant;
    let below = seen.unpleasant;
    let dates = |w: &Window| format!("{} to {}", w.from.words(), w.until.words());
    let logged = |w: &Window| format!("{} of {}", w.days_logged, w.until.since(w.from).max(0) + 1);
    let (usual, recent) = (&seen.usual, &seen.recent);
    let mut rows = vec![
        text("Dates", dates(usual), dates(recent)),
        text("Days with check-ins", logged(usual), logged(recent)),
        text("Check-ins", usual.check_ins.to_string(), recent.check_ins.to_string()),
        steps(Measure::Width.of_pleasant(), width),
        steps(Measure::High.of_pleasant(), high),
        steps(Measure::Level.of_pleasant(), level),
        steps(Measure::Width.of_unpleasant(), below.width),
        steps(Measure::High.of_unpleasant(), below.high),
        steps(Measure::Level.of_unpleasant(), below.level),
    ];
    rows.extend(seen.best.map(|b| steps(BEST, b)));
    rows.extend(seen.numbness.map(|n| steps(NUMBNESS, n)));
    rows
}

impl When {
    /// The second stretch, where the first is "usually".
    #[must_use]
    pub const fn words(self) -> &'static str {
        match self {
            Self::Now => "recently",
            Self::Stood => "while it stood",
            Self::Noticed => "when it was noticed",
        }
    }

    /// Whether what is told of it is over.
    pub(super) const fn is_past(self) -> bool {
        match self {
            Self::Now => false,
            Self::Stood | Self::Noticed => true,
        }
    }
}

/// A line for each feeling of the partial profile: whether it varies less than usual, as much, or more.
#[must_use]
pub fn profile_lines(seen: &Compared) -> Vec<String> {
    seen.feelings.iter().map(|f| profile_line(f, seen.when)).collect()
}

fn profile_line(feeling: &FeelingEvidence, when: When) -> String {
    let Change { usual, recent } = feeling.width;
    let verb = if when.is_past() { "varied" } else { "varies" };
    let how = if feeling.narrowed {
        "less"
    } else if widened(feeling.width) {
        "more"
    } else {
        "about as much as usual"
    };
    format!("{} {verb} {how}: {usual:.1} usually, {recent:.1} {}.", feeling.name, when.words())
}

/// Something dated that lies in one of the two stretches.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct EventLine {
    pub words: String,
    /// The standing sentence about medicine belongs beside it.
    pub medicine: bool,
}

/// The events from the start of the usual stretch to the end of the recent one. They were in the
/// same weeks; no line says more than that.
#[must_use]
pub fn events_inside(journal: &Journal, seen: &Compared) -> Vec<EventLine> {
    let inside = |w: &Window, day| (w.from..=w.until).contains(&day);
    let events = journal.events.iter().filter(|e| e.deleted_ms.is_none());
    let of_both = events.filter(|e| (seen.usual.from..=seen.recent.until).contains(&e.day));
    let line = |e: &crate::domain::Event| {
        let place = if inside(&seen.recent, e.day) {
            match seen.when {
                When::Now | When::Noticed => "in the same weeks as the recent check-ins",
                When::Stood => "while it stood",
            }
        } else if inside(&seen.usual, e.day) {
            "in the same weeks as the usual ones"
        } else {
            match seen.when {
                When::Now | When::Noticed => "between the usual weeks and the recent ones",
                When::Stood => "between the usual weeks and the ones it stood in",
            }
        };
        EventLine { words: format!("{}, {}: {place}.", e.words(), e.day.words()), medicine: e.what.is_medicine() }
    };
    of_both.map(line).collect()
}

/// A condition that does not hold, in words.
pub(crate) fn gate_words(gate: GateKind, evidence: &Evidence) -> String {
    match gate {
        GateKind::Narrower => {
            "Your best feelings were weaker, but your good and less good days differ as much as usual.".to_owned()
        }
        GateKind::EachWeek => {
            let held = |week: &Option<f64>| week.is_some_and(|fell| fell < rule::GATE_EACH_WEEK);
            let days_ago = if evidence.weeks.last().is_some_and(held) { 13 } else { 6 };
            let week = evidence.recent.until.plus(-days_ago).words();
            format!(
                "It shows in only part of this time: in the week from {week} on your best feelings were as strong as usual."
            )
        }
        GateKind::SpreadOverDays => "There were a few flat days among ordinary ones.".to_owned(),
    }
}
