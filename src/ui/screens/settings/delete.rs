//! Deleting everything, in three steps: asking, choosing, doing.

use crate::{
    app::Action,
    ui::{
        View,
        widgets::{bullets, caption, card, danger, hand_on, para, quiet, section, take_over, tick},
    },
};
use egui::{Id, Label, RichText, Ui};

/// What is chosen in the second step: the backups go, too.
type Chosen = bool;

/// What gets the keyboard when the question opens, and when it closes.
const KEEP: &str = "keep everything";
const OPENER: &str = "ask to delete everything";

/// What is set here, and other words it is looked for with.
pub(crate) const ROWS: &[(&str, &str)] = &[("Delete everything", "erase remove reset wipe start again")];

pub(crate) fn show(ui: &mut Ui, view: &mut View<'_>) {
    let look = view.look;
    if view.open.journal.settings.sample {
        // Nothing in it is the person's, and its own journal is not the one that would go.
        return;
    }
    let id = Id::unique("delete everything");
    card(ui, look, |ui| {
        ui.spacing_mut().item_spacing.y = 10.0;
        section(ui, "Delete everything");
        match ui.data(|d| d.get_temp::<Chosen>(id)) {
            None => {
                caption(ui, look, "All that is written in this journal, for good");
                let r = quiet(ui, look, "Delete everything…");
                if take_over(ui, r, OPENER).clicked() {
                    hand_on(ui, KEEP);
                    ui.data_mut(|d| d.insert_temp::<Chosen>(id, false));
                    view.actions.ask(Action::ListBackups);
                }
            }
            Some(backups_too) => choose(ui, view, id, backups_too),
        }
    });
}

fn choose(ui: &mut Ui, view: &mut View<'_>, id: Id, mut backups_too: Chosen) {
    let look = view.look;
    let journal = &view.open.journal;
    let n = journal.check_ins.len() + journal.trash.len();
    para(ui, "This is deleted, and nothing can bring it back:");
    bullets(
        ui,
        look,
        &[
            format!(
                "{}, with notes and earlier versions, and the trash",
                if n == 1 { "1 check-in".to_owned() } else { format!("{n} check-ins") }
            ),
            "Events, tries, plans, your safety plan, your contacts, your feelings and settings".to_owned(),
            "The file itself, and files of check-ins that were rescued beside it:".to_owned(),
        ],
    );
    ui.add(Label::new(RichText::new(view.shell.path.display().to_string()).color(look.muted())).wrap());
    let there = view.open.file.backups.as_ref().map(Vec::len);
    if there != Some(0) {
        let count = there.map_or_else(String::new, |n| format!(" ({n})"));
        if tick(ui, look, &mut backups_too, &format!("The backups, too{count}")).changed() {
            ui.data_mut(|d| d.insert_temp::<Chosen>(id, backups_too));
        }
        if let Some(folder) = view.shell.path.parent() {
            let words = if backups_too { "They lie in" } else { "Without this tick they stay in" };
            caption(ui, look, &format!("{words} {}", folder.join("backups").display()));
        }
    }
    para(ui, "This stays, because Gamut can't know of it:");
    bullets(
        ui,
        look,
        &[
            "Files you exported, and copies you or another program made of the journal",
            "What such a program keeps of older versions, in a sync folder or a backup of the whole computer",
        ],
    );
    caption(ui, look, "A new and empty journal is begun in its place. It has no passphrase");
    ui.horizontal_wrapped(|ui| {
        if danger(ui, look, "Delete everything now").clicked() {
            ui.data_mut(|d| d.remove_temp::<Chosen>(id));
            view.actions.ask(Action::DeleteAll { backups_too });
        }
        let r = quiet(ui, look, "Keep everything");
        if take_over(ui, r, KEEP).clicked() {
            hand_on(ui, OPENER);
            ui.data_mut(|d| d.remove_temp::<Chosen>(id));
        }
    });
}
