//! Two journals that meet, one thing at a time.

use super::{check_in, exported, rated};
use gamut::{
    domain::*,
    storage::{Met, Offered, Secret, Store, Underway},
};
use tempfile::TempDir;

const NOON: i64 = 1_795_608_000_000;

fn two() -> (TempDir, Store, Store) {
    let dir = tempfile::tempdir().unwrap();
    let [a, b] = ["a", "b"].map(|name| {
        let mut store = Store::create(&dir.path().join(name).join("journal.gamut"), &Catalogue::starting()).unwrap();
        store.it_is(NOON);
        store
    });
    (dir, a, b)
}

fn meets(here: &mut Store, there: &Store) -> Met {
    here.meet(there, NOON).unwrap()
}

#[test]
fn what_each_has_the_other_has_then_and_the_journal_before_is_backed_up() {
    let (_dir, mut a, mut b) = two();
    a.save_check_in(&check_in(&a, "a", "of the laptop", &[("joy", 3)]), NOON, None).unwrap();
    b.save_check_in(&check_in(&b, "b", "of the desk", &[("guilt", 0)]), NOON, None).unwrap();
    assert!(!a.has_met(&b).unwrap());
    let met = meets(&mut a, &b);
    assert_eq!((met.new, met.changed, met.deleted, met.differing, met.settings), (1, 0, 0, 0, false), "{met:?}");
    let before = Store::open_to_read(&met.backed_up.unwrap(), None).unwrap();
    assert_eq!(before.load().unwrap().check_ins.len(), 1);
    assert!(a.has_met(&b).unwrap() && b.has_met(&a).unwrap());
    assert_eq!(meets(&mut b, &a).new, 1);
    assert_eq!(exported(&a), exported(&b));
    let again = meets(&mut a, &b);
    assert!(again.is_nothing() && again.backed_up.is_none(), "{again:?}");
    assert_eq!(again.words(), "Nothing new: both say the same");
}

#[test]
fn where_both_changed_the_same_the_later_stands_and_the_other_is_kept() {
    let (_dir, mut a, mut b) = two();
    a.save_check_in(&check_in(&a, "x", "first", &[("joy", 3)]), NOON, None).unwrap();
    meets(&mut b, &a);
    a.save_check_in(&check_in(&a, "x", "of the laptop", &[("joy", 4)]), NOON + 10, None).unwrap();
    b.save_check_in(&check_in(&b, "x", "of the desk", &[("joy", 5)]), NOON + 20, None).unwrap();
    let met = meets(&mut a, &b);
    assert_eq!((met.new, met.changed, met.differing), (0, 1, 1), "{met:?}");
    assert!(met.words().contains("Both had changed 1"), "{}", met.words());
    assert_eq!(&*a.load().unwrap().check_ins[0].note, "of the desk");
    let earlier: Vec<String> = a.earlier_versions(&"x".into()).unwrap().iter().map(|(_, c)| c.note.to_string()).collect();
    assert_eq!(earlier, ["of the laptop", "first"]);
    let met = meets(&mut b, &a);
    assert_eq!((met.changed, met.differing), (0, 0), "it is known by now: {met:?}");
    assert_eq!(exported(&a), exported(&b));
}

#[test]
fn a_deletion_and_a_change_of_the_same_the_later_one_wins() {
    for (deleted_ms, edited_ms, is_there) in [(NOON + 10, NOON + 20, true), (NOON + 20, NOON + 10, false)] {
        let (_dir, mut a, mut b) = two();
        a.save_check_in(&check_in(&a, "x", "first", &[]), NOON, None).unwrap();
        meets(&mut b, &a);
        a.delete_check_in(&"x".into(), deleted_ms).unwrap();
        b.save_check_in(&check_in(&b, "x", "changed", &[]), edited_ms, None).unwrap();
        let met = meets(&mut b, &a);
        assert_eq!(met.deleted, u64::from(!is_there));
        meets(&mut a, &b);
        let journal = a.load().unwrap();
        assert_eq!((journal.check_ins.len() == 1, journal.trash.len() == 1), (is_there, !is_there));
        assert_eq!(exported(&a), exported(&b));
    }
}

#[test]
fn what_was_deleted_for_good_goes_from_the_other_too_with_every_trace_and_does_not_come_back() {
    // As Gamut makes them; one that came in with a file may be made of words, and leaves nothing where nobody is met.
    const X: &str = "0190a5c0-0000-7000-8000-000000000001";
    let (_dir, mut a, mut b) = two();
    a.save_check_in(&check_in(&a, X, "canaryword", &[]), NOON, None).unwrap();
    let event = Event {
        id: "e".into(),
        day: DayKey::parse("2026-05-05").unwrap(),
        what: EventKind::Loss,
        name: "canaryevent".into(),
        dose: String::new(),
        note: String::new(),
        deleted_ms: None,
    };
    a.save_event(&event).unwrap();
    meets(&mut b, &a);
    a.it_is(NOON + 10);
    a.delete_check_in(&X.into(), NOON + 10).unwrap();
    a.save_event(&Event { deleted_ms: Some(NOON + 10), ..event }).unwrap();
    assert_eq!(a.purge_trash(NOON + 20).unwrap(), 1);
    let met = meets(&mut b, &a);
    assert_eq!(met.deleted, 2, "{met:?}");
    let journal = b.load().unwrap();
    assert!(journal.check_ins.is_empty() && journal.trash.is_empty() && journal.events.is_empty());
    assert!(meets(&mut a, &b).is_nothing() && meets(&mut b, &a).is_nothing());
    // Nothing of its words is noted.
    let plain = b.path().with_file_name("all.sqlite");
    b.export_plain(&plain, SelfHarmItem::Kept).unwrap();
    let bytes = std::fs::read(&plain).unwrap();
    for word in ["canaryword", "canaryevent"] {
        assert!(!bytes.windows(word.len()).any(|w| w == word.as_bytes()), "{word}");
    }
    // Taken in anew on purpose it stays.
    b.save_check_in(&check_in(&b, X, "written anew", &[]), NOON + 40, None).unwrap();
    meets(&mut a, &b);
    assert_eq!(a.load().unwrap().check_ins.len(), 1);
}

#[test]
fn two_feelings_of_one_name_are_one_whichever_machine_begins() {
    let (_dir, mut a, mut b) = two();
    for (store, key, name) in [(&mut a, "quiet_2", " Quiet "), (&mut b, "calm", "quiet")] {
        let mut c = store.load().unwrap().catalogue;
        c.add_feeling(&Key::new(key).unwrap(), name, Valence::Pleasant);
        store.save_catalogue(&c).unwrap();
        store.save_check_in(&check_in(store, key, "", &[(key, 6)]), NOON, None).unwrap();
    }
    meets(&mut a, &b);
    meets(&mut b, &a);
    assert_eq!(exported(&a), exported(&b));
    let journal = a.load().unwrap();
    let calm = journal.catalogue.feeling_by_key("quiet_2").unwrap();
    assert_eq!(calm.key.as_str(), "calm", "the smaller key stays");
    assert!(journal.check_ins.iter().all(|c| c.answer(calm.id) == Some(rated(6))));
    // What it said by the other key is kept.
    assert_eq!(a.earlier_versions(&"quiet_2".into()).unwrap().len(), 1);
}

#[test]
fn a_form_that_is_saved_for_the_first_time_does_not_outdo_what_was_chosen_elsewhere() {
    let (_dir, mut a, mut b) = two();
    let mut settings = a.load().unwrap().settings;
    settings.take_word("theme", "dark");
    settings.take_word("day_start_hour", "6");
    a.save_settings(&settings).unwrap();
    b.it_is(NOON + 1000);
    let mut settings = b.load().unwrap().settings;
    settings.take_word("country", "NL");
    b.save_settings(&settings).unwrap();
    assert!(meets(&mut b, &a).settings);
    meets(&mut a, &b);
    for store in [&a, &b] {
        let set = store.load().unwrap().settings;
        assert_eq!((set.theme.word(), set.day_start.hour(), set.country.as_deref()), ("dark", 6, Some("NL")));
    }
}

#[test]
fn a_clock_that_is_put_back_undoes_nothing_that_was_changed_after_the_machines_met() {
    let (_dir, mut a, mut b) = two();
    a.save_check_in(&check_in(&a, "x", "first", &[]), NOON, None).unwrap();
    a.save_check_in(&check_in(&a, "x", "by a clock years ahead", &[]), NOON * 2, None).unwrap();
    meets(&mut b, &a);
    b.save_check_in(&check_in(&b, "x", "after it", &[]), NOON + 5, None).unwrap();
    meets(&mut a, &b);
    assert_eq!(&*a.load().unwrap().check_ins[0].note, "after it");
}

#[test]
fn what_was_said_before_it_went_for_good_elsewhere_is_gone_also_where_a_clock_was_put_back() {
    let (_dir, mut a, mut b) = two();
    let id = "0190f3a2-7b1c-7d3e-8f40-0123456789ab";
    a.save_check_in(&check_in(&a, id, "first words", &[("joy", 3)]), NOON, None).unwrap();
    meets(&mut b, &a);
    a.delete_check_in(&id.into(), NOON + 10).unwrap();
    a.it_is(NOON + 20);
    a.delete_for_good(&[id.into()]).unwrap();
    for (ms, words) in [(60, "second words"), (55, "third words")] {
        b.it_is(NOON + ms);
        b.save_check_in(&check_in(&b, id, words, &[("joy", 4)]), NOON + ms, None).unwrap();
    }
    meets(&mut b, &a);
    assert_eq!(b.load().unwrap().check_ins[0].note.as_ref(), "third words", "it was changed after it went");
    let earlier = b.every_earlier_version().unwrap();
    let notes: Vec<&str> = earlier.iter().map(|e| &*e.said.note).collect();
    assert_eq!(notes, ["second words"]);
    meets(&mut a, &b);
    assert_eq!(exported(&a), exported(&b));
}

#[test]
fn a_journal_with_a_passphrase_is_read_by_its_recovery_code_and_one_of_before_is_taken_in() {
    let (dir, mut a, mut b) = two();
    b.save_check_in(&check_in(&b, "b", "locked", &[]), NOON, None).unwrap();
    let code = b.set_passphrase(Some(&Secret::new("four words of mine".to_owned())), NOON).unwrap().code.unwrap();
    let path = b.path().to_owned();
    drop(b);
    let there = Store::open_to_read(&path, Some(&Secret::new(code))).unwrap();
    assert_eq!(meets(&mut a, &there).new, 1);
    let old = dir.path().join("old.gamut");
    std::fs::copy(concat!(env!("CARGO_MANIFEST_DIR"), "/tests/storage/fixtures/schema-3.gamut"), &old).unwrap();
    let old = Store::open_to_read(&old, None).unwrap();
    let met = meets(&mut a, &old);
    assert!(met.new > 1 && met.differing == 0, "{met:?}");
    assert!(meets(&mut a, &old).is_nothing());
    assert_eq!(a.check().unwrap().problems, Vec::<String>::new());
}

/// Whether the word stands anywhere in the file, in rows or in what is noted.
fn holds(store: &Store, word: &str) -> bool {
    let plain = store.path().with_file_name(format!("{word}.sqlite"));
    store.export_plain(&plain, SelfHarmItem::Kept).unwrap();
    std::fs::read(&plain).unwrap().windows(word.len()).any(|w| w == word.as_bytes())
}

#[test]
fn words_that_are_rewritten_are_kept_once_machines_meet_and_emptied_ones_are_gone_from_both() {
    let (_dir, mut a, mut b) = two();
    let plan = |words: &str| SafetyPlan { signs: words.into(), ..SafetyPlan::default() };
    a.save_safety_plan(&plan("firstwords")).unwrap();
    a.save_safety_plan(&plan("secondwords")).unwrap();
    assert!(!holds(&a, "firstwords") && holds(&a, "secondwords"), "one machine alone keeps nothing of it");
    meets(&mut b, &a);
    meets(&mut a, &b);
    a.save_safety_plan(&plan("thirdwords")).unwrap();
    assert!(holds(&a, "secondwords"));
    a.save_safety_plan(&plan("")).unwrap();
    assert!(!holds(&a, "secondwords") && !holds(&a, "thirdwords"));
    meets(&mut b, &a);
    assert!(!holds(&b, "secondwords") && b.load().unwrap().safety_plan.is_empty());
}

#[test]
fn what_went_for_good_stays_gone_where_the_other_is_a_copy_of_this_journal_and_its_id_is_made_of_words() {
    let dir = tempfile::tempdir().unwrap();
    let mut a = Store::create(&dir.path().join("journal.gamut"), &Catalogue::starting()).unwrap();
    a.it_is(NOON);
    a.save_check_in(&check_in(&a, "row 7 of a table", "from a file", &[("joy", 3)]), NOON, None).unwrap();
    let mut b = super::copy_of(&a, dir.path(), "copy");
    assert!(meets(&mut a, &b).is_nothing());
    a.delete_check_in(&"row 7 of a table".into(), NOON + 10).unwrap();
    a.it_is(NOON + 20);
    a.delete_for_good(&["row 7 of a table".into()]).unwrap();
    assert_eq!(meets(&mut a, &b).new, 0);
    assert_eq!(meets(&mut b, &a).deleted, 1);
    for store in [&a, &b] {
        let journal = store.load().unwrap();
        assert!(journal.check_ins.is_empty() && journal.trash.is_empty());
    }
}

#[test]
fn an_import_that_is_taken_back_does_not_come_back_from_the_other_and_can_come_in_again() {
    let (dir, mut a, mut b) = two();
    meets(&mut a, &b);
    meets(&mut b, &a);
    let mut file = Store::create(&dir.path().join("c").join("journal.gamut"), &Catalogue::starting()).unwrap();
    file.save_check_in(&check_in(&file, "of a file", "brought in", &[("joy", 3)]), NOON, None).unwrap();
    let offered = file.load().unwrap();
    let (_, brought) = a.bring_in(&Offered::whole(&offered, &[]), NOON + 10, &Underway::alone()).unwrap();
    assert_eq!(meets(&mut b, &a).new, 1);
    a.it_is(NOON + 20);
    assert_eq!(a.take_back_brought(&brought).unwrap(), 0);
    meets(&mut a, &b);
    assert!(a.load().unwrap().check_ins.is_empty(), "the other does not bring it back");
    meets(&mut b, &a);
    assert!(b.load().unwrap().check_ins.is_empty(), "it goes from there, too");
    assert_eq!(exported(&a), exported(&b));
    a.it_is(NOON + 30);
    a.bring_in(&Offered::whole(&offered, &[]), NOON + 30, &Underway::alone()).unwrap();
    assert_eq!(a.load().unwrap().check_ins.len(), 1);
    meets(&mut b, &a);
    meets(&mut a, &b);
    assert_eq!((a.load().unwrap().check_ins.len(), b.load().unwrap().check_ins.len()), (1, 1));
}
