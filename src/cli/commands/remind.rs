//! `gamut remind`: reminders from a terminal, and what the system starts when one may be due.

use crate::{
    cli::terminal::{failure::Failure, out, out::Out},
    clock,
    domain::{Instant, read_time},
    platform::itself,
    reminder::{
        self, Answer, Around, Days, Fired, Means, MinuteOfDay, NotKept, PATIENCE, Place, Schedule, Seen, When, Wish,
        plain_clock,
    },
};
use chrono::Timelike;
use clap::{Args as ClapArgs, Subcommand};
use std::{
    ffi::OsStr,
    path::{Path, PathBuf},
    time::Duration,
};

#[derive(Debug, Subcommand)]
pub(in crate::cli) enum Asked {
    /// Remind from now on: at 20:00 unless something else is said, or was before
    On(How),
    /// Remind no more, and take away everything that was made for it
    Off,
    /// Say how reminders stand, when the next may come, and what is wrong with them
    Status,
    /// Show one now, to see how it looks
    Now(Patience),
    /// What the system starts
    #[command(hide = true)]
    Due(Patience),
    /// Sleeps until the next one, where no scheduler is
    #[command(hide = true)]
    Wait,
}

#[derive(Debug, ClapArgs)]
pub(in crate::cli) struct How {
    /// A time of the day, as often as wished: --at 9:00 --at 21:00
    #[arg(long, value_name = "TIME", conflicts_with = "random")]
    at: Vec<String>,
    /// So many times a day at random, at least two hours apart
    #[arg(long, value_name = "TIMES")]
    random: Option<u8>,
    /// Random times come after this one
    #[arg(long, value_name = "TIME", requires = "random", default_value = "9:00")]
    from: String,
    /// Random times come before this one
    #[arg(long, value_name = "TIME", requires = "random", default_value = "21:00")]
    until: String,
    /// On these days only: mon,wed,fri
    #[arg(long, value_name = "DAYS")]
    days: Option<String>,
    /// What a reminder says; anybody may read it on a locked screen
    #[arg(long, value_name = "TEXT", allow_hyphen_values = true)]
    words: Option<String>,
    /// Also over what was changed by hand
    #[arg(long)]
    anew: bool,
}

#[derive(Debug, ClapArgs)]
pub(in crate::cli) struct Patience {
    /// For tests: how long an answer is waited for
    #[arg(long, hide = true)]
    seconds: Option<u64>,
}

impl Patience {
    fn long(&self) -> Duration {
        self.seconds.map_or(PATIENCE, Duration::from_secs)
    }
}

pub(super) fn run(asked: &Asked, journal: impl Fn() -> Result<PathBuf, Failure>) -> Result<(), Failure> {
    let place = Place::here()
        .ok_or_else(|| Failure::disk("No home folder was found to keep reminders in. Nothing was changed. Set HOME to one"))?;
    let around = Around::here();
    match asked {
        Asked::On(how) => on(&place, &around, how, &journal()?),
        Asked::Off => off(&place, &around),
        Asked::Status => status(&place, &around),
        Asked::Now(patience) => {
            came(&around, reminder::show_now(&place, &around, &now, patience.long())?, Some(journal()?), true)
        }
        Asked::Due(patience) => came(&around, reminder::fire(&place, &around, &now, patience.long())?, None, false),
        #[cfg(target_os = "linux")]
        Asked::Wait => Ok(reminder::wait(&place, &around, &clock::now)?),
        #[cfg(not(target_os = "linux"))]
        Asked::Wait => Ok(()),
    }
}

/// After a check-in was saved: no reminder comes for a while. Where that can't be written, the check-in is saved all the
/// same, and one reminder too many may come.
pub(in crate::cli) fn was_checked_in(journal: &Path, at: Instant) {
    if let Some(place) = Place::here() {
        let journal = std::path::absolute(journal).unwrap_or_else(|_| journal.to_owned());
        let _one_too_many_may_come = reminder::checked_in(&place, &journal, reminder::minute_of(at));
    }
}

fn now() -> Instant {
    clock::now().instant
}

fn on(place: &Place, around: &Around, how: &How, journal: &Path) -> Result<(), Failure> {
    let before = place.read().ok().flatten();
    let schedule = how.schedule(before.as_ref().map(|kept| &kept.schedule))?;
    let journal = std::path::absolute(journal).unwrap_or_else(|_| journal.to_owned());
    let wish = Wish { schedule, journal, seed: reminder::new_seed(), last_check_in: None, anew: how.anew };
    let kept = reminder::switch_on(place, around, wish, now())?;
    if kept.means == Means::Waiting {
        // It takes the place of one that waits already.
        itself::start(&around.program, &["remind", "wait"].map(OsStr::new)).map_err(|e| {
            Failure::disk(format!("Reminders are set, and what waits for them could not be started: {e}. Log in again for it"))
        })?;
        // It writes its number before it sleeps: until then nobody seems to wait.
        for _ in 0..50 {
            if reminder::somebody_waits(place) {
                break;
            }
            std::thread::sleep(Duration::from_millis(20));
        }
    }
    out::done(&format!("Reminders are on. {}", kept.schedule.in_words(plain_clock)))?;
    told(&reminder::look(place, around, now()))
}

fn off(place: &Place, around: &Around) -> Result<(), Failure> {
    let was_on = reminder::switch_off(place, around)?;
    out::sentence(if was_on { "Reminders are off, and nothing of them is left here" } else { "Reminders were off already" })
}

fn status(place: &Place, around: &Around) -> Result<(), Failure> {
    let seen = reminder::look(place, around, now());
    match &seen.kept {
        None => out::sentence("Reminders are off")?,
        Some(kept) => {
            out::sentence(&format!("Reminders are on. {}", kept.schedule.in_words(plain_clock)))?;
            out::sentence(&format!("They say: {}", kept.schedule.words))?;
            out::sentence(match kept.means {
                Means::Timer => "The scheduler of your account (systemd) starts Gamut for each: gamut-remind.timer",
                Means::Waiting => "A process that sleeps starts Gamut for each: autostart/gamut-remind.desktop",
            })?;
        }
    }
    told(&seen)
}

/// When the next may come, and what there is to say.
fn told(seen: &Seen) -> Result<(), Failure> {
    let mut out = Out::new();
    if let Some(next) = seen.next {
        out.line(format!("The next may come on {}", next.format("%A, %-d %B at %-H:%M")))?;
    }
    for sentence in seen.sentences() {
        out.line(sentence)?;
    }
    out.now()
}

/// What follows from a reminder: the window of a check-in, or a word on the terminal where somebody waits for one.
fn came(around: &Around, fired: Fired, journal: Option<PathBuf>, is_asked: bool) -> Result<(), Failure> {
    let sentence = match fired {
        Fired::CheckIn(known, token) => return Err(check_in(around, known.or(journal).as_deref(), token.as_deref())),
        Fired::NotShown(_) => {
            return Err(Failure::disk("No reminder could be shown: nobody shows notifications here, or it was refused"));
        }
        Fired::Answered(Answer::Later) => "It comes again in half an hour, where reminders are on",
        Fired::Answered(Answer::NotToday) => "None comes any more today",
        Fired::Answered(Answer::CheckIn | Answer::None) => "It was put away, or left for too long",
        Fired::Off => "Reminders are off",
        Fired::JournalIsGone => "The journal that reminders open isn't where it was. `gamut remind status` says more",
        Fired::NoScreen => "There is no screen here to open a window on",
        Fired::Silent(_) => "Nothing is to be said now",
    };
    if is_asked { out::sentence(sentence) } else { Ok(()) }
}

/// Goes on as the window of a check-in. It comes back only where that failed.
fn check_in(around: &Around, journal: Option<&Path>, token: Option<&str>) -> Failure {
    let named: Vec<&OsStr> = journal.map_or(Vec::new(), |path| vec![OsStr::new("--journal"), path.as_os_str()]);
    let words: Vec<&OsStr> = named.into_iter().chain([OsStr::new("check-in")]).collect();
    let why = itself::go_on_as(&around.program, &words, token);
    Failure::disk(format!("Gamut could not be started for a check-in: {why}. Open it another way"))
}

impl How {
    fn schedule(&self, before: Option<&Schedule>) -> Result<Schedule, Failure> {
        let mut schedule = before.cloned().unwrap_or_default();
        if let Some(times) = self.random {
            schedule.when = When::Random { times, from: minute(&self.from)?, until: minute(&self.until)? };
        } else if !self.at.is_empty() {
            schedule.when = When::At(self.at.iter().map(|typed| minute(typed)).collect::<Result<_, _>>()?);
        }
        if let Some(days) = &self.days {
            schedule.days = Days::read(days).ok_or_else(|| {
                Failure::bad_input("--days names something that is no day. Nothing was changed. Write them like mon,wed,fri")
            })?;
        }
        if let Some(words) = &self.words {
            schedule.words.clone_from(words);
        }
        Ok(schedule)
    }
}

fn minute(typed: &str) -> Result<MinuteOfDay, Failure> {
    let time = read_time(typed).ok_or_else(|| {
        Failure::bad_input("One of the times could not be read. Nothing was changed. Write it like 18, 18:30 or 6.30 pm")
    })?;
    Ok(u16::try_from(time.num_seconds_from_midnight() / 60).unwrap_or(0))
}

impl From<NotKept> for Failure {
    fn from(e: NotKept) -> Self {
        Self::disk(e.to_string())
    }
}
