//! Where something is written to, or read from: the place in words, and what chooses another one.

use super::wish::{self, PlaceWish};
use crate::{
    app::{NoPlace, typed_place},
    ui::{
        theme::Look,
        widgets::{caption, hand_on, line, link, quiet, take_over},
    },
};
use directories::BaseDirs;
use egui::{Id, Label, RichText, Ui};
use std::path::{Path, PathBuf};

/// This file name in the home folder, to begin with; empty where there is none.
pub(crate) fn suggested(name: &str) -> String {
    BaseDirs::new().map(|dirs| dirs.home_dir().join(name).display().to_string()).unwrap_or_default()
}

/// The path that is meant. `None` where no file is named.
pub(crate) fn path_of(typed: &str) -> Option<PathBuf> {
    typed_place(typed).ok()
}

/// What a place is for.
#[derive(Debug, Clone, Copy)]
pub(crate) struct PlaceFor<'a> {
    /// By what it is told from the others, and its field named.
    pub name: &'static str,
    /// What stands above it.
    pub label: &'a str,
    /// What the button says that opens the list of files.
    pub choose: &'a str,
    /// What stands in the field while it is empty.
    pub hint: &'a str,
}

/// The place and how another is chosen: in the desktop's window or the list of files, or typed by whoever knows it. Gives
/// what was chosen there just now; it stands in `typed` from then on.
pub(crate) fn place_line(
    ui: &mut Ui,
    look: &Look,
    place: PlaceFor<'_>,
    typed: &mut String,
    wish: impl FnOnce(&str) -> PlaceWish,
) -> Option<PathBuf> {
    let chosen = wish::answered(ui.ctx(), place.name);
    if let Some(path) = &chosen {
        *typed = path.display().to_string();
    }
    let id = Id::unique(("the place is typed", place.name));
    let mut by_hand: bool = ui.data(|d| d.get_temp(id)).unwrap_or(false);
    let label = caption(ui, look, place.label);
    if by_hand {
        let field = line(ui, look, place.name, typed, |f| f.desired_width(f32::INFINITY).hint_text(place.hint));
        take_over(ui, field.labelled_by(label.id), (place.name, "typed"));
        tell_where_it_leads_nowhere(ui, look, typed);
    } else if !typed.trim().is_empty() {
        ui.add(Label::new(RichText::new(in_short(typed)).color(look.ink())).wrap().selectable(true));
        tell_where_it_leads_nowhere(ui, look, typed);
    }
    ui.horizontal_wrapped(|ui| {
        if quiet(ui, look, place.choose).clicked() {
            wish::ask(ui.ctx(), wish(typed));
        }
        let words = if by_hand { "Don't type it" } else { "Type the path instead" };
        if link(ui, look, words).accessible_name(format!("{words}: {}", place.name)).clicked() {
            by_hand = !by_hand;
            ui.data_mut(|d| d.insert_temp(id, by_hand));
            if by_hand {
                hand_on(ui, (place.name, "typed"));
            }
        }
    });
    chosen
}

/// Says why a path leads nowhere.
fn tell_where_it_leads_nowhere(ui: &mut Ui, look: &Look, typed: &str) {
    match typed_place(typed) {
        Ok(_) | Err(NoPlace::Empty) => {}
        Err(why) => {
            caption(ui, look, &why.to_string());
        }
    }
}

/// A path with `~` for the home folder.
pub(crate) fn in_short(path: &str) -> String {
    let home = BaseDirs::new().map(|dirs| dirs.home_dir().to_owned()).filter(|home| home.parent().is_some());
    let below = home.and_then(|home| Some(Path::new(path).strip_prefix(home).ok()?.to_owned()));
    match below {
        Some(rest) if rest.as_os_str().is_empty() => "~".to_owned(),
        Some(rest) => Path::new("~").join(rest).display().to_string(),
        None => path.to_owned(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_empty_field_is_no_path_and_a_tilde_is_home_in_both_directions() {
        assert_eq!(path_of("  "), None);
        assert_eq!(path_of(" /tmp/a.jsonl "), Some(PathBuf::from("/tmp/a.jsonl")));
        let home = BaseDirs::new().map(|d| d.home_dir().join("a.jsonl"));
        assert_eq!(path_of("~/a.jsonl"), home);
        assert_eq!(path_of("~nobody-of-this-name/a.jsonl"), None);
        assert_eq!(in_short(&suggested("a.jsonl")), "~/a.jsonl");
        assert_eq!(in_short("/tmp/a.jsonl"), "/tmp/a.jsonl");
    }
}
