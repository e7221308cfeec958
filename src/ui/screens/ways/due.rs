//! What is planned: one calm line each, in Today and on the page of its way. Nothing is counted, and nobody is reminded
//! twice.

use super::{
    doing::{in_hand::words_of, step_timer},
    head,
    page::page_with_bar,
    plan_in_hand::{do_it_now, is_done},
    plans,
};
use crate::{
    app::{Action, DoneStage, PlanChange, Room},
    domain::{Outcome, Plan, Way},
    guidance::WayText,
    ui::{
        View,
        widgets::{StripKind, at_most_one, caption, link, para, primary, quiet, section, strip, text_card},
    },
};
use egui::Ui;

/// So many stand in Today; the others stand among the ways.
const SHOWN: usize = 3;
/// A planned activity is offered ten minutes (`assets/ways.toml`, "Cut it down").
const SECONDS: u32 = 600;

const FELT: &str = "How strongly was it felt?";

/// In Today: what is planned, from the moment it is, and the question of what was done.
pub(crate) fn in_today(ui: &mut Ui, view: &mut View<'_>) {
    let (journal, today) = (view.open.journal.clone(), view.today());
    let mut planned: Vec<&Plan> = journal.plans.iter().filter(|p| p.stands_in_today_on(today)).collect();
    if planned.is_empty() {
        return;
    }
    // Those of today and before, then those ahead, then those without a day.
    planned.sort_by_key(|p| (p.day.is_none(), p.day, p.id.clone()));
    text_card(ui, view.look, |ui| {
        for plan in planned.iter().take(SHOWN) {
            ui.push_id(("due", &plan.id), |ui| {
                if view.forms.ways.done.as_ref().is_some_and(|d| d.plan == plan.id && d.stage == DoneStage::After) {
                    after(ui, view, plan);
                    after_bar(ui, view);
                } else if plan.comes_back_on(today) {
                    line(ui, view, plan);
                } else {
                    ahead(ui, view, plan);
                }
            });
        }
        if planned.len() > SHOWN && link(ui, view.look, "Your other plans are in Ways").clicked() {
            view.actions.ask(Action::Go(Room::Ways));
        }
    });
}

/// A plan whose day is not here yet: seen, and nothing is asked of it.
fn ahead(ui: &mut Ui, view: &mut View<'_>, plan: &Plan) {
    let look = view.look;
    ui.horizontal_wrapped(|ui| {
        let day = plan.day.map_or_else(|| "no day set".to_owned(), |d| format!("for {}", plans::day_words(d, view.today())));
        caption(ui, look, &format!("Planned, {day}:"));
        ui.add(egui::Label::new(&plan.what).wrap());
        if link(ui, look, "Open the plan").accessible_name(format!("Open the plan: {}", plan.what)).clicked() {
            view.actions.ask(Action::OpenWay(plan.way));
        }
    });
}

/// The plan of this way that is being done.
pub(super) fn in_hand(view: &View<'_>, way: Way) -> Option<Plan> {
    let done = view.forms.ways.done.as_ref()?;
    let is_it = |p: &&Plan| p.way == way && p.done_ms.is_none() && p.id == done.plan;
    view.open.journal.plans.iter().find(is_it).cloned()
}

/// On the page of a way: what is planned for now.
pub(super) fn on_this_page(ui: &mut Ui, view: &mut View<'_>, way: Way) {
    let (journal, today) = (view.open.journal.clone(), view.today());
    for plan in journal.plans.iter().filter(|p| p.way == way && p.comes_back_on(today)) {
        ui.push_id(("due", &plan.id), |ui| text_card(ui, view.look, |ui| line(ui, view, plan)));
    }
}

type Contents = fn(&mut Ui, &mut View<'_>, &Plan);
type Bar = fn(&mut Ui, &mut View<'_>);

/// What is being done has the screen, and its buttons stay where they are.
pub(super) fn screen(ui: &mut Ui, view: &mut View<'_>, text: &WayText, plan: &Plan) {
    let Some(stage) = view.forms.ways.done.as_ref().map(|d| d.stage) else { return };
    let (contents, bar): (Contents, Bar) = match stage {
        DoneStage::Before => (before, before_bar),
        DoneStage::Doing => (doing, doing_bar),
        DoneStage::After => (after, after_bar),
    };
    page_with_bar(
        ui,
        view,
        "a plan in hand",
        |ui, view| {
            head::small(ui, view.look, text);
            text_card(ui, view.look, |ui| contents(ui, view, plan));
        },
        bar,
    );
}

/// One plan in one calm line; in a narrow window what can be done with it stands beneath.
fn line(ui: &mut Ui, view: &mut View<'_>, plan: &Plan) {
    let narrow = view.look.narrow;
    ui.horizontal_wrapped(|ui| {
        let day = plan.day.map_or_else(String::new, |d| plans::day_words(d, view.today()));
        caption(ui, view.look, &format!("Planned for {day}:"));
        ui.add(egui::Label::new(&plan.what).wrap());
        if !narrow {
            to_do(ui, view, plan);
        }
    });
    if narrow {
        ui.horizontal_wrapped(|ui| to_do(ui, view, plan));
    }
}

fn to_do(ui: &mut Ui, view: &mut View<'_>, plan: &Plan) {
    let look = view.look;
    let today = view.today();
    let name = |words: &str| format!("{words}: {}", plan.what);
    if link(ui, look, "Do it now").accessible_name(name("Do it now")).clicked() {
        do_it_now(view, plan);
    }
    if link(ui, look, "Done").accessible_name(name("Done")).clicked() {
        is_done(view, plan);
    }
    let another = link(ui, look, "Another day…").accessible_name(name("Another day"));
    if let Some(day) = plans::choose_day(&another, look, plan.day.unwrap_or(today), today) {
        view.actions.ask(PlanChange::Save(Plan { day: Some(day), ..plan.clone() }));
    }
    if link(ui, look, "Let go").accessible_name(name("Let go")).clicked() {
        view.actions.ask(PlanChange::LetGo(plan.id.clone()));
    }
}

fn before(ui: &mut Ui, view: &mut View<'_>, plan: &Plan) {
    let look = view.look;
    section(ui, &plan.what);
    let Some(form) = view.forms.ways.done.as_mut() else { return };
    plans::expected(ui, look, egui::Id::unique(("expected of", &form.plan)), &mut form.expected);
    caption(ui, look, "Skip it if you like");
}

fn before_bar(ui: &mut Ui, view: &mut View<'_>) {
    ui.horizontal_wrapped(|ui| {
        if primary(ui, view.look, "Begin").clicked() {
            put_stage(view, DoneStage::Doing);
        }
        cancel(ui, view);
    });
}

fn doing(ui: &mut Ui, view: &mut View<'_>, plan: &Plan) {
    let look = view.look;
    section(ui, &plan.what);
    para(ui, "It counts as done even when nothing is felt");
    step_timer::step_timer(ui, look, SECONDS, &mut view.forms.ways.step_began_s, &mut view.forms.ways.step_gone_s);
}

fn doing_bar(ui: &mut Ui, view: &mut View<'_>) {
    ui.horizontal_wrapped(|ui| {
        if primary(ui, view.look, "It is done").clicked() {
            put_stage(view, DoneStage::After);
        }
        cancel(ui, view);
    });
}

fn put_stage(view: &mut View<'_>, stage: DoneStage) {
    if let Some(form) = view.forms.ways.done.as_mut() {
        form.stage = stage;
    }
    (view.forms.ways.step_began_s, view.forms.ways.step_gone_s) = (None, 0.0);
}

fn cancel(ui: &mut Ui, view: &mut View<'_>) {
    if link(ui, view.look, "Cancel").clicked() {
        view.forms.ways.done = None;
        (view.forms.ways.step_began_s, view.forms.ways.step_gone_s) = (None, 0.0);
    }
}

/// What was felt, beside what was expected.
fn after(ui: &mut Ui, view: &mut View<'_>, plan: &Plan) {
    let look = view.look;
    let Some(form) = view.forms.ways.done.as_mut() else { return };
    section(ui, &plan.what);
    let expected = plan.expected.or(form.expected);
    let expected = expected.map_or_else(|| "not answered".to_owned(), |n| format!("{n}, {}", n.words()));
    caption(ui, look, &format!("Expected: {expected}"));
    let kind = StripKind {
        id: egui::Id::unique(("felt of", &plan.id)),
        name: FELT,
        mark: None,
        colour: look.accent(),
        can_be_unsure: true,
        moves_on: true,
        has_scale: true,
    };
    strip(ui, look, kind, &mut form.felt);
    ui.horizontal_wrapped(|ui| {
        let offered = Outcome::ALL.map(|outcome| (outcome, words_of(outcome)));
        form.outcome = at_most_one(ui, look, form.outcome.as_ref(), offered).inner.unwrap_or(form.outcome);
    });
    if form.outcome == Some(Outcome::Worse) {
        para(ui, "Thank you for saying so. Help opens when you keep this");
        if quiet(ui, look, "Open Help now").clicked() {
            view.actions.ask(Action::Go(Room::Help));
        }
    }
}

fn after_bar(ui: &mut Ui, view: &mut View<'_>) {
    ui.horizontal_wrapped(|ui| {
        if primary(ui, view.look, "Keep it").clicked() {
            view.actions.ask(PlanChange::Finish);
        }
        cancel(ui, view);
    });
}
