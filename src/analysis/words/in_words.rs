//! Numb, or without highs, in absolute words: what was answered, and nothing about what is usual.

use super::count;
use crate::{
    analysis::{
        DaysOf, InWords,
        rule::{ABSOLUTE_DAYS, ABSOLUTE_FAINT, ABSOLUTE_NUMB},
    },
    domain::NOT_NOW_DAYS,
};

/// What the check-ins say. `has_usual`: there is something it could be compared with.
#[must_use]
pub fn in_words_lines(said: &InWords, has_usual: bool) -> Vec<String> {
    let of = |d: DaysOf| count(d.of.into(), "day", "days");
    let mut lines = Vec::new();
    lines.extend(said.numb.map(|n| {
        format!(
            "On {} of the last {} with an answer you rated numbness {ABSOLUTE_NUMB} or more, or noted feeling numb or neither \
             happy nor sad.",
            n.days,
            of(n)
        )
    }));
    lines.extend(said.no_highs.map(|n| {
        format!("On {} of the last {} with an answer no pleasant feeling was above {ABSOLUTE_FAINT}.", n.days, of(n))
    }));
    let not_known = if has_usual { "" } else { " What is usual for you can't be known yet." };
    lines.push(format!("This is what you answered.{not_known}"));
    lines
}

impl InWords {
    /// Why a way may fit, by what was answered: strong numbness, and nothing pleasant above "a little".
    #[must_use]
    pub fn reasons(&self) -> (Option<String>, Option<String>) {
        let of = |d: DaysOf| format!("on {} of the last {} with an answer", d.days, count(d.of.into(), "day", "days"));
        let numb = |n| format!("You rated numbness {ABSOLUTE_NUMB} or more, or noted feeling nothing, {}", of(n));
        let no_highs = |n| format!("You rated no pleasant feeling above {ABSOLUTE_FAINT} {}", of(n));
        (self.numb.map(numb), self.no_highs.map(no_highs))
    }
}

/// Of a usual that is itself flat: "you rated numbness 6 or more on most days".
pub(super) fn flat_words(flat: &InWords) -> String {
    let numb = flat.numb.map(|_| format!("you rated numbness {ABSOLUTE_NUMB} or more on most days"));
    let highs = flat.no_highs.map(|_| format!("no pleasant feeling was above {ABSOLUTE_FAINT} on most days"));
    let both: Vec<String> = numb.into_iter().chain(highs).collect();
    both.join(", and ")
}

/// The rule behind the notice.
#[must_use]
pub fn in_words_rule() -> Vec<String> {
    vec![
        format!(
            "It looks at the last {ABSOLUTE_DAYS} days and at nothing else. It is shown when you rated numbness \
             {ABSOLUTE_NUMB} or more on two of three days with an answer, or nothing pleasant above {ABSOLUTE_FAINT} on four \
             of five."
        ),
        "These levels are the same for everybody and come from us, not from a test. Your usual range plays no part.".to_owned(),
        format!(
            "Press “Not now” to put it away for {NOT_NOW_DAYS} days. It ends by itself when the check-ins no longer show it."
        ),
    ]
}
