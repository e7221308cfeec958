//! What can be done with a picture: read it as a table, copy that, or save the picture as a file.

use crate::{
    app::{Action, PICTURE_ENDINGS},
    report::{Palette, Paper, PaperPage, Picture, PictureView, Scene, Table},
    ui::{
        View,
        arriving::{For, comes},
        files::{
            place_line::{PlaceFor, path_of, place_line, suggested},
            print::{ToPrint, come_to_button, how_to_print, or_save, print_button, where_it_is},
            wish::PlaceWish,
        },
        widgets::{data_table, gap, menu_of, one_of, primary, quiet},
    },
};
use egui::{Response, Ui};
use std::{path::Path, sync::Arc};

/// Points of a picture that is saved: it is drawn anew, the same on every window.
const SAVED_WIDTH: f32 = 1100.0;

/// What the menu under the right button does; each is a button beneath the picture, too.
#[derive(Debug, Clone, Copy)]
enum Do {
    Save,
    Table,
    Copy,
}

/// The buttons under a picture and what they open, and the same in a menu anywhere on `of`. `name` tells it from the others in the room, `table` gives the
/// numbers behind it, and `draw` draws it anew for a file: on white, for paper.
pub(crate) fn picture_tools(
    ui: &mut Ui,
    view: &mut View<'_>,
    name: &'static str,
    of: &Response,
    table: impl Fn() -> Arc<Table>,
    draw: impl Fn(&PictureView) -> Picture,
) {
    let look = view.look;
    let id = egui::Id::unique(("the table is shown", name));
    let mut as_table: bool = ui.data(|d| d.get_temp(id)).unwrap_or(false);
    let saving = matches!(view.forms.picture, Some((saved, _)) if saved == name);
    let words_of_table = if as_table { "Hide the table" } else { "Show as a table" };
    let save_words = or_save(ui.ctx(), "Save the picture…");
    let lines = [(save_words.as_str(), Do::Save), (words_of_table, Do::Table), ("Copy the table as CSV", Do::Copy)];
    let asked = menu_of(ui, look, of, &format!("What to do with the picture: {name}"), &lines);
    let opener = ui.horizontal_wrapped(|ui| {
        let words = words_of_table;
        let r = quiet(ui, look, words);
        r.widget_info(|| egui::WidgetInfo::labeled(egui::Role::Button, true, format!("{words}: {name}")));
        if r.clicked() || matches!(asked, Some(Do::Table)) {
            as_table = !as_table;
            ui.data_mut(|d| d.insert_temp(id, as_table));
        }
        if as_table && quiet(ui, look, "Copy the table as CSV").clicked() || matches!(asked, Some(Do::Copy)) {
            ui.ctx().copy_text(table().csv());
        }
        let r = quiet(ui, look, &save_words);
        let called = format!("{}: {name}", save_words.trim_end_matches('…'));
        r.widget_info(|| egui::WidgetInfo::labeled(egui::Role::Button, true, called.as_str()));
        ui.ctx().accesskit_node_builder(r.id, |node| node.set_expanded(saving));
        let is_come_to = comes(ui, name, For::Paper);
        if is_come_to {
            come_to_button(ui.ctx());
        }
        let is_asked = !saving && (matches!(asked, Some(Do::Save)) || is_come_to);
        if r.clicked() || is_asked {
            r.scroll_to_me(Some(egui::Align::Center));
            view.forms.picture = if saving { None } else { Some((name, suggestion(view, name, PICTURE_ENDINGS[0]))) };
        }
        r
    });
    let scene = || draw(&PictureView { width: SAVED_WIDTH, palette: Palette::light(), text_scale: 1.0 }).scene;
    if saving && !save(ui, view, name, "picture", &PICTURE_ENDINGS, scene) {
        opener.inner.request_focus();
    }
    if as_table {
        data_table(ui, look, name, &table());
    }
}

/// A file name to begin with.
pub(crate) fn suggestion(view: &View<'_>, name: &str, ending: &str) -> String {
    let name = name.to_lowercase().replace([' ', ','], "-");
    suggested(&format!("gamut-{name}-{}.{ending}", view.today()))
}

/// The field and the buttons of saving what `scene` draws; says whether they stay. `what` is what it is called, and
/// `endings` are the kinds of file it can be.
pub(crate) fn save(
    ui: &mut Ui,
    view: &mut View<'_>,
    name: &'static str,
    what: &str,
    endings: &[&str],
    scene: impl Fn() -> Scene,
) -> bool {
    let look = view.look;
    let Some((_, mut to)) = view.forms.picture.take() else { return false };
    let mut stays = true;
    let label = format!("Write the {what} to this file, which is not encrypted:");
    let place = PlaceFor { name: "where a picture goes", label: &label, choose: "Choose where…", hint: "" };
    let title = format!("Where the {what} goes");
    let chosen = place_line(ui, look, place, &mut to, |typed| PlaceWish::to_write(place.name, &title, typed, endings));
    how_to_print(ui, look);
    ui.horizontal_wrapped(|ui| {
        let file = Path::new(to.trim()).to_owned();
        let now = file.extension().map(|e| e.to_string_lossy().to_ascii_lowercase()).unwrap_or_default();
        if endings.len() > 1 {
            let offered = endings.iter().map(|e| ((*e).to_owned(), e.to_uppercase()));
            if let Some(ending) = one_of(ui, look, &now, offered) {
                to = file.with_extension(ending).display().to_string();
            }
            gap(ui, 8.0);
        }
        // Whoever chose a place in a window for files has said there that it is to be saved.
        let path = chosen.clone().or_else(|| path_of(&to));
        ui.add_enabled_ui(path.is_some(), |ui| {
            if (primary(ui, look, "Save").clicked() || chosen.is_some())
                && let Some(to) = path
            {
                view.actions.ask(Action::SavePicture { scene: Arc::new(scene()), to });
                stays = false;
            }
        });
        let paper = Paper::of_country(view.open.journal.settings.country.as_deref().unwrap_or_default());
        let page = || ToPrint::Pages([PaperPage::with_picture(scene(), paper)].into());
        print_button(ui, look, (name, to.clone()), page);
        stays &= !quiet(ui, look, "Cancel").clicked();
    });
    where_it_is(ui, look, name);
    if stays {
        view.forms.picture = Some((name, to));
    }
    stays
}
