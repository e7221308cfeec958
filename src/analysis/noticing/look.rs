//! One look: the recent days beside the usual ones, and the signs read from that.

use super::{
    constants::{
        BEST_UNIT, KINDS_NEEDED, NUMBNESS_DAYS, NUMBNESS_UNIT, RECENT_DAYS, RECENT_DAYS_NEEDED, RISE_UNIT, SETTLING_DAYS,
        SHORT_DAYS, SHORT_DAYS_NEEDED, SHORT_WEEK_NEEDED, SPREAD_OFFSET, STRENGTH_OFFSET, WEEK_NEEDED, WIDTH_OFFSET,
        WIDTH_PLEASANT_UNIT, WIDTH_UNPLEASANT_UNIT,
    },
    days::Days,
    params::Params,
    sums::{
        columns::AT_ONCE,
        figures::Row,
        moved::Moved,
        telling::{Counting, Strongest, Telling},
    },
};
use std::hint::black_box;

/// The signs of one look, in units of change; positive = towards blunting.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(crate) struct Signs {
    pub width_pleasant: f64,
    pub width_unpleasant: f64,
    /// The best feeling of a day is weaker.
    pub best: f64,
    /// `None` where it was rated too rarely.
    pub numbness: Option<f64>,
    /// The level of unpleasant feelings rose.
    pub rise: f64,
    /// By how many steps the level of pleasant feelings is lower.
    pub level_drop: f64,
    /// How much more the days differ than usual, as a factor.
    pub spread: f64,
    /// `best` of the last seven days and of the seven before, where they tell enough.
    pub weeks: [Option<f64>; 2],
}

/// Both looks of a day; the second one isn't always possible.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(crate) struct Looks {
    pub long: Signs,
    pub short: Option<Signs>,
}

/// What was seen of a day, or what is missing.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(crate) enum Looked {
    Found(Looks),
    Short(Need),
}

impl Looked {
    pub(crate) fn found(self) -> Option<Looks> {
        match self {
            Self::Found(looks) => Some(looks),
            Self::Short(_) => None,
        }
    }
}

/// What is missing before a day has a score.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Need {
    /// Days with check-ins in the usual: have, need.
    UsualDays { have: u32, need: u32 },
    /// Days with check-ins among the recent ones: have, need.
    RecentDays { have: u32, need: u32 },
    /// Feelings rated on enough days.
    Kinds { pleasant: u32, unpleasant: u32, need: u32 },
    /// Days, usual or recent, on which enough of these feelings are rated together.
    TellingDays { recent: bool, have: u32, need: u32 },
}

/// What is worth keeping from one look to the next.
#[derive(Debug, Default)]
pub(crate) struct Eyes {
    telling: Telling,
    usual: Usual,
    /// The days of both looks.
    moved: Moved,
    recent: Row,
    short: Row,
    counting: Counting,
    shorter: Counting,
}

/// The figures of a usual; it is often the same for many days, else it moves with them.
#[derive(Debug, Default)]
struct Usual {
    of: Option<(i32, i32)>,
    figures: Row,
    moved: Moved,
}

impl Usual {
    fn look(&mut self, days: &Days, today: i32, usual: (i32, i32)) {
        if self.of == Some(usual) {
            return;
        }
        match self.moved.at(days, today, [usual]) {
            Some(at) => self.moved.pick(days, 0, at, &mut self.figures),
            None => days.all_figures(usual, &mut self.figures),
        }
        self.of = Some(usual);
    }
}

/// What a look is at.
#[derive(Debug, Clone, Copy)]
struct At {
    /// Where the second look is worked out already.
    moved: Option<usize>,
    stretch: (i32, i32),
    needed: u32,
    usual_needed: u32,
    weeks: [Option<f64>; 2],
}

impl Eyes {
    /// To be told when the days from this place on changed.
    pub(crate) fn forget(&mut self, from: usize) {
        self.telling.forget(from);
        self.usual.of = None;
        self.usual.moved.forget();
        self.moved.forget();
    }

    /// The 21 days up to `today` and the 14 beside `usual`, which needs so many days.
    #[inline]
    pub(crate) fn looks(&mut self, days: &Days, today: i32, usual: (i32, i32), needed: u32) -> Looked {
        self.both(days, today, usual, needed).map_or_else(Looked::Short, Looked::Found)
    }

    #[inline]
    fn both(&mut self, days: &Days, today: i32, usual: (i32, i32), needed: u32) -> Result<Looks, Need> {
        let recent = ((today - RECENT_DAYS + 1).max(0), today);
        let have = if usual.1 < usual.0 { 0 } else { days.logged(usual) };
        if have < needed || usual.1 < usual.0 {
            return Err(Need::UsualDays { have, need: needed });
        }
        let have = days.logged(recent);
        if have < RECENT_DAYS_NEEDED {
            return Err(Need::RecentDays { have, need: RECENT_DAYS_NEEDED });
        }
        let short = (today - SHORT_DAYS + 1, today);
        let moved = self.moved.at(days, today, [recent, short]);
        match moved {
            Some(at) => self.moved.pick(days, 0, at, &mut self.recent),
            None => days.all_figures(recent, &mut self.recent),
        }
        self.usual.look(days, today, usual);
        let Self { telling, usual: Usual { figures, .. }, recent: now, counting, .. } = self;
        let counts = |lane: &usize| now.is_rated(*lane, RECENT_DAYS_NEEDED) && figures.is_rated(*lane, needed);
        counting.clear();
        counting.pleasant.extend(days.pleasant().filter(counts));
        counting.unpleasant.extend(days.unpleasant().filter(counts));
        if !counting.are_enough() {
            let count = |side: &[usize]| u32::try_from(side.len()).unwrap_or(u32::MAX);
            let (pleasant, unpleasant) = (count(&counting.pleasant), count(&counting.unpleasant));
            return Err(Need::Kinds { pleasant, unpleasant, need: KINDS_NEEDED });
        }
        let in_usual = telling.over(days, counting, usual).map(|mut run| run.usual(days, today, usual)).unwrap_or_default();
        if in_usual.days < needed {
            return Err(Need::TellingDays { recent: false, have: in_usual.days, need: needed });
        }
        let stretches = [recent, short, (today - 6, today), (today - 13, today - 7)];
        let run = telling.over(days, counting, recent);
        let [in_recent, in_short, last, before] = run.map(|mut run| run.recent(days, today, stretches)).unwrap_or_default();
        if in_recent.days < RECENT_DAYS_NEEDED {
            return Err(Need::TellingDays { recent: true, have: in_recent.days, need: RECENT_DAYS_NEEDED });
        }
        let week = |w: &Strongest| (w.days >= WEEK_NEEDED).then(|| fell(w.best, in_usual.best, STRENGTH_OFFSET, BEST_UNIT));
        let weeks = [week(&last), week(&before)];
        let long = signs(now, figures, counting, (in_recent, in_usual), weeks);
        let may = in_short.days >= SHORT_DAYS_NEEDED && last.days.min(before.days) >= SHORT_WEEK_NEEDED;
        let at = At { moved, stretch: short, needed: SHORT_DAYS_NEEDED, usual_needed: needed, weeks };
        Ok(Looks { long, short: if may { self.short(days, at, (in_short, in_usual)) } else { None } })
    }

    /// Moves the stretches of both looks and the rolling usual over all days, all feelings counting, for those who
    /// measure what that costs.
    pub(crate) fn move_stretches(&mut self, days: &Days, params: &Params) {
        let counting = Counting { pleasant: days.pleasant().collect(), unpleasant: days.unpleasant().collect() };
        let mut place = 0;
        while place < days.len() {
            let today = days.number_at(place);
            let (recent, usual) = ((today - RECENT_DAYS + 1, today), params.rolling(today, SETTLING_DAYS));
            let short = (today - SHORT_DAYS + 1, today);
            let rows = [self.moved.at(days, today, [recent, short]), self.usual.moved.at(days, today, [usual])];
            black_box((&self.moved, &self.usual.moved));
            let stretches = [recent, short, (today - 6, today), (today - 13, today - 7)];
            let told = self.telling.over(days, &counting, recent).map(|mut run| run.recent(days, today, stretches));
            let usual_told = self.telling.over(days, &counting, usual).map(|mut run| run.usual(days, today, usual));
            black_box((&self.telling, told, usual_told));
            // Where they are worked out for many days, these come next; else each by itself.
            place += if let [Some(recent), Some(usual)] = rows {
                AT_ONCE - recent.max(usual)
            } else {
                for stretch in [recent, short, usual] {
                    days.all_figures(stretch, &mut self.recent);
                    black_box(&self.recent);
                }
                1
            };
        }
    }

    /// The second look; a feeling that is rated too rarely in it drops out of its widths and levels.
    fn short(&mut self, days: &Days, at: At, strongest: (Strongest, Strongest)) -> Option<Signs> {
        match at.moved {
            Some(moved) => self.moved.pick(days, 1, moved, &mut self.short),
            None => days.all_figures(at.stretch, &mut self.short),
        }
        let Self { usual, short, counting, shorter, .. } = self;
        let counts = |lane: &&usize| short.is_rated(**lane, at.needed) && usual.figures.is_rated(**lane, at.usual_needed);
        shorter.clear();
        shorter.pleasant.extend(counting.pleasant.iter().filter(counts));
        shorter.unpleasant.extend(counting.unpleasant.iter().filter(counts));
        if !shorter.are_enough() {
            return None;
        }
        Some(signs(short, &usual.figures, shorter, strongest, at.weeks))
    }
}

#[inline]
fn signs(
    now: &Row,
    usual: &Row,
    counting: &Counting,
    (best_now, best_usual): (Strongest, Strongest),
    weeks: [Option<f64>; 2],
) -> Signs {
    let Counting { pleasant, unpleasant } = counting;
    let numb = now.last().zip(usual.last()).filter(|(a, b)| a.days >= NUMBNESS_DAYS && b.days >= NUMBNESS_DAYS);
    Signs {
        width_pleasant: fell(now.width(pleasant), usual.width(pleasant), WIDTH_OFFSET, WIDTH_PLEASANT_UNIT),
        width_unpleasant: fell(now.width(unpleasant), usual.width(unpleasant), WIDTH_OFFSET, WIDTH_UNPLEASANT_UNIT),
        best: fell(best_now.best, best_usual.best, STRENGTH_OFFSET, BEST_UNIT),
        numbness: numb.map(|(a, b)| (a.level - b.level) / NUMBNESS_UNIT),
        rise: -fell(now.level(unpleasant), usual.level(unpleasant), STRENGTH_OFFSET, RISE_UNIT),
        level_drop: usual.level(pleasant) - now.level(pleasant),
        spread: (best_now.spread + SPREAD_OFFSET) / (best_usual.spread + SPREAD_OFFSET),
        weeks,
    }
}

/// By how many units something became less.
#[inline]
pub(super) fn fell(now: f64, before: f64, offset: f64, unit: f64) -> f64 {
    -((now + offset) / (before + offset)).ln() / unit
}
