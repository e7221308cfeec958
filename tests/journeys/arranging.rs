//! Settings: two feelings, symptoms or words become one, in every check-in, and come back as they were.

use super::steps::{
    Window, focused, forms, go, heard, long_form, open_form, opened, page, press, settle, type_keys, until, window_as_it_opens,
    window_on,
};
use egui::{Key, Modifiers, accesskit::Role};
use egui_kittest::kittest::{NodeT, Queryable};
use gamut::{
    app::Room,
    domain::{Answer, Clock, Journal, SleepShown, WeekBegins},
    exchange::jsonl,
};

fn exported(journal: &Journal) -> String {
    let mut out = Vec::new();
    jsonl::write(journal, &mut out).expect("memory does not fail");
    String::from_utf8(out).expect("text")
}

/// Answers these feelings by keyboard and saves.
fn log(w: &mut Window, answers: &[(&str, &str)]) {
    go(w, Room::Today);
    open_form(w);
    let n = opened(w).journal.journal.check_ins.len();
    for (feeling, keys) in answers {
        w.get_by_role_and_label(Role::Slider, feeling).focus();
        w.run_ok();
        type_keys(w, keys);
    }
    press(w, "Save check-in");
    until(w, "it is saved", |w| opened(w).journal.journal.check_ins.len() == n + 1);
    settle(w);
}

/// Opens a list and chooses one of it.
fn choose(w: &mut Window, list: &str, one: &str) {
    w.get_by_role_and_label(Role::ComboBox, list).click_accesskit();
    w.run_ok();
    let offered = w.get_all_by_role_and_label(Role::Button, one).last().expect("it is offered");
    offered.click_accesskit();
    w.run_ok();
    w.run_ok();
}

fn said(w: &Window, n: usize, key: &str) -> Option<Answer> {
    let journal = &opened(w).journal.journal;
    let id = journal.catalogue.feelings.iter().find(|f| f.key.as_str() == key)?.id;
    journal.check_ins[n].answer(id)
}

#[test]
fn two_feelings_are_merged_after_saying_what_that_does_and_one_undo_puts_all_of_it_back() {
    let folder = tempfile::tempdir().expect("a folder");
    let path = folder.path().join("journal.gamut");
    let mut w = window_on(long_form(&path));
    log(&mut w, &[("Anger", "2"), ("Guilt", "8")]);
    log(&mut w, &[("Anger", "?"), ("Guilt", "0")]);
    log(&mut w, &[("Guilt", "?")]);
    // Half a check-in stands in the form.
    open_form(&mut w);
    w.get_by_role_and_label(Role::Slider, "Guilt").focus();
    w.run_ok();
    type_keys(&mut w, "5");
    page(&mut w, "Feelings");
    let before = exported(&opened(&w).journal.journal);
    press(&mut w, "Merge two feelings");
    choose(&mut w, "This feeling", "Guilt");
    w.get_by_role_and_label(Role::ComboBox, "becomes part of").click_accesskit();
    w.run_ok();
    assert!(w.query_all_by_label("Joy").all(|n| n.accesskit_node().role() != Role::Button), "the other side is not offered");
    w.key_press(Key::Escape);
    w.run_ok();
    choose(&mut w, "becomes part of", "Anger");
    assert!(w.query_by_label("Guilt is answered in 3 check-ins, Anger in 2, both in 2").is_some());
    assert!(w.query_by_label_contains("the stronger answer stays").is_some());
    assert!(w.query_by_label_contains("among its earlier versions").is_some());
    press(&mut w, "Merge Guilt into Anger");
    settle(&mut w);
    let n = opened(&w).journal.journal.catalogue.feelings.len();
    // Those of one minute stand in no order.
    let mut anger = [0, 1, 2].map(|n| said(&w, n, "anger").and_then(Answer::number));
    anger.sort_unstable();
    assert_eq!(anger, [None, Some(0), Some(8)]);
    assert!([0, 1, 2].iter().any(|n| said(&w, *n, "anger") == Some(Answer::CannotTell)));
    assert!(w.query_by_label("Done in 3 check-ins").is_some());
    assert!(w.query_by_label("Rename Guilt").is_none() && w.query_by_label("Bring Guilt back").is_none());
    go(&mut w, Room::Today);
    assert_eq!(heard(&w, "Anger"), "5, clearly", "what was half written is about the one that stays");
    assert!(w.query_by_role_and_label(Role::Slider, "Guilt").is_none());
    // The original answers stand among the earlier versions.
    go(&mut w, Room::Journal);
    w.get_all_by_label_contains("Earlier versions of").next().expect("it was changed").click_accesskit();
    until(&mut w, "they are there", |w| opened(w).journal.earlier.is_some());
    w.run_ok();
    assert!(w.query_by_label_contains("Guilt:").is_some());
    w.key_press_modifiers(Modifiers::COMMAND, Key::Z);
    settle(&mut w);
    assert_eq!(opened(&w).journal.journal.catalogue.feelings.len(), n + 1);
    assert_eq!(exported(&opened(&w).journal.journal), before);
    assert!(opened(&w).journal.edited.is_empty(), "nothing is left of it in the history");
    go(&mut w, Room::Today);
    assert_eq!((heard(&w, "Guilt").as_str(), heard(&w, "Anger").as_str()), ("5, clearly", "not answered"));
    drop(w);
    let w = window_on(&path);
    assert_eq!(exported(&opened(&w).journal.journal), before);
}

#[test]
fn two_symptoms_are_merged_and_the_item_about_hurting_oneself_is_not_among_them() {
    let folder = tempfile::tempdir().expect("a folder");
    let mut w = window_on(&folder.path().join("journal.gamut"));
    page(&mut w, "Symptoms");
    press(&mut w, "Merge two symptoms");
    w.get_by_role_and_label(Role::ComboBox, "This symptom").click_accesskit();
    w.run_ok();
    assert!(w.query_by_label("Thoughts of hurting myself").is_none());
    w.get_all_by_label("Feeling numb").last().expect("it is offered").click_accesskit();
    w.run_ok();
    w.run_ok();
    choose(&mut w, "becomes part of", "Disconnected from others");
    assert!(w.query_by_label("Feeling numb is answered nowhere: no check-in changes").is_some());
    press(&mut w, "Merge Feeling numb into Disconnected from others");
    settle(&mut w);
    assert_eq!(opened(&w).journal.journal.catalogue.symptoms.len(), 8);
    w.key_press_modifiers(Modifiers::COMMAND, Key::Z);
    settle(&mut w);
    assert_eq!(opened(&w).journal.journal.catalogue.symptoms.len(), 9);
}

/// Saves a check-in with these tags.
fn tagged(w: &mut Window, tags: &[&str]) {
    go(w, Room::Today);
    let n = opened(w).journal.journal.check_ins.len();
    forms(w).today.check_in.tags = tags.iter().map(|t| (*t).to_owned()).collect();
    forms(w).today.check_in.note = "a note".into();
    w.run_ok();
    press(w, "Save check-in");
    until(w, "it is saved", |w| opened(w).journal.journal.check_ins.len() == n + 1);
    settle(w);
}

fn tags(w: &Window) -> Vec<String> {
    // Those of one minute stand in no order.
    let mut all: Vec<_> = opened(w).journal.journal.check_ins.iter().map(|c| c.context.tags.join("+")).collect();
    all.sort();
    all
}

#[test]
fn a_tag_gets_another_spelling_in_every_check_in_and_where_that_is_in_use_the_two_become_one() {
    let folder = tempfile::tempdir().expect("a folder");
    let mut w = window_on(&folder.path().join("journal.gamut"));
    for t in [&["wlak", "work"][..], &["wlak"], &["walk", "wlak"]] {
        tagged(&mut w, t);
    }
    page(&mut w, "Your words");
    press(&mut w, "Your tags");
    assert!(w.query_by_label("3 check-ins, last on 23 November 2026").is_some());
    let before = exported(&opened(&w).journal.journal);
    press(&mut w, "Change the word work");
    assert_eq!(focused(&w), "New spelling");
    for _ in 0..4 {
        w.key_press(Key::Backspace);
        w.run_ok();
    }
    type_keys(&mut w, "job");
    assert!(w.query_by_label("“work” becomes “job” in 1 check-in.").is_some());
    press(&mut w, "Change it everywhere");
    settle(&mut w);
    assert_eq!(tags(&w), ["walk+wlak", "wlak", "wlak+job"]);
    press(&mut w, "Change the word wlak");
    choose(&mut w, "or one with", "walk");
    assert!(w.query_by_label_contains("become one. Where a check-in has both, it has “walk” once.").is_some());
    press(&mut w, "Make them one");
    settle(&mut w);
    assert_eq!(tags(&w), ["walk", "walk", "walk+job"]);
    // The pills follow.
    go(&mut w, Room::Today);
    open_form(&mut w);
    assert!(w.query_by_label("job").is_some() && w.query_by_label("wlak").is_none());
    for _ in 0..2 {
        w.key_press_modifiers(Modifiers::COMMAND, Key::Z);
        settle(&mut w);
    }
    assert_eq!(exported(&opened(&w).journal.journal), before);
}

#[test]
fn a_word_that_is_put_away_is_not_offered_and_stays_where_it_was_written() {
    let folder = tempfile::tempdir().expect("a folder");
    let path = folder.path().join("journal.gamut");
    let mut w = window_on(&path);
    tagged(&mut w, &["walk", "work"]);
    page(&mut w, "Your words");
    press(&mut w, "Your tags");
    press(&mut w, "Put the word walk away");
    settle(&mut w);
    assert!(w.query_by_label_contains("put away").is_some());
    drop(w);
    let mut w = window_on(&path);
    assert_eq!(tags(&w), ["walk+work"]);
    open_form(&mut w);
    assert!(w.query_by_role_and_label(Role::Button, "work").is_some());
    assert!(w.query_by_role_and_label(Role::Button, "walk").is_none());
    page(&mut w, "Your words");
    press(&mut w, "Your tags");
    press(&mut w, "Offer the word walk again");
    settle(&mut w);
    go(&mut w, Room::Today);
    open_form(&mut w);
    assert!(w.query_by_role_and_label(Role::Button, "walk").is_some());
}

#[test]
fn times_weeks_and_nights_are_shown_as_they_are_set_and_are_kept_as_they_were() {
    let folder = tempfile::tempdir().expect("a folder");
    let path = folder.path().join("journal.gamut");
    let mut w = window_on(&path);
    forms(&mut w).today.check_in.sleep = "6:20".into();
    w.run_ok();
    press(&mut w, "Save check-in");
    until(&mut w, "it is saved", |w| opened(w).journal.journal.check_ins.len() == 1);
    settle(&mut w);
    assert!(w.query_by_label_contains("slept 6 h 20").is_some());
    assert!(w.query_by_label_contains("One check-in today · the day ends at 04:00").is_some());
    let slept = opened(&w).journal.journal.check_ins[0].context.sleep;
    page(&mut w, "Day and units");
    for name in ["12 hours, 9:40 pm", "Sunday", "Decimal hours, 6.5 h"] {
        press(&mut w, name);
        settle(&mut w);
    }
    assert!(w.query_by_label_contains("6:00 am").is_some() || w.query_by_label("A new day begins at").is_some());
    go(&mut w, Room::Today);
    assert!(w.query_by_label_contains("slept 6.33 h").is_some());
    assert!(w.query_by_label_contains("One check-in today · the day ends at 4:00 am").is_some());
    // Changed and saved again, the night is the one that was written.
    w.get_by_label_contains("Change the check-in of").click_accesskit();
    until(&mut w, "it is in the form", |w| opened(w).forms.today.check_in.editing.is_some());
    assert_eq!(opened(&w).forms.today.check_in.sleep, "6.33 h");
    forms(&mut w).today.check_in.note = "a word".into();
    w.run_ok();
    press(&mut w, "Save changes");
    settle(&mut w);
    assert_eq!(opened(&w).journal.journal.check_ins[0].context.sleep, slept);
    // November 2026 begins on a Sunday: its calendar, too.
    go(&mut w, Room::Journal);
    let sunday = w.get_by_label("Sunday, 1 November 2026").rect().left();
    let monday = w.get_by_label("Monday, 2 November 2026").rect().left();
    assert!(sunday < monday);
    drop(w);
    let w = window_on(&path);
    let units = opened(&w).journal.journal.settings.units;
    assert_eq!((units.clock, units.week, units.sleep), (Clock::Hours12, WeekBegins::Sunday, SleepShown::DecimalHours));
}

#[test]
fn every_licence_can_be_read_in_full() {
    let folder = tempfile::tempdir().expect("a folder");
    let mut w = window_on(&folder.path().join("journal.gamut"));
    page(&mut w, "About");
    for (name, words) in [
        ("Gamut: the MIT licence", "THE SOFTWARE IS PROVIDED"),
        ("Gamut, and OpenSSL's ciphers: the Apache License 2.0", "Unless required by applicable law"),
        (
            "Atkinson Hyperlegible Next, the letters: the SIL Open Font License 1.1",
            "Atkinson Hyperlegible Next Project Authors",
        ),
        ("Inter, letters the first one lacks: the SIL Open Font License 1.1", "The Inter Project Authors"),
        ("Phosphor, the icons: the MIT licence", "Phosphor Icons"),
        ("SQLite and SQLCipher, the journal file, and all the rest: THIRD-PARTY.md", "ZETETIC LLC"),
    ] {
        press(&mut w, name);
        assert!(w.query_all_by_label_contains(words).next().is_some(), "{name}");
        press(&mut w, name);
    }
}

/// Goes on by Tab until the keyboard is at the last control of the room, and gives the names it came by.
fn tabbed(w: &mut Window, last: &str) -> Vec<String> {
    let mut names = Vec::new();
    for _ in 0..400 {
        w.key_press(Key::Tab);
        w.run_ok();
        let name = focused(w);
        if name == last {
            names.push(name);
            return names;
        }
        names.push(name);
    }
    panic!("{last} is never reached: {names:?}");
}

#[test]
fn tab_reaches_every_control_of_a_page_in_reading_order() {
    let folder = tempfile::tempdir().expect("a folder");
    let path = folder.path().join("journal.gamut");
    let mut w = window_as_it_opens(&path, [480.0, 640.0]);
    until(&mut w, "the journal is open", |w| w.state().model.is_open());
    press(&mut w, "Skip");
    settle(&mut w);
    tagged(&mut w, &["walk"]);
    let pages: [(&str, &[&str], &[&str]); 14] = [
        (
            "Feelings",
            &["Merge two feelings"],
            &["Rename Joy", "Put Guilt away", "Add feeling", "Merge two feelings", "This feeling"],
        ),
        (
            "Symptoms",
            &["Merge two symptoms", "Rename and reorder symptoms"],
            &["Add symptom", "Merge two symptoms", "This symptom", "Also ask about wanting to hurt myself"],
        ),
        ("Your words", &["Your tags"], &["Your tags", "Change the word walk"]),
        ("Day and units", &[], &["A new day begins at", "24 hours, 21:40", "Saturday"]),
        ("Look", &[], &["As the desktop", "Larger"]),
        ("Patterns", &[], &["Usual care", "More cautious"]),
        ("Help lines", &[], &["All 33 countries", "Open Help"]),
        ("Privacy", &[], &["Set a passphrase…"]),
        ("Backups", &[], &["Back up now"]),
        ("Other machines", &[], &["Choose the folder…", "Code of the other computer"]),
        ("Bring in entries", &[], &["Choose a file…"]),
        ("Journal and files", &[], &["Copy the path", "Export"]),
        ("Delete everything", &[], &["Delete everything…"]),
        ("About", &[], &["Gamut: the MIT licence", "SQLite and SQLCipher, the journal file, and all the rest: THIRD-PARTY.md"]),
    ];
    for (name, folded, order) in pages {
        page(&mut w, name);
        for each in folded {
            press(&mut w, each);
        }
        w.get_by_label("All settings").focus();
        w.run_ok();
        let names = tabbed(&mut w, order[order.len() - 1]);
        assert!(names.iter().all(|n| !n.is_empty()), "each has a name: {names:?}");
        let place =
            |name: &&str| names.iter().position(|n| n == name).unwrap_or_else(|| panic!("{name} is not reached: {names:?}"));
        assert!(order.iter().map(place).is_sorted(), "{order:?} in {names:?}");
    }
}

#[test]
fn a_page_is_opened_from_anywhere_by_a_few_letters_and_tab_goes_on_from_there() {
    let folder = tempfile::tempdir().expect("a folder");
    let mut w = window_on(&folder.path().join("journal.gamut"));
    for (part, next) in [("Day and units", "A new day begins at"), ("Backups", "Back up now"), ("Look", "As the desktop")] {
        go(&mut w, Room::Today);
        w.key_press_modifiers(Modifiers::COMMAND, Key::K);
        w.run_ok();
        type_keys(&mut w, &format!("settings {part}"));
        w.key_press(Key::Enter);
        until(&mut w, "Settings is open", |w| w.state().model.shell.room == Room::Settings);
        w.run_ok();
        w.run_ok();
        assert_eq!(focused(&w), format!("{part}, settings"));
        w.key_press(Key::Tab);
        w.run_ok();
        assert_eq!(focused(&w), next);
    }
}
