//! Today's form: what it shows, and what it folds away.

use super::steps::{
    Window, focused, forms, go, monday_evening, open_form, opened, press, press_by_keyboard, settle, type_keys, until,
    window_as_it_opens, window_on,
};
use egui::{Key, Modifiers, accesskit::Role};
use egui_kittest::kittest::{NodeT, Queryable};
use gamut::{
    app::{CheckInChange, Room},
    domain::{
        Answer, Besides, Catalogue, CheckIn, Context, DayKey, DayStart, Event, EventKind, ImportedMood, Instant, Intensity,
        Journal, Moment, SELF_HARM_KEY, Series, Settings, SleepHours, Source, SymptomAnswer,
    },
    storage::Store,
};
use std::path::Path;

fn at(days_back: i64) -> Moment {
    let utc_ms = monday_evening().instant.utc_ms - days_back * 86_400_000;
    Moment { instant: Instant { utc_ms, offset_s: 3600 }, zone: "Europe/Berlin".into() }
}

/// A journal of so many days up to yesterday, each of which says this besides an answer.
fn days(path: &Path, n: i64, says: impl Fn(i64, &Catalogue) -> Besides) {
    let catalogue = Catalogue::starting();
    let mut store = Store::create(path, &catalogue).expect("made");
    store.save_settings(&Settings { welcomed: true, ..Settings::default() }).expect("set");
    for back in 1..=n {
        let at = at(back);
        let five = Answer::Rated(Intensity::new(5).expect("0 to 10"));
        let answers = vec![(catalogue.feelings[0].id, five)];
        let day = at.instant.day(DayStart::default());
        let c = CheckIn::new(format!("{back}"), at, day, answers).with(says(back, &catalogue));
        store.save_check_in(&c, 0, None).expect("saved");
    }
}

fn asks(w: &Window, name: &str) -> bool {
    w.query_all_by_label_contains(name).count() > 0
}

/// The feelings of the form, from above.
fn rows(w: &Window) -> usize {
    w.query_all_by_role(Role::Slider).count()
}

#[test]
fn a_new_journal_asks_about_seven_feelings_and_all_of_them_are_remembered_for_the_check_in() {
    let folder = tempfile::tempdir().expect("a folder");
    let path = folder.path().join("journal.gamut");
    let mut w = window_on(&path);
    assert_eq!(rows(&w), 7);
    press(&mut w, "All feelings…");
    assert_eq!(rows(&w), 9);
    w.get_by_role_and_label(Role::Slider, "Joy").focus();
    w.run_ok();
    type_keys(&mut w, "4");
    go(&mut w, Room::Journal);
    go(&mut w, Room::Today);
    assert_eq!(rows(&w), 9, "in another room one has not forgotten it");
    drop(w);
    let mut w = window_on(&path);
    assert_eq!(rows(&w), 9, "nor in another window");
    press(&mut w, "Save check-in");
    until(&mut w, "it is saved", |w| opened(w).journal.journal.check_ins.len() == 1);
    settle(&mut w);
    open_form(&mut w);
    assert_eq!(rows(&w), 7, "the next one is short again");
}

#[test]
fn a_journal_that_has_its_choice_keeps_it() {
    let folder = tempfile::tempdir().expect("a folder");
    let path = folder.path().join("journal.gamut");
    days(&path, 1, |_, _| Besides::default());
    let w = window_on(&path);
    assert_eq!(rows(&w), 9, "long, as it was");
    assert!(!opened(&w).journal.journal.settings.short_form && w.query_by_label("All feelings…").is_none());
}

#[test]
fn the_short_form_of_a_new_journal_stays_what_it_is() {
    let folder = tempfile::tempdir().expect("a folder");
    let w = window_on(&folder.path().join("journal.gamut"));
    let keys: Vec<_> = opened(&w).journal.journal.settings.short_feelings.iter().map(ToString::to_string).collect();
    assert_eq!(keys, ["joy", "contentment", "excitement", "sadness", "anxiety", "anger", "numbness"]);
    assert!(!w.state().model.can_undo(), "nobody asked for anything");
}

#[test]
fn a_feeling_that_is_added_stands_in_the_form_it_was_added_in() {
    let folder = tempfile::tempdir().expect("a folder");
    let path = folder.path().join("journal.gamut");
    let mut w = window_on(&path);
    let add = |w: &mut Window, name: &str| {
        press(w, "Another feeling…");
        w.run_ok();
        w.get_by_label(name).click_accesskit();
        settle(w);
    };
    add(&mut w, "Gratitude");
    assert!(w.query_by_role_and_label(Role::Slider, "Gratitude").is_some(), "in the short one");
    assert_eq!(rows(&w), 8);
    w.key_press_modifiers(Modifiers::COMMAND, Key::Z);
    settle(&mut w);
    assert_eq!(rows(&w), 7, "one step takes it out of both");
    press(&mut w, "All feelings…");
    add(&mut w, "Hope");
    assert_eq!(rows(&w), 10);
    press(&mut w, "Fewer feelings");
    assert_eq!(rows(&w), 7, "in the long one");
}

#[test]
fn all_of_the_form_is_shown_in_the_first_week_and_then_what_is_in_use() {
    let folder = tempfile::tempdir().expect("a folder");
    let (six, seven) = (folder.path().join("six.gamut"), folder.path().join("seven.gamut"));
    let says = |back: i64, catalogue: &Catalogue| {
        let symptom = catalogue.symptom_by_key("fatigue").expect("there").id;
        let context = Context { sleep: SleepHours::new(7.0), ..Context::default() };
        let symptoms = if back == 2 { vec![(symptom, SymptomAnswer::No)] } else { Vec::new() };
        Besides { symptoms, context, ..Besides::default() }
    };
    days(&six, 6, says);
    let w = window_on(&six);
    for name in ["Tired, foggy", "Less empathy", "Sleep", "Medicine taken", "Tags"] {
        assert!(asks(&w, name), "{name}");
    }
    assert!(!asks(&w, "More: "));
    drop(w);
    days(&seven, 7, says);
    let mut w = window_on(&seven);
    assert!(asks(&w, "Tired, foggy") && asks(&w, "Sleep"), "what is in use stays");
    for name in ["Less empathy", "Medicine taken", "Tags"] {
        assert!(!asks(&w, name), "{name}");
    }
    press_by_keyboard(&mut w, "More: other symptoms, medicine, drinks…");
    assert!(asks(&w, "Less empathy") && asks(&w, "Medicine taken"));
    assert_eq!(focused(&w), "Neither happy nor sad: not asked", "the keyboard goes on with what was unfolded");
    // Answered there it stays in sight, and in the check-in.
    w.get_by_role_and_label(Role::TextInput, "Tags").focus();
    w.run_ok();
    type_keys(&mut w, "sea");
    w.key_press_modifiers(Modifiers::COMMAND, Key::Enter);
    until(&mut w, "it is saved", |w| opened(w).journal.journal.check_ins.len() == 8);
    settle(&mut w);
    let last = opened(&w).journal.journal.check_ins.last().expect("saved").clone();
    assert_eq!(last.context.tags.len(), 1);
    open_form(&mut w);
    assert!(asks(&w, "Tags") && !asks(&w, "Medicine taken"), "it is in use now, and the next form is folded");
}

#[test]
fn folding_drops_no_answer_and_hides_nothing_of_a_check_in_that_is_changed() {
    let folder = tempfile::tempdir().expect("a folder");
    let path = folder.path().join("journal.gamut");
    days(&path, 9, |_, _| Besides::default());
    let mut w = window_on(&path);
    let symptom = opened(&w).journal.journal.catalogue.symptom_by_key("empathy").expect("there").id;
    // Half written before it was folded.
    forms(&mut w).today.check_in.symptoms.insert(symptom, SymptomAnswer::No);
    forms(&mut w).today.check_in.substances.push("none".into());
    w.run_ok();
    assert!(asks(&w, "Less empathy: no") && asks(&w, "Drinks and other"));
    w.state_mut().act(CheckInChange::Save);
    settle(&mut w);
    let saved = opened(&w).journal.journal.check_ins.last().expect("saved").clone();
    assert_eq!((saved.symptom(symptom), saved.context.substances.len()), (Some(SymptomAnswer::No), 1));
    let first = opened(&w).journal.journal.check_ins[0].id.clone();
    w.state_mut().act(CheckInChange::Edit(first));
    w.run_ok();
    assert!(asks(&w, "Forgetful, undecided") && asks(&w, "Medicine taken"));
}

#[test]
fn the_item_about_hurting_oneself_is_never_folded_once_it_is_asked() {
    let folder = tempfile::tempdir().expect("a folder");
    let path = folder.path().join("journal.gamut");
    days(&path, 9, |_, _| Besides::default());
    let mut store = Store::open(&path, None).expect("opened");
    store.save_settings(&Settings { welcomed: true, ask_self_harm: true, ..Settings::default() }).expect("set");
    drop(store);
    let w = window_on(&path);
    let catalogue = &opened(&w).journal.journal.catalogue;
    let name = &catalogue.symptom_by_key(SELF_HARM_KEY).expect("there").name;
    assert!(asks(&w, name) && !asks(&w, "Less empathy"));
}

#[test]
fn the_digit_after_the_last_feeling_changes_no_feeling_where_nothing_is_left_to_answer() {
    let folder = tempfile::tempdir().expect("a folder");
    let path = folder.path().join("journal.gamut");
    days(&path, 9, |_, _| Besides::default());
    let mut w = window_on(&path);
    type_keys(&mut w, "1234567891");
    let said: Vec<_> = opened(&w).forms.today.check_in.answers.values().map(|a| a.number()).collect();
    assert_eq!(said, (1..=9).map(Some).collect::<Vec<_>>());
    assert!(focused(&w).starts_with("More: symptoms, sleep"), "{}", focused(&w));
}

#[test]
fn a_time_is_typed_as_people_write_it_and_what_can_t_be_read_is_said_and_not_saved() {
    let folder = tempfile::tempdir().expect("a folder");
    let mut w = window_on(&folder.path().join("journal.gamut"));
    press(&mut w, "For another day…");
    press(&mut w, "Friday, 20 November 2026");
    w.get_by_role_and_label(Role::Slider, "Joy").focus();
    w.run_ok();
    type_keys(&mut w, "6");
    let time = |w: &mut Window, words: &str| {
        w.get_by_role_and_label(Role::TextInput, "At what time").focus();
        w.run_ok();
        w.key_press_modifiers(Modifiers::COMMAND, Key::A);
        w.event(egui::Event::Text(words.to_owned()));
        w.run_ok();
    };
    time(&mut w, "half six");
    w.key_press_modifiers(Modifiers::COMMAND, Key::Enter);
    w.run_ok();
    assert!(opened(&w).journal.journal.check_ins.is_empty());
    assert!(asks(&w, "“half six” could not be read as a time"));
    time(&mut w, "6.30 pm");
    w.get_by_role_and_label(Role::Slider, "Sadness").focus();
    w.run_ok();
    let shown = w.get_by_role_and_label(Role::TextInput, "At what time").accesskit_node().value();
    assert_eq!(shown.as_deref(), Some("18:30"));
    press(&mut w, "Save check-in");
    until(&mut w, "it is saved", |w| opened(w).journal.journal.check_ins.len() == 1);
    let at = opened(&w).journal.journal.check_ins[0].at.instant.wall_clock().format("%Y-%m-%d %H:%M").to_string();
    assert_eq!(at, "2026-11-20 18:30");
}

#[test]
fn steps_stand_apart_from_names_and_are_large_enough_at_every_size_of_window_and_text() {
    let folder = tempfile::tempdir().expect("a folder");
    let path = folder.path().join("journal.gamut");
    days(&path, 1, |_, _| Besides::default());
    for size in [[1100.0, 760.0], [480.0, 640.0], [240.0, 320.0], [1366.0, 768.0], [1920.0, 1080.0], [683.0, 384.0]] {
        let mut w = window_as_it_opens(&path, size);
        until(&mut w, "the journal is open", |w| w.state().model.is_open());
        settle(&mut w);
        let steps = w.get_by_role_and_label(Role::Slider, "Joy").rect();
        let lines = if steps.width() < 316.0 { 2.0 } else { 1.0 };
        assert!(steps.width() * lines >= 12.0 * 26.0 && steps.height() >= 32.0 * lines, "{size:?}: {steps:?}");
        assert!(steps.right() <= size[0], "{size:?}: {steps:?}");
        if size[0] >= 1900.0 {
            assert!(steps.height() >= 38.0, "larger where there is room: {steps:?}");
        }
    }
}

#[test]
fn an_overall_mood_of_another_app_is_told_beside_its_check_in_in_today_and_the_journal() {
    let folder = tempfile::tempdir().expect("a folder");
    let path = folder.path().join("journal.gamut");
    let moment = at(0);
    let day: DayKey = moment.instant.day(DayStart::default());
    let source = Some(Source { app: "daylio".into(), row: "x".into() });
    let c = CheckIn::new("m1", moment.clone(), day, Vec::new()).with(Besides {
        note: "a day".into(),
        source,
        ..Besides::default()
    });
    let mood = |id: &str, value, label: &str| ImportedMood {
        id: id.into(),
        at: moment.instant,
        day,
        value,
        label: label.into(),
        series: Series::default(),
    };
    let moods = vec![mood("m1", 4.0, "good"), mood("gone", 2.0, "bad")];
    let event = Event {
        id: "e".into(),
        day,
        what: EventKind::Move,
        name: String::new(),
        dose: String::new(),
        note: String::new(),
        deleted_ms: None,
    };
    let journal = Journal {
        catalogue: Catalogue::starting(),
        check_ins: vec![c.into()],
        moods,
        events: vec![event],
        ..Journal::default()
    };
    let mut store = Store::create(&path, &journal.catalogue).expect("made");
    store.import(&journal, 0).expect("taken in");
    store.save_settings(&Settings { welcomed: true, ..Settings::default() }).expect("set");
    drop(store);
    let mut w = window_on(&path);
    assert!(w.query_by_label("Mood in Daylio: good (4 of 5)").is_some(), "in Today");
    go(&mut w, Room::Journal);
    assert!(w.query_by_label("Mood in Daylio: good (4 of 5)").is_some(), "in the journal");
    assert!(w.query_by_label("Mood in another app: bad (2 of 5)").is_some(), "and one whose check-in is not there");
}
