//! The room of the ways: cards that open as a whole, an action that comes first, buttons that stay, and a try that is
//! taken up again.

use super::steps::{Window, go, opened, press, settle, until, window_as_it_opens, window_on};
use egui::{Event, Key, Modifiers, PointerButton, Pos2, Rect, accesskit::Role};
use egui_kittest::kittest::{NodeT, Queryable};
use gamut::{
    app::{Action, PlanChange, Room},
    domain::{Answer, Intensity, Plan, Way},
    guidance,
};

fn fresh() -> (tempfile::TempDir, Window) {
    let folder = tempfile::tempdir().expect("a folder");
    let mut w = window_on(&folder.path().join("journal.gamut"));
    go(&mut w, Room::Ways);
    settle(&mut w);
    w.run_ok();
    (folder, w)
}

fn title(way: Way) -> &'static str {
    &guidance::way(way).expect("a text").title
}

fn click_at(w: &mut Window, pos: Pos2) {
    w.event(Event::PointerMoved(pos));
    for pressed in [true, false] {
        w.event(Event::PointerButton { pos, button: PointerButton::Primary, pressed, modifiers: Modifiers::NONE });
        w.step();
    }
    w.run_ok();
}

fn place_of(w: &Window, name: &str) -> Rect {
    w.get_by_role_and_label(Role::Button, name).rect()
}

#[test]
fn a_card_is_pressed_anywhere_and_each_says_how_long_it_takes() {
    let (_folder, mut w) = fresh();
    for way in Way::ALL {
        let card = place_of(&w, &format!("Open: {}", title(way)));
        assert!(card.width() > 300.0 && card.height() > 60.0, "{way:?} is a whole card: {card:?}");
        let takes = &guidance::way(way).expect("a text").takes;
        assert!(w.query_all_by_label_contains(takes).next().is_some(), "{way:?} says that it takes {takes}");
    }
    let card = place_of(&w, &format!("Open: {}", title(Way::Senses)));
    click_at(&mut w, card.right_bottom() - egui::vec2(6.0, 6.0));
    assert_eq!(opened(&w).journal.open_way, Some(Way::Senses));
}

#[test]
fn the_rail_and_alt_5_come_back_to_the_list_from_any_page() {
    let (_folder, mut w) = fresh();
    press(&mut w, "Open: Talk to a therapist");
    w.key_press_modifiers(Modifiers::ALT, Key::Num5);
    w.run_ok();
    assert_eq!(opened(&w).journal.open_way, None, "Alt+5");
    press(&mut w, "Open: Talk to a therapist");
    press(&mut w, "Begin, 4 steps");
    press(&mut w, "First step");
    press(&mut w, "Ways");
    assert_eq!(opened(&w).journal.open_way, None, "the rail");
    assert!(w.query_by_label("Step 1 of 4").is_some(), "the list says where the try stands");
    press(&mut w, "Go on with it");
    assert!(w.query_by_label("Next").is_some());
}

#[test]
fn safety_17_one_line_of_care_is_read_on_each_page_and_the_full_note_stands_before_the_first_step() {
    let (_folder, mut w) = fresh();
    for way in Way::ALL {
        let text = guidance::way(way).expect("a text");
        w.state_mut().act(Action::OpenWay(way));
        w.run_ok();
        assert!(w.query_by_label(&text.care_line).is_some(), "{way:?}: one line");
        assert!(w.query_by_label(&text.care).is_none(), "{way:?}: not all of it");
        press(&mut w, "Who should take care");
        assert!(w.query_by_label(&text.care).is_some(), "{way:?}: one press away");
        press(&mut w, "Who should take care");
        let begin = if way == Way::Journal { "Open the writing room" } else { "Begin, " };
        w.get_by_label_contains(begin).click_accesskit();
        w.run_ok();
        assert!(w.query_by_label(&text.care).is_some(), "{way:?}: before the first step");
        assert!(opened(&w).forms.ways.trial.is_none(), "{way:?}: nothing has begun yet");
        w.key_press(Key::Escape);
        w.run_ok();
        assert_eq!(opened(&w).journal.open_way, Some(way), "Esc goes back to the page");
        assert!(w.query_by_label(&text.care).is_none(), "{way:?}: and nothing is begun");
    }
}

#[test]
fn on_every_step_of_every_way_the_buttons_stay_under_the_pointer() {
    let (_folder, mut w) = fresh();
    for way in Way::ALL.into_iter().filter(|way| *way != Way::Journal) {
        w.state_mut().act(Action::OpenWay(way));
        w.run_ok();
        w.get_by_label_contains("Begin, ").click_accesskit();
        w.run_ok();
        press(&mut w, "First step");
        let places = |w: &Window| ["Next", "Back", "Stop here", "Finish later", "Discard"].map(|name| place_of(w, name));
        let first = places(&w);
        let steps = guidance::way(way).expect("a text").steps.len();
        for step in 1..steps {
            press(&mut w, "Next");
            assert!(w.query_by_label(&format!("Step {} of {steps}", step + 1)).is_some());
            assert_eq!(places(&w), first, "{way:?}, step {}", step + 1);
        }
        press(&mut w, "Next");
        assert!(w.query_by_label("And now?").is_some(), "{way:?}: the last one leads to the question");
        press(&mut w, "Discard");
    }
}

#[test]
fn a_discarded_try_is_taken_up_again_where_it_stood() {
    let (_folder, mut w) = fresh();
    press(&mut w, "Open: Wake up the other senses");
    press(&mut w, "Begin, 5 steps");
    w.get_by_role_and_label(Role::Slider, "How much can you feel right now?").focus();
    w.run_ok();
    w.event(Event::Text("3".to_owned()));
    w.run_ok();
    press(&mut w, "First step");
    press(&mut w, "Next");
    press(&mut w, "Discard");
    assert!(opened(&w).forms.ways.trial.is_none());
    press(&mut w, "Undo");
    let trial = opened(&w).forms.ways.trial.clone().expect("it is in hand again");
    assert_eq!((trial.way, trial.step), (Way::Senses, 1));
    assert_eq!(trial.before, Intensity::new(3).ok().map(Answer::Rated));
    assert!(w.query_by_label("Step 2 of 5").is_some());
    assert!(opened(&w).journal.journal.trials.is_empty(), "nothing was kept");
}

#[test]
fn a_try_that_is_finished_later_is_there_on_the_list_and_after_the_window_was_closed() {
    let (folder, mut w) = fresh();
    press(&mut w, "Open: Join a support group");
    press(&mut w, "Begin, 4 steps");
    press(&mut w, "First step");
    press(&mut w, "Next");
    press(&mut w, "Finish later");
    assert_eq!(opened(&w).journal.open_way, None);
    w.state_mut().close();
    drop(w);
    let mut w = window_as_it_opens(&folder.path().join("journal.gamut"), [1100.0, 760.0]);
    until(&mut w, "the journal is open", |w| w.state().model.is_open());
    settle(&mut w);
    go(&mut w, Room::Ways);
    assert!(w.query_by_label("Step 2 of 4").is_some());
    press(&mut w, "Go on with it");
    assert!(w.query_by_label("Look in three places").is_some());
}

#[test]
fn a_step_has_what_it_needs_beside_it_and_nothing_else() {
    let (_folder, mut w) = fresh();
    press(&mut w, "Open: Join a support group");
    press(&mut w, "Begin, 4 steps");
    press(&mut w, "First step");
    assert!(w.query_by_label("Add to your plan").is_none(), "there is nothing to plan yet");
    for _ in 0..3 {
        press(&mut w, "Next");
    }
    assert!(w.query_by_label("Write down one date").is_some());
    assert!(w.query_by_label("Add to your plan").is_some(), "the step that asks for a date has the plan");
    assert!(w.query_by_label("Note a group").is_none(), "and no list");
}

#[test]
fn a_plan_without_a_day_is_seen_in_today_and_leads_to_its_way() {
    let (_folder, mut w) = fresh();
    w.state_mut().act(PlanChange::Save(Plan::new("p".into(), Way::Therapist, "Write to two".to_owned(), None)));
    settle(&mut w);
    go(&mut w, Room::Today);
    let said = w.get_by_label("Open the plan: Write to two");
    assert!(said.accesskit_node().role() == Role::Button);
    press(&mut w, "Open the plan: Write to two");
    assert_eq!(opened(&w).journal.open_way, Some(Way::Therapist));
}
