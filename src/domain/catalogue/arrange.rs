//! What a person does to the lists of feelings and symptoms: order, name, mark, put away. History stays.

use crate::domain::{
    Catalogue, Direction, Feeling, FeelingId, MergedFeeling, MergedSymptom, SELF_HARM_KEY, Symptom, SymptomId, Valence, folded,
    tidy,
};

impl Catalogue {
    /// Asks about a feeling of this name from now on: one that was put away comes back as what it was, and otherwise
    /// there is a new one on this side.
    pub fn ask_about_feeling(&mut self, name: &str, valence: Valence) {
        let name = tidy(name);
        let id = self.feeling_named(&name).unwrap_or_else(|| self.add_feeling(&self.free_key(&name), &name, valence));
        self.retire_feeling(id, false);
    }

    /// Asks about a symptom of this name from now on, a new one or one that was switched off.
    pub fn ask_about_symptom(&mut self, name: &str) {
        let name = tidy(name);
        let id = self.symptom_named(&name).unwrap_or_else(|| self.add_symptom(&self.free_key(&name), &name));
        if let Some(symptom) = self.symptoms.iter_mut().find(|s| s.id == id) {
            symptom.retired = false;
        }
    }

    /// Moves a feeling past its neighbour of the same valence that is in use. At the end of the list nothing happens.
    pub fn move_feeling(&mut self, id: FeelingId, direction: Direction) {
        self.sort();
        let Some(here) = self.feelings.iter().position(|f| f.id == id) else { return };
        let valence = self.feelings[here].valence;
        let fits = |i: &usize| self.feelings[*i].valence == valence && !self.feelings[*i].retired;
        let Some(there) = direction.next(here, self.feelings.len(), fits) else { return };
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

    /// Gives a feeling another of the eight marks and colours of its side.
    pub fn mark_feeling(&mut self, id: FeelingId, hue: u8) {
        if let Some(feeling) = self.feelings.iter_mut().find(|f| f.id == id) {
            feeling.hue = hue % 8;
        }
    }

    /// Makes one feeling part of another, which is asked about when one of the two was. See
    /// [`crate::domain::Rewrite::check`] for when that can be.
    pub fn merge_feelings(&mut self, from: FeelingId, into: FeelingId) {
        let Some(place) = self.feelings.iter().position(|f| f.id == from).filter(|_| from != into) else { return };
        if self.feelings.iter().all(|f| f.id != into) {
            return;
        }
        let feeling = self.feelings.remove(place);
        if let Some(there) = self.feelings.iter_mut().find(|f| f.id == into) {
            there.retired &= feeling.retired;
        }
        for merged in self.merged_feelings.iter_mut().filter(|m| m.into == from) {
            merged.into = into;
        }
        self.merged_feelings.push(MergedFeeling { feeling: Feeling { retired: true, ..feeling }, into });
        self.sort();
    }

    /// The same for two symptoms.
    pub fn merge_symptoms(&mut self, from: SymptomId, into: SymptomId) {
        let Some(place) = self.symptoms.iter().position(|s| s.id == from).filter(|_| from != into) else { return };
        if self.symptoms.iter().all(|s| s.id != into) {
            return;
        }
        let symptom = self.symptoms.remove(place);
        if let Some(there) = self.symptoms.iter_mut().find(|s| s.id == into) {
            there.retired &= symptom.retired;
        }
        for merged in self.merged_symptoms.iter_mut().filter(|m| m.into == from) {
            merged.into = into;
        }
        self.merged_symptoms.push(MergedSymptom { symptom: Symptom { retired: true, ..symptom }, into });
        self.sort();
    }

    /// Moves a symptom past its neighbour in the form. The item about hurting oneself keeps its place at the end.
    pub fn move_symptom(&mut self, id: SymptomId, direction: Direction) {
        self.sort();
        let Some(here) = self.symptoms.iter().position(|s| s.id == id) else { return };
        let fits = |i: &usize| !self.symptoms[*i].retired && self.symptoms[*i].key.as_str() != SELF_HARM_KEY;
        if !fits(&here) {
            return;
        }
        let Some(there) = direction.next(here, self.symptoms.len(), fits) else { return };
        self.symptoms.swap(here, there);
        for (order, symptom) in (0..).zip(&mut self.symptoms) {
            symptom.order = order;
        }
    }

    /// Gives a symptom another name. Says whether it was taken: an empty name or that of another one is not, and the
    /// item about hurting oneself keeps its words (SAFETY 6).
    pub fn rename_symptom(&mut self, id: SymptomId, name: &str) -> bool {
        let name = tidy(name);
        let taken = self.symptom_named(&name).is_some_and(|other| other != id);
        let Some(symptom) = self.symptoms.iter_mut().find(|s| s.id == id) else { return false };
        if name.is_empty() || taken || symptom.key.as_str() == SELF_HARM_KEY {
            return false;
        }
        symptom.name = name;
        true
    }

    /// The symptom that is called this, in whatever case.
    #[must_use]
    pub fn symptom_named(&self, name: &str) -> Option<SymptomId> {
        let wanted = folded(&tidy(name));
        self.symptoms.iter().find(|s| folded(&s.name) == wanted).map(|s| s.id)
    }

    /// The feeling that is called this, in whatever case.
    #[must_use]
    pub fn feeling_named(&self, name: &str) -> Option<FeelingId> {
        let wanted = folded(&tidy(name));
        self.feelings.iter().find(|f| folded(&f.name) == wanted).map(|f| f.id)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::NAME_LIMIT;

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
    fn a_symptom_is_moved_and_renamed_and_the_item_about_hurting_oneself_is_not() {
        let mut c = Catalogue::starting();
        let of = |c: &Catalogue, key: &str| c.symptom_by_key(key).expect("one of the starting set").id;
        let (fatigue, numb, harm) = (of(&c, "fatigue"), of(&c, "numb"), of(&c, SELF_HARM_KEY));
        c.move_symptom(fatigue, Direction::Up);
        assert_eq!(c.symptoms[0].id, fatigue);
        let before = c.clone();
        c.move_symptom(numb, Direction::Down);
        c.move_symptom(harm, Direction::Up);
        assert_eq!(c, before, "numb is the last one that can be moved");
        assert!(c.rename_symptom(fatigue, " Worn  out ") && !c.rename_symptom(fatigue, "feeling NUMB"));
        assert!(!c.rename_symptom(fatigue, " ") && !c.rename_symptom(harm, "Bad thoughts"));
        assert_eq!(c.symptom(fatigue).map(|s| (s.name.as_str(), s.key.as_str())), Some(("Worn out", "fatigue")));
    }

    #[test]
    fn what_was_put_away_comes_back_as_what_it_was_and_what_is_new_is_asked() {
        let mut c = Catalogue::starting();
        let (joy, n) = (id(&c, "joy"), c.feelings.len());
        c.retire_feeling(joy, true);
        c.ask_about_feeling(" JOY ", Valence::Unpleasant);
        c.ask_about_feeling("Quiet  pride", Valence::Pleasant);
        assert_eq!(c.feelings.len(), n + 1);
        assert!(c.feeling(joy).is_some_and(|f| !f.retired && f.valence == Valence::Pleasant));
        assert!(names(&c, Valence::Pleasant).contains(&"Quiet pride"));
        let numb = c.symptoms.iter_mut().find(|s| s.key.as_str() == "numb").expect("there");
        numb.retired = true;
        let n = c.symptoms.len();
        c.ask_about_symptom("feeling numb");
        c.ask_about_symptom("Sleeping badly");
        assert!(c.symptoms.len() == n + 1 && c.symptoms.iter().all(|s| !s.retired));
    }

    #[test]
    fn another_mark_is_one_of_eight() {
        let mut c = Catalogue::starting();
        let joy = id(&c, "joy");
        c.mark_feeling(joy, 13);
        assert_eq!(c.feeling(joy).map(|f| f.hue), Some(5));
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
