//! The recovery code: shown once, written down, typed back.

use crate::{
    app::Action,
    ui::{
        View,
        auto_lock::WRITING_IT_DOWN,
        theme::{semibold, size},
        widgets::{
            caption, card, column_in_the_middle, copy_all, link, para, primary, secret_field, section, title, was_entered,
        },
    },
};
use egui::{FontId, RichText, Ui};

/// How wide the page is: four groups stand beside each other.
const WIDTH: f32 = 560.0;
/// Groups in a row; a narrow window has fewer.
const GROUPS_WIDE: usize = 4;
const GROUPS_NARROW: usize = 2;
/// Each begins under the one above it.
const GROUP: egui::Vec2 = egui::vec2(104.0, 34.0);

/// Nothing else of the journal is shown until it was typed back or left.
pub(crate) fn recovery_code(ui: &mut Ui, view: &mut View<'_>) {
    let look = view.look;
    let Some(code) = view.open.code.clone() else { return };
    column_in_the_middle(ui, look, "recovery code", WIDTH, |ui| {
        ui.spacing_mut().item_spacing.y = 12.0;
        title(ui, "Your recovery code");
        para(
            ui,
            "It opens the journal when the passphrase is forgotten. It is shown only now. Write it on paper, and keep it \
             where nobody else will read it.",
        );
        card(ui, look, |ui| {
            groups(ui, view, &code);
            ui.add_space(6.0);
            copy_all(ui, look, "Copy the code", &code);
            caption(ui, look, "A program that keeps passwords is a good place for it, too");
            let lock_after = view.open.journal.settings.lock_after.at_least(WRITING_IT_DOWN).minutes();
            caption(
                ui,
                look,
                &format!("It stays here for {lock_after} minutes without a key or the mouse. Then the journal locks"),
            );
        });
        card(ui, look, |ui| {
            ui.spacing_mut().item_spacing.y = 8.0;
            section(ui, "Type it back");
            caption(ui, look, "From your paper, so that you know it is right there. Dashes, blanks and capitals don't matter");
            let field = secret_field(ui, look, "Recovery code, typed back", &mut view.forms.privacy.code_back);
            let typed = &view.forms.privacy.code_back;
            let (is_there, is_right) = (!typed.is_empty(), typed.is_code(&code));
            if is_there && !is_right {
                caption(ui, look, "This is not the code above yet");
            }
            let entered = was_entered(ui, &field);
            let pressed = ui.add_enabled_ui(is_right, |ui| primary(ui, look, "I have it")).inner.clicked();
            if is_right && (pressed || entered) {
                close(view);
            }
        });
        caption(
            ui,
            look,
            "Without the code, nobody can help if you forget the passphrase. You get a new code only when you change the \
             passphrase",
        );
        if link(ui, look, "Go on without typing it back").clicked() {
            close(view);
        }
    });
}

fn close(view: &mut View<'_>) {
    view.forms.privacy.code_back.clear();
    view.actions.ask(Action::CloseCode);
}

/// The groups, each its own label, so that they can be selected, and read out one by one.
fn groups(ui: &mut Ui, view: &View<'_>, code: &str) {
    let look = view.look;
    let in_a_row = if look.narrow { GROUPS_NARROW } else { GROUPS_WIDE };
    let groups: Vec<&str> = code.split('-').collect();
    for row in groups.chunks(in_a_row) {
        ui.horizontal(|ui| {
            ui.spacing_mut().item_spacing.x = 20.0;
            for group in row {
                let text = RichText::new(spread(group)).font(FontId::new(size::TITLE, semibold())).color(look.ink());
                let line = egui::Layout::left_to_right(egui::Align::Center);
                ui.allocate_ui_with_layout(GROUP, line, |ui| {
                    ui.set_min_size(GROUP);
                    ui.add(egui::Label::new(text).selectable(true));
                });
            }
        });
    }
}

/// Letters a little apart: each is copied by hand.
fn spread(group: &str) -> String {
    let mut spread = String::with_capacity(group.len() * 4);
    for (place, letter) in group.chars().enumerate() {
        if place > 0 {
            spread.push('\u{2009}');
        }
        spread.push(letter);
    }
    spread
}
