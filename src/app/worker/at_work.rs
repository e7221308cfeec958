//! The thread that owns the store, and the one beside it for what takes a while. No save waits for that.

use super::{
    errand::{Came, Done, Errand},
    file_request::FileRequest,
    finding::Tells,
    outbox::{Before, Outbox, Outstanding, Slow},
    reply::Reply,
    request::Request,
    state::{Meanwhile, Worker},
};
use crate::{
    memory::{THREAD_STACK, scrub_thread},
    storage::{Stop, stand_back},
};
use std::{
    collections::VecDeque,
    panic::{AssertUnwindSafe, catch_unwind},
    sync::mpsc::{Receiver, Sender, channel},
    thread::{Builder, JoinHandle},
};

/// What comes to the worker.
#[derive(Debug)]
pub(super) enum Post {
    Asked(Request),
    Done(Done),
    Close,
}

/// What has come to the worker and is not taken up yet.
pub(super) struct Inbox {
    own: Sender<Post>,
    post: Receiver<Post>,
    asked: VecDeque<Request>,
    done: VecDeque<Done>,
    is_closing: bool,
}

enum Next {
    /// With how many before it that it, or another, makes pointless.
    Asked(Request, usize),
    Done(Done),
    End,
}

impl Inbox {
    pub(super) fn new(own: Sender<Post>, post: Receiver<Post>) -> Self {
        Self { own, post, asked: VecDeque::new(), done: VecDeque::new(), is_closing: false }
    }

    /// Starts the thread.
    pub(super) fn work(
        self,
        outbox: Outbox,
        readers: [Tells; 2],
        outstanding: Outstanding,
        before: Before,
    ) -> Option<JoinHandle<()>> {
        let thread = Builder::new().name("journal".into()).stack_size(THREAD_STACK);
        let work = move || {
            let errands = Errands::start(self.own.clone(), before);
            let tells = outbox.clone();
            let meanwhile = Meanwhile::heard_by(move |reply| tells.send(reply));
            let worker = Worker { meanwhile, ..Worker::default() };
            Desk { worker, inbox: self, errands, outbox, readers, outstanding, shown: 0 }.work();
        };
        thread.spawn(work).ok()
    }

    fn take(&mut self, post: Post) {
        match post {
            Post::Asked(request) => self.asked.push_back(request),
            Post::Done(done) => self.done.push_back(done),
            Post::Close => self.is_closing = true,
        }
    }

    /// The next request worth carrying out: a read that a newer one makes pointless is passed over, a write never is.
    /// What was done elsewhere comes behind all that is asked.
    fn next(&mut self, are_out: usize, stop: &Stop) -> Next {
        loop {
            while let Ok(post) = self.post.try_recv() {
                self.take(post);
            }
            let mut taken = 0;
            while let Some(request) = self.asked.pop_front() {
                taken += 1;
                if !self.asked.iter().any(|newer| request.is_outdone_by(newer)) {
                    return Next::Asked(request, taken);
                }
            }
            if let Some(done) = self.done.pop_front() {
                return Next::Done(done);
            }
            if self.is_closing {
                if are_out == 0 {
                    return Next::End;
                }
                // What nobody asked for has another time.
                stop.wish();
            }
            match self.post.recv() {
                Ok(post) => self.take(post),
                Err(_) => return Next::End,
            }
        }
    }
}

/// The thread that does what takes a while, one after the other.
struct Errands {
    to: Option<Sender<Errand>>,
    thread: Option<JoinHandle<()>>,
    /// So many are not back yet.
    out: usize,
}

impl Errands {
    fn start(back: Sender<Post>, before: Before) -> Self {
        let (to, errands) = channel::<Errand>();
        let thread = Builder::new().name(Slow::Errands.name().into()).stack_size(THREAD_STACK).spawn(move || {
            stand_back();
            for errand in errands {
                before(Slow::Errands);
                let opening = errand.opening;
                // One that breaks was told on stderr, and must not be waited for.
                let done = catch_unwind(AssertUnwindSafe(|| errand.run()));
                let done = done.unwrap_or_else(|_| Done { opening, came: Came::Said(Vec::new()) });
                // A key, and pieces of what was looked at.
                scrub_thread();
                if back.send(Post::Done(done)).is_err() {
                    break;
                }
            }
        });
        Self { to: Some(to), thread: thread.ok(), out: 0 }
    }

    /// Gives it back where nobody is there to do it.
    fn send(&mut self, errand: Errand) -> Option<Errand> {
        let refused = match (&self.thread, &self.to) {
            (Some(_), Some(to)) => to.send(errand).err().map(|refused| refused.0),
            _ => Some(errand),
        };
        self.out += usize::from(refused.is_none());
        refused
    }
}

impl Drop for Errands {
    fn drop(&mut self) {
        drop(self.to.take());
        if let Some(thread) = self.thread.take() {
            let _ended = thread.join();
        }
    }
}

struct Desk {
    worker: Worker,
    inbox: Inbox,
    errands: Errands,
    outbox: Outbox,
    readers: [Tells; 2],
    outstanding: Outstanding,
    /// Which opening of a journal those who read know of.
    shown: u64,
}

impl Desk {
    /// Ends when the window has said so and everything asked for is done.
    fn work(mut self) {
        loop {
            match self.inbox.next(self.errands.out, &self.worker.stop) {
                Next::Asked(request, taken) => self.is_asked(request, taken),
                Next::Done(done) => self.takes_back(done),
                Next::End => return,
            }
        }
    }

    fn is_asked(&mut self, request: Request, taken: usize) {
        if request.lets_go() {
            self.wait_for_errands();
        }
        let (replies, errand) = self.worker.begin(request);
        self.tell(replies);
        let refused = match errand {
            Some(errand) => match self.errands.send(errand) {
                // It is counted when it is back.
                None => return self.outstanding.done(taken - 1),
                refused => refused,
            },
            None => None,
        };
        if let Some(errand) = refused {
            let done = errand.run();
            let replies = self.worker.take_back(done);
            self.tell(replies);
        }
        self.outstanding.done(taken);
    }

    fn takes_back(&mut self, done: Done) {
        self.errands.out -= 1;
        if let Came::LookedAfter { now_ms, found: Ok(None) } = &done.came
            && self.worker.is_open()
            && !self.inbox.is_closing
        {
            // It was in the way and is still to be done. It stays counted.
            self.inbox.asked.push_back(FileRequest::LookAfter { now_ms: *now_ms }.into());
            return;
        }
        let replies = self.worker.take_back(done);
        self.tell(replies);
        self.outstanding.done(1);
    }

    /// What is done beside with the file that is let go of ends now, where it can.
    fn wait_for_errands(&mut self) {
        self.worker.stop.wish();
        while self.errands.out > self.inbox.done.len() {
            match self.inbox.post.recv() {
                Ok(post) => self.inbox.take(post),
                Err(_) => break,
            }
        }
        self.worker.stop = Stop::default();
    }

    /// Those who only read know of it before anybody can ask about it.
    fn tell(&mut self, replies: Vec<Reply>) {
        if self.worker.opening == self.shown {
            self.readers.iter().for_each(|reader| reader.show(self.worker.shown()));
        } else {
            self.shown = self.worker.opening;
            self.readers.iter().for_each(|reader| reader.forget(self.worker.shown()));
        }
        if !self.worker.is_open() {
            // Making the key, opening the file and reading it left its pieces there.
            scrub_thread();
        }
        for reply in replies {
            self.outbox.send(reply);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::app::{CheckInWrite, Question};

    #[test]
    fn of_several_questions_only_the_newest_is_done_and_no_write_is_passed_over() {
        let (send, post) = channel();
        let question = || Request::from(Question::ListEdited);
        let write = || Request::from(CheckInWrite::PutBack { id: "a".into() });
        for r in [question(), write(), question(), write(), question()] {
            send.send(Post::Asked(r)).expect("open");
        }
        send.send(Post::Close).expect("open");
        let mut inbox = Inbox::new(send, post);
        let mut done = Vec::new();
        let mut counted = 0;
        while let Next::Asked(request, taken) = inbox.next(0, &Stop::default()) {
            counted += taken;
            done.push(request);
        }
        assert_eq!(counted, 5, "what was passed over is done with, too");
        assert_eq!(done, [write(), write(), question()]);
    }
}
