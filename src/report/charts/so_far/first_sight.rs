//! What a river is, before there is one: an example without a date, for the first page.

use crate::report::{
    Anchor, Form, Paint, Picture, PictureView, Role, Stroke, Table, Weight,
    paper::sheet::{EDGE, Sheet},
    text_width,
};

/// Made up: the strongest pleasant and unpleasant rating of forty days. They reach far, then less far for a while.
const DAYS: [(u8, u8); 40] = [
    (7, 3),
    (5, 5),
    (8, 2),
    (6, 4),
    (4, 7),
    (7, 4),
    (9, 2),
    (6, 3),
    (5, 6),
    (8, 3),
    (7, 5),
    (6, 2),
    (8, 4),
    (5, 5),
    (7, 3),
    (8, 6),
    (6, 3),
    (7, 4),
    (5, 4),
    (6, 3),
    (5, 3),
    (4, 3),
    (4, 2),
    (3, 3),
    (3, 2),
    (2, 2),
    (3, 1),
    (2, 2),
    (3, 2),
    (2, 1),
    (2, 2),
    (3, 2),
    (3, 3),
    (4, 2),
    (5, 3),
    (5, 4),
    (6, 3),
    (7, 4),
    (6, 2),
    (8, 4),
];
/// The band is drawn over so many days to each side.
const AROUND: usize = 3;

/// The example, as wide as there is room: bars of single days, and the band that they make.
#[must_use]
pub fn first_sight(view: &PictureView) -> Picture {
    let sheet = Sheet::of(view);
    let (p, size) = (&sheet.palette, sheet.caption);
    let sentence = "An example: each bar is a day, up to its strongest pleasant feeling and down to its strongest unpleasant \
                    one. Where the river narrows, feelings reach less far.";
    let (left, right) = (EDGE, sheet.width - EDGE);
    let (top, half) = (EDGE + sheet.line_height(), 4.6 * size);
    let middle = top + half;
    let height = middle + half + sheet.line_height() + EDGE;
    let mut scene = sheet.scene(height, "A river of days, an example", sentence);
    scene.background = None;
    let pitch = (right - left) / DAYS.len() as f32;
    let x = |day: usize| left + (day as f32 + 0.5) * pitch;
    let step = half / 10.0;
    let edges: Vec<(f32, f32, f32)> = (0..DAYS.len())
        .map(|day| {
            let (up, down) = around(day);
            (x(day), middle - up * step, middle + down * step)
        })
        .collect();
    scene.add(Role::River, Form::Band { edges, fill: Paint::solid(p.river) });
    for (day, (up, down)) in DAYS.into_iter().enumerate() {
        for (n, colour, sign) in [(up, p.pleasant, -1.0), (down, p.unpleasant, 1.0)] {
            let (w, h) = (pitch * 0.5, f32::from(n) * step);
            let y = if sign < 0.0 { middle - h } else { middle };
            let fill = Some(Paint::with_alpha(colour, 0.75));
            scene.add(Role::Span, Form::Rect { x: x(day) - w / 2.0, y, w, h, radius: 2.0, fill, stroke: None });
        }
    }
    let stroke = Stroke::solid(p.outline, 1.0);
    scene.add(Role::Plain, Form::Line { from: (left, middle), to: (right, middle), stroke });
    let said = |x, y, anchor, words: &str| sheet.text(x, y, anchor, p.muted, Weight::Regular, words.to_owned());
    scene.add(Role::Plain, said(left, top - 4.0, Anchor::Start, "pleasant, up"));
    scene.add(Role::Plain, said(left, middle + half + size, Anchor::Start, "unpleasant, down"));
    let narrow = "here feelings reach less far";
    if text_width(narrow, size, Weight::Regular) < (right - left) * 0.55 {
        scene.add(Role::Plain, said(x(28), top + half * 0.45, Anchor::Middle, narrow));
    }
    Picture { scene, sentence: sentence.to_owned(), table: Table::default(), parts: Vec::new() }
}

/// The middle of the days around one, nearer ones counting more.
fn around(day: usize) -> (f32, f32) {
    let (from, until) = (day.saturating_sub(AROUND), (day + AROUND).min(DAYS.len() - 1));
    let near = DAYS.get(from..=until).unwrap_or_default().iter().zip(from..);
    let (mut up, mut down, mut all) = (0.0, 0.0, 0.0);
    for ((pleasant, unpleasant), at) in near {
        let weight = (AROUND + 1 - at.abs_diff(day)) as f32;
        (up, down, all) = (up + weight * f32::from(*pleasant), down + weight * f32::from(*unpleasant), all + weight);
    }
    (up / all, down / all)
}
