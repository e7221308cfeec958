//! Whose help lines are shown: a few letters find the country, and nothing is taken that was not pressed.

use super::steps::{
    COUNTRY_FIELD, Window, choose_country, focused, go, monday_evening, opened, press, settle, type_keys, window_on,
};
use egui::{Key, accesskit::Role};
use egui_kittest::{
    Harness,
    kittest::{NodeT, Queryable},
};
use gamut::{
    app::{Room, SettingsChange},
    domain::{Moment, Settings},
    ui::GamutWindow,
};

fn in_help() -> (tempfile::TempDir, Window) {
    let folder = tempfile::tempdir().expect("a folder");
    let mut w = window_on(&folder.path().join("journal.gamut"));
    go(&mut w, Room::Help);
    (folder, w)
}

fn typed(w: &mut Window, letters: &str) {
    w.get_by_role_and_label(Role::TextInput, COUNTRY_FIELD).focus();
    w.run_ok();
    type_keys(w, letters);
}

fn key(w: &mut Window, key: Key) {
    w.key_press(key);
    w.run_ok();
}

fn country(w: &Window) -> Option<&str> {
    w.state().model.help_country()
}

/// Where it begins, from above.
fn top(w: &Window, label: &str) -> f64 {
    w.get_by_label(label).accesskit_node().bounding_box().expect("it is shown").y0
}

#[test]
fn safety_3_the_country_of_the_time_zone_is_only_offered_and_an_unknown_zone_offers_none() {
    let (_folder, mut w) = in_help();
    assert!(w.query_by_label_contains("time zone Europe/Berlin. If you are there, press").is_some());
    assert!(w.get_by_label("Germany").accesskit_node().role() == Role::Button);
    assert_eq!(country(&w), None, "an offer is no choice");
    assert!(w.query_by_label_contains("Checked on").is_none() && w.query_by_label_contains("TelefonSeelsorge").is_none());
    typed(&mut w, "");
    key(&mut w, Key::Enter);
    settle(&mut w);
    assert_eq!(country(&w), None, "nor is Enter with nothing typed");
    press(&mut w, "Germany");
    settle(&mut w);
    assert_eq!(country(&w), Some("DE"));
    assert!(w.query_by_label("Help lines: Germany").is_some());
    // A computer that is set to no country's time.
    let folder = tempfile::tempdir().expect("a folder");
    let at_utc = || Moment { zone: "UTC".into(), ..monday_evening() };
    let window = GamutWindow::new(&egui::Context::default(), folder.path().join("journal.gamut"), at_utc);
    let mut w: Window =
        Harness::builder().with_size([1100.0, 760.0]).build_ui_state(|ui, w: &mut GamutWindow| w.show(ui), window);
    key(&mut w, Key::F1);
    assert!(w.query_by_label("Which country are you in?").is_some());
    assert!(w.query_by_label_contains("If you are there, press").is_none() && w.query_by_label("Germany").is_none());
}

#[test]
fn a_country_is_found_by_half_its_name_and_chosen_with_arrows_and_enter() {
    let (_folder, mut w) = in_help();
    typed(&mut w, "united");
    assert!(w.query_by_label("United Kingdom").is_some() && w.query_by_label("United States").is_some());
    assert!(w.query_by_label_contains("2 countries are called so").is_some());
    assert_eq!(country(&w), None, "nothing is taken while it is typed");
    key(&mut w, Key::ArrowDown);
    assert_eq!(focused(&w), COUNTRY_FIELD, "the keyboard stays in the field");
    key(&mut w, Key::ArrowDown);
    key(&mut w, Key::ArrowUp);
    key(&mut w, Key::ArrowDown);
    key(&mut w, Key::Enter);
    settle(&mut w);
    assert_eq!(country(&w), Some("US"));
    w.run_ok();
    assert_eq!(focused(&w), "Another country…", "the keyboard goes on beside the lines");
    key(&mut w, Key::Enter);
    assert_eq!(focused(&w), COUNTRY_FIELD, "one can type at once");
    type_keys(&mut w, "UK");
    key(&mut w, Key::Enter);
    settle(&mut w);
    assert_eq!(country(&w), Some("GB"), "the first one stands for Enter");
}

#[test]
fn a_country_is_found_by_what_its_people_call_it_and_by_its_codes() {
    for (letters, code) in [("deutschland", "DE"), ("nld", "NL"), ("cesko", "CZ"), ("u.s.a.", "US"), ("SUOMI", "FI")] {
        let (_folder, mut w) = in_help();
        choose_country(&mut w, letters);
        settle(&mut w);
        assert_eq!(country(&w), Some(code), "{letters}");
        assert_eq!(opened(&w).journal.journal.settings.country.as_deref(), Some(code), "and it is kept");
    }
}

#[test]
fn letters_that_name_no_country_here_say_so_and_change_nothing() {
    let (_folder, mut w) = in_help();
    choose_country(&mut w, "Atlantis");
    assert!(w.query_by_label_contains("No country with help lines here is called that").is_some());
    assert_eq!(country(&w), None);
    assert!(w.query_by_label_contains("Each country has its own emergency number").is_some(), "what holds everywhere stands");
}

#[test]
fn a_country_without_lines_is_told_as_that() {
    let (_folder, mut w) = in_help();
    let window = w.state_mut();
    window.act(SettingsChange(Settings { country: Some("ZZ".to_owned()), ..window.model.settings() }));
    settle(&mut w);
    assert!(w.query_by_label_contains("Gamut has no help lines for the country you chose before (ZZ)").is_some());
    assert!(w.query_by_label("Which country are you in?").is_some());
}

#[test]
fn what_to_do_in_danger_stands_first_with_the_emergency_number_of_the_chosen_country() {
    const DANGER: &str = "If you are in danger, or feel that you might be";
    let (_folder, mut w) = in_help();
    assert!(top(&w, DANGER) < top(&w, "Which country are you in?"));
    choose_country(&mut w, "Netherlands");
    settle(&mut w);
    assert!(top(&w, DANGER) < top(&w, "112") && top(&w, "112") < top(&w, "Help lines: Netherlands"));
    assert!(w.query_by_label("Emergency number: Netherlands").is_some(), "it says whose number it is");
    assert!(top(&w, "Help lines: Netherlands") < top(&w, "My safety plan"));
}

#[test]
fn safety_2_the_day_stands_beside_each_number_and_the_sources_behind_one_link() {
    let (_folder, mut w) = in_help();
    choose_country(&mut w, "Netherlands");
    settle(&mut w);
    let lines = gamut::guidance::lines_for(Some("NL"));
    assert_eq!(w.query_all_by_label_contains("Checked on").count(), lines.len());
    assert!(w.query_by_label_contains("http").is_none());
    press(&mut w, "Where these numbers were checked");
    for line in lines {
        assert!(w.query_by_label_contains(&format!("{}: {}", line.number, line.source)).is_some(), "{}", line.name);
    }
}
