use super::{Desk, Reply, Request};
use std::{
    collections::VecDeque,
    sync::mpsc::{Receiver, Sender, channel},
    thread::JoinHandle,
};

/// The thread that owns the store. The frame never waits for it; closing does, so that what was
/// asked for is on the disk.
#[derive(Debug)]
pub struct Worker {
    requests: Option<Sender<Request>>,
    replies: Receiver<Reply>,
    thread: Option<JoinHandle<()>>,
}

impl Worker {
    /// Starts the thread. `wake` is called after each reply, from that thread.
    #[must_use]
    pub fn start(wake: impl Fn() + Send + 'static) -> Self {
        let (requests, inbox) = channel::<Request>();
        let (outbox, replies) = channel::<Reply>();
        let thread = std::thread::spawn(move || {
            let mut desk = Desk::default();
            let mut queue = VecDeque::new();
            // Ends when the window has dropped its end and everything asked for is done.
            while let Some(request) = next(&inbox, &mut queue) {
                for reply in desk.handle(request) {
                    if outbox.send(reply).is_err() {
                        // The window is gone: go on with the writes, nobody reads the replies.
                        break;
                    }
                    wake();
                }
            }
        });
        Self { requests: Some(requests), replies, thread: Some(thread) }
    }

    /// Asks for something; the answer comes by [`Self::poll`]. `false` when the worker is gone.
    #[must_use]
    pub fn send(&self, request: Request) -> bool {
        self.requests.as_ref().is_some_and(|r| r.send(request).is_ok())
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

impl Drop for Worker {
    fn drop(&mut self) {
        self.close();
    }
}

/// The next request worth carrying out: a read that a newer one makes pointless is passed over,
/// a write never is.
fn next(inbox: &Receiver<Request>, queue: &mut VecDeque<Request>) -> Option<Request> {
    if queue.is_empty() {
        queue.push_back(inbox.recv().ok()?);
    }
    queue.extend(inbox.try_iter());
    while let Some(request) = queue.pop_front() {
        if !queue.iter().any(|newer| request.is_outdone_by(newer)) {
            return Some(request);
        }
    }
    None
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::app::Wish;

    #[test]
    fn of_several_searches_only_the_newest_is_done_and_no_write_is_passed_over() {
        let (send, inbox) = channel();
        let search = |w: &str| Request::Search { wish: Wish { words: w.into(), ..Wish::default() } };
        let write = || Request::UndeleteCheckIn { id: "a".into() };
        for r in [search("a"), write(), search("ab"), write(), search("abc")] {
            send.send(r).expect("open");
        }
        drop(send);
        let mut queue = VecDeque::new();
        let done: Vec<_> = std::iter::from_fn(|| next(&inbox, &mut queue)).collect();
        assert_eq!(done, [write(), write(), search("abc")]);
    }
}
