//! Where a change is asked for: the open journal, what is typed in its rooms, and the shell around it.

use crate::{
    app::{Forms, Notice, OpenJournal, Room, SearchState, Shell, Wish},
    domain::{DayKey, Journal},
};
use std::sync::Arc;

#[derive(Debug)]
pub struct Here<'a> {
    pub shell: &'a mut Shell,
    pub open: &'a mut OpenJournal,
    pub forms: &'a mut Forms,
}

impl Here<'_> {
    /// The person's day now.
    #[must_use]
    pub fn today(&self) -> DayKey {
        self.open.day_of(&self.shell.now)
    }

    #[must_use]
    pub fn now_ms(&self) -> i64 {
        self.shell.now.instant.utc_ms
    }

    /// The journal that is shown, to be changed ahead of the disk, so that the next change builds on this one.
    pub fn shown(&mut self) -> &mut Journal {
        Arc::make_mut(&mut self.open.journal)
    }

    pub fn tell(&mut self, notice: Notice) {
        self.open.notices.tell(notice);
    }

    /// Goes to a room; among the ways to the list of the seven. Nothing that is being typed is touched.
    pub fn go(&mut self, room: Room) {
        let (open, shell) = (&mut *self.open, &mut *self.shell);
        if room != shell.room {
            (open.event_shown, open.stretches_shown, open.otherwise) = (None, None, None);
            self.forms.today.form_is_open = false;
        }
        open.open_way = None;
        self.forms.today.sheet = None;
        shell.enter(room);
    }

    /// Shows this day in the Journal.
    pub fn show_day(&mut self, day: DayKey) {
        self.shell.counts.showings += 1;
        self.open.shown_day = Some(day);
        self.forms.journal.search = Wish::default();
        self.open.search = SearchState::default();
        self.go(Room::Journal);
    }

    /// SAFETY 17: "worse" is an answer, and offers help.
    pub fn offer_help(&mut self) {
        self.tell(Notice::told("Thank you for saying so. Help is here"));
        self.go(Room::Help);
    }
}
