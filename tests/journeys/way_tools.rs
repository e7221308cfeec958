//! The seven ways as tools: own lists, the round, activities, plans that come back, the writing room, days without.

use super::steps::{Window, forms, go, monday_evening, opened, press, settle, type_keys, until, window_as_it_opens, window_on};
use egui::{Key, Modifiers, accesskit::Role};
use egui_kittest::kittest::{NodeT, Queryable};
use gamut::{
    app::{Action, CheckInChange, PlanChange, Room, SettingsChange, WayItemsChange},
    domain::{Answer, Contacted, DayStart, Intensity, ItemKind, Outcome, Plan, Settings, Way, WayItem, in_use},
    guidance,
};

fn fresh() -> (tempfile::TempDir, Window) {
    let folder = tempfile::tempdir().expect("a folder");
    let w = window_on(&folder.path().join("journal.gamut"));
    (folder, w)
}

fn open(w: &mut Window, way: Way) {
    w.state_mut().act(Action::OpenWay(way));
    w.run_ok();
}

fn write(w: &mut Window, field: &str, words: &str) {
    w.get_by_role_and_label(Role::TextInput, field).focus();
    w.run_ok();
    w.event(egui::Event::Text(words.to_owned()));
    w.run_ok();
}

fn rate(w: &mut Window, question: &str, key: &str) {
    w.get_by_role_and_label(Role::Slider, question).focus();
    w.run_ok();
    w.event(egui::Event::Text(key.to_owned()));
    w.run_ok();
}

fn saved(w: &mut Window, what: &str, is_so: impl Fn(&Window) -> bool) {
    until(w, what, is_so);
    settle(w);
}

fn words_of(w: &Window, kind: ItemKind) -> Vec<String> {
    in_use(&opened(w).journal.journal.way_items, kind).map(|i| i.words.clone()).collect()
}

fn today() -> gamut::domain::DayKey {
    monday_evening().instant.day(DayStart::default())
}

fn plan(w: &mut Window, way: Way, id: &str, what: &str, days: i32) {
    let plan = Plan::new(id.into(), way, what.to_owned(), Some(today().plus(days)));
    w.state_mut().act(PlanChange::Save(plan));
    settle(w);
}

#[test]
fn an_own_list_is_added_to_changed_moved_taken_from_and_each_is_taken_back() {
    let (folder, mut w) = fresh();
    open(&mut w, Way::Senses);
    press(&mut w, "What worked for you");
    press(&mut w, "Smell");
    for words in ["Ginger", "Rain on stone"] {
        write(&mut w, "A scent", words);
        press(&mut w, "Add to: A scent");
        saved(&mut w, words, |w| words_of(w, ItemKind::Scent).iter().any(|have| have == words));
    }
    press(&mut w, "Change Rain on stone");
    press(&mut w, "Move Rain on stone up");
    saved(&mut w, "it is moved", |w| words_of(w, ItemKind::Scent) == ["Rain on stone", "Ginger"]);
    write(&mut w, "New words", ", wet");
    press(&mut w, "Save");
    saved(&mut w, "it is renamed", |w| words_of(w, ItemKind::Scent)[0].contains("wet"));
    press(&mut w, "Change Ginger");
    press(&mut w, "Take Ginger off the list");
    saved(&mut w, "it is gone", |w| words_of(w, ItemKind::Scent).len() == 1);
    for left in [2, 2, 2, 1, 0] {
        w.state_mut().act(Action::Undo);
        saved(&mut w, "it is taken back", |w| words_of(w, ItemKind::Scent).len() == left);
    }
    press(&mut w, "Ideas to put on it");
    press(&mut w, "Put on your list: Coffee");
    saved(&mut w, "one press puts it there", |w| words_of(w, ItemKind::Scent) == ["Coffee"]);
    assert!(w.query_by_label("Put on your list: Coffee").is_none(), "it is not offered twice");
    drop(w);
    let w = window_on(&folder.path().join("journal.gamut"));
    assert_eq!(words_of(&w, ItemKind::Scent), ["Coffee"], "the file has it");
}

#[test]
fn the_round_shows_one_sense_a_screen_and_what_worked_goes_on_the_list() {
    let (_folder, mut w) = fresh();
    open(&mut w, Way::Senses);
    assert!(w.query_by_label_contains("wakes a bad memory, skip it or stop").is_some(), "who should take care is said first");
    press(&mut w, "Begin, 5 steps");
    assert!(w.query_by_label_contains("can bring it back").is_some(), "and in full before the first step");
    press(&mut w, "First step");
    assert!(w.query_by_label("Your plan").is_none() && w.query_by_label("All seven ways").is_none(), "nothing pulls away");
    w.get_by_label("Start a timer: 1 minute").click_accesskit();
    w.step();
    w.step();
    w.get_by_label("Pause").click_accesskit();
    w.run_ok();
    assert_eq!(opened(&w).forms.ways.step_began_s, None);
    assert!(opened(&w).forms.ways.step_gone_s > 0.0, "what has gone is kept");
    w.get_by_label("Go on").click_accesskit();
    w.step();
    w.step();
    assert!(opened(&w).forms.ways.step_began_s.is_some());
    press(&mut w, "Next");
    assert!(w.query_by_label("Step 2 of 5").is_some());
    assert_eq!(
        (opened(&w).forms.ways.step_began_s, opened(&w).forms.ways.step_gone_s),
        (None, 0.0),
        "the next time has not begun"
    );
    press(&mut w, "Stop here");
    press(&mut w, "Put on your list: A plant");
    saved(&mut w, "it is on the list", |w| words_of(w, ItemKind::Sight) == ["A plant"]);
    press(&mut w, "No change");
    press(&mut w, "Keep this try");
    saved(&mut w, "it is kept", |w| opened(w).journal.journal.trials.len() == 1);
    assert_eq!(opened(&w).journal.journal.trials[0].outcome, Some(Outcome::NoChange));
    press(&mut w, "Begin, 5 steps");
    press(&mut w, "First step");
    assert!(w.query_by_label("On your own list: A plant").is_some(), "the next round shows it");
}

#[test]
fn something_once_enjoyed_is_planned_comes_back_in_today_and_keeps_expected_and_felt() {
    let (_folder, mut w) = fresh();
    open(&mut w, Way::OnceEnjoyed);
    write(&mut w, "Something you once enjoyed", "Choir");
    press(&mut w, "Add to what you once enjoyed");
    saved(&mut w, "it is there", |w| words_of(w, ItemKind::Activity) == ["Choir"]);
    assert_eq!(opened(&w).journal.journal.way_items[0].once_moved, None, "not answered until it is said");
    rate(&mut w, "How strongly did it once move you?", "8");
    w.get_by_role_and_label(Role::MultilineTextInput, "Small steps, one a line: so small that ten minutes are enough").focus();
    w.run_ok();
    w.event(egui::Event::Text("One song".to_owned()));
    w.run_ok();
    press(&mut w, "Save");
    saved(&mut w, "it is kept", |w| opened(w).journal.journal.way_items[0].once_moved == Intensity::new(8).ok());
    press(&mut w, "Plan Choir");
    assert!(w.query_by_label("For: Choir").is_some());
    rate(&mut w, "How strongly do you expect to feel it?", "2");
    press(&mut w, "Add to your plan");
    saved(&mut w, "it is planned", |w| opened(w).journal.journal.plans.len() == 1);
    let planned = opened(&w).journal.journal.plans[0].clone();
    assert_eq!((&*planned.what, planned.day, planned.expected), ("One song", Some(today()), Intensity::new(2).ok()));

    go(&mut w, Room::Today);
    press(&mut w, "Done: One song");
    assert!(w.query_by_label("Expected: 2, a trace").is_some());
    rate(&mut w, "How strongly was it felt?", "5");
    press(&mut w, "Keep it");
    saved(&mut w, "it is kept", |w| opened(w).journal.journal.check_ins.len() == 1);
    let journal = &opened(&w).journal.journal;
    let (kept, felt) = (&journal.check_ins[0], &journal.check_ins[0].expected_felt[0]);
    assert!(kept.answers.is_empty() && kept.note.is_empty(), "no feeling was asked, so none is answered");
    assert_eq!((felt.expected, felt.felt.and_then(Answer::number)), (Intensity::new(2).ok(), Some(5)));
    assert_eq!(journal.plans[0].kept_in.as_ref(), Some(&kept.id));
    assert!(w.query_by_label("Done: One song").is_none(), "it does not come back");
    open(&mut w, Way::OnceEnjoyed);
    assert!(w.query_by_label("It once moved you 8 of 10 · done once since, felt: 5").is_some());

    press(&mut w, "Undo");
    saved(&mut w, "it is taken back", |w| opened(w).journal.journal.check_ins.is_empty());
    let journal = &opened(&w).journal.journal;
    assert_eq!((journal.plans[0].done_ms, journal.trash.len()), (None, 1));
    let form = opened(&w).forms.ways.done.clone().expect("its question is open again");
    assert_eq!(form.felt.and_then(Answer::number), Some(5));
}

#[test]
fn an_activity_done_now_asks_before_and_after_and_what_is_left_open_stays_unanswered() {
    let (_folder, mut w) = fresh();
    plan(&mut w, Way::OnceEnjoyed, "p", "Soup", 0);
    press(&mut w, "Do it now: Soup");
    assert_eq!(opened(&w).journal.open_way, Some(Way::OnceEnjoyed));
    assert!(w.query_by_role_and_label(Role::Slider, "How strongly do you expect to feel it?").is_some());
    press(&mut w, "Begin");
    assert!(w.query_by_label("Start a timer: 10 minutes").is_some());
    press(&mut w, "It is done");
    press(&mut w, "Worse");
    press(&mut w, "Keep it");
    until(&mut w, "help is open", |w| w.state().model.shell.room == Room::Help);
    settle(&mut w);
    let journal = &opened(&w).journal.journal;
    assert!(journal.plans[0].done_ms.is_some() && journal.check_ins.is_empty(), "nothing was rated, so nothing is kept as one");
    assert_eq!(journal.trials[0].outcome, Some(Outcome::Worse));
    assert_eq!((journal.trials[0].before, journal.trials[0].after), (None, None));
}

#[test]
fn a_plan_stands_in_today_from_the_day_it_is_made_until_a_week_after_its_own_and_is_let_go_without_a_word() {
    let (_folder, mut w) = fresh();
    for (id, days) in [("ahead", 1), ("now", 0), ("late", -7), ("gone", -8)] {
        plan(&mut w, Way::Doctor, id, id, days);
    }
    let there = |w: &Window, id: &str| w.query_by_label(&format!("Done: {id}")).is_some();
    assert_eq!(["ahead", "now", "late", "gone"].map(|id| there(&w, id)), [false, true, true, false]);
    assert!(w.query_by_label("Open the plan: ahead").is_some(), "seen from the day it is made");
    assert!(w.query_by_label("Open the plan: gone").is_none(), "and not for ever");
    press(&mut w, "Let go: late");
    saved(&mut w, "it is gone", |w| opened(w).journal.journal.plans.len() == 3);
    press(&mut w, "Undo");
    saved(&mut w, "it is there again", |w| opened(w).journal.journal.plans.len() == 4);
    press(&mut w, "Another day: now");
    press(&mut w, "Wednesday, 25 November 2026");
    saved(&mut w, "it is moved", |w| !there(w, "now"));
    press(&mut w, "Done: late");
    saved(&mut w, "it is done", |w| !there(w, "late"));
    let done = opened(&w).journal.journal.plans.iter().find(|p| p.id.as_str() == "late").and_then(|p| p.done_ms);
    assert!(done.is_some());
}

#[test]
fn ctrl_enter_in_the_writing_room_keeps_the_page() {
    let (_folder, mut w) = fresh();
    open(&mut w, Way::Journal);
    press(&mut w, "Open the writing room");
    press(&mut w, "Start writing");
    type_keys(&mut w, "grey");
    w.key_press_modifiers(Modifiers::COMMAND, Key::Enter);
    saved(&mut w, "it is kept", |w| opened(w).journal.journal.check_ins.len() == 1);
    assert!(opened(&w).journal.journal.check_ins[0].note.ends_with("grey"));
}

#[test]
fn a_page_is_kept_as_it_is_typed_left_with_esc_and_saved_as_a_note_alone() {
    let (folder, mut w) = fresh();
    open(&mut w, Way::Journal);
    press(&mut w, "Open the writing room");
    press(&mut w, "Start writing");
    let first = guidance::prompts()[0].text.clone();
    assert!(w.query_by_label(&first).is_some());
    let numbers = w.root().children_recursive().filter_map(|n| n.accesskit_node().label());
    let with_digits: Vec<String> = numbers.filter(|l| l.chars().any(|c| c.is_ascii_digit())).collect();
    assert!(with_digits.is_empty(), "no numbers on the page: {with_digits:?}");
    type_keys(&mut w, "grey");
    w.key_press(Key::Escape);
    w.run_ok();
    assert!(!opened(&w).forms.ways.is_writing && opened(&w).journal.open_way == Some(Way::Journal), "Esc leaves the page only");
    w.state_mut().close();
    drop(w);
    let path = folder.path().join("journal.gamut");
    let mut w = window_as_it_opens(&path, [1100.0, 760.0]);
    until(&mut w, "the journal is open", |w| w.state().model.is_open());
    settle(&mut w);
    open(&mut w, Way::Journal);
    press(&mut w, "Go on writing");
    assert_eq!(opened(&w).forms.ways.writing.as_ref().map(|p| &*p.words), Some("grey"));
    press(&mut w, "Keep this page");
    saved(&mut w, "it is kept", |w| opened(w).journal.journal.check_ins.len() == 1);
    let kept = opened(&w).journal.journal.check_ins[0].clone();
    assert_eq!(&*kept.note, format!("{first}\ngrey"));
    assert!(kept.answers.is_empty() && kept.expected_felt.is_empty() && kept.symptoms.is_empty());
    assert!(w.query_by_label("And now?").is_some(), "the same question is asked afterwards");
    press(&mut w, "Undo");
    saved(&mut w, "it is taken back", |w| opened(w).journal.journal.check_ins.is_empty());
    assert_eq!(opened(&w).forms.ways.writing.as_ref().map(|p| &*p.words), Some("grey"), "its words are on the page again");
}

#[test]
fn days_without_are_counted_apart_from_days_nothing_was_said_of() {
    let (_folder, mut w) = fresh();
    for (words, days) in [("none", 1), ("none", 2), ("wine", 3)] {
        w.state_mut().act(CheckInChange::WriteFor(today().plus(-days)));
        forms(&mut w).today.check_in.substances = vec![words.to_owned()];
        w.state_mut().act(CheckInChange::Save);
        settle(&mut w);
    }
    plan(&mut w, Way::Substances, "p", "A walk at nine", 2);
    open(&mut w, Way::Substances);
    let said = "In the last 28 days: 1 with, 2 without, 25 not said. Planned from today on: 1 day";
    assert!(w.query_by_label(said).is_some());
    assert!(w.query_by_label_contains("stopping all at once can be dangerous").is_some(), "the safety words stand there");
    assert!(w.query_by_label_contains("too little data to compare").is_some(), "too few is said");
    for (field, words, kind) in
        [("Something that helps", "ginger tea", ItemKind::WhatHelps), ("A reason", "clear mornings", ItemKind::Reason)]
    {
        write(&mut w, field, words);
        press(&mut w, &format!("Add to: {field}"));
        saved(&mut w, words, |w| words_of(w, kind) == [words]);
    }
}

#[test]
fn a_group_is_noted_ticked_for_what_to_look_for_and_planned() {
    let (_folder, mut w) = fresh();
    open(&mut w, Way::SupportGroup);
    press(&mut w, "Note a group");
    write(&mut w, "Name", "Tuesday group");
    write(&mut w, "Number, address or page", "town hall");
    press(&mut w, "Add this group");
    saved(&mut w, "it is there", |w| words_of(w, ItemKind::SupportGroup) == ["Tuesday group"]);
    assert_eq!(opened(&w).journal.journal.way_items[0].contacted, None, "not said until it is pressed");
    press(&mut w, "Wrote or called");
    saved(&mut w, "it is said", |w| opened(w).journal.journal.way_items[0].contacted == Some(Contacted::Wrote));
    press(&mut w, "What to look for: Tuesday group");
    press(&mut w, "Nothing is sold there");
    saved(&mut w, "it is ticked", |w| opened(w).journal.journal.way_items[0].found == ["nothing_sold"]);
    press(&mut w, "Plan a day for Tuesday group");
    press(&mut w, "Add to your plan");
    saved(&mut w, "it is planned", |w| opened(w).journal.journal.plans.len() == 1);
    assert_eq!(opened(&w).journal.journal.plans[0].item, Some(opened(&w).journal.journal.way_items[0].id.clone()));
    press(&mut w, "Change Tuesday group");
    press(&mut w, "Put Tuesday group away");
    saved(&mut w, "it is put away", |w| words_of(w, ItemKind::SupportGroup).is_empty());
    press(&mut w, "Put away (1)");
    press(&mut w, "Bring Tuesday group back");
    saved(&mut w, "it is back", |w| words_of(w, ItemKind::SupportGroup).len() == 1);
}

#[test]
fn a_therapist_page_saves_the_river_to_take_along() {
    let (folder, mut w) = fresh();
    type_keys(&mut w, "4");
    press(&mut w, "Save check-in");
    saved(&mut w, "it is saved", |w| opened(w).journal.journal.check_ins.len() == 1);
    open(&mut w, Way::Therapist);
    press(&mut w, "Save the picture: Your river to take along");
    let to = folder.path().join("river.pdf");
    let (name, _) = opened(&w).forms.picture.clone().expect("asked where to");
    forms(&mut w).picture = Some((name, to.display().to_string()));
    w.run_ok();
    w.get_all_by_role_and_label(Role::Button, "Save").next().expect("a button").click_accesskit();
    until(&mut w, "it is written", |_| std::fs::read(&to).is_ok_and(|bytes| bytes.starts_with(b"%PDF")));
}

#[test]
fn what_is_typed_for_a_list_and_changed_in_one_is_there_after_the_window_was_torn_away() {
    let (folder, mut w) = fresh();
    let item = WayItem::new("i".into(), ItemKind::Activity, "Choir");
    w.state_mut().act(WayItemsChange(vec![item.clone()]));
    settle(&mut w);
    open(&mut w, Way::OnceEnjoyed);
    press(&mut w, "Change Choir");
    rate(&mut w, "How strongly did it once move you?", "0");
    open(&mut w, Way::Substances);
    write(&mut w, "A reason", "my hands");
    drop(w);
    let w = window_on(&folder.path().join("journal.gamut"));
    let forms = &opened(&w).forms;
    assert_eq!(forms.ways.items.get(&ItemKind::Reason).map(|f| &*f.words), Some("my hands"));
    assert_eq!(forms.ways.changing.as_ref().map(|i| i.once_moved), Some(Some(Intensity::NOT_FELT)), "0 is an answer");
    assert_eq!(opened(&w).journal.journal.way_items, [item], "nothing of it is saved yet");
}

/// What can be done on each way's page, beside reading it: docs/using.md has it in words.
const CAN_BE_DONE: [(Way, &[&str]); 7] = [
    (Way::Senses, &["Begin, 5 steps", "What worked for you"]),
    (Way::SupportGroup, &["Begin, 4 steps", "Note a group", "What to say first", "Add to your plan"]),
    (Way::OnceEnjoyed, &["Begin, 5 steps", "Add to what you once enjoyed", "Add to your plan"]),
    (Way::Doctor, &["Begin, 4 steps", "Copy all", "Add to your plan"]),
    (
        Way::Therapist,
        &["Begin, 4 steps", "Note a therapist", "What to say first", "What your chart can bring", "Add to your plan"],
    ),
    (Way::Journal, &["Open the writing room"]),
    (Way::Substances, &["Begin, 5 steps", "Your days", "Add to: Something that helps", "Add to: A reason", "Add to your plan"]),
];

#[test]
fn no_page_of_a_way_ends_in_text_alone_and_each_is_asked_about_where_it_makes_sense_and_takes_worse() {
    let (_folder, mut w) = fresh();
    assert_eq!(CAN_BE_DONE.map(|(way, _)| way), Way::ALL);
    for (way, things) in CAN_BE_DONE {
        open(&mut w, way);
        let title = &guidance::way(way).expect("a text").title;
        for thing in things {
            assert!(w.query_all_by_label(thing).next().is_some(), "{title}: {thing}");
        }
        // Of a telephone call, or of looking for people, a rating before says nothing.
        let rates = !matches!(way, Way::SupportGroup | Way::Doctor | Way::Therapist);
        let question = "How much can you feel right now?";
        let asks = |w: &Window| w.query_by_role_and_label(Role::Slider, question).is_some();
        assert!(!asks(&w), "{title}: nothing is asked before one has chosen to begin");
        press(&mut w, things[0]);
        assert_eq!(asks(&w), rates, "{title}: asks before");
        if way == Way::Journal {
            press(&mut w, "Start writing");
            press(&mut w, "Finish later");
        } else {
            press(&mut w, "First step");
        }
        press(&mut w, "Stop here");
        for answer in ["Something moved", "No change", "Worse"] {
            assert!(w.query_by_label(answer).is_some(), "{title}: {answer}");
        }
        assert_eq!(asks(&w), rates, "{title}: asks after");
        press(&mut w, "Discard");
    }
}

#[test]
fn with_reduced_motion_the_timer_counts_in_calm_steps() {
    let (_folder, mut w) = fresh();
    let settings = Settings { reduce_motion: true, ..opened(&w).journal.journal.settings.clone() };
    w.state_mut().act(SettingsChange(settings));
    settle(&mut w);
    open(&mut w, Way::Senses);
    press(&mut w, "Begin, 5 steps");
    press(&mut w, "First step");
    forms(&mut w).ways.step_gone_s = 7.0;
    w.run_ok();
    let timer = w.get_by_role(Role::Timer);
    let said = timer.accesskit_node().value().or_else(|| timer.accesskit_node().label());
    assert_eq!(said.as_deref(), Some("1:00"), "53 seconds are said as a minute");
}

#[test]
fn every_way_stays_inside_a_narrow_window_with_what_is_the_persons_own() {
    let folder = tempfile::tempdir().expect("a folder");
    let path = folder.path().join("journal.gamut");
    let long = "A very long name of something that somebody might once have written down here, with all its words";
    let mut w = window_on(&path);
    let kinds = ItemKind::ALL.into_iter().enumerate();
    let items = kinds.map(|(i, kind)| WayItem { more: long.into(), ..WayItem::new(i.to_string().into(), kind, long) });
    w.state_mut().act(WayItemsChange(items.collect()));
    for way in Way::ALL {
        plan(&mut w, way, way.word(), long, 0);
    }
    w.state_mut().close();
    drop(w);
    for size in [[480.0, 640.0], [240.0, 320.0]] {
        let mut w = window_as_it_opens(&path, size);
        until(&mut w, "the journal is open", |w| w.state().model.is_open());
        settle(&mut w);
        super::rooms::stays_inside(&w, size[0], "Today");
        for way in Way::ALL {
            open(&mut w, way);
            super::rooms::stays_inside(&w, size[0], way.word());
        }
        open(&mut w, Way::Journal);
        press(&mut w, "Open the writing room");
        super::rooms::stays_inside(&w, size[0], "before the first step");
        press(&mut w, "Start writing");
        super::rooms::stays_inside(&w, size[0], "the writing room");
        press(&mut w, "Finish later");
        press(&mut w, "Discard");
        open(&mut w, Way::Senses);
        press(&mut w, "Begin, 5 steps");
        press(&mut w, "First step");
        super::rooms::stays_inside(&w, size[0], "the round");
        press(&mut w, "Stop here");
        super::rooms::stays_inside(&w, size[0], "what worked");
        press(&mut w, "Discard");
    }
}
