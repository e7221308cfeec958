//! The rule itself, told with the numbers it uses.

use crate::analysis::Params;
use crate::analysis::rule::{
    ASK_FIRST_DAYS, DAYS_IN_A_ROW, DAYS_IN_A_ROW_ALONE, KINDS_NEEDED, OVER_AFTER_DAYS, RECENT_DAYS, RECENT_DAYS_NEEDED,
    RULE_VERSION, SETTLING_DAYS, SHORT_DAYS, USUAL_DAYS_NEEDED,
};

/// The rule, short enough to be read beside a pattern.
#[must_use]
pub fn rule_lines(params: &Params) -> Vec<String> {
    let Params { baseline_days, gap_days, threshold, threshold_pleasant } = params;
    let ends = RECENT_DAYS.saturating_add(*gap_days);
    vec![
        format!(
            "The last {RECENT_DAYS} days, and the last {SHORT_DAYS}, are compared with your own usual: the {baseline_days} days \
             that end {ends} days earlier, or a stretch you marked as more like you. The first {SETTLING_DAYS} days of a journal \
             never count as usual."
        ),
        format!(
            "At least {RECENT_DAYS_NEEDED} recent days and {USUAL_DAYS_NEEDED} usual days need check-ins, with at least \
             {KINDS_NEEDED} pleasant and {KINDS_NEEDED} unpleasant feelings rated often enough. Nothing is filled in for \
             days without check-ins."
        ),
        "How much a feeling varies is how far apart its days lie. The best feeling of a day is its strongest pleasant one."
            .to_owned(),
        "Four signs make a score: pleasant feelings vary less, unpleasant ones vary less, the best feelings are weaker, and \
         numbness, where it is rated, is higher. Unpleasant feelings that grew stronger count against it. The pleasant side is \
         also looked at by itself."
            .to_owned(),
        "Three things must hold before it is noticed. Pleasant feelings vary less. The best feelings are weaker in each of the \
         last two weeks. The days don't differ more than usual."
            .to_owned(),
        format!(
            "It is noticed at {threshold} or more on {DAYS_IN_A_ROW} days in a row, and for the pleasant side alone at \
             {threshold_pleasant} or more on {DAYS_IN_A_ROW_ALONE}. From then on the usual from before it began is kept. So a \
             long flat time does not turn into the usual."
        ),
        format!(
            "It is over when your best feelings and your numbness have been near that usual for {OVER_AFTER_DAYS} days. After \
             {ASK_FIRST_DAYS} days a question asks whether it is still so."
        ),
        format!(
            "This is version {RULE_VERSION} of the rule. It was tested on simulated journals and on changes planted into \
             real diaries, not on patients."
        ),
    ]
}
