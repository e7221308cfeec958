//! A plan is done, or begun.

use crate::{
    app::{Action, DoneForm, DoneStage, PlanChange},
    domain::{Plan, Way},
    ui::View,
};

/// Whether it is asked how strongly something was felt.
const fn asks(plan: &Plan) -> bool {
    matches!(plan.way, Way::OnceEnjoyed)
}

/// An activity asks what was felt; anything else is ticked off.
pub(super) fn is_done(view: &mut View<'_>, plan: &Plan) {
    if asks(plan) {
        put_in_hand(view, plan, DoneStage::After);
    } else {
        let done_ms = Some(view.shell.now.instant.utc_ms);
        view.actions.ask(PlanChange::Save(Plan { done_ms, ..plan.clone() }));
    }
}

pub(super) fn do_it_now(view: &mut View<'_>, plan: &Plan) {
    if asks(plan) {
        let stage = if plan.expected.is_none() { DoneStage::Before } else { DoneStage::Doing };
        put_in_hand(view, plan, stage);
    }
    view.actions.ask(Action::OpenWay(plan.way));
}

fn put_in_hand(view: &mut View<'_>, plan: &Plan, stage: DoneStage) {
    (view.forms.ways.step_began_s, view.forms.ways.step_gone_s) = (None, 0.0);
    view.forms.ways.done = Some(DoneForm { plan: plan.id.clone(), stage, expected: plan.expected, felt: None, outcome: None });
}
