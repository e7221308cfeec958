//! What is said of days and what was noticed, as JSON. Undefined is null, never 0.

use super::measures_json::finite;
use crate::{
    analysis::{BeforeAfterNumbers, Course, DayJudgement, DaysOf, EachDay, InWords, Notices, Numbers, SideNumbers, Span},
    domain::DayKey,
};
use serde::{Serialize, Serializer};
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

/// One judged day as it is written: in the order of its names, as all our objects are.
#[derive(Debug, Serialize)]
pub(super) struct DaySaid {
    ask: bool,
    check_ins: u32,
    day: Said,
    heavier: Option<f64>,
    left: Option<f64>,
    look: Option<u8>,
    pattern: Option<u32>,
    pleasant: Option<f64>,
    #[serde(skip_serializing_if = "Felt::is_left_out")]
    profile: Felt,
    score: Option<f64>,
    state: &'static str,
    usual: Option<(Said, Said)>,
    words: Option<Value>,
}

impl DaySaid {
    /// The same with what was felt on it, where anything is known of it.
    pub(super) fn with(self, profile: Option<Profile>) -> Self {
        Self { profile: Felt::Known(profile), ..self }
    }
}

/// What was felt on a day, where it is asked for; null where nothing is known of it.
#[derive(Debug, Serialize)]
#[serde(untagged)]
enum Felt {
    LeftOut,
    Known(Option<Profile>),
}

impl Felt {
    fn is_left_out(&self) -> bool {
        matches!(self, Self::LeftOut)
    }
}

/// What was felt on a day.
#[derive(Debug, Serialize)]
pub(super) struct Profile {
    pub cannot_tell: bool,
    pub numbness: Option<f64>,
    pub strongest_pleasant: Option<u8>,
    pub strongest_unpleasant: Option<u8>,
}

/// A day, as it is written.
#[derive(Debug, Clone, Copy)]
struct Said(DayKey);

impl Serialize for Said {
    fn serialize<S: Serializer>(&self, to: S) -> Result<S::Ok, S::Error> {
        to.collect_str(&self.0)
    }
}

/// One judged day.
pub(super) fn day(d: &DayJudgement) -> DaySaid {
    let s = d.scores.as_ref();
    DaySaid {
        ask: d.ask,
        check_ins: d.check_ins,
        day: Said(d.day),
        heavier: s.map(|s| s.heavier),
        left: s.map(|s| s.left),
        look: s.map(|s| s.look.days()),
        pattern: d.pattern,
        pleasant: s.map(|s| s.pleasant),
        profile: Felt::LeftOut,
        score: s.map(|s| s.both),
        state: d.state.word(),
        usual: d.usual.map(|(from, until)| (Said(from), Said(until))),
        words: d.in_words.as_ref().map(in_words),
    }
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
