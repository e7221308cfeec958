//! "This isn't so": the reason, and the way back.

use crate::{
    analysis::{Pattern, words},
    app::PatternAnswerChange,
    domain::{NotSo, PatternAnswer, PatternKey},
    ui::{
        View,
        widgets::{at_most_one, caption, hand_on, hand_on_later, line, link, para, primary, quiet, take_over},
    },
};
use egui::Ui;

/// The way in, among a card's buttons.
pub(crate) fn opener(ui: &mut Ui, view: &mut View<'_>, key: &PatternKey) {
    if view.forms.patterns.dismissing.as_ref() == Some(key) {
        return;
    }
    let r = link(ui, view.look, "This isn't so…");
    if take_over(ui, r, ("not so", key)).clicked() {
        view.forms.patterns.dismissing = Some(key.clone());
        // What was half written about another pattern waits: see `Aside`.
        view.forms.patterns.dismiss_reason.clear();
        view.forms.patterns.dismiss_why = None;
        hand_on(ui, ("why not", key));
    }
}

/// What it was instead: some reasons to choose from, and the person's own words.
pub(crate) fn reason(ui: &mut Ui, view: &mut View<'_>, key: &PatternKey) {
    if view.forms.patterns.dismissing.as_ref() != Some(key) {
        return;
    }
    let look = view.look;
    ui.add_space(8.0);
    caption(ui, look, "What was it instead? Choose one if it fits. What you wrote in your check-ins stays as it is");
    ui.horizontal_wrapped(|ui| {
        let why = &mut view.forms.patterns.dismiss_why;
        let chosen = at_most_one(ui, look, why.as_ref(), NotSo::ALL.map(|why| (why, why.words())));
        take_over(ui, chosen.response, ("why not", key));
        *why = chosen.inner.unwrap_or(*why);
    });
    ui.add_space(4.0);
    let label = caption(ui, look, "In your own words, if you like");
    line(ui, look, "why it is not so", &mut view.forms.patterns.dismiss_reason, |f| {
        f.desired_width(f32::INFINITY).char_limit(400)
    })
    .labelled_by(label.id);
    ui.add_space(4.0);
    ui.horizontal_wrapped(|ui| {
        if primary(ui, look, "This isn't so").clicked() {
            let reason = NotSo::reason(view.forms.patterns.dismiss_why, &view.forms.patterns.dismiss_reason);
            answer(view, key, true, reason);
            hand_on_later(ui, ("take back", key));
        }
        if quiet(ui, look, "Cancel").clicked() {
            leave(view);
            hand_on(ui, ("not so", key));
        }
    });
}

/// A pattern that isn't so: kept small, with the reason, until that is taken back.
pub(crate) fn dismissed(ui: &mut Ui, view: &mut View<'_>, pattern: &Pattern, said: &PatternAnswer) {
    let look = view.look;
    para(ui, &words::pattern_sentence(pattern));
    caption(ui, look, &words::dismissed_words(said));
    back(ui, view, pattern, said);
}

/// The way back.
pub(crate) fn back(ui: &mut Ui, view: &mut View<'_>, pattern: &Pattern, said: &PatternAnswer) {
    let r = quiet(ui, view.look, "Take that back");
    if take_over(ui, r, ("take back", &pattern.key())).clicked() {
        answer(view, &said.pattern, false, String::new());
        // It is shown as before only once it has been worked out anew.
        hand_on_later(ui, ("not so", &pattern.key()));
    }
}

fn answer(view: &mut View<'_>, key: &PatternKey, dismissed: bool, reason: String) {
    let at = view.shell.now.instant;
    view.actions.ask(PatternAnswerChange(PatternAnswer { pattern: key.clone(), dismissed, reason, at }));
    leave(view);
}

fn leave(view: &mut View<'_>) {
    view.forms.patterns.dismissing = None;
    view.forms.patterns.dismiss_why = None;
    view.forms.patterns.dismiss_reason.clear();
}
