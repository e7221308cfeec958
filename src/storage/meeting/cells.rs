//! A row of a table as one text, and back, to the last bit.

use crate::storage::trouble::Trouble;
use rusqlite::{
    Row,
    types::{Value, ValueRef},
};
use std::fmt::Write;

/// The columns of a row from this one on.
pub(super) fn text_of(row: &Row<'_>, from: usize, until: usize) -> Result<String, Trouble> {
    let mut out = String::new();
    for column in from..until {
        // Writing to a String can't fail.
        let _ = match row.get_ref(column)? {
            ValueRef::Null => write!(out, "-;"),
            ValueRef::Integer(n) => write!(out, "i{n};"),
            ValueRef::Real(n) => write!(out, "r{:016x};", n.to_bits()),
            ValueRef::Text(bytes) => {
                let text = std::str::from_utf8(bytes).map_err(|_| Trouble::Unreadable("a text in it is none"))?;
                write!(out, "t{}:{text};", text.len())
            }
            ValueRef::Blob(_) => return Err(Trouble::Unreadable("a value in it isn't of its kind")),
        };
    }
    Ok(out)
}

/// The inverse; `None` for any other text.
pub(super) fn values_in(text: &str) -> Option<Vec<Value>> {
    let (mut rest, mut out) = (text, Vec::new());
    while !rest.is_empty() {
        let kind = rest.chars().next()?;
        rest = rest.get(kind.len_utf8()..)?;
        if kind == 't' {
            let (length, after) = rest.split_once(':')?;
            let (said, after) = after.split_at_checked(length.parse().ok()?)?;
            out.push(Value::Text(said.to_owned()));
            rest = after.strip_prefix(';')?;
            continue;
        }
        let (said, after) = rest.split_once(';')?;
        out.push(match kind {
            '-' if said.is_empty() => Value::Null,
            'i' => Value::Integer(said.parse().ok()?),
            'r' => Value::Real(f64::from_bits(u64::from_str_radix(said, 16).ok()?)),
            _ => return None,
        });
        rest = after;
    }
    Some(out)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::storage::library;

    #[test]
    fn any_row_comes_back_to_the_last_bit_and_nothing_else_is_one() {
        let conn = library::in_memory().expect("a database");
        let sql = "SELECT NULL, 7, -9223372036854775808, 0.1, 't3:a;', '', 'ü;:', 1e300";
        let text = conn.query_row(sql, [], |r| Ok(text_of(r, 0, 8).expect("a row"))).expect("a row");
        let back = values_in(&text).expect("it is one");
        let said = |t: &str| Value::Text(t.to_owned());
        let wanted = [
            Value::Null,
            Value::Integer(7),
            Value::Integer(i64::MIN),
            Value::Real(0.1),
            said("t3:a;"),
            said(""),
            said("ü;:"),
            Value::Real(1e300),
        ];
        assert_eq!(back, wanted);
        for bad in ["x", "t9:a;", "t1:ü;", "i;", "i1", "-1;", "rzz;"] {
            assert_eq!(values_in(bad), None, "{bad}");
        }
    }
}
