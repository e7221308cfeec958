//! How every change goes its way: what it asks for, where, what waits for the worker and can be taken back.

pub(super) mod asked;
pub(super) mod here;
pub(super) mod steps;
#[cfg(test)]
pub(super) mod trying;
