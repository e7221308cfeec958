//! What each reply of the worker does to the model.

use super::{Forms, Model, Notice, Reply, Request, Room, SearchState, Standing, model::Pending};
use crate::{domain::Journal, exchange::draft};
use std::sync::Arc;

impl Model {
    /// Takes one reply. Replies about an older revision than the one shown are dropped.
    #[must_use]
    pub fn receive(&mut self, forms: &mut Forms, reply: Reply) -> Vec<Request> {
        if self.shuts_out(&reply) {
            return Vec::new();
        }
        match reply {
            Reply::Opened { path, revision, journal, draft, set_aside, others, kept_ms } => {
                self.another_is_open(path);
                self.opened(forms, &journal, draft, set_aside);
                self.kept_at(forms, kept_ms, journal.settings.day_start);
                self.give_back_others(forms, others.as_deref());
                let mut requests = self.show(revision, journal);
                requests.extend(self.keep_discreet());
                requests
            }
            Reply::CouldNotOpen { path, trouble } => {
                self.path = path;
                self.forget(forms);
                self.standing = Standing::Trouble(trouble);
                Vec::new()
            }
            Reply::Locked { path, sentence } => {
                self.path = path;
                self.is_locked(forms, sentence);
                Vec::new()
            }
            Reply::Reloaded { revision, journal } => {
                self.unshown = Some((revision, journal));
                self.show_when_all_is_answered(forms)
            }
            Reply::Saved { revision, journal, said } => {
                let pending = self.answered();
                let undo = pending.undo.is_some();
                if let Some(step) = pending.undo {
                    self.remember(step);
                }
                let mut requests = Vec::new();
                if let Some((id, saved)) = pending.saves_form {
                    self.form_is_saved(forms, id, &saved);
                    requests = self.keep_draft(forms, self.now.instant.utc_ms);
                }
                let said = pending.says.map_or(said, ToOwned::to_owned);
                if !said.is_empty() {
                    self.notice = Some(Notice { text: said, failed: false, undo });
                }
                self.unshown = Some((revision, journal));
                requests.extend(self.show_when_all_is_answered(forms));
                requests
            }
            Reply::Rewritten { saved, done } => self.is_rewritten(forms, done, *saved),
            Reply::Rescued { sentence } => {
                self.notice = Some(Notice { text: sentence, failed: true, undo: false });
                Vec::new()
            }
            Reply::SidesAsked(asked) => {
                let _nothing_was_written = self.answered();
                self.sides_are_asked(forms, asked);
                self.show_when_all_is_answered(forms)
            }
            Reply::NotSaved { sentence } => self.is_not_saved(forms, sentence),
            Reply::Analysed { revision, findings } => {
                if revision == self.revision {
                    self.findings = Some(findings);
                    self.found_for = revision;
                    self.findings_revision += 1;
                    return self.look_after(self.now.instant.utc_ms);
                }
                Vec::new()
            }
            beside @ (Reply::BeforeAfter { .. } | Reply::TwoStretches { .. }) => {
                self.beside_is(beside);
                Vec::new()
            }
            found @ (Reply::Found { .. } | Reply::FoundAll { .. } | Reply::Excerpts { .. }) => {
                self.receive_found(found).into_iter().collect()
            }
            Reply::Said { sentence, failed } | Reply::PageWritten { sentence, failed } => {
                self.notice = Some(Notice { text: sentence, failed, undo: false });
                Vec::new()
            }
            about_the_file => {
                self.receive_of_the_file(forms, about_the_file);
                Vec::new()
            }
        }
    }

    /// What was typed for a write that the disk did not take stands in its form again.
    fn is_not_saved(&mut self, forms: &mut Forms, sentence: String) -> Vec<Request> {
        let pending = self.answered();
        if let Some(typed) = pending.unsaved {
            typed.put_back(forms);
        }
        if let Some((_, draft)) = pending.saves_form {
            self.forms_not_saved += 1;
            // The save would have taken it away.
            self.kept_draft = draft;
        }
        self.notice = Some(Notice { text: sentence, failed: true, undo: false });
        // What was shown ahead of the disk is taken back: the screen says what the file says.
        if self.unshown.is_none() && self.is_open() {
            self.unshown = Some((self.revision, Arc::clone(&self.on_disk)));
        }
        self.show_when_all_is_answered(forms)
    }

    /// What the write that is answered now was to mean.
    fn answered(&mut self) -> Pending {
        let pending = self.pending.pop_front().unwrap_or_default();
        self.busy.take_if(|_| pending.rewrites);
        pending
    }

    /// Begins anew with the journal that was opened: nothing of another one stays.
    fn opened(&mut self, forms: &mut Forms, journal: &Journal, draft: Option<String>, set_aside: Option<String>) {
        self.arrivals += 1;
        self.findings = None;
        self.findings_revision += 1;
        self.undo.clear();
        self.pending.clear();
        self.unshown = None;
        self.search = SearchState::default();
        self.shown_day = None;
        (self.event_shown, self.stretches_shown) = (None, None);
        (self.earlier, self.sides_asked) = (None, None);
        self.edited = Arc::default();
        self.notice = self.missed.take().map(|text| Notice { text, failed: true, undo: false });
        *forms = Forms { safety_plan: journal.safety_plan.clone(), ..Forms::default() };
        let half_written = |body: Option<String>| {
            let mut draft = body.as_deref().and_then(draft::decode)?;
            journal.catalogue.settle(&mut draft);
            Some(draft)
        };
        forms.check_in = half_written(draft).unwrap_or_default();
        self.kept_draft = forms.check_in.clone();
        self.set_aside = half_written(set_aside);
        self.kept_aside.clone_from(&self.set_aside);
        if forms.check_in.editing.is_none() && forms.check_in.is_empty() {
            forms.check_in = self.set_aside.take().unwrap_or_default();
        }
    }

    /// Shows what is on the disk once no write is on its way: an answer to an earlier write would show
    /// a journal without the later ones, and the next change would build on that.
    fn show_when_all_is_answered(&mut self, forms: &mut Forms) -> Vec<Request> {
        if !self.pending.is_empty() {
            return Vec::new();
        }
        let Some((revision, journal)) = self.unshown.take() else { return Vec::new() };
        if forms.safety_plan == self.journal.safety_plan {
            // Nothing is being typed in it: what came in, with an import for one, is what stands there.
            forms.safety_plan = journal.safety_plan.clone();
        }
        self.show(revision, journal)
    }

    fn show(&mut self, revision: u64, journal: Arc<Journal>) -> Vec<Request> {
        if revision < self.revision && self.is_open() && self.revision != 0 {
            return Vec::new();
        }
        self.revision = revision;
        self.on_disk = Arc::clone(&journal);
        self.journal = journal;
        self.count();
        self.rewrite_asked = self.rewrite_asked.take().map(|asked| self.foreseen(asked.change));
        let mut requests = vec![Request::ListEdited, Request::Analyse { today: self.today() }];
        requests.extend(self.look_anew());
        if self.room == Room::Journal {
            requests.push(Request::ReadySearch);
        }
        requests.extend(self.before_after_anew());
        requests.extend(self.stretches_anew());
        requests
    }
}
