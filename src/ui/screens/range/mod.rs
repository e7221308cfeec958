//! Range: the river, what stands beside it, and the pictures under it.

pub(crate) mod before_after;
pub(crate) mod compared;
pub(crate) mod day_words;
pub(crate) mod days_shown;
pub(crate) mod events;
pub(crate) mod picture_card;
pub(crate) mod picture_tools;
pub(crate) mod pictures;
pub(crate) mod river_card;
pub(crate) mod shift_picture;
pub(crate) mod side;
pub(crate) mod time_card;

use super::{
    first_weeks::{before_river, on_the_way, pointers, waits, way_bar::way_bar},
    left_out,
};
use crate::{
    analysis::words,
    app::Stretch,
    report::is_rated,
    ui::{
        View,
        chart::{Timeline, shift, zoom},
        theme::size,
        widgets::{Icon, column, gap, icon_button, one_of, para, text_card, title},
    },
};
use days_shown::{days_in_all, end_back, shown};
use egui::Ui;
use river_card::river_card;

/// What stands beside the river: its part of the width, never narrower and never wider.
const SIDE_PART: f32 = 0.26;
const SIDE_LEAST: f32 = 212.0;
const SIDE_MOST: f32 = 322.0;

/// The presets: name and how many days back they reach.
const PRESETS: [(&str, f32); 4] = [("2 weeks", 13.0), ("Month", 30.0), ("Quarter", 91.0), ("Year", 365.0)];

/// Months of felt range as a river, beside doses, sleep, drinks, symptoms and events.
pub(crate) fn range(ui: &mut Ui, view: &mut View<'_>) {
    let look = view.look;
    column(ui, look, "range", size::FRAME, |ui| {
        ui.spacing_mut().item_spacing.y = 10.0;
        let on = on_the_way(view);
        if let Some(on) = on.as_ref().filter(|on| !on.way.has_river()) {
            return before_river::show(ui, view, on);
        }
        let all = days_in_all(view);
        // The four stay together.
        let in_one_line = ui.available_width() >= 640.0;
        ui.horizontal_wrapped(|ui| {
            title(ui, "Range");
            gap(ui, 12.0);
            presets(ui, view, all);
            if in_one_line {
                steps(ui, view, all);
            }
        });
        if !in_one_line {
            ui.horizontal(|ui| steps(ui, view, all));
        }
        pointers::show(ui, view);
        if let Some(on) = &on {
            text_card(ui, look, |ui| {
                way_bar(ui, view, &on.way);
            });
        } else if let Some(findings) = view.open.findings.clone() {
            para(ui, &words::headline_for(view.open.counted(), &findings.analysis));
        }
        left_out::say(ui, view);
        let mut timeline = timeline(view, all);
        // Without anything rated nothing stands beside the picture, and it has the room.
        let is_rated = view.open.findings.as_ref().is_none_or(|f| is_rated(&f.analysis));
        let wide = ui.available_width() >= 820.0 && is_rated;
        if wide {
            ui.horizontal_top(|ui| {
                let side = (ui.available_width() * SIDE_PART).clamp(SIDE_LEAST, SIDE_MOST);
                let left = ui.available_width() - side - 16.0;
                ui.vertical(|ui| {
                    ui.set_width(left);
                    river_card(ui, view, &mut timeline);
                    if waits::has_two_stretches(on.as_deref()) {
                        compared::show(ui, view);
                    }
                    events::show(ui, view);
                });
                ui.add_space(8.0);
                ui.vertical(|ui| {
                    ui.set_width(side);
                    side::show(ui, view);
                });
            });
        } else {
            river_card(ui, view, &mut timeline);
            if is_rated && waits::has_two_stretches(on.as_deref()) {
                compared::show(ui, view);
            }
            side::show(ui, view);
            events::show(ui, view);
        }
        before_after::panel(ui, view);
        pictures::show(ui, view, &mut timeline);
        if let Some(on) = &on {
            waits::said_in_one_line(ui, view, on);
        }
        side::below(ui, view);
        day_words::show(ui, view);
        take_in(ui, view, &timeline);
    });
}

/// What all pictures of this frame share.
fn timeline(view: &View<'_>, all: f32) -> Timeline {
    let form = view.forms.range;
    let mut timeline = Timeline::new(view.today(), all, shown(view));
    (timeline.reading, timeline.pointed_before) = (form.reading, form.pointed);
    (timeline.marking_from, timeline.compared) = (form.marking_from, form.compared);
    timeline
}

/// What was done with them.
fn take_in(ui: &Ui, view: &mut View<'_>, timeline: &Timeline) {
    if timeline.stretch != shown(view) {
        view.forms.range.stretch = Some(timeline.stretch);
    }
    let reading = timeline.read_next();
    if view.forms.range.reading != reading {
        view.forms.range.reading = reading;
        ui.ctx().request_repaint();
    }
    view.forms.range.pointed = timeline.pointed_now();
    view.forms.range.marking_from = timeline.marking_next();
    if let Some((from, until)) = timeline.marked {
        compared::mark(view, from, until);
    }
    if let Some(day) = timeline.opened {
        day_words::open(ui, view, day, timeline.opened_at);
    }
}

fn presets(ui: &mut Ui, view: &mut View<'_>, all: f32) {
    let look = view.look;
    let until_back = end_back(view);
    let now = shown(view);
    let everything = Stretch { from_back: all.max(until_back + 13.0), until_back };
    let named = PRESETS.map(|(name, back)| (name, Stretch { from_back: until_back + back, until_back }));
    // None that would show days before the first one.
    let fits = |(_, stretch): &(&str, Stretch)| stretch.from_back < everything.from_back - 0.5;
    let offered: Vec<_> = named.into_iter().filter(fits).chain([("All", everything)]).collect();
    let near = |a: f32, b: f32| (a - b).abs() < 0.5;
    let is_now = |s: &Stretch| near(now.from_back, s.from_back) && near(now.until_back, s.until_back);
    let on = offered.iter().position(|(_, stretch)| is_now(stretch));
    let named = offered.iter().enumerate().map(|(n, (name, _))| (Some(n), *name));
    if let Some((_, stretch)) = one_of(ui, look, &on, named).flatten().and_then(|n| offered.get(n)) {
        view.forms.range.stretch = Some(*stretch);
    }
}

/// The same as dragging and the wheel, for whoever has neither.
fn steps(ui: &mut Ui, view: &mut View<'_>, all: f32) {
    let (look, now) = (view.look, shown(view));
    let span = now.from_back - now.until_back;
    let mut wanted = now;
    if icon_button(ui, look, Icon::Left, "Earlier days").clicked() {
        shift(&mut wanted, span * 0.5, all);
    }
    if icon_button(ui, look, Icon::Right, "Later days").clicked() {
        shift(&mut wanted, -span * 0.5, all);
    }
    if icon_button(ui, look, Icon::Closer, "Closer").clicked() {
        zoom(&mut wanted, 0.7, 0.5, all);
    }
    if icon_button(ui, look, Icon::Farther, "Farther").clicked() {
        zoom(&mut wanted, 1.0 / 0.7, 0.5, all);
    }
    if wanted != now {
        view.forms.range.stretch = Some(wanted);
    }
}
