//! Every day of a year as a small field, coloured by what was felt.

use super::{
    grid::Grid,
    scale::{Scale, inset},
    what::{Said, YearOf},
};
use crate::{
    analysis::{
        Analysis, Course, Part, PatternKind, drawn_patterns,
        words::{course_sentences, part_words},
    },
    domain::{DayKey, Feeling, Journal, Valence},
    report::{
        Form, LoggedDay, Paint, Picture, PictureView, Role, Stroke, Table,
        charts::{
            each_feeling::feeling_days::feeling_days,
            marked::under_a_day::{part_on, under_a_day},
        },
        logged_days,
        paper::sheet::{EDGE, Sheet},
        text::{measure::tidy, words::days_words},
    },
};
use chrono::{Datelike, NaiveDate};

/// The year as a picture, with where each day lies in it.
#[derive(Debug, Clone, PartialEq)]
pub struct YearPicture {
    pub picture: Picture,
    pub year: i32,
    grid: Grid,
    days: Vec<YearDay>,
    what: String,
    until: DayKey,
    marked: Marked,
}

/// The patterns that lie in the year, as of the last day known.
#[derive(Debug, Clone, PartialEq)]
struct Marked {
    courses: Vec<Course>,
    known: DayKey,
}

impl Marked {
    fn of(journal: &Journal, analysis: Option<&Analysis>, from: DayKey, last: DayKey) -> Self {
        let known = analysis.map_or(last, |a| a.until);
        let is_here = |c: &&Course| c.began.earliest <= last && c.last_day(known) >= from;
        let courses = analysis.into_iter().flat_map(|a| drawn_patterns(a, journal).map(|p| &p.course));
        Self { courses: courses.filter(is_here).cloned().collect(), known }
    }

    fn on(&self, day: DayKey) -> Option<(PatternKind, Part)> {
        part_on(self.courses.iter(), day, self.known)
    }

    fn words(&self, day: DayKey) -> Option<&'static str> {
        self.on(day).map(|(kind, part)| part_words(kind, part))
    }

    /// Each of these parts that a day of the year is, once.
    fn parts(&self, from: DayKey, last: DayKey) -> Vec<Part> {
        let all: Vec<Part> = (0..=last.since(from)).filter_map(|n| Some(self.on(from.plus(n))?.1)).collect();
        [Part::Inside, Part::Beginning, Part::Turning, Part::Between, Part::Deeper]
            .into_iter()
            .filter(|p| all.contains(p))
            .collect()
    }
}

/// One day that has check-ins.
#[derive(Debug, Clone, Copy, PartialEq)]
struct YearDay {
    day: DayKey,
    check_ins: u32,
    said: Said,
}

impl YearPicture {
    /// The day at this place of the picture.
    #[must_use]
    pub fn day_at(&self, x: f32, y: f32) -> Option<DayKey> {
        self.grid.day_at(x, y)
    }

    /// Left, top, width and height of a day of this year.
    #[must_use]
    pub fn cell(&self, day: DayKey) -> Option<[f32; 4]> {
        self.grid.cell(day)
    }

    /// "Tuesday, 24 November 2026: range 9 of 20 steps, 2 check-ins", and what the day is to a pattern.
    #[must_use]
    pub fn reading(&self, day: DayKey) -> String {
        let part = self.marked.words(day).map(|words| format!("; {words}")).unwrap_or_default();
        format!("{}{part}", self.said_on(day))
    }

    fn said_on(&self, day: DayKey) -> String {
        let date = format!("{} {}", day.weekday_words(), day.date().year());
        let Ok(at) = self.days.binary_search_by_key(&day, |d| d.day) else {
            return if day > self.until { date } else { format!("{date}: no check-in") };
        };
        let Some(d) = self.days.get(at) else { return date };
        let check_ins = if d.check_ins == 1 { "1 check-in".to_owned() } else { format!("{} check-ins", d.check_ins) };
        let what = &self.what;
        match d.said {
            _ if what.is_empty() => format!("{date}: {check_ins}"),
            Said::Value(v) => format!("{date}: {} {}, {check_ins}", what, tidy(v)),
            Said::CannotTell => format!("{date}: {what} can't tell, {check_ins}"),
            Said::Nothing => format!("{date}: {what} not answered, {check_ins}"),
        }
    }
}

/// Every day of `year` up to `until` (today, as a rule) as a small field, the stronger coloured the more of it there
/// was, on a scale that is the same for every year. Days without a check-in are hatched, whatever is shown; days
/// before the first check-in and days to come are empty paper. The days of a pattern have a line under them.
#[must_use]
pub fn year(
    journal: &Journal,
    analysis: Option<&Analysis>,
    of: YearOf,
    year: i32,
    until: DayKey,
    view: &PictureView,
) -> YearPicture {
    let sheet = Sheet::of(view);
    let ends = NaiveDate::from_ymd_opt(year, 1, 1).zip(NaiveDate::from_ymd_opt(year, 12, 31));
    let (from, last) = ends.map_or((until, until), |(a, b)| (DayKey::from_date(a), DayKey::from_date(b)));
    let feeling = if let YearOf::Feeling(id) = of { journal.catalogue.feeling(id) } else { None };
    let days = days(journal, of, from, last.min(until));
    let first = journal.first_day().map_or(last.plus(1), |d| d.max(from));
    let scale = Scale::of(of, feeling, &sheet);
    let marked = Marked::of(journal, analysis, from, last.min(until));
    let parts = marked.parts(from, last.min(until));
    let sentence = [sentence(&days, of, feeling, (year, first, last.min(until)))]
        .into_iter()
        .chain(marked.courses.iter().map(course_sentences))
        .collect::<Vec<_>>()
        .join(" ");
    let table = table(&days, &scale, &marked);
    let grid = Grid::of(&sheet, year, !parts.is_empty());
    let title = format!("{year}, day by day");
    let legend = scale.legend(&sheet, |said| days.iter().any(|d| d.said == said), &parts);
    let height = grid.bottom() + 8.0 + legend.height(&sheet) + EDGE;
    let mut scene = sheet.scene(height, &title, &sentence);
    grid.draw_labels(&mut scene, &sheet);
    let mut said = days.iter().peekable();
    for day in (0..=last.min(until).since(from)).map(|n| from.plus(n)) {
        let Some(cell) = grid.field(day) else { continue };
        match said.next_if(|d| d.day == day) {
            Some(d) => scale.draw(&mut scene, &sheet, cell, d.said),
            None if day >= first => {
                let [x, y, w, h] = inset(cell);
                let stroke = Stroke { paint: Paint::with_alpha(sheet.palette.outline, 0.45), width: 1.0, dash: None };
                scene.add(Role::Gap, Form::Hatch { x, y, w, h, step: 4.0, stroke });
            }
            None => {}
        }
        if let Some(((_, part), place)) = marked.on(day).zip(grid.line(day)) {
            for form in under_a_day(part, place, sheet.palette.muted) {
                scene.add(Role::Pattern, form);
            }
        }
    }
    legend.draw(&mut scene, &sheet, grid.bottom() + 8.0);
    let what = scale.name.clone();
    YearPicture { picture: Picture { scene, sentence, table, parts: Vec::new() }, year, grid, days, what, until, marked }
}

fn days(journal: &Journal, of: YearOf, from: DayKey, until: DayKey) -> Vec<YearDay> {
    let logged = logged_days(journal, from, until);
    let feelings: Vec<&Feeling> = match of {
        YearOf::Strength => journal.catalogue.feelings.iter().filter(|f| f.valence != Valence::Numbness).collect(),
        YearOf::Feeling(id) => journal.catalogue.feeling(id).into_iter().collect(),
        YearOf::Range | YearOf::CheckIns | YearOf::Mood(_) => Vec::new(),
    };
    let answered = feeling_days(journal, &feelings, from, until);
    let said = |d: &LoggedDay| match of {
        YearOf::CheckIns => Said::Value(d.check_ins as f32),
        YearOf::Range => range_on(d),
        YearOf::Mood(most) => d.imported_mood.map_or(Said::Nothing, |share| Said::Value(share * f32::from(most))),
        YearOf::Strength | YearOf::Feeling(_) => {
            let on = || answered.iter().filter_map(|a| a.get(a.binary_search_by_key(&d.day, |f| f.day).ok()?));
            let means: Vec<f32> = on().filter_map(|f| f.mean).collect();
            match means.len() {
                0 if on().any(|f| f.cannot_tell) => Said::CannotTell,
                0 => Said::Nothing,
                n => Said::Value(means.iter().sum::<f32>() / n as f32),
            }
        }
    };
    logged.iter().map(|d| YearDay { day: d.day, check_ins: d.check_ins, said: said(d) }).collect()
}

/// From the strongest unpleasant to the strongest pleasant rating, where both were rated.
pub(crate) fn range_on(d: &LoggedDay) -> Said {
    match d.pleasant.zip(d.unpleasant) {
        Some((up, down)) => Said::Value(f32::from(up + down)),
        None if d.cannot_tell > 0 => Said::CannotTell,
        None => Said::Nothing,
    }
}

fn sentence(days: &[YearDay], of: YearOf, feeling: Option<&Feeling>, (year, first, last): (i32, DayKey, DayKey)) -> String {
    if days.is_empty() {
        return format!("{year}: no check-ins.");
    }
    let all = usize::try_from(last.since(first) + 1).unwrap_or(days.len()).max(days.len());
    let mut said = vec![format!("{year}: check-ins on {} of {}.", days.len(), days_words(all))];
    let values = || days.iter().filter_map(|d| if let Said::Value(v) = d.said { Some(v) } else { None });
    let (low, high) = (values().fold(f32::INFINITY, f32::min), values().fold(0.0, f32::max));
    let n = days_words(values().count());
    let between = if low < high { format!("between {} and {}", tidy(low), tidy(high)) } else { tidy(high) };
    said.extend(match of {
        YearOf::CheckIns => None,
        _ if values().next().is_none() => Some("None of them has a number to show.".to_owned()),
        YearOf::Range => {
            Some(format!("From the strongest unpleasant to the strongest pleasant rating, on {n}: {between} of 20 steps."))
        }
        YearOf::Mood(most) => Some(format!("Overall mood of another app, not part of the range, on {n}: {between} of {most}.")),
        YearOf::Strength => Some(format!("Average strength, on {n}: {between} of 10.")),
        YearOf::Feeling(_) => Some(format!("{} on {n}: {between} of 10.", feeling.map_or("Rated", |f| &f.name))),
    });
    match days.iter().filter(|d| d.said == Said::CannotTell).count() {
        0 => {}
        n => said.push(format!("\"Can't tell\" on {}.", days_words(n))),
    }
    said.join(" ")
}

fn table(days: &[YearDay], scale: &Scale, marked: &Marked) -> Table {
    let mut columns = vec!["Day", "Check-ins"];
    if !scale.is_count {
        columns.push(&scale.column);
    }
    if !marked.courses.is_empty() {
        columns.push("Pattern");
    }
    let mut table = Table::new(&columns);
    table.rows.extend(days.iter().map(|d| {
        let said = match d.said {
            Said::Value(v) => Some(tidy(v)),
            Said::CannotTell => Some("can't tell".to_owned()),
            Said::Nothing => None,
        };
        let mut row = vec![Some(d.day.to_string()), Some(d.check_ins.to_string())];
        if !scale.is_count {
            row.push(said);
        }
        if !marked.courses.is_empty() {
            row.push(marked.words(d.day).map(str::to_owned));
        }
        row
    }));
    table
}
