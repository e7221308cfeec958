use crate::ui::{
    View,
    widgets::{caption, choice, word_list},
};
use egui::{TextEdit, Ui};
use std::sync::Arc;

/// Sleep, medicine, drinks, company, tags. What is left open is "not said", never "none".
pub fn show(ui: &mut Ui, view: &mut View<'_>) {
    let look = view.look;
    let known = view.model.findings.as_ref().map(|f| f.used_words.clone()).unwrap_or_default();
    let draft = &mut view.forms.check_in;
    ui.horizontal_wrapped(|ui| {
        let label = caption(ui, look, "Sleep");
        ui.add(TextEdit::singleline(&mut draft.sleep).hint_text("hours, 6:30").desired_width(104.0).char_limit(12))
            .labelled_by(label.id);
        if draft.sleep_hours().is_err() {
            caption(ui, look, "read as hours from 0 to 24, such as 6.5 or 6:30");
        }
    });
    word_list(ui, look, "Medicine taken", "name", &mut draft.medicines, &known.medicines);
    let drinks = with_defaults(&known.substances, &["none", "1–2 drinks", "3 or more drinks"]);
    word_list(ui, look, "Drinks and other substances", "other", &mut draft.substances, &drinks);
    let company = with_defaults(&known.company, &["alone", "partner", "family", "friends", "others"]);
    ui.horizontal_wrapped(|ui| {
        caption(ui, look, "With");
        for word in company.iter().take(7) {
            let on = draft.company == **word;
            if choice(ui, look, word, on).clicked() {
                draft.company = if on { String::new() } else { word.to_string() };
            }
        }
    });
    word_list(ui, look, "Tags", "new tag", &mut draft.tags, &known.tags);
}

/// The person's own words first, then the ones everybody may need.
fn with_defaults(own: &[Arc<str>], defaults: &[&str]) -> Vec<Arc<str>> {
    let mut all: Vec<Arc<str>> = own.iter().take(3).cloned().collect();
    for word in defaults {
        if !all.iter().any(|w| **w == **word) {
            all.push((*word).into());
        }
    }
    all
}
