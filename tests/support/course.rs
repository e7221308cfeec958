//! What became of a made-up pattern, with the numbers of its evidence.

use gamut::analysis::{
    BeforeAfterNumbers, Change, Course, Evidence, How, Numbers, PatternKind, SideNumbers, Span, ValenceEvidence, Window,
};
use gamut::domain::DayKey;

/// One that began on a day that is known, with nothing in between.
pub fn course(kind: PatternKind, since: DayKey, noticed: DayKey, ended: Option<DayKey>, evidence: &Evidence) -> Course {
    let began = Span { earliest: since, likely: since, latest: since };
    let numbers = |window: &Window, of: fn(&Change) -> f64| {
        let side =
            |v: &ValenceEvidence| SideNumbers { width: Some(of(&v.width)), high: Some(of(&v.high)), level: Some(of(&v.level)) };
        Numbers {
            from: window.from,
            until: window.until,
            days_logged: window.days_logged,
            pleasant: side(&evidence.pleasant),
            unpleasant: side(&evidence.unpleasant),
            best: evidence.best.as_ref().map(of),
            numbness: evidence.numbness.as_ref().map(of),
        }
    };
    Course {
        rule: gamut::analysis::rule::RULE_VERSION,
        kind,
        noticed,
        narrowed_on: Some(noticed),
        began,
        began_as_noticed: began,
        usual: (evidence.usual.from, evidence.usual.until),
        steps: Vec::new(),
        breaks: Vec::new(),
        ended: ended.map(|day| (day, How::Over)),
        back: None,
        depth: 2.0,
        closer: false,
        beyond: false,
        numbers: BeforeAfterNumbers {
            before: numbers(&evidence.usual, |c| c.usual),
            after: numbers(&evidence.recent, |c| c.recent),
        },
    }
}
