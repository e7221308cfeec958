//! Entries from another app or another journal: the file is chosen or dropped, everything of it is seen, and then it comes
//! in, or not. One step stands beneath the other.

pub(crate) mod choosing;
mod columns;
mod counted;
mod differing;
mod entries;
mod left_out;
mod names;
mod told;

use super::marked::mark;
use crate::{
    app::{Action, Arriving, TableAsks, TakingInChange},
    report::grouped,
    ui::{
        View,
        theme::Look,
        widgets::{caption, card, para, primary, quiet, section},
    },
};
use counted::counted;
use egui::{Sense, Ui, accesskit, vec2};
use std::borrow::Cow;

/// What can be done here, and other words it is looked for with.
pub(crate) const ROWS: &[(&str, &str)] =
    &[(IMPORT, "import daylio bring in read older csv json load other app phone bearable how we feel emoods pixels table")];

pub(crate) const IMPORT: &str = "Entries from another app";

pub(crate) fn show(ui: &mut Ui, view: &mut View<'_>) {
    let look = view.look;
    let open = view.open;
    let step = |ui: &mut Ui, view: &mut View<'_>, contents: &dyn Fn(&mut Ui, &mut View<'_>)| {
        card(ui, look, |ui| {
            ui.spacing_mut().item_spacing.y = 10.0;
            contents(ui, view);
        });
    };
    let Some(arriving) = &open.arriving else {
        return mark(ui, look, IMPORT, |ui| step(ui, view, &choosing::show));
    };
    if let Some((written, of)) = arriving.how_far {
        return step(ui, view, &|ui, view| is_written(ui, view, written, of));
    }
    // Whoever has nothing to choose need not go past what could be chosen.
    mark(ui, look, IMPORT, |ui| {
        step(ui, view, &|ui, view| {
            told::show(ui, view, arriving);
            ways_on(ui, view, arriving);
            told::something_else(ui, view, arriving);
        });
    });
    if let Some(table) = &arriving.table {
        step(ui, view, &|ui, view| columns::show(ui, view, arriving, table));
    }
    if names::are_asked(arriving) {
        step(ui, view, &|ui, view| names::show(ui, view, arriving));
    }
    if !arriving.weighed.differing.is_empty() {
        step(ui, view, &|ui, view| differing::show(ui, view, arriving));
    }
    if !arriving.weighed.first.is_empty() {
        step(ui, view, &|ui, view| entries::show(ui, view, arriving));
    }
    if arriving.looked.incoming.rejected_count > 0 {
        step(ui, view, &|ui, view| left_out::show(ui, view, arriving));
    }
}

fn ways_on(ui: &mut Ui, view: &mut View<'_>, arriving: &Arriving) {
    let look = view.look;
    let (new, over) = (arriving.new_ones(), arriving.taken_over());
    let brings = new + over > 0 || arriving.looked.incoming.has_settings;
    if !brings {
        para(ui, &why_nothing(arriving));
        let is_done = arriving.table.is_none() || arriving.weighed.counts.there() > 0;
        if quiet(ui, look, if is_done { "Close" } else { "Cancel" }).clicked() {
            view.actions.ask(Action::LeaveArriving);
        }
        return;
    }
    if !arriving.looked.unknown.is_empty() {
        caption(ui, look, "First say for each new feeling which side it is on, below");
    }
    ui.horizontal_wrapped(|ui| {
        ui.add_enabled_ui(arriving.is_ready(), |ui| {
            let words = match (new, over) {
                (0, 0) => "Bring in what it says beside entries".to_owned(),
                (0, over) => format!("Change {}", counted(over)),
                (new, 0) => format!("Bring in {}", counted(new)),
                (new, over) => format!("Bring in {}, change {over}", counted(new)),
            };
            if primary(ui, look, &words).clicked() {
                view.actions.ask(TakingInChange::Arriving);
            }
        });
        if quiet(ui, look, "Cancel").clicked() {
            view.actions.ask(Action::LeaveArriving);
        }
    });
    caption(ui, look, "A backup of your journal is made first, and one Undo takes all of it back");
}

/// Why nothing of it can come in as it stands.
fn why_nothing(arriving: &Arriving) -> Cow<'static, str> {
    match arriving.asks() {
        Some(TableAsks::When) => return "First say below which column tells when each row was.".into(),
        Some(TableAsks::Month) => return "First say below which number of a day is the month.".into(),
        None => {}
    }
    if let Some(problem) = &arriving.problem {
        return problem.clone().into();
    }
    if arriving.table.is_some() && arriving.weighed.counts.there() == 0 {
        return "None of its rows can be read as the columns are now. What each of them is can be changed below.".into();
    }
    if arriving.weighed.differing.is_empty() {
        return "There is nothing new in this file. Your journal has all of it already.".into();
    }
    "There is nothing new in this file. Where it says something else, you can take that below.".into()
}

fn is_written(ui: &mut Ui, view: &mut View<'_>, written: u64, of: u64) {
    let look = view.look;
    section(ui, "Bringing them in…");
    let words = format!("{} of {}", grouped(usize::try_from(written).unwrap_or_default()), counted(of));
    let told = para(ui, &words);
    ui.ctx().accesskit_node_builder(told.id, |node| node.set_live(accesskit::Live::Polite));
    bar(ui, look, written, of);
    if quiet(ui, look, "Cancel").clicked() {
        view.actions.ask(Action::LeaveArriving);
    }
    caption(ui, look, "You can go on with everything else. Cancelled, nothing of it stays");
}

/// How much of it is done.
fn bar(ui: &mut Ui, look: &Look, written: u64, of: u64) {
    #[expect(clippy::cast_precision_loss, reason = "a part of a line")]
    let share = (written as f32 / of.max(1) as f32).clamp(0.0, 1.0);
    let (whole, r) = ui.allocate_exact_size(vec2(ui.available_width(), 8.0), Sense::hover());
    ui.painter().rect_filled(whole, 4.0, look.line());
    let done = whole.with_max_x(whole.left() + whole.width() * share);
    ui.painter().rect_filled(done, 4.0, look.accent());
    ui.ctx().accesskit_node_builder(r.id, |node| {
        node.set_role(accesskit::Role::ProgressIndicator);
        node.set_label("How much of it is brought in");
        node.set_numeric_value(f64::from(share) * 100.0);
    });
}
