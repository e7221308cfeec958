//! What a view asks for.

use super::{Change, Changed, ExportWish, Notice, ReadAs, Room, TwoDays, Wish};
use crate::{
    domain::{CheckInId, DayKey, EventId, Rewrite, Way},
    report::{PaperPage, Scene},
    storage::{Secret, ThingId},
};
use std::{path::PathBuf, sync::Arc};

/// What a view asks for. Everything that outlives the screen goes through one of these.
#[derive(Debug, Clone, PartialEq)]
pub enum Action {
    /// Change the journal.
    Change(Change),
    /// Take back the last thing that was done.
    Undo,
    /// A form changed and should be kept as it is.
    KeepDraft,
    Go(Room),
    /// Back to where one came from.
    GoBack,
    /// Open what the article says, in the room of Help.
    Read,
    StopReading,
    CloseNotice,
    /// Say something that follows from no change.
    Tell(Notice),
    /// Show a day in the journal room.
    ShowDay(DayKey),
    /// Show the days as they were before any was asked for.
    ShowNewest,
    /// Look for check-ins; an empty wish shows all days again.
    Search(Wish),
    /// The found check-ins at these places are in view.
    ShowExcerpts(Vec<u32>),
    /// Find the newest notes with these words, for the palette.
    FindNotes(String),
    /// Open a way's page.
    OpenWay(Way),
    CloseWay,
    /// Show the weeks before and after this event.
    ShowBeforeAfter(EventId),
    CloseBeforeAfter,
    /// Show these two stretches beside each other.
    CompareStretches(TwoDays),
    CloseStretches,
    ShowEarlier(CheckInId),
    CloseEarlier,
    /// Show what else was said of this thing that is no check-in, or of all of them.
    ShowOtherwise(Option<ThingId>),
    CloseOtherwise,
    /// Say beforehand what making two one would do; `None` = it is not asked any more.
    AskRewrite(Option<Rewrite>),
    /// The country, by its code, whose help lines are to be shown; `None` = no country's.
    ChooseCountry(Option<String>),
    /// Write the page of help to this file, with the person's own words only where that was ticked.
    SaveHelpPage {
        to: PathBuf,
        plan: bool,
        contacts: bool,
    },
    Export(PathBuf, Box<ExportWish>),
    /// Files were dropped on the window.
    Drop(Vec<PathBuf>),
    /// Look at a file and ask what is to be done with it.
    Offer(PathBuf),
    /// Open the journal that was offered.
    TakeOffered,
    LeaveOffered,
    /// Look once more at the file that is about to come in, with this said about it.
    LookAnew(Box<ReadAs>),
    /// Of a check-in that says something else than the file, by its id, or of all of them: which of both counts.
    SayOfArriving(Option<Arc<str>>, Changed),
    /// Take nothing of it in, also where that has begun.
    LeaveArriving,
    /// Write pages to print, each a scene of its size, into a PDF.
    SavePages {
        pages: Arc<[PaperPage]>,
        to: PathBuf,
    },
    /// Write this picture into a file; the ending of its name says how.
    SavePicture {
        scene: Arc<Scene>,
        to: PathBuf,
    },
    /// Open the journal at this path, making it when there is none.
    OpenJournal(PathBuf),
    /// Open (and make, where there is none) the sample journal beside the person's own.
    OpenSample,
    /// Leave the sample and open the person's own journal again.
    LeaveSample,
    /// Clear everything of the journal from the screen and from memory; only for a journal with a passphrase.
    Lock,
    /// Open the locked journal with what was typed.
    Unlock(Secret),
    /// Show texts, numbers and labels as bars, or show them again.
    ToggleDiscreet,
    /// Set (`old` is `None`), change, or take away (`new` is `None`) the passphrase.
    SetPassphrase {
        old: Option<Secret>,
        new: Option<Secret>,
    },
    /// The recovery code was typed back, or seen and left: it is not shown again.
    CloseCode,
    /// Look into the meeting folder now.
    Meet,
    /// Meet other machines in this folder from now on, with the code one of them was given.
    MeetIn {
        folder: PathBuf,
        code: Option<Secret>,
    },
    MeetNoMore,
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
    /// Take a journal however it is locked now.
    TakeAsItIs,
    /// Read what can be read of the damaged journal into a new one.
    Salvage,
    DeleteAll {
        backups_too: bool,
    },
}

impl<C: Into<Change>> From<C> for Action {
    fn from(change: C) -> Self {
        Self::Change(change.into())
    }
}

/// What the views of one frame asked for, in order.
#[derive(Debug, Default)]
pub struct Actions(Vec<Action>);

impl Actions {
    pub fn ask(&mut self, action: impl Into<Action>) {
        self.0.push(action.into());
    }

    #[must_use]
    pub fn take(&mut self) -> Vec<Action> {
        std::mem::take(&mut self.0)
    }
}
