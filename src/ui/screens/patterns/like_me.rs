//! "More like me": a past stretch that stands for the usual, and older data as the other way to one.

use crate::{
    analysis::words,
    app::{Action, Room},
    domain::{DayKey, LIKE_ME_LIMIT, LikeMe},
    ui::{
        View,
        screens::{journal::day_button::day_button, save_settings::save, settings::pages},
        widgets::{caption, disclosure, link, para, primary, quiet, text_card},
    },
};
use egui::{Role, Ui, WidgetInfo};

/// What the offer is folded under.
pub(crate) const OPENER: &str = "Pick a time when I felt like myself…";

/// Days that a stretch is offered with: what the rule needs, with room for days without check-ins.
const OFFERED_DAYS: i32 = 60;
/// Days before today at which the offered stretch ends, so that it counts at once.
const OFFERED_UNTIL: i32 = 28;

/// The offer and the stretches that are marked.
pub(crate) fn like_me(ui: &mut Ui, view: &mut View<'_>) {
    let look = view.look;
    text_card(ui, look, |ui| {
        ui.push_id("like me", |ui| {
            marked(ui, view);
            disclosure(ui, look, OPENER, |ui| offer(ui, view));
        });
    });
}

/// What is marked, what comes of it, and the way back.
fn marked(ui: &mut Ui, view: &mut View<'_>) {
    let look = view.look;
    let Some(findings) = view.open.findings.clone() else { return };
    for mark in view.open.journal.settings.like_me.clone() {
        let comes_of_it = findings.analysis.like_me.iter().find(|(m, _)| *m == mark).map(|(_, u)| *u);
        para(ui, &comes_of_it.map_or_else(|| mark.words(), |u| words::like_me_line(&mark, u)));
        let back = link(ui, look, "Take back");
        back.widget_info(|| WidgetInfo::labeled(Role::Button, true, format!("Take back {}", mark.words())));
        if back.clicked() {
            save(view, |s| s.like_me.retain(|m| *m != mark));
        }
    }
}

fn offer(ui: &mut Ui, view: &mut View<'_>) {
    let look = view.look;
    let today = view.today();
    caption(
        ui,
        look,
        "Was there a time when you felt more like yourself? If it holds 28 days of check-ins and ended at least four weeks \
         ago, it counts as your usual. What you wrote stays as it is",
    );
    let (mut from, mut until) = view.forms.patterns.like_me.unwrap_or_else(|| offered(view));
    ui.horizontal_wrapped(|ui| {
        day_button(ui, view, "From", &mut from);
        day_button(ui, view, "Until", &mut until);
    });
    view.forms.patterns.like_me = Some((from, until));
    let marks = &view.open.journal.settings.like_me;
    match LikeMe::new(from, until, today) {
        None => {
            caption(ui, look, "The last day comes before the first");
        }
        Some(_) if marks.len() >= LIKE_ME_LIMIT => {
            caption(ui, look, "There are many marked stretches. Take one back first");
        }
        Some(mark) if marks.iter().any(|m| (m.from, m.until) == (from, until)) => {
            caption(ui, look, &format!("{} is marked", mark.words()));
        }
        Some(mark) => {
            if primary(ui, look, "Mark this stretch").clicked() {
                save(view, |s| s.like_me.push(mark));
            }
        }
    }
    ui.add_space(4.0);
    caption(ui, look, "Older check-ins from a file count the same way");
    if quiet(ui, look, "Bring in older entries…").clicked() {
        pages::bring_import_into_sight(ui);
        view.actions.ask(Action::Go(Room::Settings));
    }
}

/// Sixty days that ended four weeks ago, or the first ones there are.
fn offered(view: &View<'_>) -> (DayKey, DayKey) {
    let until = view.today().plus(-OFFERED_UNTIL);
    let first = view.open.counted().first_day().unwrap_or(until);
    let until = until.max(first);
    (until.plus(1 - OFFERED_DAYS).max(first), until)
}
