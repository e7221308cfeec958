//! Files that the window asks for: by the desktop's own window, by a list of its own, by a typed path, or dropped on it; and
//! pages that are printed instead.

pub(crate) mod asking;
mod browser;
pub(crate) mod dropped;
mod list;
pub(crate) mod offer;
pub(crate) mod place_line;
pub(crate) mod print;
pub(crate) mod wish;
