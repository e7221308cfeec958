//! How far days reached beside how one slept, what one took, who one was with and what one did: every day a dot, in groups.

use super::legend::{Legend, Sample};
use crate::{
    analysis::{
        Aspect, GROUP_DAYS_NEEDED, Group, InGroups, in_groups,
        words::{GROUPS_SAY_NO_WHY, MEDICINE_STAYS, aspect_words, in_groups_lines},
    },
    domain::{DayKey, Journal},
    report::{
        Anchor, Area, Form, Paint, Part, Picture, PictureView, Role, Scene, Stroke, Table, Weight, first_fitting, fitted,
        paper::sheet::{EDGE, Sheet, wrapped},
        text::words::days_words,
    },
};

const TITLE: &str = "How far days reached, beside sleep, drinks, company, tags and medicine";
/// Named even where nothing is noted of them.
const BEFORE_OTHERS: [Aspect; 3] = [Aspect::Sleep, Aspect::Substances, Aspect::SubstancesBefore];
/// Steps a day can reach.
const MOST: f32 = 20.0;
/// Height of a group's dots, points.
const STRIP: f32 = 26.0;
/// Pictures at least this wide have name, dots and numbers beside each other.
const ONE_LINE: f32 = 520.0;

/// Sleep, substances of the day and of the day before, company, tags and medicines, each in groups of days from `from` to `until`. Groups of too
/// few days show their dots and say so; days of which nothing was noted are in none.
#[must_use]
pub fn context(journal: &Journal, from: DayKey, until: DayKey, view: &PictureView) -> Picture {
    context_of(journal, from, until, &Aspect::ALL, view)
}

/// The same of these aspects alone.
#[must_use]
pub fn context_of(journal: &Journal, from: DayKey, until: DayKey, aspects: &[Aspect], view: &PictureView) -> Picture {
    let (from, until) = (from.min(until), until.max(from));
    let sheet = Sheet::of(view);
    let mut found = in_groups(journal, from, until);
    found.retain(|f| aspects.contains(&f.aspect));
    // What was never noted is not asked for here: only what this room had from its beginning is named as missing.
    let is_told = |f: &&InGroups| !f.groups.is_empty() || BEFORE_OTHERS.contains(&f.aspect);
    let mut said: Vec<String> = found.iter().filter(is_told).flat_map(in_groups_lines).collect();
    said.push(GROUPS_SAY_NO_WHY.to_owned());
    let has_medicine = found.iter().any(|f| f.aspect == Aspect::Medicines && !f.groups.is_empty());
    said.extend(has_medicine.then(|| MEDICINE_STAYS.to_owned()));
    let (sentence, table) = (said.join(" "), table(&found));
    let shown: Vec<&InGroups> = found.iter().filter(|f| !f.groups.is_empty()).collect();
    if shown.is_empty() {
        return sheet.quiet(TITLE, sentence, table);
    }
    let p = &sheet.palette;
    let layout = Layout::of(&sheet);
    let row = if layout.one_line { STRIP + 6.0 } else { sheet.line_height() + STRIP + 6.0 };
    let heading = |f: &InGroups| wrapped(aspect_words(f.aspect), sheet.inner(), sheet.caption, Weight::Semibold);
    let section = |f: &InGroups| heading(f).len() as f32 * sheet.line_height() + 4.0 + row * f.groups.len() as f32 + 14.0;
    let legend = Legend {
        items: vec![
            (Sample::Dot, vec!["a day".to_owned()]),
            (Sample::Whisker, vec!["middle half of the days".to_owned(), "middle half".to_owned()]),
            (Sample::Upright, vec!["mean".to_owned()]),
        ],
        colour: p.accent,
    };
    let axis = 2.0 * sheet.line_height();
    let body: f32 = shown.iter().map(|f| section(f)).sum();
    let mut scene = sheet.scene(EDGE + body + axis + legend.height(&sheet) + EDGE, TITLE, &sentence);
    let mut parts = Vec::new();
    let mut y = EDGE;
    for found in shown {
        for line in heading(found) {
            scene.add(Role::Plain, sheet.text(EDGE, y + sheet.caption, Anchor::Start, p.ink, Weight::Semibold, line));
            y += sheet.line_height();
        }
        y += 4.0;
        for group in &found.groups {
            draw_group(&mut scene, &sheet, &layout, group, y);
            parts.push(Part { area: Area { x: 0.0, y, width: sheet.width, height: row }, words: group_words(group) });
            y += row;
        }
        y += 14.0;
    }
    draw_axis(&mut scene, &sheet, &layout, y - 8.0);
    legend.draw(&mut scene, &sheet, y + axis);
    Picture { scene, sentence, table, parts }
}

/// Where the steps lie.
struct Layout {
    left: f32,
    right: f32,
    name: f32,
    said: f32,
    one_line: bool,
}

impl Layout {
    fn of(sheet: &Sheet) -> Self {
        let one_line = sheet.width >= ONE_LINE;
        let (name, said) =
            if one_line { (sheet.inner() * 0.2, sheet.inner() * 0.22) } else { (sheet.inner() * 0.5, sheet.inner() * 0.48) };
        let (left, right) = (EDGE + sheet.caption * 0.5, sheet.width - EDGE - sheet.caption);
        let beside = if one_line { (name + sheet.caption, said + sheet.caption) } else { (0.0, 0.0) };
        Self { left: left + beside.0, right: right - beside.1, name, said, one_line }
    }

    #[expect(clippy::cast_possible_truncation, reason = "0 to 20 steps")]
    fn x(&self, reach: f64) -> f32 {
        self.left + (self.right - self.left) * (reach as f32 / MOST).clamp(0.0, 1.0)
    }
}

fn draw_group(scene: &mut Scene, sheet: &Sheet, layout: &Layout, group: &Group, y: f32) {
    let (p, size) = (&sheet.palette, sheet.caption);
    let n = days_words(group.reach.len());
    let (long, short) = match group.told {
        Some(told) => (format!("{:.1} on {n}", told.mean), format!("{:.1}", told.mean)),
        None => (
            format!("too few: {} of {GROUP_DAYS_NEEDED} days", group.days()),
            format!("{} of {GROUP_DAYS_NEEDED}", group.days()),
        ),
    };
    let (baseline, middle) = if layout.one_line {
        (y + STRIP / 2.0 + size * 0.34, y + STRIP / 2.0)
    } else {
        (y + size, y + sheet.line_height() + STRIP / 2.0)
    };
    if let Some(name) = fitted(&group.name, layout.name, size, Weight::Regular) {
        scene.add(Role::Plain, sheet.text(EDGE, baseline, Anchor::Start, p.ink, Weight::Regular, name));
    }
    let said = first_fitting(&[&long, &short], layout.said, size, Weight::Regular);
    if let Some(said) = said {
        let colour = if group.told.is_some() { p.ink } else { p.muted };
        scene.add(Role::Plain, sheet.text(sheet.width - EDGE, baseline, Anchor::End, colour, Weight::Regular, said));
    }
    let line = Form::Line { from: (layout.left, middle), to: (layout.right, middle), stroke: Stroke::solid(p.line, 1.0) };
    scene.add(Role::Plain, line);
    if let Some(told) = group.told {
        let (x, w) = (layout.x(told.low), layout.x(told.high) - layout.x(told.low));
        let fill = Some(Paint::with_alpha(p.accent, 0.22));
        scene.add(Role::Span, Form::Rect { x, y: middle - 5.0, w, h: 10.0, radius: 2.0, fill, stroke: None });
    }
    for (i, reach) in group.reach.iter().enumerate() {
        // Spread out evenly, the same each time.
        let off = ((i * 5 % 13) as f32 / 12.0 - 0.5) * (STRIP - 8.0);
        let fill = Some(Paint::with_alpha(p.accent, 0.45));
        let centre = (layout.x(*reach), middle + off);
        scene.add(Role::Value, Form::Circle { centre, radius: 2.0, fill, stroke: None });
    }
    if let Some(told) = group.told {
        let x = layout.x(told.mean);
        let (from, to) = ((x, middle - STRIP / 2.0 + 1.0), (x, middle + STRIP / 2.0 - 1.0));
        scene.add(Role::Usual, Form::Line { from, to, stroke: Stroke::solid(p.ink, 2.0) });
    }
}

/// A group in words: its mean, the middle half of its days, and how many there are.
fn group_words(group: &Group) -> String {
    let days = days_words(group.reach.len());
    match group.told {
        Some(told) => {
            let (mean, low, high) = (told.mean, told.low, told.high);
            format!("{}: {mean:.1} of 20 steps on average over {days}, the middle half {low:.1} to {high:.1}", group.name)
        }
        None => format!("{}: {days}, too few of {GROUP_DAYS_NEEDED} to compare", group.name),
    }
}

/// 0, 10 and 20 steps under the last group.
fn draw_axis(scene: &mut Scene, sheet: &Sheet, layout: &Layout, y: f32) {
    let p = &sheet.palette;
    let stroke = Stroke::solid(p.outline, 1.0);
    scene.add(Role::Plain, Form::Line { from: (layout.left, y), to: (layout.right, y), stroke });
    for (steps, words) in [(0.0, ["0", "0"]), (10.0, ["10", "10"]), (20.0, ["20 steps", "20"])] {
        let x = layout.x(steps);
        scene.add(Role::Plain, Form::Line { from: (x, y), to: (x, y + 4.0), stroke });
        let room = (layout.right - layout.left) / 3.0;
        if let Some(text) = first_fitting(&words, room, sheet.caption, Weight::Regular) {
            let (x, anchor) = if steps > 10.0 { (layout.right + sheet.caption, Anchor::End) } else { (x, Anchor::Middle) };
            scene.add(Role::Plain, sheet.text(x, y + 4.0 + sheet.caption, anchor, p.muted, Weight::Regular, text));
        }
    }
}

fn table(found: &[InGroups]) -> Table {
    let mut table = Table::new(&["Grouped by", "Group", "Days", "Mean reach, steps of 20", "Middle half, steps"]);
    for of in found {
        table.rows.extend(of.groups.iter().map(|g| {
            vec![
                Some(aspect_words(of.aspect).to_owned()),
                Some(g.name.clone()),
                Some(g.days().to_string()),
                g.told.map(|t| format!("{:.1}", t.mean)),
                g.told.map(|t| format!("{:.1} to {:.1}", t.low, t.high)),
            ]
        }));
    }
    table
}
