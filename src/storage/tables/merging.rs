//! Two catalogues become one: which feeling or symptom of the other is which of ours.

use crate::{
    domain::{Catalogue, CheckIn, Feeling, FeelingId, Symptom, SymptomId, each_once, is_same_name, stronger, stronger_symptom},
    storage::trouble::Trouble,
};
use std::{borrow::Cow, collections::BTreeMap};

/// Our catalogue with what the other has besides, and which number here a feeling or symptom of the other has. Two of
/// the other's may have one here: what was merged here.
pub(crate) struct Joined {
    pub(crate) catalogue: Catalogue,
    pub(crate) feelings: BTreeMap<FeelingId, FeelingId>,
    pub(crate) symptoms: BTreeMap<SymptomId, SymptomId>,
    /// The same for what a check-in said before it was changed: that is not said of what it was merged into since.
    earlier_feelings: BTreeMap<FeelingId, FeelingId>,
    earlier_symptoms: BTreeMap<SymptomId, SymptomId>,
    /// The feelings from 1 up to this one have the numbers they had.
    unmoved: u16,
}

const UNKNOWN: Trouble = Trouble::Refused("it answers a feeling or symptom that isn't in its own catalogue");

impl Joined {
    /// The check-in in our numbers.
    pub(crate) fn moved<'a>(&self, c: &'a CheckIn) -> Result<Cow<'a, CheckIn>, Trouble> {
        // In a new journal all have the numbers they had: to look each of them up would be a good part of an import.
        let is_rising = c.answers.is_sorted_by(|(a, _), (b, _)| a < b);
        let (first, last) = (c.answers.first().map_or(1, |(f, _)| f.0), c.answers.last().map_or(0, |(f, _)| f.0));
        if is_rising && first > 0 && last <= self.unmoved && c.symptoms.is_empty() {
            return Ok(Cow::Borrowed(c));
        }
        moved(c, &self.feelings, &self.symptoms)
    }

    /// What it said before, in our numbers.
    pub(crate) fn moved_earlier(&self, c: &CheckIn) -> Result<CheckIn, Trouble> {
        Ok(moved(c, &self.earlier_feelings, &self.earlier_symptoms)?.into_owned())
    }
}

fn moved<'a>(
    c: &'a CheckIn,
    feelings: &BTreeMap<FeelingId, FeelingId>,
    symptoms: &BTreeMap<SymptomId, SymptomId>,
) -> Result<Cow<'a, CheckIn>, Trouble> {
    // In a new journal all have the numbers they had: a copy of each check-in would be a good part of an import.
    let as_it_is = c.answers.iter().all(|(f, _)| feelings.get(f) == Some(f))
        && c.symptoms.iter().all(|(s, _)| symptoms.get(s) == Some(s))
        && c.answers.is_sorted_by(|(a, _), (b, _)| a < b)
        && c.symptoms.is_sorted_by(|(a, _), (b, _)| a < b);
    if as_it_is {
        return Ok(Cow::Borrowed(c));
    }
    let mut c = c.clone();
    for (f, _) in &mut c.answers {
        *f = *feelings.get(f).ok_or(UNKNOWN)?;
    }
    c.answers.sort_by_key(|(f, _)| *f);
    if c.answers.windows(2).any(|w| w[0].0 == w[1].0) {
        c.answers = each_once(c.answers.to_vec(), stronger).into();
    }
    if !c.symptoms.is_empty() {
        for (s, _) in &mut c.symptoms {
            *s = *symptoms.get(s).ok_or(UNKNOWN)?;
        }
        c.symptoms = each_once(std::mem::take(&mut c.symptoms), stronger_symptom);
    }
    Ok(Cow::Owned(c))
}

/// Our feeling that the other's is: the one of its key, else one of its name and side. Not one that another of theirs is
/// by its key: what are two there stay two.
fn our_feeling(ours: &Catalogue, f: &Feeling, other: &Catalogue) -> Option<FeelingId> {
    if let Some(known) = ours.feeling_by_key(f.key.as_str()) {
        return Some(known.id);
    }
    let named = ours.feeling_meant(f.key.as_str()).into_iter().chain(ours.feeling_meant(&f.name));
    let is_free = |mine: &&Feeling| other.every_feeling().all(|theirs| theirs.key != mine.key);
    named.filter(|mine| mine.valence == f.valence).find(is_free).map(|mine| mine.id)
}

fn our_symptom(ours: &Catalogue, s: &Symptom, other: &Catalogue) -> Option<SymptomId> {
    if let Some(known) = ours.symptom_by_key(s.key.as_str()) {
        return Some(known.id);
    }
    let named = ours.symptom_meant(s.key.as_str()).into_iter().chain(ours.symptom_meant(&s.name));
    let is_free = |mine: &&Symptom| other.every_symptom().all(|theirs| theirs.key != mine.key);
    named
        .filter(|mine| is_same_name(&mine.name, &s.name) || is_same_name(mine.key.as_str(), s.key.as_str()))
        .find(is_free)
        .map(|mine| mine.id)
}

/// Joins both. A journal nothing was written in yet (`untouched`) takes the other's names and order. What it says of one
/// that was merged here is not said of the one that stayed.
pub(crate) fn joined(mut ours: Catalogue, other: &Catalogue, untouched: bool) -> Joined {
    let mut other = other.clone();
    other.sort();
    let (mut feelings, mut symptoms) = (BTreeMap::new(), BTreeMap::new());
    for f in &other.feelings {
        let known = our_feeling(&ours, f, &other);
        let id = known.unwrap_or_else(|| ours.add_feeling(&f.key, &f.name, f.valence));
        feelings.insert(f.id, id);
        if let Some(mine) =
            ours.feelings.iter_mut().find(|mine| mine.id == id && mine.key == f.key && (untouched || known.is_none()))
        {
            (mine.name, mine.valence) = (f.name.clone(), f.valence);
            (mine.hue, mine.retired) = (f.hue, f.retired);
        }
    }
    for s in &other.symptoms {
        let known = our_symptom(&ours, s, &other);
        let id = known.unwrap_or_else(|| ours.add_symptom(&s.key, &s.name));
        symptoms.insert(s.id, id);
        if let Some(mine) =
            ours.symptoms.iter_mut().find(|mine| mine.id == id && mine.key == s.key && (untouched || known.is_none()))
        {
            (mine.name, mine.retired) = (s.name.clone(), s.retired);
        }
    }
    take_merges(&mut ours, &other, untouched);
    ours.sort();
    if untouched {
        let place = |key: &str| other.feelings.iter().position(|f| f.key.as_str() == key).unwrap_or(usize::MAX);
        ours.feelings.sort_by_key(|f| place(f.key.as_str()));
        (0..).zip(&mut ours.feelings).for_each(|(n, f)| f.order = n);
        let place = |key: &str| other.symptoms.iter().position(|s| s.key.as_str() == key).unwrap_or(usize::MAX);
        ours.symptoms.sort_by_key(|s| place(s.key.as_str()));
        (0..).zip(&mut ours.symptoms).for_each(|(n, s)| s.order = n);
    }
    // Looked up once more, because what was merged is what it became.
    for f in other.every_feeling() {
        if let Some(mine) = ours.feeling_by_key(f.key.as_str()) {
            feelings.insert(f.id, mine.id);
        }
    }
    for s in other.every_symptom() {
        if let Some(mine) = ours.symptom_by_key(s.key.as_str()) {
            symptoms.insert(s.id, mine.id);
        }
    }
    let mut earlier_feelings = feelings.clone();
    earlier_feelings
        .extend(other.every_feeling().filter_map(|f| Some((f.id, ours.every_feeling().find(|mine| mine.key == f.key)?.id))));
    let mut earlier_symptoms = symptoms.clone();
    earlier_symptoms
        .extend(other.every_symptom().filter_map(|s| Some((s.id, ours.every_symptom().find(|mine| mine.key == s.key)?.id))));
    let unmoved = (1..=u16::MAX).take_while(|n| feelings.get(&FeelingId(*n)) == Some(&FeelingId(*n))).last().unwrap_or(0);
    Joined { catalogue: ours, feelings, symptoms, earlier_feelings, earlier_symptoms, unmoved }
}

/// What the other merged and this one has never had, or nothing was answered to yet, stays known by its key, so that
/// older files are understood here, too.
fn take_merges(ours: &mut Catalogue, other: &Catalogue, untouched: bool) {
    for m in &other.merged_feelings {
        let Some(into) = other.feeling(m.into).and_then(|f| ours.feeling_by_key(f.key.as_str())).map(|f| f.id) else {
            continue;
        };
        if untouched || ours.feeling_by_key(m.feeling.key.as_str()).is_none() {
            let id = ours.add_feeling(&m.feeling.key, &m.feeling.name, m.feeling.valence);
            if let Some(mine) = ours.feelings.iter_mut().find(|f| f.id == id) {
                *mine = Feeling { id, order: mine.order, ..m.feeling.clone() };
            }
            ours.merge_feelings(id, into);
        }
    }
    for m in &other.merged_symptoms {
        let Some(into) = other.symptom(m.into).and_then(|s| ours.symptom_by_key(s.key.as_str())).map(|s| s.id) else {
            continue;
        };
        if untouched || ours.symptom_by_key(m.symptom.key.as_str()).is_none() {
            let id = ours.add_symptom(&m.symptom.key, &m.symptom.name);
            if let Some(mine) = ours.symptoms.iter_mut().find(|s| s.id == id) {
                *mine = Symptom { id, order: mine.order, ..m.symptom.clone() };
            }
            ours.merge_symptoms(id, into);
        }
    }
}
