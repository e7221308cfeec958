//! Patterns: what was noticed, or what is still missing.

pub(crate) mod card;
pub(crate) mod evidence;
pub(crate) mod facts;
pub(crate) mod glance_card;
pub(crate) mod history;
pub(crate) mod learning;
pub(crate) mod like_me;
pub(crate) mod low_mood;
pub(crate) mod not_so;
pub(crate) mod still_so;

use crate::{
    analysis::{Analysis, AskedAbout, Params, Pattern, Verdict, rule::RULE_VERSION, words},
    app::{Action, Room},
    ui::{
        View,
        screens::three_of_each,
        theme::size,
        widgets::{bullets, caption, column, disclosure, para, quiet, section, text_card, title, two_columns},
    },
};
use egui::Ui;

/// What was noticed in the check-ins, with all it rests on; or what is missing before anything can be said.
pub(crate) fn patterns(ui: &mut Ui, view: &mut View<'_>) {
    let look = view.look;
    let open = view.open;
    column(ui, look, "patterns", size::FRAME, |ui| {
        ui.spacing_mut().item_spacing.y = 12.0;
        ui.vertical(|ui| {
            ui.spacing_mut().item_spacing.y = 2.0;
            title(ui, "Patterns");
            caption(ui, look, words::NOT_A_DIAGNOSIS);
        });
        let Some(findings) = &open.findings else {
            caption(ui, look, "Reading your check-ins…");
            return;
        };
        let analysis = &findings.analysis;
        let (standing, ended): (Vec<&Pattern>, Vec<_>) = analysis.patterns.iter().rev().partition(|p| p.ended.is_none());
        let told = standing.iter().any(|p| p.dismissal(&open.journal).is_none());
        let noticed = |ui: &mut Ui, view: &mut View<'_>| {
            low_mood::in_full(ui, view);
            distress(ui, view, analysis);
            for pattern in &standing {
                card::pattern_card(ui, view, pattern, analysis);
            }
            match &analysis.verdict {
                Verdict::NotEnough(need) => learning::learning(ui, view, analysis, *need),
                Verdict::Judged { evidence, .. } if !told => card::now_card(ui, view, analysis, evidence),
                Verdict::Judged { .. } => {}
            }
        };
        let beside = |ui: &mut Ui, view: &mut View<'_>| {
            if matches!(analysis.verdict, Verdict::Judged { .. }) {
                asked_about(ui, view);
            }
            history::history(ui, view, &ended, analysis);
            if !told && !nothing_to_say(analysis) {
                rule(ui, view);
            }
            like_me::like_me(ui, view);
        };
        // One card and a line to fold out are no second column.
        if told && standing.len() < 2 && ended.is_empty() {
            ui.set_max_width(ui.available_width().min(size::COLUMN));
            noticed(ui, view);
            beside(ui, view);
        } else {
            two_columns(ui, view, noticed, beside);
        }
    });
}

/// Under the floor of data there is no pattern, and only what is missing is said (SAFETY 13).
fn nothing_to_say(analysis: &Analysis) -> bool {
    matches!(analysis.verdict, Verdict::NotEnough(_)) && analysis.patterns.is_empty()
}

/// It can be compared today, by what was asked about before, and soon no more.
fn asked_about(ui: &mut Ui, view: &mut View<'_>) {
    if AskedAbout::of(&view.open.journal).can_be_compared() {
        return;
    }
    text_card(ui, view.look, |ui| {
        section(ui, "What you ask about");
        three_of_each::tell(ui, view, like_me::OPENER);
    });
}

/// A steep rise of what is unpleasant leads to people, whatever else is noticed and whatever the score is (SAFETY 14).
fn distress(ui: &mut Ui, view: &mut View<'_>, analysis: &Analysis) {
    let Verdict::Judged { evidence, .. } = &analysis.verdict else { return };
    let Some(line) = words::steep_rise_line(evidence) else { return };
    let look = view.look;
    text_card(ui, look, |ui| {
        section(ui, "Much of it was unpleasant lately");
        para(ui, &line);
        if quiet(ui, look, "Open Help").clicked() {
            view.actions.ask(Action::Go(Room::Help));
        }
    });
}

fn rule(ui: &mut Ui, view: &View<'_>) {
    let look = view.look;
    let lines = words::rule_lines(&Params::of(view.open.journal.settings.sensitivity));
    text_card(ui, look, |ui| {
        disclosure(ui, look, &format!("How this is worked out, version {RULE_VERSION}"), |ui| {
            bullets(ui, look, &lines);
        });
    });
}
