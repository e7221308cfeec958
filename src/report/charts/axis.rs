//! Dates along the bottom of a picture, as near together as they have room.

use crate::{
    domain::DayKey,
    report::{Anchor, Form, Frame, Role, Scene, Stroke, Weight, text_width},
};
use chrono::{Datelike, NaiveDate};

/// How far apart the dates on the axis are.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Every {
    /// "Mon 12" each day.
    Weekday,
    Days(i32),
    /// Mondays: "2 Mar"; every one or every second.
    Weeks(i32),
    Months(u32),
    Years(i32),
}

/// From fine to coarse; the first whose labels fit is taken.
const STEPS: [Every; 16] = [
    Every::Weekday,
    Every::Days(1),
    Every::Days(2),
    Every::Weeks(1),
    Every::Weeks(2),
    Every::Months(1),
    Every::Months(2),
    Every::Months(3),
    Every::Months(6),
    Every::Years(1),
    Every::Years(2),
    Every::Years(5),
    Every::Years(10),
    Every::Years(20),
    Every::Years(50),
    Every::Years(100),
];

impl Every {
    /// The shortest distance of two of them, in days, and the widest label.
    const fn spacing(self) -> (f32, &'static str) {
        match self {
            Self::Weekday => (1.0, "Wed 28"),
            Self::Days(n) => (n as f32, "28"),
            Self::Weeks(n) => (7.0 * n as f32, "28 Aug"),
            Self::Months(n) => (28.0 + 30.0 * (n - 1) as f32, "Aug"),
            Self::Years(n) => (365.0 * n as f32, "2028"),
        }
    }

    /// Whether a date stands on this day.
    fn falls_on(self, date: NaiveDate) -> bool {
        match self {
            Self::Weekday | Self::Days(1) => true,
            Self::Days(n) => date.day0().is_multiple_of(n.unsigned_abs()) && date.day() < 31,
            Self::Weeks(n) => {
                date.weekday() == chrono::Weekday::Mon && date.num_days_from_ce().div_euclid(7).rem_euclid(n) == 0
            }
            Self::Months(n) => date.day() == 1 && date.month0().is_multiple_of(n),
            Self::Years(n) => date.ordinal() == 1 && date.year().rem_euclid(n) == 0,
        }
    }

    const fn format(self) -> &'static str {
        match self {
            Self::Weekday => "%a %-d",
            Self::Days(_) => "%-d",
            Self::Weeks(_) => "%-d %b",
            Self::Months(_) => "%b",
            Self::Years(_) => "%Y",
        }
    }

    /// What stands on the second line, once for each stretch: the month, the year or nothing.
    const fn context(self) -> Option<&'static str> {
        match self {
            Self::Weekday | Self::Days(_) => Some("%B %Y"),
            Self::Weeks(_) | Self::Months(_) => Some("%Y"),
            Self::Years(_) => None,
        }
    }
}

/// Two lines of text and the ticks above them.
#[must_use]
pub fn axis_height(frame: &Frame) -> f32 {
    5.0 + 2.0 * frame.line_height()
}

/// Draws dates beneath `y`: days, weeks, months or years as there is room, none touching another.
pub fn draw_axis(scene: &mut Scene, frame: &Frame, y: f32) {
    let width = |text: &str| text_width(text, frame.caption, Weight::Regular);
    let room = |e: &&Every| {
        let (days, label) = e.spacing();
        days * frame.day_points >= width(label) + frame.caption * 0.9
    };
    let every = STEPS.iter().find(room).copied().unwrap_or(Every::Years(200));
    let centred = matches!(every, Every::Weekday | Every::Days(_));
    let p = &frame.palette;
    let baseline = y + 5.0 + frame.caption;
    let mut free_from = frame.x - 1.0;
    for (day, date) in standing(frame, every) {
        let label = date.format(every.format()).to_string();
        let w = width(&label);
        let x = if centred { frame.middle_of(day) - w / 2.0 } else { frame.start_of(day) + 3.0 };
        let tick = if centred { frame.middle_of(day) } else { frame.start_of(day) };
        if centred && !frame.shows_middle(day) {
            continue;
        }
        let stroke = Stroke::solid(p.outline, 1.0);
        scene.add(Role::Plain, Form::Line { from: (tick, y), to: (tick, y + 5.0), stroke });
        if x >= free_from && x + w <= frame.right() + 1.0 {
            scene.add(Role::Plain, frame.text(x, baseline, Anchor::Start, p.muted, Weight::Regular, label));
            free_from = x + w + frame.caption * 0.4;
        }
    }
    if let Some(format) = every.context() {
        draw_context(scene, frame, format, baseline + frame.line_height());
    }
}

/// The days in view on which a date stands; steps over whole months and years, not over each day of them.
fn standing(frame: &Frame, every: Every) -> Vec<(DayKey, NaiveDate)> {
    let mut found = Vec::new();
    let mut day = frame.from;
    while day <= frame.until && found.len() < 4000 {
        let date = day.date();
        if every.falls_on(date) {
            found.push((day, date));
        }
        day = match every {
            Every::Months(_) | Every::Years(_) => next_month(day),
            Every::Weekday | Every::Days(_) | Every::Weeks(_) => day.plus(1),
        };
    }
    found
}

/// The first of the next month, which is always later than `day`.
fn next_month(day: DayKey) -> DayKey {
    let date = day.date();
    let (year, month) = if date.month() == 12 { (date.year() + 1, 1) } else { (date.year(), date.month() + 1) };
    NaiveDate::from_ymd_opt(year, month, 1).map_or(day.plus(31), DayKey::from_date)
}

/// The month or year each stretch lies in, at its beginning; the one at the left edge gives way.
fn draw_context(scene: &mut Scene, frame: &Frame, format: &str, baseline: f32) {
    let mut stretches: Vec<(f32, String)> = vec![(frame.x, frame.from.date().format(format).to_string())];
    let mut day = next_month(frame.from);
    while day <= frame.until {
        let words = day.date().format(format).to_string();
        if stretches.last().is_some_and(|(_, last)| *last != words) {
            stretches.push((frame.start_of(day) + 3.0, words));
        }
        day = next_month(day);
    }
    let mut limit = frame.right() + 1.0;
    for (x, words) in stretches.into_iter().rev() {
        if x + text_width(&words, frame.caption, Weight::Regular) <= limit {
            limit = x - frame.caption * 0.6;
            scene.add(Role::Plain, frame.text(x, baseline, Anchor::Start, frame.palette.muted, Weight::Regular, words));
        }
    }
}
