//! No command: the window.

use super::terminal::{failure::Failure, secrets};
use crate::{
    platform::display::{ALLOW_TCP, Display},
    ui,
};
use std::path::Path;

const WITHOUT: &str =
    "Without a window these commands work: gamut log, list, analyze, ways, chart, export, import, check, help-lines";

/// Opens the window and stays until it is closed. A display over TCP is taken only where `tcp_display` says so.
pub(super) fn open(journal: &Path, tcp_display: bool) -> Result<(), Failure> {
    if cfg!(target_os = "linux") {
        match Display::here() {
            Display::Tcp if !tcp_display => return Err(Failure::disk(too_far())),
            Display::Missing => {
                let sentence = format!("There is no display here to open a window on. Your journal is untouched. {WITHOUT}");
                return Err(Failure::disk(sentence));
            }
            Display::Empty => {
                let sentence = format!(
                    "Nobody answers at the display that is named here (DISPLAY or WAYLAND_DISPLAY). No window was opened; \
                     your journal is untouched. {WITHOUT}"
                );
                return Err(Failure::disk(sentence));
            }
            Display::Local | Display::Tcp => {}
        }
    }
    secrets::forget();
    ui::run(journal).map_err(|e| Failure::disk(e.to_string()))
}

fn too_far() -> String {
    format!(
        "The display here is reached over TCP, so what you write would leave this machine's kernel as a picture. No window \
         was opened; your journal is untouched. If you want it so, for example over `ssh -X`, say `gamut {ALLOW_TCP}`. {WITHOUT}"
    )
}
