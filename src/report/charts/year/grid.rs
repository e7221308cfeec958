//! Where the days of a year lie in its picture.

use crate::{
    domain::DayKey,
    report::{
        Anchor, Role, Scene, Weight,
        paper::sheet::{EDGE, Sheet},
        text_width,
    },
};
use chrono::{Datelike, NaiveDate};

/// Pictures at least this wide have a line for each month; narrower ones a column.
const WIDE: f32 = 560.0;
/// A day is at most so large, points.
const LARGEST: f32 = 26.0;
/// How thick the line under a day is, points.
const LINE: f32 = 2.0;

/// Where days lie: a line for each month, or a column.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(crate) struct Grid {
    year: i32,
    left: f32,
    top: f32,
    width: f32,
    height: f32,
    months_down: bool,
    /// What is left free for a line, points: under each day, or beside it where months are columns.
    for_line: f32,
}

impl Grid {
    pub(crate) fn of(sheet: &Sheet, year: i32, has_lines: bool) -> Self {
        let months_down = sheet.width >= WIDE;
        let label = text_width(if months_down { "Sep" } else { "30" }, sheet.caption, Weight::Regular) + 8.0;
        let (left, top) = (EDGE + label, EDGE + sheet.line_height() + 2.0);
        let across = if months_down { 31.0 } else { 12.0 };
        let for_line = if has_lines { LINE + 2.0 } else { 0.0 };
        let width = ((sheet.inner() - label) / across).clamp(4.0, LARGEST);
        let height = if months_down { width.max(sheet.caption * 0.96) + for_line } else { width.min(20.0) };
        Self { year, left, top, width, height, months_down, for_line }
    }

    pub(crate) fn bottom(&self) -> f32 {
        self.top + self.height * if self.months_down { 12.0 } else { 31.0 }
    }

    /// Left, top, width and height of a day; `None` outside the year.
    pub(crate) fn cell(&self, day: DayKey) -> Option<[f32; 4]> {
        let date = day.date();
        let [month, n] = [date.month0(), date.day0()].map(|n| n as f32);
        let (across, down) = if self.months_down { (n, month) } else { (month, n) };
        let at = [self.left + across * self.width, self.top + down * self.height, self.width, self.height];
        (date.year() == self.year).then_some(at)
    }

    /// A day without its line.
    pub(crate) fn field(&self, day: DayKey) -> Option<[f32; 4]> {
        let free = self.for_line;
        self.cell(day).map(|[x, y, w, h]| if self.months_down { [x, y, w, h - free] } else { [x, y, w - free, h] })
    }

    /// Where the line of a day lies; those of neighbouring days touch.
    pub(crate) fn line(&self, day: DayKey) -> Option<[f32; 4]> {
        let at = self.for_line;
        self.cell(day).map(|[x, y, w, h]| if self.months_down { [x, y + h - at, w, LINE] } else { [x + w - at, y, LINE, h] })
    }

    #[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "both are 0 to 31")]
    pub(crate) fn day_at(&self, x: f32, y: f32) -> Option<DayKey> {
        let (across, down) = ((x - self.left) / self.width, (y - self.top) / self.height);
        let (n, month) = if self.months_down { (across, down) } else { (down, across) };
        let inside = (0.0..31.0).contains(&n) && (0.0..12.0).contains(&month);
        let date = inside.then(|| NaiveDate::from_ymd_opt(self.year, month as u32 + 1, n as u32 + 1))??;
        Some(DayKey::from_date(date))
    }

    /// Names of months and numbers of days along the edges.
    pub(crate) fn draw_labels(&self, scene: &mut Scene, sheet: &Sheet) {
        let p = &sheet.palette;
        let mut label = |x: f32, y: f32, anchor: Anchor, words: String| {
            scene.add(Role::Plain, sheet.text(x, y, anchor, p.muted, Weight::Regular, words));
        };
        let head = self.top - sheet.caption * 0.4;
        let beside = |row: f32| self.top + (row + 0.5) * self.height + sheet.caption * 0.36;
        // A letter wants about its own height.
        let room = if self.months_down { self.height } else { self.width };
        let each = if room < sheet.caption * 0.95 { 3 } else { 1 };
        for month in (1..=12).step_by(each) {
            let name = NaiveDate::from_ymd_opt(2000, month, 1).map(|d| d.format("%b").to_string()).unwrap_or_default();
            let n = (month - 1) as f32;
            if self.months_down {
                label(self.left - 6.0, beside(n), Anchor::End, name);
            } else {
                label(self.left + (n + 0.5) * self.width, head, Anchor::Middle, name.chars().take(1).collect());
            }
        }
        for day in [1_u8, 5, 10, 15, 20, 25, 30] {
            let n = f32::from(day - 1);
            if self.months_down {
                label(self.left + (n + 0.5) * self.width, head, Anchor::Middle, day.to_string());
            } else {
                label(self.left - 6.0, beside(n), Anchor::End, day.to_string());
            }
        }
    }
}
