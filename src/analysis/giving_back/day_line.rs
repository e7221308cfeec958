//! One quiet line from the journal, beside a day that was saved.
//!
//! Which one comes is a rule, so that a day that is opened twice says the same. What is rare comes first:
//! 1. a feeling that is [`STRONG`] again after [`AWAY_DAYS`] days or more;
//! 2. this day in an earlier year;
//! 3. the third, tenth, 25th, 50th or 100th check-in with a tag.
//!
//! On all other days those that have something to say take turns, by the day's number: when a feeling was strong last,
//! the same weekday a week ago, what was most often the strongest, what there was with a tag. Where none of them has, the
//! check-in day before; on the first day, that it is the first.
//!
//! None of them says that one time was more or less than another, and a day whose answers called for help is not told of.

use super::of_a_day::{called_for_help, day_called_for_help, most_strongly, strongest};
use crate::domain::{CheckIn, DayKey, Feeling, Journal, Valence};
use chrono::Datelike;
use std::{collections::BTreeMap, sync::Arc};

/// A feeling of so many steps was strong, as in all that is said of it.
const STRONG: u8 = 5;
/// After so many days without, a strong feeling is told of. Our choice: two weeks.
const AWAY_DAYS: i32 = 14;
/// Before that a feeling was strong "lately" and its date is no news. Our choice: a week.
const LATELY_DAYS: i32 = 7;
/// The n-th check-in with a tag that comes first, whatever else there is.
const MARKS: [usize; 5] = [3, 10, 25, 50, 100];
/// With fewer check-ins nothing is said of a tag. Our choice, as in the third time.
const TAGGED: usize = 3;
/// Days over which it is counted what was strongest most often, and how many of them must have been rated. Our choice:
/// four weeks, a week of days.
const OFTEN_DAYS: i32 = 28;
const OFTEN_NEEDED: usize = 7;

/// The line beside this day; `None` of a day without check-ins, and of one whose answers called for help.
#[must_use]
pub fn day_line(journal: &Journal, day: DayKey) -> Option<String> {
    if journal.on(day).next().is_none() || day_called_for_help(journal, day) {
        return None;
    }
    let before = strong_before(journal, day);
    let rare = again(journal, &before, day).or_else(|| other_year(journal, day)).or_else(|| tag(journal, day, true));
    rare.or_else(|| {
        let everyday: [Option<String>; 4] =
            [last_strong(journal, &before, day), week_ago(journal, day), most_often(journal, day), tag(journal, day, false)];
        let mut there: Vec<String> = everyday.into_iter().flatten().collect();
        let n = there.len();
        (n > 0).then(|| there.swap_remove(in_turn(day, n)))
    })
    .or_else(|| the_day_before(journal, day))
}

/// Which of `n` has its turn on this day.
fn in_turn(day: DayKey, n: usize) -> usize {
    usize::try_from(day.number()).unwrap_or_default().checked_rem(n).unwrap_or_default()
}

/// Of each pleasant and unpleasant feeling that is asked about: the last day before this one on which it was strong.
fn strong_before(journal: &Journal, day: DayKey) -> Vec<(&Feeling, DayKey)> {
    let asked: Vec<&Feeling> = journal.catalogue.asked().filter(|f| f.valence != Valence::Numbness).collect();
    let mut found: Vec<(&Feeling, DayKey)> = Vec::new();
    for c in journal.check_ins.iter().rev().filter(|c| c.day < day && !called_for_help(journal, c)) {
        for feeling in &asked {
            let is_strong = c.answer(feeling.id).and_then(crate::domain::Answer::number).is_some_and(|n| n >= STRONG);
            if !is_strong {
                continue;
            }
            match found.iter_mut().find(|(f, _)| f.id == feeling.id) {
                Some((_, last)) => *last = (*last).max(c.day),
                None => found.push((feeling, c.day)),
            }
        }
        if found.len() == asked.len() {
            break;
        }
    }
    found.sort_by_key(|(f, _)| f.order);
    found
}

/// "Joy was 6 today. It was 5 or more last on 12 October"
fn again(journal: &Journal, before: &[(&Feeling, DayKey)], day: DayKey) -> Option<String> {
    let steps = |feeling: &Feeling| journal.on(day).filter_map(|c| c.answer(feeling.id)?.number()).max();
    let (feeling, last, steps) = before.iter().find_map(|(feeling, last)| {
        let steps = steps(feeling).filter(|n| *n >= STRONG && day.since(*last) >= AWAY_DAYS)?;
        Some((feeling, last, steps))
    })?;
    Some(format!("{} was {steps} today. Before, it was last {STRONG} or more on {}", feeling.name, date(*last, day)))
}

/// "This day last year: most strongly joy 7 and anxiety 3"
fn other_year(journal: &Journal, day: DayKey) -> Option<String> {
    journal.in_other_years(day).into_iter().filter(|d| *d < day).find_map(|then| {
        let said = most_strongly(journal, then)?;
        let year = then.date().year();
        let when = if year + 1 == day.date().year() { "last year".to_owned() } else { format!("in {year}") };
        Some(format!("This day {when}: most strongly {said}"))
    })
}

/// "Third check-in with music: the strongest pleasant feeling was from 4 to 7". `at_marks`: at those numbers alone.
fn tag(journal: &Journal, day: DayKey, at_marks: bool) -> Option<String> {
    let newest = journal.on(day).last()?;
    let mut told: Vec<String> = Vec::new();
    for tag in &newest.context.tags {
        let with: Vec<&Arc<CheckIn>> =
            journal.check_ins.iter().filter(|c| c.day <= day && c.context.tags.contains(tag)).collect();
        let n = with.len();
        if n < TAGGED || at_marks != MARKS.contains(&n) {
            continue;
        }
        told.extend(of_a_tag(journal, tag, &with));
    }
    let n = told.len();
    (n > 0).then(|| told.swap_remove(in_turn(day, n)))
}

fn of_a_tag(journal: &Journal, tag: &str, with: &[&Arc<CheckIn>]) -> Option<String> {
    let rated: Vec<u8> = with.iter().filter_map(|c| Some(strongest(journal, &[*c], Valence::Pleasant)?.steps)).collect();
    let (least, most) = (rated.iter().min()?, rated.iter().max()?);
    if rated.len() < TAGGED {
        return None;
    }
    let reach = if least == most { format!("was {least} each time") } else { format!("was from {least} to {most}") };
    let of = if rated.len() == with.len() { String::new() } else { format!(", rated in {}", rated.len()) };
    Some(format!("{} check-in with {tag}: the strongest pleasant feeling {reach}{of}", nth(with.len())))
}

/// "Joy was last 5 or more on 12 October", of the pleasant feelings that were, each in its turn.
fn last_strong(journal: &Journal, before: &[(&Feeling, DayKey)], day: DayKey) -> Option<String> {
    let today = |f: &Feeling| journal.on(day).filter_map(|c| c.answer(f.id)?.number()).any(|n| n >= STRONG);
    let told: Vec<_> = before
        .iter()
        .filter(|(f, last)| f.valence == Valence::Pleasant && day.since(*last) >= LATELY_DAYS && !today(f))
        .collect();
    let (feeling, last) = told.get(in_turn(day, told.len()))?;
    Some(format!("{} was last {STRONG} or more on {}", feeling.name, date(*last, day)))
}

/// "A week ago, on Wednesday: most strongly joy 6 and anxiety 2"
fn week_ago(journal: &Journal, day: DayKey) -> Option<String> {
    let then = day.plus(-7);
    let said = most_strongly(journal, then)?;
    Some(format!("A week ago, on {}: most strongly {said}", then.date().format("%A")))
}

/// "Most often the strongest in four weeks: calm (on 9 of 22 days) and worry (on 11 of 22)"
fn most_often(journal: &Journal, day: DayKey) -> Option<String> {
    let of = |side: Valence| {
        let mut days_of: BTreeMap<(u16, u16), (&str, usize)> = BTreeMap::new();
        let mut rated = 0;
        for back in 0..OFTEN_DAYS {
            let all: Vec<&Arc<CheckIn>> = journal.on(day.plus(-back)).collect();
            let Some(most) = strongest(journal, &all, side) else { continue };
            rated += 1;
            for f in most.feelings.iter().filter(|_| most.steps > 0) {
                days_of.entry((f.order, f.id.0)).or_insert((&f.name, 0)).1 += 1;
            }
        }
        // Of equals the first in the person's order.
        let most = days_of.into_values().rev().max_by_key(|(_, days)| *days)?;
        (rated >= OFTEN_NEEDED).then(|| format!("{} (on {} of {rated} days)", most.0.to_lowercase(), most.1))
    };
    let both: Vec<String> = [of(Valence::Pleasant), of(Valence::Unpleasant)].into_iter().flatten().collect();
    let is_young = journal.first_day().is_none_or(|first| day.since(first) < OFTEN_DAYS - 1);
    let when = if is_young { "so far" } else { "in four weeks" };
    (!both.is_empty()).then(|| format!("Most often the strongest {when}: {}", both.join(" and ")))
}

/// "Your check-in before, yesterday: most strongly joy 6"; on the first day, that it is the first.
fn the_day_before(journal: &Journal, day: DayKey) -> Option<String> {
    let Some(then) = journal.check_ins.iter().rev().map(|c| c.day).find(|d| *d < day) else {
        return Some("The first day in this journal".to_owned());
    };
    let said = most_strongly(journal, then)?;
    let when = if day.since(then) == 1 {
        "Yesterday".to_owned()
    } else {
        format!("The day before in this journal, {}", date(then, day))
    };
    Some(format!("{when}: most strongly {said}"))
}

/// "12 October", with the year where that is another one.
fn date(then: DayKey, day: DayKey) -> String {
    if then.date().year() == day.date().year() { then.date().format("%-d %B").to_string() } else { then.words() }
}

/// "Third", "12th"
fn nth(n: usize) -> String {
    const WORDS: [&str; 10] = ["First", "Second", "Third", "Fourth", "Fifth", "Sixth", "Seventh", "Eighth", "Ninth", "Tenth"];
    if let Some(word) = n.checked_sub(1).and_then(|i| WORDS.get(i)) {
        return (*word).to_owned();
    }
    let end = match (n % 10, n % 100) {
        (_, 11..=13) => "th",
        (1, _) => "st",
        (2, _) => "nd",
        (3, _) => "rd",
        (_, _) => "th",
    };
    format!("{n}{end}")
}

#[cfg(test)]
mod tests {
    use super::nth;

    #[test]
    fn an_ordinal_is_a_word_up_to_ten() {
        assert_eq!(
            [1, 3, 10, 11, 12, 21, 22, 33, 111, 100].map(nth).join(" "),
            "First Third Tenth 11th 12th 21st 22nd 33rd 111th 100th"
        );
    }
}
