//! Gamut keeps a private journal of emotional range. This page is the bird's-eye view.
//!
//! ```text
//! domain     what things are: answers, check-ins, days, events, ways. No clock, no file, no screen
//! analysis   pure functions over domain types: windows, usual range, patterns. Cannot fail
//! guidance   the article, the help lines and the ways as data (assets/*.toml), and which way suits why
//! storage    the only SQL: the encrypted journal file
//! exchange   files in and out, each with its own versioned types
//! report     pictures as vector scenes, shared by screen, SVG and PNG
//! app        model, actions, worker: state and decisions, no screen, no SQL
//! ui         theme, widgets, rooms: reads the model, edits drafts, returns actions
//! cli        the sub-commands, the same core without a window
//! platform   what we ask of the operating system: closed doors, a clipboard that forgets; knows no journal
//! clock      the one place that reads the time
//! memory     what is done with is overwritten; used by every layer, knows none
//! ```
//!
//! A layer uses the ones above it in this list as `tests/architecture.rs` allows, never one below.
//!
//! # Invariants, each with a test
//! 1. Missing is not zero: not answered, not felt, felt and can't tell stay four things everywhere.
//! 2. Nothing but `ui` and `cli` reads the clock; `now` is a parameter.
//! 3. What a person wrote is not lost: drafts are kept as they type, a save is acknowledged after the
//!    disk has it, closing the window drains the worker.
//! 4. Analysis cannot fail: it gives values, or says what is missing.
//! 5. Help works with no journal, no theme and no analysis.
//! 6. No advice in code: such texts live in `assets/`, each with its source and review date.
//! 7. No network and no other program: no such crate in the tree (`deny.toml`), no such call, and on Linux the kernel
//!    refuses one.
//! 8. Derived numbers are never stored.
//! 9. No `unsafe` in this crate.

pub mod analysis;
pub mod app;
pub mod cli;
pub mod clock;
pub mod domain;
pub mod exchange;
pub mod guidance;
pub mod memory;
pub mod platform;
pub mod report;
pub mod storage;
pub mod ui;
