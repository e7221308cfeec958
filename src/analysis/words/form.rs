//! What the form asks about, in words: whether it can be compared, and what was added to it.

use crate::analysis::{AskedAbout, rule::KINDS_NEEDED};

/// What comparing needs of the form and doesn't get; `None` where it gets it.
#[must_use]
pub fn comparing_needs(asked: &AskedAbout) -> Option<String> {
    let need = in_words(KINDS_NEEDED);
    let (pleasant, unpleasant) = (in_words(asked.pleasant), in_words(asked.unpleasant));
    (!asked.can_be_compared()).then(|| {
        format!("Comparing needs {need} pleasant and {need} unpleasant feelings; you ask about {pleasant} and {unpleasant}")
    })
}

/// What is weaker where numbness is not asked about: the rule takes something off its score then.
#[must_use]
pub fn without_numbness(asked: &AskedAbout) -> Option<&'static str> {
    (!asked.numbness).then_some("You don't ask about numbness. Without it, a change must be larger before it is noticed")
}

/// What is asked about from now on, by name.
#[must_use]
pub fn added_words(names: &[String]) -> String {
    format!("Asked about from now on: {}", names.join(", "))
}

/// A small number as it is written in a sentence.
fn in_words(n: u32) -> String {
    const WORDS: [&str; 13] =
        ["none", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve"];
    usize::try_from(n).ok().and_then(|n| WORDS.get(n)).map_or_else(|| n.to_string(), |word| (*word).to_owned())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_two_counts_are_said_in_words_and_nothing_is_said_where_nothing_is_missing() {
        let said = |pleasant, unpleasant| comparing_needs(&AskedAbout { pleasant, unpleasant, numbness: true });
        let start = "Comparing needs three pleasant and three unpleasant feelings; you ask about";
        for ((pleasant, unpleasant), counts) in
            [((2, 2), "two and two"), ((1, 0), "one and none"), ((4, 2), "four and two"), ((0, 13), "none and 13")]
        {
            assert_eq!(said(pleasant, unpleasant), Some(format!("{start} {counts}")));
        }
        assert_eq!(said(3, 3), None);
        assert_eq!(said(3, 40), None);
    }

    #[test]
    fn numbness_is_spoken_of_where_it_is_not_asked_about() {
        let asked = |numbness| AskedAbout { pleasant: 3, unpleasant: 3, numbness };
        assert!(without_numbness(&asked(false)).is_some_and(|words| words.contains("must be larger")));
        assert_eq!(without_numbness(&asked(true)), None);
    }
}
