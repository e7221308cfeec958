//! The item about wanting to hurt oneself: what is made from a journal is the same with it and without it.

use gamut::{
    analysis::{self, Windows, words},
    app::{ExportWish, write_export, write_picture},
    domain::{
        Catalogue, DayKey, EventKind, Journal, SELF_HARM_KEY, SelfHarmItem, SymptomAnswer, SymptomId, SymptomStrength,
        WeekBegins,
    },
    exchange::{csv, csv::Dialect, jsonl, markdown, sample_journal},
    guidance,
    report::{self, Palette, PictureView, YearOf},
    storage::Store,
};
use std::{path::Path, sync::Arc};

fn until() -> DayKey {
    DayKey::parse("2026-11-23").expect("a day")
}

fn item(journal: &Journal) -> SymptomId {
    journal.catalogue.symptom_by_key(SELF_HARM_KEY).expect("in the starting list").id
}

/// The sample journal, in which a pattern stands; the item was never asked about.
fn without() -> Journal {
    sample_journal(until(), "Europe/Berlin")
}

/// The same, with this answer in each check-in of the last two months, or with all answers in turn.
fn with(answers: &[SymptomAnswer]) -> Journal {
    let mut journal = without();
    let id = item(&journal);
    for (n, c) in journal.check_ins.iter_mut().filter(|c| c.day > until().plus(-60)).enumerate() {
        let said = &mut Arc::make_mut(c).symptoms;
        said.push((id, answers[n % answers.len()]));
        said.sort_by_key(|(s, _)| *s);
    }
    assert!(journal.check_ins.iter().filter(|c| c.symptom(id).is_some()).count() > 20);
    journal
}

fn each_answer_and_all() -> Vec<Vec<SymptomAnswer>> {
    SymptomAnswer::ALL.iter().map(|a| vec![*a]).chain([SymptomAnswer::ALL.to_vec()]).collect()
}

/// Everything that is worked out from a journal, in words and numbers.
fn worked_out(journal: &Journal) -> String {
    let analysis = analysis::analyse(journal, until());
    let event = journal.events.iter().find(|e| e.what == EventKind::MedicineChanged).expect("the sample has one");
    let halves = [(until().plus(-27), until()), (until().plus(-200), until().plus(-173))];
    let said = [
        format!("{analysis:?}"),
        words::headline(&analysis),
        format!(
            "{:?}",
            (0..8)
                .map(|n| words::week_lines(journal, words::week_of(until().plus(-7 * n), WeekBegins::Monday)))
                .collect::<Vec<_>>()
        ),
        format!("{:?}", guidance::rank(journal, Some(&analysis), until())),
        format!("{:?}", guidance::results(journal)),
        format!("{:?}", guidance::doctor_questions(journal, Some(&analysis), until())),
        format!("{:?}", analysis::way_effects(journal, until())),
        format!("{:?}", analysis::before_after(journal, &event.id, until(), Windows::default())),
        format!("{:?}", analysis::two_stretches(journal, halves[1], halves[0], until())),
    ];
    said.join("\n")
}

/// Every picture there is of it, with its sentence and its table.
fn drawn(journal: &Journal) -> Vec<(&'static str, String)> {
    let analysis = analysis::analyse(journal, until());
    let view = PictureView { width: 900.0, palette: Palette::light(), text_scale: 1.0 };
    let (from, to) = (until().plus(-400), until());
    let mut all = vec![
        ("river", report::river_picture(journal, Some(&analysis), from, to, &view)),
        ("feelings", report::feelings(journal, Some(&analysis), from, to, &view)),
        ("symptoms", report::symptoms(journal, from, to, &view)),
        ("profile", report::profile(journal, &analysis, &view)),
        ("context", report::context(journal, from, to, &view)),
        ("expected", report::expected(journal, to, &view)),
    ];
    for of in [YearOf::Range, YearOf::Strength, YearOf::CheckIns] {
        all.push(("year", report::year(journal, Some(&analysis), of, 2026, to, &view).picture));
    }
    let mut drawn: Vec<(&str, String)> = all.into_iter().map(|(name, picture)| (name, format!("{picture:?}"))).collect();
    drawn.push(("days", format!("{:?}", report::logged_days(journal, from, to))));
    drawn
}

#[test]
fn safety_8_nothing_that_is_worked_out_knows_the_item() {
    let plain = worked_out(&without());
    for answers in each_answer_and_all() {
        assert_eq!(worked_out(&with(&answers)), plain, "{answers:?}");
    }
}

#[test]
fn safety_8_no_picture_colour_or_table_knows_the_item() {
    let plain = drawn(&without());
    for answers in each_answer_and_all() {
        for (one, other) in drawn(&with(&answers)).into_iter().zip(&plain) {
            assert!(one == *other, "{}: {answers:?}", one.0);
        }
    }
}

#[test]
fn safety_8_the_symptoms_are_drawn_all_the_same() {
    // Or the test above would hold of pictures that draw no symptom at all.
    let mut journal = without();
    let numb = journal.catalogue.symptom_by_key("numb").expect("in the starting list").id;
    for c in &mut journal.check_ins {
        let said = &mut Arc::make_mut(c).symptoms;
        said.retain(|(s, _)| *s != numb);
        said.push((numb, SymptomAnswer::There(SymptomStrength::Strong)));
        said.sort_by_key(|(s, _)| *s);
    }
    let changed: Vec<&str> =
        drawn(&journal).into_iter().zip(drawn(&without())).filter(|(a, b)| a != b).map(|(a, _)| a.0).collect();
    assert!(changed.contains(&"symptoms"), "{changed:?}");
}

fn plain_texts(journal: &Journal, kept: SelfHarmItem) -> [String; 2] {
    let (mut table, mut diary) = (Vec::new(), Vec::new());
    let _left_out = csv::write(journal, kept, Dialect::default(), &mut table).expect("memory does not fail");
    let _left_out = markdown::write(journal, kept, &mut diary).expect("memory does not fail");
    [table, diary].map(|bytes| String::from_utf8(bytes).expect("text"))
}

#[test]
fn safety_9_plain_files_leave_the_item_out_unless_it_is_ticked_for_that_one() {
    let bare = plain_texts(&without(), SelfHarmItem::LeftOut);
    for answers in each_answer_and_all() {
        let journal = with(&answers);
        assert_eq!(plain_texts(&journal, SelfHarmItem::LeftOut), bare, "{answers:?}");
        let ticked = plain_texts(&journal, SelfHarmItem::Kept);
        assert!(ticked[0].contains("symptom:self_harm") && ticked[1].contains("hurting myself"), "{answers:?}");
    }
}

/// A journal on the disk with every answer to the item, one edited away from it, and one half written.
fn on_the_disk(path: &Path) -> (Store, Journal) {
    let mut journal = Journal { catalogue: Catalogue::starting(), ..Journal::default() };
    let sample = with(&SymptomAnswer::ALL);
    let id = item(&sample);
    journal.check_ins = sample.check_ins.iter().filter(|c| c.symptom(id).is_some()).take(12).cloned().collect();
    let mut store = Store::create(path, &journal.catalogue).expect("made");
    store.import(&journal, 0).expect("taken in");
    let mut edited = (*store.load().expect("read").check_ins[0]).clone();
    edited.symptoms.clear();
    store.save_check_in(&edited, 1, None).expect("saved");
    store.put_draft("check_in", r#"{"draft":1,"symptoms":{"9":"strong"}}"#, 2).expect("kept");
    let journal = store.load().expect("read");
    (store, journal)
}

#[test]
fn safety_9_a_plain_database_holds_the_item_neither_now_nor_before_an_edit_nor_half_written() {
    let folder = tempfile::tempdir().expect("a folder");
    let (store, journal) = on_the_disk(&folder.path().join("journal.gamut"));
    let id = item(&journal);
    let file = folder.path().join("plain.sqlite");
    let said = write_export(&store, &journal, &file, &ExportWish::default()).expect("written");
    assert!(said.contains("left out"), "{said}");
    let plain = rusqlite::Connection::open(&file).expect("SQLite");
    assert_eq!(answers_in(&plain, "check_in", id) + answers_in(&plain, "edit_history", id), 0);
    assert_eq!(plain.query_row("SELECT count(*) FROM draft", [], |r| r.get::<_, i64>(0)), Ok(0));
    // All else is there, and with the tick this is, too.
    let rows: i64 = plain.query_row("SELECT count(*) FROM check_in", [], |r| r.get(0)).expect("counted");
    assert_eq!(usize::try_from(rows), Ok(journal.check_ins.len()));
    let said = write_export(&store, &journal, &file, &ExportWish { item: SelfHarmItem::Kept, ..ExportWish::default() })
        .expect("written");
    assert!(!said.contains("left out"), "{said}");
    let whole = rusqlite::Connection::open(&file).expect("SQLite");
    assert!(answers_in(&whole, "check_in", id) > 5 && answers_in(&whole, "edit_history", id) > 0);
}

/// In how many rows the item is answered: ids up to the last one are half bytes, low half first, 0 = not asked.
fn answers_in(conn: &rusqlite::Connection, table: &str, item: SymptomId) -> usize {
    let mut rows = conn.prepare(&format!("SELECT symptoms FROM {table} WHERE symptoms IS NOT NULL")).expect("a table");
    let blobs: Vec<Vec<u8>> = rows.query_map([], |r| r.get(0)).expect("rows").collect::<Result<_, _>>().expect("blobs");
    let place = usize::from(item.0) - 1;
    blobs
        .iter()
        .filter(|bytes| match bytes.split_first() {
            Some((0, halves)) => halves.get(place / 2).is_some_and(|b| (b >> (4 * (place % 2))) & 15 != 0),
            Some((1, pairs)) => pairs.chunks(2).any(|pair| u16::from(pair[0]) == item.0),
            _ => false,
        })
        .count()
}

#[test]
fn safety_9_the_whole_export_and_a_backup_keep_it() {
    let folder = tempfile::tempdir().expect("a folder");
    let (store, journal) = on_the_disk(&folder.path().join("journal.gamut"));
    let mut whole = Vec::new();
    jsonl::write(&journal, &mut whole).expect("memory does not fail");
    let whole = String::from_utf8(whole).expect("text");
    for answer in SymptomAnswer::ALL {
        assert!(whole.contains(&format!(r#""self_harm":"{}""#, answer.word())), "{answer:?}");
    }
    let backup = store.back_up(3).expect("backed up");
    assert_eq!(store.open_backup(&backup).expect("opened").load().expect("read"), journal);
}

#[test]
fn safety_9_no_file_of_a_picture_says_a_word_of_it() {
    let folder = tempfile::tempdir().expect("a folder");
    let journal = with(&SymptomAnswer::ALL);
    let name = &journal.catalogue.symptom_by_key(SELF_HARM_KEY).expect("there").name;
    let view = PictureView { width: 900.0, palette: Palette::light(), text_scale: 1.0 };
    let file = folder.path().join("symptoms.svg");
    write_picture(&report::symptoms(&journal, until().plus(-400), until(), &view).scene, &file).expect("written");
    let text = std::fs::read_to_string(&file).expect("text");
    assert!(!text.contains(name.as_str()) && !text.to_lowercase().contains("hurt"), "{name}");
    assert!(text.contains("Feeling numb"), "the others are drawn");
}

#[test]
fn safety_5_four_things_that_can_be_said_stay_four_in_the_file() {
    let folder = tempfile::tempdir().expect("a folder");
    let (_store, journal) = on_the_disk(&folder.path().join("journal.gamut"));
    let id = item(&journal);
    let answers: Vec<Option<SymptomAnswer>> = journal.check_ins.iter().map(|c| c.symptom(id)).collect();
    let strong = SymptomAnswer::There(SymptomStrength::Strong);
    for kept in [None, Some(SymptomAnswer::No), Some(SymptomAnswer::RatherNotSay), Some(strong)] {
        assert!(answers.contains(&kept), "{kept:?} is not among {answers:?}");
    }
}

#[test]
fn safety_5_the_item_is_not_asked_about_until_a_person_switches_it_on() {
    assert!(!gamut::domain::Settings::default().ask_self_harm);
    assert!(!without().settings.ask_self_harm, "nor in the sample");
}

#[test]
fn safety_7_any_answer_but_no_calls_for_help_and_nothing_said_does_not() {
    for answer in SymptomAnswer::ALL {
        assert_eq!(answer.calls_for_help(), answer != SymptomAnswer::No, "{answer:?}");
    }
}
