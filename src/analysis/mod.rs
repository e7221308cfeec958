//! What the numbers say: pure functions over domain types. Nothing here can fail, read a clock, a
//! file or a screen; where data is missing the answer says what is missing.

mod types;

pub use types::*;
