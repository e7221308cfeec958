//! The field of the search.

use crate::{
    app::Action,
    ui::{
        View,
        theme::{icons, size},
        widgets::{Icon, focus_ring_around, icon_button, line_in_frame},
    },
};
use egui::{Context, Frame, Id, Label, Margin, RichText, Stroke, Ui};

const HINT: &str = "Search what you wrote; \"two words\" together";
/// Where the whole of it would be cut.
const SHORT_HINT: &str = "Search what you wrote";

/// What is shown of the journal next has the keyboard in this field.
pub(crate) fn begin_search(ctx: &Context) {
    ctx.data_mut(|d| d.insert_temp(wanted(), true));
}

/// Whether it is to have the keyboard as soon as it is shown.
pub(crate) fn is_wanted(ui: &Ui) -> bool {
    ui.data(|d| d.get_temp::<bool>(wanted())).is_some()
}

/// It has no place in what is shown.
pub(crate) fn is_not_there(ui: &Ui) {
    ui.data_mut(|d| d.remove::<bool>(wanted()));
}

fn wanted() -> Id {
    Id::unique("the search is wanted")
}

/// The field.
pub(crate) fn field(ui: &mut Ui, view: &mut View<'_>) {
    let look = view.look;
    let is_wanted = ui.data_mut(|d| d.remove_temp::<bool>(wanted())).is_some();
    let framed = Frame::new()
        .fill(look.card())
        .stroke(Stroke::new(1.0, look.outline()))
        .corner_radius(8)
        .inner_margin(Margin::symmetric(10, 2))
        .show(ui, |ui| {
            ui.horizontal(|ui| {
                let glyph = RichText::new(Icon::Search.glyph()).family(icons()).size(size::SECTION).color(look.muted());
                ui.add(Label::new(glyph));
                let clears = if view.forms.journal.search.words.is_empty() { 0.0 } else { 52.0 };
                let width = ui.available_width() - clears;
                let hint = if width < 300.0 { SHORT_HINT } else { HINT };
                let r = line_in_frame(ui, look, "what is looked for", &mut view.forms.journal.search.words, |f| {
                    f.desired_width(width)
                        .frame(Frame::new().inner_margin(Margin::symmetric(0, 7)))
                        .hint_text(hint)
                        .char_limit(200)
                })
                .accessible_name("Search what you wrote");
                if is_wanted {
                    r.request_focus();
                }
                let mut changed = r.changed();
                if clears > 0.0 && icon_button(ui, look, Icon::Close, "Clear the search").clicked() {
                    view.forms.journal.search.words.clear();
                    changed = true;
                    r.request_focus();
                }
                if changed {
                    view.actions.ask(Action::Search(view.forms.journal.search.clone()));
                }
                r
            })
            .inner
        });
    focus_ring_around(ui, look, &framed.inner, framed.response.rect);
}
