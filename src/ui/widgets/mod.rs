//! The pieces the rooms are made of.

mod button;
mod card;
mod chip;
mod copy;
mod day_picker;
mod disclosure;
mod icon;
mod mark;
mod strip;
mod text;
mod words;

pub(super) use button::focus_ring;
pub use button::{icon_button, link, primary, quiet};
pub use card::{card, column};
pub use chip::{choice, symptom_chip};
pub use copy::{copy_all, copy_button};
pub use day_picker::day_picker;
pub use disclosure::{bullets, disclosure};
pub use icon::Icon;
pub use mark::paint_mark;
pub use strip::{StripKind, strip, strip_width};
pub use text::{caption, para, section, strong, title};
pub use words::word_list;

/// Puts the keyboard on the control that comes after this one.
pub fn focus_next(ui: &egui::Ui) {
    ui.memory_mut(|m| m.move_focus(egui::FocusDirection::Next));
}
