//! What was around a check-in: sleep, medicines, drinks, company, tags.

use crate::{
    app::UsedLately,
    domain::{CheckInDraft, WordKind, folded},
    ui::{
        View,
        theme::Look,
        widgets::{another_word, at_most_one, caption, line, part, take_over, word_list},
    },
};
use egui::Ui;
use std::sync::Arc;

/// One kind of it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Around {
    Sleep,
    Medicine,
    Drinks,
    Company,
    Tags,
}

impl Around {
    pub(crate) const ALL: [Self; 5] = [Self::Sleep, Self::Medicine, Self::Drinks, Self::Company, Self::Tags];

    /// The name of its row.
    const fn name(self) -> &'static str {
        match self {
            Self::Sleep => "Sleep",
            Self::Medicine => "Medicine taken",
            Self::Drinks => "Drinks and other",
            Self::Company => "With",
            Self::Tags => "Tags",
        }
    }

    /// The name on the way to it.
    pub(crate) const fn folded_name(self) -> &'static str {
        match self {
            Self::Sleep => "sleep",
            Self::Medicine => "medicine",
            Self::Drinks => "drinks",
            Self::Company => "company",
            Self::Tags => "tags",
        }
    }

    /// The words it is said in; sleep is a number.
    const fn words(self) -> Option<WordKind> {
        match self {
            Self::Sleep => None,
            Self::Medicine => Some(WordKind::Medicines),
            Self::Drinks => Some(WordKind::Substances),
            Self::Company => Some(WordKind::Company),
            Self::Tags => Some(WordKind::Tags),
        }
    }

    pub(crate) fn is_used(self, lately: &UsedLately) -> bool {
        self.words().map_or(lately.sleep, |kind| lately.words.contains(&kind))
    }

    /// Something of it stands in the form.
    pub(crate) fn is_said(self, draft: &CheckInDraft) -> bool {
        let said = match self {
            Self::Sleep => !draft.sleep.is_empty(),
            Self::Medicine => !draft.medicines.is_empty(),
            Self::Drinks => !draft.substances.is_empty(),
            Self::Company => !draft.company.is_empty(),
            Self::Tags => !draft.tags.is_empty(),
        };
        said || self.words().is_some_and(|kind| draft.adding.contains_key(&kind))
    }
}

/// Sleep, medicine, drinks, company, tags: those of `shown`. What is left open is "not said", never "none". `first` gets
/// the keyboard where it was handed on.
pub(crate) fn show(ui: &mut Ui, view: &mut View<'_>, shown: &[Around], first: &str) {
    let look = view.look;
    let known = view.open.findings.as_ref().map(|f| f.used_words.clone()).unwrap_or_default();
    let draft = &mut view.forms.today.check_in;
    for kind in shown {
        row(ui, look, kind.name(), |ui, label| match kind {
            Around::Sleep => {
                let field = line(ui, look, "sleep", &mut draft.sleep, |f| {
                    f.hint_text("hours, 6:30").desired_width(104.0).char_limit(12)
                });
                take_over(ui, field.labelled_by(label), first);
                if draft.sleep_hours().is_err() {
                    caption(ui, look, "read as hours from 0 to 24, such as 6.5 or 6:30");
                }
            }
            Around::Medicine => word_list(ui, look, WordKind::Medicines, label, draft, &known.medicines),
            Around::Drinks => {
                let drinks = with_defaults(&known.substances, &["none", "1–2 drinks", "3 or more drinks"]);
                word_list(ui, look, WordKind::Substances, label, draft, &drinks);
            }
            Around::Company => company(ui, look, label, draft, &known.company),
            Around::Tags => word_list(ui, look, WordKind::Tags, label, draft, &known.tags),
        });
    }
}

fn company(ui: &mut Ui, look: &Look, label: egui::Id, draft: &mut CheckInDraft, known: &[Arc<str>]) {
    let company = with_defaults(known, &["alone", "partner", "family", "friends", "others"]);
    let said: Option<Arc<str>> = Some(draft.company.as_str()).filter(|c| !c.is_empty()).map(Into::into);
    // What was said is always there to be seen and taken back.
    let other = said.filter(|c| !company.iter().take(7).any(|w| w == c));
    let offered = company.iter().take(7).chain(&other).map(|word| (word.to_string(), &**word));
    if let Some(word) = at_most_one(ui, look, Some(&draft.company), offered).inner {
        draft.company = word.unwrap_or_default();
    }
    another_word(ui, look, WordKind::Company, label, draft);
}

/// One line: what it is about in a column of its own (above it where there is no room), then the rest.
fn row(ui: &mut Ui, look: &Look, name: &'static str, contents: impl FnOnce(&mut Ui, egui::Id)) {
    part(ui, name, |ui| laid_out(ui, look, name, contents));
}

fn laid_out(ui: &mut Ui, look: &Look, name: &str, contents: impl FnOnce(&mut Ui, egui::Id)) {
    if look.narrow {
        let label = caption(ui, look, name);
        ui.horizontal_wrapped(|ui| contents(ui, label.id));
        return;
    }
    ui.horizontal_top(|ui| {
        let cell = egui::Layout::left_to_right(egui::Align::Center);
        let label = ui.allocate_ui_with_layout(egui::vec2(112.0, 32.0), cell, |ui| {
            ui.set_min_width(112.0);
            caption(ui, look, name)
        });
        ui.vertical(|ui| {
            ui.horizontal_wrapped(|ui| {
                ui.spacing_mut().item_spacing = egui::vec2(6.0, 6.0);
                contents(ui, label.inner.id);
            });
        });
    });
}

/// The person's own words first, then the ones everybody may need.
fn with_defaults(own: &[Arc<str>], defaults: &[&str]) -> Vec<Arc<str>> {
    let mut all: Vec<Arc<str>> = own.iter().take(3).cloned().collect();
    for word in defaults {
        if !all.iter().any(|w| folded(w) == folded(word)) {
            all.push((*word).into());
        }
    }
    all
}
