//! What the window knows: the shell, which is always there, and how the journal stands. Only [`Model::apply`],
//! [`Model::receive`] and the passing of time change it.

use super::{CountryCode, HelpLineForms, Notice, Offered, Open, OpenJournal, Opening, Room, Sheet, Shell, Standing};
use crate::domain::{DayKey, Moment, Settings};
use std::path::{Path, PathBuf};

#[derive(Debug)]
pub struct Model {
    pub shell: Shell,
    pub standing: Standing,
    /// What is typed about help, with a journal or without one.
    pub help: HelpLineForms,
    /// A file that the person is asked about.
    pub offered: Option<Offered>,
    /// What was told of the file written last, and where that is.
    pub(super) written: Option<(String, PathBuf)>,
}

impl Model {
    #[must_use]
    pub fn new(path: PathBuf, now: Moment) -> Self {
        let standing = Standing::Opening(Opening::default());
        Self { shell: Shell::new(path, now), standing, help: HelpLineForms::default(), offered: None, written: None }
    }

    /// The journal, while it is open.
    #[must_use]
    pub fn open(&self) -> Option<&Open> {
        match &self.standing {
            Standing::Open(open) => Some(open),
            Standing::Opening(_) | Standing::Locked(_) | Standing::InTrouble(_) => None,
        }
    }

    /// The same, for what is typed in its rooms.
    #[must_use]
    pub fn open_mut(&mut self) -> Option<&mut Open> {
        self.parts().1
    }

    /// The shell, and the journal while it is open.
    pub(super) fn parts(&mut self) -> (&mut Shell, Option<&mut Open>) {
        let open = match &mut self.standing {
            Standing::Open(open) => Some(&mut **open),
            Standing::Opening(_) | Standing::Locked(_) | Standing::InTrouble(_) => None,
        };
        (&mut self.shell, open)
    }

    #[must_use]
    pub fn is_open(&self) -> bool {
        self.open().is_some()
    }

    /// A journal with a passphrase is being opened right now.
    #[must_use]
    pub fn is_protected_and_opening(&self) -> bool {
        matches!(self.standing, Standing::Opening(_)) && self.standing.is_protected()
    }

    /// The person's day now, as far as is known when it begins.
    #[must_use]
    pub fn today(&self) -> DayKey {
        let of_an_open_one = self.open().map(|open| open.journal.day_of(&self.shell.now));
        of_an_open_one.unwrap_or_else(|| OpenJournal::default().day_of(&self.shell.now))
    }

    /// The settings of the journal; without one, how the window looks.
    #[must_use]
    pub fn settings(&self) -> Settings {
        let super::Looks { theme, text_size, reduce_motion, discreet } = self.shell.looks;
        let looks = || Settings { theme, text_size, reduce_motion, discreet, ..Settings::default() };
        self.open().map_or_else(looks, |open| open.journal.journal.settings.clone())
    }

    /// What is to be told.
    #[must_use]
    pub fn notice(&self) -> Option<&Notice> {
        self.open().and_then(|open| open.journal.notices.shown()).or(self.shell.notice.as_ref())
    }

    /// How often something was told of the journal that is open.
    #[must_use]
    pub fn times_told(&self) -> u64 {
        self.open().map_or(0, |open| open.journal.notices.told())
    }

    /// What is told of an open journal goes with it.
    pub fn tell(&mut self, notice: Notice) {
        let (shell, open) = self.parts();
        match open {
            Some(open) => open.journal.notices.tell(notice),
            None => shell.notice = Some(notice),
        }
    }

    /// A file was written: it can be shown in its folder for as long as that is told.
    pub(super) fn is_written_at(&mut self, sentence: String, path: PathBuf) {
        self.tell(Notice::told(sentence.clone()));
        self.written = Some((sentence, path));
    }

    /// The file this notice tells of as written.
    #[must_use]
    pub fn written_as(&self, notice: &Notice) -> Option<&Path> {
        self.written.as_ref().filter(|(told, _)| *told == notice.text).map(|(_, path)| path.as_path())
    }

    /// The country whose lines are shown: kept in the journal while one is open, else for as long as the window lives.
    /// None is assumed (SAFETY 3).
    #[must_use]
    pub fn help_country(&self) -> Option<&str> {
        let kept = self.open().and_then(|open| open.journal.journal.settings.country.as_deref());
        kept.or(self.shell.country.as_ref().map(CountryCode::as_str))
    }

    /// A write was asked for and the disk has not answered yet.
    #[must_use]
    pub fn is_saving(&self) -> bool {
        self.open().is_some_and(|open| open.steps.is_saving())
    }

    /// Today's form is on its way to the disk.
    #[must_use]
    pub fn is_saving_form(&self) -> bool {
        self.open().is_some_and(|open| open.journal.saving_form.is_some())
    }

    /// The form of a check-in is in sight: always in Today, in the Journal while an earlier one is changed there.
    #[must_use]
    pub fn shows_form(&self) -> bool {
        match self.shell.room {
            Room::Today => self.is_open(),
            Room::Journal => self.open().is_some_and(|open| open.forms.today.check_in.editing.is_some()),
            Room::Range | Room::Patterns | Room::Ways | Room::Help | Room::Settings => false,
        }
    }

    /// The week from paper is open in Today.
    #[must_use]
    pub fn shows_week(&self) -> bool {
        let is_open = |open: &Open| open.forms.today.sheet == Some(Sheet::Week);
        self.shell.room == Room::Today && self.open().is_some_and(is_open)
    }

    /// Everything asked for is answered, and the findings belong to what is shown.
    #[must_use]
    pub fn is_settled(&self) -> bool {
        self.open().is_none_or(|open| !open.steps.is_saving() && open.journal.is_worked_out())
    }

    /// Something can be taken back.
    #[must_use]
    pub fn can_undo(&self) -> bool {
        self.open().is_some_and(|open| open.steps.can_undo())
    }

    /// The worker is gone: what is typed from now on can't reach the file.
    pub fn saving_has_stopped(&mut self) {
        self.tell(Notice::failed(
            "Saving has stopped. What was saved before is safe. Copy what is in the form, close the window and open it again",
        ));
    }
}
