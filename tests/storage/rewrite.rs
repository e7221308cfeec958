//! One change of what many check-ins say, and the whole of it taken back.

use crate::{answering, fresh, full, import::everything, plain, rated};
use gamut::{
    domain::*,
    exchange::jsonl,
    storage::{StorageError, Store},
};
use std::sync::Arc;

const UNSURE: Answer = Answer::CannotTell;

fn exported(store: &Store) -> String {
    let mut out = Vec::new();
    jsonl::write(&store.load().unwrap(), &mut out).unwrap();
    String::from_utf8(out).unwrap()
}

/// Everything a journal can hold, and guilt (8) and anger (7) answered in every way two can be.
fn both_ways() -> (tempfile::TempDir, std::path::PathBuf, Store) {
    let (dir, path, mut store) = fresh();
    store.import(&everything(), 1).unwrap();
    for (n, (anger, guilt)) in (0_i64..).zip([
        (Some(rated(0)), None),
        (None, Some(rated(4))),
        (Some(rated(2)), Some(rated(9))),
        (Some(rated(9)), Some(rated(2))),
        (Some(UNSURE), Some(rated(0))),
        (Some(rated(0)), Some(UNSURE)),
        (Some(UNSURE), Some(UNSURE)),
        (None, None),
    ]) {
        let said = [(FeelingId(1), Some(rated(5))), (FeelingId(7), anger), (FeelingId(8), guilt)];
        let said = said.into_iter().filter_map(|(f, a)| Some((f, a?))).collect();
        let mut c = answering(said, full(&format!("w{n}"), 9000 + n));
        c.symptoms = vec![(SymptomId(2), SymptomAnswer::No), (SymptomId(8), SymptomAnswer::There(SymptomStrength::Mild))];
        store.save_check_in(&c, 1, None).unwrap();
    }
    store.delete_check_in(&"w3".into(), 77).unwrap();
    // One with an earlier version of its own.
    let edited = answering(vec![(FeelingId(8), rated(1))], plain("w0", 9000));
    store.save_check_in(&edited, 2, None).unwrap();
    let mut settings = store.load().unwrap().settings;
    settings.take_word("short_feelings", "guilt,joy");
    store.save_settings(&settings).unwrap();
    (dir, path, store)
}

fn guilt_into_anger() -> Rewrite {
    Rewrite::Feelings { from: FeelingId(8), into: FeelingId(7) }
}

#[test]
fn two_feelings_become_one_in_every_check_in_also_in_the_trash_and_what_each_said_is_kept() {
    let (_dir, _path, mut store) = both_ways();
    let before = store.load().unwrap();
    let done = store.rewrite(&guilt_into_anger(), 50).unwrap();
    let after = store.load().unwrap();
    let answer = |id: &str| {
        let c = after.check_ins.iter().chain(&after.trash).find(|c| c.id.as_str() == id).unwrap();
        assert_eq!(c.answer(FeelingId(8)), None);
        c.answer(FeelingId(7))
    };
    assert_eq!(["w0", "w1", "w2", "w3"].map(answer), [Some(rated(1)), Some(rated(4)), Some(rated(9)), Some(rated(9))]);
    assert_eq!(["w4", "w5", "w6", "w7"].map(answer), [Some(rated(0)), Some(rated(0)), Some(UNSURE), None]);
    assert_eq!(done.check_ins, 7);
    assert!(after.trash.iter().any(|c| c.id.as_str() == "w3" && c.deleted_ms == Some(77)));
    // Everything else is what it was.
    for (a, b) in before.check_ins.iter().zip(&after.check_ins) {
        let mut same = CheckIn::clone(b);
        same.answers = a.answers.clone();
        assert_eq!(same, **a);
    }
    assert!(after.catalogue.feelings.iter().all(|f| f.id != FeelingId(8)));
    let keys: Vec<_> = after.settings.short_feelings.iter().map(Key::as_str).collect();
    assert_eq!(keys, ["anger", "joy"]);
    // The original answers stand among the earlier versions, with the note and all.
    let earlier = store.earlier_versions(&"w2".into()).unwrap();
    let was = before.check_in(&"w2".into()).unwrap();
    assert_eq!((earlier.len(), earlier[0].0), (1, 50));
    assert_eq!((&earlier[0].1.answers, &earlier[0].1.note), (&was.answers, &was.note));
    assert_eq!(earlier[0].1.expected_felt, was.expected_felt);
    assert_eq!(store.earlier_versions(&"w0".into()).unwrap().len(), 2);
    assert!(store.earlier_versions(&"w7".into()).unwrap().is_empty());
    assert_eq!(store.check().unwrap().problems, Vec::<String>::new());
}

#[test]
fn taken_back_everything_is_byte_for_byte_what_it_was_with_edits_trash_and_the_short_form() {
    let (_dir, _path, mut store) = both_ways();
    let versions = |store: &Store| ["w0", "w1", "w2", "w3", "full"].map(|id| store.earlier_versions(&id.into()).unwrap());
    for change in [
        guilt_into_anger(),
        Rewrite::Symptoms { from: SymptomId(8), into: SymptomId(2) },
        Rewrite::Words { kind: WordKind::Tags, from: "b".into(), into: "🏃 läuft".into() },
        Rewrite::Words { kind: WordKind::Medicines, from: "b".into(), into: "new".into() },
        Rewrite::Words { kind: WordKind::Company, from: "alone".into(), into: "by myself".into() },
    ] {
        let (before, edited) = ((exported(&store), versions(&store)), store.edited().unwrap());
        let done = store.rewrite(&change, 50).unwrap();
        assert!(done.check_ins > 0);
        assert_ne!(exported(&store), before.0);
        assert_ne!(store.edited().unwrap(), edited);
        assert_eq!(store.take_back_rewrite(&done).unwrap(), 0);
        assert_eq!((exported(&store), versions(&store)), before, "{change:?}");
        assert_eq!(store.edited().unwrap(), edited);
    }
}

#[test]
fn several_in_a_row_are_taken_back_one_after_the_other() {
    let (_dir, _path, mut store) = both_ways();
    let mut exports = vec![exported(&store)];
    let mut done = Vec::new();
    for change in [
        guilt_into_anger(),
        Rewrite::Feelings { from: FeelingId(7), into: FeelingId(5) },
        Rewrite::Symptoms { from: SymptomId(2), into: SymptomId(8) },
        Rewrite::Words { kind: WordKind::Substances, from: "none".into(), into: "nothing".into() },
    ] {
        done.push(store.rewrite(&change, 50).unwrap());
        exports.push(exported(&store));
    }
    for done in done.into_iter().rev() {
        assert_eq!(Some(exported(&store)), exports.pop());
        store.take_back_rewrite(&done).unwrap();
    }
    assert_eq!(Some(exported(&store)), exports.pop());
}

#[test]
fn a_check_in_that_says_something_else_by_now_stays_as_it_is_when_the_rest_goes_back() {
    let (_dir, _path, mut store) = both_ways();
    let done = store.rewrite(&guilt_into_anger(), 50).unwrap();
    let c = answering(vec![(FeelingId(7), rated(3))], plain("w2", 9002));
    store.save_check_in(&c, 60, None).unwrap();
    // One is gone for good.
    assert_eq!(store.delete_for_good(&["w3".into()]).unwrap(), 1);
    assert_eq!(store.take_back_rewrite(&done).unwrap(), 1);
    let journal = store.load().unwrap();
    assert_eq!(journal.check_in(&"w2".into()).unwrap().answers, c.answers);
    assert_eq!(journal.check_in(&"w1".into()).unwrap().answer(FeelingId(8)), Some(rated(4)));
    assert!(journal.catalogue.feelings.iter().any(|f| f.id == FeelingId(8)));
}

#[test]
fn an_earlier_version_put_back_says_it_of_the_feeling_that_stayed() {
    let (_dir, _path, mut store) = both_ways();
    store.rewrite(&guilt_into_anger(), 50).unwrap();
    let earlier = store.earlier_versions(&"w2".into()).unwrap().remove(0).1;
    assert_eq!(earlier.answer(FeelingId(8)), Some(rated(9)));
    store.save_check_in(&earlier, 60, None).unwrap();
    let c = store.load().unwrap().check_in(&"w2".into()).unwrap().clone();
    assert_eq!((c.answer(FeelingId(7)), c.answer(FeelingId(8))), (Some(rated(9)), None));
}

/// Files from before the merge use the key that is gone.
#[test]
fn a_file_that_still_uses_the_merged_key_lands_on_the_feeling_that_stayed() {
    let (_dir, _path, mut store) = both_ways();
    let before = store.load().unwrap();
    store.rewrite(&guilt_into_anger(), 50).unwrap();
    let (_dir2, _path2, mut other) = fresh();
    for (id, answers) in [
        ("x0", vec![(FeelingId(8), rated(6))]),
        ("x1", vec![(FeelingId(7), UNSURE), (FeelingId(8), rated(2))]),
        ("x2", vec![(FeelingId(7), rated(7)), (FeelingId(8), rated(2)), (FeelingId(9), rated(1))]),
    ] {
        other.save_check_in(&answering(answers, plain(id, 100)), 1, None).unwrap();
    }
    assert_eq!(store.import(&other.load().unwrap(), 70).unwrap().imported, 3);
    let journal = store.load().unwrap();
    let said = |id: &str| journal.check_in(&id.into()).unwrap().answers.clone();
    assert_eq!(said("x0"), vec![(FeelingId(7), rated(6))].into());
    assert_eq!(said("x1"), vec![(FeelingId(7), rated(2))].into());
    assert_eq!(said("x2"), vec![(FeelingId(7), rated(7)), (FeelingId(9), rated(1))].into());
    assert_eq!(journal.catalogue.feelings.len(), before.catalogue.feelings.len() - 1);
    // A line read for this journal, as the command line does.
    let mut catalogue = journal.catalogue.clone();
    let line = r#"{"id":"y","at":"2026-05-05T05:05:05Z","feelings":{"guilt":3,"anger":"cannot_tell"}}"#;
    let read = jsonl::read_one(line, &mut catalogue, DayStart::default()).unwrap();
    assert_eq!((read.answers, catalogue), (vec![(FeelingId(7), rated(3))].into(), journal.catalogue));
}

#[test]
fn what_was_merged_is_exported_and_known_again_after_an_import() {
    let (_dir, _path, mut store) = both_ways();
    store.rewrite(&guilt_into_anger(), 50).unwrap();
    store.rewrite(&Rewrite::Symptoms { from: SymptomId(2), into: SymptomId(8) }, 51).unwrap();
    let file = exported(&store);
    assert!(file.contains(r#""merged_into":"anger""#) && file.contains(r#""merged_into":"numb""#));
    let incoming = jsonl::read_from_day_start(file.as_bytes(), DayStart::default()).unwrap().journal;
    let (_dir2, path, mut other) = fresh();
    other.import(&incoming, 1).unwrap();
    drop(other);
    let mut other = Store::open(&path, None).unwrap();
    // An empty journal takes all of it over, and has nothing else to say.
    assert_eq!(exported(&other).lines().next(), file.lines().next());
    assert_eq!(other.load().unwrap().settings, store.load().unwrap().settings);
    let first = exported(&other);
    let again = jsonl::read_from_day_start(first.as_bytes(), DayStart::default()).unwrap().journal;
    let (_dir3, _path3, mut third) = fresh();
    third.import(&again, 2).unwrap();
    assert_eq!(exported(&third), first);
    assert_eq!(other.import(&again, 2).unwrap().imported, 0);
}

/// Merging before anything is written is allowed, and an older file comes in after it.
#[test]
fn an_empty_journal_that_merged_keeps_the_name_of_the_feeling_and_the_symptom_that_stayed() {
    let (_dir, _path, mut store) = fresh();
    store.rewrite(&Rewrite::Feelings { from: FeelingId(7), into: FeelingId(8) }, 50).unwrap();
    store.rewrite(&Rewrite::Symptoms { from: SymptomId(8), into: SymptomId(2) }, 51).unwrap();
    let before = store.load().unwrap().catalogue;
    let (_dir2, _path2, mut other) = fresh();
    let mut hidden = other.load().unwrap().catalogue;
    // What the file says of the two that are gone is not said of those that stayed.
    hidden.feelings.iter_mut().filter(|f| f.id == FeelingId(7)).for_each(|f| (f.name, f.retired) = ("Fury".into(), true));
    hidden.symptoms.iter_mut().filter(|s| s.id == SymptomId(8)).for_each(|s| s.retired = true);
    other.save_catalogue(&hidden).unwrap();
    for (id, feeling) in [("x0", 7), ("x1", 8)] {
        other.save_check_in(&answering(vec![(FeelingId(feeling), rated(6))], plain(id, 100)), 1, None).unwrap();
    }
    let mut older = other.load().unwrap();
    older.catalogue.feelings.reverse();
    (0..).zip(&mut older.catalogue.feelings).for_each(|(n, f)| f.order = n);
    older.catalogue.symptoms.reverse();
    (0..).zip(&mut older.catalogue.symptoms).for_each(|(n, s)| s.order = n);
    store.import(&older, 60).unwrap();
    let now = store.load().unwrap().catalogue;
    let (guilt, numb) = (FeelingId(8), SymptomId(2));
    let said = |c: &Catalogue| {
        let (f, s) = (c.feeling(guilt).unwrap(), c.symptom(numb).unwrap());
        (f.name.clone(), f.retired, s.name.clone(), s.retired)
    };
    assert_eq!(said(&now), said(&before));
}

/// The journal that something is merged in stays its own: a feeling that is answered here is not taken away.
#[test]
fn a_file_that_merged_what_is_answered_here_changes_nothing_here() {
    let (_dir, _path, mut store) = both_ways();
    let (_dir2, _path2, mut other) = both_ways();
    other.rewrite(&guilt_into_anger(), 50).unwrap();
    let before = store.load().unwrap().catalogue;
    store.import(&other.load().unwrap(), 60).unwrap();
    assert_eq!(store.load().unwrap().catalogue, before);
}

#[test]
fn saving_the_catalogue_never_undoes_or_makes_a_merge() {
    let (_dir, _path, mut store) = both_ways();
    let before = store.load().unwrap().catalogue;
    store.rewrite(&guilt_into_anger(), 50).unwrap();
    let merged = store.load().unwrap().catalogue;
    // What stood on the screen before, written late.
    store.save_catalogue(&before).unwrap();
    let after = store.load().unwrap().catalogue;
    assert_eq!(after.merged_feelings, merged.merged_feelings);
    assert!(after.feelings.iter().all(|f| f.id != FeelingId(8)));
}

#[test]
fn what_can_t_become_one_is_refused_and_nothing_is_changed() {
    let (_dir, _path, mut store) = both_ways();
    let before = exported(&store);
    for change in [
        Rewrite::Feelings { from: FeelingId(1), into: FeelingId(7) },
        Rewrite::Feelings { from: FeelingId(8), into: FeelingId(99) },
        Rewrite::Symptoms { from: SymptomId(9), into: SymptomId(2) },
        Rewrite::Words { kind: WordKind::Tags, from: "nowhere".into(), into: "x".into() },
        Rewrite::Words { kind: WordKind::Substances, from: "none".into(), into: "wine".into() },
    ] {
        assert!(matches!(store.rewrite(&change, 50), Err(StorageError::Refused(_))), "{change:?}");
        assert_eq!(exported(&store), before);
    }
}

#[test]
fn a_word_changes_only_where_it_is_of_this_kind_and_the_notes_are_found_as_before() {
    let (_dir, _path, mut store) = fresh();
    let mut c = full("a", 1000);
    c.note = "an ordinary walk".into();
    c.context.tags = vec!["alone".into(), "walk".into()];
    store.save_check_in(&c, 1, None).unwrap();
    store.rewrite(&Rewrite::Words { kind: WordKind::Tags, from: "alone".into(), into: "on my own".into() }, 5).unwrap();
    let got = store.load().unwrap().check_ins[0].clone();
    assert_eq!(got.context.company.as_deref(), Some("alone"));
    assert_eq!(got.context.tags, ["on my own".into(), "walk".into()] as [Arc<str>; 2]);
    assert_eq!(crate::found(&store, "ordinary"), 1);
    assert_eq!(store.earlier_versions(&"a".into()).unwrap()[0].1.context.tags[0].as_ref(), "alone", "as it was written");
}

/// A version of Gamut that doesn't know of merging shows such a feeling as one that was put away. Brought back there, it
/// is a feeling of its own again.
#[test]
fn one_that_an_older_version_brought_back_is_itself_again() {
    let (_dir, path, mut store) = both_ways();
    store.rewrite(&guilt_into_anger(), 50).unwrap();
    drop(store);
    crate::raw(&path).execute("UPDATE feeling SET retired = 0 WHERE key = 'guilt'", []).unwrap();
    let catalogue = Store::open(&path, None).unwrap().load().unwrap().catalogue;
    assert!(catalogue.feelings.iter().any(|f| f.key.as_str() == "guilt") && catalogue.merged_feelings.is_empty());
}
