//! What each answer of the worker does to the model.

use super::{
    Answered, EarlierVersions, FileReply, Findings, InTrouble, Looks, Model, Notice, Open, OpenJournal, Otherwise, PrivacyForm,
    Question, Reply, Request, Room, Shell, Shut, Standing, Written, changes, rewrite_asked::RewriteAsked,
};
use crate::{
    app::Stretch,
    domain::{DayKey, Journal},
    storage::Stop,
};
use std::{path::PathBuf, sync::Arc};

impl Model {
    /// Takes one reply. Replies about an older revision than the one shown are dropped.
    #[must_use]
    pub fn receive(&mut self, reply: impl Into<Reply>) -> Vec<Request> {
        let reply = reply.into();
        if self.shuts_out(&reply) {
            return Vec::new();
        }
        let Self { shell, standing, .. } = self;
        match reply {
            Reply::Written(written) => match standing.open_still() {
                Some(open) => open.is_written(shell, written),
                None => self.is_written_nowhere(written),
            },
            Reply::Answer(answer) => standing.open_still().map(|open| open.is_answered(shell, answer)).unwrap_or_default(),
            Reply::File(reply) => self.hears_of_the_file(reply),
        }
    }

    /// A write was answered that no open journal waits for.
    fn is_written_nowhere(&mut self, written: Written) -> Vec<Request> {
        match written {
            Written::NotSaved { sentence } => self.tell(Notice::failed(sentence)),
            Written::Saved { .. } | Written::Rewritten { .. } | Written::TakenIn { .. } => {}
        }
        Vec::new()
    }

    fn hears_of_the_file(&mut self, reply: FileReply) -> Vec<Request> {
        match reply {
            FileReply::Opened { path, revision, journal, findings, draft, set_aside, others, kept_ms } => {
                self.is_opened(path);
                let (shell, open) = self.parts();
                let Some(open) = open else { return Vec::new() };
                open.begin(shell, &journal, [draft.as_deref(), set_aside.as_deref()], others.as_deref(), kept_ms);
                let mut requests = open.show(shell, revision, journal);
                open.shows_at_once(shell, findings);
                if open.journal.journal.settings.sample {
                    // What is to be seen in it is its river.
                    open.here(shell).go(Room::Range);
                }
                requests.extend(self.keep_discreet());
                return requests;
            }
            FileReply::CouldNotOpen { path, trouble } => {
                self.shell.path = path;
                self.let_go(Standing::InTrouble(InTrouble { trouble, shut: Shut::default() }));
            }
            FileReply::Locked { path, sentence } => {
                self.shell.path = path;
                self.is_locked(sentence);
            }
            FileReply::CaredFor(care) => {
                if let Some(open) = self.standing.open_still() {
                    open.journal.care = care;
                }
            }
            FileReply::PassphraseIs { set, code, said } => {
                if let Some(open) = self.standing.open_still() {
                    open.journal.file.busy = None;
                    open.journal.care.protected = set;
                    open.journal.code = code;
                    open.forms.privacy = PrivacyForm::default();
                }
                if !said.is_empty() {
                    self.tell(Notice::told(said));
                }
            }
            FileReply::Relocking(step) => {
                if let Some(file) = self.standing.file() {
                    file.relocking = Some(step);
                }
            }
            FileReply::NotDone { sentence } => self.is_not_done(sentence),
            FileReply::Backups(backups) => {
                if let Some(file) = self.standing.file() {
                    file.busy = None;
                    file.backups = Some(backups);
                }
            }
            FileReply::Compared { backup, compared } => {
                if let Some(form) = self.standing.privacy() {
                    form.backup_asked = None;
                }
                if let Some(file) = self.standing.file() {
                    file.busy = None;
                    file.comparison = Some((backup, compared));
                }
            }
            FileReply::Rescued { sentence } | FileReply::PageWritten { sentence, at: None } => {
                self.tell(Notice::failed(sentence));
            }
            FileReply::Reloaded { revision, journal } => {
                let Self { shell, standing, .. } = self;
                if let Some(open) = standing.open_still() {
                    open.journal.unshown = Some((revision, journal));
                    return open.show_when_all_is_answered(shell);
                }
            }
            FileReply::LookedAt { path, found } => self.is_looked_at(&path, found),
            FileReply::Arriving { written, of } => {
                let arriving = self.standing.open_still().and_then(|open| open.journal.arriving.as_mut());
                if let Some(arriving) = arriving.filter(|arriving| arriving.how_far.is_some()) {
                    arriving.how_far = Some((written, of));
                }
            }
            FileReply::Wrote { sentence, path } | FileReply::PageWritten { sentence, at: Some(path) } => {
                self.is_written_at(sentence, path);
            }
            FileReply::Said { sentence, failed } => {
                self.tell(Notice { text: sentence, failed, undo: false });
            }
        }
        Vec::new()
    }

    /// Begins anew with the journal that was opened: nothing of another one stays but how the same file stands.
    fn is_opened(&mut self, path: PathBuf) {
        let before = self.standing.open_still().map(|open| std::mem::take(&mut open.journal.care));
        let care = before.filter(|_| path == self.shell.path).unwrap_or_default();
        self.shell.path = path;
        let mut journal = OpenJournal { care, ..OpenJournal::default() };
        self.shell.missed.take().into_iter().for_each(|missed| journal.notices.tell(missed));
        self.standing = Standing::Open(Box::new(Open { journal, ..Open::default() }));
        self.shell.notice = None;
        self.shell.counts.arrivals += 1;
        self.shell.counts.findings += 1;
    }
}

impl Open {
    /// Fills the forms with what was half written when the journal was open last.
    fn begin(
        &mut self,
        shell: &mut Shell,
        journal: &Arc<Journal>,
        [draft, set_aside]: [Option<&str>; 2],
        others: Option<&str>,
        kept_ms: Option<i64>,
    ) {
        // Where Today's form belongs to and what it says is told by the journal's own settings and catalogue.
        self.journal.journal = Arc::clone(journal);
        self.journal.give_back_check_ins(&mut self.forms, draft, set_aside);
        self.kept_at(shell, kept_ms);
        self.journal.give_back_others(&mut self.forms, others, shell.room);
    }

    /// The first frame says what there is to say already. The question is asked all the same: the day may be another one.
    fn shows_at_once(&mut self, shell: &Shell, findings: Option<Arc<Findings>>) {
        let today = self.journal.day_of(&shell.now);
        self.journal.findings = findings.filter(|findings| findings.analysis.until == today);
    }

    fn is_written(&mut self, shell: &mut Shell, written: Written) -> Vec<Request> {
        match written {
            Written::Saved { revision, journal, said } => self.is_saved(shell, revision, journal, said, None),
            Written::Rewritten { revision, journal, said, done } => {
                let undo = changes::RewriteUndo::of_what_was_done(&mut self.here(shell), done);
                let mut requests = self.is_saved(shell, revision, journal, said, Some(undo.into()));
                requests.extend(self.keep_drafts(shell));
                requests
            }
            Written::TakenIn { revision, journal, said, brought } => {
                let undo = changes::TakingInUndo::of(brought);
                self.is_saved(shell, revision, journal, said, Some(undo.into()))
            }
            Written::NotSaved { sentence } => self.is_not_saved(shell, sentence),
        }
    }

    fn is_saved(
        &mut self,
        shell: &mut Shell,
        revision: u64,
        journal: Arc<Journal>,
        said: String,
        undo: Option<changes::Undo>,
    ) -> Vec<Request> {
        let pending = self.answered();
        if pending.about == changes::About::Arrival {
            self.has_arrived(shell, undo.is_some());
        }
        let undo = undo.or(pending.undo);
        let can_be_undone = undo.is_some();
        if let Some(step) = undo {
            self.steps.remember(step);
        }
        let mut requests = Vec::new();
        if pending.about == changes::About::TodaysForm {
            if shell.room == Room::Today {
                requests.extend(self.was_told(shell, Room::Today));
            }
            changes::form_is_saved(&mut self.here(shell));
            requests.extend(self.keep_drafts(shell));
            self.journal.is_answering_save = true;
        }
        let said = pending.says.map_or(said, ToOwned::to_owned);
        if !said.is_empty() {
            self.journal.notices.tell(Notice { text: said, failed: false, undo: can_be_undone });
        }
        self.journal.unshown = Some((revision, journal));
        requests.extend(self.show_when_all_is_answered(shell));
        requests
    }

    /// What was about to come in is there: it is looked at where years are seen.
    fn has_arrived(&mut self, shell: &mut Shell, came: bool) {
        let came_of = self.journal.arriving.take().and_then(|arriving| arriving.weighed.days);
        if came {
            self.show_all_days(self.journal.day_of(&shell.now), came_of);
            self.here(shell).go(Room::Range);
        }
    }

    /// Years that came are shown whole: the last quarter may have none of them.
    fn show_all_days(&mut self, today: DayKey, came: Option<(DayKey, DayKey)>) {
        /// As many days as the room shows by itself.
        const A_QUARTER: i32 = 91;
        /// A journal without an entry since then ends with its last one.
        const A_MONTH: i32 = 31;
        let Some((first, last)) = came else { return };
        let journal = &self.journal.journal;
        let first = journal.first_day().map_or(first, |day| day.min(first));
        let last = journal.last_day().map_or(last, |day| day.max(last));
        let (from, until) = (today.since(first), today.since(last));
        let until = if until > A_MONTH { until } else { 0 };
        if from - until > A_QUARTER {
            #[expect(clippy::cast_precision_loss, reason = "days of a life")]
            let (from_back, until_back) = (from as f32, until as f32);
            self.forms.range.stretch = Some(Stretch { from_back, until_back });
        }
    }

    /// What was typed for a write that the disk did not take stands in its form again.
    fn is_not_saved(&mut self, shell: &mut Shell, sentence: String) -> Vec<Request> {
        let pending = self.answered();
        if let Some(typed) = pending.typed {
            typed.put_back(&mut self.here(shell));
        }
        if pending.about == changes::About::TodaysForm {
            changes::form_is_not_saved(&mut self.here(shell));
        }
        let journal = &mut self.journal;
        if let Some(arriving) = journal.arriving.as_mut().filter(|_| pending.about == changes::About::Arrival) {
            (arriving.how_far, arriving.stop) = (None, Stop::default());
        }
        journal.notices.tell(Notice::failed(sentence));
        // What was shown ahead of the disk is taken back: the screen says what the file says.
        if journal.unshown.is_none() {
            journal.unshown = Some((journal.revision, Arc::clone(&journal.on_disk)));
        }
        self.show_when_all_is_answered(shell)
    }

    /// What the write that is answered now was to mean.
    fn answered(&mut self) -> changes::Pending {
        let pending = self.steps.answered();
        if pending.about == changes::About::ManyCheckIns {
            self.journal.file.busy = None;
        }
        pending
    }

    /// Shows what is on the disk once no write is on its way: an answer to an earlier write would show
    /// a journal without the later ones, and the next change would build on that.
    fn show_when_all_is_answered(&mut self, shell: &mut Shell) -> Vec<Request> {
        if self.steps.is_saving() {
            return Vec::new();
        }
        let Some((revision, journal)) = self.journal.unshown.take() else { return Vec::new() };
        if self.forms.help.safety_plan == self.journal.journal.safety_plan {
            // Nothing is being typed in it: what came in, with an import for one, is what stands there.
            self.forms.help.safety_plan = journal.safety_plan.clone();
        }
        self.show(shell, revision, journal)
    }

    fn show(&mut self, shell: &mut Shell, revision: u64, journal: Arc<Journal>) -> Vec<Request> {
        let open = &mut self.journal;
        if revision < open.revision {
            return Vec::new();
        }
        open.revision = revision;
        open.on_disk = Arc::clone(&journal);
        open.journal = journal;
        let today = open.day_of(&shell.now);
        open.count(today);
        shell.looks = Looks::of(&open.journal.settings);
        open.rewrite_asked = open.rewrite_asked.take().map(|asked| RewriteAsked::of(asked.change, &open.journal));
        let mut questions = vec![Question::ListEdited, Question::Analyse { today }];
        questions.extend(open.otherwise.as_ref().map(|shown| Question::SaidOtherwise { of: shown.of.clone() }));
        questions.extend(open.look_anew());
        if shell.room == Room::Journal {
            questions.push(Question::ReadySearch);
        }
        questions.extend(open.before_after_anew(today));
        questions.extend(open.stretches_anew(today));
        questions.into_iter().map(Request::Ask).collect()
    }

    fn is_answered(&mut self, shell: &mut Shell, answer: Answered) -> Vec<Request> {
        let open = &mut self.journal;
        let mut asked = None;
        match answer {
            Answered::Analysed { revision, findings } => {
                if revision == open.revision {
                    open.findings = Some(findings);
                    open.found_for = revision;
                    shell.counts.findings += 1;
                    let mut requests: Vec<_> =
                        open.first_look(shell.now.instant.utc_ms).map(Request::File).into_iter().collect();
                    self.tell_in_the_answer(shell);
                    if shell.room == Room::Patterns {
                        requests.extend(self.was_told(shell, Room::Patterns));
                    }
                    return requests;
                }
            }
            Answered::BeforeAfter { event, revision, found } => open.weeks_are_found(&event, revision, found),
            Answered::TwoStretches { days, revision, found } => open.stretches_are_found(days, revision, found),
            Answered::Found { wish, revision, found, excerpts } => asked = open.are_found(wish, revision, found, excerpts),
            Answered::FoundAll { wish, revision, found } => open.all_are_found(&wish, revision, found),
            Answered::Excerpts { wish, revision, excerpts } => open.excerpts_are(&wish, revision, excerpts),
            Answered::NotesWith { words, notes } => open.notes_with = (words, notes),
            Answered::Edited { check_ins, things } => (open.edited, open.things_edited) = (check_ins, things),
            Answered::Earlier { id, versions } => open.earlier = Some(EarlierVersions { id, versions }),
            Answered::SaidOtherwise { of, found } => open.otherwise = Some(Otherwise { of, found }),
        }
        asked.map(Request::Ask).into_iter().collect()
    }
}
