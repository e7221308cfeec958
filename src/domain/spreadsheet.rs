//! Words in a spreadsheet's cell: what it would run as a formula is written as text, and comes back as it was.

use std::borrow::Cow;

/// Whether a spreadsheet would run this, or would run what is left when quotes are taken away.
fn runs(cell: &str) -> bool {
    cell.trim_start_matches('\'').starts_with(['=', '+', '-', '@', '\t', '\r'])
}

/// The cell as it is written: text, never a formula. One `'` is put in front of what would run.
#[must_use]
pub fn defused(cell: &str) -> Cow<'_, str> {
    if runs(cell) { format!("'{cell}").into() } else { cell.into() }
}

/// The inverse of [`defused`]: exactly one `'` is taken away again.
#[must_use]
pub fn as_it_was(cell: &str) -> &str {
    cell.strip_prefix('\'').filter(|_| runs(cell)).unwrap_or(cell)
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn a_formula_becomes_text_and_text_with_a_quote_keeps_its_quote() {
        for (cell, written) in
            [("=1+1", "'=1+1"), ("'=1", "''=1"), ("''", "''"), ("'quoted'", "'quoted'"), ("a=1", "a=1"), ("\t=1", "'\t=1")]
        {
            assert_eq!(defused(cell), written);
            assert_eq!(as_it_was(written), cell);
        }
        assert_eq!(as_it_was("=1+1"), "=1+1");
    }

    proptest! {
        #[test]
        fn any_cell_comes_back_and_none_is_run(cell in "[=+@'\t\r\\-a|\\\\]{0,6}") {
            prop_assert!(!defused(&cell).starts_with(['=', '+', '-', '@', '\t', '\r']));
            let written = defused(&cell);
            prop_assert_eq!(as_it_was(&written), &cell);
        }
    }
}
