//! What the analysis says, as `gamut.analysis/2`: for people who check our numbers and for other programs.
//! Undefined is null, never 0.

use super::{
    measures_json::finite,
    rule_json,
    rule_json::{DaySaid, Profile},
};
use crate::{
    analysis::{
        Analysis, Change, DayJudgement, DayReach, EachDay, Evidence, FeelingEvidence, FeltGap, FeltStretch, Gate, GateKind,
        LikeMeUse, LowMood, Need, Notices, Pattern, Reactivity, UsualReach, ValenceEvidence, Verdict, Window,
        rule::RULE_VERSION,
    },
    domain::{Catalogue, DayKey, LikeMe, Valence},
};
use serde::{Serialize, Serializer, ser::SerializeMap};
use serde_json::{Map, Value, json};
use std::collections::HashMap;

pub const SCHEMA: &str = "gamut.analysis/2";

/// The whole analysis. `each_day`, where given, takes the place of the days: what would have been said on
/// each of them with only what had been written by then.
#[must_use]
pub fn analysis(a: &Analysis, each_day: Option<&EachDay>, catalogue: &Catalogue) -> Value {
    let mut said = beside_the_days(a, catalogue);
    said.insert(DAYS.to_owned(), json!(days(a, each_day)));
    Value::Object(said)
}

/// The same as it is written, with `more` fields. What is said of tens of thousands of days is written as it comes.
#[must_use]
pub fn text(a: &Analysis, each_day: Option<&EachDay>, catalogue: &Catalogue, more: Map<String, Value>) -> String {
    let mut said = beside_the_days(a, catalogue);
    said.extend(more);
    serde_json::to_string(&Written { said, days: days(a, each_day) }).unwrap_or_default()
}

const DAYS: &str = "days";

struct Written {
    said: Map<String, Value>,
    days: Vec<DaySaid>,
}

impl Serialize for Written {
    fn serialize<S: Serializer>(&self, to: S) -> Result<S::Ok, S::Error> {
        let mut fields = to.serialize_map(Some(self.said.len() + 1))?;
        // In the order of their names, the days among the others.
        for (name, value) in self.said.iter().filter(|(name, _)| name.as_str() < DAYS) {
            fields.serialize_entry(name, value)?;
        }
        fields.serialize_entry(DAYS, &self.days)?;
        for (name, value) in self.said.iter().filter(|(name, _)| name.as_str() > DAYS) {
            fields.serialize_entry(name, value)?;
        }
        fields.end()
    }
}

fn days(a: &Analysis, each_day: Option<&EachDay>) -> Vec<DaySaid> {
    if let Some(said) = each_day {
        return said.days.iter().map(rule_json::day).collect();
    }
    let reach: HashMap<DayKey, &DayReach> = a.reach.iter().map(|r| (r.day, r)).collect();
    let with_profile = |d: &DayJudgement| {
        let known = reach.get(&d.day).map(|r| profile(r));
        rule_json::day(d).with(known)
    };
    a.days.iter().map(with_profile).collect()
}

fn profile(r: &DayReach) -> Profile {
    Profile {
        cannot_tell: r.cannot_tell,
        numbness: r.numbness,
        strongest_pleasant: r.pleasant,
        strongest_unpleasant: r.unpleasant,
    }
}

fn beside_the_days(a: &Analysis, catalogue: &Catalogue) -> Map<String, Value> {
    let (need, state, evidence_now) = match &a.verdict {
        Verdict::NotEnough(n) => (need(*n), "not_enough", Value::Null),
        Verdict::Judged { state, evidence: e } => (Value::Null, state.word(), evidence(e)),
    };
    let said = json!({
        "schema": SCHEMA,
        "rule": RULE_VERSION,
        "until": a.until.to_string(),
        "state": state,
        "patterns": a.patterns.iter().map(pattern).collect::<Vec<_>>(),
        "heavier": a.heavier.as_ref().map(rule_json::pattern),
        "notices": rule_json::notices(&Notices { in_words: a.in_words, heavier: a.heavier.is_some() }),
        "ask": a.ask,
        "flat_usual": a.flat_usual.as_ref().map(rule_json::in_words),
        "evidence": evidence_now,
        "usual": a.usual_reach.as_ref().map(usual),
        "need": need,
        "last_strong": last_strong(a, catalogue),
        "low_mood": a.low_mood.as_ref().map(low_mood),
        "reactivity": a.reactivity.as_ref().map(reactivity),
        "like_me": a.like_me.iter().map(like_me).collect::<Vec<_>>(),
    });
    if let Value::Object(said) = said { said } else { Map::new() }
}

/// All that became of it, and beside that what it was noticed by.
fn pattern(p: &Pattern) -> Value {
    let mut said = rule_json::pattern(&p.course);
    let beside = json!({
        "rule": p.course.rule,
        "check_ins": p.check_ins,
        "evidence": evidence(&p.evidence),
        "other_readings": p.other_readings,
        "cautions": p.cautions,
        "confidence": p.confidence.word(),
    });
    if let (Some(fields), Value::Object(beside)) = (said.as_object_mut(), beside) {
        fields.extend(beside);
    }
    said
}

fn evidence(e: &Evidence) -> Value {
    json!({
        "recent": window(&e.recent),
        "usual": window(&e.usual),
        "usual_is_marked": e.usual_is_marked,
        "pleasant": side(&e.pleasant),
        "unpleasant": side(&e.unpleasant),
        "best": e.best.as_ref().map(change),
        "numbness": e.numbness.as_ref().map(change),
        "look": e.look.days(),
        "weeks": e.weeks.map(|w| w.map(finite)),
        "gates": e.gates.iter().map(gate).collect::<Vec<_>>(),
        "score": finite(e.score),
        "feelings": e.feelings.iter().map(feeling).collect::<Vec<_>>(),
    })
}

fn window(w: &Window) -> Value {
    json!({"from": w.from.to_string(), "until": w.until.to_string(), "days_logged": w.days_logged, "check_ins": w.check_ins})
}

fn side(v: &ValenceEvidence) -> Value {
    json!({"feelings": v.feelings, "width": change(&v.width), "high": change(&v.high), "level": change(&v.level)})
}

fn feeling(f: &FeelingEvidence) -> Value {
    let valence = match f.valence {
        Valence::Pleasant => "pleasant",
        Valence::Unpleasant => "unpleasant",
        Valence::Numbness => "numbness",
    };
    json!({
        "name": f.name, "valence": valence, "narrowed": f.narrowed,
        "width": change(&f.width), "high": change(&f.high), "level": change(&f.level),
    })
}

fn change(c: &Change) -> Value {
    json!({"usual": finite(c.usual), "recent": finite(c.recent)})
}

fn gate(g: &Gate) -> Value {
    let kind = match g.kind {
        GateKind::Narrower => "narrower",
        GateKind::EachWeek => "every_week",
        GateKind::SpreadOverDays => "spread_over_days",
    };
    json!({"kind": kind, "value": g.value.map(finite), "bound": finite(g.bound), "holds": g.holds})
}

fn usual(u: &UsualReach) -> Value {
    let band = |(low, high): (f64, f64)| json!({"p10": finite(low), "p90": finite(high)});
    json!({"window": window(&u.window), "pleasant": band(u.pleasant), "unpleasant": band(u.unpleasant)})
}

/// When each feeling was last 5 or more; those that never were are not in it.
fn last_strong(a: &Analysis, catalogue: &Catalogue) -> Vec<Value> {
    let known = a.last_strong.iter().filter_map(|(id, day)| Some((catalogue.feeling(*id)?, day)));
    known.map(|(f, day)| json!({"feeling": f.key.as_str(), "name": f.name, "day": day.to_string()})).collect()
}

fn like_me((mark, comes_of_it): &(LikeMe, LikeMeUse)) -> Value {
    let (word, have, need, counts_from) = match comes_of_it {
        LikeMeUse::Usual => ("usual", None, None, None),
        LikeMeUse::Beside(..) => ("beside", None, None, None),
        LikeMeUse::Another => ("another", None, None, None),
        LikeMeUse::TooFew { have, need } => ("too_few", Some(*have), Some(*need), None),
        LikeMeUse::Inside => ("inside", None, None, None),
        LikeMeUse::From(day) => ("later", None, None, Some(day.to_string())),
    };
    json!({
        "from": mark.from.to_string(), "until": mark.until.to_string(), "marked": mark.marked.to_string(),
        "use": word, "have": have, "need": need, "counts_from": counts_from,
    })
}

fn low_mood(l: &LowMood) -> Value {
    json!({
        "from": l.from.to_string(), "until": l.until.to_string(),
        "days": l.days, "low_days": l.low_days, "check_ins": l.check_ins,
        "feelings": l.feelings, "symptoms": l.symptoms,
    })
}

fn reactivity(r: &Reactivity) -> Value {
    json!({"recent": felt_stretch(&r.recent), "before": r.before.as_ref().map(felt_stretch)})
}

/// Means and share are null where nothing is claimed.
fn felt_stretch(s: &FeltStretch) -> Value {
    let of = |number: fn(&FeltGap) -> f64| s.gap.as_ref().map(|g| finite(number(g)));
    json!({
        "from": s.from.to_string(), "until": s.until.to_string(), "n": s.n, "cannot_tell": s.cannot_tell,
        "mean_expected": of(|g| g.mean_expected), "mean_felt": of(|g| g.mean_felt),
        "mean_difference": of(|g| g.mean_difference),
        "share_felt_less": s.gap.map(|g| finite(f64::from(g.felt_less) / f64::from(s.n.max(1)))),
    })
}

fn need(n: Need) -> Value {
    let mut fields = Map::new();
    let mut put = |key: &str, value: Value| fields.insert(key.to_owned(), value);
    match n {
        Need::UsualDays { have, need } => {
            put("what", "usual_days".into());
            put("have", have.into());
            put("need", need.into());
        }
        Need::RecentDays { have, need } => {
            put("what", "recent_days".into());
            put("have", have.into());
            put("need", need.into());
        }
        Need::Kinds { pleasant, unpleasant, need } => {
            put("what", "kinds_of_feelings".into());
            put("have_pleasant", pleasant.into());
            put("have_unpleasant", unpleasant.into());
            put("need", need.into());
        }
        Need::TellingDays { recent, have, need } => {
            put("what", if recent { "recent_telling_days" } else { "usual_telling_days" }.into());
            put("have", have.into());
            put("need", need.into());
        }
    }
    fields.into()
}
