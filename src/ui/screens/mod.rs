//! The rooms.

mod first_run;
mod help;
mod journal;
mod left_out;
mod locked;
mod patterns;
mod range;
mod save_settings;
mod settings;
mod sync_banner;
mod today;
mod waiting;
mod ways;
mod working;

pub use first_run::welcome;
pub use help::help;
pub use help::reading::reading;
pub use journal::journal;
pub use journal::year::show_year;
pub use locked::{locked, opening};
pub use patterns::patterns;
pub use range::range;
pub use settings::parts::{Part, go_to};
pub use settings::recovery_code::recovery_code;
pub use settings::settings;
pub use sync_banner::sync_banner;
pub use today::today;
pub use waiting::trouble;
pub use ways::ways;
