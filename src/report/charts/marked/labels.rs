//! Which words stand under the bars of patterns, and where, so that none touches another.

use crate::{
    analysis::{
        Course,
        words::{began_label, break_labels, marked_words, step_labels, turned_label},
    },
    domain::DayKey,
    report::{Frame, Weight, text_width},
};

/// Lines of words under a bar, at most. Our choice: the sentence of the picture tells what has no room.
const MOST_LINES: usize = 2;

pub(super) struct Label {
    pub x: f32,
    pub line: usize,
    pub words: String,
    pub weight: Weight,
}

/// What wants to be said of some days, the longest way first.
struct Wish {
    days: (DayKey, DayKey),
    ways: Vec<String>,
    weight: Weight,
}

/// What each pattern is stands first, then its breaks, its steps and its end, as far as there is room.
pub(super) fn labels(frame: &Frame, courses: &[&Course], until: DayKey) -> Vec<Label> {
    let heads = courses.iter().map(|course| head(frame, course, until));
    let mut placed: Vec<Label> = Vec::new();
    for wish in heads.chain(courses.iter().flat_map(|course| rest(course))) {
        let label = place(frame, &placed, wish);
        placed.extend(label);
    }
    placed
}

fn head(frame: &Frame, course: &Course, until: DayKey) -> Wish {
    let what = marked_words(course.kind).iter().map(|&words| words.to_owned());
    let began = began_label(course);
    let both = what.clone().map(|words| format!("{words}, {began}"));
    let begins_here = course.began.latest >= frame.from;
    let ways = if begins_here { both.chain(what).collect() } else { what.collect() };
    Wish { days: (course.began.earliest, course.last_day(until)), ways, weight: Weight::Semibold }
}

fn rest(course: &Course) -> Vec<Wish> {
    let of = |days, ways: Vec<String>| Wish { days, ways, weight: Weight::Regular };
    let mut all: Vec<Wish> =
        course.breaks.iter().map(|between| of((between.0, between.1.plus(-1)), break_labels(*between).into())).collect();
    all.extend(course.steps.iter().map(|step| of((step.began.likely, step.began.likely), step_labels(course, step).into())));
    if let (Some(back), Some(_)) = (course.back, course.ended) {
        all.push(of((back.earliest, back.latest), vec![turned_label(&back)]));
    }
    all
}

/// The longest of its ways that touches nothing on the first line where one does.
fn place(frame: &Frame, placed: &[Label], wish: Wish) -> Option<Label> {
    let Wish { days: (from, until), ways, weight } = wish;
    if until < frame.from || from > frame.until {
        return None;
    }
    let gap = frame.caption;
    let width = |words: &str, weight| text_width(words, frame.caption, weight);
    let (x0, x1) = (frame.start_of(from), frame.end_of(until));
    let free = |x: f32, w: f32, line: usize| {
        let apart = |l: &Label| l.line != line || x + w + gap <= l.x || l.x + width(&l.words, l.weight) + gap <= x;
        placed.iter().all(apart)
    };
    for words in ways {
        let w = width(&words, weight);
        if w > frame.width {
            continue;
        }
        let inside = |x: f32| x.min(frame.right() - w).max(frame.x);
        // A few days have it in their middle where there is room; else it begins with the first of them, or ends with the last.
        let middle = Some((x0 + x1 - w) / 2.0).filter(|_| w > x1 - x0);
        let lefts = middle.into_iter().chain([x0, x1 - w]).map(inside);
        let at = lefts.flat_map(|x| (0..MOST_LINES).map(move |line| (x, line))).find(|(x, line)| free(*x, w, *line));
        if let Some((x, line)) = at {
            return Some(Label { x, line, words, weight });
        }
    }
    None
}
