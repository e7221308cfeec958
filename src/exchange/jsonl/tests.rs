//! What comes back from our lossless format, and what is refused by its line.

use super::*;
use crate::{
    domain::{
        Answer, Answers, Besides, CheckIn, Contacted, Context, DayStart, Earlier, Event, EventKind, ExpectedFelt, FeelingId,
        ImportedMood, Instant, Intensity, ItemKind, Journal, Moment, Outcome, OwnContact, PatternAnswer, Plan, Series,
        SleepHours, Source, SymptomAnswer, SymptomId, Trial, Valence, Way, WayItem, words_once,
    },
    exchange::ExchangeError,
};
use proptest::{collection::vec, option, prelude::*};
use std::sync::Arc;

fn read_text(text: &str) -> Incoming {
    read(text.as_bytes()).expect("the file is read")
}

fn written(journal: &Journal) -> String {
    let mut out = Vec::new();
    write(journal, &mut out).expect("memory does not fail");
    String::from_utf8(out).expect("the export is text")
}

fn with_joy(answer: &str) -> String {
    format!(r#"{{"id":"a","at":"2026-11-23T21:40:00+01:00","feelings":{{"joy":{answer}}}}}"#)
}

#[test]
fn an_empty_file_offers_nothing_and_an_empty_journal_comes_back() {
    let got = read_text("");
    assert_eq!((got.offered, got.rejected_count, got.journal.check_ins.len()), (0, 0, 0));
    let empty = written(&Journal::default());
    assert_eq!(written(&read_text(&empty).journal), empty);
}

#[test]
fn not_answered_not_felt_felt_and_cannot_tell_come_in_as_four_things() {
    for (answer, want) in [
        ("null", None),
        ("0", Some(Answer::Rated(Intensity::NOT_FELT))),
        ("7", Some(Answer::Rated(Intensity::new(7).expect("seven")))),
        ("7.0", Some(Answer::Rated(Intensity::new(7).expect("seven")))),
        (r#""cannot_tell""#, Some(Answer::CannotTell)),
    ] {
        let got = read_text(&with_joy(answer));
        assert_eq!(got.rejected, [], "{answer}");
        assert_eq!(got.journal.check_ins[0].answer(FeelingId(1)), want, "{answer}");
    }
}

#[test]
fn an_answer_out_of_its_range_refuses_its_row_by_line_number_and_nothing_else() {
    for bad in ["11", "-1", "-0.0", "3.5", "NaN", "\"3\"", "\"\"", "true", "[]", "{}", "1e400", "99999999999999999999"] {
        let text = format!("{}\n\n{}\n", with_joy(bad), with_joy("3").replace(r#""a""#, r#""b""#));
        let got = read_text(&text);
        assert_eq!(got.rejected.iter().map(|(line, _)| *line).collect::<Vec<_>>(), [1], "{bad}");
        assert_eq!((got.offered, got.rejected_count, got.journal.check_ins.len()), (2, 1, 1), "{bad}");
        assert!(!got.rejected[0].1.contains("joy"), "the reason names no content");
    }
}

#[test]
fn a_row_without_its_time_is_refused_and_one_without_day_zone_or_id_is_not() {
    for bad in [
        r#"{"id":"a"}"#,
        r#"{"id":"a","at":""}"#,
        r#"{"id":"a","at":null}"#,
        r#"{"id":"a","at":5}"#,
        r#"{"id":"","at":"2026-11-23T21:40:00+01:00"}"#,
    ] {
        assert_eq!(read_text(bad).rejected_count, 1, "{bad}");
    }
    let bare = r#"{"at":"2026-11-24T01:30:00+01:00","note":"x"}"#;
    let got = read_text(bare);
    let c = &got.journal.check_ins[0];
    assert_eq!((&*c.at.zone, c.day.to_string().as_str()), ("UTC+01:00", "2026-11-23"));
    assert_eq!(read_text(bare).journal.check_ins[0].id, c.id, "the same row gets the same id");
    let midnight = read_from_day_start(bare.as_bytes(), DayStart::new(0).expect("midnight")).expect("read");
    assert_eq!(midnight.journal.check_ins[0].day.to_string(), "2026-11-24");
}

#[test]
fn a_row_that_stands_twice_is_taken_once_and_another_row_of_its_id_is_refused() {
    let got = read_text(&[with_joy("3"), with_joy("3"), with_joy("4")].join("\n"));
    assert_eq!((got.offered, got.repeated, got.rejected_count, got.journal.check_ins.len()), (3, 1, 1, 1));
    assert_eq!(got.rejected[0].0, 3);
    let event = r#"{"kind":"event","id":"e","day":"2026-01-01","what":"move"}"#;
    let got = read_text(&[event, event, &event.replace("move", "loss")].join("\n"));
    assert_eq!((got.offered, got.repeated, got.rejected_count, got.journal.events.len()), (3, 1, 1, 1));
}

#[test]
fn a_file_of_a_newer_format_is_refused_whole() {
    let newer = format!("{}\n{}\n", r#"{"gamut":2,"kind":"journal"}"#, with_joy("3"));
    assert!(matches!(read(newer.as_bytes()), Err(ExchangeError::Newer { found: 2, known: 1 })));
    for odd in [
        r#"{"gamut":0}"#,
        r#"{"gamut":"one"}"#,
        r#"{"gamut":1,"kind":"something"}"#,
        r#"{"gamut":1,"feelings":[{"name":"x"}]}"#,
    ] {
        assert!(matches!(read(odd.as_bytes()), Err(ExchangeError::NotOurs(_))), "{odd}");
    }
}

#[test]
fn names_are_one_whatever_their_case_and_words_stand_once_without_blanks() {
    let row = r#"{"id":"a","at":"2026-11-23T21:40:00+01:00","feelings":{"Joy":4,"Hope":2},"symptoms":{"NUMB":"mild"},"tags":["work "," work","Work"],"company":" Ana "}"#;
    let again = row.replace(r#""a""#, r#""b""#).replace("Hope", "hope").replace("Ana", "ANA");
    let mut got = read_text(&format!("{row}\n{again}"));
    let c = &got.journal.check_ins;
    assert_eq!((c[0].answers.clone(), c[0].symptoms.clone()), (c[1].answers.clone(), c[1].symptoms.clone()));
    assert_eq!(got.journal.catalogue.feelings.len(), 10);
    assert!(c.iter().all(|c| c.context.tags.len() == 1 && &*c.context.tags[0] == "work"));
    assert!(c.iter().all(|c| c.context.company.as_deref() == Some("Ana")));
    let unknown: Vec<String> = got.unknown(&crate::domain::Catalogue::starting()).into_iter().map(|u| u.name).collect();
    assert_eq!(unknown, ["Hope"]);
    let mut there = crate::domain::Catalogue::starting();
    there.ask_about_feeling("HOPE", Valence::Pleasant);
    assert_eq!(got.unknown(&there), [], "the journal says it");
    assert_eq!(got.journal.catalogue.feeling_meant("hope").map(|f| f.valence), Some(Valence::Pleasant));
}

#[test]
fn a_feeling_described_without_its_side_is_unknown_until_the_side_is_said() {
    let header = r#"{"gamut":1,"kind":"journal","feelings":[{"key":"joy","name":"Joy"},{"key":"awe","name":"Awe"}]}"#;
    let mut got = read_text(header);
    let unknown = got.unknown(&crate::domain::Catalogue::starting());
    assert_eq!(unknown.iter().map(|u| u.name.as_str()).collect::<Vec<_>>(), ["Awe"]);
    got.say_side(&unknown[0].key, Valence::Pleasant);
    assert_eq!(got.unknown(&crate::domain::Catalogue::starting()), []);
    assert_eq!(got.journal.catalogue.feeling_by_key("awe").map(|f| f.valence), Some(Valence::Pleasant));
}

#[test]
fn what_a_check_in_said_before_follows_it_and_a_line_without_its_check_in_is_refused() {
    let mut journal = Journal { catalogue: crate::domain::Catalogue::starting(), ..Journal::default() };
    let at = Moment { instant: Instant { utc_ms: 1_790_000_000_000, offset_s: 3600 }, zone: "Europe/Berlin".into() };
    let day = at.instant.day(DayStart::default());
    let rated = |n| Answer::Rated(Intensity::new(n).expect("0 to 10"));
    let said = |n, note: &str| {
        let besides = Besides { note: note.into(), ..Besides::default() };
        Arc::new(CheckIn::new("a", at.clone(), day, vec![(FeelingId(5), rated(n))]).with(besides))
    };
    journal.check_ins.push(said(3, "now"));
    let earlier = [
        Earlier { said: said(0, "first"), replaced_ms: 1_790_000_100_000 },
        Earlier { said: said(9, "second"), replaced_ms: 1_790_000_200_123 },
    ];
    // Since then it became part of another: what was said before is still said of it.
    journal.catalogue.merge_feelings(FeelingId(5), FeelingId(6));
    journal.check_ins[0] = Arc::new(journal.catalogue.settled((*journal.check_ins[0]).clone()));
    let mut out = Vec::new();
    write_with_earlier(&journal, &earlier, &mut out).expect("memory does not fail");
    let once = String::from_utf8(out).expect("text");
    let got = read_text(&once);
    assert_eq!((got.rejected.as_slice(), got.offered), (&[][..], 1));
    let said_of: Vec<_> = got.earlier.iter().map(|e| got.journal.catalogue.feeling(e.said.answers[0].0)).collect();
    assert!(said_of.iter().all(|f| f.is_some_and(|f| f.key.as_str() == "sadness")), "{said_of:?}");
    let mut again = Vec::new();
    write_with_earlier(&got.journal, &got.earlier, &mut again).expect("memory does not fail");
    assert_eq!(String::from_utf8(again).expect("text"), once);
    let alone: Vec<&str> = once.lines().filter(|l| !l.contains(r#""kind":"check_in""#)).collect();
    let got = read_text(&alone.join("\n"));
    assert_eq!((got.rejected_count, got.earlier.len()), (2, 0));
    // A program that knew nothing of such lines read all others.
    let others: Vec<&str> = once.lines().filter(|l| !l.contains("earlier_version")).collect();
    assert_eq!(written(&read_text(&others.join("\n")).journal), written(&journal));
}

#[test]
fn lines_in_utf16_are_read_as_tables_are() {
    let text = "{\"gamut\":1}\n{\"id\":\"a\",\"at\":\"2026-11-23T21:40:00+01:00\",\"note\":\"日記\"}\n";
    let utf16: Vec<u8> = std::iter::once(0xfeff).chain(text.encode_utf16()).flat_map(u16::to_le_bytes).collect();
    assert_eq!(read(&*utf16).expect("read").journal, read_text(text).journal);
    assert_eq!(read(&utf16[2..]).expect("read").journal, read_text(text).journal);
}

#[test]
fn a_check_in_without_an_id_is_called_by_its_time_and_two_of_one_time_are_two() {
    let row = |note: &str| format!(r#"{{"at":"2026-11-23T21:40:00+01:00","note":"{note}"}}"#);
    let got = read_text(&[row("a"), row("b"), row("a")].join("\n"));
    assert_eq!((got.offered, got.repeated), (3, 1));
    let ids: Vec<&str> = got.journal.check_ins.iter().map(|c| c.id.as_str()).collect();
    assert_eq!(ids, ["row-2026-11-23T21:40:00+01:00", "row-2026-11-23T21:40:00+01:00.2"]);
    assert_eq!(read_text(&row("corrected")).journal.check_ins[0].id.as_str(), ids[0]);
}

#[test]
fn a_feeling_nobody_described_becomes_the_persons_own_until_it_is_described() {
    let row = r#"{"id":"a","at":"2026-11-23T21:40:00+01:00","feelings":{"quiet_awe":4,"affection":2}}"#;
    let header =
        r#"{"gamut":1,"kind":"journal","feelings":[{"key":"joy","name":"Freude","valence":"pleasant"}],"symptoms":[]}"#;
    let got = read_text(&format!("{header}\n{row}"));
    let own = got.journal.catalogue.feeling_by_key("quiet_awe").expect("it was added");
    assert_eq!((own.name.as_str(), own.valence), ("Quiet awe", Valence::Unpleasant));
    assert_eq!(got.sides_unsaid.len(), 1);
    assert_eq!(got.journal.catalogue.feeling_by_key("affection").map(|f| f.valence), Some(Valence::Pleasant));
    assert_eq!(got.journal.catalogue.feelings.len(), 3);
    let late = r#"{"gamut":1,"kind":"journal","feelings":[{"key":"quiet_awe","name":"Awe","valence":"pleasant"}]}"#;
    let got = read_text(&format!("{header}\n{row}\n{late}"));
    assert_eq!(got.journal.catalogue.feeling_by_key("quiet_awe").map(|f| f.valence), Some(Valence::Pleasant));
    assert_eq!(got.sides_unsaid, []);
}

#[test]
fn a_refused_row_adds_no_feeling_and_a_hostile_file_not_a_million() {
    let got = read_text(r#"{"id":"a","at":"2026-11-23T21:40:00+01:00","feelings":{"strange":4,"joy":11}}"#);
    assert!(got.journal.catalogue.feeling_by_key("strange").is_none());
    let many: Vec<String> =
        (0..2000).map(|n| format!(r#"{{"id":"{n}","at":"2026-11-23T21:40:00+01:00","feelings":{{"f{n}":1}}}}"#)).collect();
    let got = read_text(&many.join("\n"));
    assert_eq!(got.journal.catalogue.feelings.len(), 500);
    assert_eq!(got.rejected_count + got.journal.check_ins.len() as u64, 2000);
}

#[test]
fn a_field_we_do_not_know_is_kept_with_its_whole_row() {
    let row = r#"{"id":"a","at":"2026-11-23T21:40:00+01:00","weather":"fog"}"#;
    let got = read_text(row);
    assert_eq!(got.journal.check_ins[0].source.as_ref().map(|s| s.row.as_str()), Some(row));
}

#[test]
fn lines_that_are_no_rows_are_counted_and_no_reason_holds_what_stood_there() {
    let canary = "CANARY";
    let text = [
        canary.to_owned(),
        format!("\"{canary}\""),
        format!(r#"{{"kind":"{canary}"}}"#),
        format!(r#"{{"id":"x","at":"{canary}"}}"#),
        format!(r#"{{"id":"x","at":"2026-11-23T21:40:00+01:00","note":["{canary}"]}}"#),
        format!(r#"{{"id":"x","at":"2026-11-23T21:40:00+01:00","zone":"{canary} {canary}"}}"#),
        format!(r#"{{"id":"x","at":"2026-11-23T21:40:00+01:00","day":"{canary}"}}"#),
        format!(r#"{{"id":"x","at":"2026-11-23T21:40:00+01:00","symptoms":{{"{canary}":"{canary}"}}}}"#),
        format!(r#"{{"id":"x","at":"2026-11-23T21:40:00+01:00","feelings":{{"{canary} ":1}}}}"#),
        format!(r#"{{"id":"x","at":"2026-11-23T21:40:00+01:00","sleep_hours":"{canary}"}}"#),
        format!(r#"{{"id":"x","at":"2026-11-23T21:40:00+01:00","tags":"{canary}"}}"#),
        format!(r#"{{"kind":"event","id":"e","day":"2026-11-23","what":"{canary}"}}"#),
        format!(r#"{{"kind":"setting","key":"{canary}","value":"{canary}"}}"#),
        format!(r#"{{"{canary}":1,"{canary}":1}}"#),
    ];
    let got = read_text(&text.join("\n"));
    assert_eq!((got.offered, got.rejected_count), (text.len() as u64, text.len() as u64));
    assert!(got.rejected.iter().all(|(_, why)| !why.contains(canary)), "{:?}", got.rejected);
}

#[test]
fn a_long_diary_with_a_feeling_of_its_own_comes_in_whole() {
    let mut lines = vec![
        r#"{"gamut":1,"kind":"journal","feelings":[{"key":"joy","name":"Joy","valence":"pleasant"},{"key":"loneliness","name":"Loneliness","valence":"unpleasant"}],"symptoms":[]}"#
            .to_owned(),
    ];
    let first = chrono::NaiveDate::from_ymd_opt(2012, 8, 13).expect("a day");
    for n in (0..239).filter(|n| *n != 100) {
        let day = first + chrono::Days::new(n);
        for nth in 0..if n < 48 { 7 } else { 6 } {
            let (hour, joy, lonely) = (8 + 2 * nth, (n + nth) % 11, (n * 3 + nth) % 11);
            let at = format!("{day}T{hour:02}:30:00+01:00");
            lines.push(format!(
                r#"{{"kind":"check_in","id":"{n}-{nth}","at":"{at}","zone":"Africa/Lagos","day":"{day}","feelings":{{"joy":{joy},"loneliness":{lonely}}},"written_at":"{at}"}}"#
            ));
        }
    }
    let got = read_text(&lines.join("\n"));
    let days: std::collections::BTreeSet<_> = got.journal.check_ins.iter().map(|c| c.day).collect();
    assert_eq!((got.journal.check_ins.len(), days.len(), got.rejected_count), (1476, 238, 0));
    let once = written(&got.journal);
    assert_eq!(written(&read_text(&once).journal), once);
}

fn an_answer() -> impl Strategy<Value = Answer> {
    prop_oneof![Just(Answer::CannotTell), (0..=10_u8).prop_map(|n| Answer::Rated(Intensity::new(n).expect("0 to 10")))]
}

/// Times from 1900 to the year 9999, with any offset clocks have had since.
fn an_instant() -> impl Strategy<Value = Instant> {
    (-2_208_950_000_000..253_000_000_000_000_i64, -43_200..=50_400_i32)
        .prop_map(|(utc_ms, offset_s)| Instant { utc_ms, offset_s })
}

fn some_words() -> impl Strategy<Value = Vec<Arc<str>>> {
    proptest::collection::btree_set("[^\\p{C}]{1,8}", 0..4).prop_map(words_once)
}

prop_compose! {
    fn a_check_in()(
        at in an_instant(),
        zone in proptest::sample::select(&["Europe/Berlin", "UTC", "UTC-03:30"][..]),
        answers in proptest::collection::btree_map((1..=9_u16).prop_map(FeelingId), an_answer(), 0..=9),
        symptoms in proptest::collection::btree_map((1..=9_u16).prop_map(SymptomId), proptest::sample::select(&SymptomAnswer::ALL[..]), 0..=9),
        sleep in option::of(0.0..=24.0_f64),
        lists in (some_words(), some_words(), some_words()),
        company in option::of(".{1,5}"),
        note in any::<String>(),
        expected in vec((any::<String>(), option::of(0..=10_u8), option::of(an_answer())), 0..3),
        written in option::of(an_instant()),
        source in option::of((any::<String>(), any::<String>())),
        deleted_ms in option::of(0..253_000_000_000_000_i64),
    ) -> CheckIn {
        let moment = Moment { instant: at, zone: zone.into() };
        CheckIn::new("", moment, at.day(DayStart::default()), answers.into_iter().collect::<Answers>()).with(Besides {
            written: written.filter(|w| *w != at),
            symptoms: symptoms.into_iter().collect(),
            context: Context { sleep: sleep.and_then(SleepHours::new), medicines: lists.0, substances: lists.1, company: words_once(company).pop(), tags: lists.2 },
            note: note.into(),
            expected_felt: expected.into_iter().map(|(what, e, felt)| ExpectedFelt { what, expected: e.map(|n| Intensity::new(n).expect("0 to 10")), felt }).collect(),
            source: source.map(|(app, row)| Source { app, row }),
            deleted_ms,
        })
    }
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 64, ..ProptestConfig::default() })]
    #[test]
    fn a_journal_comes_back_as_it_was_and_its_second_export_is_the_first(check_ins in vec(a_check_in(), 0..6), day_start in 0..=12_u8) {
        let mut journal = Journal { catalogue: crate::domain::Catalogue::starting(), ..Journal::default() };
        journal.settings.day_start = DayStart::new(day_start).expect("0 to 12");
        for (n, mut c) in check_ins.into_iter().enumerate() {
            c.id = format!("id {n}").into();
            if c.deleted_ms.is_some() { journal.trash.push(Arc::new(c)) } else { journal.check_ins.push(Arc::new(c)) }
        }
        everything_else(&mut journal);
        journal.sort();
        let once = written(&journal);
        let got = read_text(&once);
        prop_assert_eq!(&got.rejected, &[]);
        prop_assert_eq!(&got.journal, &journal);
        prop_assert_eq!(written(&got.journal), once);
    }

    #[test]
    fn any_bytes_are_counted_or_refused_and_never_stop_the_program(bytes in vec(any::<u8>(), 0..400)) {
        if let Ok(got) = read(&*bytes) {
            prop_assert_eq!(got.offered, got.rejected_count + got.repeated + got.journal.check_ins.len() as u64 + got.journal.trash.len() as u64);
        }
    }
}

fn everything_else(journal: &mut Journal) {
    let at = Instant { utc_ms: 1_790_000_000_123, offset_s: 3600 };
    let day = at.day(DayStart::default());
    let moment = Moment { instant: at, zone: "Europe/Berlin".into() };
    journal.safety_plan.signs = "First\nand second".into();
    journal.contacts.push(OwnContact { id: "c".into(), name: "My sister".into(), reach: "next door".into() });
    journal.events.push(Event {
        id: "e".into(),
        day,
        what: EventKind::MedicineChanged,
        name: "sertraline".into(),
        dose: "100 mg".into(),
        note: String::new(),
        deleted_ms: Some(5),
    });
    journal.trials.push(Trial {
        id: "t".into(),
        way: Way::Senses,
        at: moment,
        day,
        before: Some(Answer::CannotTell),
        after: Some(Answer::Rated(Intensity::NOT_FELT)),
        outcome: Some(Outcome::NoChange),
        note: "cold water".into(),
    });
    journal.plans.push(Plan { done_ms: Some(7), ..Plan::new("p".into(), Way::Doctor, "ask".into(), Some(day)) });
    journal.plans.push(Plan {
        item: Some("i".into()),
        expected: Some(Intensity::NOT_FELT),
        kept_in: Some("c".into()),
        ..Plan::new("q".into(), Way::OnceEnjoyed, "one song".into(), None)
    });
    let activity = WayItem::new("i".into(), ItemKind::Activity, "choir");
    journal.way_items.push(WayItem { once_moved: Some(Intensity::MAX), more: "one song\nmore".into(), ..activity.clone() });
    journal.way_items.push(WayItem { id: "j".into(), retired: true, ..activity });
    journal.way_items.push(WayItem {
        contacted: Some(Contacted::Wrote),
        found: vec!["clear_rules".into(), "free".into()],
        ..WayItem::new("g".into(), ItemKind::SupportGroup, "Tuesday group")
    });
    let pattern = format!("both/{day}");
    journal.pattern_answers.push(PatternAnswer { pattern: pattern.into(), dismissed: true, reason: "exams".into(), at });
    journal.moods.push(ImportedMood { id: "m".into(), at, day, value: 3.5, label: "good".into(), series: Series::default() });
    let series = Series { app: "emoods".into(), name: "Anxiety".into(), scale: Some((1.0, 4.0)) };
    journal.moods.push(ImportedMood { id: "m//anxiety".into(), at, day, value: 2.0, label: String::new(), series });
}

#[test]
fn a_file_whose_first_line_never_ends_is_told_as_a_whole_and_a_later_one_is_refused_alone() {
    let endless = || std::io::Read::take(std::io::repeat(b'x'), 101 << 20);
    let after = format!("\n{}\n", with_joy("3"));
    let file = std::io::Read::chain(endless(), after.as_bytes());
    let told = read(std::io::BufReader::new(file)).expect_err("it is refused").to_string();
    assert!(told.contains("its first line is longer than 100 MiB. Nothing was taken from it"), "{told}");
    let before = format!("{}\n", with_joy("3"));
    let file = std::io::Read::chain(before.as_bytes(), endless());
    let got = read(std::io::BufReader::new(file)).expect("it is read");
    assert_eq!((got.journal.check_ins.len(), got.rejected_count), (1, 1));
}
