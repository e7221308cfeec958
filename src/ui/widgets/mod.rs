//! The pieces the rooms are made of.

mod button;
mod card;
mod chip;
mod copy;
mod data_table;
mod day_picker;
mod disclosure;
mod icon;
mod mark;
mod secret;
mod strip;
mod text;
mod words;

pub(super) use button::focus_ring;
pub use button::{danger, icon_button, link, primary, quiet, tick};
pub use card::{card, column, text_card};
pub use chip::{choice, one_of, symptom_chip};
pub use copy::{copy_all, copy_button};
pub use data_table::data_table;
pub use day_picker::day_picker;
pub use disclosure::{bullets, disclosure};
pub use icon::Icon;
pub use mark::paint_mark;
pub use secret::{next_secret_takes_focus, secret_field, was_entered};
pub use strip::{StripKind, strip, strip_width};
pub use text::{caption, para, section, strong, title};
pub use words::{keep_typed_words, word_list};

/// The next strip or chip that is shown in this frame gets the keyboard. (egui's own "next" counts
/// only keys pressed before the frame.)
fn pass_focus_on(ui: &egui::Ui) {
    let frame = ui.ctx().cumulative_frame_nr();
    ui.data_mut(|d| d.insert_temp(egui::Id::unique("focus goes on"), frame));
}

/// Takes the keyboard if the strip or chip before this one passed it on.
fn take_focus(ui: &egui::Ui, r: &egui::Response) {
    let id = egui::Id::unique("focus goes on");
    let frame = ui.ctx().cumulative_frame_nr();
    if ui.data(|d| d.get_temp::<u64>(id)) == Some(frame) {
        ui.data_mut(|d| d.remove_temp::<u64>(id));
        r.request_focus();
    }
}
