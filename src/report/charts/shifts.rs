//! Two stretches of days beside each other: what was how strong, high or wide in the first and in the second.

use super::legend::{Legend, Sample};
use crate::{
    analysis::{
        BeforeAfter, Differences, Shift, TwoStretches, Window,
        words::{
            Measure, ShiftRow, beside_lines, outcome_lines, shift_rows, stretch_lines, two_stretches_days,
            two_stretches_events, two_stretches_lines, two_stretches_rows,
        },
    },
    domain::Catalogue,
    report::{
        Anchor, Form, Paint, Picture, PictureView, Rgb, Role, Scene, Stroke, Table, Weight, first_fitting, fitted,
        paper::sheet::{EDGE, Sheet, wrapped},
    },
};

/// Pictures at least this wide have name, line and numbers beside each other.
const ONE_LINE: f32 = 560.0;

/// What is drawn, and what is said of it.
struct Shown<'a> {
    title: String,
    sentence: String,
    stretches: [Vec<String>; 2],
    enough: bool,
    differences: &'a Differences,
    measure: Measure,
    rows: Vec<ShiftRow>,
    /// Under the lines, each on lines of its own.
    notes: Vec<String>,
}

/// One line: a side of feelings, or one feeling.
struct Line {
    name: String,
    shift: Shift,
    /// "24 and 21 days"
    from: String,
    colour: Rgb,
    is_side: bool,
}

/// The weeks before and after an event, one measure of both sides and of each feeling; in words only, where there is
/// too little to compare. Nothing in it says that one came of the other.
#[must_use]
pub fn before_after_picture(found: &BeforeAfter, catalogue: &Catalogue, measure: Measure, view: &PictureView) -> Picture {
    let beside = beside_lines(found);
    let also = if beside.is_empty() { "No other event is noted in these weeks." } else { "Also in these weeks:" };
    let mut notes = vec![also.to_owned()];
    notes.extend(beside.into_iter().map(|l| l.words));
    notes.push("That one came after the other doesn't say why.".to_owned());
    let mut sentence = stretch_lines(found);
    sentence.extend(outcome_lines(found, Some(measure)));
    let shown = Shown {
        title: format!("Before and after: {}, {}", found.words, found.day.words()),
        sentence: sentence.join(" "),
        stretches: [days("before", &found.before), days("after", &found.after)],
        enough: found.enough,
        differences: &found.differences,
        measure,
        rows: shift_rows(found, measure),
        notes,
    };
    drawn(&shown, catalogue, &Sheet::of(view))
}

/// Two stretches that the person chose, as [`before_after_picture`] has them.
#[must_use]
pub fn two_stretches_picture(found: &TwoStretches, catalogue: &Catalogue, measure: Measure, view: &PictureView) -> Picture {
    let mut notes: Vec<String> = two_stretches_events(found).into_iter().map(|l| l.words).collect();
    notes.push("That two stretches differ doesn't say why.".to_owned());
    let mut sentence = two_stretches_days(found);
    sentence.extend(two_stretches_lines(found, Some(measure)));
    let shown = Shown {
        title: "Two stretches beside each other".to_owned(),
        sentence: sentence.join(" "),
        stretches: [days("the first", &found.first), days("the second", &found.second)],
        enough: found.enough,
        differences: &found.differences,
        measure,
        rows: two_stretches_rows(found, measure),
        notes,
    };
    drawn(&shown, catalogue, &Sheet::of(view))
}

/// From long to short.
fn days(name: &str, w: &Window) -> Vec<String> {
    let short = |d: crate::domain::DayKey| d.date().format("%-d %b %Y").to_string();
    let n = w.days_logged;
    vec![
        format!("{name}: {} to {}, {n} days with check-ins", w.from.words(), w.until.words()),
        format!("{name}: {} to {}, {n} days", short(w.from), short(w.until)),
        format!("{name}: {n} days"),
        name.to_owned(),
    ]
}

fn drawn(shown: &Shown<'_>, catalogue: &Catalogue, sheet: &Sheet) -> Picture {
    let table = table(shown);
    let lines = lines(shown, catalogue, sheet);
    if !shown.enough || lines.is_empty() {
        return sheet.quiet(&shown.title, shown.sentence.clone(), table);
    }
    let p = &sheet.palette;
    let (title, legend) = (wrapped(&shown.title, sheet.inner(), sheet.caption, Weight::Semibold), legend(shown, p.ink));
    let notes: Vec<String> =
        shown.notes.iter().flat_map(|n| wrapped(n, sheet.inner(), sheet.caption, Weight::Regular)).collect();
    let one_line = sheet.width >= ONE_LINE;
    let row = if one_line { sheet.line_height() + 8.0 } else { sheet.line_height() + 28.0 };
    let most = most(shown.measure, &lines);
    let top = EDGE + sheet.line_height() * title.len() as f32 + 4.0 + legend.height(sheet) + 6.0;
    let heading = sheet.line_height() + 4.0;
    let bottom = top + heading + row * lines.len() as f32 + 8.0;
    let height = bottom + notes.len() as f32 * sheet.line_height() + EDGE;
    let mut scene = sheet.scene(height, &shown.title, &shown.sentence);
    let mut y = EDGE;
    for line in title {
        scene.add(Role::Plain, sheet.text(EDGE, y + sheet.caption, Anchor::Start, p.ink, Weight::Semibold, line));
        y += sheet.line_height();
    }
    legend.draw(&mut scene, sheet, y + 4.0);
    let unit = format!("{}: steps from 0 to {most:.0}", shown.measure.label());
    if let Some(unit) = first_fitting(&[&unit, shown.measure.label()], sheet.inner(), sheet.caption, Weight::Regular) {
        scene.add(Role::Plain, sheet.text(EDGE, top + sheet.caption, Anchor::Start, p.muted, Weight::Regular, unit));
    }
    for (i, line) in lines.iter().enumerate() {
        draw_line(&mut scene, sheet, line, most, (top + heading + row * i as f32, one_line));
    }
    sheet.lines(&mut scene, bottom, p.muted, &notes);
    Picture { scene, sentence: shown.sentence.clone(), table, parts: Vec::new() }
}

fn legend(shown: &Shown<'_>, colour: Rgb) -> Legend {
    let [first, second] = shown.stretches.clone();
    let draws = ["where it lies in 95 of 100 random draws of the same days", "95 of 100 draws"].map(str::to_owned).to_vec();
    Legend { items: vec![(Sample::Ring, first), (Sample::Disc, second), (Sample::Whisker, draws)], colour }
}

fn lines(shown: &Shown<'_>, catalogue: &Catalogue, sheet: &Sheet) -> Vec<Line> {
    let p = &sheet.palette;
    let d = shown.differences;
    let sides = [("Pleasant feelings", d.pleasant, p.pleasant), ("Unpleasant feelings", d.unpleasant, p.unpleasant)];
    let sides = sides.into_iter().filter_map(|(name, side, colour)| {
        let side = side?;
        let shift = shown.measure.of(&side.shifts);
        Some(Line { name: name.to_owned(), shift, from: format!("{} feelings", side.feelings), colour, is_side: true })
    });
    let feelings = d.feelings.iter().map(|f| {
        let colour = catalogue.feeling(f.feeling).map_or(p.ink, |own| p.feeling_colour(own.valence, own.hue));
        let from = format!("{} and {} days", f.n_before, f.n_after);
        Line { name: f.name.clone(), shift: shown.measure.of(&f.shifts), from, colour, is_side: false }
    });
    sides.chain(feelings).collect()
}

/// What stands at the right end of the lines: widths rarely come near 5.
fn most(measure: Measure, lines: &[Line]) -> f64 {
    let reach = |l: &Line| [l.shift.before, l.shift.after, l.shift.before + l.shift.high];
    if measure == Measure::Width && lines.iter().flat_map(reach).all(|v| v <= 5.0) { 5.0 } else { 10.0 }
}

/// Name, the line with its ring and disc, and the numbers.
fn draw_line(scene: &mut Scene, sheet: &Sheet, line: &Line, most: f64, (y, one_line): (f32, bool)) {
    let (p, size) = (&sheet.palette, sheet.caption);
    let weight = if line.is_side { Weight::Semibold } else { Weight::Regular };
    let baseline = y + size;
    let numbers = format!("{:.1} to {:.1}", line.shift.before, line.shift.after);
    let long = format!("{numbers} · {}", line.from);
    let (names, said) =
        (sheet.inner() * if one_line { 0.24 } else { 0.45 }, sheet.inner() * if one_line { 0.26 } else { 0.53 });
    if let Some(name) = fitted(&line.name, names, size, weight) {
        scene.add(Role::Plain, sheet.text(EDGE, baseline, Anchor::Start, p.ink, weight, name));
    }
    let right = sheet.width - EDGE;
    if let Some(said) = first_fitting(&[&long, &numbers], said, size, Weight::Regular) {
        scene.add(Role::Plain, sheet.text(right, baseline, Anchor::End, p.ink, Weight::Regular, said));
    }
    let (from, to, middle) = if one_line {
        (EDGE + names + size, right - said - size, baseline - size * 0.34)
    } else {
        (EDGE + 8.0, right - 8.0, y + sheet.line_height() + 10.0)
    };
    #[expect(clippy::cast_possible_truncation, reason = "0 to 1")]
    let at = |value: f64| from + (to - from) * (value / most).clamp(0.0, 1.0) as f32;
    let flat = |a: f32, b: f32, stroke: Stroke| Form::Line { from: (a, middle), to: (b, middle), stroke };
    scene.add(Role::Plain, flat(from, to, Stroke::solid(p.line, 2.0)));
    // Where the second would lie by other draws: the first one, and the range of the difference.
    let (low, high) = (at(line.shift.before + line.shift.low), at(line.shift.before + line.shift.high));
    scene.add(Role::Span, flat(low, high, Stroke { paint: Paint::with_alpha(line.colour, 0.45), width: 6.0, dash: None }));
    let ring = Some(Stroke::solid(line.colour, 2.0));
    let (before, after) = ((at(line.shift.before), middle), (at(line.shift.after), middle));
    scene.add(Role::Usual, Form::Circle { centre: before, radius: 5.5, fill: Some(Paint::solid(p.card)), stroke: ring });
    scene.add(Role::Value, Form::Circle { centre: after, radius: 4.0, fill: Some(Paint::solid(line.colour)), stroke: None });
}

fn table(shown: &Shown<'_>) -> Table {
    let mut table = Table::new(&["", "First, steps", "Second, steps", "Difference, steps", "Rated on"]);
    let cell = |text: &String| Some(text.clone());
    table.rows.extend(shown.rows.iter().map(|r| [&r.name, &r.before, &r.after, &r.range, &r.from].map(cell).to_vec()));
    table
}
