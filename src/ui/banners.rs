//! What the person should know about the journal's file, above whatever room is open. It never takes more than half of
//! the room: the first stands unfolded where there is height, the others are a line each until they are pressed.

use super::{
    View,
    screens::{Page, go_to_page, save},
    theme::{icons, semibold, size},
    widgets,
    widgets::Icon,
};
use crate::app::{Action, Lost, Room, TakingInChange};
use egui::{Frame, Margin, RichText, ScrollArea, Stroke, Ui};

/// Without a whole backup for longer than this, the person is told: ARCHITECTURE's daily backups, and two
/// days' patience with a computer that was off.
const PATIENCE_MS: i64 = 3 * 86_400_000;
/// More than these would fill the screen; the rest is in the backups' place.
const PROBLEMS_SHOWN: usize = 3;
/// A room that is lower than this shows no banner unfolded by itself. Our choice: the form below keeps its first rows.
const ROOMY: f32 = 480.0;

fn is_roomy(height: f32) -> bool {
    height.is_finite() && height >= ROOMY
}

struct Banner {
    /// What it is about, as its button is called.
    about: &'static str,
    /// What it is called while it stands.
    heading: fn(&View<'_>) -> Option<String>,
    /// What is safe, and what can be done.
    contents: fn(&mut Ui, &mut View<'_>),
}

/// The most pressing first.
static ALL: [Banner; 5] = [
    Banner { about: "where the journal is", heading: gone_heading, contents: gone },
    Banner { about: "what was kept", heading: rescued_heading, contents: rescued },
    Banner { about: "the damage", heading: damage_heading, contents: damage },
    Banner { about: "the backups", heading: no_backup_heading, contents: no_backup },
    Banner { about: "copies of the journal", heading: synced_heading, contents: synced },
];

pub(super) fn show(ui: &mut Ui, view: &mut View<'_>) {
    let standing = standing(view);
    if standing.is_empty() {
        return;
    }
    let height = ui.available_height();
    let side = widgets::column_place(view.look, ui.available_width(), size::FRAME);
    let all = |ui: &mut Ui, view: &mut View<'_>| all_of(ui, view, standing, side, is_roomy(height));
    if height.is_finite() {
        let area = ScrollArea::vertical().id_salt("banners").max_height(height / 2.0).auto_shrink([false, true]);
        area.show(ui, |ui| all(ui, view));
    } else {
        // They scroll away with the room.
        ui.scope(|ui| all(ui, view));
    }
}

/// The same at the head of a room's own list, with which they scroll away: where there is little height.
pub(super) fn show_within(ui: &mut Ui, view: &mut View<'_>) {
    let standing = standing(view);
    if !standing.is_empty() {
        let whole = (0.0, ui.available_width());
        ui.scope(|ui| all_of(ui, view, standing, whole, false));
    }
}

type Standing = Vec<(&'static Banner, String)>;

fn standing(view: &View<'_>) -> Standing {
    let settings = &view.open.journal.settings;
    if view.shell.room == Room::Help || view.open.is_new() || settings.sample {
        return Vec::new();
    }
    ALL.iter().filter_map(|b| Some((b, (b.heading)(view)?))).collect()
}

/// `first_unfolded`: there is height for the most pressing one.
fn all_of(ui: &mut Ui, view: &mut View<'_>, standing: Standing, place: (f32, f32), first_unfolded: bool) {
    ui.spacing_mut().item_spacing.y = 0.0;
    for (n, (banner, heading)) in standing.into_iter().enumerate() {
        ui.push_id(banner.about, |ui| one(ui, view, banner, &heading, place, n == 0 && first_unfolded));
    }
}

/// It begins where the rooms begin, and is as wide as they are.
fn one(ui: &mut Ui, view: &mut View<'_>, banner: &Banner, words: &str, (side, width): (f32, f32), unfolded_at_first: bool) {
    let look = view.look;
    ui.add_space(8.0);
    ui.horizontal_top(|ui| {
        ui.spacing_mut().item_spacing.x = 0.0;
        ui.add_space(side);
        ui.vertical(|ui| {
            ui.set_width(width);
            let card = Frame::new().fill(look.card()).stroke(Stroke::new(1.0, look.outline())).corner_radius(8);
            card.inner_margin(Margin::symmetric(12, 8)).show(ui, |ui| {
                ui.set_width(ui.available_width());
                ui.spacing_mut().item_spacing = egui::vec2(8.0, 4.0);
                if heading(ui, view, banner.about, words, unfolded_at_first) {
                    (banner.contents)(ui, view);
                }
            });
        });
    });
}

/// The line that is always there; whether it is unfolded.
fn heading(ui: &mut Ui, view: &View<'_>, about: &str, words: &str, unfolded_at_first: bool) -> bool {
    let look = view.look;
    let id = ui.scope_id().with("unfolded");
    let mut unfolded = ui.data(|d| d.get_temp(id)).unwrap_or(unfolded_at_first);
    ui.horizontal_wrapped(|ui| {
        ui.label(RichText::new(Icon::Warning.glyph()).family(icons()).size(size::SECTION).color(look.accent()));
        let said = ui.label(RichText::new(words).family(semibold()).color(look.ink()));
        ui.ctx().accesskit_node_builder(said.id, |node| {
            node.set_role(egui::accesskit::Role::Status);
            node.set_label(words.to_owned());
        });
        let button = if unfolded { "Less" } else { "More…" };
        let name = format!("{} about {about}", button.trim_end_matches('…'));
        if widgets::link(ui, look, button).accessible_name(name).clicked() {
            unfolded = !unfolded;
            ui.data_mut(|d| d.insert_temp(id, unfolded));
        }
    });
    unfolded
}

/// The file is not what it was, and what is written goes elsewhere.
fn gone_heading(view: &View<'_>) -> Option<String> {
    view.open.care.kept_in.as_ref()?;
    let words = match view.open.care.lost {
        Some(Lost::Moved) | None => "The journal's file is not in its place",
        Some(Lost::Replaced) => "Another file lies in the journal's place",
        Some(Lost::CutOff) => "A part of the journal's file was cut off",
        Some(Lost::WrittenOver) => "Something else was written into the journal's file",
    };
    Some(words.to_owned())
}

fn gone(ui: &mut Ui, view: &mut View<'_>) {
    let kept = view.open.care.kept_in.as_deref().unwrap_or_default();
    let then = match view.open.care.lost {
        Some(Lost::Moved) | None => {
            "If you moved the journal's file, put it back. The next time you open Gamut, it offers to take this in."
        }
        Some(Lost::Replaced) => {
            "If you put the other file there, put the journal's back. The next time you open Gamut, it offers to take this \
             in."
        }
        Some(Lost::CutOff | Lost::WrittenOver) => {
            "You can write on. When Gamut is closed and opened again, it offers to go on with that file."
        }
    };
    let words = format!("What you write is kept in another file beside it, with all that was in the journal: {kept}. {then}");
    widgets::para(ui, &words);
}

/// What was kept is back beside its journal.
fn rescued_heading(view: &View<'_>) -> Option<String> {
    let is_there = !view.open.care.rescued.is_empty();
    is_there.then(|| "Something was kept while the journal's file was gone".to_owned())
}

fn rescued(ui: &mut Ui, view: &mut View<'_>) {
    let look = view.look;
    let Some(file) = view.open.care.rescued.first().cloned() else { return };
    let words = format!(
        "It is beside the journal: {}. Bringing it in adds what is missing in the journal and what was changed. Your journal \
         is backed up first, and this file stays as a backup.",
        file.display()
    );
    widgets::para(ui, &words);
    if view.open.file.busy.is_none() && !view.steps.is_saving() && widgets::quiet(ui, look, "Bring it in").clicked() {
        view.actions.ask(TakingInChange::Rescued(file));
    }
}

fn no_backup_heading(view: &View<'_>) -> Option<String> {
    let is_late = backup_is_missing(view);
    let is_told = is_late || view.open.care.backup_trouble.is_some();
    is_told.then(|| if is_late { "No backup for more than three days" } else { "No backup can be made now" }.to_owned())
}

/// Something was written, the journal is not new, and there is no whole backup of the last three days.
fn backup_is_missing(view: &View<'_>) -> bool {
    let now_ms = view.shell.now.instant.utc_ms;
    let is_old = |ms: i64| now_ms - ms > PATIENCE_MS;
    let began = view.open.journal.check_ins.first().map(|c| c.written_at().utc_ms);
    let is_behind = view.open.care.backed_up.is_some_and(|b| b.changed_since && b.newest_ms.is_none_or(is_old));
    is_behind && began.is_some_and(is_old)
}

fn no_backup(ui: &mut Ui, view: &mut View<'_>) {
    let (look, care) = (view.look, &view.open.care);
    let why = care.backup_trouble.as_deref().unwrap_or("What you wrote is in the journal, and only there.");
    widgets::para(ui, why);
    if view.open.file.busy.is_none() && widgets::quiet(ui, look, "Back up now").clicked() {
        view.actions.ask(Action::BackUp);
    }
}

fn damage_heading(view: &View<'_>) -> Option<String> {
    let is_found = view.open.care.problems.as_ref().is_some_and(|found| !found.is_empty());
    is_found.then(|| "Part of the journal's file is damaged".to_owned())
}

fn damage(ui: &mut Ui, view: &mut View<'_>) {
    let look = view.look;
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
            go_to_page(ui.ctx(), Page::Backups);
            view.actions.ask(Action::Go(Room::Settings));
            view.actions.ask(Action::ListBackups);
        }
        if widgets::quiet(ui, look, "Export…").clicked() {
            go_to_page(ui.ctx(), Page::Files);
            view.actions.ask(Action::Go(Room::Settings));
        }
        if widgets::quiet(ui, look, "Read what can still be read").clicked() {
            view.actions.ask(Action::Salvage);
        }
    });
}

/// What a program that copies the journal's folder may do to it; told once.
fn synced_heading(view: &View<'_>) -> Option<String> {
    let by = view.open.care.synced_by.as_ref().filter(|_| !view.open.journal.settings.sync_warned)?;
    Some(format!("Your journal lies in a folder that {by} copies"))
}

fn synced(ui: &mut Ui, view: &mut View<'_>) {
    let look = view.look;
    widgets::para(
        ui,
        "Open it on one computer at a time, and let the copying finish first. Otherwise you may get a second file, a \
         “conflicted copy”, and each has a part of your check-ins.",
    );
    widgets::para(
        ui,
        if view.open.care.protected {
            "The copies can be read only with your passphrase or recovery code."
        } else {
            "The copies have no passphrase: whoever sees that folder can read them. You can set one in Settings."
        },
    );
    if widgets::quiet(ui, look, "I have read this").clicked() {
        save(view, |s| s.sync_warned = true);
    }
}
