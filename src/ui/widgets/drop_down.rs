//! What opens under a button and closes again.

use egui::{Popup, PopupCloseBehavior, Response, Ui};

/// What opens under a button when it is pressed, and closes with Esc, with a press elsewhere, or when its contents
/// close it. `name` is what a screen reader calls it. The keyboard goes back to the button.
pub fn drop_down<R>(opener: &Response, name: &str, contents: impl FnOnce(&mut Ui) -> R) -> Option<R> {
    let ctx = &opener.ctx;
    let id = Popup::default_response_id(opener);
    let shown = Popup::from_toggle_button_response(opener)
        .accessible_name(name)
        .close_behavior(PopupCloseBehavior::CloseOnClickOutside)
        .show(contents);
    let open = Popup::is_id_open(ctx, id);
    ctx.accesskit_node_builder(opener.id, |node| {
        node.set_has_popup(egui::accesskit::HasPopup::Dialog);
        node.set_expanded(open);
    });
    // Closed by a press elsewhere, the keyboard is where that press was.
    if shown.is_some() && !open && !ctx.input(|i| i.pointer.any_click()) {
        opener.request_focus();
    }
    shown.map(|s| s.inner)
}
