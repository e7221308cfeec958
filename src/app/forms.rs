//! What is being typed and is not yet asked for. Views edit it in place; it goes with the journal it is about.

use super::{
    Aside, DoctorsPageForm, DoneForm, EventForm, ItemForm, PlanForm, SecretField, TrialInHand, TwoDays, WeekForm, Wish, Writing,
};
use crate::{
    domain::{
        Answer, CheckInDraft, DayKey, FeelingId, ItemId, ItemKind, NotSo, OwnContact, PatternKey, SafetyPlan, SymptomId,
        Valence, Way, WayItem, WordKind,
    },
    exchange::{Piece, csv::Dialect},
};
use std::{
    collections::{BTreeMap, BTreeSet},
    path::PathBuf,
    sync::Arc,
};

/// Takes something in hand to be changed. Where it is in hand already, what is typed of it goes on. What is half written of
/// another waits until this one is saved or left: see [`Aside`].
pub fn take_in_hand<T>(in_hand: &mut Option<T>, is_it: impl Fn(&T) -> bool, anew: T) {
    if !in_hand.as_ref().is_some_and(is_it) {
        *in_hand = Some(anew);
    }
}

/// What is typed in the rooms, each room's for itself.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Forms {
    pub today: TodayForms,
    pub journal: JournalForms,
    pub range: RangeForm,
    pub patterns: PatternForms,
    pub ways: WayForms,
    pub help: HelpForms,
    pub settings: SettingsForms,
    pub privacy: PrivacyForm,
    /// What waits while another of its kind is in hand.
    pub aside: Aside,
    /// The picture that is about to be saved, by its name, and where to.
    pub picture: Option<(&'static str, String)>,
}

#[derive(Debug, Clone, PartialEq, Default)]
pub struct TodayForms {
    pub check_in: CheckInDraft,
    /// Why the check-in can't be saved yet.
    pub problem: Option<String>,
    pub event: Option<EventForm>,
    /// What has the room of the form.
    pub sheet: Option<Sheet>,
    /// Another check-in was begun on a day that has one: the form stands open, empty as it may be.
    pub form_is_open: bool,
    /// It was begun from this day in the Journal: saved, it leads back there.
    pub back_to: Option<DayKey>,
    /// What was noticed, once it was read: opened again …
    pub noticed_is_open: bool,
    /// … and how many of the ways offered there were passed over.
    pub ways_passed: usize,
    /// A feeling that is looked for or typed in Today's list …
    pub another_feeling: String,
    /// … and a symptom that is to be added.
    pub another_symptom: String,
    /// A week that is typed in from paper.
    pub week: Option<WeekForm>,
    /// Where the sheet for one is written to; `None` = nobody asked for it.
    pub week_on_paper: Option<String>,
}

/// What is written on a page of its own, beside the check-in.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Sheet {
    /// Something dated that happened.
    Event,
    /// What should have moved one: the place in the check-in's list.
    Expected(usize),
    /// A week from paper.
    Week,
}

impl Forms {
    /// The new event that is half written, in hand or waiting.
    #[must_use]
    pub fn new_event(&self) -> Option<&EventForm> {
        self.today.event.iter().chain(self.aside.events.iter().rev()).find(|form| form.id.is_none())
    }

    /// The same, and it is gone from there.
    pub fn take_new_event(&mut self) -> Option<EventForm> {
        let in_hand = self.today.event.take_if(|form| form.id.is_none());
        in_hand.or_else(|| {
            let place = self.aside.events.iter().rposition(|form| form.id.is_none())?;
            Some(self.aside.events.remove(place))
        })
    }
}

#[derive(Debug, Clone, PartialEq, Default)]
pub struct JournalForms {
    /// What is looked for.
    pub search: Wish,
}

#[derive(Debug, Clone, PartialEq, Default)]
pub struct PatternForms {
    pub dismiss_reason: String,
    /// What was chosen of the offered reasons.
    pub dismiss_why: Option<NotSo>,
    /// The card whose reason is being written.
    pub dismissing: Option<PatternKey>,
    /// First and last day of the stretch that is being marked as "more like me".
    pub like_me: Option<(DayKey, DayKey)>,
}

#[derive(Debug, Clone, PartialEq, Default)]
pub struct WayForms {
    pub trial: Option<TrialInHand>,
    /// "Before" for a way that is open and not yet begun.
    pub before: Option<Answer>,
    /// The way whose care note is read, one press before its first step.
    pub about_to_begin: Option<Way>,
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
    pub asking: Option<(ItemId, String)>,
    /// The page for the doctor is open, with what was chosen for it.
    pub doctors_page: Option<DoctorsPageForm>,
}

#[derive(Debug, Clone, PartialEq, Default)]
pub struct HelpForms {
    pub safety_plan: SafetyPlan,
    pub contact: (String, String),
    /// The contact that is being changed.
    pub contact_in_hand: Option<OwnContact>,
}

#[derive(Debug, Clone, PartialEq, Default)]
pub struct SettingsForms {
    /// What is typed to find a setting, and which of those found is marked.
    pub looked_for: String,
    pub found_at: usize,
    pub country: CountryForm,
    pub feeling: Option<FeelingForm>,
    /// The feeling whose name is being changed, and the new name.
    pub renaming: Option<(FeelingId, String)>,
    /// The symptom whose name is being changed, and the new name.
    pub symptom_name: Option<(SymptomId, String)>,
    pub merge_feelings: MergeForm<FeelingId>,
    pub merge_symptoms: MergeForm<SymptomId>,
    /// The word that is being changed, and what it is to be.
    pub word: Option<WordForm>,
    pub export_to: String,
    pub export: ExportForm,
    /// The path of the file that is to be brought in, where it is typed.
    pub import_from: String,
    /// The end of a column's scale that is being typed: which column, which end, and the number so far.
    pub column_number: Option<((String, &'static str), String)>,
    /// What the columns of a table are, where it is typed as a text.
    pub map: Option<String>,
    /// The folder to meet other machines in, as it is typed.
    pub meeting_folder: String,
    /// The code of another machine.
    pub meeting_code: SecretField,
    /// The code of this one is shown.
    pub meeting_code_shown: bool,
}

/// What of the journal goes into a file, and how.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct ExportForm {
    /// The days, as they are typed; empty = from the beginning, to the end.
    pub from: String,
    pub until: String,
    pub without: BTreeSet<Piece>,
    pub table: Dialect,
    pub by_month: bool,
    /// What was answered about wanting to hurt oneself goes into the next file, and only into that one (SAFETY 9).
    pub self_harm: bool,
}

/// What is typed about help where no journal is needed. It holds nothing of one, and outlives a lock.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct HelpLineForms {
    /// The page of help that is about to be written.
    pub page: Option<HelpPageForm>,
    /// The country that is looked for.
    pub country: CountryForm,
}

/// A country that is looked for by its name.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct CountryForm {
    /// Another one is looked for although one is chosen.
    pub choosing: bool,
    /// What is typed of its name, and which of those found is marked. It goes when the journal is locked.
    pub typed: String,
    pub at: usize,
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
    /// The one under the pointer; `None` = it is read by keys.
    pub pointed: Option<DayKey>,
    /// The day whose words lie over the room.
    pub day_open: Option<DayKey>,
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
