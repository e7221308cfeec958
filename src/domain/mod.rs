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
mod event;
mod filter;
mod journal;
mod like_me;
mod not_so;
mod other_forms;
mod settings;
mod units;
mod way;
mod way_item;

pub use can_be::{CanBe, CannotBe, WhyNot, zone_exists};
pub use catalogue::arrange::{Direction, NAME_LIMIT, tidy};
pub use catalogue::rewrite::{HowOften, NoRewrite, Rewrite, WordKind, each_once, merged, replaced, stronger, stronger_symptom};
pub use catalogue::same_name::{Spellings, folded, is_same_name, words_once};
pub use catalogue::symptom::{SELF_HARM_KEY, SelfHarmItem, SymptomAnswer, SymptomStrength};
pub use catalogue::{Catalogue, Feeling, FeelingId, Key, MergedFeeling, MergedSymptom, NotAKey, Symptom, SymptomId, Valence};
pub use check_in::answer::{Answer, Intensity, NotAnIntensity};
pub use check_in::answers::Answers;
pub use check_in::draft::{CheckInDraft, DraftProblem, NOTE_LIMIT};
pub use check_in::id::CheckInId;
pub use check_in::parts::{Parts, Which};
pub use check_in::{Besides, CheckIn, Context, Earlier, ExpectedFelt, Instant, Moment, SleepHours, Source, says_none};
pub use counted::left_out_words;
pub use day::{DayKey, DayStart, Zone};
pub use event::{Event, EventKind};
pub use filter::{FeelingIs, Filter, Filters, PartOfDay, SymptomIs, may_be_asked_for};
pub use journal::{ImportedMood, Journal, OwnContact, PatternAnswer, SafetyPlan};
pub use like_me::{LIKE_ME_LIMIT, LikeMe};
pub use not_so::NotSo;
pub use other_forms::{
    DoneForm, DoneStage, EventForm, ItemForm, Naming, NotSoForm, OtherForms, PlanForm, TrialInHand, Writing,
};
pub use settings::{LockAfter, Sensitivity, Settings, TextSize, ThemeChoice};
pub use units::{Clock, SleepShown, Units, WeekBegins};
pub use way::{Outcome, Plan, Trial, Way};
pub use way_item::{Contacted, ITEM_LIMIT, ItemKind, WayItem, in_place_of, in_use, is_listed, moved};
