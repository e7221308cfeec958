//! What one once enjoyed: how much it once moved one, small steps, a day for it, and what was felt each time.

use super::own_list;
use crate::{
    app::{PlanForm, WayItemsChange, begin_plan, new_id, take_in_hand},
    domain::{Answer, ITEM_LIMIT, Intensity, ItemId, ItemKind, Journal, Plan, WayItem, in_use},
    ui::{
        View,
        theme::{Look, size},
        widgets::{
            Icon, StripKind, caption, disclosure, icon_button, line, lines, link, para, quiet, section, strip, strong,
            text_card,
        },
    },
};
use egui::{Align2, FontId, Id, Role, Sense, Stroke, Ui, WidgetInfo, pos2, vec2};
use std::{collections::BTreeMap, sync::Arc};

const ONCE: &str = "How strongly did it once move you?";
/// Times drawn side by side.
const TIMES_DRAWN: usize = 12;
const PLOT_HEIGHT: f32 = 84.0;

/// The person's list, the first on it first.
pub(super) fn list(ui: &mut Ui, view: &mut View<'_>) {
    let look = view.look;
    text_card(ui, look, |ui| {
        section(ui, "Once yours");
        let items = view.open.journal.way_items.clone();
        if in_use(&items, ItemKind::Activity).next().is_none() {
            para(ui, "Nothing stands here yet. One small thing is enough to begin with");
        }
        for (i, item) in in_use(&items, ItemKind::Activity).enumerate() {
            if i > 0 {
                ui.separator();
            }
            ui.push_id(("activity", &item.id), |ui| {
                if view.forms.ways.changing.as_ref().is_some_and(|c| c.id == item.id) {
                    change(ui, view);
                } else {
                    activity(ui, view, item);
                }
            });
        }
        ui.add_space(4.0);
        add(ui, view);
        own_list::put_away(ui, view, ItemKind::Activity);
    });
}

fn activity(ui: &mut Ui, view: &mut View<'_>, item: &WayItem) {
    let look = view.look;
    let all = times(ui, &view.open.journal);
    let times = all.get(&item.id).map(Vec::as_slice).unwrap_or_default();
    ui.horizontal_wrapped(|ui| {
        strong(ui, &item.words);
        if icon_button(ui, look, Icon::Edit, &format!("Change {}", item.words)).clicked() {
            take_in_hand(&mut view.forms.ways.changing, |open| open.id == item.id, item.clone());
        }
        if quiet(ui, look, "Plan it…").accessible_name(format!("Plan {}", item.words)).clicked() {
            plan(ui, view, item);
        }
    });
    caption(ui, look, &in_short(item, times));
    if item.steps().next().is_some() {
        disclosure(ui, look, &format!("Small steps of {}", item.words), |ui| {
            for (i, words) in item.steps().enumerate() {
                ui.push_id(i, |ui| {
                    if link(ui, look, words).accessible_name(format!("Plan this step: {words}")).clicked() {
                        plan_step(ui, view, item, words);
                    }
                });
            }
        });
    }
    if !times.is_empty() {
        disclosure(ui, look, &format!("Each time: {}", item.words), |ui| picture(ui, look, item, times));
    }
}

/// "Once 8 · done 3 times since: 2, 4, can't tell".
fn in_short(item: &WayItem, times: &[Time]) -> String {
    let once = match item.once_moved {
        Some(n) => format!("It once moved you {n} of 10"),
        None => "How much it once moved you is not answered".to_owned(),
    };
    let felt: Vec<String> = times.iter().rev().take(5).rev().map(|t| felt_words(t.felt)).collect();
    match times.len() {
        0 => once,
        1 => format!("{once} · done once since, felt: {}", felt.join(", ")),
        n => format!("{once} · done {n} times since, felt: {}", felt.join(", ")),
    }
}

fn felt_words(felt: Option<Answer>) -> String {
    felt.map_or_else(|| "not answered".to_owned(), |a| a.number().map_or_else(|| a.words().to_owned(), |n| n.to_string()))
}

/// One time it was done: what was expected and what was felt.
#[derive(Debug, Clone, Copy, PartialEq)]
struct Time {
    expected: Option<Intensity>,
    felt: Option<Answer>,
}

/// The times of each activity, the earliest first.
type Times = BTreeMap<ItemId, Vec<Time>>;

/// From the plans that are done; what was felt is read from the check-in that kept it. Gathered once in each revision
/// of the journal, not for each frame.
fn times(ui: &Ui, journal: &Arc<Journal>) -> Arc<Times> {
    let id = Id::unique("each time something was done");
    if let Some((of, times)) = ui.data(|d| d.get_temp::<(Arc<Journal>, Arc<Times>)>(id))
        && Arc::ptr_eq(&of, journal)
    {
        return times;
    }
    let times = Arc::new(times_of(journal));
    ui.data_mut(|d| d.insert_temp(id, (Arc::clone(journal), Arc::clone(&times))));
    times
}

fn times_of(journal: &Journal) -> Times {
    let mut done: Vec<&Plan> = journal.plans.iter().filter(|p| p.item.is_some() && p.done_ms.is_some()).collect();
    done.sort_by_key(|p| p.done_ms);
    let mut times = Times::new();
    for plan in done {
        let Some(item) = &plan.item else { continue };
        let time = plan.felt(journal).map_or(Time { expected: plan.expected, felt: None }, |(_, kept)| Time {
            expected: kept.expected,
            felt: kept.felt,
        });
        times.entry(item.clone()).or_default().push(time);
    }
    times
}

/// Each time from left to right: ring = expected, dot = felt; a dashed line where it once was.
fn picture(ui: &mut Ui, look: &Look, item: &WayItem, times: &[Time]) {
    let shown = &times[times.len().saturating_sub(TIMES_DRAWN)..];
    let (rect, r) = ui.allocate_exact_size(vec2(ui.available_width().min(420.0), PLOT_HEIGHT), Sense::hover());
    r.widget_info(|| WidgetInfo::labeled(Role::Image, true, told(item, shown)));
    let painter = ui.painter();
    let plot = rect.shrink2(vec2(0.0, 8.0));
    let y = |n: u8| plot.bottom() - plot.height() * f32::from(n) / 10.0;
    for n in [0, 5, 10] {
        painter.hline(plot.left() + 22.0..=plot.right(), y(n), Stroke::new(1.0, look.line()));
        let font = FontId::proportional(size::CAPTION);
        painter.text(pos2(plot.left() + 16.0, y(n)), Align2::RIGHT_CENTER, n.to_string(), font, look.muted());
    }
    if let Some(once) = item.once_moved {
        let ends = [pos2(plot.left() + 22.0, y(once.steps())), pos2(plot.right(), y(once.steps()))];
        painter.extend(egui::Shape::dashed_line(&ends, Stroke::new(1.5, look.accent()), 4.0, 4.0));
    }
    let each = (plot.width() - 28.0) / TIMES_DRAWN as f32;
    for (i, time) in shown.iter().enumerate() {
        let x = plot.left() + 28.0 + each * (i as f32 + 0.5);
        let felt = time.felt.and_then(Answer::number);
        if let (Some(expected), Some(felt)) = (time.expected, felt) {
            painter.line_segment([pos2(x, y(expected.steps())), pos2(x, y(felt))], Stroke::new(2.0, look.outline()));
        }
        if let Some(expected) = time.expected {
            painter.circle(pos2(x, y(expected.steps())), 5.0, look.card(), Stroke::new(2.0, look.muted()));
        }
        match (felt, time.felt) {
            (Some(n), _) => {
                painter.circle_filled(pos2(x, y(n)), 4.0, look.accent());
            }
            (None, Some(_)) => {
                let font = FontId::proportional(size::CAPTION);
                painter.text(pos2(x, plot.bottom() - 6.0), Align2::CENTER_CENTER, "?", font, look.ink());
            }
            (None, None) => {}
        }
    }
    caption(ui, look, &format!("Ring = expected, dot = felt, ? = can't tell, dashed = once. n = {}", times.len()));
}

fn told(item: &WayItem, times: &[Time]) -> String {
    let each = times.iter().map(|t| {
        let expected = t.expected.map_or_else(|| "not answered".to_owned(), |n| n.to_string());
        format!("{expected} expected, {} felt", felt_words(t.felt))
    });
    format!("{}, each time it was done: {}", item.words, each.collect::<Vec<_>>().join("; "))
}

/// Puts it into the form of a plan, with its first small step where it has one.
fn plan(ui: &Ui, view: &mut View<'_>, item: &WayItem) {
    let step = item.steps().next().unwrap_or(&item.words).to_owned();
    plan_step(ui, view, item, &step);
}

fn plan_step(ui: &Ui, view: &mut View<'_>, item: &WayItem, what: &str) {
    let day = Some(view.today());
    let form = PlanForm { what: what.to_owned(), day, item: Some(item.id.clone()), expected: None };
    begin_plan(view.forms, &view.open.journal.way_items, item.kind.way(), form);
    super::plans::come_into_sight(ui);
}

fn change(ui: &mut Ui, view: &mut View<'_>) {
    let look = view.look;
    let Some(mut item) = view.forms.ways.changing.take() else { return };
    let label = caption(ui, look, "What it is");
    let id = item.id.clone();
    line(ui, look, ("activity", &id), &mut item.words, |f| f.desired_width(f32::INFINITY).char_limit(ITEM_LIMIT))
        .labelled_by(label.id);
    once_moved(ui, look, egui::Id::unique(("once moved", &item.id)), &mut item.once_moved);
    let label = caption(ui, look, "Small steps, one a line: so small that ten minutes are enough");
    lines(ui, look, ("small steps", &id), &mut item.more, |f| f.desired_rows(3).desired_width(f32::INFINITY).char_limit(2000))
        .labelled_by(label.id);
    own_list::end_of_change(ui, view, item);
}

fn once_moved(ui: &mut Ui, look: &Look, id: egui::Id, once: &mut Option<Intensity>) {
    let mut answer = once.map(Answer::Rated);
    let kind =
        StripKind { id, name: ONCE, mark: None, colour: look.accent(), can_be_unsure: false, moves_on: false, has_scale: true };
    strip(ui, look, kind, &mut answer);
    *once = answer.and_then(Answer::number).and_then(|n| Intensity::new(n).ok());
}

/// Adding one opens it, so that it can be said how much it once moved.
fn add(ui: &mut Ui, view: &mut View<'_>) {
    let look = view.look;
    let kind = ItemKind::Activity;
    let mut typed = view.forms.ways.items.remove(&kind).unwrap_or_default();
    let label = caption(ui, look, "Something you once enjoyed");
    ui.horizontal_wrapped(|ui| {
        let width = (ui.available_width() - 90.0).clamp(120.0, 320.0);
        let hint = "Choir, soup from scratch, the river path";
        let r = line(ui, look, "another activity", &mut typed.words, |f| {
            f.hint_text(hint).desired_width(width).char_limit(ITEM_LIMIT)
        });
        let r = r.labelled_by(label.id);
        let said = !typed.words.trim().is_empty();
        let entered = r.lost_focus() && ui.input(|i| i.key_pressed(egui::Key::Enter));
        let pressed = ui.add_enabled_ui(said, |ui| quiet(ui, look, "Add")).inner;
        let pressed = pressed.accessible_name("Add to what you once enjoyed").clicked();
        if said && (entered || pressed) {
            let new = WayItem::new(new_id(view.shell.now.instant.utc_ms), kind, &typed.words);
            let mut items = view.open.journal.way_items.clone();
            items.push(new.clone());
            view.actions.ask(WayItemsChange(items));
            view.forms.ways.changing = Some(new);
            typed.words.clear();
        }
    });
    if !typed.words.is_empty() {
        view.forms.ways.items.insert(kind, typed);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_was_felt_is_told_with_its_gaps() {
        let item = WayItem { once_moved: Intensity::new(8).ok(), ..WayItem::new("i".into(), ItemKind::Activity, "Choir") };
        let felt = [Some(Answer::Rated(Intensity::NOT_FELT)), Some(Answer::CannotTell), None];
        let times: Vec<Time> = felt.into_iter().map(|felt| Time { expected: Intensity::new(2).ok(), felt }).collect();
        assert_eq!(
            in_short(&item, &times),
            "It once moved you 8 of 10 · done 3 times since, felt: 0, can't tell, not answered"
        );
        assert!(
            told(&item, &times).ends_with("2 expected, 0 felt; 2 expected, can't tell felt; 2 expected, not answered felt")
        );
        let unsaid = WayItem { once_moved: None, ..item };
        assert_eq!(in_short(&unsaid, &[]), "How much it once moved you is not answered");
    }
}
