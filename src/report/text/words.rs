//! What the river shows, in sentences, and numbers as they are said.

use crate::{
    analysis::{Course, words::course_sentences},
    domain::{DayKey, Intensity},
    report::{
        Column, Gap, LoggedDay, Medicine,
        text::measure::{tidy, tidy_wide},
    },
};
use std::fmt::Write;

/// "Thursday, 12 March 2026: pleasant up to 7, unpleasant up to 3, 2 check-ins". Nothing is said about what
/// was not answered but that it was not.
#[must_use]
pub fn day_words(day: DayKey, logged: Option<&LoggedDay>) -> String {
    let date = full_day_words(day);
    let Some(d) = logged else { return format!("{date}: no check-ins") };
    let side = |name: &str, value: Option<u8>| match value {
        None => format!("{name} not answered"),
        Some(0) => format!("{name} not felt"),
        Some(n) => format!("{name} up to {n}"),
    };
    let mut parts = if d.is_answered() || d.imported_mood.is_none() {
        vec![side("pleasant", d.pleasant), side("unpleasant", d.unpleasant)]
    } else {
        vec!["no feelings answered".to_owned()]
    };
    if let Some(n) = d.numbness {
        parts.push(format!("numbness {}", tidy(n)));
    }
    match d.cannot_tell {
        0 => {}
        1 => parts.push("can't tell for one answer".to_owned()),
        n => parts.push(format!("can't tell for {n} answers")),
    }
    parts.push(count(d.check_ins, "check-in", "check-ins"));
    format!("{date}: {}", parts.join(", "))
}

/// "12 March 2026 to 24 November 2026", which days a picture shows.
#[must_use]
pub fn days_between(from: DayKey, until: DayKey) -> String {
    if from == until { from.words() } else { format!("{} to {}", from.words(), until.words()) }
}

/// "Thursday, 12 March 2026".
pub(crate) fn full_day_words(day: DayKey) -> String {
    day.date().format("%A, %-d %B %Y").to_string()
}

/// What the picture is made from, so that the sentence can say it.
#[derive(Debug)]
pub(crate) struct Shown<'a> {
    pub from: DayKey,
    pub until: DayKey,
    pub days: Counted,
    /// What is told of moods that stand in the place of the river.
    pub moods: Option<String>,
    pub gaps: &'a [Gap],
    pub courses: &'a [&'a Course],
    pub medicines: &'a [Medicine],
    pub usual: Option<((f64, f64), (f64, f64))>,
}

/// How much of what is in the days that are shown.
#[derive(Debug, Default)]
pub(crate) struct Counted {
    days: u32,
    check_ins: u32,
    cannot_tell: u32,
    pleasant: Rated,
    unpleasant: Rated,
}

/// The days on which a side was rated, and its weakest and strongest ones.
#[derive(Debug, Default)]
struct Rated {
    days: u32,
    not_felt: u32,
    ends: Option<(u8, u8)>,
}

impl Counted {
    pub(crate) fn of<'a>(columns: impl Iterator<Item = &'a Column>) -> Self {
        let mut all = Self::default();
        for c in columns {
            all.days += c.days;
            all.check_ins = all.check_ins.saturating_add(c.check_ins);
            all.cannot_tell += c.cannot_tell;
            all.pleasant.add(c.pleasant_rated, c.pleasant_not_felt, c.pleasant);
            all.unpleasant.add(c.unpleasant_rated, c.unpleasant_not_felt, c.unpleasant);
        }
        all
    }
}

impl Rated {
    fn add(&mut self, days: u32, not_felt: u32, ends: Option<(u8, u8)>) {
        self.days += days;
        self.not_felt += not_felt;
        self.ends = match (self.ends, ends) {
            (Some(a), Some(b)) => Some((a.0.min(b.0), a.1.max(b.1))),
            (one, other) => one.or(other),
        };
    }
}

/// What the picture shows, honest about how much there is.
pub(crate) fn sentence(shown: &Shown<'_>) -> String {
    let Shown { from, until, days, .. } = shown;
    let all = until.since(*from) + 1;
    let dates = format!("{} to {}", from.words(), until.words());
    if days.days == 0 {
        return format!("{dates}: no check-ins.");
    }
    let mut out = format!(
        "{dates}: {} on {} of {} days.",
        count(days.check_ins, "check-in", "check-ins"),
        grouped(days.days as usize),
        grouped(usize::try_from(all).unwrap_or(0))
    );
    if let Some(moods) = &shown.moods {
        say(&mut out, format_args!(" No feelings are answered on these days. {moods}."));
    } else {
        side(&mut out, "pleasant", &days.pleasant);
        side(&mut out, "unpleasant", &days.unpleasant);
    }
    if let Some((up, down)) = shown.usual {
        let words = |q: (f64, f64)| format!("{} to {}", tidy_wide(q.0), tidy_wide(q.1));
        say(&mut out, format_args!(" On a usual day the strongest is {} pleasant and {} unpleasant.", words(up), words(down)));
    }
    for course in shown.courses {
        say(&mut out, format_args!(" {}", course_sentences(course)));
    }
    let unsure = days.cannot_tell as usize;
    if unsure > 0 {
        say(&mut out, format_args!(" \"Can't tell\" on {}.", days_words(unsure)));
    }
    match shown.gaps {
        [] => {}
        [g] => {
            let (n, from) = (g.days(), g.from.words());
            say(&mut out, format_args!(" No check-ins for {n} days from {from}; nothing is drawn there."));
        }
        many => say(
            &mut out,
            format_args!(" {} stretches of more than a week have no check-ins; nothing is drawn there.", many.len()),
        ),
    }
    if !shown.medicines.is_empty() {
        out.push_str(" Things that come at the same time need not be cause and effect.");
    }
    out
}

fn side(out: &mut String, name: &str, rated: &Rated) {
    let none = rated.not_felt as usize;
    match rated.ends {
        Some((least, most)) if least == most => {
            let value = Intensity::new(most).map_or("", Intensity::words);
            say(
                out,
                format_args!(" The strongest {name} rating was always {most}, {value} ({}).", days_words(rated.days as usize)),
            );
        }
        Some((least, most)) => {
            say(out, format_args!(" A day's strongest {name} rating was between {least} and {most}"));
            if none > 0 {
                say(out, format_args!("; on {} all of them were 0", days_words(none)));
            }
            out.push('.');
        }
        None => say(out, format_args!(" Nothing {name} was rated.")),
    }
}

fn say(out: &mut String, what: std::fmt::Arguments<'_>) {
    let _never_fails = out.write_fmt(what);
}

pub(crate) fn count(n: u32, one: &str, many: &str) -> String {
    format!("{} {}", grouped(n as usize), if n == 1 { one } else { many })
}

pub(crate) fn days_words(n: usize) -> String {
    format!("{} {}", grouped(n), if n == 1 { "day" } else { "days" })
}

/// "54,750".
pub(crate) fn grouped(n: usize) -> String {
    let digits = n.to_string();
    let mut out = String::new();
    for (i, c) in digits.chars().enumerate() {
        if i > 0 && (digits.len() - i).is_multiple_of(3) {
            out.push(',');
        }
        out.push(c);
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn large_counts_can_be_read() {
        for (n, words) in [(0, "0"), (999, "999"), (1000, "1,000"), (54_750, "54,750"), (1_234_567, "1,234,567")] {
            assert_eq!(grouped(n), words);
        }
        assert_eq!(days_words(1), "1 day");
        assert_eq!(tidy(3.04), "3");
    }
}
