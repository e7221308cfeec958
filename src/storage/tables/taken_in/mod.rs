//! What was taken in at once, and taking exactly that back: of a file, a backup, or what was kept while the journal was gone.

mod back;
mod catalogue_back;
mod noted;
mod underway;

pub use noted::Brought;
pub(crate) use noted::noted;
pub use underway::Underway;
