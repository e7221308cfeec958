//! A check-in: its answers, what was around it, the form it is written in, and what of it a file can say.

pub(crate) mod answer;
pub(crate) mod answers;
pub(crate) mod context;
pub(crate) mod draft;
pub(crate) mod entry;
pub(crate) mod id;
pub(crate) mod parts;
pub(crate) mod word_kind;
