//! What can be done with something, under the right button of the mouse.

use super::focus_ring;
use crate::ui::theme::Look;
use egui::{Button, Id, Key, Modifiers, Popup, Pos2, Response, SetOpenCommand, Stroke, Ui, vec2};

/// A menu that opens with the right button anywhere on `of`, and with the menu key or Shift+F10 while something within it
/// has the keyboard, which comes back there. `name` is what a screen reader calls it. Gives what was chosen.
pub fn menu_of<T: Copy>(ui: &Ui, look: &Look, of: &Response, name: &str, lines: &[(&str, T)]) -> Option<T> {
    menu_at(ui, look, of, None, name, lines)
}

/// The same, which by keys opens at this point: for a picture, on a part of it.
pub fn menu_at<T: Copy>(
    ui: &Ui,
    look: &Look,
    of: &Response,
    by_keys: Option<Pos2>,
    name: &str,
    lines: &[(&str, T)],
) -> Option<T> {
    let ctx = ui.ctx();
    let id = of.id.with("menu");
    let within = keyboard_within(ui, of);
    let by_key = within.is_some() && pressed_for(ui);
    let by_pointer = of.container_secondary_clicked();
    if by_key || by_pointer {
        let pointer = ctx.input(|i| i.pointer.interact_pos()).unwrap_or(of.rect.left_top());
        let at = within.filter(|_| by_key).map_or(pointer, |(_, under)| by_keys.unwrap_or(under));
        ctx.data_mut(|d| d.insert_temp(id, Opened { at, from: within.map(|(id, _)| id), by_key }));
    }
    let opened = ctx.data(|d| d.get_temp::<Opened>(id))?;
    let wanted = (by_key || by_pointer).then_some(SetOpenCommand::Bool(true));
    let closes = of.container_clicked().then_some(SetOpenCommand::Bool(false));
    let shown = Popup::menu(of).id(id).accessible_name(name).open_memory(wanted.or(closes)).at_position(opened.at).show(|ui| {
        let mut chosen = None;
        for (n, (words, what)) in lines.iter().enumerate() {
            let button = Button::new(*words).min_size(vec2(160.0, 32.0)).stroke(Stroke::NONE).frame_when_inactive(false);
            let r = ui.add(button);
            focus_ring(ui, look, &r);
            if n == 0 && by_key {
                r.request_focus();
            }
            if r.clicked() {
                chosen = Some(*what);
                ui.close();
            }
        }
        chosen
    });
    let chosen = shown.and_then(|s| s.inner);
    if !Popup::is_id_open(ctx, id) {
        ctx.data_mut(|d| d.remove::<Opened>(id));
        // Whoever came by keys goes back to where they were, unless what was chosen leads elsewhere.
        if let Some(from) = opened.from.filter(|_| opened.by_key) {
            ctx.memory_mut(|m| m.request_focus(from));
        }
    }
    chosen
}

/// Where a menu was opened, and what had the keyboard then.
#[derive(Debug, Clone, Copy)]
struct Opened {
    at: Pos2,
    from: Option<Id>,
    by_key: bool,
}

/// What has the keyboard, where it stands within `of`, and the point under it.
fn keyboard_within(ui: &Ui, of: &Response) -> Option<(Id, Pos2)> {
    let id = ui.memory(egui::Memory::focused)?;
    let its = ui.ctx().read_response(id)?;
    (its.layer_id == of.layer_id && of.rect.contains(its.rect.center())).then(|| (id, its.rect.left_bottom()))
}

fn pressed_for(ui: &Ui) -> bool {
    ui.input_mut(|i| i.consume_key(Modifiers::NONE, Key::Menu) || i.consume_key(Modifiers::SHIFT, Key::F10))
}
