use super::{
    Care, EventShown, Findings, RewriteAsked, Room, SearchState, SecretField, SidesAsked, StretchesShown, TwoDays, UndoStep,
    Wish, unsaved::Unsaved,
};
use crate::{
    domain::{
        Answer, CanBe, CheckIn, CheckInDraft, CheckInId, DayKey, DoneForm, EventForm, FeelingId, ItemForm, ItemKind, Journal,
        Moment, NotSo, OtherForms, OwnContact, PlanForm, SELF_HARM_KEY, SafetyPlan, SymptomId, TrialInHand, Valence, Way,
        WayItem, WordKind, Writing, left_out_words,
    },
    storage::{BackupSeen, Compared, LockNow},
};
use std::{
    collections::{BTreeMap, HashSet, VecDeque},
    path::PathBuf,
    sync::Arc,
};
use zeroize::Zeroizing;

/// Whether the journal can be used.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Standing {
    /// Asked for; the worker has not answered yet.
    Opening,
    Open,
    /// It has a passphrase, and nothing of it is in memory; the sentence says why what was typed did not open it.
    Locked(Option<String>),
    Trouble(Trouble),
}

/// Why the journal could not be opened, in a sentence that says what is safe and what to do.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Trouble {
    pub sentence: String,
    /// Trying again may help (open elsewhere, disk).
    pub passing: bool,
    /// The file is there and can't be read: a backup may help, or what can still be read of it.
    pub damaged: bool,
    /// What was kept beside the journal while its file was gone, oldest first.
    pub rescued: Vec<PathBuf>,
    /// The file is not locked as was known of it: whether that is right is asked.
    pub lock_changed: Option<LockNow>,
}

/// What the worker is at that takes a while; shown where it was asked for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Task {
    Unlock,
    /// Setting, changing or taking away the passphrase.
    Passphrase,
    ListBackups,
    BackUp,
    Compare,
    Restore,
    Salvage,
    /// Changing what many check-ins say, or putting it back.
    Rewrite,
}

/// Something to tell, shown until the next one or until it is closed.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Notice {
    pub text: String,
    pub failed: bool,
    /// Offers "Undo".
    pub undo: bool,
}

/// What a check-in was before each edit (ms UTC), newest first.
#[derive(Debug, Clone, PartialEq)]
pub struct EarlierVersions {
    pub id: Arc<str>,
    pub versions: Vec<(i64, Arc<CheckIn>)>,
}

/// What the views read. Only [`Model::apply`] and [`Model::receive`] change it.
#[derive(Debug)]
pub struct Model {
    pub room: Room,
    pub standing: Standing,
    /// The journal that is shown.
    pub path: PathBuf,
    /// The person's own journal; differs from `path` while the sample is shown.
    pub own_path: PathBuf,
    pub journal: Arc<Journal>,
    /// The journal that is counted and drawn, where some days of it can't be.
    pub(super) counted: Option<Arc<Journal>>,
    pub revision: u64,
    /// What the analysis said last; may be a revision behind while the next is worked out.
    pub findings: Option<Arc<Findings>>,
    /// Grows with each new `findings`.
    pub findings_revision: u64,
    pub notice: Option<Notice>,
    pub search: SearchState,
    /// The day the journal room was asked to show last.
    pub shown_day: Option<DayKey>,
    /// Grows each time it is asked to show one.
    pub showings: u64,
    pub open_way: Option<Way>,
    /// What the article says is open in the room of Help.
    pub reading: bool,
    /// Grows each time Help is come to: it is shown from its beginning then.
    pub came_for_help: u64,
    /// The event whose weeks before and after are shown.
    pub event_shown: Option<EventShown>,
    pub stretches_shown: Option<StretchesShown>,
    /// Grows each time Today's form is come to anew: the keyboard goes to its first row.
    pub arrivals: u64,
    /// Grows each time the disk did not take Today's form.
    pub forms_not_saved: u64,
    pub now: Moment,
    /// How the journal's file stands.
    pub care: Care,
    /// The recovery code of a passphrase that was just set; shown once.
    pub code: Option<Zeroizing<String>>,
    /// `None` = not asked for yet.
    pub backups: Option<Vec<BackupSeen>>,
    /// A backup and what restoring it would change.
    pub comparison: Option<(PathBuf, Compared)>,
    /// A check-in and what it was before each edit, newest first.
    pub earlier: Option<EarlierVersions>,
    /// What is asked to become one, and how much of the journal that is about.
    pub rewrite_asked: Option<RewriteAsked>,
    /// What must be asked before a file is taken in.
    pub sides_asked: Option<SidesAsked>,
    /// The check-ins that have earlier versions.
    pub edited: Arc<HashSet<CheckInId>>,
    /// What takes a while and is not answered yet.
    pub busy: Option<Task>,
    /// How it stood before the journal was asked to be replaced, for when that is not done.
    pub(super) stood: Option<Standing>,
    /// What went wrong while nothing could be told: told once the journal is open again.
    pub(super) missed: Option<String>,
    /// Discreet mode was switched while no journal was open to keep that.
    pub(super) discreet_wanted: Option<bool>,
    /// When the worker was asked last to look after the file (ms UTC).
    pub(super) looked_after_ms: Option<i64>,
    pub(super) undo: Vec<UndoStep>,
    /// One entry for each write that is not yet answered, in order.
    pub(super) pending: VecDeque<Pending>,
    /// What the disk has, or will have once all that is asked for is done, of the form …
    pub(super) kept_draft: CheckInDraft,
    /// … and of what is set aside.
    pub(super) kept_aside: Option<CheckInDraft>,
    /// … and of the other forms.
    pub(super) kept_others: OtherForms,
    /// The journal shown last as the disk has it; `journal` may be ahead of it by a change on its way.
    pub(super) on_disk: Arc<Journal>,
    /// The newest journal on the disk, while writes are still on their way.
    pub(super) unshown: Option<(u64, Arc<Journal>)>,
    /// The revision that `findings` belong to.
    pub(super) found_for: u64,
    /// A half-written new check-in, while another is in the form.
    pub(super) set_aside: Option<CheckInDraft>,
}

/// What becomes of a write once it is answered.
#[derive(Debug, Clone, PartialEq, Default)]
pub(super) struct Pending {
    /// Offered once it is saved.
    pub(super) undo: Option<UndoStep>,
    /// The form, as it was when it was asked to be saved as the check-in of this id.
    pub(super) saves_form: Option<(Arc<str>, CheckInDraft)>,
    /// Told once it is saved, instead of what the worker says.
    pub(super) says: Option<&'static str>,
    /// It changes many check-ins at once.
    pub(super) rewrites: bool,
    /// What was typed for it, to be put back where it can't be saved.
    pub(super) unsaved: Option<Unsaved>,
}

/// What is being typed and is not yet asked for. Views edit it in place.
#[derive(Debug, Clone, PartialEq, Default)]
#[expect(clippy::struct_excessive_bools, reason = "each is one tick or one thing folded out; together they are no state")]
pub struct Forms {
    pub check_in: CheckInDraft,
    /// Why the check-in can't be saved yet.
    pub problem: Option<String>,
    pub event: Option<EventForm>,
    pub feeling: Option<FeelingForm>,
    /// The feeling whose name is being changed, and the new name.
    pub renaming: Option<(FeelingId, String)>,
    /// A feeling that is looked for or typed in Today's list …
    pub another_feeling: String,
    /// … and a symptom that is to be added.
    pub another_symptom: String,
    /// The symptom whose name is being changed, and the new name.
    pub symptom_name: Option<(SymptomId, String)>,
    /// What is looked for.
    pub search: Wish,
    pub trial: Option<TrialInHand>,
    /// "Before" for a way that is open and not yet begun.
    pub before: Option<Answer>,
    /// What is planned for each way, as it is typed.
    pub plans: BTreeMap<Way, PlanForm>,
    /// What is typed for each list of the person's own.
    pub items: BTreeMap<ItemKind, ItemForm>,
    /// The item that is being changed, as it is typed.
    pub changing: Option<WayItem>,
    /// The page in the writing room …
    pub writing: Option<Writing>,
    /// … and whether that is open.
    pub is_writing: bool,
    /// A planned activity in hand.
    pub done: Option<DoneForm>,
    /// When the timer of the trial's step was started, in seconds of the window's own time.
    pub step_began_s: Option<f64>,
    /// The seconds that had gone when it was paused.
    pub step_gone_s: f64,
    /// The question for the doctor that is being changed, and its words by now.
    pub asking: Option<(Arc<str>, String)>,
    pub dismiss_reason: String,
    /// What was chosen of the offered reasons.
    pub dismiss_why: Option<NotSo>,
    /// The card whose reason is being written.
    pub dismissing: Option<String>,
    pub safety_plan: SafetyPlan,
    pub contact: (String, String),
    /// The contact that is being changed.
    pub contact_in_hand: Option<OwnContact>,
    /// The page of help that is about to be written.
    pub help_page: Option<HelpPageForm>,
    /// The country whose help lines are shown while no journal is open to keep it (SAFETY 3).
    pub country: Option<String>,
    /// The list of countries is open although one is chosen.
    pub choosing_country: bool,
    pub export_to: String,
    /// What was answered about wanting to hurt oneself goes into the next file, and only into that one (SAFETY 9).
    pub export_self_harm: bool,
    pub import_from: String,
    /// Where a check-in says something else than the file, the file counts.
    pub import_theirs: bool,
    /// What was answered about the feelings of a file, by their keys.
    pub sides: Vec<(String, Valence)>,
    /// The picture that is about to be saved, by its name, and where to.
    pub picture: Option<(&'static str, String)>,
    pub range: RangeForm,
    pub privacy: PrivacyForm,
    pub merge_feelings: MergeForm<FeelingId>,
    pub merge_symptoms: MergeForm<SymptomId>,
    /// The word that is being changed, and what it is to be.
    pub word: Option<WordForm>,
    /// First and last day of the stretch that is being marked as "more like me".
    pub like_me: Option<(DayKey, DayKey)>,
}

/// What is typed about locks and backups.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct PrivacyForm {
    /// On the locked window.
    pub unlock: SecretField,
    pub old: SecretField,
    pub new: SecretField,
    pub again: SecretField,
    /// The recovery code, typed back.
    pub code_back: SecretField,
    /// What is being done about the passphrase; `None` = nothing yet.
    pub step: Option<PassphraseStep>,
    /// The passphrase of the backup that is looked at, where it has one of its own.
    pub backup: SecretField,
    /// The backup whose passphrase is asked for.
    pub backup_asked: Option<PathBuf>,
    /// Restoring was pressed once and is asked once more.
    pub restoring: bool,
}

/// What is being done about the passphrase.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum PassphraseStep {
    Set,
    Change,
    TakeAway,
}

/// Where the page of help goes, and what of the person's own goes with it.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct HelpPageForm {
    pub to: String,
    pub plan: bool,
    pub contacts: bool,
}

/// Which stretch of days the river shows.
#[derive(Debug, Clone, Copy, PartialEq, Default)]
pub struct RangeForm {
    /// Both ends as days counted back from today, fractions while it is dragged; `None` = not chosen yet.
    pub stretch: Option<Stretch>,
    /// The day that is read out.
    pub reading: Option<DayKey>,
    /// The stretches that are compared, while that is open.
    pub compared: Option<TwoDays>,
    /// The stretch that is marked next takes the place of the second one.
    pub second_is_next: bool,
    /// Where marking a stretch began, while it lasts.
    pub marking_from: Option<DayKey>,
}

/// A stretch of days, counted back from today: `from_back` is larger.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Stretch {
    pub from_back: f32,
    pub until_back: f32,
}

/// A new feeling as it is typed.
#[derive(Debug, Clone, PartialEq)]
pub struct FeelingForm {
    pub name: String,
    pub valence: Valence,
}

/// Two that are to become one, as they are chosen.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct MergeForm<T> {
    pub from: Option<T>,
    pub into: Option<T>,
}

impl<T> Default for MergeForm<T> {
    fn default() -> Self {
        Self { from: None, into: None }
    }
}

impl<T: Copy> MergeForm<T> {
    #[must_use]
    pub fn both(self) -> Option<(T, T)> {
        self.from.zip(self.into)
    }
}

/// One of the person's words, and what it is to be, as it is typed.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct WordForm {
    pub kind: WordKind,
    pub word: Arc<str>,
    pub into: String,
}

impl Model {
    #[must_use]
    pub fn new(path: PathBuf, now: Moment) -> Self {
        Self {
            room: Room::Today,
            standing: Standing::Opening,
            own_path: path.clone(),
            path,
            journal: Arc::default(),
            counted: None,
            revision: 0,
            findings: None,
            findings_revision: 0,
            notice: None,
            search: SearchState::default(),
            shown_day: None,
            showings: 0,
            open_way: None,
            reading: false,
            came_for_help: 0,
            event_shown: None,
            stretches_shown: None,
            arrivals: 0,
            forms_not_saved: 0,
            now,
            care: Care::default(),
            code: None,
            backups: None,
            comparison: None,
            earlier: None,
            rewrite_asked: None,
            sides_asked: None,
            edited: Arc::default(),
            busy: None,
            stood: None,
            missed: None,
            discreet_wanted: None,
            looked_after_ms: None,
            undo: Vec::new(),
            pending: VecDeque::new(),
            kept_draft: CheckInDraft::default(),
            kept_aside: None,
            kept_others: OtherForms::default(),
            set_aside: None,
            on_disk: Arc::default(),
            unshown: None,
            found_for: 0,
        }
    }

    /// The person's day now.
    #[must_use]
    pub fn today(&self) -> DayKey {
        self.now.instant.day(self.journal.settings.day_start)
    }

    /// The journal as it is counted and drawn: without what lies on days that can't be.
    #[must_use]
    pub fn counted(&self) -> &Arc<Journal> {
        self.counted.as_ref().unwrap_or(&self.journal)
    }

    /// What is left out of what is counted and drawn, and the day it is found under; `None` where nothing is.
    #[must_use]
    pub fn not_counted(&self) -> Option<(String, DayKey)> {
        self.counted.as_ref()?;
        let can = CanBe::on(self.today());
        let first = self.journal.not_counted(can).next()?.filed_under();
        Some((left_out_words(&self.journal, can)?, first))
    }

    /// Asks anew which days can be.
    pub(super) fn count(&mut self) {
        let counted = self.journal.counted(CanBe::on(self.today()));
        self.counted = (!Arc::ptr_eq(&counted, &self.journal)).then_some(counted);
    }

    /// A write was asked for and the disk has not answered yet.
    #[must_use]
    pub fn is_saving(&self) -> bool {
        !self.pending.is_empty()
    }

    /// Today's form is on its way to the disk.
    #[must_use]
    pub fn is_saving_form(&self) -> bool {
        self.pending.iter().any(|p| p.saves_form.is_some())
    }

    /// Everything asked for is answered, and the findings belong to what is shown.
    #[must_use]
    pub fn is_settled(&self) -> bool {
        !self.is_saving() && (!self.is_open() || (self.findings.is_some() && self.found_for == self.revision))
    }

    /// Something can be taken back.
    #[must_use]
    pub fn can_undo(&self) -> bool {
        !self.undo.is_empty()
    }

    #[must_use]
    pub fn is_open(&self) -> bool {
        self.standing == Standing::Open
    }

    /// The item about wanting to hurt oneself was answered: a plain file would leave something out.
    #[must_use]
    pub fn has_self_harm_answers(&self) -> bool {
        let item = self.journal.catalogue.symptom_by_key(SELF_HARM_KEY).map(|s| s.id);
        item.is_some_and(|id| self.journal.check_ins.iter().any(|c| c.symptom(id).is_some()))
    }
}

impl Model {
    /// The worker is gone: what is typed from now on can't reach the file.
    pub fn saving_has_stopped(&mut self) {
        let text =
            "Saving has stopped. What was saved before is safe. Copy what is in the form, close the window and open it again";
        self.notice = Some(Notice { text: text.into(), failed: true, undo: false });
    }
}
