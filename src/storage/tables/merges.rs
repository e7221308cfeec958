//! Which feelings and symptoms became part of others. Their rows stay, because earlier versions of check-ins name
//! them; that they were merged stands among the settings, which a version that doesn't know of it leaves alone and reads
//! as feelings that were put away.

use crate::{
    domain::{Catalogue, Key},
    storage::trouble::Trouble,
};
use rusqlite::{Connection, OptionalExtension, params};

const FEELINGS: &str = "merged_feelings";
const SYMPTOMS: &str = "merged_symptoms";
/// Where both stand among the settings.
pub(crate) const KEYS: [&str; 2] = [FEELINGS, SYMPTOMS];

/// Takes those that were merged out of the lists of a catalogue whose rows were just read. One that was brought back by
/// a version that doesn't know of merging stays what it is.
pub(crate) fn read(conn: &Connection, catalogue: &mut Catalogue) -> Result<(), Trouble> {
    for (from, into) in pairs(conn, FEELINGS)? {
        let (from, into) = (catalogue.feeling_by_key(&from), catalogue.feeling_by_key(&into));
        if let Some((from, into)) = from.filter(|f| f.retired).zip(into).map(|(from, into)| (from.id, into.id)) {
            catalogue.merge_feelings(from, into);
        }
    }
    for (from, into) in pairs(conn, SYMPTOMS)? {
        let (from, into) = (catalogue.symptom_by_key(&from), catalogue.symptom_by_key(&into));
        if let Some((from, into)) = from.filter(|s| s.retired).zip(into).map(|(from, into)| (from.id, into.id)) {
            catalogue.merge_symptoms(from, into);
        }
    }
    Ok(())
}

/// Writes what was merged into what.
pub(crate) fn write(conn: &Connection, catalogue: &Catalogue) -> Result<(), Trouble> {
    let feelings = catalogue.merged_feelings.iter().filter_map(|m| Some((&m.feeling.key, &catalogue.feeling(m.into)?.key)));
    put(conn, FEELINGS, feelings)?;
    let symptoms = catalogue.merged_symptoms.iter().filter_map(|m| Some((&m.symptom.key, &catalogue.symptom(m.into)?.key)));
    put(conn, SYMPTOMS, symptoms)
}

/// Whether a row of the settings is one of these.
pub(crate) fn is_one(key: &str, value: &str) -> bool {
    matches!(key, FEELINGS | SYMPTOMS) && split(value).all(|pair| pair.is_some())
}

fn pairs(conn: &Connection, key: &str) -> Result<Vec<(String, String)>, Trouble> {
    let mut found = conn.prepare_cached("SELECT value FROM setting WHERE key = ?")?;
    let value: Option<String> = found.query_row([key], |r| r.get(0)).optional()?;
    let read = split(value.as_deref().unwrap_or_default()).collect::<Option<Vec<_>>>();
    read.ok_or(Trouble::Unreadable("what was merged can't be read"))
}

/// `from>into` with commas between; a key holds neither.
fn split(value: &str) -> impl Iterator<Item = Option<(String, String)>> {
    let key = |text: &str| Key::new(text).ok().map(|_| text.to_owned());
    value.split(',').filter(|pair| !pair.is_empty()).map(move |pair| {
        let (from, into) = pair.split_once('>')?;
        Some((key(from)?, key(into)?))
    })
}

fn put<'a>(conn: &Connection, key: &str, pairs: impl Iterator<Item = (&'a Key, &'a Key)>) -> Result<(), Trouble> {
    let value: Vec<String> = pairs.map(|(from, into)| format!("{from}>{into}")).collect();
    if value.is_empty() {
        conn.prepare_cached("DELETE FROM setting WHERE key = ?")?.execute([key])?;
        return Ok(());
    }
    let sql = "INSERT INTO setting (key, value) VALUES (?, ?) ON CONFLICT (key) DO UPDATE SET value = excluded.value";
    conn.prepare_cached(sql)?.execute(params![key, value.join(",")])?;
    Ok(())
}
