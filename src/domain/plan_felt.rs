//! What was expected of a plan and what was felt once it was done: it stands in a check-in of the journal.

use super::{CheckIn, ExpectedFelt, Journal, Plan};

impl Plan {
    /// What was kept of it once it was done.
    #[must_use]
    pub fn felt<'a>(&self, journal: &'a Journal) -> Option<(&'a CheckIn, &'a ExpectedFelt)> {
        let check_in = journal.check_in(self.kept_in.as_ref()?)?;
        let kept = &check_in.expected_felt;
        Some((check_in, kept.iter().find(|e| e.what == self.what).or_else(|| kept.first())?))
    }
}
