//! The first line of a file of ours, and the catalogue that grows while the rest is read.

use crate::{
    domain::{Catalogue, FeelingId, Key, Rewrite, SymptomId, Valence, folded, is_same_name, tidy},
    exchange::json::{Json, Object, Why},
};
use std::collections::{HashMap, HashSet};

/// Our choice, because no form could ask about so many and a hostile file names millions.
const KINDS_LIMIT: usize = 500;

/// The catalogue as it grows while a file is read.
#[derive(Debug, Default, Clone)]
pub(in crate::exchange) struct Book {
    pub(in crate::exchange) catalogue: Catalogue,
    /// Feelings of which nobody said which side they are on.
    pub(in crate::exchange) sides_unsaid: Vec<Key>,
    /// What rows named otherwise than the catalogue does, looked up once.
    meant: HashMap<Key, FeelingId>,
    /// What is read was said before anything was merged.
    as_they_were: bool,
    /// What all there are are called, once there can't be more of them: a hostile file names millions.
    called: Option<(usize, HashSet<String>)>,
}

impl Book {
    pub(in crate::exchange) fn starting() -> Self {
        Self::of(Catalogue::starting())
    }

    pub(in crate::exchange) fn of(catalogue: Catalogue) -> Self {
        Self { catalogue, ..Self::default() }
    }

    /// Reads something in which a feeling that was merged since is still itself.
    pub(super) fn as_they_were<T>(&mut self, read: impl FnOnce(&mut Self) -> T) -> T {
        self.as_they_were = true;
        let read = read(self);
        self.as_they_were = false;
        read
    }

    /// The feeling of this key, added when it is new.
    pub(in crate::exchange) fn feeling(&mut self, key: &Key) -> Result<FeelingId, Why> {
        if self.as_they_were
            && let Some(itself) = self.catalogue.every_feeling().find(|f| f.key == *key)
        {
            return Ok(itself.id);
        }
        if let Some(known) = self.catalogue.feeling_by_key(key.as_str()) {
            return Ok(known.id);
        }
        if let Some(id) = self.meant.get(key) {
            return Ok(*id);
        }
        let id = self.feeling_named(key.as_str(), key, &name_of(key))?;
        self.meant.insert(key.clone(), id);
        Ok(id)
    }

    /// The feeling that is meant by `said`, added under this key and name when it is new.
    pub(in crate::exchange) fn feeling_named(&mut self, said: &str, key: &Key, name: &str) -> Result<FeelingId, Why> {
        self.is_not_one_too_many(self.catalogue.feelings.len(), said)?;
        if let Some(known) = self.catalogue.feeling_meant(said) {
            return Ok(known.id);
        }
        room(self.catalogue.feelings.len())?;
        if let Some(usual) = Catalogue::starting().feeling_meant(said) {
            return Ok(self.catalogue.add_feeling(&usual.key, &usual.name, usual.valence));
        }
        self.sides_unsaid.push(key.clone());
        // Some side it must have; it is asked for before anything of the file is taken in.
        Ok(self.catalogue.add_feeling(key, name, Valence::Unpleasant))
    }

    /// The symptom of this key, added when it is new.
    pub(in crate::exchange) fn symptom(&mut self, key: &Key) -> Result<SymptomId, Why> {
        if self.as_they_were
            && let Some(itself) = self.catalogue.every_symptom().find(|s| s.key == *key)
        {
            return Ok(itself.id);
        }
        self.symptom_named(key.as_str(), key, &name_of(key))
    }

    /// The symptom that is meant by `said`, added under this key and name when it is new.
    pub(in crate::exchange) fn symptom_named(&mut self, said: &str, key: &Key, name: &str) -> Result<SymptomId, Why> {
        self.is_not_one_too_many(self.catalogue.symptoms.len(), said)?;
        if let Some(known) = self.catalogue.symptom_meant(said) {
            return Ok(known.id);
        }
        room(self.catalogue.symptoms.len())?;
        if let Some(usual) = Catalogue::starting().symptom_meant(said) {
            return Ok(self.catalogue.add_symptom(&usual.key, &usual.name));
        }
        Ok(self.catalogue.add_symptom(key, name))
    }

    /// Refuses at once what is called as none of all there can be: to go through them for each of millions takes minutes.
    fn is_not_one_too_many(&mut self, have: usize, said: &str) -> Result<(), Why> {
        if have < KINDS_LIMIT {
            return Ok(());
        }
        let catalogue = &self.catalogue;
        let all = catalogue.feelings.len() + catalogue.symptoms.len();
        if self.called.as_ref().is_none_or(|(of, _)| *of != all) {
            let feelings = catalogue.every_feeling().map(|f| (f.key.as_str(), f.name.as_str()));
            let symptoms = catalogue.every_symptom().map(|s| (s.key.as_str(), s.name.as_str()));
            let names = feelings.chain(symptoms).flat_map(|(key, name)| [key.to_owned(), folded(key), folded(name)]);
            self.called = Some((all, names.collect()));
        }
        let Some((_, called)) = &self.called else { return Ok(()) };
        let name = folded(&tidy(said));
        let is_one = called.contains(said.trim()) || called.contains(&name) || called.contains(Key::from_name(&name).as_str());
        if is_one { Ok(()) } else { room(have) }
    }

    /// Takes the catalogue of a first line. Said twice (two files joined), the first one stands.
    pub(in crate::exchange) fn describe(&mut self, header: &mut Object) -> Result<(), Why> {
        // Merged once all are known: the one that stays may be named later.
        let (mut merged_feelings, mut merged_symptoms) = (Vec::new(), Vec::new());
        for item in header.list("feelings")? {
            let (key, mut item) = described(item)?;
            let said = match item.text("valence")?.as_deref() {
                Some("pleasant") => Some(Valence::Pleasant),
                Some("unpleasant") => Some(Valence::Unpleasant),
                Some("numbness") => Some(Valence::Numbness),
                Some(_) => return Err("a feeling's valence is none of pleasant, unpleasant, numbness".into()),
                None => Catalogue::starting().feeling_by_key(key.as_str()).map(|f| f.valence),
            };
            let valence = said.unwrap_or(Valence::Unpleasant);
            let name = named(&mut item, &key)?;
            merged_feelings.extend(item.text("merged_into")?.map(|into| (key.clone(), into)));
            let was_unsaid = self.sides_unsaid.iter().position(|k| is_same_name(k.as_str(), key.as_str()));
            if self.catalogue.feeling_by_key(key.as_str()).is_some() && was_unsaid.is_none() {
                continue;
            }
            room(self.catalogue.feelings.len())?;
            let known = was_unsaid.filter(|_| said.is_some()).map(|n| self.sides_unsaid.remove(n));
            let known = known.and_then(|k| self.catalogue.feeling_by_key(k.as_str())).map(|f| f.id);
            let id = known.unwrap_or_else(|| self.catalogue.add_feeling(&key, &name, valence));
            if said.is_none() && was_unsaid.is_none() {
                self.sides_unsaid.push(key.clone());
            }
            let (hue, retired) = (item.number("hue")?, item.flag("retired")?.unwrap_or(false));
            if let Some(f) = self.catalogue.feelings.iter_mut().find(|f| f.id == id) {
                (f.name, f.valence, f.retired) = (name, valence, retired);
                f.hue = hue.and_then(|h| (0..8_u8).find(|n| f64::from(*n).to_bits() == h.to_bits())).unwrap_or(f.hue);
            }
        }
        for item in header.list("symptoms")? {
            let (key, mut item) = described(item)?;
            let name = named(&mut item, &key)?;
            merged_symptoms.extend(item.text("merged_into")?.map(|into| (key.clone(), into)));
            if self.catalogue.symptom_by_key(key.as_str()).is_some() {
                continue;
            }
            room(self.catalogue.symptoms.len())?;
            let id = self.catalogue.add_symptom(&key, &name);
            let retired = item.flag("retired")?.unwrap_or(false);
            if let Some(s) = self.catalogue.symptoms.iter_mut().find(|s| s.id == id) {
                s.retired = retired;
            }
        }
        self.merge(&merged_feelings, &merged_symptoms);
        Ok(())
    }

    /// What can't be merged, because the other isn't named or is of another kind, stays what it is.
    fn merge(&mut self, feelings: &[(Key, String)], symptoms: &[(Key, String)]) {
        let c = &mut self.catalogue;
        for (from, into) in feelings {
            if let (Some(from), Some(into)) = (c.feeling_by_key(from.as_str()), c.feeling_by_key(into)) {
                let change = Rewrite::Feelings { from: from.id, into: into.id };
                if let (Ok(()), Rewrite::Feelings { from, into }) = (change.check(c), change) {
                    c.merge_feelings(from, into);
                }
            }
        }
        for (from, into) in symptoms {
            if let (Some(from), Some(into)) = (c.symptom_by_key(from.as_str()), c.symptom_by_key(into)) {
                let change = Rewrite::Symptoms { from: from.id, into: into.id };
                if let (Ok(()), Rewrite::Symptoms { from, into }) = (change.check(c), change) {
                    c.merge_symptoms(from, into);
                }
            }
        }
    }
}

/// An item of the first line: an object with a key, or the key alone.
fn described(item: Json) -> Result<(Key, Object), Why> {
    let (text, rest) = match item {
        Json::Text(key) => (Some(key), Object::default()),
        Json::Object(mut item) => (item.text("key")?, item),
        _ => (None, Object::default()),
    };
    let key = text.as_deref().and_then(|t| Key::new(t).ok()).ok_or("a feeling or symptom of the first line has no key")?;
    Ok((key, rest))
}

fn named(item: &mut Object, key: &Key) -> Result<String, Why> {
    let usual = || {
        let starting = Catalogue::starting();
        let feeling = starting.feeling_by_key(key.as_str()).map(|f| f.name.clone());
        feeling.or_else(|| starting.symptom_by_key(key.as_str()).map(|s| s.name.clone())).unwrap_or_else(|| name_of(key))
    };
    Ok(item.text("name")?.filter(|n| !n.trim().is_empty()).unwrap_or_else(usual))
}

/// `quiet_joy` becomes "Quiet joy".
pub(in crate::exchange) fn name_of(key: &Key) -> String {
    let words = key.as_str().replace('_', " ");
    let mut letters = words.chars();
    letters.next().map_or_else(String::new, |first| first.to_uppercase().collect::<String>() + letters.as_str())
}

fn room(have: usize) -> Result<(), Why> {
    if have < KINDS_LIMIT { Ok(()) } else { Err("the file names more than 500 feelings or symptoms".into()) }
}
