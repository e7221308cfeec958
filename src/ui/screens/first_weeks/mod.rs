//! The first ten weeks: what is finished already, in Today, Range and Patterns alike; and a first look at the sample.

pub(crate) mod before_river;
pub(crate) mod days;
pub(crate) mod in_today;
pub(crate) mod pointers;
pub(crate) mod profile_so_far;
pub(crate) mod waits;
pub(crate) mod way_bar;

use crate::{analysis, analysis::WayThere, ui::View};

/// How far the journal has come, while there is no usual; `None` after that, and while it is not known yet.
pub(crate) fn way_there(view: &View<'_>) -> Option<WayThere> {
    analysis::way_there(view.open.counted(), &view.open.findings.as_ref()?.analysis)
}
