use crate::{answering, fresh, full, moment, noted, plain, rated};
use gamut::{
    domain::*,
    exchange::jsonl,
    storage::{Changed, ImportCounts, Offered, Store},
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
        moods: vec![ImportedMood {
            id: "m".into(),
            at: moment(4).instant,
            day,
            value: 3.5,
            label: "meh".into(),
            series: gamut::domain::Series::default(),
        }],
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
    assert_eq!(store.import(&offered, 1).unwrap(), ImportCounts { imported: 15, ..ImportCounts::default() });
    assert_eq!(store.load().unwrap(), offered);
}

#[test]
fn the_same_import_again_doubles_nothing() {
    let (_dir, _path, mut store) = fresh();
    let offered = everything();
    store.import(&offered, 1).unwrap();
    assert_eq!(store.import(&offered, 2).unwrap(), ImportCounts { duplicate: 15, ..ImportCounts::default() });
    assert_eq!(store.load().unwrap(), offered);
}

#[test]
fn a_row_offered_twice_in_one_import_is_taken_once() {
    let (_dir, _path, mut store) = fresh();
    let mut offered = everything();
    offered.check_ins.push(Arc::new(noted("note", 1, "other words")));
    assert_eq!(store.import(&offered, 1).unwrap(), ImportCounts { imported: 15, duplicate: 1, ..ImportCounts::default() });
    assert_eq!(&*store.load().unwrap().check_in(&"note".into()).unwrap().note, "words");
}

#[test]
fn what_is_there_already_stays_as_it_is() {
    let (_dir, _path, mut store) = fresh();
    let mine = noted("note", 7, "mine");
    store.save_check_in(&mine, 1, None).unwrap();
    store.save_contacts(&[OwnContact { id: "x".into(), name: "Brother".into(), reach: "9".into() }]).unwrap();
    let counts = store.import(&everything(), 1).unwrap();
    assert_eq!(counts, ImportCounts { imported: 14, differ: 1, ..ImportCounts::default() }, "said apart from what is the same");
    let journal = store.load().unwrap();
    assert_eq!(**journal.check_in(&"note".into()).unwrap(), mine);
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
    let theirs = journal.check_in(&"theirs".into()).unwrap();
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

#[test]
fn what_says_something_else_and_what_lies_in_the_trash_are_counted_apart_and_weighed_beforehand() {
    let (_dir, _path, mut store) = fresh();
    for c in [noted("same", 1, "a"), noted("changed", 2, "mine"), noted("gone", 3, "b")] {
        store.save_check_in(&c, 1, None).unwrap();
    }
    store.delete_check_in(&"gone".into(), 5).unwrap();
    let check_ins = [("same", 1, "a"), ("changed", 2, "theirs"), ("gone", 3, "b"), ("new", 4, "c")];
    let check_ins = check_ins.map(|(id, ms, note)| Arc::new(noted(id, ms, note))).to_vec();
    let journal = Journal { catalogue: Catalogue::starting(), check_ins, ..Journal::default() };
    let mut offered = Offered::whole(&journal, &[]);
    let want = ImportCounts { imported: 1, duplicate: 1, differ: 1, in_trash: 1, replaced: 0 };
    assert_eq!(store.weigh(&offered).unwrap(), want);
    assert_eq!(store.import_offered(&offered, 9).unwrap(), want);
    let note = |store: &Store, id: &str| store.load().unwrap().check_in(&id.into()).map(|c| c.note.to_string());
    assert_eq!((note(&store, "changed").as_deref(), note(&store, "gone")), (Some("mine"), None));
    offered.changed = Changed::TakeTheirs;
    let want = ImportCounts { imported: 0, duplicate: 2, differ: 0, in_trash: 1, replaced: 1 };
    assert_eq!(store.weigh(&offered).unwrap(), want);
    assert_eq!(store.import_offered(&offered, 10).unwrap(), want);
    assert_eq!(note(&store, "changed").as_deref(), Some("theirs"));
    let earlier = store.earlier_versions(&"changed".into()).unwrap();
    assert_eq!((earlier.len(), earlier[0].0, &*earlier[0].1.note), (1, 10, "mine"));
}

#[test]
fn a_file_that_speaks_of_some_parts_only_changes_no_others() {
    let (_dir, _path, mut store) = fresh();
    store.save_check_in(&full("a", 1000), 1, None).unwrap();
    let c = full("a", 1000);
    let theirs = CheckIn::new("a", c.at.clone(), c.day, Vec::new()).with(Besides { note: "new".into(), ..Besides::default() });
    let journal = Journal { catalogue: Catalogue::starting(), check_ins: vec![Arc::new(theirs)], ..Journal::default() };
    let parts = Parts { note: true, ..Parts::none() };
    let offered = Offered { parts, changed: Changed::TakeTheirs, ..Offered::whole(&journal, &[]) };
    assert_eq!(store.import_offered(&offered, 2).unwrap().replaced, 1);
    let mut want = full("a", 1000);
    want.note = "new".into();
    assert_eq!(**store.load().unwrap().check_in(&"a".into()).unwrap(), want);
    assert_eq!(store.import_offered(&offered, 3).unwrap().duplicate, 1);
}

#[test]
fn a_name_in_another_case_is_the_feeling_that_is_there_and_a_word_is_spelled_as_it_is_here() {
    let (_dir, _path, mut store) = fresh();
    let mut mine = plain("mine", 1);
    mine.context.tags = vec!["Work".into()];
    mine.context.company = Some("Ana".into());
    store.save_check_in(&mine, 1, None).unwrap();
    let mut catalogue = Catalogue::default();
    let joy = catalogue.add_feeling(&Key::new("Joy").unwrap(), "Joy", Valence::Pleasant);
    let other = catalogue.add_feeling(&Key::new("Sadness").unwrap(), "Sadness", Valence::Pleasant);
    let mut theirs = answering(vec![(joy, rated(9)), (other, rated(1))], plain("theirs", 2));
    theirs.context.tags = vec!["WORK".into(), "work".into(), "choir".into()];
    theirs.context.company = Some("ana".into());
    let offered = Journal { catalogue, check_ins: vec![Arc::new(theirs)], ..Journal::default() };
    store.import(&offered, 1).unwrap();
    let journal = store.load().unwrap();
    let c = journal.check_in(&"theirs".into()).unwrap();
    assert_eq!(c.answer(journal.catalogue.feeling_by_key("joy").unwrap().id), Some(rated(9)));
    assert_eq!(c.context.tags, ["Work".into(), "choir".into()] as [Arc<str>; 2]);
    assert_eq!(c.context.company.as_deref(), Some("Ana"));
    // One that is said to be on the other side is another feeling, whatever it is called.
    assert_eq!(journal.catalogue.feelings.len(), Catalogue::starting().feelings.len() + 1);
    assert_eq!(journal.catalogue.feeling_by_key("Sadness").unwrap().valence, Valence::Pleasant);
}

#[test]
fn what_check_ins_said_before_is_taken_over_once_and_comes_out_again_byte_for_byte() {
    let (_dir, _path, mut store) = fresh();
    let mut journal = everything();
    for c in &mut journal.check_ins {
        // A list says each word once in files.
        let once = words_once(c.context.medicines.clone());
        if once != c.context.medicines {
            Arc::make_mut(c).context.medicines = once;
        }
    }
    // Files refuse a day that isn't the one of its time.
    journal.trials.iter_mut().for_each(|t| t.day = t.at.instant.day(DayStart::default()));
    journal.moods.iter_mut().for_each(|m| m.day = m.at.day(DayStart::default()));
    store.import(&journal, 1).unwrap();
    for (ms, note) in [(10, "first change"), (20, "second change")] {
        let mut c = CheckIn::clone(store.load().unwrap().check_in(&"full".into()).unwrap());
        c.note = note.into();
        store.save_check_in(&c, ms, None).unwrap();
    }
    let (from, into) = (FeelingId(5), FeelingId(6));
    store.save_check_in(&answering(vec![(from, rated(8))], plain("merged", 4000)), 30, None).unwrap();
    store.rewrite(&Rewrite::Feelings { from, into }, 40).unwrap();
    store.delete_check_in(&"merged".into(), 50).unwrap();
    let written = |store: &Store| {
        let mut out = Vec::new();
        jsonl::write_with_earlier(&store.load().unwrap(), &store.every_earlier_version().unwrap(), &mut out).unwrap();
        String::from_utf8(out).unwrap()
    };
    let once = written(&store);
    let incoming = jsonl::read(once.as_bytes()).unwrap();
    assert_eq!((incoming.rejected.len(), incoming.earlier.len()), (0, 3));
    let (_dir2, _path2, mut other) = fresh();
    let offered = Offered::whole(&incoming.journal, &incoming.earlier);
    assert_eq!(other.import_offered(&offered, 60).unwrap().imported, 16);
    assert_eq!(written(&other), once);
    assert_eq!(other.earlier_versions(&"full".into()).unwrap(), store.earlier_versions(&"full".into()).unwrap());
    assert_eq!(other.import_offered(&offered, 70).unwrap().imported, 0);
    assert_eq!(written(&other), once, "a second time adds nothing");
    // A journal that has the check-in without its past takes that over, too.
    let (_dir3, _path3, mut third) = fresh();
    third.import(&incoming.journal, 80).unwrap();
    assert_eq!(third.every_earlier_version().unwrap(), []);
    let (there, earlier) = (store.load().unwrap(), store.every_earlier_version().unwrap());
    third.import_offered(&Offered::whole(&there, &earlier), 90).unwrap();
    assert_eq!(written(&third), once);
}

#[test]
fn names_that_were_given_before_the_first_entry_stay_when_a_table_is_taken_in() {
    let (_folder, _, mut store) = fresh();
    let mut named = store.load().unwrap().catalogue;
    named.feelings[0].name = "Delight".into();
    store.save_catalogue(&named).unwrap();
    let from = Journal { catalogue: Catalogue::starting(), check_ins: vec![Arc::new(plain("a", 1000))], ..Journal::default() };
    store.import(&from, 0).unwrap();
    assert_eq!(store.load().unwrap().catalogue.feelings[0].name, "Delight");
}

#[test]
fn a_journal_nobody_wrote_in_takes_the_names_of_the_one_that_comes_in() {
    let (_folder, _, mut store) = fresh();
    store.import(&everything(), 0).unwrap();
    assert_eq!(store.load().unwrap().catalogue.feelings[0].name, "Delight");
}
