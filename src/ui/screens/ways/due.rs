//! Plans whose day is here or was a few days ago: one calm line each. Nothing is counted, and nobody is reminded twice.

use super::{
    plan_in_hand::{do_it_now, is_done},
    plans, step_timer, trial,
};
use crate::{
    app::{Action, DoneStage, PlanChange, Room},
    domain::{Outcome, Plan, Way},
    ui::{
        View,
        widgets::{StripKind, caption, choice, link, para, primary, quiet, section, strip, text_card},
    },
};
use egui::Ui;

/// So many stand in Today; the others stand among the ways.
const SHOWN: usize = 3;
/// A planned activity is offered ten minutes (`assets/ways.toml`, "Cut it down").
const SECONDS: u32 = 600;

const FELT: &str = "How strongly was it felt?";

/// In Today: the plans that come back, and the question of the one that was done.
pub(crate) fn in_today(ui: &mut Ui, view: &mut View<'_>) {
    let (journal, today) = (view.open.journal.clone(), view.today());
    let mut due: Vec<&Plan> = journal.plans.iter().filter(|p| p.comes_back_on(today)).collect();
    if due.is_empty() {
        return;
    }
    due.sort_by_key(|p| (p.day, p.id.clone()));
    text_card(ui, view.look, |ui| {
        for plan in due.iter().take(SHOWN) {
            ui.push_id(("due", &plan.id), |ui| {
                if view.forms.ways.done.as_ref().is_some_and(|d| d.plan == plan.id && d.stage == DoneStage::After) {
                    after(ui, view, plan);
                } else {
                    line(ui, view, plan);
                }
            });
        }
        if due.len() > SHOWN && link(ui, view.look, "Other plans stand among the ways").clicked() {
            view.actions.ask(Action::Go(Room::Ways));
        }
    });
}

/// On the page of a way: what is planned for now, and the activity that is being done.
pub(super) fn on_this_page(ui: &mut Ui, view: &mut View<'_>, way: Way) {
    let (journal, today) = (view.open.journal.clone(), view.today());
    let in_hand = view.forms.ways.done.as_ref().map(|d| d.plan.clone());
    let is_here =
        |p: &&Plan| p.way == way && p.done_ms.is_none() && (p.comes_back_on(today) || Some(&p.id) == in_hand.as_ref());
    for plan in journal.plans.iter().filter(is_here) {
        ui.push_id(("due", &plan.id), |ui| {
            match view.forms.ways.done.as_ref().filter(|d| d.plan == plan.id).map(|d| d.stage) {
                None => in_card(ui, view, plan, line),
                Some(DoneStage::Before) => in_card(ui, view, plan, before),
                Some(DoneStage::Doing) => in_card(ui, view, plan, doing),
                Some(DoneStage::After) => in_card(ui, view, plan, after),
            }
        });
    }
}

fn in_card(ui: &mut Ui, view: &mut View<'_>, plan: &Plan, contents: fn(&mut Ui, &mut View<'_>, &Plan)) {
    text_card(ui, view.look, |ui| contents(ui, view, plan));
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
    caption(ui, look, "Leave it open if you would rather not say");
    ui.horizontal_wrapped(|ui| {
        if primary(ui, look, "Begin").clicked() {
            put_stage(view, DoneStage::Doing);
        }
        not_now(ui, view);
    });
}

fn doing(ui: &mut Ui, view: &mut View<'_>, plan: &Plan) {
    let look = view.look;
    section(ui, &plan.what);
    para(ui, "It counts as done even when nothing is felt");
    step_timer::step_timer(ui, look, SECONDS, &mut view.forms.ways.step_began_s, &mut view.forms.ways.step_gone_s);
    ui.horizontal_wrapped(|ui| {
        if primary(ui, look, "It is done").clicked() {
            put_stage(view, DoneStage::After);
        }
        not_now(ui, view);
    });
}

fn put_stage(view: &mut View<'_>, stage: DoneStage) {
    if let Some(form) = view.forms.ways.done.as_mut() {
        form.stage = stage;
    }
    (view.forms.ways.step_began_s, view.forms.ways.step_gone_s) = (None, 0.0);
}

fn not_now(ui: &mut Ui, view: &mut View<'_>) {
    if link(ui, view.look, "Not now").clicked() {
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
    };
    strip(ui, look, kind, &mut form.felt);
    ui.horizontal_wrapped(|ui| {
        for outcome in Outcome::ALL {
            let on = form.outcome == Some(outcome);
            if choice(ui, look, trial::words_of(outcome), on).clicked() {
                form.outcome = (!on).then_some(outcome);
            }
        }
    });
    let worse = form.outcome == Some(Outcome::Worse);
    if worse {
        para(ui, "Thank you for saying so. Help opens when you keep this");
    }
    ui.horizontal_wrapped(|ui| {
        if primary(ui, look, "Keep it").clicked() {
            view.actions.ask(PlanChange::Finish);
        }
        if worse && quiet(ui, look, "Open Help now").clicked() {
            view.actions.ask(Action::Go(Room::Help));
        }
        not_now(ui, view);
    });
}
