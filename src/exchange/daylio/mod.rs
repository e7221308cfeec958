//! Daylio's own backup, `.daylio`: a zip file with `backup.daylio` in it, which is JSON in base64.
//!
//! - **Its mood is an overall mood: how pleasant all was, never the intensity of a feeling.** It becomes an
//!   [`ImportedMood`](crate::domain::ImportedMood) from 1 (worst) to 5 (best), named as in Daylio. The entry
//!   becomes a check-in without feelings, with note and tags, and its JSON is kept verbatim as its source.
//! - The fields of the wall clock (`month` counts from 0) are trusted over the milliseconds; `timeZoneOffset`
//!   gives the offset, and where it is absent the milliseconds do. A zone has no name in there.
//! - The title of a note stands above the note. What its editor wrote for how words look is taken away, with line ends
//!   where it showed them; the source has it all.
//! - An entry's id is its time and Daylio's own number: a mood, tag or note that was renamed or corrected leaves it the
//!   same entry. The number alone would not do, because numbers start anew where Daylio does.
//! - A mood or tag that the file doesn't describe is left out (the source has it); a time that is none, or a
//!   field of another kind, refuses the entry by its place in the list.
//! - Photos and sounds beside it are counted and passed over, however many and large. Nothing is unpacked to the disk, no
//!   name in the archive is ever used as a path, no size in it believed.

mod archive;
mod backup;
mod entry;
mod marks;
mod note;

pub use archive::is_backup;
pub(in crate::exchange) use backup::read;
pub(in crate::exchange) use entry::{APP, ID_BEGINS, id_of_row};
pub(in crate::exchange) use note::joined;

pub(in crate::exchange) const KIND: &str = "a Daylio backup";

#[cfg(test)]
mod tests;
