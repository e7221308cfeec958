//! The notice of low mood, and the rule it follows, in sentences.

use super::{began_line, count};
use crate::{
    analysis::{
        Course, LowMood,
        pattern::low_mood::{FAINT, HEAVY, LOW_MOOD_DAYS, LOW_MOOD_DAYS_NEEDED},
    },
    domain::NOT_NOW_DAYS,
};

/// What the check-ins show, then what that is not, and where people to talk to are.
#[must_use]
pub fn low_mood_lines(low: &LowMood) -> Vec<String> {
    let mut what = Vec::new();
    if !low.feelings.is_empty() {
        what.push(format!("{} was {HEAVY} or more and no pleasant feeling more than {FAINT}", either(&low.feelings)));
    }
    if !low.symptoms.is_empty() {
        what.push(format!("“{}” was moderate or strong", either(&low.symptoms)));
    }
    let what = what.join(", or ");
    vec![
        format!(
            "On {} of {} from {} to {}, {what}.",
            low.low_days,
            count(low.days, "day", "days"),
            low.from.words(),
            low.until.words()
        ),
        format!(
            "This only counts {}; days without these answers are left out. It is not a diagnosis, and a loss, an illness or \
             bad nights can look like this too.",
            count(low.check_ins, "check-in", "check-ins")
        ),
        "Help has people to talk to, on such days and on any other: F1.".to_owned(),
    ]
}

/// A heavier time that is no narrowing, beside the notice.
#[must_use]
pub fn heavier_lines(course: &Course) -> Vec<String> {
    vec![format!(
        "Your pleasant feelings were weaker than usual and varied less, and unpleasant ones were stronger. {} Low mood can \
         look like this.",
        began_line(course)
    )]
}

/// The rule behind the notice, with its own numbers.
#[must_use]
pub fn low_mood_rule() -> Vec<String> {
    vec![
        format!(
            "A day can count as low in two ways. A feeling like sadness was rated {HEAVY} or more, and nothing pleasant \
             more than {FAINT}. Or a symptom that means low mood was moderate or strong."
        ),
        format!(
            "It is shown when more than half of the days of the last {LOW_MOOD_DAYS} that say something are low, and at \
             least {LOW_MOOD_DAYS_NEEDED} do. Days on which this was not answered are left out."
        ),
        "These levels are the same for everybody and come from us, not from a test. Your usual range, the score of a \
         pattern and how cautious that is set play no part."
            .to_owned(),
        format!(
            "Press “Not now” to put it away for {NOT_NOW_DAYS} days. It ends by itself when the check-ins no longer show it."
        ),
    ]
}

/// "Sadness", "Sadness or Guilt", "Sadness, Guilt or Grief"
fn either(names: &[String]) -> String {
    match names {
        [] => String::new(),
        [one] => one.clone(),
        [rest @ .., last] => format!("{} or {last}", rest.join(", ")),
    }
}
