//! Which table a row belongs to, told by its columns, and how rows come into a new journal.

use super::pages::Tree;
use crate::{
    domain::{EventKind, ItemKind, SafetyPlan, Settings, Way},
    storage::{merges, trouble::Trouble, whose},
};
use rusqlite::{Connection, types::Value};

/// A table, and what its rows look like. One letter a column: `n` nothing, `i` a number, `r` any number, `t` text,
/// `b` bytes, `k` an id; a capital letter may also be nothing. A numbered table's number comes first, as nothing.
pub struct Shape {
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
pub const SHAPES: [Shape; 20] = {
    use Tree::{Keyed, Numbered};
    [
        shape("zone", Numbered, "nt"),
        shape("label", Numbered, "nt"),
        Shape {
            also: |row| matches!(text(row, 3), Some("pleasant" | "unpleasant" | "numbness")),
            ..shape("feeling", Numbered, "ntttiii")
        },
        shape("symptom", Numbered, "nttii"),
        shape("check_in", Keyed, "kiiiiBBRBIII"),
        shape("note", Numbered, "nkt"),
        shape("expected_felt", Keyed, "kitII"),
        shape("source_row", Keyed, "ktti"),
        shape("edit_history", Numbered, "nkiiiiiBBRBIIIT"),
        shape("edit_history_expected_felt", Keyed, "iitII"),
        Shape { also: |row| text(row, 2).and_then(EventKind::from_word).is_some(), ..shape("event", Numbered, "tittttI") },
        Shape { also: |row| text(row, 1).and_then(Way::from_word).is_some(), ..shape("trial", Numbered, "ttiiiiIITt") },
        Shape { also: |row| text(row, 2).and_then(Way::from_word).is_some(), ..shape("plan", Numbered, "ntttIITIT") },
        Shape { also: |row| text(row, 2).and_then(ItemKind::from_word).is_some(), ..shape("way_item", Numbered, "nttttITti") },
        shape("contact", Numbered, "nttt"),
        Shape {
            also: |row| text(row, 0).is_some_and(|part| SafetyPlan::default().part_mut(part).is_some()),
            ..shape("safety_plan", Numbered, "tt")
        },
        Shape { also: is_setting, ..shape("setting", Numbered, "tt") },
        shape("pattern_answer", Numbered, "ntitii"),
        shape("imported_mood", Numbered, "ntiiirt"),
        shape("draft", Numbered, "tti"),
    ]
};

fn is_setting(row: &[Value]) -> bool {
    let known =
        |key, value| Settings::default().take_word(key, value) || merges::is_one(key, value) || whose::is_one(key, value);
    text(row, 0).zip(text(row, 1)).is_some_and(|(key, value)| known(key, value))
}

impl Shape {
    /// The first shape a row has.
    pub fn of(tree: Tree, row: &[Value]) -> Option<&'static Self> {
        static ALL: [Shape; 20] = SHAPES;
        ALL.iter().find(|shape| shape.tree == tree && shape.fits(row))
    }

    fn fits(&self, row: &[Value]) -> bool {
        let letters = self.columns.chars().chain(std::iter::repeat('n'));
        row.iter().zip(letters).all(|(value, letter)| has(value, letter)) && (self.also)(row)
    }

    /// Puts a row into the new journal; `false` = one like it is there, or it does not fit there.
    pub fn put(&self, conn: &Connection, number: i64, row: &[Value]) -> Result<bool, Trouble> {
        let width = self.columns.len();
        let marks = vec!["?"; width].join(", ");
        let mut put = conn.prepare_cached(&format!("INSERT OR IGNORE INTO {} VALUES ({marks})", self.table))?;
        let mut row = row.iter().take(width).cloned().collect::<Vec<_>>();
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
pub fn is_zone(row: &[Value]) -> bool {
    text(row, 1)
        .is_some_and(|name| name.parse::<chrono_tz::Tz>().is_ok() || name.starts_with("UTC+") || name.starts_with("UTC-"))
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
