//! Entries that say something else in the file than here: both are told, and which of them counts is the person's to say,
//! for each or for all.

use super::entries::{beginning, lines};
use crate::{
    app::{Action, Arriving, Changed, Differing},
    domain::{CheckIn, ImportedMood},
    report::shown,
    ui::{
        View,
        widgets::{caption, link, one_of, para, rule, section, strong},
    },
};
use egui::Ui;

/// So many stand there at first, and so many more with each press.
const SHOWN: usize = 10;
/// Beside each other only where each has room for its words.
const BESIDE: f32 = 520.0;

pub(super) fn show(ui: &mut Ui, view: &mut View<'_>, arriving: &Arriving) {
    let look = view.look;
    let all = &arriving.weighed.differing;
    section(ui, "What says something else than your journal");
    para(ui, "Your journal stays as it is, unless you take what the file says. What it said before is then kept with it.");
    if all.len() > 1 {
        ui.horizontal_wrapped(|ui| {
            if link(ui, look, "Take all from the file").clicked() {
                view.actions.ask(Action::SayOfArriving(None, Changed::TakeTheirs));
            }
            if link(ui, look, "Keep all of mine").clicked() {
                view.actions.ask(Action::SayOfArriving(None, Changed::KeepOurs));
            }
        });
    }
    let id = ui.scope_id().with(("differing that are shown", view.shell.counts.arriving));
    let many: usize = ui.data(|d| d.get_temp(id)).unwrap_or(SHOWN);
    for differing in all.iter().take(many) {
        rule(ui, look);
        one(ui, view, arriving, differing);
    }
    if all.len() > many {
        let more = (all.len() - many).min(SHOWN);
        if link(ui, look, &format!("Show {more} more of these")).clicked() {
            ui.data_mut(|d| d.insert_temp(id, many + more));
        }
    }
}

fn one(ui: &mut Ui, view: &mut View<'_>, arriving: &Arriving, differing: &Differing) {
    let look = view.look;
    let (ours, theirs) = (&*differing.ours, &differing.theirs);
    let when = format!("{}, {}", ours.day.words(), look.units.clock(ours.at.instant));
    ui.push_id(ours.id.as_str(), |ui| {
        strong(ui, &when);
        let said = [("In your journal", ours, &differing.moods.0), ("In the file", theirs, &differing.moods.1)];
        if ui.available_width() >= BESIDE {
            ui.columns(2, |columns| {
                for (ui, (whose, check_in, moods)) in columns.iter_mut().zip(said) {
                    side(ui, view, arriving, whose, check_in, moods);
                }
            });
        } else {
            for (whose, check_in, moods) in said {
                side(ui, view, arriving, whose, check_in, moods);
            }
        }
        let id = ours.id.as_str();
        let now = arriving.each.get(id).copied().unwrap_or_default();
        let offered = [(Changed::KeepOurs, "Keep mine"), (Changed::TakeTheirs, "Take the file's")];
        if let Some(changed) = one_of(ui, look, &now, offered) {
            view.actions.ask(Action::SayOfArriving(Some(id.into()), changed));
        }
    });
}

fn side(ui: &mut Ui, view: &View<'_>, arriving: &Arriving, whose: &str, check_in: &CheckIn, moods: &[ImportedMood]) {
    let look = view.look;
    caption(ui, look, whose);
    let mut said = lines(&arriving.weighed.catalogue, look.units, check_in);
    said.extend(moods.iter().map(|mood| arriving.mood_words(mood)));
    if !check_in.note.is_empty() {
        said.push(shown(&beginning(&check_in.note)).into_owned());
    }
    if said.is_empty() {
        said.push("Only its time".to_owned());
    }
    for line in said {
        para(ui, &line);
    }
}
