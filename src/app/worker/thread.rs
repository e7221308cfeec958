//! The threads around the worker: the frame never waits for them, closing waits for what was asked for.

use super::{
    at_work::{Inbox, Post},
    finding::Finding,
    outbox::{Before, Outbox, Outstanding, Slow},
    question::{AskedOf, Question},
    reply::Reply,
    request::Request,
};
use std::{
    sync::{
        Arc,
        mpsc::{Receiver, Sender, channel},
    },
    thread::JoinHandle,
};

/// The thread that owns the store, and those beside it that only read: each kind of question waits for its own kind alone,
/// and a save for another save. Closing waits, so that what was asked for is on the disk.
#[derive(Debug)]
pub struct WorkerThread {
    requests: Option<Sender<Post>>,
    replies: Receiver<Reply>,
    thread: Option<JoinHandle<()>>,
    /// Those who look into the notes, and who analyse.
    finding: [Finding; 2],
    outstanding: Outstanding,
}

impl WorkerThread {
    /// Starts the threads. `wake` is called after each reply, from the thread that sent it.
    #[must_use]
    pub fn start(wake: impl Fn() + Send + Sync + 'static) -> Self {
        Self::start_where(wake, |_| {})
    }

    /// The same, where `before` comes before everything that no save may wait for: in a test it takes as long as it likes.
    fn start_where(wake: impl Fn() + Send + Sync + 'static, before: impl Fn(Slow) + Send + Sync + 'static) -> Self {
        let before: Before = Arc::new(before);
        let (requests, inbox) = channel();
        let (replies_in, replies) = channel();
        let outbox = Outbox::new(replies_in, wake);
        let outstanding = Outstanding::default();
        let finding = [Slow::Notes, Slow::Analysis]
            .map(|what| Finding::start(what, outbox.clone(), outstanding.clone(), Arc::clone(&before)));
        let readers = finding.each_ref().map(Finding::tells);
        let thread = Inbox::new(requests.clone(), inbox).work(outbox, readers, outstanding.clone(), before);
        // Without a thread its end of the requests is gone, too: the first that is sent tells.
        Self { requests: Some(requests), replies, thread, finding, outstanding }
    }

    /// Asks for something; the answer comes by [`Self::poll`]. `false` when the worker is gone.
    #[must_use]
    pub fn send(&self, request: impl Into<Request>) -> bool {
        let request = request.into();
        self.outstanding.asked();
        let [notes, analysis] = &self.finding;
        let asked_of = if let Request::Ask(question) = &request { Question::asked_of(question) } else { AskedOf::File };
        match (asked_of, request) {
            (AskedOf::Notes, Request::Ask(question)) => notes.ask(question),
            (AskedOf::Analysis, Request::Ask(question)) => analysis.ask(question),
            (AskedOf::File | AskedOf::Notes | AskedOf::Analysis, request) => {
                self.requests.as_ref().is_some_and(|r| r.send(Post::Asked(request)).is_ok())
            }
        }
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

    /// Waits until everything that was asked for is done. A look after the file ends early: the next one has it.
    pub fn close(&mut self) {
        if let Some(requests) = self.requests.take() {
            let _gone_already = requests.send(Post::Close);
        }
        if let Some(thread) = self.thread.take() {
            // A worker that panicked has nothing left to write; its panic was reported on stderr.
            let _ended = thread.join();
        }
        self.finding.iter_mut().for_each(Finding::close);
    }
}

impl Drop for WorkerThread {
    fn drop(&mut self) {
        self.close();
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{
        app::{Answered, CheckInWrite, FileReply, FileRequest, Wish, Written},
        domain::{Answers, CheckIn, DayKey, DayStart, Instant, Moment},
        storage::Store,
    };
    use std::{path::Path, sync::Mutex};

    const NOON: i64 = 1_795_608_000_000;

    fn check_in(id: &str) -> CheckIn {
        let at = Moment { instant: Instant { utc_ms: NOON, offset_s: 3600 }, zone: "Europe/Berlin".into() };
        let day = at.instant.day(DayStart::default());
        CheckIn::new(id, at, day, Answers::default())
    }

    fn save(id: &str) -> Request {
        let check_in = Some(Box::new(check_in(id)));
        CheckInWrite::SaveTyped { check_in, event: None, now_ms: NOON, said: String::new() }.into()
    }

    /// The replies up to the first that is wanted.
    fn until(worker: &WorkerThread, mut wanted: impl FnMut(&Reply) -> bool) -> Vec<Reply> {
        let mut all = Vec::new();
        loop {
            let come = worker.replies.recv().expect("the worker is there");
            let is_last = wanted(&come);
            all.push(come);
            if is_last {
                return all;
            }
        }
    }

    fn is_saved(reply: &Reply) -> bool {
        matches!(reply, Reply::Written(Written::Saved { .. }))
    }

    fn holds(path: &Path, id: &str) -> bool {
        let journal = Store::open_to_read(path, None).and_then(|store| store.load()).expect("read");
        journal.check_in(&id.into()).is_some()
    }

    #[test]
    fn a_save_is_on_the_disk_while_the_file_is_looked_at_and_searches_and_the_analysis_are_not_done() {
        let folder = tempfile::tempdir().expect("a folder");
        let path = folder.path().join("journal.gamut");
        let today = DayKey::parse("2026-11-25").expect("a day");
        // The worker goes last, so that nothing waits for ever where this stops early.
        let (worker, go_on, has_begun) = {
            let (go_on, waits) = channel::<()>();
            let (began, has_begun) = channel();
            let waits = Mutex::new(waits);
            let worker = WorkerThread::start_where(
                || {},
                move |what| {
                    let _nobody_looks = began.send(what);
                    let _or_the_test_is_over = waits.lock().expect("one at a time").recv();
                },
            );
            (worker, go_on, has_begun)
        };
        assert!(worker.send(FileRequest::Open { path: path.clone(), today, secret: None }));
        until(&worker, |reply| matches!(reply, Reply::File(FileReply::CaredFor(_))));
        assert!(worker.send(FileRequest::LookAfter { now_ms: NOON }));
        assert!(worker.send(Question::Search { wish: Wish::default() }));
        assert!(worker.send(Question::Analyse { today }));
        for _ in 0..3 {
            has_begun.recv().expect("each is begun");
        }
        assert!(worker.send(save("while-they-go-on")));
        let replies = until(&worker, is_saved);
        assert_eq!(replies.len(), 1, "nothing else is answered: {replies:?}");
        assert!(holds(&path, "while-they-go-on") && !worker.outstanding().is_none());
        for _ in 0..3 {
            go_on.send(()).expect("they wait");
        }
        let mut left = 3;
        until(&worker, |reply| {
            let is_one = matches!(
                reply,
                Reply::File(FileReply::CaredFor(care)) if care.problems == Some(Vec::new()) && care.backed_up.is_some()
            ) || matches!(reply, Reply::Answer(Answered::Found { .. } | Answered::Analysed { .. }));
            left -= usize::from(is_one);
            left == 0
        });
    }

    #[test]
    fn an_answer_is_about_all_that_was_saved_before_it_was_asked_for() {
        let folder = tempfile::tempdir().expect("a folder");
        let path = folder.path().join("journal.gamut");
        let today = DayKey::parse("2026-11-25").expect("a day");
        let worker = WorkerThread::start(|| {});
        assert!(worker.send(FileRequest::Open { path, today, secret: None }));
        until(&worker, |reply| matches!(reply, Reply::File(FileReply::Opened { .. })));
        for n in 0..20 {
            assert!(worker.send(save(&format!("c{n}"))));
            let saved = until(&worker, is_saved);
            let Some(Reply::Written(Written::Saved { revision: now, .. })) = saved.last() else { panic!("it is saved") };
            assert!(worker.send(Question::Analyse { today }));
            until(&worker, |reply| {
                let Reply::Answer(Answered::Analysed { revision, .. }) = reply else { return false };
                assert_eq!(revision, now);
                true
            });
        }
    }
}
