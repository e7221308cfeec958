//! What is half written: one file a form, which says what is typed in it and how that stands in the journal's file.
//!
//! A draft is JSON, and no format for other programs: feelings and symptoms stand under their numbers in this
//! journal, where alone they mean anything. Only Gamut reads it, one of yesterday or of tomorrow, too: a field that is
//! new has a default, one that isn't understood is as if it weren't said, and a form that can't be read is left out.

mod aside;
mod contacts;
mod done;
mod event;
mod items;
mod keep;
mod naming;
mod not_so;
mod plan;
mod question;
mod reading;
mod safety_plan;
mod settle;
#[cfg(test)]
mod tests;
mod trial;
mod week;
mod writing;

pub mod check_in;
pub mod other_forms;

pub use aside::Aside;
pub use done::{DoneForm, DoneStage};
pub use event::EventForm;
pub use items::ItemForm;
pub use naming::Naming;
pub use not_so::NotSoForm;
pub use other_forms::OtherForms;
pub use plan::PlanForm;
pub use settle::begin_plan;
pub(in crate::app) use settle::{put_back, settle};
pub use trial::TrialInHand;
pub use week::WeekForm;
pub use writing::Writing;

/// The slot in which the half-written check-in is kept.
pub const CHECK_IN_DRAFT: &str = "check_in";

/// The slot of a half-written new check-in while another is in the form.
pub const SET_ASIDE_DRAFT: &str = "check_in_set_aside";

/// The slot of what is half written beside the check-in: an event, a trial, plans and a contact.
pub const OTHER_FORMS_DRAFT: &str = "other_forms";
