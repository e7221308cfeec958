use super::{evidence, little_river};
use crate::{
    analysis::{DayReach, Params, Pattern, words},
    app::Action,
    domain::{PatternAnswer, Way},
    ui::{
        View,
        look::Look,
        widgets::{bullets, caption, disclosure, link, para, primary, quiet, section, strong, text_card},
    },
};
use egui::{TextEdit, Ui};

/// A pattern that stands: what was seen, what it rests on, what else it could be, and what one can do.
pub fn pattern_card(ui: &mut Ui, view: &mut View<'_>, pattern: &Pattern, reach: &[DayReach]) {
    let look = view.look;
    let key = pattern.key();
    let answer = view.model.journal.pattern_answer(&key).filter(|a| a.dismissed);
    text_card(ui, look, |ui| {
        ui.push_id(&key, |ui| {
            if let Some(answer) = answer {
                dismissed(ui, view, pattern, answer);
            } else {
                whole(ui, view, pattern, reach);
                what_now(ui, view, &key);
            }
        });
    });
}

/// A pattern that is over: its sentence, the rest on request.
pub fn earlier(ui: &mut Ui, view: &mut View<'_>, pattern: &Pattern, reach: &[DayReach]) {
    let look = view.look;
    let key = pattern.key();
    let answer = view.model.journal.pattern_answer(&key).filter(|a| a.dismissed);
    text_card(ui, look, |ui| {
        ui.push_id(&key, |ui| {
            let title = format!("From {} to {}", pattern.since.words(), pattern.ended.unwrap_or(pattern.noticed).words());
            strong(ui, &title);
            if let Some(answer) = answer {
                caption(ui, look, &answer_words(answer));
            }
            disclosure(ui, look, &format!("What was seen from {} on", pattern.since.words()), |ui| {
                whole(ui, view, pattern, reach);
            });
        });
    });
}

fn whole(ui: &mut Ui, view: &View<'_>, pattern: &Pattern, reach: &[DayReach]) {
    let look = view.look;
    let mut lines = words::pattern_lines(pattern).into_iter();
    if let Some(first) = lines.next() {
        section(ui, &first);
    }
    for line in lines {
        para(ui, &line);
    }
    evidence::highs_and_lows(ui, &pattern.evidence);
    for line in words::profile_summary(&pattern.evidence) {
        para(ui, &line);
    }
    para(ui, &words::confidence_words(pattern));
    little_river::little_river(ui, look, pattern, reach);
    for line in words::events_inside(&view.model.journal, &pattern.evidence) {
        para(ui, &line.words);
        if line.medicine {
            caption(ui, look, "Please don't stop or change a medicine without whoever prescribes it");
        }
    }
    if !pattern.cautions.is_empty() {
        strong(ui, "Read it with more care");
        bullets(ui, look, &pattern.cautions);
    }
    ui.add_space(4.0);
    strong(ui, "What else it could be");
    bullets(ui, look, &pattern.other_readings);
    details(ui, look, view, pattern);
}

fn details(ui: &mut Ui, look: &Look, view: &View<'_>, pattern: &Pattern) {
    disclosure(ui, look, "The numbers when it was noticed", |ui| evidence::numbers(ui, look, &pattern.evidence));
    disclosure(ui, look, "Which feelings narrowed", |ui| evidence::profile(ui, look, &pattern.evidence));
    disclosure(ui, look, "The rule behind it", |ui| {
        bullets(ui, look, &words::rule_lines(&Params::of(view.model.journal.settings.sensitivity)));
    });
}

fn what_now(ui: &mut Ui, view: &mut View<'_>, key: &str) {
    let look = view.look;
    ui.add_space(4.0);
    ui.horizontal_wrapped(|ui| {
        if primary(ui, look, "Try a way").clicked() {
            view.actions.ask(Action::OpenWay(view.model.first_way().unwrap_or(Way::Senses)));
        }
        if quiet(ui, look, "Take to my doctor").clicked() {
            view.actions.ask(Action::OpenWay(Way::Doctor));
        }
        if view.forms.dismissing.as_deref() != Some(key) && link(ui, look, "This isn't so…").clicked() {
            view.forms.dismissing = Some(key.to_owned());
            view.forms.dismiss_reason.clear();
        }
    });
    if view.forms.dismissing.as_deref() == Some(key) {
        reason(ui, view, key);
    }
}

fn reason(ui: &mut Ui, view: &mut View<'_>, key: &str) {
    let look = view.look;
    let label = caption(ui, look, "What was it instead? Your words are kept with the pattern, and you can take this back");
    ui.add(TextEdit::singleline(&mut view.forms.dismiss_reason).desired_width(f32::INFINITY).char_limit(400))
        .labelled_by(label.id);
    ui.horizontal_wrapped(|ui| {
        if primary(ui, look, "This isn't so").clicked() {
            let reason = view.forms.dismiss_reason.trim().to_owned();
            answer(view, key, true, reason);
        }
        if quiet(ui, look, "Leave it").clicked() {
            view.forms.dismissing = None;
        }
    });
}

fn answer(view: &mut View<'_>, key: &str, dismissed: bool, reason: String) {
    let at = view.model.now.instant;
    view.actions.ask(Action::AnswerPattern(PatternAnswer { pattern: key.to_owned(), dismissed, reason, at }));
    view.forms.dismissing = None;
    view.forms.dismiss_reason.clear();
}

/// The person said it isn't so: kept small, with the reason, until it is taken back.
fn dismissed(ui: &mut Ui, view: &mut View<'_>, pattern: &Pattern, said: &PatternAnswer) {
    let look = view.look;
    if let Some(first) = words::pattern_lines(pattern).first() {
        para(ui, first);
    }
    caption(ui, look, &answer_words(said));
    if quiet(ui, look, "Take that back").clicked() {
        answer(view, &pattern.key(), false, String::new());
    }
}

fn answer_words(said: &PatternAnswer) -> String {
    if said.reason.is_empty() {
        "You said: this isn't so".to_owned()
    } else {
        format!("You said: this isn't so. {}", said.reason)
    }
}
