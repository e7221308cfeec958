//! What was noticed, and whether the person was told.

use crate::{
    analysis::TodaySays,
    app::{Model, Open, OpenJournal, Request, Room, Shell, ToldChange},
    domain::{CheckInDraft, DayKey, SELF_HARM_KEY, SymptomAnswer},
};

impl OpenJournal {
    /// What Today says of what was noticed.
    #[must_use]
    pub fn says(&self) -> Option<&TodaySays> {
        self.findings.as_ref()?.says.as_ref()
    }

    /// It is new: it stands open in Today, and the way to Patterns is marked.
    #[must_use]
    pub fn has_news(&self, today: DayKey) -> bool {
        let settings = &self.journal.settings;
        self.says().is_some_and(|says| settings.told.is_new(&says.news, today)) && !settings.is_told_later(today)
    }

    /// This form says of the item about hurting oneself what calls for help: nothing else is told beside that.
    #[must_use]
    pub fn calls_for_help(&self, form: &CheckInDraft) -> bool {
        let item = self.journal.catalogue.symptom_by_key(SELF_HARM_KEY).filter(|_| self.journal.settings.ask_self_harm);
        let answer = item.and_then(|item| form.symptoms.get(&item.id).copied());
        answer.is_some_and(SymptomAnswer::calls_for_help)
    }
}

impl Open {
    /// What is new was seen.
    pub(in crate::app) fn was_told(&mut self, shell: &mut Shell) -> Vec<Request> {
        let is_new =
            self.journal.has_news(self.journal.day_of(&shell.now)) && !self.journal.calls_for_help(&self.forms.today.check_in);
        let news = self.journal.says().filter(|_| is_new).map(|says| says.news.clone());
        news.map(|news| self.change(shell, ToldChange::Seen(news).into())).unwrap_or_default()
    }

    /// A save that made the difference says so in its answer.
    pub(in crate::app) fn tell_in_the_answer(&mut self, shell: &Shell) {
        let was_asked = std::mem::take(&mut self.journal.is_answering_save);
        if !was_asked || shell.room == Room::Help || !self.journal.has_news(self.journal.day_of(&shell.now)) {
            return;
        }
        let sentence = self.journal.says().map(|says| says.sentence.trim_end_matches('.').to_owned());
        if let Some(sentence) = sentence {
            self.journal.notices.go_on(&sentence);
        }
    }
}

impl Model {
    /// What stood open in Today is told once the person goes on to another room, and so is what Patterns shows. Who goes
    /// to Help has something else to read first.
    pub(in crate::app) fn told_on_the_way(&mut self, from: Room) -> Vec<Request> {
        let (shell, open) = self.parts();
        let passed = match shell.room {
            Room::Patterns => true,
            Room::Today | Room::Help => false,
            Room::Journal | Room::Range | Room::Ways | Room::Settings => from == Room::Today,
        };
        open.filter(|_| passed).map(|open| open.was_told(shell)).unwrap_or_default()
    }

    /// The window closes: what stood open in it was seen.
    #[must_use]
    pub fn told_at_last(&mut self) -> Vec<Request> {
        let (shell, open) = self.parts();
        open.filter(|_| shell.room == Room::Today).map(|open| open.was_told(shell)).unwrap_or_default()
    }

    /// Something is to be read in Patterns. Never said beside Help.
    #[must_use]
    pub fn has_news(&self) -> bool {
        let today = self.today();
        self.shell.room != Room::Help
            && self
                .open()
                .is_some_and(|open| open.journal.has_news(today) && !open.journal.calls_for_help(&open.forms.today.check_in))
    }
}
