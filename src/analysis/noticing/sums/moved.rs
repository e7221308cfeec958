//! Stretches that move with the days, worked out for many days in one go.

use super::{
    super::days::Days,
    columns::{AT_ONCE, Column, Many},
    figures::Row,
};

/// First and last day, both included.
pub(crate) type Stretch = (i32, i32);

/// For which days a stretch is worked out. One that lies otherwise beside its day than the last one that was asked for is
/// worked out by itself; one that moved with the days, for the next ones too.
#[derive(Debug, Default)]
pub(crate) struct Moving {
    /// How the last one lay beside its day.
    beside: Option<Stretch>,
    /// The place of the first of [`AT_ONCE`] days.
    from: Option<usize>,
}

impl Moving {
    /// To be told when the days changed.
    pub(crate) fn forget(&mut self) {
        *self = Self::default();
    }

    /// Where `today` is among the days for which it is worked out, by `work_out` if need be, which is told the place of
    /// the first of them. `None`: the stretch is to be worked out by itself.
    #[inline]
    pub(crate) fn at(
        &mut self,
        days: &Days,
        (today, stretch): (i32, Stretch),
        work_out: impl FnOnce(usize) -> Option<()>,
    ) -> Option<usize> {
        let beside = Some((stretch.0 - today, stretch.1 - today));
        if self.beside != beside {
            *self = Self { beside, from: None };
            return None;
        }
        let place = usize::try_from(today).ok()?;
        if let Some(at) = self.from.and_then(|from| place.checked_sub(from)).filter(|at| *at < AT_ONCE) {
            return Some(at);
        }
        // Where days are left out, a stretch doesn't move by one a day.
        if !days.calendar().is_whole() || place >= days.len() {
            return None;
        }
        let first = place.min(days.len().checked_sub(AT_ONCE)?);
        self.from = None;
        work_out(first)?;
        self.from = Some(first);
        Some(place - first)
    }
}

/// The stretch, `start..end`, that lies beside the day at a place as this one does beside `today`. `None` before the first
/// day.
#[inline]
pub(crate) fn beside(first: usize, today: i32, stretch: Stretch) -> Option<(usize, usize)> {
    let at = |day: i32| first.checked_add_signed(isize::try_from(day.checked_sub(today)?).ok()?);
    Some((at(stretch.0)?, at(stretch.1.checked_add(1)?)?))
}

/// All lanes in some stretches that move together.
#[derive(Debug, Default)]
pub(crate) struct Moved {
    moving: Moving,
    /// The lanes of one stretch after those of the other.
    lanes: Vec<Many>,
}

impl Moved {
    /// To be told when the days changed.
    pub(crate) fn forget(&mut self) {
        self.moving.forget();
    }

    /// Where [`Self::pick`] finds a day; `None` where each stretch is to be worked out by itself.
    #[inline]
    pub(crate) fn at<const N: usize>(&mut self, days: &Days, today: i32, stretches: [Stretch; N]) -> Option<usize> {
        let Self { moving, lanes } = self;
        let first = *stretches.first()?;
        moving.at(days, (today, first), |place| work_out(days, lanes, stretches.map(|stretch| beside(place, today, stretch))))
    }

    /// All lanes in one of the stretches.
    #[inline]
    pub(crate) fn pick(&self, days: &Days, which: usize, at: usize, into: &mut Row) {
        let lanes = days.lanes();
        let lanes = self.lanes.get(which * lanes..(which + 1) * lanes).unwrap_or_default();
        into.fill(lanes.iter().map(|lane| lane.figures(at)));
    }
}

/// For many days in one go.
fn work_out<const N: usize>(days: &Days, lanes: &mut Vec<Many>, stretches: [Option<(usize, usize)>; N]) -> Option<()> {
    let columns = days.columns();
    if columns.iter().any(Column::has_rests) {
        return None;
    }
    lanes.resize_with(N * columns.len(), Many::default);
    for (stretch, lanes) in stretches.into_iter().zip(lanes.chunks_exact_mut(columns.len().max(1))) {
        for (column, into) in columns.iter().zip(lanes) {
            column.many(stretch?, into)?;
        }
    }
    Some(())
}
