//! What is said of days and what was noticed, as JSON. Undefined is null, never 0.

use super::measures_json::finite;
use crate::{
    analysis::{BeforeAfterNumbers, Course, DayJudgement, DaysOf, EachDay, InWords, Notices, Numbers, SideNumbers, Span},
    domain::DayKey,
};
use serde_json::{Value, json};

/// Days, patterns and notices, as the answer to one journal.
pub(super) fn each_day(id: &Value, said: &EachDay) -> Value {
    json!({
        "id": id,
        "days": said.days.iter().map(day).collect::<Vec<_>>(),
        "patterns": said.patterns.iter().map(pattern).collect::<Vec<_>>(),
        "notices": notices(&said.notices),
    })
}

/// One judged day.
#[must_use]
pub fn day(d: &DayJudgement) -> Value {
    let s = d.scores.as_ref();
    json!({
        "day": d.day.to_string(),
        "check_ins": d.check_ins,
        "state": d.state.word(),
        "score": s.map(|s| finite(s.both)),
        "look": s.map(|s| s.look.days()),
        "pleasant": s.map(|s| finite(s.pleasant)),
        "heavier": s.map(|s| finite(s.heavier)),
        "left": s.map(|s| finite(s.left)),
        "usual": d.usual.map(pair),
        "pattern": d.pattern,
        "ask": d.ask,
        "words": d.in_words.as_ref().map(in_words),
    })
}

/// One pattern and what became of it.
#[must_use]
pub fn pattern(p: &Course) -> Value {
    let BeforeAfterNumbers { before, after } = &p.numbers;
    let now = if p.ended.is_none() { "now" } else { "then" };
    let steps: Vec<Value> =
        p.steps.iter().map(|s| json!({"noticed": s.noticed.to_string(), "began": span(&s.began)})).collect();
    json!({
        "kind": p.kind.word(),
        "noticed": p.noticed.to_string(),
        "narrowed_on": p.narrowed_on.map(|d| d.to_string()),
        "began": span(&p.began),
        "began_as_noticed": span(&p.began_as_noticed),
        "usual": pair(p.usual),
        "steps": steps,
        "breaks": p.breaks.iter().copied().map(pair).collect::<Vec<_>>(),
        "ended": p.ended.map(|(day, _)| day.to_string()),
        "how": p.ended.map(|(_, how)| how.word()),
        "back": p.back.as_ref().map(span),
        "depth": finite(p.depth),
        "closer": p.closer,
        "beyond": p.beyond,
        "numbers": {"before": numbers(before), now: numbers(after)},
    })
}

/// What is shown beside the days.
#[must_use]
pub fn notices(n: &Notices) -> Value {
    json!({"words": n.in_words.as_ref().map(in_words), "heavier": n.heavier})
}

/// The one set of numbers of a stretch.
#[must_use]
pub fn numbers(n: &Numbers) -> Value {
    let side =
        |s: &SideNumbers| json!({"width": s.width.map(finite), "high": s.high.map(finite), "level": s.level.map(finite)});
    json!({
        "from": n.from.to_string(), "until": n.until.to_string(), "days_logged": n.days_logged,
        "pleasant": side(&n.pleasant), "unpleasant": side(&n.unpleasant),
        "best": n.best.map(finite), "numbness": n.numbness.map(finite),
    })
}

/// Numb, or without highs, in absolute words.
#[must_use]
pub fn in_words(w: &InWords) -> Value {
    let share = |d: DaysOf| json!([d.days, d.of]);
    let fields = [("numb", w.numb), ("no_highs", w.no_highs)];
    Value::Object(fields.into_iter().filter_map(|(key, said)| Some((key.to_owned(), share(said?)))).collect())
}

fn span(s: &Span<DayKey>) -> Value {
    json!([s.earliest.to_string(), s.likely.to_string(), s.latest.to_string()])
}

fn pair((from, until): (DayKey, DayKey)) -> Value {
    json!([from.to_string(), until.to_string()])
}
