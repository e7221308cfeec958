//! The journal can't be used: why, and the ways on.

use super::{settings::backups, working::working};
use crate::{
    app::{Action, LockNow, Task, Trouble},
    ui::{
        FileView,
        theme::size,
        widgets::{card, column_in_the_middle, para, primary, quiet, secret_field, section, title},
    },
};
use egui::Ui;
use std::path::Path;

const fn heading(trouble: &Trouble) -> &'static str {
    match trouble.lock_changed {
        Some(LockNow::Open | LockNow::OtherPassphrase) => "This may not be your journal",
        Some(LockNow::NoFile) => "Your journal is not in its place",
        Some(LockNow::OpenCopy) => "This copy has no passphrase",
        None => "The journal could not be opened",
    }
}

/// The journal can't be used. Nothing is lost by looking at this.
pub(crate) fn trouble(ui: &mut Ui, view: &mut FileView<'_>, trouble: &Trouble) {
    let look = view.look;
    column_in_the_middle(ui, look, "trouble", size::COLUMN, |ui| {
        ui.spacing_mut().item_spacing.y = 12.0;
        title(ui, heading(trouble));
        card(ui, look, |ui| {
            para(ui, &trouble.sentence);
            ui.horizontal_wrapped(|ui| {
                // Where something else helps more, that is the main thing to do.
                let r = if trouble.passing { primary(ui, look, "Try again") } else { quiet(ui, look, "Look again") };
                if r.clicked() {
                    view.actions.ask(Action::OpenJournal(view.shell.path.clone()));
                }
                if view.shell.path == view.shell.own_path {
                    if quiet(ui, look, "Look around with a sample journal").clicked() {
                        view.actions.ask(Action::OpenSample);
                    }
                } else if quiet(ui, look, "Open my own journal").clicked() {
                    view.actions.ask(Action::LeaveSample);
                }
            });
        });
        if let Some(now) = trouble.lock_changed {
            card(ui, look, |ui| another_lock(ui, view, now));
        }
        if let Some(kept) = trouble.rescued.last() {
            card(ui, look, |ui| what_was_kept(ui, view, kept, trouble.damaged));
        }
        if trouble.damaged || trouble.lock_changed.is_some() {
            let is_first = trouble.rescued.is_empty();
            ui.push_id("ways out", |ui| ways_out(ui, view, trouble.damaged, is_first));
        }
        para(ui, "Help works without a journal: press F1, or choose Help");
    });
}

/// What lies there has no passphrase, or another one: whether that is right only the person knows.
fn another_lock(ui: &mut Ui, view: &mut FileView<'_>, now: LockNow) {
    let look = view.look;
    ui.spacing_mut().item_spacing.y = 8.0;
    let (question, words, button, otherwise) = match now {
        LockNow::Open | LockNow::OtherPassphrase => (
            "Was it you?",
            "If you took the passphrase away or changed it with another copy of Gamut, or put this file there yourself, it \
             can be taken as it is. Gamut then forgets how it was locked before.",
            "Yes, take it as it is",
            "If not, leave it closed. Nothing was written to it, and a backup can take its place.",
        ),
        LockNow::NoFile => (
            "Was it you?",
            "If you moved the journal away or deleted it yourself, a new and empty one can be begun. It has no passphrase \
             until you set one.",
            "Yes, begin a new journal",
            "If not, look for the file first, or choose a backup.",
        ),
        LockNow::OpenCopy => (
            "Use it anyway?",
            "The copy is from before the passphrase was set. With the passphrase typed below and the copy chosen again, it \
             is locked like the journal. Without it, anyone who can use this account can read it.",
            "Yes, without a passphrase",
            "If not, type the passphrase below and choose the copy once more.",
        ),
    };
    section(ui, question);
    para(ui, words);
    if quiet(ui, look, button).clicked() {
        view.actions.ask(Action::TakeAsItIs);
    }
    para(ui, otherwise);
}

/// The journal went while it was open, and all that was in it lies beside its place.
fn what_was_kept(ui: &mut Ui, view: &mut FileView<'_>, kept: &Path, damaged: bool) {
    let look = view.look;
    ui.spacing_mut().item_spacing.y = 8.0;
    section(ui, "What was kept");
    let there = if damaged { "The file that can't be read is set aside beside it. " } else { "" };
    para(
        ui,
        &format!(
            "All that was in the journal when its file went, and what you wrote then. {} becomes your journal. {there}It also stays as a backup.",
            kept.display()
        ),
    );
    if !damaged {
        secret_field(ui, look, "Its passphrase or recovery code, if it has one", &mut view.privacy.backup);
    }
    if view.file.busy.is_none() && primary(ui, look, "Go on with what was kept").clicked() {
        let form = &mut *view.privacy;
        let secret = (!form.backup.is_empty()).then(|| form.backup.take());
        view.actions.ask(Action::RestoreBackup { backup: kept.to_owned(), secret });
    }
}

/// What can be done about a journal that can't be read. The file itself is never overwritten.
fn ways_out(ui: &mut Ui, view: &mut FileView<'_>, damaged: bool, is_first: bool) {
    let look = view.look;
    card(ui, look, |ui| {
        ui.spacing_mut().item_spacing.y = 8.0;
        section(ui, "What can be done");
        para(
            ui,
            "The file stays as it is. Whatever you choose here, it is set aside under another name and never overwritten.",
        );
        secret_field(ui, look, "Its passphrase or recovery code, if it has one", &mut view.privacy.backup);
        if view.file.busy == Some(Task::ListBackups) {
            working(ui, look, "Looking at the backups…");
        } else {
            let (words, is_main) = ("Look at the backups", is_first && view.file.backups.is_none());
            let r = if is_main { primary(ui, look, words) } else { quiet(ui, look, words) };
            if r.clicked() {
                view.actions.ask(Action::ListBackups);
            }
        }
        para(ui, "A backup is whole, up to the day it was made. Look there first.");
        if damaged {
            if quiet(ui, look, "Read what can still be read").clicked() {
                view.actions.ask(Action::Salvage);
            }
            para(ui, "Page by page, into a new journal. What stood on damaged pages is missing there.");
        }
    });
    if view.file.backups.is_some() {
        card(ui, look, |ui| backups::list_and_comparison(ui, view));
    }
}
