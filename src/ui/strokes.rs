//! What is pressed, typed and pointed at, cut into pieces that are applied one after the other: a key is about the row
//! or the field that is in turn when *it* is applied, however many came at once.

use egui::{Event, Key};
use std::collections::VecDeque;

/// What one pass takes.
#[derive(Debug, Default, PartialEq)]
pub(super) struct Piece {
    pub(super) events: Vec<Event>,
    /// Something else may have the keyboard after it: what comes next waits until that is so.
    pub(super) moves: bool,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Kind {
    /// Asks for nothing by itself: a key let go of, Shift held down, a pointer that moves.
    Aside,
    /// A letter of a text.
    Letter,
    /// Changes the text at the cursor, or moves the cursor in its line.
    Change,
    /// Any other key.
    Command,
    Pointer,
    /// A wish of assistive technology.
    Wish,
}

/// Whether this comes from the keyboard, and so waits where the keyboard has to wait.
pub(super) const fn is_keyboard(event: &Event) -> bool {
    matches!(
        event,
        Event::Key { .. }
            | Event::Text(_)
            | Event::Ime(_)
            | Event::Paste(_)
            | Event::PasteImage(_)
            | Event::Copy
            | Event::Cut
            | Event::ModifiersChanged(_)
    )
}

/// Help, covering and locking never wait (SAFETY 1): F1, F9, Ctrl+L.
pub(super) const fn is_urgent(event: &Event) -> bool {
    match event {
        Event::Key { key: Key::F1 | Key::F9, pressed: true, .. } => true,
        Event::Key { key: Key::L, pressed: true, modifiers, .. } => modifiers.command,
        _ => false,
    }
}

/// Takes the next piece off the queue. While a text field has the keyboard, what goes into its text comes in one piece;
/// elsewhere each key is a piece of its own.
pub(super) fn next(queue: &mut VecDeque<Event>, is_typing: bool) -> Piece {
    let mut events = Vec::new();
    take_while(queue, &mut events, |kind, _| kind == Kind::Aside);
    let moves = match kind_of_first(queue) {
        Some(Kind::Letter | Kind::Change) if is_typing => {
            take_text(queue, &mut events);
            false
        }
        Some(Kind::Pointer) => {
            take_while(queue, &mut events, |kind, _| matches!(kind, Kind::Pointer | Kind::Aside));
            true
        }
        Some(kind) => {
            let is_space = matches!(queue.front(), Some(Event::Key { key: Key::Space, .. }));
            let text = take_stroke(queue, &mut events);
            events.extend(text.map(Event::Text));
            // A key that is held down from now on is about what comes next.
            take_while(queue, &mut events, |kind, e| kind == Kind::Aside && !matches!(e, Event::ModifiersChanged(_)));
            is_space || matches!(kind, Kind::Command | Kind::Wish)
        }
        None => false,
    };
    Piece { events, moves }
}

/// Takes letters in a row as one text, or one change of it. The text is laid out anew after each, and one of a hundred
/// thousand letters takes its time and memory for that: keys that come faster must not pile up.
fn take_text(queue: &mut VecDeque<Event>, events: &mut Vec<Event>) {
    if kind_of_first(queue) == Some(Kind::Change) {
        take_stroke(queue, events);
        return;
    }
    let mut letters = String::new();
    let place = events.len();
    while let Some(kind) = kind_of_first(queue) {
        match kind {
            Kind::Aside => events.extend(queue.pop_front()),
            Kind::Letter => letters.extend(take_stroke(queue, events)),
            Kind::Change | Kind::Command | Kind::Pointer | Kind::Wish => break,
        }
    }
    events.insert(place, Event::Text(letters));
}

/// Takes a key, or what comes without one; the text that it gives is handed back.
fn take_stroke(queue: &mut VecDeque<Event>, events: &mut Vec<Event>) -> Option<String> {
    let text = |queue: &mut VecDeque<Event>| match queue.pop_front() {
        Some(Event::Text(text)) => Some(text),
        _ => None,
    };
    if kind_of_first(queue)? == Kind::Letter {
        if matches!(queue.front(), Some(Event::Key { .. })) {
            events.extend(queue.pop_front());
        }
        return text(queue);
    }
    let key = queue.pop_front()?;
    // With Alt a letter comes, too; it belongs to the same key.
    let gives_text = matches!(key, Event::Key { .. }) && matches!(queue.front(), Some(Event::Text(_)));
    events.push(key);
    if gives_text { text(queue) } else { None }
}

fn take_while(queue: &mut VecDeque<Event>, events: &mut Vec<Event>, belongs: impl Fn(Kind, &Event) -> bool) {
    while queue.front().is_some_and(|event| belongs(kind(event, queue.get(1)), event)) {
        events.extend(queue.pop_front());
    }
}

fn kind_of_first(queue: &VecDeque<Event>) -> Option<Kind> {
    queue.front().map(|event| kind(event, queue.get(1)))
}

fn kind(event: &Event, then: Option<&Event>) -> Kind {
    match event {
        Event::Text(_) => Kind::Letter,
        Event::Key { pressed: true, key, modifiers, .. } => {
            let gives_letter = matches!(then, Some(Event::Text(_))) && !modifiers.command && !modifiers.alt;
            match key {
                _ if gives_letter => Kind::Letter,
                Key::Backspace | Key::Delete | Key::ArrowLeft | Key::ArrowRight | Key::Home | Key::End => Kind::Change,
                _ => Kind::Command,
            }
        }
        Event::Ime(_) | Event::Paste(_) | Event::Copy | Event::Cut => Kind::Change,
        Event::PointerButton { .. } | Event::Touch { .. } | Event::MiddleClickPaste { .. } => Kind::Pointer,
        Event::AccessKitActionRequest(_) => Kind::Wish,
        Event::PasteImage(_)
        | Event::Key { pressed: false, .. }
        | Event::ModifiersChanged(_)
        | Event::PointerMoved(_)
        | Event::MouseMoved(_)
        | Event::PointerGone
        | Event::Zoom(_)
        | Event::Rotate(_)
        | Event::MouseWheel { .. }
        | Event::WindowFocused(_) => Kind::Aside,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use egui::Modifiers;
    use proptest::{collection::vec, prelude::*};

    fn key(key: Key, pressed: bool, modifiers: Modifiers) -> Event {
        Event::Key { key, physical_key: Some(key), pressed, repeat: false, modifiers }
    }

    /// A key as a window is told of it: pressed, its letter, let go of.
    fn typed(c: char) -> Vec<Event> {
        let named = Key::from_name(&c.to_uppercase().to_string()).unwrap_or(Key::Quote);
        vec![key(named, true, Modifiers::NONE), Event::Text(c.into()), key(named, false, Modifiers::NONE)]
    }

    fn pressed(k: Key, modifiers: Modifiers) -> Vec<Event> {
        let held = Event::ModifiersChanged(modifiers);
        vec![held, key(k, true, modifiers), key(k, false, modifiers), Event::ModifiersChanged(Modifiers::NONE)]
    }

    fn all(events: impl IntoIterator<Item = Event>, is_typing: bool) -> Vec<Piece> {
        let mut queue: VecDeque<Event> = events.into_iter().collect();
        std::iter::from_fn(|| (!queue.is_empty()).then(|| next(&mut queue, is_typing))).collect()
    }

    fn texts(piece: &Piece) -> String {
        piece.events.iter().filter_map(|e| if let Event::Text(t) = e { Some(t.as_str()) } else { None }).collect()
    }

    #[test]
    fn outside_a_text_each_key_is_a_piece_of_its_own() {
        let pieces = all("35".chars().flat_map(typed).chain(pressed(Key::Enter, Modifiers::COMMAND)).chain(typed('4')), false);
        let said: Vec<String> = pieces.iter().map(texts).collect();
        assert_eq!(said, ["3", "5", "", "4"]);
        assert_eq!(pieces.iter().map(|p| p.moves).collect::<Vec<_>>(), [false, false, true, false]);
        // Ctrl is not held down yet where the digit before it is applied.
        assert!(!pieces[1].events.contains(&Event::ModifiersChanged(Modifiers::COMMAND)));
    }

    #[test]
    fn letters_that_go_into_a_text_are_one_text_up_to_the_next_change() {
        let pieces = all("one".chars().flat_map(typed).chain(pressed(Key::Backspace, Modifiers::NONE)).chain(typed('x')), true);
        assert_eq!(pieces.iter().map(texts).collect::<Vec<_>>(), ["one", "", "x"]);
        let texts_of_first = pieces[0].events.iter().filter(|e| matches!(e, Event::Text(_))).count();
        assert_eq!(texts_of_first, 1);
        // A long text is not laid out twenty times in one pass.
        assert!(all((0..20).flat_map(|_| pressed(Key::Backspace, Modifiers::NONE)), true).len() >= 20);
    }

    #[test]
    fn tab_and_enter_end_what_goes_into_a_text() {
        let events = || "ab".chars().flat_map(typed).chain(pressed(Key::Tab, Modifiers::NONE)).chain(typed('7'));
        let pieces = all(events(), true);
        assert_eq!(pieces.iter().map(texts).collect::<Vec<_>>(), ["ab", "", "7"]);
        assert!(pieces[1].moves);
    }

    fn anything() -> impl Strategy<Value = Vec<Event>> {
        prop_oneof![
            proptest::char::range('0', 'z').prop_map(typed),
            Just(pressed(Key::Backspace, Modifiers::NONE)),
            Just(pressed(Key::Tab, Modifiers::SHIFT)),
            Just(pressed(Key::Enter, Modifiers::COMMAND)),
            Just(pressed(Key::ArrowRight, Modifiers::NONE)),
            Just(vec![Event::PointerMoved(egui::pos2(1.0, 2.0))]),
            Just(vec![Event::WindowFocused(true)]),
            Just(vec![Event::Paste("a line".into())]),
        ]
    }

    proptest! {
        #[test]
        fn nothing_is_lost_and_the_order_stays(events in vec(anything(), 0..40), is_typing: bool) {
            let events: Vec<Event> = events.into_iter().flatten().collect();
            let pieces = all(events.iter().cloned(), is_typing);
            let letters = |events: &[Event]| -> String {
                events.iter().map(|e| match e {
                    Event::Text(t) | Event::Paste(t) => t.clone(),
                    Event::Key { key: Key::Backspace, pressed: true, .. } => "<".into(),
                    Event::Key { key: Key::Tab | Key::Enter, pressed: true, .. } => "|".into(),
                    _ => String::new(),
                }).collect()
            };
            let together: Vec<Event> = pieces.iter().flat_map(|p| p.events.iter().cloned()).collect();
            prop_assert_eq!(letters(&together), letters(&events));
            let keys = |events: &[Event]| events.iter().filter(|e| !matches!(e, Event::Text(_))).cloned().collect::<Vec<_>>();
            prop_assert_eq!(keys(&together), keys(&events));
            for piece in pieces.iter().filter(|_| !is_typing) {
                let strokes = piece.events.iter().filter(|e| matches!(e, Event::Key { pressed: true, .. } | Event::Paste(_)));
                prop_assert!(strokes.count() <= 1);
            }
        }
    }
}
