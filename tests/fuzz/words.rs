//! Words, numbers, days and times as people write them, and as nobody should.

use crate::dice::Dice;
use gamut::domain::DayKey;

/// Each of these broke a program somewhere.
const HARD: [&str; 44] = [
    "",
    " ",
    "a",
    "0",
    "?",
    "-",
    "'",
    "''",
    "\"",
    "\"\"",
    ",",
    ";",
    "|",
    "a|b",
    "\t",
    "\n",
    "a\nb",
    "\r\n",
    "\\",
    "\\n",
    "=1+1",
    "'=1+1",
    "@x",
    "+3",
    "-3",
    "NaN",
    "null",
    "joy",
    "Joy",
    "JOY ",
    " joy",
    "Ğüñ\u{302}",
    "e\u{301}",
    "é",
    "😀👩‍👩‍👧",
    "\u{202e}abc",
    "\u{feff}x",
    "日本語は空白がない",
    "ไทย",
    "ß",
    "İ",
    "<br><b>x</b>&#x27;",
    "%s%n%00",
    "../../etc/passwd",
];
const PLAIN: [&str; 24] = [
    "walk",
    "rain",
    "choir",
    "Anna",
    "work",
    "slept badly",
    "tea",
    "the sea",
    "sertraline 50 mg",
    "wine",
    "two",
    "letter",
    "felt",
    "nothing",
    "much",
    "quiet",
    "garden",
    "train",
    "Łódź",
    "C++",
    "évening",
    "cold",
    "bright",
    "phone",
];
pub const ZONES: [&str; 8] =
    ["Europe/Berlin", "UTC", "America/St_Johns", "Asia/Kathmandu", "Pacific/Apia", "Etc/GMT+5", "UTC+02:00", "Africa/Monrovia"];
const OFFSETS: [&str; 7] = ["+01:00", "+00:00", "Z", "-03:30", "+05:45", "+13:00", "-11:00"];

/// A few plain words.
pub fn plain(dice: &mut Dice) -> String {
    let n = 1 + dice.below(6);
    (0..n).map(|_| *dice.of(&PLAIN)).collect::<Vec<_>>().join(" ")
}

/// One plain word or a hard one, trimmed: what a list of words may hold.
pub fn label(dice: &mut Dice) -> String {
    let word = if dice.once_in(3) { *dice.of(&HARD) } else { *dice.of(&PLAIN) };
    let word: String = word.trim().chars().filter(|c| !c.is_control()).collect();
    if word.is_empty() { "x".to_owned() } else { word }
}

/// A text above every limit, or just below it.
pub fn huge(dice: &mut Dice) -> String {
    let bytes = *dice.of(&[1 << 20, (16 << 20) - 1, (16 << 20) + 1]);
    "x".repeat(bytes)
}

/// Plain, hard, or very long.
pub fn any(dice: &mut Dice) -> String {
    match dice.below(12) {
        0..=4 => plain(dice),
        5..=9 => (*dice.of(&HARD)).to_owned(),
        10 => format!("{} {}", dice.of(&HARD), plain(dice)),
        _ => {
            let n = *dice.of(&[64, 65, 200, 201, 1000, 70_000]);
            dice.of(&["x", "é", "😀", "\"", "\\"]).repeat(n)
        }
    }
}

/// A day that can be: from 1900 to today, most of them in the last years.
pub fn day(dice: &mut Dice, today: DayKey) -> DayKey {
    let first = DayKey::parse("1900-01-02").unwrap();
    let all = i64::from(today.since(first));
    let ago = if dice.once_in(12) { dice.between(0, all) } else { dice.between(0, 900) };
    today.plus(-i32::try_from(ago).unwrap())
}

/// A time on that day, in daylight, so that it belongs to it at any day start and offset.
pub fn at(dice: &mut Dice, day: DayKey) -> String {
    let (h, m) = (dice.between(12, 17), dice.between(0, 59));
    let second = *dice.of(&["00", "07", "59.123", "30.5"]);
    format!("{day}T{h:02}:{m:02}:{second}{}", dice.of(&OFFSETS))
}

/// Something in the place of a time or a day that is none, or one that can hardly be.
pub fn no_time(dice: &mut Dice) -> String {
    const BAD: [&str; 28] = [
        "",
        "0",
        "now",
        "2026-02-30T10:00:00+01:00",
        "2026-11-23",
        "2026-11-23T21:40",
        "2026-11-23 21:40:00Z",
        "0000-00-00T00:00:00Z",
        "0001-01-01T00:00:00Z",
        "0001-01-01T00:00:00+23:59",
        "9999-12-31T23:59:59-23:59",
        "9999-12-31T23:59:59Z",
        "1899-12-31T23:59:59Z",
        "1900-01-01T00:00:00Z",
        "2126-11-29T10:00:00Z",
        "2026-11-23T24:00:00Z",
        "2026-11-23T23:59:60Z",
        "2026-11-23T10:00:00+24:00",
        "2026-11-23T10:00:00+01:00:01",
        "2026-11-23T10:00:00.1234567891Z",
        "-2026-11-23T10:00:00Z",
        "+12026-11-23T10:00:00Z",
        "2026-W48-1T10:00:00Z",
        "２０２６-11-23T10:00:00Z",
        "1795466400123",
        "1e308",
        "2026-11-23T10:00:00é",
        "T",
    ];
    (*dice.of(&BAD)).to_owned()
}

/// Something in the place of a number.
pub fn no_number(dice: &mut Dice) -> String {
    const BAD: [&str; 22] = [
        "11",
        "-1",
        "3.5",
        "1e1",
        "1e400",
        "-0",
        "0.0",
        "NaN",
        "Infinity",
        "9223372036854775807",
        "-9223372036854775808",
        "18446744073709551616",
        "\"3\"",
        "true",
        "null",
        "[]",
        "{}",
        "\"?\"",
        "10.0000000000000001",
        "0x3",
        "003",
        "\"\"",
    ];
    (*dice.of(&BAD)).to_owned()
}
