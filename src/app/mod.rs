//! State and decisions of the window: no screen, no SQL.
//!
//! ```text
//! screen ── Action ──▶ Model::apply ── Request ──▶ worker thread (owns the store)
//!   ▲ reads &Model                                      │ one transaction; analyse when idle
//!   └── repaint ◀── Model::receive ◀── Reply ───────────┘
//! ```

mod action;
mod another_day;
mod beside;
mod changes;
mod desk;
mod export_file;
mod file_actions;
mod file_replies;
mod finding;
mod for_help;
mod form;
mod help_page_file;
mod idle;
mod in_full;
mod incoming_file;
mod keeping;
mod letting_go;
mod locking;
mod looking;
mod model;
mod moment;
mod other_forms;
mod picture_file;
mod receive;
mod request;
mod rewriting;
mod saving;
mod search;
mod secret_field;
mod synced;
mod taking_in;
mod undo;
mod unsaved;
mod update;
mod used_words;
mod way_actions;
mod what_file;
mod whole_file;
mod worker;

pub use crate::domain::{DoneForm, DoneStage, EventForm, ItemForm, PlanForm, TrialInHand, Writing};
pub use crate::exchange::UnknownFeeling;
pub use crate::storage::{
    BackedUp, BackupSeen, BackupStanding, BriefCheckIn, Changed, Compared, Guessing, LockNow, Secret, Unfit,
};
pub use action::{Action, Actions, DoneBefore, Room, UndoStep};
pub use beside::{EventShown, StretchesShown, TwoDays};
pub use desk::Desk;
pub use export_file::{NotWritten, write_export};
pub use finding::{Excerpt, NoteWords, Places, excerpt_of, holds};
pub use help_page_file::{HelpPageNotWritten, may_be_help_page, write_help_page};
pub use idle::Idle;
pub use in_full::in_full;
pub use incoming_file::{FileKind, NotRead, read_incoming};
pub(crate) use keeping::copies_words;
pub use looking::{Found, SearchState, Wish};
pub use model::{
    EarlierVersions, FeelingForm, Forms, HelpPageForm, MergeForm, Model, Notice, PassphraseStep, PrivacyForm, RangeForm,
    Standing, Stretch, Task, Trouble, WordForm,
};
pub use moment::{moment_at, new_id};
pub use picture_file::{PICTURE_ENDINGS, PictureNotWritten, may_be_picture, write_picture};
pub use request::{Care, Findings, Reply, Request};
pub use rewriting::RewriteAsked;
pub use saving::{Rescued, save_or_rescue, write_or_rescue};
pub use secret_field::SecretField;
pub use synced::synced_by;
pub use taking_in::{LookedAt, SaidOfFile, SidesAsked, look_at, told_apart};
pub use used_words::{UsedWords, WordUse};
pub use what_file::{Wanted, WhatFile};
pub use whole_file::write_whole;
pub use worker::{Outstanding, Worker};

/// The slot in which the half-written check-in is kept.
pub const CHECK_IN_DRAFT: &str = "check_in";

/// The slot of a half-written new check-in while another is in the form.
pub const SET_ASIDE_DRAFT: &str = "check_in_set_aside";

/// The slot of what is half written beside the check-in: an event, a trial, plans and a contact.
pub const OTHER_FORMS_DRAFT: &str = "other_forms";

/// What is deleted stays in the trash this long.
pub const TRASH_DAYS: i64 = 30;
