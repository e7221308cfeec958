//! What things are, in the person's words. No clock, no file, no screen.
//!
//! The rule above all rules lives here: **missing is not zero**. A feeling that was not answered is
//! absent; "not felt" is [`Answer::Rated`] with an intensity of 0; "can't tell" is an answer of its own.

mod can_be;
mod catalogue;
mod check_in;
mod counted;
mod day;
mod days;
mod direction;
mod event;
mod filter;
mod ids;
mod instant;
mod journal;
mod like_me;
mod name;
mod not_so;
mod plan_felt;
mod safety_plan;
mod settings;
pub mod spreadsheet;
mod time_of_day;
mod units;
mod way;
mod way_item;

pub use can_be::rule::{CanBe, WhyNot};
pub use can_be::things::CannotBe;
pub use can_be::zones::zone_exists;
pub use catalogue::feeling::{Feeling, FeelingId, MergedFeeling, Valence};
pub use catalogue::how_often::HowOften;
pub use catalogue::key::{Key, NotAKey};
pub use catalogue::lists::Catalogue;
pub use catalogue::merging::{each_once, merged, replaced, stronger, stronger_symptom};
pub use catalogue::rewrite::{NoRewrite, Rewrite};
pub use catalogue::spellings::Spellings;
pub use catalogue::symptom::{MergedSymptom, SELF_HARM_KEY, SelfHarmItem, Symptom, SymptomAnswer, SymptomId, SymptomStrength};
pub use check_in::answer::{Answer, Intensity, NotAnIntensity};
pub use check_in::answers::Answers;
pub use check_in::context::{Context, SleepHours, says_none};
pub use check_in::draft::{CheckInDraft, DraftProblem, NOTE_LIMIT};
pub use check_in::entry::{Besides, CheckIn, Earlier, ExpectedFelt, Source};
pub use check_in::id::CheckInId;
pub use check_in::parts::{Parts, Which};
pub use check_in::word_kind::WordKind;
pub use counted::left_out_words;
pub use day::{DayKey, DayStart, Zone};
pub use direction::Direction;
pub use event::{Event, EventKind};
pub use filter::all::Filters;
pub use filter::kinds::{FeelingIs, PartOfDay, SymptomIs};
pub use filter::one::{Filter, may_be_asked_for};
pub use ids::{ContactId, EventId, ItemId, PatternKey, PlanId, TrialId};
pub use instant::{Instant, Moment};
pub use journal::{ImportedMood, Journal, PatternAnswer};
pub use like_me::{LIKE_ME_LIMIT, LikeMe};
pub use name::{NAME_LIMIT, folded, is_same_name, tidy, words_once};
pub use not_so::NotSo;
pub use safety_plan::{OwnContact, SafetyPlan};
pub use settings::choices::{LockAfter, Sensitivity, TextSize, ThemeChoice};
pub use settings::kept::Settings;
pub use settings::told::{News, Told};
pub use time_of_day::read_time;
pub use units::{Clock, SleepShown, Units, WeekBegins};
pub use way::{Outcome, Plan, Trial, Way};
pub use way_item::{Contacted, ITEM_LIMIT, ItemKind, WayItem, in_place_of, in_use, is_listed, moved};
