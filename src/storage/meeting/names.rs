//! The lists of feelings and symptoms that come of all that was said about them: which became part of which, which are
//! one because they have one name, and in which order they stand.
//!
//! What nobody said comes of the rest by rules that ask no machine: of two of one name the smaller key stays, of two that
//! were made part of each other the later wish holds.

use super::{kinds::Kind, standing::look_of, state::State};
use crate::{
    domain::{
        Catalogue, Feeling, FeelingId, Key, MergedFeeling, MergedSymptom, SELF_HARM_KEY, Symptom, SymptomId, Valence, folded,
        tidy,
    },
    storage::trouble::Trouble,
};
use std::collections::{BTreeMap, BTreeSet, HashMap};

/// One of either list, as it is said to be.
#[derive(Debug, Clone)]
struct One {
    name: String,
    valence: Valence,
    hue: u8,
    away: bool,
    /// What it was made part of, and when.
    into: Option<(i64, String)>,
}

/// The catalogue of what was said; those that `ours` has keep their numbers.
pub(super) fn catalogue_of(state: &State, ours: &Catalogue) -> Result<Catalogue, Trouble> {
    let mut c = Catalogue::default();
    let feelings = said(state, Some(Kind::FeelingLook), [Kind::FeelingName, Kind::FeelingAway, Kind::FeelingInto]);
    let known: Vec<(&str, u16, u16)> = ours.every_feeling().map(|f| (f.key.as_str(), f.id.0, f.order)).collect();
    let places = Places::of(state, "feeling", &feelings, &known)?;
    let parts = parts(&feelings);
    for (key, one) in &feelings {
        let (id, order) = places.of_key(key);
        let feeling = Feeling {
            id: FeelingId(id),
            key: a_key(key)?,
            name: one.name.clone(),
            valence: one.valence,
            hue: one.hue,
            order,
            retired: is_away(key, &feelings, &parts),
        };
        match parts.get(key) {
            Some(into) => c.merged_feelings.push(MergedFeeling { feeling, into: FeelingId(places.of_key(into).0) }),
            None => c.feelings.push(feeling),
        }
    }
    let symptoms = said(state, None, [Kind::SymptomName, Kind::SymptomAway, Kind::SymptomInto]);
    let known: Vec<(&str, u16, u16)> = ours.every_symptom().map(|s| (s.key.as_str(), s.id.0, s.order)).collect();
    let places = Places::of(state, "symptom", &symptoms, &known)?;
    let parts = self::parts(&symptoms);
    for (key, one) in &symptoms {
        let (id, order) = places.of_key(key);
        let retired = is_away(key, &symptoms, &parts);
        let symptom = Symptom { id: SymptomId(id), key: a_key(key)?, name: one.name.clone(), order, retired };
        match parts.get(key) {
            Some(into) => c.merged_symptoms.push(MergedSymptom { symptom, into: SymptomId(places.of_key(into).0) }),
            None => c.symptoms.push(symptom),
        }
    }
    c.sort();
    Ok(c)
}

fn a_key(key: &str) -> Result<Key, Trouble> {
    Key::new(key).map_err(|_| Trouble::Unreadable("the key of a feeling or symptom isn't one"))
}

/// What is said of each, by key. A symptom has no side: all count as of one.
fn said(state: &State, look: Option<Kind>, [name, away, into]: [Kind; 3]) -> BTreeMap<String, One> {
    let one = |(key, name, _): (&str, &str, i64)| {
        let look = look.and_then(|look| state.said(look, key)).and_then(|(said, _)| look_of(said));
        let (valence, hue) = look.unwrap_or((Valence::Unpleasant, 0));
        let away = state.said(away, key).is_some_and(|(said, _)| said == "1");
        let into = state.said(into, key).filter(|(said, _)| !said.is_empty()).map(|(said, ms)| (ms, said.to_owned()));
        (key.to_owned(), One { name: name.to_owned(), valence, hue, away, into })
    };
    state.current(name).map(one).collect()
}

/// Which became part of which, each told of the one that stays.
fn parts(all: &BTreeMap<String, One>) -> BTreeMap<String, String> {
    let mut parts: BTreeMap<&str, &str> = BTreeMap::new();
    let mut wishes: Vec<(i64, &str, &str)> =
        all.iter().filter_map(|(key, one)| one.into.as_ref().map(|(ms, into)| (*ms, key.as_str(), into.as_str()))).collect();
    // The later wish first: what would close a circle with it is not done.
    wishes.sort_by(|a, b| b.cmp(a));
    for (_, from, into) in wishes {
        let can = all.get(into).zip(all.get(from)).is_some_and(|(into, from)| into.valence == from.valence)
            && ![from, into].contains(&SELF_HARM_KEY);
        if can && stays(&parts, into) != from {
            parts.insert(from, into);
        }
    }
    let mut by_name: HashMap<(Valence, String), &str> = HashMap::new();
    for (key, one) in all {
        // The item about hurting oneself stays apart from all others.
        if parts.contains_key(key.as_str()) || key == SELF_HARM_KEY {
            continue;
        }
        let first = *by_name.entry((one.valence, folded(&tidy(&one.name)))).or_insert(key);
        if first != key {
            parts.insert(key, first);
        }
    }
    parts.keys().map(|key| ((*key).to_owned(), stays(&parts, key).to_owned())).collect()
}

fn stays<'a>(parts: &BTreeMap<&'a str, &'a str>, key: &'a str) -> &'a str {
    let mut key = key;
    while let Some(into) = parts.get(key) {
        key = into;
    }
    key
}

/// What became part of another is in no list; what has one name with others is asked about where one of them is.
fn is_away(key: &str, all: &BTreeMap<String, One>, parts: &BTreeMap<String, String>) -> bool {
    if parts.contains_key(key) {
        return true;
    }
    let became_it = all.iter().filter(|(other, one)| one.into.is_none() && parts.get(*other).is_some_and(|into| into == key));
    all.get(key).is_some_and(|one| one.away) && became_it.into_iter().all(|(_, one)| one.away)
}

/// The number and the place of each.
struct Places(HashMap<String, (u16, u16)>);

impl Places {
    /// `known` are the keys here with their numbers and places.
    fn of(state: &State, list: &str, all: &BTreeMap<String, One>, known: &[(&str, u16, u16)]) -> Result<Self, Trouble> {
        const TOO_MANY: Trouble = Trouble::Refused("the two have more feelings or symptoms than a journal can hold");
        let numbers: HashMap<&str, u16> = known.iter().map(|(key, id, _)| (*key, *id)).collect();
        let mut next = numbers.values().max().map_or(1, |n| u32::from(*n) + 1);
        let mut of_key = HashMap::new();
        for key in all.keys() {
            let number = numbers.get(key.as_str()).map_or(next, |n| u32::from(*n));
            next += u32::from(number == next);
            of_key.insert(key.clone(), (u16::try_from(number).map_err(|_| TOO_MANY)?, 0));
        }
        let wanted = arranged(state, list, all.keys().map(String::as_str));
        let mut before: Vec<_> = known.to_vec();
        before.sort_by_key(|(_, id, order)| (*order, *id));
        let as_it_is = before.iter().map(|(key, ..)| *key).eq(wanted.iter().copied());
        let places: HashMap<&str, u16> = known.iter().map(|(key, _, order)| (*key, *order)).collect();
        for (n, key) in (0..).zip(wanted) {
            let place = if as_it_is { places.get(key).copied().unwrap_or(n) } else { n };
            if let Some(of_key) = of_key.get_mut(key) {
                of_key.1 = place;
            }
        }
        Ok(Self(of_key))
    }

    fn of_key(&self, key: &str) -> (u16, u16) {
        self.0.get(key).copied().unwrap_or_default()
    }
}

/// These ids in the order somebody put them in last; what came in beside that comes after them, by id.
pub(super) fn arranged<'a>(state: &'a State, list: &str, ids: impl Iterator<Item = &'a str>) -> Vec<&'a str> {
    let mut left: BTreeSet<&str> = ids.collect();
    let order = state.said(Kind::Order, list).map_or("", |(said, _)| said);
    let mut out: Vec<&str> = order.split('\n').filter_map(|id| left.take(id)).collect();
    out.extend(left);
    out
}
