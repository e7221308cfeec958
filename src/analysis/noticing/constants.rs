//! The constants of the rule that notices a pattern, version 3, each with its reason. "Our choice" means: set on
//! simulated journals, and held against blunting planted into 51 real diaries of 88 days.

/// Shown with each pattern, so that another rule can't be mistaken for this one.
pub const RULE_VERSION: u32 = 3;

/// Grace of every comparison: without it the order of summing could decide.
pub const GRACE: f64 = 1e-9;

/// Feelings that count, of each side. Our choice: a range of feelings needs several of them.
pub const KINDS_NEEDED: u32 = 3;

/// Calendar days up to today. Our choice: three whole weeks, so that weekdays weigh the same.
pub const RECENT_DAYS: i32 = 21;
/// Logged days, telling days and rated days of a feeling the recent days need. Our choice: about every second day.
pub const RECENT_DAYS_NEEDED: u32 = 10;
/// Calendar days of the usual. Our choice: ten whole weeks.
pub const BASELINE_DAYS: i32 = 70;
/// Logged days the usual needs. Our choice: a spread from fewer days wanders too much.
pub const USUAL_DAYS_NEEDED: u32 = 28;
/// Logged days a usual kept for a pattern needs at least. Our choice: better a short usual from before than one that
/// holds the change.
pub const KEPT_DAYS_NEEDED: u32 = 20;
/// Calendar days between the usual and the recent days, so that a slow beginning isn't usual yet.
pub const GAP_DAYS: i32 = 7;
/// The first days of logging are never usual: ratings spread more while the scale is new (19 to 32 % less spread over
/// the following weeks in four published data sets).
pub const SETTLING_DAYS: i32 = 14;
/// Days on which numbness must be rated in each stretch before it is used. Our choice: it often isn't asked daily.
pub const NUMBNESS_DAYS: u32 = 5;

/// Calendar days of the second look. Our choice: whole weeks; without it a change is noticed four days later.
pub const SHORT_DAYS: i32 = 14;
/// Logged days, telling days and rated days of a feeling it needs. Our choice: every second one.
pub const SHORT_DAYS_NEEDED: u32 = 7;
/// Telling days each of its weeks needs. Our choice: one flat stretch can't stand for both.
pub const SHORT_WEEK_NEEDED: u32 = 4;
/// What it must show beyond the 21 days. Our choice, because fewer days wander more.
pub const SHORT_LESS: f64 = 0.2;

/// Added to a width before the logarithm, in steps: keeps a width near 0 from deciding alone.
pub const WIDTH_OFFSET: f64 = 0.1;
/// Added to a strength before the logarithm, in steps; the same reason.
pub const STRENGTH_OFFSET: f64 = 0.5;
/// Added to a spread over the days, in steps; the same reason.
pub const SPREAD_OFFSET: f64 = 0.2;

/// One unit of each sign: what it ordinarily wanders by in three weeks when nothing happens, as the standard deviation
/// in simulated people. Pleasant width: 18 % narrower.
pub const WIDTH_PLEASANT_UNIT: f64 = 0.20;
/// Unpleasant width: 22 % narrower.
pub const WIDTH_UNPLEASANT_UNIT: f64 = 0.25;
/// The best feeling of a day: 8 % weaker.
pub const BEST_UNIT: f64 = 0.08;
/// The best feeling where it is not capped soon: 14 % weaker.
pub const BEST_WIDE_UNIT: f64 = 0.15;
/// Numbness, in steps of its mean.
pub const NUMBNESS_UNIT: f64 = 0.55;
/// The level of unpleasant feelings: 28 % stronger.
pub const RISE_UNIT: f64 = 0.25;

/// Share of each width in the score. Our choice, as the next four: a flat optimum on the simulated journals.
pub const WIDTH_SHARE: f64 = 0.125;
/// Share of the best feeling.
pub const BEST_SHARE: f64 = 0.40;
/// Share of numbness. With the clip no score reaches its threshold without it, where it is rated.
pub const NUMBNESS_SHARE: f64 = 0.35;
/// Taken off for each unit by which unpleasant feelings rose: that speaks for low mood.
pub const RISE_COST: f64 = 0.5;
/// Taken off where numbness isn't rated: less is known, so more is asked for.
pub const NUMBNESS_UNRATED: f64 = 0.15;
/// No single sign counts beyond these. Our choice: one extreme must not carry the rest.
pub const CLIP: (f64, f64) = (-2.0, 2.5);
/// The same where fewer signs speak.
pub const CLIP_WIDE: (f64, f64) = (-2.0, 4.0);

/// Gate: the pleasant width must be narrower by this. Our choice: all weaker but moving as ever is another thing.
pub const GATE_NARROWER: f64 = 0.3;
/// Gate: in each of the last two weeks the best feelings must be weaker by this. Our choice: one week isn't a pattern.
pub const GATE_EACH_WEEK: f64 = 0.5;
/// Telling days a week needs to have a say in that. Our choice.
pub const WEEK_NEEDED: u32 = 3;
/// Gate: the days may not differ more than usual by this factor. Our choice: a few flat days among ordinary ones do.
pub const GATE_SPREAD: f64 = 1.10;

/// The pleasant side by itself: its width must be narrower by this. Our choice: fewer signs, so each says more.
pub const PLEASANT_WIDTH: f64 = 1.0;
/// … and its best feelings weaker by this, in the wide unit: 20 %.
pub const PLEASANT_BEST: f64 = 1.5;
/// A rise of unpleasant feelings up to this leaves distress as it was; beyond it the change is a heavier one.
pub const DISTRESS_KEPT: f64 = 0.9;
/// Taken off the pleasant side's score where numbness isn't rated. Our choice.
pub const PLEASANT_UNRATED: f64 = 0.5;
/// Shares of range and numbness where the pleasant side speaks alone. Our choice, as in the version before.
pub const PLEASANT_SHARES: (f64, f64) = (0.7, 0.3);

/// The score at which a day counts, as usually set. Our choice: nothing found later or alarmed more than before.
pub const THRESHOLD: f64 = 1.70;
/// The same of the pleasant side alone, and of heavier days: a lower one cost .12 false alarms a year.
pub const THRESHOLD_PLEASANT: f64 = 1.75;
/// Both for "cautious".
pub const THRESHOLD_CAUTIOUS: f64 = 1.80;
pub const THRESHOLD_PLEASANT_CAUTIOUS: f64 = 2.0;
/// A further step inside a pattern. Our choice: as the pleasant side.
pub const THRESHOLD_STEP: f64 = 1.75;
/// Days in a row at the threshold before anything is said. Our choice.
pub const DAYS_IN_A_ROW: u32 = 3;
/// The same of the pleasant side alone, of heavier days and of further steps: a work week.
pub const DAYS_IN_A_ROW_ALONE: u32 = 5;
/// A score is carried over at most this many days without one.
pub const CARRY_DAYS: u32 = 4;

/// A further step needs the pleasant level lower by this, in steps. Our choice.
pub const STEP_DROP: f64 = 0.5;
/// At most one further step in so many days: the recent days are new by then.
pub const STEP_APART: i32 = 21;

/// What is left of a change counts as back under this … Our choice: lasting changes are called over in 2 to 7 %.
pub const BACK: f64 = 0.60;
/// … or under this share of the largest.
pub const BACK_SHARE: f64 = 0.30;
/// Scored days the largest is a mean of.
pub const DEPTH_DAYS: usize = 28;
/// Such days in a row after which a pattern is over: the whole recent stretch is new by then.
pub const OVER_AFTER_DAYS: u32 = 21;
/// The best feelings reach higher than before from here on.
pub const BEYOND: f64 = -0.5;
/// Days without a score after which nothing is known of now. Our choice: four weeks of silence say nothing.
pub const QUIET_DAYS: i32 = 28;
/// Days for which the last usual still serves: a year-old one is the oldest we vouch for.
pub const USUAL_KEPT_DAYS: i32 = 365;

/// Days after which the person is asked for the first time. Our choice: a season.
pub const ASK_FIRST_DAYS: i32 = 91;
/// … and then again, so three times in the first two years.
pub const ASK_AGAIN_DAYS: i32 = 182;
/// Scored days below all thresholds before anything is said again after "this isn't so".
pub const QUIET_AFTER_NOT_SO: u32 = 21;

/// Days left out between a kept usual and the earliest first day. Our choice: the estimate may be late.
pub const GUARD_DAYS: i32 = 7;
/// Days after noticing for which the estimate of the beginning sharpens.
pub const SHARPEN_DAYS: i32 = 28;
/// Days before noticing that are tried as the first. Our choice: twelve weeks.
pub const TRIED_DAYS: i32 = 84;
/// Days of the present on noticing.
pub const PRESENT_DAYS: i32 = 14;
/// Days before noticing from which the present is counted later.
pub const PRESENT_BEFORE: i32 = 6;
/// Logged days a usual that ends earlier needs for the second go.
pub const SECOND_GO_NEEDED: u32 = 14;
/// Lengths of an onset that are tried, in days, and the weight of each before anything is looked at.
pub const ONSETS: [(i32, f64); 4] = [(1, 0.55), (15, 0.15), (29, 0.15), (43, 0.15)];
/// Feelings and neighbouring days say partly the same, so their evidence is weakened: the span holds the true day in
/// about 9 of 10.
pub const TEMPER: f64 = 0.20;
/// Share of the weight before the earliest day and after the latest.
pub const TAIL: f64 = 0.05;
/// Stations between before and after.
pub const STATIONS: u8 = 11;
/// No feeling wanders less than this, in steps: keeps a constant one from deciding alone.
pub const LEAST_SPREAD: f64 = 0.7;
/// Days' worth by which the present spread is drawn to the old one.
pub const DRAWN_TO_OLD: f64 = 3.0;
/// No single rating speaks more strongly than this.
pub const ODD: f64 = 6.0;
/// Rated days of before and of after that a feeling needs to have a say, and how many lanes must have one.
pub const BEFORE_RATED: u32 = 10;
pub const AFTER_RATED: u32 = 5;
pub const LANES_NEEDED: usize = 3;
/// Logged days of the pattern that its end is held against, and how old they are at least.
pub const TURN_LOGGED: u32 = 42;

/// The kind shown rests on at most so many of the pattern's days.
pub const KIND_DAYS: i32 = 56;
/// Mean of unpleasant width and highs from which both sides have narrowed. Our choice: right in about 85 %.
pub const KIND_BOTH: f64 = 1.25;
/// Units of these two signs.
pub const KIND_WIDTH_UNIT: f64 = 0.20;
pub const KIND_HIGH_UNIT: f64 = 0.15;

/// Days of a pattern that is over that its numbers are of: twelve weeks, or three where they are fewer.
pub const NUMBERS_DAYS: i32 = 84;

/// Calendar days the absolute words look at. Our choice: two weeks, as with low mood.
pub const ABSOLUTE_DAYS: i32 = 14;
/// Days of these that must say something.
pub const ABSOLUTE_NEEDED: u32 = 7;
/// From this daily mean on numbness is strong. Our choice, an absolute level: above the middle.
pub const ABSOLUTE_NUMB: f64 = 6.0;
/// Up to this step a pleasant feeling is faint. Our choice, an absolute level: "a little" is 3.
pub const ABSOLUTE_FAINT: u8 = 3;
/// Shares of the days from which it is said: numb, and no highs …
pub const ABSOLUTE_SHARES: (f64, f64) = (2.0 / 3.0, 4.0 / 5.0);
/// … and from which it goes on being said. Our choice: it must not come and go by a day.
pub const ABSOLUTE_SHARES_STANDING: (f64, f64) = (1.0 / 2.0, 3.0 / 5.0);

/// By how many units a feeling's own width must differ to be called narrower or wider, apart from the rule. Our choice:
/// half of what it ordinarily wanders by would be said of nearly every feeling; this is a tenth of its width.
pub const FEELING_CHANGED: f64 = 0.5;
