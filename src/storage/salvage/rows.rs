//! Which table a row belongs to, told by its columns, and how rows come into a new journal.

use super::pages::Tree;
use crate::{
    domain::{Contacted, EventKind, ItemKind, Outcome, SafetyPlan, Settings, SleepHours, Way, ZoneClock},
    storage::{
        file::id,
        meeting::noting,
        tables::{merges, packing, rows, rows::StoredId},
        trouble::Trouble,
    },
};
use rusqlite::{Connection, types::Value};

/// A table, and what its rows look like. One letter a column: `n` nothing, `i` a number, `r` any number, `t` text,
/// `b` bytes, `k` an id; a capital letter may also be nothing. A numbered table's number comes first, as nothing.
pub(super) struct Shape {
    pub table: &'static str,
    tree: Tree,
    columns: &'static str,
    also: fn(&[Value]) -> bool,
}

const fn shape(table: &'static str, tree: Tree, columns: &'static str) -> Shape {
    Shape { table, tree, columns, also: |_| true }
}

/// In the order in which they go into a journal: what is pointed at before what points at it. `zone` and `label`
/// look the same; see [`is_zone`].
pub(super) const SHAPES: [Shape; 22] = {
    use Tree::{Keyed, Numbered};
    [
        shape("zone", Numbered, "nt"),
        shape("label", Numbered, "nt"),
        Shape {
            also: |row| matches!(text(row, 3), Some("pleasant" | "unpleasant" | "numbness")),
            ..shape("feeling", Numbered, "ntttiii")
        },
        shape("symptom", Numbered, "nttii"),
        Shape { also: |row| is_an_id(row.first()) && is_a_check_in(&row[1..]), ..LIKE_A_CHECK_IN },
        shape("note", Numbered, "nkt"),
        // Before what looks like it: when each thing was changed, and what else was said of it.
        Shape { also: is_noted, ..shape("changed", Keyed, "tkiIiT") },
        Shape { also: is_noted, ..shape("said_before", Keyed, "ttti") },
        shape("expected_felt", Keyed, "kitII"),
        shape("source_row", Keyed, "ktti"),
        Shape {
            also: |row| is_an_id(row.get(1)) && is_a_check_in(&row[3..]),
            ..shape("edit_history", Numbered, "nkiiiiiBBRBIIITI")
        },
        shape("edit_history_expected_felt", Keyed, "iitII"),
        Shape {
            also: |row| text(row, 2).and_then(EventKind::from_word).is_some() && is_a_day(row, 1),
            ..shape("event", Numbered, "tittttI")
        },
        Shape {
            also: |row| {
                text(row, 1).and_then(Way::from_word).is_some()
                    && is_a_time(row, 2)
                    && is_a_day(row, 5)
                    && text(row, 8).is_none_or(|word| Outcome::from_word(word).is_some())
            },
            ..shape("trial", Numbered, "ttiiiiIITt")
        },
        Shape {
            also: |row| text(row, 2).and_then(Way::from_word).is_some() && is_a_day(row, 4),
            ..shape("plan", Numbered, "ntttIITIT")
        },
        Shape {
            also: |row| {
                text(row, 2).and_then(ItemKind::from_word).is_some()
                    && text(row, 6).is_none_or(|word| Contacted::from_word(word).is_some())
            },
            ..shape("way_item", Numbered, "nttttITti")
        },
        shape("contact", Numbered, "nttt"),
        Shape {
            also: |row| text(row, 0).is_some_and(|part| SafetyPlan::default().part_mut(part).is_some()),
            ..shape("safety_plan", Numbered, "tt")
        },
        Shape { also: is_setting, ..shape("setting", Numbered, "tt") },
        Shape { also: |row| is_a_time(row, 4), ..shape("pattern_answer", Numbered, "ntitii") },
        Shape { also: |row| is_a_time(row, 2) && is_a_day(row, 4), ..shape("imported_mood", Numbered, "ntiiirtTTRR") },
        shape("draft", Numbered, "tti"),
    ]
};

/// By its columns alone.
const LIKE_A_CHECK_IN: Shape = shape("check_in", Tree::Keyed, "kiiiiBBRBIII");

/// Whether it has the columns of a check-in and yet is none: its bytes are no answers, its day is none.
pub(super) fn is_no_check_in(tree: Tree, row: &[Value]) -> bool {
    tree == Tree::Keyed && LIKE_A_CHECK_IN.fits(row)
}

/// The columns of a check-in, from its moment on, hold what this program writes.
fn is_a_check_in(row: &[Value]) -> bool {
    let bytes = |column: usize| if let Some(Value::Blob(bytes)) = row.get(column) { Some(bytes.as_slice()) } else { None };
    let number = |column: usize| if let Some(Value::Integer(n)) = row.get(column) { Some(*n) } else { None };
    let sleep = match row.get(6) {
        Some(Value::Real(hours)) => SleepHours::new(*hours).is_some(),
        // Whole hours lie there as a whole number.
        Some(Value::Integer(hours)) => (0..=24).contains(hours),
        _ => true,
    };
    let written = match (number(8), number(9)) {
        (None, None) => true,
        (Some(_), Some(offset)) => rows::instant(0, offset).is_ok(),
        _ => false,
    };
    is_a_time(row, 0)
        && is_a_day(row, 3)
        && bytes(4).is_none_or(|packed| packing::unpack_answers(packed).is_ok())
        && bytes(5).is_none_or(|packed| packing::unpack_symptoms(packed).is_ok())
        && bytes(7).is_none_or(|packed| packing::unpack_labels(packed, Some).is_ok_and(|lists| lists[2].len() < 2))
        && sleep
        && written
}

fn is_an_id(id: Option<&Value>) -> bool {
    id.is_some_and(|id| StoredId::read(id.into()).is_ok())
}

/// The moment in this column and the offset in the next.
fn is_a_time(row: &[Value], column: usize) -> bool {
    match row.get(column..column + 2) {
        Some([Value::Integer(utc_ms), Value::Integer(offset)]) => rows::instant(*utc_ms, *offset).is_ok(),
        _ => false,
    }
}

/// The number of a day, or nothing where there need be none.
fn is_a_day(row: &[Value], column: usize) -> bool {
    match row.get(column) {
        Some(Value::Integer(n)) => i32::try_from(*n).is_ok_and(|n| rows::day(n).is_ok()),
        other => other == Some(&Value::Null),
    }
}

fn is_noted(row: &[Value]) -> bool {
    text(row, 0).is_some_and(noting::is_kind)
}

fn is_setting(row: &[Value]) -> bool {
    let known = |key, value| Settings::default().take_word(key, value) || merges::is_one(key, value) || id::is_one(key, value);
    text(row, 0).zip(text(row, 1)).is_some_and(|(key, value)| known(key, value))
}

impl Shape {
    /// The first shape a row has.
    pub(super) fn of(tree: Tree, row: &[Value]) -> Option<&'static Self> {
        static ALL: [Shape; 22] = SHAPES;
        ALL.iter().find(|shape| shape.tree == tree && shape.fits(row))
    }

    fn fits(&self, row: &[Value]) -> bool {
        let letters = self.columns.chars().chain(std::iter::repeat('n'));
        row.iter().zip(letters).all(|(value, letter)| has(value, letter)) && (self.also)(row)
    }

    /// Puts a row into the new journal; `false` = one like it is there, or it does not fit there.
    pub(super) fn put(&self, conn: &Connection, number: i64, row: &[Value]) -> Result<bool, Trouble> {
        let width = self.columns.len();
        let marks = vec!["?"; width].join(", ");
        let mut put = conn.prepare_cached(&format!("INSERT OR IGNORE INTO {} VALUES ({marks})", self.table))?;
        let mut row = row.iter().take(width).cloned().collect::<Vec<_>>();
        // A row from before a step that added columns ends where the table did then.
        row.resize(width, Value::Null);
        if let Some(first) = row.first_mut().filter(|_| self.columns.starts_with('n')) {
            *first = Value::Integer(number);
        }
        match put.execute(rusqlite::params_from_iter(row)) {
            Ok(n) => Ok(n > 0),
            Err(rusqlite::Error::SqliteFailure(e, _)) if e.code == rusqlite::ErrorCode::ConstraintViolation => Ok(false),
            Err(e) => Err(e.into()),
        }
    }
}

/// Whether a text is the name of a zone rather than a word of the person's.
pub(super) fn is_zone(row: &[Value]) -> bool {
    text(row, 1).is_some_and(|name| ZoneClock::is_there(name) || name.starts_with("UTC+") || name.starts_with("UTC-"))
}

fn text(row: &[Value], column: usize) -> Option<&str> {
    if let Some(Value::Text(text)) = row.get(column) { Some(text) } else { None }
}

fn has(value: &Value, letter: char) -> bool {
    match (value, letter.to_ascii_lowercase()) {
        (Value::Null, lower) => lower == 'n' || letter.is_ascii_uppercase(),
        (Value::Integer(_), 'i' | 'r') | (Value::Real(_), 'r') | (Value::Text(_), 't' | 'k') | (Value::Blob(_), 'b') => true,
        (Value::Blob(bytes), 'k') => bytes.len() == 16,
        _ => false,
    }
}
