//! Rows that can't be read, by their lines and with the reason; never what stands in them.

use crate::{
    app::Arriving,
    report::grouped,
    ui::{
        View,
        widgets::{caption, para, section},
    },
};
use egui::{ScrollArea, Ui};

/// They scroll by themselves, so that what comes beneath is not far away.
const HEIGHT: f32 = 220.0;

pub(super) fn show(ui: &mut Ui, view: &View<'_>, arriving: &Arriving) {
    let look = view.look;
    let incoming = &arriving.looked.incoming;
    let (one, many) = arriving.kind.reader.rows.words();
    section(ui, "What can't be read");
    para(ui, "These are left out. All else comes in without them.");
    let more = incoming.rejected_count.saturating_sub(incoming.rejected.len() as u64);
    ScrollArea::vertical().id_salt("what can't be read").max_height(HEIGHT).auto_shrink([false, true]).show(ui, |ui| {
        ui.set_width(ui.available_width());
        ui.spacing_mut().item_spacing.y = 4.0;
        for (n, why) in &incoming.rejected {
            caption(ui, look, &format!("{one} {n}: {why}"));
        }
        if more > 0 {
            let more = grouped(usize::try_from(more).unwrap_or(usize::MAX));
            caption(ui, look, &format!("and {more} more {many}"));
        }
    });
}
