//! What was noticed, above the form: one calm card, and once it was read one line.

use crate::{
    analysis::{Analysis, TodaySays},
    app::{Action, Room, ToldChange},
    domain::{PartOfDay, Way},
    guidance,
    guidance::{RankedWay, WayText},
    report::Glance,
    ui::{
        View,
        screens::{
            patterns::{glance_card, not_so},
            ways::doctors_page,
        },
        theme::{icons, size},
        widgets::{Icon, caption, focus_ring, hand_on, link, medicine_note, primary, quiet, section, take_over, text_card},
    },
};
use egui::{Align, AtomExt as _, Button, Id, Rect, RichText, Role, Stroke, Ui, WidgetInfo};
use std::sync::Arc;

/// From this width on the picture stands beside the words.
const BESIDE: f32 = 700.0;
/// The picture's part of that.
const PICTURE: f32 = 0.42;
/// Gets the keyboard when the card folds.
const LINE: &str = "what was noticed, in a line";

/// The card while it is news or opened again, else its line; nothing on ordinary days. Gives its place while it is news.
pub(crate) fn show(ui: &mut Ui, view: &mut View<'_>) -> Option<Rect> {
    let open = view.open;
    let findings = open.findings.clone()?;
    let says = findings.says.as_ref()?;
    if view.forms.today.check_in.editing.is_some() {
        return None;
    }
    if open.shows_the_item(view.forms, Room::Today, view.today()) || open.calls_for_help(&view.forms.today.check_in) {
        // Nothing is said beside that, until the form is saved or left.
        return None;
    }
    let is_new = open.has_news(view.today());
    let shown = ui.scope(|ui| {
        if is_new || view.forms.today.noticed_is_open {
            card(ui, view, &findings.analysis, says, &findings.ways, is_new);
        } else {
            line(ui, view, says);
        }
    });
    is_new.then_some(shown.response.rect)
}

/// So many frames the row takes to get the keyboard and to be scrolled to.
const FRAMES: u8 = 4;

/// Where little fits, the form's first row gets the keyboard and would push what is new out of sight: that stays.
pub(crate) fn stays_in_sight(ui: &Ui, view: &View<'_>, card: Option<Rect>) {
    let Some(card) = card else { return };
    let (arrived, arrivals) = (Id::unique("it was shown on coming here"), view.shell.counts.arrivals);
    let (at, shown) = ui.data(|d| d.get_temp::<(u64, u8)>(arrived)).filter(|(at, _)| *at == arrivals).unwrap_or((arrivals, 0));
    if shown < FRAMES {
        ui.data_mut(|d| d.insert_temp(arrived, (at, shown + 1)));
        // With the day above it.
        ui.scroll_to_rect(card.with_min_y(ui.min_rect().top()), Some(Align::Min));
        ui.ctx().request_repaint();
    }
}

/// One line, which opens the card again.
fn line(ui: &mut Ui, view: &mut View<'_>, says: &TodaySays) {
    let look = view.look;
    let piece = |text: &str, family| RichText::new(text).family(family).size(size::BODY).color(look.accent());
    let words = piece(&says.short, egui::FontFamily::Proportional);
    let arrow = piece(Icon::Right.glyph(), icons());
    let button = Button::new((arrow, words.atom_shrink(true))).gap(8.0).stroke(Stroke::NONE).frame_when_inactive(false);
    let r = ui.scope(|ui| {
        ui.spacing_mut().button_padding.x = 0.0;
        let states = &mut ui.visuals_mut().widgets;
        (states.hovered.expansion, states.active.expansion) = (4.0, 4.0);
        ui.add(button.wrap())
    });
    let r = take_over(ui, r.inner, LINE);
    r.widget_info(|| WidgetInfo::labeled(Role::Button, ui.is_enabled(), &says.short));
    ui.ctx().accesskit_node_builder(r.id, |node| node.set_expanded(false));
    focus_ring(ui, look, &r);
    if r.clicked() {
        view.forms.today.noticed_is_open = true;
        hand_on(ui, FOLD);
    }
}

/// Gets the keyboard when the line opens.
const FOLD: &str = "fold what was noticed";

fn card(ui: &mut Ui, view: &mut View<'_>, analysis: &Arc<Analysis>, says: &TodaySays, ways: &[RankedWay], is_new: bool) {
    let look = view.look;
    text_card(ui, look, |ui| {
        let room = ui.available_width();
        let glance = glance_card::of_today(analysis, says.pattern);
        if room < BESIDE || glance.is_none() {
            words(ui, view, says, ways, is_new);
            if let Some(glance) = &glance {
                picture(ui, view, analysis, glance);
            }
        } else {
            ui.horizontal_top(|ui| {
                let gap = 24.0;
                ui.spacing_mut().item_spacing.x = gap;
                ui.vertical(|ui| {
                    ui.spacing_mut().item_spacing.x = 8.0;
                    ui.set_width(room * (1.0 - PICTURE) - gap);
                    words(ui, view, says, ways, is_new);
                });
                if let Some(glance) = &glance {
                    ui.vertical(|ui| picture(ui, view, analysis, glance));
                }
            });
        }
    });
}

fn words(ui: &mut Ui, view: &mut View<'_>, says: &TodaySays, ways: &[RankedWay], is_new: bool) {
    let look = view.look;
    section(ui, &says.sentence);
    for more in &says.more {
        caption(ui, look, more);
    }
    if says.offers_a_way {
        one_way(ui, view, ways, says.leads_to_help);
    }
    ui.add_space(2.0);
    what_else(ui, view, says, is_new);
}

/// One way that fits, why, and the next one in its place.
fn one_way(ui: &mut Ui, view: &mut View<'_>, ways: &[RankedWay], leads_to_help: bool) {
    let look = view.look;
    let order = guidance::offered(ways, PartOfDay::of(view.shell.now.instant));
    let passed = view.forms.today.ways_passed % order.len().max(1);
    let Some((ranked, text)) = order.get(passed).and_then(|ranked| Some((ranked, guidance::way(ranked.way)?))) else { return };
    ui.add_space(4.0);
    ui.horizontal_wrapped(|ui| {
        if primary(ui, look, &called(text)).clicked() {
            view.actions.ask(Action::OpenWay(text.way));
        }
        if leads_to_help && quiet(ui, look, "Open Help").clicked() {
            view.actions.ask(Action::Go(Room::Help));
        }
        if link(ui, look, "Another way").clicked() {
            view.forms.today.ways_passed = passed + 1;
        }
    });
    caption(ui, look, &guidance::why_offered(ranked, text));
    if text.way == Way::Doctor {
        medicine_note(ui, look);
    }
}

/// "Wake up the other senses, 5 minutes"
fn called(text: &WayText) -> String {
    format!("{}, {}", text.title, text.takes)
}

/// What else can be done about it.
fn what_else(ui: &mut Ui, view: &mut View<'_>, says: &TodaySays, is_new: bool) {
    let look = view.look;
    ui.horizontal_wrapped(|ui| {
        if link(ui, look, "See why").clicked() {
            view.actions.ask(Action::Go(Room::Patterns));
        }
        if says.offers_a_way && link(ui, look, "Take to my doctor").clicked() {
            doctors_page::open(view);
        }
        let waits = is_new && says.offers_a_way;
        let r = link(ui, look, if waits { "Not now" } else { "Fold this away" });
        if take_over(ui, r, FOLD).clicked() {
            view.forms.today.noticed_is_open = false;
            if waits {
                view.actions.ask(ToldChange::Later);
            } else if is_new {
                view.actions.ask(ToldChange::Seen(says.news.clone()));
            }
            hand_on(ui, LINE);
        }
        if let Some(key) = &says.not_so {
            not_so::opener(ui, view, key);
        }
    });
    if let Some(key) = &says.not_so {
        not_so::reason(ui, view, key);
    }
}

/// The weeks now beside the usual ones, where there are any.
fn picture(ui: &mut Ui, view: &View<'_>, analysis: &Analysis, glance: &Glance<'_>) {
    glance_card::alone(ui, &glance_card::drawn(ui, view, analysis, glance));
    caption(ui, view.look, "The numbers: how strong the strongest feeling of a typical day is");
}
