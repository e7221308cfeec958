//! What stands in the tables now, each thing with its id and what is said of it as one text.

use super::{
    cells,
    kinds::{Kind, Table, is_of_this_machine},
};
use crate::{
    domain::{Catalogue, Valence},
    storage::{
        tables::{catalogue, merges},
        trouble::Trouble,
    },
};
use rusqlite::{Connection, OptionalExtension};

/// A thing's id and what is said of it.
pub(super) type Said = (String, String);

/// The lists that stand in an order of the person's own.
pub(super) const LISTS: [&str; 4] = ["feeling", "symptom", "way_item", "contact"];
pub(super) const LIKE_ME: &str = "like_me";
pub(super) const PUT_AWAY: &str = "words_put_away";

/// All things of a kind, in the order they lie in.
pub(super) fn standing(conn: &Connection, kind: Kind) -> Result<Vec<Said>, Trouble> {
    if let Some(table) = kind.table() {
        return rows(conn, &table);
    }
    match kind {
        Kind::Setting => settings(conn),
        Kind::LikeMe => Ok(pieces(&setting(conn, LIKE_ME)?, ' ')),
        Kind::PutAway => Ok(pieces(&setting(conn, PUT_AWAY)?, '\n')),
        Kind::Order => LISTS.into_iter().map(|list| Ok((list.to_owned(), order(conn, list)?.join("\n")))).collect(),
        kind => Ok(of_catalogue(&catalogue::read(conn)?, kind)),
    }
}

/// The columns that say something, in the order of their names' places in the table.
pub(super) fn columns(conn: &Connection, table: &Table) -> Result<Vec<String>, Trouble> {
    let mut found = conn.prepare_cached("SELECT name FROM pragma_table_info(?) ORDER BY cid")?;
    let names = found.query_map([table.name], |r| r.get::<_, String>(0))?.collect::<Result<Vec<_>, _>>()?;
    Ok(names.into_iter().filter(|name| name != table.id && Some(name.as_str()) != table.number).collect())
}

fn rows(conn: &Connection, table: &Table) -> Result<Vec<Said>, Trouble> {
    let mut out = Vec::new();
    each_row(conn, table, |said| {
        out.push(said);
        Ok(())
    })?;
    Ok(out)
}

/// The rows of a table of its own, one after another.
pub(super) fn each_row(
    conn: &Connection,
    table: &Table,
    mut take: impl FnMut(Said) -> Result<(), Trouble>,
) -> Result<(), Trouble> {
    let columns = columns(conn, table)?;
    let each: Vec<String> = columns.iter().map(|column| as_text(table.name, column)).collect();
    let Table { name, id, in_order_of, .. } = table;
    let sql = format!("SELECT {id}, {} FROM {name} ORDER BY {in_order_of}", each.join(", "));
    let mut found = conn.prepare_cached(&sql)?;
    let mut rows = found.query([])?;
    while let Some(row) = rows.next()? {
        take((row.get(0)?, cells::text_of(row, 1, columns.len() + 1)?))?;
    }
    Ok(())
}

/// A zone by its name: its number is one journal's own.
fn as_text(table: &str, column: &str) -> String {
    if column == "zone" { format!("(SELECT z.name FROM zone AS z WHERE z.id = {table}.zone)") } else { format!("\"{column}\"") }
}

fn settings(conn: &Connection) -> Result<Vec<Said>, Trouble> {
    let mut found = conn.prepare_cached("SELECT key, value FROM setting ORDER BY key")?;
    let all = found.query_map([], |r| Ok((r.get::<_, String>(0)?, r.get(1)?)))?.collect::<Result<Vec<Said>, _>>()?;
    let apart = |key: &str| is_of_this_machine(key) || merges::KEYS.contains(&key) || key == LIKE_ME || key == PUT_AWAY;
    Ok(all.into_iter().filter(|(key, _)| !apart(key)).collect())
}

pub(super) fn setting(conn: &Connection, key: &str) -> Result<String, Trouble> {
    let mut found = conn.prepare_cached("SELECT value FROM setting WHERE key = ?")?;
    Ok(found.query_row([key], |r| r.get(0)).optional()?.unwrap_or_default())
}

/// Each piece once; it says nothing besides itself.
fn pieces(value: &str, between: char) -> Vec<Said> {
    let mut out: Vec<Said> = Vec::new();
    for piece in value.split(between).filter(|piece| !piece.is_empty()) {
        if out.iter().all(|(known, _)| known != piece) {
            out.push((piece.to_owned(), String::new()));
        }
    }
    out
}

fn order(conn: &Connection, list: &str) -> Result<Vec<String>, Trouble> {
    let sql = match list {
        "feeling" | "symptom" => format!("SELECT key FROM {list} ORDER BY place, id"),
        list => format!("SELECT id FROM {list} ORDER BY place"),
    };
    let mut found = conn.prepare_cached(&sql)?;
    Ok(found.query_map([], |r| r.get(0))?.collect::<Result<_, _>>()?)
}

const fn side(valence: Valence) -> &'static str {
    match valence {
        Valence::Pleasant => "pleasant",
        Valence::Unpleasant => "unpleasant",
        Valence::Numbness => "numbness",
    }
}

/// The inverse of what [`Kind::FeelingLook`] says.
pub(super) fn look_of(said: &str) -> Option<(Valence, u8)> {
    let (word, hue) = said.split_once(' ')?;
    let all = [Valence::Pleasant, Valence::Unpleasant, Valence::Numbness];
    Some((all.into_iter().find(|v| side(*v) == word)?, hue.parse().ok().filter(|hue| *hue < 8)?))
}

pub(super) fn yes_no(yes: bool) -> String {
    if yes { "1" } else { "0" }.to_owned()
}

/// What a catalogue says; nothing of other kinds.
pub(super) fn of_catalogue(c: &Catalogue, kind: Kind) -> Vec<Said> {
    let feelings = || c.every_feeling();
    let symptoms = || c.every_symptom();
    match kind {
        Kind::FeelingName => feelings().map(|f| (f.key.to_string(), f.name.clone())).collect(),
        Kind::FeelingLook => feelings().map(|f| (f.key.to_string(), format!("{} {}", side(f.valence), f.hue))).collect(),
        Kind::FeelingAway => feelings().map(|f| (f.key.to_string(), yes_no(f.retired))).collect(),
        Kind::FeelingInto => {
            let into = |id| c.merged_feelings.iter().find(|m| m.feeling.id == id).and_then(|m| c.feeling(m.into));
            feelings().map(|f| (f.key.to_string(), into(f.id).map(|f| f.key.to_string()).unwrap_or_default())).collect()
        }
        Kind::SymptomName => symptoms().map(|s| (s.key.to_string(), s.name.clone())).collect(),
        Kind::SymptomAway => symptoms().map(|s| (s.key.to_string(), yes_no(s.retired))).collect(),
        Kind::SymptomInto => {
            let into = |id| c.merged_symptoms.iter().find(|m| m.symptom.id == id).and_then(|m| c.symptom(m.into));
            symptoms().map(|s| (s.key.to_string(), into(s.id).map(|s| s.key.to_string()).unwrap_or_default())).collect()
        }
        Kind::Event
        | Kind::Trial
        | Kind::Plan
        | Kind::WayItem
        | Kind::Contact
        | Kind::PatternAnswer
        | Kind::Mood
        | Kind::SafetyPart
        | Kind::Setting
        | Kind::LikeMe
        | Kind::PutAway
        | Kind::Order => Vec::new(),
    }
}
