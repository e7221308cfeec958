//! The first page: as much as has room in letters that can be read, and what is left for the next one.

use super::{
    entries,
    entries::{GAP, Placed},
    medicines,
    numbers::{Row, SYMPTOMS},
    scribe::{Column, Hand, Scribe},
    table::{Laid, table},
    told::{ForDoctor, Told},
    wish::Part,
    written::bottom,
};
use crate::{
    domain::DayKey,
    report::{
        Medicine, Scene, Weight,
        charts::river::life_chart::{LifeView, life_chart},
        days_between,
        paper::page::PartIs,
        text_width,
    },
};

pub(super) const TITLE: &str = "For my doctor: my feelings, day by day";
/// Sizes of what is read, the largest first. Smaller than the last one nobody should have to read.
const SIZES: [f32; 3] = [9.0, 8.5, 8.0];
const CAPTION: f32 = 7.8;
/// The river is never lower, and never higher, points.
const LOWEST: f32 = 112.0;
const HIGHEST: f32 = 236.0;
/// Bars of medicines that stand above the river; the others are told in words.
const BARS: usize = 4;
/// Events and words take at most so much where not everything has room.
const ENTRIES: f32 = 96.0;
/// How much of the width what is read has beside the table; the share with the least height is taken.
const SHARES: [f32; 4] = [0.42, 0.46, 0.5, 0.54];
/// Above a part.
const ABOVE: f32 = 7.0;

/// What had no room.
#[derive(Debug, Default)]
pub(super) struct Left {
    pub medicines: Vec<String>,
    /// From this entry on.
    pub entries: Option<usize>,
    pub questions: Option<usize>,
    pub symptoms: Vec<Row>,
    pub noticed: Vec<String>,
    pub about_numbers: Vec<String>,
}

impl Left {
    pub(super) fn is_empty(&self) -> bool {
        let none = self.entries.is_none() && self.questions.is_none();
        none && self.about_numbers.is_empty()
            && self.medicines.is_empty()
            && self.symptoms.is_empty()
            && self.noticed.is_empty()
    }
}

/// How much of what may be long has room, from the most generous on: the first with which all the rest has room is taken.
#[derive(Debug, Clone, Copy)]
struct Tight {
    bars: usize,
    /// Of medicines that have no bar.
    lines: u8,
    /// Of events and words, points.
    entries: f32,
    about: About,
}

/// How much of what the numbers are stands beneath the table.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum About {
    Whole,
    /// Only which days the columns are of.
    Days,
    NextPage,
}

const TIGHT: [Tight; 6] = [
    Tight { bars: BARS, lines: 4, entries: ENTRIES, about: About::Days },
    Tight { bars: BARS, lines: 4, entries: ENTRIES / 2.0, about: About::Days },
    Tight { bars: 3, lines: 3, entries: ENTRIES / 2.0, about: About::Days },
    Tight { bars: 3, lines: 2, entries: ENTRIES / 2.0, about: About::NextPage },
    Tight { bars: 2, lines: 2, entries: ENTRIES / 3.0, about: About::NextPage },
    Tight { bars: 1, lines: 1, entries: 0.0, about: About::NextPage },
];

pub(super) fn first_page(of: &ForDoctor<'_>, told: &Told) -> (Scribe, Left) {
    let made = |tight: &Tight| written(of, told, *tight);
    let fitting = TIGHT.iter().map(made).find(|(page, _)| page.y <= bottom(page) + 0.5);
    fitting.unwrap_or_else(|| written(of, told, TIGHT[TIGHT.len() - 1]))
}

fn written(of: &ForDoctor<'_>, told: &Told, tight: Tight) -> (Scribe, Left) {
    let mut page = Scribe::on(of.wish.paper, TITLE);
    let mut left = Left::default();
    head(&mut page, told);
    let bars = bars(of, told, tight.bars);
    medicines_in_words(&mut page, told, bars.len(), tight.lines, &mut left);
    let has_river = of.wish.has(Part::River);
    let chart = |height: f32| picture(of, told, &bars, page.whole().width, height);
    let fixed = if has_river { chart(LOWEST).height - LOWEST + ABOVE } else { 0.0 };
    let room = bottom(&page) - page.y - fixed - if has_river { LOWEST } else { 0.0 };
    let sizes = [About::Whole, About::Days].into_iter().flat_map(|about| SIZES.map(|size| (size, about)));
    let mut whole = sizes
        .map(|(size, about)| Lower::lowest(&page, told, size, &Room { entries: f32::INFINITY, columns: f32::INFINITY, about }));
    let lower = whole.find(|lower| lower.height() <= room).unwrap_or_else(|| {
        let size = SIZES[SIZES.len() - 1];
        let least = Room { entries: tight.entries, columns: 0.0, about: tight.about };
        let above = Lower::of(&page, told, size, SHARES[0], &least).above_columns();
        Lower::lowest(&page, told, size, &Room { columns: room - above, ..least })
    });
    if has_river {
        let height = (LOWEST + room - lower.height()).clamp(LOWEST, HIGHEST);
        let drawn = chart(height);
        page.y += ABOVE;
        let (x, y, tall, words) = (page.whole().left, page.y, drawn.height, alternative(told, &drawn));
        page.part(PartIs::Picture(words), |page| page.scene.place(drawn, x, y));
        page.y += tall;
    }
    lower.write(&mut page, told, &mut left);
    (page, left)
}

/// The picture in words, with the medicines in it.
fn alternative(told: &Told, drawn: &Scene) -> String {
    let medicines: Vec<&str> = told.medicines.iter().filter(|m| m.is_in_picture).map(|m| m.words.as_str()).collect();
    let medicines = if medicines.is_empty() { String::new() } else { format!(" Medicines: {}.", medicines.join(". ")) };
    format!("{}{medicines}", drawn.description)
}

fn head(page: &mut Scribe, told: &Told) {
    let whole = page.whole();
    let (large, quiet) = (page.strong(16.0), page.quiet(8.5));
    let top = page.y;
    page.say(PartIs::Title, Column { width: whole.width - 170.0, ..whole }, large, TITLE);
    let below = page.y;
    // Room for a name, to be written by hand: the page knows none.
    let name = Column { left: whole.left + whole.width - 160.0, width: 160.0 };
    page.y = top + 7.0;
    page.say(PartIs::Text, name, quiet, "Name:");
    page.rule(Column { left: name.left + 28.0, width: name.width - 28.0 }, top + 17.0);
    page.y = below + 1.0;
    let (from, until) = told.days;
    let covered = told.coverage.as_ref().map(|c| format!(" {c}.")).unwrap_or_default();
    let words = format!(
        "{}.{covered} Feelings are rated from 0, not felt, to 10, as strong as it gets. A gap is days without check-ins.",
        days_between(from, until)
    );
    page.say(PartIs::Text, whole, quiet, &words);
}

/// The medicines that have a bar above the river.
fn bars(of: &ForDoctor<'_>, told: &Told, most: usize) -> Vec<(Medicine, String)> {
    if !of.wish.has(Part::River) {
        return Vec::new();
    }
    let in_picture = told.medicines.iter().filter(|m| m.is_in_picture).take(most);
    in_picture.map(|m| (m.medicine.clone(), m.words.clone())).collect()
}

/// Those without a bar, in a few lines; what has no room in them is for the next page.
fn medicines_in_words(page: &mut Scribe, told: &Told, with_bar: usize, lines: u8, left: &mut Left) {
    let (whole, hand) = (page.whole(), page.hand(8.3));
    // Words that are longer than their line stand whole on the next page.
    let cut = |m: &&medicines::Told| text_width(&m.words, CAPTION, Weight::Regular) > whole.width - 20.0;
    left.medicines.extend(told.medicines.iter().take(with_bar).filter(cut).map(|m| m.words.clone()));
    if !left.medicines.is_empty() {
        page.say(PartIs::Text, whole, page.quiet(CAPTION), "What is cut short with “…” above its bar stands whole on page 2");
    }
    page.y += if told.medicines.len() > with_bar { 3.0 } else { 0.0 };
    let fits = |words: &str| hand.height(words, whole.width) <= f32::from(lines) * hand.step() + 0.1;
    let taken = if with_bar > 0 { "Also taken" } else { "Medicines" };
    for (is_in_picture, lead) in [(true, taken), (false, "Ended before these days")] {
        let others = told.medicines.iter().skip(with_bar).filter(|m| m.is_in_picture == is_in_picture);
        let these: Vec<&str> = others.map(|m| m.words.as_str()).collect();
        if these.is_empty() {
            continue;
        }
        let said = |n: usize| {
            let mut all: Vec<String> = these.iter().take(n).map(|w| (*w).to_owned()).collect();
            match (these.len() - n, n) {
                (0, _) => {}
                (more, 0) => all.push(format!("{more}, listed on page 2")),
                (more, _) => all.push(format!("And {more} more, listed on page 2")),
            }
            format!("{lead}: {}.", all.join(". "))
        };
        let shown = (0..=these.len()).rev().find(|n| fits(&said(*n))).unwrap_or_default();
        left.medicines.extend(these.iter().skip(shown).map(|w| (*w).to_owned()));
        page.say(PartIs::Text, whole, hand, &said(shown));
    }
}

fn picture(of: &ForDoctor<'_>, told: &Told, bars: &[(Medicine, String)], width: f32, height: f32) -> Scene {
    let days: Vec<DayKey> = told.entries.iter().map(|e| e.day).collect();
    let palette = crate::report::Palette::light();
    let (from, until) = told.days;
    let view = LifeView { from, until, width, caption: CAPTION, height, palette, medicines: bars, told: &days };
    life_chart(&told.drawn, of.analysis, &view)
}

/// How much may be taken, points.
#[derive(Debug, Clone, Copy)]
struct Room {
    entries: f32,
    columns: f32,
    about: About,
}

/// What stands beneath the picture.
struct Lower {
    about: About,
    size: f32,
    entries: Placed,
    has_entries: bool,
    /// What was noticed and the questions, and how much of them has room.
    text: Option<Column>,
    text_height: f32,
    questions: usize,
    noticed: usize,
    table: Option<Column>,
    symptoms: usize,
    table_height: f32,
}

impl Lower {
    /// The way to lay it out that leaves least out, and of those the one that is lowest.
    fn lowest(page: &Scribe, told: &Told, size: f32, room: &Room) -> Self {
        let mut best = Self::of(page, told, size, SHARES[0], room);
        for share in SHARES.into_iter().skip(1) {
            let other = Self::of(page, told, size, share, room);
            let more = other.shown().cmp(&best.shown());
            if more.is_gt() || (more.is_eq() && other.height() < best.height()) {
                best = other;
            }
        }
        best
    }

    const fn shown(&self) -> usize {
        self.questions + self.noticed + self.symptoms
    }

    fn of(page: &Scribe, told: &Told, size: f32, share: f32, room: &Room) -> Self {
        let (whole, hand) = (page.whole(), page.hand(size));
        let placed = entries::placed(&told.entries, whole, hand, room.entries);
        let has_text = !told.noticed.is_empty() || !told.questions.is_empty() || told.self_harm.is_some();
        let has_table = !told.numbers.rows.is_empty() || !told.numbers.symptoms.is_empty() || !told.about_numbers.is_empty();
        let narrow = (whole.width - GAP) * share;
        let (text, table) = match (has_text, has_table) {
            (true, true) => {
                let beside = Column { left: whole.left + narrow + GAP, width: whole.width - narrow - GAP };
                (Some(Column { width: narrow, ..whole }), Some(beside))
            }
            (true, false) => (Some(whole), None),
            (false, true) => (None, Some(Column { width: whole.width.min(360.0), ..whole })),
            (false, false) => (None, None),
        };
        let mut lower = Self {
            about: room.about,
            size,
            has_entries: !told.entries.is_empty(),
            entries: placed,
            text,
            text_height: 0.0,
            questions: told.questions.len(),
            noticed: told.noticed.len(),
            table,
            symptoms: told.numbers.symptoms.len(),
            table_height: 0.0,
        };
        if let Some(column) = text {
            lower.text_height = lower.height_of_text(page, told, column);
            while lower.text_height > room.columns && (lower.questions > 0 || lower.noticed > 1) {
                if lower.questions > 0 {
                    lower.questions -= 1
                } else {
                    lower.noticed -= 1
                }
                lower.text_height = lower.height_of_text(page, told, column);
            }
        }
        if let Some(column) = table {
            lower.table_height = lower.height_of_table(page, told, column);
            while lower.table_height > room.columns && lower.symptoms > 0 {
                lower.symptoms -= 1;
                lower.table_height = lower.height_of_table(page, told, column);
            }
        }
        lower
    }

    fn above_columns(&self) -> f32 {
        let head = self.size * 1.1 * 1.32;
        let entries = if self.has_entries { ABOVE + head + self.entries.height + self.size * 1.32 } else { 0.0 };
        entries + if self.text.is_some() || self.table.is_some() { ABOVE } else { 0.0 }
    }

    fn height(&self) -> f32 {
        self.above_columns() + self.text_height.max(self.table_height)
    }

    /// What a part takes, found by writing it on a page that nobody sees.
    fn height_of_text(&self, page: &Scribe, told: &Told, column: Column) -> f32 {
        let mut unseen = Scribe::on(page.paper, "");
        let before = unseen.y;
        self.write_text(&mut unseen, told, column, &mut Left::default());
        unseen.y - before
    }

    fn height_of_table(&self, page: &Scribe, told: &Told, column: Column) -> f32 {
        let mut unseen = Scribe::on(page.paper, "");
        let before = unseen.y;
        self.write_table(&mut unseen, told, column, &mut Left::default());
        unseen.y - before
    }

    fn write(&self, page: &mut Scribe, told: &Told, left: &mut Left) {
        let hand = page.hand(self.size);
        if self.has_entries {
            page.y += ABOVE;
            page.say(
                PartIs::Heading,
                page.whole(),
                page.strong(self.size * 1.1),
                "Events and my own words, by their numbers in the picture",
            );
            entries::write(page, &told.entries, &self.entries, hand);
            let more = told.entries.len() - self.entries.shown;
            if more > 0 {
                left.entries = Some(self.entries.shown);
                page.say(PartIs::Text, page.whole(), page.quiet(self.size), &format!("and {more} more, listed on page 2"));
            }
        }
        page.y += ABOVE;
        let top = page.y;
        if let Some(column) = self.text {
            self.write_text(page, told, column, left);
        }
        let below = page.y;
        page.y = top;
        if let Some(column) = self.table {
            self.write_table(page, told, column, left);
        }
        page.y = page.y.max(below);
    }

    fn write_text(&self, page: &mut Scribe, told: &Told, column: Column, left: &mut Left) {
        let (hand, head) = (page.hand(self.size), page.strong(self.size * 1.1));
        if !told.noticed.is_empty() {
            page.say(PartIs::Heading, column, head, "What was noticed");
            for line in told.noticed.iter().take(self.noticed) {
                page.say(PartIs::Text, column, hand, line);
                page.y += 1.5;
            }
            let more = told.noticed.len() - self.noticed;
            if more > 0 {
                left.noticed = told.noticed.iter().skip(self.noticed).cloned().collect();
                page.say(PartIs::Text, column, page.quiet(self.size), &format!("and {more} more lines, on page 2"));
            }
            page.y += 3.0;
        }
        if let Some(words) = &told.self_harm {
            page.say(PartIs::Text, column, hand, words);
            page.y += 4.0;
        }
        if !told.questions.is_empty() {
            page.say(PartIs::Heading, column, head, "My questions");
            questions(page, told, column, hand, 0..self.questions);
            let more = told.questions.len() - self.questions;
            if more > 0 {
                left.questions = Some(self.questions);
                page.say(PartIs::Text, column, page.quiet(self.size), &format!("and {more} more, listed on page 2"));
            }
        }
    }

    fn write_table(&self, page: &mut Scribe, told: &Told, column: Column, left: &mut Left) {
        let head = page.strong(self.size * 1.1);
        page.say(PartIs::Heading, column, head, "In numbers");
        let heads: Vec<String> = told.numbers.heads.iter().map(|h| (*h).to_owned()).collect();
        if !heads.is_empty() && (!told.numbers.rows.is_empty() || self.symptoms > 0) {
            let size = self.size - 0.3;
            let laid = Laid { corner: "steps of 0 to 10", heads: &heads, size, column, cell: size * 4.7 };
            let heading = Row { label: SYMPTOMS.to_owned(), cells: Vec::new(), is_heading: true };
            let symptoms = told.numbers.symptoms.iter().take(self.symptoms);
            let with_heading = (self.symptoms > 0).then_some(&heading).into_iter().chain(symptoms);
            table(page, &laid, told.numbers.rows.iter().chain(with_heading));
        }
        let quiet = page.quiet((self.size - 0.8).max(7.5));
        let more = told.numbers.symptoms.len() - self.symptoms;
        if more > 0 {
            left.symptoms = told.numbers.symptoms.iter().skip(self.symptoms).cloned().collect();
            let words = if self.symptoms > 0 {
                format!("and {more} more symptoms, listed on page 2")
            } else {
                "Symptoms: listed on page 2".to_owned()
            };
            page.say(PartIs::Text, column, quiet, &words);
        }
        page.y += 2.0;
        if self.about == About::NextPage && !told.about_numbers.is_empty() {
            left.about_numbers.clone_from(&told.about_numbers);
            page.say(PartIs::Text, column, quiet, "Which days the columns are of stands on page 2");
            return;
        }
        let more = if self.about == About::Whole { told.explained.as_slice() } else { &[] };
        let words: Vec<&str> = told.about_numbers.iter().chain(more).map(String::as_str).collect();
        page.say(PartIs::Text, column, quiet, &words.join(" "));
    }
}

pub(super) fn questions(page: &mut Scribe, told: &Told, column: Column, hand: Hand, which: std::ops::Range<usize>) {
    for n in which {
        if let Some(words) = told.questions.get(n) {
            page.item(column, hand, &format!("{}", n + 1), 14.0, words);
            page.y += 1.5;
        }
    }
}
