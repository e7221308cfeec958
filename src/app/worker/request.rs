use crate::{
    analysis::{Analysis, BeforeAfter, TwoStretches, WayEffects},
    app::{DoneBefore, Excerpt, Found, SaidOfFile, SidesAsked, Trouble, TwoDays, UsedWords, Wish},
    domain::{
        Catalogue, CheckIn, CheckInId, DayKey, Event, Instant, Journal, OwnContact, PatternAnswer, Plan, Rewrite, SafetyPlan,
        SelfHarmItem, Settings, Trial, WayItem,
    },
    guidance::{DoctorQuestion, RankedWay, WayResult},
    report::{HelpPage, Scene},
    storage::{BackedUp, BackupSeen, Compared, Rewritten, Secret},
};
use std::{collections::HashSet, path::PathBuf, sync::Arc};

use zeroize::Zeroizing;

/// What the worker is asked to do. Writes are done in order and each is answered.
#[derive(Debug, Clone, PartialEq)]
pub enum Request {
    /// Open the journal; where there is no file and no `secret`, make one first.
    Open {
        path: PathBuf,
        today: DayKey,
        /// What was typed on the locked window; `None` = try without.
        secret: Option<Secret>,
    },
    /// Do what was refused because the file is not locked as was known of it: the person said that it is right so.
    /// Answered as [`Request::Open`].
    TakeAsItIs,
    /// Let go of the journal, its key and everything read from it. Answered by [`Reply::Locked`].
    Lock,
    /// What is looked after without being asked: the old of the trash goes, the file's health is looked at,
    /// and a backup is made when one is due. Answered by [`Reply::CaredFor`].
    LookAfter {
        now_ms: i64,
    },
    /// Set (`old` is `None`), change or take away (`new` is `None`) the passphrase. Answered by
    /// [`Reply::PassphraseIs`] or [`Reply::NotDone`].
    SetPassphrase {
        old: Option<Secret>,
        new: Option<Secret>,
        now_ms: i64,
    },
    /// Answered by [`Reply::Backups`].
    ListBackups,
    /// Answered by [`Reply::CaredFor`] and a new list, or [`Reply::NotDone`].
    BackUp {
        now_ms: i64,
    },
    /// What restoring this backup would change; nothing is changed. Answered by [`Reply::Compared`].
    Compare {
        backup: PathBuf,
        secret: Option<Secret>,
    },
    /// Put the backup in the place of the journal, which is backed up first. Answered as [`Request::Open`].
    Restore {
        backup: PathBuf,
        secret: Option<Secret>,
        now_ms: i64,
    },
    /// Take over from the backup only what this journal doesn't have. Answered as a write.
    CopyMissing {
        backup: PathBuf,
        secret: Option<Secret>,
        now_ms: i64,
    },
    /// Take in all that was kept beside the journal while its file was gone. Answered as a write.
    TakeIn {
        rescued: PathBuf,
        now_ms: i64,
    },
    /// What can still be read of a damaged journal goes into a new one beside it; the damaged one is set aside.
    /// Answered as [`Request::Open`].
    Salvage {
        path: PathBuf,
        secret: Option<Secret>,
        now_ms: i64,
    },
    /// Which check-ins were changed since they were written; only the newest wish of several is carried out.
    /// Answered by [`Reply::Edited`].
    ListEdited,
    /// What a check-in was before each edit. Answered by [`Reply::Earlier`].
    Earlier {
        id: Arc<str>,
    },
    /// Take these check-ins out of the trash and out of the file. A write.
    DeleteForGood {
        ids: Vec<Arc<str>>,
    },
    /// Overwrite and remove the journal, and its backups if wanted, and begin an empty one. Answered as
    /// [`Request::Open`].
    DeleteAll {
        backups_too: bool,
    },
    /// Open the sample journal at this path; where there is none, make it.
    OpenSample {
        path: PathBuf,
        today: DayKey,
        zone: Arc<str>,
    },
    SaveCheckIn {
        check_in: Box<CheckIn>,
        now_ms: i64,
        said: &'static str,
        /// It is what the form says: the kept draft of the form goes with the save.
        from_form: bool,
    },
    DeleteCheckIn {
        id: Arc<str>,
        at_ms: i64,
    },
    UndeleteCheckIn {
        id: Arc<str>,
    },
    SaveEvent(Event),
    SaveTrial(Trial),
    /// Take out a trial that was saved; for undoing.
    RemoveTrial {
        id: Arc<str>,
    },
    SavePlan(Plan),
    /// Take out a plan that was made; for undoing.
    RemovePlan {
        id: Arc<str>,
    },
    /// Save a plan that is done, with what was kept of it: all or nothing.
    SaveDone {
        plan: Plan,
        check_in: Option<Box<CheckIn>>,
        trial: Option<Trial>,
        now_ms: i64,
    },
    /// Put that back as it was; for undoing.
    TakeBackDone {
        before: Box<DoneBefore>,
        at_ms: i64,
    },
    /// The person's own lists, whole, in the place of what stood on them when they were changed.
    SaveWayItems {
        items: Vec<WayItem>,
        seen: Vec<WayItem>,
    },
    SavePatternAnswer(PatternAnswer),
    SaveSettings(Settings),
    SaveCatalogue(Catalogue),
    /// Change what all check-ins say, in one go. A write; answered by [`Reply::Rewritten`] or [`Reply::NotSaved`].
    Rewrite {
        change: Rewrite,
        now_ms: i64,
    },
    /// Put everything back as it was before a rewrite. A write.
    TakeBackRewrite(Box<Rewritten>),
    SaveSafetyPlan(SafetyPlan),
    SaveContacts(Vec<OwnContact>),
    /// Keep what is half written; only the newest wish of several for a slot is carried out.
    KeepDraft {
        slot: &'static str,
        body: Option<String>,
        now_ms: i64,
    },
    /// The newest check-ins that fit; only the newest wish of several is carried out. Answered by [`Reply::Found`].
    Search {
        wish: Wish,
    },
    /// All that fit, after the newest of them. Answered by [`Reply::FoundAll`].
    SearchOn {
        wish: Wish,
    },
    /// The notes at these places of this revision, around the words. Answered by [`Reply::Excerpts`].
    Excerpts {
        wish: Wish,
        revision: u64,
        places: Vec<u32>,
    },
    /// Somebody may search soon.
    ReadySearch,
    /// Work out the findings as of this day; only the newest wish of several is carried out.
    Analyse {
        today: DayKey,
    },
    /// The weeks before and after an event, as of this day; only the newest wish of several is carried out.
    /// Answered by [`Reply::BeforeAfter`].
    BeforeAfter {
        event: Arc<str>,
        today: DayKey,
    },
    Export {
        path: PathBuf,
        item: SelfHarmItem,
    },
    /// Two stretches beside each other, as of this day; only the newest wish of several is carried out.
    /// Answered by [`Reply::TwoStretches`].
    TwoStretches {
        days: TwoDays,
        today: DayKey,
    },
    /// Write the page of help; needs no journal. Answered by [`Reply::PageWritten`].
    SaveHelpPage {
        page: Box<HelpPage>,
        to: PathBuf,
    },
    /// Write a picture that is drawn; needs no journal.
    SavePicture {
        scene: Arc<Scene>,
        to: PathBuf,
    },
    /// Take a file in. A write; answered by [`Reply::SidesAsked`] where something must be asked first.
    Import {
        path: PathBuf,
        said: SaidOfFile,
        now: Instant,
    },
}

impl Request {
    /// Whether a newer request of the same kind makes this one pointless.
    #[must_use]
    pub fn is_outdone_by(&self, newer: &Self) -> bool {
        match (self, newer) {
            (Self::Search { .. } | Self::SearchOn { .. } | Self::Excerpts { .. }, Self::Search { .. })
            | (Self::ReadySearch, Self::ReadySearch)
            | (Self::Analyse { .. }, Self::Analyse { .. })
            | (Self::BeforeAfter { .. }, Self::BeforeAfter { .. })
            | (Self::TwoStretches { .. }, Self::TwoStretches { .. })
            | (Self::ListEdited, Self::ListEdited) => true,
            (Self::KeepDraft { slot, .. }, Self::KeepDraft { slot: other, .. }) => slot == other,
            _ => false,
        }
    }
}

/// All that is worked out from one revision.
#[derive(Debug, Clone, PartialEq)]
pub struct Findings {
    pub analysis: Arc<Analysis>,
    /// The seven ways, ranked for this person, each with its reasons.
    pub ways: Vec<RankedWay>,
    pub results: Vec<WayResult>,
    /// How far the rating moved, for the ways with tries enough.
    pub effects: WayEffects,
    pub used_words: UsedWords,
    /// Of all that was ever written.
    pub words_ever: UsedWords,
    /// Questions to take along, filled from the journal.
    pub questions: Vec<DoctorQuestion>,
}

/// How the journal's file stands.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Care {
    /// It has a passphrase.
    pub protected: bool,
    /// How far the backups go; `None` = not looked yet.
    pub backed_up: Option<BackedUp>,
    /// Backups whose names say a day that has not come.
    pub backups_ahead: Vec<PathBuf>,
    /// Why no backup can be made, or the last one that was due could not be.
    pub backup_trouble: Option<String>,
    /// What the look at the file found; empty = whole, `None` = not looked yet.
    pub problems: Option<Vec<String>>,
    /// The file in which everything is kept since the journal's own was found gone.
    pub kept_in: Option<String>,
    /// The files beside the journal in which something was kept while its own was gone.
    pub rescued: Vec<PathBuf>,
    /// The name of the program that copies the journal's folder to other places, e.g. "Dropbox".
    pub synced_by: Option<String>,
}

/// What the worker answers.
#[derive(Debug, Clone)]
pub enum Reply {
    Opened {
        path: PathBuf,
        revision: u64,
        journal: Arc<Journal>,
        draft: Option<String>,
        set_aside: Option<String>,
        /// What was half written beside the check-in.
        others: Option<String>,
        /// When the draft of the check-in was kept last (ms UTC).
        kept_ms: Option<i64>,
    },
    CouldNotOpen {
        path: PathBuf,
        trouble: Trouble,
    },
    /// The journal is closed and has a passphrase; nothing of it is in the worker's memory.
    Locked {
        path: PathBuf,
        /// Why what was typed did not open it.
        sentence: Option<String>,
    },
    /// How the file stands; comes after opening, after backups and after care.
    CaredFor(Care),
    /// The passphrase is as it was asked for; `code` opens the journal when it is forgotten.
    PassphraseIs {
        set: bool,
        code: Option<Zeroizing<String>>,
        /// What else is to be told, e.g. of backups that keep the old passphrase.
        said: String,
    },
    /// What was asked for was not done, and nothing was changed. No write: nothing waits for its answer.
    NotDone {
        sentence: String,
    },
    /// Newest first.
    Backups(Vec<BackupSeen>),
    Compared {
        backup: PathBuf,
        compared: Compared,
    },
    /// The check-ins that have earlier versions.
    Edited(Arc<HashSet<CheckInId>>),
    /// What the check-in was before each edit, newest first, with the time of that edit (ms UTC).
    Earlier {
        id: Arc<str>,
        versions: Vec<(i64, Arc<CheckIn>)>,
    },
    /// It is on the disk. `said` is what to tell the person; empty = nothing.
    Saved {
        revision: u64,
        journal: Arc<Journal>,
        said: String,
    },
    /// The same for a rewrite, with what takes it back.
    Rewritten {
        saved: Box<Reply>,
        done: Box<Rewritten>,
    },
    /// Nothing of the file was taken in: which side some of its feelings are on must be asked first.
    SidesAsked(SidesAsked),
    /// The journal's file is gone, and everything is kept in another one from now on, which the sentence names. It comes
    /// beside the answers to writes.
    Rescued {
        sentence: String,
    },
    /// What lay long enough in the trash is gone; no write that was asked for.
    Reloaded {
        revision: u64,
        journal: Arc<Journal>,
    },
    /// It is not on the disk; the sentence says why and what to do.
    NotSaved {
        sentence: String,
    },
    Analysed {
        revision: u64,
        findings: Arc<Findings>,
    },
    /// `found` is `None` where there is no such event (any more).
    BeforeAfter {
        event: Arc<str>,
        revision: u64,
        found: Option<Arc<BeforeAfter>>,
    },
    /// `found` is `None` where the stretches share days.
    TwoStretches {
        days: TwoDays,
        revision: u64,
        found: Option<Arc<TwoStretches>>,
    },
    /// The newest that fit, with the notes around the words.
    Found {
        wish: Wish,
        revision: u64,
        found: Found,
        excerpts: Vec<(u32, Excerpt)>,
    },
    /// All that fit.
    FoundAll {
        wish: Wish,
        revision: u64,
        found: Found,
    },
    Excerpts {
        wish: Wish,
        revision: u64,
        excerpts: Vec<(u32, Excerpt)>,
    },
    /// The page of help is written or not; in words. Told while the journal is locked, too.
    PageWritten {
        sentence: String,
        failed: bool,
    },
    /// Something else that was asked for is done or not; in words.
    Said {
        sentence: String,
        failed: bool,
    },
}
