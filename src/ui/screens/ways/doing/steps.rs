//! The steps of a try: one on the screen, with what that step needs and nothing else.

use super::{
    in_hand::{begin_after, go_to, put_aside},
    step_timer,
};
use crate::{
    domain::Way,
    guidance::{StepTool, WayText},
    ui::{
        View,
        screens::ways::{
            activities, care, chart, doctor,
            drawing::drawing_of_step,
            head,
            page::{READING, page_with_bar},
            people, phrases, plans, senses, substances,
        },
        theme::{semibold, size},
        widgets::{caption, disclosure, primary, quiet, take_over},
    },
};
use egui::{RichText, Ui, vec2};

/// The step the try stands at.
pub(in crate::ui::screens::ways) fn screen(ui: &mut Ui, view: &mut View<'_>, text: &WayText) {
    let last = text.steps.len().saturating_sub(1);
    let at = view.forms.ways.trial.as_ref().map_or(0, |t| t.step.min(last));
    let name = format!("{} step {at}", text.way.word());
    page_with_bar(ui, view, &name, |ui, view| step(ui, view, text, at), |ui, view| bar(ui, view, at, last));
}

fn step(ui: &mut Ui, view: &mut View<'_>, text: &WayText, at: usize) {
    let look = view.look;
    let Some(step) = text.steps.get(at) else { return };
    // A step without a tool has the room to itself.
    if step.tool.is_none() && !look.low {
        drawing_of_step(ui, look, text.way, at, if look.narrow { 88.0 } else { 144.0 });
    } else {
        head::small(ui, look, text);
    }
    places(ui, view, text.steps.len(), at);
    ui.scope(|ui| {
        ui.set_max_width(READING.min(ui.available_width()));
        let heading = ui.label(RichText::new(&step.title).family(semibold()).size(size::BIG));
        ui.ctx().accesskit_node_builder(heading.id, |node| node.set_role(egui::accesskit::Role::Heading));
        let words = RichText::new(&step.text).size(size::SECTION).line_height(Some(size::SECTION * 1.5));
        ui.add(egui::Label::new(words).wrap());
        if text.way == Way::Senses {
            senses::worked_before(ui, view, at);
        }
        if let Some(seconds) = step.seconds {
            let ways = &mut view.forms.ways;
            step_timer::step_timer(ui, look, seconds, &mut ways.step_began_s, &mut ways.step_gone_s);
        }
    });
    if let Some(tool) = step.tool {
        tool_of_step(ui, view, text, tool);
    }
    disclosure(ui, look, care::TAKE_CARE, |ui| care::note(ui, view, text));
}

/// The same four buttons at the same places on every step.
fn bar(ui: &mut Ui, view: &mut View<'_>, at: usize, last: usize) {
    let look = view.look;
    ui.horizontal_wrapped(|ui| {
        let next = primary(ui, look, "Next");
        if take_over(ui, next, "the next step").clicked() {
            if at < last { go_to(view, at + 1) } else { begin_after(view) }
        }
        if ui.add_enabled_ui(at > 0, |ui| quiet(ui, look, "Back")).inner.clicked() {
            go_to(view, at.saturating_sub(1));
        }
        if quiet(ui, look, "Stop here").clicked() {
            begin_after(view);
        }
        put_aside(ui, view);
    });
}

/// Where one is, as a quiet row of dots.
fn places(ui: &mut Ui, view: &View<'_>, n: usize, at: usize) {
    let look = view.look;
    ui.horizontal(|ui| {
        let (rect, _) = ui.allocate_exact_size(vec2(18.0 * n as f32, size::CAPTION * 1.4), egui::Sense::hover());
        for i in 0..n {
            let at_dot = egui::pos2(rect.left() + 6.0 + 18.0 * i as f32, rect.center().y);
            if i == at {
                ui.painter().circle_filled(at_dot, 5.0, look.accent());
            } else {
                ui.painter().circle_stroke(at_dot, 4.0, egui::Stroke::new(1.5, look.outline()));
            }
        }
        caption(ui, look, &format!("Step {} of {n}", at + 1));
    });
}

/// What a step is done with.
fn tool_of_step(ui: &mut Ui, view: &mut View<'_>, text: &WayText, tool: StepTool) {
    match (tool, text.way) {
        (StepTool::List, Way::SupportGroup | Way::Therapist) => people::candidates(ui, view, text.way),
        (StepTool::List, Way::OnceEnjoyed) => activities::list(ui, view),
        (StepTool::List, Way::Doctor) => doctor::tool(ui, view, text),
        (StepTool::List, Way::Substances) => substances::helps(ui, view),
        (StepTool::List, Way::Senses | Way::Journal) => {}
        (StepTool::Phrases, _) => phrases::card(ui, view, text),
        (StepTool::Plan, way) => plans::plans(ui, view, way),
        (StepTool::Chart, _) => chart::to_bring(ui, view),
        (StepTool::Days, _) => substances::days(ui, view),
    }
}
