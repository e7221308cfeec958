//! No command: the window. And the small one, for a check-in.

use super::{
    one_program::{self, Begun},
    own_folders,
    terminal::{failure::Failure, out, secrets},
};
use crate::{
    app::Room,
    platform::{
        display::{ALLOW_TCP, Display},
        one_program::Call,
    },
    ui::{self, Start},
};
use std::path::Path;

const WITHOUT: &str =
    "Without a window these commands work: gamut log, list, analyze, ways, chart, export, import, check, help-lines";

/// Opens the window and stays until it is closed. A display over TCP is taken only where `tcp_display` says so.
///
/// Where a window of this journal is open already, that one comes to the front, and this program ends.
pub(super) fn open(journal: &Path, room: Option<Room>, tcp_display: bool) -> Result<(), Failure> {
    let call = Call { room: room.map(|room| room.name().to_owned()), check_in: false };
    begin(journal, &call, tcp_display)
}

/// The same for a check-in: the window that is there comes with its form, or a small window with nothing else.
pub(super) fn check_in(journal: &Path, tcp_display: bool) -> Result<(), Failure> {
    begin(journal, &Call { room: None, check_in: true }, tcp_display)
}

fn begin(journal: &Path, call: &Call, tcp_display: bool) -> Result<(), Failure> {
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
    match one_program::begin(journal, call) {
        Begun::HandedOver => {
            out::sentence("Gamut is open with this journal already. Its window was asked to come to the front")
        }
        Begun::First(calls, _listening) => {
            // Where there is no journal yet, it is begun in a window with room for its first pages.
            let small = call.check_in && journal.symlink_metadata().is_ok();
            let (journal, call, small_files) = (journal.to_owned(), call.clone(), own_folders::state());
            ui::run(Start { journal, call, small, calls, small_files }).map_err(|e| Failure::disk(e.to_string()))
        }
    }
}

fn too_far() -> String {
    format!(
        "The display here is reached over TCP, so what you write would leave this machine's kernel as a picture. No window \
         was opened; your journal is untouched. If you want it so, for example over `ssh -X`, say `gamut {ALLOW_TCP}`. {WITHOUT}"
    )
}
