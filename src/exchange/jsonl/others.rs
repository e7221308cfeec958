//! The rows that are no check-ins: each is read whole or refused.

use super::check_in::{answer, day_of, id_of, instant_of, moment_of};
use crate::{
    domain::{
        Answer, CanBe, CannotBe, Contacted, DayStart, Event, EventKind, ImportedMood, Intensity, ItemKind, Journal, LikeMe,
        Outcome, OwnContact, PatternAnswer, Plan, Series, Trial, Way, WayItem,
    },
    exchange::json::{Json, Object, Why},
};

/// What a row that is no check-in turned out to be.
#[derive(Debug, PartialEq)]
pub(super) enum Other {
    Event(Event),
    Trial(Trial),
    Plan(Plan),
    WayItem(WayItem),
    PatternAnswer(PatternAnswer),
    Mood(ImportedMood),
    /// These belong to the journal as a whole and are no rows of the diary.
    Contact(OwnContact),
    Setting(String, String),
    SafetyPlan(String, String),
}

impl Other {
    /// The kind and id under which it must be the only one; `None` for what belongs to the whole.
    pub(super) fn name(&self) -> Option<(&'static str, String)> {
        Some(match self {
            Self::Event(e) => ("event", e.id.to_string()),
            Self::Trial(t) => ("trial", t.id.to_string()),
            Self::Plan(p) => ("plan", p.id.to_string()),
            Self::WayItem(i) => ("way_item", i.id.to_string()),
            Self::PatternAnswer(a) => ("pattern_answer", a.pattern.to_string()),
            Self::Mood(m) => ("mood", m.id.to_string()),
            Self::Contact(_) | Self::Setting(..) | Self::SafetyPlan(..) => return None,
        })
    }

    /// Whether all times and days in it can be.
    pub(super) fn can_be(&self, can: CanBe) -> Result<(), CannotBe> {
        match self {
            Self::Event(e) => can.event(e),
            Self::Trial(t) => can.trial(t),
            Self::Plan(p) => can.plan(p),
            Self::PatternAnswer(a) => can.pattern_answer(a),
            Self::Mood(m) => can.mood(m),
            Self::Setting(key, value) if key == "like_me" => {
                LikeMe::from_word(value).unwrap_or_default().iter().try_for_each(|mark| can.like_me(mark))
            }
            Self::WayItem(_) | Self::Contact(_) | Self::Setting(..) | Self::SafetyPlan(..) => Ok(()),
        }
    }

    pub(super) fn put_into(self, journal: &mut Journal) -> Result<(), Why> {
        match self {
            Self::Event(e) => journal.events.push(e),
            Self::Trial(t) => journal.trials.push(t),
            Self::Plan(p) => journal.plans.push(p),
            Self::WayItem(i) => journal.way_items.push(i),
            Self::PatternAnswer(a) => journal.pattern_answers.push(a),
            Self::Contact(c) if journal.contacts.contains(&c) => {}
            Self::Contact(c) => journal.contacts.push(c),
            Self::Mood(m) => journal.moods.push(m),
            Self::Setting(key, value) => {
                if !journal.settings.take_word(&key, &value) {
                    return Err("this setting or its value is not known".into());
                }
            }
            Self::SafetyPlan(part, text) => {
                *journal.safety_plan.part_mut(&part).ok_or("the safety plan has no such part")? = text;
            }
        }
        Ok(())
    }
}

pub(super) fn read_other(kind: &str, mut row: Object, line: &str, start: DayStart) -> Result<Other, Why> {
    let row = &mut row;
    let known = match kind {
        "event" => Other::Event(Event {
            id: id_of(row, line)?,
            day: day_of(row, "day")?.ok_or("`day` is missing")?,
            what: word(row, "what", EventKind::from_word)?.ok_or("`what` is missing")?,
            name: row.text("name")?.unwrap_or_default(),
            dose: row.text("dose")?.unwrap_or_default(),
            note: row.text("note")?.unwrap_or_default(),
            deleted_ms: instant_of(row, "deleted_at")?.map(|d| d.utc_ms),
        }),
        "trial" => {
            let (id, at) = (id_of(row, line)?, moment_of(row)?);
            let rating = |v: Option<_>, why: &'static str| v.map(|v| answer(&v).ok_or(why)).transpose();
            Other::Trial(Trial {
                id,
                way: word(row, "way", Way::from_word)?.ok_or("`way` is missing")?,
                day: day_of(row, "day")?.unwrap_or_else(|| at.instant.day(start)),
                at,
                before: rating(row.take("before"), "`before` is no whole number from 0 to 10 and not \"cannot_tell\"")?,
                after: rating(row.take("after"), "`after` is no whole number from 0 to 10 and not \"cannot_tell\"")?,
                outcome: word(row, "outcome", Outcome::from_word)?,
                note: row.text("note")?.unwrap_or_default(),
            })
        }
        "plan" => Other::Plan(Plan {
            id: id_of(row, line)?,
            way: word(row, "way", Way::from_word)?.ok_or("`way` is missing")?,
            what: row.text("what")?.unwrap_or_default(),
            day: day_of(row, "day")?,
            done_ms: instant_of(row, "done_at")?.map(|d| d.utc_ms),
            item: row.text("item")?.filter(|id| !id.is_empty()).map(Into::into),
            expected: steps(row, "expected")?,
            kept_in: row.text("kept_in")?.filter(|id| !id.is_empty()).map(Into::into),
        }),
        "way_item" => Other::WayItem(WayItem {
            id: id_of(row, line)?,
            kind: word(row, "list", ItemKind::from_word)?.ok_or("`list` is missing")?,
            words: row.text("words")?.unwrap_or_default(),
            more: row.text("more")?.unwrap_or_default(),
            once_moved: steps(row, "once_moved")?,
            contacted: word(row, "contacted", Contacted::from_word)?,
            found: found(row)?,
            retired: row.flag("retired")?.unwrap_or_default(),
        }),
        "pattern_answer" => Other::PatternAnswer(PatternAnswer {
            pattern: row.text("pattern")?.filter(|p| !p.is_empty()).ok_or("`pattern` is missing")?.into(),
            dismissed: row.flag("dismissed")?.ok_or("`dismissed` is missing")?,
            reason: row.text("reason")?.unwrap_or_default(),
            at: instant_of(row, "at")?.ok_or("`at` is missing")?,
        }),
        "contact" => Other::Contact(OwnContact {
            id: id_of(row, line)?,
            name: row.text("name")?.unwrap_or_default(),
            reach: row.text("reach")?.unwrap_or_default(),
        }),
        "mood" => {
            let (id, at) = (id_of(row, line)?, instant_of(row, "at")?.ok_or("`at` is missing")?);
            Other::Mood(ImportedMood {
                id,
                day: day_of(row, "day")?.unwrap_or_else(|| at.day(start)),
                at,
                value: row.number("value")?.filter(|v| v.is_finite()).ok_or("`value` is missing")?,
                label: row.text("label")?.unwrap_or_default(),
                series: series(row)?,
            })
        }
        "setting" => {
            Other::Setting(row.text("key")?.ok_or("`key` is missing")?, row.text("value")?.ok_or("`value` is missing")?)
        }
        "safety_plan" => {
            Other::SafetyPlan(row.text("part")?.ok_or("`part` is missing")?, row.text("text")?.ok_or("`text` is missing")?)
        }
        _ => return Err("rows of this kind are not known".into()),
    };
    if row.is_empty() { Ok(known) } else { Err("it has a field this format does not know".into()) }
}

/// Which row of numbers of the other app a value belongs to; files of earlier years don't say.
fn series(row: &mut Object) -> Result<Series, Why> {
    let (lowest, highest) = (row.number("lowest")?, row.number("highest")?);
    let scale = lowest.zip(highest).filter(|(lowest, highest)| lowest.is_finite() && highest.is_finite() && lowest < highest);
    if scale.is_none() && (lowest.is_some() || highest.is_some()) {
        return Err("`lowest` and `highest` are no two numbers of which the second is greater".into());
    }
    let mut text = |key| Ok::<_, Why>(row.text(key)?.unwrap_or_default().into());
    Ok(Series { app: text("app")?, name: text("name")?, scale })
}

/// A whole number from 0 to 10; absent is not answered.
fn steps(row: &mut Object, key: &'static str) -> Result<Option<Intensity>, Why> {
    let wrong = || Why::from(format!("`{key}` is no whole number from 0 to 10"));
    let Some(value) = row.take(key) else { return Ok(None) };
    answer(&value).and_then(Answer::number).and_then(|n| Intensity::new(n).ok()).map(Some).ok_or_else(wrong)
}

/// The keys of what was ticked: words without blanks, each once.
fn found(row: &mut Object) -> Result<Vec<String>, Why> {
    let mut keys: Vec<String> = Vec::new();
    for key in row.list("found")? {
        match key {
            Json::Text(key) if !key.is_empty() && !key.contains(char::is_whitespace) && !keys.contains(&key) => keys.push(key),
            _ => return Err("`found` is no list of different words".into()),
        }
    }
    Ok(keys)
}

fn word<T>(row: &mut Object, key: &'static str, from: fn(&str) -> Option<T>) -> Result<Option<T>, Why> {
    let Some(text) = row.text(key)? else { return Ok(None) };
    from(&text).map(Some).ok_or_else(|| format!("`{key}` is none of the words known for it").into())
}
