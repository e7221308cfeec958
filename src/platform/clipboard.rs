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

/// The desktop's clipboard, behind a thread: asking it can take as long as another program pleases.
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
    /// `None` where this desktop's clipboard can't be reached this way.
    #[must_use]
    pub fn open() -> Option<Self> {
        let board = arboard::Clipboard::new().ok()?;
        Self::over(board, KEPT)
    }

    fn over(board: impl Board + Send + 'static, kept: Duration) -> Option<Self> {
        let (says, hears) = mpsc::channel();
        let thread = std::thread::Builder::new().name("clipboard".to_owned());
        thread.spawn(move || keep(board, &hears, kept)).ok()?;
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

/// What a clipboard can do.
trait Board {
    /// Whether it is there now.
    fn set(&mut self, text: String) -> bool;
    fn text(&mut self) -> Option<String>;
    fn clear(&mut self);
}

/// Sleeps without a timer while nothing of ours is there.
fn keep(mut board: impl Board, hears: &Receiver<Says>, kept: Duration) {
    // Only a fingerprint is remembered, keyed anew at each start.
    let key = RandomState::new();
    let mut ours: Option<u64> = None;
    let clear = |board: &mut dyn Board, ours: &mut Option<u64>| {
        if let Some(mark) = ours.take()
            && board.text().is_some_and(|there| key.hash_one(&there) == mark)
        {
            board.clear();
        }
    };
    loop {
        let said = if ours.is_some() { hears.recv_timeout(kept) } else { hears.recv().map_err(RecvTimeoutError::from) };
        match said {
            Ok(Says::Copy(text)) => {
                let mark = key.hash_one(&text);
                ours = board.set(text).then_some(mark);
            }
            Ok(Says::Clear { done }) => {
                clear(&mut board, &mut ours);
                let _nobody_waits_any_more = done.send(());
            }
            Err(RecvTimeoutError::Timeout) => clear(&mut board, &mut ours),
            Err(RecvTimeoutError::Disconnected) => return clear(&mut board, &mut ours),
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
    use super::{Board, Clipboard};
    use std::{
        sync::{Arc, Mutex},
        time::Duration,
    };

    const SHORT: Duration = Duration::from_millis(60);
    const LONG: Duration = Duration::from_mins(10);

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

        fn comes_to(&self, wanted: Option<&str>) -> bool {
            (0..200).any(|_| {
                std::thread::sleep(Duration::from_millis(10));
                self.now().as_deref() == wanted
            })
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

    #[test]
    fn with_nothing_copied_nothing_is_taken_away() {
        let board = Shared::default();
        board.another_copies("theirs");
        let clipboard = Clipboard::over(board.clone(), SHORT).expect("a thread");
        clipboard.clear_if_ours();
        std::thread::sleep(SHORT * 3);
        drop(clipboard);
        std::thread::sleep(SHORT);
        assert_eq!(board.now().as_deref(), Some("theirs"));
    }

    #[test]
    fn what_was_copied_is_gone_after_its_time() {
        let board = Shared::default();
        let clipboard = Clipboard::over(board.clone(), SHORT).expect("a thread");
        clipboard.copy("ours".into());
        assert!(board.comes_to(None), "it was taken away: {:?}", board.now());
    }

    #[test]
    fn what_another_copied_meanwhile_stays() {
        let board = Shared::default();
        let clipboard = Clipboard::over(board.clone(), SHORT).expect("a thread");
        clipboard.copy("ours".into());
        assert!(board.comes_to(Some("ours")));
        board.another_copies("theirs");
        std::thread::sleep(SHORT * 3);
        clipboard.clear_if_ours();
        assert_eq!(board.now().as_deref(), Some("theirs"));
    }

    #[test]
    fn closing_takes_it_away_at_once() {
        let board = Shared::default();
        let clipboard = Clipboard::over(board.clone(), LONG).expect("a thread");
        clipboard.copy("ours".into());
        clipboard.clear_if_ours();
        assert_eq!(board.now(), None);
        clipboard.copy("ours again".into());
        drop(clipboard);
        assert!(board.comes_to(None), "also when it is only dropped");
    }
}
