//! What the numbers say: pure functions over domain types. Nothing here can fail, read a clock, a
//! file or a screen; where data is missing the answer says what is missing.

mod analyse;
mod compare;
mod findings;
mod form;
mod incremental;
mod measures;
mod noticing;
mod pattern;
mod rolling;
mod today;
pub mod words;

pub use measures::stats;
pub use noticing::constants as rule;

pub use analyse::{analyse, analyse_with};
pub use compare::before_after::{BeforeAfter, OtherEvent, Stretch, Windows, before_after, before_after_each};
pub use compare::context::{Apart, Aspect, GROUP_DAYS_NEEDED, Group, InGroups, Told, in_groups};
pub use compare::differences::{BESIDE_DAYS_NEEDED, Differences, FeelingShift, SideShift, TooFewDays};
pub use compare::reactivity::{FeltGap, FeltStretch, PAIRS_NEEDED, REACTIVITY_DAYS, Reactivity, reactivity};
pub use compare::shifts::{Shift, Shifts};
pub use compare::two_stretches::{TwoStretches, two_stretches};
pub use compare::way_effect::{DRIFT_PAIRS_NEEDED, TRIES_NEEDED, UsualDrift, WayEffect, WayEffects, way_effects};
pub use findings::Analysis;
pub use form::asked_about::AskedAbout;
pub use form::three_of_each::{ThreeOfEach, three_of_each};
pub use form::varied::seven;
pub use incremental::Incremental;
pub use measures::diversity::{Diversity, diversity};
pub use measures::first_weeks::FirstWeeks;
pub use measures::of_a_feeling::{Level, Measures, measure};
pub use measures::profile::{DayToDay, NEIGHBOURS_NEEDED, Profile, SideProfile, profile, profile_of};
pub use measures::reach::{DayReach, TypicalDay, UsualReach, kept_reach, typical_day};
pub use measures::said_days::{SaidOfDay, said_of_days};
pub use measures::style::{AnswerStyle, ScaleUse, answer_style};
pub use measures::window::Window;
pub use noticing::absolute::{DaysOf, InWords};
pub use noticing::change_day::Span;
pub use noticing::each_day::{Beside, EachDay, each_day_of};
pub use noticing::judgement::{Course, DayJudgement, Notices, Part, State};
pub use noticing::kind::PatternKind;
pub use noticing::look::Need;
pub use noticing::noticed::{How, Names, Step, Word};
pub use noticing::numbers::{BeforeAfterNumbers, Numbers, SideNumbers};
pub use noticing::params::Params;
pub use noticing::score::{Gate, GateKind, Look, Scores};
pub use pattern::answered::{answer_key, drawn_patterns, each_day, still_so_answer};
pub use pattern::compared::{Change, Compared, FeelingEvidence, ValenceEvidence, When};
pub use pattern::evidence::{Evidence, Verdict};
pub use pattern::in_words::in_words_key;
pub use pattern::like_me::LikeMeUse;
pub use pattern::low_mood::{LowMood, low_mood, low_mood_key, low_mood_put_away};
pub use pattern::noticed::Pattern;
pub use pattern::readings::{Confidence, cautions, confidence, other_readings};
pub use rolling::{RollingWidth, UsualWidths, usual_widths};
pub use today::{TodaySays, what_today_says};
