//! The page for the doctor: medicines, the river, events and own words, what was noticed, a small table, questions.

mod entries;
mod first_page;
mod foot;
pub(crate) mod for_doctor;
mod in_words;
mod lower;
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
