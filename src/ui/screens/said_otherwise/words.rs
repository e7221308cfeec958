//! A thing that is no check-in in words: what it is called, and what was said of it.

use crate::{
    analysis::words::dismissed_words,
    app::Thing,
    domain::{Answer, DayKey, Event, Intensity, ItemKind, Journal, Plan, Trial, Way, WayItem},
    guidance::{self, plan_part_name},
    ui::screens::ways::doing::in_hand::words_of as end_words,
};

/// What it is. Of the safety plan no word of the person's: it is read when it is opened.
pub(super) fn title(thing: &Thing, today: DayKey) -> String {
    let of = |what: &str, words: &str| {
        let words = words.trim();
        if words.is_empty() { what.to_owned() } else { format!("{what}: {words}") }
    };
    match thing {
        Thing::Event(event) => of(&format!("Event of {}", event.day.date_words_from(today)), &event.words()),
        Thing::Trial(trial) => of(&format!("Try of {}", trial.day.date_words_from(today)), way_words(trial.way)),
        Thing::Plan(plan) => of("Plan", &plan.what),
        Thing::Item(item) => of(item_words(item.kind), &item.words),
        Thing::Contact(contact) => of("Contact", &contact.name),
        Thing::PatternAnswer(answer) => {
            let day = answer.at.day(crate::domain::DayStart::default());
            format!("Your answer to a pattern, {}", day.date_words_from(today))
        }
        Thing::Mood(mood) => format!("Mood of another app, {}", mood.day.date_words_from(today)),
        Thing::SafetyPart(part, _) => of("Safety plan", plan_part_name(part)),
        Thing::FeelingName(name) => of("Name of a feeling", name),
        Thing::SymptomName(name) => of("Name of a symptom", name),
    }
}

/// All that was said of it, a line each; none where nothing was written.
pub(super) fn lines(thing: &Thing, journal: &Journal, today: DayKey) -> Vec<String> {
    let lines = match thing {
        Thing::Event(event) => of_event(event, today),
        Thing::Trial(trial) => of_trial(trial, today),
        Thing::Plan(plan) => of_plan(plan, today),
        Thing::Item(item) => of_item(item),
        Thing::Contact(contact) => vec![contact.name.clone(), contact.reach.clone()],
        Thing::PatternAnswer(answer) if answer.dismissed => vec![dismissed_words(answer)],
        Thing::PatternAnswer(answer) => vec!["Not answered any more".to_owned(), answer.reason.clone()],
        Thing::Mood(mood) => vec![mood.words(None, journal.mood_steps())],
        Thing::SafetyPart(_, words) | Thing::FeelingName(words) | Thing::SymptomName(words) => vec![words.clone()],
    };
    lines.into_iter().filter(|line| !line.trim().is_empty()).collect()
}

fn of_event(event: &Event, today: DayKey) -> Vec<String> {
    let removed = event.deleted_ms.map(|_| "Removed".to_owned()).unwrap_or_default();
    vec![removed, event.words(), event.day.words_from(today), event.note.clone()]
}

fn of_trial(trial: &Trial, today: DayKey) -> Vec<String> {
    let felt = |when: &str, answer: Option<Answer>| answer.map(|answer| format!("{when}: {}", felt_words(answer)));
    let rated = [felt("Before", trial.before), felt("after", trial.after)].into_iter().flatten().collect::<Vec<_>>().join(", ");
    let ended = trial.outcome.map(|end| end_words(end).to_owned()).unwrap_or_default();
    vec![trial.day.words_from(today), trial.note.clone(), rated, ended]
}

fn of_plan(plan: &Plan, today: DayKey) -> Vec<String> {
    let day = plan.day.map_or_else(|| "No day set".to_owned(), |day| day.words_from(today));
    let state = if plan.done_ms.is_some() { " · done" } else { "" };
    let expected = plan.expected.map(|expected| format!("Expected: {}", strength(expected))).unwrap_or_default();
    vec![plan.what.clone(), format!("{day}{state}"), expected]
}

fn of_item(item: &WayItem) -> Vec<String> {
    let mut lines = vec![item.words.clone()];
    // Of a question for the doctor it names the one it stands for, which is no word of the person's.
    if item.kind != ItemKind::DoctorQuestion {
        lines.push(item.more.clone());
    }
    lines.extend(item.once_moved.map(|once| format!("It once moved you: {}", strength(once))));
    lines.extend(item.contacted.map(|state| state.label().to_owned()));
    match item.found.len() {
        0 => {}
        1 => lines.push("1 thing ticked that you looked for".to_owned()),
        n => lines.push(format!("{n} things ticked that you looked for")),
    }
    if item.retired {
        lines.push("Put away".to_owned());
    }
    lines
}

fn felt_words(answer: Answer) -> String {
    match answer {
        Answer::Rated(felt) => strength(felt),
        Answer::CannotTell => answer.words().to_owned(),
    }
}

fn strength(felt: Intensity) -> String {
    format!("{felt}, {}", felt.words())
}

fn way_words(way: Way) -> &'static str {
    guidance::way(way).map_or("", |text| text.title.as_str())
}

const fn item_words(kind: ItemKind) -> &'static str {
    match kind {
        ItemKind::Sight => "Something to look at",
        ItemKind::Sound => "A sound",
        ItemKind::Texture => "Something to touch",
        ItemKind::Scent => "A scent",
        ItemKind::Taste => "A taste",
        ItemKind::SupportGroup => "A group",
        ItemKind::Activity => "Something once enjoyed",
        ItemKind::Therapist => "A therapist",
        ItemKind::Reason => "A reason",
        ItemKind::WhatHelps => "Something that helps",
        ItemKind::DoctorQuestion => "A question for the doctor",
    }
}
