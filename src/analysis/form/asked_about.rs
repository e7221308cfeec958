//! How many feelings of each side are asked about now, and whether comparing can ever come of that.

use crate::{
    analysis::rule::KINDS_NEEDED,
    domain::{Feeling, Journal, Valence},
};

/// What is asked about by the form in use: the short one, or all feelings that are not put away.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct AskedAbout {
    pub pleasant: u32,
    pub unpleasant: u32,
    pub numbness: bool,
}

impl AskedAbout {
    #[must_use]
    pub fn of(journal: &Journal) -> Self {
        let (settings, catalogue) = (&journal.settings, &journal.catalogue);
        let chosen = if settings.short_form { settings.chosen_in_short(catalogue) } else { Vec::new() };
        // Where nothing is chosen, the short form takes three of each side, if there are as many.
        let most = if settings.short_form && chosen.is_empty() { KINDS_NEEDED } else { u32::MAX };
        let is_asked = |f: &&Feeling| chosen.is_empty() || chosen.contains(&f.id);
        let of = |side| {
            let n = catalogue.asked().filter(is_asked).filter(|f| f.valence == side).count();
            u32::try_from(n).unwrap_or(u32::MAX).min(most)
        };
        Self { pleasant: of(Valence::Pleasant), unpleasant: of(Valence::Unpleasant), numbness: of(Valence::Numbness) > 0 }
    }

    /// Enough feelings of each side for the rule, if they are answered on days enough.
    #[must_use]
    pub const fn can_be_compared(&self) -> bool {
        self.pleasant >= KINDS_NEEDED && self.unpleasant >= KINDS_NEEDED
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::Catalogue;

    fn numbers(journal: &Journal) -> (u32, u32, bool) {
        let AskedAbout { pleasant, unpleasant, numbness } = AskedAbout::of(journal);
        (pleasant, unpleasant, numbness)
    }

    #[test]
    fn of_an_empty_catalogue_nothing_is_asked_and_nothing_can_be_compared() {
        assert_eq!(numbers(&Journal::default()), (0, 0, false));
        assert!(!AskedAbout::of(&Journal::default()).can_be_compared());
    }

    #[test]
    fn the_form_in_use_is_counted_without_what_was_put_away() {
        let mut journal = Journal { catalogue: Catalogue::starting(), ..Journal::default() };
        assert_eq!(numbers(&journal), (4, 4, true));
        for key in ["joy", "affection", "numbness"] {
            let id = journal.catalogue.feeling_by_key(key).expect("there").id;
            journal.catalogue.retire_feeling(id, true);
        }
        assert_eq!(numbers(&journal), (2, 4, false));
        assert!(!AskedAbout::of(&journal).can_be_compared());
        // What is chosen for a short form that is not in use says nothing.
        assert!(journal.settings.take_word("short_feelings", "joy,contentment,guilt"));
        assert_eq!(numbers(&journal), (2, 4, false));
        journal.settings.short_form = true;
        assert_eq!(numbers(&journal), (1, 1, false), "joy is put away");
    }

    #[test]
    fn a_short_form_that_nobody_chose_can_be_compared_where_the_long_one_can() {
        let mut journal = Journal { catalogue: Catalogue::starting(), ..Journal::default() };
        journal.settings.short_form = true;
        assert_eq!(numbers(&journal), (3, 3, true));
        assert!(AskedAbout::of(&journal).can_be_compared());
    }
}
