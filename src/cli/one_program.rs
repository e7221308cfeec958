//! One window a journal: the one that is there is asked to come, or this program is the one that is asked from now on.
//!
//! Each window listens at a socket of its own, so that it can be asked about whatever journal it shows by then. All of
//! them lie in one folder of this account. The lock on the journal alone decides who writes: whatever goes wrong here,
//! a window opens as it would have, and says that the journal is in use.

use crate::platform::one_program::{Call, Calls};
use std::path::{Path, PathBuf};

/// What is to be done.
pub(super) enum Begun {
    /// The window that was there takes the call.
    HandedOver,
    /// There was none; from now on others call this one, for as long as the second is kept.
    First(Calls, Option<Listening>),
}

/// The socket of this program, which goes with it.
#[derive(Debug)]
pub(super) struct Listening(PathBuf);

impl Drop for Listening {
    fn drop(&mut self) {
        let _gone_already = std::fs::remove_file(&self.0);
    }
}

/// Asks the window of this journal to come, where there is one.
pub(super) fn begin(journal: &Path, call: &Call) -> Begun {
    let calls = Calls::default();
    calls.stand_for([journal]);
    #[cfg(unix)]
    return here::begin(journal, call, calls);
    #[cfg(not(unix))]
    {
        let _nobody_to_ask = call;
        Begun::First(calls, None)
    }
}

#[cfg(unix)]
mod here {
    use super::{Begun, Listening};
    use crate::{
        cli::own_folders,
        platform::one_program::{Answer, Call, Calls, Door, ask},
    };
    use std::{
        fs::{self, File, OpenOptions, TryLockError},
        os::unix::fs::{FileTypeExt, MetadataExt, OpenOptionsExt},
        path::{Path, PathBuf},
        thread,
        time::{Duration, Instant},
    };

    /// A window answers in a few milliseconds, one that comes up or is busy in a second. Our choice: whoever starts a
    /// program is not kept waiting longer by something that never answers.
    const ANSWERS_WITHIN: Duration = Duration::from_secs(3);
    /// Two that start at once look one after the other; for so long, and then both.
    const TURN_COMES_WITHIN: Duration = Duration::from_secs(4);
    const TRY_EVERY: Duration = Duration::from_millis(10);
    /// Nobody has more windows.
    const MOST: usize = 64;
    /// How the names of sockets end.
    const ENDING: &str = "call";

    pub(super) fn begin(journal: &Path, call: &Call, calls: Calls) -> Begun {
        let folders: Vec<PathBuf> = own_folders::for_sockets();
        let _turn = folders.first().and_then(|folder| turn(folder));
        let sockets: Vec<PathBuf> = folders.iter().flat_map(|folder| sockets(folder)).take(MOST).collect();
        if comes(&sockets, &whole(journal), call) {
            return Begun::HandedOver;
        }
        let listening = folders.iter().find_map(|folder| listen(folder, &calls));
        Begun::First(calls, listening)
    }

    /// The right to look and to listen, until it is dropped: of two programs that start at once the second finds the first.
    fn turn(folder: &Path) -> Option<File> {
        let path = folder.join("turn");
        if fs::symlink_metadata(&path).is_ok_and(|about| !about.is_file()) {
            return None;
        }
        let file = OpenOptions::new().create(true).write(true).truncate(false).mode(0o600).open(path).ok()?;
        for _ in 0..TURN_COMES_WITHIN.as_millis() / TRY_EVERY.as_millis() {
            match file.try_lock() {
                Ok(()) => return Some(file),
                Err(TryLockError::WouldBlock) => thread::sleep(TRY_EVERY),
                Err(TryLockError::Error(_)) => return None,
            }
        }
        None
    }

    /// The sockets of this account in it.
    fn sockets(folder: &Path) -> Vec<PathBuf> {
        let mine = rustix::process::getuid().as_raw();
        let is_one = |path: &PathBuf| {
            let about = fs::symlink_metadata(path);
            path.extension().is_some_and(|e| e == ENDING)
                && about.is_ok_and(|about| about.file_type().is_socket() && about.uid() == mine)
        };
        let entries = fs::read_dir(folder).into_iter().flatten().flatten();
        entries.map(|entry| folder.join(entry.file_name())).filter(is_one).collect()
    }

    /// Whether a window of this journal said that it comes. What is left of programs that are gone is taken away.
    fn comes(sockets: &[PathBuf], journal: &Path, call: &Call) -> bool {
        let began = Instant::now();
        for socket in sockets {
            let Some(left) = ANSWERS_WITHIN.checked_sub(began.elapsed()) else { return false };
            match ask(socket, journal, call, left) {
                Answer::Comes => return true,
                Answer::NotIt => {}
                Answer::Nobody => {
                    let _another_took_it = fs::remove_file(socket);
                }
            }
        }
        false
    }

    fn listen(folder: &Path, calls: &Calls) -> Option<Listening> {
        let number = std::process::id();
        let names = (0..8).map(|n| folder.join(format!("{number}-{n}.{ENDING}")));
        let (door, path) = names.into_iter().find_map(|path| Some((Door::open(&path).ok()?, path)))?;
        let listening = Listening(path);
        let stands_for = calls.clone();
        let is_one = move |asked: &Path| stands_for.journals().iter().any(|journal| whole(journal) == asked);
        let hears = calls.clone();
        calls.listen_when_it_is_there(move || {
            // Without a thread for it nobody is heard, as without a folder for sockets.
            let _heard = door.listen(hears, is_one);
        });
        Some(listening)
    }

    /// The one path of a journal, by whatever links it was reached; also of one that is not there yet.
    fn whole(journal: &Path) -> PathBuf {
        let made = || {
            let folder = journal.parent().filter(|folder| !folder.as_os_str().is_empty()).unwrap_or(Path::new("."));
            Some(folder.canonicalize().ok()?.join(journal.file_name()?))
        };
        let absolute = || std::path::absolute(journal).unwrap_or_else(|_| journal.to_owned());
        journal.canonicalize().ok().or_else(made).unwrap_or_else(absolute)
    }
}
