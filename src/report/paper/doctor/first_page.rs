//! The first page: as much as has room in letters that can be read, and what is left for the next one.

use super::{
    foot::bottom,
    for_doctor::ForDoctor,
    lower::{ABOVE, About, Left, Lower, Room, SHARES},
    medicines,
    scribe::{Column, Scribe},
    told::Told,
    wish::Part,
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
const LOWEST: f32 = 100.0;
const HIGHEST: f32 = 236.0;
/// Bars of medicines that stand above the river; the others are told in words.
const BARS: usize = 4;
/// Events and words take at most so much where not everything has room.
const ENTRIES: f32 = 96.0;

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
