//! The person's lists of feelings and symptoms, and all that is done to them.

pub(crate) mod arrange;
pub(crate) mod feeling;
pub(crate) mod how_often;
pub(crate) mod key;
pub(crate) mod lists;
#[cfg(test)]
mod made_up;
pub(crate) mod merging;
pub(crate) mod rewrite;
pub(crate) mod settled;
pub(crate) mod spellings;
pub(crate) mod symptom;
