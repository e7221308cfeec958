//! Backups: when the last one was made, all of them, and what each would bring back.

use super::{
    backup_words::{counted, size_words, when, when_among},
    compared,
};
use crate::{
    app::{Action, BackedUp, BackupSeen, BackupStanding, Task},
    ui::{
        FileIs, FileView, View,
        files::wish,
        screens::working::working,
        widgets::{
            caption, card, hand_on, hand_on_later, link, next_secret_takes_focus, para, primary, quiet, secret_field, section,
            strong, take_over, was_entered,
        },
    },
};
use egui::Ui;

/// What gets the keyboard again when the worker has answered.
const BACK_UP: &str = "back up now";
const LIST: &str = "show the backups";

/// What is set here, and other words it is looked for with.
pub(crate) const ROWS: &[(&str, &str)] = &[("Backups", "back up copy restore older save compare")];

pub(crate) fn show(ui: &mut Ui, view: &mut View<'_>) {
    if view.open.journal.settings.sample {
        return;
    }
    let look = view.look;
    card(ui, look, |ui| {
        ui.spacing_mut().item_spacing.y = 10.0;
        section(ui, "Backups");
        how_it_stands(ui, view);
        match view.open.file.busy {
            Some(Task::BackUp) => working(ui, look, "Making a backup, and checking it…"),
            Some(Task::ListBackups) => working(ui, look, "Looking at the backups…"),
            Some(Task::Compare) => working(ui, look, "Comparing…"),
            _ => {
                ui.horizontal_wrapped(|ui| {
                    let r = quiet(ui, look, "Back up now");
                    if take_over(ui, r, BACK_UP).clicked() {
                        hand_on_later(ui, BACK_UP);
                        view.actions.ask(Action::BackUp);
                    }
                    let words = if view.open.file.backups.is_some() { "Look again" } else { "Show backups" };
                    let r = quiet(ui, look, words);
                    if take_over(ui, r, LIST).clicked() {
                        hand_on_later(ui, LIST);
                        view.actions.ask(Action::ListBackups);
                    }
                });
            }
        }
        list_and_comparison(ui, &mut view.file());
    });
}

fn how_it_stands(ui: &mut Ui, view: &View<'_>) {
    let (look, care) = (view.look, &view.open.care);
    match care.backed_up {
        Some(BackedUp { newest_ms: Some(ms), changed_since }) => {
            para(ui, &format!("The newest whole backup was made on {}", when(view.shell, look, ms)));
            if !changed_since {
                caption(ui, look, "Nothing was written since");
            }
        }
        Some(BackedUp { newest_ms: None, .. }) => {
            para(ui, "There is no whole backup yet");
        }
        None => {
            para(ui, "The backups will be checked in a moment");
        }
    }
    if let Some(why) = &care.backup_trouble {
        para(ui, why);
    }
    let ahead: Vec<_> = care.backups_ahead.iter().filter_map(|path| path.file_name()).map(|n| n.to_string_lossy()).collect();
    if !ahead.is_empty() {
        para(ui, &format!("A backup is dated in the future: {}. It stays until you remove it", ahead.join(", ")));
    }
    caption(
        ui,
        look,
        "Gamut makes one on each day you write something, and checks it. It keeps seven daily, four weekly and twelve \
         monthly ones in a folder beside the journal. If the disk breaks, both are gone: copy the folder to another disk now and then",
    );
}

/// All backups, or one of them beside the journal.
pub(crate) fn list_and_comparison(ui: &mut Ui, view: &mut FileView<'_>) {
    if view.file.comparison.is_some() {
        return compared::show(ui, view);
    }
    let Some(backups) = view.file.backups.clone() else { return };
    if backups.is_empty() {
        para(ui, "There are no backups in the folder beside the journal");
    } else if let Some(folder) = backups.first().and_then(|b| b.path.parent()) {
        let n = backups.len();
        let words = if n == 1 { "1 backup".to_owned() } else { format!("{n} backups") };
        ui.horizontal_wrapped(|ui| {
            caption(ui, view.look, &format!("{words} in {}", folder.display()));
            if link(ui, view.look, "Show in folder").accessible_name("Show in folder: the backups").clicked()
                && let Some(newest) = backups.first()
            {
                wish::show_in_folder(ui.ctx(), newest.path.clone());
            }
        });
    }
    for (place, backup) in backups.iter().enumerate() {
        if place > 0 {
            ui.separator();
        }
        ui.push_id(("backup", place), |ui| one(ui, view, backup, &backups));
    }
}

fn one(ui: &mut Ui, view: &mut FileView<'_>, backup: &BackupSeen, all: &[BackupSeen]) {
    let look = view.look;
    let made = when_among(view.shell, look, backup, all);
    strong(ui, &made);
    let size = size_words(backup.bytes);
    let (words, can_be_read) = match &backup.standing {
        BackupStanding::Whole { check_ins, newest_day } => {
            let newest = newest_day.map(|d| format!(", the newest of {}", d.words())).unwrap_or_default();
            (format!("Whole · {}{newest} · {size}", counted(*check_ins)), true)
        }
        BackupStanding::OtherPassphrase => {
            (format!("It has another passphrase than the journal now, or its beginning is damaged · {size}"), true)
        }
        BackupStanding::Damaged(why) => (format!("Damaged: {why} · {size}"), false),
    };
    caption(ui, look, &words);
    let busy = view.file.busy.is_some();
    let asked = view.privacy.backup_asked.as_ref() == Some(&backup.path);
    if !can_be_read || busy {
        return;
    }
    if asked && view.privacy.restoring {
        return restore_question(ui, view, backup);
    }
    if asked {
        return other_passphrase(ui, view, backup);
    }
    if view.is == FileIs::Open {
        let button = quiet(ui, look, "Compare…").accessible_name(format!("Compare the backup of {made}"));
        if take_over(ui, button, ("compare", &backup.path)).clicked() {
            if backup.standing == BackupStanding::OtherPassphrase {
                view.privacy.backup.clear();
                view.privacy.backup_asked = Some(backup.path.clone());
                next_secret_takes_focus(ui);
            } else {
                hand_on_later(ui, compared::CLOSE);
                view.actions.ask(Action::Compare { backup: backup.path.clone(), secret: None });
            }
        }
    } else {
        // There is no journal to compare it with.
        let button = quiet(ui, look, "Use this backup…").accessible_name(format!("Use the backup of {made}"));
        if take_over(ui, button, ("use", &backup.path)).clicked() {
            hand_on(ui, ("leave", &backup.path));
            view.privacy.backup_asked = Some(backup.path.clone());
            view.privacy.restoring = true;
        }
    }
}

fn other_passphrase(ui: &mut Ui, view: &mut FileView<'_>, backup: &BackupSeen) {
    let look = view.look;
    let name = "The passphrase it was made with, or its recovery code";
    let field = secret_field(ui, look, name, &mut view.privacy.backup);
    let entered = was_entered(ui, &field);
    let typed = !view.privacy.backup.is_empty();
    ui.horizontal_wrapped(|ui| {
        let pressed = ui.add_enabled_ui(typed, |ui| primary(ui, look, "Compare")).inner.clicked();
        if typed && (pressed || entered) {
            let secret = Some(view.privacy.backup.secret());
            hand_on_later(ui, compared::CLOSE);
            view.actions.ask(Action::Compare { backup: backup.path.clone(), secret });
        }
        if quiet(ui, look, "Cancel").clicked() {
            hand_on(ui, ("compare", &backup.path));
            view.privacy.backup.clear();
            view.privacy.backup_asked = None;
        }
    });
}

/// Asked once more, where there is no journal that can be read.
fn restore_question(ui: &mut Ui, view: &mut FileView<'_>, backup: &BackupSeen) {
    let look = view.look;
    // Where the journal is damaged, its passphrase is asked for above.
    if backup.standing == BackupStanding::OtherPassphrase && view.is == FileIs::Locked {
        secret_field(ui, look, "The passphrase it was made with, or its recovery code", &mut view.privacy.backup);
    }
    para(
        ui,
        "This backup becomes your journal. The file that can't be read is set aside beside it, and the backup stays, too.",
    );
    ui.horizontal_wrapped(|ui| {
        if primary(ui, look, "Yes, use this backup").clicked() {
            let form = &mut *view.privacy;
            let secret = (!form.backup.is_empty()).then(|| form.backup.take());
            (form.backup_asked, form.restoring) = (None, false);
            view.actions.ask(Action::RestoreBackup { backup: backup.path.clone(), secret });
        }
        let r = quiet(ui, look, "Cancel");
        if take_over(ui, r, ("leave", &backup.path)).clicked() {
            hand_on(ui, ("use", &backup.path));
            (view.privacy.backup_asked, view.privacy.restoring) = (None, false);
        }
    });
}
