//! The journal as a file among files: where it lies, what it is called, who may write, and what is left of it.

pub(crate) mod beside;
pub(crate) mod copy;
pub(crate) mod delete_all;
pub(crate) mod for_good;
pub(crate) mod half_made;
pub(crate) mod id;
pub(crate) mod lock;
pub(crate) mod lost;
pub(crate) mod modes;
pub(crate) mod names;
pub(crate) mod outgoing;
pub(crate) mod place;
pub(crate) mod plain;
pub(crate) mod rollback;
pub(crate) mod seen;
pub(crate) mod temporary;
pub(crate) mod watch;
pub(crate) mod whose;
pub(crate) mod wipe;
