//! Where things stand at the end of a day: all that is carried from one day to the next.

use super::{
    beginning::{beginning, turning},
    change_day::Span,
    constants::{
        ASK_AGAIN_DAYS, ASK_FIRST_DAYS, CARRY_DAYS, DAYS_IN_A_ROW, DAYS_IN_A_ROW_ALONE, GRACE, GUARD_DAYS, KEPT_DAYS_NEEDED,
        OVER_AFTER_DAYS, QUIET_AFTER_NOT_SO, QUIET_DAYS, RECENT_DAYS, SETTLING_DAYS, SHARPEN_DAYS, STEP_APART, STEP_DROP,
        THRESHOLD_STEP, USUAL_DAYS_NEEDED, USUAL_KEPT_DAYS,
    },
    days::Days,
    in_a_row::InARow,
    judgement::State,
    kind,
    look::{Eyes, Looked, Need},
    noticed::{How, Noticed, Said, Step, Word},
    params::Params,
    score::{Scored, Scores},
};

/// Days in a row at the threshold, of each score.
#[derive(Debug, Clone, Copy, PartialEq, Default)]
struct Counters {
    both: InARow,
    pleasant: InARow,
    heavier: InARow,
}

/// Which scores have been at their threshold for long enough.
#[derive(Debug, Clone, Copy)]
struct Hit {
    narrowed: bool,
    any: bool,
}

impl Counters {
    fn then(&mut self, scores: Option<&Scores>, params: &Params) -> Hit {
        let at = |bar: f64| move |held: f64| held >= bar - GRACE;
        let (bar, alone) = (at(params.threshold), at(params.threshold_pleasant));
        let both = self.both.then(scores.map(|s| s.both), bar) >= DAYS_IN_A_ROW;
        let pleasant = self.pleasant.then(scores.map(|s| s.pleasant), alone) >= DAYS_IN_A_ROW_ALONE;
        let heavier = self.heavier.then(scores.map(|s| s.heavier), alone) >= DAYS_IN_A_ROW_ALONE;
        Hit { narrowed: both || pleasant, any: both || pleasant || heavier }
    }
}

/// All that is carried from day to day. Of the patterns only the last can still change.
#[derive(Debug, Clone, PartialEq)]
pub(crate) struct Standing {
    /// No usual is from before this day …
    floor: i32,
    /// … nor was from before that one, when the last pattern was noticed.
    floor_before: i32,
    /// The last rolling usual that was enough, and the last day it was in force.
    last_usual: Option<(i32, i32)>,
    last_usual_on: i32,
    /// After "this isn't so": scored days in a row below all thresholds.
    muted: Option<u32>,
    asked: i32,
    last_scored: Option<i32>,
    lost: bool,
    counters: Counters,
    inner: InARow,
    ending: InARow,
    open: bool,
    /// How many patterns there were so far …
    pub patterns: usize,
    /// … and the last of them.
    pub last: Option<Noticed>,
    /// Something was said in absolute words.
    pub in_words: bool,
}

impl Default for Standing {
    fn default() -> Self {
        Self {
            floor: SETTLING_DAYS,
            floor_before: SETTLING_DAYS,
            last_usual: None,
            last_usual_on: 0,
            muted: None,
            asked: 0,
            last_scored: None,
            lost: false,
            counters: Counters::default(),
            inner: InARow::default(),
            ending: InARow::default(),
            open: false,
            patterns: 0,
            last: None,
            in_words: false,
        }
    }
}

/// What one day came to.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Today {
    pub state: State,
    pub scores: Result<Scores, Need>,
    pub usual: (i32, i32),
    /// The usual is one the person marked.
    pub marked: bool,
    pub ask: bool,
}

/// What a day is judged by.
pub(crate) struct World<'a> {
    pub days: &'a Days,
    pub params: &'a Params,
    pub said: &'a Said,
    /// Of the usual and of what it is beside; and of a pattern's own days.
    pub eyes: &'a mut Eyes,
    pub own_eyes: &'a mut Eyes,
    /// All patterns but the last.
    pub earlier: &'a mut Vec<Noticed>,
}

impl Standing {
    /// The pattern that stands.
    pub(crate) fn open(&self) -> Option<&Noticed> {
        self.last.as_ref().filter(|_| self.open)
    }

    /// The first day on which anything that is still to come may rest.
    pub(crate) fn rests_from(&self, today: i32, params: &Params) -> i32 {
        let rolling = today.saturating_sub(params.says_days());
        let kept = self.last.as_ref().filter(|p| self.open || p.ended.is_some_and(|e| e.1 == How::Over));
        let in_force = self.last_usual.map_or(rolling, |u| rolling.min(u.0));
        // A pattern that is noticed later may keep a usual that reaches back before the one in force.
        let before_it = in_force.saturating_sub(params.baseline_days);
        kept.map_or(before_it, |p| before_it.min(p.usual.0))
    }

    /// Goes on by one day.
    pub(crate) fn then(&mut self, today: i32, world: &mut World<'_>) -> Today {
        let (usual, needed, marked) = self.usual(today, world);
        let found = if today >= SETTLING_DAYS + RECENT_DAYS {
            match world.eyes.looks(world.days, today, usual, needed) {
                Looked::Found(looks) => Ok(Scored::of(&looks)),
                Looked::Short(need) => Err(need),
            }
        } else {
            Err(Need::UsualDays { have: world.days.logged(usual), need: needed })
        };
        let scored = found.as_ref().ok();
        if scored.is_some() {
            self.last_scored = Some(today);
        }
        let hit = self.counters.then(scored.map(|s| &s.scores), world.params);
        if self.open {
            self.stands(today, scored, hit, world);
        } else if let Some(below) = self.muted {
            let is_below = scored.map(|s| is_below_all(&s.scores, world.params));
            let now = is_below.map_or(below, |is_below| if is_below { below + 1 } else { 0 });
            self.muted = (now < QUIET_AFTER_NOT_SO).then_some(now);
        } else if hit.any {
            self.notice(today, usual, marked, hit.narrowed, world);
        }
        let known = self.last_scored.is_some_and(|day| today - day <= i32::try_from(CARRY_DAYS).unwrap_or_default());
        let narrowed = self.open().is_some_and(|p| p.narrowed_on.is_some());
        let state = match (narrowed, self.lost, known) {
            (true, false, _) => State::Narrowed,
            (false, _, true) => State::Usual,
            (true, true, _) | (false, _, false) => State::NotEnough,
        };
        Today { state, scores: found.map(|s| s.scores), usual, marked, ask: narrowed && today - self.asked >= ASK_AGAIN_DAYS }
    }

    /// First and last day of the usual, the days it needs, and whether the person marked it.
    fn usual(&mut self, today: i32, world: &World<'_>) -> ((i32, i32), u32, bool) {
        let World { days, params, said, .. } = world;
        let rolling = params.rolling(today, self.floor);
        let before = self.open().map_or(rolling.1, |p| p.began_as_noticed.earliest - 1);
        let marks = said.marks.iter().filter(|m| m.marked <= today && m.until <= before);
        let stretches = marks.map(|m| (m.from.max(SETTLING_DAYS), m.until));
        let enough = stretches.filter(|m| days.logged(*m) >= USUAL_DAYS_NEEDED);
        if let Some(marked) = enough.max_by_key(|m| (m.1, m.0)) {
            return (marked, USUAL_DAYS_NEEDED, true);
        }
        let usual = if let Some(p) = self.open() {
            p.usual
        } else if days.logged(rolling) >= USUAL_DAYS_NEEDED {
            (self.last_usual, self.last_usual_on) = (Some(rolling), today);
            rolling
        } else {
            self.last_usual.filter(|_| today - self.last_usual_on <= USUAL_KEPT_DAYS).unwrap_or(rolling)
        };
        let is_kept = self.open || self.last_usual == Some(usual);
        (usual, if is_kept { kind::needed_of(days, usual) } else { USUAL_DAYS_NEEDED }, false)
    }

    /// A pattern is noticed: a new one or, where no new usual had formed, the last one again.
    fn notice(&mut self, today: i32, usual: (i32, i32), marked: bool, narrowed: bool, world: &mut World<'_>) {
        self.open = true;
        (self.inner, self.ending, self.lost) = (InARow::default(), InARow::default(), false);
        let again = self.last.as_mut().filter(|p| !marked && p.usual == usual);
        if let Some(last) = again
            && let Some((ended, How::Over)) = last.ended
        {
            last.breaks.push((ended, today));
            (last.ended, last.back, last.numbers) = (None, None, None);
            last.narrow(narrowed, today);
            self.floor = self.floor_before;
            return;
        }
        let began = beginning(world.days, usual, today, today, false).unwrap_or(Span::at((today - 4).max(0)));
        let kept = if marked { usual } else { self.kept(usual, began.earliest, world) };
        world.earlier.extend(self.last.replace(Noticed::new(today, kept, narrowed, began)));
        self.patterns += 1;
        self.asked = today - ASK_AGAIN_DAYS + ASK_FIRST_DAYS;
    }

    /// The usual that is kept for a pattern: before its earliest first day, where there are enough days.
    fn kept(&self, usual: (i32, i32), earliest: i32, World { days, params, .. }: &World<'_>) -> (i32, i32) {
        let ends = [
            (earliest - 1 - GUARD_DAYS, USUAL_DAYS_NEEDED),
            (earliest - 1, USUAL_DAYS_NEEDED),
            (earliest - 1, KEPT_DAYS_NEEDED),
        ];
        let stretch = |until: i32| (until.saturating_add(1).saturating_sub(params.baseline_days).max(self.floor), until);
        let found = ends.iter().map(|(until, least)| (stretch(usual.1.min(*until)), least));
        found.into_iter().find(|(kept, least)| days.logged(*kept) >= **least).map_or(usual, |(kept, _)| kept)
    }

    /// A day on which a pattern stands.
    fn stands(&mut self, today: i32, scored: Option<&Scored>, hit: Hit, world: &mut World<'_>) {
        let Some(p) = self.last.as_mut() else { return };
        p.narrow(hit.narrowed, today);
        if today == p.noticed + SHARPEN_DAYS {
            p.began = sharpened(p, today, world.days);
        }
        let left = scored.map(|s| s.scores.left);
        if let Some(left) = left {
            p.deepen(left, today);
        }
        let limit = p.back_under();
        let over = self.ending.then(left, |held| held < limit) >= OVER_AFTER_DAYS;
        let quiet = self.last_scored.is_none_or(|day| today - day > QUIET_DAYS);
        self.lost = quiet || (self.lost && left.is_none_or(|left| left < limit));
        if let Some(s) = scored {
            (p.closer, p.beyond) = (limit <= s.scores.left && s.scores.left < p.depth / 2.0, s.beyond);
        }
        let own = world.params.rolling(today, p.last_began() + 1);
        let inside = world.own_eyes.looks(world.days, today, own, USUAL_DAYS_NEEDED).found().map(|looks| Scored::of(&looks));
        let deeper = inside.map(|s| if s.level_drop >= STEP_DROP - GRACE { s.scores.both.max(s.scores.pleasant) } else { 0.0 });
        let in_a_row = self.inner.then(deeper, |held| held >= THRESHOLD_STEP - GRACE);
        let apart = p.steps.last().is_none_or(|step| step.noticed <= today - STEP_APART);
        if in_a_row >= DAYS_IN_A_ROW_ALONE && apart {
            let began = beginning(world.days, own, today, today, false).unwrap_or(Span::at(today));
            p.steps.push(Step { noticed: today, began });
        }
        for word in world.said.on(today) {
            self.asked = today - if word == Word::DontKnow { ASK_AGAIN_DAYS - ASK_FIRST_DAYS } else { 0 };
            match word {
                Word::UsualNow => {
                    p.ended = Some((today, How::UsualNow));
                    (self.floor, self.last_usual) = (p.began.latest + 1, None);
                }
                Word::NotSo => {
                    p.ended = Some((today, How::TakenBack));
                    self.muted = Some(0);
                }
                Word::StillLess | Word::DontKnow => {}
            }
        }
        // Said when it wasn't open by what is known now: it counts as soon as it stands.
        if p.ended.is_none() && world.said.not_so_before(today, p, world.earlier) {
            (p.ended, self.muted) = (Some((today, How::TakenBack)), Some(0));
        }
        if p.ended.is_none() && over {
            let back = turning(world.days, p.began, today);
            (p.ended, p.back) = (Some((today, How::Over)), Some(back));
            (self.floor_before, self.floor) = (self.floor, self.floor.max(back.latest + 1));
            (self.last_usual, self.last_usual_on) = (Some(p.usual), today);
        }
        if p.ended.is_some() {
            p.kind = p.kind_by(world.days, today);
            p.numbers = Some(p.numbers_by(world.days, today));
            (self.open, self.counters) = (false, Counters::default());
        }
    }

    /// The pattern that stands, as it is shown on this day; no later day rests on that.
    pub(crate) fn shown(&self, today: i32, days: &Days) -> Option<Noticed> {
        let mut shown = self.last.clone()?;
        if self.open {
            if today < shown.noticed + SHARPEN_DAYS {
                shown.began = sharpened(&shown, today, days);
            }
            shown.kind = shown.kind_by(days, today);
            shown.numbers = Some(shown.numbers_by(days, today));
        } else {
            (shown.closer, shown.beyond) = (false, false);
        }
        Some(shown)
    }
}

fn is_below_all(s: &Scores, params: &Params) -> bool {
    let (bar, alone) = (params.threshold - GRACE, params.threshold_pleasant - GRACE);
    s.both < bar && s.pleasant < alone && s.heavier < alone
}

/// The beginning as it is known on a later day.
fn sharpened(p: &Noticed, today: i32, days: &Days) -> Span<i32> {
    beginning(days, p.usual, p.noticed, today, p.usual.1 < p.began_as_noticed.earliest).unwrap_or(p.began)
}
