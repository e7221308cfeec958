//! The first ten weeks: what is finished already, in Today, Range and Patterns alike; and a first look at the sample.

pub(crate) mod before_river;
pub(crate) mod days;
pub(crate) mod in_today;
pub(crate) mod pointers;
pub(crate) mod profile_so_far;
pub(crate) mod small_river;
pub(crate) mod waits;
pub(crate) mod way_bar;

use crate::{analysis::OnTheWay, ui::View};
use std::sync::Arc;

/// How far the journal has come, while there is no usual; `None` after that, and while it is not known yet.
pub(crate) fn on_the_way(view: &View<'_>) -> Option<Arc<OnTheWay>> {
    view.open.findings.as_ref()?.on_the_way.clone()
}
