//! Which feelings are asked about. Nothing here takes an answer away.

use super::{merge, short};
use crate::{
    app::{CatalogueChange, FeelingForm, ThreeOfEachChange, take_in_hand},
    domain::{Catalogue, Direction, Feeling, NAME_LIMIT, Valence, tidy},
    report::{MarkShape, mark_shape},
    ui::{
        View,
        screens::{settings::marked::mark, three_of_each},
        theme::Look,
        widgets::{
            Icon, caption, card, focus_ring, icon_button, line, link, named_row, one_of, paint_mark, quiet, section, take_over,
        },
    },
};
use egui::{Key, Sense, Ui, vec2};

/// What the buttons behind a name take.
const BUTTONS: f32 = 196.0;

/// Gets the keyboard when what is told beneath goes away.
const ANOTHER: &str = "another feeling";

/// What is set here, and other words it is looked for with.
pub(crate) const ROWS: &[(&str, &str)] = &[
    ("Feelings", "emotions list rename order move mark colour color put away"),
    ("Another feeling", "add new emotion"),
    ("Short form", "fewer few quick seven shorter"),
];

/// The feelings by kind, each to be renamed, moved and put away; those put away; a new one.
pub(crate) fn show(ui: &mut Ui, view: &mut View<'_>) {
    let look = view.look;
    let catalogue = view.open.journal.catalogue.clone();
    let mut wanted: Option<Catalogue> = None;
    card(ui, look, |ui| {
        ui.spacing_mut().item_spacing.y = 6.0;
        section(ui, "Feelings");
        caption(ui, look, "Change them as you like: what you wrote before stays as it is");
        for (valence, words) in
            [(Valence::Pleasant, "Pleasant"), (Valence::Unpleasant, "Unpleasant"), (Valence::Numbness, "Neither")]
        {
            ui.add_space(4.0);
            caption(ui, look, words);
            for feeling in catalogue.asked().filter(|f| f.valence == valence) {
                ui.push_id(feeling.id.0, |ui| row(ui, view, &catalogue, feeling, &mut wanted));
            }
        }
        put_away(ui, view, &catalogue, &mut wanted);
        ui.add_space(4.0);
        mark(ui, look, "Another feeling", |ui| add(ui, view, &catalogue));
        // Of the short form, where that is in use, it is told beneath that.
        if !view.open.journal.settings.short_form {
            three_of_each::tell_where_chosen(ui, view, ANOTHER);
        }
        merge::feelings(ui, view, &catalogue);
        mark(ui, look, "Short form", |ui| short::show(ui, view, &catalogue));
    });
    if let Some(catalogue) = wanted {
        view.actions.ask(CatalogueChange(catalogue));
    }
}

fn row(ui: &mut Ui, view: &mut View<'_>, catalogue: &Catalogue, feeling: &Feeling, wanted: &mut Option<Catalogue>) {
    let look = view.look;
    let mut change = |how: &dyn Fn(&mut Catalogue)| {
        let mut next = catalogue.clone();
        how(&mut next);
        if next != *catalogue {
            *wanted = Some(next);
        }
    };
    if view.forms.settings.renaming.as_ref().is_some_and(|(id, _)| *id == feeling.id) {
        return rename(ui, view, catalogue, feeling, wanted);
    }
    let name = &feeling.name;
    ui.horizontal_wrapped(|ui| {
        ui.spacing_mut().item_spacing.x = 4.0;
        if let Some(hue) = choose_mark(ui, view, feeling) {
            change(&|c| c.mark_feeling(feeling.id, hue));
        }
        // The name has its own line's worth of room where there is some, so that the buttons stand in columns; else they
        // stand together beneath it.
        let left = ui.available_size_before_wrap().x;
        let (room, fits) = if left - BUTTONS > 90.0 { ((left - BUTTONS).min(300.0), true) } else { (left - 4.0, false) };
        ui.allocate_ui_with_layout(vec2(room, 32.0), egui::Layout::left_to_right(egui::Align::Center), |ui| {
            ui.set_min_width(room);
            ui.add(egui::Label::new(name).truncate());
        });
        if !fits {
            ui.end_row();
        }
        ui.spacing_mut().button_padding.x = 6.0;
        if icon_button(ui, look, Icon::Up, &format!("Move {name} up")).clicked() {
            change(&|c| c.move_feeling(feeling.id, Direction::Up));
        }
        if icon_button(ui, look, Icon::Down, &format!("Move {name} down")).clicked() {
            change(&|c| c.move_feeling(feeling.id, Direction::Down));
        }
        if icon_button(ui, look, Icon::Edit, &format!("Rename {name}")).clicked() {
            take_in_hand(&mut view.forms.settings.renaming, |(id, _)| *id == feeling.id, (feeling.id, name.clone()));
        }
        if link(ui, look, "Put away").accessible_name(format!("Put {name} away")).clicked() {
            change(&|c| c.retire_feeling(feeling.id, true));
        }
    });
}

fn shape(ui: &mut Ui, view: &View<'_>, feeling: &Feeling) {
    let (rect, _) = ui.allocate_exact_size(vec2(30.0, 32.0), Sense::hover());
    let colour = view.look.feeling(feeling.valence, feeling.hue);
    paint_mark(ui.painter(), mark_shape(feeling.valence, feeling.hue), rect.center(), 7.0, colour);
}

/// The mark, which opens the eight of its side to choose from. Numbness has one only.
fn choose_mark(ui: &mut Ui, view: &View<'_>, feeling: &Feeling) -> Option<u8> {
    if feeling.valence == Valence::Numbness {
        shape(ui, view, feeling);
        return None;
    }
    let look = view.look;
    let of = |hue: u8| (mark_shape(feeling.valence, hue), look.feeling(feeling.valence, hue));
    let (shape, colour) = of(feeling.hue);
    let name = format!("Mark of {}: {}", feeling.name, shape.word());
    let opener = mark_button(ui, look, shape, colour, &name, false);
    let mut chosen = None;
    egui::Popup::from_toggle_button_response(&opener).accessible_name("Choose a mark").show(|ui| {
        caption(ui, look, &format!("Mark and colour of {}", feeling.name));
        ui.horizontal(|ui| {
            ui.spacing_mut().item_spacing.x = 2.0;
            for hue in 0..8 {
                let (shape, colour) = of(hue);
                if mark_button(ui, look, shape, colour, shape.word(), hue == feeling.hue).clicked() {
                    chosen = Some(hue);
                    ui.close();
                }
            }
        });
    });
    opener.on_hover_text("Another mark and colour");
    chosen
}

fn mark_button(ui: &mut Ui, look: &Look, shape: MarkShape, colour: egui::Color32, name: &str, on: bool) -> egui::Response {
    let (rect, r) = ui.allocate_exact_size(vec2(30.0, 32.0), Sense::click());
    if on || r.hovered() {
        ui.painter().rect_filled(rect, 8.0, look.accent_soft());
    }
    paint_mark(ui.painter(), shape, rect.center(), 7.0, colour);
    r.widget_info(|| egui::WidgetInfo::selected(egui::Role::Button, ui.is_enabled(), on, name));
    focus_ring(ui, look, &r);
    r
}

fn rename(ui: &mut Ui, view: &mut View<'_>, catalogue: &Catalogue, feeling: &Feeling, wanted: &mut Option<Catalogue>) {
    let look = view.look;
    let Some((_, typed)) = view.forms.settings.renaming.as_mut() else { return };
    let mut next = catalogue.clone();
    let fits = next.rename_feeling(feeling.id, typed);
    let (mut done, mut leave) = (false, false);
    ui.horizontal_wrapped(|ui| {
        let r = line(ui, look, ("new name of", feeling.id.0), typed, |f| f.desired_width(200.0).char_limit(NAME_LIMIT));
        let r = r.accessible_name(format!("New name of {}", feeling.name));
        let opened = ui.scope_id().with("renaming");
        if !ui.data(|d| d.get_temp::<bool>(opened).unwrap_or(false)) {
            ui.data_mut(|d| d.insert_temp(opened, true));
            r.request_focus();
        }
        done = r.lost_focus() && ui.input(|i| i.key_pressed(Key::Enter));
        done |= quiet(ui, look, "Save name").clicked();
        leave = quiet(ui, look, "Cancel").clicked();
        if done || leave {
            ui.data_mut(|d| d.remove::<bool>(opened));
        }
    });
    if !fits {
        caption(
            ui,
            look,
            if tidy(typed).is_empty() { "A feeling needs a name" } else { "Another feeling has this name already" },
        );
    }
    if leave {
        view.forms.settings.renaming = None;
    } else if done && fits {
        view.forms.settings.renaming = None;
        *wanted = Some(next);
    }
}

fn put_away(ui: &mut Ui, view: &mut View<'_>, catalogue: &Catalogue, wanted: &mut Option<Catalogue>) {
    let look = view.look;
    if catalogue.feelings.iter().all(|f| !f.retired) {
        return;
    }
    ui.add_space(4.0);
    caption(ui, look, "Put away: no longer asked about, and still in what you wrote");
    for feeling in catalogue.feelings.iter().filter(|f| f.retired) {
        ui.push_id(feeling.id.0, |ui| {
            ui.horizontal_wrapped(|ui| {
                shape(ui, view, feeling);
                ui.label(egui::RichText::new(&feeling.name).color(look.muted()));
                if link(ui, look, "Bring back").accessible_name(format!("Bring {} back", feeling.name)).clicked() {
                    let mut next = catalogue.clone();
                    next.retire_feeling(feeling.id, false);
                    *wanted = Some(next);
                }
            });
        });
    }
}

fn add(ui: &mut Ui, view: &mut View<'_>, catalogue: &Catalogue) {
    let look = view.look;
    let form =
        view.forms.settings.feeling.get_or_insert_with(|| FeelingForm { name: String::new(), valence: Valence::Pleasant });
    let mut asked = false;
    named_row(ui, look, "Another feeling", |ui, label| {
        let r = line(ui, look, "another feeling in the list", &mut form.name, |f| {
            f.desired_width(170.0).hint_text("Tenderness, pride").char_limit(NAME_LIMIT)
        });
        let r = r.labelled_by(label);
        asked = r.lost_focus() && ui.input(|i| i.key_pressed(Key::Enter));
        let sides = [(Valence::Pleasant, "Pleasant"), (Valence::Unpleasant, "Unpleasant")];
        form.valence = one_of(ui, look, &form.valence, sides).unwrap_or(form.valence);
        // No field: Ctrl+Z there would take back what is typed, not the press.
        let add = quiet(ui, look, "Add feeling");
        asked |= take_over(ui, add, ANOTHER).clicked();
    });
    let name = tidy(&form.name);
    let there = if name.is_empty() { None } else { catalogue.feeling_named(&name).and_then(|id| catalogue.feeling(id)) };
    match there {
        Some(other) if !other.retired => {
            caption(ui, look, &format!("{} is in the list already", other.name));
        }
        Some(other) => {
            caption(ui, look, &format!("{} was put away; adding it brings it back", other.name));
        }
        None => {}
    }
    if !asked || name.is_empty() || there.is_some_and(|f| !f.retired) {
        return;
    }
    form.name.clear();
    let (valence, in_short) = (form.valence, view.open.journal.settings.short_form);
    view.actions.ask(ThreeOfEachChange::Another { name, valence, in_short });
}
