//! The window: rooms that read the model, edit forms in place and return actions.

mod arriving;
mod auto_lock;
mod banners;
mod chart;
mod command_palette;
mod commands;
mod copies;
mod day_typed;
mod discreet;
mod files;
mod given_back;
mod key_queue;
mod key_sheet;
mod last_words;
pub mod light_markdown;
mod notice;
pub mod painter;
mod reminding;
mod screens;
mod shell;
mod software;
mod strokes;
pub mod theme;
mod typing;
mod views;
mod whats_new;
pub mod widgets;
mod window;

pub use auto_lock::LockBell;
pub use last_words::is_the_toolkits;
pub use views::{Around, FileIs, FileView, HelpView, View};
pub use window::{GamutWindow, Start, WindowError, run};
