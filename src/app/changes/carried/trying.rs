//! A change tried whole, for the test at the end of its own file: it is asked for, a worker writes it into a real journal,
//! Ctrl+Z takes it back, and a disk refuses it. All without a window.

use crate::{
    app::{Action, Change, FileRequest, Forms, Model, Request, Worker, Written},
    domain::{Catalogue, Instant, Journal, Moment},
    storage::Store,
};
use std::{collections::VecDeque, path::PathBuf};

pub(in crate::app::changes) struct Trying {
    pub(in crate::app::changes) model: Model,
    worker: Worker,
    /// Gone with it.
    _folder: tempfile::TempDir,
}

impl Trying {
    /// A journal with nothing in it but the starting feelings and symptoms, open.
    pub(in crate::app::changes) fn new() -> Self {
        Self::in_a(&Journal { catalogue: Catalogue::starting(), ..Journal::default() })
    }

    /// A journal that holds this, open.
    pub(in crate::app::changes) fn in_a(journal: &Journal) -> Self {
        let folder = tempfile::tempdir().expect("a folder");
        let path = folder.path().join("journal.gamut");
        let mut store = Store::create(&path, &journal.catalogue).expect("a journal");
        store.import(journal, 0).expect("taken in");
        drop(store);
        Self::on(folder, path)
    }

    /// The journal at this path in this folder, open.
    pub(in crate::app::changes) fn on(folder: tempfile::TempDir, path: PathBuf) -> Self {
        let mut trying = Self { model: Model::new(path.clone(), now()), worker: Worker::default(), _folder: folder };
        let today = trying.model.today();
        trying.work(vec![FileRequest::Open { path, secret: None, today }.into()]);
        assert!(trying.model.is_open(), "{:?}", trying.model.standing);
        trying
    }

    /// Asked for, and written.
    pub(in crate::app::changes) fn does(&mut self, change: impl Into<Change>) -> &Journal {
        let requests = self.model.apply(Action::Change(change.into()), &now());
        self.work(requests);
        self.journal()
    }

    /// Ctrl+Z.
    pub(in crate::app::changes) fn takes_back(&mut self) -> &Journal {
        let requests = self.model.apply(Action::Undo, &now());
        self.work(requests);
        self.journal()
    }

    /// Asked for, and the disk does not take it.
    pub(in crate::app::changes) fn does_in_vain(&mut self, change: impl Into<Change>) -> &Journal {
        let _never_sent = self.model.apply(Action::Change(change.into()), &now());
        let shown_again = self.model.receive(Written::NotSaved { sentence: "The disk is full".into() });
        self.work(shown_again);
        assert_eq!(self.said(), "The disk is full");
        self.journal()
    }

    /// What was told last.
    pub(in crate::app::changes) fn said(&self) -> &str {
        self.model.notice().map_or("", |notice| &notice.text)
    }

    pub(in crate::app::changes) fn can_undo(&self) -> bool {
        self.model.open().is_some_and(|open| open.steps.can_undo())
    }

    pub(in crate::app::changes) fn forms(&mut self) -> &mut Forms {
        &mut self.model.open_mut().expect("an open journal").forms
    }

    /// The journal that is shown. What the disk has is the same, or this fails.
    fn journal(&self) -> &Journal {
        let shown = &self.model.open().expect("an open journal").journal.journal;
        let kept = Store::open_to_read(&self.model.shell.path, None).and_then(|store| store.load()).expect("it can be read");
        assert_eq!(**shown, kept, "what is shown is what the disk has");
        shown
    }

    fn work(&mut self, requests: Vec<Request>) {
        let mut waiting = VecDeque::from(requests);
        while let Some(request) = waiting.pop_front() {
            for reply in self.worker.handle(request) {
                waiting.extend(self.model.receive(reply));
            }
        }
    }
}

/// A Tuesday at noon.
fn now() -> Moment {
    Moment { instant: Instant { utc_ms: 1_795_003_200_000, offset_s: 0 }, zone: "UTC".into() }
}
