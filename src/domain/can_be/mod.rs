//! Which days can be: one rule for every time and day of a journal, whichever way it comes in.
//!
//! | what | can be |
//! |---|---|
//! | when a check-in, a try, an imported mood was | from 1900 to the end of tomorrow; an offset clocks have had; a zone that exists |
//! | the day it belongs to | within one day of what its clock showed |
//! | when something was written, answered, done, put into the trash | from 1900 to the end of tomorrow |
//! | the day of an event; each end of a "more like me" stretch, and the day it was marked | from 1900 to tomorrow |
//! | the day of a plan | from 1900 to ten years ahead |
//!
//! Tomorrow is among them because the clock of this machine, or of the one it was written on, may be a little wrong.
//! What comes in is refused where it breaks the rule. What is in a journal's file already stays there, can be mended
//! and deleted, and is left out of what is counted and drawn: see [`crate::domain::Journal::counted`].

#[cfg(test)]
mod made_up;
pub(crate) mod rule;
pub(crate) mod things;
pub(crate) mod zones;
