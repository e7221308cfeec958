//! The rooms.

mod first_run;
mod first_weeks;
mod help;
mod journal;
mod left_out;
mod locked;
mod patterns;
mod range;
mod save_settings;
mod settings;
mod three_of_each;
mod today;
mod waiting;
mod ways;
mod week;
mod working;

pub(super) use first_run::welcome;
pub(super) use help::help;
pub(super) use help::page::PAGE as HELP_PAGE;
pub(super) use help::reading::reading;
pub(super) use journal::search_field::begin_search;
pub(super) use journal::year::show_year;
pub(super) use journal::{has_banners_within, journal};
pub(super) use locked::{locked, opening};
pub(super) use patterns::patterns;
pub(super) use range::range;
pub(super) use save_settings::save;
pub(super) use settings::backup_words::size_words;
pub(super) use settings::list::begin_search as begin_search_of_settings;
pub(super) use settings::pages::{Page, go_to as go_to_page, show_list as show_all_settings};
pub(super) use settings::recovery_code::recovery_code;
pub(super) use settings::settings;
pub(super) use today::today;
pub(super) use waiting::trouble;
pub(super) use ways::doctor::PAGE as DOCTORS_PAGE;
pub(super) use ways::ways;
