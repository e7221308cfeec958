//! What is planned for a way, and room for one more plan.

use super::plan_in_hand;
use crate::{
    app::{PlanChange, PlanForm, ThingId, new_id},
    domain::{Answer, DayKey, Intensity, Plan, Way, WayItem},
    ui::{
        View,
        screens::said_otherwise,
        theme::Look,
        widgets::{StripKind, caption, day_picker, drop_down, line, link, quiet, section, strip, text_card, tick},
    },
};
use egui::{Response, Ui};

/// A plan lies at most a year ahead. Our choice.
const DAYS_AHEAD: i32 = 365;
/// What a text field takes beside its text.
const FIELD_EDGES: f32 = 12.0;
/// So many finished plans are shown, the latest first.
const DONE_SHOWN: usize = 5;

/// The question asked before, in the words of the one asked after.
pub(super) const EXPECTED: &str = "How strongly do you expect to feel it?";

/// Whether this way is something one sets a day for.
pub(super) fn can_be_planned(way: Way) -> bool {
    !matches!(way, Way::Senses | Way::Journal)
}

/// What is planned for this way, and room for one more.
pub(super) fn plans(ui: &mut Ui, view: &mut View<'_>, way: Way) {
    let look = view.look;
    let card = text_card(ui, look, |ui| {
        section(ui, "Your plan");
        let all = || view.open.journal.plans.iter().filter(|p| p.way == way);
        let mut open: Vec<&Plan> = all().filter(|p| p.done_ms.is_none()).collect();
        open.sort_by_key(|p| (p.day.is_none(), p.day, p.id.clone()));
        let mut done: Vec<&Plan> = all().filter(|p| p.done_ms.is_some()).collect();
        done.sort_by_key(|p| std::cmp::Reverse((p.done_ms, p.id.clone())));
        for plan in open.into_iter().chain(done.into_iter().take(DONE_SHOWN)) {
            ui.push_id(("plan", &plan.id), |ui| plan_line(ui, view, plan));
        }
        add(ui, view, way);
    });
    if ui.data_mut(|d| d.remove_temp::<bool>(begun())).is_some() {
        card.response.scroll_to_me(Some(egui::Align::Center));
        ui.ctx().request_repaint();
    }
}

/// Something was put into the form of a plan, which may lie out of sight.
pub(super) fn come_into_sight(ui: &Ui) {
    ui.data_mut(|d| d.insert_temp(begun(), true));
}

fn begun() -> egui::Id {
    egui::Id::unique("a plan was begun elsewhere")
}

fn plan_line(ui: &mut Ui, view: &mut View<'_>, plan: &Plan) {
    let mut done = plan.done_ms.is_some();
    let day = plan.day.map_or_else(|| "no day set".to_owned(), |d| day_words(d, view.today()));
    let state = if done { " · done" } else { "" };
    let words = format!("{} · {day}{state}", plan.what);
    let id = ThingId::of_plan(&plan.id);
    ui.horizontal_wrapped(|ui| {
        if tick(ui, view.look, &mut done, &words).changed() {
            if done {
                plan_in_hand::is_done(view, plan);
            } else {
                view.actions.ask(PlanChange::Save(Plan { done_ms: None, ..plan.clone() }));
            }
        }
        if plan.done_ms.is_none() && link(ui, view.look, "Let go").accessible_name(format!("Let go of {}", plan.what)).clicked()
        {
            view.actions.ask(PlanChange::LetGo(plan.id.clone()));
        }
        said_otherwise::opener(ui, view, &id, &plan.what);
    });
    said_otherwise::beneath(ui, view, &id);
}

pub(super) fn day_words(day: DayKey, today: DayKey) -> String {
    match day.since(today) {
        0 => "today".to_owned(),
        1 => "tomorrow".to_owned(),
        -1 => "yesterday".to_owned(),
        _ => day.words_from(today),
    }
}

/// Opens a month to choose from under `opener`.
pub(super) fn choose_day(opener: &Response, look: &Look, chosen: DayKey, today: DayKey) -> Option<DayKey> {
    let picked = drop_down(opener, "Choose the day of the plan", |ui| {
        let picked = day_picker(ui, look, chosen, today.plus(DAYS_AHEAD), &|_| false);
        if picked.is_some() {
            ui.close();
        }
        picked
    });
    picked.flatten()
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
    let today = view.today();
    let items = &view.open.journal.way_items;
    let form = view.forms.ways.plans.entry(way).or_default();
    if let Some(item) = item_of(items, form) {
        caption(ui, look, &format!("For: {}", item.words));
    }
    let (name, hint) = what_words(way);
    let width = (ui.available_width() - FIELD_EDGES).min(260.0);
    ui.horizontal_wrapped(|ui| {
        let label = caption(ui, look, name);
        line(ui, look, ("plan", way.word()), &mut form.what, |f| f.hint_text(hint).desired_width(width).char_limit(400))
            .labelled_by(label.id);
        let on = quiet(ui, look, &form.day.map_or_else(|| "On a day…".to_owned(), |d| day_words(d, today)));
        if let Some(picked) = choose_day(&on, look, form.day.unwrap_or(today), today) {
            form.day = Some(picked);
        }
        if form.day.is_some() && link(ui, look, "Without a day").clicked() {
            form.day = None;
        }
    });
    let said = !form.what.trim().is_empty();
    if said && way == Way::OnceEnjoyed {
        expected(ui, look, egui::Id::unique(("expected of a plan", way.word())), &mut form.expected);
        caption(ui, look, "Skip it if you like. It is asked again afterwards");
    }
    if ui.add_enabled_ui(said, |ui| quiet(ui, look, "Add to your plan")).inner.clicked() {
        let id = new_id(view.shell.now.instant.utc_ms);
        let item = item_of(items, form).map(|i| i.id.clone());
        let expected = form.expected.filter(|_| way == Way::OnceEnjoyed);
        let plan = Plan { item, expected, ..Plan::new(id, way, form.what.trim().to_owned(), form.day) };
        view.actions.ask(PlanChange::Save(plan));
        *form = PlanForm::default();
    }
}

fn item_of<'a>(items: &'a [WayItem], form: &PlanForm) -> Option<&'a WayItem> {
    items.iter().find(|i| Some(&i.id) == form.item.as_ref())
}

/// The strip of what is expected; left open it is not answered.
pub(super) fn expected(ui: &mut Ui, look: &Look, id: egui::Id, said: &mut Option<Intensity>) {
    let mut answer = said.map(Answer::Rated);
    let kind = StripKind {
        id,
        name: EXPECTED,
        mark: None,
        colour: look.accent(),
        can_be_unsure: false,
        moves_on: false,
        has_scale: true,
    };
    strip(ui, look, kind, &mut answer);
    *said = answer.and_then(Answer::number).and_then(|n| Intensity::new(n).ok());
}
