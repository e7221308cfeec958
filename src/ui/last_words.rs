//! What is said when the window is torn away: the toolkit breaks off, or the display it is on is gone.
//!
//! A library below us ends the whole program when the X server dies, with no way to be asked first. What belongs to the
//! window's own thread is still let go of then: there stands somebody who waits for what was asked to be kept, and says
//! what is safe.

use crate::app::Outstanding;
use std::{
    cell::RefCell,
    env,
    io::Write,
    panic::PanicHookInfo,
    sync::atomic::{AtomicBool, Ordering},
    time::Duration,
};

/// The disk or the display: see `cli`.
const DISPLAY_TROUBLE: i32 = 13;
/// A disk that takes longer than this has trouble of its own.
const LONGEST_WAIT: Duration = Duration::from_secs(10);
/// Set wrongly, each of these makes the toolkit break off.
const SETTINGS: [&str; 4] = ["XKB_CONFIG_ROOT", "WINIT_X11_SCALE_FACTOR", "XKB_DEFAULT_LAYOUT", "XLOCALEDIR"];

/// A window is open, or about to be.
static RUNS: AtomicBool = AtomicBool::new(false);
/// Its first frame was shown.
static SHOWN: AtomicBool = AtomicBool::new(false);
/// Somebody has closed it.
static CLOSED: AtomicBool = AtomicBool::new(false);
/// The toolkit broke off, and nothing of ours.
static TOOLKIT_BROKE: AtomicBool = AtomicBool::new(false);

thread_local! {
    static SOMEBODY: Somebody = const { Somebody { waits_for: RefCell::new(None) } };
}

/// Is let go of with the window's thread; says something only where the window was not closed before.
struct Somebody {
    waits_for: RefCell<Option<Outstanding>>,
}

impl Drop for Somebody {
    fn drop(&mut self) {
        let Some(outstanding) = self.waits_for.take() else { return };
        outstanding.wait(LONGEST_WAIT);
        let _nobody_left_to_tell = writeln!(std::io::stderr(), "{GONE}.");
        std::process::exit(DISPLAY_TROUBLE);
    }
}

pub(super) const GONE: &str = "The display is gone, and the window with it. What was saved is safe, and so is what was half written: it \
                    is there again when Gamut is started on a display";

/// A window is about to be opened by this thread.
pub(super) fn begin() {
    RUNS.store(true, Ordering::SeqCst);
}

/// From now on what the worker was asked for is waited for, whatever becomes of the window.
pub(super) fn wait_for(outstanding: Outstanding) {
    SOMEBODY.with(|somebody| *somebody.waits_for.borrow_mut() = Some(outstanding));
}

/// A frame was shown.
pub(super) fn is_shown() {
    SHOWN.store(true, Ordering::Relaxed);
}

/// It is closed because somebody asked for that.
pub(super) fn is_closed() {
    CLOSED.store(true, Ordering::Relaxed);
}

/// Whether a window that was shown is gone although nobody closed it. (On a Mac the desktop ends programs without a word.)
pub(super) fn was_torn_away() -> bool {
    cfg!(target_os = "linux") && SHOWN.load(Ordering::Relaxed) && !CLOSED.load(Ordering::Relaxed)
}

/// The window was closed, or was let go of in an ordinary way. Says whether it had been shown.
pub(super) fn end() -> bool {
    RUNS.store(false, Ordering::SeqCst);
    SOMEBODY.with(|somebody| drop(somebody.waits_for.take()));
    SHOWN.load(Ordering::Relaxed)
}

/// Whether it was the toolkit that broke, which is told in a sentence of its own. To be asked by the hook of a panic;
/// `in_window` = the thread that broke is the window's.
#[must_use]
pub fn is_the_toolkits(panic: &PanicHookInfo<'_>, in_window: bool) -> bool {
    // Paths in our own code begin so; those of the libraries lie elsewhere.
    let is_ours = panic.location().is_none_or(|place| place.file().starts_with("src/"));
    let theirs = in_window && !is_ours && RUNS.load(Ordering::SeqCst);
    if theirs {
        TOOLKIT_BROKE.store(true, Ordering::SeqCst);
    }
    theirs
}

/// What broke off was what paints, before there was a window, and another way to paint is tried.
pub(super) fn another_way_is_tried() {
    TOOLKIT_BROKE.store(false, Ordering::SeqCst);
}

/// What there is to say about a toolkit that broke off; `None` where something of ours did.
pub(super) fn of_the_toolkit() -> Option<String> {
    if !TOOLKIT_BROKE.load(Ordering::SeqCst) {
        return None;
    }
    if SHOWN.load(Ordering::Relaxed) {
        return Some(GONE.to_owned());
    }
    let set: Vec<&str> = SETTINGS.into_iter().filter(|name| env::var_os(name).is_some()).collect();
    let check = if set.is_empty() {
        "Check that a display is there and that its keyboard is set up".to_owned()
    } else {
        format!("Check what is set here: {}", set.join(", "))
    };
    Some(format!("The window could not be opened: what draws it broke off. Your journal is untouched. {check}"))
}
