//! What was strongest on one day, in words.

use crate::domain::{Answer, CheckIn, DayKey, Feeling, Intensity, Journal, SELF_HARM_KEY, SymptomAnswer, Valence};
use std::sync::Arc;

/// So many feelings are named where several were equally strong.
const NAMED: usize = 2;

/// One line a side, and one for numbness: what was strongest in the check-ins of this day, in the person's words. What was
/// not answered is in none of them; one line says so where no feeling was rated at all.
#[must_use]
pub fn strongest_lines(journal: &Journal, day: DayKey) -> Vec<String> {
    let all: Vec<&Arc<CheckIn>> = journal.on(day).collect();
    let mut lines: Vec<String> = Vec::new();
    for (side, name) in [(Valence::Pleasant, "pleasant"), (Valence::Unpleasant, "unpleasant")] {
        lines.extend(match (strongest(journal, &all, side), cannot_tell(journal, &all, side)) {
            (Some(most), _) if most.steps == 0 => Some(format!("Rated {name} feelings: not felt")),
            (Some(most), _) => Some(format!("Strongest {name}: {} {}, {}", most.names(), most.steps, words_of(most.steps))),
            (None, true) => Some(format!("Rated {name} feelings: can't tell")),
            (None, false) => None,
        });
    }
    if let Some(numb) = strongest(journal, &all, Valence::Numbness) {
        lines.extend(numb.feelings.first().map(|f| format!("{}: {}, {}", f.name, numb.steps, words_of(numb.steps))));
    }
    if lines.is_empty() {
        lines.push("No feeling was rated".to_owned());
    }
    lines
}

/// "joy 7 and anxiety 3", of a day in the past; `None` where nothing was felt, or where the day is better left alone: an
/// answer of it called for help.
pub(super) fn most_strongly(journal: &Journal, day: DayKey) -> Option<String> {
    let all: Vec<&Arc<CheckIn>> = journal.on(day).collect();
    if all.iter().any(|c| called_for_help(journal, c)) {
        return None;
    }
    let felt = [Valence::Pleasant, Valence::Unpleasant].map(|side| strongest(journal, &all, side).filter(|m| m.steps > 0));
    let said: Vec<String> = felt.into_iter().flatten().map(|m| format!("{} {}", m.names(), m.steps)).collect();
    (!said.is_empty()).then(|| said.join(" and "))
}

/// Whether an answer of this day to the item about hurting oneself called for help: nothing is told beside that.
#[must_use]
pub fn day_called_for_help(journal: &Journal, day: DayKey) -> bool {
    journal.on(day).any(|c| called_for_help(journal, c))
}

pub(super) fn called_for_help(journal: &Journal, check_in: &CheckIn) -> bool {
    let item = journal.catalogue.symptom_by_key(SELF_HARM_KEY);
    item.and_then(|item| check_in.symptom(item.id)).is_some_and(SymptomAnswer::calls_for_help)
}

/// The strongest rating of one side, and whose it was.
pub(super) struct Strongest<'a> {
    pub steps: u8,
    pub feelings: Vec<&'a Feeling>,
}

impl Strongest<'_> {
    /// "joy", "joy and calm", "joy, calm and 2 more"
    pub(super) fn names(&self) -> String {
        let names: Vec<String> = self.feelings.iter().take(NAMED).map(|f| f.name.to_lowercase()).collect();
        match self.feelings.len().saturating_sub(NAMED) {
            0 => names.join(" and "),
            more => format!("{} and {more} more", names.join(", ")),
        }
    }
}

/// `None` where nothing of this side was rated with a number.
pub(super) fn strongest<'a>(journal: &'a Journal, all: &[&Arc<CheckIn>], side: Valence) -> Option<Strongest<'a>> {
    let mut most: Option<Strongest<'a>> = None;
    for (id, answer) in all.iter().flat_map(|c| c.answers.iter()) {
        let (Some(feeling), Some(steps)) = (journal.catalogue.feeling(*id), answer.number()) else { continue };
        if feeling.valence != side {
            continue;
        }
        match &mut most {
            Some(m) if m.steps > steps => {}
            Some(m) if m.steps == steps => {
                if m.feelings.iter().all(|f| f.id != feeling.id) {
                    m.feelings.push(feeling);
                }
            }
            Some(_) | None => most = Some(Strongest { steps, feelings: vec![feeling] }),
        }
    }
    // In the person's order, however the answers were kept.
    if let Some(m) = &mut most {
        m.feelings.sort_by_key(|f| f.order);
    }
    most
}

fn cannot_tell(journal: &Journal, all: &[&Arc<CheckIn>], side: Valence) -> bool {
    let mut said = all.iter().flat_map(|c| c.answers.iter());
    said.any(|(id, a)| *a == Answer::CannotTell && journal.catalogue.feeling(*id).is_some_and(|f| f.valence == side))
}

/// "strongly"
fn words_of(steps: u8) -> &'static str {
    Intensity::new(steps).map_or("", Intensity::words)
}
