//! What a journal's file needs without being asked, done beside the one that writes it: a look at every page once a day
//! and after a change from outside, and a backup when one is due. Both are of one snapshot, which is read once.

pub(crate) mod after;
pub(crate) mod beside;
pub(crate) mod priority;
pub(crate) mod snapshot;
pub(crate) mod stop;
