use super::failure::Failure;
use crate::ui;
use std::path::Path;

const WITHOUT: &str =
    "Without a window these commands work: gamut log, list, analyze, ways, chart, export, import, check, help-lines";

/// Opens the window and stays until it is closed.
pub(super) fn open(journal: &Path) -> Result<(), Failure> {
    let display = ["WAYLAND_DISPLAY", "WAYLAND_SOCKET", "DISPLAY"];
    let has_display = display.iter().any(|name| std::env::var_os(name).is_some_and(|v| !v.is_empty()));
    if cfg!(target_os = "linux") && !has_display {
        let sentence = format!("There is no display here to open a window on. Your journal is untouched. {WITHOUT}");
        return Err(Failure::disk(sentence));
    }
    ui::run(journal).map_err(|e| Failure::disk(e.to_string()))
}
