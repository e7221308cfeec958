//! Ids out of their columns, each kind as itself. Into them they go as the text they are.

use rusqlite::{
    Row,
    types::{FromSql, FromSqlResult, ValueRef},
};

struct AsText<Id>(Id);

impl<Id: for<'a> From<&'a str>> FromSql for AsText<Id> {
    fn column_result(value: ValueRef<'_>) -> FromSqlResult<Self> {
        value.as_str().map(|text| Self(text.into()))
    }
}

/// # Errors
/// There is no text in that column.
pub(super) fn id<Id: for<'a> From<&'a str>>(row: &Row<'_>, column: usize) -> rusqlite::Result<Id> {
    Ok(row.get::<_, AsText<Id>>(column)?.0)
}

/// The same where there may be none.
///
/// # Errors
/// There is something else than text in that column.
pub(super) fn id_if_any<Id: for<'a> From<&'a str>>(row: &Row<'_>, column: usize) -> rusqlite::Result<Option<Id>> {
    Ok(row.get::<_, Option<AsText<Id>>>(column)?.map(|text| text.0))
}
