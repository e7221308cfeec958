//! A file offered to the journal: looked at, asked about, and then brought in, opened, or left.

use super::offered::{FoundInFile, Offered};
use crate::{
    app::{FileRequest, Model, Notice, Request, TakingInChange},
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
        let request = FileRequest::LookAt { path: path.clone(), now: now.instant };
        self.offered = Some(Offered { path, found: None });
        vec![request.into()]
    }

    /// What the worker found in it, or why nothing can be done with it.
    pub(crate) fn is_looked_at(&mut self, path: &Path, found: Result<FoundInFile, String>) {
        let Some(offered) = self.offered.as_mut().filter(|offered| offered.path == path) else { return };
        match found {
            Ok(found) => offered.found = Some(found),
            Err(sentence) => {
                self.offered = None;
                self.tell(Notice::failed(sentence));
            }
        }
    }

    /// The person said yes.
    pub(crate) fn take_offered(&mut self) -> Vec<Request> {
        let Some(Offered { path, found: Some(found) }) = self.offered.take() else { return Vec::new() };
        match found {
            FoundInFile::Journal => {
                // What is half written goes into the journal it is about.
                let mut requests = self.keep_drafts();
                requests.extend(self.open_at(path));
                requests
            }
            FoundInFile::Entries(_) => {
                if let Some(open) = self.open_mut() {
                    open.forms.settings.import_from = path.display().to_string();
                }
                self.change(TakingInChange::File(path).into())
            }
        }
    }
}
