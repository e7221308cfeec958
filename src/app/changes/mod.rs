//! Every change of the journal, a file each: what a view asks for, what goes to the disk, what is said of it, how it is
//! taken back, and where what was typed goes when the disk refuses. A new one is a file here and its line in the list.

mod carried;
mod catalogue;
mod check_in;
mod contacts;
mod event;
mod for_good;
mod otherwise;
mod pattern_answer;
mod plan;
mod rewrite;
mod safety_plan;
mod settings;
mod taking_in;
mod three_of_each;
mod told;
mod trial;
mod way_items;
mod week;
mod writing;

pub use asked::{About, Asked};
use asked::{Apply, PutBack, TakeBack, ToDisk};
#[cfg(test)]
use carried::trying;
use carried::{asked, here, steps};
pub use here::Here;
pub use rewrite::Undo as RewriteUndo;
pub(super) use steps::Pending;
pub use steps::Steps;
pub use taking_in::Undo as TakingInUndo;

pub(super) use check_in::{form_is_not_saved, form_is_saved};

use super::{Notice, Reply, Shell, Worker};
use crate::domain::{CheckInId, EventId};

macro_rules! changes {
    ($($name:ident, $change:ident, $write:ident: $module:ident;)+) => {
        $(
            pub use $module::{Change as $change, Write as $write};

            impl From<$module::Change> for Change {
                fn from(change: $module::Change) -> Self {
                    Self::$name(change)
                }
            }

            impl From<$module::Write> for Write {
                fn from(write: $module::Write) -> Self {
                    Self::$name(write)
                }
            }

            impl From<$module::Undo> for Undo {
                fn from(undo: $module::Undo) -> Self {
                    Self::$name(undo)
                }
            }

            impl From<$module::Typed> for Typed {
                fn from(typed: $module::Typed) -> Self {
                    Self::$name(typed)
                }
            }
        )+

        /// What a view asks to be changed.
        #[derive(Debug, Clone, PartialEq)]
        pub enum Change {
            $($name($module::Change),)+
        }

        /// What the worker is asked to write. Each is done in its order and answered once: saved, or not and why.
        #[derive(Debug, Clone, PartialEq)]
        pub enum Write {
            $($name($module::Write),)+
        }

        /// How the last thing that was done is taken back.
        #[derive(Debug, Clone, PartialEq)]
        pub enum Undo {
            $($name($module::Undo),)+
        }

        /// What was typed for a write, so that it stands in its form again when the disk did not take it.
        #[derive(Debug, Clone, PartialEq)]
        pub enum Typed {
            $($name($module::Typed),)+
        }

        impl Change {
            pub(super) fn apply(self, here: &mut Here<'_>) -> Asked<Write, Undo, Typed> {
                match self {
                    $(Self::$name(change) => change.apply(here).into(),)+
                }
            }

            /// What becomes of it where no journal is open, and what is told of that.
            pub(super) fn without_a_journal(self, shell: &mut Shell) -> Option<Notice> {
                match self {
                    $(Self::$name(change) => change.without_a_journal(shell),)+
                }
            }
        }

        impl Write {
            pub(super) fn carry_out(self, worker: &mut Worker) -> Vec<Reply> {
                match self {
                    $(Self::$name(write) => write.carry_out(worker),)+
                }
            }

            /// The moment it tells of (ms UTC).
            pub(super) fn told_ms(&self) -> Option<i64> {
                match self {
                    $(Self::$name(write) => write.told_ms(),)+
                }
            }
        }

        impl Undo {
            pub(super) fn take_back(self, here: &mut Here<'_>) -> Asked<Write, Undo, Typed> {
                match self {
                    $(Self::$name(undo) => undo.take_back(here).into(),)+
                }
            }

            /// Whether it would change one of these check-ins.
            fn is_about(&self, check_ins: &[CheckInId]) -> bool {
                match self {
                    $(Self::$name(undo) => undo.is_about(check_ins),)+
                }
            }

            /// What is gone for good goes from it, too.
            fn forget(&mut self, check_ins: &[CheckInId], events: Option<&[&EventId]>) {
                match self {
                    $(Self::$name(undo) => undo.forget(check_ins, events),)+
                }
            }

            /// The event it would bring back or take away.
            fn event(&self) -> Option<&EventId> {
                match self {
                    $(Self::$name(undo) => undo.event(),)+
                }
            }
        }

        impl Typed {
            /// Puts it back, unless something else was begun there in the meantime.
            pub(super) fn put_back(self, here: &mut Here<'_>) {
                match self {
                    $(Self::$name(typed) => typed.put_back(here),)+
                }
            }
        }
    };
}

changes! {
    CheckIn, CheckInChange, CheckInWrite: check_in;
    Week, WeekChange, WeekWrite: week;
    Event, EventChange, EventWrite: event;
    Trial, TrialChange, TrialWrite: trial;
    Plan, PlanChange, PlanWrite: plan;
    Writing, WritingChange, WritingWrite: writing;
    WayItems, WayItemsChange, WayItemsWrite: way_items;
    Otherwise, OtherwiseChange, OtherwiseWrite: otherwise;
    PatternAnswer, PatternAnswerChange, PatternAnswerWrite: pattern_answer;
    Settings, SettingsChange, SettingsWrite: settings;
    Told, ToldChange, ToldWrite: told;
    Catalogue, CatalogueChange, CatalogueWrite: catalogue;
    ThreeOfEach, ThreeOfEachChange, ThreeOfEachWrite: three_of_each;
    Rewrite, RewriteChange, RewriteWrite: rewrite;
    SafetyPlan, SafetyPlanChange, SafetyPlanWrite: safety_plan;
    Contacts, ContactsChange, ContactsWrite: contacts;
    TakingIn, TakingInChange, TakingInWrite: taking_in;
    ForGood, ForGoodChange, ForGoodWrite: for_good;
}
