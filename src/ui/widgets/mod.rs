//! The pieces the rooms are made of.
//!
//! Four kinds of things are pressed, and each has one look: views, and values of which one holds, are a segmented control
//! ([`one_of`], [`at_most_one`]); choices of which several hold are chips with a tick ([`choice`], [`symptom_chip`]); actions are buttons ([`primary`], [`quiet`],
//! [`danger`]); what leads elsewhere is words ([`link`]).

mod answer_cell;
mod button;
mod card;
mod chip;
mod copy;
mod day_picker;
mod disclosure;
mod drop_down;
mod icon;
mod list;
mod mark;
mod menu;
mod segmented;
mod strip;
mod text;
mod typed_answer;

pub use answer_cell::{Cell, CellKey, answer_cell};
pub use button::{danger, icon_button, link, primary, quiet, tick};
pub(super) use button::{focus_ring, focus_ring_around, ring};
pub use card::{
    bar_below, card, column, column_in_the_middle, column_place, in_the_middle, over_frame, part, rule, scrolled_by_keys,
    text_card, two_columns, under_column, with_bar_below, with_what_is_above,
};
pub use chip::{choice, symptom_chip};
pub use copy::{copy_all, copy_button};
pub use day_picker::{OnDay, day_picker, month_of_days};
pub use disclosure::{bullets, disclosure, disclosure_of};
pub use drop_down::drop_down;
pub use icon::Icon;
pub use list::data_table::data_table;
pub use list::found_row::found_row;
pub use list::long_list::LongList;
pub(super) use list::named_row::begin_line_for;
pub use list::named_row::named_row;
pub use mark::paint_mark;
pub use menu::{menu_at, menu_of};
pub use segmented::{at_most_one, one_of};
pub use strip::{StripKind, strip};
pub(super) use text::field::what_was_left_out;
pub use text::field::{field_id, line, line_in_frame, lines};
use text::keyboard::pass_focus_on;
pub(super) use text::keyboard::take_focus;
pub use text::keyboard::{hand_on, hand_on_later, take_over};
pub use text::note_text::note_text;
pub use text::reading::read_pieces;
pub use text::secret::{next_secret_takes_focus, secret_field, secret_twice, was_entered};
pub use text::time_field::time_field;
pub use text::words::{another_word, keep_typed_words, word_list};
pub use text::{caption, gap, heading, medicine_note, para, section, strong, title};
pub use typed_answer::answer_is_typed;
