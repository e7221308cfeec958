//! What was noticed, and whether the person was told.

use crate::{
    analysis::TodaySays,
    app::{EventForm, Forms, Model, Open, OpenJournal, Request, Room, Shell, ToldChange},
    domain::{CheckInDraft, DayKey, SELF_HARM_KEY, Symptom, SymptomAnswer},
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
        let answer = self.asked_item().and_then(|item| form.symptoms.get(&item.id).copied());
        answer.is_some_and(SymptomAnswer::calls_for_help)
    }

    /// The item about hurting oneself, where it is asked about.
    fn asked_item(&self) -> Option<&Symptom> {
        self.journal.catalogue.symptom_by_key(SELF_HARM_KEY).filter(|_| self.journal.settings.ask_self_harm)
    }

    /// Today has a check-in, and nothing of another one is in the form: the saved day stands in its place.
    #[must_use]
    pub fn form_is_folded(&self, forms: &Forms, today: DayKey) -> bool {
        let form = &forms.today.check_in;
        let is_new = form.is_empty() && form.editing.is_none() && form.other_time.is_none();
        let is_apart = forms.today.sheet.is_none() && forms.new_event().is_none_or(EventForm::is_empty);
        is_new && is_apart && !forms.today.form_is_open && self.journal.on(today).next().is_some()
    }

    /// The item about hurting oneself stands in the form that is on screen in this room: nothing that was noticed is told
    /// beside it, until the form is saved or left. Where it is asked about it is never folded away.
    #[must_use]
    pub fn shows_the_item(&self, forms: &Forms, room: Room, today: DayKey) -> bool {
        let has_form = match room {
            Room::Today => !self.form_is_folded(forms, today),
            Room::Journal => forms.today.check_in.editing.is_some(),
            Room::Range | Room::Patterns | Room::Ways | Room::Help | Room::Settings => false,
        };
        has_form && self.asked_item().is_some()
    }
}

impl Open {
    /// What is new was seen in this room.
    pub(in crate::app) fn was_told(&mut self, shell: &mut Shell, room: Room) -> Vec<Request> {
        let today = self.journal.day_of(&shell.now);
        let is_hidden =
            self.journal.calls_for_help(&self.forms.today.check_in) || self.journal.shows_the_item(&self.forms, room, today);
        let is_new = self.journal.has_news(today) && !is_hidden;
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
        let seen_in = match shell.room {
            Room::Patterns => Some(Room::Patterns),
            Room::Today | Room::Help => None,
            Room::Journal | Room::Range | Room::Ways | Room::Settings => Some(from).filter(|from| *from == Room::Today),
        };
        open.zip(seen_in).map(|(open, room)| open.was_told(shell, room)).unwrap_or_default()
    }

    /// The window closes: what stood open in it was seen.
    #[must_use]
    pub fn told_at_last(&mut self) -> Vec<Request> {
        let (shell, open) = self.parts();
        open.filter(|_| shell.room == Room::Today).map(|open| open.was_told(shell, Room::Today)).unwrap_or_default()
    }

    /// Something is to be read in Patterns. Never said beside Help, nor beside the item about hurting oneself.
    #[must_use]
    pub fn has_news(&self) -> bool {
        let (today, room) = (self.today(), self.shell.room);
        let may_be_told = |open: &Open| {
            !open.journal.calls_for_help(&open.forms.today.check_in) && !open.journal.shows_the_item(&open.forms, room, today)
        };
        room != Room::Help && self.open().is_some_and(|open| open.journal.has_news(today) && may_be_told(open))
    }
}
