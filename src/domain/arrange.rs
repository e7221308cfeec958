//! What a person does to the list of feelings: order, name, put away. History stays.

use super::{Catalogue, FeelingId};

/// Names are kept to this many characters: longer ones fit no form.
pub const NAME_LIMIT: usize = 60;

/// Which way in a list.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Direction {
    Up,
    Down,
}

impl Catalogue {
    /// Moves a feeling past its neighbour of the same valence that is in use. At the end of the list nothing happens.
    pub fn move_feeling(&mut self, id: FeelingId, direction: Direction) {
        self.sort();
        let Some(here) = self.feelings.iter().position(|f| f.id == id) else { return };
        let valence = self.feelings[here].valence;
        let fits = |i: &usize| self.feelings[*i].valence == valence && !self.feelings[*i].retired;
        let there = match direction {
            Direction::Up => (0..here).rev().find(fits),
            Direction::Down => (here + 1..self.feelings.len()).find(fits),
        };
        let Some(there) = there else { return };
        self.feelings.swap(here, there);
        for (order, feeling) in (0..).zip(&mut self.feelings) {
            feeling.order = order;
        }
    }

    /// Gives a feeling another name. Says whether it was taken: an empty name or that of another feeling is not.
    pub fn rename_feeling(&mut self, id: FeelingId, name: &str) -> bool {
        let name = tidy(name);
        let taken = self.feeling_named(&name).is_some_and(|other| other != id);
        let Some(feeling) = self.feelings.iter_mut().find(|f| f.id == id) else { return false };
        if name.is_empty() || taken {
            return false;
        }
        feeling.name = name;
        true
    }

    /// Puts a feeling away (its answers stay) or brings it back.
    pub fn retire_feeling(&mut self, id: FeelingId, retired: bool) {
        if let Some(feeling) = self.feelings.iter_mut().find(|f| f.id == id) {
            feeling.retired = retired;
        }
    }

    /// The feeling that is called this, in whatever case.
    #[must_use]
    pub fn feeling_named(&self, name: &str) -> Option<FeelingId> {
        let wanted = tidy(name).to_lowercase();
        self.feelings.iter().find(|f| f.name.to_lowercase() == wanted).map(|f| f.id)
    }
}

/// A name without blanks around it, in one line, not too long.
#[must_use]
pub fn tidy(name: &str) -> String {
    let line = name.split_whitespace().collect::<Vec<_>>().join(" ");
    line.chars().filter(|c| !c.is_control()).take(NAME_LIMIT).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::Valence;

    fn names(c: &Catalogue, valence: Valence) -> Vec<&str> {
        c.asked().filter(|f| f.valence == valence).map(|f| f.name.as_str()).collect()
    }

    fn id(c: &Catalogue, key: &str) -> FeelingId {
        c.feeling_by_key(key).expect("one of the starting set").id
    }

    #[test]
    fn a_feeling_moves_among_its_own_kind_and_stops_at_the_ends() {
        let mut c = Catalogue::starting();
        let (joy, affection) = (id(&c, "joy"), id(&c, "affection"));
        c.move_feeling(joy, Direction::Up);
        c.move_feeling(affection, Direction::Down);
        c.move_feeling(FeelingId(999), Direction::Down);
        assert_eq!(c, Catalogue::starting());
        c.move_feeling(joy, Direction::Down);
        c.sort();
        assert_eq!(names(&c, Valence::Pleasant), ["Contentment", "Joy", "Excitement", "Affection"]);
        assert_eq!(names(&c, Valence::Unpleasant), ["Sadness", "Anxiety", "Anger", "Guilt"]);
    }

    #[test]
    fn a_feeling_moves_past_those_that_were_put_away() {
        let mut c = Catalogue::starting();
        let (joy, contentment) = (id(&c, "joy"), id(&c, "contentment"));
        c.retire_feeling(contentment, true);
        c.move_feeling(joy, Direction::Down);
        assert_eq!(names(&c, Valence::Pleasant), ["Excitement", "Joy", "Affection"]);
        c.retire_feeling(contentment, false);
        assert_eq!(names(&c, Valence::Pleasant).len(), 4);
    }

    #[test]
    fn a_name_that_is_empty_or_taken_changes_nothing() {
        let mut c = Catalogue::starting();
        let joy = id(&c, "joy");
        for bad in ["", "  \n", "sadness", " SADNESS "] {
            assert!(!c.rename_feeling(joy, bad), "{bad:?}");
        }
        assert_eq!(c, Catalogue::starting());
        assert!(c.rename_feeling(joy, "  Quiet \n joy "));
        assert_eq!(c.feeling(joy).map(|f| (f.name.as_str(), f.key.as_str())), Some(("Quiet joy", "joy")));
        assert!(c.rename_feeling(joy, "quiet joy"), "another case of its own name");
        assert_eq!(tidy(&"x".repeat(500)).len(), NAME_LIMIT);
    }
}
