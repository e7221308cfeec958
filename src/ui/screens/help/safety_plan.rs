//! The safety plan as it is shown, and the way to change it.

use super::plan_steps;
use crate::{
    app::SafetyPlanChange,
    domain::SafetyPlan,
    guidance::plan_part_name,
    ui::{
        View,
        widgets::{caption, lines, primary, quiet, section, strong, text_card},
    },
};
use egui::Ui;

/// Letters of one part.
const PART_LIMIT: usize = 4000;

/// The person's own plan, in their own words, read and written in one place. What is typed is kept with the journal at
/// once; saving puts it in the place of the plan before, and that can be taken back.
pub(crate) fn plan(ui: &mut Ui, view: &mut View<'_>) {
    let look = view.look;
    text_card(ui, look, |ui| {
        section(ui, "My safety plan");
        caption(ui, look, "In your own words, for a time when thinking is hard. Leave out what you don't know yet");
        let parts = SafetyPlan::default().parts().map(|(key, _)| key);
        for key in parts {
            let Some(text) = view.forms.help.safety_plan.part_mut(key) else { continue };
            ui.add_space(4.0);
            let label = strong(ui, plan_part_name(key));
            if key == "what_helps" {
                plan_steps::steps(ui, look, text);
            } else {
                let wide = f32::INFINITY;
                lines(ui, look, ("safety plan", key), text, |f| f.desired_rows(2).desired_width(wide).char_limit(PART_LIMIT))
                    .labelled_by(label.id);
            }
        }
        ui.add_space(2.0);
        finish(ui, view);
    });
}

fn finish(ui: &mut Ui, view: &mut View<'_>) {
    let look = view.look;
    let changed = view.forms.help.safety_plan != view.open.journal.safety_plan;
    ui.horizontal_wrapped(|ui| {
        if ui.add_enabled_ui(changed, |ui| primary(ui, look, "Save the safety plan")).inner.clicked() {
            let steps = &mut view.forms.help.safety_plan.what_helps;
            *steps = plan_steps::without_empty_ones(steps);
            view.actions.ask(SafetyPlanChange(view.forms.help.safety_plan.clone()));
        }
        if changed {
            if quiet(ui, look, "Discard the changes").clicked() {
                view.forms.help.safety_plan = view.open.journal.safety_plan.clone();
            }
            caption(ui, look, "Not saved yet, and kept as you type");
        } else if !view.forms.help.safety_plan.is_empty() {
            caption(ui, look, "Saved in your journal");
        }
    });
}
