//! The person's own words, one by one: none is on the page until it is ticked.

use crate::{
    app::DoctorsPageForm,
    domain::{CheckIn, Event},
    report::first_letters,
    ui::{
        View,
        widgets::{caption, disclosure_of, link, tick},
    },
};
use egui::Ui;
use std::sync::Arc;

/// So many are offered at once.
const AT_ONCE: usize = 20;
/// Of a note as much as tells which one it is.
const LETTERS: usize = 70;

pub(super) fn show(ui: &mut Ui, view: &View<'_>, form: &mut DoctorsPageForm) {
    let look = view.look;
    let (from, until) = form.wish.days(view.open.counted(), view.today());
    let within = |day| (from..=until).contains(&day);
    let journal = view.open.counted();
    let has_words = |note: &str| !note.trim().is_empty();
    let noted: Vec<&Arc<CheckIn>> = journal.check_ins.iter().rev().filter(|c| within(c.day) && has_words(&c.note)).collect();
    let of_events: Vec<&Event> =
        journal.events.iter().rev().filter(|e| e.deleted_ms.is_none() && within(e.day) && has_words(&e.note)).collect();
    if noted.is_empty() && of_events.is_empty() {
        return;
    }
    let on = noted.iter().filter(|c| form.wish.notes.contains(&c.id)).count()
        + of_events.iter().filter(|e| form.wish.event_notes.contains(&e.id)).count();
    let words = format!("My own words: {on} of {}", noted.len() + of_events.len());
    disclosure_of(ui, look, &words, "My own words", |ui| {
        caption(ui, look, "None is on the page until you tick it");
        for event in &of_events {
            ui.push_id(("note of", &event.id), |ui| {
                let mut goes_in = form.wish.event_notes.contains(&event.id);
                if tick(ui, look, &mut goes_in, &format!("{}, {}: {}", event.day.words(), event.words(), short(&event.note)))
                    .changed()
                {
                    if goes_in {
                        form.wish.event_notes.insert(event.id.clone())
                    } else {
                        form.wish.event_notes.remove(&event.id)
                    };
                }
            });
        }
        let shown = form.notes_shown.max(AT_ONCE);
        for check_in in noted.iter().take(shown) {
            ui.push_id(("note", &check_in.id), |ui| {
                let mut goes_in = form.wish.notes.contains(&check_in.id);
                if tick(ui, look, &mut goes_in, &format!("{}: {}", check_in.day.words(), short(&check_in.note))).changed() {
                    if goes_in {
                        form.wish.notes.insert(check_in.id.clone())
                    } else {
                        form.wish.notes.remove(&check_in.id)
                    };
                }
            });
        }
        if noted.len() > shown && link(ui, look, "Show earlier ones").clicked() {
            form.notes_shown = shown + AT_ONCE;
        }
    });
}

fn short(note: &str) -> String {
    let line = note.split_whitespace().collect::<Vec<_>>().join(" ");
    let first = first_letters(&line, LETTERS);
    if first.len() < line.len() { format!("{}…", first.trim_end()) } else { line }
}
