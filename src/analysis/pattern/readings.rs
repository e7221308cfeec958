//! What else would look like a pattern, and what in the way of answering asks for more care.

use crate::{
    analysis::{
        Evidence,
        measures::style::{AnswerStyle, ScaleUse},
        rule,
        words::{count, gate_words},
    },
    domain::DayKey,
};

/// Recent days logged under which the missing ones are mentioned: two of three. Our choice.
const FEW_DAYS: u32 = 14;
/// Usual days logged under which a pattern is less certain: half of the ten weeks. Our choice.
const FEW_USUAL_DAYS: u32 = 35;
/// Days after the settling ones in which the usual still counts as the first weeks. Our choice.
const FIRST_WEEKS: i32 = 28;
/// A rise of the unpleasant average, in steps, that speaks for low mood. Our choice.
const LOW_MOOD_RISE: f64 = 0.5;

/// How far a pattern can be relied on. Nothing is called sure.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Confidence {
    Fair,
    /// The way of answering stands out, or few days have check-ins.
    Low,
}

impl Confidence {
    #[must_use]
    pub const fn word(self) -> &'static str {
        match self {
            Self::Fair => "fair",
            Self::Low => "low",
        }
    }
}

/// Other readings of the same check-ins, the nearest first; never empty.
#[must_use]
pub fn other_readings(evidence: &Evidence, style: &AnswerStyle, first_check_in: DayKey) -> Vec<String> {
    let mut readings = Vec::new();
    let unpleasant = evidence.unpleasant.level;
    let low_mood = "pleasant feelings get weaker then, and numbness often rises with it.";
    if unpleasant.recent - unpleasant.usual >= LOW_MOOD_RISE {
        readings.push(format!("Unpleasant feelings were stronger on average. Low mood can look like this: {low_mood}"));
    }
    readings.extend(gate_readings(evidence));
    readings.push("A calm time, with little that moves anybody, can look like this too.".to_owned());
    if unpleasant.recent - unpleasant.usual < LOW_MOOD_RISE {
        readings.push(format!("Low mood can look like this: {low_mood}"));
    }
    if evidence.recent.days_logged < FEW_DAYS {
        let logged = evidence.recent.days_logged;
        readings.push(format!(
            "There are few check-ins: {logged} of {} days have any, and the others may have felt different.",
            evidence.recent.until.since(evidence.recent.from).max(0) + 1
        ));
    }
    readings.push("The scale may be used in another way than before, such as giving high numbers more rarely.".to_owned());
    if evidence.usual.from.since(first_check_in) < rule::SETTLING_DAYS + FIRST_WEEKS {
        readings.push(
            "The usual range comes from the first weeks of logging, when ratings spread more for nearly everybody.".to_owned(),
        );
    }
    if style.written_in_one_sitting.is_some() {
        readings.push("Days that are written down later, in one sitting, look more alike than they were.".to_owned());
    }
    if style.identical_run.is_some() {
        readings.push("The same answers many times in a row can mean a quick way of filling in the form.".to_owned());
    }
    readings
}

/// What the conditions that don't hold speak for, now or when it was noticed.
fn gate_readings(evidence: &Evidence) -> Vec<String> {
    evidence.gates.iter().filter(|g| !g.holds).map(|gate| gate_words(gate.kind, evidence)).collect()
}

/// Low where the way of answering stands out, or where few of the days have check-ins.
#[must_use]
pub fn confidence(evidence: &Evidence, style: &AnswerStyle) -> Confidence {
    let few = evidence.recent.days_logged < FEW_DAYS || evidence.usual.days_logged < FEW_USUAL_DAYS;
    if few || !cautions(style).is_empty() { Confidence::Low } else { Confidence::Fair }
}

/// Why the check-ins should be read with more care; empty where nothing stands out.
#[must_use]
pub fn cautions(style: &AnswerStyle) -> Vec<String> {
    let mut cautions = Vec::new();
    if let Some(run) = style.identical_run {
        cautions.push(format!("{run} check-ins in a row have exactly the same answers."));
    }
    if let Some(sitting) = style.written_in_one_sitting {
        let all = count(style.check_ins, "recent check-in", "recent check-ins");
        cautions.push(format!("{sitting} of {all} were written later, several in one sitting."));
    }
    match style.scale {
        Some(ScaleUse::Ends) => cautions.push("Nearly all recent ratings are 0 or 10.".to_owned()),
        Some(ScaleUse::Middle) => cautions.push("All recent ratings are 4, 5 or 6.".to_owned()),
        None => {}
    }
    if !cautions.is_empty() {
        cautions.push("So this pattern is less certain than others.".to_owned());
    }
    cautions
}
