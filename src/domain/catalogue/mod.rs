pub(crate) mod arrange;
pub(crate) mod put_away;
pub(crate) mod rewrite;
pub(crate) mod same_name;
pub(crate) mod symptom;

use super::folded;
use std::{fmt, sync::Arc};

/// The stable name of a feeling or symptom in files: lower case letters, digits and `_`,
/// 1 to 64 characters (other letters than a–z are allowed: people name their own feelings).
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Key(Arc<str>);

/// The text can't be a key.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("a key has 1 to 64 letters, digits or _, and no blanks")]
pub struct NotAKey;

impl Key {
    /// Takes a key as it stands in a file.
    ///
    /// # Errors
    /// Empty, longer than 64 characters, or holding blanks, punctuation or control characters.
    pub fn new(text: &str) -> Result<Self, NotAKey> {
        let n = text.chars().count();
        let fine = |c: char| c.is_alphanumeric() || matches!(c, '_' | '-' | '.');
        if (1..=64).contains(&n) && text.chars().all(fine) { Ok(Self(text.into())) } else { Err(NotAKey) }
    }

    /// Makes a key from a name the person wrote: "Quiet joy" becomes `quiet_joy`.
    #[must_use]
    pub fn from_name(name: &str) -> Self {
        let mut key = String::new();
        for c in name.trim().to_lowercase().chars().take(64) {
            if c.is_alphanumeric() {
                key.push(c);
            } else if !key.ends_with('_') && !key.is_empty() {
                key.push('_');
            }
        }
        let key: String = key.trim_end_matches('_').chars().take(64).collect();
        Self(if key.is_empty() { "own".into() } else { key.into() })
    }

    #[must_use]
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

impl fmt::Display for Key {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

/// Which side of the river a feeling is on. Unpleasant is not bad; it is part of the range.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Valence {
    Pleasant,
    Unpleasant,
    /// The item *numbness*: rated like a feeling, never part of either side.
    Numbness,
}

/// A feeling's place in this journal's catalogue. Only meaningful beside that catalogue.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct FeelingId(pub u16);

/// A symptom's place in this journal's catalogue. Only meaningful beside that catalogue.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct SymptomId(pub u16);

/// One emotion that can be rated.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Feeling {
    pub id: FeelingId,
    pub key: Key,
    /// As the person calls it; may be changed, the history stays.
    pub name: String,
    pub valence: Valence,
    /// 0..=7: which of the eight hues and mark shapes of its valence it wears.
    pub hue: u8,
    /// Smaller comes first.
    pub order: u16,
    /// No longer asked about; its answers stay.
    pub retired: bool,
}

/// One symptom that can be marked.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Symptom {
    pub id: SymptomId,
    pub key: Key,
    pub name: String,
    pub order: u16,
    /// Hidden from the form; its answers stay.
    pub retired: bool,
}

/// A feeling that became part of another. It is in no list any more; its key still finds the other, and earlier
/// versions of check-ins still name it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct MergedFeeling {
    pub feeling: Feeling,
    /// Never itself a merged one.
    pub into: FeelingId,
}

/// The same for a symptom.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct MergedSymptom {
    pub symptom: Symptom,
    pub into: SymptomId,
}

/// The feelings and symptoms this person is asked about, in their order.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Catalogue {
    pub feelings: Vec<Feeling>,
    pub symptoms: Vec<Symptom>,
    /// In the order of their ids, as the symptoms are.
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
        let name = folded(&super::tidy(said));
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
            (super::SELF_HARM_KEY, "Thoughts of hurting myself"),
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
        self.merged_feelings.sort_by_key(|m| m.feeling.id);
        self.merged_symptoms.sort_by_key(|m| m.symptom.id);
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
    fn a_name_becomes_a_key_that_a_file_can_hold() {
        for (name, key) in [("Quiet joy", "quiet_joy"), ("  Ärger! ", "ärger"), ("…", "own"), ("a  --  b", "a_b")] {
            assert_eq!(Key::from_name(name).as_str(), key);
        }
        assert!(Key::new("").is_err());
        assert!(Key::new("two words").is_err());
        assert!(Key::new(&"x".repeat(65)).is_err());
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
