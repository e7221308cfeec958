//! A clipboard that forgets. What Gamut copies is marked as not for clipboard histories, and taken away again
//! after half a minute, or when Gamut closes, if nothing else was copied meanwhile.

use std::{
    hash::{BuildHasher, RandomState},
    sync::mpsc::{self, Receiver, RecvTimeoutError, Sender},
    time::Duration,
};

/// Long enough to change windows and paste; what password managers commonly use.
pub const KEPT: Duration = Duration::from_secs(30);

/// How long closing waits for a clipboard whose owner doesn't answer.
const PATIENCE: Duration = Duration::from_millis(500);

/// The desktop's clipboard, behind a thread: asking it can take as long as another program pleases. The thread keeps
/// the time by itself, whether the window paints or not.
#[derive(Debug)]
pub struct Clipboard {
    says: Sender<Says>,
}

#[derive(Debug)]
enum Says {
    Copy(String),
    Clear { done: Sender<()> },
}

impl Clipboard {
    /// `None` where this desktop's clipboard can't be reached this way. `clock` tells the time since any moment, the
    /// same one each time.
    #[must_use]
    pub fn open(clock: impl Fn() -> Duration + Send + 'static) -> Option<Self> {
        let board = arboard::Clipboard::new().ok()?;
        let (says, hears) = mpsc::channel();
        let thread = std::thread::Builder::new().name("clipboard".to_owned());
        thread.spawn(move || listen(Keeper::over(board), &hears, clock)).ok()?;
        Some(Self { says })
    }

    /// Puts the text there, for `KEPT` from now on.
    pub fn copy(&self, text: String) {
        let _its_thread_is_there = self.says.send(Says::Copy(text));
    }

    /// Takes away what is there if it is still what was copied last; waits for it, half a second at most.
    pub fn clear_if_ours(&self) {
        let (done, cleared) = mpsc::channel();
        if self.says.send(Says::Clear { done }).is_ok() {
            let _waited = cleared.recv_timeout(PATIENCE);
        }
    }
}

/// Hears what the window says and wakes up when time is over; sleeps without a timer while nothing of ours is there.
fn listen(mut keeper: Keeper<impl Board>, hears: &Receiver<Says>, clock: impl Fn() -> Duration) {
    loop {
        let said = match keeper.until() {
            Some(until) => hears.recv_timeout(until.saturating_sub(clock())),
            None => hears.recv().map_err(RecvTimeoutError::from),
        };
        match said {
            Ok(Says::Copy(text)) => keeper.copy(text, clock()),
            Ok(Says::Clear { done }) => {
                keeper.clear();
                let _nobody_waits_any_more = done.send(());
            }
            Err(RecvTimeoutError::Timeout) => keeper.it_is(clock()),
            Err(RecvTimeoutError::Disconnected) => return keeper.clear(),
        }
    }
}

/// What a clipboard can do.
trait Board {
    /// Whether it is there now.
    fn set(&mut self, text: String) -> bool;
    fn text(&mut self) -> Option<String>;
    fn clear(&mut self);
}

/// What of ours lies there, and until when.
struct Keeper<B> {
    board: B,
    /// Only a fingerprint is remembered, keyed anew at each start.
    key: RandomState,
    ours: Option<(u64, Duration)>,
}

impl<B: Board> Keeper<B> {
    fn over(board: B) -> Self {
        Self { board, key: RandomState::new(), ours: None }
    }

    /// When it has to look at the clock again; `None` while nothing of ours is there.
    fn until(&self) -> Option<Duration> {
        self.ours.map(|(_, until)| until)
    }

    fn copy(&mut self, text: String, now: Duration) {
        let mark = self.key.hash_one(&text);
        self.ours = self.board.set(text).then_some((mark, now + KEPT));
    }

    /// Takes it away when its time is over.
    fn it_is(&mut self, now: Duration) {
        if self.until().is_some_and(|until| until <= now) {
            self.clear();
        }
    }

    /// Takes away what is there, if it is still ours.
    fn clear(&mut self) {
        if let Some((mark, _)) = self.ours.take()
            && self.board.text().is_some_and(|there| self.key.hash_one(&there) == mark)
        {
            self.board.clear();
        }
    }
}

impl Board for arboard::Clipboard {
    fn set(&mut self, text: String) -> bool {
        let set = arboard::Clipboard::set(self);
        #[cfg(all(unix, not(target_os = "macos")))]
        let set = arboard::SetExtLinux::exclude_from_history(set);
        #[cfg(target_os = "macos")]
        let set = arboard::SetExtApple::exclude_from_history(set);
        #[cfg(windows)]
        let set = {
            use arboard::SetExtWindows;
            set.exclude_from_monitoring().exclude_from_cloud().exclude_from_history()
        };
        set.text(text).is_ok()
    }

    fn text(&mut self) -> Option<String> {
        self.get_text().ok()
    }

    fn clear(&mut self) {
        let _it_belongs_to_another_now = arboard::Clipboard::clear(self);
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::sync::{Arc, Mutex};

    /// A clipboard others can write to.
    #[derive(Debug, Clone, Default)]
    struct Shared(Arc<Mutex<Option<String>>>);

    impl Shared {
        fn now(&self) -> Option<String> {
            self.0.lock().expect("a clipboard").clone()
        }

        fn another_copies(&self, text: &str) {
            *self.0.lock().expect("a clipboard") = Some(text.to_owned());
        }
    }

    impl Board for Shared {
        fn set(&mut self, text: String) -> bool {
            self.another_copies(&text);
            true
        }

        fn text(&mut self) -> Option<String> {
            self.now()
        }

        fn clear(&mut self) {
            *self.0.lock().expect("a clipboard") = None;
        }
    }

    /// A clipboard that takes nothing.
    struct Refuses;

    impl Board for Refuses {
        fn set(&mut self, _text: String) -> bool {
            false
        }

        fn text(&mut self) -> Option<String> {
            None
        }

        fn clear(&mut self) {
            unreachable!("nothing of ours is there");
        }
    }

    fn desk() -> (Shared, Keeper<Shared>) {
        let board = Shared::default();
        (board.clone(), Keeper::over(board))
    }

    fn at(seconds: u64) -> Duration {
        Duration::from_secs(seconds)
    }

    #[test]
    fn with_nothing_copied_nothing_is_taken_away_and_no_clock_is_asked() {
        let (board, mut keeper) = desk();
        board.another_copies("theirs");
        keeper.it_is(at(10_000));
        keeper.clear();
        assert_eq!((board.now().as_deref(), keeper.until()), (Some("theirs"), None));
        let mut refused = Keeper::over(Refuses);
        refused.copy("ours".into(), at(5));
        assert_eq!(refused.until(), None);
        refused.it_is(at(10_000));
    }

    #[test]
    fn what_was_copied_is_there_until_its_time_is_over_and_then_gone() {
        let (board, mut keeper) = desk();
        keeper.copy("ours".into(), at(100));
        assert_eq!(keeper.until(), Some(at(130)));
        keeper.it_is(at(129));
        assert_eq!(board.now().as_deref(), Some("ours"));
        keeper.it_is(at(130));
        assert_eq!((board.now(), keeper.until()), (None, None));
    }

    #[test]
    fn a_second_copy_has_its_own_half_minute() {
        let (board, mut keeper) = desk();
        keeper.copy("first".into(), at(0));
        keeper.copy("second".into(), at(20));
        keeper.it_is(at(30));
        assert_eq!(board.now().as_deref(), Some("second"));
        keeper.it_is(at(50));
        assert_eq!(board.now(), None);
    }

    #[test]
    fn what_another_copied_meanwhile_stays() {
        let (board, mut keeper) = desk();
        keeper.copy("ours".into(), at(0));
        board.another_copies("theirs");
        keeper.it_is(at(31));
        keeper.clear();
        assert_eq!(board.now().as_deref(), Some("theirs"));
    }

    /// What the window said before it went is heard in its order; the thread ends by itself.
    fn said(says: impl IntoIterator<Item = Says>, clock: impl Fn() -> Duration) -> Option<String> {
        let (board, keeper) = desk();
        let (window, hears) = mpsc::channel();
        says.into_iter().for_each(|one| window.send(one).expect("heard"));
        drop(window);
        listen(keeper, &hears, clock);
        board.now()
    }

    #[test]
    fn closing_takes_it_away_at_once_also_when_the_window_is_only_gone() {
        let (done, cleared) = mpsc::channel();
        assert_eq!(said([Says::Copy("ours".into()), Says::Clear { done }], || at(0)), None);
        assert_eq!(cleared.try_recv(), Ok(()), "the window is told");
        assert_eq!(said([Says::Copy("ours".into())], || at(0)), None);
    }

    /// A clipboard that tells when it is emptied.
    struct Tells(Option<String>, Sender<()>);

    impl Board for Tells {
        fn set(&mut self, text: String) -> bool {
            self.0 = Some(text);
            true
        }

        fn text(&mut self) -> Option<String> {
            self.0.clone()
        }

        fn clear(&mut self) {
            self.1.send(()).expect("heard");
        }
    }

    #[test]
    fn the_thread_wakes_up_by_itself_and_waits_for_no_frame() {
        let (emptied, is_empty) = mpsc::channel();
        let (window, hears) = mpsc::channel();
        // A clock that has run on by half a minute whenever it is asked.
        let asked = std::sync::atomic::AtomicU64::new(0);
        let clock = move || at(30 * asked.fetch_add(1, std::sync::atomic::Ordering::Relaxed));
        std::thread::spawn(move || listen(Keeper::over(Tells(None, emptied)), &hears, clock));
        window.send(Says::Copy("ours".into())).expect("heard");
        assert_eq!(is_empty.recv_timeout(Duration::from_secs(20)), Ok(()), "the window said nothing more");
    }
}
