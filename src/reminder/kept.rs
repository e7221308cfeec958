//! What a reminder must know while the journal is locked, and the text of it: a schedule, a few minutes, where the program
//! and the journal lie. Nothing of a journal is in it, no key and no count of check-ins.

use super::schedule::{Days, MinuteOfDay, Schedule, When};
use crate::domain::DayKey;
use chrono::NaiveDateTime;
use std::{fmt::Write as _, path::PathBuf};

/// Minutes since 1970, the same everywhere.
pub type Minute = i64;

const BEGINNING: &str = "gamut: reminders, nothing of a journal";
const TIME: &str = "%Y-%m-%dT%H:%M";

/// How the system is asked to wake Gamut.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Means {
    /// A timer of the account's own systemd: no process waits.
    Timer,
    /// A process that begins with the session and sleeps.
    Waiting,
}

#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Kept {
    pub schedule: Schedule,
    /// Of this installation, for the times that are drawn.
    pub seed: u64,
    pub means: Means,
    /// The program that was told to the system.
    pub program: PathBuf,
    /// The journal that "Check in" opens.
    pub journal: PathBuf,
    /// The sum of what was written for the system, to see whether somebody changed it.
    pub written: u32,
    pub last_check_in: Option<Minute>,
    pub snoozed_until: Option<Minute>,
    /// "Not today" was said on this day.
    pub not_on: Option<DayKey>,
    /// So many in a row were left unanswered.
    pub unanswered: u8,
    pub rests_until: Option<Minute>,
    /// By the clock on the wall: that one is not said again, whatever starts Gamut once more.
    pub said_last: Option<NaiveDateTime>,
}

impl Kept {
    #[must_use]
    pub fn to_text(&self) -> String {
        let mut text = BEGINNING.to_owned();
        let mut line = |key: &str, value: &str| {
            // Writing to a String can't fail.
            let _ = write!(text, "\n{key} {}", escaped(value));
        };
        line("seed", &format!("{:016x}", self.seed));
        line("when", &when_to_text(&self.schedule.when));
        line("days", &self.schedule.days.short());
        line("words", &self.schedule.words);
        line("means", if self.means == Means::Timer { "timer" } else { "waiting" });
        line("program", &self.program.to_string_lossy());
        line("journal", &self.journal.to_string_lossy());
        line("written", &format!("{:08x}", self.written));
        line("unanswered", &self.unanswered.to_string());
        let minutes =
            [("last_check_in", self.last_check_in), ("snoozed_until", self.snoozed_until), ("rests_until", self.rests_until)];
        for (key, minute) in minutes {
            if let Some(minute) = minute {
                line(key, &minute.to_string());
            }
        }
        if let Some(day) = self.not_on {
            line("not_on", &day.to_string());
        }
        if let Some(said) = self.said_last {
            line("said_last", &said.format(TIME).to_string());
        }
        text.push('\n');
        text
    }

    /// `None` where it is not what [`Kept::to_text`] writes: nothing is guessed, and nobody is reminded by it.
    #[must_use]
    pub fn from_text(text: &str) -> Option<Self> {
        let mut lines = text.lines();
        if lines.next() != Some(BEGINNING) {
            return None;
        }
        let all: Vec<(&str, String)> =
            lines.map(|line| line.split_once(' ').map(|(key, value)| (key, unescaped(value)))).collect::<Option<_>>()?;
        let said = |key: &str| all.iter().find(|(k, _)| *k == key).map(|(_, value)| value.as_str());
        // What is there must be readable; what may be missing is nothing then.
        let minute = |key: &str| said(key).map_or(Some(None), |value| value.parse().ok().map(Some));
        let schedule = Schedule {
            when: when_from_text(said("when")?)?,
            days: Days::read(said("days")?)?,
            words: said("words")?.to_owned(),
        };
        if schedule.problem().is_some() || schedule.clone().tidied() != schedule {
            return None;
        }
        Some(Self {
            schedule,
            seed: u64::from_str_radix(said("seed")?, 16).ok()?,
            means: match said("means")? {
                "timer" => Means::Timer,
                "waiting" => Means::Waiting,
                _ => return None,
            },
            program: said("program")?.into(),
            journal: said("journal")?.into(),
            written: u32::from_str_radix(said("written")?, 16).ok()?,
            unanswered: said("unanswered")?.parse().ok()?,
            last_check_in: minute("last_check_in")?,
            snoozed_until: minute("snoozed_until")?,
            rests_until: minute("rests_until")?,
            not_on: said("not_on").map_or(Some(None), |value| DayKey::parse(value).map(Some))?,
            said_last: said("said_last").map_or(Some(None), |v| NaiveDateTime::parse_from_str(v, TIME).ok().map(Some))?,
        })
    }
}

fn when_to_text(when: &When) -> String {
    match when {
        When::At(times) => {
            let times: Vec<String> = times.iter().map(MinuteOfDay::to_string).collect();
            format!("at {}", times.join(" "))
        }
        When::Random { times, from, until } => format!("random {times} {from} {until}"),
    }
}

fn when_from_text(text: &str) -> Option<When> {
    let (word, rest) = text.split_once(' ')?;
    let numbers: Vec<MinuteOfDay> = rest.split(' ').map(|n| n.parse().ok()).collect::<Option<_>>()?;
    match (word, numbers.as_slice()) {
        ("at", times) => Some(When::At(times.to_vec())),
        ("random", [times, from, until]) => {
            Some(When::Random { times: u8::try_from(*times).ok()?, from: *from, until: *until })
        }
        _ => None,
    }
}

/// A path may hold line ends.
fn escaped(value: &str) -> String {
    value.replace('\\', "\\\\").replace('\n', "\\n")
}

fn unescaped(value: &str) -> String {
    let mut out = String::with_capacity(value.len());
    let mut letters = value.chars();
    while let Some(c) = letters.next() {
        out.push(match c {
            '\\' => match letters.next() {
                Some('n') => '\n',
                Some(c) => c,
                None => '\\',
            },
            c => c,
        });
    }
    out
}

#[cfg(test)]
pub(crate) mod tests {
    use super::*;

    /// One as it is after "on": three a day, nothing known yet.
    pub(crate) fn kept() -> Kept {
        Kept {
            schedule: Schedule { when: When::Random { times: 3, from: 540, until: 1260 }, ..Schedule::default() },
            seed: 7,
            means: Means::Timer,
            program: "/usr/bin/gamut".into(),
            journal: "/home/a/journal.gamut".into(),
            written: 0,
            last_check_in: None,
            snoozed_until: None,
            not_on: None,
            unanswered: 0,
            rests_until: None,
            said_last: None,
        }
    }

    #[test]
    fn what_is_kept_comes_back_and_what_is_not_whole_is_nothing() {
        let full = Kept {
            journal: "/a\nb\\c d".into(),
            last_check_in: Some(29_000_000),
            snoozed_until: Some(29_000_030),
            not_on: DayKey::parse("2026-11-30"),
            unanswered: 2,
            rests_until: Some(29_010_000),
            said_last: NaiveDateTime::parse_from_str("2026-11-30T14:32", TIME).ok(),
            written: 0xdead_beef,
            ..kept()
        };
        for one in [kept(), full] {
            assert_eq!(Kept::from_text(&one.to_text()).as_ref(), Some(&one));
        }
        let text = kept().to_text();
        let needed = text.lines().count();
        for without in 0..needed {
            let cut: Vec<&str> = text.lines().enumerate().filter(|(n, _)| *n != without).map(|(_, line)| line).collect();
            assert_eq!(Kept::from_text(&cut.join("\n")), None, "without line {without}");
        }
        for (from, to) in [("random 3", "random 99"), ("timer", "cron"), ("unanswered 0", "unanswered many"), ("gamut:", "x:")]
        {
            assert_eq!(Kept::from_text(&text.replace(from, to)), None, "{to}");
        }
        assert_eq!(Kept::from_text(&format!("{text}rests_until soon\n")), None);
    }

    #[test]
    fn nothing_of_a_journal_has_a_place_in_it() {
        // Names every field: a new one is asked here whether a word of a journal could be in it.
        let Kept { schedule, seed: _, means: _, program: _, journal: _a_place, written: _, .. } = kept();
        let Kept { last_check_in, snoozed_until, not_on, unanswered, rests_until, said_last, .. } = kept();
        let minutes: [Option<Minute>; 3] = [last_check_in, snoozed_until, rests_until];
        let days: (Option<DayKey>, u8, Option<NaiveDateTime>) = (not_on, unanswered, said_last);
        assert_eq!((minutes, days), ([None; 3], (None, 0, None)));
        assert_eq!(schedule.words, super::super::schedule::WORDS);
    }
}
