//! What Gamut is for: the things of a journal, and what is worked out from them. No clock, no file, no screen.
//!
//! The program's own page (`gamut`) has the bird's-eye view and the person's words.

#![warn(unreachable_pub)]

pub mod analysis;
pub mod domain;
