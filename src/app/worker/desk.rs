use super::saving::{is_no_write, told_ms};
use crate::{
    analysis,
    app::{
        CHECK_IN_DRAFT, Care, Findings, NoteWords, OTHER_FORMS_DRAFT, Reply, Request, SET_ASIDE_DRAFT, Trouble, UsedWords,
        write_export, write_help_page, write_picture,
    },
    domain::{CanBe, Catalogue, DayKey, Journal, SelfHarmItem},
    exchange, guidance,
    report::{HelpPage, Scene},
    storage::{LockNow, Secret, StorageError, Store, is_known_to_be_locked, rescued_beside},
};
use std::{
    collections::HashMap,
    path::{Path, PathBuf},
    sync::Arc,
};

/// What the worker sits at: the store, the journal as last loaded, and its revision.
/// `handle` is a plain function of these; the thread around it only waits.
#[derive(Debug, Default)]
pub struct Desk {
    pub(crate) store: Option<Store>,
    pub(crate) journal: Arc<Journal>,
    /// Of what was looked at last; forgotten with the journal.
    pub(crate) kept: analysis::Incremental,
    pub(crate) revision: u64,
    /// What searching the notes of a revision needs; made when it is needed first.
    pub(crate) notes: Option<(u64, NoteWords)>,
    /// Of the journal that was asked for last, also when it could not be opened.
    pub(crate) path: PathBuf,
    pub(crate) care: Care,
    /// What was not done because a file is not locked as was known of it; the person is asked.
    pub(crate) refused: Option<Refused>,
    /// The moment the window told last (ms UTC).
    pub(crate) now_ms: Option<i64>,
    /// What is half written, as it was kept last, by its slot.
    pub(crate) half_written: HashMap<String, String>,
}

/// What waits for the person to say that another lock is right.
#[derive(Debug)]
pub(crate) enum Refused {
    ToOpen(Option<Secret>),
    ToRestore { backup: PathBuf, secret: Option<Secret>, now_ms: i64 },
}

impl Desk {
    /// Whether a journal is open.
    #[must_use]
    pub const fn is_open(&self) -> bool {
        self.store.is_some()
    }

    /// Carries out one request. A write gives exactly one `Saved` or `NotSaved`, after the disk has it.
    pub fn handle(&mut self, request: Request) -> Vec<Reply> {
        self.now_ms = told_ms(&request).or(self.now_ms);
        // Every write, of whatever kind, first makes sure that the file is still the one it is to go to.
        let gone = if is_no_write(&request) { None } else { self.see_to_the_file() };
        let mut replies = self.carry_out(request);
        if let Some(told) = gone {
            replies.push(Reply::CaredFor(self.care.clone()));
            replies.push(told);
        }
        replies
    }

    fn carry_out(&mut self, request: Request) -> Vec<Reply> {
        match request {
            Request::Open { path, secret, .. } => {
                self.open(path, secret.as_ref(), |p| Store::create(p, &Catalogue::starting()))
            }
            Request::TakeAsItIs => self.take_as_it_is(),
            Request::OpenSample { path, today, zone } => self.open(path, None, |p| make_sample(p, today, &zone)),
            Request::Search { wish } => vec![self.search(wish)],
            Request::SearchOn { wish } => vec![self.search_on(wish)],
            Request::Excerpts { wish, revision, places } => vec![self.show_excerpts(wish, revision, &places)],
            Request::ReadySearch => {
                self.ready_the_search();
                Vec::new()
            }
            Request::Analyse { today } => vec![self.analyse(today)],
            Request::BeforeAfter { event, today } => vec![self.before_after(event, today)],
            Request::TwoStretches { days, today } => vec![self.two_stretches(days, today)],
            Request::Export { path, item } => vec![self.export(&path, item)],
            Request::SaveHelpPage { page, to } => vec![save_help_page(&page, &to)],
            Request::SavePicture { scene, to } => vec![save_picture(&scene, &to)],
            Request::KeepDraft { slot, body, now_ms } => self.keep_draft(slot, body.as_deref(), now_ms),
            Request::Lock
            | Request::LookAfter { .. }
            | Request::SetPassphrase { .. }
            | Request::ListBackups
            | Request::BackUp { .. }
            | Request::Compare { .. }
            | Request::Restore { .. }
            | Request::TakeIn { .. }
            | Request::Salvage { .. } => self.keep(request),
            Request::ListEdited | Request::Earlier { .. } | Request::DeleteForGood { .. } | Request::DeleteAll { .. } => {
                self.let_go(request)
            }
            Request::SaveCheckIn { check_in, now_ms, said, from_form } => {
                vec![self.save_check_in(*check_in, now_ms, said, from_form)]
            }
            write => vec![self.write(write)],
        }
    }

    pub(crate) fn open(
        &mut self,
        path: PathBuf,
        secret: Option<&Secret>,
        make: impl FnOnce(&Path) -> Result<Store, StorageError>,
    ) -> Vec<Reply> {
        // Let go of the journal that is open, so that its lock is free.
        self.store = None;
        self.notes = None;
        self.kept.forget();
        self.care = Care::default();
        // Where a passphrase was typed a journal was: an empty one without any must not take its place.
        let is_there = path.symlink_metadata().is_ok() || secret.is_some();
        // Nor where something was kept while its file was gone.
        let was_there = !rescued_beside(&path).is_empty() || is_known_to_be_locked(&path);
        let opened = if is_there || was_there { Store::open(&path, secret) } else { make(&path) };
        let opened = opened.and_then(|store| {
            // Whatever is typed opens a file without a passphrase: then it is not the one that was locked.
            if secret.is_some() && !store.has_passphrase() {
                return Err(StorageError::LockChanged { path: path.clone(), now: LockNow::Open });
            }
            Ok(store)
        });
        self.refused = matches!(opened, Err(StorageError::LockChanged { .. })).then(|| Refused::ToOpen(secret.cloned()));
        self.show_opened(path, opened)
    }

    /// Loads what was opened and shows it, or says why it can't be.
    pub(crate) fn show_opened(&mut self, path: PathBuf, opened: Result<Store, StorageError>) -> Vec<Reply> {
        self.path.clone_from(&path);
        let loaded = opened.and_then(|store| {
            let journal = store.load()?;
            let drafts = (store.draft(CHECK_IN_DRAFT)?, store.draft(SET_ASIDE_DRAFT)?, store.draft(OTHER_FORMS_DRAFT)?);
            let kept_ms = store.draft_kept_ms(CHECK_IN_DRAFT)?;
            Ok((store, journal, drafts, kept_ms))
        });
        match loaded {
            Ok((store, journal, (draft, set_aside, others), kept_ms)) => {
                let slots = [(CHECK_IN_DRAFT, &draft), (SET_ASIDE_DRAFT, &set_aside), (OTHER_FORMS_DRAFT, &others)];
                let half_written = slots.into_iter().filter_map(|(slot, body)| Some((slot.to_owned(), body.clone()?)));
                self.half_written = half_written.collect();
                self.store = Some(store);
                self.journal = Arc::new(journal);
                self.revision += 1;
                let journal = Arc::clone(&self.journal);
                // Backups take long to read: the first look after the file, which follows soon, has them.
                let care = self.stands(None);
                let mut replies =
                    vec![Reply::Opened { path, revision: self.revision, journal, draft, set_aside, others, kept_ms }, care];
                let told = self.store.as_ref().map_or(&[][..], Store::told);
                if !told.is_empty() {
                    replies.push(Reply::Said { sentence: told.join(". "), failed: false });
                }
                replies
            }
            Err(StorageError::Locked(_)) => vec![Reply::Locked { path, sentence: None }],
            Err(e @ StorageError::WrongPassphrase(_)) => vec![Reply::Locked { path, sentence: Some(e.to_string()) }],
            Err(e) => {
                let damaged = matches!(e, StorageError::Damaged { .. });
                let passing = matches!(e, StorageError::InUse { .. } | StorageError::Disk { .. });
                let missing = matches!(e, StorageError::Missing(_));
                let rescued = if missing || damaged { rescued_beside(&path) } else { Vec::new() };
                let sentence = match rescued.last() {
                    Some(kept) if missing => gone_but_kept(&path, kept),
                    _ => e.to_string(),
                };
                let lock_changed = if let StorageError::LockChanged { now, .. } = e { Some(now) } else { None };
                vec![Reply::CouldNotOpen { path, trouble: Trouble { sentence, passing, damaged, rescued, lock_changed } }]
            }
        }
    }

    fn write(&mut self, request: Request) -> Reply {
        let Some(store) = self.store.as_mut() else { return Self::no_journal() };
        let saved = match request {
            Request::DeleteCheckIn { id, at_ms } => {
                store.delete_check_in(&id, at_ms).map(|there| (if there { "Moved to the trash" } else { "" }.into(), true))
            }
            Request::UndeleteCheckIn { id } => store.undelete_check_in(&id).map(|_| ("Put back".into(), true)),
            Request::SaveEvent(event) => {
                let said = if event.deleted_ms.is_some() { "Event removed" } else { "Event saved" };
                store.save_event(&event).map(|()| (said.into(), true))
            }
            Request::SaveTrial(trial) => store.save_trial(&trial).map(|()| ("Kept with your tries".into(), true)),
            Request::RemoveTrial { id } => store.remove_trial(&id).map(|()| (String::new(), true)),
            Request::RemovePlan { id } => store.remove_plan(&id).map(|()| (String::new(), true)),
            Request::SavePlan(plan) => store.save_plan(&plan).map(|()| ("Plan kept".into(), true)),
            Request::SaveDone { plan, check_in, trial, now_ms } => {
                let saved = store.save_done(&plan, check_in.as_deref(), trial.as_ref(), now_ms);
                saved.map(|()| ("Done, and kept".into(), true))
            }
            Request::TakeBackDone { before, at_ms } => {
                let taken = store.take_back_done(&before.plan, before.check_in.as_deref(), before.trial.as_deref(), at_ms);
                taken.map(|()| (String::new(), true))
            }
            Request::SaveWayItems { items, seen } => {
                store.save_way_items(&items, &seen).map(|()| ("Your list is kept".into(), true))
            }
            Request::SavePatternAnswer(answer) => store.save_pattern_answer(&answer).map(|()| ("Kept".into(), true)),
            Request::SaveSettings(settings) => store.save_settings(&settings).map(|()| (String::new(), true)),
            Request::SaveCatalogue(catalogue) => store.save_catalogue(&catalogue).map(|()| (String::new(), true)),
            Request::SaveSafetyPlan(plan) => store.save_safety_plan(&plan).map(|()| ("Safety plan kept".into(), true)),
            Request::SaveContacts(contacts) => store.save_contacts(&contacts).map(|()| ("Your contacts are kept".into(), true)),
            Request::Rewrite { change, now_ms } => return self.rewrite(&change, now_ms),
            Request::TakeBackRewrite(done) => return self.take_back_rewrite(&done),
            Request::Import { path, said, now } => return self.import(path, &said, now),
            Request::CopyMissing { backup, secret, now_ms } => return self.copy_missing(&backup, secret.as_ref(), now_ms),
            // Not writes; `handle` has them.
            _ => Ok((String::new(), false)),
        };
        match saved {
            Ok((said, reload)) => self.saved(said, reload),
            Err(e) => Reply::NotSaved { sentence: e.to_string() },
        }
    }

    pub(crate) fn no_journal() -> Reply {
        Reply::NotSaved { sentence: "There is no open journal to save to. Your words are still in the form".into() }
    }

    /// The journal as it stands on the disk now.
    pub(crate) fn saved(&mut self, said: String, reload: bool) -> Reply {
        if reload && let Some(store) = &self.store {
            match store.load() {
                Ok(journal) => self.journal = Arc::new(journal),
                Err(e) => return Reply::NotSaved { sentence: e.to_string() },
            }
        }
        self.revision += 1;
        Reply::Saved { revision: self.revision, journal: Arc::clone(&self.journal), said }
    }

    fn keep_draft(&mut self, slot: &str, body: Option<&str>, now_ms: i64) -> Vec<Reply> {
        let Some(store) = self.store.as_mut() else { return Vec::new() };
        let kept = match body {
            Some(body) => store.put_draft(slot, body, now_ms),
            None => store.clear_draft(slot),
        };
        match body {
            Some(body) => self.half_written.insert(slot.to_owned(), body.to_owned()),
            None => self.half_written.remove(slot),
        };
        match kept {
            Ok(()) => Vec::new(),
            Err(e) => vec![Reply::Said { sentence: e.to_string(), failed: true }],
        }
    }

    fn analyse(&mut self, today: DayKey) -> Reply {
        let journal = &self.journal.counted(CanBe::on(today));
        let analysis = self.kept.analyse(journal, today);
        let ways = guidance::rank(journal, Some(&analysis), today);
        let questions = guidance::doctor_questions(journal, Some(&analysis), today);
        let (results, effects) = (guidance::results(journal), analysis::way_effects(journal, today));
        let (used_words, words_ever) = (UsedWords::of(journal), UsedWords::ever(&self.journal));
        let findings = Findings { analysis, ways, results, effects, used_words, words_ever, questions };
        Reply::Analysed { revision: self.revision, findings: Arc::new(findings) }
    }

    fn export(&self, path: &Path, item: SelfHarmItem) -> Reply {
        let Some(store) = &self.store else {
            return Reply::Said { sentence: "No journal is open to export".into(), failed: true };
        };
        match write_export(store, &self.journal, path, item) {
            Ok(sentence) => Reply::Said { sentence, failed: false },
            Err(e) => Reply::Said { sentence: e.to_string(), failed: true },
        }
    }
}

/// The journal is not in its place, and something lies beside it.
fn gone_but_kept(path: &Path, kept: &Path) -> String {
    format!(
        "The journal is not at its place: {}. When it went, what you wrote was kept beside it, with all that was in the \
         window then: {}. Nothing was changed. You can go on with that file, or put the journal back and look again",
        path.display(),
        kept.display()
    )
}

fn save_picture(scene: &Scene, to: &Path) -> Reply {
    match write_picture(scene, to) {
        Ok(()) => {
            Reply::Said { sentence: format!("The picture is in {}. That file is not encrypted", to.display()), failed: false }
        }
        Err(e) => Reply::Said { sentence: e.to_string(), failed: true },
    }
}

fn save_help_page(page: &HelpPage, to: &Path) -> Reply {
    let (sentence, failed) = match write_help_page(page, to) {
        Ok(sentence) => (sentence, false),
        Err(e) => (e.to_string(), true),
    };
    Reply::PageWritten { sentence, failed }
}

fn make_sample(path: &Path, today: DayKey, zone: &str) -> Result<Store, StorageError> {
    let sample = exchange::sample_journal(today, zone);
    let mut store = Store::create(path, &sample.catalogue)?;
    store.import(&sample, 0)?;
    store.save_settings(&sample.settings)?;
    Ok(store)
}
