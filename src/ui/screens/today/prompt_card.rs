//! Something to write about, one at a time, for who wants it.

use crate::{
    app::{Action, Room},
    guidance,
    guidance::Prompt,
    ui::{
        View,
        widgets::{caption, disclosure, link, one_of, para, quiet, section, text_card},
    },
};
use egui::{Id, Ui};

/// How it is offered.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Offered {
    /// Open, in a card of its own.
    InACard,
    /// A line that opens when it is pressed.
    Quietly,
}

/// The themes in the order they are offered, with their names.
const THEMES: [(&str, &str); 7] = [
    ("", "Any"),
    ("senses", "Senses"),
    ("small", "Small things"),
    ("body", "Body"),
    ("others", "Others"),
    ("once", "Once"),
    ("ahead", "Ahead"),
];

/// Which theme, and how many were passed over.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
struct Chosen {
    theme: usize,
    passed: usize,
}

/// One prompt, with others behind it.
pub(crate) fn offer(ui: &mut Ui, view: &mut View<'_>, offered: Offered) {
    let look = view.look;
    match offered {
        Offered::InACard => {
            text_card(ui, look, |ui| {
                section(ui, "Write about something…");
                one(ui, view);
            });
        }
        Offered::Quietly => disclosure(ui, look, "Something to write about", |ui| one(ui, view)),
    }
}

fn one(ui: &mut Ui, view: &mut View<'_>) {
    let look = view.look;
    let id = Id::unique("the prompt that is offered");
    let mut chosen = ui.data(|d| d.get_temp::<Chosen>(id)).unwrap_or_default();
    let Some(prompt) = prompt(chosen, view.today().number()) else { return };
    para(ui, &prompt.text);
    ui.horizontal_wrapped(|ui| {
        let r = quiet(ui, look, "Write now");
        if r.accessible_name(format!("Write now: {}", prompt.text)).clicked() {
            write_about(view, &prompt.text);
        }
        if link(ui, look, "Another").accessible_name("Another prompt").clicked() {
            chosen.passed += 1;
        }
    });
    ui.horizontal_wrapped(|ui| {
        caption(ui, look, "About");
        let themes = THEMES.iter().enumerate().map(|(n, (_, name))| (n, *name));
        if let Some(theme) = one_of(ui, look, &chosen.theme, themes) {
            chosen = Chosen { theme, passed: 0 };
        }
    });
    ui.data_mut(|d| d.insert_temp(id, chosen));
}

/// The same, small, beneath the note that is being written: a prompt becomes its first line.
pub(crate) fn beside_note(ui: &mut Ui, view: &mut View<'_>) {
    let look = view.look;
    let id = Id::unique("the prompt beside the note");
    let passed = ui.data(|d| d.get_temp::<Option<usize>>(id)).flatten();
    let Some(passed) = passed else {
        if link(ui, look, "Something to write about…").clicked() {
            ui.data_mut(|d| d.insert_temp(id, Some(0_usize)));
        }
        return;
    };
    let Some(prompt) = prompt(Chosen { theme: 0, passed }, view.today().number()) else { return };
    caption(ui, look, &prompt.text);
    let mut next = Some(passed);
    ui.horizontal_wrapped(|ui| {
        let begin = link(ui, look, "Begin with it").accessible_name(format!("Begin the note with: {}", prompt.text));
        if begin.clicked() {
            put_into_note(&mut view.forms.today.check_in.note, &prompt.text);
            next = None;
        }
        if link(ui, look, "Another").accessible_name("Another prompt").clicked() {
            next = Some(passed + 1);
        }
        if link(ui, look, "None").accessible_name("No prompt").clicked() {
            next = None;
        }
    });
    if next != Some(passed) {
        ui.data_mut(|d| d.insert_temp(id, next));
    }
}

/// Each day begins with another one.
fn prompt(chosen: Chosen, day: i32) -> Option<&'static Prompt> {
    let theme = THEMES.get(chosen.theme).map_or("", |(key, _)| key);
    let of: Vec<_> = guidance::prompts().iter().filter(|p| theme.is_empty() || p.about == theme).collect();
    let day = usize::try_from(day).unwrap_or_default();
    // Neighbours in the file are about the same: five steps on is another theme.
    let step = if theme.is_empty() { 5 } else { 1 };
    of.get((day + step * chosen.passed).checked_rem(of.len())?).copied()
}

/// Puts the prompt into today's note, under what is there already, and goes there.
pub(crate) fn write_about(view: &mut View<'_>, prompt: &str) {
    put_into_note(&mut view.forms.today.check_in.note, prompt);
    view.actions.ask(Action::KeepDraft);
    view.actions.ask(Action::Go(Room::Today));
}

/// The prompt as a line of its own, once.
pub(crate) fn put_into_note(note: &mut String, prompt: &str) {
    if note.contains(prompt) {
        return;
    }
    if !note.trim().is_empty() {
        note.push_str("\n\n");
    }
    note.push_str(prompt);
    note.push('\n');
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::collections::BTreeSet;

    #[test]
    fn another_goes_through_every_prompt_of_a_theme_before_one_comes_again() {
        let all = guidance::prompts();
        assert!(all.iter().all(|p| THEMES.iter().any(|(key, _)| *key == p.about)), "each theme has a name");
        for (theme, (key, _)) in THEMES.iter().enumerate() {
            let n = all.iter().filter(|p| key.is_empty() || p.about == *key).count();
            let seen: BTreeSet<_> =
                (0..n).filter_map(|passed| prompt(Chosen { theme, passed }, 740_000)).map(|p| &p.text).collect();
            assert_eq!(seen.len(), n, "{key:?}");
            assert!(n > 1, "{key:?} has another");
        }
    }

    #[test]
    fn a_prompt_stands_in_the_note_once_and_nothing_that_was_written_is_lost() {
        let mut note = String::new();
        put_into_note(&mut note, "What was the light like?");
        assert_eq!(note, "What was the light like?\n");
        note.push_str("Grey.");
        put_into_note(&mut note, "What was the light like?");
        assert_eq!(note, "What was the light like?\nGrey.");
        put_into_note(&mut note, "And then?");
        assert_eq!(note, "What was the light like?\nGrey.\n\nAnd then?\n");
    }
}
