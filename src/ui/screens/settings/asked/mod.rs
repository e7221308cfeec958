//! What is asked about, and the words for it: feelings, symptoms, the person's own words.

pub(crate) mod feelings;
pub(crate) mod merge;
pub(crate) mod short;
pub(crate) mod symptoms;
pub(crate) mod words;
