//! Help: what to do in danger first, then lines, when to seek help, the safety plan and own contacts. It needs no journal.

pub(crate) mod country;
pub(crate) mod own_contacts;
pub(crate) mod page;
pub(crate) mod plan_steps;
pub(crate) mod reading;
pub(crate) mod safety_plan;

use crate::{
    app::Action,
    guidance,
    guidance::{HelpLine, LineKind},
    ui::{
        HelpView, discreet,
        theme::{semibold, size},
        widgets::{
            bullets, caption, column, copy_button, disclosure, heading, link, para, rule, section, strong, take_over,
            text_card, two_columns,
        },
    },
};
use egui::{RichText, Ui};

/// What to do in danger, help lines, when to seek help, the safety plan. Needs no journal, no findings, no network.
pub(crate) fn help(ui: &mut Ui, view: &mut HelpView<'_>) {
    let look = view.look;
    // From its beginning each time it is come to: the numbers stand there.
    column(ui, look, &format!("help {}", view.shell.counts.came_for_help), size::FRAME, |ui| {
        ui.spacing_mut().item_spacing.y = 12.0;
        heading(ui, look, "Help", "It works without a network and without a journal. The program contacts nobody");
        let first = |ui: &mut Ui, view: &mut HelpView<'_>| {
            first_of_all(ui, view);
            lines(ui, view);
        };
        let beside = |ui: &mut Ui, view: &mut HelpView<'_>| {
            own(ui, view);
            when_to_seek(ui, view);
            page::on_paper(ui, view);
            if link(ui, look, "What emotional blunting is").clicked() {
                view.actions.ask(Action::Read);
            }
        };
        two_columns(ui, view, first, beside);
    });
}

/// The person's own plan and contacts.
fn own(ui: &mut Ui, view: &mut HelpView<'_>) {
    if let Some(mut view) = view.view() {
        let own = ui.scope(|ui| {
            safety_plan::plan(ui, &mut view);
            own_contacts::contacts(ui, &mut view);
        });
        // Help stays readable in discreet mode; what the person wrote does not.
        discreet::hide(ui.ctx(), own.response.rect);
    } else {
        para(ui, "Your safety plan and your own contacts are kept in your journal. They stand here while it is open");
    }
}

/// The emergency number of the chosen country stands in the card above; here is who else answers.
fn lines(ui: &mut Ui, view: &mut HelpView<'_>) {
    let look = view.look;
    let found = guidance::lines_for(view.country.as_deref());
    text_card(ui, look, |ui| match found.first() {
        Some(first) if !view.help.country.choosing => {
            ui.horizontal_wrapped(|ui| {
                section(ui, &format!("Help lines: {}", first.country_name));
                let another = link(ui, look, country::ANOTHER);
                if take_over(ui, another, country::ANOTHER).clicked() {
                    country::look_for_another(ui, &mut view.help.country);
                }
            });
            for (i, line) in found.iter().filter(|l| l.kind != LineKind::Emergency).enumerate() {
                if i > 0 {
                    ui.add_space(4.0);
                    rule(ui, look);
                }
                ui.add_space(6.0);
                ui.push_id(("line", i), |ui| help_line(ui, view, line));
            }
            ui.add_space(4.0);
            disclosure(ui, look, "Where these numbers were checked", |ui| {
                for line in &found {
                    caption(ui, look, &format!("{}, {}: {}", line.name, line.number, line.source));
                }
            });
        }
        _ => country::which(ui, &mut country::Search::in_help(view)),
    });
}

fn help_line(ui: &mut Ui, view: &HelpView<'_>, line: &HelpLine) {
    let look = view.look;
    ui.scope(|ui| {
        ui.spacing_mut().item_spacing.y = 0.0;
        strong(ui, &line.name);
        caption(ui, look, &what_it_is(line));
    });
    ui.horizontal_wrapped(|ui| {
        let number = RichText::new(&line.number).family(semibold()).size(size::TITLE).color(look.accent());
        ui.add(egui::Label::new(number).selectable(true).wrap());
        copy_button(ui, look, &format!("the number of {}", line.name), &line.number);
    });
    let open = match &line.language {
        Some(language) => format!("{} · in {language}", line.hours),
        None => line.hours.clone(),
    };
    para(ui, &open);
    caption(ui, look, &format!("Checked on {}", line.checked.words()));
}

/// In the card of danger the country is said beside it: there is no heading for that.
fn what_it_is(line: &HelpLine) -> String {
    match line.kind {
        LineKind::Emergency => format!("{}: {}", line.kind.label(), line.country_name),
        LineKind::CrisisLine | LineKind::TextLine => line.kind.label().to_owned(),
    }
}

/// The emergency number where the country is chosen, and what holds in every country.
fn first_of_all(ui: &mut Ui, view: &HelpView<'_>) {
    let (look, text) = (view.look, guidance::help());
    let lines = guidance::lines_for(view.country.as_deref());
    text_card(ui, look, |ui| {
        section(ui, "If you are in danger, or feel that you might be");
        for (i, line) in lines.into_iter().filter(|l| l.kind == LineKind::Emergency).enumerate() {
            ui.push_id(("emergency", i), |ui| help_line(ui, view, line));
            ui.add_space(4.0);
        }
        bullets(ui, look, &text.general);
        ui.add_space(4.0);
        strong(ui, "The emergency number");
        para(ui, &text.emergency_rule);
    });
}

fn when_to_seek(ui: &mut Ui, view: &HelpView<'_>) {
    let (look, text) = (view.look, guidance::help());
    text_card(ui, look, |ui| {
        section(ui, "When to seek professional help");
        bullets(ui, look, &text.when_to_seek);
        caption(ui, look, &format!("{}. Reviewed on {}", text.source, text.reviewed.words()));
    });
}
