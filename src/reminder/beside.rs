//! Reminders beside a window: what is asked of them is done on a thread of its own, in its order, since files and buses may
//! take their time.

use super::{
    fired::{Fired, show_now},
    kept::Minute,
    place::{NotKept, Place},
    seen::{Seen, look},
    setting::{Around, Wish, switch_off, switch_on},
};
use crate::domain::Instant;
use std::{
    path::{Path, PathBuf},
    sync::mpsc::{self, Receiver, Sender},
    thread,
    time::Duration,
};

/// What a window asks.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Ask {
    /// How they stand; where they are off, nobody is asked for it.
    Begin,
    Look,
    On(Box<Wish>),
    Off,
    ShowNow,
    /// The newest check-in of this journal.
    CheckedIn(PathBuf, Minute),
    /// This journal was opened, and is the person's own.
    Opened(PathBuf),
    /// Reminders that were left unanswered are to go on.
    GoOn,
}

/// What is told.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Told {
    Seen(Box<Seen>),
    /// Something was not done, in a sentence.
    NotDone(String),
    /// What came of one that was tried.
    Tried(Fired),
}

/// The thread, for as long as this is kept.
#[derive(Debug)]
pub struct Beside {
    ask: Option<Sender<(Ask, Instant)>>,
    told: Receiver<Told>,
    done: Receiver<()>,
}

/// One that is tried from the window waits so long. Our choice: somebody looks at it.
const TRIED: Duration = Duration::from_mins(2);
/// Closing a window waits no longer for what is still to be written.
const CLOSING: Duration = Duration::from_secs(2);

type Wakes = dyn Fn() + Send + Sync;

impl Beside {
    /// `wakes` is called whenever something is told.
    #[must_use]
    pub fn start(place: Place, around: Around, wakes: impl Fn() + Send + Sync + 'static) -> Self {
        let ((ask, asked), (tell, told), (end, done)) = (mpsc::channel(), mpsc::channel(), mpsc::channel());
        let wakes: std::sync::Arc<Wakes> = std::sync::Arc::new(wakes);
        // Without a thread nobody is reminded, and nothing else is lost.
        let _started = thread::Builder::new().name("reminders".into()).spawn(move || {
            while let Ok((ask, now)) = asked.recv() {
                if ask == Ask::ShowNow {
                    // It waits for minutes, and the next thing asked doesn't.
                    let (place, around, tell, wakes) = (place.clone(), around.clone(), Sender::clone(&tell), wakes.clone());
                    let _shown = thread::Builder::new().name("reminder".into()).spawn(move || {
                        let _window_is_gone = tell.send(tried(&place, &around, now));
                        wakes();
                    });
                    continue;
                }
                for told in answer(&place, &around, ask, now) {
                    let _window_is_gone = tell.send(told);
                }
                wakes();
            }
            let _nobody_waits = end.send(());
        });
        Self { ask: Some(ask), told, done }
    }

    pub fn ask(&self, ask: Ask, now: Instant) {
        if let Some(to) = &self.ask {
            let _there_is_no_thread = to.send((ask, now));
        }
    }

    /// What was told since it was asked last.
    pub fn told(&self) -> impl Iterator<Item = Told> + '_ {
        self.told.try_iter()
    }

    /// Waits a little until what was asked is written.
    pub fn close(&mut self) {
        self.ask = None;
        let _or_not_in_time = self.done.recv_timeout(CLOSING);
    }
}

fn tried(place: &Place, around: &Around, now: Instant) -> Told {
    match show_now(place, around, &|| now, TRIED) {
        Ok(fired) => Told::Tried(fired),
        Err(why) => Told::NotDone(why.to_string()),
    }
}

fn answer(place: &Place, around: &Around, ask: Ask, now: Instant) -> Vec<Told> {
    if ask == Ask::Begin && place.read() == Ok(None) {
        return vec![Told::Seen(Box::default())];
    }
    let done = match ask {
        Ask::Begin | Ask::Look | Ask::ShowNow => Ok(true),
        Ask::On(wish) => switch_on(place, around, *wish, now).map(|_| true),
        Ask::Off => switch_off(place, around).map(|_| true),
        Ask::CheckedIn(journal, minute) => checked_in(place, &journal, minute),
        Ask::Opened(journal) => opened(place, &journal),
        Ask::GoOn => place.change(super::kept::Kept::goes_on).map(|changed| changed.is_some()),
    };
    let not_done = done.as_ref().err().map(|why| Told::NotDone(why.to_string()));
    // What changed nothing is not looked at: most windows have no reminders.
    let looks = done.unwrap_or(true);
    not_done.into_iter().chain(looks.then(|| Told::Seen(Box::new(look(place, around, now))))).collect()
}

/// A check-in of the journal that reminders open makes them quiet for a while. Gives whether that is news.
///
/// # Errors
/// What is kept can't be read or changed.
pub fn checked_in(place: &Place, journal: &Path, minute: Minute) -> Result<bool, NotKept> {
    let changed = place.change(|kept| {
        let is_news = is_same(&kept.journal, journal) && kept.last_check_in.is_none_or(|last| last < minute);
        if is_news {
            kept.last_check_in = Some(minute);
            kept.goes_on();
        }
        is_news
    })?;
    Ok(changed.unwrap_or(false))
}

/// A journal that lies elsewhere now is found again when it is opened there: the one that was known is gone. Gives whether
/// it was.
fn opened(place: &Place, journal: &Path) -> Result<bool, NotKept> {
    let changed = place.change(|kept| {
        let is_moved = !kept.journal.exists() && kept.journal != journal;
        if is_moved {
            journal.clone_into(&mut kept.journal);
        }
        is_moved
    })?;
    Ok(changed.unwrap_or(false))
}

fn is_same(a: &Path, b: &Path) -> bool {
    let real = |path: &Path| path.canonicalize().unwrap_or_else(|_| path.to_owned());
    a == b || real(a) == real(b)
}
