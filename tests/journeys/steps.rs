//! The window under test, and how a journey waits for what it expects.

use egui_kittest::{
    Harness,
    kittest::{NodeT, Queryable},
};
use gamut::{
    app::{Forms, Open, Room},
    domain::{Catalogue, DayStart, Instant, Moment, Settings},
    exchange::sample_journal,
    storage::Store,
    ui::GamutWindow,
};
use std::{path::Path, time::Duration};

/// Monday, 23 November 2026, 21:40 in Berlin, and a little: a real clock is never at a whole second.
pub fn monday_evening() -> Moment {
    Moment { instant: Instant { utc_ms: 1_795_466_400_123, offset_s: 3600 }, zone: "Europe/Berlin".into() }
}

/// The sample's fourteen months, as a journal of one's own.
pub fn long_journal(path: &Path) {
    let now = monday_evening();
    let sample = sample_journal(now.instant.day(DayStart::default()), &now.zone);
    let mut store = Store::create(path, &sample.catalogue).expect("made");
    store.import(&sample, 0).expect("taken in");
    store.save_settings(&Settings { welcomed: true, ..Settings::default() }).expect("set");
}

/// A new journal past its first pages that asks about all nine feelings at once, as those of earlier versions do.
pub fn long_form(path: &Path) -> &Path {
    let mut store = Store::create(path, &Catalogue::starting()).expect("made");
    store.save_settings(&Settings { welcomed: true, ..Settings::default() }).expect("set");
    path
}

pub type Window = Harness<'static, GamutWindow>;

/// The open journal, and what is typed in its rooms.
pub fn opened(w: &Window) -> &Open {
    w.state().model.open().expect("the journal is open")
}

/// What is typed in its rooms, to be typed otherwise.
pub fn forms(w: &mut Window) -> &mut Forms {
    &mut w.state_mut().model.open_mut().expect("the journal is open").forms
}

/// The window on this journal, 1100×760, opened and past its first pages.
pub fn window_on(journal: &Path) -> Window {
    let mut w = window_as_it_opens(journal, [1100.0, 760.0]);
    until(&mut w, "the journal is open", |w| w.state().model.is_open());
    if !opened(&w).journal.journal.settings.welcomed {
        w.get_by_label("Skip").click();
        until(&mut w, "the first pages are gone", |w| opened(w).journal.journal.settings.welcomed);
    }
    settle(&mut w);
    w
}

/// The same on the sample's fourteen months, of this size.
pub fn window_on_long_journal(size: [f32; 2]) -> (tempfile::TempDir, Window) {
    let folder = tempfile::tempdir().expect("a folder");
    let path = folder.path().join("journal.gamut");
    long_journal(&path);
    let mut w = window_as_it_opens(&path, size);
    until(&mut w, "the journal is open", |w| w.state().model.is_open());
    settle(&mut w);
    (folder, w)
}

pub fn window_as_it_opens(journal: &Path, size: [f32; 2]) -> Window {
    let journal = journal.to_owned();
    Harness::builder().with_size(size).with_max_steps(64).build_ui_state(
        |ui, window: &mut GamutWindow| window.show(ui),
        GamutWindow::new(&egui::Context::default(), journal, monday_evening),
    )
}

/// A frame of waiting: the window's own time hardly passes, so that a message doesn't leave while a busy machine is waited for.
fn waiting_step(w: &mut Window) {
    let now = w.ctx.input(|i| i.time);
    w.input_mut().time = Some(now + 0.001);
    w.step();
    w.input_mut().time = None;
}

/// Steps until the condition holds; says which one did not after a minute: a key takes its time on a busy machine.
pub fn until(w: &mut Window, what: &str, condition: impl Fn(&Window) -> bool) {
    for _ in 0..12_000 {
        waiting_step(w);
        if condition(w) {
            return;
        }
        std::thread::sleep(Duration::from_millis(5));
    }
    panic!("waited in vain until {what}: it is {:?}", w.state().model.standing);
}

/// Steps until the worker has answered all, what the answers asked for too: what is pressed then stays where it is. A
/// worker that hangs is waited for no longer than a minute, and then the press shows what comes of it.
pub fn worker_has_answered(w: &mut Window) {
    let mut was_done = false;
    for _ in 0..12_000 {
        let is_done = w.state().worker_is_done();
        if is_done && was_done {
            return;
        }
        waiting_step(w);
        was_done = is_done && w.state().worker_is_done();
        if !is_done {
            std::thread::sleep(Duration::from_millis(5));
        }
    }
}

/// Steps until every write is answered and the findings belong to what is shown.
pub fn settle(w: &mut Window) {
    worker_has_answered(w);
    until(w, "everything is saved and worked out", |w| w.state().model.is_settled());
    w.run_ok();
}

pub fn go(w: &mut Window, room: Room) {
    worker_has_answered(w);
    w.get_all_by_role_and_label(egui::accesskit::Role::Button, room.name()).next().expect("the rail").click();
    until(w, room.name(), |w| w.state().model.shell.room == room);
    w.run_ok();
}

/// The pages of the settings that the sample has, too.
pub const SETTINGS_PAGES: [&str; 11] = [
    "Feelings",
    "Symptoms",
    "Your words",
    "Day and units",
    "Look",
    "Patterns",
    "Help lines",
    "Privacy",
    "Bring in entries",
    "Journal and files",
    "About",
];

/// Opens a page of the settings.
pub fn page(w: &mut Window, name: &str) {
    go(w, Room::Settings);
    if let Some(back) = w.query_by_label("All settings") {
        back.click_accesskit();
        w.run_ok();
    }
    w.get_by_role_and_label(egui::accesskit::Role::Tab, name).click_accesskit();
    w.run_ok();
}

/// The value a screen reader hears for the slider of this name.
pub fn heard(w: &Window, feeling: &str) -> String {
    w.get_by_role_and_label(egui::accesskit::Role::Slider, feeling).accesskit_node().value().unwrap_or_default()
}

/// Types characters as a keyboard does, one frame each.
pub fn type_keys(w: &mut Window, text: &str) {
    for c in text.chars() {
        w.event(egui::Event::Text(c.to_string()));
        w.run_ok();
    }
}

/// Presses a control the way assistive technology does, also where it is scrolled out of sight.
pub fn press(w: &mut Window, name: &str) {
    worker_has_answered(w);
    w.get_by_label(name).click_accesskit();
    w.run_ok();
}

/// Whether what was looked at can be brought in: the button says how many entries.
pub fn can_be_brought_in(w: &Window) -> bool {
    brings_in(w).is_some()
}

/// Where the button for that is.
pub fn brings_in(w: &Window) -> Option<egui_kittest::Node<'_>> {
    let says_how_many =
        |n: &egui_kittest::Node<'_>| n.accesskit_node().label().is_some_and(|label| label.chars().any(|c| c.is_ascii_digit()));
    w.query_all_by_label_contains("Bring in ").find(says_how_many)
}

/// The file was looked at, and what would come in is wanted.
pub fn bring_it_in(w: &mut Window) {
    until(w, "it is looked at", can_be_brought_in);
    brings_in(w).expect("it can be").click_accesskit();
    w.run_ok();
}

/// Chooses the country of the help lines as a person types it.
pub fn choose_country(w: &mut Window, name: &str) {
    w.get_by_role_and_label(egui::accesskit::Role::TextInput, COUNTRY_FIELD).focus();
    w.run_ok();
    type_keys(w, name);
    w.key_press(egui::Key::Enter);
    w.run_ok();
}

pub const COUNTRY_FIELD: &str = "Type the country's name, in English or its own language, or its letters";

/// The same as a person without a mouse does it, once the keyboard is there.
pub fn press_by_keyboard(w: &mut Window, name: &str) {
    worker_has_answered(w);
    w.get_by_label(name).focus();
    w.run_ok();
    w.key_press(egui::Key::Enter);
    w.run_ok();
}

/// The name of what has the keyboard; empty where nothing has.
pub fn focused(w: &Window) -> String {
    let has = w.root().children_recursive().map(|n| n.accesskit_node()).find(egui_kittest::kittest::AccessKitNode::is_focused);
    has.and_then(|n| n.label()).unwrap_or_default()
}

/// Opens Today's form where a check-in of the day has folded it.
pub fn open_form(w: &mut Window) {
    if w.query_by_label("Check in again").is_some() {
        press(w, "Check in again");
    }
}

/// Saves a check-in with this Joy (one digit) and this note.
pub fn log_note(w: &mut Window, joy: &str, note: &str) {
    go(w, Room::Today);
    let n = opened(w).journal.journal.check_ins.len();
    open_form(w);
    w.get_by_role_and_label(egui::accesskit::Role::Slider, "Joy").focus();
    w.run_ok();
    type_keys(w, joy);
    w.get_by_role_and_label(egui::accesskit::Role::MultilineTextInput, "A line or two, if you like").focus();
    w.run_ok();
    w.event(egui::Event::Text(note.to_owned()));
    w.run_ok();
    worker_has_answered(w);
    w.get_by_label("Save check-in").click_accesskit();
    until(w, "it is saved", |w| opened(w).journal.journal.check_ins.len() == n + 1);
    settle(w);
}

/// Types words into the search of the journal and waits for all that is found.
pub fn search(w: &mut Window, words: &str) {
    w.get_by_role_and_label(egui::accesskit::Role::TextInput, "Search what you wrote").focus();
    w.run_ok();
    w.event(egui::Event::Text(words.to_owned()));
    until(w, "the search is answered", |w| {
        let search = &opened(w).journal.search;
        search.answered && search.found.whole && search.wish.words == words
    });
    w.run_ok();
}
