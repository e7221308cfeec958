//! The seven as cards: the one that fits best first and large, the others beside each other. A whole card opens its way.

use super::{doing::in_hand, drawing::drawing, results};
use crate::{
    app::Action,
    domain::Way,
    guidance,
    guidance::{RankedWay, WayText, result_words},
    ui::{
        View,
        theme::size,
        widgets::{caption, column, focus_ring, link, para, primary, quiet, section, strong, text_card, title},
    },
};
use egui::{Align, CursorIcon, Frame, Id, Layout, Margin, Role, Sense, Stroke, Ui, UiBuilder, WidgetInfo, vec2};

/// Cards stand two and two where each is at least so wide.
const LEAST: f32 = 330.0;
const GAP: f32 = 12.0;

/// A card as it stands in the list.
#[derive(Clone, Copy)]
struct Card<'a> {
    text: &'a WayText,
    ranked: Option<&'a RankedWay>,
    /// It stands above the others.
    first: bool,
}

pub(super) fn all_seven(ui: &mut Ui, view: &mut View<'_>) {
    let look = view.look;
    let open = view.open;
    column(ui, look, "ways", size::FRAME, |ui| {
        ui.spacing_mut().item_spacing.y = GAP;
        ui.vertical(|ui| {
            ui.spacing_mut().item_spacing.y = 2.0;
            title(ui, "Ways");
            caption(ui, look, "Seven things to try. Those that fit your recent entries come first");
        });
        try_in_hand(ui, view);
        let begun = view.forms.ways.trial.as_ref().map(|trial| trial.way);
        let mut cards: Vec<Card<'_>> = match &open.findings {
            Some(findings) => {
                let known = findings.ways.iter().filter_map(|ranked| Some((guidance::way(ranked.way)?, ranked))).enumerate();
                known.map(|(i, (text, ranked))| Card { text, ranked: Some(ranked), first: i == 0 && begun.is_none() }).collect()
            }
            // Still being worked out: no order of the person's own yet, and no reasons.
            None => guidance::ways().iter().map(|text| Card { text, ranked: None, first: false }).collect(),
        };
        // The one in hand stands above them already.
        cards.retain(|card| Some(card.text.way) != begun);
        let first = usize::from(cards.first().is_some_and(|card| card.first));
        for card in &cards[..first] {
            way_card(ui, view, *card, 0.0);
        }
        beside_each_other(ui, view, &cards[first..]);
        if let Some(findings) = &open.findings {
            results::all(ui, view, &findings.results);
        }
        caption(ui, look, &format!("{} The order, the words and the drawings are ours", guidance::article().attribution));
        if link(ui, look, "What emotional blunting is").clicked() {
            view.actions.ask(Action::Read);
        }
    });
}

/// A try that was begun and not yet kept, so that it is found again.
fn try_in_hand(ui: &mut Ui, view: &mut View<'_>) {
    let look = view.look;
    let Some(trial) = view.forms.ways.trial.as_ref() else { return };
    let Some(text) = guidance::way(trial.way) else { return };
    let at = if trial.asking_after || text.steps.is_empty() {
        "Its last question is open".to_owned()
    } else {
        format!("Step {} of {}", (trial.step + 1).min(text.steps.len()), text.steps.len())
    };
    text_card(ui, look, |ui| {
        ui.horizontal_top(|ui| {
            drawing(ui, look, text.way, 56.0);
            ui.add_space(8.0);
            ui.vertical(|ui| {
                section(ui, "You have begun one");
                para(ui, &text.title);
                caption(ui, look, &at);
            });
        });
        ui.horizontal_wrapped(|ui| {
            if primary(ui, look, "Go on with it").clicked() {
                view.actions.ask(Action::OpenWay(text.way));
            }
            if quiet(ui, look, in_hand::DISCARD).clicked() {
                in_hand::discard(view);
            }
        });
    });
}

/// Two in a line where there is room, both as high as the higher one.
fn beside_each_other(ui: &mut Ui, view: &mut View<'_>, cards: &[Card<'_>]) {
    let room = ui.available_width();
    if room < 2.0 * LEAST + GAP {
        for card in cards {
            way_card(ui, view, *card, 0.0);
        }
        return;
    }
    let width = (room - GAP) / 2.0;
    for pair in cards.chunks(2) {
        let height = |card: &Card<'_>| ui.data(|d| d.get_temp::<f32>(height_of(card.text.way))).unwrap_or(0.0);
        let highest = pair.iter().map(height).fold(0.0, f32::max);
        ui.horizontal_top(|ui| {
            ui.spacing_mut().item_spacing.x = GAP;
            for card in pair {
                ui.allocate_ui_with_layout(vec2(width, highest), Layout::top_down(Align::Min), |ui| {
                    ui.set_width(width);
                    way_card(ui, view, *card, highest);
                });
            }
        });
    }
}

fn height_of(way: Way) -> Id {
    Id::unique(("the height of a card", way.word()))
}

/// At least so high within. What it holds are words: the card itself is the button.
fn way_card(ui: &mut Ui, view: &mut View<'_>, card: Card<'_>, at_least: f32) {
    let look = view.look;
    let Card { text, first, .. } = card;
    let pressed = UiBuilder::new().id_salt(("way", text.way.word())).sense(Sense::click());
    let shown = ui.scope_builder(pressed, |ui| {
        let pointed = ui.response().hovered();
        let edge = if first || pointed { look.accent() } else { look.line() };
        let side = if look.narrow { 12 } else { 16 };
        Frame::new()
            .fill(look.card())
            .stroke(Stroke::new(1.0, edge))
            .corner_radius(12)
            .inner_margin(Margin::symmetric(side, 14))
            .show(ui, |ui| {
                ui.set_width(ui.available_width());
                ui.set_min_height(at_least);
                let high = ui.horizontal_top(|ui| {
                    ui.spacing_mut().item_spacing = vec2(14.0, 3.0);
                    drawing(ui, look, text.way, if first && !look.narrow { 88.0 } else { 52.0 });
                    ui.vertical(|ui| about(ui, view, card));
                });
                high.response.rect.height()
            })
            .inner
    });
    let natural = shown.inner;
    if at_least > 0.0 || !first {
        let known = ui.data(|d| d.get_temp::<f32>(height_of(text.way)));
        if known.is_none_or(|known| (known - natural).abs() > 0.5) {
            ui.data_mut(|d| d.insert_temp(height_of(text.way), natural));
            ui.ctx().request_discard("a card has its height now");
        }
    }
    let r = shown.response;
    r.widget_info(|| WidgetInfo::labeled(Role::Button, true, format!("Open: {}", text.title)));
    focus_ring(ui, look, &r);
    if r.clicked() {
        view.forms.ways.about_to_begin = None;
        view.actions.ask(Action::OpenWay(text.way));
    }
    r.on_hover_cursor(CursorIcon::PointingHand);
}

/// What it is, how long it takes, why it stands where it stands, and what came of it.
fn about(ui: &mut Ui, view: &View<'_>, Card { text, ranked, first }: Card<'_>) {
    let look = view.look;
    let reasons = ranked.map(|r| r.reasons.as_slice()).unwrap_or_default();
    if first {
        ui.add_space(4.0);
        section(ui, &text.title);
        caption(ui, look, &text.in_short());
        for reason in reasons.iter().take(2) {
            para(ui, reason);
        }
    } else {
        strong(ui, &text.title);
        caption(ui, look, &text.takes);
        caption(ui, look, reasons.first().unwrap_or(&text.one_line));
    }
    if let Some(result) = view.open.findings.as_ref().and_then(|f| f.results.iter().find(|r| r.way == text.way)) {
        caption(ui, look, &result_words(result));
    }
}
