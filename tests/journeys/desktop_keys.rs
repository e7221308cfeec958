//! What people expect of a program on a desktop: its keys, what is found by typing, its title.

use super::steps::{
    Window, focused, go, heard, log_note, opened, press, settle, type_keys, until, window_on, window_on_long_journal,
};
use egui::{Key, Modifiers, ViewportCommand, accesskit::Role};
use egui_kittest::kittest::{NodeT, Queryable};
use gamut::{app::Room, domain::Way};

fn new_window() -> (tempfile::TempDir, Window) {
    let folder = tempfile::tempdir().expect("a folder");
    let w = window_on(&folder.path().join("journal.gamut"));
    (folder, w)
}

fn ctrl(w: &mut Window, key: Key) {
    w.key_press_modifiers(Modifiers::COMMAND, key);
    w.run_ok();
}

fn find(w: &mut Window, words: &str) {
    ctrl(w, Key::K);
    type_keys(w, words);
}

#[test]
fn ctrl_s_saves_the_check_in_and_keeps_the_page_and_elsewhere_says_that_nothing_waits() {
    let (_folder, mut w) = new_window();
    type_keys(&mut w, "7");
    ctrl(&mut w, Key::S);
    until(&mut w, "it is saved", |w| opened(w).journal.journal.check_ins.len() == 1);
    settle(&mut w);
    go(&mut w, Room::Range);
    ctrl(&mut w, Key::S);
    assert!(w.query_by_label_contains("Nothing here waits to be saved").is_some());
    w.state_mut().act(gamut::app::Action::OpenWay(Way::Journal));
    w.run_ok();
    super::steps::forms(&mut w).ways.writing = Some(gamut::app::Writing { prompt: None, words: "a grey page".into() });
    super::steps::forms(&mut w).ways.is_writing = true;
    w.run_ok();
    ctrl(&mut w, Key::S);
    until(&mut w, "the page is kept", |w| opened(w).journal.journal.check_ins.len() == 2);
    assert!(!opened(&w).forms.ways.is_writing);
}

#[test]
fn ctrl_f_searches_what_is_there_and_ctrl_comma_the_settings() {
    let (_folder, mut w) = new_window();
    log_note(&mut w, "3", "grey");
    ctrl(&mut w, Key::Comma);
    until(&mut w, "the settings", |w| w.state().model.shell.room == Room::Settings);
    w.run_ok();
    assert_eq!(focused(&w), "Search the settings");
    go(&mut w, Room::Settings);
    press(&mut w, "About");
    ctrl(&mut w, Key::F);
    w.run_ok();
    assert_eq!(focused(&w), "Search the settings");
    go(&mut w, Room::Range);
    ctrl(&mut w, Key::F);
    w.run_ok();
    w.run_ok();
    assert_eq!((w.state().model.shell.room, focused(&w).as_str()), (Room::Journal, "Search what you wrote"));
}

#[test]
fn ctrl_p_begins_to_write_what_the_room_has_for_paper_and_says_how_it_is_printed() {
    let (_folder, mut w) = window_on_long_journal([1100.0, 760.0]);
    for (room, picture) in [(Room::Range, "The river"), (Room::Journal, "The year")] {
        go(&mut w, room);
        super::steps::forms(&mut w).picture = None;
        ctrl(&mut w, Key::P);
        w.run_ok();
        settle(&mut w);
        assert_eq!(w.state().model.shell.room, room);
        assert_eq!(opened(&w).forms.picture.as_ref().map(|(name, _)| *name), Some(picture), "from {room:?}");
        assert!(w.query_by_label_contains("To print it, open that file").is_some());
    }
    for room in [Room::Patterns, Room::Today] {
        go(&mut w, room);
        super::steps::forms(&mut w).ways.doctors_page = None;
        ctrl(&mut w, Key::P);
        w.run_ok();
        settle(&mut w);
        assert_eq!(w.state().model.shell.room, Room::Ways);
        let page = opened(&w).forms.ways.doctors_page.as_ref().expect("the page is open");
        assert!(page.to.as_ref().is_some_and(|to| to.contains("gamut-for-my-doctor")), "from {room:?}");
        assert!(w.query_by_label("Save the page").is_some());
    }
    go(&mut w, Room::Help);
    ctrl(&mut w, Key::P);
    w.run_ok();
    assert!(w.query_by_label("Save the page").is_some());
    go(&mut w, Room::Settings);
    ctrl(&mut w, Key::P);
    assert!(w.query_by_label_contains("nothing here to print").is_some());
}

#[test]
fn a_feeling_leads_to_its_row_in_today_and_its_line_in_range() {
    let (_folder, mut w) = window_on_long_journal([1100.0, 760.0]);
    log_note(&mut w, "3", "grey");
    go(&mut w, Room::Range);
    find(&mut w, "sadness row");
    w.key_press(Key::Enter);
    until(&mut w, "Today is there", |w| w.state().model.shell.room == Room::Today);
    for _ in 0..4 {
        w.run_ok();
    }
    assert_eq!(focused(&w), "Sadness");
    type_keys(&mut w, "4");
    assert_eq!(heard(&w, "Sadness"), "4, a little", "it is typed into at once");
    find(&mut w, "sadness line");
    w.key_press(Key::Enter);
    until(&mut w, "Range is there", |w| w.state().model.shell.room == Room::Range);
    for _ in 0..4 {
        w.run_ok();
    }
    let heading = w.get_by_role_and_label(Role::Heading, "Each feeling").rect();
    assert!(heading.top() >= 0.0 && heading.top() < 700.0, "{heading:?}");
}

#[test]
fn a_word_of_a_note_leads_to_its_day_and_the_search_has_the_others() {
    let (_folder, mut w) = new_window();
    log_note(&mut w, "3", "Rain all day, and a café that was closed");
    find(&mut w, "cafe");
    // The worker looks through the notes.
    until(&mut w, "it is found", |w| w.query_all_by_label_contains("café that was closed").next().is_some());
    w.run_ok();
    w.get_all_by_label_contains("café that was closed")
        .find(|n| n.accesskit_node().role() == Role::Button)
        .expect("a line of the palette")
        .click_accesskit();
    until(&mut w, "the day is shown", |w| opened(w).journal.shown_day.is_some() && w.state().model.shell.room == Room::Journal);
    go(&mut w, Room::Today);
    find(&mut w, "rain");
    press(&mut w, "Search what you wrote for “rain”");
    until(&mut w, "it is found", |w| opened(w).journal.search.answered && opened(w).journal.search.found.len() == 1);
    assert_eq!((opened(&w).forms.journal.search.words.as_str(), w.state().model.shell.room), ("rain", Room::Journal));
    go(&mut w, Room::Today);
    find(&mut w, "zebra");
    assert!(w.query_by_label_contains("Nothing here is called that").is_some());
}

#[test]
fn the_title_says_the_room_and_nothing_in_discreet_mode() {
    let (_folder, mut w) = new_window();
    log_note(&mut w, "3", "a secret word");
    let mut titles = Vec::new();
    for room in [Room::Journal, Room::Range, Room::Help] {
        w.state_mut().act(gamut::app::Action::Go(room));
        titles.extend(after_a_frame(&mut w));
    }
    w.state_mut().act(gamut::app::Action::ToggleDiscreet);
    titles.extend(after_a_frame(&mut w));
    w.state_mut().act(gamut::app::Action::Go(Room::Range));
    titles.extend(after_a_frame(&mut w));
    assert_eq!(titles, ["Journal · Gamut", "Range · Gamut", "Help · Gamut", "Gamut"]);
}

/// What the title bar was told in the next frame.
fn after_a_frame(w: &mut Window) -> Vec<String> {
    w.step();
    let commands = w.output().viewport_output.values().flat_map(|v| &v.commands);
    let title = |c: &ViewportCommand| if let ViewportCommand::Title(title) = c { Some(title.clone()) } else { None };
    commands.filter_map(title).collect()
}

#[test]
fn what_happened_is_written_from_any_room_and_typed_at_once() {
    let (_folder, mut w) = new_window();
    go(&mut w, Room::Patterns);
    find(&mut w, "medicine");
    press(&mut w, "Something happened: a medicine, a loss, a move");
    for _ in 0..4 {
        w.run_ok();
    }
    assert_eq!(w.state().model.shell.room, Room::Today);
    type_keys(&mut w, "Moved house");
    w.run_ok();
    assert_eq!(opened(&w).forms.today.event.as_ref().map(|event| event.name.as_str()), Some("Moved house"));
}

#[test]
fn whoever_comes_from_an_app_finds_where_to_bring_in_by_its_name_and_by_the_word_they_know() {
    let (_folder, mut w) = new_window();
    for typed in ["daylio", "import"] {
        go(&mut w, Room::Today);
        find(&mut w, typed);
        press(&mut w, "Bring in entries: import from Daylio, other apps or a table");
        until(&mut w, "the page is there", |w| w.query_by_label("Choose a file…").is_some());
    }
}
