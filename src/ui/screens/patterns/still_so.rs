//! The question whether what stands is still so, and its three answers.

use crate::{
    analysis::{Analysis, Pattern, Word, answer_key, words},
    app::PatternAnswerChange,
    domain::PatternAnswer,
    ui::{
        View,
        widgets::{para, quiet},
    },
};
use egui::Ui;

/// What one can answer, in its words.
const ANSWERS: [(Word, &str); 3] =
    [(Word::StillLess, "Still less than before"), (Word::UsualNow, "This is how I am now"), (Word::DontKnow, "I can't tell")];

/// Nothing while the question isn't due.
pub(crate) fn question(ui: &mut Ui, view: &mut View<'_>, pattern: &Pattern, analysis: &Analysis) {
    if pattern.ended.is_some() || !analysis.ask {
        return;
    }
    para(ui, &words::still_so_question(&pattern.course));
    ui.horizontal_wrapped(|ui| {
        for (word, label) in ANSWERS {
            if quiet(ui, view.look, label).clicked() {
                let (pattern, at) = (answer_key(word, view.today()), view.shell.now.instant);
                let answer = PatternAnswer { pattern, dismissed: true, reason: String::new(), at };
                view.actions.ask(PatternAnswerChange(answer));
            }
        }
    });
}
