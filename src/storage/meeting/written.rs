//! What stands in the tables once all that was said is put together, check-ins apart; and what is noted of it.

use super::{
    cells,
    kinds::{Kind, Table},
    names::arranged,
    noting::{self, NEVER, Noted},
    standing::{LIKE_ME, PUT_AWAY, Said, columns, setting, standing},
    state::State,
};
use crate::{
    domain::{Catalogue, LIKE_ME_LIMIT, LikeMe},
    storage::{
        tables::{catalogue, check_ins::Writer, merges},
        trouble::Trouble,
    },
};
use rusqlite::{Connection, params, types::Value};
use std::{
    collections::{BTreeMap, HashMap},
    sync::Arc,
};

/// Brings all tables but those of check-ins to what was said.
pub(super) fn put(conn: &Connection, state: &State, names: &Catalogue) -> Result<(), Trouble> {
    if catalogue::read(conn)? != *names {
        catalogue::write(conn, names)?;
        merges::write(conn, names)?;
    }
    for kind in Kind::ALL {
        if let Some(table) = kind.table() {
            put_rows(conn, state, kind, &table)?;
        }
    }
    put_settings(conn, state, names)
}

/// Notes what stands there now: as it was said, or because it follows.
pub(super) fn put_notes(conn: &Connection, state: &State) -> Result<(), Trouble> {
    for kind in Kind::ALL {
        let there: HashMap<String, String> = standing(conn, kind)?.into_iter().collect();
        let noted = noting::noted(conn, kind)?;
        let mut kept: HashMap<String, BTreeMap<String, i64>> = HashMap::new();
        for ((id, said), ms) in noting::said_before(conn, kind)? {
            kept.entry(id).or_default().insert(said, ms);
        }
        for (id, record) in state.records.get(&kind).into_iter().flatten() {
            let current = record.current();
            let stands = there.get(id);
            let follows = current.map(|(said, _)| said) != stands.map(String::as_str);
            let wanted = Noted {
                ms: current.map_or(record.gone_ms, |(_, ms)| ms),
                gone_ms: Some(record.gone_ms).filter(|ms| *ms != NEVER),
                follows,
                said: stands.cloned(),
            };
            if noted.get(id) != Some(&wanted) {
                noting::put(conn, kind, id, &wanted)?;
            }
            let mut before = record.versions.clone();
            if let Some((said, _)) = current.filter(|_| !follows) {
                before.remove(said);
            }
            if kept.remove(id).unwrap_or_default() != before {
                noting::forget_before(conn, kind, id)?;
                before.iter().try_for_each(|(said, ms)| noting::keep(conn, kind, (id, said), *ms))?;
            }
        }
    }
    Ok(())
}

/// In the order of the person's own where there is one, else by their ids: that is the same on each machine.
fn put_rows(conn: &Connection, state: &State, kind: Kind, table: &Table) -> Result<(), Trouble> {
    let said: BTreeMap<&str, &str> = state.current(kind).map(|(id, said, _)| (id, said)).collect();
    let ids = if matches!(kind, Kind::WayItem | Kind::Contact) {
        arranged(state, table.name, said.keys().copied())
    } else {
        said.keys().copied().collect()
    };
    let wanted: Vec<Said> = ids.into_iter().filter_map(|id| Some((id.to_owned(), (*said.get(id)?).to_owned()))).collect();
    if standing(conn, kind)? == wanted {
        return Ok(());
    }
    let columns = columns(conn, table)?;
    let Table { name, id, number, .. } = table;
    conn.execute(&format!("DELETE FROM {name} WHERE true"), [])?;
    let numbered = number.map(|number| format!("{number}, ")).unwrap_or_default();
    let marks = vec!["?"; columns.len() + 1 + usize::from(number.is_some())].join(", ");
    let quoted: Vec<String> = columns.iter().map(|column| format!("\"{column}\"")).collect();
    let sql = format!("INSERT INTO {name} ({numbered}{id}, {}) VALUES ({marks})", quoted.join(", "));
    let mut insert = conn.prepare(&sql)?;
    let nothing = Catalogue::default();
    let mut zones = Writer::new(conn, &nothing);
    for (n, (id, said)) in (0i64..).zip(wanted) {
        let mut row: Vec<Value> = number.map(|_| Value::Integer(n)).into_iter().collect();
        row.push(Value::Text(id));
        row.extend(row_of(&columns, &said, &mut zones)?);
        insert.execute(rusqlite::params_from_iter(row))?;
    }
    Ok(())
}

/// What was said as the values of these columns; a zone by its number in this journal.
pub(super) fn row_of(columns: &[String], said: &str, zones: &mut Writer<'_>) -> Result<Vec<Value>, Trouble> {
    let unreadable = Trouble::Unreadable("what is noted of a change can't be read");
    let values = cells::values_in(said).filter(|values| values.len() == columns.len()).ok_or(unreadable)?;
    let numbered = |(column, value): (&String, Value)| match value {
        Value::Text(zone) if column == "zone" => Ok(Value::Integer(zones.zone(&Arc::from(zone))?)),
        value => Ok(value),
    };
    columns.iter().zip(values).map(numbered).collect()
}

fn put_settings(conn: &Connection, state: &State, names: &Catalogue) -> Result<(), Trouble> {
    let mut wanted: Vec<(String, String)> = Vec::new();
    for (key, said, _) in state.current(Kind::Setting) {
        let value = if key == "short_feelings" { short_feelings(said, names) } else { said.to_owned() };
        wanted.push((key.to_owned(), value));
    }
    let mut marks: Vec<LikeMe> = state.current(Kind::LikeMe).filter_map(|(word, ..)| LikeMe::from_word(word)?.pop()).collect();
    marks.sort_by_key(|m| (m.marked, m.from, m.until));
    // The newest ones, where there are more than a journal keeps.
    let most = marks.len().saturating_sub(LIKE_ME_LIMIT);
    wanted.push((LIKE_ME.to_owned(), LikeMe::to_word(&marks[most..])));
    let put_away: Vec<&str> = state.current(Kind::PutAway).map(|(word, ..)| word).collect();
    wanted.push((PUT_AWAY.to_owned(), put_away.join("\n")));
    for (key, value) in wanted {
        // What was never set is as if it were empty.
        if setting(conn, &key)? != value {
            let sql = "INSERT INTO setting (key, value) VALUES (?, ?) ON CONFLICT (key) DO UPDATE SET value = excluded.value";
            conn.prepare_cached(sql)?.execute(params![key, value])?;
        }
    }
    Ok(())
}

/// Those that are asked about first, each as what it became.
fn short_feelings(said: &str, names: &Catalogue) -> String {
    let mut keys: Vec<&str> = Vec::new();
    for key in said.split(',').filter(|key| !key.is_empty()) {
        let key = names.feeling_by_key(key).map_or(key, |f| f.key.as_str());
        if !keys.contains(&key) {
            keys.push(key);
        }
    }
    keys.join(",")
}
