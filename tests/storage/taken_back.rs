//! What was taken in at once is taken back at once: exactly that, and nothing that was written since.

use crate::{answering, fresh, import::everything, noted, plain, rated};
use gamut::{
    domain::*,
    exchange::jsonl,
    storage::{Brought, Changed, ImportCounts, Offered, Stop, Store, Underway},
};
use std::{cell::RefCell, sync::Arc};

/// All that an export holds.
fn written(store: &Store) -> String {
    let mut out = Vec::new();
    jsonl::write_with_earlier(&store.load().unwrap(), &store.every_earlier_version().unwrap(), &mut out).unwrap();
    String::from_utf8(out).unwrap()
}

fn bring(store: &mut Store, offered: &Offered<'_>) -> (ImportCounts, Brought) {
    store.bring_in(offered, 90, &Underway::alone()).unwrap()
}

/// A journal of somebody's own, with entries of the same ids as [`everything`] has.
fn own(store: &mut Store) {
    store.save_check_in(&noted("note", 7, "mine"), 1, None).unwrap();
    store.save_check_in(&noted("note", 7, "mine, changed"), 2, None).unwrap();
    store.save_check_in(&plain("another", 9), 3, None).unwrap();
    store.save_contacts(&[OwnContact { id: "x".into(), name: "Brother".into(), reach: "9".into() }]).unwrap();
}

#[test]
fn a_whole_journal_taken_into_a_new_one_and_back_leaves_it_as_new() {
    let (_dir, _path, mut store) = fresh();
    let before = written(&store);
    let (counts, brought) = bring(&mut store, &Offered::whole(&everything(), &[]));
    assert_eq!(counts.imported, 15);
    assert_ne!(written(&store), before);
    assert_eq!(store.take_back_brought(&brought).unwrap(), 0);
    assert_eq!(written(&store), before);
    assert_eq!(store.load().unwrap(), Journal { catalogue: Catalogue::starting(), ..Journal::default() });
    assert_eq!(store.check().unwrap().problems, Vec::<String>::new());
    let (counts, _) = bring(&mut store, &Offered::whole(&everything(), &[]));
    assert_eq!(counts.imported, 15, "and it can come in again");
    assert_eq!(store.load().unwrap(), everything());
}

#[test]
fn a_journal_with_something_in_it_is_byte_for_byte_what_it_was_also_where_theirs_was_taken() {
    let (_dir, _path, mut other) = fresh();
    other.import(&everything(), 1).unwrap();
    other.save_check_in(&noted("note", 2000, "theirs"), 20, None).unwrap();
    let (there, earlier) = (other.load().unwrap(), other.every_earlier_version().unwrap());
    for changed in [Changed::KeepOurs, Changed::TakeTheirs] {
        let (_dir, _path, mut store) = fresh();
        own(&mut store);
        let before = written(&store);
        let (counts, brought) = bring(&mut store, &Offered { changed, ..Offered::whole(&there, &earlier) });
        assert_eq!(counts.replaced, u64::from(changed == Changed::TakeTheirs));
        assert_ne!(written(&store), before);
        assert_eq!(store.take_back_brought(&brought).unwrap(), 0);
        assert_eq!(written(&store), before);
        assert_eq!(store.check().unwrap().problems, Vec::<String>::new());
    }
}

#[test]
fn what_was_written_or_changed_by_hand_since_stays_and_is_counted() {
    let (_dir, _path, mut store) = fresh();
    own(&mut store);
    let offered = everything();
    let (_, brought) = bring(&mut store, &Offered::whole(&offered, &[]));
    let catalogue = store.load().unwrap().catalogue;
    let stille = catalogue.feeling_by_key("stille").unwrap().id;
    store.save_check_in(&answering(vec![(stille, rated(4))], plain("since", 50)), 100, None).unwrap();
    let mut changed = CheckIn::clone(store.load().unwrap().check_in(&"full".into()).unwrap());
    changed.note = "by hand".into();
    store.save_check_in(&changed, 101, None).unwrap();
    store.delete_check_in(&"own".into(), 102).unwrap();
    let mut plan = store.load().unwrap().plans[0].clone();
    plan.what = "write a letter".into();
    store.save_plan(&plan).unwrap();
    assert_eq!(store.take_back_brought(&brought).unwrap(), 2, "the check-in and the plan");
    let now = store.load().unwrap();
    let ids: Vec<_> = now.check_ins.iter().map(|c| c.id.as_str()).collect();
    assert_eq!(ids, ["note", "another", "since", "full"], "{ids:?}");
    assert!(now.trash.is_empty(), "what was only put into the trash goes");
    assert_eq!(&*now.check_in(&"full".into()).unwrap().note, "by hand");
    assert_eq!(store.earlier_versions(&"full".into()).unwrap().len(), 1, "with what it said before");
    assert_eq!(now.plans, [plan]);
    assert!(now.events.is_empty() && now.trials.is_empty() && now.moods.is_empty() && now.way_items.is_empty());
    assert_eq!(now.contacts[0].name, "Brother");
    assert!(now.catalogue.feeling_by_key("stille").is_some(), "it is answered to");
    assert!(now.catalogue.symptom_by_key("headache").is_none());
}

#[test]
fn names_and_settings_that_were_changed_since_are_not_put_back() {
    let (_dir, _path, mut store) = fresh();
    let (_, brought) = bring(&mut store, &Offered::whole(&everything(), &[]));
    let mut now = store.load().unwrap();
    now.catalogue.feelings.iter_mut().find(|f| f.key.as_str() == "joy").unwrap().name = "Glee".into();
    store.save_catalogue(&now.catalogue).unwrap();
    now.settings.theme = ThemeChoice::Light;
    store.save_settings(&now.settings).unwrap();
    now.safety_plan.people = "the river".into();
    store.save_safety_plan(&now.safety_plan).unwrap();
    store.take_back_brought(&brought).unwrap();
    let now = store.load().unwrap();
    assert_eq!(now.catalogue.feeling_by_key("joy").unwrap().name, "Glee");
    assert_eq!((now.settings.theme, now.settings.country.as_deref()), (ThemeChoice::Light, None));
    assert_eq!((&*now.safety_plan.people, &*now.safety_plan.signs), ("the river", ""));
    let joy = now.catalogue.feelings.iter().filter(|f| f.retired).count();
    assert_eq!(joy, Catalogue::starting().feelings.iter().filter(|f| f.retired).count());
}

#[test]
fn a_check_in_that_is_gone_for_good_is_brought_back_by_nothing() {
    let (_dir, _path, mut store) = fresh();
    own(&mut store);
    let catalogue = Catalogue::starting();
    let there = Journal { catalogue, check_ins: vec![Arc::new(noted("note", 2000, "theirs"))], ..Journal::default() };
    let mut brought = bring(&mut store, &Offered { changed: Changed::TakeTheirs, ..Offered::whole(&there, &[]) }).1;
    store.delete_check_in(&"note".into(), 95).unwrap();
    store.delete_for_good(&["note".into()]).unwrap();
    brought.forget(&["note".into()], None);
    assert!(!format!("{brought:?}").contains("mine"));
    assert_eq!(store.take_back_brought(&brought).unwrap(), 0);
    assert!(store.load().unwrap().check_in(&"note".into()).is_none());
}

#[test]
fn what_is_under_way_says_how_far_it_is_and_cancelled_changes_nothing() {
    let (_dir, _path, mut store) = fresh();
    own(&mut store);
    let before = written(&store);
    let check_ins = (0..1200).map(|n| Arc::new(plain(&format!("n{n}"), 1000 + n))).collect();
    let there = Journal { catalogue: Catalogue::starting(), check_ins, ..Journal::default() };
    let (stop, heard) = (Stop::default(), RefCell::new(Vec::new()));
    let tell = |n: u64, all: u64| {
        heard.borrow_mut().push((n, all));
        if n == 1000 {
            stop.wish();
        }
    };
    let ended = store.bring_in(&Offered::whole(&there, &[]), 90, &Underway::told(stop.clone(), &tell));
    assert!(ended.is_err());
    assert_eq!(*heard.borrow(), [(0, 1200), (500, 1200), (1000, 1200)]);
    assert_eq!(written(&store), before);
    let there = bring(&mut store, &Offered::whole(&there, &[]));
    assert_eq!(there.0.imported, 1200);
}
