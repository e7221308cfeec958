//! Files whose names a person types.

use super::{theme::Look, widgets::caption};
use crate::app::in_full;
use directories::BaseDirs;
use egui::Ui;
use std::path::{Path, PathBuf};

/// The path a person typed; `~/` is their home folder, as in a terminal. `None` where no file is named.
pub(super) fn path_of(typed: &str) -> Option<PathBuf> {
    let typed = typed.trim();
    in_full(Path::new(typed)).filter(|path| !path.as_os_str().is_empty())
}

/// Says below the field in which it was typed why a path leads nowhere.
pub(super) fn tell_where_it_leads_nowhere(ui: &mut Ui, look: &Look, typed: &str) {
    if path_of(typed).is_none() && !typed.trim().is_empty() {
        caption(ui, look, "A path that begins with ~ and a name leads to no folder known here. Write the whole path");
    }
}

/// The same, and the path.
pub(super) fn path_in(ui: &mut Ui, look: &Look, typed: &str) -> Option<PathBuf> {
    tell_where_it_leads_nowhere(ui, look, typed);
    path_of(typed)
}

/// This file name in the home folder, to begin with; empty where there is none.
pub(super) fn suggested(name: &str) -> String {
    BaseDirs::new().map(|dirs| dirs.home_dir().join(name).display().to_string()).unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_empty_field_is_no_path_and_a_tilde_is_home() {
        assert_eq!(path_of("  "), None);
        assert_eq!(path_of(" /tmp/a.jsonl "), Some(PathBuf::from("/tmp/a.jsonl")));
        let home = BaseDirs::new().map(|d| d.home_dir().join("a.jsonl"));
        assert_eq!(path_of("~/a.jsonl"), home);
        assert_eq!(path_of("~nobody-of-this-name/a.jsonl"), None);
    }
}
