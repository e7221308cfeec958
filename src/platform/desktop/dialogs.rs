//! The desktop's own window for choosing a file, and its file manager: asked on a thread of their own, so that nobody
//! waits for them.

use super::{
    buses::Buses,
    file_words::{FileSaid, FileWanted},
};
#[cfg(target_os = "linux")]
use super::{file_manager, portal};

/// A window for files that was asked for. Once this is dropped it is closed, as far as the desktop does that, and nothing
/// is called any more.
#[derive(Debug)]
#[must_use = "dropped at once, the window is closed again"]
pub struct FileDialog {
    #[cfg(target_os = "linux")]
    _asked: portal::Asked,
}

/// Asks for the desktop's window for files and calls `hears` once, from another thread. Returns at once. Only a bus on
/// this machine is asked: [freedesktop's portal](https://flatpak.github.io/xdg-desktop-portal/docs/doc-org.freedesktop.portal.FileChooser.html)
/// shows the window in a program of its own, which is why none is started here. Other systems than Linux:
/// [`FileSaid::NotThere`].
pub fn ask_for_file(buses: &Buses, wanted: FileWanted, hears: impl FnOnce(FileSaid) + Send + 'static) -> FileDialog {
    #[cfg(target_os = "linux")]
    return FileDialog { _asked: portal::ask(buses, wanted, hears) };
    #[cfg(not(target_os = "linux"))]
    {
        let _nobody_is_asked = (buses, wanted);
        hears(FileSaid::NotThere);
        FileDialog {}
    }
}

/// Asks the file manager to show this file (its `file://` address) in its folder and calls `hears` once, from another
/// thread: whether one answered. Returns at once.
pub fn show_in_folder(buses: &Buses, address: String, hears: impl FnOnce(bool) + Send + 'static) {
    #[cfg(target_os = "linux")]
    file_manager::show(buses, address, hears);
    #[cfg(not(target_os = "linux"))]
    {
        let _nobody_is_asked = (buses, address);
        hears(false);
    }
}
