//! The journal, or a part of it, written into a file.

use crate::{
    app::{
        Action, ExportForm, ExportWish, Piece, Selection, WHOLE, endings_that_can_be_written, export_in_settings,
        holds_everything, is_diary, is_table,
    },
    domain::{DayKey, SelfHarmItem},
    ui::{
        View,
        day_typed::days_typed,
        files::{
            place_line::{PlaceFor, path_of, place_line, suggested},
            wish::PlaceWish,
        },
        theme::Look,
        widgets::{caption, disclosure, line, quiet, section, tick},
    },
};
use egui::Ui;
use std::path::Path;

pub(super) fn show(ui: &mut Ui, view: &mut View<'_>) {
    let look = view.look;
    section(ui, "Export");
    caption(
        ui,
        look,
        &format!("The ending of the name says what is written: {}. That file is not encrypted", export_in_settings()),
    );
    suggest(ui, view);
    let place = PlaceFor { name: "where an export goes", label: "Write to", choose: "Choose where…", hint: "" };
    let endings = endings_that_can_be_written();
    let chosen = place_line(ui, look, place, &mut view.forms.settings.export_to, |typed| {
        PlaceWish::to_write(place.name, "Where the export goes", typed, &endings)
    });
    let to = path_of(&view.forms.settings.export_to);
    as_what(ui, view, to.as_deref());
    let of = part(ui, view);
    self_harm_item(ui, view, to.as_deref(), &of);
    // Where something is left out of the file, that is seen and can be ticked before it is written.
    let says_all = |to: &Path| (holds_everything(to) && is_all(&of)) || !view.open.has_self_harm_answers();
    let at_once = of.is_ok() && chosen.as_deref().is_some_and(says_all);
    let to = chosen.or(to);
    ui.add_enabled_ui(to.is_some() && of.is_ok(), |ui| {
        if (quiet(ui, look, "Export").clicked() || at_once)
            && let (Some(to), Ok(of)) = (to, of)
        {
            let form = &mut view.forms.settings.export;
            // Ticked for this one file, and for no other after it.
            let item = SelfHarmItem::ticked(std::mem::take(&mut form.self_harm));
            let by_month = form.by_month && is_diary(&to);
            let wish = ExportWish { of, item, table: form.table, by_month };
            view.actions.ask(Action::Export(to, Box::new(wish)));
        }
    });
}

/// What the ending of the name leaves to be said.
fn as_what(ui: &mut Ui, view: &mut View<'_>, to: Option<&Path>) {
    let (look, form) = (view.look, &mut view.forms.settings.export);
    if to.is_some_and(is_table) {
        tick(ui, look, &mut form.table.semicolons, "For a spreadsheet that writes 6,5: semicolons and decimal commas");
        tick(ui, look, &mut form.table.mark, "If letters such as é come out wrong there: say that it is UTF-8");
    } else if to.is_some_and(is_diary) {
        tick(ui, look, &mut form.by_month, "A file for each month");
    }
}

fn is_all(of: &Result<Selection, &'static str>) -> bool {
    of.as_ref().is_ok_and(Selection::is_all)
}

/// Which days, and what of them; closed, it is all of the journal.
fn part(ui: &mut Ui, view: &mut View<'_>) -> Result<Selection, &'static str> {
    let (look, today) = (view.look, view.today());
    let form = &mut view.forms.settings.export;
    let is_part = !selection(form, today).is_ok_and(|of| of.is_all());
    disclosure(ui, look, "Only some days, or not all of it", |ui| {
        ui.horizontal_wrapped(|ui| {
            day_field(ui, look, "First day", "the first there is", &mut form.from);
            day_field(ui, look, "Last day", "the last there is", &mut form.until);
        });
        match selection(form, today) {
            Err(why) => {
                caption(ui, look, why);
            }
            Ok(of) => {
                if let Some(words) = days_words(&of) {
                    caption(ui, look, &words);
                }
            }
        }
        caption(ui, look, "What goes in");
        pieces(ui, look, form);
        if is_part {
            caption(
                ui,
                look,
                "A part has no trash, plans, lists, contacts, safety plan or settings: it is to be read, not to come back to",
            );
            if quiet(ui, look, "All of it again").clicked() {
                (form.from, form.until) = (String::new(), String::new());
                form.without.clear();
            }
        }
    });
    selection(&view.forms.settings.export, today)
}

/// A tick for each, in two columns where there is room for them.
fn pieces(ui: &mut Ui, look: &Look, form: &mut ExportForm) {
    let columns = if ui.available_width() < TWO_COLUMNS { 1 } else { 2 };
    let a_column = Piece::ALL.len().div_ceil(columns);
    ui.columns(columns, |columns| {
        for (ui, pieces) in columns.iter_mut().zip(Piece::ALL.chunks(a_column)) {
            for piece in pieces {
                let mut goes_in = !form.without.contains(piece);
                if tick(ui, look, &mut goes_in, piece.label()).changed() {
                    if goes_in {
                        form.without.remove(piece);
                    } else {
                        form.without.insert(*piece);
                    }
                }
            }
        }
    });
}

/// Narrower, a line of a tick would be cut.
const TWO_COLUMNS: f32 = 520.0;

fn day_field(ui: &mut Ui, look: &Look, name: &str, hint: &str, typed: &mut String) {
    ui.vertical(|ui| {
        ui.spacing_mut().item_spacing.y = 2.0;
        let label = caption(ui, look, name);
        line(ui, look, ("of an export", name), typed, |f| f.desired_width(170.0).hint_text(hint).char_limit(40))
            .labelled_by(label.id);
    });
}

fn selection(form: &ExportForm, today: DayKey) -> Result<Selection, &'static str> {
    let day = |typed: &str| match typed.trim() {
        "" => Ok(None),
        words => {
            days_typed(words, today).first().copied().map(Some).ok_or("Type a day as 2026-11-03, 3 November 2026 or yesterday")
        }
    };
    let (from, until) = (day(&form.from)?, day(&form.until)?);
    if from.zip(until).is_some_and(|(from, until)| until < from) {
        return Err("The last day is before the first");
    }
    Ok(Selection { from, until, without: form.without.clone() })
}

fn days_words(of: &Selection) -> Option<String> {
    match (of.from, of.until) {
        (None, None) => None,
        (Some(from), None) => Some(format!("From {} on", from.words())),
        (None, Some(until)) => Some(format!("Up to {}", until.words())),
        (Some(from), Some(until)) => Some(format!("From {} to {}", from.words(), until.words())),
    }
}

/// SAFETY 9: the item is left out of a file that others may read, unless it is ticked for that one file. Where it was
/// never answered there is nothing to ask about.
fn self_harm_item(ui: &mut Ui, view: &mut View<'_>, to: Option<&Path>, of: &Result<Selection, &'static str>) {
    let whole = to.is_some_and(holds_everything) && is_all(of);
    if !view.open.has_self_harm_answers() || whole {
        return;
    }
    let words = "Also what I answered about wanting to hurt myself, in this one file";
    tick(ui, view.look, &mut view.forms.settings.export.self_harm, words);
}

/// A name in the home folder, once for each journal that is opened; the field can be emptied.
fn suggest(ui: &Ui, view: &mut View<'_>) {
    let id = egui::Id::unique(("export suggested", &view.shell.path));
    if view.forms.settings.export_to.is_empty() && ui.data(|d| d.get_temp::<bool>(id)).is_none() {
        ui.data_mut(|d| d.insert_temp(id, true));
        view.forms.settings.export_to = suggested(&format!("gamut-{}.{WHOLE}", view.today()));
    }
}
