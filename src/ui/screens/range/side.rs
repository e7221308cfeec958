//! What stands beside the river: the profile now against usual.

use crate::{
    analysis::{Analysis, Change, Evidence, Verdict, When, words, words::Measure},
    app::{Action, Room},
    domain::Valence,
    ui::{
        View,
        screens::{first_weeks::profile_so_far, patterns::like_me},
        theme::{Look, semibold, size},
        widgets::{caption, card, para, primary, section},
    },
};
use egui::{RichText, Ui};

/// The cards beside the river.
pub(crate) fn show(ui: &mut Ui, view: &mut View<'_>) {
    let look = view.look;
    let Some(findings) = view.open.findings.clone() else {
        caption(ui, look, "Working it out…");
        return;
    };
    if let Verdict::Judged { evidence, .. } = &findings.analysis.verdict {
        profile(ui, look, evidence);
        kept(ui, view, evidence, &findings.analysis);
        if primary(ui, look, "What could help…").clicked() {
            view.actions.ask(Action::Go(Room::Ways));
        }
    } else {
        profile_so_far::show(ui, view);
        let lines = last_strong(view, &findings.analysis);
        if !lines.is_empty() {
            card(ui, look, |ui| {
                for line in lines {
                    caption(ui, look, &line);
                }
            });
        }
    }
}

/// The cards under the picture.
pub(crate) fn below(ui: &mut Ui, view: &mut View<'_>) {
    if view.open.findings.is_some() {
        like_me::like_me(ui, view);
    }
}

fn profile(ui: &mut Ui, look: &Look, e: &Evidence) {
    card(ui, look, |ui| {
        ui.spacing_mut().item_spacing.y = 3.0;
        section(ui, "Now against usual");
        caption(
            ui,
            look,
            &format!("last 21 days, {} with check-ins, against {} usual days", e.recent.days_logged, e.usual.days_logged),
        );
        if let Some(stretch) = words::compared_with(e) {
            caption(ui, look, &stretch);
        }
        let rows = [
            (Measure::High.of_pleasant(), e.pleasant.high),
            (Measure::High.of_unpleasant(), e.unpleasant.high),
            (Measure::Width.of_pleasant(), e.pleasant.width),
            (Measure::Width.of_unpleasant(), e.unpleasant.width),
        ];
        for (name, change) in rows {
            row(ui, look, name, change);
        }
        if let Some(numbness) = e.numbness {
            row(ui, look, words::NUMBNESS, numbness);
        }
        ui.add_space(4.0);
        caption(ui, look, words::EXPLAINED);
    });
}

fn row(ui: &mut Ui, look: &Look, name: &str, change: Change) {
    ui.add_space(4.0);
    caption(ui, look, name);
    let n = |v: f64| format!("{v:.1}");
    let r = ui.horizontal(|ui| {
        ui.label(RichText::new(n(change.usual)).color(look.muted()));
        ui.label(RichText::new("→").color(look.muted()));
        ui.label(RichText::new(n(change.recent)).family(semibold()).size(size::SECTION));
    });
    let told = format!("{name}: usually {}, now {}", n(change.usual), n(change.recent));
    ui.ctx().accesskit_node_builder(r.response.id, |node| node.set_label(told));
}

/// Which feelings narrowed, lost highs and lost lows, and the last strong times of each side.
fn kept(ui: &mut Ui, view: &View<'_>, e: &Evidence, analysis: &Analysis) {
    card(ui, view.look, |ui| {
        ui.spacing_mut().item_spacing.y = 6.0;
        let seen = e.compared(When::Now);
        for line in words::profile_summary(&seen) {
            para(ui, &line);
        }
        for line in words::highs_line(&seen).into_iter().chain(words::lows_line(&seen)) {
            para(ui, &line);
        }
        for line in last_strong(view, analysis) {
            caption(ui, view.look, &line);
        }
    });
}

/// "Last time joy was 5 or more: 41 days ago", for the two of each side it was longest ago for.
fn last_strong(view: &View<'_>, analysis: &Analysis) -> Vec<String> {
    let of = |side| words::last_strong_lines(analysis, &view.open.journal.catalogue, side).into_iter().take(2);
    of(Valence::Pleasant).chain(of(Valence::Unpleasant)).collect()
}
