//! What Gamut asks of the operating system, and what it asks it to refuse: no socket but a local one, no
//! other program, no core dump, no file others can read, a clipboard that forgets. Nothing here knows what a journal is.

pub mod address;
pub mod again;
pub mod clipboard;
pub mod desktop;
pub mod display;
pub mod display_socket;
pub mod doors;
pub mod graphics;
pub mod itself;
pub mod one_program;
pub mod probe;
#[cfg(target_os = "linux")]
mod programs;
#[cfg(target_os = "linux")]
pub mod sleeping;
#[cfg(target_os = "linux")]
mod sockets;
