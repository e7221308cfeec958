//! What is otherwise while somebody types: the caret blinks, and a pointer that was left says nothing.

mod caret;
mod resting_pointer;

pub(super) use caret::{Caret, is_a_press};
pub(super) use resting_pointer::RestingPointer;
