//! The thread around the worker: the frame never waits for it, closing does.

use super::{
    reply::Reply,
    request::Request,
    state::{Meanwhile, Worker},
};
use crate::memory::scrub_stack;
use std::{
    collections::VecDeque,
    rc::Rc,
    sync::{
        Arc,
        atomic::{AtomicUsize, Ordering},
        mpsc::{Receiver, Sender, channel},
    },
    thread::{Builder, JoinHandle},
    time::Duration,
};

/// What a thread has without being asked; named, because it is overwritten.
const STACK: usize = 2 << 20;
/// Above what is overwritten: the thread's own beginning, and a page that nobody may touch below.
const MARGIN: usize = 128 << 10;

/// The thread that owns the store. The frame never waits for it; closing does, so that what was
/// asked for is on the disk.
#[derive(Debug)]
pub struct WorkerThread {
    requests: Option<Sender<Request>>,
    replies: Receiver<Reply>,
    thread: Option<JoinHandle<()>>,
    outstanding: Outstanding,
}

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
}

impl WorkerThread {
    /// Starts the thread. `wake` is called after each reply, from that thread.
    #[must_use]
    pub fn start(wake: impl Fn() + Send + 'static) -> Self {
        let (requests, inbox) = channel::<Request>();
        let (outbox, replies) = channel::<Reply>();
        let outstanding = Outstanding::default();
        let left = outstanding.clone();
        let thread = Builder::new().name("journal".into()).stack_size(STACK).spawn(move || {
            let wake = Rc::new(wake);
            let (sends, wakes) = (outbox.clone(), Rc::clone(&wake));
            let meanwhile = Meanwhile::heard_by(move |reply| {
                // Where the window is gone nobody waits to hear it.
                if sends.send(reply).is_ok() {
                    wakes();
                }
            });
            let mut worker = Worker { meanwhile, ..Worker::default() };
            let mut queue = VecDeque::new();
            let mut done = 0;
            // Ends when the window has dropped its end and everything asked for is done.
            while let Some(request) = next(&inbox, &mut queue, &mut done) {
                for reply in worker.handle(request) {
                    if outbox.send(reply).is_err() {
                        // The window is gone: go on with the writes, nobody reads the replies.
                        break;
                    }
                    wake();
                }
                if !worker.is_open() {
                    // Making the key, opening the file and reading it left its pieces there.
                    scrub_stack(STACK - MARGIN);
                }
                left.0.fetch_sub(std::mem::take(&mut done), Ordering::SeqCst);
            }
        });
        // Without a thread its end of the requests is gone, too: the first that is sent tells.
        Self { requests: Some(requests), replies, thread: thread.ok(), outstanding }
    }

    /// Asks for something; the answer comes by [`Self::poll`]. `false` when the worker is gone.
    #[must_use]
    pub fn send(&self, request: impl Into<Request>) -> bool {
        self.outstanding.0.fetch_add(1, Ordering::SeqCst);
        self.requests.as_ref().is_some_and(|r| r.send(request.into()).is_ok())
    }

    /// What is asked for and not done yet, to be waited for when the window is torn away.
    #[must_use]
    pub fn outstanding(&self) -> Outstanding {
        self.outstanding.clone()
    }

    /// The replies that have come in.
    pub fn poll(&self) -> impl Iterator<Item = Reply> + '_ {
        self.replies.try_iter()
    }

    /// Waits until everything that was asked for is done.
    pub fn close(&mut self) {
        drop(self.requests.take());
        if let Some(thread) = self.thread.take() {
            // A worker that panicked has nothing left to write; its panic was reported on stderr.
            let _ended = thread.join();
        }
    }
}

impl Drop for WorkerThread {
    fn drop(&mut self) {
        self.close();
    }
}

/// The next request worth carrying out: a read that a newer one makes pointless is passed over,
/// a write never is. Both are counted in `taken`.
fn next(inbox: &Receiver<Request>, queue: &mut VecDeque<Request>, taken: &mut usize) -> Option<Request> {
    if queue.is_empty() {
        queue.push_back(inbox.recv().ok()?);
    }
    queue.extend(inbox.try_iter());
    while let Some(request) = queue.pop_front() {
        *taken += 1;
        if !queue.iter().any(|newer| request.is_outdone_by(newer)) {
            return Some(request);
        }
    }
    None
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::app::{CheckInWrite, Question, Wish};

    #[test]
    fn of_several_searches_only_the_newest_is_done_and_no_write_is_passed_over() {
        let (send, inbox) = channel();
        let search = |w: &str| Request::from(Question::Search { wish: Wish { words: w.into(), ..Wish::default() } });
        let write = || Request::from(CheckInWrite::PutBack { id: "a".into() });
        for r in [search("a"), write(), search("ab"), write(), search("abc")] {
            send.send(r).expect("open");
        }
        drop(send);
        let (mut queue, mut taken) = (VecDeque::new(), 0);
        let done: Vec<_> = std::iter::from_fn(|| next(&inbox, &mut queue, &mut taken)).collect();
        assert_eq!(taken, 5, "what was passed over is done with, too");
        assert_eq!(done, [write(), write(), search("abc")]);
    }
}
