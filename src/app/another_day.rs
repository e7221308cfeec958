//! The person's day ends while the window is open, or while it was closed over something half written.

use super::{Forms, Model, Notice, Request, moment::moment_at};
use crate::domain::{CheckInDraft, DayKey, DayStart, Instant, Moment};
use chrono::NaiveTime;

impl Model {
    /// Takes the time. When another day has begun, what is half written stays with the day it was begun on and says
    /// so, and the findings are asked for anew. Call it before what is typed in the same frame is taken.
    #[must_use]
    pub fn now_passes(&mut self, forms: &mut Forms, now: &Moment) -> Vec<Request> {
        let was = std::mem::replace(&mut self.now, now.clone()).instant;
        let start = self.journal.settings.day_start;
        if !self.is_open() || was.day(start) == self.today() {
            return Vec::new();
        }
        self.count();
        let mut requests = vec![Request::Analyse { today: self.today() }];
        self.leave_with_its_day(forms, was, start);
        requests.extend(self.keep_draft(forms, now.instant.utc_ms));
        requests
    }

    /// What was half written when Gamut was closed was kept last at this time (ms UTC).
    pub(super) fn kept_at(&mut self, forms: &mut Forms, kept_ms: Option<i64>, start: DayStart) {
        if let Some(utc_ms) = kept_ms {
            self.leave_with_its_day(forms, Instant { utc_ms, offset_s: self.now.instant.offset_s }, start);
        }
    }

    /// A new check-in that was begun at `begun`, on a day that is over, is about that day from now on.
    fn leave_with_its_day(&mut self, forms: &mut Forms, begun: Instant, start: DayStart) {
        let (day, today) = (begun.day(start), self.now.instant.day(start));
        // A clock that was set back, or a flight towards the evening, ends no day.
        if day >= today {
            return;
        }
        let time = begun.wall_clock().time();
        if let Some(aside) = &mut self.set_aside {
            belongs_to(aside, day, time);
        }
        if belongs_to(&mut forms.check_in, day, time) {
            let text = format!("A new day has begun. What stands in the form is kept for {}", day.words_from(today));
            self.notice = Some(Notice { text, failed: false, undo: false });
        }
    }

    /// How long it is until the person's next day, in milliseconds.
    #[must_use]
    pub fn next_day_in_ms(&self) -> u64 {
        let start = self.journal.settings.day_start;
        let begins = NaiveTime::from_hms_opt(u32::from(start.hour()), 0, 0).unwrap_or_default();
        let next = moment_at(self.today().plus(1), begins, start, &self.now).instant.utc_ms;
        u64::try_from(next - self.now.instant.utc_ms).unwrap_or(0)
    }
}

/// Whether the draft had no day of its own before.
fn belongs_to(draft: &mut CheckInDraft, day: DayKey, time: NaiveTime) -> bool {
    let is_open = draft.editing.is_none() && draft.other_time.is_none() && !draft.is_empty();
    if is_open {
        draft.other_time = Some((day, time));
    }
    is_open
}
