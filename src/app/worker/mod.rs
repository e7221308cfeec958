//! The thread that owns the store.

mod at_work;
mod deletion;
mod errand;
mod file_request;
pub(crate) mod finder;
mod finding;
mod handle;
pub(crate) mod journal_file;
mod looking_at;
mod meeting;
mod opening;
mod outbox;
mod question;
pub(crate) mod reply;
pub(crate) mod request;
pub(crate) mod saving;
pub(crate) mod state;
mod taking_in;
mod thread;

pub use file_request::FileRequest;
pub use outbox::Outstanding;
pub use question::Question;
pub use reply::{Answered, FileReply, Reply, Written};
pub use request::Request;
pub use saving::{Rescued, save_or_rescue, write_or_rescue};
pub use state::Worker;
pub use thread::WorkerThread;
