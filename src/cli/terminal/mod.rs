//! What a command reads from the terminal and says to it.

pub(crate) mod complain;
pub(crate) mod failure;
pub(crate) mod out;
pub(crate) mod progress;
pub(crate) mod secrets;
