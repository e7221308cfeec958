//! All that a column can be, in words.

use crate::{
    app::{Choice, ColumnIs, Side, TableColumn},
    domain::{Catalogue, SELF_HARM_KEY, Valence},
};

/// Numbers are offered to be what numbers can be; whatever else stands in a column is words.
pub(super) fn offered(column: &TableColumn, now: &ColumnIs, catalogue: &Catalogue) -> Vec<(ColumnIs, String)> {
    let mut all = vec![(ColumnIs::Time, "When it was".to_owned()), (ColumnIs::Clock, "The time of day".to_owned())];
    let ends = ends(now).or_else(|| column.scale.map(|scale| (scale.lowest, scale.highest)));
    if let Some((zero, ten)) = ends {
        let numbers = |choice: Choice, words: String| (ColumnIs::Numbers(choice), words);
        all.extend(catalogue.asked().filter(|f| f.valence != Valence::Numbness).map(|f| {
            let feeling = f.key.as_str().to_owned();
            numbers(Choice::Feeling { feeling, zero, ten }, format!("The feeling {}", f.name))
        }));
        for (side, words) in [(Side::Pleasant, "A new pleasant feeling"), (Side::Unpleasant, "A new unpleasant feeling")] {
            let name = column.title.trim().to_owned();
            all.push(numbers(Choice::NewFeeling { name, side, zero, ten }, words.to_owned()));
        }
        let symptoms = catalogue.symptoms.iter().filter(|s| !s.retired && s.key.as_str() != SELF_HARM_KEY);
        all.extend(symptoms.map(|s| {
            let symptom = s.key.as_str().to_owned();
            numbers(Choice::Symptom { symptom, zero, ten }, format!("The symptom {}", s.name))
        }));
        all.push(numbers(Choice::Series, "Numbers, as a row of their own".to_owned()));
        all.push((ColumnIs::Mood { worst: zero.min(ten), best: zero.max(ten) }, "An overall mood".to_owned()));
    }
    let words = [
        (ColumnIs::Sleep, "Hours slept"),
        (ColumnIs::Tags, "Tags"),
        (ColumnIs::Medicines, "Medicines"),
        (ColumnIs::Notes, "A note"),
        (ColumnIs::Id, "The row's own number"),
        (ColumnIs::LeftOut, "Leave it out"),
    ];
    all.extend(words.into_iter().map(|(is, words)| (is, words.to_owned())));
    all
}

/// The ends of the scale that were said.
pub(super) fn ends(of: &ColumnIs) -> Option<(f64, f64)> {
    match of {
        ColumnIs::Numbers(
            Choice::Feeling { zero, ten, .. } | Choice::NewFeeling { zero, ten, .. } | Choice::Symptom { zero, ten, .. },
        ) => Some((*zero, *ten)),
        ColumnIs::Mood { worst, best } => Some((*worst, *best)),
        ColumnIs::Numbers(
            Choice::Sleep
            | Choice::Tag
            | Choice::Company
            | Choice::Medicine
            | Choice::Substance
            | Choice::Series
            | Choice::LeaveOut,
        )
        | ColumnIs::Time
        | ColumnIs::Clock
        | ColumnIs::Id
        | ColumnIs::Sleep
        | ColumnIs::Tags
        | ColumnIs::Medicines
        | ColumnIs::Notes
        | ColumnIs::LeftOut => None,
    }
}

/// The same with other ends.
pub(super) fn with_ends(of: &ColumnIs, (from, to): (f64, f64)) -> ColumnIs {
    let mut is = of.clone();
    match &mut is {
        ColumnIs::Numbers(
            Choice::Feeling { zero, ten, .. } | Choice::NewFeeling { zero, ten, .. } | Choice::Symptom { zero, ten, .. },
        ) => (*zero, *ten) = (from, to),
        ColumnIs::Mood { worst, best } => (*worst, *best) = (from, to),
        _ => {}
    }
    is
}

/// The same, on whatever scale.
pub(super) fn is_like(a: &ColumnIs, b: &ColumnIs) -> bool {
    match (a, b) {
        (ColumnIs::Mood { .. }, ColumnIs::Mood { .. }) => true,
        (ColumnIs::Numbers(Choice::Feeling { feeling: a, .. }), ColumnIs::Numbers(Choice::Feeling { feeling: b, .. }))
        | (ColumnIs::Numbers(Choice::Symptom { symptom: a, .. }), ColumnIs::Numbers(Choice::Symptom { symptom: b, .. })) => {
            a == b
        }
        (ColumnIs::Numbers(Choice::NewFeeling { side: a, .. }), ColumnIs::Numbers(Choice::NewFeeling { side: b, .. })) => {
            a == b
        }
        (a, b) => a == b,
    }
}
