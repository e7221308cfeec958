//! Questions for the doctor: struck out, reworded, put in order, added to, copied; and the page, which is seen as it will be
//! printed while it is chosen what goes on it.

use super::steps::{
    Window, focused, go, long_journal, monday_evening, opened, press, press_by_keyboard, settle, type_keys, until, window_on,
};
use egui::{Key, Modifiers, accesskit::Role};
use egui_kittest::kittest::{NodeT, Queryable};
use gamut::{
    app::Room,
    domain::{DayStart, SELF_HARM_KEY, SelfHarmItem, Settings, SymptomAnswer, SymptomStrength, Way},
    exchange::sample_journal,
    guidance::{asked, taken_along},
    storage::Store,
};
use std::{path::Path, sync::Arc};

fn doctors_page(path: &Path) -> Window {
    let mut w = window_on(path);
    go(&mut w, Room::Patterns);
    press(&mut w, "Take to my doctor");
    until(&mut w, "its page is open", |w| opened(w).journal.open_way == Some(Way::Doctor));
    w.run_ok();
    press(&mut w, "Back to my questions");
    w
}

/// The pages as they are seen: what a screen reader hears of each.
fn sheets(w: &Window) -> Vec<String> {
    let all = w.query_all_by_role(Role::Image).filter_map(|node| node.accesskit_node().label());
    all.filter(|words| words.contains("For my doctor")).collect()
}

/// The page, come to from this room.
fn page_from(w: &mut Window, room: Room) {
    go(w, room);
    press(w, "Take to my doctor");
    until(w, "the page is seen", |w| !sheets(w).is_empty());
    w.run_ok();
}

fn along(w: &Window) -> Vec<String> {
    let open = &opened(w).journal;
    taken_along(&asked(&open.findings.as_ref().expect("worked out").questions, &open.journal.way_items))
}

/// Opens the question that stands in this place.
fn change(w: &mut Window, n: usize) {
    let words = along(w)[n - 1].clone();
    press_by_keyboard(w, &format!("Change question {n}: {words}"));
}

#[test]
fn questions_are_struck_out_reworded_moved_and_added_are_kept_and_taken_back() {
    let folder = tempfile::tempdir().expect("a folder");
    let path = folder.path().join("journal.gamut");
    long_journal(&path);
    let mut w = doctors_page(&path);
    let filled = along(&w);
    assert!(filled[0].contains("weaker feelings since"), "{filled:?}");
    assert!(filled.last().is_some_and(|q| q.contains("When shall we look at this again?")), "{filled:?}");

    change(&mut w, 1);
    assert_eq!(focused(&w), "Question 1, in your words", "what takes the button's place has the keyboard");
    press(&mut w, "Strike it out");
    settle(&mut w);
    assert_eq!(along(&w), filled[1..]);

    change(&mut w, 1);
    w.key_press_modifiers(Modifiers::COMMAND, Key::A);
    type_keys(&mut w, "Is that much?");
    press(&mut w, "Save the words");
    settle(&mut w);
    assert_eq!(along(&w)[0], "Is that much?");

    change(&mut w, 1);
    press(&mut w, "Move question 1 down");
    settle(&mut w);
    press(&mut w, "Cancel");
    assert_eq!(along(&w)[..2], [filled[2].clone(), "Is that much?".to_owned()]);

    w.get_by_role_and_label(Role::TextInput, "A question of your own").focus();
    w.run_ok();
    type_keys(&mut w, "May I bring my sister?");
    press(&mut w, "Add this question");
    settle(&mut w);
    assert_eq!(along(&w).last().map(String::as_str), Some("May I bring my sister?"));
    let wanted = along(&w);
    drop(w);

    let mut w = doctors_page(&path);
    assert_eq!(along(&w), wanted, "kept with the journal");
    press(&mut w, "Struck out");
    press(&mut w, &format!("Put back: {}", filled[0]));
    settle(&mut w);
    assert!(along(&w).contains(&filled[0]));
    w.key_press_modifiers(Modifiers::COMMAND, Key::Z);
    w.run_ok();
    settle(&mut w);
    assert_eq!(along(&w), wanted, "taken back like any other change");
}

#[test]
fn the_list_is_copied_whole_and_goes_on_the_page_that_is_saved() {
    let folder = tempfile::tempdir().expect("a folder");
    let path = folder.path().join("journal.gamut");
    long_journal(&path);
    let mut w = doctors_page(&path);
    change(&mut w, 2);
    press(&mut w, "Strike it out");
    settle(&mut w);
    let wanted = along(&w);

    w.get_by_label("Copy all").click_accesskit();
    let mut copied = None;
    for _ in 0..3 {
        w.step();
        let mut texts = w.output().platform_output.commands.iter().filter_map(|c| match c {
            egui::OutputCommand::CopyText(text) => Some(text.clone()),
            _ => None,
        });
        copied = texts.next_back().or(copied);
    }
    let lines: Vec<String> = (1..).zip(&wanted).map(|(n, q)| format!("{n}. {q}")).collect();
    assert_eq!(copied, Some(lines.join("\n")));
    assert!(w.query_by_label("Copied").is_some());

    let file = folder.path().join("page.pdf");
    press(&mut w, "Make the page…");
    let seen = sheets(&w).concat();
    assert!(wanted.iter().take(3).all(|question| seen.contains(question.as_str())), "{seen}");
    save_page(&mut w, &file);
    assert!(std::fs::read(&file).expect("it is there").starts_with(b"%PDF"));
}

fn save_page(w: &mut Window, file: &Path) {
    press(w, "Save as PDF…");
    press(w, "Type the path instead: where the page for my doctor goes");
    let field = "Write the page to this file, which is not encrypted:";
    w.get_by_role_and_label(Role::TextInput, field).focus();
    w.run_ok();
    w.key_press_modifiers(Modifiers::COMMAND, Key::A);
    type_keys(w, file.to_str().expect("a path"));
    press(w, "Save the page");
    until(w, "it is written", |_| file.exists());
}

#[test]
fn what_is_ticked_changes_the_page_beside_it_which_is_come_to_from_patterns_and_from_range() {
    let folder = tempfile::tempdir().expect("a folder");
    let path = folder.path().join("journal.gamut");
    long_journal(&path);
    let mut w = window_on(&path);
    page_from(&mut w, Room::Range);
    press(&mut w, "Back to my questions");
    page_from(&mut w, Room::Patterns);
    for (tick, words) in [
        ("Medicines and doses", "sertraline: 50 mg"),
        ("The river", "day's strongest pleasant rating"),
        ("What was noticed", "Another reading"),
        ("My questions", "What could be behind that?"),
        ("The table of numbers", "How strong they get"),
        ("How many days have check-ins", "Check-ins on"),
    ] {
        assert!(sheets(&w).concat().contains(words), "{words}: {:?}", sheets(&w));
        press(&mut w, tick);
        assert!(!sheets(&w).concat().contains(words), "{tick} was unticked: {:?}", sheets(&w));
        press(&mut w, tick);
        assert!(sheets(&w).concat().contains(words), "{tick} is back");
    }
    let before = sheets(&w).len();
    press(&mut w, "A second page: every feeling, symptoms by week");
    assert_eq!(sheets(&w).len(), before + 1);
    press(&mut w, "Letter");
    assert!(opened(&w).forms.ways.doctors_page.as_ref().is_some_and(|form| form.wish.paper.word() == "letter"));
    let of = |w: &Window| sheets(w).first().and_then(|page| page.split(". ").next().map(str::to_owned));
    let since = of(&w);
    press(&mut w, "Two years");
    assert_ne!(of(&w), since, "other days");
}

#[test]
fn notes_go_on_the_page_one_by_one_and_none_by_itself() {
    let folder = tempfile::tempdir().expect("a folder");
    let path = folder.path().join("journal.gamut");
    long_journal(&path);
    let mut w = window_on(&path);
    let notes: Vec<String> =
        opened(&w).journal.journal.check_ins.iter().rev().map(|c| c.note.trim().to_owned()).filter(|n| !n.is_empty()).collect();
    page_from(&mut w, Room::Patterns);
    let on_page = |w: &Window| notes.iter().take(12).filter(|note| sheets(w).concat().contains(note.as_str())).count();
    assert_eq!(on_page(&w), 0, "{:?}", sheets(&w));
    press(&mut w, "My own words");
    let first: String = notes[1].chars().take(30).collect();
    let note = w.query_all_by_role(Role::CheckBox).find(|n| n.accesskit_node().label().is_some_and(|l| l.contains(&first)));
    note.expect("it has a tick of its own").click_accesskit();
    w.run_ok();
    let seen = sheets(&w).concat();
    assert!(seen.contains(notes[1].as_str()) && on_page(&w) == 1, "{seen}");
}

#[test]
fn safety_9_the_item_is_on_the_page_for_the_doctor_only_where_it_was_ticked_this_time() {
    let folder = tempfile::tempdir().expect("a folder");
    let path = folder.path().join("journal.gamut");
    let now = monday_evening();
    let mut sample = sample_journal(now.instant.day(DayStart::default()), &now.zone);
    let item = sample.catalogue.symptom_by_key(SELF_HARM_KEY).expect("the item").clone();
    let last = Arc::make_mut(sample.check_ins.last_mut().expect("there are many"));
    last.symptoms = vec![(item.id, SymptomAnswer::There(SymptomStrength::Mild))];
    let mut store = Store::create(&path, &sample.catalogue).expect("made");
    store.import(&sample, 0).expect("taken in");
    store.save_settings(&Settings { welcomed: true, ..Settings::default() }).expect("set");
    drop(store);
    let mut w = window_on(&path);
    let is_on = |w: &Window| sheets(w).concat().contains(&item.name);
    let tick = "What I answered about wanting to hurt myself, on this one page";
    page_from(&mut w, Room::Patterns);
    assert!(!is_on(&w), "off at first");
    press(&mut w, tick);
    assert!(is_on(&w) && !sheets(&w).concat().contains("mild"), "its days and no level: {:?}", sheets(&w));
    save_page(&mut w, &folder.path().join("with.pdf"));
    w.run_ok();
    assert!(!is_on(&w), "it was for that one page");
    press(&mut w, tick);
    assert!(is_on(&w));
    go(&mut w, Room::Journal);
    page_from(&mut w, Room::Patterns);
    assert!(!is_on(&w), "whoever was elsewhere finds it off");
    let form = opened(&w).forms.ways.doctors_page.clone().expect("the page is open");
    assert_eq!(form.wish.self_harm, SelfHarmItem::LeftOut);
}
