//! The doctor: questions filled from the journal, kept, struck out, reworded and put in order by the person; copied, or
//! taken along on the page.

use crate::{
    app::{WayItemsChange, new_id, take_in_hand},
    domain::{Direction, ItemKind},
    guidance::{Asked, QUESTION_LIMIT, WayText, asked, asked_moved, taken_along, with_asked},
    ui::{
        View,
        screens::ways::doctors_page,
        theme::{semibold, size},
        widgets::{
            Icon, caption, copy_all, disclosure, hand_on, icon_button, line, lines, link, para, primary, quiet, section,
            take_over, text_card,
        },
    },
};
use egui::{Key, Label, RichText, Ui};

/// Room for the buttons beside a question, and for its number.
const BUTTONS: f32 = 58.0;
const NUMBER: f32 = 24.0;
/// A narrower question stands above its button.
const LEAST: f32 = 120.0;

pub(super) fn tool(ui: &mut Ui, view: &mut View<'_>, text: &WayText) {
    let look = view.look;
    text_card(ui, look, |ui| {
        section(ui, &text.questions_title);
        let Some(findings) = view.open.findings.clone() else {
            caption(ui, look, "Being filled in from your check-ins…");
            return;
        };
        let list = asked(&findings.questions, &view.open.journal.way_items);
        caption(ui, look, "Filled in from your check-ins. Keep what matters to you, strike out the rest, and say it your way");
        ui.add_space(2.0);
        for (n, question) in (1..).zip(list.iter().filter(|a| !a.struck)) {
            ui.push_id(("question", &question.id), |ui| {
                if view.forms.ways.asking.as_ref().is_some_and(|(id, _)| *id == question.id) {
                    change(ui, view, &list, question, n);
                } else {
                    line_of(ui, view, question, n);
                }
            });
        }
        add(ui, view, &list);
        struck_out(ui, view, &list);
        ui.add_space(4.0);
        take_along(ui, view, &taken_along(&list));
    });
}

fn line_of(ui: &mut Ui, view: &mut View<'_>, question: &Asked, n: usize) {
    let look = view.look;
    let room = ui.available_width() - BUTTONS - NUMBER;
    let edit = |ui: &mut Ui, view: &mut View<'_>| {
        let r = icon_button(ui, look, Icon::Edit, &format!("Change question {n}: {}", question.words));
        if take_over(ui, r, ("change", &question.id)).clicked() {
            let anew = (question.id.clone(), question.words.clone());
            take_in_hand(&mut view.forms.ways.asking, |(id, _)| *id == question.id, anew);
            hand_on(ui, ("words", &question.id));
        }
    };
    if room < LEAST {
        para(ui, &format!("{n}  {}", question.words));
        edit(ui, view);
        return;
    }
    ui.horizontal_top(|ui| {
        ui.spacing_mut().item_spacing.x = 0.0;
        ui.vertical(|ui| {
            ui.add_space(5.0);
            ui.set_width(NUMBER);
            ui.label(RichText::new(n.to_string()).family(semibold()).color(look.accent()));
        });
        ui.vertical(|ui| {
            ui.add_space(5.0);
            ui.set_width(room);
            ui.add(Label::new(RichText::new(&question.words).line_height(Some(size::BODY * 1.45))).wrap());
        });
        ui.add_space(8.0);
        edit(ui, view);
    });
}

/// A question that is being changed: its words, its place, and the stroke through it.
fn change(ui: &mut Ui, view: &mut View<'_>, list: &[Asked], question: &Asked, n: usize) {
    let look = view.look;
    let Some((id, mut words)) = view.forms.ways.asking.take() else { return };
    let label = caption(ui, look, &format!("Question {n}, in your words"));
    let r = lines(ui, look, ("question", &id), &mut words, |f| {
        f.desired_rows(2).desired_width(f32::INFINITY).char_limit(QUESTION_LIMIT)
    })
    .labelled_by(label.id);
    take_over(ui, r, ("words", &question.id));
    let mut ends = false;
    ui.horizontal_wrapped(|ui| {
        if primary(ui, look, "Save the words").clicked() {
            if words.trim() != question.words {
                keep(view, &replaced(list, &question.in_other_words(&words)));
            }
            ends = true;
        }
        for (icon, direction, word) in [(Icon::Up, Direction::Up, "up"), (Icon::Down, Direction::Down, "down")] {
            if icon_button(ui, look, icon, &format!("Move question {n} {word}")).clicked() {
                keep(view, &asked_moved(list.to_vec(), &question.id, direction));
            }
        }
        if quiet(ui, look, "Strike it out").clicked() {
            keep(view, &replaced(list, &Asked { struck: true, ..question.clone() }));
            ends = true;
        }
        ends |= link(ui, look, "Cancel").clicked();
    });
    if ends {
        hand_on(ui, ("change", &question.id));
    } else {
        view.forms.ways.asking = Some((id, words));
    }
}

/// What is struck out: put back, or, where it is the person's own, taken off the list.
fn struck_out(ui: &mut Ui, view: &mut View<'_>, list: &[Asked]) {
    let look = view.look;
    let struck: Vec<&Asked> = list.iter().filter(|a| a.struck).collect();
    if struck.is_empty() {
        return;
    }
    disclosure(ui, look, "Struck out", |ui| {
        for question in struck {
            ui.push_id(("struck", &question.id), |ui| {
                ui.add(Label::new(RichText::new(&question.words).color(look.muted()).strikethrough()).wrap());
                ui.horizontal_wrapped(|ui| {
                    if link(ui, look, "Put it back").accessible_name(format!("Put back: {}", question.words)).clicked() {
                        keep(view, &replaced(list, &Asked { struck: false, ..question.clone() }));
                    }
                    let off = |ui: &mut Ui| {
                        link(ui, look, "Take it off the list").accessible_name(format!("Take off the list: {}", question.words))
                    };
                    if question.key.is_none() && off(ui).clicked() {
                        keep(view, &list.iter().filter(|a| a.id != question.id).cloned().collect::<Vec<_>>());
                    }
                });
            });
        }
    });
}

/// Room for a question of the person's own; Enter adds it, too.
fn add(ui: &mut Ui, view: &mut View<'_>, list: &[Asked]) {
    let look = view.look;
    let label = caption(ui, look, "A question of your own");
    let mut typed = view.forms.ways.items.remove(&ItemKind::DoctorQuestion).unwrap_or_default();
    ui.horizontal_wrapped(|ui| {
        let width = (ui.available_width() - 76.0).clamp(120.0, 520.0);
        let r = line(ui, look, "another question", &mut typed.words, |f| f.desired_width(width).char_limit(QUESTION_LIMIT))
            .labelled_by(label.id);
        let entered = r.lost_focus() && ui.input(|i| i.key_pressed(Key::Enter));
        let said = !typed.words.trim().is_empty();
        let pressed = ui.add_enabled_ui(said, |ui| quiet(ui, look, "Add").accessible_name("Add this question")).inner.clicked();
        if said && (entered || pressed) {
            let id = new_id(view.shell.now.instant.utc_ms);
            let own = Asked::own(id, &std::mem::take(&mut typed.words));
            keep(view, &list.iter().cloned().chain([own]).collect::<Vec<_>>());
            r.request_focus();
        }
    });
    if !typed.words.is_empty() {
        view.forms.ways.items.insert(ItemKind::DoctorQuestion, typed);
    }
}

/// The list as a whole: copied, or on the page.
fn take_along(ui: &mut Ui, view: &mut View<'_>, words: &[String]) {
    let look = view.look;
    ui.horizontal_wrapped(|ui| {
        let numbered: Vec<String> = (1..).zip(words).map(|(n, q)| format!("{n}. {q}")).collect();
        copy_all(ui, look, "Copy all", &numbered.join("\n"));
        if quiet(ui, look, "Make the page…").clicked() {
            doctors_page::open(view);
        }
    });
    caption(
        ui,
        look,
        "The page has these questions, your medicines, the river and its numbers. You see it as it will be printed, and tick \
         what goes on it",
    );
}

fn replaced(list: &[Asked], with: &Asked) -> Vec<Asked> {
    list.iter().map(|a| if a.id == with.id { with.clone() } else { a.clone() }).collect()
}

fn keep(view: &mut View<'_>, list: &[Asked]) {
    view.actions.ask(WayItemsChange(with_asked(&view.open.journal.way_items, list)));
}
