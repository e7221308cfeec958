//! What a person wrote that is no check-in: one thing as it was said at one time, read from what is noted of it.

use super::{cells, kinds::Kind};
use crate::{
    domain::{
        CheckInId, Contacted, DayKey, Event, EventId, EventKind, ImportedMood, Instant, ItemKind, Moment, Outcome, OwnContact,
        PatternAnswer, Plan, PlanId, Series, Trial, Way, WayItem,
    },
    storage::{
        tables::rows::{answer, day, instant, intensity, yes},
        trouble::Trouble,
    },
};
use rusqlite::types::Value;

/// Which thing it is.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct ThingId {
    pub(super) kind: Kind,
    pub(super) id: String,
}

impl ThingId {
    #[must_use]
    pub fn of_event(id: &EventId) -> Self {
        Self { kind: Kind::Event, id: id.to_string() }
    }

    #[must_use]
    pub fn of_plan(id: &PlanId) -> Self {
        Self { kind: Kind::Plan, id: id.to_string() }
    }

    /// The event that it is.
    #[must_use]
    pub fn event(&self) -> Option<EventId> {
        (self.kind == Kind::Event).then(|| self.id.as_str().into())
    }
}

/// All of the thing, as it was said.
#[derive(Debug, Clone, PartialEq)]
pub enum Thing {
    Event(Event),
    Trial(Trial),
    Plan(Plan),
    Item(WayItem),
    Contact(OwnContact),
    PatternAnswer(PatternAnswer),
    Mood(ImportedMood),
    /// A part of the safety plan, by its key.
    SafetyPart(String, String),
    FeelingName(String),
    SymptomName(String),
}

const UNREADABLE: Trouble = Trouble::Unreadable("what is noted of a change can't be read");

/// The thing of this id of which this was said. `columns` are those of its table, in their order there.
pub(super) fn thing(kind: Kind, columns: &[String], id: &str, said: &str) -> Result<Thing, Trouble> {
    let row = || Row::of(columns, said);
    Ok(match kind {
        Kind::Event => Thing::Event(event(&row()?, id)?),
        Kind::Trial => Thing::Trial(trial(&row()?, id)?),
        Kind::Plan => Thing::Plan(plan(&row()?, id)?),
        Kind::WayItem => Thing::Item(item(&row()?, id)?),
        Kind::Contact => {
            let row = row()?;
            Thing::Contact(OwnContact { id: id.into(), name: row.text("name")?, reach: row.text("reach")? })
        }
        Kind::PatternAnswer => Thing::PatternAnswer(pattern_answer(&row()?, id)?),
        Kind::Mood => Thing::Mood(mood(&row()?, id)?),
        Kind::SafetyPart => Thing::SafetyPart(id.to_owned(), row()?.text("words")?),
        Kind::FeelingName => Thing::FeelingName(said.to_owned()),
        Kind::SymptomName => Thing::SymptomName(said.to_owned()),
        // Of these nothing else that was said is kept.
        Kind::Setting
        | Kind::LikeMe
        | Kind::PutAway
        | Kind::FeelingLook
        | Kind::FeelingAway
        | Kind::FeelingInto
        | Kind::SymptomAway
        | Kind::SymptomInto
        | Kind::Order => return Err(UNREADABLE),
    })
}

fn event(row: &Row, id: &str) -> Result<Event, Trouble> {
    Ok(Event {
        id: id.into(),
        day: row.day("day")?,
        what: EventKind::from_word(&row.text("what")?).ok_or(UNREADABLE)?,
        name: row.text("name")?,
        dose: row.text("dose")?,
        note: row.text("note")?,
        deleted_ms: row.maybe_number("deleted_ms")?,
    })
}

fn trial(row: &Row, id: &str) -> Result<Trial, Trouble> {
    let felt = |name| row.maybe_small(name)?.map(answer).transpose();
    Ok(Trial {
        id: id.into(),
        way: row.way()?,
        at: Moment { instant: row.instant()?, zone: row.text("zone")?.into() },
        day: row.day("day")?,
        before: felt("before")?,
        after: felt("after")?,
        outcome: row.maybe_text("outcome")?.map(|word| Outcome::from_word(&word).ok_or(UNREADABLE)).transpose()?,
        note: row.text("note")?,
    })
}

fn plan(row: &Row, id: &str) -> Result<Plan, Trouble> {
    Ok(Plan {
        id: id.into(),
        way: row.way()?,
        what: row.text("what")?,
        day: row.maybe_number("day")?.map(day_of).transpose()?,
        done_ms: row.maybe_number("done_ms")?,
        item: row.maybe_text("item")?.map(|id| id.as_str().into()),
        expected: row.maybe_small("expected")?.map(intensity).transpose()?,
        kept_in: row.maybe_text("kept_in")?.map(CheckInId::from),
    })
}

fn item(row: &Row, id: &str) -> Result<WayItem, Trouble> {
    Ok(WayItem {
        id: id.into(),
        kind: ItemKind::from_word(&row.text("kind")?).ok_or(UNREADABLE)?,
        words: row.text("words")?,
        more: row.text("more")?,
        once_moved: row.maybe_small("once_moved")?.map(intensity).transpose()?,
        contacted: row.maybe_text("contacted")?.map(|word| Contacted::from_word(&word).ok_or(UNREADABLE)).transpose()?,
        found: row.text("found")?.split_ascii_whitespace().map(ToOwned::to_owned).collect(),
        retired: yes(row.number("retired")?)?,
    })
}

fn pattern_answer(row: &Row, id: &str) -> Result<PatternAnswer, Trouble> {
    let dismissed = yes(row.number("dismissed")?)?;
    Ok(PatternAnswer { pattern: id.into(), dismissed, reason: row.text("reason")?, at: row.instant()? })
}

fn mood(row: &Row, id: &str) -> Result<ImportedMood, Trouble> {
    let series = Series {
        app: row.maybe_text("app")?.unwrap_or_default().into(),
        name: row.maybe_text("name")?.unwrap_or_default().into(),
        scale: row.maybe_real("lowest")?.zip(row.maybe_real("highest")?).filter(|(lowest, highest)| lowest < highest),
    };
    let value = row.maybe_real("value")?.filter(|value| value.is_finite()).ok_or(UNREADABLE)?;
    Ok(ImportedMood { id: id.into(), at: row.instant()?, day: row.day("day")?, value, label: row.text("label")?, series })
}

fn day_of(number: i64) -> Result<DayKey, Trouble> {
    day(i32::try_from(number).map_err(|_| UNREADABLE)?)
}

/// A row by the names of its columns.
struct Row<'a> {
    columns: &'a [String],
    values: Vec<Value>,
}

impl<'a> Row<'a> {
    fn of(columns: &'a [String], said: &str) -> Result<Self, Trouble> {
        let values = cells::values_in(said).filter(|values| values.len() == columns.len()).ok_or(UNREADABLE)?;
        Ok(Self { columns, values })
    }

    fn value(&self, name: &str) -> Result<&Value, Trouble> {
        let place = self.columns.iter().position(|column| column == name).ok_or(UNREADABLE)?;
        self.values.get(place).ok_or(UNREADABLE)
    }

    fn maybe_text(&self, name: &str) -> Result<Option<String>, Trouble> {
        match self.value(name)? {
            Value::Null => Ok(None),
            Value::Text(text) => Ok(Some(text.clone())),
            Value::Integer(_) | Value::Real(_) | Value::Blob(_) => Err(UNREADABLE),
        }
    }

    fn text(&self, name: &str) -> Result<String, Trouble> {
        self.maybe_text(name)?.ok_or(UNREADABLE)
    }

    fn maybe_number(&self, name: &str) -> Result<Option<i64>, Trouble> {
        match self.value(name)? {
            Value::Null => Ok(None),
            Value::Integer(number) => Ok(Some(*number)),
            Value::Real(_) | Value::Text(_) | Value::Blob(_) => Err(UNREADABLE),
        }
    }

    fn number(&self, name: &str) -> Result<i64, Trouble> {
        self.maybe_number(name)?.ok_or(UNREADABLE)
    }

    fn maybe_small(&self, name: &str) -> Result<Option<u8>, Trouble> {
        self.maybe_number(name)?.map(|number| u8::try_from(number).map_err(|_| UNREADABLE)).transpose()
    }

    fn maybe_real(&self, name: &str) -> Result<Option<f64>, Trouble> {
        match self.value(name)? {
            Value::Null => Ok(None),
            Value::Real(number) => Ok(Some(*number)),
            Value::Integer(_) | Value::Text(_) | Value::Blob(_) => Err(UNREADABLE),
        }
    }

    fn day(&self, name: &str) -> Result<DayKey, Trouble> {
        day_of(self.number(name)?)
    }

    fn instant(&self) -> Result<Instant, Trouble> {
        instant(self.number("utc_ms")?, self.number("offset_s")?)
    }

    fn way(&self) -> Result<Way, Trouble> {
        Way::from_word(&self.text("way")?).ok_or(UNREADABLE)
    }
}
