//! What can be chosen for a name, in words, and where the choice is kept.

use crate::{
    app::{Arriving, Choice, Choices, KindOfName as What, NameOfApp as Name, Side},
    domain::{Catalogue, Valence},
};

/// What a name becomes.
#[derive(Debug, Clone, PartialEq)]
pub(super) enum Chosen {
    Becomes(Choice),
    /// Of a word for a mood: the value it means.
    Means(f64),
}

/// A scale of more whole steps is no list to choose from.
const STEPS: f64 = 11.0;

/// What the columns of a table are is asked for each of them, so here only what stands in them.
pub(super) fn is_asked(arriving: &Arriving, name: &Name) -> bool {
    arriving.table.is_none() || !matches!(name.what, What::Scale | What::Mood)
}

/// All that can be chosen for it.
pub(super) fn offered(name: &Name, arriving: &Arriving, catalogue: &Catalogue) -> Vec<(Chosen, String)> {
    let becomes = |choice: Choice, words: &str| (Chosen::Becomes(choice), words.to_owned());
    let left_out = becomes(Choice::LeaveOut, "Leave it out");
    match name.what {
        What::Mood => vec![becomes(Choice::Series, "A row of its own"), left_out],
        What::MoodWord => {
            let mut all = vec![becomes(Choice::Tag, "A tag")];
            all.extend(values(arriving).map(|value| (Chosen::Means(value), format!("Mood {value}"))));
            all
        }
        What::Scale => {
            let (zero, ten) = name.scale.unwrap_or((0.0, 10.0));
            let mut all = vec![becomes(Choice::Series, "A row of its own")];
            all.extend(catalogue.asked().filter(|f| f.valence != Valence::Numbness).map(|f| {
                becomes(Choice::Feeling { feeling: f.key.as_str().to_owned(), zero, ten }, &format!("The feeling {}", f.name))
            }));
            let new = |side| Choice::NewFeeling { name: name.name.to_string(), side, zero, ten };
            all.push(becomes(new(Side::Pleasant), "A new pleasant feeling"));
            all.push(becomes(new(Side::Unpleasant), "A new unpleasant feeling"));
            all.push(becomes(Choice::Sleep, "Hours slept"));
            all.push(left_out);
            all
        }
        What::Group | What::Word => vec![
            becomes(Choice::Tag, "A tag"),
            becomes(Choice::Company, "Company"),
            becomes(Choice::Medicine, "A medicine"),
            becomes(Choice::Substance, "A substance"),
            left_out,
        ],
    }
}

/// The values of the app's moods, the lowest first.
fn values(arriving: &Arriving) -> impl Iterator<Item = f64> + use<> {
    let scale = arriving.looked.names.iter().find(|name| name.what == What::Mood).and_then(|name| name.scale);
    let (a, b) = scale.unwrap_or((1.0, 5.0));
    let (lowest, highest) = (a.min(b), a.max(b));
    let next = move |value: &f64| Some(value + 1.0).filter(|next| *next <= highest && next - lowest < STEPS);
    std::iter::successors(Some(lowest), next)
}

impl Chosen {
    pub(super) fn now(name: &Name, choices: &Choices) -> Self {
        match (name.what, choices.value_of(&name.name)) {
            (What::MoodWord, Some(value)) => Self::Means(value),
            _ => Self::Becomes(name.choice.clone()),
        }
    }

    /// The same choice, on whatever scale.
    pub(super) fn is_like(&self, other: &Self) -> bool {
        match (self, other) {
            (Self::Becomes(Choice::Feeling { feeling: a, .. }), Self::Becomes(Choice::Feeling { feeling: b, .. })) => a == b,
            (Self::Becomes(Choice::NewFeeling { side: a, .. }), Self::Becomes(Choice::NewFeeling { side: b, .. })) => a == b,
            (a, b) => a == b,
        }
    }

    /// Keeps it among the choices.
    pub(super) fn put(self, name: &Name, choices: &mut Choices) {
        let called = name.name.to_string();
        match (name.what, self) {
            (What::MoodWord, Self::Means(value)) => {
                choices.mood_words.insert(called, value);
            }
            (What::MoodWord, Self::Becomes(_)) => {
                choices.mood_words.remove(&called);
            }
            (What::Mood, Self::Becomes(choice)) => choices.mood = Some(choice),
            (What::Scale, Self::Becomes(choice)) => {
                choices.scales.insert(called, choice);
            }
            (What::Group, Self::Becomes(choice)) => {
                choices.groups.insert(called, choice);
            }
            (What::Word, Self::Becomes(choice)) => {
                choices.words.insert(called, choice);
            }
            (What::Mood | What::Scale | What::Group | What::Word, Self::Means(_)) => {}
        }
    }
}
