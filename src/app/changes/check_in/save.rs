//! One save for all that is typed in Today, which says what it saved; and all of it taken back.

use super::{
    form::{form_of, put_in_form},
    kinds::{Asked, Saved, Typed, Undo, WasThere, Write},
};
use crate::{
    app::{
        EventForm, Room, Sheet,
        changes::{
            asked::{self, About},
            here::Here,
        },
        drafts::put_back,
        moment_at, new_id,
    },
    domain::{CanBe, CheckIn, CheckInDraft, Context, DraftProblem, Event, Moment, SELF_HARM_KEY, SymptomAnswer},
    report::first_letters,
};
use std::sync::Arc;

/// What is typed of a new event.
enum NewEvent {
    Nothing,
    Whole(Box<Event>),
    /// It can't be saved yet, and why.
    Waits(String),
}

pub(super) fn save(here: &mut Here<'_>) -> Asked {
    if here.open.saving_form.is_some() {
        return Asked::nothing();
    }
    let event = new_event(here);
    let draft = &here.forms.today.check_in;
    if draft.is_empty() && draft.editing.is_none() {
        return match event {
            NewEvent::Nothing => refused(here, DraftProblem::Empty.to_string()),
            NewEvent::Waits(why) => refused(here, why),
            NewEvent::Whole(event) => write(here, None, Some(*event), None),
        };
    }
    let old = draft.editing.as_ref().and_then(|id| here.open.journal.check_in(id)).cloned();
    let calls_for_help = calls_for_help(here, draft, old.as_deref());
    let made = if let Some(old) = &old { changed(here, draft, old) } else { newly_made(here, draft) };
    if calls_for_help {
        here.go(Room::Help);
    }
    let check_in = match made {
        Ok(check_in) => check_in,
        Err(problem) => return refused(here, problem.to_string()),
    };
    let was = old.map_or_else(|| WasThere::Not(Arc::new(check_in.clone())), WasThere::As);
    match event {
        NewEvent::Nothing => write(here, Some((check_in, was)), None, None),
        NewEvent::Whole(event) => write(here, Some((check_in, was)), Some(*event), None),
        NewEvent::Waits(why) => write(here, Some((check_in, was)), None, Some(why)),
    }
}

/// Nothing is saved, and everything typed stays where it is.
fn refused(here: &mut Here<'_>, problem: String) -> Asked {
    here.forms.today.problem = Some(problem);
    Asked::keeping()
}

fn new_event(here: &Here<'_>) -> NewEvent {
    let Some(form) = here.forms.new_event().filter(|form| !form.is_empty()) else { return NewEvent::Nothing };
    if let Some(why) = form.lacks() {
        return NewEvent::Waits(why.to_owned());
    }
    if CanBe::on(here.today()).day(form.day).is_err() {
        return NewEvent::Waits(DraftProblem::Day.to_string());
    }
    NewEvent::Whole(Box::new(form.event(|| new_id(here.now_ms()))))
}

fn write(here: &mut Here<'_>, made: Option<(CheckIn, WasThere)>, event: Option<Event>, waits: Option<String>) -> Asked {
    here.forms.today.problem = None;
    // What waits stays open where it is written.
    if waits.is_none() || here.forms.today.sheet != Some(Sheet::Event) {
        here.forms.today.sheet = None;
    }
    let (check_in, was) = made.unzip();
    let mut said = words(check_in.as_ref(), was.as_ref(), event.as_ref());
    if let Some(why) = waits {
        said = format!("{}. {why}", if said == "Saved" { "Saved: check-in" } else { &said });
    }
    let typed = event.as_ref().and_then(|_| here.forms.take_new_event()).map(Typed);
    let about = match &check_in {
        Some(check_in) => {
            here.open.saving_form = Some((check_in.id.clone(), here.forms.today.check_in.clone()));
            here.open.kept.check_in = CheckInDraft::default();
            About::TodaysForm
        }
        None => About::Itself,
    };
    let undo = Undo::Unsave(Box::new(Saved { check_in: was, event: event.clone() }));
    let check_in = check_in.map(Box::new);
    let save = Write::SaveTyped { check_in, event, now_ms: here.now_ms(), said };
    Asked { about, ..asked::Asked::typed(save, undo, typed) }
}

/// At most so many letters of what was written are said again.
const SAID_AGAIN: usize = 60;

/// What was saved, in words: "Saved: check-in, event: Sertraline 100 mg". The check-in alone needs no list.
fn words(check_in: Option<&CheckIn>, was: Option<&WasThere>, event: Option<&Event>) -> String {
    let mut parts = Vec::new();
    if let Some(c) = check_in {
        let moments = c.expected_felt.iter().map(|e| match first_letters(e.what.trim(), SAID_AGAIN) {
            "" => "expected and felt".to_owned(),
            what => format!("expected and felt: {what}"),
        });
        let says_more =
            !(c.answers.is_empty() && c.symptoms.is_empty() && c.context == Context::default() && c.note.is_empty());
        parts.extend(says_more.then(|| "check-in".to_owned()));
        parts.extend(moments);
    }
    if let Some(event) = event {
        let named = [event.name.trim(), event.dose.trim()].into_iter().filter(|s| !s.is_empty()).collect::<Vec<_>>().join(" ");
        let named = if named.is_empty() { event.what.label().to_owned() } else { named };
        parts.push(format!("event: {}", first_letters(&named, SAID_AGAIN)));
    }
    match (parts.as_slice(), was, event) {
        (_, Some(WasThere::As(_)), None) => "Changed".to_owned(),
        ([only], ..) if only == "check-in" => "Saved".to_owned(),
        _ => format!("Saved: {}", parts.join(", ")),
    }
}

/// The words of what is taken back stand where they were typed.
pub(super) fn take_back(here: &mut Here<'_>, saved: Box<Saved>) -> Asked {
    let mut left = None;
    let says = match (&saved.check_in, &saved.event) {
        (Some(WasThere::Not(check_in)), _) => {
            let mut words = form_of(here, check_in);
            words.editing = None;
            let today = here.today();
            words.other_time = words.other_time.filter(|(day, _)| *day != today);
            left = put_in_form(here, words);
            "Taken back. What it said stands in the form"
        }
        (Some(WasThere::As(_)), None) => "Put back as it was",
        (Some(WasThere::As(_)), Some(_)) => "Put back as it was. The event is half written again",
        (None, _) => "Taken back. The event is half written again",
    };
    if let Some(event) = &saved.event {
        let words = EventForm { id: None, ..EventForm::of(event) };
        put_back(&mut here.forms.today.event, &mut here.forms.aside.events, words);
    }
    if !matches!((&saved.check_in, &saved.event), (Some(WasThere::As(_)), None)) {
        here.go(Room::Today);
    }
    let back = Write::TakeBack { saved, at_ms: here.now_ms() };
    Asked::back(back, says).and_left(left).and_keeps()
}

/// SAFETY 7: any answer to the self-harm item but "no" opens help; the check-in is kept all the same,
/// and where something in it can't be read yet, as it stands in the form. An answer that an earlier
/// check-in held already is not a new one.
fn calls_for_help(here: &Here<'_>, draft: &CheckInDraft, old: Option<&CheckIn>) -> bool {
    let Some(id) = here.open.journal.catalogue.symptom_by_key(SELF_HARM_KEY).map(|s| s.id) else { return false };
    let answer = draft.symptoms.get(&id).copied();
    answer != old.and_then(|c| c.symptom(id)) && answer.is_some_and(SymptomAnswer::calls_for_help)
}

/// The earlier check-in as the form says it now. Its moment stays unless the form names another.
fn changed(here: &Here<'_>, draft: &CheckInDraft, old: &CheckIn) -> Result<CheckIn, DraftProblem> {
    let start = here.open.journal.settings.day_start;
    let moved = draft.other_time.filter(|t| *t != (old.day, old.at.instant.wall_clock().time()));
    let at = moved.map_or_else(|| old.at.clone(), |(day, time)| moment_at(day, time, start, &old.at));
    if moved.is_some() {
        can_be(here, &at)?;
    }
    let day = moved.map_or(old.day, |(day, _)| day);
    let mut made = draft.finish(old.id.clone(), at, day, old.written_at(), start)?;
    let written = if moved.is_some() { old.written.or(made.written) } else { old.written };
    (made.source, made.written) = (old.source.clone(), written);
    // Shown to the minute or with two decimals: what was not touched stays what it was.
    if draft.sleep == form_of(here, old).sleep && made.context.sleep != old.context.sleep {
        made.context.sleep = old.context.sleep;
    }
    Ok(made)
}

fn newly_made(here: &Here<'_>, draft: &CheckInDraft) -> Result<CheckIn, DraftProblem> {
    let (start, now, today) = (here.open.journal.settings.day_start, &here.shell.now, here.today());
    let other = draft.other_time.filter(|(day, _)| *day != today);
    let at = other.map_or_else(|| now.clone(), |(day, time)| moment_at(day, time, start, now));
    if other.is_some() {
        can_be(here, &at)?;
    }
    let day = other.map_or(today, |(day, _)| day);
    draft.finish(new_id(now.instant.utc_ms), at, day, now.instant, start)
}

/// Whether a check-in can be about the moment that was chosen.
fn can_be(here: &Here<'_>, at: &Moment) -> Result<(), DraftProblem> {
    CanBe::as_of(here.shell.now.instant).instant(at.instant.utc_ms).map_err(|_| DraftProblem::Day)
}
