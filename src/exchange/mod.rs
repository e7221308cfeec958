//! Files in and out. Each format has its own versioned types, apart from the domain's; what comes in
//! is a guest: it can be wrong, never harmful. Nothing here opens a file, reads a clock or a screen:
//! everything works on readers and writers, so that a test needs no disk.

mod decode;
mod error;
mod gathering;
mod incoming;
mod json;
mod lines;
mod recognise;
mod rows;
mod selection;
mod time;

pub mod analysis_json;
pub mod batch;
pub mod csv;
pub mod daylio;
pub mod diary;
pub mod effects_json;
pub mod formats;
pub mod jsonl;
pub mod markdown;
pub mod measures_json;
pub mod other_apps;
pub mod rule_json;
pub mod sample;

pub use error::ExchangeError;
pub use gathering::{Onward, Takes};
pub use incoming::{Incoming, PassedOver, ReadFor, UnknownFeeling};
pub use recognise::Recognising;
pub use sample::sample_journal;
pub use selection::{Piece, Selection};

pub use time::{read_at, write_at, zone_of_offset};
