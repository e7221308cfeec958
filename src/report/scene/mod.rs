//! Pictures as vector scenes, and what they become: SVG, PNG and PDF.

pub(crate) mod colour;
pub(crate) mod form;
pub(crate) mod frame;
pub(crate) mod glyph;
pub(crate) mod headed;
pub(crate) mod in_view;
pub(crate) mod mark;
pub(crate) mod outlines;
pub(crate) mod palette;
pub(crate) mod pdf;
pub(crate) mod picture;
pub(crate) mod placed;
pub(crate) mod png;
pub(crate) mod scaled;
pub(crate) mod svg;
mod themes;
mod traced;
pub(crate) mod xml;
