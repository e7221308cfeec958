//! What the pictures of one room share: the days that are shown, the day that is read, and the stretch that is marked.

use super::stretch;
use crate::{app::Stretch, domain::DayKey, report::InView};
use egui::Pos2;

/// Made for each frame from what the form says, and given back to it after the last picture.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Timeline {
    pub(crate) today: DayKey,
    /// How many days back the journal begins.
    pub(crate) all: f32,
    /// The days that are shown; any picture moves them.
    pub(crate) stretch: Stretch,
    /// The day that is read out in all of them.
    pub(crate) reading: Option<DayKey>,
    /// The day that was under the pointer in the last frame; without it the one that is read is read by keys.
    pub(crate) pointed_before: Option<DayKey>,
    /// Where marking a stretch began, while it lasts.
    pub(crate) marking_from: Option<DayKey>,
    /// The stretches that are compared.
    pub(crate) compared: Option<[(DayKey, DayKey); 2]>,
    /// A stretch that was marked just now, and a day that was pressed.
    pub(crate) marked: Option<(DayKey, DayKey)>,
    pub(crate) opened: Option<DayKey>,
    /// Where that was.
    pub(crate) opened_at: Option<Pos2>,
    /// Of this frame: the day under the pointer, and whether a picture has the keyboard.
    pub(super) pointed: Option<DayKey>,
    pub(super) has_keyboard: bool,
    /// The first picture of the room has told the others which days are shown.
    pub(super) is_led: bool,
    /// What the pictures have in view in this frame, and from where to where that is on their axis.
    pub(super) shown: Stretch,
    pub(super) axis: (f64, f64),
    /// A stretch is being marked in this frame.
    pub(super) is_marking: bool,
}

impl Timeline {
    pub(crate) fn new(today: DayKey, all: f32, stretch: Stretch) -> Self {
        Self {
            today,
            all,
            stretch,
            reading: None,
            pointed_before: None,
            marking_from: None,
            compared: None,
            marked: None,
            opened: None,
            opened_at: None,
            pointed: None,
            has_keyboard: false,
            is_led: false,
            shown: stretch,
            axis: stretch::on_axis(stretch),
            is_marking: false,
        }
    }

    /// The days that are in view, to whole days.
    pub(crate) fn whole_days(&self) -> (DayKey, DayKey) {
        let back = |days: f32| self.today.plus(-stretch::whole(days));
        (back(self.stretch.from_back), back(self.stretch.until_back))
    }

    /// Where marking began, if it still goes on.
    pub(crate) fn marking_next(&self) -> Option<DayKey> {
        self.marking_from.filter(|_| self.is_marking)
    }

    /// The day that is read after this frame: the one under the pointer; without it that of the keys, while they read.
    pub(crate) fn read_next(&self) -> Option<DayKey> {
        if self.pointed.is_none() && self.has_keyboard { self.reading } else { self.pointed }
    }

    /// The day under the pointer.
    pub(crate) const fn pointed_now(&self) -> Option<DayKey> {
        self.pointed
    }

    /// Whether the day is read by keys: then no pointer draws its line.
    pub(super) fn read_by_keys(&self) -> Option<DayKey> {
        self.reading.filter(|_| self.pointed.is_none())
    }

    pub(super) fn in_view(&self) -> InView {
        stretch::in_view(self.shown, self.today)
    }

    /// The day at this place of the axis, one of those in view.
    #[expect(clippy::cast_possible_truncation, reason = "clamped to the days in view")]
    pub(super) fn day_at(&self, x: f64) -> DayKey {
        let seen = self.in_view();
        let day = self.today.plus(x.floor().clamp(-1e6, 1e6) as i32);
        day.max(seen.from).min(seen.until)
    }
}
