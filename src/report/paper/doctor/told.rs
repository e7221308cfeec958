//! All that the page for the doctor says, gathered once from the journal and its analysis: the same structs as everywhere.

use super::{
    medicines,
    numbers::{Beside, Numbers},
    wish::{DoctorWish, Part},
};
use crate::{
    analysis::{
        Analysis, BeforeAfter, Compared, SaidIn, Verdict, Window, Windows, before_after, now_beside_usual, said_in_each,
        told_pattern, words,
    },
    domain::{CheckIn, DayKey, Event, Journal, SELF_HARM_KEY, SelfHarmItem, SymptomAnswer, Valence},
};
use std::{collections::BTreeSet, sync::Arc};

/// What the page is made of.
#[derive(Debug, Clone, Copy)]
pub struct ForDoctor<'a> {
    pub journal: &'a Journal,
    pub analysis: Option<&'a Analysis>,
    /// In their order, as they are taken along.
    pub questions: &'a [String],
    pub today: DayKey,
    pub wish: &'a DoctorWish,
}

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

fn coverage(journal: &Journal, analysis: Option<&Analysis>, (from, until): (DayKey, DayKey)) -> String {
    let all = until.since(from) + 1;
    let (days, check_ins) = match analysis {
        Some(a) => {
            let within = a.days.iter().filter(|d| (from..=until).contains(&d.day) && d.check_ins > 0);
            within.fold((0_u32, 0_u32), |(days, n), d| (days + 1, n.saturating_add(d.check_ins)))
        }
        None => {
            let within: Vec<DayKey> = journal.check_ins.iter().map(|c| c.day).filter(|d| (from..=until).contains(d)).collect();
            let days: BTreeSet<&DayKey> = within.iter().collect();
            let count = |n: usize| u32::try_from(n).unwrap_or(u32::MAX);
            (count(days.len()), count(within.len()))
        }
    };
    let each = if check_ins == 1 { "1 check-in".to_owned() } else { format!("{check_ins} check-ins") };
    format!("Check-ins on {days} of {all} days, {each}")
}

/// The pattern that stands with the span of its beginning, how sure that is and what else it may be; else what there is to
/// say. Patterns that were over within these days have a line each.
fn noticed(page: &ForDoctor<'_>, (from, _): (DayKey, DayKey)) -> Vec<String> {
    let Some(analysis) = page.analysis else { return Vec::new() };
    let mut lines = Vec::new();
    if let Some(pattern) = told_pattern(analysis, page.journal) {
        lines.push(words::pattern_sentence(pattern));
        lines.push(words::began_line(&pattern.course));
        lines.extend(words::course_lines(&pattern.course));
        lines.extend(words::by_now(pattern, analysis));
        lines.push(format!("How sure this is: {}.", lowered(&words::sure_words(pattern))));
        lines.extend(
            pattern.other_readings.first().map(|reading| format!("Another reading: {}.", reading.trim_end_matches('.'))),
        );
    } else {
        // Which key leads to help is nothing for paper.
        let said = words::headline_for(page.journal, analysis);
        lines.push(said.replace(" Help is one key away: F1.", ""));
        if let Verdict::Judged { evidence, .. } = &analysis.verdict {
            lines.extend(words::why_not(evidence));
        }
    }
    lines
        .extend(analysis.low_mood_told(page.journal, page.today).and_then(|low| words::low_mood_lines(low).into_iter().next()));
    let is_over = |p: &&crate::analysis::Pattern| p.ended.is_some_and(|on| on >= from) && p.dismissal(page.journal).is_none();
    let over = analysis.patterns.iter().rev().filter(is_over);
    lines.extend(over.map(|p| format!("{}: {}", words::since_words(p, analysis.until), words::pattern_kind_words(p))));
    lines.iter().map(|line| in_first_person(line)).collect()
}

/// On paper it is the person who speaks: "Your check-ins" are "My check-ins" there.
fn in_first_person(line: &str) -> String {
    let word = |word: &str| match word {
        "Your" => "My".to_owned(),
        "your" => "my".to_owned(),
        "You" | "you" => "I".to_owned(),
        other => other.to_owned(),
    };
    line.split(' ').map(word).collect::<Vec<_>>().join(" ")
}

fn lowered(words: &str) -> String {
    let mut letters = words.chars();
    letters.next().map_or_else(String::new, |first| first.to_lowercase().chain(letters).collect())
}

/// Which days the columns are of, what is missing, and what the measures are.
fn about(page: &ForDoctor<'_>, now: Option<&Compared>, event: Option<&BeforeAfter>, numbers: &Numbers) -> Vec<String> {
    if !page.wish.has(Part::Table) && numbers.symptoms.is_empty() {
        return Vec::new();
    }
    let mut lines = Vec::new();
    let dates = |w: &Window| format!("{} to {}", w.from.words(), w.until.words());
    match now {
        Some(c) => {
            let stands = page.analysis.is_some_and(|a| told_pattern(a, page.journal).is_some());
            let kept = if stands { ", kept as it was before what was noticed" } else { "" };
            lines.push(format!("Usually: {}{kept}. Now: {}.", dates(&c.usual), dates(&c.recent)));
        }
        None => lines.extend(page.analysis.map(|a| match &a.verdict {
            Verdict::NotEnough(_) if told_pattern(a, page.journal).is_none() => {
                "There is no usual range yet that these days could stand beside.".to_owned()
            }
            Verdict::NotEnough(_) | Verdict::Judged { .. } => {
                "The last three weeks hold too little to stand beside the usual range.".to_owned()
            }
        })),
    }
    if let Some(found) = event {
        lines.push(format!("The event: {}, {}.", found.words, found.day.words()));
        lines.extend(words::stretch_lines(found));
        if !found.enough {
            lines.extend(words::outcome_lines(found, None));
        }
    }
    lines
}

fn explained(page: &ForDoctor<'_>, event: Option<&BeforeAfter>, numbers: &Numbers) -> Vec<String> {
    let caution = event.and_then(|found| words::before_after_cautions(found).into_iter().next());
    let measures = (!numbers.heads.is_empty()).then(|| format!("{}.", words::EXPLAINED));
    if page.wish.has(Part::Table) { caution.into_iter().chain(measures).collect() } else { Vec::new() }
}

/// What was answered about wanting to hurt oneself, only where it was ticked: days and answers, no level and no trend
/// (SAFETY 8, 9).
fn self_harm(journal: &Journal, (from, until): (DayKey, DayKey)) -> Option<String> {
    let item = journal.catalogue.symptom_by_key(SELF_HARM_KEY)?;
    let (mut asked, mut there, mut unsaid) = (BTreeSet::new(), BTreeSet::new(), BTreeSet::new());
    for check_in in journal.check_ins.iter().filter(|c| (from..=until).contains(&c.day)) {
        for (_, answer) in check_in.symptoms.iter().filter(|(id, _)| *id == item.id) {
            asked.insert(check_in.day);
            match answer {
                SymptomAnswer::No => {}
                SymptomAnswer::There(_) => {
                    there.insert(check_in.day);
                }
                SymptomAnswer::RatherNotSay => {
                    unsaid.insert(check_in.day);
                }
            }
        }
    }
    let days = |n: usize| if n == 1 { "1 day".to_owned() } else { format!("{n} days") };
    let list =
        |all: &BTreeSet<DayKey>| all.iter().rev().take(12).rev().map(|d| medicines::short(*d)).collect::<Vec<_>>().join(", ");
    let newest = |all: &BTreeSet<DayKey>| if all.len() > 12 { "the last twelve: " } else { "" };
    let mut words = format!("“{}”: answered on {}", item.name, days(asked.len()));
    if !asked.is_empty() {
        words.push_str(&match there.len() {
            0 => "; on none of them it was there".to_owned(),
            n => format!("; on {} it was there: {}{}", days(n), newest(&there), list(&there)),
        });
    }
    if !unsaid.is_empty() {
        words.push_str(&format!("; on {} I would rather not say: {}{}", days(unsaid.len()), newest(&unsaid), list(&unsaid)));
    }
    words.push('.');
    Some(words)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::{
        Answers, Besides, Catalogue, Context, EventKind, ImportedMood, Instant, Moment, Series, SymptomStrength,
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

    #[test]
    fn on_paper_it_is_the_person_who_speaks() {
        assert_eq!(in_first_person("Your check-ins beside your usual, yours"), "My check-ins beside my usual, yours");
        assert_eq!(in_first_person("You said: this isn't so."), "I said: this isn't so.");
    }
}
