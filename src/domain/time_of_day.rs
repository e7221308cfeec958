//! A time of day as people write it.

use chrono::NaiveTime;

/// The time that is meant: `18`, `18:30`, `6.30 pm`, `630pm`, `18h30`, `noon`, `midnight`. Without am or pm an hour is one of
/// 24. `None` where it is no time: nothing is guessed.
#[must_use]
pub fn read_time(said: &str) -> Option<NaiveTime> {
    let said = said.trim().to_lowercase();
    match said.as_str() {
        "noon" | "midday" => return NaiveTime::from_hms_opt(12, 0, 0),
        "midnight" => return NaiveTime::from_hms_opt(0, 0, 0),
        _ => {}
    }
    let (clock, half) = half_of_day(&said);
    let (hour, minute) = hour_and_minute(clock)?;
    let hour = match (half, hour) {
        (None, hour) | (Some(Half::Before), hour @ 0..=11) | (Some(Half::After), hour @ 12..=23) => hour,
        (Some(Half::Before), 12) => 0,
        (Some(Half::After), hour @ 1..=11) => hour + 12,
        (Some(Half::Before | Half::After), _) => return None,
    };
    NaiveTime::from_hms_opt(hour, minute, 0)
}

/// Before noon or after it.
#[derive(Debug, Clone, Copy)]
enum Half {
    Before,
    After,
}

const HALVES: [(&str, Half); 8] = [
    ("a.m.", Half::Before),
    ("a.m", Half::Before),
    ("am", Half::Before),
    ("a", Half::Before),
    ("p.m.", Half::After),
    ("p.m", Half::After),
    ("pm", Half::After),
    ("p", Half::After),
];

fn half_of_day(said: &str) -> (&str, Option<Half>) {
    let found = HALVES.iter().find_map(|(words, half)| Some((said.strip_suffix(words)?.trim_end(), Some(*half))));
    found.unwrap_or((said, None))
}

fn hour_and_minute(clock: &str) -> Option<(u32, u32)> {
    let parts = clock.split_once([':', '.', ',', 'h']).or_else(|| clock.split_once(' '));
    if let Some((hour, minute)) = parts {
        let minute = minute.trim().trim_end_matches("min").trim_end_matches('m').trim_end();
        let minute = if minute.is_empty() { 0 } else { number(minute, 2..=2)? };
        return Some((number(hour.trim(), 1..=2)?, minute));
    }
    match clock.len() {
        // `630`, `1830`
        3 | 4 => {
            let (hour, minute) = clock.split_at_checked(clock.len() - 2)?;
            Some((number(hour, 1..=2)?, number(minute, 2..=2)?))
        }
        _ => Some((number(clock, 1..=2)?, 0)),
    }
}

fn number(digits: &str, long: std::ops::RangeInclusive<usize>) -> Option<u32> {
    let is_number = long.contains(&digits.len()) && digits.bytes().all(|b| b.is_ascii_digit());
    is_number.then(|| digits.parse().ok()).flatten()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_time_is_read_the_ways_people_write_it() {
        for (said, time) in [
            ("18", "18:00"),
            ("6", "06:00"),
            ("18:30", "18:30"),
            ("18.30", "18:30"),
            ("18,30", "18:30"),
            ("18 30", "18:30"),
            ("1830", "18:30"),
            ("630", "06:30"),
            ("18h30", "18:30"),
            ("18h", "18:00"),
            ("18 h 05 min", "18:05"),
            ("6.30 pm", "18:30"),
            ("630pm", "18:30"),
            ("6pm", "18:00"),
            (" 6:30 P.M. ", "18:30"),
            ("18:30 pm", "18:30"),
            ("12 am", "00:00"),
            ("12.15 am", "00:15"),
            ("12pm", "12:00"),
            ("0:05", "00:05"),
            ("23:59", "23:59"),
            ("noon", "12:00"),
            ("Midnight", "00:00"),
            ("7:", "07:00"),
        ] {
            assert_eq!(read_time(said).map(|t| t.format("%H:%M").to_string()).as_deref(), Some(time), "{said:?}");
        }
    }

    #[test]
    fn what_is_no_time_is_not_guessed_at() {
        let none = [
            "", " ", "24:00", "25", "18:60", "18:5", "1:2:3", "99999", "-3", "+3", "3 o", "13 am", "0 pm", "pm", ":30", "six",
            "NaN", "1８", "é30", "12é", "6..30",
        ];
        for said in none {
            assert_eq!(read_time(said), None, "{said:?}");
        }
    }
}
