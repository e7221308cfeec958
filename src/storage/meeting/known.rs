//! What is known of the files of other machines, so that one that did not change is not read again.

use crate::storage::file::seen::Seen;
use std::{collections::HashMap, path::PathBuf};

/// How each looked when it was read last, since the journal was opened.
#[derive(Debug, Default)]
pub(crate) struct Known(pub(super) HashMap<PathBuf, Seen>);
