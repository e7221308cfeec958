//! The desktop's own windows for choosing a file and for printing, and its file manager: asked on a thread of their own, so
//! that nobody waits for them.

use super::{
    buses::Buses,
    file_words::{FileSaid, FileWanted},
    print_words::{PrintSaid, PrintWanted},
};
#[cfg(target_os = "linux")]
use super::{file_manager, portal, printing, request};

/// A window for files that was asked for. Once this is dropped it is closed, as far as the desktop does that, and nothing
/// is called any more.
#[derive(Debug)]
#[must_use = "dropped at once, the window is closed again"]
pub struct FileDialog {
    #[cfg(target_os = "linux")]
    _asked: request::Asked<FileSaid>,
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

/// A window for printing that was asked for. Once this is dropped it is closed, as far as the desktop does that, nothing is
/// called any more, and what the pages are made of is let go of.
#[derive(Debug)]
#[must_use = "dropped at once, the window is closed again"]
pub struct PrintDialog {
    #[cfg(target_os = "linux")]
    _asked: printing::Printing,
}

/// Asks whether the desktop has a window for printing that this program may ask for, and calls `hears` once, from another
/// thread. Returns at once, and starts no program.
pub fn printing_is_there(buses: &Buses, hears: impl FnOnce(bool) + Send + 'static) {
    #[cfg(target_os = "linux")]
    printing::is_there(buses, hears);
    #[cfg(not(target_os = "linux"))]
    {
        let _nobody_is_asked = buses;
        hears(false);
    }
}

/// Asks for the desktop's window for printing and calls `hears` once, from another thread. Returns at once. What `makes` gives
/// is a PDF; it is called, from another thread, when somebody pressed "Print" there. Other systems than Linux:
/// [`PrintSaid::NotThere`].
pub fn ask_to_print(
    buses: &Buses,
    wanted: PrintWanted,
    makes: impl FnOnce() -> Option<Vec<u8>> + Send + 'static,
    hears: impl FnOnce(PrintSaid) + Send + 'static,
) -> PrintDialog {
    #[cfg(target_os = "linux")]
    return PrintDialog { _asked: printing::ask(buses, wanted, Box::new(makes), hears) };
    #[cfg(not(target_os = "linux"))]
    {
        let _nobody_is_asked = (buses, wanted, makes);
        hears(PrintSaid::NotThere);
        PrintDialog {}
    }
}
