//! What should have moved: how strongly it would once have been felt, and how strongly it was.

use super::{
    legend::{Legend, Sample},
    logged::check_ins_between,
    marks::cannot_tell,
};
use crate::{
    analysis::{REACTIVITY_DAYS, reactivity, words::reactivity_lines},
    domain::{Answer, DayKey, Journal},
    report::{
        Anchor, Form, Paint, Picture, PictureView, Role, Scene, Stroke, Table, Weight, first_fitting,
        paper::sheet::{EDGE, Sheet},
        text_width,
    },
};
use std::collections::BTreeMap;

const TITLE: &str = "Expected and felt";
/// Points of the field at most.
const LARGEST: f32 = 380.0;

/// One moment with an expectation.
struct Moment {
    day: DayKey,
    expected: u8,
    /// `None` = it could not be told.
    felt: Option<u8>,
    is_recent: bool,
}

/// Every moment that should have moved, up to `until`: expected to the right, felt upwards, on the line where both are
/// the same. Half answered moments are not in it.
#[must_use]
pub fn expected(journal: &Journal, until: DayKey, view: &PictureView) -> Picture {
    let sheet = Sheet::of(view);
    let moments = moments(journal, until);
    let table = table(&moments);
    let sentence = reactivity(journal, until).map(|seen| reactivity_lines(&seen).join(" "));
    let sentence = sentence.unwrap_or_else(|| {
        "No moments that should have moved you are noted yet. You can note them in Today, under \"Expected and \
         felt\"."
            .to_owned()
    });
    if moments.is_empty() {
        return sheet.quiet(TITLE, sentence, table);
    }
    let p = &sheet.palette;
    let gutter = text_width("10", sheet.caption, Weight::Regular) + 10.0;
    let side = (sheet.inner() - gutter - sheet.caption).clamp(40.0, LARGEST);
    let legend = Legend {
        items: vec![
            (Sample::Disc, vec![format!("last {REACTIVITY_DAYS} days"), "recent".to_owned()]),
            (Sample::Ring, vec!["before".to_owned()]),
            (Sample::Smoothed, vec!["felt as expected".to_owned(), "as expected".to_owned()]),
            (Sample::CannotTell, vec!["can't tell".to_owned()]),
        ],
        colour: p.accent,
    };
    let (left, top) = (EDGE + gutter, EDGE + sheet.line_height() + 10.0);
    let under = top + side + 20.0 + 2.0 * sheet.line_height() + 6.0;
    let mut scene = sheet.scene(under + legend.height(&sheet) + EDGE, TITLE, &sentence);
    let field = Field { left, top, side };
    field.draw_frame(&mut scene, &sheet);
    field.draw_moments(&mut scene, &sheet, &moments);
    legend.draw(&mut scene, &sheet, under);
    Picture { scene, sentence, table, parts: Vec::new() }
}

fn moments(journal: &Journal, until: DayKey) -> Vec<Moment> {
    let Some(first) = journal.first_day() else { return Vec::new() };
    let recent_from = until.plus(1 - REACTIVITY_DAYS);
    let mut all = Vec::new();
    for check_in in check_ins_between(journal, first.min(until), until) {
        for moment in &check_in.expected_felt {
            let felt = match moment.felt {
                Some(Answer::Rated(n)) => Some(n.steps()),
                Some(Answer::CannotTell) => None,
                None => continue,
            };
            let Some(expected) = moment.expected else { continue };
            let day = check_in.day;
            all.push(Moment { day, expected: expected.steps(), felt, is_recent: day >= recent_from });
        }
    }
    all
}

/// The square in which 0 to 10 lie both ways.
struct Field {
    left: f32,
    top: f32,
    side: f32,
}

impl Field {
    fn at(&self, expected: u8, felt: u8) -> (f32, f32) {
        let part = |steps: u8| f32::from(steps) / 10.0 * self.side;
        (self.left + part(expected), self.top + self.side - part(felt))
    }

    fn draw_frame(&self, scene: &mut Scene, sheet: &Sheet) {
        let p = &sheet.palette;
        let grid = Stroke::solid(p.line, 1.0);
        for n in [0, 5, 10] {
            scene.add(Role::Plain, Form::Line { from: self.at(0, n), to: self.at(10, n), stroke: grid });
            scene.add(Role::Plain, Form::Line { from: self.at(n, 0), to: self.at(n, 10), stroke: grid });
            let mut label = |x: f32, y: f32, anchor: Anchor| {
                scene.add(Role::Plain, sheet.text(x, y, anchor, p.muted, Weight::Regular, n.to_string()));
            };
            label(self.left - 8.0, self.at(0, n).1 + sheet.caption * 0.34, Anchor::End);
            label(self.at(n, 0).0, self.top + self.side + 22.0 + sheet.caption * 0.9, Anchor::Middle);
        }
        let same = Stroke { paint: Paint::solid(p.accent), width: 1.5, dash: Some((4.0, 4.0)) };
        scene.add(Role::Plain, Form::Line { from: self.at(0, 0), to: self.at(10, 10), stroke: same });
        if let Some(felt) = first_fitting(&["felt, 0 to 10", "felt"], sheet.inner(), sheet.caption, Weight::Regular) {
            scene.add(Role::Plain, sheet.text(EDGE, EDGE + sheet.caption, Anchor::Start, p.ink, Weight::Regular, felt));
        }
        let y = self.top + self.side + 22.0 + sheet.caption * 0.9 + sheet.line_height();
        let ways = ["would once have been felt, 0 to 10", "once felt, 0 to 10", "once felt", "once"];
        if let Some(words) = first_fitting(&ways, sheet.width - EDGE - self.left, sheet.caption, Weight::Regular) {
            scene.add(Role::Plain, sheet.text(self.left, y, Anchor::Start, p.ink, Weight::Regular, words));
        }
    }

    /// Moments at the same place are one larger dot.
    fn draw_moments(&self, scene: &mut Scene, sheet: &Sheet, moments: &[Moment]) {
        let p = &sheet.palette;
        let mut places: BTreeMap<(bool, u8, Option<u8>), u32> = BTreeMap::new();
        for m in moments {
            *places.entry((m.is_recent, m.expected, m.felt)).or_default() += 1;
        }
        for ((is_recent, expected, felt), n) in places {
            let grown = (f64::from(n).sqrt() * 10.0).round() / 10.0;
            #[expect(clippy::cast_possible_truncation, reason = "the root of a count")]
            let radius = (4.0 * grown as f32).min(self.side / 20.0);
            let Some(felt) = felt else {
                let x = self.at(expected, 0).0 + if is_recent { 0.0 } else { 4.0 };
                scene.add(Role::CannotTell, cannot_tell(x, self.top + self.side + 11.0, 3.2, p));
                continue;
            };
            let centre = self.at(expected, felt);
            let (fill, stroke) = if is_recent {
                (Some(Paint::with_alpha(p.accent, 0.75)), None)
            } else {
                (None, Some(Stroke::solid(p.accent, 1.4)))
            };
            let role = if is_recent { Role::Value } else { Role::Usual };
            // A ring around a disc at the same place stays seen.
            let radius = if is_recent { radius } else { radius + 1.6 };
            scene.add(role, Form::Circle { centre, radius, fill, stroke });
        }
    }
}

fn table(moments: &[Moment]) -> Table {
    let mut table = Table::new(&["Day", "Expected, 0 to 10", "Felt, 0 to 10"]);
    table.rows.extend(moments.iter().map(|m| {
        let felt = m.felt.map_or_else(|| "can't tell".to_owned(), |n| n.to_string());
        vec![Some(m.day.to_string()), Some(m.expected.to_string()), Some(felt)]
    }));
    table
}
