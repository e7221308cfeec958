//! The notice about low mood: calm, with its way to people, and put away when the person says so.

use crate::{
    analysis::{LowMood, low_mood_key, low_mood_put_away, words},
    app::{Action, PatternAnswerChange, Room},
    domain::{PatternAnswer, PatternKey},
    ui::{
        View,
        widgets::{bullets, caption, disclosure, link, para, quiet, section, text_card},
    },
};
use egui::Ui;

/// In short, above the form: what the check-ins show, and where people are. Nothing once it is put away.
pub(crate) fn in_short(ui: &mut Ui, view: &mut View<'_>) {
    let Some(low) = seen(view) else { return };
    if low_mood_put_away(&view.open.journal, view.today()).is_some() {
        return;
    }
    text_card(ui, view.look, |ui| {
        let lines = words::low_mood_lines(&low);
        section(ui, "The last two weeks");
        for line in lines.iter().take(1).chain(lines.last()) {
            para(ui, line);
        }
        ways_on(ui, view);
    });
}

/// In full, with the rule behind it; put away, a line that can be taken back.
pub(crate) fn in_full(ui: &mut Ui, view: &mut View<'_>) {
    let look = view.look;
    let Some(low) = seen(view) else { return };
    let put_away = low_mood_put_away(&view.open.journal, view.today()).cloned();
    text_card(ui, look, |ui| {
        section(ui, "The last two weeks");
        if let Some(answer) = put_away {
            caption(ui, look, "A notice about these weeks is put away. Help stays one key away: F1");
            if link(ui, look, "Show the notice again").clicked() {
                say(view, answer.pattern, false);
            }
            return;
        }
        for line in words::low_mood_lines(&low) {
            para(ui, &line);
        }
        ways_on(ui, view);
        disclosure(ui, look, "How this notice comes about", |ui| bullets(ui, look, &words::low_mood_rule()));
    });
}

fn seen(view: &View<'_>) -> Option<LowMood> {
    view.open.findings.as_ref().and_then(|f| f.analysis.low_mood.clone())
}

fn ways_on(ui: &mut Ui, view: &mut View<'_>) {
    let look = view.look;
    ui.horizontal_wrapped(|ui| {
        if quiet(ui, look, "Open Help").clicked() {
            view.actions.ask(Action::Go(Room::Help));
        }
        if link(ui, look, "Put this away").clicked() {
            say(view, low_mood_key(view.today()), true);
        }
    });
}

fn say(view: &mut View<'_>, pattern: PatternKey, dismissed: bool) {
    let at = view.shell.now.instant;
    view.actions.ask(PatternAnswerChange(PatternAnswer { pattern, dismissed, reason: String::new(), at }));
}
