//! Sleeping until a time of the clock on the wall, or until something in a folder changes: no wake-up between. A machine
//! that was suspended, or whose clock was set, wakes the sleeper at once, so that it can look at the clock anew.

use rustix::{
    event::{PollFd, PollFlags, poll},
    fs::inotify::{self, CreateFlags, WatchFlags},
    io::{Errno, read},
    time::{Itimerspec, TimerfdClockId, TimerfdFlags, TimerfdTimerFlags, Timespec, timerfd_create, timerfd_settime},
};
use std::{io, os::fd::OwnedFd, path::Path};

#[derive(Debug)]
pub struct Sleeper {
    timer: OwnedFd,
    changes: OwnedFd,
}

impl Sleeper {
    /// One that is woken by changes in this folder.
    ///
    /// # Errors
    /// Whatever the system says.
    pub fn beside(folder: &Path) -> io::Result<Self> {
        // By the clock on the wall, which goes on while the machine is suspended: a time that passed meanwhile wakes it then.
        let timer = timerfd_create(TimerfdClockId::Realtime, TimerfdFlags::CLOEXEC | TimerfdFlags::NONBLOCK)?;
        let changes = inotify::init(CreateFlags::CLOEXEC | CreateFlags::NONBLOCK)?;
        inotify::add_watch(&changes, folder, WatchFlags::CLOSE_WRITE | WatchFlags::MOVED_TO | WatchFlags::DELETE)?;
        Ok(Self { timer, changes })
    }

    /// Sleeps until this second since 1970, or without an end; or until something changes.
    ///
    /// # Errors
    /// Whatever the system says.
    pub fn until(&self, second: Option<i64>) -> io::Result<()> {
        let nothing = Timespec { tv_sec: 0, tv_nsec: 0 };
        // Zero would switch the timer off.
        let at = Timespec { tv_sec: second.map_or(0, |second| second.max(1)), tv_nsec: 0 };
        let flags = TimerfdTimerFlags::ABSTIME | TimerfdTimerFlags::CANCEL_ON_SET;
        timerfd_settime(&self.timer, flags, &Itimerspec { it_interval: nothing, it_value: at })?;
        let mut both = [PollFd::new(&self.timer, PollFlags::IN), PollFd::new(&self.changes, PollFlags::IN)];
        match poll(&mut both, None) {
            Ok(_) | Err(Errno::INTR) => {}
            Err(e) => return Err(e.into()),
        }
        // What woke it is told by the clock and the folder themselves. (A clock that was set answers with an error here.)
        let mut said = [0u8; 4096];
        for fd in [&self.timer, &self.changes] {
            let _nothing_or_something = read(fd, &mut said);
        }
        Ok(())
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::time::{Duration, SystemTime, UNIX_EPOCH};

    fn now() -> i64 {
        let since = SystemTime::now().duration_since(UNIX_EPOCH).expect("after 1970");
        i64::try_from(since.as_secs()).expect("not for a while")
    }

    #[test]
    fn it_wakes_at_the_time_and_one_that_is_past_already_wakes_it_at_once() {
        let folder = tempfile::tempdir().expect("a folder");
        let sleeper = Sleeper::beside(folder.path()).expect("a sleeper");
        sleeper.until(Some(now() - 3600)).expect("slept");
        let wanted = now() + 2;
        sleeper.until(Some(wanted)).expect("slept");
        assert!(now() >= wanted);
    }

    #[test]
    fn without_a_time_it_sleeps_until_something_changes() {
        let folder = tempfile::tempdir().expect("a folder");
        let sleeper = Sleeper::beside(folder.path()).expect("a sleeper");
        let file = folder.path().join("reminders");
        let writes = std::thread::spawn(move || {
            std::thread::sleep(Duration::from_millis(100));
            std::fs::write(file, "new").expect("written");
        });
        sleeper.until(None).expect("slept");
        writes.join().expect("written");
    }
}
