//! The person's own words: tags, medicines, substances, company. How often and when last, another spelling, two made
//! one, and no longer offered.

use super::merge::check_ins;
use crate::{
    app::{RewriteChange, Task, WordForm, WordUse},
    domain::{Rewrite, WordKind},
    ui::{
        View,
        screens::{save_settings::save, working::working},
        widgets::{
            caption, card, disclosure, focus_ring, hand_on, hand_on_later, line, link, named_row, para, primary, quiet,
            section, strong, take_over,
        },
    },
};
use egui::{Align, ComboBox, Layout, Response, Ui, vec2};
use std::sync::Arc;

/// So many stand there before the rest is asked for.
const SHOWN: usize = 30;
/// As long as a word may be where it is first typed.
const LETTERS: usize = 80;
/// How wide the column of the words is, and that of how they were used.
const WORD: f32 = 150.0;
const USED: f32 = 260.0;

/// What is set here, and other words it is looked for with.
pub(crate) const ROWS: &[(&str, &str)] =
    &[("Your words", "tags medicines medication drinks substances company spelling rename one out of two")];

pub(crate) fn show(ui: &mut Ui, view: &mut View<'_>) {
    let look = view.look;
    let all = view.open.findings.as_ref().map(|f| f.used_words.all.clone()).unwrap_or_default();
    card(ui, look, |ui| {
        ui.spacing_mut().item_spacing.y = 6.0;
        section(ui, "Your words");
        if all.is_empty() {
            caption(ui, look, "None yet. Tags, medicines and the like that you write into check-ins will stand here");
            return;
        }
        caption(
            ui,
            look,
            "Another spelling goes into every check-in that has the word. What stood there before is kept with its earlier versions. Medicines named in events keep their names",
        );
        for kind in WordKind::ALL {
            let words: Vec<&WordUse> = all.iter().filter(|w| w.kind == kind).collect();
            if !words.is_empty() {
                disclosure(ui, look, heading(kind), |ui| {
                    ui.push_id(kind.word(), |ui| list(ui, view, kind, &words));
                });
            }
        }
    });
}

const fn heading(kind: WordKind) -> &'static str {
    match kind {
        WordKind::Tags => "Your tags",
        WordKind::Medicines => "Your medicines",
        WordKind::Substances => "Drinks and other",
        WordKind::Company => "Your company",
    }
}

fn list(ui: &mut Ui, view: &mut View<'_>, kind: WordKind, words: &[&WordUse]) {
    let look = view.look;
    let id = ui.scope_id().with("all of them");
    let all = words.len() <= SHOWN || ui.data(|d| d.get_temp::<bool>(id).unwrap_or(false));
    for used in words.iter().take(if all { usize::MAX } else { SHOWN }) {
        ui.push_id(&used.word, |ui| {
            row(ui, view, used);
            if view.forms.settings.word.as_ref().is_some_and(|f| f.kind == kind && f.word == used.word) {
                change(ui, view, used, words);
            }
        });
    }
    if !all && quiet(ui, look, &format!("Show all {}", words.len())).clicked() {
        ui.data_mut(|d| d.insert_temp(id, true));
    }
}

/// The word, how it was used, and what can be done about it.
fn row(ui: &mut Ui, view: &mut View<'_>, used: &WordUse) {
    let look = view.look;
    let offered = view.open.journal.settings.offers(used.kind, &used.word);
    let put_away = if offered { "" } else { " · put away" };
    let how_used = format!("{}, last on {}{put_away}", check_ins(used.check_ins), used.last.words());
    if look.narrow {
        ui.vertical(|ui| {
            ui.spacing_mut().item_spacing.y = 0.0;
            strong(ui, &used.word);
            caption(ui, look, &how_used);
        });
    }
    ui.horizontal_wrapped(|ui| {
        if !look.narrow {
            cell(ui, WORD, |ui| strong(ui, &used.word));
            cell(ui, USED, |ui| caption(ui, look, &how_used));
        }
        let r = link(ui, look, "Change…").accessible_name(format!("Change the word {}", used.word));
        if take_over(ui, r, ("word", used.kind, &used.word)).clicked() {
            hand_on(ui, ("new spelling", used.kind, &used.word));
            view.forms.settings.word =
                Some(WordForm { kind: used.kind, word: Arc::clone(&used.word), into: used.word.to_string() });
        }
        let (words, name) = if offered {
            ("Put away", format!("Put the word {} away", used.word))
        } else {
            ("Offer again", format!("Offer the word {} again", used.word))
        };
        if link(ui, look, words).accessible_name(name).on_hover_text("Whether it is offered while you write").clicked() {
            save(view, |s| s.offer(used.kind, &used.word, !offered));
        }
    });
}

/// Words in a column of this width, so that what stands behind them does, too.
fn cell(ui: &mut Ui, wide: f32, words: impl FnOnce(&mut Ui) -> Response) {
    let place = vec2(wide, ui.spacing().interact_size.y);
    ui.allocate_ui_with_layout(place, Layout::left_to_right(Align::Center).with_main_wrap(true), |ui| {
        ui.set_min_size(place);
        words(ui);
    });
}

/// Another spelling, or another word it becomes one with.
fn change(ui: &mut Ui, view: &mut View<'_>, used: &WordUse, words: &[&WordUse]) {
    let look = view.look;
    if view.open.file.busy == Some(Task::Rewrite) {
        return working(ui, view.look, "Changing the check-ins…");
    }
    let Some(form) = view.forms.settings.word.as_mut() else { return };
    named_row(ui, look, "New spelling", |ui, label| {
        let wide = (ui.available_width() - 24.0).min(200.0);
        let r = line(ui, look, ("new spelling", used.kind.word(), &used.word), &mut form.into, |f| {
            f.desired_width(wide).char_limit(LETTERS)
        })
        .labelled_by(label);
        take_over(ui, r, ("new spelling", used.kind, &used.word));
    });
    let others: Vec<_> = words.iter().filter(|w| w.word != used.word).collect();
    if !others.is_empty() {
        named_row(ui, look, "or one with", |ui, label| {
            let chosen = others.iter().find(|w| *w.word == *form.into).map_or("choose…", |w| &*w.word);
            let wide = ui.available_width().min(224.0);
            let list =
                ComboBox::from_id_salt("one with").width(wide).truncate().selected_text(chosen.to_owned()).show_ui(ui, |ui| {
                    for other in &others {
                        ui.selectable_value(&mut form.into, other.word.to_string(), &*other.word);
                    }
                });
            focus_ring(ui, look, &list.response.labelled_by(label));
        });
    }
    let into: Arc<str> = form.into.trim().into();
    let there = others.iter().find(|w| w.word == into).map(|w| w.check_ins);
    let change = Rewrite::Words { kind: used.kind, from: Arc::clone(&used.word), into: Arc::clone(&into) };
    let refused = change.check(&view.open.journal.catalogue).err();
    if into != used.word {
        match (refused, there) {
            (Some(why), _) => caption(ui, look, &why.to_string()),
            (None, None) => para(ui, &format!("“{}” becomes “{into}” in {}.", used.word, check_ins(used.check_ins))),
            (None, Some(n)) => para(
                ui,
                &format!(
                    "“{}” ({}) and “{into}” ({n}) become one. Where a check-in has both, it has “{into}” once.",
                    used.word,
                    check_ins(used.check_ins)
                ),
            ),
        };
    }
    ui.horizontal_wrapped(|ui| {
        let words = if there.is_some() { "Make them one" } else { "Change it everywhere" };
        if ui.add_enabled_ui(refused.is_none(), |ui| primary(ui, look, words)).inner.clicked() {
            hand_on_later(ui, ("word", used.kind, &into));
            view.actions.ask(RewriteChange(change));
        }
        if quiet(ui, look, "Cancel").clicked() {
            hand_on(ui, ("word", used.kind, &used.word));
            view.forms.settings.word = None;
        }
    });
}
