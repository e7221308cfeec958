//! The person's day ends while the window is open, or while it was closed over something half written.

use super::{Model, Notice, Open, Question, Request, Shell, moment::moment_at};
use crate::domain::{CheckInDraft, DayKey, DayStart, Instant, Moment};
use chrono::NaiveTime;

impl Model {
    /// Takes the time. When another day has begun, what is half written stays with the day it was begun on and says
    /// so, and the findings are asked for anew. Call it before what is typed in the same frame is taken.
    #[must_use]
    pub fn now_passes(&mut self, now: &Moment) -> Vec<Request> {
        let was = std::mem::replace(&mut self.shell.now, now.clone()).instant;
        let (shell, open) = self.parts();
        let Some(open) = open else { return Vec::new() };
        let start = open.journal.journal.settings.day_start;
        let today = open.journal.day_of(&shell.now);
        if was.day(start) == today {
            return Vec::new();
        }
        open.journal.count(today);
        open.leave_with_its_day(shell, was, start);
        let mut requests = vec![Question::Analyse { today }.into()];
        requests.extend(open.keep_drafts(shell));
        requests
    }

    /// How long it is until the person's next day, in milliseconds.
    #[must_use]
    pub fn next_day_in_ms(&self) -> u64 {
        let (start, now) = (self.settings().day_start, &self.shell.now);
        let begins = NaiveTime::from_hms_opt(u32::from(start.hour()), 0, 0).unwrap_or_default();
        let next = moment_at(self.today().plus(1), begins, start, now).instant.utc_ms;
        u64::try_from(next - now.instant.utc_ms).unwrap_or(0)
    }
}

impl Open {
    /// What was half written when Gamut was closed was kept last at this time (ms UTC).
    pub(super) fn kept_at(&mut self, shell: &Shell, kept_ms: Option<i64>) {
        if let Some(utc_ms) = kept_ms {
            let start = self.journal.journal.settings.day_start;
            self.leave_with_its_day(shell, Instant { utc_ms, offset_s: shell.now.instant.offset_s }, start);
        }
    }

    /// A new check-in that was begun at `begun`, on a day that is over, is about that day from now on.
    fn leave_with_its_day(&mut self, shell: &Shell, begun: Instant, start: DayStart) {
        let (day, today) = (begun.day(start), shell.now.instant.day(start));
        // A clock that was set back, or a flight towards the evening, ends no day.
        if day >= today {
            return;
        }
        let time = begun.wall_clock().time();
        if let Some(aside) = &mut self.journal.set_aside {
            belongs_to(aside, day, time);
        }
        if belongs_to(&mut self.forms.today.check_in, day, time) {
            let text = format!("A new day has begun. What stands in the form is kept for {}", day.words_from(today));
            self.journal.notices.tell(Notice::told(text));
        }
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
