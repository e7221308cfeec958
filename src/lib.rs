//! Gamut keeps a private journal of emotional range. This page is the bird's-eye view.
//!
//! ```text
//! domain     what things are: answers, check-ins, days, events, ways. No clock, no file, no screen
//! analysis   pure functions over domain types, which cannot fail: measures, comparisons, patterns, and their words
//! guidance   the article, the help lines and the ways as data (assets/*.toml), and which way suits why
//! storage    the only SQL: the encrypted journal file, its backups, what is left of a damaged one
//! exchange   formats in and out, each with its own versioned types
//! report     pictures as vector scenes, shared by screen, SVG, PNG and PDF, and pages on paper
//! app        state and decisions of the window, and the worker that owns the store; no screen, no SQL
//! ui         theme, widgets, rooms: reads the state, edits forms, returns actions
//! cli        the sub-commands, the same core without a window
//! reminder   when a reminder comes, and how the system is asked for it; opens no journal
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
//!
//! # The person's words
//!
//! | word | is |
//! |---|---|
//! | check-in | what somebody said at one moment: answers, symptoms, context, a note. Several a day are fine |
//! | answer | of one feeling: not felt (0), 1 to 10, or can't tell. Not answered is no answer |
//! | feeling | pleasant, unpleasant, or numbness, which is neither side |
//! | day | the day as lived: it begins at the hour the person chose, by the clock where they were |
//! | logged | a day on which a pleasant or unpleasant feeling got a number |
//! | level, width, high | of one feeling in a stretch: mean, how far days lie apart, how strong it gets |
//! | reach | of one day: its strongest pleasant and its strongest unpleasant feeling |
//! | range | how far feelings reach, up and down, over weeks; the room that shows it |
//! | river | the picture of it: pleasant above the line, unpleasant below |
//! | recent, usual | the last three weeks; the weeks before that they are laid beside. Nobody else's |
//! | more like me | days the person marked as their usual |
//! | pattern | recent days narrower than the usual ones, with its evidence and other readings |
//! | not so | the person's answer to a pattern; no other room speaks of it then |
//! | event | something with a day: a dose, a loss, a move. It stands beside, it is never a cause |
//! | way | one of seven things to try |
//! | trial, plan | one try of a way, rated before and after; a way that has a day |
//! | expected, felt | what somebody thought something would do to them, and what it did |
//! | put away | no longer offered, and still there in everything that was said |
//! | earlier version | what a check-in said before it was changed |
//! | the lines | help lines: somebody to talk to |
//! | safety plan | the person's own, in parts, for when it gets hard |
//! | discreet | texts and numbers as bars, for somebody who looks over the shoulder |

#![warn(unreachable_pub)]

pub use gamut_engine::{analysis, domain};

pub mod app;
pub mod cli;
pub mod clock;
pub mod exchange;
pub mod guidance;
pub mod memory;
pub mod platform;
pub mod reminder;
pub mod report;
pub mod storage;
pub mod ui;
