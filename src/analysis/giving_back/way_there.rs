//! The first ten weeks: what is finished already, what comes next, and how far the way to comparing has come. All rooms
//! take these words from here.

use crate::{
    analysis::{
        Analysis, AskedAbout, Need, Verdict,
        rule::{GAP_DAYS, RECENT_DAYS, RECENT_DAYS_NEEDED, SETTLING_DAYS, SHORT_DAYS_NEEDED, USUAL_DAYS_NEEDED},
    },
    domain::Journal,
};

/// The day from which on a journal with a check-in a day is compared: settling, a usual, and the weeks that are compared
/// with it (SCIENCE.md, section 2).
pub const ABOUT_DAYS: u32 = SETTLING_DAYS.unsigned_abs() + USUAL_DAYS_NEEDED + (RECENT_DAYS + GAP_DAYS).unsigned_abs();

/// Something that is finished on the way.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Stage {
    /// The day, counted from the first check-in's, 1.
    pub day: u32,
    /// Days with check-ins that it takes. Our choice but for the profile, which is described from so many on, and the
    /// last, which the rule says.
    pub logged: u32,
    /// In one or two words, for the bar.
    pub name: &'static str,
    /// As in "Next, on day 14: your first river".
    pub next: &'static str,
}

/// The first whole two weeks. Our choice, as with the shorter look of the rule.
const RIVER_DAY: u32 = SETTLING_DAYS.unsigned_abs();

/// In the order of the days.
pub const STAGES: [Stage; 6] = [
    Stage { day: 1, logged: 1, name: "Your day", next: "your first day" },
    Stage { day: 3, logged: 3, name: "Strongest", next: "what was strongest so far, and both sides beside each other" },
    Stage { day: 7, logged: 3, name: "A week", next: "your first week" },
    Stage { day: RIVER_DAY, logged: SHORT_DAYS_NEEDED, name: "The river", next: "your first river" },
    Stage { day: 28, logged: RECENT_DAYS_NEEDED, name: "A profile", next: "how high and how deep your days reach" },
    Stage { day: ABOUT_DAYS, logged: USUAL_DAYS_NEEDED, name: "Your usual", next: "your days beside your usual" },
];

/// How far a journal has come that has no usual yet.
#[derive(Debug, Clone, PartialEq)]
pub struct WayThere {
    /// Today, counted from the first check-in's day, 1.
    pub day: u32,
    /// Days with check-ins.
    pub logged: u32,
    /// How many of [`STAGES`] are finished, from the first on.
    pub reached: usize,
    /// How much of a bar on which the stages lie evenly is full, 0 to 1.
    pub part: f32,
    /// "Day 12 of about 70: your days are here now, comparing with your usual comes later"
    pub words: String,
    /// "Next, on day 14: your first river"; `None` where it is not known when.
    pub next: Option<String>,
}

impl WayThere {
    /// There is a river.
    #[must_use]
    pub fn has_river(&self) -> bool {
        self.has(RIVER_DAY)
    }

    /// The stage of this day is finished.
    #[must_use]
    pub fn has(&self, day: u32) -> bool {
        STAGES.iter().take(self.reached).any(|stage| stage.day == day)
    }
}

/// After twice the time it is told as what is missing, and no longer as a way. Our choice.
const LONGEST_DAYS: u32 = 2 * ABOUT_DAYS;

/// How far this journal has come; `None` once days can be compared, or could be once.
#[must_use]
pub fn way_there(journal: &Journal, analysis: &Analysis) -> Option<WayThere> {
    let Verdict::NotEnough(need) = analysis.verdict else { return None };
    let was_compared = !matches!(need, Need::UsualDays { .. }) && analysis.usual_reach.is_some();
    if was_compared || !analysis.patterns.is_empty() {
        return None;
    }
    let days = analysis.reach.first().map_or(0, |first| u32::try_from(analysis.until.since(first.day) + 1).unwrap_or(0));
    let logged = u32::try_from(analysis.reach.len()).unwrap_or(u32::MAX);
    (days <= LONGEST_DAYS).then(|| of(days.max(1), logged, need, AskedAbout::of(journal).can_be_compared()))
}

fn of(day: u32, logged: u32, need: Need, can_be_compared: bool) -> WayThere {
    let last = STAGES.len() - 1;
    // The last one is there when the rule says so, and then there is no way any more.
    let is_there = |stage: &&Stage| stage.day <= day && stage.logged <= logged && stage.day < ABOUT_DAYS;
    let reached = STAGES.iter().take_while(is_there).count();
    let (from, to) = (STAGES.get(reached.saturating_sub(1)), STAGES.get(reached));
    let between = match (from, to) {
        (Some(from), Some(to)) if reached > 0 => part_of(day - from.day, to.day - from.day),
        (_, _) => 0.0,
    };
    #[expect(clippy::cast_precision_loss, reason = "six stages")]
    let part = (reached.saturating_sub(1) as f32 + between) / last as f32;
    WayThere {
        day,
        logged,
        reached,
        part,
        words: words(day, logged, need, can_be_compared),
        next: next(day, to, can_be_compared),
    }
}

/// Never quite the whole: what is not there yet is not drawn as there.
#[expect(clippy::cast_precision_loss, reason = "days of ten weeks")]
fn part_of(gone: u32, all: u32) -> f32 {
    (gone as f32 / all.max(1) as f32).clamp(0.0, 0.9)
}

fn words(day: u32, logged: u32, need: Need, can_be_compared: bool) -> String {
    if !can_be_compared {
        return format!("Day {day}: your days are here now");
    }
    if logged == 0 {
        return format!(
            "Day 1 of about {ABOUT_DAYS}: you see your days from the first check-in on, comparing takes about ten weeks"
        );
    }
    match need {
        Need::UsualDays { have, need } if day >= ABOUT_DAYS => {
            format!("Day {day}: your days are here now. Comparing takes {need} days with check-ins, and {have} count so far")
        }
        Need::UsualDays { .. } | Need::RecentDays { .. } | Need::Kinds { .. } | Need::TellingDays { .. } => {
            let still = if day < ABOUT_DAYS { format!("Day {day} of about {ABOUT_DAYS}") } else { format!("Day {day}") };
            format!("{still}: your days are here now, comparing with your usual comes later")
        }
    }
}

fn next(day: u32, stage: Option<&Stage>, can_be_compared: bool) -> Option<String> {
    let stage = stage.filter(|s| can_be_compared || s.day < ABOUT_DAYS)?;
    if day < stage.day {
        let about = if stage.day == ABOUT_DAYS { "about " } else { "" };
        return Some(format!("Next, on {about}day {}: {}", stage.day, stage.next));
    }
    // The day is there, and days with check-ins are missing; of the last one the words above say it.
    let days = if stage.logged == 1 { "day" } else { "days" };
    (stage.day < ABOUT_DAYS).then(|| format!("Next, with {} {days} of check-ins: {}", stage.logged, stage.next))
}

#[cfg(test)]
mod tests {
    use super::*;

    const NOTHING: Need = Need::UsualDays { have: 0, need: 28 };

    #[test]
    fn the_way_is_as_long_as_the_rule_makes_it() {
        assert_eq!(ABOUT_DAYS, 70);
        assert!(STAGES.windows(2).all(|two| two[0].day < two[1].day && two[0].logged <= two[1].logged));
    }

    #[test]
    fn each_day_has_what_is_finished_on_it_and_names_what_comes_next() {
        let table: [(u32, u32, usize, &str); 12] = [
            (1, 0, 0, "Next, with 1 day of check-ins: your first day"),
            (1, 1, 1, "Next, on day 3: what was strongest so far, and both sides beside each other"),
            (2, 2, 1, "Next, on day 3: what was strongest so far, and both sides beside each other"),
            (3, 3, 2, "Next, on day 7: your first week"),
            (6, 2, 1, "Next, with 3 days of check-ins: what was strongest so far, and both sides beside each other"),
            (7, 3, 3, "Next, on day 14: your first river"),
            (13, 12, 3, "Next, on day 14: your first river"),
            (14, 7, 4, "Next, on day 28: how high and how deep your days reach"),
            (14, 6, 3, "Next, with 7 days of check-ins: your first river"),
            (28, 10, 5, "Next, on about day 70: your days beside your usual"),
            (69, 60, 5, "Next, on about day 70: your days beside your usual"),
            (90, 40, 5, ""),
        ];
        for (day, logged, reached, next) in table {
            let way = of(day, logged, NOTHING, true);
            assert_eq!((way.reached, way.next.as_deref().unwrap_or_default()), (reached, next), "day {day}, {logged} logged");
            assert!((0.0..1.0).contains(&way.part), "{}", way.part);
        }
    }

    #[test]
    fn the_bar_grows_with_each_day_and_is_never_full() {
        let parts: Vec<f32> = (1..=69).map(|day| of(day, day, NOTHING, true).part).collect();
        assert!(parts.windows(2).all(|two| two[0] <= two[1]), "{parts:?}");
        assert!(parts[0] < 0.001 && parts[68] < 0.99);
    }

    #[test]
    fn what_can_t_be_compared_is_promised_nothing() {
        let way = of(12, 12, NOTHING, false);
        assert_eq!(way.words, "Day 12: your days are here now");
        assert_eq!(of(40, 40, NOTHING, false).next, None);
        assert_eq!(
            of(12, 12, NOTHING, true).words,
            "Day 12 of about 70: your days are here now, comparing with your usual comes later"
        );
        assert_eq!(
            of(80, 30, Need::UsualDays { have: 9, need: 28 }, true).words,
            "Day 80: your days are here now. Comparing takes 28 days with check-ins, and 9 count so far"
        );
    }
}
