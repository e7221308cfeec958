//! What a key says to a row of steps, on every layout: the digit that it gives, in whatever script, or the digit that
//! is printed on it.

use egui::{Event, InputState, Key, Ui};

/// What was typed.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Typed {
    Digit(u8),
    Ten,
    NotFelt,
    CannotTell,
}

/// The zeros of the scripts that keyboards write digits in; nine more digits follow each.
const ZEROS: [char; 19] = ['0', '٠', '۰', '߀', '०', '০', '੦', '૦', '୦', '௦', '౦', '೦', '൦', '๐', '໐', '༠', '၀', '០', '０'];

/// What the key of this pass says; `None` where it says nothing to a row. A pass has one key.
pub(super) fn typed(input: &InputState) -> Option<Typed> {
    let pressed = input.events.iter().find_map(|event| match event {
        Event::Key { key, physical_key, pressed: true, modifiers, .. } => Some((*key, *physical_key, *modifiers)),
        _ => None,
    });
    let text = input.events.iter().find_map(|event| if let Event::Text(text) = event { Some(text.as_str()) } else { None });
    let modifiers = pressed.map_or(input.modifiers, |(_, _, modifiers)| modifiers);
    if modifiers.any() && !modifiers.shift_only() {
        return None;
    }
    let on_key = pressed.and_then(|(_, physical, _)| physical);
    match text {
        Some(text) => letter(text, on_key, modifiers.shift),
        // A dead key gives no letter yet; what gives a meaning of its own (an arrow of the number pad) is that.
        None => pressed.filter(|(key, physical, _)| Some(*key) == *physical).and_then(|_| digit_on(on_key?)).map(Typed::Digit),
    }
}

/// Whether a key of this pass says something to a row of steps.
#[must_use]
pub fn answer_is_typed(ui: &Ui) -> bool {
    ui.input(|input| typed(input).is_some())
}

/// Takes the key of this pass away from whatever else might hear it.
pub(super) fn is_taken(input: &mut InputState) {
    input.events.retain(|event| !matches!(event, Event::Text(_) | Event::Key { pressed: true, .. }));
}

/// What a letter says that came from this key. No letter of a digit's key ever means "not felt".
fn letter(text: &str, on_key: Option<Key>, shift: bool) -> Option<Typed> {
    let mut chars = text.chars();
    let (Some(c), None) = (chars.next(), chars.next()) else { return None };
    let printed = on_key.and_then(digit_on);
    if let Some(n) = digit_of(c) {
        return Some(Typed::Digit(n));
    }
    if let Some(n) = printed.filter(|_| !shift) {
        return Some(Typed::Digit(n));
    }
    match c {
        '-' | '−' if printed.is_none() => Some(Typed::NotFelt),
        '?' | '؟' | '？' | '\u{37e}' => Some(Typed::CannotTell),
        'x' | 'X' => Some(Typed::Ten),
        // Where the layout has no Latin letters, it is the key that has an x printed on it.
        c if on_key == Some(Key::X) && c.is_alphabetic() && !c.is_ascii() => Some(Typed::Ten),
        _ => None,
    }
}

fn digit_of(c: char) -> Option<u8> {
    let n = ZEROS.iter().find_map(|zero| u32::from(c).checked_sub(u32::from(*zero)).filter(|n| *n <= 9))?;
    u8::try_from(n).ok()
}

const fn digit_on(key: Key) -> Option<u8> {
    Some(match key {
        Key::Num0 => 0,
        Key::Num1 => 1,
        Key::Num2 => 2,
        Key::Num3 => 3,
        Key::Num4 => 4,
        Key::Num5 => 5,
        Key::Num6 => 6,
        Key::Num7 => 7,
        Key::Num8 => 8,
        Key::Num9 => 9,
        _ => return None,
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    const ROW: [Key; 10] =
        [Key::Num1, Key::Num2, Key::Num3, Key::Num4, Key::Num5, Key::Num6, Key::Num7, Key::Num8, Key::Num9, Key::Num0];

    /// What the row of digits gives without Shift on layouts from all over, as `xkbcli` tells.
    const ROWS: [(&str, &str); 13] = [
        ("English", "1234567890"),
        ("French", "&é\"'(-è_çà"),
        ("Belgian", "&é\"'(§è!çà"),
        ("Bépo", "\"«»()@+-/*"),
        ("Czech", "+ěščřžýáíé"),
        ("Slovak", "+ľščťžýáíé"),
        ("Lithuanian", "ąčęėįšųū90"),
        ("Hungarian", "123456789ö"),
        ("Persian", "۱۲۳۴۵۶۷۸۹۰"),
        ("Arabic", "١٢٣٤٥٦٧٨٩٠"),
        ("Hindi", "१२३४५६७८९०"),
        ("Thai", "ๅ/-ภถุึคตจ"),
        ("Vietnamese", "ăâêô`?~'đ-"),
    ];

    #[test]
    fn the_row_of_digits_gives_its_digits_on_every_layout_and_never_not_felt() {
        for (layout, row) in ROWS {
            for (n, (key, c)) in ROW.into_iter().zip(row.chars()).enumerate() {
                let digit = u8::try_from((n + 1) % 10).expect("a digit");
                assert_eq!(letter(&c.to_string(), Some(key), false), Some(Typed::Digit(digit)), "{layout}: {c}");
            }
        }
        // With Shift the French row gives digits.
        assert_eq!(letter("6", Some(Key::Num6), true), Some(Typed::Digit(6)));
    }

    #[test]
    fn what_a_key_gives_with_shift_means_what_it_says_and_nothing_else() {
        assert_eq!(letter("?", Some(Key::Num7), true), Some(Typed::CannotTell), "Russian");
        assert_eq!(letter("؟", Some(Key::Slash), true), Some(Typed::CannotTell), "Arabic");
        assert_eq!(letter("!", Some(Key::Num1), true), None);
        assert_eq!(letter("-", Some(Key::Num6), true), None);
    }

    #[test]
    fn a_minus_a_question_mark_and_an_x_say_what_they_did() {
        for key in [None, Some(Key::Minus), Some(Key::Slash)] {
            assert_eq!(letter("-", key, false), Some(Typed::NotFelt));
        }
        assert_eq!(letter("?", None, false), Some(Typed::CannotTell));
        assert_eq!(letter("x", Some(Key::B), false), Some(Typed::Ten), "Dvorak");
        assert_eq!(letter("q", Some(Key::X), false), None, "Dvorak");
        for other in ["ч", "χ", "ط"] {
            assert_eq!(letter(other, Some(Key::X), false), Some(Typed::Ten), "{other}");
        }
        for nothing in ["", "a", "é", "12", "½", "²", "Ⅻ", "一", "\"", "_"] {
            assert_eq!(letter(nothing, None, false), None, "{nothing}");
        }
    }
}
