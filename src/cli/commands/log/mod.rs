//! `gamut log`: one check-in from what was typed.

mod lines;

use super::{
    help_lines, remind,
    said_answer::{feeling, symptom},
};
use crate::cli::{
    place::{asked_about, open_or_create},
    terminal::{failure::Failure, out, out::Out},
    when,
};
use crate::{
    analysis,
    app::{new_id, save_or_rescue},
    clock,
    domain::{CanBe, Catalogue, CheckIn, CheckInDraft, CheckInId, Instant, NOTE_LIMIT, SELF_HARM_KEY, Settings, SymptomAnswer},
    storage::Store,
};
use clap::Args as ClapArgs;
use std::{path::Path, sync::Arc};

/// What is said in one check-in. What isn't said is not answered, which is not zero.
#[derive(Debug, ClapArgs)]
pub(in crate::cli) struct Said {
    /// A single `-`: read many check-ins from standard input, one a line, such as 2026-11-23 21:40 joy=3 #work // a note
    #[arg(value_name = "-", group = "when", value_parser = ["-"], conflicts_with_all = ["feel", "symptom", "note", "tag", "sleep", "medicine", "substance", "company", "at"])]
    pub(super) lines: Option<String>,
    /// How strongly a feeling was felt: joy=3, sadness=0 (not felt), anger=? (can't tell)
    #[arg(long, value_name = "FEELING=0..10|?")]
    pub(super) feel: Vec<String>,
    /// A symptom: numb=no, mild, moderate, strong
    #[arg(long, value_name = "SYMPTOM=WORD")]
    pub(super) symptom: Vec<String>,
    #[arg(long, allow_hyphen_values = true)]
    pub(super) note: Option<String>,
    #[arg(long, allow_hyphen_values = true)]
    pub(super) tag: Vec<String>,
    /// Hours slept: 6.5 or 6:30
    #[arg(long, allow_hyphen_values = true, value_name = "HOURS")]
    pub(super) sleep: Option<String>,
    /// A medicine taken, as you call it
    #[arg(long, allow_hyphen_values = true)]
    pub(super) medicine: Vec<String>,
    /// Alcohol or another substance, as you call it
    #[arg(long, allow_hyphen_values = true)]
    pub(super) substance: Vec<String>,
    #[arg(long, allow_hyphen_values = true)]
    pub(super) company: Option<String>,
    /// Another time than now: 2026-11-23T21:40, or with its offset 2026-11-23T21:40:00+01:00
    #[arg(long, group = "when", allow_hyphen_values = true, value_name = "TIME")]
    pub(super) at: Option<String>,
    /// A time after tomorrow is meant
    #[arg(long, requires = "when")]
    pub(super) future: bool,
}

/// Saves one check-in. Everything is read before anything is opened to write.
pub(super) fn run(path: &Path, said: &Said) -> Result<(), Failure> {
    if said.lines.is_some() {
        return lines::run(path, said.future);
    }
    let now = clock::now();
    let (mut catalogue, mut settings, is_new) = asked_about(path)?;
    let at = said.at.as_deref().map_or_else(|| Ok(now.clone()), |typed| when::moment(typed, &now))?;
    if said.at.is_some() {
        let can = if said.future { CanBe::with_what_lies_ahead() } else { CanBe::as_of(now.instant) };
        can.moment(&at).map_err(when::cannot_be)?;
    }
    let id: CheckInId = new_id(now.instant.utc_ms);
    let written = |catalogue: &Catalogue, settings: &Settings| -> Result<CheckIn, Failure> {
        let (at, day) = (at.clone(), at.instant.day(settings.day_start));
        let finished = draft(said, catalogue)?.finish(id.clone(), at, day, now.instant, settings.day_start);
        finished.map_err(|problem| Failure::bad_input(format!("{problem}. Nothing was saved")))
    };
    let mut check_in = written(&catalogue, &settings)?;
    let store = &mut open_or_create(path, &catalogue)?;
    if is_new {
        // Another command may have made it in the meantime, with feelings of its own.
        (catalogue, settings) = store.load_asked_about()?;
        check_in = written(&catalogue, &settings)?;
    }
    store.load_spellings(&check_in.context)?.settle(&mut check_in);
    if let Some(rescued) = save_or_rescue(store, &catalogue, &check_in, now.instant.utc_ms, None)? {
        return Err(rescued.into());
    }
    if check_in.at.instant <= now.instant {
        remind::was_checked_in(path, check_in.at.instant);
    }
    let noticed = noticed(store, &check_in, &catalogue, now.instant);
    out::is_done(told(&check_in, &catalogue, &settings, now.instant, noticed.as_deref()))
}

/// In a longer journal a save would wait for the analysis of all of it: `gamut analyze` says what is noticed. Our choice:
/// nine years of three check-ins a day take a tenth of a second.
const SAID_UP_TO: u32 = 10_000;

/// What was noticed, in one sentence; nothing beside help, after "Not now", or where screens are to be discreet.
fn noticed(store: &Store, check_in: &CheckIn, catalogue: &Catalogue, now: Instant) -> Option<String> {
    // It is saved: where the journal can't be read again, that is all there is to say.
    if store.has_more_than(SAID_UP_TO).ok()? {
        return None;
    }
    let journal = Arc::new(store.load_without_notes().ok()?);
    let today = now.day(journal.settings.day_start);
    if calls_for_help(check_in, catalogue) || journal.settings.is_told_later(today) {
        return None;
    }
    let counted = journal.counted(CanBe::on(today));
    let says = analysis::what_today_says(&counted, &analysis::analyse(&counted, today), today)?;
    Some(if journal.settings.discreet { "There is something to read in Patterns.".to_owned() } else { says.sentence })
}

fn calls_for_help(check_in: &CheckIn, catalogue: &Catalogue) -> bool {
    let item = catalogue.symptom_by_key(SELF_HARM_KEY).and_then(|s| check_in.symptom(s.id));
    item.is_some_and(SymptomAnswer::calls_for_help)
}

fn told(
    check_in: &CheckIn,
    catalogue: &Catalogue,
    settings: &Settings,
    now: Instant,
    noticed: Option<&str>,
) -> Result<(), Failure> {
    let mut out = Out::new();
    let today = now.day(settings.day_start);
    let (for_day, time) = (check_in.day.words_from(today), settings.units.clock(check_in.at.instant));
    out.line(format!("Saved for {for_day} at {time}: {}", check_in.id))?;
    if let Some(sentence) = noticed {
        out.line(sentence)?;
    }
    if calls_for_help(check_in, catalogue) {
        out.line("")?;
        help_lines::show(&mut out, settings.country.as_deref())?;
    }
    out.now()
}

fn draft(said: &Said, catalogue: &Catalogue) -> Result<CheckInDraft, Failure> {
    let mut draft = CheckInDraft {
        sleep: said.sleep.clone().unwrap_or_default(),
        medicines: said.medicine.clone(),
        substances: said.substance.clone(),
        company: said.company.clone().unwrap_or_default(),
        tags: said.tag.clone(),
        note: said.note.clone().unwrap_or_default(),
        ..CheckInDraft::default()
    };
    if draft.note.chars().count() > NOTE_LIMIT {
        return Err(Failure::bad_input(
            "The note is longer than a million characters. Nothing was saved. Split it over several check-ins",
        ));
    }
    for (n, text) in said.feel.iter().enumerate() {
        let (feeling, answer) = feeling(text, catalogue).map_err(|why| about("--feel", n, why))?;
        if draft.answers.insert(feeling, answer).is_some() {
            return Err(about("--feel", n, "names a feeling for the second time"));
        }
    }
    for (n, text) in said.symptom.iter().enumerate() {
        let (symptom, answer) = symptom(text, catalogue).map_err(|why| about("--symptom", n, why))?;
        if draft.symptoms.insert(symptom, answer).is_some() {
            return Err(about("--symptom", n, "names a symptom for the second time"));
        }
    }
    Ok(draft)
}

/// Which option it is about is told by its number: its text is the person's.
fn about(option: &str, n: usize, why: &str) -> Failure {
    Failure::bad_input(format!("{option} number {} {why}. Nothing was saved", n + 1))
}
