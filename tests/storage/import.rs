use crate::{answering, fresh, full, moment, noted, plain, rated};
use gamut::{
    domain::*,
    storage::{ImportCounts, Store},
};
use std::sync::Arc;

/// A journal with something of every kind.
pub fn everything() -> Journal {
    let mut catalogue = Catalogue::starting();
    let own = catalogue.add_feeling(&Key::new("stille").unwrap(), "Stille", Valence::Pleasant);
    catalogue.feelings[0].name = "Delight".into();
    catalogue.feelings[3].retired = true;
    catalogue.add_symptom(&Key::new("headache").unwrap(), "Headache");
    let mut with_own = plain("own", 3000);
    with_own.answers.push((own, Answer::CannotTell));
    let day = DayKey::parse("2026-03-01").unwrap();
    let event = |id: &str, what, name: &str, dose: &str| Event {
        id: id.into(),
        day,
        what,
        name: name.into(),
        dose: dose.into(),
        note: "n".into(),
        deleted_ms: None,
    };
    let trial = |id: &str, ms, before, after, outcome| Trial {
        id: id.into(),
        way: Way::Senses,
        at: moment(ms),
        day,
        before,
        after,
        outcome,
        note: "cold water".into(),
    };
    let mut journal = Journal {
        catalogue,
        check_ins: vec![Arc::new(full("full", 1000)), Arc::new(noted("note", 2000, "words")), Arc::new(with_own)],
        trash: vec![Arc::new(plain("gone", 500).with(Besides { deleted_ms: Some(5), ..Besides::default() }))],
        events: vec![event("e1", EventKind::MedicineStarted, "sertraline", "50 mg"), event("e2", EventKind::Loss, "", "")],
        trials: vec![
            trial("t1", 10, Some(rated(0)), Some(Answer::CannotTell), Some(Outcome::Moved)),
            trial("t2", 20, None, None, None),
        ],
        plans: vec![
            Plan::new("z".into(), Way::Journal, "write".into(), Some(day)),
            Plan {
                done_ms: Some(7),
                item: Some("i1".into()),
                expected: Some(Intensity::NOT_FELT),
                kept_in: Some("full".into()),
                ..Plan::new("a".into(), Way::OnceEnjoyed, "paint".into(), None)
            },
        ],
        way_items: vec![
            WayItem {
                more: "one brush\none colour".into(),
                once_moved: Some(Intensity::MAX),
                retired: true,
                ..WayItem::new("i1".into(), ItemKind::Activity, "Painting")
            },
            WayItem {
                contacted: Some(Contacted::Wrote),
                found: vec!["licensed".into(), "cost".into()],
                ..WayItem::new("a0".into(), ItemKind::Therapist, "Dr Example")
            },
            WayItem::new("i3".into(), ItemKind::Scent, "Ginger"),
        ],
        safety_plan: SafetyPlan { signs: "not sleeping".into(), ..SafetyPlan::default() },
        contacts: vec![OwnContact { id: "c".into(), name: "Sister".into(), reach: "12345".into() }],
        pattern_answers: vec![PatternAnswer {
            pattern: "narrowed/2026-03-01".into(),
            dismissed: true,
            reason: "holiday".into(),
            at: moment(9).instant,
        }],
        moods: vec![ImportedMood { id: "m".into(), at: moment(4).instant, day, value: 3.5, label: "meh".into() }],
        settings: Settings { theme: ThemeChoice::Dark, welcomed: true, country: Some("NL".into()), ..Settings::default() },
    };
    journal.sort();
    journal
}

#[test]
fn an_empty_journal_imported_is_nothing() {
    let (_dir, _path, mut store) = fresh();
    assert_eq!(store.import(&Journal::default(), 1).unwrap(), ImportCounts::default());
    assert_eq!(store.load().unwrap().catalogue, Catalogue::starting());
}

#[test]
fn an_import_into_a_new_journal_gives_the_same_journal() {
    let (_dir, _path, mut store) = fresh();
    let offered = everything();
    assert_eq!(store.import(&offered, 1).unwrap(), ImportCounts { imported: 15, duplicate: 0 });
    assert_eq!(store.load().unwrap(), offered);
}

#[test]
fn the_same_import_again_doubles_nothing() {
    let (_dir, _path, mut store) = fresh();
    let offered = everything();
    store.import(&offered, 1).unwrap();
    assert_eq!(store.import(&offered, 2).unwrap(), ImportCounts { imported: 0, duplicate: 15 });
    assert_eq!(store.load().unwrap(), offered);
}

#[test]
fn a_row_offered_twice_in_one_import_is_taken_once() {
    let (_dir, _path, mut store) = fresh();
    let mut offered = everything();
    offered.check_ins.push(Arc::new(noted("note", 1, "other words")));
    assert_eq!(store.import(&offered, 1).unwrap(), ImportCounts { imported: 15, duplicate: 1 });
    assert_eq!(&*store.load().unwrap().check_in("note").unwrap().note, "words");
}

#[test]
fn what_is_there_already_stays_as_it_is() {
    let (_dir, _path, mut store) = fresh();
    let mine = noted("note", 7, "mine");
    store.save_check_in(&mine, 1, None).unwrap();
    store.save_contacts(&[OwnContact { id: "x".into(), name: "Brother".into(), reach: "9".into() }]).unwrap();
    let counts = store.import(&everything(), 1).unwrap();
    assert_eq!(counts, ImportCounts { imported: 14, duplicate: 1 });
    let journal = store.load().unwrap();
    assert_eq!(**journal.check_in("note").unwrap(), mine);
    assert_eq!(journal.contacts[0].name, "Brother");
    assert_eq!(journal.catalogue.feeling_by_key("joy").unwrap().name, "Joy");
    assert_eq!(journal.settings.theme, ThemeChoice::Dark);
}

#[test]
fn feelings_are_matched_by_their_key_and_not_by_their_number() {
    let (_dir, _path, mut store) = fresh();
    store.save_check_in(&plain("mine", 1), 1, None).unwrap();
    let mut catalogue = Catalogue::default();
    let calm = catalogue.add_feeling(&Key::new("calm").unwrap(), "Calm", Valence::Pleasant);
    let joy = catalogue.add_feeling(&Key::new("joy").unwrap(), "Freude", Valence::Pleasant);
    let c = answering(vec![(calm, rated(0)), (joy, Answer::CannotTell)], plain("theirs", 2));
    let offered = Journal { catalogue, check_ins: vec![Arc::new(c)], ..Journal::default() };
    store.import(&offered, 1).unwrap();
    let journal = store.load().unwrap();
    let id = |key| journal.catalogue.feeling_by_key(key).unwrap().id;
    let theirs = journal.check_in("theirs").unwrap();
    assert_eq!(theirs.answer(id("calm")), Some(rated(0)));
    assert_eq!(theirs.answer(id("joy")), Some(Answer::CannotTell));
    assert_eq!(theirs.answers.len(), 2);
    assert_eq!(journal.catalogue.feelings.last().unwrap().name, "Calm");
}

#[test]
fn an_import_is_all_or_nothing() {
    let (_dir, path, mut store) = fresh();
    let mut offered = everything();
    offered.moods[0].value = f64::NAN;
    let before = store.load().unwrap();
    assert_eq!(store.import(&offered, 1).unwrap_err().exit_code(), 14);
    assert_eq!(store.load().unwrap(), before);
    let mut offered = everything();
    offered.check_ins.push(Arc::new(answering(vec![(FeelingId(900), rated(1))], plain("odd", 1))));
    assert_eq!(store.import(&offered, 1).unwrap_err().exit_code(), 14);
    drop(store);
    assert_eq!(Store::open(&path, None).unwrap().load().unwrap(), before);
}

#[test]
fn many_rows_at_once_are_found_by_their_words_and_so_is_what_is_written_after_them() {
    let (_dir, _path, mut store) = fresh();
    store.save_check_in(&noted("before", 1, "earliest words"), 1, None).unwrap();
    let check_ins = (0..20_000).map(|n| Arc::new(noted(&format!("n{n}"), n + 2, &format!("number w{n}")))).collect();
    let many = Journal { check_ins, catalogue: Catalogue::starting(), ..Journal::default() };
    assert_eq!(store.import(&many, 1).unwrap().imported, 20_000);
    store.save_check_in(&noted("after", 30_000, "latest words"), 1, None).unwrap();
    for words in ["earliest", "w19999", "latest"] {
        assert_eq!(crate::found(&store, words), 1, "{words}");
    }
    assert_eq!(store.check().unwrap().problems, Vec::<String>::new());
}
