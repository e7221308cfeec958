use crate::{
    app::{Action, PlanForm, new_id},
    domain::{DayKey, Plan, Way},
    ui::{
        View,
        widgets::{caption, day_picker, drop_down, line, link, primary, quiet, section, text_card, tick},
    },
};
use egui::Ui;

/// A plan lies at most a year ahead. Our choice.
const DAYS_AHEAD: i32 = 365;
/// What a text field takes beside its text.
const FIELD_EDGES: f32 = 12.0;
/// So many finished plans are shown, the latest first.
const DONE_SHOWN: usize = 5;

/// Whether this way is something one sets a day for.
pub fn can_be_planned(way: Way) -> bool {
    !matches!(way, Way::Senses | Way::Journal)
}

/// What is planned for this way, and room for one more.
pub fn plans(ui: &mut Ui, view: &mut View<'_>, way: Way) {
    let look = view.look;
    text_card(ui, look, |ui| {
        section(ui, "Your plan");
        let all = || view.model.journal.plans.iter().filter(|p| p.way == way);
        let mut open: Vec<&Plan> = all().filter(|p| p.done_ms.is_none()).collect();
        open.sort_by_key(|p| (p.day.is_none(), p.day, p.id.clone()));
        let mut done: Vec<&Plan> = all().filter(|p| p.done_ms.is_some()).collect();
        done.sort_by_key(|p| std::cmp::Reverse((p.done_ms, p.id.clone())));
        for plan in open.into_iter().chain(done.into_iter().take(DONE_SHOWN)) {
            plan_line(ui, view, plan);
        }
        add(ui, view, way);
    });
}

fn plan_line(ui: &mut Ui, view: &mut View<'_>, plan: &Plan) {
    let mut done = plan.done_ms.is_some();
    let day = plan.day.map_or_else(|| "no day set".to_owned(), |d| day_words(d, view.model.today()));
    let state = if done { " · done" } else { "" };
    let line = format!("{} · {day}{state}", plan.what);
    if tick(ui, view.look, &mut done, &line).changed() {
        let done_ms = done.then_some(view.model.now.instant.utc_ms);
        view.actions.ask(Action::SavePlan(Plan { done_ms, ..plan.clone() }));
    }
}

fn day_words(day: DayKey, today: DayKey) -> String {
    match day.since(today) {
        0 => "today".to_owned(),
        1 => "tomorrow".to_owned(),
        _ => day.weekday_words(),
    }
}

fn what_words(way: Way) -> (&'static str, &'static str) {
    match way {
        Way::SupportGroup => ("Which meeting", "Tuesday group, 19:00"),
        Way::OnceEnjoyed => ("What you will do", "One song, after supper"),
        Way::Doctor => ("Which visit", "Call the practice"),
        Way::Therapist => ("Which step", "Write to two therapists"),
        Way::Substances => ("What you will do instead", "A walk at the usual hour"),
        Way::Senses | Way::Journal => ("What you will do", ""),
    }
}

fn add(ui: &mut Ui, view: &mut View<'_>, way: Way) {
    let look = view.look;
    let today = view.model.today();
    let form = view.forms.plans.entry(way).or_default();
    let (name, hint) = what_words(way);
    let width = (ui.available_width() - FIELD_EDGES).min(260.0);
    ui.horizontal_wrapped(|ui| {
        let label = caption(ui, look, name);
        line(ui, look, &mut form.what, |f| f.hint_text(hint).desired_width(width).char_limit(400)).labelled_by(label.id);
        let on = quiet(ui, look, &form.day.map_or_else(|| "On a day…".to_owned(), |d| day_words(d, today)));
        drop_down(&on, "Choose the day of the plan", |ui| {
            if let Some(picked) = day_picker(ui, look, form.day.unwrap_or(today), today.plus(DAYS_AHEAD), &|_| false) {
                form.day = Some(picked);
                ui.close();
            }
        });
        if form.day.is_some() && link(ui, look, "Without a day").clicked() {
            form.day = None;
        }
    });
    let said = !form.what.trim().is_empty();
    if ui.add_enabled_ui(said, |ui| primary(ui, look, "Add to your plan")).inner.clicked() {
        let id = new_id(view.model.now.instant.utc_ms);
        let plan = Plan { id, way, what: form.what.trim().to_owned(), day: form.day, done_ms: None };
        view.actions.ask(Action::SavePlan(plan));
        *form = PlanForm::default();
    }
}
