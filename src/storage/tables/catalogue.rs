//! The feelings and symptoms in and out of their tables.

use super::{merges, rows::yes};
use crate::{
    domain::{Catalogue, Feeling, FeelingId, Key, Symptom, SymptomId, Valence},
    storage::trouble::Trouble,
};
use rusqlite::{Connection, params};

/// What was merged meanwhile stays merged.
pub(crate) fn put(conn: &Connection, catalogue: &Catalogue) -> Result<(), Trouble> {
    let merged = read(conn)?;
    let mut catalogue = catalogue.clone();
    catalogue.feelings.retain(|f| merged.merged_feelings.iter().all(|m| m.feeling.id != f.id));
    catalogue.symptoms.retain(|s| merged.merged_symptoms.iter().all(|m| m.symptom.id != s.id));
    write(conn, &Catalogue { merged_feelings: Vec::new(), merged_symptoms: Vec::new(), ..catalogue })
}

/// Writes the rows of all of them, also of those that were merged; not what was merged into what.
pub(crate) fn write(conn: &Connection, catalogue: &Catalogue) -> Result<(), Trouble> {
    let mut feeling = conn.prepare_cached(
        "INSERT INTO feeling (id, key, name, valence, hue, place, retired) VALUES (?, ?, ?, ?, ?, ?, ?)
         ON CONFLICT (id) DO UPDATE SET name = excluded.name, valence = excluded.valence, hue = excluded.hue,
             place = excluded.place, retired = excluded.retired WHERE key = excluded.key",
    )?;
    for f in catalogue.every_feeling() {
        let row = params![f.id.0, f.key.as_str(), f.name, valence_word(f.valence), f.hue, f.order, f.retired];
        is_its_own(feeling.execute(row)?)?;
    }
    let mut symptom = conn.prepare_cached(
        "INSERT INTO symptom (id, key, name, place, retired) VALUES (?, ?, ?, ?, ?)
         ON CONFLICT (id) DO UPDATE SET name = excluded.name, place = excluded.place, retired = excluded.retired
             WHERE key = excluded.key",
    )?;
    for s in catalogue.every_symptom() {
        is_its_own(symptom.execute(params![s.id.0, s.key.as_str(), s.name, s.order, s.retired])?)?;
    }
    Ok(())
}

/// Under a number that another key has, no row is written.
const fn is_its_own(rows: usize) -> Result<(), Trouble> {
    if rows == 1 { Ok(()) } else { Err(Trouble::Refused("another came into the list at the same time; add it again")) }
}

/// The catalogue in the person's order.
pub(crate) fn read(conn: &Connection) -> Result<Catalogue, Trouble> {
    let key = |text: &str| Key::new(text).map_err(|_| Trouble::Unreadable("the key of a feeling or symptom isn't one"));
    let mut catalogue = Catalogue::default();
    let mut feelings = conn.prepare_cached("SELECT id, key, name, valence, hue, place, retired FROM feeling")?;
    let mut rows = feelings.query([])?;
    while let Some(row) = rows.next()? {
        catalogue.feelings.push(Feeling {
            id: FeelingId(row.get(0)?),
            key: key(row.get_ref(1)?.as_str()?)?,
            name: row.get(2)?,
            valence: valence(row.get_ref(3)?.as_str()?).ok_or(Trouble::Unreadable("a feeling has no side"))?,
            hue: hue(row.get(4)?)?,
            order: row.get(5)?,
            retired: yes(row.get(6)?)?,
        });
    }
    let mut symptoms = conn.prepare_cached("SELECT id, key, name, place, retired FROM symptom")?;
    let mut rows = symptoms.query([])?;
    while let Some(row) = rows.next()? {
        catalogue.symptoms.push(Symptom {
            id: SymptomId(row.get(0)?),
            key: key(row.get_ref(1)?.as_str()?)?,
            name: row.get(2)?,
            order: row.get(3)?,
            retired: yes(row.get(4)?)?,
        });
    }
    merges::read(conn, &mut catalogue)?;
    catalogue.sort();
    Ok(catalogue)
}

fn hue(number: u8) -> Result<u8, Trouble> {
    if number < 8 { Ok(number) } else { Err(Trouble::Unreadable("a feeling has no colour")) }
}

const fn valence_word(valence: Valence) -> &'static str {
    match valence {
        Valence::Pleasant => "pleasant",
        Valence::Unpleasant => "unpleasant",
        Valence::Numbness => "numbness",
    }
}

fn valence(word: &str) -> Option<Valence> {
    [Valence::Pleasant, Valence::Unpleasant, Valence::Numbness].into_iter().find(|v| valence_word(*v) == word)
}
