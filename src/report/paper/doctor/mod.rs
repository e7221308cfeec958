//! The page for the doctor: medicines, the river, events and own words, what was noticed, a small table, questions.

mod entries;
mod first_page;
pub(crate) mod medicines;
mod more_pages;
pub(crate) mod numbers;
mod scribe;
mod second_page;
mod table;
pub(crate) mod told;
pub(crate) mod wish;
mod written;

pub use written::doctor_pages;
