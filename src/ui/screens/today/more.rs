//! What can be written beside the check-in: what should have moved one, and what happened.

use crate::{
    app::{EventChange, EventForm, Sheet, WeekChange, new_id, take_in_hand},
    domain::{DayKey, Event, EventKind, ExpectedFelt},
    ui::{
        View,
        screens::week,
        theme::Look,
        widgets::{
            caption, card, day_picker, drop_down, field_id, line, link, medicine_note, one_of, primary, quiet, section,
            take_over,
        },
    },
};
use egui::Ui;

pub(crate) const EXPECTED: &str = "Expected and felt…";
pub(crate) const HAPPENED: &str = "Something happened…";

/// The ways in, beside the save button.
pub(crate) fn openers(ui: &mut Ui, view: &mut View<'_>) {
    let look = view.look;
    let r = link(ui, look, EXPECTED);
    if take_over(ui, r, EXPECTED).clicked() {
        let list = &mut view.forms.today.check_in.expected_felt;
        let nothing = |e: &ExpectedFelt| e.what.trim().is_empty() && e.expected.is_none() && e.felt.is_none();
        let place = list.iter().position(nothing).unwrap_or(list.len());
        if place == list.len() {
            list.push(ExpectedFelt { what: String::new(), expected: None, felt: None });
        }
        open(ui, view, Sheet::Expected(place));
    }
    let r = link(ui, look, HAPPENED);
    if take_over(ui, r, HAPPENED).clicked() {
        let day = view.forms.today.check_in.other_time.map_or_else(|| view.today(), |(day, _)| day);
        take_in_hand(&mut view.forms.today.event, |form| form.id.is_none(), new_event(day));
        open(ui, view, Sheet::Event);
    }
    let r = link(ui, look, week::FROM_PAPER);
    if take_over(ui, r, week::FROM_PAPER).clicked() {
        let first = week::offered(view);
        view.actions.ask(WeekChange::Open(first));
        week::grid::take_keyboard(ui);
    }
}

/// Opens a page beside the form; one can type there at once.
pub(crate) fn open(ui: &Ui, view: &mut View<'_>, sheet: Sheet) {
    view.forms.today.sheet = Some(sheet);
    let field = match sheet {
        Sheet::Week => return week::grid::take_keyboard(ui),
        Sheet::Event => field_id(NAME),
        Sheet::Expected(_) => field_id(WHAT),
    };
    ui.memory_mut(|m| m.request_focus(field));
}

/// The fields that are written in first.
const NAME: &str = "name of an event";
pub(crate) const WHAT: &str = "what was expected";

/// The field that a new event begins with.
pub(crate) fn name_of_an_event() -> egui::Id {
    field_id(NAME)
}

/// An empty event of this day.
pub(crate) const fn new_event(day: DayKey) -> EventForm {
    EventForm::new(day)
}

/// A dated event that is changed, in its place in the journal.
pub(crate) fn event_form(ui: &mut Ui, view: &mut View<'_>) {
    let look = view.look;
    let today = view.today();
    let Some(form) = view.forms.today.event.as_mut() else { return };
    let mut leave = false;
    card(ui, look, |ui| {
        section(ui, if form.id.is_some() { "Change this event" } else { "Something happened" });
        fields(ui, look, form, today);
        ui.horizontal(|ui| {
            if primary(ui, look, "Save event").clicked() {
                let event: Event = form.event(|| new_id(view.shell.now.instant.utc_ms));
                view.actions.ask(EventChange::Save(event));
            }
            leave = quiet(ui, look, "Cancel").clicked();
        });
    });
    if leave {
        view.forms.today.event = None;
    }
}

/// What is asked of an event.
pub(crate) fn fields(ui: &mut Ui, look: &Look, form: &mut EventForm, today: DayKey) {
    ui.horizontal_wrapped(|ui| {
        form.what = one_of(ui, look, &form.what, EventKind::ALL.map(|kind| (kind, kind.label()))).unwrap_or(form.what);
    });
    ui.horizontal_wrapped(|ui| {
        let label = caption(ui, look, if form.what.is_medicine() { "Medicine" } else { "What" });
        line(ui, look, NAME, &mut form.name, |f| f.desired_width(200.0).char_limit(200)).labelled_by(label.id);
        if form.what.is_medicine() {
            let label = caption(ui, look, "Dose, as it is written");
            line(ui, look, "dose of an event", &mut form.dose, |f| f.desired_width(140.0).char_limit(200))
                .labelled_by(label.id);
        }
    });
    if form.what.is_medicine() {
        medicine_note(ui, look);
    }
    ui.horizontal_wrapped(|ui| {
        caption(ui, look, "On");
        let day = quiet(ui, look, &form.day.words());
        drop_down(&day, "Choose the day of the event", |ui| {
            if let Some(picked) = day_picker(ui, look, form.day, today, &|_| false) {
                form.day = picked;
                ui.close();
            }
        });
    });
    let label = caption(ui, look, "A line about it, if you like");
    line(ui, look, "a line about an event", &mut form.note, |f| f.desired_width(f32::INFINITY).char_limit(2000))
        .labelled_by(label.id);
}
