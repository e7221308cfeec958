//! Evidence, patterns and events written by hand, for the sentences about them.

use super::journals::day;
use gamut::analysis::{
    Analysis, AnswerStyle, Change, DayJudgement, Evidence, FeelingEvidence, Gate, GateKind, Look, Pattern, PatternKind,
    ScaleUse, State, ValenceEvidence, Verdict, When, Window, analyse,
};
use gamut::domain::{Event, EventKind, FeelingId, Journal, Valence};

pub fn change(usual: f64, recent: f64) -> Change {
    Change { usual, recent }
}

pub fn evidence() -> Evidence {
    let window = |from, until, days_logged, check_ins| Window { from: day(from), until: day(until), days_logged, check_ins };
    let side = |width, high, level| ValenceEvidence { feelings: 4, width, high, level };
    let feeling = |name: &str, width, narrowed| FeelingEvidence {
        feeling: FeelingId(1),
        name: name.into(),
        valence: Valence::Pleasant,
        width,
        high: change(8.0, 4.0),
        level: change(5.0, 2.0),
        narrowed,
    };
    let mut evidence = Evidence {
        recent: window("2026-05-11", "2026-05-31", 17, 24),
        usual: window("2026-02-23", "2026-05-03", 48, 70),
        pleasant: side(change(1.9, 0.8), change(8.0, 4.2), change(5.1, 2.0)),
        unpleasant: side(change(2.0, 0.9), change(6.0, 3.0), change(2.5, 1.5)),
        best: Some(change(7.0, 4.0)),
        numbness: Some(change(1.2, 4.5)),
        look: Look::Long,
        weeks: [Some(2.0); 2],
        gates: Vec::new(),
        usual_is_marked: false,
        score: 2.0,
        feelings: vec![
            feeling("Joy", change(2.1, 0.7), true),
            feeling("Guilt", change(1.2, 1.1), false),
            feeling("Anger", change(1.0, 1.6), false),
        ],
    };
    gates(&mut evidence, [true; 3]);
    evidence
}

pub const KINDS: [GateKind; 3] = [GateKind::Narrower, GateKind::EachWeek, GateKind::SpreadOverDays];

pub fn gates(evidence: &mut Evidence, holds: [bool; 3]) {
    let gate = |(kind, holds): (GateKind, bool)| Gate { kind, value: Some(1.0), bound: 1.0, holds };
    evidence.gates = KINDS.into_iter().zip(holds).map(gate).collect();
}

pub fn with_gates(holds: [bool; 3]) -> Evidence {
    let mut e = evidence();
    gates(&mut e, holds);
    e
}

/// Nothing is otherwise than usual.
pub fn as_usual() -> Evidence {
    let mut e = with_gates([false, false, true]);
    let same = |c: Change| change(c.usual, c.usual);
    for side in [&mut e.pleasant, &mut e.unpleasant] {
        (side.width, side.high, side.level) = (same(side.width), same(side.high), same(side.level));
    }
    (e.best, e.numbness) = (e.best.map(same), e.numbness.map(same));
    e
}

pub fn pattern(kind: PatternKind, ended: bool) -> Pattern {
    let (since, noticed, over) = (day("2026-05-20"), day("2026-05-24"), ended.then(|| day("2026-07-01")));
    Pattern {
        course: crate::course::course(kind, since, noticed, over, &evidence()),
        kind,
        since,
        noticed,
        ended: over,
        check_ins: 24,
        compared: Some(evidence().compared(if ended { When::Stood } else { When::Now })),
        evidence: evidence(),
        other_readings: vec![String::new()],
        cautions: Vec::new(),
        confidence: gamut::analysis::Confidence::Fair,
    }
}

pub fn said(verdict: Verdict, patterns: Vec<Pattern>, state: State) -> Analysis {
    let mut analysis = analyse(&Journal::default(), day("2026-05-31"));
    let last = DayJudgement {
        day: day("2026-05-31"),
        check_ins: 1,
        state,
        scores: None,
        usual: None,
        pattern: None,
        ask: false,
        in_words: None,
    };
    analysis.days = vec![last];
    analysis.verdict = verdict;
    analysis.patterns = patterns;
    analysis
}

pub fn judged(evidence: Evidence, patterns: Vec<Pattern>, state: State) -> Analysis {
    said(Verdict::Judged { state, evidence }, patterns, state)
}

pub fn events() -> Journal {
    let event = |on: &str, what, deleted_ms| Event {
        id: on.into(),
        day: day(on),
        what,
        name: "sertraline".into(),
        dose: "100 mg".into(),
        note: String::new(),
        deleted_ms,
    };
    let events = vec![
        event("2026-02-01", EventKind::Move, None),
        event("2026-03-01", EventKind::MedicineChanged, None),
        event("2026-05-07", EventKind::Loss, None),
        event("2026-05-12", EventKind::MedicineStarted, None),
        event("2026-05-13", EventKind::Other, Some(1)),
    ];
    Journal { events, ..Journal::default() }
}

pub fn styled() -> AnswerStyle {
    AnswerStyle { check_ins: 24, identical_run: Some(7), written_in_one_sitting: Some(8), scale: Some(ScaleUse::Ends) }
}
