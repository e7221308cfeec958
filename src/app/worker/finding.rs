//! A thread that answers questions about the journal as it was shown last. It has no file and nobody who writes waits for
//! it.

use super::{
    finder::{Finder, Shown},
    outbox::{Before, Outbox, Outstanding, Slow},
    question::Question,
};
use crate::memory::{THREAD_STACK, scrub_thread};
use std::{
    collections::VecDeque,
    sync::{
        Arc, Mutex, PoisonError,
        mpsc::{Receiver, Sender, channel},
    },
    thread::{Builder, JoinHandle},
};

enum Told {
    Asked(Question),
    /// Let go of everything, and say so.
    Forget(Sender<()>),
}

#[derive(Debug)]
pub(super) struct Finding {
    tells: Tells,
    thread: Option<JoinHandle<()>>,
}

/// How the worker tells those who only read what there is to be read.
#[derive(Debug, Clone)]
pub(super) struct Tells {
    shown: Arc<Mutex<Shown>>,
    to: Option<Sender<Told>>,
}

impl Tells {
    /// What is asked from now on is about this.
    pub(super) fn show(&self, shown: Shown) {
        *self.shown.lock().unwrap_or_else(PoisonError::into_inner) = shown;
    }

    /// Waits until nothing of a journal is left there.
    pub(super) fn forget(&self, shown: Shown) {
        self.show(shown);
        let (said, is_said) = channel();
        if self.to.as_ref().is_some_and(|to| to.send(Told::Forget(said)).is_ok()) {
            let _or_it_is_gone = is_said.recv();
        }
    }
}

impl Finding {
    pub(super) fn start(what: Slow, outbox: Outbox, outstanding: Outstanding, before: Before) -> Self {
        let (to, inbox) = channel();
        let tells = Tells { shown: Arc::default(), to: Some(to) };
        let shown = Arc::clone(&tells.shown);
        let thread = Builder::new().name(what.name().into()).stack_size(THREAD_STACK).spawn(move || {
            let mut finder = Finder::default();
            // Something of a journal may lie on the stack.
            let mut has_read = false;
            let mut queue = VecDeque::new();
            while let Some((told, passed_over)) = next(&inbox, &mut queue) {
                outstanding.done(passed_over);
                match told {
                    Told::Asked(question) => {
                        let _counted = Counted(&outstanding);
                        before(what);
                        has_read = true;
                        let now = shown.lock().unwrap_or_else(PoisonError::into_inner).clone();
                        finder.sees(now);
                        if let Some(answer) = finder.answer(question) {
                            outbox.send(answer);
                        }
                        finder.looks_away();
                    }
                    Told::Forget(said) => {
                        finder.forget();
                        // At a start there is nothing to overwrite, and whatever is written to stays in memory.
                        if std::mem::take(&mut has_read) {
                            scrub_thread();
                        }
                        let _nobody_waits = said.send(());
                    }
                }
            }
        });
        Self { tells, thread: thread.ok() }
    }

    pub(super) fn tells(&self) -> Tells {
        self.tells.clone()
    }

    /// `false` when nobody is there to answer.
    pub(super) fn ask(&self, question: Question) -> bool {
        self.tells.to.as_ref().is_some_and(|to| to.send(Told::Asked(question)).is_ok())
    }

    pub(super) fn close(&mut self) {
        drop(self.tells.to.take());
        if let Some(thread) = self.thread.take() {
            let _ended = thread.join();
        }
    }
}

/// Counts a question as done, also where answering it broke.
struct Counted<'a>(&'a Outstanding);

impl Drop for Counted<'_> {
    fn drop(&mut self) {
        self.0.done(1);
    }
}

/// The next that is worth answering, and how many before it a newer one made pointless.
fn next(inbox: &Receiver<Told>, queue: &mut VecDeque<Told>) -> Option<(Told, usize)> {
    if queue.is_empty() {
        queue.push_back(inbox.recv().ok()?);
    }
    queue.extend(inbox.try_iter());
    let is_outdone = |told: &Told, newer: &Told| match (told, newer) {
        (Told::Asked(asked), Told::Asked(newer)) => asked.is_outdone_by(newer),
        (Told::Asked(_) | Told::Forget(_), Told::Asked(_) | Told::Forget(_)) => false,
    };
    let mut passed_over = 0;
    while let Some(told) = queue.pop_front() {
        if !queue.iter().any(|newer| is_outdone(&told, newer)) {
            return Some((told, passed_over));
        }
        passed_over += 1;
    }
    None
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::app::Wish;

    #[test]
    fn of_several_searches_only_the_newest_is_done_and_each_is_counted() {
        let (send, inbox) = channel();
        for words in ["a", "ab", "abc"] {
            let wish = Wish { words: words.into(), ..Wish::default() };
            send.send(Told::Asked(Question::Search { wish })).expect("open");
        }
        drop(send);
        let mut queue = VecDeque::new();
        let Some((Told::Asked(Question::Search { wish }), 2)) = next(&inbox, &mut queue) else { panic!("the newest") };
        assert_eq!(wish.words, "abc");
        assert!(next(&inbox, &mut queue).is_none());
    }
}
