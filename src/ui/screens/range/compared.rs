//! Two stretches of days, marked in the river or chosen by date, beside each other.

use super::shift_picture::{Said, how_sure, shift_picture};
use crate::{
    analysis::{TwoStretches, words},
    app::{Action, TwoDays},
    domain::DayKey,
    report::two_stretches_picture,
    ui::{
        View,
        screens::journal::day_button::day_button,
        widgets::{
            Icon, bullets, caption, hand_on, icon_button, medicine_note, para, quiet, section, strong, take_over, text_card,
        },
    },
};
use egui::Ui;
use std::sync::Arc;

/// Calendar days of the stretches that are offered first: four whole weeks.
const OFFERED_DAYS: i32 = 28;
/// What gets the keyboard when the comparison opens, and when it closes.
const CLOSE: &str = "close the comparison of stretches";
const OPENER: &str = "compare two stretches";

/// The way in, and the comparison once it is open.
pub(crate) fn show(ui: &mut Ui, view: &mut View<'_>) {
    let look = view.look;
    let Some(days) = view.forms.range.compared else {
        let r = quiet(ui, look, "Compare two stretches…");
        if take_over(ui, r, OPENER).clicked() {
            view.forms.range.compared = Some(offered(view));
            hand_on(ui, CLOSE);
        }
        return;
    };
    text_card(ui, look, |ui| {
        ui.horizontal_wrapped(|ui| {
            section(ui, "Two stretches");
            let r = icon_button(ui, look, Icon::Close, "Close the two stretches");
            if take_over(ui, r, CLOSE).clicked() {
                (view.forms.range.compared, view.forms.range.second_is_next) = (None, false);
                view.actions.ask(Action::CloseStretches);
                hand_on(ui, OPENER);
            }
        });
        if view.forms.range.compared.is_none() {
            return;
        }
        caption(ui, look, "Drag over the river with Shift held to mark one and then the other, or choose their days");
        let mut days = days;
        for (name, stretch) in ["first", "second"].into_iter().zip(&mut days) {
            ui.push_id(name, |ui| {
                ui.horizontal_wrapped(|ui| {
                    day_button(ui, view, &format!("The {name} from"), &mut stretch.0);
                    day_button(ui, view, &format!("The {name} until"), &mut stretch.1);
                });
            });
        }
        let days = in_order(days);
        view.forms.range.compared = Some(days);
        found(ui, view, days);
    });
}

fn found(ui: &mut Ui, view: &mut View<'_>, days: TwoDays) {
    let look = view.look;
    if days[1].0 <= days[0].1 {
        para(ui, words::SHARED_DAYS);
        return;
    }
    let shown = view.open.stretches_shown.clone();
    if shown.as_ref().is_none_or(|s| s.days != days) {
        view.actions.ask(Action::CompareStretches(days));
    }
    match shown.and_then(|s| s.found) {
        Some(found) => told(ui, view, &found),
        None => {
            caption(ui, look, "Being worked out from your check-ins…");
        }
    }
}

fn told(ui: &mut Ui, view: &mut View<'_>, found: &Arc<TwoStretches>) {
    let look = view.look;
    if found.enough {
        let journal = Arc::clone(&view.open.journal);
        let said = Said { first: words::two_stretches_pairs, rows: words::two_stretches_rows, days: words::two_stretches_days };
        shift_picture(ui, view, "Two stretches", found, &said, |found, measure, v| {
            two_stretches_picture(found, &journal.catalogue, measure, v)
        });
    } else {
        for line in words::two_stretches_days(found) {
            caption(ui, look, &line);
        }
        bullets(ui, look, &words::two_stretches_lines(found, None));
    }
    let events = words::two_stretches_events(found);
    if !events.is_empty() {
        strong(ui, "Noted in these days");
        bullets(ui, look, &events.iter().map(|l| l.words.as_str()).collect::<Vec<_>>());
    }
    if events.iter().any(|l| l.medicine) {
        medicine_note(ui, look);
    }
    let cautions = words::two_stretches_cautions(found);
    let (first, others) = cautions.split_at(cautions.len().min(1));
    for line in first {
        caption(ui, look, line);
    }
    if found.enough {
        how_sure(ui, look, words::two_stretches_too_few(found).as_deref(), others);
    }
}

/// The newest four weeks and the four before.
fn offered(view: &View<'_>) -> TwoDays {
    let today = view.today();
    let last = view.open.counted().last_day_until(today).unwrap_or(today);
    let of = |until: DayKey| (until.plus(1 - OFFERED_DAYS), until);
    [of(last.plus(-OFFERED_DAYS)), of(last)]
}

/// A stretch was marked in the river: it takes the place of the first one, the next of the second one.
pub(crate) fn mark(view: &mut View<'_>, one: DayKey, other: DayKey) {
    let mut days = view.forms.range.compared.unwrap_or_else(|| offered(view));
    let form = &mut view.forms.range;
    days[usize::from(form.second_is_next)] = (one.min(other), one.max(other));
    let other_way_round = days[1] < days[0];
    form.compared = Some(in_order(days));
    // The one that was not marked just now is the next, wherever it stands.
    form.second_is_next = form.second_is_next == other_way_round;
}

fn in_order(days: TwoDays) -> TwoDays {
    let mut days = days.map(|(a, b)| (a.min(b), a.max(b)));
    days.sort();
    days
}
