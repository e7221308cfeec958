//! The rooms.

mod check_in_card;
mod help;
mod journal;
mod journal_day;
mod journal_search;
mod journal_trash;
mod patterns;
mod range;
mod range_side;
mod settings;
mod settings_data;
mod settings_feelings;
mod settings_look;
mod settings_symptoms;
mod today;
mod today_context;
mod today_more;
mod waiting;
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
