//! Lost highs and lost lows, apart: how far feelings reach on each side, and when they last did.

use crate::{
    analysis::{Analysis, Change, Compared, FeelingEvidence, pattern::compared::widened, rule},
    domain::{Catalogue, DayKey, Feeling, Valence},
};

/// How strong pleasant feelings get now; `None` where it wasn't compared.
#[must_use]
pub fn highs_line(seen: &Compared) -> Option<String> {
    Some(how_strong("Pleasant", seen.pleasant.high, seen))
}

/// How strong unpleasant feelings get now; `None` where it wasn't compared.
#[must_use]
pub fn lows_line(seen: &Compared) -> Option<String> {
    Some(how_strong("Unpleasant", seen.unpleasant.high, seen))
}

fn how_strong(side: &str, high: Change, seen: &Compared) -> String {
    let how = match (turn(high), seen.when.is_past()) {
        (Turn::Lost, false) => "don't get as strong as usual",
        (Turn::Lost, true) => "didn't get as strong as usual",
        (Turn::Kept, false) => "get about as strong as usual",
        (Turn::Kept, true) => "got about as strong as usual",
        (Turn::Grown, false) => "get stronger than usual",
        (Turn::Grown, true) => "got stronger than usual",
    };
    format!("{side} feelings {how}: {:.1} usually, {:.1} {}.", high.usual, high.recent, seen.when.words())
}

/// What became of the strongest ratings of one side.
enum Turn {
    Lost,
    Kept,
    Grown,
}

/// The same step for both sides: half a unit of the wide scale of strengths.
fn turn(high: Change) -> Turn {
    let fell = -((high.recent + rule::STRENGTH_OFFSET) / (high.usual + rule::STRENGTH_OFFSET)).ln() / rule::KIND_HIGH_UNIT;
    if fell >= rule::FEELING_CHANGED - rule::GRACE {
        Turn::Lost
    } else if fell <= rule::GRACE - rule::FEELING_CHANGED {
        Turn::Grown
    } else {
        Turn::Kept
    }
}

/// Which feelings vary less than usual, which as much and which more, a sentence each where there are any.
#[must_use]
pub fn profile_summary(seen: &Compared) -> Vec<String> {
    let of = |wanted: bool, wider: bool| -> Vec<&str> {
        let is = |f: &&FeelingEvidence| f.narrowed == wanted && (f.narrowed || widened(f.width) == wider);
        seen.feelings.iter().filter(is).map(|f| f.name.as_str()).collect()
    };
    let groups = [
        ("Vary less than usual", of(true, false)),
        ("Vary as much as usual", of(false, false)),
        ("Vary more than usual", of(false, true)),
    ];
    groups
        .into_iter()
        .filter(|(_, names)| !names.is_empty())
        .map(|(what, names)| format!("{what}: {}.", names.join(", ")))
        .collect()
}

/// "Last time joy was 5 or more: 41 days ago."
#[must_use]
pub fn last_strong_line(feeling: &Feeling, day: DayKey, today: DayKey) -> String {
    let when = match today.since(day) {
        0 => "today".to_owned(),
        1 => "yesterday".to_owned(),
        n if (2..=99).contains(&n) => format!("{n} days ago"),
        _ => format!("on {}", day.words()),
    };
    format!("Last time {} was 5 or more: {when}.", feeling.name.to_lowercase())
}

/// That sentence for each feeling of one side that is still asked about and was 5 or more once, the longest
/// ago first.
#[must_use]
pub fn last_strong_lines(analysis: &Analysis, catalogue: &Catalogue, side: Valence) -> Vec<String> {
    let known = analysis.last_strong.iter().filter_map(|(id, day)| Some((catalogue.feeling(*id)?, *day)));
    let mut found: Vec<_> = known.filter(|(f, _)| f.valence == side && !f.retired).collect();
    found.sort_by_key(|(f, day)| (*day, f.order));
    found.into_iter().map(|(f, day)| last_strong_line(f, day, analysis.until)).collect()
}
