//! What the worker does with each request: a plain function of its worker, so that tests need no thread.

use super::{
    errand::{Errand, What},
    file_request::FileRequest,
    opening::{begun, make_sample},
    question::Question,
    reply::{FileReply, Reply},
    request::Request,
    state::{NO_JOURNAL, Worker, not_done, said},
};
use crate::{
    app::{ExportWish, write_export},
    storage::{Agreed, Beside, Stop},
};
use std::{path::Path, sync::Arc};

impl Worker {
    /// Carries out one request. A write is answered exactly once, after the disk has it.
    pub fn handle(&mut self, request: impl Into<Request>) -> Vec<Reply> {
        let (mut replies, errand) = self.begin(request.into());
        if let Some(errand) = errand {
            let done = errand.run();
            replies.extend(self.take_back(done));
        }
        replies
    }

    /// The same, but for what takes a while and keeps nobody waiting: that is left to whoever runs the errand and gives
    /// back what came of it.
    pub(super) fn begin(&mut self, request: Request) -> (Vec<Reply>, Option<Errand>) {
        self.now_ms = request.told_ms().or(self.now_ms);
        if let (Some(store), Some(now_ms)) = (&mut self.store, self.now_ms) {
            store.it_is(now_ms);
        }
        // Every write, of whatever kind, first makes sure that the file is still the one it is to go to.
        let gone = if request.writes() { self.see_to_the_file() } else { None };
        let (mut replies, errand) = match request {
            Request::Write(write) => (write.carry_out(self), None),
            Request::Ask(question) => (self.answer(question).into_iter().collect(), None),
            Request::File(request) => self.see_to(request),
        };
        if let Some(told) = gone {
            replies.push(FileReply::CaredFor(self.care.clone()).into());
            replies.push(told);
        }
        (replies, errand)
    }

    /// `None` where nothing is to be answered.
    fn answer(&mut self, question: Question) -> Option<Reply> {
        match question {
            // Nothing hangs on it: without an answer, no earlier versions are offered.
            Question::ListEdited => self.edited(),
            Question::Earlier { id } => Some(self.earlier(id)),
            Question::SaidOtherwise { of } => Some(self.said_otherwise(of)),
            question @ (Question::Search { .. }
            | Question::SearchOn { .. }
            | Question::Excerpts { .. }
            | Question::NotesWith { .. }
            | Question::ReadySearch
            | Question::Analyse { .. }
            | Question::BeforeAfter { .. }
            | Question::TwoStretches { .. }) => {
                self.finder.sees(self.shown());
                self.finder.answer(question).map(Reply::from)
            }
        }
    }

    fn see_to(&mut self, request: FileRequest) -> (Vec<Reply>, Option<Errand>) {
        let replies = match request {
            FileRequest::Open { path, today, secret } => {
                self.today = Some(today);
                self.open(path, secret.as_ref(), begun)
            }
            FileRequest::TakeAsItIs => self.take_as_it_is(),
            FileRequest::OpenSample { path, today, zone } => {
                self.today = Some(today);
                self.open(path, None, |p| make_sample(p, today, &zone))
            }
            FileRequest::Lock => self.lock(),
            FileRequest::LookAfter { now_ms } => {
                let what = self.beside().map(|beside| What::LookAfter { beside, now_ms });
                return (Vec::new(), what.map(|what| Errand { opening: self.opening, what }));
            }
            FileRequest::Meet { now_ms, asked } => self.meet(now_ms, asked),
            FileRequest::MeetIn { folder, code, now_ms } => self.meet_in(&folder, code.as_ref(), now_ms),
            FileRequest::MeetNoMore => self.meet_no_more(),
            FileRequest::SetPassphrase { old, new, now_ms } => self.set_passphrase(old.as_ref(), new.as_ref(), now_ms),
            FileRequest::ListBackups => {
                let (of, path) = (self.beside(), self.path.clone());
                return (Vec::new(), Some(Errand { opening: self.opening, what: What::ListBackups { of, path } }));
            }
            // It was asked for, so it is made whatever comes.
            FileRequest::BackUp { now_ms } => match self.store.as_ref().and_then(|store| store.beside(Stop::default())) {
                Some(beside) => {
                    let what = What::BackUp { beside, now_ms };
                    return (Vec::new(), Some(Errand { opening: self.opening, what }));
                }
                None => vec![not_done(NO_JOURNAL)],
            },
            FileRequest::Compare { backup, secret } => {
                let (of, journal) = (self.beside(), Arc::clone(&self.journal));
                let what = What::Compare { of, journal, backup, secret };
                return (Vec::new(), Some(Errand { opening: self.opening, what }));
            }
            FileRequest::Restore { backup, secret, now_ms } => {
                self.restore(&backup, secret.as_ref(), Agreed::ToNothing, now_ms)
            }
            FileRequest::Salvage { path, secret, now_ms } => self.salvage(path, secret.as_ref(), now_ms),
            FileRequest::DeleteAll { backups_too } => self.delete_all(backups_too),
            FileRequest::KeepDraft { slot, body, now_ms } => self.keep_draft(slot, body.as_deref(), now_ms),
            FileRequest::LookAt { path, said, now } => {
                let what = What::LookAt(Box::new(self.looking(path, said.map(|said| *said), now)));
                return (Vec::new(), Some(Errand { opening: self.opening, what }));
            }
            FileRequest::Export { path, wish } => vec![self.export(&path, &wish)],
            FileRequest::SaveHelpPage { page, to } => {
                return (Vec::new(), Some(Errand { opening: self.opening, what: What::SaveHelpPage { page, to } }));
            }
            FileRequest::SavePages { pages, to } => {
                return (Vec::new(), Some(Errand { opening: self.opening, what: What::SavePages { pages, to } }));
            }
            FileRequest::SavePicture { scene, to } => {
                return (Vec::new(), Some(Errand { opening: self.opening, what: What::SavePicture { scene, to } }));
            }
        };
        (replies, None)
    }

    pub(super) fn beside(&self) -> Option<Beside> {
        self.store.as_ref()?.beside(self.stop.clone())
    }

    fn export(&self, path: &Path, wish: &ExportWish) -> Reply {
        let Some(store) = &self.store else { return said("No journal is open to export", true) };
        match write_export(store, &self.journal, path, wish) {
            Ok(sentence) => FileReply::Wrote { sentence, path: path.to_owned() }.into(),
            Err(e) => said(e.to_string(), true),
        }
    }
}
