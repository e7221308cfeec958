//! What another journal or a file offers: what taking it in would do, and taking it in; all at once or a lot at a time.

mod import;
mod offered;
mod weighing;

pub(crate) use import::import;
pub use import::{NotTaken, TakesLot};
pub use offered::{Changed, ImportCounts, Offered};
pub use weighing::{Differing, Weighed, Weighing};
