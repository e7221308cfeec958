//! A week on paper, for the days on which one has no computer at hand: a row for each feeling and symptom that is asked
//! about, a column for each day, lines for words. What is written on it is typed in later, a week in one go.

use super::{laid::PAGE, page::PaperPage};
use crate::{
    domain::{Catalogue, DayKey, SELF_HARM_KEY, WeekBegins},
    report::{Anchor, Form, Paint, Palette, Role, Scene, Stroke, Weight, fitted},
};
use chrono::{Datelike, Weekday};

const MARGIN: f32 = 36.0;
const INNER: f32 = PAGE.0 - 2.0 * MARGIN;
/// What a row is called stands in so much of it.
const NAMES: f32 = 140.0;
const DAY: f32 = (INNER - NAMES) / 7.0;
/// High enough to write in by hand, and as low as a row may become before a second page is better.
const ROW: f32 = 22.0;
const LOWEST_ROW: f32 = 14.0;
/// Two lines to write on for each day.
const WORDS_OF_A_DAY: f32 = 34.0;
/// Under the rows: what the numbers mean.
const FOOT: f32 = 44.0;

/// What stands on the sheet. The item about wanting to hurt oneself is never on one: paper lies about (SAFETY 9).
#[derive(Debug, Clone, Copy)]
pub struct WeekSheet<'a> {
    pub catalogue: &'a Catalogue,
    /// The first day of the first week; `None` leaves the dates to be written by hand.
    pub from: Option<DayKey>,
    pub weeks: u16,
    pub begins: WeekBegins,
}

impl WeekSheet<'_> {
    /// Its pages: one a week, more where there are too many rows to write in.
    #[must_use]
    pub fn pages(&self) -> Vec<Scene> {
        let weeks = if self.from.is_some() { self.weeks.max(1) } else { 1 };
        (0..i32::from(weeks)).flat_map(|week| self.week(self.from.map(|first| first.plus(7 * week)))).collect()
    }

    /// The same as they go into a file.
    #[must_use]
    pub fn on_paper(&self) -> Vec<PaperPage> {
        self.pages().into_iter().map(PaperPage::picture).collect()
    }

    fn week(&self, first: Option<DayKey>) -> Vec<Scene> {
        let names = self.names();
        let head = 74.0;
        let room = PAGE.1 - 2.0 * MARGIN - head - FOOT - 7.0 * WORDS_OF_A_DAY - 20.0;
        let row = (room / names.len().max(1) as f32).min(ROW);
        if row >= LOWEST_ROW {
            return vec![self.page(first, &names, row, true)];
        }
        // All rows on pages of their own, as many as can be written in, and the words on the last.
        let fits = |n: &u8| f32::from(*n) * ROW <= PAGE.1 - 2.0 * MARGIN - head - FOOT;
        let a_page = usize::from((1..=u8::MAX).take_while(fits).last().unwrap_or(1));
        let mut pages: Vec<Scene> = names.chunks(a_page).map(|some| self.page(first, some, ROW, false)).collect();
        pages.push(self.page(first, &[], ROW, true));
        pages
    }

    /// Feelings, symptoms and sleep, in the person's order.
    fn names(&self) -> Vec<String> {
        let feelings = self.catalogue.asked().map(|f| f.name.clone());
        let asked = self.catalogue.symptoms.iter().filter(|s| !s.retired && s.key.as_str() != SELF_HARM_KEY);
        feelings.chain(asked.map(|s| s.name.clone())).chain(["Hours slept".to_owned()]).collect()
    }

    fn page(&self, first: Option<DayKey>, names: &[String], row: f32, with_words: bool) -> Scene {
        let mut page = Page::new(first);
        let days: Vec<(String, String)> = (0..7).map(|n| self.day(first, n)).collect();
        page.head(first, &days);
        for name in names {
            page.row(name, row);
        }
        if !names.is_empty() {
            page.foot(&names_of_values());
        }
        if with_words {
            page.words(&days);
        }
        page.described(first, names);
        page.scene
    }

    /// "Mo" and "23 Nov" of the nth day.
    fn day(&self, first: Option<DayKey>, n: i32) -> (String, String) {
        match first {
            Some(first) => {
                let date = first.plus(n).date();
                (date.format("%A").to_string(), date.format("%-d %b").to_string())
            }
            None => (name_of(self.begins, n).to_owned(), String::new()),
        }
    }
}

fn name_of(begins: WeekBegins, n: i32) -> &'static str {
    let first = match begins {
        WeekBegins::Monday => Weekday::Mon,
        WeekBegins::Sunday => Weekday::Sun,
        WeekBegins::Saturday => Weekday::Sat,
    };
    let day = (0..n).fold(first, |day, _| day.succ());
    match day {
        Weekday::Mon => "Monday",
        Weekday::Tue => "Tuesday",
        Weekday::Wed => "Wednesday",
        Weekday::Thu => "Thursday",
        Weekday::Fri => "Friday",
        Weekday::Sat => "Saturday",
        Weekday::Sun => "Sunday",
    }
}

fn names_of_values() -> [&'static str; 3] {
    [
        "Feelings: 0 = not felt, 1 to 10 = a trace to as strong as it gets, ? = can't tell.",
        "Symptoms: n = no, 1 = mild, 2 = moderate, 3 = strong.",
        "What you don't answer stays empty. Empty is not 0. A day without anything is a day without a check-in, and that is all right.",
    ]
}

struct Page {
    scene: Scene,
    palette: Palette,
    y: f32,
}

impl Page {
    fn new(first: Option<DayKey>) -> Self {
        let palette = Palette::light();
        let title = first.map_or_else(|| "A week".to_owned(), |first| format!("The week from {}", first.words()));
        let mut scene = Scene::new(PAGE.0, PAGE.1, &title);
        scene.background = Some(palette.card);
        Self { scene, palette, y: MARGIN }
    }

    fn put(&mut self, (x, y): (f32, f32), size: f32, weight: Weight, anchor: Anchor, text: &str) {
        let paint = Paint::solid(if size < 9.0 { self.palette.muted } else { self.palette.ink });
        self.scene.add(Role::Plain, Form::Text { x, y, anchor, size, weight, paint, text: text.to_owned(), turn: 0.0 });
    }

    fn line(&mut self, from: (f32, f32), to: (f32, f32), width: f32) {
        let stroke = Stroke::solid(self.palette.line, width);
        self.scene.add(Role::Plain, Form::Line { from, to, stroke });
    }

    fn head(&mut self, first: Option<DayKey>, days: &[(String, String)]) {
        let title = match first {
            Some(first) => {
                let last = first.plus(6);
                let year = if first.date().year() == last.date().year() { "%-d %B" } else { "%-d %B %Y" };
                format!("{} to {}", first.date().format(year), last.words())
            }
            None => "The week from".to_owned(),
        };
        self.put((MARGIN, self.y + 18.0), 18.0, Weight::Semibold, Anchor::Start, &title);
        if first.is_none() {
            self.line((MARGIN + 132.0, self.y + 20.0), (MARGIN + 290.0, self.y + 20.0), 0.8);
        }
        self.y += 40.0;
        for (n, (name, date)) in days.iter().enumerate() {
            let x = MARGIN + NAMES + DAY * (n as f32 + 0.5);
            self.put((x, self.y + 10.0), 9.0, Weight::Semibold, Anchor::Middle, name);
            self.put((x, self.y + 22.0), 9.0, Weight::Regular, Anchor::Middle, date);
        }
        self.y += 30.0;
        self.line((MARGIN, self.y), (MARGIN + INNER, self.y), 1.2);
    }

    fn row(&mut self, name: &str, height: f32) {
        let size = (height * 0.5).clamp(8.0, 10.5);
        let shown = fitted(name, NAMES - 8.0, size, Weight::Regular).unwrap_or_default();
        let top = self.y;
        self.put((MARGIN, top + height / 2.0 + size * 0.35), size.max(9.0), Weight::Regular, Anchor::Start, &shown);
        for n in 0..=7_u8 {
            let x = MARGIN + NAMES + DAY * f32::from(n);
            self.line((x, top), (x, top + height), 0.5);
        }
        self.y += height;
        self.line((MARGIN, self.y), (MARGIN + INNER, self.y), 0.5);
    }

    fn foot(&mut self, lines: &[&str]) {
        self.y += 6.0;
        for line in lines {
            self.y += 11.5;
            self.put((MARGIN, self.y), 8.5, Weight::Regular, Anchor::Start, line);
        }
    }

    fn words(&mut self, days: &[(String, String)]) {
        self.y += 18.0;
        self.put((MARGIN, self.y), 9.5, Weight::Semibold, Anchor::Start, "What there was: words, medicines, company");
        self.y += 6.0;
        for (name, date) in days {
            let label = if date.is_empty() { name.clone() } else { format!("{name}, {date}") };
            self.put((MARGIN, self.y + 13.0), 9.0, Weight::Regular, Anchor::Start, &label);
            let from = MARGIN + 96.0;
            for half in [0.5, 1.0] {
                let y = self.y + WORDS_OF_A_DAY * half;
                self.line((from, y), (MARGIN + INNER, y), 0.5);
            }
            self.y += WORDS_OF_A_DAY;
        }
    }

    /// The page for a screen reader.
    fn described(&mut self, first: Option<DayKey>, names: &[String]) {
        let week = first.map_or_else(|| "a week".to_owned(), |first| format!("the week from {}", first.words()));
        let rows = if names.is_empty() { String::new() } else { format!(" A row each for: {}.", names.join("; ")) };
        self.scene.description =
            format!("A sheet to write {week} on by hand, a column for each day.{rows} {}", names_of_values().join(" "));
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::Valence;

    fn day(text: &str) -> DayKey {
        DayKey::parse(text).expect("a day")
    }

    fn texts(scene: &Scene) -> Vec<String> {
        let text = |shape: &crate::report::Shape| match &shape.form {
            Form::Text { text, .. } => Some(text.clone()),
            _ => None,
        };
        scene.shapes.iter().filter_map(text).collect()
    }

    #[test]
    fn a_week_is_one_page_with_a_row_for_all_that_is_asked_and_never_the_item_about_hurting_oneself() {
        let catalogue = Catalogue::starting();
        let sheet = WeekSheet { catalogue: &catalogue, from: Some(day("2026-12-28")), weeks: 2, begins: WeekBegins::Monday };
        let pages = sheet.pages();
        assert_eq!(pages.len(), 2);
        let said = texts(&pages[0]);
        for name in ["Joy", "Numbness", "Hours slept", "28 December 2026 to 3 January 2027", "Monday", "3 Jan"] {
            assert!(said.iter().any(|t| t.contains(name)), "{name}: {said:?}");
        }
        let item = &catalogue.symptom_by_key(SELF_HARM_KEY).expect("it is there").name;
        assert!(
            !said.iter().any(|t| item.starts_with(t.trim_end_matches('…')) && t.len() > 5)
                && !pages[0].description.contains(&**item)
        );
        assert!(pages[0].shapes.iter().all(|s| !matches!(&s.form, Form::Line { to, .. } if to.1 > PAGE.1 - MARGIN + 1.0)));
    }

    #[test]
    fn without_a_first_day_the_dates_are_left_to_be_written_and_the_week_begins_as_is_set() {
        let catalogue = Catalogue::starting();
        let sheet = WeekSheet { catalogue: &catalogue, from: None, weeks: 9, begins: WeekBegins::Saturday };
        let pages = sheet.pages();
        assert_eq!(pages.len(), 1);
        let said = texts(&pages[0]);
        assert_eq!(said.iter().find(|t| t.ends_with("day")).map(String::as_str), Some("Saturday"));
    }

    #[test]
    fn any_number_of_feelings_has_a_row_that_can_be_written_in() {
        for own in [0, 20, 200] {
            let mut catalogue = Catalogue::starting();
            for n in 0..own {
                catalogue.ask_about_feeling(&format!("A feeling of my own with a long name {n}"), Valence::Pleasant);
            }
            let sheet = WeekSheet { catalogue: &catalogue, from: None, weeks: 1, begins: WeekBegins::Monday };
            let pages = sheet.pages();
            let rows = pages.iter().flat_map(texts).filter(|t| t.starts_with("A feeling of my own")).count();
            assert_eq!(rows, own);
            let inside = |form: &Form| match form {
                Form::Text { y, .. } => *y < PAGE.1 - MARGIN / 2.0,
                Form::Line { to, .. } => to.1 < PAGE.1 - MARGIN / 2.0,
                _ => true,
            };
            assert!(pages.iter().flat_map(|p| &p.shapes).all(|s| inside(&s.form)), "{own}");
        }
    }
}
