//! The calls that wait for the window, and whether it takes them.

use super::Call;
use std::{
    fmt,
    path::{Path, PathBuf},
    sync::{Arc, Condvar, Mutex, MutexGuard, PoisonError},
    time::Duration,
};

/// A window that paints takes a call in a frame's time. One that doesn't is busy or stopped, and whoever calls opens its
/// own way: our choice, so that nobody waits for a window that never comes.
const WAITS_FOR_THE_WINDOW: Duration = Duration::from_secs(1);

/// What the window hears from those who start Gamut once more. Shared by the window and the thread that listens.
#[derive(Clone, Default)]
pub struct Calls(Arc<Shared>);

#[derive(Default)]
struct Shared {
    inner: Mutex<Inner>,
    taken: Condvar,
}

#[derive(Default)]
struct Inner {
    waiting: Vec<Call>,
    /// So many were ever given, and taken by the window.
    given: u64,
    taken: u64,
    is: Is,
    /// The journals it stands for, as they were asked for.
    journals: Vec<PathBuf>,
    wake: Option<Box<dyn Fn() + Send>>,
    /// Begins to listen.
    listens: Option<Box<dyn FnOnce() + Send>>,
    turned_away: bool,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
enum Is {
    /// The window comes up soon, and takes what waits then.
    #[default]
    Coming,
    There,
    Gone,
}

/// What became of a call.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Heard {
    Taken,
    /// The window is being closed, or does nothing any more.
    Not,
}

impl Calls {
    /// What begins to listen once the window is there: until then who calls waits in line. The window's libraries come up
    /// quicker as long as the program has one thread alone.
    pub fn listen_when_it_is_there(&self, listens: impl FnOnce() + Send + 'static) {
        self.lock().listens = Some(Box::new(listens));
    }

    /// The window is there, and is woken by this for each call.
    pub fn wake_by(&self, wake: impl Fn() + Send + 'static) {
        let mut inner = self.lock();
        inner.is = Is::There;
        inner.wake = Some(Box::new(wake));
        let listens = inner.listens.take();
        drop(inner);
        if let Some(listens) = listens {
            listens();
        }
    }

    /// The window shows these journals, or belongs to them.
    pub fn stand_for<'a>(&self, journals: impl IntoIterator<Item = &'a Path>) {
        let journals = journals.into_iter();
        let mut inner = self.lock();
        inner.journals.clear();
        inner.journals.extend(journals.map(Path::to_owned));
    }

    #[must_use]
    pub fn journals(&self) -> Vec<PathBuf> {
        self.lock().journals.clone()
    }

    /// What the window was called for since it asked last. Taking it says that it comes.
    #[must_use]
    pub fn take(&self) -> Vec<Call> {
        let mut inner = self.lock();
        if inner.waiting.is_empty() {
            return Vec::new();
        }
        inner.taken = inner.given;
        self.0.taken.notify_all();
        std::mem::take(&mut inner.waiting)
    }

    /// From now on the window is as good as closed: who calls is told so.
    pub fn stop(&self) {
        self.lock().is = Is::Gone;
        self.0.taken.notify_all();
    }

    /// Somebody called since the window was as good as closed.
    #[must_use]
    pub fn has_turned_away(&self) -> bool {
        self.lock().turned_away
    }

    /// Gives the call to the window and waits until it takes it.
    #[must_use]
    pub fn give(&self, call: Call) -> Heard {
        let mut inner = self.lock();
        let mine = inner.given + 1;
        if inner.is == Is::Gone {
            inner.turned_away = true;
        } else {
            inner.given = mine;
            inner.waiting.push(call);
        }
        if let Some(wake) = &inner.wake {
            wake();
        }
        match inner.is {
            Is::Gone => return Heard::Not,
            Is::Coming => return Heard::Taken,
            Is::There => {}
        }
        let waits = |inner: &mut Inner| inner.taken < mine && inner.is != Is::Gone;
        let (mut inner, _) =
            self.0.taken.wait_timeout_while(inner, WAITS_FOR_THE_WINDOW, waits).unwrap_or_else(PoisonError::into_inner);
        if inner.taken >= mine {
            return Heard::Taken;
        }
        // It does not come up by itself later on.
        inner.waiting.clear();
        Heard::Not
    }

    fn lock(&self) -> MutexGuard<'_, Inner> {
        self.0.inner.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

impl fmt::Debug for Calls {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Calls").field("is", &self.lock().is).finish_non_exhaustive()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check_in() -> Call {
        Call { check_in: true, ..Call::default() }
    }

    #[test]
    fn a_window_that_is_still_coming_up_has_the_call_when_it_is_there() {
        let calls = Calls::default();
        assert_eq!(calls.give(check_in()), Heard::Taken);
        calls.wake_by(|| {});
        assert_eq!(calls.take(), [check_in()]);
        assert_eq!(calls.take(), [], "once");
    }

    #[test]
    fn who_calls_hears_whether_the_window_took_it() {
        let calls = Calls::default();
        let (wake, is_woken) = std::sync::mpsc::channel();
        calls.wake_by(move || wake.send(()).expect("somebody waits"));
        let window = {
            let calls = calls.clone();
            std::thread::spawn(move || {
                is_woken.recv().expect("woken");
                let taken = calls.take();
                (taken, is_woken)
            })
        };
        assert_eq!(calls.give(check_in()), Heard::Taken);
        let (taken, _is_woken) = window.join().expect("it ended well");
        assert_eq!(taken, [check_in()]);
        assert_eq!(calls.give(Call::default()), Heard::Not, "a window that does nothing is not waited for");
        assert_eq!(calls.take(), [], "and does not come up much later");
    }

    #[test]
    fn a_window_that_is_closed_takes_nothing_and_knows_that_it_was_called() {
        let calls = Calls::default();
        calls.wake_by(|| {});
        calls.stop();
        assert!(!calls.has_turned_away());
        assert_eq!(calls.give(check_in()), Heard::Not);
        assert!(calls.has_turned_away());
    }
}
