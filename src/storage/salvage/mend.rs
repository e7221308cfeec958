//! The rows that were found, put into a new journal so that all of them can be read there: what named them and
//! was lost gets a name that says so.

use super::{
    found::{Found, LEFT_OUT, Salvaged},
    rows::SHAPES,
};
use crate::{
    domain::{Catalogue, CheckInId, DayKey, Feeling, FeelingId, Instant, Key, Symptom, SymptomId, Valence},
    storage::{
        tables::{
            catalogue, packing,
            rows::{COLUMNS, StoredId},
        },
        trouble::Trouble,
    },
};
use rusqlite::{Connection, OptionalExtension, params, types::Value};
use std::collections::BTreeSet;
use uuid::Uuid;

pub(super) fn put(conn: &Connection, mut found: Found, salvaged: &mut Salvaged) -> Result<(), Trouble> {
    // A page and the one above it tell of the same rows.
    let left_out: BTreeSet<String> =
        found.remove(LEFT_OUT).into_iter().flatten().map(|(_, row)| format!("{:?}", row.first())).collect();
    salvaged.left_out = left_out.len() as u64;
    names(conn, &found, salvaged)?;
    let mut alone = Vec::new();
    for shape in &SHAPES {
        let rows = found.remove(shape.table).unwrap_or_default();
        for (number, mut row) in rows {
            if !belongs(conn, shape.table, &row)? {
                if let ("note", [_, id, Value::Text(note), ..]) = (shape.table, &row[..]) {
                    alone.push((id.clone(), note.clone()));
                }
                continue;
            }
            if let Some((zone, offset)) = zone_columns(shape.table) {
                salvaged.zones_lost += u64::from(settle_zone(conn, &mut row, zone, offset)?);
            }
            let put = u64::from(shape.put(conn, number, &row)?);
            match shape.table {
                "check_in" => salvaged.check_ins += put,
                "event" | "trial" | "plan" | "way_item" | "contact" | "safety_plan" | "pattern_answer" | "imported_mood" => {
                    salvaged.others += put;
                }
                _ => {}
            }
        }
    }
    // A page and the one above it tell of the same rows; each note once.
    alone.sort_by_key(|(_, note)| note.clone());
    alone.dedup();
    salvaged.notes_alone = alone.len() as u64;
    keep_alone(conn, &alone)
}

/// Whether what the row points at is there.
fn belongs(conn: &Connection, table: &str, row: &[Value]) -> Result<bool, Trouble> {
    let (question, id) = match (table, row) {
        ("note" | "edit_history", [_, id, ..]) | ("expected_felt" | "source_row", [id, ..]) => {
            ("SELECT 1 FROM check_in WHERE id = ?", id)
        }
        ("edit_history_expected_felt", [edit, ..]) => ("SELECT 1 FROM edit_history WHERE row = ?", edit),
        _ => return Ok(true),
    };
    Ok(conn.prepare_cached(question)?.exists([id])?)
}

/// In which columns the zone and the offset stand.
fn zone_columns(table: &str) -> Option<(usize, usize)> {
    match table {
        "check_in" => Some((3, 2)),
        "edit_history" => Some((5, 4)),
        "trial" => Some((4, 3)),
        _ => None,
    }
}

/// Where the zone's name was lost, the offset names it: the wall clock stays what it was.
fn settle_zone(conn: &Connection, row: &mut [Value], zone: usize, offset: usize) -> Result<bool, Trouble> {
    if conn.prepare_cached("SELECT 1 FROM zone WHERE id = ?")?.exists([&row[zone]])? {
        return Ok(false);
    }
    let Value::Integer(seconds) = row[offset] else { return Ok(false) };
    let (sign, minutes) = (if seconds < 0 { '-' } else { '+' }, seconds.abs() / 60);
    let name = if seconds == 0 { "UTC".to_owned() } else { format!("UTC{sign}{:02}:{:02}", minutes / 60, minutes % 60) };
    let there = conn.prepare_cached("SELECT id FROM zone WHERE name = ?")?.query_row([&name], |r| r.get(0)).optional()?;
    let id: i64 = match there {
        Some(id) => id,
        // Far above the numbers of those that may still come.
        None => conn.prepare_cached("INSERT INTO zone VALUES ((SELECT 1000000 + count(*) FROM zone), ?)")?.insert([&name])?,
    };
    row[zone] = Value::Integer(id);
    Ok(true)
}

/// Sees to it that every feeling, symptom and word a check-in names by number is there.
fn names(conn: &Connection, found: &Found, salvaged: &mut Salvaged) -> Result<(), Trouble> {
    let (mut feelings, mut symptoms, mut words) = (BTreeSet::new(), BTreeSet::new(), BTreeSet::new());
    for (table, first) in [("check_in", 5), ("edit_history", 7)] {
        for (_, row) in found.get(table).into_iter().flatten() {
            if let Some(Value::Blob(answers)) = row.get(first) {
                feelings.extend(packing::unpack_answers(answers)?.iter().map(|(f, _)| f.0));
            }
            if let Some(Value::Blob(said)) = row.get(first + 1) {
                symptoms.extend(packing::unpack_symptoms(said)?.iter().map(|(s, _)| s.0));
            }
            if let Some(Value::Blob(labels)) = row.get(first + 3) {
                packing::unpack_labels(labels, |id| Some(words.insert(id)))?;
            }
        }
    }
    for shape in SHAPES.iter().filter(|s| matches!(s.table, "zone" | "label" | "feeling" | "symptom")) {
        for (number, row) in found.get(shape.table).into_iter().flatten() {
            shape.put(conn, *number, row)?;
        }
    }
    for id in words {
        let id = i64::try_from(id).map_err(|_| Trouble::Unreadable("a word has too large a number"))?;
        let sql = "INSERT INTO label SELECT ?1, ?2 WHERE NOT EXISTS (SELECT 1 FROM label WHERE id = ?1)";
        salvaged.words_lost += conn.prepare_cached(sql)?.execute(params![id, format!("lost word {id}")])? as u64;
    }
    let mut there = catalogue::read(conn)?;
    salvaged.named_anew = complete(&mut there, &feelings, &symptoms);
    catalogue::write(conn, &there)
}

/// Adds what answers name and the catalogue lacks; gives how many got their number for a name.
fn complete(there: &mut Catalogue, feelings: &BTreeSet<u16>, symptoms: &BTreeSet<u16>) -> u64 {
    let starting = Catalogue::starting();
    let mut anew = 0;
    if there.feelings.is_empty() {
        there.feelings.clone_from(&starting.feelings);
    }
    if there.symptoms.is_empty() {
        there.symptoms.clone_from(&starting.symptoms);
    }
    for id in feelings.iter().copied().filter(|id| there.feeling(FeelingId(*id)).is_none()).collect::<Vec<_>>() {
        // A journal keeps the numbers of the feelings it began with.
        let known = starting.feeling(FeelingId(id)).cloned();
        let by_number = Feeling {
            id: FeelingId(id),
            key: Key::from_name(&format!("feeling {id}")),
            name: format!("Feeling {id}"),
            // On neither side, so that nothing is made of it that might be wrong.
            valence: Valence::Numbness,
            hue: 0,
            order: id,
            retired: false,
        };
        anew += u64::from(known.is_none());
        there.feelings.push(known.unwrap_or(by_number));
    }
    for id in symptoms.iter().copied().filter(|id| there.symptom(SymptomId(*id)).is_none()).collect::<Vec<_>>() {
        let known = starting.symptom(SymptomId(id)).cloned();
        let (key, name) = (Key::from_name(&format!("symptom {id}")), format!("Symptom {id}"));
        anew += u64::from(known.is_none());
        there.symptoms.push(known.unwrap_or(Symptom { id: SymptomId(id), key, name, order: id, retired: false }));
    }
    anew
}

/// Notes of which nothing else is left stand together in one check-in, at the time of the newest: an id tells
/// when it was made. It answers nothing, and says why.
fn keep_alone(conn: &Connection, notes: &[(Value, String)]) -> Result<(), Trouble> {
    if notes.is_empty() {
        return Ok(());
    }
    let made = |id: &Value| match id {
        Value::Blob(bytes) => {
            let made = Uuid::from_slice(bytes).ok()?.get_timestamp()?.to_unix();
            i64::try_from(made.0).ok().map(|seconds| seconds * 1000)
        }
        _ => None,
    };
    let newest: Option<i64> = conn.query_row("SELECT max(utc_ms) FROM check_in", [], |r| r.get(0))?;
    let utc_ms = notes.iter().filter_map(|(id, _)| made(id)).max().or(newest).unwrap_or(0);
    let mut body = "Notes found in the damaged file. What else belonged to them was lost.".to_owned();
    for (_, note) in notes {
        body.push_str("\n\n");
        body.push_str(note);
    }
    let instant = Instant { utc_ms, offset_s: 0 };
    let day = DayKey::of(instant.wall_clock(), crate::domain::DayStart::default());
    let mut row = [Value::Null, Value::Null, Value::Integer(0), Value::Integer(i64::MAX)];
    settle_zone(conn, &mut row, 3, 2)?;
    let id = Uuid::from_bytes(crate::storage::library::random_bytes()?);
    let id = CheckInId::from(id.to_string());
    let sql = format!("INSERT INTO check_in (id, {COLUMNS}) VALUES (?, ?, 0, ?, ?, NULL, NULL, NULL, NULL, NULL, NULL, NULL)");
    conn.execute(&sql, params![StoredId::of(&id), utc_ms, row[3], day.number()])?;
    conn.execute("INSERT INTO note (check_in, body) VALUES (?, ?)", params![StoredId::of(&id), body])?;
    Ok(())
}
