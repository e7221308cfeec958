//! How strong feelings get, how much they vary and how they change from day to day: recent days beside usual ones.

use super::legend::{Legend, Sample};
use crate::{
    analysis::{
        Analysis, Change, Profile, SideProfile, Verdict, Window, profile_of,
        words::{Measure, headline_for},
    },
    domain::Journal,
    report::{
        Anchor, Area, Form, Paint, Part, Picture, PictureView, Rgb, Role, Scene, Stroke, Table, Weight, first_fitting, fitted,
        paper::sheet::{EDGE, Sheet},
        text_width,
    },
};

const TITLE: &str = "The profile: recent days beside usual ones";
/// Pictures at least this wide have the two sides beside each other.
const TWO_COLUMNS: f32 = 620.0;
const BETWEEN: f32 = 32.0;
/// Height of one line with its dots, points.
const TRACK: f32 = 20.0;

/// One measure of one side.
struct Row {
    /// From long to short.
    names: [&'static str; 2],
    change: Option<Change>,
    /// What stands at the right end of its line, steps.
    most: f64,
}

/// How strong feelings get, how much they vary and how they change from day to day, recent days beside usual ones,
/// pleasant and unpleasant feelings apart; in words only, where there is too little to compare. `analysis` is of this journal.
#[must_use]
pub fn profile(journal: &Journal, analysis: &Analysis, view: &PictureView) -> Picture {
    let sheet = Sheet::of(view);
    match &analysis.verdict {
        Verdict::NotEnough(_) => sheet.quiet(TITLE, headline_for(journal, analysis), empty_table()),
        Verdict::Judged { evidence, .. } => drawn(&profile_of(journal, evidence), &sheet),
    }
}

fn drawn(profile: &Profile, sheet: &Sheet) -> Picture {
    let sentence = sentence(profile);
    let sides = [rows(profile, &profile.pleasant), rows(profile, &profile.unpleasant)];
    let p = &sheet.palette;
    let headings = [
        (format!("Pleasant feelings, {} of them", profile.pleasant.range.feelings), p.pleasant),
        (format!("Unpleasant feelings, {} of them", profile.unpleasant.range.feelings), p.unpleasant),
    ];
    let two = sheet.width >= TWO_COLUMNS;
    let width = if two { (sheet.inner() - BETWEEN) / 2.0 } else { sheet.inner() };
    let legend = Legend {
        items: vec![
            (Sample::Ring, windows_words("usual", &profile.usual, profile.usual_is_marked)),
            (Sample::Disc, windows_words("recent", &profile.recent, false)),
        ],
        colour: p.ink,
    };
    let row = sheet.line_height() + TRACK + 10.0;
    let side = sheet.line_height() * 1.4 + 3.0 * row;
    let body = if two { side } else { 2.0 * side + 8.0 };
    let mut scene = sheet.scene(EDGE + legend.height(sheet) + 8.0 + body + EDGE, TITLE, &sentence);
    legend.draw(&mut scene, sheet, EDGE);
    let top = EDGE + legend.height(sheet) + 8.0;
    let mut parts = Vec::new();
    for (i, (rows, (heading, colour))) in sides.iter().zip(headings).enumerate() {
        let at = i as f32;
        let (x, mut y) = if two { (EDGE + at * (width + BETWEEN), top) } else { (EDGE, top + at * (side + 8.0)) };
        let ways: Vec<&str> = vec![&heading, heading.split(',').next().unwrap_or_default()];
        if let Some(text) = first_fitting(&ways, width, sheet.caption, Weight::Semibold) {
            scene.add(Role::Plain, sheet.text(x, y + sheet.caption, Anchor::Start, p.ink, Weight::Semibold, text));
        }
        y += sheet.line_height() * 1.4;
        for r in rows {
            draw_row(&mut scene, sheet, r, colour, (x, y, width));
            parts.push(Part { area: Area { x, y, width, height: row }, words: row_words(r, i == 0) });
            y += row;
        }
    }
    Picture { scene, sentence, table: table(profile), parts }
}

fn rows(profile: &Profile, side: &SideProfile) -> [Row; 3] {
    // Both sides have the same line, so that they can be compared.
    let most = |of: fn(&SideProfile) -> Option<Change>| {
        let all = [&profile.pleasant, &profile.unpleasant].into_iter().filter_map(of);
        if all.flat_map(|c| [c.usual, c.recent]).any(|v| v > 5.0) { 10.0 } else { 5.0 }
    };
    let width = |s: &SideProfile| Some(s.range.width);
    let change = |s: &SideProfile| s.day_to_day.change;
    [
        Row { names: [Measure::High.label(), "Strength"], change: Some(side.range.high), most: 10.0 },
        Row { names: [Measure::Width.label(), "They vary"], change: width(side), most: most(width) },
        Row { names: ["How much they change from day to day", "From day to day"], change: change(side), most: most(change) },
    ]
}

/// Name and numbers, and under them the line with the usual ring and the recent disc.
fn draw_row(scene: &mut Scene, sheet: &Sheet, row: &Row, colour: Rgb, (x, y, width): (f32, f32, f32)) {
    let (p, size, baseline) = (&sheet.palette, sheet.caption, y + sheet.caption);
    let said = row.change.map_or_else(|| vec!["too few neighbouring days".to_owned(), "too few days".to_owned()], numbers);
    let ways: Vec<&str> = said.iter().map(String::as_str).collect();
    let least = text_width(row.names[1], size, Weight::Regular) + size;
    let said = first_fitting(&ways, width - least, size, Weight::Regular);
    let taken = said.as_ref().map_or(0.0, |s| text_width(s, size, Weight::Regular) + size);
    let name = first_fitting(&row.names, width - taken, size, Weight::Regular);
    if let Some(name) = name.or_else(|| fitted(row.names[1], width - taken, size, Weight::Regular)) {
        scene.add(Role::Plain, sheet.text(x, baseline, Anchor::Start, p.ink, Weight::Regular, name));
    }
    if let Some(said) = said {
        let colour = if row.change.is_some() { p.ink } else { p.muted };
        scene.add(Role::Plain, sheet.text(x + width, baseline, Anchor::End, colour, Weight::Regular, said));
    }
    let middle = y + sheet.line_height() + TRACK / 2.0;
    let (zero, most) = ("0".to_owned(), format!("{:.0}", row.most));
    let ends = (text_width("0", size, Weight::Regular) + 9.0, text_width("10", size, Weight::Regular) + 9.0);
    let (from, to) = (x + ends.0, x + width - ends.1);
    let label = middle + size * 0.34;
    scene.add(Role::Plain, sheet.text(x, label, Anchor::Start, p.muted, Weight::Regular, zero));
    scene.add(Role::Plain, sheet.text(x + width, label, Anchor::End, p.muted, Weight::Regular, most));
    let line = Stroke::solid(p.line, 2.0);
    scene.add(Role::Plain, Form::Line { from: (from, middle), to: (to, middle), stroke: line });
    let Some(change) = row.change else { return };
    #[expect(clippy::cast_possible_truncation, reason = "0 to 1")]
    let at = |value: f64| from + (to - from) * (value / row.most).clamp(0.0, 1.0) as f32;
    let (usual, recent) = ((at(change.usual), middle), (at(change.recent), middle));
    let stroke = Stroke { paint: Paint::with_alpha(colour, 0.55), width: 4.0, dash: None };
    scene.add(Role::Plain, Form::Line { from: usual, to: recent, stroke });
    let radius = 5.5;
    let (fill, stroke) = (Some(Paint::solid(p.card)), Some(Stroke::solid(colour, 2.0)));
    scene.add(Role::Usual, Form::Circle { centre: usual, radius: radius + 0.5, fill, stroke });
    let fill = Some(Paint::solid(colour));
    scene.add(Role::Value, Form::Circle { centre: recent, radius: radius - 1.5, fill, stroke: None });
}

/// A measure of one side in words.
fn row_words(row: &Row, pleasant: bool) -> String {
    let side = if pleasant { "Pleasant" } else { "Unpleasant" };
    let said = row.change.and_then(|change| numbers(change).into_iter().next());
    format!(
        "{side} feelings, {}: {}",
        row.names[0].to_lowercase(),
        said.unwrap_or_else(|| "too few neighbouring days".to_owned())
    )
}

/// "6.8 to 5.1 steps", from long to short.
fn numbers(change: Change) -> Vec<String> {
    let (usual, recent) = (format!("{:.1}", change.usual), format!("{:.1}", change.recent));
    if usual == recent {
        return vec![format!("{usual} steps, unchanged"), format!("{usual} steps"), usual];
    }
    vec![
        format!("{usual} usually, {recent} recently, steps"),
        format!("{usual} to {recent} steps"),
        format!("{usual} to {recent}"),
    ]
}

fn windows_words(what: &str, w: &Window, marked: bool) -> Vec<String> {
    let marked = if marked { ", marked by you" } else { "" };
    let (from, until, n) = (w.from, w.until, w.days_logged);
    let short = |d: crate::domain::DayKey| d.date().format("%-d %b %Y").to_string();
    vec![
        format!("{what}: {} to {}, {n} days with check-ins{marked}", from.words(), until.words()),
        format!("{what}: {} to {}, {n} days{marked}", short(from), short(until)),
        format!("{what}: {n} days to {}", short(until)),
        what.to_owned(),
    ]
}

fn sentence(profile: &Profile) -> String {
    let window = |w: &Window| format!("{} to {}, {} days with check-ins", w.from.words(), w.until.words(), w.days_logged);
    let marked = if profile.usual_is_marked { ", the stretch marked as \"more like me\"" } else { "" };
    let from_to = |name: &str, c: Change| match (format!("{:.1}", c.usual), format!("{:.1}", c.recent)) {
        (usual, recent) if usual == recent => format!("{name} {usual} as usual"),
        (usual, recent) => format!("{name} {usual} usually and {recent} recently"),
    };
    let side = |title: &str, s: &SideProfile| {
        let change = s.day_to_day.change.map_or_else(
            || "too few neighbouring days for the change from day to day".to_owned(),
            |c| from_to("they change from day to day by", c),
        );
        let range = &s.range;
        format!(
            " {title} feelings: {}, {}, {change}.",
            from_to("they get up to", range.high),
            from_to("they vary by", range.width)
        )
    };
    format!(
        "In steps of the scale from 0 to 10, recent days ({}) beside usual ones ({}{marked}).{}{}",
        window(&profile.recent),
        window(&profile.usual),
        side("Pleasant", &profile.pleasant),
        side("Unpleasant", &profile.unpleasant)
    )
}

fn empty_table() -> Table {
    Table::new(&["Measure", "Usual, steps", "Recent, steps", "Feelings", "Usual days", "Recent days"])
}

fn table(profile: &Profile) -> Table {
    type Named = fn(Measure) -> &'static str;
    let mut table = empty_table();
    let sides: [(&SideProfile, Named, &str); 2] = [
        (&profile.pleasant, Measure::of_pleasant, "How much pleasant feelings change from day to day"),
        (&profile.unpleasant, Measure::of_unpleasant, "How much unpleasant feelings change from day to day"),
    ];
    for (side, name, from_day_to_day) in sides {
        let (range, change) = (&side.range, &side.day_to_day);
        let measures = [
            (name(Measure::High), Some(range.high), range.feelings),
            (name(Measure::Width), Some(range.width), range.feelings),
            (from_day_to_day, change.change, change.feelings),
        ];
        for (measure, change, feelings) in measures {
            let number = |of: fn(Change) -> f64| change.map(|c| format!("{:.1}", of(c)));
            table.rows.push(vec![
                Some(measure.to_owned()),
                number(|c| c.usual),
                number(|c| c.recent),
                Some(feelings.to_string()),
                Some(profile.usual.days_logged.to_string()),
                Some(profile.recent.days_logged.to_string()),
            ]);
        }
    }
    table
}
