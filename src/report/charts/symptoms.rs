//! Each symptom by itself: no, mild, moderate or strong, the strongest of each day.

use super::{
    columns::{NARROWEST_BAR, runs},
    legend::{Legend, Sample},
    logged::check_ins_between,
};
use crate::{
    domain::{DayKey, Journal, SELF_HARM_KEY, Symptom, SymptomAnswer, SymptomId, SymptomStrength},
    report::{
        Anchor, Area, Form, Frame, InView, Paint, Picture, PictureView, Role, Scene, Stroke, Table, TimePicture, Weight,
        axis_height, days_a_column, draw_axis, first_fitting, fitted,
        paper::sheet::{EDGE, Sheet, listed},
        text::words::{days_words, full_day_words},
        text_width,
    },
};

const TITLE: &str = "Symptoms over time";
/// Height of "strong", points.
const STRIP: f32 = 24.0;

/// One symptom that was answered in view, and the strongest answer of each day that has one, 0 (no) to 3 (strong).
struct Row<'a> {
    symptom: &'a Symptom,
    days: Vec<(DayKey, u8)>,
}

impl Row<'_> {
    fn days_of(&self, strength: u8) -> usize {
        self.days.iter().filter(|d| d.1 == strength).count()
    }
}

/// Every symptom that can be marked and was answered from `from` to `until`: no, mild, moderate or strong, the
/// strongest of each day. Days without an answer are left empty. The self-harm item is never in it (SAFETY 8, 9).
#[must_use]
pub fn symptoms(journal: &Journal, from: DayKey, until: DayKey, view: &PictureView) -> Picture {
    symptoms_in_view(journal, &InView::days(from, until), view).picture
}

/// The same of days of which the first and the last may be cut.
#[must_use]
pub(crate) fn symptoms_in_view(journal: &Journal, in_view: &InView, view: &PictureView) -> TimePicture {
    let (from, until) = (in_view.from, in_view.until);
    let sheet = Sheet::of(view);
    let rows = rows(journal, from, until);
    let (sentence, table) = (sentence(&rows, from, until), table(&rows));
    if rows.is_empty() {
        return TimePicture { picture: sheet.quiet(TITLE, sentence, table), in_view: *in_view, areas: Vec::new() };
    }
    let width = sheet.inner();
    let frame = in_view.frame(EDGE, width, sheet.caption, sheet.palette);
    let each = days_a_column(frame.day_points, NARROWEST_BAR);
    let cell = sheet.line_height() + 4.0 + STRIP + 12.0;
    let legend = legend(&sheet, each);
    let bottom = EDGE + rows.len() as f32 * cell + axis_height(&frame) + 4.0;
    let mut scene = sheet.scene(bottom + legend.height(&sheet) + EDGE, TITLE, &sentence);
    let mut y = EDGE;
    for row in &rows {
        draw_row(&mut scene, &frame, row, each, y);
        y += cell;
    }
    draw_axis(&mut scene, &frame, y - 6.0);
    legend.draw(&mut scene, &sheet, bottom);
    let areas = vec![Area { x: frame.x, y: EDGE, width, height: y - 6.0 - EDGE }];
    TimePicture { picture: Picture { scene, sentence, table, parts: Vec::new() }, in_view: *in_view, areas }
}

/// What was said of symptoms on one day, in words: "Thursday, 12 March 2026: Tired, foggy mild, Feeling numb no".
#[must_use]
pub(crate) fn symptoms_on(journal: &Journal, day: DayKey) -> String {
    const WORDS: [&str; 4] = ["no", "mild", "moderate", "strong"];
    let strongest = |row: &Row<'_>| row.days.first().and_then(|d| WORDS.get(usize::from(d.1)));
    let said: Vec<String> =
        rows(journal, day, day).iter().filter_map(|row| Some(format!("{}: {}", row.symptom.name, strongest(row)?))).collect();
    let said = if said.is_empty() { "no symptom was answered".to_owned() } else { said.join(", ") };
    format!("{}: {said}", full_day_words(day))
}

fn rows(journal: &Journal, from: DayKey, until: DayKey) -> Vec<Row<'_>> {
    let mut asked: Vec<&Symptom> =
        journal.catalogue.symptoms.iter().filter(|s| !s.retired && s.key.as_str() != SELF_HARM_KEY).collect();
    asked.sort_by_key(|s| (s.order, s.id));
    let mut rows: Vec<Row<'_>> = asked.into_iter().map(|symptom| Row { symptom, days: Vec::new() }).collect();
    for check_in in check_ins_between(journal, from, until) {
        for (symptom, answer) in &check_in.symptoms {
            let (Some(strength), Some(row)) = (strength(*answer), row_of(&mut rows, *symptom)) else { continue };
            match row.days.last_mut() {
                Some(last) if last.0 == check_in.day => last.1 = last.1.max(strength),
                _ => row.days.push((check_in.day, strength)),
            }
        }
    }
    rows.retain(|r| !r.days.is_empty());
    rows
}

fn row_of<'r, 'a>(rows: &'r mut [Row<'a>], id: SymptomId) -> Option<&'r mut Row<'a>> {
    rows.iter_mut().find(|r| r.symptom.id == id)
}

/// `None` where nothing was said about it.
const fn strength(answer: SymptomAnswer) -> Option<u8> {
    match answer {
        SymptomAnswer::No => Some(0),
        SymptomAnswer::There(SymptomStrength::Mild) => Some(1),
        SymptomAnswer::There(SymptomStrength::Moderate) => Some(2),
        SymptomAnswer::There(SymptomStrength::Strong) => Some(3),
        SymptomAnswer::RatherNotSay => None,
    }
}

fn draw_row(scene: &mut Scene, frame: &Frame, row: &Row<'_>, each: i32, y: f32) {
    let p = &frame.palette;
    let (size, baseline) = (frame.caption, y + frame.caption);
    let (there, all) = (row.days.len() - row.days_of(0), row.days.len());
    let long = format!("there on {there} of {}", days_words(all));
    let short = format!("{there} of {}", days_words(all));
    let name_width = text_width(&row.symptom.name, size, Weight::Semibold).min(frame.width * 0.6);
    let said = first_fitting(&[&long, &short], frame.width - name_width - size, size, Weight::Regular);
    let taken = said.as_ref().map_or(0.0, |s| text_width(s, size, Weight::Regular) + size);
    if let Some(name) = fitted(&row.symptom.name, frame.width - taken, size, Weight::Semibold) {
        scene.add(Role::Plain, frame.text(frame.x, baseline, Anchor::Start, p.ink, Weight::Semibold, name));
    }
    if let Some(said) = said {
        scene.add(Role::Plain, frame.text(frame.right(), baseline, Anchor::End, p.muted, Weight::Regular, said));
    }
    let base = y + frame.line_height() + 4.0 + STRIP;
    for (up, stroke) in [(STRIP, Stroke::dashed(p.line, 1.0, 2.0, 4.0)), (0.0, Stroke::solid(p.line, 1.0))] {
        scene.add(Role::Plain, Form::Line { from: (frame.x, base - up), to: (frame.right(), base - up), stroke });
    }
    for run in runs(&row.days, each, |d| d.0.number()) {
        let (Some(first), Some(last)) = (run.first(), run.last()) else { continue };
        let (x0, x1) = (frame.start_of(first.0), frame.end_of(last.0));
        let w = ((x1 - x0) * 0.68).clamp(1.6, 9.0);
        let mut bar = |tall: f32, alpha: f32| {
            let (x, fill) = (f32::midpoint(x0, x1) - w / 2.0, Some(Paint::with_alpha(p.lane, alpha)));
            scene.add(Role::Lane, Form::Rect { x, y: base - tall, w, h: tall, radius: 0.0, fill, stroke: None });
        };
        let most = f32::from(run.iter().map(|d| d.1).max().unwrap_or(0));
        let mean = run.iter().map(|d| f32::from(d.1)).sum::<f32>() / run.len() as f32;
        if most <= 0.0 {
            // "No" was said: a low mark, where silence leaves nothing.
            bar(1.5, 1.0);
        } else if run.len() == 1 {
            bar(STRIP * most / 3.0, 0.8);
        } else {
            bar(STRIP * most / 3.0, 0.3);
            bar((STRIP * mean / 3.0).max(1.5), 0.75);
        }
    }
}

fn legend(sheet: &Sheet, each: i32) -> Legend {
    let one = |sample, word: &str| (sample, vec![word.to_owned()]);
    let mut items = vec![
        one(Sample::Share(0.0), "no"),
        one(Sample::Share(1.0 / 3.0), "mild"),
        one(Sample::Share(2.0 / 3.0), "moderate"),
        one(Sample::Share(1.0), "strong"),
    ];
    if each > 1 {
        let long = format!("{each} days share a bar: their mean, and paler their strongest");
        items.push((Sample::Mean, vec![long, format!("mean of {each} days, paler the strongest"), format!("{each} days")]));
    }
    Legend { items, colour: sheet.palette.lane }
}

fn sentence(rows: &[Row<'_>], from: DayKey, until: DayKey) -> String {
    let dates = format!("{} to {}", from.words(), until.words());
    if rows.is_empty() {
        return format!("{dates}: no symptoms were answered.");
    }
    let mut days: Vec<DayKey> = rows.iter().flat_map(|r| r.days.iter().map(|d| d.0)).collect();
    days.sort_unstable();
    days.dedup();
    let many = if rows.len() == 1 { "1 symptom".to_owned() } else { format!("{} symptoms", rows.len()) };
    let strong: Vec<&str> = rows.iter().filter(|r| r.days_of(3) > 0).map(|r| &*r.symptom.name).collect();
    let strongest =
        if strong.is_empty() { " None was strong.".to_owned() } else { format!(" Strong at least once: {}.", listed(&strong)) };
    format!("{dates}: {many}, answered on {}.{strongest}", days_words(days.len()))
}

fn table(rows: &[Row<'_>]) -> Table {
    let mut table = Table::new(&["Symptom", "Days answered", "Days no", "Days mild", "Days moderate", "Days strong"]);
    table.rows.extend(rows.iter().map(|r| {
        let counts = [r.days.len(), r.days_of(0), r.days_of(1), r.days_of(2), r.days_of(3)];
        std::iter::once(r.symptom.name.clone()).chain(counts.map(|n| n.to_string())).map(Some).collect()
    }));
    table
}
