//! What was deleted and can still be put back.

use super::day_words::day_words;
use crate::{
    app::{CheckInChange, ForGoodChange, TRASH_DAYS},
    domain::CheckIn,
    report::first_letters,
    ui::{
        View,
        widgets::{caption, card, danger, hand_on, link, para, quiet, take_over},
    },
};
use egui::Ui;
use std::sync::Arc;

const DAY_MS: i64 = 86_400_000;
/// The newest so many are offered.
const SHOWN: usize = 50;
/// So many characters of a note are enough to know it again.
const GIST: usize = 140;

pub(crate) fn show(ui: &mut Ui, view: &mut View<'_>) {
    let look = view.look;
    let journal = Arc::clone(&view.open.journal);
    let now_ms = view.shell.now.instant.utc_ms;
    let mut there: Vec<_> = journal.trash.iter().filter_map(|c| days_left(c, now_ms).map(|left| (c, left))).collect();
    if there.is_empty() {
        return;
    }
    there.sort_by_key(|(c, _)| std::cmp::Reverse(c.deleted_ms));
    let id = egui::Id::unique("trash is open");
    let open = ui.data(|d| d.get_temp::<bool>(id).unwrap_or(false));
    let words = if open { "Close the trash".to_owned() } else { format!("Trash ({})", there.len()) };
    if ui.push_id("trash", |ui| link(ui, look, &words).clicked()).inner {
        ui.data_mut(|d| d.insert_temp(id, !open));
    }
    if !open {
        return;
    }
    card(ui, look, |ui| {
        caption(ui, look, &format!("What you delete stays here for {TRASH_DAYS} days"));
        for (check_in, left) in there.iter().take(SHOWN) {
            let clock = look.units.clock(check_in.at.instant);
            para(ui, &format!("{} · {clock}", day_words(check_in.day, view.today())));
            let gist = first_letters(&check_in.note, GIST);
            if !gist.is_empty() {
                caption(ui, look, gist);
            }
            let named = format!("the check-in of {} {clock}", check_in.day.words());
            ui.horizontal_wrapped(|ui| {
                if quiet(ui, look, "Put back").accessible_name(format!("Put back {named}")).clicked() {
                    view.actions.ask(CheckInChange::PutBack(check_in.id.clone()));
                }
                let id = ui.scope_id().with(("for good", check_in.id.as_str()));
                let question = format!("Delete {named} for good");
                let sure = "It can't be put back then. Backups keep it until they are thinned out";
                if asked_twice(ui, view, id, ("Delete for good", &question), sure) {
                    view.actions.ask(ForGoodChange(vec![check_in.id.clone()]));
                }
                caption(ui, look, &if *left == 1 { "1 day left".to_owned() } else { format!("{left} days left") });
            });
        }
        let all = journal.trash.len();
        if all > 1 {
            let id = egui::Id::unique("empty the trash");
            let sure = format!(
                "All {all} check-ins in the trash go, and so do events that were removed. They can't be put back then. \
                 Backups keep them until they are thinned out"
            );
            if asked_twice(ui, view, id, ("Empty the trash", "Empty the trash"), &sure) {
                let ids = journal.trash.iter().map(|c| c.id.clone()).collect();
                view.actions.ask(ForGoodChange(ids));
            }
        }
    });
}

/// A button (as shown, and as named), and once it was pressed what it means with a second one. `true` when that
/// was pressed, too.
fn asked_twice(ui: &mut Ui, view: &View<'_>, id: egui::Id, (words, name): (&str, &str), sure: &str) -> bool {
    let look = view.look;
    if !ui.data(|d| d.get_temp::<bool>(id).unwrap_or(false)) {
        let r = quiet(ui, look, words).accessible_name(name);
        if take_over(ui, r, ("ask", id)).clicked() {
            hand_on(ui, ("keep", id));
            ui.data_mut(|d| d.insert_temp(id, true));
        }
        return false;
    }
    let mut sure_now = false;
    ui.vertical(|ui| {
        para(ui, sure);
        ui.horizontal_wrapped(|ui| {
            sure_now = danger(ui, look, words).accessible_name(format!("{name}: yes")).clicked();
            let r = quiet(ui, look, "Keep").accessible_name(format!("{name}: no"));
            let kept = take_over(ui, r, ("keep", id)).clicked();
            if kept {
                hand_on(ui, ("ask", id));
            }
            if sure_now || kept {
                ui.data_mut(|d| d.remove_temp::<bool>(id));
            }
        });
    });
    sure_now
}

/// How many days it stays; `None` once they are over.
fn days_left(check_in: &CheckIn, now_ms: i64) -> Option<i64> {
    let gone = (now_ms - check_in.deleted_ms?).max(0) / DAY_MS;
    (gone < TRASH_DAYS).then_some(TRASH_DAYS - gone)
}
