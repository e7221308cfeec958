//! The question whether what stands is still so, its three answers, and the way back from each.

use crate::{
    analysis::{Analysis, Pattern, Word, answer_key, still_so_answer, words},
    app::PatternAnswerChange,
    domain::{PatternAnswer, PatternKey},
    ui::{
        View,
        widgets::{caption, hand_on_later, para, quiet, take_over},
    },
};
use egui::Ui;

/// What one can answer, in its words.
const ANSWERS: [(Word, &str); 3] =
    [(Word::StillLess, "Still less than before"), (Word::UsualNow, "This is how I am now"), (Word::DontKnow, "I can't tell")];

/// The question while it is due, else what was answered to it.
pub(crate) fn question(ui: &mut Ui, view: &mut View<'_>, pattern: &Pattern, analysis: &Analysis) {
    if pattern.ended.is_some() || !analysis.ask {
        answered(ui, view, pattern);
        return;
    }
    para(ui, &words::still_so_question(&pattern.course));
    ui.horizontal_wrapped(|ui| {
        for (i, (word, label)) in ANSWERS.into_iter().enumerate() {
            let mut r = quiet(ui, view.look, label);
            if i == 0 {
                r = take_over(ui, r, ("still so", &pattern.key()));
            }
            if r.clicked() {
                say(view, answer_key(word, view.today()), true);
                // What was answered is shown only once it has been worked out anew.
                hand_on_later(ui, ("answered", &pattern.key()));
            }
        }
    });
}

/// What was answered, and the way back.
pub(crate) fn answered(ui: &mut Ui, view: &mut View<'_>, pattern: &Pattern) {
    let Some((word, day, said)) = still_so_answer(&view.open.journal, pattern) else { return };
    let key = said.pattern.clone();
    caption(ui, view.look, &words::still_so_said(word, day));
    let r = quiet(ui, view.look, "Take that answer back");
    if take_over(ui, r, ("answered", &pattern.key())).clicked() {
        say(view, key, false);
        hand_on_later(ui, ("still so", &pattern.key()));
    }
}

fn say(view: &mut View<'_>, pattern: PatternKey, dismissed: bool) {
    let at = view.shell.now.instant;
    view.actions.ask(PatternAnswerChange(PatternAnswer { pattern, dismissed, reason: String::new(), at }));
}
