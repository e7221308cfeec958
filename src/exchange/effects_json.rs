//! Before and after the events, and what the ways that were tried add up to, beside the analysis. Undefined is
//! null, never 0.

use super::measures_json::finite;
use crate::{
    analysis::{
        Analysis, BeforeAfter, FeelingShift, OtherEvent, SaidIn, Shift, Shifts, SideShift, Stretch, SymptomDays, TooFewDays,
        WayEffect, WayEffects, Window, now_beside_usual, said_in_each, words,
    },
    domain::{Catalogue, DayKey, FeelingId, Journal, Valence},
};
use serde_json::{Value, json};

/// Each event with its stretches, its feelings and its sentences.
#[must_use]
pub fn events(found: &[BeforeAfter], catalogue: &Catalogue) -> Value {
    found.iter().map(|f| event(f, catalogue)).collect()
}

fn event(f: &BeforeAfter, catalogue: &Catalogue) -> Value {
    let mut sentences = words::before_after_lines(f);
    sentences.extend(words::too_few_line(f));
    sentences.extend(words::before_after_cautions(f));
    json!({
        "id": f.event.as_str(),
        "day": f.day.to_string(),
        "kind": f.kind.word(),
        "before": stretch(&f.before),
        "settling": stretch(&f.settling),
        "after": stretch(&f.after),
        "days_come": f.days_come,
        "enough": f.enough,
        "pleasant": f.differences.pleasant.as_ref().map(side),
        "unpleasant": f.differences.unpleasant.as_ref().map(side),
        "feelings": f.differences.feelings.iter().map(|s| feeling(s, catalogue)).collect::<Vec<_>>(),
        "too_few": f.differences.too_few.iter().map(|t| too_few(t, catalogue)).collect::<Vec<_>>(),
        "other_events": f.other_events.iter().map(other).collect::<Vec<_>>(),
        "words": sentences,
    })
}

/// Null where there is no such day: nothing is left out.
fn stretch(w: &Window) -> Value {
    if w.until < w.from {
        return Value::Null;
    }
    json!({"from": w.from.to_string(), "until": w.until.to_string(), "days": w.days_logged})
}

fn side(s: &SideShift) -> Value {
    with(json!({"feelings": s.feelings}), &s.shifts)
}

fn feeling(f: &FeelingShift, catalogue: &Catalogue) -> Value {
    let valence = match f.valence {
        Valence::Pleasant => "pleasant",
        Valence::Unpleasant => "unpleasant",
        Valence::Numbness => "numbness",
    };
    let about = json!({
        "key": key(f.feeling, catalogue), "name": f.name, "valence": valence, "n_before": f.n_before, "n_after": f.n_after,
    });
    with(about, &f.shifts)
}

fn with(mut about: Value, shifts: &Shifts) -> Value {
    if let Some(fields) = about.as_object_mut() {
        for (name, s) in [("width", shifts.width), ("high", shifts.high), ("level", shifts.level)] {
            fields.insert(name.to_owned(), shift(s));
        }
    }
    about
}

/// `low` and `high` are the bounds of the difference, after − before.
fn shift(s: Shift) -> Value {
    json!({"before": finite(s.before), "after": finite(s.after), "low": finite(s.low), "high": finite(s.high)})
}

fn too_few(t: &TooFewDays, catalogue: &Catalogue) -> Value {
    json!({"key": key(t.feeling, catalogue), "name": t.name, "n_before": t.n_before, "n_after": t.n_after})
}

fn key(id: FeelingId, catalogue: &Catalogue) -> Option<&str> {
    catalogue.feeling(id).map(|f| f.key.as_str())
}

fn other(o: &OtherEvent) -> Value {
    let stretch = match o.stretch {
        Stretch::Before => "before",
        Stretch::SettlingIn => "settling",
        Stretch::After => "after",
    };
    json!({"id": o.event.id.as_str(), "day": o.event.day.to_string(), "kind": o.event.what.word(), "in": stretch})
}

/// The ways with tries enough, each with the usual drift beside it.
#[must_use]
pub fn ways(effects: &WayEffects) -> Value {
    let drift = effects.drift.map(|d| {
        json!({
            "pairs": d.pairs, "mean": finite(d.mean), "size": finite(d.size), "hours_apart": finite(d.hours_apart),
        })
    });
    let way = |w: &WayEffect| {
        json!({
            "way": w.way.word(), "n": w.n, "mean": finite(w.mean), "spread": finite(w.spread), "low": finite(w.low),
            "high": finite(w.high), "usual_drift": drift, "words": words::way_effect_lines(effects, w.way),
        })
    };
    effects.ways.iter().map(way).collect()
}

/// How often feelings and symptoms were said in the stretches that are laid beside each other: the usual and the recent one,
/// and those before and after each event. The item about wanting to hurt oneself is in none of them.
#[must_use]
pub fn said(journal: &Journal, analysis: &Analysis, events: &[BeforeAfter]) -> Value {
    let mut named: Vec<(&str, Option<&str>, (DayKey, DayKey))> = Vec::new();
    if let Some(seen) = now_beside_usual(analysis, journal) {
        named.extend([
            ("usual", None, (seen.usual.from, seen.usual.until)),
            ("recent", None, (seen.recent.from, seen.recent.until)),
        ]);
    }
    for f in events {
        let id = Some(f.event.as_str());
        named.extend([("before", id, (f.before.from, f.before.until)), ("after", id, (f.after.from, f.after.until))]);
    }
    let stretches: Vec<(DayKey, DayKey)> = named.iter().map(|n| n.2).collect();
    let all = said_in_each(journal, &stretches, analysis.until);
    named.into_iter().zip(all).map(|((of, event, _), s)| said_of(of, event, &s, &journal.catalogue)).collect()
}

fn said_of(of: &str, event: Option<&str>, s: &SaidIn, catalogue: &Catalogue) -> Value {
    let feeling = |(id, days): (&FeelingId, &u32)| {
        let name = catalogue.feeling(*id).map(|f| f.name.as_str());
        json!({"key": key(*id, catalogue), "name": name, "days": days})
    };
    let symptom = |d: &SymptomDays| {
        let key = catalogue.symptom(d.symptom).map(|s| s.key.as_str());
        json!({"key": key, "name": d.name, "answered": d.answered, "there": d.there, "strong": d.strong})
    };
    json!({
        "of": of, "event": event, "from": s.from.to_string(), "until": s.until.to_string(),
        "feelings": s.rated.iter().map(feeling).collect::<Vec<_>>(),
        "symptoms": s.symptoms.iter().map(symptom).collect::<Vec<_>>(),
    })
}
