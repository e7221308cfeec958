//! Fuzzers of our own: what comes from elsewhere may be wrong in any way and must never be harmful.
//!
//! - `imports`: files of all formats, made by a grammar and then spoilt, taken into a journal.
//! - `each_format`: one format after another, as quickly as its files can be read, mostly without a journal.
//! - `contents`: a journal whose every checksum is right and whose contents are not, opened and used.
//! - `arguments`: the real program with argument lines nobody thought of.
//!
//! An ordinary run takes a few seconds and is the same each time. A long one is
//!
//! ```text
//! GAMUT_FUZZ_SECONDS=1800 cargo test --test fuzz imports
//! ```
//!
//! and one of a single format, which may begin with files that lie in a folder,
//!
//! ```text
//! GAMUT_FUZZ_FORMAT=daylio GAMUT_FUZZ_MINUTES=30 GAMUT_FUZZ_SEEDS=folder cargo test --release --test fuzz each_format
//! ```
//!
//! Each round has a seed; a failure says it and keeps the round's folder. `GAMUT_FUZZ_SEED=N` begins with that
//! round again.

#![expect(clippy::unwrap_used, clippy::panic, reason = "a fuzzer stops loudly")]

mod arguments;
mod contents;
mod dice;
mod drawn;
mod imports;
mod in_use;
mod made;
mod offered;
mod one_format;
mod other_apps;
mod rounds;
mod spoilt;
mod tables;
mod tampered;
mod words;
mod zipped;
