use super::{evidence, like_me, low_mood, pattern_card};
use crate::{
    analysis::{Analysis, Params, Pattern, Verdict, words},
    app::{Action, Room},
    domain::Valence,
    ui::{
        View,
        look::size,
        widgets::{bullets, caption, column, disclosure, para, quiet, section, strong, text_card, title},
    },
};
use egui::Ui;

/// What was noticed in the check-ins, with all it rests on; or what is missing before anything can be said.
pub fn patterns(ui: &mut Ui, view: &mut View<'_>) {
    let look = view.look;
    let model = view.model;
    column(ui, look, "patterns", size::COLUMN, |ui| {
        ui.spacing_mut().item_spacing.y = 12.0;
        ui.vertical(|ui| {
            ui.spacing_mut().item_spacing.y = 2.0;
            title(ui, "Patterns");
            caption(ui, look, words::NOT_A_DIAGNOSIS);
        });
        let Some(findings) = &model.findings else {
            caption(ui, look, "Reading your check-ins…");
            return;
        };
        let analysis = &findings.analysis;
        let (standing, ended): (Vec<_>, Vec<_>) = analysis.patterns.iter().rev().partition(|p| p.ended.is_none());
        verdict(ui, view, analysis, !standing.is_empty());
        low_mood::in_full(ui, view);
        if nothing_to_say(analysis) {
            like_me::like_me(ui, view);
            return;
        }
        let told_already = !standing.is_empty();
        for pattern in standing {
            pattern_card::pattern_card(ui, view, pattern, &analysis.reach);
        }
        history(ui, view, &ended, analysis);
        if !told_already {
            rule(ui, view);
        }
        like_me::like_me(ui, view);
    });
}

/// Under the floor of data there is no pattern, and only what is missing is said (SAFETY 13).
fn nothing_to_say(analysis: &Analysis) -> bool {
    matches!(analysis.verdict, Verdict::NotEnough(_)) && analysis.patterns.is_empty()
}

/// Today's answer in a sentence. Its numbers are folded while a card below shows what was noticed.
fn verdict(ui: &mut Ui, view: &mut View<'_>, analysis: &Analysis, noticed: bool) {
    let look = view.look;
    text_card(ui, look, |ui| {
        section(ui, "Now");
        para(ui, &words::headline(analysis));
        match &analysis.verdict {
            Verdict::NotEnough(_) => {
                if let Some(weeks) = &analysis.first_weeks {
                    ui.add_space(4.0);
                    strong(ui, "Until then, a description only");
                    bullets(ui, look, &words::first_weeks_lines(weeks));
                }
            }
            Verdict::Judged { evidence: seen, .. } => {
                if let Some(why) = words::why_not(seen) {
                    para(ui, &why);
                }
                if let Some(stretch) = words::compared_with(seen) {
                    para(ui, &stretch);
                }
                evidence::highs_and_lows(ui, seen);
                if words::distress_rose_steeply(seen) && quiet(ui, look, "Open Help").clicked() {
                    view.actions.ask(Action::Go(Room::Help));
                }
                if noticed {
                    disclosure(ui, look, "The numbers of the last weeks", |ui| evidence::numbers(ui, look, seen));
                } else {
                    ui.add_space(4.0);
                    evidence::numbers(ui, look, seen);
                }
                disclosure(ui, look, "Feeling by feeling", |ui| {
                    evidence::profile(ui, look, seen);
                    let catalogue = &view.model.journal.catalogue;
                    for side in [Valence::Pleasant, Valence::Unpleasant] {
                        bullets(ui, look, &words::last_strong_lines(analysis, catalogue, side));
                    }
                });
            }
        }
    });
}

/// Patterns that are over, each to be opened.
fn history(ui: &mut Ui, view: &mut View<'_>, ended: &[&Pattern], analysis: &Analysis) {
    if ended.is_empty() {
        return;
    }
    section(ui, "Earlier patterns");
    for pattern in ended {
        pattern_card::earlier(ui, view, pattern, &analysis.reach);
    }
}

fn rule(ui: &mut Ui, view: &View<'_>) {
    let look = view.look;
    let lines = words::rule_lines(&Params::of(view.model.journal.settings.sensitivity));
    text_card(ui, look, |ui| {
        disclosure(ui, look, "How this is worked out", |ui| {
            bullets(ui, look, &lines);
        });
    });
}
