//! The newest entries of the file as they would become, five at first.

use crate::{
    app::Arriving,
    domain::{Catalogue, CheckIn, Units},
    report::{first_letters, shown},
    ui::{
        View,
        screens::context_words,
        widgets::{caption, link, para, rule, section, strong},
    },
};
use egui::Ui;

/// So many stand there at first, and so many more with each press.
const FIRST: usize = 5;
const MORE: usize = 20;
/// As much of a note as shows which one it is.
const NOTE: usize = 200;

pub(super) fn show(ui: &mut Ui, view: &mut View<'_>, arriving: &Arriving) {
    let look = view.look;
    let all = &arriving.weighed.first;
    section(ui, "How they would look here");
    let id = ui.scope_id().with(("shown of what arrives", view.shell.counts.arriving));
    let many: usize = ui.data(|d| d.get_temp(id)).unwrap_or(FIRST);
    for (n, check_in) in all.iter().take(many).enumerate() {
        if n > 0 {
            rule(ui, look);
        }
        one(ui, view, arriving, check_in);
    }
    if all.len() > many {
        let more = (all.len() - many).min(MORE);
        if link(ui, look, &format!("Show {more} more")).clicked() {
            ui.data_mut(|d| d.insert_temp(id, many + more));
        }
    }
}

pub(super) fn one(ui: &mut Ui, view: &View<'_>, arriving: &Arriving, check_in: &CheckIn) {
    let look = view.look;
    let day = check_in.day.weekday_words();
    strong(ui, &format!("{day} {}, {}", check_in.day.date().format("%Y"), look.units.clock(check_in.at.instant)));
    let moods = arriving.moods_beside(check_in.id.as_str());
    for line in lines(&arriving.weighed.catalogue, look.units, check_in).into_iter().chain(moods.map(str::to_owned)) {
        caption(ui, look, &line);
    }
    if !check_in.note.is_empty() {
        para(ui, &shown(&beginning(&check_in.note)));
    }
}

/// Its answers and what was around it, without its note.
pub(super) fn lines(catalogue: &Catalogue, units: Units, check_in: &CheckIn) -> Vec<String> {
    let answers = catalogue.every_feeling().filter_map(|f| Some((f, check_in.answer(f.id)?)));
    let answers: Vec<String> = answers
        .map(|(f, answer)| match answer.number() {
            Some(n) => format!("{} {n}", f.name),
            None => format!("{}: {}", f.name, answer.words()),
        })
        .collect();
    let around = context_words(catalogue, units, check_in);
    [answers.join(" · "), around].into_iter().filter(|line| !line.is_empty()).collect()
}

/// Without the empty lines that a phone leaves between two.
pub(super) fn beginning(note: &str) -> String {
    let first = first_letters(note, NOTE);
    let lines: Vec<&str> = first.lines().map(str::trim_end).filter(|line| !line.is_empty()).collect();
    let more = if first.len() < note.len() { "…" } else { "" };
    format!("{}{more}", lines.join("\n"))
}
