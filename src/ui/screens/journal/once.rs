//! What is found in a journal once, and not in every frame.

use crate::domain::DayKey;
use egui::{Context, Id};
use std::sync::Arc;

/// What `find` finds, for this revision of the journal and this day; found anew only where either is another than in the
/// frame before.
pub(super) fn once_for<T: Send + Sync + 'static>(
    ctx: &Context,
    what: &'static str,
    of: (u64, DayKey),
    find: impl FnOnce() -> T,
) -> Arc<T> {
    let id = Id::unique(what);
    if let Some((before, found)) = ctx.data(|d| d.get_temp::<((u64, DayKey), Arc<T>)>(id))
        && before == of
    {
        return found;
    }
    let found = Arc::new(find());
    ctx.data_mut(|d| d.insert_temp(id, (of, Arc::clone(&found))));
    found
}
