//! How far days reached beside how one slept, what one took, who one was with and what one did: groups of days, each with
//! its n. It says nothing about why.

use super::{
    differences::BESIDE_DAYS_NEEDED,
    resample::{Chance, ROUNDS, middle_95},
};
use crate::{
    analysis::{
        measures::{
            entries::written_by,
            table::{Row, Table},
        },
        stats::{mean, quantile},
    },
    domain::{DayKey, Journal, Valence},
};
use std::collections::BTreeMap;

/// Days a group needs before it is compared. Our choice: as many as before and after ask of each side.
pub const GROUP_DAYS_NEEDED: u32 = BESIDE_DAYS_NEEDED;
/// Where groups of sleep begin, hours: under 6 is what most guides call short, 7 to 9 what they recommend for
/// grown-ups (National Sleep Foundation 2015); between and beyond are groups of their own.
pub(crate) const SLEEP_FROM_HOURS: [f64; 4] = [0.0, 6.0, 7.0, 9.0];
/// Substances that are shown by their own words, the most often noted first.
const OWN_WORDS: usize = 3;

/// What days are put into groups by.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Aspect {
    /// Hours slept, as noted on the day.
    Sleep,
    /// Drinks and other substances noted on the day; "none" is an answer, no answer is in no group.
    Substances,
    /// The same, noted on the day before.
    SubstancesBefore,
    /// Who one was with. Alone is an answer, no answer is in no group.
    Company,
    /// What the person called their days. Each word is a group; a day without it says nothing.
    Tags,
    /// Medicines noted as taken, likewise.
    Medicines,
}

impl Aspect {
    pub const ALL: [Self; 6] =
        [Self::Sleep, Self::Substances, Self::SubstancesBefore, Self::Company, Self::Tags, Self::Medicines];
}

/// The word of the form for a day with nobody else.
const ALONE: &str = "alone";

/// Days that have something in common.
#[derive(Debug, Clone, PartialEq)]
pub struct Group {
    pub name: String,
    /// How far each day reached, in order of day: steps from its strongest unpleasant to its strongest pleasant
    /// rating, 0 to 20. Days on which one side was not rated are not among them.
    pub reach: Vec<f64>,
    /// Mean and the middle half (type-7 quartiles); `None` under [`GROUP_DAYS_NEEDED`] days.
    pub told: Option<Told>,
}

#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Told {
    pub mean: f64,
    pub low: f64,
    pub high: f64,
}

/// The mean of one group less that of another, with the middle 95 % of what it would be with other days of the same
/// kind.
#[derive(Debug, Clone, PartialEq)]
pub struct Apart {
    pub less: String,
    pub from: String,
    pub difference: f64,
    pub low: f64,
    pub high: f64,
}

/// The groups of one aspect.
#[derive(Debug, Clone, PartialEq)]
pub struct InGroups {
    pub aspect: Aspect,
    /// Groups without a day are left out.
    pub groups: Vec<Group>,
    /// The last of the groups with days enough less the first of them; for substances, any less none.
    pub apart: Option<Apart>,
}

impl Group {
    #[must_use]
    pub fn days(&self) -> u32 {
        u32::try_from(self.reach.len()).unwrap_or(u32::MAX)
    }
}

/// What was noted about one day.
#[derive(Default)]
struct Noted {
    sleep: Vec<f64>,
    none: bool,
    any: bool,
    words: Vec<String>,
    company: Vec<String>,
    tags: Vec<String>,
    medicines: Vec<String>,
}

/// Every aspect, from what was written by the end of `until`, over the days `from..=until`.
#[must_use]
pub fn in_groups(journal: &Journal, from: DayKey, until: DayKey) -> Vec<InGroups> {
    let entries = written_by(journal, until);
    // The day before the first one has a say, too.
    let inside = || entries.iter().map(|e| e.check_in).filter(|c| (from.plus(-1)..=until).contains(&c.day));
    let mut table = Table::empty(journal, inside().map(|c| c.day));
    let mut noted: BTreeMap<DayKey, Noted> = BTreeMap::new();
    for check_in in inside() {
        table.add(check_in);
        let on = noted.entry(check_in.day).or_default();
        on.sleep.extend(check_in.context.sleep.map(crate::domain::SleepHours::hours));
        for word in &check_in.context.substances {
            let none = crate::domain::says_none(word);
            on.none |= none;
            on.any |= !none;
            if !none {
                note(&mut on.words, word);
            }
        }
        check_in.context.company.iter().for_each(|word| note(&mut on.company, word));
        check_in.context.tags.iter().for_each(|word| note(&mut on.tags, word));
        check_in.context.medicines.iter().for_each(|word| note(&mut on.medicines, word));
    }
    let days: Vec<(DayKey, f64)> =
        table.rows.iter().filter(|r| r.day >= from).filter_map(|r| Some((r.day, reach(&table, r)?))).collect();
    Aspect::ALL.into_iter().map(|aspect| grouped(aspect, &days, &noted)).collect()
}

/// Each word once for a day, however it was written.
fn note(words: &mut Vec<String>, word: &str) {
    let word = word.trim().to_lowercase();
    if !word.is_empty() && !words.contains(&word) {
        words.push(word);
    }
}

fn reach(table: &Table, row: &Row) -> Option<f64> {
    let side = |v| row.strongest(&table.feelings, v).map(f64::from);
    Some(side(Valence::Pleasant)? + side(Valence::Unpleasant)?)
}

fn grouped(aspect: Aspect, days: &[(DayKey, f64)], noted: &BTreeMap<DayKey, Noted>) -> InGroups {
    let back = i32::from(aspect == Aspect::SubstancesBefore);
    let with = |is_in: &dyn Fn(&Noted) -> bool| -> Vec<f64> {
        days.iter().filter(|(day, _)| noted.get(&day.plus(-back)).is_some_and(is_in)).map(|(_, reach)| *reach).collect()
    };
    let mut groups: Vec<Reached> = Vec::new();
    let each_word = |groups: &mut Vec<Reached>, of: fn(&Noted) -> &[String], but: &str| {
        for word in most_noted(noted, of).into_iter().filter(|word| word != but).take(OWN_WORDS) {
            let on_it = with(&|n| of(n).contains(&word));
            groups.push((word, on_it));
        }
    };
    match aspect {
        Aspect::Sleep => for_sleep(&mut groups, with),
        Aspect::Substances | Aspect::SubstancesBefore => {
            groups.push(("none".to_owned(), with(&|n| n.none && !n.any)));
            groups.push(("any".to_owned(), with(&|n| n.any)));
            // One word alone is the same as any.
            if aspect == Aspect::Substances && most_noted(noted, |n| &n.words).len() > 1 {
                each_word(&mut groups, |n| &n.words, "");
            }
        }
        Aspect::Company => {
            groups.push((ALONE.to_owned(), with(&|n| n.company.iter().all(|w| w == ALONE) && !n.company.is_empty())));
            groups.push((TOGETHER.to_owned(), with(&|n| n.company.iter().any(|w| w != ALONE))));
            if most_noted(noted, |n| &n.company).iter().filter(|w| *w != ALONE).count() > 1 {
                each_word(&mut groups, |n| &n.company, ALONE);
            }
        }
        Aspect::Tags => each_word(&mut groups, |n| &n.tags, ""),
        Aspect::Medicines => each_word(&mut groups, |n| &n.medicines, ""),
    }
    let groups: Vec<Group> = groups.into_iter().filter(|g| !g.1.is_empty()).map(|(name, reach)| told(name, reach)).collect();
    let whole: &[&str] = match aspect {
        Aspect::Sleep | Aspect::Tags | Aspect::Medicines => &[],
        Aspect::Substances | Aspect::SubstancesBefore => &["none", "any"],
        Aspect::Company => &[ALONE, TOGETHER],
    };
    // Days of one word and of another may be the same days.
    let by_words = matches!(aspect, Aspect::Tags | Aspect::Medicines);
    let enough = || groups.iter().filter(|g| g.told.is_some() && !by_words && (whole.is_empty() || whole.contains(&&*g.name)));
    let apart = enough().next().zip(enough().next_back()).filter(|(a, b)| a.name != b.name);
    let apart = apart.and_then(|(first, last)| apart_of(aspect, first, last));
    InGroups { aspect, groups, apart }
}

/// A group by its name, and how far its days reached.
type Reached = (String, Vec<f64>);

/// Any company at all.
const TOGETHER: &str = "with somebody";

fn for_sleep(groups: &mut Vec<Reached>, with: impl Fn(&dyn Fn(&Noted) -> bool) -> Vec<f64>) {
    for (i, name) in ["under 6 hours", "6 to 7 hours", "7 to 9 hours", "9 hours and more"].into_iter().enumerate() {
        let from = SLEEP_FROM_HOURS.get(i).copied().unwrap_or_default();
        let to = SLEEP_FROM_HOURS.get(i + 1).copied().unwrap_or(f64::INFINITY);
        groups.push((name.to_owned(), with(&|n| mean(&n.sleep).is_some_and(|h| (from..to).contains(&h)))));
    }
}

/// The words noted, those of the most days first; of equals the first in the alphabet.
fn most_noted(noted: &BTreeMap<DayKey, Noted>, of: fn(&Noted) -> &[String]) -> Vec<String> {
    let mut counts: BTreeMap<&str, u32> = BTreeMap::new();
    for word in noted.values().flat_map(of) {
        *counts.entry(word).or_default() += 1;
    }
    let mut all: Vec<(&str, u32)> = counts.into_iter().collect();
    all.sort_by_key(|(word, n)| (std::cmp::Reverse(*n), *word));
    all.into_iter().map(|(word, _)| word.to_owned()).collect()
}

fn told(name: String, reach: Vec<f64>) -> Group {
    let mut ascending = reach.clone();
    ascending.sort_by(f64::total_cmp);
    let told = || Some(Told { mean: mean(&reach)?, low: quantile(&ascending, 0.25)?, high: quantile(&ascending, 0.75)? });
    let told = if reach.len() < GROUP_DAYS_NEEDED as usize { None } else { told() };
    Group { name, reach, told }
}

/// Draws as many days of each group as there are, again and again. Days are drawn as if each stood alone.
fn apart_of(aspect: Aspect, first: &Group, last: &Group) -> Option<Apart> {
    let mut chance = Chance::of(&[format!("{aspect:?}").as_bytes(), first.name.as_bytes(), last.name.as_bytes()]);
    let mut picks = Vec::new();
    let mut drawn = |group: &Group, chance: &mut Chance| {
        chance.draw(group.reach.len(), &mut picks);
        mean(&picks.iter().filter_map(|i| group.reach.get(*i).copied()).collect::<Vec<_>>())
    };
    let mut rounds = Vec::with_capacity(ROUNDS as usize);
    for _ in 0..ROUNDS {
        let (a, b) = (drawn(first, &mut chance)?, drawn(last, &mut chance)?);
        rounds.push(b - a);
    }
    let (low, high) = middle_95(&mut rounds)?;
    let difference = last.told?.mean - first.told?.mean;
    Some(Apart { less: first.name.clone(), from: last.name.clone(), difference, low, high })
}
