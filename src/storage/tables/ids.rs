//! Ids in and out of their columns, each kind as itself.

use crate::domain::{ContactId, EventId, ItemId, PatternKey, PlanId, TrialId};
use rusqlite::{
    ToSql,
    types::{FromSql, FromSqlResult, ToSqlOutput, ValueRef},
};

macro_rules! as_text {
    ($($id:ident),+) => {$(
        impl ToSql for $id {
            fn to_sql(&self) -> rusqlite::Result<ToSqlOutput<'_>> {
                Ok(self.as_str().into())
            }
        }

        impl FromSql for $id {
            fn column_result(value: ValueRef<'_>) -> FromSqlResult<Self> {
                value.as_str().map(Into::into)
            }
        }
    )+};
}

as_text!(EventId, TrialId, PlanId, ItemId, ContactId, PatternKey);
