use crate::{fresh, noted, plain};
use gamut::storage::Store;

fn ids(store: &Store, words: &str) -> Vec<String> {
    store.search(words, 50).unwrap().iter().map(|h| h.id.to_string()).collect()
}

fn some_notes() -> (tempfile::TempDir, Store) {
    let (dir, _path, mut store) = fresh();
    let notes = [
        ("sea", "Walked by the sea, cold and bright. Nothing moved."),
        ("cafe", "Café with Zoë; the Straße was loud"),
        ("both", "The sea again, then the café"),
        ("signs", "100% (not) sure: a* OR b - \"c\" NEAR note_words"),
        ("tamil", "காலை நேரம் அமைதி"),
    ];
    for (ms, (id, note)) in (0..).zip(notes) {
        store.save_check_in(&noted(id, ms, note), 0, None).unwrap();
    }
    store.save_check_in(&plain("none", 99), 0, None).unwrap();
    (dir, store)
}

#[test]
fn a_search_for_nothing_finds_nothing() {
    let (_dir, store) = some_notes();
    for nothing in ["", " ", "\0", "\"", "*", "()", "…"] {
        assert!(ids(&store, nothing).is_empty(), "{nothing:?}");
    }
    assert_eq!(store.search("sea", 0).unwrap(), []);
}

#[test]
fn notes_are_found_newest_first_by_all_words_without_case_or_accents() {
    let (_dir, store) = some_notes();
    assert_eq!(ids(&store, "SEA"), ["both", "sea"]);
    assert_eq!(ids(&store, "cafe"), ["both", "cafe"]);
    assert_eq!(ids(&store, "zoe"), ["cafe"]);
    assert_eq!(ids(&store, "sea café"), ["both"]);
    assert_eq!(ids(&store, "அமைதி"), ["tamil"]);
    assert_eq!(store.search("sea", 1).unwrap().len(), 1);
}

#[test]
fn the_last_word_may_be_the_beginning_of_one() {
    let (_dir, store) = some_notes();
    assert_eq!(ids(&store, "s"), ["signs", "both", "cafe", "sea"]);
    assert_eq!(ids(&store, "the ca"), ["both", "cafe"]);
    assert_eq!(ids(&store, "ca the"), Vec::<String>::new());
}

#[test]
fn signs_of_the_search_language_are_plain_letters_here() {
    let (_dir, store) = some_notes();
    for words in ["a* OR b", "\"c\"", "NEAR", "not", "note_words", "100%", "body:sea OR", "(", "sea\0x", "^sea", "-sea", "'"] {
        store.search(words, 5).unwrap();
    }
    assert_eq!(ids(&store, "a OR b"), ["signs"]);
    assert_eq!(ids(&store, "OR"), ["signs"]);
    assert!(ids(&store, "body:sea").is_empty());
}

#[test]
fn marks_are_on_the_words_that_were_found() {
    let (_dir, store) = some_notes();
    for hit in store.search("the sea", 9).unwrap() {
        let marked: Vec<_> = hit.marks.iter().map(|m| hit.excerpt[m.clone()].to_lowercase()).collect();
        assert!(marked.iter().any(|m| m == "sea") && marked.iter().all(|m| m == "the" || m == "sea"), "{marked:?}");
    }
    let hit = store.search("strasse straß", 9).unwrap();
    assert!(hit.is_empty() || !hit[0].marks.is_empty());
}

#[test]
fn a_long_note_is_shown_around_the_word() {
    let (_dir, _path, mut store) = fresh();
    let note = format!("{}needle{}", "hay ".repeat(20_000), " häy".repeat(20_000));
    store.save_check_in(&noted("x", 1, &note), 0, None).unwrap();
    let hit = &store.search("needle", 1).unwrap()[0];
    assert!(hit.excerpt.chars().count() < 200);
    assert_eq!(&hit.excerpt[hit.marks[0].clone()], "needle");
}

#[test]
fn a_search_follows_edits_and_leaves_the_trash_out() {
    let (_dir, mut store) = some_notes();
    store.save_check_in(&noted("sea", 0, "the lake"), 1, None).unwrap();
    assert_eq!(ids(&store, "sea"), ["both"]);
    assert_eq!(ids(&store, "lake"), ["sea"]);
    store.delete_check_in("sea", 1).unwrap();
    assert!(ids(&store, "lake").is_empty());
    store.undelete_check_in("sea").unwrap();
    assert_eq!(ids(&store, "lake"), ["sea"]);
    store.save_check_in(&plain("sea", 0), 1, None).unwrap();
    assert!(ids(&store, "lake").is_empty());
    assert_eq!(store.check().unwrap().problems, Vec::<String>::new());
}
