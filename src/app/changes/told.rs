//! What was noticed and is told in Today: that it was seen, or that the person wants to hear of it later.

use super::{
    asked::{self, Apply, PutBack, TakeBack, ToDisk},
    here::Here,
};
use crate::{
    app::{Notice, Reply, Shell, Worker},
    domain::{DayKey, News, Settings},
};

/// What "Not now" is answered with, wherever it is pressed.
pub(super) const NOT_NOW: &str = "Not told again for a week";
/// The same taken back.
pub(super) const BACK: &str = "It is told again";

#[derive(Debug, Clone, PartialEq)]
pub enum Change {
    /// It was seen; nothing is said of that.
    Seen(News),
    /// "Not now".
    Later,
}

#[derive(Debug, Clone, PartialEq)]
pub struct Write(pub Box<Settings>);

/// The day of the "Not now" before this one.
#[derive(Debug, Clone, PartialEq)]
pub struct Undo(Option<DayKey>);

/// It is pressed, not typed.
#[derive(Debug, Clone, PartialEq)]
pub enum Typed {}

type Asked = asked::Asked<Write, Undo, Typed>;

impl Apply for Change {
    type Asked = Asked;

    fn apply(self, here: &mut Here<'_>) -> Asked {
        let today = here.today();
        let settings = &mut here.shown().settings;
        match self {
            Self::Seen(news) => {
                settings.told.tell(news, today);
                Asked::write(Write(Box::new(settings.clone())))
            }
            Self::Later => {
                let before = settings.told_later.replace(today);
                Asked { says: Some(NOT_NOW), ..Asked::undoable(Write(Box::new(settings.clone())), Undo(before)) }
            }
        }
    }

    /// What is told comes from a journal.
    fn without_a_journal(self, _shell: &mut Shell) -> Option<Notice> {
        None
    }
}

impl ToDisk for Write {
    fn carry_out(self, worker: &mut Worker) -> Vec<Reply> {
        worker.write_and_say(|store| store.save_settings(&self.0).map(|()| ""))
    }
}

impl TakeBack for Undo {
    type Asked = Asked;

    fn take_back(self, here: &mut Here<'_>) -> Asked {
        let settings = &mut here.shown().settings;
        settings.told_later = self.0;
        Asked::back(Write(Box::new(settings.clone())), BACK)
    }
}

impl PutBack for Typed {
    fn put_back(self, _here: &mut Here<'_>) {
        match self {}
    }
}

#[cfg(test)]
mod tests {
    use super::{super::trying::Trying, *};

    #[test]
    fn not_now_holds_from_today_and_is_taken_back_and_where_the_disk_refuses_it_was_never_said() {
        let mut trying = Trying::new();
        let today = trying.model.today();
        assert_eq!(trying.does_in_vain(Change::Later).settings.told_later, None);
        assert_eq!(trying.does(Change::Later).settings.told_later, Some(today));
        assert_eq!(trying.said(), NOT_NOW);
        assert_eq!(trying.takes_back().settings.told_later, None);
        assert_eq!(trying.said(), BACK);
    }
}
