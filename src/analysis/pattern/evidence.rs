//! Everything a sentence about a day's judgement rests on.

use crate::{
    analysis::{
        measures::{table::Table, window::Window},
        noticing::{
            days::Days,
            judgement::State,
            look::{Eyes, Looks, Need},
            numbers::{BeforeAfterNumbers, Numbers, SideNumbers},
            score,
            score::{Gate, Look, Scored},
            sums::{Figures, Row},
        },
        rule::{FEELING_CHANGED, GRACE, RECENT_DAYS, RECENT_DAYS_NEEDED, WIDTH_OFFSET, WIDTH_PLEASANT_UNIT},
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

/// Everything a sentence about a day's judgement rests on. Its numbers are the one set of the analysis.
#[derive(Debug, Clone, PartialEq)]
pub struct Evidence {
    pub recent: Window,
    pub usual: Window,
    pub pleasant: ValenceEvidence,
    pub unpleasant: ValenceEvidence,
    /// The best feeling of an ordinary day.
    pub best: Option<Change>,
    /// Mean numbness, where it was rated on enough days.
    pub numbness: Option<Change>,
    pub gates: Vec<Gate>,
    /// By how many units the best feelings are weaker in the last seven days and in the seven before, where they tell.
    pub weeks: [Option<f64>; 2],
    pub score: f64,
    /// Which look decided.
    pub look: Look,
    pub feelings: Vec<FeelingEvidence>,
    /// The usual stretch is one the person marked as "more like me", not the rolling one.
    pub usual_is_marked: bool,
}

/// The last day judged, in full. A day without a score of its own is `NotEnough`, also while a
/// pattern still stands: `days` and `patterns` say so.
#[expect(clippy::large_enum_variant, reason = "there is one in each analysis")]
#[derive(Debug, Clone, PartialEq)]
pub enum Verdict {
    NotEnough(Need),
    Judged { state: State, evidence: Evidence },
}

/// What is looked at.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Seen {
    /// The day, by its number.
    pub today: i32,
    /// The usual that was in force that day, and the days it needs.
    pub usual: (i32, i32),
    pub needed: u32,
    /// The usual it is shown beside.
    pub beside: (i32, i32),
    pub usual_is_marked: bool,
    /// Show the days of the look that decided, not the last three weeks.
    pub as_decided: bool,
}

impl Evidence {
    /// `None` where that day has no score.
    pub(crate) fn of(days: &Days, table: &Table, seen: Seen) -> Option<Self> {
        let looks = Eyes::default().looks(days, seen.today, seen.usual, seen.needed).found()?;
        let scored = Scored::of(&looks);
        let length = if seen.as_decided { i32::from(scored.scores.look.days()) } else { RECENT_DAYS };
        let with = |length: i32| Self::shown(days, table, seen, &looks, length);
        with(length).or_else(|| with(RECENT_DAYS))
    }

    fn shown(days: &Days, table: &Table, seen: Seen, looks: &Looks, length: i32) -> Option<Self> {
        let stretch = (seen.today - length + 1, seen.today);
        let numbers = BeforeAfterNumbers { before: Numbers::of(days, seen.beside), after: Numbers::of(days, stretch) };
        let scores = Scored::of(looks).scores;
        let signs = match scores.look {
            Look::Long => looks.long,
            Look::Short => looks.short.unwrap_or(looks.long),
        };
        let (mut then, mut now) = (Row::default(), Row::default());
        days.all_figures(seen.beside, &mut then);
        days.all_figures(stretch, &mut now);
        let figures = |lane: usize| {
            let pair = then.get(lane).zip(now.get(lane));
            pair.filter(|(a, b)| a.days >= RECENT_DAYS_NEEDED && b.days >= RECENT_DAYS_NEEDED)
        };
        let count = |lanes: std::ops::Range<usize>| {
            u32::try_from(lanes.filter(|lane| figures(*lane).is_some()).count()).unwrap_or(u32::MAX)
        };
        let BeforeAfterNumbers { before, after } = &numbers;
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
                high: change(days.high(lane, seen.beside), days.high(lane, stretch))?,
                level: of(|f| f.level),
                narrowed: narrowed(width),
            })
        });
        let window = |(from, until): (DayKey, DayKey)| Window::of(from, until, table.between(from, until));
        Some(Self {
            recent: window((after.from, after.until)),
            usual: window((before.from, before.until)),
            pleasant: side(count(days.pleasant()), &before.pleasant, &after.pleasant)?,
            unpleasant: side(count(days.unpleasant()), &before.unpleasant, &after.unpleasant)?,
            best: change(before.best, after.best),
            numbness: change(before.numbness, after.numbness),
            gates: score::gates(&signs).to_vec(),
            weeks: signs.weeks,
            score: scores.both,
            look: scores.look,
            feelings: profile.collect(),
            usual_is_marked: seen.usual_is_marked,
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
