//! The names in a diary: how often each stands there, what it says first, and what becomes of it.

use super::{
    choices::{Choice, Choices},
    entry::{Diary, Entry},
};
use std::{
    collections::{BTreeMap, HashMap, hash_map::Entry as Entered},
    sync::Arc,
};

/// What is shown of each name.
const SAMPLES: usize = 3;

/// Of what kind a name is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum What {
    /// The overall mood; it has no name.
    Mood,
    /// A word for a mood, where the file doesn't say which value it is.
    MoodWord,
    Scale,
    /// What several words are filed under.
    Group,
    Word,
}

/// A name of the other app.
#[derive(Debug, Clone, PartialEq)]
pub struct Name {
    pub what: What,
    pub name: Arc<str>,
    /// Of a word: what it is filed under.
    pub group: Arc<str>,
    /// How often it is used.
    pub times: u64,
    /// The first few values, each once.
    pub samples: Vec<String>,
    /// Lowest and highest, where the app says; else what stands in the file.
    pub scale: Option<(f64, f64)>,
    /// What becomes of it. Of a word for a mood: a series where its value is known, a tag where it isn't.
    pub choice: Choice,
}

#[derive(Default)]
struct Seen {
    times: u64,
    samples: Vec<String>,
    scale: Option<(f64, f64)>,
    lowest: f64,
    highest: f64,
}

impl Seen {
    fn see(&mut self, sample: impl FnOnce() -> String) {
        self.times += 1;
        if self.samples.len() < SAMPLES {
            let sample = sample();
            if !sample.is_empty() && !self.samples.contains(&sample) {
                self.samples.push(sample);
            }
        }
    }

    fn value(&mut self, value: f64, scale: Option<(f64, f64)>) {
        let first = self.times <= 1;
        self.lowest = if first { value } else { self.lowest.min(value) };
        self.highest = if first { value } else { self.highest.max(value) };
        self.scale = self.scale.or(scale);
    }
}

/// All names, in the order mood, words for moods, scales, groups, words; the most used first.
#[must_use]
pub fn names(diary: &Diary, choices: &Choices) -> Vec<Name> {
    let mut seen = NamesSeen::default();
    seen.see_all(&diary.entries);
    seen.sorted(choices)
}

/// Different names that are kept. Our choice, far above the words of a life; what else there is becomes what names without
/// a choice become.
const NAMES: usize = 20_000;

/// The names of entries that were seen so far.
#[derive(Default)]
pub(in crate::exchange) struct NamesSeen {
    seen: HashMap<(What, Arc<str>, Arc<str>), Seen>,
}

impl NamesSeen {
    fn of(&mut self, what: What, group: &Arc<str>, name: &Arc<str>) -> Option<&mut Seen> {
        let key = (what, Arc::clone(group), Arc::clone(name));
        let is_full = self.seen.len() >= NAMES;
        match self.seen.entry(key) {
            Entered::Occupied(there) => Some(there.into_mut()),
            Entered::Vacant(_) if is_full => None,
            Entered::Vacant(free) => Some(free.insert(Seen::default())),
        }
    }

    pub(in crate::exchange) fn see_all(&mut self, entries: &[Entry]) {
        let none: Arc<str> = "".into();
        for entry in entries {
            if let Some(mood) = &entry.mood {
                if let Some(of) = self.of(What::Mood, &none, &none) {
                    of.see(|| mood.value.map_or_else(|| mood.word.to_string(), |value| format!("{value}")));
                    of.scale = Some(mood.scale);
                }
                if mood.value.is_none()
                    && let Some(of) = self.of(What::MoodWord, &none, &mood.word)
                {
                    of.times += 1;
                }
            }
            for scaled in &entry.scales {
                if let Some(of) = self.of(What::Scale, &none, &scaled.name) {
                    of.see(|| format!("{}", scaled.value));
                    of.value(scaled.value, scaled.scale);
                }
            }
            for word in &entry.words {
                if !word.group.is_empty()
                    && let Some(of) = self.of(What::Group, &none, &word.group)
                {
                    of.see(|| word.word.to_string());
                }
                if let Some(of) = self.of(What::Word, &word.group, &word.word) {
                    of.times += 1;
                }
            }
        }
    }

    pub(in crate::exchange) fn sorted(self, choices: &Choices) -> Vec<Name> {
        let mut sorted: BTreeMap<(What, u64, Arc<str>, Arc<str>), Seen> = BTreeMap::new();
        for ((what, group, name), of) in self.seen {
            sorted.insert((what, u64::MAX - of.times, group, name), of);
        }
        let name = |((what, _, group, name), of): ((What, u64, Arc<str>, Arc<str>), Seen)| {
            let choice = match what {
                What::Mood => choices.of_mood(),
                What::MoodWord if choices.value_of(&name).is_some() => Choice::Series,
                What::MoodWord => Choice::Tag,
                What::Scale => choices.of_scale(&name),
                What::Group => choices.groups.get(&*name).cloned().unwrap_or(Choice::Tag),
                What::Word => choices.of_word(&group, &name),
            };
            let found = (what == What::Scale && of.lowest < of.highest).then_some((of.lowest, of.highest));
            Name { what, name, group, times: of.times, samples: of.samples, scale: of.scale.or(found), choice }
        };
        sorted.into_iter().map(name).collect()
    }
}
