//! What the form asks about: whether the rule can compare it, which feelings this person's days tell most of, and what
//! is missing.

pub(crate) mod asked_about;
pub(crate) mod three_of_each;
pub(crate) mod varied;
