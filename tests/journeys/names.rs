//! Every control of every room and of what opens in it can be named by a screen reader.

use super::steps::{SETTINGS_PAGES, Window, go, page, until, window_as_it_opens};
use egui::accesskit::Role;
use egui_kittest::kittest::{NodeT, Queryable};
use gamut::app::Room;

const CONTROLS: [Role; 9] = [
    Role::Button,
    Role::Slider,
    Role::TextInput,
    Role::MultilineTextInput,
    Role::CheckBox,
    Role::ComboBox,
    Role::SpinButton,
    Role::Link,
    Role::Tab,
];

/// The names of the controls that are there, each of them said in letters. Icons are no letters.
fn named(w: &Window, place: &str) -> Vec<String> {
    let mut names = Vec::new();
    for node in w.root().children_recursive() {
        let node = node.accesskit_node();
        if !CONTROLS.contains(&node.role()) {
            continue;
        }
        let name = node.label().unwrap_or_default();
        assert!(name.chars().any(char::is_alphanumeric), "{place}: a {:?} is called {name:?}", node.role());
        assert!(!name.chars().any(|c| ('\u{e000}'..='\u{f8ff}').contains(&c)), "{place}: {name:?} is an icon");
        names.push(name);
    }
    names
}

#[test]
fn safety_19_every_control_of_every_room_and_of_what_opens_in_it_has_a_name() {
    let folder = tempfile::tempdir().expect("a folder");
    let mut w = window_as_it_opens(&folder.path().join("journal.gamut"), [1100.0, 760.0]);
    until(&mut w, "the journal is open", |w| w.state().model.is_open());
    named(&w, "the first pages");
    w.get_by_label("Look around with a sample journal").click_accesskit();
    until(&mut w, "the sample is open", |w| w.state().model.settings().sample && w.state().model.is_settled());
    w.run_ok();
    if w.query_by_label("Skip").is_some() {
        w.get_by_label("Skip").click_accesskit();
        w.run_ok();
    }
    let mut seen = 0;
    for room in Room::ALL {
        go(&mut w, room);
        let mut names = named(&w, room.name());
        names.sort();
        names.dedup();
        // What asks for more: each is opened once, looked at and closed again.
        for opener in names.into_iter().filter(|n| n.ends_with('…')) {
            let Some(there) = w.query_all_by_label(&opener).next() else { continue };
            there.click_accesskit();
            w.run_ok();
            seen += named(&w, &format!("{} after “{opener}”", room.name())).len();
            w.key_press(egui::Key::Escape);
            w.run_ok();
            go(&mut w, room);
        }
    }
    for name in SETTINGS_PAGES {
        page(&mut w, name);
        named(&w, name);
    }
    assert!(seen > 500, "much opens: {seen} controls");
    for keys in [egui::Key::K, egui::Key::Slash] {
        w.key_press_modifiers(egui::Modifiers::COMMAND, keys);
        w.run_ok();
        assert!(!named(&w, "over the rooms").is_empty());
        w.key_press(egui::Key::Escape);
        w.run_ok();
    }
}
