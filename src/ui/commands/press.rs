//! Keys, and whether one was pressed.

use egui::{Event, InputState, Key, Modifiers};

/// A key and what is held down with it.
#[derive(Debug, Clone, Copy)]
pub(super) enum Press {
    Plain(Key),
    Ctrl(Key),
    CtrlShift(Key),
    Alt(Key),
    /// With Alt or with Ctrl.
    Digit(Key),
    /// A letter, while nothing has the keyboard.
    Letter(&'static str),
    /// Taken from nobody: what pops up closes on it, too.
    Esc,
}

pub(super) const DIGITS: [Press; 7] = [
    Press::Digit(Key::Num1),
    Press::Digit(Key::Num2),
    Press::Digit(Key::Num3),
    Press::Digit(Key::Num4),
    Press::Digit(Key::Num5),
    Press::Digit(Key::Num6),
    Press::Digit(Key::Num7),
];

impl Press {
    pub(super) fn is_taken(self, i: &mut InputState, is_free: bool) -> bool {
        match self {
            Self::Plain(key) => i.consume_key(Modifiers::NONE, key),
            Self::Ctrl(key) => i.consume_key(Modifiers::COMMAND, key),
            Self::CtrlShift(key) => i.consume_key(Modifiers::COMMAND | Modifiers::SHIFT, key),
            Self::Alt(key) => i.consume_key(Modifiers::ALT, key),
            Self::Digit(key) => {
                let is = i.consume_key(Modifiers::ALT, key) || is_alt_with(i, key) || i.consume_key(Modifiers::COMMAND, key);
                if is {
                    // With Alt the digit also arrives as text; it is not meant for the row that gets the keyboard.
                    i.events.retain(|e| !matches!(e, Event::Text(_)));
                }
                is
            }
            Self::Letter(letter) => is_free && i.events.iter().any(|e| matches!(e, Event::Text(t) if t == letter)),
            Self::Esc => i.key_pressed(Key::Escape),
        }
    }
}

/// Alt with the key that has this digit printed on it, where the layout gives another letter. (With Ctrl that letter may
/// mean something else.)
fn is_alt_with(i: &mut InputState, printed: Key) -> bool {
    let meant = |e: &Event| match e {
        Event::Key { physical_key, pressed: true, modifiers, .. } => {
            *physical_key == Some(printed) && modifiers.matches_exact(Modifiers::ALT)
        }
        _ => false,
    };
    let is = i.events.iter().any(meant);
    i.events.retain(|e| !meant(e));
    is
}
