//! The window: rooms that read the model, edit forms in place and return actions.

mod auto_lock;
mod banners;
mod command_palette;
mod commands;
mod copies;
mod discreet;
mod given_back;
mod key_queue;
mod key_sheet;
mod last_words;
pub mod light_markdown;
mod notice;
pub mod painter;
mod screens;
mod shell;
mod strokes;
pub mod theme;
mod typed_path;
pub mod widgets;
mod window;

pub use auto_lock::LockBell;
pub use last_words::is_the_toolkits;
pub use window::{GamutWindow, WindowError, run};

use crate::app::{Actions, Forms, Model};
use theme::Look;

/// What a room is shown with: it reads the model, edits the forms, and asks for actions.
#[derive(Debug)]
pub struct View<'a> {
    pub model: &'a Model,
    pub forms: &'a mut Forms,
    pub look: &'a Look,
    pub actions: &'a mut Actions,
}
