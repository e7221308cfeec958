use super::{TwoDays, Wish};
use crate::{
    domain::{
        Answer, Catalogue, CheckIn, CheckInDraft, DayKey, DoneForm, Event, Outcome, OwnContact, PatternAnswer, Plan, Rewrite,
        SafetyPlan, Settings, Trial, Way, WayItem, Writing,
    },
    report::Scene,
    storage::{Rewritten, Secret},
};
use std::{path::PathBuf, sync::Arc};

/// Where one can be.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Default)]
pub enum Room {
    #[default]
    Today,
    Journal,
    Range,
    Patterns,
    Ways,
    Help,
    Settings,
}

impl Room {
    /// In the order of the rail.
    pub const ALL: [Self; 7] =
        [Self::Today, Self::Journal, Self::Range, Self::Patterns, Self::Ways, Self::Help, Self::Settings];

    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::Today => "Today",
            Self::Journal => "Journal",
            Self::Range => "Range",
            Self::Patterns => "Patterns",
            Self::Ways => "Ways",
            Self::Help => "Help",
            Self::Settings => "Settings",
        }
    }
}

/// What a view asks for. Everything that outlives the screen goes through one of these.
#[derive(Debug, Clone, PartialEq)]
pub enum Action {
    Go(Room),
    /// Open what the article says, in the room of Help.
    Read,
    StopReading,
    /// Save what the form says (new or edited).
    SaveCheckIn,
    /// The form changed and should be kept as it is.
    KeepDraft,
    /// Empty the form; a check-in that was being edited stays as it was.
    LeaveForm,
    /// Open an earlier check-in in the form.
    Edit(Arc<str>),
    Delete(Arc<str>),
    /// Take back from the trash.
    Restore(Arc<str>),
    /// Begin a check-in for this day in Today's form.
    WriteFor(DayKey),
    /// Take back the last thing that was done.
    Undo,
    CloseNotice,
    /// Show a day in the journal room.
    ShowDay(DayKey),
    /// Look for check-ins; an empty wish shows all days again.
    Search(Wish),
    /// The found check-ins at these places are in view.
    ShowExcerpts(Vec<u32>),
    SaveEvent(Event),
    DeleteEvent(Arc<str>),
    /// Open a way's page.
    OpenWay(Way),
    CloseWay,
    /// Begin a trial with this answer to "how much can you feel right now?".
    BeginTrial(Way, Option<Answer>),
    /// Leave a trial without saving it.
    LeaveTrial,
    FinishTrial {
        after: Option<Answer>,
        outcome: Option<Outcome>,
        note: String,
    },
    /// Show the weeks before and after this event.
    ShowBeforeAfter(Arc<str>),
    CloseBeforeAfter,
    /// Show these two stretches beside each other.
    CompareStretches(TwoDays),
    CloseStretches,
    SavePlan(Plan),
    /// A plan that is not meant any more: it goes.
    LetGoOfPlan(Arc<str>),
    /// The plan whose question is open was done, with what the form says.
    FinishPlan,
    /// The person's own lists among the ways, whole.
    SaveWayItems(Vec<WayItem>),
    /// Keep the page of the writing room as a check-in.
    KeepWriting,
    AnswerPattern(PatternAnswer),
    SaveSettings(Settings),
    SaveCatalogue(Catalogue),
    /// Say beforehand what making two one would do; `None` = it is not asked any more.
    AskRewrite(Option<Rewrite>),
    /// Change what all check-ins say.
    Rewrite(Rewrite),
    SaveSafetyPlan(SafetyPlan),
    SaveContacts(Vec<OwnContact>),
    /// Write the page of help to this file, with the person's own words only where that was ticked.
    SaveHelpPage {
        to: PathBuf,
        plan: bool,
        contacts: bool,
    },
    Export(PathBuf),
    /// Write this picture into a file; the ending of its name says how.
    SavePicture {
        scene: Arc<Scene>,
        to: PathBuf,
    },
    Import(PathBuf),
    /// Open the journal at this path, making it when there is none.
    OpenJournal(PathBuf),
    /// Open (and make, where there is none) the sample journal beside the person's own.
    OpenSample,
    /// Clear everything of the journal from the screen and from memory; only for a journal with a passphrase.
    Lock,
    /// Show texts, numbers and labels as bars, or show them again.
    ToggleDiscreet,
    /// Open the locked journal with what was typed.
    Unlock(Secret),
    /// Set (`old` is `None`), change, or take away (`new` is `None`) the passphrase.
    SetPassphrase {
        old: Option<Secret>,
        new: Option<Secret>,
    },
    /// The recovery code was typed back, or seen and left: it is not shown again.
    CloseCode,
    ListBackups,
    BackUp,
    Compare {
        backup: PathBuf,
        secret: Option<Secret>,
    },
    CloseComparison,
    RestoreBackup {
        backup: PathBuf,
        secret: Option<Secret>,
    },
    CopyMissing {
        backup: PathBuf,
        secret: Option<Secret>,
    },
    /// Take a journal however it is locked now.
    TakeAsItIs,
    /// Take in what was kept beside the journal while its file was gone.
    TakeIn(PathBuf),
    /// Read what can be read of the damaged journal into a new one.
    Salvage,
    ShowEarlier(Arc<str>),
    CloseEarlier,
    /// Put this earlier version of a check-in in the place of what it says now.
    PutVersionBack(Arc<CheckIn>),
    DeleteForGood(Vec<Arc<str>>),
    DeleteAll {
        backups_too: bool,
    },
    /// Leave the sample and open the person's own journal again.
    LeaveSample,
}

/// What the views of one frame asked for, in order.
#[derive(Debug, Default)]
pub struct Actions(Vec<Action>);

impl Actions {
    pub fn ask(&mut self, action: Action) {
        self.0.push(action);
    }

    #[must_use]
    pub fn take(&mut self) -> Vec<Action> {
        std::mem::take(&mut self.0)
    }
}

/// How the last thing that was done is taken back.
#[derive(Debug, Clone, PartialEq)]
pub enum UndoStep {
    /// A check-in was written: put it into the trash, and its words back into the form.
    Unsave(Arc<CheckIn>),
    /// A check-in was edited: put the earlier version back.
    Revert(Arc<CheckIn>),
    /// A check-in was deleted: take it out of the trash.
    Undelete(Arc<str>),
    /// A check-in was put back: into the trash with it again, as deleted at this time (ms UTC).
    DeleteAgain(Arc<str>, i64),
    /// The form was emptied, or left for another: put its words back.
    Emptied(Box<CheckInDraft>),
    /// An event was written or deleted: put it back as it was.
    Event(Event),
    /// A trial was finished: take it out, and back to its last question.
    Trial(Box<Trial>),
    /// A plan was made: take it out, and its words back into the form.
    MadePlan(Plan),
    /// The rest was changed: put back what was there before.
    Plan(Plan),
    /// A plan was let go: make it again.
    LetGo(Plan),
    /// A plan was done: the plan before, and what was kept of it.
    Done(Box<DoneBefore>),
    /// A page was written: put it into the trash, and its words back into the writing room.
    Written(Arc<str>, Writing),
    /// The lists as they were, and as the change made them.
    WayItems(Vec<WayItem>, Vec<WayItem>),
    PatternAnswer(PatternAnswer),
    Settings(Box<Settings>),
    Catalogue(Catalogue),
    /// Many check-ins were changed at once: put all of it back. What was half written then stands beside it.
    Rewritten(Box<Rewritten>, Box<[Option<CheckInDraft>; 2]>),
    SafetyPlan(Box<SafetyPlan>),
    Contacts(Vec<OwnContact>),
}

/// A plan before it was done, and what was kept of it since.
#[derive(Debug, Clone, PartialEq)]
pub struct DoneBefore {
    pub plan: Plan,
    pub form: DoneForm,
    pub check_in: Option<Arc<str>>,
    pub trial: Option<Arc<str>>,
}

impl UndoStep {
    /// The check-in it would change.
    pub(super) fn check_in(&self) -> Option<&str> {
        match self {
            Self::Unsave(c) | Self::Revert(c) => Some(&c.id),
            Self::Undelete(id) | Self::DeleteAgain(id, _) | Self::Written(id, _) => Some(id),
            Self::Done(before) => before.check_in.as_deref(),
            _ => None,
        }
    }
}
