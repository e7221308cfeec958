use crate::{
    app::{Action, new_id},
    domain::OwnContact,
    ui::{
        View,
        look::{semibold, size},
        widgets::{Icon, caption, copy_button, icon_button, line, lines, primary, quiet, section, strong, text_card},
    },
};
use egui::{RichText, Ui};

/// What a text field takes beside its text.
const FIELD_EDGES: f32 = 12.0;

/// What each part is called, by its key in `SafetyPlan::parts`.
fn name_of(part: &str) -> &'static str {
    match part {
        "signs" => "How I notice that it is getting hard",
        "what_helps" => "What helps me, on my own",
        "people" => "People and places that are good for me",
        "professionals" => "Professionals I can turn to",
        "safer_place" => "How I make the place around me safer",
        _ => "What I want to be here for",
    }
}

/// The person's own plan, in their own words, read and written in one place.
pub fn plan(ui: &mut Ui, view: &mut View<'_>) {
    let look = view.look;
    text_card(ui, look, |ui| {
        section(ui, "My safety plan");
        caption(ui, look, "In your own words, for a time when thinking is hard. Leave open what you don't know yet");
        let parts = view.forms.safety_plan.parts().map(|(key, _)| key);
        for key in parts {
            let Some(text) = view.forms.safety_plan.part_mut(key) else { continue };
            let label = strong(ui, name_of(key));
            lines(ui, look, text, |f| f.id_salt(key).desired_rows(2).desired_width(f32::INFINITY).char_limit(4000))
                .labelled_by(label.id);
        }
        let changed = view.forms.safety_plan != view.model.journal.safety_plan;
        ui.horizontal_wrapped(|ui| {
            if ui.add_enabled_ui(changed, |ui| primary(ui, look, "Save the safety plan")).inner.clicked() {
                view.actions.ask(Action::SaveSafetyPlan(view.forms.safety_plan.clone()));
            }
            if changed {
                if quiet(ui, look, "Leave it as it was").clicked() {
                    view.forms.safety_plan = view.model.journal.safety_plan.clone();
                }
                caption(ui, look, "Not saved yet");
            } else if !view.forms.safety_plan.is_empty() {
                caption(ui, look, "Saved in your journal");
            }
        });
    });
}

/// People one would turn to. The program contacts nobody.
pub fn contacts(ui: &mut Ui, view: &mut View<'_>) {
    let look = view.look;
    let held = &view.model.journal.contacts;
    text_card(ui, look, |ui| {
        section(ui, "My own contacts");
        caption(ui, look, "They are only written down here. You call or write to them yourself");
        for (i, contact) in held.iter().enumerate() {
            ui.push_id(("contact", i), |ui| {
                ui.horizontal_wrapped(|ui| {
                    strong(ui, &contact.name);
                    let reach = RichText::new(&contact.reach).family(semibold()).size(size::SECTION).color(look.accent());
                    ui.add(egui::Label::new(reach).selectable(true).wrap());
                    copy_button(ui, look, &format!("how to reach {}", contact.name), &contact.reach);
                    if icon_button(ui, look, Icon::Trash, &format!("Remove {}", contact.name)).clicked() {
                        let left = held.iter().filter(|c| c.id != contact.id).cloned().collect();
                        view.actions.ask(Action::SaveContacts(left));
                    }
                });
            });
        }
        add_contact(ui, view);
    });
}

fn add_contact(ui: &mut Ui, view: &mut View<'_>) {
    let look = view.look;
    let (name, reach) = &mut view.forms.contact;
    let width = (ui.available_width() - FIELD_EDGES).min(180.0);
    ui.horizontal_wrapped(|ui| {
        let label = caption(ui, look, "Name");
        line(ui, look, name, |f| f.desired_width(width).char_limit(200)).labelled_by(label.id);
        let label = caption(ui, look, "Number or address");
        line(ui, look, reach, |f| f.desired_width(width).char_limit(200)).labelled_by(label.id);
        let whole = !name.trim().is_empty() && !reach.trim().is_empty();
        if ui.add_enabled_ui(whole, |ui| quiet(ui, look, "Add this contact")).inner.clicked() {
            let id = new_id(view.model.now.instant.utc_ms);
            let mut all = view.model.journal.contacts.clone();
            all.push(OwnContact { id, name: name.trim().to_owned(), reach: reach.trim().to_owned() });
            view.actions.ask(Action::SaveContacts(all));
            *name = String::new();
            *reach = String::new();
        }
    });
}
