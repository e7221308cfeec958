//! The window as assistive technology has it: over the accessibility bus, by names, roles and actions alone.

use crate::atspi::{Assistive, Node};
use crate::display::Display;
use crate::program::{Gamut, wait_for};
use serde_json::json;

/// Roles by their number in AT-SPI: check box, combo box, button, slider, spin button, text, toggle button, entry.
const CONTROLS: [u32; 8] = [7, 11, BUTTON, 51, 52, 61, 62, 79];
const BUTTON: u32 = 43;

#[test]
fn a_check_in_is_made_by_names_and_actions_alone_and_every_control_has_a_name() {
    let Some(display) = Display::start() else { return };
    let Some(assistive) = Assistive::start(&display) else { return };
    let mut gamut = Gamut::open_under(&display, &[], &[("DBUS_SESSION_BUS_ADDRESS", &assistive.address)]);

    assistive.find("Skip").press();
    for (feeling, n) in [("Joy", 7.0), ("Contentment", 0.0), ("Sadness", 10.0)] {
        assistive.find(feeling).set(n);
    }
    assistive.find("Tired, foggy: not asked").press();
    assistive.find("Tired, foggy: no").press();
    assistive.find("Tired, foggy: mild");
    assistive.find("Save check-in").press();
    assistive.find_by("the word that it is saved", |name| name.starts_with("Saved"));

    for room in ["Journal", "Range", "Patterns", "Ways", "Help", "Settings", "Today"] {
        let is_the_way = |n: &Node<'_>| n.name() == room && [BUTTON, 62].contains(&n.role());
        let here = assistive.all().into_iter().find(is_the_way);
        let before: Vec<_> = assistive.all().iter().map(Node::name).collect();
        here.unwrap_or_else(|| panic!("no way to {room}")).press();
        let names = |all: &[Node<'_>]| all.iter().map(Node::name).collect::<Vec<_>>();
        let shown = wait_for(|| Some(assistive.all()).filter(|all| names(all) != before));
        let all = shown.unwrap_or_else(|| panic!("{room} is never shown"));
        let of_a_kind = all.iter().filter(|n| CONTROLS.contains(&n.role()));
        let nameless: Vec<_> = of_a_kind.clone().filter(|n| n.name().trim().is_empty()).map(Node::role).collect();
        assert!(of_a_kind.count() > 6, "{room} has controls: {:?}", all.iter().map(Node::role).collect::<Vec<_>>());
        assert!(nameless.is_empty(), "in {room}: {nameless:?}");
    }
    gamut.close();
    let check_ins = gamut.check_ins();
    assert_eq!(check_ins.len(), 1, "{check_ins:?}");
    assert_eq!(check_ins[0]["feelings"], json!({"joy": 7, "contentment": 0, "sadness": 10}));
    assert_eq!(check_ins[0]["symptoms"], json!({"fatigue": "mild"}));
}
