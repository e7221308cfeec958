//! Words on paper: the sheet a picture lies on, pages of A4, and what is printed on them.

pub(crate) mod doctor;
pub(crate) mod help_page;
pub(crate) mod laid;
pub(crate) mod page;
pub(crate) mod pages_as_pdf;
pub(crate) mod sheet;
pub(crate) mod tagged_pdf;
pub(crate) mod week_sheet;
