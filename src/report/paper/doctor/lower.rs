//! What stands beneath the picture of the first page: events and words, and beside each other what is read and the table.

use super::{
    entries,
    entries::{GAP, Placed},
    numbers::{Row, SYMPTOMS},
    scribe::{Column, Hand, Scribe},
    table::{Laid, table},
    told::Told,
};
use crate::report::paper::page::PartIs;

/// How much of the width what is read has beside the table; the share with the least height is taken.
pub(super) const SHARES: [f32; 4] = [0.42, 0.46, 0.5, 0.54];
/// Above a part.
pub(super) const ABOVE: f32 = 7.0;

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

/// How much of what the numbers are stands beneath the table.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum About {
    Whole,
    /// Only which days the columns are of.
    Days,
    NextPage,
}

/// How much may be taken, points.
#[derive(Debug, Clone, Copy)]
pub(super) struct Room {
    pub entries: f32,
    pub columns: f32,
    pub about: About,
}

/// What stands beneath the picture.
pub(super) struct Lower {
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
    pub(super) fn lowest(page: &Scribe, told: &Told, size: f32, room: &Room) -> Self {
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

    pub(super) fn of(page: &Scribe, told: &Told, size: f32, share: f32, room: &Room) -> Self {
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
                    lower.questions -= 1;
                } else {
                    lower.noticed -= 1;
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

    pub(super) fn above_columns(&self) -> f32 {
        let head = self.size * 1.1 * 1.32;
        let entries = if self.has_entries { ABOVE + head + self.entries.height + self.size * 1.32 } else { 0.0 };
        entries + if self.text.is_some() || self.table.is_some() { ABOVE } else { 0.0 }
    }

    pub(super) fn height(&self) -> f32 {
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

    pub(super) fn write(&self, page: &mut Scribe, told: &Told, left: &mut Left) {
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
