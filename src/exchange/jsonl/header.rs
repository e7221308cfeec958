use crate::{
    domain::{Catalogue, FeelingId, Key, Rewrite, SymptomId, Valence},
    exchange::json::{Json, Object, Why},
};

/// Our choice, because no form could ask about so many and a hostile file names millions.
const KINDS_LIMIT: usize = 500;

/// The catalogue as it grows while a file is read.
#[derive(Debug, Default, Clone)]
pub(in crate::exchange) struct Book {
    pub(in crate::exchange) catalogue: Catalogue,
    /// Feelings that only an answer named, so that nobody said which side they are on.
    pub(in crate::exchange) guessed: Vec<Key>,
}

impl Book {
    pub(in crate::exchange) fn starting() -> Self {
        Self { catalogue: Catalogue::starting(), guessed: Vec::new() }
    }

    /// The feeling of this key, added when it is new.
    pub(in crate::exchange) fn feeling(&mut self, key: &Key) -> Result<FeelingId, Why> {
        if let Some(known) = self.catalogue.feeling_by_key(key.as_str()) {
            return Ok(known.id);
        }
        room(self.catalogue.feelings.len())?;
        if let Some(usual) = Catalogue::starting().feeling_by_key(key.as_str()) {
            return Ok(self.catalogue.add_feeling(key, &usual.name, usual.valence));
        }
        self.guessed.push(key.clone());
        Ok(self.catalogue.add_feeling(key, &name_of(key), Valence::Unpleasant))
    }

    /// The symptom of this key, added when it is new.
    pub(in crate::exchange) fn symptom(&mut self, key: &Key) -> Result<SymptomId, Why> {
        if let Some(known) = self.catalogue.symptom_by_key(key.as_str()) {
            return Ok(known.id);
        }
        room(self.catalogue.symptoms.len())?;
        let usual = Catalogue::starting().symptom_by_key(key.as_str()).map(|s| s.name.clone());
        Ok(self.catalogue.add_symptom(key, &usual.unwrap_or_else(|| name_of(key))))
    }

    /// Takes the catalogue of a first line. Said twice (two files joined), the first one stands.
    pub(in crate::exchange) fn describe(&mut self, header: &mut Object) -> Result<(), Why> {
        // Merged once all are known: the one that stays may be named later.
        let (mut merged_feelings, mut merged_symptoms) = (Vec::new(), Vec::new());
        for item in header.list("feelings")? {
            let (key, mut item) = described(item)?;
            let valence = match item.text("valence")?.as_deref() {
                Some("pleasant") => Valence::Pleasant,
                Some("unpleasant") => Valence::Unpleasant,
                Some("numbness") => Valence::Numbness,
                Some(_) => return Err("a feeling's valence is none of pleasant, unpleasant, numbness".into()),
                None => Catalogue::starting().feeling_by_key(key.as_str()).map_or(Valence::Unpleasant, |f| f.valence),
            };
            let name = named(&mut item, &key)?;
            merged_feelings.extend(item.text("merged_into")?.map(|into| (key.clone(), into)));
            let was_guessed = self.guessed.iter().position(|k| *k == key);
            if self.catalogue.feeling_by_key(key.as_str()).is_some() && was_guessed.is_none() {
                continue;
            }
            room(self.catalogue.feelings.len())?;
            let id = self.catalogue.add_feeling(&key, &name, valence);
            if let Some(n) = was_guessed {
                self.guessed.remove(n);
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
fn name_of(key: &Key) -> String {
    let words = key.as_str().replace('_', " ");
    let mut letters = words.chars();
    letters.next().map_or_else(String::new, |first| first.to_uppercase().collect::<String>() + letters.as_str())
}

fn room(have: usize) -> Result<(), Why> {
    if have < KINDS_LIMIT { Ok(()) } else { Err("the file names more than 500 feelings or symptoms".into()) }
}
