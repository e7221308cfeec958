//! Finding words in notes, in memory.
//!
//! An open journal is in memory as a whole, its notes too. All of them folded (small letters, no accents, one space
//! between two words) and laid behind one another, the newest first, are a few megabytes: looking through them takes
//! a millisecond or two, whatever is looked for, and the newest are found first. A command has none of them in memory:
//! it asks the file which are worth reading (`storage/signs`) and looks at those one by one.

mod asked;
pub(crate) mod at_worker;
mod each_note;
mod everywhere;
mod excerpt;
mod held;
mod looking;
mod narrowed;
mod note_words;
pub(crate) mod state;

pub use each_note::EachNote;
pub use excerpt::{Excerpt, excerpt_of};
pub use held::holds;
pub use note_words::{NoteWords, Places};
