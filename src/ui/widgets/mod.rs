//! The pieces the rooms are made of.

mod button;
mod card;
mod chip;
mod copy;
mod data_table;
mod day_picker;
mod disclosure;
mod icon;
mod keyboard;
mod mark;
mod secret;
mod strip;
mod text;
mod words;

pub(super) use button::focus_ring;
pub use button::{danger, icon_button, link, primary, quiet, tick};
pub use card::{card, column, over_frame, rule, text_card};
pub use chip::{choice, one_of, symptom_chip};
pub use copy::{copy_all, copy_button};
pub use data_table::data_table;
pub use day_picker::day_picker;
pub use disclosure::{bullets, disclosure};
pub use icon::Icon;
pub use keyboard::{hand_on, take_over};
use keyboard::{pass_focus_on, take_focus};
pub use mark::paint_mark;
pub use secret::{next_secret_takes_focus, secret_field, was_entered};
pub use strip::{StripKind, strip, strip_width};
pub use text::{caption, para, section, strong, title};
pub use words::{keep_typed_words, word_list};
