//! Files that the window asks for: by the desktop's own window, by a list of its own, by a typed path, or dropped on it.

pub(crate) mod asking;
mod browser;
pub(crate) mod dropped;
mod list;
pub(crate) mod offer;
pub(crate) mod place_line;
pub(crate) mod wish;
