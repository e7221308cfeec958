//! What a check-in is as a row, in one place: ids, names, codes and columns, both ways.

use super::packing;
use crate::{
    domain::{
        Answer, Answers, Besides, Catalogue, CheckIn, CheckInId, Context, DayKey, ExpectedFelt, Instant, Intensity, Moment,
        SleepHours, Source,
    },
    storage::trouble::Trouble,
};
use rusqlite::{
    Connection, Row, ToSql,
    types::{ToSqlOutput, ValueRef},
};
use std::{borrow::Cow, sync::Arc};
use uuid::Uuid;

/// The columns that [`Names::check_in`] reads, for a SELECT.
pub(crate) const COLUMNS: &str = "utc_ms, offset_s, zone, day, answers, symptoms, sleep_hours, labels, \
                           written_utc_ms, written_offset_s, deleted_ms";

/// An id as it is stored: a UUID in its usual spelling as 16 bytes, anything else as its text. The order
/// is `SQLite`'s.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub(crate) enum StoredId<'a> {
    Text(Cow<'a, str>),
    Uuid([u8; 16]),
}

impl<'a> StoredId<'a> {
    pub(crate) fn of(id: &'a CheckInId) -> Self {
        Self::of_text(id.as_str())
    }

    fn of_text(id: &'a str) -> Self {
        match Uuid::try_parse(id) {
            // Only the spelling that is made again from the bytes: any other would come back changed.
            Ok(uuid) if uuid.as_hyphenated().encode_lower(&mut Uuid::encode_buffer()) == id => Self::Uuid(uuid.into_bytes()),
            _ => Self::Text(id.into()),
        }
    }

    pub(crate) fn read(value: ValueRef<'a>) -> Result<Self, Trouble> {
        match value {
            ValueRef::Blob(bytes) => Ok(Self::Uuid(bytes.try_into().map_err(|_| Trouble::Unreadable("an id isn't one"))?)),
            text => match Self::of_text(text.as_str()?) {
                // It lies here as its 16 bytes; as a text beside them it would be a second check-in of one id.
                Self::Uuid(_) => Err(Trouble::Unreadable("an id is not written as it should be")),
                id @ Self::Text(_) => Ok(id),
            },
        }
    }

    /// The id itself, no longer tied to the row it was read from.
    pub(crate) fn kept(self) -> StoredId<'static> {
        match self {
            Self::Text(text) => StoredId::Text(text.into_owned().into()),
            Self::Uuid(bytes) => StoredId::Uuid(bytes),
        }
    }

    /// The id as the person's files have it.
    pub(crate) fn text(&self) -> CheckInId {
        match self {
            Self::Text(text) => (&**text).into(),
            Self::Uuid(bytes) => (&*Uuid::from_bytes(*bytes).as_hyphenated().encode_lower(&mut Uuid::encode_buffer())).into(),
        }
    }
}

impl ToSql for StoredId<'_> {
    fn to_sql(&self) -> rusqlite::Result<ToSqlOutput<'_>> {
        match self {
            Self::Text(text) => text.to_sql(),
            Self::Uuid(bytes) => bytes.as_slice().to_sql(),
        }
    }
}

/// An answer outside the packed ones: 0..=10, 255 can't tell.
pub(crate) fn answer_code(answer: Answer) -> u8 {
    answer.number().unwrap_or(255)
}

/// The inverse of [`answer_code`].
pub(crate) fn answer(code: u8) -> Result<Answer, Trouble> {
    if code == 255 { Ok(Answer::CannotTell) } else { intensity(code).map(Answer::Rated) }
}

pub(crate) fn intensity(code: u8) -> Result<Intensity, Trouble> {
    Intensity::new(code).map_err(|_| Trouble::Unreadable("an intensity is above 10"))
}

/// Yes or no as 1 or 0, and nothing else.
pub(crate) fn yes(number: i64) -> Result<bool, Trouble> {
    match number {
        0 => Ok(false),
        1 => Ok(true),
        _ => Err(Trouble::Unreadable("what is yes or no is neither")),
    }
}

pub(crate) fn day(number: i32) -> Result<DayKey, Trouble> {
    DayKey::from_number(number).ok_or_else(|| Trouble::Unreadable("a day isn't in the calendar"))
}

/// What of a check-in is not in its row.
#[derive(Debug)]
pub(crate) struct Beside {
    pub id: CheckInId,
    pub note: Option<Arc<str>>,
    pub source: Option<Source>,
    pub expected_felt: Vec<ExpectedFelt>,
}

/// The zones, labels, feelings and symptoms that rows name by number, each text once in memory.
#[derive(Debug)]
pub(crate) struct Names {
    zones: Vec<(i64, Arc<str>)>,
    labels: Vec<(i64, Arc<str>)>,
    feelings: Vec<bool>,
    /// The feelings from 1 to this one are all in the catalogue, as they nearly always are.
    feelings_up_to: u16,
    symptoms: Vec<bool>,
}

impl Names {
    pub(crate) fn read(conn: &Connection, catalogue: &Catalogue) -> Result<Self, Trouble> {
        let list = |sql| -> Result<Vec<(i64, Arc<str>)>, Trouble> {
            let mut found = conn.prepare_cached(sql)?;
            let found = found.query_map([], |r| Ok((r.get(0)?, r.get(1)?)))?;
            Ok(found.collect::<Result<_, _>>()?)
        };
        let feelings = known(catalogue.every_feeling().map(|f| f.id.0));
        let without_a_gap = feelings.iter().skip(1).take_while(|there| **there).count();
        Ok(Self {
            feelings_up_to: u16::try_from(without_a_gap).unwrap_or(u16::MAX),
            zones: list("SELECT id, name FROM zone ORDER BY id")?,
            labels: list("SELECT id, name FROM label ORDER BY id")?,
            feelings,
            symptoms: known(catalogue.every_symptom().map(|s| s.id.0)),
        })
    }

    pub(crate) fn zone(&self, id: i64) -> Result<Arc<str>, Trouble> {
        named(&self.zones, id).ok_or_else(|| Trouble::Unreadable("a zone has no name"))
    }

    /// Reads the columns [`COLUMNS`] from column `first` on and puts what is `beside` them to it.
    pub(crate) fn check_in(&self, row: &Row<'_>, first: usize, beside: Beside) -> Result<Arc<CheckIn>, Trouble> {
        let answers = match row.get_ref(first + 4)? {
            ValueRef::Null => Answers::default(),
            packed => packing::unpack_answers(packed.as_blob()?)?,
        };
        let symptoms = match row.get_ref(first + 5)? {
            ValueRef::Null => Vec::new(),
            packed => packing::unpack_symptoms(packed.as_blob()?)?,
        };
        // Answers come in order of their feelings (from 1 on), so the last one tells for all.
        let last_is_known =
            answers.first().is_none_or(|(f, _)| f.0 > 0) && answers.last().is_none_or(|(f, _)| f.0 <= self.feelings_up_to);
        let in_catalogue = (last_is_known || answers.iter().all(|(f, _)| self.feelings.get(usize::from(f.0)) == Some(&true)))
            && symptoms.iter().all(|(s, _)| self.symptoms.get(usize::from(s.0)) == Some(&true));
        if !in_catalogue {
            return Err(Trouble::Unreadable("a check-in answers what isn't in the catalogue"));
        }
        let written = match (row.get_ref(first + 8)?.as_i64_or_null()?, row.get_ref(first + 9)?.as_i64_or_null()?) {
            (None, None) => None,
            (Some(utc_ms), Some(offset_s)) => Some(instant(utc_ms, offset_s)?),
            _ => return Err(Trouble::Unreadable("half of a time is missing")),
        };
        let at = Moment {
            instant: instant(row.get_ref(first)?.as_i64()?, row.get_ref(first + 1)?.as_i64()?)?,
            zone: self.zone(row.get_ref(first + 2)?.as_i64()?)?,
        };
        let day = day(small(row.get_ref(first + 3)?.as_i64()?)?)?;
        let context = self.context(row.get_ref(first + 6)?, row.get_ref(first + 7)?)?;
        let deleted_ms = row.get_ref(first + 10)?.as_i64_or_null()?;
        let Beside { id, note, source, expected_felt } = beside;
        let plain = CheckIn::new(id, at, day, answers);
        let silent = symptoms.is_empty()
            && context.is_none()
            && note.is_none()
            && expected_felt.is_empty()
            && written.is_none()
            && source.is_none()
            && deleted_ms.is_none();
        if silent {
            return Ok(Arc::new(plain));
        }
        let (context, note) = (context.unwrap_or_default(), note.unwrap_or_default());
        Ok(Arc::new(plain.with(Besides { symptoms, context, note, expected_felt, written, source, deleted_ms })))
    }

    fn context(&self, sleep: ValueRef<'_>, labels: ValueRef<'_>) -> Result<Option<Context>, Trouble> {
        let sleep = match sleep {
            ValueRef::Null => None,
            hours => {
                Some(SleepHours::new(hours.as_f64()?).ok_or_else(|| Trouble::Unreadable("a night has more than 24 hours"))?)
            }
        };
        if labels == ValueRef::Null {
            return Ok(sleep.map(|_| Context { sleep, ..Context::default() }));
        }
        let name = |id| named(&self.labels, i64::try_from(id).ok()?);
        let [medicines, substances, mut company, tags] = packing::unpack_labels(labels.as_blob()?, name)?;
        if company.len() > 1 {
            return Err(Trouble::Unreadable("a check-in has company twice"));
        }
        Ok(Some(Context { sleep, medicines, substances, company: company.pop(), tags }))
    }
}

fn small(n: i64) -> Result<i32, Trouble> {
    i32::try_from(n).map_err(|_| Trouble::Unreadable("a number is far too large"))
}

/// A moment and how far the clock on the wall was from UTC: no zone is a day away from it. The one place where times
/// come out of the file. Which moments may come in is asked on every way in; what is in a journal stays in reach.
pub(crate) fn instant(utc_ms: i64, offset_s: i64) -> Result<Instant, Trouble> {
    Ok(Instant { utc_ms, offset_s: offset(offset_s)? })
}

fn offset(seconds: i64) -> Result<i32, Trouble> {
    let offset = small(seconds)?;
    if offset.unsigned_abs() < 86_400 { Ok(offset) } else { Err(Trouble::Unreadable("a zone is more than a day away")) }
}

/// Numbers are given from 1 up, so nearly always the place is known without looking.
fn named(list: &[(i64, Arc<str>)], id: i64) -> Option<Arc<str>> {
    let guess = usize::try_from(id).ok()?.checked_sub(1)?;
    let found = match list.get(guess) {
        Some(entry) if entry.0 == id => guess,
        _ => list.binary_search_by_key(&id, |(i, _)| *i).ok()?,
    };
    list.get(found).map(|(_, name)| Arc::clone(name))
}

/// Which ids there are.
fn known(ids: impl Iterator<Item = u16>) -> Vec<bool> {
    let mut there = Vec::new();
    for id in ids {
        let id = usize::from(id);
        if there.len() <= id {
            there.resize(id + 1, false);
        }
        there[id] = true;
    }
    there
}
