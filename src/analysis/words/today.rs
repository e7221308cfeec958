//! What Today says of what was noticed, in one sentence, and in a few words once it was read.

use super::{count, in_words_lines, low_mood_lines, sure_words};
use crate::{
    analysis::{Course, InWords, LowMood, Pattern, PatternKind},
    domain::DayKey,
};

/// Beyond so many days it began slowly rather than on some day.
const SLOWLY_DAYS: i32 = 28;

/// One sentence, and the same in the fewest words.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Said {
    pub sentence: String,
    pub short: String,
}

/// "since about 25 October 2026"
fn since(course: &Course) -> String {
    format!("since about {}", course.began.likely.words())
}

/// "been weaker"; where the beginning took weeks, "slowly become weaker".
fn been(course: &Course) -> &'static str {
    if course.began.latest.since(course.began.earliest) >= SLOWLY_DAYS { "slowly become" } else { "been" }
}

/// A pattern that stands.
#[must_use]
pub fn pattern_in_today(pattern: &Pattern) -> Said {
    let (since, been) = (since(&pattern.course), been(&pattern.course));
    match pattern.kind {
        PatternKind::Both => Said {
            sentence: format!(
                "In your check-ins, pleasant and unpleasant feelings have both {been} weaker than usual {since}, and vary less."
            ),
            short: format!("Feelings weaker than usual {since}"),
        },
        PatternKind::MostlyPleasant => Said {
            sentence: format!("In your check-ins, pleasant feelings have {been} weaker than usual {since}, and vary less."),
            short: format!("Pleasant feelings weaker than usual {since}"),
        },
        PatternKind::Heavier => heavier_in_today(&pattern.course),
    }
}

/// A heavier time that is no narrowing.
#[must_use]
pub fn heavier_in_today(course: &Course) -> Said {
    let (since, been) = (since(course), been(course));
    Said {
        sentence: format!(
            "In your check-ins, pleasant feelings have {been} weaker than usual {since}, and unpleasant ones stronger."
        ),
        short: format!("Pleasant feelings weaker, unpleasant ones stronger {since}"),
    }
}

/// Feelings are about as they were.
#[must_use]
pub fn back_in_today(course: &Course, ended: DayKey) -> Said {
    let since = course.back.map_or(ended, |back| back.likely);
    Said {
        sentence: format!("Since about {}, your days reach about as far as before.", since.words()),
        short: format!("About as before since {}", since.words()),
    }
}

/// Low mood, in its own numbers.
#[must_use]
pub fn low_mood_in_today(low: &LowMood) -> Said {
    Said {
        sentence: low_mood_lines(low).into_iter().next().unwrap_or_default(),
        short: format!("Low mood in your check-ins on {} of {}", low.low_days, count(low.days, "day", "days")),
    }
}

/// Numb, or without highs, in absolute words.
#[must_use]
pub fn in_words_in_today(said: &InWords, has_usual: bool) -> Said {
    let short = match (said.numb, said.no_highs) {
        (Some(n), _) => format!("Numbness strong on {} of {}", n.days, count(n.of.into(), "day", "days")),
        (None, Some(n)) => format!("No strong pleasant feeling on {} of {}", n.days, count(n.of.into(), "day", "days")),
        (None, None) => String::new(),
    };
    Said { sentence: in_words_lines(said, has_usual).into_iter().next().unwrap_or_default(), short }
}

/// How far a pattern can be relied on, and what else it could be (SAFETY 13).
#[must_use]
pub fn beside_it_in_today(pattern: &Pattern) -> String {
    let other = pattern.other_readings.first().filter(|reading| !reading.is_empty());
    let other = other.map(|reading| format!(" Another reading: {reading}")).unwrap_or_default();
    format!("How sure this is: {}.{other}", sure_words(pattern).to_lowercase().replacen(": ", ", from ", 1))
}
