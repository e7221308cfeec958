//! Every key is about the row that is in turn when it is applied, at any frame rate and on every keyboard.

use super::steps::{Window, focused, forms, long_journal, opened, settle, until, window_as_it_opens, window_on};
use egui::{Event, Key, Modifiers, accesskit::Role};
use egui_kittest::kittest::Queryable;
use gamut::{
    app::{CheckInChange, Room, Standing},
    domain::{Answer, Catalogue, FeelingId, Intensity, Settings},
    storage::Store,
};
use proptest::{
    collection::vec,
    prelude::*,
    strategy::ValueTree,
    test_runner::{Config, TestRunner},
};
use std::collections::BTreeMap;

fn key(key: Key, physical: Option<Key>, pressed: bool, modifiers: Modifiers) -> Event {
    Event::Key { key, physical_key: physical, pressed, repeat: false, modifiers }
}

/// A key as a window is told of it: pressed, the letter it gives, let go of.
fn letter(c: char) -> Vec<Event> {
    let named = Key::from_name(&c.to_uppercase().to_string()).unwrap_or(Key::F35);
    letter_on(c, named, named)
}

fn letter_on(c: char, named: Key, printed: Key) -> Vec<Event> {
    let none = Modifiers::NONE;
    vec![key(named, Some(printed), true, none), Event::Text(c.into()), key(named, Some(printed), false, none)]
}

fn press(k: Key, modifiers: Modifiers) -> Vec<Event> {
    let mut all = vec![key(k, Some(k), true, modifiers), key(k, Some(k), false, modifiers)];
    if modifiers != Modifiers::NONE {
        all.insert(0, Event::ModifiersChanged(modifiers));
        all.push(Event::ModifiersChanged(Modifiers::NONE));
    }
    all
}

/// One frame in which all of this came.
fn frame(w: &mut Window, events: impl IntoIterator<Item = Event>) {
    w.input_mut().events.extend(events);
    w.step();
}

fn rated(n: u8) -> Answer {
    Answer::Rated(Intensity::new(n).expect("0 to 10"))
}

fn rows(w: &Window) -> Vec<FeelingId> {
    let short = opened(w).journal.in_short();
    opened(w).journal.journal.catalogue.asked().map(|f| f.id).filter(|id| short.contains(id)).collect()
}

fn said(w: &Window) -> BTreeMap<FeelingId, Answer> {
    opened(w).forms.today.check_in.answers.clone()
}

#[derive(Debug, Clone, Copy, PartialEq)]
enum Stroke {
    Letter(char),
    Backspace,
    Tab,
    Back,
}

impl Stroke {
    fn events(self) -> Vec<Event> {
        match self {
            Self::Letter(c) => letter(c),
            Self::Backspace => press(Key::Backspace, Modifiers::NONE),
            Self::Tab => press(Key::Tab, Modifiers::NONE),
            Self::Back => press(Key::Tab, Modifiers::SHIFT),
        }
    }
}

/// What the keys mean, one after the other, on so many rows. What would leave the rows is left out.
fn applied(strokes: &[Stroke], rows: &[FeelingId]) -> (Vec<Stroke>, BTreeMap<FeelingId, Answer>) {
    let (mut turn, mut form, mut kept) = (0, BTreeMap::new(), Vec::new());
    for stroke in strokes {
        let answer = match stroke {
            Stroke::Letter('?') => Some(Answer::CannotTell),
            Stroke::Letter('-') => Some(rated(0)),
            Stroke::Letter('x') => Some(rated(10)),
            Stroke::Letter(c) => c.to_digit(10).map(|n| rated(u8::try_from(n).expect("a digit"))),
            Stroke::Backspace | Stroke::Tab | Stroke::Back => None,
        };
        let moves = answer.is_some() || *stroke == Stroke::Tab;
        if (moves && turn + 1 == rows.len()) || (*stroke == Stroke::Back && turn == 0) {
            continue;
        }
        kept.push(*stroke);
        if let Some(answer) = answer {
            form.insert(rows[turn], answer);
        } else if *stroke == Stroke::Backspace {
            form.remove(&rows[turn]);
        }
        match stroke {
            Stroke::Back => turn -= 1,
            _ if moves => turn += 1,
            _ => {}
        }
    }
    (kept, form)
}

fn strokes() -> impl Strategy<Value = Vec<(Stroke, bool)>> {
    let stroke = prop_oneof![
        6 => proptest::char::range('0', '9').prop_map(Stroke::Letter),
        1 => proptest::sample::select(vec!['-', '?', 'x']).prop_map(Stroke::Letter),
        2 => Just(Stroke::Backspace),
        1 => Just(Stroke::Tab),
        1 => Just(Stroke::Back),
    ];
    vec((stroke, any::<bool>()), 1..24)
}

#[test]
fn a_string_of_answers_gives_the_same_form_however_it_is_cut_into_frames() {
    let folder = tempfile::tempdir().expect("a folder");
    let mut w = window_on(&folder.path().join("journal.gamut"));
    let rows = rows(&w);
    let mut runner = TestRunner::new(Config::default());
    for _ in 0..40 {
        let cut = strokes().new_tree(&mut runner).expect("strokes").current();
        let (kept, form) = applied(&cut.iter().map(|(s, _)| *s).collect::<Vec<_>>(), &rows);
        forms(&mut w).today.check_in.answers.clear();
        w.get_by_role_and_label(Role::Slider, "Joy").focus();
        w.run_ok();
        let mut now = Vec::new();
        for (stroke, (_, ends_frame)) in kept.iter().zip(&cut) {
            now.extend(stroke.events());
            if *ends_frame {
                frame(&mut w, std::mem::take(&mut now));
            }
        }
        frame(&mut w, now);
        w.run_ok();
        assert_eq!(said(&w), form, "{kept:?} cut by {cut:?}");
    }
}

#[test]
fn a_form_is_filled_saved_and_the_next_one_begun_in_one_frame() {
    let folder = tempfile::tempdir().expect("a folder");
    let mut w = window_on(&folder.path().join("journal.gamut"));
    let rows = rows(&w);
    let all = [
        letter('3'),
        letter('5'),
        press(Key::Backspace, Modifiers::NONE),
        letter('7'),
        press(Key::Tab, Modifiers::NONE),
        letter('2'),
        press(Key::Enter, Modifiers::COMMAND),
        letter('4'),
    ];
    frame(&mut w, all.into_iter().flatten());
    until(&mut w, "it is saved", |w| opened(w).journal.journal.check_ins.len() == 1);
    settle(&mut w);
    let saved: BTreeMap<_, _> = opened(&w).journal.journal.check_ins[0].answers.iter().copied().collect();
    assert_eq!(saved, [(rows[0], rated(3)), (rows[1], rated(5)), (rows[2], rated(7)), (rows[4], rated(2))].into());
    assert_eq!(said(&w), [(rows[0], rated(4))].into(), "what follows the save is about the next check-in");
    assert_eq!(opened(&w).forms.today.check_in.editing, None);
    assert_eq!(focused(&w), "Contentment");
}

#[test]
fn keys_that_come_while_the_journal_is_being_opened_are_answers_once_it_is_open() {
    let folder = tempfile::tempdir().expect("a folder");
    let path = folder.path().join("journal.gamut");
    // A journal of fourteen months, which takes its time; it may be open at once all the same where the machine is busy.
    long_journal(&path);
    let mut w = (0..100)
        .find_map(|_| {
            let mut w = window_as_it_opens(&path, [1100.0, 760.0]);
            frame(&mut w, "123456".chars().flat_map(letter));
            matches!(w.state().model.standing, Standing::Opening(_)).then_some(w)
        })
        .expect("a window that is still opening its journal");
    frame(&mut w, "789".chars().flat_map(letter));
    until(&mut w, "the journal is open", |w| w.state().model.is_open());
    settle(&mut w);
    let asked = opened(&w).journal.journal.catalogue.asked().map(|f| f.id).collect::<Vec<_>>();
    let form: BTreeMap<_, _> = asked.into_iter().zip(1..=9).map(|(id, n)| (id, rated(n))).collect();
    assert_eq!(said(&w), form);
}

#[test]
fn help_does_not_wait_for_the_journal() {
    let folder = tempfile::tempdir().expect("a folder");
    let mut w = window_as_it_opens(&folder.path().join("journal.gamut"), [1100.0, 760.0]);
    frame(&mut w, letter('1').into_iter().chain(press(Key::F1, Modifiers::NONE)));
    assert_eq!(w.state().model.shell.room, Room::Help);
}

#[test]
fn a_form_the_disk_did_not_take_is_not_changed_by_what_was_typed_for_the_next_one() {
    let folder = tempfile::tempdir().expect("a folder");
    let path = folder.path().join("journal.gamut");
    let mut w = window_on(&path);
    let rows = rows(&w);
    // A folder in its place: there is nothing that could be written to, nor beside it.
    std::fs::rename(&path, folder.path().join("moved.gamut")).expect("moved");
    std::fs::create_dir(&path).expect("made");
    frame(&mut w, letter('3').into_iter().chain(press(Key::Enter, Modifiers::COMMAND)).chain(letter('9')));
    until(&mut w, "it is answered", |w| !w.state().model.is_saving() && w.state().model.notice().is_some());
    w.run_ok();
    if w.state().model.shell.counts.forms_not_saved == 1 {
        assert_eq!(said(&w), [(rows[0], rated(3))].into());
    }
}

#[test]
fn the_digit_printed_on_the_key_counts_where_the_layout_gives_another_letter() {
    let folder = tempfile::tempdir().expect("a folder");
    let mut w = window_on(&folder.path().join("journal.gamut"));
    let french = [('"', Key::Quote, Key::Num3), ('-', Key::Minus, Key::Num6), ('é', Key::Num2, Key::Num2)];
    let others = [('ě', Key::Num2, Key::Num2), ('۷', Key::Num7, Key::Num7), ('٤', Key::Num4, Key::Num4)];
    frame(&mut w, french.into_iter().chain(others).flat_map(|(c, named, printed)| letter_on(c, named, printed)));
    w.run_ok();
    let form: BTreeMap<_, _> = rows(&w).into_iter().zip([3, 6, 2, 2, 7, 4]).map(|(id, n)| (id, rated(n))).collect();
    assert_eq!(said(&w), form);
}

#[test]
fn symptoms_and_the_rows_of_a_try_take_each_key_in_its_turn_too() {
    let folder = tempfile::tempdir().expect("a folder");
    let mut w = window_on(&folder.path().join("journal.gamut"));
    let symptoms: Vec<_> = opened(&w).journal.journal.catalogue.symptoms.iter().filter(|s| !s.retired).map(|s| s.id).collect();
    // The keyboard goes on from the last feeling to the first symptom.
    let last = opened(&w).journal.journal.catalogue.asked().last().expect("a feeling").name.clone();
    w.get_by_role_and_label(Role::Slider, &last).focus();
    w.run_ok();
    frame(&mut w, "5123".chars().flat_map(letter));
    w.run_ok();
    let marked: Vec<_> = opened(&w).forms.today.check_in.symptoms.iter().map(|(id, a)| (*id, a.word())).collect();
    assert_eq!(marked.len(), 3, "{marked:?}");
    assert_eq!(marked.iter().map(|m| m.0).collect::<Vec<_>>(), symptoms[..3]);
    assert_eq!(marked.iter().map(|m| m.1).collect::<Vec<_>>(), ["mild", "moderate", "strong"]);
}

#[test]
fn words_typed_into_the_note_are_the_same_however_they_are_cut_into_frames() {
    let folder = tempfile::tempdir().expect("a folder");
    let mut w = window_on(&folder.path().join("journal.gamut"));
    let strokes: Vec<Vec<Event>> = "One two"
        .chars()
        .map(letter)
        .chain([press(Key::Enter, Modifiers::NONE)])
        .chain("threex".chars().map(letter))
        .chain([press(Key::Backspace, Modifiers::NONE)])
        .collect();
    for at_once in [1, 2, 5, 50] {
        w.state_mut().act(CheckInChange::LeaveForm);
        w.get_by_role_and_label(Role::MultilineTextInput, "A line or two, if you like").focus();
        w.run_ok();
        for some in strokes.chunks(at_once) {
            frame(&mut w, some.iter().flatten().cloned());
        }
        w.run_ok();
        assert_eq!(opened(&w).forms.today.check_in.note, "One two\nthree", "{at_once} in a frame");
    }
}

#[test]
fn two_feelings_of_one_name_are_two_rows() {
    let folder = tempfile::tempdir().expect("a folder");
    let path = folder.path().join("journal.gamut");
    let mut catalogue = Catalogue::starting();
    let (first, second) = (catalogue.feelings[0].id, catalogue.feelings[1].id);
    catalogue.feelings[0].name = "Hope".into();
    catalogue.feelings[1].name = "Hope".into();
    let mut store = Store::create(&path, &catalogue).expect("made");
    store.save_settings(&Settings { welcomed: true, ..Settings::default() }).expect("set");
    drop(store);
    let mut w = window_on(&path);
    w.get_all_by_role_and_label(Role::Slider, "Hope").nth(1).expect("two rows").focus();
    w.run_ok();
    frame(&mut w, letter('6'));
    w.run_ok();
    assert_eq!(said(&w), [(second, rated(6))].into());
    w.get_all_by_role_and_label(Role::Slider, "Hope").next().expect("two rows").click();
    w.run_ok();
    let form = said(&w);
    assert_eq!(form.get(&second), Some(&rated(6)));
    assert!(form.contains_key(&first) && form.len() == 2, "{form:?}");
}
