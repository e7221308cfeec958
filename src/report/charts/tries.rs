//! The tries of one way: each before and after, and how far the rating moved beside how much it moves anyway.

use super::{
    legend::{Legend, Sample},
    marks::cannot_tell,
};
use crate::{
    analysis::{TRIES_NEEDED, WayEffects, words::way_effect_lines},
    domain::{Answer, Journal, Outcome, Trial, Way},
    guidance::{result_of, result_words},
    report::{
        Anchor, Form, Paint, Picture, PictureView, Role, Scene, Stroke, Table, Weight, first_fitting,
        paper::sheet::{EDGE, Sheet},
        text_width,
    },
};

const TITLE: &str = "Tries, before and after";
/// The newest tries that have a place in the picture; earlier ones are in the words and in the table.
const DRAWN: usize = 30;
/// So many have room even where there are fewer.
const ROOM_FOR: usize = 10;
/// Height of 0 to 10, and of the line of changes, points.
const PLOT: f32 = 120.0;
/// Under the plot, for the marks of what can't be told.
const UNDER: f32 = 20.0;
const CHANGES: f32 = 44.0;

/// Every try of this way with its two ratings, and under five of them nothing but what was. `effects` are of this
/// journal.
#[must_use]
pub fn tries(journal: &Journal, way: Way, effects: &WayEffects, view: &PictureView) -> Picture {
    let sheet = Sheet::of(view);
    let mut all: Vec<&Trial> = journal.trials.iter().filter(|t| t.way == way).collect();
    all.sort_by_key(|t| (t.at.instant.utc_ms, &t.id));
    let mut said = vec![format!("{}.", result_words(&result_of(journal, way)))];
    said.extend(way_effect_lines(effects, way));
    let (sentence, table) = (said.join(" "), table(&all));
    let rated = all.iter().any(|t| t.before.is_some() || t.after.is_some());
    if !rated {
        return sheet.quiet(TITLE, sentence, table);
    }
    let p = &sheet.palette;
    let changes = changes(&all);
    let told = changes.len() >= TRIES_NEEDED;
    let mut items = vec![
        (Sample::Ring, vec!["before".to_owned()]),
        (Sample::Disc, vec!["after".to_owned()]),
        (Sample::CannotTell, vec!["can't tell".to_owned()]),
    ];
    if told {
        items.push((Sample::Whisker, vec!["moves by itself between two check-ins".to_owned(), "moves by itself".to_owned()]));
        items.push((Sample::Upright, vec!["mean".to_owned()]));
    }
    let legend = Legend { items, colour: p.accent };
    let second = if told { sheet.line_height() + CHANGES + 2.0 * sheet.line_height() } else { 0.0 };
    let below = EDGE + 6.0 + PLOT + UNDER + sheet.line_height() + 10.0;
    let under = below + second;
    let mut scene = sheet.scene(under + legend.height(&sheet) + EDGE, TITLE, &sentence);
    draw_pairs(&mut scene, &sheet, &all);
    if told {
        draw_changes(&mut scene, &sheet, &changes, effects, way, below);
    }
    legend.draw(&mut scene, &sheet, under);
    Picture { scene, sentence, table, parts: Vec::new() }
}

/// After less before, of the tries in which both are numbers.
fn changes(all: &[&Trial]) -> Vec<f32> {
    all.iter().filter_map(|t| Some(f32::from(t.after?.number()?) - f32::from(t.before?.number()?))).collect()
}

fn draw_pairs(scene: &mut Scene, sheet: &Sheet, all: &[&Trial]) {
    let p = &sheet.palette;
    let left = EDGE + text_width("10", sheet.caption, Weight::Regular) + 8.0;
    let right = sheet.width - EDGE;
    let y = |n: u8| EDGE + 6.0 + PLOT * (1.0 - f32::from(n) / 10.0);
    for n in [0, 5, 10] {
        let stroke = Stroke::solid(p.line, 1.0);
        scene.add(Role::Plain, Form::Line { from: (left, y(n)), to: (right, y(n)), stroke });
        let words = sheet.text(left - 8.0, y(n) + sheet.caption * 0.34, Anchor::End, p.muted, Weight::Regular, n.to_string());
        scene.add(Role::Plain, words);
    }
    let shown = &all[all.len().saturating_sub(DRAWN)..];
    let each = (right - left) / shown.len().max(ROOM_FOR) as f32;
    for (i, t) in shown.iter().enumerate() {
        let x = left + each * (i as f32 + 0.5);
        let number = |a: Option<Answer>| a.and_then(Answer::number);
        if let (Some(before), Some(after)) = (number(t.before), number(t.after)) {
            let stroke = Stroke::solid(p.outline, 2.0);
            scene.add(Role::Plain, Form::Line { from: (x, y(before)), to: (x, y(after)), stroke });
        }
        if let Some(n) = number(t.before) {
            let (fill, stroke) = (Some(Paint::solid(p.card)), Some(Stroke::solid(p.muted, 2.0)));
            scene.add(Role::Usual, Form::Circle { centre: (x, y(n)), radius: 5.0, fill, stroke });
        }
        if let Some(n) = number(t.after) {
            let fill = Some(Paint::solid(p.accent));
            scene.add(Role::Value, Form::Circle { centre: (x, y(n)), radius: 4.0, fill, stroke: None });
        }
        if [t.before, t.after].contains(&Some(Answer::CannotTell)) {
            scene.add(Role::CannotTell, cannot_tell(x, y(0) + 10.0, 3.2, p));
        }
        let word = t
            .outcome
            .map(outcome_words)
            .and_then(|ways| first_fitting(&ways, each - sheet.caption * 0.5, sheet.caption, Weight::Regular));
        if let Some(word) = word {
            let baseline = y(0) + UNDER + sheet.caption;
            scene.add(Role::Plain, sheet.text(x, baseline, Anchor::Middle, p.muted, Weight::Regular, word));
        }
    }
}

/// From long to short.
const fn outcome_words(outcome: Outcome) -> [&'static str; 2] {
    match outcome {
        Outcome::Moved => ["moved", "+"],
        Outcome::NoChange => ["no change", "="],
        Outcome::Worse => ["worse", "−"],
    }
}

/// A line from −10 to 10: each try's change as a dot, the mean, and behind them how far answers move by themselves.
fn draw_changes(scene: &mut Scene, sheet: &Sheet, changes: &[f32], effects: &WayEffects, way: Way, top: f32) {
    let p = &sheet.palette;
    let (left, right) = (EDGE + sheet.caption, sheet.width - EDGE - sheet.caption);
    let x = |change: f32| left + (right - left) * ((change + 10.0) / 20.0).clamp(0.0, 1.0);
    #[expect(clippy::cast_possible_truncation, reason = "-10 to 10 steps")]
    let at = |change: f64| x(change as f32);
    let heading = ["How far each try moved the rating, steps", "How far each try moved it", "Change"];
    if let Some(words) = first_fitting(&heading, sheet.inner(), sheet.caption, Weight::Semibold) {
        scene.add(Role::Plain, sheet.text(EDGE, top + sheet.caption, Anchor::Start, p.ink, Weight::Semibold, words));
    }
    let middle = top + sheet.line_height() + CHANGES / 2.0;
    let line = Form::Line { from: (left, middle), to: (right, middle), stroke: Stroke::solid(p.line, 1.0) };
    scene.add(Role::Plain, line);
    if let Some(drift) = effects.drift {
        let (from, to) = (at(drift.mean - drift.size), at(drift.mean + drift.size));
        let fill = Some(Paint::with_alpha(p.accent, 0.22));
        scene.add(Role::Span, Form::Rect { x: from, y: middle - 7.0, w: to - from, h: 14.0, radius: 3.0, fill, stroke: None });
    }
    for (i, change) in changes.iter().enumerate() {
        // Spread out evenly, the same each time.
        let off = ((i * 5 % 13) as f32 / 12.0 - 0.5) * (CHANGES - 16.0);
        let fill = Some(Paint::with_alpha(p.accent, 0.7));
        scene.add(Role::Value, Form::Circle { centre: (x(*change), middle + off), radius: 3.0, fill, stroke: None });
    }
    if let Some(effect) = effects.of(way) {
        let (from, to) = ((at(effect.mean), middle - CHANGES / 2.0 + 2.0), (at(effect.mean), middle + CHANGES / 2.0 - 2.0));
        scene.add(Role::Usual, Form::Line { from, to, stroke: Stroke::solid(p.ink, 2.0) });
    }
    for (steps, ways) in [(-10.0, ["−10"; 2]), (0.0, ["0, no change", "0"]), (10.0, ["+10"; 2])] {
        let stroke = Stroke::solid(p.outline, 1.0);
        let foot = middle + CHANGES / 2.0;
        scene.add(Role::Plain, Form::Line { from: (x(steps), foot - 4.0), to: (x(steps), foot), stroke });
        if let Some(words) = first_fitting(&ways, (right - left) / 3.0, sheet.caption, Weight::Regular) {
            let text = sheet.text(x(steps), foot + sheet.caption, Anchor::Middle, p.muted, Weight::Regular, words);
            scene.add(Role::Plain, text);
        }
    }
}

fn table(all: &[&Trial]) -> Table {
    let mut table = Table::new(&["Day", "Before, 0 to 10", "After, 0 to 10", "What was said"]);
    let rated = |a: Option<Answer>| a.map(|a| a.number().map_or_else(|| a.words().to_owned(), |n| n.to_string()));
    table.rows.extend(all.iter().map(|t| {
        let said = t.outcome.map(|o| if o == Outcome::Moved { "something moved" } else { outcome_words(o)[0] }.to_owned());
        vec![Some(t.day.to_string()), rated(t.before), rated(t.after), said]
    }));
    table
}
