//! What is known of the files of other machines, so that one that did not change is not read again.

use crate::storage::file::seen::Seen;
use std::{collections::HashMap, path::PathBuf};

/// How each looked when it was read last, since the journal was opened.
#[derive(Debug, Default)]
pub(crate) struct Known {
    pub(super) others: HashMap<PathBuf, Seen>,
    /// This machine's own file and the journal, when both said the same.
    pub(super) own: Option<(Seen, Seen)>,
}
