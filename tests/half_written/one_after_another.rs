//! Something is half written and another of its kind is taken in hand: both are there to the end.

use super::{Evening, evening, monday_evening, no_room_for_a_word, torn_away};
use gamut::{
    app::{
        ContactsChange, DoneForm, DoneStage, EventChange, EventForm, Forms, PlanChange, PlanForm, TrialInHand, WayItemsChange,
        WordForm, begin_plan,
    },
    domain::{
        Answer, DayKey, Event, EventKind, FeelingId, Intensity, ItemKind, NotSo, OwnContact, Plan, SymptomId, Way, WayItem,
        WordKind,
    },
};

/// One place to write in: what is done there, with the first of two things or the second.
struct Place {
    name: &'static str,
    /// It is opened, as a button opens it.
    open: fn(&mut Forms, usize),
    /// Something is typed in it.
    type_in_it: fn(&mut Forms),
    /// What stands there, in words: which of the two, and whether the typed words are there.
    stands: fn(&Forms) -> Option<(usize, bool)>,
    /// It is saved or left.
    leave: fn(&mut Forms),
}

const IDS: [&str; 2] = ["a", "b"];
const TYPED: &str = "half typed";

fn day() -> DayKey {
    DayKey::parse("2026-11-20").unwrap()
}

fn event(n: usize) -> Event {
    let (what, name) = (EventKind::Loss, format!("event {n}"));
    Event { id: IDS[n].into(), day: day(), what, name, dose: String::new(), note: String::new(), deleted_ms: None }
}

fn item(n: usize) -> WayItem {
    WayItem::new(IDS[n].into(), ItemKind::Activity, &format!("item {n}"))
}

fn question(n: usize) -> WayItem {
    WayItem::new(format!("q{n}").into(), ItemKind::DoctorQuestion, &format!("question {n}"))
}

fn contact(n: usize) -> OwnContact {
    OwnContact { id: IDS[n].into(), name: format!("contact {n}"), reach: "1".into() }
}

fn plan(n: usize) -> Plan {
    Plan::new(IDS[n].into(), Way::OnceEnjoyed, format!("plan {n}"), None)
}

fn which(id: &str) -> usize {
    IDS.iter().position(|i| id.ends_with(*i)).unwrap()
}

const PLACES: &[Place] = &[
    Place {
        name: "an event",
        open: |f, n| f.today.event = Some(EventForm::of(&event(n))),
        type_in_it: |f| f.today.event.as_mut().unwrap().note = TYPED.into(),
        stands: |f| f.today.event.as_ref().map(|e| (which(e.id.as_ref().unwrap().as_str()), e.note == TYPED)),
        leave: |f| f.today.event = None,
    },
    Place {
        name: "a line of a list",
        open: |f, n| f.ways.changing = Some(item(n)),
        type_in_it: |f| f.ways.changing.as_mut().unwrap().more = TYPED.into(),
        stands: |f| f.ways.changing.as_ref().map(|i| (which(i.id.as_str()), i.more == TYPED)),
        leave: |f| f.ways.changing = None,
    },
    Place {
        name: "a question for the doctor",
        open: |f, n| f.ways.asking = Some((question(n).id, question(n).words)),
        type_in_it: |f| f.ways.asking.as_mut().unwrap().1 = TYPED.into(),
        stands: |f| f.ways.asking.as_ref().map(|(id, words)| (usize::from(id.as_str() == "q1"), words == TYPED)),
        leave: |f| f.ways.asking = None,
    },
    Place {
        name: "a contact",
        open: |f, n| f.help.contact_in_hand = Some(contact(n)),
        type_in_it: |f| f.help.contact_in_hand.as_mut().unwrap().reach = TYPED.into(),
        stands: |f| f.help.contact_in_hand.as_ref().map(|c| (which(c.id.as_str()), c.reach == TYPED)),
        leave: |f| f.help.contact_in_hand = None,
    },
    Place {
        name: "a plan that is done",
        open: |f, n| {
            let stage = DoneStage::After;
            f.ways.done = Some(DoneForm { plan: IDS[n].into(), stage, expected: None, felt: None, outcome: None });
        },
        type_in_it: |f| f.ways.done.as_mut().unwrap().felt = Some(Answer::CannotTell),
        stands: |f| f.ways.done.as_ref().map(|d| (which(d.plan.as_str()), d.felt.is_some())),
        leave: |f| f.ways.done = None,
    },
    Place {
        name: "why a pattern is not so",
        open: |f, n| {
            f.patterns.dismissing = Some(IDS[n].into());
            (f.patterns.dismiss_why, f.patterns.dismiss_reason) = (None, String::new());
        },
        type_in_it: |f| (f.patterns.dismiss_why, f.patterns.dismiss_reason) = (Some(NotSo::Holiday), TYPED.into()),
        stands: |f| {
            let (why, reason) = (f.patterns.dismiss_why, &*f.patterns.dismiss_reason);
            let typed = (why, reason) == (Some(NotSo::Holiday), TYPED);
            f.patterns.dismissing.as_ref().map(|p| (which(p.as_str()), typed))
        },
        leave: |f| f.patterns.dismissing = None,
    },
    Place {
        name: "the name of a feeling",
        open: |f, n| f.settings.renaming = Some((FeelingId([1, 2][n]), ["Joy", "Contentment"][n].into())),
        type_in_it: |f| f.settings.renaming.as_mut().unwrap().1 = TYPED.into(),
        stands: |f| f.settings.renaming.as_ref().map(|(id, name)| (usize::from(id.0 - 1), name == TYPED)),
        leave: |f| f.settings.renaming = None,
    },
    Place {
        name: "the name of a symptom",
        open: |f, n| f.settings.symptom_name = Some((SymptomId([1, 2][n]), "typed".into())),
        type_in_it: |f| f.settings.symptom_name.as_mut().unwrap().1 = TYPED.into(),
        stands: |f| f.settings.symptom_name.as_ref().map(|(id, name)| (usize::from(id.0 - 1), name == TYPED)),
        leave: |f| f.settings.symptom_name = None,
    },
    Place {
        name: "a word",
        open: |f, n| {
            f.settings.word = Some(WordForm { kind: WordKind::Tags, word: IDS[n].into(), into: IDS[n].into() });
        },
        type_in_it: |f| f.settings.word.as_mut().unwrap().into = TYPED.into(),
        stands: |f| f.settings.word.as_ref().map(|w| (which(&w.word), w.into == TYPED)),
        leave: |f| f.settings.word = None,
    },
];

fn with_two_of_each() -> (tempfile::TempDir, Evening) {
    let (folder, mut e) = evening();
    for n in 0..2 {
        e.do_now(EventChange::Save(event(n)));
        e.do_now(PlanChange::Save(plan(n)));
    }
    e.do_now(WayItemsChange(vec![item(0), item(1), question(0), question(1)]));
    e.do_now(ContactsChange(vec![contact(0), contact(1)]));
    (folder, e)
}

#[test]
fn what_is_half_written_waits_while_another_is_in_hand_and_comes_back_after_it_also_through_a_crash() {
    for place in PLACES {
        for torn in [false, true] {
            let (folder, mut e) = with_two_of_each();
            (place.open)(e.forms(), 0);
            (place.type_in_it)(e.forms());
            e.frame();
            (place.open)(e.forms(), 1);
            e.frame();
            if torn {
                (place.type_in_it)(e.forms());
                e.frame();
                e = torn_away(&folder, e);
            }
            assert_eq!((place.stands)(e.forms()), Some((1, torn)), "{}: the other is in hand", place.name);
            (place.leave)(e.forms());
            e.frame();
            assert_eq!((place.stands)(e.forms()), Some((0, true)), "{}: it is back", place.name);
            (place.leave)(e.forms());
            e.frame();
            assert_eq!((place.stands)(e.forms()), None, "{}: left is left", place.name);
            assert_eq!(e.forms().aside, gamut::app::Aside::default(), "{}", place.name);
        }
    }
}

#[test]
fn what_waits_is_taken_up_where_it_was_left_and_the_other_waits_then() {
    for place in PLACES {
        let (_folder, mut e) = with_two_of_each();
        for n in [0, 1] {
            (place.open)(e.forms(), n);
            (place.type_in_it)(e.forms());
            e.frame();
        }
        (place.open)(e.forms(), 0);
        e.frame();
        assert_eq!((place.stands)(e.forms()), Some((0, true)), "{}", place.name);
        (place.leave)(e.forms());
        e.frame();
        assert_eq!((place.stands)(e.forms()), Some((1, true)), "{}", place.name);
    }
}

#[test]
fn what_was_only_opened_is_gone_when_another_is() {
    for place in PLACES.iter().filter(|p| p.name != "the name of a symptom") {
        let (_folder, mut e) = with_two_of_each();
        (place.open)(e.forms(), 0);
        e.frame();
        (place.open)(e.forms(), 1);
        e.frame();
        (place.leave)(e.forms());
        e.frame();
        assert_eq!((place.stands)(e.forms()), None, "{}", place.name);
    }
}

#[test]
fn a_plan_that_is_half_written_comes_back_once_the_one_that_was_pressed_is_made() {
    let (folder, mut e) = with_two_of_each();
    let typed = PlanForm { what: TYPED.into(), expected: Intensity::new(3).ok(), ..PlanForm::default() };
    e.forms().ways.plans.insert(Way::OnceEnjoyed, typed.clone());
    e.frame();
    for n in 0..2 {
        let of_the_list = PlanForm { what: item(n).words, item: Some(item(n).id), ..PlanForm::default() };
        begin_plan(e.forms(), &[item(0), item(1)], Way::OnceEnjoyed, of_the_list);
        e.frame();
    }
    let mut e = torn_away(&folder, e);
    assert_eq!(e.forms().ways.plans[&Way::OnceEnjoyed].what, "item 1");
    e.forms().ways.plans.remove(&Way::OnceEnjoyed);
    e.frame();
    assert_eq!(e.forms().ways.plans[&Way::OnceEnjoyed], typed, "what was only pressed and not written does not come back");
}

#[test]
fn what_the_disk_did_not_take_waits_where_another_is_in_hand_by_then() {
    let (folder, mut e) = with_two_of_each();
    (PLACES[0].open)(e.forms(), 0);
    (PLACES[0].type_in_it)(e.forms());
    e.frame();
    let _no_room = no_room_for_a_word(&folder);
    e.ask(EventChange::Save(Event { note: TYPED.into(), ..event(0) }));
    let asked = e.model.keep_others();
    e.asked.extend(asked);
    (PLACES[0].open)(e.forms(), 1);
    (PLACES[0].type_in_it)(e.forms());
    e.frame();
    assert_eq!((PLACES[0].stands)(e.forms()), Some((1, true)));
    (PLACES[0].leave)(e.forms());
    e.frame();
    assert_eq!((PLACES[0].stands)(e.forms()), Some((0, true)));
}

#[test]
fn a_try_that_was_taken_back_waits_behind_the_one_in_hand() {
    let (_folder, mut e) = evening();
    e.forms().ways.trial = Some(TrialInHand::begin(Way::Senses, monday_evening(), None));
    e.frame();
    e.do_now(gamut::app::TrialChange::Finish { after: None, outcome: None, note: TYPED.into() });
    e.forms().ways.trial = Some(TrialInHand::begin(Way::Journal, monday_evening(), None));
    e.frame();
    e.do_now(gamut::app::Action::Undo);
    e.frame();
    assert_eq!(e.forms().ways.trial.as_ref().map(|t| t.way), Some(Way::Journal));
    e.do_now(gamut::app::TrialChange::Leave);
    e.frame();
    assert_eq!(e.forms().ways.trial.as_ref().map(|t| (t.way, &*t.note)), Some((Way::Senses, TYPED)));
}
