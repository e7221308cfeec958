//! What the desktop tells: that the machine goes to sleep, or that its screen is locked; and what is asked of it: its
//! windows for choosing a file and for printing, its file manager, its notifications and its scheduler.

#[cfg(target_os = "linux")]
mod assistive;
#[cfg(target_os = "linux")]
mod bus;
mod buses;
mod dialogs;
#[cfg(target_os = "linux")]
mod file_manager;
mod file_words;
mod listening;
mod note;
#[cfg(target_os = "linux")]
mod note_on_bus;
mod notification;
#[cfg(target_os = "linux")]
mod portal;
mod print_words;
#[cfg(target_os = "linux")]
mod printing;
#[cfg(target_os = "linux")]
mod request;
mod says;
mod scheduler;
#[cfg(target_os = "linux")]
mod words;

#[cfg(target_os = "linux")]
pub use assistive::accessibility_bus;
pub use buses::Buses;
pub use dialogs::{FileDialog, PrintDialog, ask_for_file, ask_to_print, printing_is_there, show_in_folder};
pub use file_words::{FileSaid, FileWanted};
pub use listening::{Listening, listen, listen_at};
pub use note::{Note, NoteSaid};
pub use notification::{notes_are_shown, show_note};
pub use print_words::{PrintSaid, PrintWanted};
#[cfg(target_os = "linux")]
pub use request::introduce;
pub use says::DesktopSays;
pub use scheduler::{
    SchedulerSaid, a_screen_is_named, begin_timer, end_timer, look_at_units_again, scheduler_is_there,
    scheduler_knows_a_screen, timer_waits,
};
