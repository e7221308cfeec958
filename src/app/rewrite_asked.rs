//! What a rewrite would do to this journal, said before it is done.

use crate::domain::{CheckIn, HowOften, Journal, NoRewrite, Rewrite};
use std::sync::Arc;

#[derive(Debug, Clone, PartialEq, Eq)]
pub struct RewriteAsked {
    pub change: Rewrite,
    /// Why it can't be done.
    pub refused: Option<NoRewrite>,
    /// In the journal and the trash together.
    pub how_often: HowOften,
    /// How many of the check-ins that would change lie in the trash.
    pub in_trash: usize,
}

impl RewriteAsked {
    pub(super) fn of(change: Rewrite, journal: &Journal) -> Self {
        let refused = change.check(&journal.catalogue).err();
        let all = journal.check_ins.iter().chain(&journal.trash).map(|c: &Arc<CheckIn>| &**c);
        let how_often = HowOften::of(&change, all);
        let in_trash = HowOften::of(&change, journal.trash.iter().map(|c| &**c)).from;
        Self { change, refused, how_often, in_trash }
    }
}
