//! The weeks before and after an event: sentences, a small table, and what else happened.

use crate::{
    analysis::{
        BeforeAfter,
        words::{self, Measure, ShiftRow},
    },
    app::{Action, EventShown},
    domain::Event,
    ui::{
        View,
        look::{Look, semibold, size},
        widgets::{Icon, bullets, caption, choice, icon_button, link, para, section, strong, text_card},
    },
};
use egui::{Align, Label, Layout, RichText, Stroke, Ui, accesskit, vec2};
use std::sync::Arc;

const NAME: &str = "Before and after";

/// Opens the weeks around this event, and closes them again.
pub fn opener(ui: &mut Ui, view: &mut View<'_>, event: &Event) {
    let open = is_shown(view, event);
    let r = link(ui, view.look, NAME).accessible_name(format!("{NAME}: {}, {}", event.words(), event.day.words()));
    ui.ctx().accesskit_node_builder(r.id, |node| node.set_expanded(open));
    if r.clicked() {
        ui.data_mut(|d| d.insert_temp(just_opened(), !open));
        let id = Arc::clone(&event.id);
        view.actions.ask(if open { Action::CloseBeforeAfter } else { Action::ShowBeforeAfter(id) });
    }
}

/// Whether the weeks around this event are the ones that are shown.
pub fn is_shown(view: &View<'_>, event: &Event) -> bool {
    view.model.event_shown.as_ref().is_some_and(|shown| shown.event == event.id)
}

fn just_opened() -> egui::Id {
    egui::Id::unique("before and after was opened")
}

/// The weeks around the event that was asked for; nothing where none was.
pub fn panel(ui: &mut Ui, view: &mut View<'_>) {
    let look = view.look;
    let Some(EventShown { found, .. }) = view.model.event_shown.clone() else { return };
    let r = text_card(ui, look, |ui| {
        ui.horizontal_wrapped(|ui| {
            section(ui, NAME);
            if icon_button(ui, look, Icon::Close, "Close before and after").clicked() {
                view.actions.ask(Action::CloseBeforeAfter);
            }
        });
        match &found {
            Some(found) => weeks(ui, look, found),
            None => {
                caption(ui, look, "Being worked out from your check-ins…");
            }
        }
    });
    // It opens below what was pressed, maybe below the window's edge.
    let is_new = || ui.data_mut(|d| d.remove_temp::<bool>(just_opened())) == Some(true);
    if found.is_some() && is_new() {
        r.response.scroll_to_me(Some(Align::Min));
        ui.ctx().request_repaint();
    }
}

fn weeks(ui: &mut Ui, look: &Look, found: &BeforeAfter) {
    strong(ui, &format!("{}, {}", found.words, found.day.words()));
    for line in words::stretch_lines(found) {
        caption(ui, look, &line);
    }
    ui.add_space(4.0);
    bullets(ui, look, &words::outcome_lines(found));
    if found.enough {
        ui.add_space(4.0);
        table(ui, look, found);
        if let Some(line) = words::too_few_line(found) {
            caption(ui, look, &line);
        }
    }
    ui.add_space(4.0);
    let beside = words::beside_lines(found);
    if beside.is_empty() {
        para(ui, "No other event is noted in these weeks.");
    } else {
        strong(ui, "Also in these weeks");
        bullets(ui, look, &beside.iter().map(|l| l.words.as_str()).collect::<Vec<_>>());
    }
    if found.kind.is_medicine() || beside.iter().any(|l| l.medicine) {
        caption(ui, look, "Please don't stop or change a medicine without whoever prescribes it");
    }
    for line in words::before_after_cautions(found) {
        caption(ui, look, &line);
    }
}

/// One measure at a time, both sides and then each feeling.
fn table(ui: &mut Ui, look: &Look, found: &BeforeAfter) {
    let id = egui::Id::unique("measure of before and after");
    let mut shown: Measure = ui.data(|d| d.get_temp(id)).unwrap_or(Measure::Level);
    ui.horizontal_wrapped(|ui| {
        for measure in Measure::ALL {
            if choice(ui, look, measure.label(), shown == measure).clicked() {
                shown = measure;
                ui.data_mut(|d| d.insert_temp(id, measure));
            }
        }
    });
    let wide = ui.available_width() >= 400.0;
    ui.scope(|ui| {
        ui.spacing_mut().item_spacing.y = if wide { 4.0 } else { 2.0 };
        if wide {
            cells(ui, ["", "Before → after", "Difference", "Rated on"], |ui, text, _| {
                caption(ui, look, text);
            });
        }
        for row in words::shift_rows(found, shown) {
            if wide {
                let y = ui.cursor().top();
                ui.painter().hline(ui.max_rect().x_range(), y - 2.0, Stroke::new(1.0, look.line()));
            }
            let r = if wide { wide_row(ui, &row) } else { narrow_row(ui, look, &row) };
            ui.ctx().accesskit_node_builder(r.id, |node| {
                node.set_role(accesskit::Role::Row);
                node.set_label(row.words.clone());
            });
        }
    });
    let told = "All in steps of the scale from 0 to 10. The difference is after less before: the range in which it lies for \
                95 of 100 draws of the same days";
    caption(ui, look, told);
}

fn wide_row(ui: &mut Ui, row: &ShiftRow) -> egui::Response {
    let from_to = format!("{} → {}", row.before, row.after);
    cells(ui, [&row.name, &from_to, &row.range, &row.from], |ui, text, column| {
        let text = RichText::new(text);
        ui.add(Label::new(if column == 1 { text.family(semibold()) } else { text }).wrap());
    })
}

fn narrow_row(ui: &mut Ui, look: &Look, row: &ShiftRow) -> egui::Response {
    ui.vertical(|ui| {
        caption(ui, look, &row.name);
        let text = RichText::new(format!("{} → {}", row.before, row.after)).family(semibold()).size(size::BODY);
        ui.add(Label::new(text).wrap());
        caption(ui, look, &format!("{} steps · {}", row.range, row.from));
        ui.add_space(4.0);
    })
    .response
}

/// Four columns of fixed shares, each wrapping by itself.
fn cells(ui: &mut Ui, texts: [&str; 4], mut show: impl FnMut(&mut Ui, &str, usize)) -> egui::Response {
    let width = ui.available_width() - 24.0;
    ui.horizontal_top(|ui| {
        for (column, (text, share)) in texts.into_iter().zip([0.31, 0.2, 0.22, 0.27]).enumerate() {
            ui.allocate_ui_with_layout(vec2(width * share, 0.0), Layout::top_down(Align::Min), |ui| {
                ui.set_width(width * share);
                show(ui, text, column);
            });
        }
    })
    .response
}
