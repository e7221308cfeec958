//! Who can read the journal: the passphrase, locking, discreet mode.

use crate::{
    app::{Action, PassphraseStep, PrivacyForm, Relocking, SecretField, Task},
    domain::LockAfter,
    ui::{
        View,
        screens::{save_settings::save, settings::marked::mark, working::working},
        widgets::{
            caption, card, named_row, next_secret_takes_focus, one_of, para, primary, quiet, secret_field, secret_twice,
            section, strong, tick, was_entered,
        },
    },
};
use egui::Ui;

/// What is set here, and other words it is looked for with.
pub(crate) const ROWS: &[(&str, &str)] = &[
    ("Passphrase", "password encrypt protect recovery code secret lock change"),
    ("Lock when left for", "auto lock minutes idle timeout"),
    ("Discreet mode", "hide bars screen f9 private"),
];

pub(crate) fn show(ui: &mut Ui, view: &mut View<'_>) {
    let look = view.look;
    card(ui, look, |ui| {
        ui.spacing_mut().item_spacing.y = 10.0;
        section(ui, "Privacy");
        mark(ui, look, "Passphrase", |ui| {
            if view.open.journal.settings.sample {
                para(ui, "The sample needs no passphrase: none of it is about you.");
            } else if view.open.care.protected {
                with_passphrase(ui, view);
            } else {
                without_passphrase(ui, view);
            }
        });
        mark(ui, look, "Discreet mode", |ui| discreet(ui, view));
    });
}

/// Says how it stands without one, and offers to set one. Used by the first run, too.
pub(crate) fn without_passphrase(ui: &mut Ui, view: &mut View<'_>) {
    let look = view.look;
    para(
        ui,
        "There is no passphrase yet. The file is encrypted, but with a key that every copy of Gamut carries: anyone who can use this account can read it.",
    );
    if is_at_work(ui, view) {
        return;
    }
    if view.forms.privacy.step != Some(PassphraseStep::Set) {
        if quiet(ui, look, "Set a passphrase…").clicked() {
            begin(ui, view, PassphraseStep::Set);
        }
        return;
    }
    para(ui, "Several words that belong together only for you are hard to guess and easy to remember.");
    let entered = new_twice(ui, view);
    strong(ui, "If you lose it");
    para(
        ui,
        "You get a recovery code to write down next. If both the passphrase and the code are lost, nobody can open the journal: not you, and not the makers of Gamut.",
    );
    confirm(ui, view, "Set the passphrase", entered);
}

fn with_passphrase(ui: &mut Ui, view: &mut View<'_>) {
    let look = view.look;
    para(ui, "The journal and its backups open only with your passphrase or the recovery code.");
    if is_at_work(ui, view) {
        return;
    }
    match view.forms.privacy.step {
        Some(PassphraseStep::Change) => {
            secret_field(ui, look, "The passphrase now, or the recovery code", &mut view.forms.privacy.old);
            let entered = new_twice(ui, view);
            para(ui, "There will be a new recovery code; the old one won't open the journal any more.");
            confirm(ui, view, "Change the passphrase", entered);
        }
        Some(PassphraseStep::TakeAway) => {
            para(ui, "Without a passphrase, anyone who can use this account can read the journal.");
            let field = secret_field(ui, look, "The passphrase now, or the recovery code", &mut view.forms.privacy.old);
            let entered = was_entered(ui, &field);
            confirm(ui, view, "Take the passphrase away", entered);
        }
        _ => {
            ui.horizontal_wrapped(|ui| {
                if primary(ui, look, "Lock now").clicked() {
                    view.actions.ask(Action::Lock);
                }
                if quiet(ui, look, "Change the passphrase…").clicked() {
                    begin(ui, view, PassphraseStep::Change);
                }
                if quiet(ui, look, "Take the passphrase away…").clicked() {
                    begin(ui, view, PassphraseStep::TakeAway);
                }
            });
            mark(ui, look, "Lock when left for", |ui| lock_after(ui, view));
        }
    }
}

fn begin(ui: &Ui, view: &mut View<'_>, step: PassphraseStep) {
    next_secret_takes_focus(ui);
    view.forms.privacy = PrivacyForm { step: Some(step), ..PrivacyForm::default() };
}

fn is_at_work(ui: &mut Ui, view: &View<'_>) -> bool {
    let is_so = view.open.file.busy == Some(Task::Passphrase);
    if is_so {
        let step = view.open.file.relocking.unwrap_or(Relocking::MakingTheKey);
        working(ui, view.look, &format!("{step}…"));
    }
    is_so
}

/// The new passphrase and the same again. Whether Enter was pressed in the second.
fn new_twice(ui: &mut Ui, view: &mut View<'_>) -> bool {
    let form = &mut view.forms.privacy;
    let says = |new: &SecretField, again: &SecretField| {
        let judged = || new.judged().map_or_else(|unfit| unfit.to_string(), |guessing| guessing.to_string());
        let differs = !again.is_empty() && !new.same_as(again);
        [(!new.is_empty()).then(judged), differs.then(|| "The two are not the same yet".to_owned())]
    };
    let new = ("New passphrase", &mut form.new);
    let again = secret_twice(ui, view.look, new, ("The same again", &mut form.again), says);
    was_entered(ui, &again)
}

fn confirm(ui: &mut Ui, view: &mut View<'_>, words: &str, entered: bool) {
    let look = view.look;
    let form = &view.forms.privacy;
    let new_is_ready = form.new.judged().is_ok() && form.new.same_as(&form.again);
    let ready = match form.step {
        Some(PassphraseStep::Set) => new_is_ready,
        Some(PassphraseStep::Change) => new_is_ready && !form.old.is_empty(),
        Some(PassphraseStep::TakeAway) => !form.old.is_empty(),
        None => false,
    };
    ui.horizontal_wrapped(|ui| {
        let pressed = ui.add_enabled_ui(ready, |ui| primary(ui, look, words)).inner.clicked();
        if ready && (pressed || entered) {
            let form = &mut view.forms.privacy;
            let old = (!form.old.is_empty()).then(|| form.old.take());
            let new = (!form.new.is_empty()).then(|| form.new.take());
            form.again.clear();
            view.actions.ask(Action::SetPassphrase { old, new });
        }
        if quiet(ui, look, "Cancel").clicked() {
            view.forms.privacy = PrivacyForm::default();
        }
    });
}

fn lock_after(ui: &mut Ui, view: &mut View<'_>) {
    let look = view.look;
    let now = view.open.journal.settings.lock_after;
    named_row(ui, look, "Lock when left for", |ui, _| {
        ui.spacing_mut().item_spacing = egui::vec2(6.0, 6.0);
        let words = |minutes| if minutes == 1 { "1 minute".to_owned() } else { format!("{minutes} minutes") };
        let offered = LockAfter::CHOICES_MIN.map(|minutes| (LockAfter::new(minutes), words(minutes)));
        if let Some(wanted) = one_of(ui, look, &now, offered) {
            save(view, |s| s.lock_after = wanted);
        }
    });
    caption(
        ui,
        look,
        "Left means no key and no mouse. Ctrl+L locks at once. It also locks when the computer goes to sleep or its screen \
         is locked, if the desktop says so",
    );
}

fn discreet(ui: &mut Ui, view: &mut View<'_>) {
    ui.spacing_mut().item_spacing.y = 4.0;
    let mut on = view.open.journal.settings.discreet;
    if tick(ui, view.look, &mut on, "Discreet mode: texts and numbers are shown as bars (F9)").changed() {
        view.actions.ask(Action::ToggleDiscreet);
    }
    caption(
        ui,
        view.look,
        "For when somebody can see your screen. The names of the rooms and the help lines stay readable, and so do shapes without words. A screen reader still reads everything to you",
    );
}
