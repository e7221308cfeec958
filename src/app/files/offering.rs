//! A file offered to the journal: looked at, asked about, and then brought in, opened, or left.

use super::{
    looked::ReadAs,
    offered::{FoundInFile, Offered},
};
use crate::{
    app::{FileRequest, Model, Notice, Open, Request, Room},
    domain::Moment,
};
use std::path::{Path, PathBuf};

impl Model {
    /// Files were dropped on the window.
    pub(crate) fn are_dropped(&mut self, mut paths: Vec<PathBuf>, now: &Moment) -> Vec<Request> {
        if let (Some(path), true) = (paths.pop(), paths.is_empty()) {
            return self.offer(path, now);
        }
        self.tell(Notice::failed("One file at a time, please. Nothing was done with these: drop them one after another"));
        Vec::new()
    }

    /// Looks at a file, so that the person can be asked about it.
    pub(crate) fn offer(&mut self, path: PathBuf, now: &Moment) -> Vec<Request> {
        if self.is_taking_in() {
            self.tell(Notice::failed(
                "One file after another, please: entries are still being brought in. Nothing was done with this one",
            ));
            return Vec::new();
        }
        let request = FileRequest::LookAt { path: path.clone(), said: None, now: now.clone() };
        self.offered = Some(Offered { path, is_journal: false });
        vec![request.into()]
    }

    /// Looks once more at the file that is about to come in, with something else said about it.
    pub(crate) fn look_anew(&mut self, said: ReadAs, now: &Moment) -> Vec<Request> {
        let (_, open) = self.parts();
        let Some(arriving) = open.and_then(|open| open.journal.arriving.as_mut()) else { return Vec::new() };
        if arriving.how_far.is_some() {
            return Vec::new();
        }
        arriving.is_looked_at = true;
        // It is seen at once; what comes of it follows. Where it can't be read so, what was said before holds again.
        let before = std::mem::replace(&mut arriving.said, said.said.clone());
        arriving.shown_with.get_or_insert(before);
        let path = arriving.path.clone();
        vec![FileRequest::LookAt { path, said: Some(Box::new(said)), now: now.clone() }.into()]
    }

    /// What the worker found in it, or why nothing can be done with it.
    pub(crate) fn is_looked_at(&mut self, path: &Path, found: Result<FoundInFile, String>) {
        let is_offered = self.offered.as_ref().is_some_and(|offered| offered.path == path);
        let (shell, open) = self.parts();
        let arriving = open.map(|open| (shell, open));
        let is_anew = |open: &Open| open.journal.arriving.as_ref().is_some_and(|a| a.is_looked_at && a.path == path);
        let is_anew = arriving.as_ref().is_some_and(|(_, open)| is_anew(open));
        if !is_offered && !is_anew {
            return;
        }
        match (found, arriving) {
            (Ok(FoundInFile::Journal), _) => {
                self.offered = Some(Offered { path: path.to_owned(), is_journal: true });
                return;
            }
            (Ok(FoundInFile::Entries(mut found)), Some((shell, open))) => {
                if let Some(before) = open.journal.arriving.take().filter(|_| is_anew) {
                    found.each = before.each;
                }
                open.journal.arriving = Some(*found);
                if !is_anew {
                    shell.counts.arriving += 1;
                    open.here(shell).go(Room::Settings);
                }
            }
            (Ok(FoundInFile::Entries(_)), None) => {}
            (Err(sentence), open) => {
                if let Some(arriving) = open.and_then(|(_, open)| open.journal.arriving.as_mut()) {
                    arriving.is_looked_at = false;
                    if let Some(before) = arriving.shown_with.take() {
                        arriving.said = before;
                    }
                }
                self.tell(Notice::failed(sentence));
            }
        }
        if is_offered {
            self.offered = None;
        }
    }

    /// The person said yes: the journal that was offered is opened.
    pub(crate) fn take_offered(&mut self) -> Vec<Request> {
        let Some(Offered { path, is_journal: true }) = self.offered.take() else { return Vec::new() };
        // What is half written goes into the journal it is about.
        let mut requests = self.keep_drafts();
        requests.extend(self.open_at(path));
        requests
    }

    fn is_taking_in(&self) -> bool {
        self.open().and_then(|open| open.journal.arriving.as_ref()).is_some_and(|arriving| arriving.how_far.is_some())
    }

    /// What is about to come in doesn't; while it is being written, that ends and nothing of it stays.
    pub(crate) fn leave_arriving(&mut self) -> Vec<Request> {
        let (_, open) = self.parts();
        let Some(open) = open else { return Vec::new() };
        match &open.journal.arriving {
            Some(arriving) if arriving.how_far.is_some() => arriving.stop.wish(),
            Some(_) | None => open.journal.arriving = None,
        }
        Vec::new()
    }
}
