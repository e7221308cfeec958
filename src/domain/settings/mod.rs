//! What a person can set: the choices, what is kept of them, and their words in the file.

pub(crate) mod choices;
mod follows;
pub(crate) mod kept;
pub(crate) mod of_apps;
pub(crate) mod places;
mod put_away;
pub(crate) mod told;
