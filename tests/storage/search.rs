use crate::{fresh, full, noted, plain};
use gamut::{
    app::{EachNote, Excerpt, NoteWords, excerpt_of},
    domain::DayKey,
    storage::Store,
};

/// What is found, newest first, at most so many: whose note it is, and the note around the words.
fn search(store: &Store, words: &str, at_first: Option<usize>) -> Vec<(String, Excerpt)> {
    let journal = store.load().unwrap();
    let places = NoteWords::of(&journal.check_ins).places(words, at_first, |_| true).newest_first;
    let found = places.iter().map(|p| &journal.check_ins[usize::try_from(*p).unwrap()]);
    found.map(|c| (c.id.to_string(), excerpt_of(words, &c.note))).collect()
}

/// Whose notes they are; the same whether all notes are in memory or are looked at as they are read.
fn ids(store: &Store, words: &str) -> Vec<String> {
    let found: Vec<String> = search(store, words, None).into_iter().map(|(id, _)| id).collect();
    assert_eq!(as_read(store, None, None, words), found, "{words:?} as the notes are read");
    found
}

/// The same, looked for while the notes of these days are read.
fn as_read(store: &Store, from: Option<DayKey>, until: Option<DayKey>, words: &str) -> Vec<String> {
    let mut notes = EachNote::with(words);
    let found = store.load_fitting((from, until), &notes.pieces(), move |note, most| notes.how_far(note, most)).unwrap();
    found.check_ins.iter().rev().map(|c| c.id.to_string()).collect()
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
    assert_eq!(search(&store, "sea", Some(0)), [], "none at all is asked for");
}

#[test]
fn notes_are_found_newest_first_by_all_words_without_case_or_accents() {
    let (_dir, store) = some_notes();
    assert_eq!(ids(&store, "SEA"), ["both", "sea"]);
    assert_eq!(ids(&store, "cafe"), ["both", "cafe"]);
    assert_eq!(ids(&store, "zoe"), ["cafe"]);
    assert_eq!(ids(&store, "sea café"), ["both"]);
    assert_eq!(ids(&store, "அமைதி"), ["tamil"]);
    assert_eq!(search(&store, "sea", Some(1)).iter().map(|(id, _)| &**id).collect::<Vec<_>>(), ["both"]);
}

#[test]
fn the_last_word_may_be_the_beginning_of_one() {
    let (_dir, store) = some_notes();
    assert_eq!(ids(&store, "s"), ["signs", "both", "cafe", "sea"]);
    assert_eq!(ids(&store, "the ca"), ["both", "cafe"]);
    assert_eq!(ids(&store, "ca the"), ["both", "cafe"], "each may be one, where none is found with these words whole");
    assert_eq!(ids(&store, "ca \"then the\""), ["both"]);
}

#[test]
fn words_in_the_middle_of_a_word_are_found_where_no_word_begins_so() {
    let (_dir, _path, mut store) = fresh();
    let notes = [("over", "An oversea call"), ("sea", "By the sea"), ("head", "Kopfschmerzen bei der Arbeit")];
    for (ms, (id, note)) in (0..).zip(notes) {
        store.save_check_in(&noted(id, ms, note), 0, None).unwrap();
    }
    assert_eq!(ids(&store, "sea"), ["sea"], "a beginning is closer");
    assert_eq!(ids(&store, "verse"), ["over"]);
    assert_eq!(ids(&store, "schmerz arb"), ["head"]);
    assert_eq!(ids(&store, "\"schmerzen\""), Vec::<String>::new(), "between quotation marks it is the word itself");
    assert_eq!(ids(&store, "xyz sea"), Vec::<String>::new());
}

#[test]
fn text_without_spaces_pictures_signs_and_letters_other_keyboards_lack_are_found() {
    let (_dir, _path, mut store) = fresh();
    let notes = [
        ("japanese", "昨日はよく眠れた。日記を書いた"),
        ("chinese", "今天天气很好，我去了海边"),
        ("thai", "วันนี้ฉันไปทะเล อากาศดีมาก"),
        ("lao", "ມື້ນີ້ຂ້ອຍໄປທະເລ"),
        ("khmer", "ថ្ងៃនេះខ្ញុំទៅសមុទ្រ"),
        ("burmese", "ဒီနေ့ပင်လယ်ကိုသွားတယ်"),
        ("korean", "오늘은 학교친구를 만났다"),
        ("picture", "Good day😀 with 👍🏽 and ❤️"),
        ("code", "Wrote C++ and C# till 3"),
        ("lodz", "Łódź, Tromsø, Đà Nẵng, Straße, ılık, Æon, Þórr"),
        ("greek", "Ο ήλιος και η θάλασσα"),
        ("russian", "Идёт дождь, ещё и ветер"),
        ("arabic", "كِتَابٌ في المكتبة"),
        ("persian", "کتاب ۱۲"),
    ];
    for (ms, (id, note)) in (0..).zip(notes) {
        store.save_check_in(&noted(id, ms, note), 0, None).unwrap();
    }
    for (words, id) in [
        ("眠れた", "japanese"),
        ("書いた", "japanese"),
        ("日記 眠れた", "japanese"),
        ("\"よく眠れた\"", "japanese"),
        ("天气", "chinese"),
        ("海边", "chinese"),
        ("ทะเล", "thai"),
        ("อากาศดี", "thai"),
        ("ທະເລ", "lao"),
        ("សមុទ្រ", "khmer"),
        ("ပင်လယ်", "burmese"),
        ("친구", "korean"),
        ("만", "korean"),
        ("😀", "picture"),
        ("👍", "picture"),
        ("❤", "picture"),
        ("❤️", "picture"),
        ("c++", "code"),
        ("C#", "code"),
        ("lodz", "lodz"),
        ("ŁÓDŹ", "lodz"),
        ("tromso", "lodz"),
        ("da nang", "lodz"),
        ("strasse", "lodz"),
        ("STRASSE", "lodz"),
        ("ilik", "lodz"),
        ("aeon", "lodz"),
        ("thorr", "lodz"),
        ("ηλιος θαλασσα", "greek"),
        ("ΗΛΙΟΣ", "greek"),
        ("идет", "russian"),
        ("еще", "russian"),
        ("كتاب", "persian"),
        ("کتاب 12", "persian"),
        ("المكتبة كتاب", "arabic"),
    ] {
        let found = search(&store, words, None);
        assert!(found.iter().any(|(there, hit)| there == id && !hit.marks.is_empty()), "{words}: {found:?}");
    }
    assert_eq!(ids(&store, "c++"), ["code"]);
    assert_eq!(ids(&store, "気天"), Vec::<String>::new(), "letters in another order are another word");
    assert_eq!(ids(&store, "は日"), Vec::<String>::new());
    assert_eq!(ids(&store, "wrote&sea"), Vec::<String>::new());
    assert_eq!(ids(&store, "good & day"), ["picture"], "a sign that is nowhere is passed over");
}

#[test]
fn signs_of_the_search_language_are_plain_letters_here() {
    let (_dir, store) = some_notes();
    for words in ["a* OR b", "\"c\"", "NEAR", "not", "note_words", "100%", "body:sea OR", "(", "sea\0x", "^sea", "-sea", "'"] {
        search(&store, words, Some(5));
    }
    assert_eq!(ids(&store, "a OR b"), ["signs"]);
    assert_eq!(ids(&store, "OR"), ["signs"]);
    assert!(ids(&store, "body:sea").is_empty());
}

#[test]
fn marks_are_on_the_words_that_were_found() {
    let (_dir, store) = some_notes();
    for (_, hit) in search(&store, "the sea", None) {
        let marked: Vec<_> = hit.marks.iter().map(|m| hit.text[m.clone()].to_lowercase()).collect();
        assert!(marked.iter().any(|m| m == "sea") && marked.iter().all(|m| m == "the" || m == "sea"), "{marked:?}");
    }
    assert!(search(&store, "strasse straß", None).iter().all(|(_, hit)| !hit.marks.is_empty()));
}

#[test]
fn a_long_note_is_shown_around_the_word() {
    let (_dir, _path, mut store) = fresh();
    let note = format!("{}needle{}", "hay ".repeat(20_000), " häy".repeat(20_000));
    store.save_check_in(&noted("x", 1, &note), 0, None).unwrap();
    let (_, hit) = &search(&store, "needle", Some(1))[0];
    assert!(hit.text.chars().count() < 200);
    assert_eq!(&hit.text[hit.marks[0].clone()], "needle");
}

#[test]
fn a_search_follows_edits_and_leaves_the_trash_out() {
    let (_dir, mut store) = some_notes();
    store.save_check_in(&noted("sea", 0, "the lake"), 1, None).unwrap();
    assert_eq!(ids(&store, "sea"), ["both"]);
    assert_eq!(ids(&store, "lake"), ["sea"]);
    store.delete_check_in(&"sea".into(), 1).unwrap();
    assert!(ids(&store, "lake").is_empty());
    store.undelete_check_in(&"sea".into()).unwrap();
    assert_eq!(ids(&store, "lake"), ["sea"]);
    store.save_check_in(&plain("sea", 0), 1, None).unwrap();
    assert!(ids(&store, "lake").is_empty());
    assert_eq!(store.check().unwrap().problems, Vec::<String>::new());
}

#[test]
fn words_between_quotation_marks_stand_beside_each_other() {
    let (_dir, store) = some_notes();
    assert_eq!(ids(&store, "\"the sea\""), ["both", "sea"]);
    assert_eq!(ids(&store, "\"sea the\""), Vec::<String>::new());
    assert_eq!(ids(&store, "„cold and bright“ walked"), ["sea"]);
    assert_eq!(ids(&store, "\"then the ca"), ["both"], "a phrase that is still being typed");
    assert_eq!(ids(&store, "\"then the ca\""), Vec::<String>::new(), "one that is closed");
    let (_, hit) = &search(&store, "\"the sea\"", Some(1))[0];
    assert_eq!(hit.marks.iter().map(|m| &hit.text[m.clone()]).collect::<Vec<_>>(), ["The sea"]);
}

/// However the notes came in: in order, backwards, in two lots, or each changed again later.
#[test]
fn the_newest_come_first_whatever_order_they_were_written_down_in_and_the_first_page_is_the_same_as_the_whole() {
    for written in [|n: i64| n, |n| 199 - n, |n| (n + 100) % 200, |n| n * 77 % 200] {
        let (_dir, _path, mut store) = fresh();
        for n in (0..200).map(written) {
            let note = if n % 3 == 0 { "grey sea" } else { "sea" };
            store.save_check_in(&noted(&format!("{n:03}"), n, note), 0, None).unwrap();
        }
        store.save_check_in(&noted("050", 50, "sea, changed"), 1, None).unwrap();
        store.delete_check_in(&"198".into(), 1).unwrap();
        let wanted = |step: usize| (0..200).rev().filter(move |n| n % step == 0 && *n != 198).map(|n| format!("{n:03}"));
        assert_eq!(ids(&store, "sea"), wanted(1).collect::<Vec<_>>());
        assert_eq!(ids(&store, "grey"), wanted(3).collect::<Vec<_>>());
        for words in ["sea", "grey"] {
            let all = search(&store, words, None);
            for n in [1, 2, 40, 66, 199, 500] {
                assert_eq!(search(&store, words, Some(n)), all[..n.min(all.len())], "{words} {n}");
            }
        }
        let journal = store.load().unwrap();
        let mut words = NoteWords::of(&journal.check_ins);
        let few = words.places("sea", Some(5), |place| place < 20);
        assert_eq!(few.newest_first, [19, 18, 17, 16, 15], "only what is kept counts");
        assert!(!few.whole && words.places("grey", Some(500), |_| true).whole);
    }
}

#[test]
fn a_word_typed_letter_by_letter_finds_what_it_finds_typed_at_once() {
    let words = ["sea", "seal", "sear", "over", "oversea", "grey", "greyish", "café", "cafés", "日記", "c++", "the"];
    let mut journal = gamut::domain::Journal::default();
    for n in 0..400usize {
        let note = (0..4).map(|k| words[(n * 7 + k * k * 5 + n / 9 * k) % words.len()]).collect::<Vec<_>>().join(" ");
        journal.check_ins.push(std::sync::Arc::new(noted(&format!("{n:03}"), i64::try_from(n).unwrap(), &note)));
    }
    let mut typing = NoteWords::of(&journal.check_ins);
    for typed in
        ["seal", "oversea", "versea grey", "the greyish", "\"the sea\" over", "cafés", "日記 c++", "zzz", "eyi", "c++ sear"]
    {
        let ends = typed.char_indices().map(|(at, c)| at + c.len_utf8());
        // Back to nothing again, as somebody does who mistyped.
        for end in ends.clone().chain(ends.rev()) {
            for at_first in [Some(3), None] {
                let at_once = NoteWords::of(&journal.check_ins).places(&typed[..end], at_first, |place| place % 3 > 0);
                let found = typing.places(&typed[..end], at_first, |place| place % 3 > 0);
                assert_eq!(found, at_once, "{:?} {at_first:?}", &typed[..end]);
            }
        }
    }
}

#[test]
fn what_is_looked_for_while_it_is_read_is_whole_and_neither_of_the_trash_nor_of_other_days() {
    const DAY: i64 = 86_400_000;
    let (_dir, _path, mut store) = fresh();
    store.save_check_in(&full("whole", 2 * DAY), 0, None).unwrap();
    for (ms, (id, note)) in
        (0..).zip([("over", "An oversea call"), ("sea", "By the sea"), ("seal", "A seal"), ("rain", "Rain")])
    {
        store.save_check_in(&noted(id, ms * DAY, note), 0, None).unwrap();
    }
    let journal = store.load().unwrap();
    let (whole, day) =
        (journal.check_ins.iter().find(|c| &*c.id.to_string() == "whole").unwrap(), |n: usize| journal.check_ins[n].day);
    let mut notes = EachNote::with(&whole.note);
    let read = store.load_fitting((None, None), &notes.pieces(), move |note, most| notes.how_far(note, most)).unwrap();
    assert_eq!(
        (&read.check_ins[..], &read.catalogue, &read.settings),
        (&[whole.clone()][..], &journal.catalogue, &journal.settings)
    );

    assert_eq!(as_read(&store, None, None, "sea"), ["seal", "sea"]);
    assert_eq!(as_read(&store, None, Some(day(1)), "sea"), ["sea"]);
    assert_eq!(as_read(&store, None, Some(day(0)), "sea"), ["over"], "the closest of these days");
    assert_eq!(as_read(&store, Some(day(4)), None, "sea"), [""; 0]);
    store.delete_check_in(&"sea".into(), 1).unwrap();
    store.delete_check_in(&"seal".into(), 1).unwrap();
    assert_eq!(ids(&store, "sea"), ["over"], "what is in the trash is no closer one");
    assert_eq!(as_read(&store, Some(day(0)), Some(day(4)), "sea"), ["over"]);
}
