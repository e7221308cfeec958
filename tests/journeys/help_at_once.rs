//! Help is there in the frame after its key, from everywhere, and asks nobody for what it shows.

use super::steps::{
    Window, choose_country, forms, go, monday_evening, open_form, opened, press, settle, until, window_as_it_opens, window_on,
};
use egui::{Key, Modifiers, accesskit::Role};
use egui_kittest::kittest::Queryable;
use gamut::{
    app::{Action, CheckInChange, Opening, Room, Secret, SettingsChange, Standing, Wish},
    domain::{Catalogue, SELF_HARM_KEY, Settings, SymptomAnswer, SymptomStrength, Way},
    storage::Store,
};
use std::{path::Path, sync::Arc};

/// A line that only Help has.
const HELP: &str = "The program contacts nobody";

fn is_help(w: &Window) -> bool {
    w.query_by_label_contains(HELP).is_some()
}

/// Presses F1 and gives the window exactly one frame. From the lines it takes no reply of the worker to see them.
fn one_frame_after_f1(w: &mut Window, from: &str) {
    assert!(!is_help(w), "{from}: help is there already");
    w.key_down(Key::F1);
    w.step();
    assert!(is_help(w), "{from}: help is not there in the next frame");
    assert!(w.query_by_label("Which country are you in?").is_some(), "{from}: the lines are not");
    assert!(w.query_by_label_contains("call the emergency number where you are").is_some(), "{from}");
    w.key_up(Key::F1);
    w.run_ok();
    assert!(is_help(w), "{from}: help stays");
}

fn new_window(name: &str) -> (tempfile::TempDir, Window) {
    let folder = tempfile::tempdir().expect("a folder");
    let w = window_on(&folder.path().join(name));
    (folder, w)
}

#[test]
fn safety_1_help_is_there_one_frame_after_f1_in_every_room() {
    let (_folder, mut w) = new_window("journal.gamut");
    for room in Room::ALL.into_iter().filter(|r| *r != Room::Help) {
        go(&mut w, room);
        one_frame_after_f1(&mut w, room.name());
    }
    go(&mut w, Room::Ways);
    for way in Way::ALL {
        let window = w.state_mut();
        let _nothing = window.model.apply(Action::OpenWay(way), &monday_evening());
        w.run_ok();
        one_frame_after_f1(&mut w, way.word());
    }
    press(&mut w, "What emotional blunting is");
    assert!(w.query_by_label("Nine things people report").is_some());
    one_frame_after_f1(&mut w, "the reading");
}

#[test]
fn safety_1_help_is_there_one_frame_after_f1_over_whatever_is_open() {
    let (_folder, mut w) = new_window("journal.gamut");
    for (what, key) in [("the finder", Key::K), ("the keys", Key::Slash)] {
        go(&mut w, Room::Today);
        w.key_press_modifiers(Modifiers::COMMAND, key);
        w.run_ok();
        one_frame_after_f1(&mut w, what);
    }
    assert!(w.query_by_role(Role::Dialog).is_none(), "what lay over the room is gone");
    go(&mut w, Room::Today);
    for opener in ["For another day…", "Another feeling…"] {
        let Some(button) = w.query_by_label(opener) else { panic!("{opener} is not there") };
        button.click_accesskit();
        w.run_ok();
        assert!(egui::Popup::is_any_open(&w.ctx), "{opener} opens something");
        one_frame_after_f1(&mut w, opener);
        assert!(!egui::Popup::is_any_open(&w.ctx));
        go(&mut w, Room::Today);
    }
    go(&mut w, Room::Settings);
    w.get_by_label("A new day begins at").click_accesskit();
    w.run_ok();
    one_frame_after_f1(&mut w, "a list in Settings");
    // While words are being typed, too.
    go(&mut w, Room::Today);
    w.get_by_label("A line or two, if you like").focus();
    w.run_ok();
    w.event(egui::Event::Text("half a sen".to_owned()));
    w.run_ok();
    one_frame_after_f1(&mut w, "a note");
    assert_eq!(opened(&w).forms.today.check_in.note, "half a sen", "and they stay");
}

#[test]
fn safety_1_help_is_one_click_away_in_every_room() {
    let (_folder, mut w) = new_window("journal.gamut");
    for room in Room::ALL.into_iter().filter(|r| *r != Room::Help) {
        go(&mut w, room);
        w.get_all_by_role_and_label(Role::Button, "Help").next().expect("the rail").click();
        w.run_ok();
        assert!(is_help(&w), "{}", room.name());
    }
}

#[test]
fn safety_1_help_is_there_on_the_first_pages() {
    let folder = tempfile::tempdir().expect("a folder");
    let mut w = window_as_it_opens(&folder.path().join("journal.gamut"), [480.0, 640.0]);
    until(&mut w, "the journal is open", |w| w.state().model.is_open());
    w.run_ok();
    for page in 0..3 {
        Arc::make_mut(&mut w.state_mut().model.open_mut().expect("it is open").journal.journal).settings.welcome_page = page;
        go(&mut w, Room::Today);
        one_frame_after_f1(&mut w, "the first pages");
    }
}

fn protected(path: &Path) {
    let mut store = Store::create(path, &Catalogue::starting()).expect("made");
    store.save_settings(&Settings { welcomed: true, ..Settings::default() }).expect("set");
    store.set_passphrase(Some(&Secret::new("four quiet words here".to_owned())), 0).expect("set");
}

#[test]
fn safety_1_help_is_there_while_the_journal_is_locked_and_in_every_trouble_with_its_file() {
    let folder = tempfile::tempdir().expect("a folder");
    let at = |name: &str| folder.path().join(name);
    protected(&at("locked.gamut"));
    let _holds_it = Store::create(&at("in-use.gamut"), &Catalogue::starting()).expect("made");
    std::fs::write(at("damaged.gamut"), b"this was never a journal".repeat(400)).expect("written");
    std::fs::write(at("empty.gamut"), b"").expect("written");
    std::fs::write(at("a-file"), b"no folder").expect("written");
    let missing = at("a-file").join("journal.gamut");
    for path in [at("locked.gamut"), at("in-use.gamut"), at("damaged.gamut"), at("empty.gamut"), missing] {
        let name = path.display().to_string();
        let mut w = window_as_it_opens(&path, [1100.0, 760.0]);
        until(&mut w, "it is told", |w| matches!(w.state().model.standing, Standing::Locked(_) | Standing::InTrouble(_)));
        w.run_ok();
        one_frame_after_f1(&mut w, &name);
        choose_country(&mut w, "Netherlands");
        assert!(w.query_by_label("Help lines: Netherlands").is_some(), "{name}");
        assert!(w.query_by_label("My safety plan").is_none(), "{name}: nothing of a journal");
    }
}

#[test]
fn safety_1_help_waits_for_no_worker() {
    // A journal that is asked for and never answered: the window has nothing but what it was built with.
    let (_folder, mut w) = new_window("journal.gamut");
    let window = w.state_mut();
    window.close();
    window.model.standing = Standing::Opening(Opening::default());
    w.run_ok();
    assert!(w.query_by_label_contains("Opening your journal").is_some());
    one_frame_after_f1(&mut w, "a worker that is gone");
    choose_country(&mut w, "Netherlands");
    assert!(w.query_by_label("Help lines: Netherlands").is_some());
    press(&mut w, "What emotional blunting is");
    assert!(w.query_by_label("Six things that can lie behind it").is_some());
}

#[test]
fn safety_7_each_answer_but_no_brings_lines_into_sight_before_anything_is_saved() {
    let (_folder, mut w) = new_window("journal.gamut");
    let window = w.state_mut();
    let settings = Settings { ask_self_harm: true, country: Some("NL".to_owned()), ..window.model.settings() };
    window.act(SettingsChange(settings));
    settle(&mut w);
    let id = opened(&w).journal.journal.catalogue.symptom_by_key(SELF_HARM_KEY).expect("there").id;
    for answer in SymptomAnswer::ALL {
        forms(&mut w).today.check_in.symptoms.insert(id, answer);
        w.run_ok();
        let shown = w.query_by_label_contains("113 Zelfmoordpreventie: 113").is_some();
        assert_eq!(shown, answer != SymptomAnswer::No, "{answer:?}");
    }
    forms(&mut w).today.check_in.symptoms.clear();
    w.run_ok();
    assert!(w.query_by_label("Open help").is_none(), "not asked");
}

#[test]
fn safety_7_saving_such_an_answer_opens_help_and_keeps_the_check_in_whatever_is_done_next() {
    for (answer, opens) in SymptomAnswer::ALL.map(|a| (a, a != SymptomAnswer::No)) {
        let (folder, mut w) = new_window("journal.gamut");
        let id = opened(&w).journal.journal.catalogue.symptom_by_key(SELF_HARM_KEY).expect("there").id;
        let window = w.state_mut();
        window.act(SettingsChange(Settings { ask_self_harm: true, ..window.model.settings() }));
        window.model.open_mut().expect("it is open").forms.today.check_in.symptoms.insert(id, answer);
        window.act(CheckInChange::Save);
        assert_eq!(window.model.shell.room == Room::Help, opens, "{answer:?}");
        // Gone at once: what was asked for is on the disk all the same.
        window.close();
        drop(w);
        let w = window_on(&folder.path().join("journal.gamut"));
        let kept: Vec<_> = opened(&w).journal.journal.check_ins.iter().map(|c| c.symptom(id)).collect();
        assert_eq!(kept, [Some(answer)], "{answer:?}");
    }
}

/// The words of the item are nowhere but in the form and in the settings, whatever was answered.
#[test]
fn safety_8_no_room_shows_what_was_answered() {
    let folder = tempfile::tempdir().expect("a folder");
    let path = folder.path().join("journal.gamut");
    let now = monday_evening();
    let mut sample = gamut::exchange::sample_journal(now.instant.day(gamut::domain::DayStart::default()), &now.zone);
    let id = sample.catalogue.symptom_by_key(SELF_HARM_KEY).expect("there").id;
    let strong = SymptomAnswer::There(SymptomStrength::Strong);
    for c in &mut sample.check_ins {
        let said = &mut Arc::make_mut(c).symptoms;
        said.push((id, strong));
        said.sort_by_key(|(s, _)| *s);
    }
    let mut store = Store::create(&path, &sample.catalogue).expect("made");
    store.import(&sample, 0).expect("taken in");
    let settings = Settings { welcomed: true, ask_self_harm: true, ..sample.settings };
    store.save_settings(&settings).expect("set");
    drop(store);
    let mut w = window_on(&path);
    go(&mut w, Room::Today);
    open_form(&mut w);
    assert!(w.query_by_label_contains("hurting myself: not asked").is_some(), "it is asked about in the form");
    for room in [Room::Journal, Room::Range, Room::Patterns, Room::Ways, Room::Help] {
        go(&mut w, room);
        settle(&mut w);
        assert!(w.query_all_by_label_contains("hurting myself").next().is_none(), "{}", room.name());
    }
    go(&mut w, Room::Journal);
    let window = w.state_mut();
    window.act(Action::Search(Wish { words: "hurting".to_owned(), ..Wish::default() }));
    settle(&mut w);
    until(&mut w, "the search is answered", |w| opened(w).journal.search.answered);
    assert!(opened(&w).journal.search.found.is_empty(), "no search finds it");
}
