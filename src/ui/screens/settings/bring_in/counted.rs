//! How many there are, in words.

use crate::report::grouped;

/// "1,204 entries".
pub(super) fn counted(n: u64) -> String {
    let n = usize::try_from(n).unwrap_or(usize::MAX);
    if n == 1 { "1 entry".to_owned() } else { format!("{} entries", grouped(n)) }
}
