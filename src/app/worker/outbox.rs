//! Where answers go, from whichever thread they come, and how much is not answered yet.

use super::reply::Reply;
use std::{
    sync::{
        Arc,
        atomic::{AtomicUsize, Ordering},
        mpsc::Sender,
    },
    time::Duration,
};

/// How much of what was asked for is not done yet; can be waited for from where the worker itself is out of reach.
#[derive(Debug, Clone, Default)]
pub struct Outstanding(Arc<AtomicUsize>);

impl Outstanding {
    /// All that was asked for is done, and its replies have been sent.
    #[must_use]
    pub fn is_none(&self) -> bool {
        self.0.load(Ordering::SeqCst) == 0
    }

    /// Waits until all is done, at most this long.
    pub fn wait(&self, most: Duration) {
        const LOOK_EVERY: Duration = Duration::from_millis(5);
        let mut waited = Duration::ZERO;
        while self.0.load(Ordering::SeqCst) > 0 && waited < most {
            std::thread::sleep(LOOK_EVERY);
            waited += LOOK_EVERY;
        }
    }

    pub(super) fn asked(&self) {
        self.0.fetch_add(1, Ordering::SeqCst);
    }

    pub(super) fn done(&self, many: usize) {
        self.0.fetch_sub(many, Ordering::SeqCst);
    }
}

/// What takes a while, and keeps no save waiting.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Slow {
    /// What is done with the file beside the worker.
    Errands,
    Notes,
    Analysis,
}

impl Slow {
    /// Of its thread.
    pub(super) const fn name(self) -> &'static str {
        match self {
            Self::Errands => "file",
            Self::Notes => "notes",
            Self::Analysis => "analysis",
        }
    }
}

/// Comes before each piece of that.
pub(super) type Before = Arc<dyn Fn(Slow) + Send + Sync>;

/// Where answers go, from whichever thread they come.
#[derive(Clone)]
pub(super) struct Outbox {
    replies: Sender<Reply>,
    wake: Arc<dyn Fn() + Send + Sync>,
}

impl Outbox {
    pub(super) fn new(replies: Sender<Reply>, wake: impl Fn() + Send + Sync + 'static) -> Self {
        Self { replies, wake: Arc::new(wake) }
    }

    pub(super) fn send(&self, reply: impl Into<Reply>) {
        // Where the window is gone the writes go on, and nobody reads the replies.
        if self.replies.send(reply.into()).is_ok() {
            (self.wake)();
        }
    }
}
