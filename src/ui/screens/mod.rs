//! The rooms.

mod evidence;
mod help;
mod journal;
mod little_river;
mod pattern_card;
mod patterns;
mod plans;
mod range;
mod range_side;
mod safety_plan;
mod settings;
mod step_timer;
mod today;
mod today_context;
mod today_more;
mod trial;
mod waiting;
mod way_results;
mod way_room;
mod ways;
mod welcome;

pub use help::help;
pub use journal::journal;
pub use patterns::patterns;
pub use range::range;
pub use settings::settings;
pub use today::today;
pub use waiting::{opening, trouble};
pub use ways::ways;
pub use welcome::welcome;
