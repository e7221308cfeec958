//! What must be true whatever else changes: the item about wanting to hurt oneself reaches nothing that is made
//! from the journal, help is there at once and from everywhere, and each statement of the safety page has its tests.

#![expect(clippy::expect_used, reason = "a test may stop loudly, and so may what it is built from")]

#[path = "safety/item.rs"]
mod item;
#[path = "safety/table.rs"]
mod table;
