//! One page to take to a doctor: the questions, and the river of the last months with its sentence.

use super::sheet::wrapped;
use crate::{
    analysis::Analysis,
    domain::{CheckIn, DayKey, Event, Journal},
    guidance,
    report::{Anchor, Form, Grows, Paint, Palette, Rgb, RiverView, Role, Scene, Stroke, Weight, river},
};
use std::sync::Arc;

/// A4, in points.
pub(crate) const PAGE: (f32, f32) = (595.0, 842.0);
const MARGIN: f32 = 46.0;
const INNER: f32 = PAGE.0 - 2.0 * MARGIN;
/// Days of the river: three months. Our choice, because both stretches of a pattern mostly lie in them.
const DAYS: i32 = 92;
/// Letters of the questions and the height of the river, from the most generous on: the first with room is taken.
const FITS: [(f32, f32); 11] = [
    (12.0, 330.0),
    (12.0, 270.0),
    (11.0, 270.0),
    (11.0, 245.0),
    (10.0, 245.0),
    (11.0, 220.0),
    (10.0, 220.0),
    (9.0, 220.0),
    (9.0, 180.0),
    (8.0, 180.0),
    (8.0, 140.0),
];

/// What stands at the foot of the page (SAFETY 11, 12).
fn foot_words() -> &'static str {
    guidance::doctor_page().map_or("", |page| page.foot.as_str())
}

/// The page as of `today`, with these questions in this order. The river on it shows ratings, medicines and patterns
/// that were not dismissed; notes, symptoms, drinks and the like are not on it.
#[must_use]
pub fn doctor_sheet(journal: &Journal, analysis: Option<&Analysis>, questions: &[String], today: DayKey) -> Scene {
    let palette = Palette::light();
    let mut page = Page { scene: Scene::new(PAGE.0, PAGE.1, "Questions for my doctor"), palette, y: MARGIN };
    page.scene.background = Some(palette.card);
    let from = today.plus(1 - DAYS);
    let shown = of_ratings_only(journal, from, today);
    let logged = |n: usize| if n == 1 { "1 day".to_owned() } else { format!("{n} days") };
    let days: std::collections::BTreeSet<DayKey> = shown.check_ins.iter().map(|c| c.day).collect();

    page.line("Questions for my doctor", 22.0, Weight::Semibold, palette.ink);
    page.y += 2.0;
    let period = format!(
        "{}. The picture below: {} with check-ins from {} to {}.",
        today.words(),
        logged(days.len()),
        from.words(),
        today.words()
    );
    page.text(&period, 10.0, palette.muted);
    page.rule();

    let foot = Foot::new();
    let bottom = PAGE.1 - MARGIN - foot.height;
    let picture = |height: f32| {
        let view = RiverView {
            from,
            until: today,
            width: INNER,
            height,
            grows: Grows::Never,
            palette,
            text_scale: 0.72,
            reading: None,
        };
        river(&shown, analysis, &view)
    };
    // What the river's sentence takes is the same at any height.
    let sentence = picture(FITS[0].1).sentence;
    let said = wrapped(&sentence, INNER, 9.0, Weight::Regular).len() as f32 * 13.0 + 34.0;
    let room = |river: f32| bottom - page.y - river - said - 24.0;
    let height_of = |size: f32| questions.iter().map(|q| Asked::of(q, size).height()).sum::<f32>();
    let fits = FITS.into_iter().find(|(size, river)| height_of(*size) <= room(*river));
    let (size, river_height) = fits.unwrap_or(FITS[FITS.len() - 1]);
    let until = page.y + room(river_height);
    let mut left_out = 0;
    for (n, question) in (1..).zip(questions) {
        let asked = Asked::of(question, size);
        if page.y + asked.height() > until + 0.5 {
            left_out += 1;
        } else {
            page.question(n, &asked);
        }
    }
    if left_out > 0 {
        page.text(&format!("{left_out} more on my list had no room on this page."), 9.0, palette.muted);
    }

    page.y = page.y.max(until.min(page.y + 18.0));
    page.line("How far feelings reached, day by day", 11.0, Weight::Semibold, palette.ink);
    let top = page.y;
    let drawn = picture(river_height);
    page.scene.place(drawn.scene, MARGIN, top);
    page.y = top + river_height + 8.0;
    page.text(&drawn.sentence, 9.0, palette.muted);
    foot.draw(&mut page);
    page.scene.description = described(&period, questions, &sentence);
    page.scene
}

/// A copy with nothing in it but what was felt and the medicines: what is private stays so.
fn of_ratings_only(journal: &Journal, from: DayKey, until: DayKey) -> Journal {
    let near = journal.check_ins.iter().filter(|c| (from..=until).contains(&c.day));
    let bare = |c: &Arc<CheckIn>| Arc::new(CheckIn::new(c.id.clone(), c.at.clone(), c.day, c.answers.clone()));
    let medicines = journal.events.iter().filter(|e| e.what.is_medicine());
    Journal {
        catalogue: journal.catalogue.clone(),
        check_ins: near.map(bare).collect(),
        events: medicines.map(|e| Event { note: String::new(), ..e.clone() }).collect(),
        pattern_answers: journal.pattern_answers.clone(),
        ..Journal::default()
    }
}

/// The whole page for a screen reader.
fn described(period: &str, questions: &[String], sentence: &str) -> String {
    let asked: Vec<String> = (1..).zip(questions).map(|(n, q)| format!("{n}. {q}")).collect();
    format!("{period} {} {sentence} {}", asked.join(" "), foot_words())
}

/// A question in its lines.
struct Asked {
    lines: Vec<String>,
    size: f32,
}

/// Where a question's words begin, beside its number.
const INDENT: f32 = 24.0;

impl Asked {
    fn of(question: &str, size: f32) -> Self {
        Self { lines: wrapped(question, INNER - INDENT, size, Weight::Regular), size }
    }

    fn height(&self) -> f32 {
        self.lines.len() as f32 * self.size * 1.35 + self.size * 0.7
    }
}

struct Page {
    scene: Scene,
    palette: Palette,
    y: f32,
}

impl Page {
    fn put(&mut self, x: f32, size: f32, weight: Weight, colour: Rgb, text: &str) {
        let (y, paint) = (self.y + size, Paint::solid(colour));
        let text = text.to_owned();
        self.scene.add(Role::Plain, Form::Text { x, y, anchor: Anchor::Start, size, weight, paint, text, turn: 0.0 });
    }

    fn line(&mut self, text: &str, size: f32, weight: Weight, colour: Rgb) {
        self.put(MARGIN, size, weight, colour, text);
        self.y += size * 1.4;
    }

    fn text(&mut self, text: &str, size: f32, colour: Rgb) {
        for line in wrapped(text, INNER, size, Weight::Regular) {
            self.line(&line, size, Weight::Regular, colour);
        }
    }

    fn rule(&mut self) {
        self.y += 8.0;
        let stroke = Stroke::solid(self.palette.line, 1.0);
        let (from, to) = ((MARGIN, self.y), (MARGIN + INNER, self.y));
        self.scene.add(Role::Plain, Form::Line { from, to, stroke });
        self.y += 14.0;
    }

    fn question(&mut self, n: usize, asked: &Asked) {
        let ink = self.palette.ink;
        self.put(MARGIN, asked.size, Weight::Semibold, self.palette.accent, &format!("{n}"));
        for line in &asked.lines {
            self.put(MARGIN + INDENT, asked.size, Weight::Regular, ink, line);
            self.y += asked.size * 1.35;
        }
        self.y += asked.size * 0.7;
    }
}

/// What stands at the end of the page.
struct Foot {
    lines: Vec<String>,
    height: f32,
}

impl Foot {
    fn new() -> Self {
        let lines = wrapped(foot_words(), INNER, 8.5, Weight::Regular);
        let height = lines.len() as f32 * 8.5 * 1.4 + 22.0;
        Self { lines, height }
    }

    fn draw(&self, page: &mut Page) {
        page.y = PAGE.1 - MARGIN - self.height;
        page.rule();
        for line in &self.lines {
            let muted = page.palette.muted;
            page.line(line, 8.5, Weight::Regular, muted);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::{
        Answers, Catalogue, EventKind, ImportedMood, Instant, Moment, SELF_HARM_KEY, Series, SymptomAnswer, SymptomStrength,
    };

    #[test]
    fn safety_9_what_is_private_is_left_out_before_anything_is_drawn() {
        let catalogue = Catalogue::starting();
        let harm = catalogue.symptom_by_key(SELF_HARM_KEY).expect("the item").id;
        let day = DayKey::parse("2026-11-20").expect("a day");
        let instant = Instant { utc_ms: 0, offset_s: 0 };
        let mut c = CheckIn::new("c".to_owned(), Moment { instant, zone: "UTC".into() }, day, Answers::default());
        c.symptoms = vec![(harm, SymptomAnswer::There(SymptomStrength::Strong))];
        c.note = "private".into();
        c.context.substances = vec!["wine".into()];
        let event = |id: &str, what| Event {
            id: id.into(),
            day,
            what,
            name: "x".into(),
            dose: "50 mg".into(),
            note: "private".into(),
            deleted_ms: None,
        };
        let journal = Journal {
            catalogue,
            check_ins: vec![Arc::new(c)],
            events: vec![event("l", EventKind::Loss), event("m", EventKind::MedicineStarted)],
            moods: vec![ImportedMood {
                id: "m".into(),
                at: instant,
                day,
                value: 1.0,
                label: "private".into(),
                series: Series::default(),
            }],
            ..Journal::default()
        };
        let shown = of_ratings_only(&journal, day, day);
        let c = &shown.check_ins[0];
        assert!(c.symptoms.is_empty() && c.note.is_empty() && c.context.substances.is_empty());
        assert!(shown.moods.is_empty());
        assert_eq!(shown.events.len(), 1);
        assert_eq!(
            (shown.events[0].id.as_str(), shown.events[0].dose.as_str(), shown.events[0].note.as_str()),
            ("m", "50 mg", "")
        );
    }
}
