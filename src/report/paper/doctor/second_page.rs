//! The second page: every feeling by itself, and symptoms by week.

use super::{
    foot::bottom,
    for_doctor::ForDoctor,
    numbers::Row,
    scribe::{MARGIN, Scribe},
    table::{Laid, table},
    told::Told,
};
use crate::{
    analysis::{FeelingEvidence, SaidIn, said_in_each},
    domain::DayKey,
    report::{PictureView, feelings, paper::page::PartIs},
};

const TITLE: &str = "For my doctor: every feeling, and symptoms by week";
const SIZE: f32 = 8.5;
/// Columns of weeks, at most: each has room for "7 of 7" in letters that can be read.
const WEEKS: i32 = 12;
/// A picture is drawn so much larger than it stands on the paper: its letters are those of the page then.
const LARGER: f32 = 1.6;

pub(super) fn second_page(of: &ForDoctor<'_>, told: &Told) -> Vec<Scribe> {
    let mut page = Scribe::on(of.wish.paper, TITLE);
    page.say(PartIs::Title, page.whole(), page.strong(14.0), TITLE);
    let whole = page.whole();
    if let (Some(compared), Some(said)) = (&told.compared, &told.said_now) {
        page.y += 6.0;
        page.say(PartIs::Heading, whole, page.strong(10.0), "Each feeling: usually, and now");
        let heads: Vec<String> = ["on average", "how strong", "how much it varies", "days rated"].map(str::to_owned).to_vec();
        let rows: Vec<Row> = compared.feelings.iter().map(|f| feeling(f, said)).collect();
        let laid = Laid { corner: "steps of 0 to 10", heads: &heads, size: SIZE, column: whole, cell: 96.0 };
        table(&mut page, &laid, &rows);
        page.y += 2.0;
        let words = "Usual first, then now: the mean of its days, what it reaches on its strongest days, one in ten, how far \
                     apart its days lie, and the days on which it was rated. Feelings that were rated on fewer than ten days of \
                     one of the two stretches are not in the table.";
        page.say(PartIs::Text, whole, page.quiet(7.7), words);
    }
    let weeks = weeks(of, told);
    let symptoms = symptom_rows(of, &weeks);
    let laid_weeks = weeks.iter().map(|(from, _)| from.date().format("%-d %b").to_string()).collect::<Vec<_>>();
    let names = whole.width - 36.0 * weeks.len() as f32;
    let laid = Laid {
        corner: "from",
        heads: &laid_weeks,
        size: 7.8,
        column: whole,
        cell: 36.0_f32.min((whole.width - 90.0) / weeks.len().max(1) as f32),
    };
    let wide = names > 0.0 && !symptoms.is_empty();
    let height_of_symptoms =
        if wide { 40.0 + laid.head_height() + symptoms.iter().map(|r| laid.height(r)).sum::<f32>() } else { 0.0 };
    let view = PictureView { width: whole.width * LARGER, palette: page.palette, text_scale: 1.0 };
    let (from, until) = told.days;
    let drawn = feelings(&told.drawn, of.analysis, from, until, &view);
    let room = bottom(&page) - page.y - 24.0;
    let mut pages = Vec::new();
    if !drawn.table.rows.is_empty() {
        page.y += 8.0;
        page.say(PartIs::Heading, whole, page.strong(10.0), "Each feeling, day by day");
        let scale = (1.0 / LARGER).min((room - 20.0) / drawn.scene.height);
        let words = drawn.sentence.clone();
        let scene = drawn.scene.scaled(scale);
        let (x, y, tall) = (whole.left, page.y, scene.height);
        page.part(PartIs::Picture(words), |page| page.scene.place(scene, x, y));
        page.y += tall;
    }
    if wide {
        if page.y + height_of_symptoms > bottom(&page) && page.y > MARGIN + 40.0 {
            pages.push(std::mem::replace(&mut page, Scribe::on(of.wish.paper, TITLE)));
        }
        page.y += 8.0;
        let each = weeks.last().map_or(1, |(from, until)| (until.since(*from) + 1) / 7);
        let words = if each <= 1 { "Symptoms by week".to_owned() } else { format!("Symptoms, {each} weeks in a column") };
        page.say(PartIs::Heading, whole, page.strong(10.0), &words);
        table(&mut page, &laid, &symptoms);
        page.y += 2.0;
        let words = "Days on which it was there, of days on which it was answered. A dash is a time in which nobody answered.";
        page.say(PartIs::Text, whole, page.quiet(7.7), words);
    }
    pages.push(page);
    pages
}

fn feeling(f: &FeelingEvidence, said: &[SaidIn; 2]) -> Row {
    let pair = |usual: String, now: String| Some(format!("{usual}, now {now}"));
    let mut cells: Vec<_> =
        [f.level, f.high, f.width].iter().map(|c| pair(format!("{:.1}", c.usual), format!("{:.1}", c.recent))).collect();
    let [usual, now] = said.each_ref().map(|s| s.rated_days(f.feeling).to_string());
    cells.push(pair(usual, now));
    Row { label: f.name.clone(), cells, is_heading: false }
}

/// The days of the page in columns of whole weeks, the last one ending on the last day.
fn weeks(of: &ForDoctor<'_>, told: &Told) -> Vec<(DayKey, DayKey)> {
    let (from, until) = told.days;
    let from = of.journal.first_day().map_or(from, |first| first.max(from)).min(until);
    let all = (until.since(from) + 7) / 7;
    let each = 7 * ((all + WEEKS - 1) / WEEKS).max(1);
    let count = (until.since(from) + each) / each;
    (0..count).rev().map(|n| (until.plus(1 - each * (n + 1)).max(from), until.plus(-each * n))).collect()
}

fn symptom_rows(of: &ForDoctor<'_>, weeks: &[(DayKey, DayKey)]) -> Vec<Row> {
    if !of.wish.has(super::wish::Part::Symptoms) {
        return Vec::new();
    }
    let said = said_in_each(of.journal, weeks, of.today);
    let mut known: Vec<(crate::domain::SymptomId, String)> = Vec::new();
    for symptom in said.iter().flat_map(|s| &s.symptoms) {
        if !known.iter().any(|(id, _)| *id == symptom.symptom) {
            known.push((symptom.symptom, symptom.name.clone()));
        }
    }
    let row = |(id, label)| {
        let cells = said.iter().map(|s| s.symptom(id).map(|s| format!("{} of {}", s.there, s.answered))).collect();
        Row { label, cells, is_heading: false }
    };
    known.into_iter().map(row).collect()
}
