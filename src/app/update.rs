//! What each action does to the model, and what it asks of the worker.

use super::{
    Action, Change, CountryCode, FileRequest, Model, Notice, OpenJournal, Question, Request, Room, SearchState, SecretField,
    SettingsChange, Task, Wish, rewrite_asked::RewriteAsked,
};
use crate::{
    domain::{DayKey, Moment, Settings},
    report::HelpPage,
};
use std::{path::PathBuf, sync::Arc};

impl Model {
    /// Carries out one action. `now` is the moment it was asked for.
    #[must_use]
    pub fn apply(&mut self, action: impl Into<Action>, now: &Moment) -> Vec<Request> {
        self.shell.now = now.clone();
        let from = self.shell.room;
        let (action, before) = (action.into(), self.place());
        let goes_back = matches!(action, Action::GoBack);
        let mut requests = self.carry_out(action, now);
        if !goes_back && self.place() != before {
            self.shell.been.leave(before);
        }
        requests.extend(self.told_on_the_way(from));
        requests
    }

    #[expect(clippy::too_many_lines, reason = "one table of all that is asked for, a few lines each")]
    fn carry_out(&mut self, action: Action, now: &Moment) -> Vec<Request> {
        let now_ms = now.instant.utc_ms;
        match action {
            Action::Change(change) => self.change(change),
            Action::Undo => {
                let (shell, open) = self.parts();
                open.map(|open| open.take_back(shell)).unwrap_or_default()
            }
            Action::KeepDraft => self.keep_drafts(),
            Action::Go(room) => {
                // What was said in one room is not said again in the next; what failed stays until it is read.
                if room != self.shell.room {
                    self.close_notice(|notice| !notice.failed);
                }
                self.go(room);
                self.when_open(|_| (room == Room::Journal).then_some(Question::ReadySearch))
            }
            Action::GoBack => {
                self.close_notice(|notice| !notice.failed);
                self.go_back()
            }
            Action::Read => {
                self.go(Room::Help);
                self.shell.reading = true;
                Vec::new()
            }
            Action::StopReading => {
                self.shell.reading = false;
                Vec::new()
            }
            Action::CloseNotice => {
                self.close_notice(|_| true);
                Vec::new()
            }
            Action::Tell(notice) => {
                self.tell(notice);
                Vec::new()
            }
            Action::ShowDay(day) => self.show_day(day),
            Action::ShowNewest => self.show_newest(),
            Action::Search(wish) => {
                if let (_, Some(open)) = self.parts() {
                    open.forms.journal.search = wish.clone();
                }
                self.when_open(|open| open.look_for(wish))
            }
            Action::ShowExcerpts(places) => self.when_open(|open| open.show_excerpts(&places)),
            Action::FindNotes(words) => self.when_open(|_| Some(Question::NotesWith { words })),
            Action::OpenWay(way) => {
                self.go(Room::Ways);
                self.shows(|open| open.open_way = Some(way))
            }
            Action::CloseWay => self.shows(|open| open.open_way = None),
            Action::ShowBeforeAfter(event) => {
                let today = self.today();
                self.when_open(|open| open.show_before_after(event, today))
            }
            Action::CloseBeforeAfter => self.shows(|open| open.event_shown = None),
            Action::CompareStretches(days) => {
                let today = self.today();
                self.when_open(|open| open.show_stretches(days, today))
            }
            Action::CloseStretches => self.shows(|open| open.stretches_shown = None),
            Action::ShowEarlier(id) => self.when_open(|_| Some(Question::Earlier { id })),
            Action::CloseEarlier => self.shows(|open| open.earlier = None),
            Action::ShowOtherwise(of) => self.when_open(|_| Some(Question::SaidOtherwise { of })),
            Action::CloseOtherwise => self.shows(|open| open.otherwise = None),
            Action::AskRewrite(change) => self.shows(|open| {
                open.rewrite_asked = change.map(|change| RewriteAsked::of(change, &open.journal));
            }),
            Action::ChooseCountry(code) => self.choose_country(code),
            Action::SaveHelpPage { to, plan, contacts } => {
                vec![FileRequest::SaveHelpPage { page: Box::new(self.help_page(plan, contacts)), to }.into()]
            }
            Action::Export(path, wish) => vec![FileRequest::Export { path, wish }.into()],
            Action::Drop(paths) => self.are_dropped(paths, now),
            Action::Offer(path) => self.offer(path, now),
            Action::TakeOffered => self.take_offered(),
            Action::LeaveOffered => {
                self.offered = None;
                Vec::new()
            }
            Action::SavePages { pages, to } => vec![FileRequest::SavePages { pages, to }.into()],
            Action::LookAnew(said) => self.look_anew(*said, now),
            Action::SayOfArriving(which, changed) => self.shows(|open| {
                if let Some(arriving) = &mut open.arriving {
                    arriving.say(which.as_deref(), changed);
                }
            }),
            Action::LeaveArriving => self.leave_arriving(),
            Action::SavePicture { scene, to } => vec![FileRequest::SavePicture { scene, to }.into()],
            Action::OpenJournal(path) => self.open_at(path),
            Action::OpenSample => {
                let path = self.shell.own_path.with_file_name("sample.gamut");
                self.instead(FileRequest::OpenSample { path, today: self.today(), zone: Arc::clone(&now.zone) })
            }
            Action::LeaveSample => {
                self.go(Room::Today);
                self.open_at(self.shell.own_path.clone())
            }
            Action::Lock => self.lock(),
            Action::Unlock(secret) => self.unlock(secret),
            Action::ToggleDiscreet => self.toggle_discreet(),
            Action::SetPassphrase { old, new } => self.start(Task::Passphrase, FileRequest::SetPassphrase { old, new, now_ms }),
            Action::CloseCode => self.shows(|open| open.code = None),
            Action::Meet => vec![FileRequest::Meet { now_ms, asked: true }.into()],
            Action::MeetIn { folder, code } => vec![FileRequest::MeetIn { folder, code, now_ms }.into()],
            Action::MeetNoMore => vec![FileRequest::MeetNoMore.into()],
            Action::ListBackups => self.start(Task::ListBackups, FileRequest::ListBackups),
            Action::BackUp => self.start(Task::BackUp, FileRequest::BackUp { now_ms }),
            Action::Compare { backup, secret } => self.start(Task::Compare, FileRequest::Compare { backup, secret }),
            Action::CloseComparison => {
                self.standing.file().into_iter().for_each(|file| file.comparison = None);
                Vec::new()
            }
            Action::RestoreBackup { backup, secret } => {
                // What is half written goes into the backup that is made of the present journal first.
                let mut requests = self.keep_drafts();
                requests.extend(self.replace(Task::Restore, FileRequest::Restore { backup, secret, now_ms }));
                requests
            }
            Action::TakeAsItIs => self.instead(FileRequest::TakeAsItIs),
            Action::Salvage => {
                let typed = self.standing.privacy().map(|form| &mut form.backup).filter(|field| !field.is_empty());
                let secret = typed.map(SecretField::take);
                self.replace(Task::Salvage, FileRequest::Salvage { path: self.shell.path.clone(), secret, now_ms })
            }
            Action::DeleteAll { backups_too } => self.instead(FileRequest::DeleteAll { backups_too }),
        }
    }

    pub(super) fn change(&mut self, change: Change) -> Vec<Request> {
        let (shell, open) = self.parts();
        if let Some(open) = open {
            return open.change(shell, change);
        }
        if let Some(notice) = change.without_a_journal(shell) {
            self.tell(notice);
        }
        Vec::new()
    }

    pub(super) fn show_day(&mut self, day: DayKey) -> Vec<Request> {
        let (shell, open) = self.parts();
        shell.counts.showings += 1;
        if let Some(open) = open {
            open.journal.shown_day = Some(day);
            open.forms.journal.search = Wish::default();
            open.journal.search = SearchState::default();
        }
        self.go(Room::Journal);
        Vec::new()
    }

    /// What is shown of an open journal is another thing now.
    pub(super) fn shows(&mut self, change: impl FnOnce(&mut OpenJournal)) -> Vec<Request> {
        if let (_, Some(open)) = self.parts() {
            change(&mut open.journal);
        }
        Vec::new()
    }

    /// What an open journal asks for; nothing without one.
    fn when_open(&mut self, ask: impl FnOnce(&mut OpenJournal) -> Option<Question>) -> Vec<Request> {
        let (_, open) = self.parts();
        open.and_then(|open| ask(&mut open.journal)).map(Request::Ask).into_iter().collect()
    }

    /// Asks for what is half written to be kept, where the disk doesn't have it yet.
    pub(super) fn keep_drafts(&mut self) -> Vec<Request> {
        let (shell, open) = self.parts();
        open.map(|open| open.keep_drafts(shell).collect()).unwrap_or_default()
    }

    /// The same for what is half written beside the check-in, after every frame.
    #[must_use]
    pub fn keep_others(&mut self) -> Option<Request> {
        let (shell, open) = self.parts();
        open?.keep_others(shell)
    }

    /// Goes to a room. Nothing that is being typed is touched.
    pub(super) fn go(&mut self, room: Room) {
        let (shell, open) = self.parts();
        match open {
            Some(open) => open.here(shell).go(room),
            None => shell.enter(room),
        }
    }

    fn close_notice(&mut self, closes: impl Fn(&Notice) -> bool) {
        let (shell, open) = self.parts();
        if let Some(open) = open {
            open.journal.notices.close(&closes);
        }
        shell.notice.take_if(|n| closes(n));
    }

    pub(super) fn open_at(&mut self, path: PathBuf) -> Vec<Request> {
        self.instead(FileRequest::Open { path, today: self.today(), secret: None })
    }

    /// Asks for another journal in the place of what stands.
    fn instead(&mut self, request: FileRequest) -> Vec<Request> {
        self.standing.begin_opening(None);
        vec![request.into()]
    }

    /// Whose help lines are shown: for as long as the window lives, and kept in the journal where one is open.
    fn choose_country(&mut self, code: Option<String>) -> Vec<Request> {
        let (shell, open) = self.parts();
        shell.country = code.as_deref().and_then(CountryCode::of);
        let Some(open) = open else { return Vec::new() };
        let settings = Settings { country: code, ..open.journal.journal.settings.clone() };
        open.change(shell, SettingsChange(settings).into())
    }

    /// What stands on the page of help; of the person's own only what was ticked, as it stands on the screen.
    fn help_page(&self, plan: bool, contacts: bool) -> HelpPage {
        let open = self.open();
        HelpPage {
            country: self.help_country().map(str::to_owned),
            plan: open.filter(|_| plan).map(|open| open.forms.help.safety_plan.clone()),
            contacts: open.filter(|_| contacts).map(|open| open.journal.journal.contacts.clone()).unwrap_or_default(),
            today: self.today(),
        }
    }
}
