//! State and decisions of the window: no screen, no SQL.
//!
//! ```text
//! screen ── Action ──▶ Model::apply ── Write | Question | FileRequest ──▶ worker thread (owns the store)
//!   ▲ reads &OpenJournal                                                      │ one transaction; analyse when idle
//!   └── repaint ◀── Model::receive ◀── Written | Answered | FileReply ─────────┘
//! ```
//!
//! [`Shell`] is what is there whether or not a journal is open. Everything that comes from the journal lives in
//! [`Standing::Open`]: to lock is to drop it. A change of the journal is one file in `changes/`.

mod action;
mod another_day;
mod care;
mod changes;
mod comparing;
mod comparison;
mod files;
mod forms;
mod found;
mod going_back;
mod idle;
mod locking;
mod model;
mod moment;
mod open_journal;
mod receive;
mod rewrite_asked;
mod search;
mod secret_field;
mod shell;
mod small_files;
mod standing;
mod update;
mod used_words;
mod worker;

pub mod drafts;

pub use crate::exchange::diary::{Choice, Choices, ColumnIs, Name as NameOfApp, Side, Start as DayBegins, What as KindOfName};
pub use crate::exchange::formats::{
    FileKind, WHOLE, endings_read, endings_that_can_be_written, export_in_settings, import_in_settings, readable as kinds_read,
};
pub use crate::exchange::other_apps::{Asks as TableAsks, Column as TableColumn, Look as TableLook, WITHOUT_NAMES};
pub use crate::exchange::{Piece, Selection, UnknownFeeling};
pub use crate::storage::write_whole;
pub use crate::storage::{
    BackedUp, BackupSeen, BackupStanding, BriefCheckIn, Changed, Compared, Differing, Guessing, LockNow, Lost, MeetingPlace,
    Relocking, SaidOtherwise, Secret, Thing, ThingId, Unfit, Version,
};
pub use action::{Action, Actions};
pub use care::{Care, FileWork, MeetingNow, Task, Trouble};
pub use changes::*;
pub use comparison::{EventShown, StretchesShown, TwoDays};
pub use drafts::{
    Aside, CHECK_IN_DRAFT, DoneForm, DoneStage, EventForm, ItemForm, OTHER_FORMS_DRAFT, PlanForm, SET_ASIDE_DRAFT, TrialInHand,
    WeekForm, Writing, begin_plan,
};
pub use files::arriving::{Arriving, ToTakeIn};
pub use files::doctors_page::DoctorsPageForm;
pub use files::export::{ExportWish, NotWritten, holds_everything, is_diary, is_table, write_export};
pub use files::folder::{Looking, SeenFile, SeenFolder, look_into};
pub use files::help_page::{HelpPageNotWritten, may_be_help_page, write_help_page};
pub use files::home_folder::in_full;
pub use files::incoming::{NotRead, look_at_table, read_chosen, read_diary, read_incoming};
pub use files::kind::{Wanted, WhatFile};
pub use files::long_file::NotTakenIn;
pub use files::looked::{LookedAt, ReadAs, SaidOfFile};
pub use files::map::{map_of, map_read};
pub use files::offered::{FoundInFile, Offered};
pub use files::picture::{PICTURE_ENDINGS, PictureNotWritten, may_be_picture, write_pages, write_picture};
pub use files::synced::synced_by;
pub use files::taking_in::{look_at, reasons, told_apart};
pub use files::typed_place::{NoPlace, file_address, of_address, typed_place};
pub use forms::{
    CountryForm, ExportForm, FeelingForm, Forms, HelpForms, HelpLineForms, HelpPageForm, JournalForms, MergeForm,
    PassphraseStep, PatternForms, PrivacyForm, RangeForm, SettingsForms, Sheet, Stretch, TodayForms, WayForms, WordForm,
    take_in_hand,
};
pub use found::findings::Findings;
pub use found::gathered::Gathered;
pub use idle::Idle;
pub use model::Model;
pub use moment::{moment_at, new_id};
pub use open_journal::{EarlierVersions, OpenJournal, Otherwise};
pub use rewrite_asked::RewriteAsked;
pub use search::state::{Found, SearchState, Wish};
pub use search::{EachNote, Excerpt, NoteWords, Places, excerpt_of, holds};
pub use secret_field::SecretField;
pub use shell::{Been, CountryCode, Counts, Looks, Notice, Notices, Place, Room, Shell};
pub use small_files::{SmallFiles, WindowPlace};
pub use standing::{InTrouble, Locked, Open, Opening, Shut, Standing};
pub use used_words::{UsedLately, UsedWords, WordUse};
pub(crate) use worker::journal_file::copies_words;
pub(crate) use worker::state::not_saved;
pub use worker::{
    Answered, FileReply, FileRequest, Outstanding, Question, Reply, Request, Rescued, Worker, WorkerThread, Written,
    save_or_rescue, write_or_rescue,
};

/// What is deleted stays in the trash this long.
pub const TRASH_DAYS: i64 = 30;
