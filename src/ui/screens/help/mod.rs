//! Help: lines first, when to seek help, the safety plan and own contacts. It needs no journal.

pub(crate) mod own_contacts;
pub(crate) mod page;
pub(crate) mod plan_steps;
pub(crate) mod reading;
pub(crate) mod safety_plan;

use crate::{
    app::Action,
    guidance,
    guidance::HelpLine,
    ui::{
        HelpView, discreet,
        theme::{semibold, size},
        widgets::{
            bullets, caption, choice, column, copy_button, heading, link, para, quiet, rule, section, strong, text_card,
        },
    },
};
use egui::{RichText, Ui};

/// Help lines, when to seek help, the safety plan. Needs no journal, no findings, no network.
pub(crate) fn help(ui: &mut Ui, view: &mut HelpView<'_>) {
    let look = view.look;
    // From its beginning each time it is come to: the numbers stand there.
    column(ui, look, &format!("help {}", view.shell.counts.came_for_help), size::COLUMN, |ui| {
        ui.spacing_mut().item_spacing.y = 12.0;
        heading(ui, look, "Help", "It works without a network and without a journal. The program contacts nobody");
        lines(ui, view);
        first_of_all(ui, view);
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
        when_to_seek(ui, view);
        page::on_paper(ui, view);
        if link(ui, look, "What emotional blunting is").clicked() {
            view.actions.ask(Action::Read);
        }
    });
}

fn choose(view: &mut HelpView<'_>, code: &str) {
    view.help.choosing_country = false;
    view.actions.ask(Action::ChooseCountry(code.to_owned()));
}

fn lines(ui: &mut Ui, view: &mut HelpView<'_>) {
    let look = view.look;
    let country = view.country.clone();
    let found = guidance::lines_for(country.as_deref());
    text_card(ui, look, |ui| match found.first() {
        Some(first) if !view.help.choosing_country => {
            section(ui, &format!("Help lines: {}", first.country_name));
            for (i, line) in found.iter().enumerate() {
                if i > 0 {
                    ui.add_space(4.0);
                    rule(ui, look);
                }
                ui.add_space(6.0);
                ui.push_id(("line", i), |ui| help_line(ui, view, line));
            }
            ui.add_space(4.0);
            if quiet(ui, look, "Another country…").clicked() {
                view.help.choosing_country = true;
            }
        }
        _ => countries(ui, view, country.as_deref()),
    });
}

fn countries(ui: &mut Ui, view: &mut HelpView<'_>, chosen: Option<&str>) {
    let look = view.look;
    section(ui, "Which country are you in?");
    caption(ui, look, "Numbers differ from country to country, so none is shown before you choose");
    ui.horizontal_wrapped(|ui| {
        ui.spacing_mut().item_spacing = egui::vec2(6.0, 6.0);
        for (code, name) in guidance::countries() {
            if choice(ui, look, name, chosen == Some(code)).clicked() {
                choose(view, code);
            }
        }
    });
    caption(ui, look, "Another country: the words below hold everywhere");
    if view.help.choosing_country && link(ui, look, "Leave it as it is").clicked() {
        view.help.choosing_country = false;
    }
}

fn help_line(ui: &mut Ui, view: &HelpView<'_>, line: &HelpLine) {
    let look = view.look;
    ui.scope(|ui| {
        ui.spacing_mut().item_spacing.y = 0.0;
        strong(ui, &line.name);
        caption(ui, look, line.kind.label());
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
    caption(ui, look, &format!("Checked on {} against {}", line.checked.words(), line.source));
}

/// What holds in every country.
fn first_of_all(ui: &mut Ui, view: &HelpView<'_>) {
    let (look, text) = (view.look, guidance::help());
    text_card(ui, look, |ui| {
        section(ui, "If you are in danger, or feel that you might be");
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
