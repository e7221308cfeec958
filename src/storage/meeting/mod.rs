//! Two journals of one person become one.
//!
//! What a journal says of each thing is a set of what was ever said of it, each with the time it came to be said:
//! what was said last stands, all else is kept. Two such sets become one by putting them together, so it makes no
//! difference which machine begins, in what order three of them meet, or how often.
//!
//! ```text
//! unsaid     how things stand where nobody ever said anything
//! noting     when each thing was changed, seen at every write     kinds, standing   what there is, as it stands in its tables
//! cells      a row as one text
//! state      all that was ever said of each thing, and how two of these become one     said   what a check-in said
//! written    what stands in the tables then     names   which feeling of the other is which of ours
//! journals   one journal taken into another     met   what came of it
//! otherwise  what else was said of a thing, and saying it again     things   what was said, as what it is
//! folder, known     where machines meet that never see each other     code   by which they know that they belong together
//! ```

mod cells;
mod check_ins;
mod code;
pub(crate) mod folder;
mod journals;
mod kinds;
pub(crate) mod known;
pub(crate) mod met;
mod names;
pub(crate) mod noting;
pub(crate) mod otherwise;
mod put_check_ins;
mod standing;
mod state;
pub(crate) mod things;
mod unsaid;
mod written;
