//! The lists of feelings and symptoms a person is asked about, and which one is meant where one is named.

use super::{
    feeling::{Feeling, FeelingId, MergedFeeling, Valence},
    key::Key,
    symptom::{MergedSymptom, SELF_HARM_KEY, Symptom, SymptomId},
};
use crate::domain::{folded, tidy};

/// The feelings and symptoms this person is asked about, in their order.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Catalogue {
    pub feelings: Vec<Feeling>,
    pub symptoms: Vec<Symptom>,
    /// In the order of their keys, as the symptoms are: it is the same in every journal.
    pub merged_feelings: Vec<MergedFeeling>,
    pub merged_symptoms: Vec<MergedSymptom>,
}

/// A feeling or symptom as it was named, ready to be compared.
struct Named {
    name: String,
    /// As a name becomes a key.
    key: Option<Key>,
}

impl Named {
    fn of(said: &str) -> Option<Self> {
        let name = folded(&tidy(said));
        let key = name.chars().any(char::is_alphanumeric).then(|| Key::from_name(&name));
        (!name.is_empty()).then_some(Self { name, key })
    }

    fn is_key(&self, key: &Key) -> bool {
        self.key.as_ref() == Some(key) || folded(key.as_str()) == self.name
    }

    fn is_name(&self, name: &str) -> bool {
        folded(name) == self.name
    }
}

impl Catalogue {
    /// The set a new journal starts with: eight feelings spread over both sides, numbness, and the
    /// nine symptoms of the article (Saxena, ChoosingTherapy.com, 10 May 2022), in our own words.
    #[must_use]
    pub fn starting() -> Self {
        use Valence::{Numbness, Pleasant, Unpleasant};
        let feelings = [
            ("joy", "Joy", Pleasant, 0),
            ("contentment", "Contentment", Pleasant, 1),
            ("excitement", "Excitement", Pleasant, 2),
            ("affection", "Affection", Pleasant, 3),
            ("sadness", "Sadness", Unpleasant, 0),
            ("anxiety", "Anxiety", Unpleasant, 1),
            ("anger", "Anger", Unpleasant, 2),
            ("guilt", "Guilt", Unpleasant, 3),
            ("numbness", "Numbness", Numbness, 0),
        ];
        let symptoms = [
            ("no_highs_or_lows", "Neither happy nor sad"),
            ("fatigue", "Tired, foggy"),
            ("concentration", "Trouble concentrating"),
            ("disconnected", "Disconnected from others"),
            ("forgetful", "Forgetful, undecided"),
            ("desire", "Less sexual desire"),
            ("empathy", "Less empathy"),
            ("numb", "Feeling numb"),
            (SELF_HARM_KEY, "Thoughts of hurting myself"),
        ];
        let mut catalogue = Self::default();
        for (key, name, valence, hue) in feelings {
            catalogue.add_feeling(&Key(key.into()), name, valence);
            if let Some(f) = catalogue.feelings.last_mut() {
                f.hue = hue;
            }
        }
        for (key, name) in symptoms {
            catalogue.add_symptom(&Key(key.into()), name);
        }
        catalogue
    }

    /// The feeling of this id, also one that was merged into another.
    #[must_use]
    pub fn feeling(&self, id: FeelingId) -> Option<&Feeling> {
        self.every_feeling().find(|f| f.id == id)
    }

    /// The feeling of this key; of one that was merged, the one it became part of.
    #[must_use]
    pub fn feeling_by_key(&self, key: &str) -> Option<&Feeling> {
        let live = |fits: &dyn Fn(&Feeling) -> bool| self.feelings.iter().find(|f| fits(f));
        live(&|f| f.key.as_str() == key).or_else(|| {
            let into = self.merged_feelings.iter().find(|m| m.feeling.key.as_str() == key)?.into;
            live(&|f| f.id == into)
        })
    }

    /// The feeling that is meant where a file or a command names one: by its key, or by its key or name in whatever case.
    #[must_use]
    pub fn feeling_meant(&self, said: &str) -> Option<&Feeling> {
        let said = said.trim();
        if let Some(exact) = self.feeling_by_key(said) {
            return Some(exact);
        }
        let named = Named::of(said)?;
        let key = |f: &&Feeling| named.is_key(&f.key);
        self.feelings
            .iter()
            .find(key)
            .or_else(|| self.feelings.iter().find(|f| named.is_name(&f.name)))
            .or_else(|| self.feeling_by_key(self.every_feeling().find(key)?.key.as_str()))
    }

    /// The symptom of this id, also one that was merged into another.
    #[must_use]
    pub fn symptom(&self, id: SymptomId) -> Option<&Symptom> {
        self.every_symptom().find(|s| s.id == id)
    }

    /// The symptom of this key; of one that was merged, the one it became part of.
    #[must_use]
    pub fn symptom_by_key(&self, key: &str) -> Option<&Symptom> {
        let live = |fits: &dyn Fn(&Symptom) -> bool| self.symptoms.iter().find(|s| fits(s));
        live(&|s| s.key.as_str() == key).or_else(|| {
            let into = self.merged_symptoms.iter().find(|m| m.symptom.key.as_str() == key)?.into;
            live(&|s| s.id == into)
        })
    }

    /// The symptom that is meant where a file or a command names one, as [`Self::feeling_meant`].
    #[must_use]
    pub fn symptom_meant(&self, said: &str) -> Option<&Symptom> {
        let said = said.trim();
        if let Some(exact) = self.symptom_by_key(said) {
            return Some(exact);
        }
        let named = Named::of(said)?;
        let key = |s: &&Symptom| named.is_key(&s.key);
        self.symptoms
            .iter()
            .find(key)
            .or_else(|| self.symptoms.iter().find(|s| named.is_name(&s.name)))
            .or_else(|| self.symptom_by_key(self.every_symptom().find(key)?.key.as_str()))
    }

    /// Those in the lists, then those that were merged: what an earlier version of a check-in may answer.
    pub fn every_feeling(&self) -> impl Iterator<Item = &Feeling> {
        self.feelings.iter().chain(self.merged_feelings.iter().map(|m| &m.feeling))
    }

    /// The same for symptoms.
    pub fn every_symptom(&self) -> impl Iterator<Item = &Symptom> {
        self.symptoms.iter().chain(self.merged_symptoms.iter().map(|m| &m.symptom))
    }

    /// The feelings that are asked about now, in the person's order.
    pub fn asked(&self) -> impl Iterator<Item = &Feeling> {
        self.feelings.iter().filter(|f| !f.retired)
    }

    /// Adds a feeling of this key, or finds the one that is there. Returns its id.
    pub fn add_feeling(&mut self, key: &Key, name: &str, valence: Valence) -> FeelingId {
        if let Some(f) = self.feeling_by_key(key.as_str()) {
            return f.id;
        }
        let id = FeelingId(self.every_feeling().map(|f| f.id.0).max().map_or(1, |n| n.saturating_add(1)));
        let order = self.feelings.iter().map(|f| f.order).max().map_or(0, |n| n.saturating_add(1));
        let same = self.feelings.iter().filter(|f| f.valence == valence).count();
        let hue = u8::try_from(same % 8).unwrap_or(0);
        self.feelings.push(Feeling { id, key: key.clone(), name: name.to_owned(), valence, hue, order, retired: false });
        id
    }

    /// Adds a symptom of this key, or finds the one that is there. Returns its id.
    pub fn add_symptom(&mut self, key: &Key, name: &str) -> SymptomId {
        if let Some(s) = self.symptom_by_key(key.as_str()) {
            return s.id;
        }
        let id = SymptomId(self.every_symptom().map(|s| s.id.0).max().map_or(1, |n| n.saturating_add(1)));
        let order = self.symptoms.iter().map(|s| s.order).max().map_or(0, |n| n.saturating_add(1));
        self.symptoms.push(Symptom { id, key: key.clone(), name: name.to_owned(), order, retired: false });
        id
    }

    /// A key for a new feeling or symptom of this name that no other has.
    #[must_use]
    pub fn free_key(&self, name: &str) -> Key {
        let wanted = Key::from_name(name);
        let taken = |k: &str| self.feeling_by_key(k).is_some() || self.symptom_by_key(k).is_some();
        if !taken(wanted.as_str()) {
            return wanted;
        }
        let base: String = wanted.as_str().chars().take(58).collect();
        (2..=u16::MAX).map(|n| format!("{base}_{n}")).find(|k| !taken(k)).map_or(wanted, |k| Key(k.into()))
    }

    /// Puts both lists into the person's order.
    pub fn sort(&mut self) {
        self.feelings.sort_by_key(|f| (f.order, f.id));
        self.symptoms.sort_by_key(|s| (s.order, s.id));
        self.merged_feelings.sort_by(|a, b| a.feeling.key.cmp(&b.feeling.key));
        self.merged_symptoms.sort_by(|a, b| a.symptom.key.cmp(&b.symptom.key));
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_new_journal_asks_about_four_of_each_side_and_numbness_and_nine_symptoms() {
        let c = Catalogue::starting();
        let of = |v| c.feelings.iter().filter(|f| f.valence == v).count();
        assert_eq!((of(Valence::Pleasant), of(Valence::Unpleasant), of(Valence::Numbness)), (4, 4, 1));
        assert_eq!(c.symptoms.len(), 9);
    }

    #[test]
    fn a_feeling_is_meant_by_its_key_or_its_name_in_whatever_case() {
        let mut c = Catalogue::starting();
        let own = c.add_feeling(&Key::from_name("Quiet joy"), "Stille Freude", Valence::Pleasant);
        let meant = |c: &Catalogue, said: &str| c.feeling_meant(said).map(|f| f.key.to_string());
        for (said, key) in [
            ("joy", Some("joy")),
            (" JOY ", Some("joy")),
            ("stille  FREUDE", Some("quiet_joy")),
            ("Quiet Joy", Some("quiet_joy")),
            ("Quiet_joy", Some("quiet_joy")),
            ("", None),
            ("…", None),
            ("glad", None),
        ] {
            assert_eq!(meant(&c, said).as_deref(), key, "{said:?}");
        }
        assert_eq!(c.symptom_meant("feeling NUMB").map(|s| s.key.as_str()), Some("numb"));
        // A key that is there to the letter comes first, and what was merged is what it became.
        let capital = c.add_feeling(&Key::new("Joy").expect("a key"), "Joy", Valence::Unpleasant);
        assert_eq!(c.feeling_meant("Joy").map(|f| f.id), Some(capital));
        let joy = c.feeling_by_key("joy").expect("there").id;
        c.merge_feelings(own, joy);
        assert_eq!(c.feeling_meant("QUIET joy").map(|f| f.id), Some(joy));
    }

    #[test]
    fn two_feelings_of_one_name_get_two_keys() {
        let mut c = Catalogue::starting();
        let k = c.free_key("Joy");
        assert_eq!(k.as_str(), "joy_2");
        c.add_feeling(&k, "Joy", Valence::Pleasant);
        assert_eq!(c.free_key("joy").as_str(), "joy_3");
    }
}
