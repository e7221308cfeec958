use crate::{answering, fresh, full, noted, plain, rated};
use gamut::{domain::*, storage::Store};
use std::sync::Arc;

const UUID: &str = "0199f1a0-0000-7000-8000-000000000001";

fn reloaded(c: &CheckIn) -> CheckIn {
    let (_dir, path, mut store) = fresh();
    store.save_check_in(c, 5, None).unwrap();
    drop(store);
    let journal = Store::open(&path, None).unwrap().load().unwrap();
    CheckIn::clone(journal.check_ins.first().or(journal.trash.first()).unwrap())
}

#[test]
fn a_new_journal_is_empty_and_has_the_starting_catalogue() {
    let (_dir, _path, store) = fresh();
    assert_eq!(store.load().unwrap(), Journal { catalogue: Catalogue::starting(), ..Journal::default() });
}

#[test]
fn a_check_in_with_nothing_and_one_with_everything_come_back_as_they_were() {
    let nothing = answering(vec![], plain(UUID, i64::MIN / 4));
    for c in [nothing, plain(UUID, 0), full(UUID, 1_790_000_000_000)] {
        assert_eq!(reloaded(&c), c);
    }
}

#[test]
fn not_answered_not_felt_and_cannot_tell_stay_three_things() {
    let c = reloaded(&full(UUID, 0));
    assert_eq!(c.answer(FeelingId(1)), Some(rated(0)));
    assert_eq!(c.answer(FeelingId(2)), Some(Answer::CannotTell));
    assert_eq!(c.answer(FeelingId(3)), None);
    assert_eq!(c.symptom(SymptomId(1)), Some(SymptomAnswer::No));
    assert_eq!(c.symptom(SymptomId(6)), None);
}

#[test]
fn any_text_is_kept_byte_for_byte() {
    for text in ["a\0b", "\0", " ", "\u{FEFF}x\r\n", "💔\u{200D}", &"é".repeat(50_000)] {
        let mut c = full(UUID, 7);
        c.note = text.into();
        c.context.tags = vec![text.into()];
        c.context.company = Some(text.into());
        c.at.zone = text.into();
        c.expected_felt[0].what = text.into();
        assert_eq!(reloaded(&c), c, "{:?}", text.chars().take(9).collect::<String>());
    }
}

#[test]
fn any_id_is_kept_letter_for_letter() {
    let close_to_uuids = [UUID.to_uppercase(), UUID.replace('-', ""), format!("{{{UUID}}}"), format!("urn:uuid:{UUID}")];
    for id in close_to_uuids.iter().map(String::as_str).chain([UUID, "x", "", "a\0b", "sixteen letters!"]) {
        assert_eq!(reloaded(&full(id, 0)).id.as_str(), id);
    }
}

#[test]
fn check_ins_come_in_order_of_time_whatever_the_order_they_were_saved_in() {
    let (_dir, _path, mut store) = fresh();
    for (id, ms) in [("b", 20), (UUID, 10), ("a", 20), ("c", -5)] {
        store.save_check_in(&noted(id, ms, id), 0, None).unwrap();
    }
    let journal = store.load().unwrap();
    let ids: Vec<_> = journal.check_ins.iter().map(|c| (c.id.as_str(), &*c.note)).collect();
    assert_eq!(ids, [("c", "c"), (UUID, UUID), ("a", "a"), ("b", "b")]);
}

#[test]
fn an_edit_keeps_what_was_there_before() {
    let (_dir, _path, mut store) = fresh();
    let mut first = full(UUID, 1000);
    let second = noted(UUID, 2000, "changed");
    store.save_check_in(&first, 1, None).unwrap();
    store.save_check_in(&second, 2, None).unwrap();
    store.save_check_in(&plain(UUID, 3000), 3, None).unwrap();
    let source = first.source.take();
    let third = plain(UUID, 3000).with(Besides { source, ..Besides::default() });
    assert_eq!(store.load().unwrap().check_ins, [Arc::new(third)]);
    let kept = store.earlier_versions(&UUID.into()).unwrap();
    assert_eq!(kept, [(3, Arc::new(second)), (2, Arc::new(first))]);
    assert_eq!(store.earlier_versions(&"nobody".into()).unwrap(), []);
}

#[test]
fn a_deleted_check_in_goes_to_the_trash_and_comes_back_whole() {
    let (_dir, _path, mut store) = fresh();
    let c = full(UUID, 1000);
    store.save_check_in(&c, 1, None).unwrap();
    assert!(!store.delete_check_in(&"nobody".into(), 9).unwrap());
    assert!(store.delete_check_in(&UUID.into(), 9).unwrap());
    let journal = store.load().unwrap();
    assert_eq!((journal.check_ins.len(), journal.trash.len()), (0, 1));
    assert_eq!(journal.trash[0].deleted_ms, Some(9));
    assert!(store.undelete_check_in(&UUID.into()).unwrap());
    assert_eq!(store.load().unwrap().check_ins, [Arc::new(c)]);
    assert!(!store.undelete_check_in(&"nobody".into()).unwrap());
}

#[test]
fn a_draft_outlives_the_program_and_ends_with_the_check_in_it_became() {
    let (_dir, path, mut store) = fresh();
    store.put_draft("today", "half a", 1).unwrap();
    store.put_draft("today", "half a sentence\0", 2).unwrap();
    store.put_draft("safety", "x", 2).unwrap();
    drop(store);
    let mut store = Store::open(&path, None).unwrap();
    assert_eq!(store.draft("today").unwrap().as_deref(), Some("half a sentence\0"));
    store.save_check_in(&plain(UUID, 1), 3, Some("today")).unwrap();
    assert_eq!(store.draft("today").unwrap(), None);
    store.clear_draft("safety").unwrap();
    assert_eq!(store.draft("safety").unwrap(), None);
}

#[test]
fn a_check_in_that_is_refused_leaves_its_draft() {
    let (_dir, _path, mut store) = fresh();
    store.put_draft("today", "words", 1).unwrap();
    let unknown = answering(vec![(FeelingId(99), rated(1))], plain(UUID, 1));
    assert_eq!(store.save_check_in(&unknown, 1, Some("today")).unwrap_err().exit_code(), 14);
    assert_eq!(store.draft("today").unwrap().as_deref(), Some("words"));
    assert!(store.load().unwrap().check_ins.is_empty());
}

#[test]
fn events_trials_plans_and_the_rest_come_back_as_they_were() {
    let (_dir, path, mut store) = fresh();
    let journal = crate::import::everything();
    for e in &journal.events {
        store.save_event(e).unwrap();
    }
    for t in &journal.trials {
        store.save_trial(t).unwrap();
    }
    for p in &journal.plans {
        store.save_plan(p).unwrap();
    }
    store.save_way_items(&journal.way_items, &[]).unwrap();
    for a in &journal.pattern_answers {
        store.save_pattern_answer(a).unwrap();
    }
    store.save_safety_plan(&journal.safety_plan).unwrap();
    store.save_contacts(&journal.contacts).unwrap();
    store.save_settings(&journal.settings).unwrap();
    store.save_catalogue(&journal.catalogue).unwrap();
    drop(store);
    let back = Store::open(&path, None).unwrap().load().unwrap();
    assert_eq!(back, Journal { check_ins: vec![], trash: vec![], moods: vec![], ..journal });
}

#[test]
fn a_changed_event_is_one_event_and_a_deleted_one_is_not_shown() {
    let (_dir, _path, mut store) = fresh();
    let mut e = crate::import::everything().events.remove(0);
    store.save_event(&e).unwrap();
    e.dose = "75 mg".into();
    store.save_event(&e).unwrap();
    assert_eq!(store.load().unwrap().events, [e.clone()]);
    e.deleted_ms = Some(1);
    store.save_event(&e).unwrap();
    assert!(store.load().unwrap().events.is_empty());
}

#[test]
fn a_feeling_that_is_left_out_of_the_catalogue_stays_with_its_answers() {
    let (_dir, _path, mut store) = fresh();
    store.save_check_in(&plain(UUID, 1), 1, None).unwrap();
    let mut fewer = Catalogue::starting();
    fewer.feelings.remove(0);
    store.save_catalogue(&fewer).unwrap();
    let journal = store.load().unwrap();
    assert_eq!(journal.catalogue, Catalogue::starting());
    assert_eq!(journal.check_ins.len(), 1);
}
