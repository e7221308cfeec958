//! What is found in a journal once, and not in every frame.

use egui::{Context, Id};
use std::sync::Arc;

/// What `find` finds of this: a revision of the journal, and days. Found anew only where it is another than in the frame
/// before.
pub(super) fn once_for<Of, T>(ctx: &Context, what: &'static str, of: Of, find: impl FnOnce() -> T) -> Arc<T>
where
    Of: PartialEq + Clone + Send + Sync + 'static,
    T: Send + Sync + 'static,
{
    let id = Id::unique(what);
    if let Some((before, found)) = ctx.data(|d| d.get_temp::<(Of, Arc<T>)>(id))
        && before == of
    {
        return found;
    }
    let found = Arc::new(find());
    ctx.data_mut(|d| d.insert_temp(id, (of, Arc::clone(&found))));
    found
}
