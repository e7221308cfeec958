//! The rows that show what a pattern rests on.

use crate::{
    analysis::{Change, Evidence, FeelingEvidence, ValenceEvidence, Window, pattern::evidence::widened},
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
pub fn evidence_rows(evidence: &Evidence) -> Vec<EvidenceRow> {
    let text = |label, usual: String, recent: String| {
        let words = format!("{label}: {usual} usually, {recent} recently.");
        EvidenceRow { label, usual, recent, words }
    };
    let steps = |label, c: Change| text(label, format!("{:.1}", c.usual), format!("{:.1}", c.recent));
    let ValenceEvidence { width, high, level, .. } = evidence.pleasant;
    let below = evidence.unpleasant;
    let dates = |w: &Window| format!("{} to {}", w.from.words(), w.until.words());
    let logged = |w: &Window| format!("{} of {}", w.days_logged, w.until.since(w.from).max(0) + 1);
    let (usual, recent) = (&evidence.usual, &evidence.recent);
    let mut rows = vec![
        text("Dates", dates(usual), dates(recent)),
        text("Days with check-ins", logged(usual), logged(recent)),
        text("Check-ins", usual.check_ins.to_string(), recent.check_ins.to_string()),
        steps("Width of pleasant feelings", width),
        steps("Highs of pleasant feelings", high),
        steps("Average strength of pleasant feelings", level),
        steps("Width of unpleasant feelings", below.width),
        steps("Highs of unpleasant feelings", below.high),
        steps("Average strength of unpleasant feelings", below.level),
    ];
    rows.extend(evidence.best.map(|b| steps("Best feeling of an ordinary day", b)));
    rows.extend(evidence.numbness.map(|n| steps("Numbness on average", n)));
    rows
}

/// One feeling of the partial profile: whether it narrowed, kept its width or ranged wider.
#[must_use]
pub fn profile_line(feeling: &FeelingEvidence) -> String {
    let Change { usual, recent } = feeling.width;
    let what = if feeling.narrowed {
        "narrowed"
    } else if widened(feeling.width) {
        "ranged wider"
    } else {
        "kept its width"
    };
    format!("{} {what}: {usual:.1} usually, {recent:.1} recently.", feeling.name)
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
pub fn events_inside(journal: &Journal, evidence: &Evidence) -> Vec<EventLine> {
    let inside = |w: &Window, day| (w.from..=w.until).contains(&day);
    let events = journal.events.iter().filter(|e| e.deleted_ms.is_none());
    let of_both = events.filter(|e| (evidence.usual.from..=evidence.recent.until).contains(&e.day));
    let line = |e: &crate::domain::Event| {
        let place = if inside(&evidence.recent, e.day) {
            "in the same weeks as the recent check-ins"
        } else if inside(&evidence.usual, e.day) {
            "in the same weeks as the usual ones"
        } else {
            "between the usual weeks and the recent ones"
        };
        EventLine { words: format!("{}, {}: {place}.", e.words(), e.day.words()), medicine: e.what.is_medicine() }
    };
    of_both.map(line).collect()
}
