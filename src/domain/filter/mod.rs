//! What check-ins are asked to have in common when somebody looks for some of them.

pub(crate) mod all;
pub(crate) mod kinds;
pub(crate) mod one;
