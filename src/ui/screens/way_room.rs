use super::{plans, trial, way_results, ways::result_of};
use crate::{
    app::{Action, Room},
    domain::Way,
    guidance::WayText,
    ui::{
        View,
        look::size,
        widgets::{bullets, caption, column, copy_all, copy_button, para, primary, quiet, section, text_card, title},
    },
};
use egui::Ui;

/// One way: why it may fit, who should take care, something to do now, and what came of it so far.
pub fn way_room(ui: &mut Ui, view: &mut View<'_>, text: &WayText) {
    let look = view.look;
    column(ui, look, text.way.word(), size::COLUMN, |ui| {
        ui.spacing_mut().item_spacing.y = 12.0;
        if quiet(ui, look, "All seven ways").clicked() {
            view.actions.ask(Action::CloseWay);
        }
        ui.vertical(|ui| {
            ui.spacing_mut().item_spacing.y = 2.0;
            title(ui, &text.title);
            caption(ui, look, &text.one_line);
        });
        // While it is being done, that stands first and nothing pulls away from it.
        let doing = view.forms.trial.as_ref().is_some_and(|t| t.way == text.way);
        if doing {
            trial::trial(ui, view, text);
            let over = view.forms.trial.as_ref().is_some_and(|t| t.asking_after);
            if over || text.way != Way::Senses {
                tool(ui, view, text);
            }
            care(ui, view, text);
        } else {
            why(ui, view, text);
            care(ui, view, text);
            trial::before(ui, view, text);
            tool(ui, view, text);
        }
        if plans::can_be_planned(text.way) {
            plans::plans(ui, view, text.way);
        }
        // Earlier results would colour the answer that is about to be given.
        if let Some(result) = result_of(view, text.way).filter(|_| !doing) {
            text_card(ui, look, |ui| {
                section(ui, "What came of it so far");
                way_results::one(ui, view, result);
            });
        }
        caption(ui, look, &format!("{}. Reviewed on {}", text.source, text.reviewed.words()));
    });
}

fn why(ui: &mut Ui, view: &View<'_>, text: &WayText) {
    let look = view.look;
    text_card(ui, look, |ui| {
        section(ui, "Why this one");
        para(ui, &text.why);
        let ranked = view.model.findings.as_ref().and_then(|f| f.ways.iter().find(|r| r.way == text.way));
        if let Some(ranked) = ranked {
            bullets(ui, look, &ranked.reasons);
        }
    });
}

fn care(ui: &mut Ui, view: &mut View<'_>, text: &WayText) {
    let look = view.look;
    text_card(ui, look, |ui| {
        section(ui, "Take care");
        para(ui, &text.care);
        if quiet(ui, look, "Open Help").clicked() {
            view.actions.ask(Action::Go(Room::Help));
        }
    });
}

/// The words this way comes with: questions for the doctor, what to say first, prompts.
fn tool(ui: &mut Ui, view: &mut View<'_>, text: &WayText) {
    let look = view.look;
    let model = view.model;
    if text.way == Way::Doctor {
        text_card(ui, look, |ui| {
            section(ui, &text.questions_title);
            match &model.findings {
                Some(findings) => phrases(ui, view, text.way, &findings.questions),
                None => {
                    caption(ui, look, "Being filled in from your check-ins…");
                }
            }
            caption(ui, look, "Please don't stop or change a medicine without whoever prescribes it");
        });
    } else if !text.questions.is_empty() {
        text_card(ui, look, |ui| {
            section(ui, &text.questions_title);
            phrases(ui, view, text.way, &text.questions);
        });
    }
}

/// Sentences to take along: each can be copied, or, as a prompt, be written about.
fn phrases(ui: &mut Ui, view: &mut View<'_>, way: Way, phrases: &[String]) {
    let look = view.look;
    let prompts = matches!(way, Way::Journal | Way::Senses);
    for (i, phrase) in phrases.iter().enumerate() {
        ui.push_id(("phrase", i), |ui| {
            let beside = if prompts { 128.0 } else { 64.0 };
            let room = ui.available_width() - beside;
            // In a very narrow window the button stands below its sentence.
            if room < 120.0 {
                para(ui, phrase);
                use_phrase(ui, view, phrase, prompts);
            } else {
                ui.horizontal_top(|ui| {
                    ui.vertical(|ui| {
                        ui.add_space(5.0);
                        ui.set_width(room);
                        para(ui, phrase);
                    });
                    use_phrase(ui, view, phrase, prompts);
                });
            }
        });
    }
    if prompts {
        if way == Way::Journal && primary(ui, look, "Write without a prompt").clicked() {
            view.actions.ask(Action::Go(Room::Today));
        }
    } else {
        copy_all(ui, look, "Copy all", &phrases.join("\n"));
    }
}

fn use_phrase(ui: &mut Ui, view: &mut View<'_>, phrase: &str, prompt: bool) {
    let look = view.look;
    if prompt {
        let r = quiet(ui, look, "Write now");
        r.widget_info(|| egui::WidgetInfo::labeled(egui::Role::Button, true, format!("Write now: {phrase}")));
        if r.clicked() {
            write_about(view, phrase);
        }
    } else {
        copy_button(ui, look, &format!("“{phrase}”"), phrase);
    }
}

/// Puts the prompt into today's note, under what is there already, and goes there.
fn write_about(view: &mut View<'_>, prompt: &str) {
    let note = &mut view.forms.check_in.note;
    if !note.contains(prompt) {
        if !note.trim().is_empty() {
            note.push_str("\n\n");
        }
        note.push_str(prompt);
        note.push('\n');
    }
    view.actions.ask(Action::KeepDraft);
    view.actions.ask(Action::Go(Room::Today));
}
