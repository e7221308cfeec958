//! What helps, one step after the other: each a field of its own that can be moved.

use crate::ui::{
    theme::Look,
    widgets::{Icon, caption, field_id, icon_button, lines, quiet},
};
use egui::{Key, Ui};

const STEP_LIMIT: usize = 400;
/// What the number before a step and the three buttons behind it take.
const BESIDE: f32 = 142.0;

/// What is to be done with one of the steps.
#[derive(Clone, Copy, PartialEq)]
enum Wish {
    Up,
    Down,
    Remove,
    /// Another one behind it.
    Next,
}

/// The steps, a line of `text` each.
pub(crate) fn steps(ui: &mut Ui, look: &Look, text: &mut String) {
    let mut all: Vec<String> = text.split('\n').map(str::to_owned).collect();
    let count = all.len();
    let mut wish = None;
    for (n, line) in all.iter_mut().enumerate() {
        if let Some(wanted) = ui.push_id(("step", n), |ui| step(ui, look, (n, count), line)).inner {
            wish = Some((n, wanted));
        }
    }
    let adds = quiet(ui, look, "Add a step").clicked();
    match wish.or(adds.then_some((count - 1, Wish::Next))) {
        Some((n, Wish::Up)) => all.swap(n, n - 1),
        Some((n, Wish::Down)) => all.swap(n, n + 1),
        Some((n, Wish::Remove)) => _ = all.remove(n),
        Some((n, Wish::Next)) => {
            all.insert(n + 1, String::new());
            ui.memory_mut(|m| m.request_focus(field_id(("step", n + 1))));
        }
        None => {}
    }
    *text = all.join("\n");
}

fn step(ui: &mut Ui, look: &Look, (n, count): (usize, usize), line: &mut String) -> Option<Wish> {
    let name = format!("Step {}", n + 1);
    let beside = ui.available_width() - BESIDE;
    let mut wish = None;
    let mut field = |ui: &mut Ui, width: f32| {
        let hint = if n == 0 { "First I…" } else { "Then I…" };
        let r = lines(ui, look, ("step", n), line, |f| {
            let f = f.desired_rows(1).desired_width(width).char_limit(STEP_LIMIT);
            f.return_key(None).hint_text(hint)
        });
        let entered = r.has_focus() && ui.input_mut(|i| i.consume_key(egui::Modifiers::NONE, Key::Enter));
        r.accessible_name(&name);
        entered.then_some(Wish::Next)
    };
    // In a very narrow window the buttons stand below their step.
    if beside < 120.0 {
        wish = field(ui, f32::INFINITY).or(wish);
        ui.horizontal(|ui| wish = buttons(ui, look, &name, (n, count)).or(wish));
    } else {
        ui.horizontal_top(|ui| {
            ui.spacing_mut().item_spacing.x = 4.0;
            ui.vertical(|ui| {
                ui.add_space(6.0);
                ui.set_width(22.0);
                caption(ui, look, &format!("{}.", n + 1));
            });
            wish = field(ui, beside).or(wish);
            wish = buttons(ui, look, &name, (n, count)).or(wish);
        });
    }
    wish
}

fn buttons(ui: &mut Ui, look: &Look, name: &str, (n, count): (usize, usize)) -> Option<Wish> {
    let small = name.to_lowercase();
    ui.spacing_mut().button_padding.x = 6.0;
    let mut wish = None;
    let mut button = |icon, words: &str, wanted: Wish, can: bool| {
        if ui.add_enabled_ui(can, |ui| icon_button(ui, look, icon, &format!("{words} {small}"))).inner.clicked() {
            wish = Some(wanted);
        }
    };
    button(Icon::Up, "Move up", Wish::Up, n > 0);
    button(Icon::Down, "Move down", Wish::Down, n + 1 < count);
    button(Icon::Trash, "Remove", Wish::Remove, count > 1);
    wish
}

/// Empty steps are no steps.
pub(crate) fn without_empty_ones(text: &str) -> String {
    text.lines().map(str::trim).filter(|l| !l.is_empty()).collect::<Vec<_>>().join("\n")
}

#[cfg(test)]
mod tests {
    use super::without_empty_ones;

    #[test]
    fn empty_steps_go_and_the_order_stays() {
        for (typed, kept) in [("", ""), ("\n \n", ""), ("b\n\n a ", "b\na"), ("one", "one")] {
            assert_eq!(without_empty_ones(typed), kept);
        }
    }
}
