//! Finding what one wrote.

use super::{
    check_in_words::{self, Told},
    day_words::day_words,
    filters,
    head::head,
    in_place::{self, Turn, change_of},
    menus, search_field,
};
use crate::{
    app::{Action, CheckInChange, Excerpt, SearchState, Wish},
    domain::CheckIn,
    ui::{
        View,
        screens::today::in_its_day,
        widgets::{Icon, LongList, caption, card, icon_button, link, note_text, para, quiet, section, take_over},
    },
};
use egui::{Id, Ui};
use std::sync::Arc;

/// What a hit is thought to be high until it was in view.
const HIT: f32 = 132.0;
/// Between two hits, twice.
const GAP: f32 = 6.0;
/// The list of what was found, as it was made for one answer.
#[derive(Debug, Clone, Default)]
struct Hits {
    answers: u64,
    with_head: bool,
    found: usize,
    list: LongList,
    /// Where it stood when a check-in was taken in hand.
    before_form: Option<(usize, f64)>,
}

/// What was found, newest first, as far as one scrolls.
pub(crate) fn hits(ui: &mut Ui, view: &mut View<'_>, with_head: bool) {
    let id = Id::unique("what was found");
    let mut hits = ui.data_mut(|d| d.remove_temp::<Hits>(id)).unwrap_or_default();
    let (search, look) = (&view.open.search, view.look);
    let (found, first) = (search.found.len(), usize::from(with_head));
    // Beneath the head one row says how many there are, or that there are none.
    let rows = || std::iter::repeat_n(200.0, first).chain([40.0]).chain(std::iter::repeat_n(HIT, found));
    if (hits.answers, hits.with_head) != (search.answers, with_head) {
        let list = hits.list.followed_by(rows(), std::iter::empty());
        hits = Hits { answers: search.answers, with_head, found, list, before_form: hits.before_form };
    } else if hits.found != found {
        let (place, known) = (hits.list.place(), hits.list.rows_there_are().min(first + 1 + found));
        hits.list = hits.list.followed_by(rows(), (0..known).map(|n| (n, n)));
        hits.list.put(place.0, place.1);
        hits.found = found;
    }
    match in_place::turn(ui, view) {
        Turn::Opened => hits.before_form = Some(hits.list.place()),
        Turn::Closed => hits.before_form.take().into_iter().for_each(|(row, above)| hits.list.put(row, above)),
        Turn::Same => {}
    }
    if with_head && search_field::is_wanted(ui) {
        hits.list.go_to(0);
    }
    let mut wanted = Vec::new();
    let row_id = |row: usize| match row.checked_sub(first + 1).and_then(|n| search.found.get(n)) {
        Some((_, c)) => Id::unique(("found", c.id.as_str())),
        None => Id::unique(("no hit", row == 0 && with_head)),
    };
    hits.list.show(ui, look, "What was found", None, &row_id, &mut |ui, row| {
        if row == 0 && with_head {
            head(ui, view, false);
        } else if row == first {
            how_many(ui, view);
        } else if let Some((place, c)) = row.checked_sub(first + 1).and_then(|n| search.found.get(n)) {
            if !search.excerpts.contains_key(&place) {
                wanted.push(place);
            }
            hit(ui, view, c, search.excerpts.get(&place));
        }
    });
    if !wanted.is_empty() {
        view.actions.ask(Action::ShowExcerpts(wanted));
    }
    ui.data_mut(|d| d.insert_temp(id, hits));
}

fn how_many(ui: &mut Ui, view: &mut View<'_>) {
    let look = view.look;
    let search = &view.open.search;
    if !search.answered && search.found.is_empty() {
        caption(ui, look, "Searching…");
    } else if search.found.is_empty() {
        nothing_found(ui, view);
    } else {
        let r = caption(ui, look, &how_many_words(search));
        ui.ctx().accesskit_node_builder(r.id, |node| node.set_live(egui::accesskit::Live::Polite));
    }
    ui.add_space(8.0);
}

fn how_many_words(search: &SearchState) -> String {
    match search.found.len() {
        n if !search.found.whole => format!("{n} check-ins or more found, the newest first"),
        1 => "1 check-in found".to_owned(),
        n => format!("{n} check-ins found, the newest first"),
    }
}

fn hit(ui: &mut Ui, view: &mut View<'_>, c: &Arc<CheckIn>, excerpt: Option<&Excerpt>) {
    let look = view.look;
    ui.spacing_mut().item_spacing.y = GAP;
    let (words, clock) = (day_words(c.day, view.today()), look.units.clock(c.at.instant));
    let named = format!("the check-in of {} {clock}", c.day.words());
    if in_place::is_on(view, c) {
        section(ui, &format!("{words} · {clock}"));
        in_its_day::show(ui, view);
        return ui.add_space(GAP);
    }
    let all = card(ui, look, |ui| {
        ui.spacing_mut().item_spacing.y = 4.0;
        ui.horizontal_wrapped(|ui| {
            let open = link(ui, look, &format!("{words} · {clock}"));
            if open.clicked() {
                view.actions.ask(Action::ShowDay(c.day));
            }
            open.on_hover_text("Open this day");
            let change = icon_button(ui, look, Icon::Edit, &format!("Change {named}"));
            if take_over(ui, change, change_of(&c.id)).clicked() {
                view.actions.ask(CheckInChange::Edit(c.id.clone()));
            }
        });
        match excerpt {
            Some(excerpt) => {
                check_in_words::answers(ui, view, c);
                note_text(ui, look, &excerpt.text, &excerpt.marks);
            }
            None => check_in_words::words(ui, view, c, &Told::Whole),
        }
    });
    menus::of_check_in(ui, view, &all.response, c, &named);
    ui.add_space(GAP);
}

fn nothing_found(ui: &mut Ui, view: &mut View<'_>) {
    let look = view.look;
    card(ui, look, |ui| {
        let r = section(ui, "Nothing found");
        ui.ctx().accesskit_node_builder(r.id, |node| node.set_live(egui::accesskit::Live::Polite));
        let Wish { words, filters } = &view.forms.journal.search;
        let (words, filtered) = (!words.trim().is_empty(), !filters.is_empty());
        para(
            ui,
            match (words, filtered) {
                (true, false) => "No check-in holds these words. A part of a word is enough, and accents don't matter.",
                (false, _) => "No check-in fits these filters together.",
                (true, true) => "No check-in that fits these filters holds these words.",
            },
        );
        ui.horizontal_wrapped(|ui| {
            if filtered && quiet(ui, look, "Clear the filters").clicked() {
                filters::clear(view);
            }
            if (words || !filtered) && quiet(ui, look, "Back to the days").clicked() {
                view.forms.journal.search = Wish::default();
                view.actions.ask(Action::Search(Wish::default()));
            }
        });
    });
}
