//! A backup beside the journal: what is only here, what is only there, and the two ways on.

use super::backup_words::{counted, when};
use crate::{
    app::{Action, BriefCheckIn, Compared, TakingInChange},
    domain::Units,
    ui::{
        FileView,
        widgets::{caption, disclosure, hand_on, para, primary, quiet, section, take_over},
    },
};
use egui::Ui;
use std::path::Path;

/// So many of a list are shown; the rest is counted.
const SHOWN: usize = 60;

/// What gets the keyboard when the question opens, and when it closes.
const LEAVE: &str = "leave the journal";
const OPENER: &str = "ask to put the backup in place";
/// What gets it once a backup is compared.
pub(super) const CLOSE: &str = "close the comparison";

/// Read only: nothing is changed before one of the two is chosen.
pub(crate) fn show(ui: &mut Ui, view: &mut FileView<'_>) {
    let look = view.look;
    let Some((backup, compared)) = view.file.comparison.clone() else { return };
    let seen = view.file.backups.iter().flatten().find(|b| b.path == backup);
    let made = seen.map(|b| format!(" of {}", when(view.shell, look, b.made_ms))).unwrap_or_default();
    section(ui, &format!("The backup{made}, beside your journal"));
    caption(ui, look, "Nothing is changed by looking");
    counts(ui, &compared);
    listed(ui, view, "Only in your journal", &compared.only_here);
    listed(ui, view, "Only in the backup", &compared.only_there);
    ui.add_space(4.0);
    if view.privacy.restoring {
        restore_question(ui, view, &backup, &compared);
    } else {
        ways_on(ui, view, &backup, &compared);
    }
}

fn counts(ui: &mut Ui, compared: &Compared) {
    let n = |list: &[BriefCheckIn]| counted(u64::try_from(list.len()).unwrap_or(u64::MAX));
    let of = |n: usize| counted(u64::try_from(n).unwrap_or(u64::MAX));
    para(ui, &format!("In both and the same: {}", of(compared.same)));
    para(ui, &format!("In both, but different: {}", of(compared.differ)));
    para(ui, &format!("Only in your journal: {}{}", n(&compared.only_here), others(compared.others_only_here)));
    para(ui, &format!("Only in the backup: {}{}", n(&compared.only_there), others(compared.others_only_there)));
}

/// What is no check-in.
fn others(n: usize) -> String {
    match n {
        0 => String::new(),
        1 => ", and 1 event, try, plan or answer".to_owned(),
        n => format!(", and {n} events, tries, plans or answers"),
    }
}

fn listed(ui: &mut Ui, view: &FileView<'_>, words: &str, list: &[BriefCheckIn]) {
    if list.is_empty() {
        return;
    }
    let look = view.look;
    disclosure(ui, look, &format!("{words}: which ones"), |ui| {
        for brief in list.iter().take(SHOWN) {
            caption(ui, look, &in_words(brief, look.units));
        }
        if list.len() > SHOWN {
            caption(ui, look, &format!("and {} more", list.len() - SHOWN));
        }
    });
}

fn in_words(brief: &BriefCheckIn, units: Units) -> String {
    let feelings = match brief.answers {
        0 => "no feeling answered".to_owned(),
        1 => "1 feeling answered".to_owned(),
        n => format!("{n} feelings answered"),
    };
    let note = if brief.has_note { ", with a note" } else { "" };
    format!("{}, {} · {feelings}{note}", brief.day.words(), units.clock(brief.at))
}

fn ways_on(ui: &mut Ui, view: &mut FileView<'_>, backup: &Path, compared: &Compared) {
    let look = view.look;
    if compared.only_there.is_empty() && compared.others_only_there == 0 {
        para(ui, "The backup has nothing that is missing here.");
    } else {
        if primary(ui, look, "Copy in what is missing").clicked() {
            let secret = secret(view);
            view.actions.ask(TakingInChange::CopyMissing { backup: backup.to_owned(), secret });
        }
        caption(ui, look, "Adds what only the backup has. Nothing that is here now is changed or removed");
    }
    let r = quiet(ui, look, "Put this backup in the place of the journal…");
    if take_over(ui, r, OPENER).clicked() {
        hand_on(ui, LEAVE);
        view.privacy.restoring = true;
    }
    caption(ui, look, "Everything is then as it was when the backup was made");
    let r = quiet(ui, look, "Close the comparison");
    if take_over(ui, r, CLOSE).clicked() {
        hand_on(ui, ("compare", backup));
        view.privacy.backup.clear();
        view.actions.ask(Action::CloseComparison);
    }
}

fn restore_question(ui: &mut Ui, view: &mut FileView<'_>, backup: &Path, compared: &Compared) {
    let look = view.look;
    let gone = u64::try_from(compared.only_here.len()).unwrap_or(u64::MAX);
    para(ui, "Your journal as it is now is backed up first, with what is half written, so that this can be taken back.");
    if gone > 0 {
        para(ui, &format!("What is only in your journal ({}) is then only in that backup.", counted(gone)));
    }
    ui.horizontal_wrapped(|ui| {
        if primary(ui, look, "Yes, put it in place").clicked() {
            let secret = secret(view);
            view.privacy.restoring = false;
            view.actions.ask(Action::RestoreBackup { backup: backup.to_owned(), secret });
        }
        let r = quiet(ui, look, "Cancel");
        if take_over(ui, r, LEAVE).clicked() {
            hand_on(ui, OPENER);
            view.privacy.restoring = false;
        }
    });
}

/// What was typed for a backup with a passphrase of its own.
fn secret(view: &FileView<'_>) -> Option<crate::app::Secret> {
    let field = &view.privacy.backup;
    (!field.is_empty()).then(|| field.secret())
}
