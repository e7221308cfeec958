//! What had no room on the first page, whole, on as many pages as it takes.

use super::{
    entries,
    foot::bottom,
    for_doctor::ForDoctor,
    lower::{Left, questions},
    numbers::{Row, SYMPTOMS},
    scribe::{Hand, MARGIN, Scribe},
    table::{Laid, table},
    told::Told,
};
use crate::report::{
    Weight,
    paper::{page::PartIs, sheet::wrapped},
};

const TITLE: &str = "For my doctor: what had no room on the first page";
const SIZE: f32 = 9.5;
const ABOVE: f32 = 8.0;

pub(super) fn rest(of: &ForDoctor<'_>, told: &Told, left: &Left) -> Vec<Scribe> {
    if left.is_empty() {
        return Vec::new();
    }
    let mut pages = Pages { of, all: vec![Scribe::on(of.wish.paper, TITLE)] };
    pages.title();
    if !left.medicines.is_empty() {
        pages.heading("Medicines");
        for words in &left.medicines {
            pages.item("•", words);
        }
    }
    if let Some(from) = left.entries {
        pages.heading("Events and my own words");
        for (n, entry) in told.entries.iter().enumerate().skip(from) {
            pages.item(&format!("{}", n + 1), &entries::words(entry));
        }
    }
    if !left.noticed.is_empty() {
        pages.heading("What was noticed");
        for words in &left.noticed {
            pages.item("•", words);
        }
    }
    if let Some(from) = left.questions {
        pages.heading("My questions");
        for n in from..told.questions.len() {
            let hand = pages.page().hand(SIZE);
            let column = pages.page().whole();
            let height = told.questions.get(n).map_or(0.0, |q| hand.height(q, column.width - 14.0));
            pages.make_room(height);
            questions(pages.page(), told, column, hand, n..n + 1);
        }
    }
    if !left.about_numbers.is_empty() {
        pages.heading("About the numbers");
        for words in left.about_numbers.iter().chain(&told.explained) {
            pages.item("•", words);
        }
    }
    if !left.symptoms.is_empty() {
        pages.symptoms(told, &left.symptoms);
    }
    pages.all
}

struct Pages<'a> {
    of: &'a ForDoctor<'a>,
    /// At least one.
    all: Vec<Scribe>,
}

impl Pages<'_> {
    fn page(&mut self) -> &mut Scribe {
        let last = self.all.len() - 1;
        &mut self.all[last]
    }

    fn title(&mut self) {
        let page = self.page();
        page.say(PartIs::Title, page.whole(), page.strong(14.0), TITLE);
    }

    /// Another page where this has no room on the one that is being written.
    fn make_room(&mut self, height: f32) {
        let page = self.page();
        if page.y + height > bottom(page) && page.y > MARGIN {
            self.all.push(Scribe::on(self.of.wish.paper, TITLE));
        }
    }

    fn heading(&mut self, words: &str) {
        self.make_room(ABOVE + SIZE * 6.0);
        let page = self.page();
        page.y += if page.y > MARGIN { ABOVE } else { 0.0 };
        page.say(PartIs::Heading, page.whole(), page.strong(SIZE * 1.15), words);
    }

    /// An item that is longer than a page goes on on the next one.
    fn item(&mut self, mark: &str, words: &str) {
        let hand: Hand = self.page().hand(SIZE);
        let column = self.page().whole();
        let indent = 22.0;
        let lines = wrapped(words, column.width - indent, SIZE, Weight::Regular);
        self.make_room(hand.step() * lines.len().min(3) as f32);
        let mut rest = lines.as_slice();
        let mut mark = mark;
        while !rest.is_empty() {
            let page = self.page();
            let room = ((bottom(page) - page.y) / hand.step()).floor().max(0.0);
            let fits = (1..=rest.len()).rev().find(|n| *n as f32 <= room).unwrap_or(0);
            if fits == 0 && page.y > MARGIN {
                self.all.push(Scribe::on(self.of.wish.paper, TITLE));
                continue;
            }
            let (here, then) = rest.split_at(fits.max(1).min(rest.len()));
            page.item(column, hand, mark, indent, &here.join(" "));
            page.y += 2.0;
            (rest, mark) = (then, "…");
        }
    }

    fn symptoms(&mut self, told: &Told, rows: &[Row]) {
        self.heading(SYMPTOMS);
        let heads: Vec<String> = told.numbers.heads.iter().map(|h| (*h).to_owned()).collect();
        let mut rest = rows;
        while !rest.is_empty() {
            let page = self.page();
            let laid = Laid { corner: "days", heads: &heads, size: SIZE, column: page.whole(), cell: 60.0 };
            let room = bottom(page) - page.y - laid.head_height();
            let fits = (1..=rest.len()).rev().find(|n| rest.iter().take(*n).map(|r| laid.height(r)).sum::<f32>() <= room);
            let Some(fits) = fits.or((page.y <= MARGIN).then_some(1)) else {
                self.all.push(Scribe::on(self.of.wish.paper, TITLE));
                continue;
            };
            let (here, then) = rest.split_at(fits);
            table(page, &laid, here);
            rest = then;
        }
    }
}
