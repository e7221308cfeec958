//! The rule itself, told with the numbers it uses.

use crate::analysis::rule::{
    DAYS_IN_A_ROW, KINDS_NEEDED, OVER_AFTER_DAYS, Params, RECENT_DAYS, RECENT_DAYS_NEEDED, RULE_VERSION, SETTLING_DAYS,
    USUAL_DAYS_NEEDED,
};

/// The rule, short enough to be read beside a pattern.
#[must_use]
pub fn rule_lines(params: &Params) -> Vec<String> {
    let Params { baseline_days, gap_days, threshold } = params;
    let ends = RECENT_DAYS.saturating_add(*gap_days);
    vec![
        format!(
            "The last {RECENT_DAYS} days are compared with your own usual: the {baseline_days} days that end {ends} days \
             earlier, or a stretch you marked as more like you. The first {SETTLING_DAYS} days of a journal never count as usual."
        ),
        format!(
            "At least {RECENT_DAYS_NEEDED} recent days and {USUAL_DAYS_NEEDED} usual days need check-ins, with at least \
             {KINDS_NEEDED} pleasant and {KINDS_NEEDED} unpleasant feelings rated often enough. Nothing is filled in for \
             days without check-ins."
        ),
        "Width is how far a feeling's days lie apart. A high is a rating that nine of ten days stay at or below. Average \
         strength is the mean of the days."
            .to_owned(),
        "Something is noticed only if all of this holds. Pleasant and unpleasant feelings are both narrower. Pleasant \
         highs and strength are lower. Unpleasant highs have not risen much. Numbness, where it is rated, is higher."
            .to_owned(),
        format!(
            "All this makes one score. It is noticed at {threshold} or more on {DAYS_IN_A_ROW} days in a row, and is over \
             after {OVER_AFTER_DAYS} days below that."
        ),
        format!(
            "This is version {RULE_VERSION} of the rule. It was tested on simulated journals and on changes planted into \
             real diaries, not on patients."
        ),
    ]
}
