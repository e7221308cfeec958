//! Reminders: whether, when, in which words, and how they stand.

mod form;
mod how_they_stand;
pub(crate) mod in_today;

use crate::reminder::{Days, MOST_LETTERS, WORDS};
use crate::ui::{
    View,
    reminding::{Standing, Wanted, ask, standing},
    screens::settings::marked::mark,
    theme::Look,
    widgets::{caption, card, choice, field_id, line, named_row, one_of, para, section, time_field},
};
use egui::{Id, Ui};
use form::{Form, Kind};

/// What is set here, and other words it is looked for with.
pub(crate) const ROWS: &[(&str, &str)] = &[
    (SWITCH, "notification remind alarm forget bell off"),
    ("When", "times of the day random schedule hours"),
    ("Days", "monday weekdays weekend"),
    ("Words of the reminder", "text message notification"),
];

/// The page has the shorter name.
const SWITCH: &str = "Reminders on or off";

/// So often a day at most: twelve hours hold no more, two hours apart.
const MOST_A_DAY: u8 = 6;

pub(crate) fn show(ui: &mut Ui, view: &mut View<'_>) {
    let look = view.look;
    let shown = card(ui, look, |ui| {
        ui.spacing_mut().item_spacing.y = 10.0;
        section(ui, "Reminders");
        para(
            ui,
            "A notification of your desktop asks for a check-in at times of your choice. It shows your words below and nothing of \
             your journal, so it may stand on a locked screen. Off until you switch it on.",
        );
        let Some(standing) = standing(ui.ctx()) else {
            caption(ui, look, "There can be no reminders here: no home folder was found to keep them in");
            return;
        };
        let mut form = form::of(ui.ctx(), &standing, comes_now(ui));
        on_or_off(ui, look, &standing, &form);
        let typing = fields(ui, look, &mut form);
        form.apply(ui.ctx(), &standing, typing);
        how_they_stand::show(ui, view, &standing, &form);
        form::keep(ui.ctx(), form);
    });
    drop(shown);
    card(ui, look, |ui| {
        ui.spacing_mut().item_spacing.y = 8.0;
        section(ui, "When none comes");
        for rule in [
            "There is none for two hours after a check-in, nor while your journal is open.",
            "One that was missed, because the computer slept or was off, doesn't come later.",
            "After three without an answer there is a pause of a week. Today then asks whether to go on.",
        ] {
            para(ui, rule);
        }
        caption(
            ui,
            look,
            "What a reminder must know lies in a small file of its own, without a key: the times, your words, the minute of the last check-in",
        );
    });
}

fn on_or_off(ui: &mut Ui, look: &Look, standing: &Standing, form: &Form) {
    mark(ui, look, SWITCH, |ui| {
        named_row(ui, look, "Reminders", |ui, _| {
            let Some(on) = one_of(ui, look, &standing.seen.is_on(), [(false, "Off"), (true, "On")]) else { return };
            if !on {
                ask(ui.ctx(), Wanted::Off);
            } else if let Ok(schedule) = form.schedule() {
                ask(ui.ctx(), Wanted::On { schedule, anew: false });
            }
        });
    });
}

/// Whether one of the fields is being typed into.
fn fields(ui: &mut Ui, look: &Look, form: &mut Form) -> bool {
    mark(ui, look, "When", |ui| {
        named_row(ui, look, "When", |ui, _| {
            let kinds = [(Kind::At, "At times I choose"), (Kind::Random, "At random times")];
            if let Some(kind) = one_of(ui, look, &form.kind, kinds) {
                form.kind = kind;
            }
        });
    });
    match form.kind {
        Kind::At => named_row(ui, look, "Times", |ui, label| {
            line(ui, look, TIMES, &mut form.times, |f| f.desired_width(260.0).hint_text("9:00, 21:00").char_limit(120))
                .labelled_by(label);
        }),
        Kind::Random => at_random(ui, look, form),
    }
    mark(ui, look, "Days", |ui| {
        named_row(ui, look, "Days", |ui, _| {
            // All seven stand in one line, where there is a line.
            (ui.spacing_mut().item_spacing.x, ui.spacing_mut().button_padding.x) = (4.0, 7.0);
            for (day, name) in Days::NAMES {
                if choice(ui, look, name, form.days.has(day)).clicked() {
                    form.days = form.days.with(day, !form.days.has(day));
                }
            }
        });
    });
    mark(ui, look, "Words of the reminder", |ui| {
        named_row(ui, look, "It says", |ui, label| {
            line(ui, look, SAYS, &mut form.words, |f| f.desired_width(300.0).hint_text(WORDS).char_limit(MOST_LETTERS))
                .labelled_by(label);
        });
    });
    if let Err(why) = form.schedule() {
        caption(ui, look, &why);
    }
    let names = [TIMES, SAYS, FROM, UNTIL];
    names.into_iter().any(|name| ui.memory(|m| m.has_focus(field_id(name))))
}

const TIMES: &str = "the times of reminders";
const SAYS: &str = "the words of reminders";
const FROM: &str = "reminders begin";
const UNTIL: &str = "reminders end";

fn at_random(ui: &mut Ui, look: &Look, form: &mut Form) {
    named_row(ui, look, "So often a day", |ui, _| {
        let numbers = (1..=MOST_A_DAY).map(|n| (n, n.to_string()));
        if let Some(n) = one_of(ui, look, &form.often, numbers) {
            form.often = n;
        }
    });
    named_row(ui, look, "Between", |ui, label| {
        if let Some(time) = time_field(ui, look, FROM, label, form.from, &mut form.from_typed) {
            form.from = time;
        }
        ui.label("and");
        if let Some(time) = time_field(ui, look, UNTIL, label, form.until, &mut form.until_typed) {
            form.until = time;
        }
    });
    caption(ui, look, "Drawn anew for each day, two hours apart or more, every minute as likely as any other");
}

/// Whether the page was not there a moment ago.
fn comes_now(ui: &Ui) -> bool {
    let (id, pass) = (Id::unique("the page of reminders was shown"), ui.ctx().cumulative_pass_nr());
    let before = ui.data_mut(|d| d.get_temp::<u64>(id).filter(|last| last + 2 >= pass));
    ui.data_mut(|d| d.insert_temp(id, pass));
    before.is_none()
}
