//! Two stretches of days beside each other: the one set of numbers, and each feeling's own.

use crate::{
    analysis::{
        measures::{table::Table, window::Window},
        noticing::{
            days::Days,
            numbers::{BeforeAfterNumbers, SideNumbers},
            sums::figures::{Figures, Row},
        },
        rule::{FEELING_CHANGED, GRACE, RECENT_DAYS_NEEDED, WIDTH_OFFSET, WIDTH_PLEASANT_UNIT},
    },
    domain::{DayKey, FeelingId, Valence},
};

/// A value in the usual window and in the recent one.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Change {
    pub usual: f64,
    pub recent: f64,
}

/// One valence, averaged over its feelings. Steps of the 0–10 scale.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct ValenceEvidence {
    pub feelings: u32,
    pub width: Change,
    pub high: Change,
    pub level: Change,
}

/// One feeling of the profile: which narrowed, which kept its width.
#[derive(Debug, Clone, PartialEq)]
pub struct FeelingEvidence {
    pub feeling: FeelingId,
    pub name: String,
    pub valence: Valence,
    pub width: Change,
    pub high: Change,
    pub level: Change,
    pub narrowed: bool,
}

/// What the second of the two stretches is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum When {
    /// The last three weeks.
    Now,
    /// A pattern that is over, while it stood.
    Stood,
    /// The look by which a pattern was noticed.
    Noticed,
}

/// The usual days beside others. Its numbers are the one set of the analysis.
#[derive(Debug, Clone, PartialEq)]
pub struct Compared {
    pub when: When,
    pub usual: Window,
    pub recent: Window,
    pub pleasant: ValenceEvidence,
    pub unpleasant: ValenceEvidence,
    /// The best feeling of an ordinary day.
    pub best: Option<Change>,
    /// Mean numbness, where it was rated on enough days.
    pub numbness: Option<Change>,
    pub feelings: Vec<FeelingEvidence>,
}

impl Compared {
    /// `None` where one side has too few rated days in one of the stretches.
    pub(crate) fn of(days: &Days, table: &Table, numbers: &BeforeAfterNumbers, when: When) -> Option<Self> {
        let BeforeAfterNumbers { before, after } = numbers;
        let [usual, recent] = [before, after].map(|n| (days.number(n.from), days.number(n.until)));
        let (mut then, mut now) = (Row::default(), Row::default());
        days.all_figures(usual, &mut then);
        days.all_figures(recent, &mut now);
        let figures = |lane: usize| {
            let pair = then.get(lane).zip(now.get(lane));
            pair.filter(|(a, b)| a.days >= RECENT_DAYS_NEEDED && b.days >= RECENT_DAYS_NEEDED)
        };
        let count = |lanes: std::ops::Range<usize>| {
            u32::try_from(lanes.filter(|lane| figures(*lane).is_some()).count()).unwrap_or(u32::MAX)
        };
        let profile = table.feelings.iter().enumerate().filter_map(|(column, item)| {
            let lane = table.lanes.of_column(column)?;
            let (then, now) = figures(lane)?;
            let of = |number: fn(&Figures) -> f64| Change { usual: number(then), recent: number(now) };
            let width = of(|f| f.width);
            Some(FeelingEvidence {
                feeling: item.id,
                name: item.name.clone(),
                valence: item.valence,
                width,
                high: change(days.high(lane, usual), days.high(lane, recent))?,
                level: of(|f| f.level),
                narrowed: narrowed(width),
            })
        });
        let window = |(from, until): (DayKey, DayKey)| Window::of(from, until, table.between(from, until));
        Some(Self {
            when,
            usual: window((before.from, before.until)),
            recent: window((after.from, after.until)),
            pleasant: side(count(days.pleasant()), &before.pleasant, &after.pleasant)?,
            unpleasant: side(count(days.unpleasant()), &before.unpleasant, &after.unpleasant)?,
            best: change(before.best, after.best),
            numbness: change(before.numbness, after.numbness),
            feelings: profile.collect(),
        })
    }
}

fn change(usual: Option<f64>, recent: Option<f64>) -> Option<Change> {
    Some(Change { usual: usual?, recent: recent? })
}

fn side(feelings: u32, before: &SideNumbers, after: &SideNumbers) -> Option<ValenceEvidence> {
    Some(ValenceEvidence {
        feelings,
        width: change(before.width, after.width)?,
        high: change(before.high, after.high)?,
        level: change(before.level, after.level)?,
    })
}

/// By how many units a width fell.
fn width_sign(width: Change) -> f64 {
    -((width.recent + WIDTH_OFFSET) / (width.usual + WIDTH_OFFSET)).ln() / WIDTH_PLEASANT_UNIT
}

/// Whether a width fell so much that it is called narrower.
pub(crate) fn narrowed(width: Change) -> bool {
    width_sign(width) >= FEELING_CHANGED - GRACE
}

/// Whether a width grew so much that it is called wider.
pub(crate) fn widened(width: Change) -> bool {
    width_sign(width) <= GRACE - FEELING_CHANGED
}
