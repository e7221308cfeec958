//! What is chosen for the page for the doctor, until it is written into a file. It goes with the journal.

use crate::report::{DoctorWish, Paper, Period};

/// The choices as they stand beside the page.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct DoctorsPageForm {
    pub wish: DoctorWish,
    /// The paper that was chosen; until then it is the one that is usual where help is looked for.
    pub paper: Option<Paper>,
    /// The days are typed.
    pub own_days: bool,
    pub from: String,
    pub until: String,
    /// Notes that are offered now, and more of them on request.
    pub notes_shown: usize,
    /// Where it is written to; `None` = nobody asked for it yet.
    pub to: Option<String>,
}

impl DoctorsPageForm {
    /// Takes back what holds for one page only (SAFETY 9).
    pub fn forget_the_item(&mut self) {
        self.wish.self_harm = crate::domain::SelfHarmItem::LeftOut;
    }

    /// Which of the offered stretches is chosen; `None` = days of one's own.
    #[must_use]
    pub fn offered(&self) -> Option<Period> {
        (!self.own_days).then_some(self.wish.period)
    }
}
