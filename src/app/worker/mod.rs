//! The thread that owns the store.

mod deletion;
mod file_request;
mod handle;
pub(crate) mod journal_file;
mod looking_at;
mod opening;
mod question;
pub(crate) mod reply;
pub(crate) mod request;
pub(crate) mod saving;
pub(crate) mod state;
mod taking_in;
mod thread;

pub use file_request::FileRequest;
pub use question::Question;
pub use reply::{Answered, FileReply, Reply, Written};
pub use request::Request;
pub use saving::{Rescued, save_or_rescue, write_or_rescue};
pub use state::Worker;
pub use thread::{Outstanding, WorkerThread};
