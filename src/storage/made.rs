//! What a journal's tables are compared with: the schema as the steps make it. That of all steps is written down, because
//! making it anew takes most of the time that opening a small journal takes.

use super::trouble::Trouble;
use rusqlite::{Connection, Row};
use std::borrow::Cow;

/// One table or index, as `SQLite` lists it: kind, name, the table it is of, whether it has pages, and its words.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Made<'a> {
    kind: Cow<'a, str>,
    name: Cow<'a, str>,
    table: Cow<'a, str>,
    has_pages: bool,
    sql: Option<Cow<'a, str>>,
}

/// As all steps make it; a test compares it with what they make.
pub(super) const AS_MADE: &str = include_str!("migrations/as_made.txt");
const BEGINS: &str = "== ";
/// In the place of the words of what has none.
const NO_WORDS: &str = "-";

/// What there is in a file.
pub(super) fn there(conn: &Connection) -> Result<Vec<Made<'static>>, Trouble> {
    let sql = "SELECT type, name, tbl_name, coalesce(rootpage, 0) > 0, sql FROM sqlite_schema ORDER BY name, type";
    let text = |row: &Row<'_>, column: usize| row.get::<_, String>(column).map(Cow::Owned);
    let mut all = conn.prepare(sql)?;
    let made = all.query_map([], |r| {
        let sql = r.get::<_, Option<String>>(4)?.map(Cow::Owned);
        Ok(Made { kind: text(r, 0)?, name: text(r, 1)?, table: text(r, 2)?, has_pages: r.get(3)?, sql })
    })?;
    Ok(made.collect::<Result<_, _>>()?)
}

/// What all steps make.
pub(super) fn by_all_steps() -> Option<Vec<Made<'static>>> {
    let one = |text: &'static str| {
        let (head, sql) = text.split_once('\n')?;
        let mut words = head.split(' ').map(Cow::Borrowed);
        let (kind, name, table, has_pages) = (words.next()?, words.next()?, words.next()?, words.next()? == "1");
        let sql = sql.strip_suffix('\n')?;
        Some(Made { kind, name, table, has_pages, sql: (sql != NO_WORDS).then_some(Cow::Borrowed(sql)) })
    };
    AS_MADE.split(BEGINS).skip(1).map(one).collect()
}

/// What makes it all at once. A table comes before the indexes of it, which have no words where it makes them itself.
pub(super) fn statements() -> impl Iterator<Item = &'static str> {
    let words = AS_MADE.split(BEGINS).skip(1).filter_map(|one| one.split_once('\n').map(|(_, sql)| sql.trim_end()));
    words.filter(|sql| *sql != NO_WORDS)
}

/// What is written down, made of what there is in a file.
#[cfg(test)]
pub(super) fn to_write_down(made: &[Made<'_>]) -> String {
    use std::fmt::Write;
    let mut text = String::new();
    for m in made {
        let (pages, sql) = (u8::from(m.has_pages), m.sql.as_deref().unwrap_or(NO_WORDS));
        writeln!(text, "{BEGINS}{} {} {} {pages}\n{sql}", m.kind, m.name, m.table).expect("a text");
    }
    text
}
