//! A journal used as the window uses it, without its picture.

use crate::{dice::Dice, words};
use gamut::{
    app::{
        Action, CatalogueChange, CheckInChange, ContactsChange, FileReply, FileRequest, Forms, Model, Notice, Open, Reply,
        Request, RewriteChange, Room, SettingsChange, Standing, WayItemsChange, Wish, Worker, Written,
    },
    clock,
    domain::{CheckIn, CheckInId, FeelingIs, Filter, Journal, Moment, Rewrite},
    storage::Store,
};
use std::{
    collections::{BTreeMap, VecDeque},
    path::Path,
    sync::Arc,
};

/// What a person is told has words, and never the inside of the program.
pub fn sentence(said: &str) {
    let inside = ["panicked", "unwrap", "RUST_BACKTRACE", "SqliteFailure", "src/"];
    assert!(said.contains(' ') && !inside.iter().any(|word| said.contains(word)), "no sentence: {said}");
}

pub struct InUse {
    model: Model,
    desk: Worker,
    asked: VecDeque<Request>,
    now: Moment,
    /// Every check-in that must be there; the trash is cleared of what lies in it for long.
    there: BTreeMap<CheckInId, Arc<CheckIn>>,
    /// Something was done that "Undo" would take back.
    changed: bool,
}

impl InUse {
    pub fn of(path: &Path, journal: Journal) -> Self {
        let mut used = Self::opened(path);
        assert!(used.model.is_open(), "what a command reads the window opens");
        used.there = journal.check_ins.into_iter().map(|c| (c.id.clone(), c)).collect();
        used.all_is_there();
        used
    }

    /// A file that can't be read shows a sentence and no journal.
    pub fn is_not_opened(path: &Path) {
        match Self::opened(path).model.standing {
            Standing::InTrouble(trouble) => sentence(&trouble.trouble.sentence),
            other => panic!("a journal that can't be read is {other:?}"),
        }
    }

    fn opened(path: &Path) -> Self {
        let now = clock::now();
        let model = Model::new(path.to_owned(), now.clone());
        let open = FileRequest::Open { path: path.to_owned(), today: model.today(), secret: None };
        let there = BTreeMap::new();
        let mut used = Self { model, desk: Worker::default(), asked: [open.into()].into(), now, there, changed: false };
        used.settle();
        used
    }

    fn open(&self) -> &Open {
        self.model.open().unwrap()
    }

    fn forms(&mut self) -> &mut Forms {
        &mut self.model.open_mut().unwrap().forms
    }

    fn settle(&mut self) {
        let mut taken = 0;
        while let Some(request) = self.asked.pop_front() {
            taken += 1;
            assert!(taken < 400, "the window asks for ever: {request:?}");
            for reply in self.desk.handle(request) {
                self.hear(reply);
            }
        }
    }

    fn hear(&mut self, reply: Reply) {
        match &reply {
            Reply::Written(Written::NotSaved { sentence: said }) | Reply::File(FileReply::NotDone { sentence: said }) => {
                sentence(said);
            }
            _ => {}
        }
        self.asked.extend(self.model.receive(reply));
    }

    fn act(&mut self, action: impl Into<Action>) {
        self.asked.extend(self.model.apply(action, &self.now));
        self.asked.extend(self.model.keep_others());
        self.settle();
    }

    fn all_is_there(&self) {
        let journal = &self.open().journal.journal;
        let all: BTreeMap<_, _> = journal.check_ins.iter().chain(&journal.trash).map(|c| (&c.id, c)).collect();
        for (id, c) in &self.there {
            let now = all.get(id).unwrap_or_else(|| panic!("an entry went silently"));
            assert_eq!((&now.answers, &now.note, &now.at), (&c.answers, &c.note, &c.at), "an entry was changed");
        }
    }

    /// Some of what can be done, in any order; what was there stays there.
    pub fn play(mut self, dice: &mut Dice, folder: &Path) {
        for _ in 0..4 {
            self.something(dice, folder);
            assert!(self.model.is_open());
            self.all_is_there();
        }
        let path = self.model.shell.path.clone();
        let shown = Arc::clone(&self.open().journal.journal);
        drop(self);
        let stored = Store::open_to_read(&path, None)
            .and_then(|store| store.load())
            .unwrap_or_else(|e| panic!("it can't be read any more: {e}"));
        assert_eq!(stored.check_ins, shown.check_ins, "the file says what the screen said");
    }

    fn something(&mut self, dice: &mut Dice, folder: &Path) {
        let journal = Arc::clone(&self.open().journal.journal);
        self.changed |= matches!(self.model.notice(), Some(Notice { undo: true, .. }));
        let any = journal.check_ins.get(dice.below(journal.check_ins.len())).cloned();
        match dice.below(13) {
            0 => {
                self.forms().today.check_in.note = words::any(dice);
                let n = journal.check_ins.len();
                let sayable =
                    self.open().forms.today.check_in.sleep_hours().is_ok() && !self.open().forms.today.check_in.is_empty();
                let new = self.open().forms.today.check_in.editing.is_none();
                self.act(CheckInChange::Save);
                if sayable && new {
                    assert_eq!(self.open().journal.journal.check_ins.len(), n + 1, "{:?}", self.model.notice());
                }
            }
            1 => {
                let Some(c) = any else { return };
                self.act(CheckInChange::Edit(c.id.clone()));
                let same = self.open().forms.today.check_in.editing.as_ref() == Some(&c.id);
                if same {
                    self.forms().today.check_in.note = "changed".into();
                    self.act(CheckInChange::Save);
                    let now = self.open().journal.journal.check_in(&c.id).cloned().unwrap();
                    self.there.insert(c.id.clone(), now);
                }
            }
            2 => {
                let Some(c) = any else { return };
                self.act(CheckInChange::Delete(c.id.clone()));
                self.act(CheckInChange::PutBack(c.id.clone()));
                assert!(self.open().journal.journal.check_in(&c.id).is_some(), "what came out of the trash is there");
            }
            3 => {
                let words = dice.of(&["a", "walk", "日本", "%", "\"", "x", "C++"]).to_string();
                let mut wish = Wish { words, ..Wish::default() };
                if let Some((feeling, _)) = any.as_ref().and_then(|c| c.answers.first()).copied() {
                    wish.filters.add(Filter::Feeling(feeling, FeelingIs::Answered), &journal.catalogue);
                }
                self.act(Action::Search(wish));
                self.act(Action::ShowExcerpts(vec![0, 1, u32::MAX]));
            }
            4 => self.act(Action::Go(*dice.of(&Room::ALL))),
            5 => {
                let Some(event) = journal.events.get(dice.below(journal.events.len())) else { return };
                self.act(Action::ShowBeforeAfter(event.id.clone()));
            }
            6 => {
                let ending = dice.of(&["jsonl", "csv", "md", "sqlite"]);
                self.act(Action::Export(folder.join(format!("out.{ending}")), Box::default()));
            }
            7 => {
                let Some(c) = any else { return };
                self.act(Action::ShowEarlier(c.id.clone()));
                self.act(Action::CloseEarlier);
            }
            8 if !self.changed => {
                let (from, into) = (journal.catalogue.feelings.first(), journal.catalogue.feelings.last());
                let Some((from, into)) = from.zip(into) else { return };
                // It changes every entry, and taking it back changes them back.
                self.act(RewriteChange(Rewrite::Feelings { from: from.id, into: into.id }));
                self.act(Action::Undo);
            }
            9 => self.act(Action::BackUp),
            10 => self.act(SettingsChange(journal.settings.clone())),
            11 => {
                self.act(WayItemsChange(journal.way_items.clone()));
                self.act(ContactsChange(journal.contacts.clone()));
                self.act(CatalogueChange(journal.catalogue.clone()));
            }
            _ => self.act(Action::ListBackups),
        }
    }
}
