//! All that the page for the doctor says, gathered once from the journal and its analysis: the same structs as everywhere.

use super::{
    for_doctor::ForDoctor,
    in_words::{about, coverage, explained, noticed, self_harm},
    medicines,
    numbers::{Beside, Numbers},
    wish::{DoctorWish, Part},
};
use crate::{
    analysis::{BeforeAfter, Compared, SaidIn, Window, Windows, before_after, now_beside_usual, said_in_each},
    domain::{CheckIn, DayKey, Event, Journal, SelfHarmItem, Valence},
};
use std::sync::Arc;

/// What it says, in words and numbers.
#[derive(Debug)]
pub(in crate::report) struct Told {
    pub days: (DayKey, DayKey),
    /// The journal as it is drawn: ratings, medicines and the events that go in, and nothing else.
    pub drawn: Journal,
    pub coverage: Option<String>,
    pub medicines: Vec<medicines::Told>,
    /// In order of day; the first is number 1.
    pub entries: Vec<Entry>,
    pub noticed: Vec<String>,
    pub numbers: Numbers,
    /// Which days the columns are of, and what is missing.
    pub about_numbers: Vec<String>,
    /// What the measures are, and what an order of days doesn't say.
    pub explained: Vec<String>,
    pub questions: Vec<String>,
    pub self_harm: Option<String>,
    pub compared: Option<Compared>,
    pub said_now: Option<[SaidIn; 2]>,
}

/// An event, or the person's own words.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(in crate::report) struct Entry {
    pub day: DayKey,
    pub words: String,
}

impl Told {
    pub(super) fn of(page: &ForDoctor<'_>) -> Self {
        let ForDoctor { journal, analysis, today, wish, .. } = *page;
        let days = wish.days(journal, today);
        let compared = analysis.and_then(|a| now_beside_usual(a, journal));
        let event = wish.event_of(journal, today).and_then(|id| before_after(journal, &id, today, Windows::default()));
        let (said_now, said_event) = said(journal, compared.as_ref(), event.as_ref(), today);
        let numbness = journal.catalogue.feelings.iter().find(|f| f.valence == Valence::Numbness).map(|f| f.id);
        let beside = Beside { now: compared.as_ref().zip(said_now.clone()), event: event.as_ref().zip(said_event), numbness };
        let has_numbers = wish.has(Part::Table);
        let numbers = if has_numbers || wish.has(Part::Symptoms) { Numbers::of(&beside) } else { Numbers::default() };
        let numbers = Numbers {
            rows: if has_numbers { numbers.rows } else { Vec::new() },
            symptoms: if wish.has(Part::Symptoms) { numbers.symptoms } else { Vec::new() },
            heads: numbers.heads,
        };
        let about_numbers = about(page, compared.as_ref(), event.as_ref(), &numbers);
        let explained = explained(page, event.as_ref(), &numbers);
        let medicines = if wish.has(Part::Medicines) { medicines::told(&journal.events, days) } else { Vec::new() };
        let is_wanted = |q: &&String| !wish.without_questions.contains(*q);
        let questions =
            if wish.has(Part::Questions) { page.questions.iter().filter(is_wanted).cloned().collect() } else { Vec::new() };
        Self {
            days,
            drawn: drawn(journal, wish, days),
            coverage: wish.has(Part::Coverage).then(|| coverage(journal, analysis, days)),
            medicines,
            entries: entries(journal, wish, days),
            noticed: if wish.has(Part::Noticed) { noticed(page, days) } else { Vec::new() },
            numbers,
            about_numbers,
            explained,
            questions,
            self_harm: (wish.self_harm == SelfHarmItem::Kept).then(|| self_harm(journal, days)).flatten(),
            compared,
            said_now,
        }
    }
}

type Both = Option<[SaidIn; 2]>;

fn said(journal: &Journal, now: Option<&Compared>, event: Option<&BeforeAfter>, today: DayKey) -> (Both, Both) {
    let both = |a: &Window, b: &Window| [(a.from, a.until), (b.from, b.until)];
    let now = now.map(|c| both(&c.usual, &c.recent));
    let event = event.map(|f| both(&f.before, &f.after));
    let stretches: Vec<(DayKey, DayKey)> = now.iter().chain(&event).flatten().copied().collect();
    let mut found = said_in_each(journal, &stretches, today).into_iter();
    let mut next = |there: bool| if there { found.next().zip(found.next()).map(|(a, b)| [a, b]) } else { None };
    (next(now.is_some()), next(event.is_some()))
}

/// A copy with nothing in it but what was felt, the medicines and the events that go in: what is private stays so.
fn drawn(journal: &Journal, wish: &DoctorWish, (from, until): (DayKey, DayKey)) -> Journal {
    // A little beside the days, so that the smoothed band doesn't change at its edges.
    let near = journal.check_ins.iter().filter(|c| (from.plus(-60)..=until).contains(&c.day));
    let bare = |c: &Arc<CheckIn>| Arc::new(CheckIn::new(c.id.clone(), c.at.clone(), c.day, c.answers.clone()));
    let goes_in =
        |e: &&Event| e.day <= until && if e.what.is_medicine() { wish.has(Part::Medicines) } else { is_told(e, wish) };
    Journal {
        catalogue: journal.catalogue.clone(),
        check_ins: near.map(bare).collect(),
        events: journal.events.iter().filter(goes_in).map(|e| Event { note: String::new(), ..e.clone() }).collect(),
        pattern_answers: journal.pattern_answers.clone(),
        ..Journal::default()
    }
}

fn is_told(event: &Event, wish: &DoctorWish) -> bool {
    event.deleted_ms.is_none() && wish.has(Part::Events) && !wish.without_events.contains(&event.id)
}

/// Events that go in, with their notes where these were ticked, and the notes of check-ins that were.
fn entries(journal: &Journal, wish: &DoctorWish, (from, until): (DayKey, DayKey)) -> Vec<Entry> {
    let mut all: Vec<Entry> = Vec::new();
    for event in journal.events.iter().filter(|e| (from..=until).contains(&e.day) && e.deleted_ms.is_none()) {
        let note = Some(tidy(&event.note)).filter(|note| !note.is_empty() && wish.event_notes.contains(&event.id));
        let stands = if event.what.is_medicine() { note.is_some() } else { is_told(event, wish) };
        if stands {
            let note = note.map(|note| format!(": “{note}”")).unwrap_or_default();
            all.push(Entry { day: event.day, words: format!("{}{note}", event.words()) });
        }
    }
    let noted = journal.check_ins.iter().filter(|c| (from..=until).contains(&c.day) && wish.notes.contains(&c.id));
    all.extend(
        noted
            .map(|c| (c.day, tidy(&c.note)))
            .filter(|(_, note)| !note.is_empty())
            .map(|(day, note)| Entry { day, words: format!("In my words: “{note}”") }),
    );
    all.sort_by_key(|entry| entry.day);
    all
}

fn tidy(note: &str) -> String {
    note.split_whitespace().collect::<Vec<_>>().join(" ")
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::{
        Answers, Besides, Catalogue, Context, EventKind, ImportedMood, Instant, Moment, SELF_HARM_KEY, Series, SymptomAnswer,
        SymptomStrength,
    };

    #[test]
    fn safety_9_what_is_private_is_left_out_before_anything_is_drawn() {
        let catalogue = Catalogue::starting();
        let harm = catalogue.symptom_by_key(SELF_HARM_KEY).expect("the item").id;
        let day = DayKey::parse("2026-11-20").expect("a day");
        let at = Instant { utc_ms: 0, offset_s: 0 };
        let context = Context { substances: vec!["wine".into()], ..Context::default() };
        let symptoms = vec![(harm, SymptomAnswer::There(SymptomStrength::Strong))];
        let besides = Besides { symptoms, context, note: "private".into(), ..Besides::default() };
        let moment = Moment { instant: at, zone: "UTC".into() };
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
            check_ins: vec![Arc::new(CheckIn::new("c", moment, day, Answers::default()).with(besides))],
            events: vec![event("l", EventKind::Loss), event("m", EventKind::MedicineStarted)],
            moods: vec![ImportedMood {
                id: "m".into(),
                at,
                day,
                value: 1.0,
                label: "private".into(),
                series: Series::default(),
            }],
            ..Journal::default()
        };
        let wish = DoctorWish { without_events: ["l".into()].into(), ..DoctorWish::default() };
        let shown = drawn(&journal, &wish, (day, day));
        let c = &shown.check_ins[0];
        assert!(c.symptoms.is_empty() && c.note.is_empty() && c.context.substances.is_empty() && shown.moods.is_empty());
        let told: Vec<(&str, &str, &str)> =
            shown.events.iter().map(|e| (e.id.as_str(), e.dose.as_str(), e.note.as_str())).collect();
        assert_eq!(told, [("m", "50 mg", "")]);
    }
}
