//! What the numbers say: pure functions over domain types. Nothing here can fail, read a clock, a
//! file or a screen; where data is missing the answer says what is missing.

mod analyse;
mod answered;
mod at_most;
mod before_after;
mod calendar;
mod compare;
mod context;
mod course;
mod differences;
mod diversity;
mod judge;
mod kept;
mod lanes;
mod low_mood;
mod measures;
mod profile;
mod reach;
mod reactivity;
mod readings;
mod resample;
pub mod rule;
mod said_days;
mod shifts;
mod signs;
mod sliding;
pub mod stats;
mod style;
mod table;
mod tally;
mod two_stretches;
mod types;
mod usual;
mod way_effect;
pub mod words;

pub use analyse::{analyse, analyse_with};
pub use before_after::{BeforeAfter, OtherEvent, Stretch, Windows, before_after, before_after_each};
pub use context::{Apart, Aspect, GROUP_DAYS_NEEDED, Group, InGroups, Told, in_groups};
pub use differences::{BESIDE_DAYS_NEEDED, Differences, FeelingShift, Shift, Shifts, SideShift, TooFewDays};
pub use diversity::{Diversity, diversity, diversity_between};
pub use judge::each_day;
pub use kept::Kept;
pub use low_mood::{LowMood, low_mood, low_mood_key, low_mood_put_away};
pub use measures::{Level, Measures, measure};
pub use profile::{DayToDay, NEIGHBOURS_NEEDED, Profile, SideProfile, profile, profile_of};
pub use reach::{TypicalDay, typical_day};
pub use reactivity::{FeltGap, FeltStretch, PAIRS_NEEDED, REACTIVITY_DAYS, Reactivity, reactivity};
pub use readings::{cautions, confidence, other_readings};
pub use rule::Params;
pub use style::{AnswerStyle, ScaleUse, answer_style};
pub use two_stretches::{TwoStretches, two_stretches};
pub use types::*;
pub use usual::LikeMeUse;
pub use way_effect::{DRIFT_PAIRS_NEEDED, TRIES_NEEDED, UsualDrift, WayEffect, WayEffects, way_effects};

pub use said_days::{SaidOfDay, said_of_days};
