//! What the person should know about the journal's file, above whatever room is open.

use super::{
    View,
    theme::{Look, icons, semibold, size},
    widgets,
    widgets::Icon,
};
use crate::app::{Action, Room, TakingInChange};
use egui::{Frame, Margin, RichText, Stroke, Ui};

/// Without a whole backup for longer than this, the person is told: ARCHITECTURE's daily backups, and two
/// days' patience with a computer that was off.
const PATIENCE_MS: i64 = 3 * 86_400_000;
/// More than these would fill the screen; the rest is in the backups' place.
const PROBLEMS_SHOWN: usize = 3;

pub(super) fn show(ui: &mut Ui, view: &mut View<'_>) {
    let settings = &view.open.journal.settings;
    if view.shell.room == Room::Help || !settings.welcomed || settings.sample {
        return;
    }
    if view.open.care.kept_in.is_some() {
        banner(ui, view, "gone", gone);
    }
    if !view.open.care.rescued.is_empty() {
        banner(ui, view, "rescued", rescued);
    }
    if view.open.care.problems.as_ref().is_some_and(|found| !found.is_empty()) {
        banner(ui, view, "damage", damage);
    }
    if view.open.care.backup_trouble.is_some() || backup_is_missing(view) {
        banner(ui, view, "no backup", no_backup);
    }
}

/// Something was written, the journal is not new, and there is no whole backup of the last three days.
fn backup_is_missing(view: &View<'_>) -> bool {
    let now_ms = view.shell.now.instant.utc_ms;
    let is_old = |ms: i64| now_ms - ms > PATIENCE_MS;
    let began = view.open.journal.check_ins.first().map(|c| c.written_at().utc_ms);
    let is_behind = view.open.care.backed_up.is_some_and(|b| b.changed_since && b.newest_ms.is_none_or(is_old));
    is_behind && began.is_some_and(is_old)
}

/// The file is not what it was, and what is written goes elsewhere.
fn gone(ui: &mut Ui, view: &mut View<'_>) {
    heading(ui, view.look, "The journal's file is not in its place");
    let kept = view.open.care.kept_in.as_deref().unwrap_or_default();
    let words = format!(
        "What you write is kept in another file beside it, with all that was in the journal: {kept}. If you moved the \
         journal's file, put it back. When Gamut is opened again, it offers to take this in."
    );
    widgets::para(ui, &words);
}

/// What was kept is back beside its journal.
fn rescued(ui: &mut Ui, view: &mut View<'_>) {
    let look = view.look;
    let Some(file) = view.open.care.rescued.first().cloned() else { return };
    heading(ui, look, "Something was kept while the journal's file was gone");
    let words = format!(
        "It lies beside the journal: {}. Taking it in adds what the journal lacks and what was changed there. The journal \
         is backed up first, and the file stays as a backup.",
        file.display()
    );
    widgets::para(ui, &words);
    if view.open.file.busy.is_none() && !view.steps.is_saving() && widgets::quiet(ui, look, "Take it in").clicked() {
        view.actions.ask(TakingInChange::Rescued(file));
    }
}

fn no_backup(ui: &mut Ui, view: &mut View<'_>) {
    let (look, care) = (view.look, &view.open.care);
    let missing = "No backup for more than three days";
    let is_late = care.backup_trouble.is_none() || backup_is_missing(view);
    heading(ui, look, if is_late { missing } else { "No backup can be made now" });
    let why = care.backup_trouble.as_deref().unwrap_or("What you wrote is in the journal, and only there.");
    widgets::para(ui, why);
    if view.open.file.busy.is_none() && widgets::quiet(ui, look, "Back up now").clicked() {
        view.actions.ask(Action::BackUp);
    }
}

fn damage(ui: &mut Ui, view: &mut View<'_>) {
    let look = view.look;
    heading(ui, look, "Part of the journal's file is damaged");
    let problems = view.open.care.problems.clone().unwrap_or_default();
    for problem in problems.iter().take(PROBLEMS_SHOWN) {
        widgets::caption(ui, look, problem);
    }
    if problems.len() > PROBLEMS_SHOWN {
        widgets::caption(ui, look, &format!("and {} more", problems.len() - PROBLEMS_SHOWN));
    }
    widgets::para(
        ui,
        "What you see could be read, and the backups are files of their own. Look at them first; an export keeps what can be read now.",
    );
    ui.horizontal_wrapped(|ui| {
        if widgets::quiet(ui, look, "Look at the backups").clicked() {
            view.actions.ask(Action::Go(Room::Settings));
            view.actions.ask(Action::ListBackups);
        }
        if widgets::quiet(ui, look, "Export…").clicked() {
            view.actions.ask(Action::Go(Room::Settings));
        }
        if widgets::quiet(ui, look, "Read what can still be read").clicked() {
            view.actions.ask(Action::Salvage);
        }
    });
}

fn heading(ui: &mut Ui, look: &Look, words: &str) {
    ui.horizontal_wrapped(|ui| {
        ui.label(RichText::new(Icon::Warning.glyph()).family(icons()).size(size::SECTION).color(look.accent()));
        let said = ui.label(RichText::new(words).family(semibold()).color(look.ink()));
        ui.ctx().accesskit_node_builder(said.id, |node| {
            node.set_role(egui::accesskit::Role::Status);
            node.set_label(words.to_owned());
        });
    });
}

fn banner(ui: &mut Ui, view: &mut View<'_>, id: &str, contents: impl FnOnce(&mut Ui, &mut View<'_>)) {
    let look = view.look;
    ui.push_id(id, |ui| {
        Frame::new().inner_margin(Margin { left: 16, right: 16, top: 8, bottom: 0 }).show(ui, |ui| {
            Frame::new()
                .fill(look.card())
                .stroke(Stroke::new(1.0, look.outline()))
                .corner_radius(8)
                .inner_margin(Margin::symmetric(12, 8))
                .show(ui, |ui| {
                    ui.set_width(ui.available_width());
                    ui.spacing_mut().item_spacing.y = 4.0;
                    contents(ui, view);
                });
        });
    });
}
