//! Writing everything a journal holds; the same journal gives the same bytes.

use super::{EARLIER, FORMAT};
use crate::{
    domain::{Answer, Catalogue, CheckIn, CheckInId, Earlier, ExpectedFelt, HERE_ALONE, ItemId, Journal, Valence},
    exchange::time::{write_at, write_ms},
};
use serde_json::Value;
use std::{
    collections::HashMap,
    io::{self, Write},
    sync::Arc,
};

/// Writes the journal as it stands, deleted check-ins that are still kept included. The same journal gives the same
/// bytes: keys and rows have one order, numbers are as short as they can be.
///
/// # Errors
/// Whatever the writer says.
pub fn write(journal: &Journal, out: impl Write) -> io::Result<()> {
    write_with_earlier(journal, &[], out)
}

/// The same with what its check-ins said before they were changed, those of one check-in oldest first.
///
/// # Errors
/// Whatever the writer says.
pub fn write_with_earlier(journal: &Journal, earlier: &[Earlier], out: impl Write) -> io::Result<()> {
    write_lines(journal, earlier, journal.settings.to_words(), out)
}

/// The same of a part of a journal, which says nothing of how that is set.
///
/// # Errors
/// Whatever the writer says.
pub fn write_part(part: &Journal, out: impl Write) -> io::Result<()> {
    write_lines(part, &[], Vec::new(), out)
}

fn write_lines(
    journal: &Journal,
    earlier: &[Earlier],
    settings: Vec<(&'static str, String)>,
    mut out: impl Write,
) -> io::Result<()> {
    let mut before: HashMap<&CheckInId, Vec<&Earlier>> = HashMap::new();
    for e in earlier {
        before.entry(&e.said.id).or_default().push(e);
    }
    let mut line = |text: String| {
        out.write_all(text.as_bytes())?;
        out.write_all(b"\n")
    };
    line(header(&journal.catalogue))?;
    for (key, value) in settings.into_iter().filter(|(key, _)| !HERE_ALONE.contains(key)) {
        line(Fields::of("setting").with("key", key).with("value", value).end())?;
    }
    for (part, text) in journal.safety_plan.parts().into_iter().filter(|(_, text)| !text.is_empty()) {
        line(Fields::of("safety_plan").with("part", part).with("text", text).end())?;
    }
    for c in &journal.contacts {
        line(Fields::of("contact").with("id", c.id.as_str()).with("name", &*c.name).with("reach", &*c.reach).end())?;
    }
    let mut all: Vec<&Arc<CheckIn>> = journal.check_ins.iter().chain(&journal.trash).collect();
    all.sort_by(|a, b| (a.at.instant.utc_ms, &a.id).cmp(&(b.at.instant.utc_ms, &b.id)));
    for c in all {
        line(check_in_line(c, &journal.catalogue))?;
        for e in before.get(&c.id).into_iter().flatten() {
            line(earlier_line(e, &journal.catalogue))?;
        }
    }
    let about_ways = trials(journal).chain(plans(journal)).chain(way_items(journal));
    for text in events(journal).chain(about_ways).chain(answers(journal)).chain(moods(journal)) {
        line(text)?;
    }
    out.flush()
}

/// One check-in as it stands in the file, without the line end.
#[must_use]
pub fn check_in_line(c: &CheckIn, catalogue: &Catalogue) -> String {
    said(Fields::of("check_in").with("id", c.id.as_str()), c, catalogue)
}

/// What it said before it was changed.
fn earlier_line(e: &Earlier, catalogue: &Catalogue) -> String {
    let row = Fields::of(EARLIER).with("of", e.said.id.as_str()).with("replaced_at", write_ms(e.replaced_ms));
    said(row, &e.said, catalogue)
}

fn said(row: Fields, c: &CheckIn, catalogue: &Catalogue) -> String {
    let mut row = row.with("at", write_at(c.at.instant)).with("zone", &*c.at.zone).with("day", c.day.to_string());
    // In the catalogue's order: ids are only this journal's, keys are for ever. Of what was merged only earlier versions
    // say anything.
    let feelings = catalogue.every_feeling().filter_map(|f| Some((f.key.as_str(), answer(c.answer(f.id)?))));
    let symptoms = catalogue.every_symptom().filter_map(|s| Some((s.key.as_str(), Value::from(c.symptom(s.id)?.word()))));
    row = row.with_map("feelings", feelings).with_map("symptoms", symptoms);
    if let Some(sleep) = c.context.sleep {
        row = row.with("sleep_hours", short(sleep.hours()));
    }
    row = row.with_list("medicines", &c.context.medicines).with_list("substances", &c.context.substances);
    row = row.with_text("company", c.context.company.as_deref().unwrap_or_default()).with_list("tags", &c.context.tags);
    row = row.with_text("note", &c.note);
    if !c.expected_felt.is_empty() {
        let items: Vec<String> = c.expected_felt.iter().map(expected_felt).collect();
        row = row.with_raw("expected_felt", &format!("[{}]", items.join(",")));
    }
    if let Some(written) = c.written {
        row = row.with("written_at", write_at(written));
    }
    if let Some(source) = &c.source {
        row = row.with_raw("source", &Fields::bare().with("app", &*source.app).with("row", &*source.row).end());
    }
    row.with_time("deleted_at", c.deleted_ms).end()
}

fn header(catalogue: &Catalogue) -> String {
    let into = |id| catalogue.merged_feelings.iter().find(|m| m.feeling.id == id).and_then(|m| catalogue.feeling(m.into));
    let feelings = catalogue.every_feeling().map(|f| {
        let valence = match f.valence {
            Valence::Pleasant => "pleasant",
            Valence::Unpleasant => "unpleasant",
            Valence::Numbness => "numbness",
        };
        let item =
            Fields::bare().with("key", f.key.as_str()).with("name", &*f.name).with("valence", valence).with("hue", f.hue);
        let item = if f.retired { item.with("retired", true) } else { item };
        item.with_text("merged_into", into(f.id).map_or("", |f| f.key.as_str())).end()
    });
    let into = |id| catalogue.merged_symptoms.iter().find(|m| m.symptom.id == id).and_then(|m| catalogue.symptom(m.into));
    let symptoms = catalogue.every_symptom().map(|s| {
        let item = Fields::bare().with("key", s.key.as_str()).with("name", &*s.name);
        let item = if s.retired { item.with("retired", true) } else { item };
        item.with_text("merged_into", into(s.id).map_or("", |s| s.key.as_str())).end()
    });
    let list = |items: Vec<String>| format!("[{}]", items.join(","));
    Fields::bare()
        .with("gamut", FORMAT)
        .with("kind", "journal")
        .with_raw("feelings", &list(feelings.collect()))
        .with_raw("symptoms", &list(symptoms.collect()))
        .end()
}

fn expected_felt(e: &ExpectedFelt) -> String {
    let mut item = Fields::bare().with("what", &*e.what);
    if let Some(expected) = e.expected {
        item = item.with("expected", expected.steps());
    }
    if let Some(felt) = e.felt {
        item = item.with("felt", answer(felt));
    }
    item.end()
}

fn events(journal: &Journal) -> impl Iterator<Item = String> {
    journal.events.iter().map(|e| {
        let row = Fields::of("event").with("id", e.id.as_str()).with("day", e.day.to_string()).with("what", e.what.word());
        let row = row.with_text("name", &e.name).with_text("dose", &e.dose).with_text("note", &e.note);
        row.with_time("deleted_at", e.deleted_ms).end()
    })
}

fn trials(journal: &Journal) -> impl Iterator<Item = String> {
    journal.trials.iter().map(|t| {
        let mut row =
            Fields::of("trial").with("id", t.id.as_str()).with("way", t.way.word()).with("at", write_at(t.at.instant));
        row = row.with("zone", &*t.at.zone).with("day", t.day.to_string());
        if let Some(before) = t.before {
            row = row.with("before", answer(before));
        }
        if let Some(after) = t.after {
            row = row.with("after", answer(after));
        }
        if let Some(outcome) = t.outcome {
            row = row.with("outcome", outcome.word());
        }
        row.with_text("note", &t.note).end()
    })
}

fn plans(journal: &Journal) -> impl Iterator<Item = String> {
    journal.plans.iter().map(|p| {
        let mut row = Fields::of("plan").with("id", p.id.as_str()).with("way", p.way.word()).with("what", &*p.what);
        if let Some(day) = p.day {
            row = row.with("day", day.to_string());
        }
        row = row.with_time("done_at", p.done_ms).with_text("item", p.item.as_ref().map_or("", ItemId::as_str));
        if let Some(expected) = p.expected {
            row = row.with("expected", expected.steps());
        }
        row.with_text("kept_in", p.kept_in.as_ref().map_or("", CheckInId::as_str)).end()
    })
}

fn way_items(journal: &Journal) -> impl Iterator<Item = String> {
    journal.way_items.iter().map(|i| {
        let mut row = Fields::of("way_item").with("id", i.id.as_str()).with("list", i.kind.word()).with("words", &*i.words);
        row = row.with_text("more", &i.more);
        if let Some(once_moved) = i.once_moved {
            row = row.with("once_moved", once_moved.steps());
        }
        if let Some(contacted) = i.contacted {
            row = row.with("contacted", contacted.word());
        }
        if !i.found.is_empty() {
            row = row.with("found", i.found.clone());
        }
        if i.retired { row.with("retired", true) } else { row }.end()
    })
}

fn answers(journal: &Journal) -> impl Iterator<Item = String> {
    journal.pattern_answers.iter().map(|a| {
        let row = Fields::of("pattern_answer").with("pattern", a.pattern.as_str()).with("dismissed", a.dismissed);
        row.with_text("reason", &a.reason).with("at", write_at(a.at)).end()
    })
}

fn moods(journal: &Journal) -> impl Iterator<Item = String> {
    journal.moods.iter().map(|m| {
        let row = Fields::of("mood").with("id", &*m.id).with("at", write_at(m.at)).with("day", m.day.to_string());
        let row = row.with("value", short(m.value)).with_text("label", &m.label);
        let row = row.with_text("app", &m.series.app).with_text("name", &m.series.name);
        let Some((lowest, highest)) = m.series.scale else { return row.end() };
        row.with("lowest", short(lowest)).with("highest", short(highest)).end()
    })
}

fn answer(a: Answer) -> Value {
    a.number().map_or_else(|| "cannot_tell".into(), Value::from)
}

/// 7 and not 7.0; else as few digits as give the same number back.
#[expect(clippy::cast_possible_truncation, reason = "only whole numbers of a size that fits")]
pub(in crate::exchange) fn short(n: f64) -> Value {
    if n.fract() == 0.0 && n.abs() < 1e15 { (n as i64).into() } else { n.into() }
}

/// The fields of one JSON object in the order they are written. What was not said is left out.
struct Fields(String);

impl Fields {
    fn bare() -> Self {
        Self(String::from("{"))
    }

    fn of(kind: &str) -> Self {
        Self::bare().with("kind", kind)
    }

    fn with_raw(mut self, key: &str, json: &str) -> Self {
        if self.0.len() > 1 {
            self.0.push(',');
        }
        self.0.push_str(&Value::from(key).to_string());
        self.0.push(':');
        self.0.push_str(json);
        self
    }

    fn with(self, key: &str, value: impl Into<Value>) -> Self {
        self.with_raw(key, &value.into().to_string())
    }

    fn with_text(self, key: &str, text: &str) -> Self {
        if text.is_empty() { self } else { self.with(key, text) }
    }

    fn with_list(self, key: &str, list: &[Arc<str>]) -> Self {
        if list.is_empty() { self } else { self.with(key, list.iter().map(|w| Value::from(&**w)).collect::<Vec<_>>()) }
    }

    fn with_map<'a>(self, key: &str, pairs: impl Iterator<Item = (&'a str, Value)>) -> Self {
        let inner = pairs.fold(Self::bare(), |map, (k, v)| map.with(k, v)).end();
        if inner == "{}" { self } else { self.with_raw(key, &inner) }
    }

    fn with_time(self, key: &str, utc_ms: Option<i64>) -> Self {
        match utc_ms {
            Some(ms) => self.with(key, write_ms(ms)),
            None => self,
        }
    }

    fn end(mut self) -> String {
        self.0.push('}');
        self.0
    }
}
