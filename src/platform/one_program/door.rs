//! The socket itself: asked by a later start, listened at by the one whose window is there. Nobody is waited for long.

use super::{
    Call, Calls, Heard,
    words::{HERE, MOST_BYTES, NOT_HERE, read, written},
};
use rustix::{
    io::{FdFlags, fcntl_setfd},
    net::{AddressFamily, SocketAddrUnix, SocketType},
};
use std::{
    io::{self, ErrorKind, Read, Write},
    net::Shutdown,
    os::unix::net::{UnixListener, UnixStream},
    path::Path,
    time::Duration,
};

/// One who listens answers at once, or when the window has taken the call.
const ANSWERS_WITHIN: Duration = Duration::from_millis(1500);
/// One who asks has said all in one piece.
const SAYS_WITHIN: Duration = Duration::from_millis(500);

/// What was found at a socket.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Answer {
    /// A window of this journal, which comes to the front.
    Comes,
    /// Somebody, and no window of this journal.
    NotIt,
    /// Nobody listens there any more.
    Nobody,
}

/// Asks whoever listens there for the window of this journal, and waits no longer than this for the answer.
#[must_use]
pub fn ask(socket: &Path, journal: &Path, call: &Call, within: Duration) -> Answer {
    match asked(socket, journal, call, within) {
        Ok(HERE) => Answer::Comes,
        Err(e) if e.kind() == ErrorKind::ConnectionRefused => Answer::Nobody,
        Ok(_) | Err(_) => Answer::NotIt,
    }
}

fn asked(socket: &Path, journal: &Path, call: &Call, within: Duration) -> io::Result<u8> {
    let mut stream = connected(socket)?;
    stream.set_read_timeout(Some(within.clamp(Duration::from_millis(1), ANSWERS_WITHIN)))?;
    stream.set_write_timeout(Some(SAYS_WITHIN))?;
    // Whoever turns away without reading to the end may have answered already.
    let _said = stream.write_all(&written(journal.as_os_str(), call)).and_then(|()| stream.shutdown(Shutdown::Write));
    let mut answer = [NOT_HERE];
    stream.read_exact(&mut answer)?;
    Ok(answer[0])
}

/// A connection that is there at once or not at all: who stands in a line that is full would wait for ever for a program
/// that was stopped.
fn connected(socket: &Path) -> io::Result<UnixStream> {
    let end = rustix::net::socket(AddressFamily::UNIX, SocketType::STREAM, None)?;
    fcntl_setfd(&end, FdFlags::CLOEXEC)?;
    let stream = UnixStream::from(end);
    stream.set_nonblocking(true)?;
    rustix::net::connect(&stream, &SocketAddrUnix::new(socket)?)?;
    stream.set_nonblocking(false)?;
    Ok(stream)
}

/// A socket that is listened at.
#[derive(Debug)]
pub struct Door(UnixListener);

impl Door {
    /// # Errors
    /// What the system says: the name is taken, too long, or its folder can't be written in.
    pub fn open(socket: &Path) -> io::Result<Self> {
        UnixListener::bind(socket).map(Self)
    }

    /// Listens from now on, in a thread of its own, as long as the program runs. `is_one` says whether the journal that is
    /// asked for is one the window stands for.
    ///
    /// # Errors
    /// There is no room for another thread.
    pub fn listen(self, calls: Calls, is_one: impl Fn(&Path) -> bool + Send + 'static) -> io::Result<()> {
        let work = move || {
            for stream in self.0.incoming() {
                // Out of descriptors, for one: the next may come through again.
                let Ok(stream) = stream else { continue };
                let _went_away = answer(stream, &calls, &is_one);
            }
        };
        std::thread::Builder::new().name("calls".into()).stack_size(256 << 10).spawn(work).map(drop)
    }
}

fn answer(mut stream: UnixStream, calls: &Calls, is_one: &impl Fn(&Path) -> bool) -> io::Result<()> {
    stream.set_read_timeout(Some(SAYS_WITHIN))?;
    stream.set_write_timeout(Some(SAYS_WITHIN))?;
    let mut said = Vec::new();
    (&mut stream).take(MOST_BYTES).read_to_end(&mut said)?;
    let Some((journal, call)) = read(&said) else { return Ok(()) };
    let comes = is_one(&journal) && calls.give(call) == Heard::Taken;
    stream.write_all(&[if comes { HERE } else { NOT_HERE }])
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::path::PathBuf;

    fn at(folder: &tempfile::TempDir) -> PathBuf {
        folder.path().join("1")
    }

    #[test]
    fn a_window_of_this_journal_comes_and_one_of_another_does_not() {
        let folder = tempfile::tempdir().expect("a folder");
        let (socket, calls) = (at(&folder), Calls::default());
        Door::open(&socket).expect("bound").listen(calls.clone(), |path| path == Path::new("/a")).expect("a thread");
        let call = Call { room: Some("range".into()), check_in: false };
        assert_eq!(ask(&socket, Path::new("/b"), &call, ANSWERS_WITHIN), Answer::NotIt);
        assert_eq!(calls.take(), []);
        assert_eq!(ask(&socket, Path::new("/a"), &call, ANSWERS_WITHIN), Answer::Comes);
        assert_eq!(calls.take(), [call]);
    }

    #[test]
    fn what_a_killed_program_left_is_nobody_and_what_is_not_there_is_no_window() {
        let folder = tempfile::tempdir().expect("a folder");
        let socket = at(&folder);
        assert_eq!(ask(&socket, Path::new("/a"), &Call::default(), ANSWERS_WITHIN), Answer::NotIt);
        drop(Door::open(&socket).expect("bound"));
        assert_eq!(ask(&socket, Path::new("/a"), &Call::default(), ANSWERS_WITHIN), Answer::Nobody);
    }

    #[test]
    fn another_program_that_listens_there_is_not_waited_for() {
        let folder = tempfile::tempdir().expect("a folder");
        let socket = at(&folder);
        let other = UnixListener::bind(&socket).expect("bound");
        assert_eq!(ask(&socket, Path::new("/a"), &Call::default(), ANSWERS_WITHIN), Answer::NotIt, "it never answers");
        let talks = std::thread::spawn(move || {
            for stream in other.incoming().take(3) {
                let _gone = stream.and_then(|mut s| s.write_all(b"HTTP/1.1 200 OK"));
            }
        });
        assert_eq!(ask(&socket, Path::new("/a"), &Call::default(), ANSWERS_WITHIN), Answer::NotIt, "the first waited in line");
        assert_eq!(ask(&socket, Path::new("/a"), &Call::default(), ANSWERS_WITHIN), Answer::NotIt, "it says something else");
        talks.join().expect("it ended well");
    }

    #[test]
    fn who_says_nothing_or_nonsense_keeps_no_other_out() {
        let folder = tempfile::tempdir().expect("a folder");
        let (socket, calls) = (at(&folder), Calls::default());
        Door::open(&socket).expect("bound").listen(calls, |_| true).expect("a thread");
        let _silent = UnixStream::connect(&socket).expect("somebody is there");
        let mut loud = UnixStream::connect(&socket).expect("somebody is there");
        loud.write_all(&vec![b'x'; 4 << 10]).expect("taken");
        loud.shutdown(Shutdown::Write).expect("done");
        assert_eq!(ask(&socket, Path::new("/a"), &Call::default(), ANSWERS_WITHIN), Answer::Comes);
    }

    #[test]
    fn a_program_that_was_stopped_keeps_nobody_waiting_in_a_line_that_is_full() {
        let folder = tempfile::tempdir().expect("a folder");
        let socket = at(&folder);
        let stopped = UnixListener::bind(&socket).expect("bound");
        rustix::net::listen(&stopped, 1).expect("a short line");
        let line: Vec<_> = std::iter::repeat_with(|| connected(&socket)).take(64).take_while(Result::is_ok).collect();
        assert!((1..64).contains(&line.len()), "it is full: {}", line.len());
        assert_eq!(ask(&socket, Path::new("/a"), &Call::default(), ANSWERS_WITHIN), Answer::NotIt);
    }

    #[test]
    fn who_calls_before_the_window_is_there_waits_in_line_and_is_heard() {
        let folder = tempfile::tempdir().expect("a folder");
        let (socket, calls) = (at(&folder), Calls::default());
        let (door, hears) = (Door::open(&socket).expect("bound"), calls.clone());
        calls.listen_when_it_is_there(move || door.listen(hears, |_| true).expect("a thread"));
        let caller = {
            let socket = socket.clone();
            std::thread::spawn(move || ask(&socket, Path::new("/a"), &Call::default(), ANSWERS_WITHIN))
        };
        let (woke, wakes) = std::sync::mpsc::channel();
        calls.wake_by(move || woke.send(()).unwrap_or_default());
        wakes.recv_timeout(ANSWERS_WITHIN).expect("the window is woken");
        assert_eq!(calls.take(), [Call::default()]);
        assert_eq!(caller.join().expect("it ended well"), Answer::Comes);
    }
}
