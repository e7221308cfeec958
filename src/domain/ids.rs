//! The names of things in a journal, each kind a type of its own, so that one can't be taken for another.
//!
//! An id lends its text with `as_str` and in no other way: a function that asks for one kind can't be handed another.
//!
//! ```
//! # use gamut_engine::domain::TrialId;
//! fn take_back(trial: &TrialId) -> &str {
//!     trial.as_str()
//! }
//! # assert_eq!(take_back(&TrialId::from("a")), "a");
//! ```
//!
//! ```compile_fail,E0308
//! # use gamut_engine::domain::{PlanId, TrialId};
//! # fn take_back(trial: &TrialId) -> &str { trial.as_str() }
//! fn take_this_back(plan: &PlanId) -> &str {
//!     take_back(plan)
//! }
//! ```

use std::{fmt, sync::Arc};

macro_rules! ids {
    ($($(#[$doc:meta])* $name:ident,)+) => {$(
        $(#[$doc])*
        #[derive(Clone, PartialEq, Eq, Hash, PartialOrd, Ord)]
        pub struct $name(Arc<str>);

        impl $name {
            #[must_use]
            pub fn as_str(&self) -> &str {
                &self.0
            }
        }

        impl From<&str> for $name {
            fn from(text: &str) -> Self {
                Self(text.into())
            }
        }

        impl From<String> for $name {
            fn from(text: String) -> Self {
                Self(text.into())
            }
        }

        impl From<Arc<str>> for $name {
            fn from(text: Arc<str>) -> Self {
                Self(text)
            }
        }

        impl fmt::Debug for $name {
            fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                fmt::Debug::fmt(&self.0, f)
            }
        }

        impl fmt::Display for $name {
            fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                fmt::Display::fmt(&self.0, f)
            }
        }
    )+};
}

ids! {
    /// Of something dated.
    EventId,
    /// Of a try of a way.
    TrialId,
    /// Of something the person means to do.
    PlanId,
    /// Of something on a list of the person's own.
    ItemId,
    /// Of somebody the person would turn to.
    ContactId,
    /// Of a pattern: its kind and first day, as `KIND/YYYY-MM-DD`.
    PatternKey,
}
