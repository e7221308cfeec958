//! Times, days and hours as spreadsheets write them. Read where they can mean one thing only.

use crate::{
    domain::{DayKey, DayStart, Instant, SleepHours},
    exchange::time::read_at,
};

/// A time with its offset, also `2026-03-02 21:40 +0100`: without seconds, with the offset in two or four digits, with
/// blanks before it.
pub(in crate::exchange) fn read_loose_at(text: &str) -> Option<Instant> {
    read_at(text).or_else(|| read_at(&tidied(text)?))
}

fn tidied(text: &str) -> Option<String> {
    let (day, rest) = text.split_at_checked(10)?;
    let rest = rest.trim_start_matches(['T', 't', ' ']);
    let zone_at = rest.find(['+', '-', 'Z', 'z', '\u{2212}'])?;
    let (clock, offset) = rest.split_at_checked(zone_at)?;
    let clock = clock.trim();
    // 9:05 is five past nine.
    let clock = if clock.find(':') == Some(1) { format!("0{clock}") } else { clock.to_owned() };
    let clock = if clock.len() == 5 { format!("{clock}:00") } else { clock };
    let offset = offset.trim().replace('\u{2212}', "-");
    let offset = match offset.len() {
        3 => format!("{offset}:00"),
        5 if !offset.contains(':') => format!("{}:{}", offset.get(..3)?, offset.get(3..)?),
        _ => offset,
    };
    Some(format!("{day}T{clock}{offset}"))
}

/// The day that three numbers mean, of which `at` settles the order: `02.03.2026`, `3/2/2026`, `2.3.26`. `None` where no
/// order gives a day within one of the instant's own.
pub(super) fn meant_day(text: &str, at: Instant, start: DayStart) -> Option<DayKey> {
    let own = at.day(start);
    let date = text.split([' ', 'T']).next()?;
    let parts: Vec<&str> = date.split(['.', '/', '-', '\u{2010}']).filter(|p| !p.is_empty()).collect();
    let [first, second, third] = parts.as_slice() else { return None };
    let number = |text: &str| text.bytes().all(|b| b.is_ascii_digit()).then(|| text.parse::<u32>().ok()).flatten();
    let (first, second, third) = (number(first)?, number(second)?, number(third)?);
    let century = own.to_string().get(..2)?.parse::<u32>().ok()? * 100;
    let year = |n: u32| if n < 100 { n + century } else { n };
    let days = [(third, second, first), (third, first, second), (first, second, third)]
        .into_iter()
        .filter_map(|(y, month, day)| DayKey::parse(&format!("{:04}-{month:02}-{day:02}", year(y))));
    days.filter(|d| d.number().abs_diff(own.number()) <= 1).min_by_key(|d| d.number().abs_diff(own.number()))
}

/// Hours from 0 to 24: `6.5`, `6,5`, `6:30`, `06:30:00`.
pub(in crate::exchange) fn hours(text: &str) -> Option<SleepHours> {
    let plain = |t: &str, most: usize| (1..=most).contains(&t.len()) && t.bytes().all(|b| b.is_ascii_digit());
    let parts: Vec<&str> = text.split(':').collect();
    let hours = match parts.as_slice() {
        [h, m] | [h, m, "00"] if plain(h, 2) && plain(m, 2) => {
            let (h, m) = (h.parse::<f64>().ok()?, m.parse::<f64>().ok().filter(|m| *m < 60.0)?);
            h + m / 60.0
        }
        [one] => {
            let one = one.replacen(',', ".", 1);
            one.parse().ok().filter(|_| one.bytes().all(|b| b.is_ascii_digit() || matches!(b, b'.' | b'e' | b'-')))?
        }
        _ => return None,
    };
    SleepHours::new(hours)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_time_is_read_as_spreadsheets_write_it_and_only_with_its_offset() {
        let same = read_at("2026-03-02T21:40:00+01:00");
        for text in [
            "2026-03-02T21:40:00+0100",
            "2026-03-02T21:40+01:00",
            "2026-03-02 21:40 +0100",
            "2026-03-02 21:40:00 +01",
            "2026-03-02T21:40:00+01:00",
        ] {
            assert_eq!(read_loose_at(text), same, "{text}");
        }
        assert_eq!(read_loose_at("2026-03-02 9:05Z"), read_at("2026-03-02T09:05:00Z"));
        assert_eq!(read_loose_at("2026-03-02 21:40 \u{2212}0330"), read_at("2026-03-02T21:40:00-03:30"));
        for bad in [
            "",
            "2026-03-02",
            "2026-03-02T21:40",
            "2026-03-02 21:40",
            "02.03.2026 21:40 +0100",
            "2024-02-30",
            "yesterday",
            "1e10",
            "02/03/2024",
            "2024-02-02T24:01:00+00:00",
            "2024-02-02T10:61+00:00",
            "2024-02-02T10:00:00+99",
            "2024-02-02T1000Z",
        ] {
            assert_eq!(read_loose_at(bad), None, "{bad}");
        }
    }

    #[test]
    fn at_settles_the_order_of_a_day_and_what_lies_elsewhere_is_none() {
        let at = read_at("2026-03-02T21:40:00+01:00").expect("a time");
        let day = |text| meant_day(text, at, DayStart::default()).map(|d| d.to_string());
        for text in ["02.03.2026", "3/2/2026", "2.3.26", "03/02/26", "2026/3/2", "02.03.2026 00:00:00"] {
            assert_eq!(day(text).as_deref(), Some("2026-03-02"), "{text}");
        }
        assert_eq!(day("03.03.2026").as_deref(), Some("2026-03-03"));
        for bad in ["", "Monday", "1.1.2026", "2026", "2.3", "31.02.2026", "2.3.2026.1"] {
            assert_eq!(day(bad), None, "{bad}");
        }
    }

    #[test]
    fn hours_are_read_with_a_point_a_comma_or_minutes() {
        for text in ["6.5", "6,5", "6:30", "06:30", "06:30:00", "6.50"] {
            assert_eq!(hours(text).map(SleepHours::hours), Some(6.5), "{text}");
        }
        for bad in ["", "-1", "25", "NaN", "inf", "infinity", "1e9", "6:75", "6:", ":30", "1.000,5", "6h", "6:30:15", "24:30"] {
            assert_eq!(hours(bad), None, "{bad}");
        }
    }
}
