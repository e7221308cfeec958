//! The room of the settings: a list of pages, one page each, and a search over them.

use super::steps::{
    Window, choose_country, focused, go, log_note, opened, page, press, settle, type_keys, until, window_as_it_opens, window_on,
};
use egui::{
    Key, Modifiers,
    accesskit::{Role, Toggled},
};
use egui_kittest::kittest::{NodeT, Queryable};
use gamut::{
    app::{Care, FileReply, Room},
    domain::ThemeChoice,
};

const SEARCH: &str = "Search the settings";

fn new_window(size: [f32; 2]) -> (tempfile::TempDir, Window) {
    let folder = tempfile::tempdir().expect("a folder");
    let path = folder.path().join("journal.gamut");
    drop(window_on(&path));
    let mut w = window_as_it_opens(&path, size);
    until(&mut w, "the journal is open", |w| w.state().model.is_open());
    settle(&mut w);
    (folder, w)
}

/// Types into the search of the settings, from wherever one is.
fn look_for(w: &mut Window, words: &str) {
    w.key_press_modifiers(Modifiers::COMMAND, Key::Comma);
    until(w, "the settings are there", |w| w.state().model.shell.room == Room::Settings);
    w.run_ok();
    assert_eq!(focused(w), SEARCH);
    type_keys(w, words);
}

fn is_open(w: &Window, name: &str) -> bool {
    w.get_by_role_and_label(Role::Tab, name).accesskit_node().toggled() == Some(Toggled::True)
}

#[test]
fn a_setting_is_found_by_what_it_is_called_elsewhere_and_its_row_is_marked() {
    let (_folder, mut w) = new_window([1100.0, 760.0]);
    look_for(&mut w, "dark");
    assert!(w.query_by_role_and_label(Role::Button, "Theme").is_some());
    w.key_press(Key::Enter);
    w.run_ok();
    w.run_ok();
    assert_eq!(focused(&w), "Theme, settings");
    assert!(is_open(&w, "Look") && !is_open(&w, "Feelings"));
    w.key_press(Key::Tab);
    w.run_ok();
    assert_eq!(focused(&w), "As the desktop", "Tab goes on from there");
    press(&mut w, "Dark");
    settle(&mut w);
    assert_eq!(opened(&w).journal.journal.settings.theme, ThemeChoice::Dark);
}

#[test]
fn what_is_found_is_gone_through_with_the_arrows_and_nothing_is_said_so() {
    let (_folder, mut w) = new_window([1100.0, 760.0]);
    look_for(&mut w, "another");
    for key in [Key::ArrowDown, Key::Enter] {
        w.key_press(key);
        w.run_ok();
    }
    w.run_ok();
    assert_eq!(focused(&w), "Another symptom, settings");
    look_for(&mut w, "zebra");
    assert!(w.query_by_label("No setting is called that").is_some());
    w.key_press(Key::Escape);
    w.run_ok();
    assert!(w.query_by_role_and_label(Role::Tab, "About").is_some(), "the pages are there again");
}

#[test]
fn everything_that_can_be_looked_for_is_on_its_page_and_in_sight() {
    let (_folder, mut w) = new_window([1100.0, 760.0]);
    let names = [
        "Feelings",
        "Another feeling",
        "Short form",
        "Symptoms",
        "Another symptom",
        "Wanting to hurt myself",
        "Your words",
        "A new day begins at",
        "Clock",
        "A week begins on",
        "Sleep",
        "Theme",
        "Text size",
        "Motion",
        "How careful",
        "Country of the help lines",
        "Passphrase",
        "Discreet mode",
        "Backups",
        "Entries from another app",
        "Other machines",
        "Your journal",
        "Export",
        "Sample journal",
        "Delete everything",
        "About",
        "Licences",
    ];
    for name in names {
        look_for(&mut w, name);
        w.key_press(Key::Enter);
        for _ in 0..4 {
            w.run_ok();
        }
        assert_eq!(focused(&w), format!("{name}, settings"));
        let mark = w.get_by_label(&format!("{name}, settings")).rect();
        assert!(mark.top() >= 0.0 && mark.top() < 760.0, "{name} is in sight: {mark:?}");
    }
    // Without a passphrase there is nothing to lock: the page is what was found.
    look_for(&mut w, "Lock when left for");
    w.key_press(Key::Enter);
    for _ in 0..4 {
        w.run_ok();
    }
    assert_eq!(focused(&w), "Privacy, settings");
}

#[test]
fn in_a_narrow_window_the_list_comes_first_and_one_comes_back_to_it() {
    let (_folder, mut w) = new_window([480.0, 640.0]);
    go(&mut w, Room::Settings);
    assert!(w.query_by_label("All settings").is_none());
    w.get_by_role_and_label(Role::Tab, "Look").click_accesskit();
    w.run_ok();
    assert!(w.query_by_label("Theme").is_some() && w.query_by_role(Role::Tab).is_none());
    press(&mut w, "All settings");
    w.run_ok();
    assert_eq!(focused(&w), "Look", "where one was");
    page(&mut w, "Privacy");
    // The rail leads to the list, too.
    w.get_all_by_role_and_label(Role::Button, "Settings").next().expect("the bar").click();
    w.run_ok();
    assert!(w.query_by_role_and_label(Role::Tab, "About").is_some());
}

#[test]
fn the_country_of_the_help_lines_is_typed_as_in_help_and_none_can_be_chosen_again() {
    let (_folder, mut w) = new_window([1100.0, 760.0]);
    page(&mut w, "Help lines");
    choose_country(&mut w, "Deutschland");
    settle(&mut w);
    assert_eq!(opened(&w).journal.journal.settings.country.as_deref(), Some("DE"));
    assert!(w.query_by_label("Germany").is_some());
    press(&mut w, "No country");
    settle(&mut w);
    assert_eq!(w.state().model.help_country(), None, "in Help there is none, too");
    assert!(w.query_by_label("Which country are you in?").is_some());
}

#[test]
fn a_banner_leads_to_the_page_it_speaks_of() {
    let (_folder, mut w) = new_window([1100.0, 760.0]);
    log_note(&mut w, "3", "grey");
    let care = Care { problems: Some(vec!["Page 7 is not as it was written".into()]), ..Care::default() };
    let _nothing_more = w.state_mut().model.receive(FileReply::CaredFor(care));
    w.run_ok();
    for (button, name) in [("Look at the backups", "Backups"), ("Export…", "Journal and files")] {
        press(&mut w, button);
        until(&mut w, "the settings are there", |w| w.state().model.shell.room == Room::Settings);
        w.run_ok();
        assert!(is_open(&w, name), "{button}");
        go(&mut w, Room::Today);
    }
}

#[test]
fn in_a_narrow_window_the_search_is_come_to_from_a_page_too() {
    let (_folder, mut w) = new_window([480.0, 640.0]);
    page(&mut w, "Look");
    w.key_press_modifiers(Modifiers::COMMAND, Key::Comma);
    settle(&mut w);
    type_keys(&mut w, "backup");
    settle(&mut w);
    assert_eq!(opened(&w).forms.settings.looked_for, "backup");
}
