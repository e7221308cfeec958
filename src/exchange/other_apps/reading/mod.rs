//! What the readers of other apps' files share: tables with a first line, JSON of any length, archives, times as apps write
//! them.

mod archive;
mod clock;
mod entries;
mod packed;
mod shape;
mod stream;
mod table;

pub(in crate::exchange) use archive::{Archive, UNPACKED_LIMIT, is_archive};
pub(super) use clock::{date, date_of_words, hours, number, offset_time, time};
pub(super) use entries::list_of_entries;
pub(super) use packed::Packed;
pub(in crate::exchange) use shape::has_all;
pub(in crate::exchange) use stream::{Item, Stream, UNREADABLE};
pub(super) use table::Table;
pub(in crate::exchange) use table::first_names;
