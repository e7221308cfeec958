//! Whether the journal can be used. What comes from it lives in [`Standing::Open`] and nowhere else: to lock is to drop it.

use super::{
    Asked, Change, FileRequest, FileWork, Forms, Here, OpenJournal, PrivacyForm, Request, Shell, Steps, Task, Trouble, Typed,
    Undo, Write, drafts,
};

#[derive(Debug)]
pub enum Standing {
    /// Asked for; the worker has not answered yet.
    Opening(Opening),
    /// It has a passphrase, and nothing of it is in memory.
    Locked(Locked),
    /// It could not be opened.
    InTrouble(InTrouble),
    Open(Box<Open>),
}

#[derive(Debug, Default)]
pub struct Opening {
    /// What takes a while.
    pub task: Option<Task>,
    /// What stood before, for when that is not done.
    pub(super) was: Option<Box<Standing>>,
}

#[derive(Debug, Default)]
pub struct Locked {
    /// Why what was typed did not open it.
    pub why: Option<String>,
    pub shut: Shut,
}

#[derive(Debug)]
pub struct InTrouble {
    pub trouble: Trouble,
    pub shut: Shut,
}

/// What can be done about a journal that is not open: a passphrase typed, a backup looked for.
#[derive(Debug, Default)]
pub struct Shut {
    pub file: FileWork,
    pub privacy: PrivacyForm,
}

/// An open journal, what is typed in its rooms, and what can be taken back.
#[derive(Debug, Default)]
pub struct Open {
    pub journal: OpenJournal,
    pub forms: Forms,
    pub steps: Steps,
}

impl Standing {
    /// The open journal, also while another is to take its place: what was asked of it is still answered.
    pub(super) fn open_still(&mut self) -> Option<&mut Open> {
        match self {
            Self::Open(open) => Some(open),
            Self::Opening(Opening { was: Some(was), .. }) => was.open_still(),
            Self::Opening(Opening { was: None, .. }) | Self::Locked(_) | Self::InTrouble(_) => None,
        }
    }

    /// It has, or had, a passphrase.
    pub(super) fn is_protected(&self) -> bool {
        match self {
            Self::Open(open) => open.journal.care.protected,
            Self::Locked(_) => true,
            Self::Opening(opening) => opening.was.as_ref().is_some_and(|was| was.is_protected()),
            Self::InTrouble(_) => false,
        }
    }

    /// What was typed to unlock it is being tried.
    pub(super) fn is_being_unlocked(&self) -> bool {
        matches!(self, Self::Opening(Opening { task: Some(Task::Unlock), .. }))
    }

    /// Another journal is to be opened in the place of what stands.
    pub(super) fn begin_opening(&mut self, task: Option<Task>) {
        let was = std::mem::replace(self, Self::Opening(Opening::default()));
        *self = Self::Opening(Opening { task, was: Some(Box::new(was)) });
    }

    /// Nothing was changed: everything stands as it did.
    pub(super) fn stay_as_it_was(&mut self) {
        if let Self::Opening(Opening { was, .. }) = self
            && let Some(was) = was.take()
        {
            *self = *was;
        }
    }

    /// What is being done about the file, where something can be.
    pub(super) fn file(&mut self) -> Option<&mut FileWork> {
        match self {
            Self::Open(open) => Some(&mut open.journal.file),
            Self::Locked(Locked { shut, .. }) | Self::InTrouble(InTrouble { shut, .. }) => Some(&mut shut.file),
            Self::Opening(_) => None,
        }
    }

    /// What is typed about the file, where something can be.
    pub(super) fn privacy(&mut self) -> Option<&mut PrivacyForm> {
        match self {
            Self::Open(open) => Some(&mut open.forms.privacy),
            Self::Locked(Locked { shut, .. }) | Self::InTrouble(InTrouble { shut, .. }) => Some(&mut shut.privacy),
            Self::Opening(_) => None,
        }
    }
}

impl Open {
    pub(super) fn here<'a>(&'a mut self, shell: &'a mut Shell) -> Here<'a> {
        Here { shell, open: &mut self.journal, forms: &mut self.forms }
    }

    /// Makes a change: what is shown follows at once, the file when the worker is done.
    pub(super) fn change(&mut self, shell: &mut Shell, change: Change) -> Vec<Request> {
        if let Change::ForGood(gone) = &change {
            let journal = &self.journal.journal;
            let is_all = journal.trash.iter().all(|c| gone.0.contains(&c.id));
            // The events that were removed go with the last of the trash.
            let events: Vec<_> = journal.events.iter().map(|e| &e.id).collect();
            self.steps.forget(&gone.0, is_all.then_some(&events));
        }
        let asked = change.apply(&mut self.here(shell));
        self.ask(shell, asked)
    }

    /// Takes back the last thing that was done.
    pub(super) fn take_back(&mut self, shell: &mut Shell) -> Vec<Request> {
        let Some(step) = self.steps.last() else { return Vec::new() };
        self.journal.notices.close(|_| true);
        let asked = step.take_back(&mut self.here(shell));
        self.ask(shell, asked)
    }

    fn ask(&mut self, shell: &Shell, asked: Asked<Write, Undo, Typed>) -> Vec<Request> {
        let keeps = asked.keeps;
        let mut requests: Vec<Request> = self.steps.take(asked).map(Request::Write).into_iter().collect();
        if keeps {
            requests.extend(self.keep_drafts(shell));
        }
        requests
    }

    /// Asks for what is half written to be kept, where the disk doesn't have it yet.
    pub(super) fn keep_drafts(&mut self, shell: &Shell) -> impl Iterator<Item = Request> + use<> {
        self.settle_aside();
        let drafts: Vec<FileRequest> = self.journal.keep_drafts(&self.forms, shell.now.instant.utc_ms);
        drafts.into_iter().map(Request::File)
    }

    /// The same for what is half written beside the check-in.
    pub(super) fn keep_others(&mut self, shell: &Shell) -> Option<Request> {
        self.settle_aside();
        self.journal.keep_others(&self.forms, shell.now.instant.utc_ms).map(Request::File)
    }

    /// What another took the place of waits; what waited and has its place again is there.
    fn settle_aside(&mut self) {
        drafts::settle(&self.journal.journal, &self.journal.kept.others, &mut self.forms);
    }
}
