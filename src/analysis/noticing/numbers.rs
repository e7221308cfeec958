//! The one set of numbers that every room and every file takes its own from.

use super::{
    constants::{KINDS_NEEDED, NUMBNESS_DAYS, RECENT_DAYS_NEEDED},
    days::Days,
    sums::figures::{Figures, Row},
};
use crate::domain::DayKey;
use std::ops::Range;

/// One side, as means over its feelings that are rated on enough days; `None` where none is.
#[derive(Debug, Clone, Copy, PartialEq, Default)]
pub struct SideNumbers {
    pub width: Option<f64>,
    /// p90 of the day maxima.
    pub high: Option<f64>,
    pub level: Option<f64>,
}

/// What a stretch of days, both ends included, looks like. Nothing of it is rounded.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Numbers {
    pub from: DayKey,
    pub until: DayKey,
    pub days_logged: u32,
    pub pleasant: SideNumbers,
    pub unpleasant: SideNumbers,
    /// The best feeling of an ordinary day.
    pub best: Option<f64>,
    pub numbness: Option<f64>,
}

impl Numbers {
    pub(crate) fn of(days: &Days, (from, until): (i32, i32)) -> Self {
        let stretch = (from.max(0), until);
        let mut figures = Row::default();
        days.all_figures(stretch, &mut figures);
        let side = |lanes: Range<usize>| {
            let counting: Vec<(usize, Figures)> = counting(&figures, lanes).collect();
            let mean = |of: &dyn Fn(&(usize, Figures)) -> f64| {
                (!counting.is_empty()).then(|| counting.iter().map(of).sum::<f64>() / counting.len() as f64)
            };
            SideNumbers {
                width: mean(&|(_, f)| f.width),
                high: mean(&|(lane, _)| days.high(*lane, stretch).unwrap_or_default()),
                level: mean(&|(_, f)| f.level),
            }
        };
        let numb = figures.last().filter(|f| f.days >= NUMBNESS_DAYS);
        Self {
            from: days.day(stretch.0),
            until: days.day(until),
            days_logged: days.logged(stretch),
            pleasant: side(days.pleasant()),
            unpleasant: side(days.unpleasant()),
            best: best(days, &figures, stretch),
            numbness: numb.map(|f| f.level),
        }
    }
}

/// The widths alone, pleasant and unpleasant, as [`Numbers::of`] has them.
pub(crate) fn widths(days: &Days, (from, until): (i32, i32), figures: &mut Row) -> [Option<f64>; 2] {
    days.all_figures((from.max(0), until), figures);
    [days.pleasant(), days.unpleasant()].map(|lanes| {
        let (n, sum) = counting(figures, lanes).fold((0_u32, 0.0), |(n, sum), (_, f)| (n + 1, sum + f.width));
        (n > 0).then(|| sum / f64::from(n))
    })
}

fn counting(figures: &Row, lanes: Range<usize>) -> impl Iterator<Item = (usize, Figures)> + '_ {
    let of = |lane| figures.get(lane).map(|f| (lane, *f));
    lanes.filter_map(of).filter(|(_, f)| f.days >= RECENT_DAYS_NEEDED)
}

/// Mean over the days on which enough pleasant feelings are rated.
fn best(days: &Days, figures: &Row, stretch: (i32, i32)) -> Option<f64> {
    let lanes: Vec<usize> = counting(figures, days.pleasant()).map(|(lane, _)| lane).collect();
    let (mut told, mut sum) = (0_u32, 0.0);
    for place in days.places(stretch) {
        let rated = lanes.iter().filter_map(|lane| days.mean(*lane, place));
        let (count, most) = rated.fold((0, 0.0), |(n, most), mean| (n + 1, mean.max(most)));
        if count >= KINDS_NEEDED {
            told += 1;
            sum += most;
        }
    }
    (told > 0).then(|| sum / f64::from(told))
}

/// Before, and now or, once it is over, while it stood.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct BeforeAfterNumbers {
    /// The usual kept for it.
    pub before: Numbers,
    /// The recent days while it stands, its own days once it is over.
    pub after: Numbers,
}
