//! What a journal is locked with, and what is known of that beside it.

pub(crate) mod judged;
pub(crate) mod key;
pub(crate) mod known_lock;
pub(crate) mod lock_now;
pub(crate) mod passphrase;
pub(crate) mod relock;
pub(crate) mod relocking;
pub(crate) mod unlock;
