//! Where two journals said something else of a thing that is no check-in, both sides are seen, and either can stand.

use super::{exported, moment, rated};
use gamut::{
    domain::*,
    storage::{SaidOtherwise, Store, Thing, ThingId},
};
use tempfile::TempDir;

const NOON: i64 = 1_795_608_000_000;

fn event(note: &str) -> Event {
    Event {
        id: "e".into(),
        day: DayKey::parse("2026-05-05").unwrap(),
        what: EventKind::MedicineChanged,
        name: "sertraline".into(),
        dose: "50 mg".into(),
        note: note.into(),
        deleted_ms: None,
    }
}

/// Two journals that know each other and have the same event.
fn two_that_met() -> (TempDir, Store, Store) {
    let dir = tempfile::tempdir().unwrap();
    let [mut a, mut b] = ["a", "b"].map(|name| {
        let mut store = Store::create(&dir.path().join(name).join("journal.gamut"), &Catalogue::starting()).unwrap();
        store.it_is(NOON);
        store
    });
    a.save_event(&event("first")).unwrap();
    meet(&mut a, &mut b);
    (dir, a, b)
}

fn meet(a: &mut Store, b: &mut Store) {
    b.meet(a, NOON + 1000).unwrap();
    a.meet(b, NOON + 1000).unwrap();
}

/// Saves this event at this moment.
fn says(store: &mut Store, ms: i64, note: &str) {
    store.it_is(NOON + ms);
    store.save_event(&event(note)).unwrap();
}

fn note_of(thing: &Thing) -> &str {
    let Thing::Event(event) = thing else { panic!("no event: {thing:?}") };
    &event.note
}

/// What stands, and what else was said, each with its time after noon.
fn sides(of: &SaidOtherwise) -> (&str, Vec<(&str, Option<i64>)>) {
    let before = of.before.iter().map(|v| (note_of(&v.thing), v.said_ms.map(|ms| ms - NOON)));
    (note_of(&of.now.thing), before.collect())
}

#[test]
fn what_the_other_machine_said_of_an_event_is_there_with_its_time_on_both() {
    let (_dir, mut a, mut b) = two_that_met();
    says(&mut a, 10, "of the laptop");
    says(&mut b, 20, "of the desk");
    let met = a.meet(&b, NOON + 30).unwrap();
    assert_eq!((met.differing, met.differing_things), (1, 1));
    assert!(met.words().contains("See it in Settings, under Other machines"), "{}", met.words());
    b.meet(&a, NOON + 30).unwrap();
    for store in [&a, &b] {
        let all = store.said_otherwise(None).unwrap();
        assert_eq!(all.len(), 1);
        let wanted = ("of the desk", vec![("of the laptop", Some(10)), ("first", Some(0))]);
        assert_eq!(sides(&all[0]), wanted);
        assert_eq!(store.said_otherwise(Some(&ThingId::of_event(&"e".into()))).unwrap(), all);
        assert!(store.said_otherwise(Some(&ThingId::of_event(&"x".into()))).unwrap().is_empty());
        assert_eq!(store.things_said_otherwise().unwrap(), [all[0].id.clone()].into());
    }
}

#[test]
fn the_other_side_that_is_used_stands_on_both_machines_and_what_stood_is_kept_in_turn() {
    let (_dir, mut a, mut b) = two_that_met();
    says(&mut a, 10, "of the laptop");
    says(&mut b, 20, "of the desk");
    meet(&mut a, &mut b);
    let there = a.said_otherwise(None).unwrap().remove(0);
    a.it_is(NOON + 40);
    a.say_again(&there.id, &there.before[0]).unwrap();
    assert_eq!(a.load().unwrap().events[0].note, "of the laptop");
    meet(&mut b, &mut a);
    assert_eq!(exported(&a), exported(&b));
    let wanted = ("of the laptop", vec![("of the desk", Some(20)), ("first", Some(0))]);
    assert_eq!(sides(&b.said_otherwise(None).unwrap()[0]), wanted);
    // Taken back it is one more change.
    a.it_is(NOON + 50);
    a.say_again(&there.id, &there.now).unwrap();
    meet(&mut a, &mut b);
    for store in [&a, &b] {
        assert_eq!(store.load().unwrap().events[0].note, "of the desk");
        let wanted = ("of the desk", vec![("of the laptop", Some(40)), ("first", Some(0))]);
        assert_eq!(sides(&store.said_otherwise(None).unwrap()[0]), wanted);
    }
}

#[test]
fn an_event_that_was_removed_on_one_machine_and_changed_on_the_other_can_stand_again() {
    let (_dir, mut a, mut b) = two_that_met();
    says(&mut a, 10, "changed");
    b.it_is(NOON + 20);
    b.save_event(&Event { deleted_ms: Some(NOON + 20), ..event("first") }).unwrap();
    meet(&mut a, &mut b);
    assert!(a.load().unwrap().events.is_empty());
    let there = a.said_otherwise(None).unwrap().remove(0);
    assert_eq!(note_of(&there.before[0].thing), "changed");
    a.say_again(&there.id, &there.before[0]).unwrap();
    meet(&mut b, &mut a);
    assert_eq!(b.load().unwrap().events, [event("changed")]);
}

#[test]
fn every_kind_of_thing_that_a_person_writes_is_read_as_it_was_said_and_can_stand_again() {
    let (_dir, mut a, mut b) = two_that_met();
    let told = |n: &str, at: u8| {
        let day = DayKey::parse("2026-05-06").unwrap();
        let intensity = Intensity::new(at).unwrap();
        let plan = Plan { day: Some(day), expected: Some(intensity), ..Plan::new("p".into(), Way::Senses, n.into(), None) };
        let trial = Trial {
            id: "t".into(),
            way: Way::Senses,
            at: moment(NOON),
            day,
            before: Some(Answer::CannotTell),
            after: Some(rated(at)),
            outcome: Some(Outcome::NoChange),
            note: n.into(),
        };
        let item = WayItem {
            once_moved: Some(intensity),
            contacted: Some(Contacted::Wrote),
            found: vec![n.to_owned()],
            ..WayItem::new("i".into(), ItemKind::Activity, n)
        };
        let contact = OwnContact { id: "c".into(), name: n.into(), reach: "0123".into() };
        let answer =
            PatternAnswer { pattern: "narrow-2026-05-05".into(), dismissed: true, reason: n.into(), at: moment(NOON).instant };
        let safety_plan = SafetyPlan { signs: n.into(), ..SafetyPlan::default() };
        (plan, trial, item, contact, answer, safety_plan)
    };
    let save = |store: &mut Store, ms: i64, n: &str, at: u8| {
        let (plan, trial, item, contact, answer, safety_plan) = told(n, at);
        store.it_is(NOON + ms);
        store.save_plan(&plan).unwrap();
        store.save_trial(&trial).unwrap();
        let seen = store.load().unwrap().way_items;
        store.save_way_items(&[item], &seen).unwrap();
        store.save_contacts(&[contact]).unwrap();
        store.save_pattern_answer(&answer).unwrap();
        store.save_safety_plan(&safety_plan).unwrap();
        let mut names = store.load().unwrap().catalogue;
        let (joy, asleep) = (names.feeling_by_key("joy").unwrap().id, names.symptoms[1].id);
        assert!(names.rename_feeling(joy, n) && names.rename_symptom(asleep, n));
        store.save_catalogue(&names).unwrap();
    };
    save(&mut a, 10, "laptop", 3);
    save(&mut b, 20, "desk", 8);
    meet(&mut a, &mut b);
    let all = a.said_otherwise(None).unwrap();
    let (plan, trial, item, contact, answer, _) = told("laptop", 3);
    let wanted = [
        Thing::Plan(plan),
        Thing::Trial(trial),
        Thing::Item(item),
        Thing::Contact(contact),
        Thing::PatternAnswer(answer),
        Thing::SafetyPart("signs".into(), "laptop".into()),
        Thing::FeelingName("laptop".into()),
        Thing::SymptomName("laptop".into()),
    ];
    let said: Vec<&Thing> = all.iter().map(|thing| &thing.before[0].thing).collect();
    for thing in &wanted {
        assert!(said.contains(&thing), "{thing:?} among {said:?}");
    }
    assert_eq!(said.len(), wanted.len(), "and nothing that nobody wrote: {said:?}");
    for thing in &all {
        assert_eq!(thing.before.len(), 1, "{thing:?}");
        a.say_again(&thing.id, &thing.before[0]).unwrap();
    }
    let journal = a.load().unwrap();
    let (plan, trial, item, contact, answer, safety_plan) = told("laptop", 3);
    assert_eq!((&journal.plans[0], &journal.trials[0], &journal.way_items[0]), (&plan, &trial, &item));
    assert_eq!((&journal.contacts[0], &journal.pattern_answers[0]), (&contact, &answer));
    assert_eq!(journal.safety_plan, safety_plan);
    assert_eq!(journal.catalogue.feeling_by_key("joy").unwrap().name, "laptop");
    meet(&mut b, &mut a);
    assert_eq!(exported(&a), exported(&b));
    assert_eq!(a.check().unwrap().problems, Vec::<String>::new());
}

#[test]
fn a_name_that_another_feeling_has_by_now_is_not_used_again_and_nothing_is_changed() {
    let (_dir, mut a, mut b) = two_that_met();
    let rename = |store: &mut Store, ms: i64, key: &str, name: &str| {
        store.it_is(NOON + ms);
        let mut names = store.load().unwrap().catalogue;
        let id = names.feeling_by_key(key).unwrap().id;
        assert!(names.rename_feeling(id, name));
        store.save_catalogue(&names).unwrap();
    };
    rename(&mut a, 10, "joy", "Delight");
    rename(&mut a, 20, "joy", "Gladness");
    rename(&mut a, 30, "guilt", "Delight");
    let there = a.said_otherwise(None).unwrap();
    let joy = there.iter().find(|thing| thing.now.thing == Thing::FeelingName("Gladness".into())).unwrap();
    let refused = a.say_again(&joy.id, &joy.before[0]).unwrap_err().to_string();
    assert!(refused.contains("another has this name now"), "{refused}");
    assert_eq!(a.load().unwrap().catalogue.feeling_by_key("joy").unwrap().name, "Gladness");
    meet(&mut a, &mut b);
    assert_eq!(exported(&a), exported(&b));
}

#[test]
fn what_went_for_good_has_no_other_side_and_a_journal_that_meets_nobody_keeps_none() {
    let (dir, mut a, mut b) = two_that_met();
    says(&mut a, 10, "of the laptop");
    says(&mut b, 20, "of the desk");
    meet(&mut a, &mut b);
    let there = a.said_otherwise(None).unwrap().remove(0);
    a.it_is(NOON + 40);
    a.save_event(&Event { deleted_ms: Some(NOON + 40), ..event("of the desk") }).unwrap();
    a.purge_trash(NOON + 50).unwrap();
    meet(&mut b, &mut a);
    for store in [&mut a, &mut b] {
        assert!(store.said_otherwise(None).unwrap().is_empty() && store.things_said_otherwise().unwrap().is_empty());
        assert!(store.say_again(&there.id, &there.before[0]).unwrap_err().to_string().contains("not in the journal any more"));
    }
    let mut alone = Store::create(&dir.path().join("alone.gamut"), &Catalogue::starting()).unwrap();
    says(&mut alone, 0, "first");
    says(&mut alone, 10, "second");
    assert!(alone.said_otherwise(None).unwrap().is_empty());
}
