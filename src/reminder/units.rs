//! What is written for the system: a timer with its service, or an entry of the session's start. Each follows from what is
//! kept and from the day alone, so that a change by another hand is seen.

use super::{
    drawn::times_on,
    judged::at,
    kept::Kept,
    schedule::{When, plain_clock},
};
use chrono::{DateTime, Days, Duration, NaiveDate, NaiveDateTime};
use std::path::Path;

pub(super) const TIMER: &str = "gamut-remind.timer";
pub(super) const SERVICE: &str = "gamut-remind.service";
pub(super) const ENTRY: &str = "gamut-remind.desktop";

/// Drawn times are written so many days ahead, and anew on each day the timer starts Gamut. Our choice: a week.
const DAYS_AHEAD: u64 = 7;

/// Said first in each.
const HEAD: &str = "# Written by Gamut. What you change here stays as you write it, and Gamut says that it was changed.\n";

/// When the timer of this day starts Gamut. With drawn times it also does so when the window begins, to write the times
/// of the days that follow: nothing is shown then.
pub(super) fn timer(kept: &Kept, today: NaiveDate, snooze: Option<NaiveDateTime>) -> String {
    let days = kept.schedule.days.short();
    let each = |minute| format!("OnCalendar={days} *-*-* {}:00\n", plain_clock(minute));
    let once = |moment: NaiveDateTime| format!("OnCalendar={}\n", moment.format("%Y-%m-%d %H:%M:00"));
    let mut times = String::new();
    match &kept.schedule.when {
        When::At(chosen) => chosen.iter().for_each(|minute| times.push_str(&each(*minute))),
        When::Random { from, .. } => {
            times.push_str(&each(*from));
            for date in (0..DAYS_AHEAD).filter_map(|n| today.checked_add_days(Days::new(n))) {
                for minute in times_on(date, &kept.schedule, kept.seed) {
                    times.extend(at(date, minute).map(once));
                }
            }
        }
    }
    times.extend(snooze.map(once));
    HEAD.to_owned()
        + &format!(
            "[Unit]\nDescription=When Gamut reminds of a check-in\n\n[Timer]\n{times}AccuracySec=30s\nPersistent=false\n\n\
         [Install]\nWantedBy=timers.target\n"
        )
}

/// The moment of a snooze, by the clock on the wall: a minute in UTC, with the offset there is now.
pub(super) fn snooze_of(kept: &Kept, offset_s: i32) -> Option<NaiveDateTime> {
    let utc = DateTime::from_timestamp(kept.snoozed_until?.checked_mul(60)?, 0)?;
    utc.naive_utc().checked_add_signed(Duration::seconds(i64::from(offset_s)))
}

pub(super) fn service(program: &Path) -> String {
    HEAD.to_owned()
        + &format!(
            "[Unit]\nDescription=A reminder of Gamut\n\n[Service]\nType=exec\nExecStart={} remind due\n",
            in_unit(&program.to_string_lossy())
        )
}

/// As systemd.service(5) quotes a command, which may hold blanks. Of variables nothing is put in its place.
fn in_unit(word: &str) -> String {
    format!("\"{}\"", word.replace('%', "%%"))
}

/// Whether systemd takes a command of this name at all.
pub(super) fn may_be_command(program: &Path) -> bool {
    program.to_str().is_some_and(|name| !name.chars().any(|c| c.is_control() || "\"'\\".contains(c)))
}

/// Begins with the session; it is not shown among programs.
pub(super) fn entry(program: &Path) -> String {
    HEAD.to_owned()
        + &format!(
            "[Desktop Entry]\nType=Application\nName=Gamut reminders\nExec={} remind wait\nNoDisplay=true\nTerminal=false\n",
            in_entry(&program.to_string_lossy())
        )
}

/// As the Desktop Entry Specification quotes a word, and then a text: the second doubles what the first put in.
fn in_entry(word: &str) -> String {
    let mut quoted = String::from("\"");
    for c in word.chars() {
        match c {
            '"' | '`' | '$' => quoted.extend(['\\', '\\', c]),
            '\\' => quoted.push_str("\\\\\\\\"),
            '%' => quoted.push_str("%%"),
            '\n' => quoted.push_str("\\n"),
            c => quoted.push(c),
        }
    }
    quoted.push('"');
    quoted
}

#[cfg(test)]
mod tests {
    use super::{super::kept::tests::kept, *};
    use crate::reminder::schedule::{Days as DaysOfWeek, Schedule};

    fn monday() -> NaiveDate {
        NaiveDate::from_ymd_opt(2026, 11, 30).expect("a date")
    }

    #[test]
    fn chosen_times_are_the_same_text_each_day_and_drawn_ones_are_all_written_out() {
        let days = DaysOfWeek::read("mon,fri").expect("days");
        let chosen = Kept { schedule: Schedule { when: When::At(vec![545, 1260]), days, ..Schedule::default() }, ..kept() };
        let text = timer(&chosen, monday(), None);
        assert!(text.contains("OnCalendar=Mon,Fri *-*-* 9:05:00\nOnCalendar=Mon,Fri *-*-* 21:00:00\n"), "{text}");
        assert_eq!(text, timer(&chosen, monday().succ_opt().expect("a date"), None));
        let drawn = timer(&kept(), monday(), at(monday(), 601));
        assert_eq!(drawn.matches("OnCalendar=").count(), 1 + 7 * 3 + 1, "{drawn}");
        assert!(drawn.contains("OnCalendar=2026-11-30 10:01:00\n"), "{drawn}");
    }

    #[test]
    fn a_program_of_any_name_is_one_word_of_the_command() {
        let text = service(Path::new("/a b/50%/$HOME/g"));
        assert!(text.contains("ExecStart=\"/a b/50%%/$HOME/g\" remind due\n"), "{text}");
        for no in ["/a\"b", "/a'b", "/a\\b", "/a\nb"] {
            assert!(!may_be_command(Path::new(no)), "{no}");
        }
        let text = entry(Path::new("/a b/50%/$x\\y"));
        assert!(text.contains(r#"Exec="/a b/50%%/\\$x\\\\y" remind wait"#), "{text}");
    }
}
