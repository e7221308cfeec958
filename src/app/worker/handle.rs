//! What the worker does with each request: a plain function of its worker, so that tests need no thread.

use super::{
    file_request::FileRequest,
    opening::{begun, make_sample},
    reply::{FileReply, Reply},
    request::Request,
    state::{Worker, said},
};
use crate::{
    app::{write_export, write_help_page, write_picture},
    domain::SelfHarmItem,
    report::{HelpPage, Scene},
    storage::Agreed,
};
use std::path::Path;

impl Worker {
    /// Carries out one request. A write is answered exactly once, after the disk has it.
    pub fn handle(&mut self, request: impl Into<Request>) -> Vec<Reply> {
        let request = request.into();
        self.now_ms = request.told_ms().or(self.now_ms);
        // Every write, of whatever kind, first makes sure that the file is still the one it is to go to.
        let gone = if request.writes() { self.see_to_the_file() } else { None };
        let mut replies = match request {
            Request::Write(write) => write.carry_out(self),
            Request::Ask(question) => self.answer(question).into_iter().collect(),
            Request::File(request) => self.see_to(request),
        };
        if let Some(told) = gone {
            replies.push(FileReply::CaredFor(self.care.clone()).into());
            replies.push(told);
        }
        replies
    }

    fn see_to(&mut self, request: FileRequest) -> Vec<Reply> {
        match request {
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
            FileRequest::LookAfter { now_ms } => self.look_after(now_ms),
            FileRequest::SetPassphrase { old, new, now_ms } => self.set_passphrase(old.as_ref(), new.as_ref(), now_ms),
            FileRequest::ListBackups => self.list_backups(),
            FileRequest::BackUp { now_ms } => self.back_up(now_ms),
            FileRequest::Compare { backup, secret } => vec![self.compare(backup, secret.as_ref())],
            FileRequest::Restore { backup, secret, now_ms } => {
                self.restore(&backup, secret.as_ref(), Agreed::ToNothing, now_ms)
            }
            FileRequest::Salvage { path, secret, now_ms } => self.salvage(path, secret.as_ref(), now_ms),
            FileRequest::DeleteAll { backups_too } => self.delete_all(backups_too),
            FileRequest::KeepDraft { slot, body, now_ms } => self.keep_draft(slot, body.as_deref(), now_ms),
            FileRequest::LookAt { path, now } => vec![self.look_at_file(path, now)],
            FileRequest::Export { path, item } => vec![self.export(&path, item)],
            FileRequest::SaveHelpPage { page, to } => vec![save_help_page(&page, &to)],
            FileRequest::SavePicture { scene, to } => vec![save_picture(&scene, &to)],
        }
    }

    fn export(&self, path: &Path, item: SelfHarmItem) -> Reply {
        let Some(store) = &self.store else { return said("No journal is open to export", true) };
        match write_export(store, &self.journal, path, item) {
            Ok(sentence) => FileReply::Wrote { sentence, path: path.to_owned() }.into(),
            Err(e) => said(e.to_string(), true),
        }
    }
}

fn save_picture(scene: &Scene, to: &Path) -> Reply {
    match write_picture(scene, to) {
        Ok(()) => {
            let sentence = format!("Saved as {}. That file is not encrypted", to.display());
            FileReply::Wrote { sentence, path: to.to_owned() }.into()
        }
        Err(e) => said(e.to_string(), true),
    }
}

fn save_help_page(page: &HelpPage, to: &Path) -> Reply {
    let (sentence, at) = match write_help_page(page, to) {
        Ok(sentence) => (sentence, Some(to.to_owned())),
        Err(e) => (e.to_string(), None),
    };
    FileReply::PageWritten { sentence, at }.into()
}
