//! What comes back from a table, whichever spreadsheet it went through, and what is refused.

use super::*;
use crate::{
    domain::{
        Answer, Answers, Besides, Catalogue, CheckIn, Context, DayStart, FeelingId, Instant, Intensity, Journal, Moment,
        SELF_HARM_KEY, SelfHarmItem, SleepHours, SymptomAnswer, SymptomId, words_once,
    },
    exchange::{ExchangeError, Incoming, PassedOver},
};
use proptest::{collection::vec, option, prelude::*};
use std::sync::Arc;

const HEAD: &str = "id,at,zone,feeling:joy,note,tags\n";

fn read(bytes: &[u8]) -> Incoming {
    read_from_day_start(bytes, DayStart::default()).expect("a table")
}

fn rows(of: &[&str]) -> Incoming {
    read(format!("{HEAD}{}\n", of.join("\n")).as_bytes())
}

fn written(journal: &Journal) -> String {
    let mut out = Vec::new();
    write(journal, SelfHarmItem::LeftOut, Dialect::default(), &mut out).expect("memory does not fail");
    String::from_utf8(out).expect("text")
}

#[test]
fn a_file_without_a_column_at_is_refused_whole_and_a_first_line_alone_has_no_rows() {
    let long = ",".repeat(3_000_000);
    for bad in [
        "",
        "\n\n",
        "a,b\n1,2\n",
        "x1,2024-02-02T10:00:00+00:00,UTC,1,x,\n",
        "at,note,note\n",
        "at,feeling: \n",
        "at,Note,note\n",
        &*long,
    ] {
        let got = read_from_day_start(bad.as_bytes(), DayStart::default());
        assert!(matches!(got, Err(ExchangeError::NotThat { .. })), "{}", bad.len());
    }
    assert_eq!(rows(&[]).offered, 0);
    assert_eq!(written(&read(b"at\n").journal).lines().count(), 1);
}

#[test]
fn not_answered_zero_ten_and_cannot_tell_stay_four_things_and_everything_else_refuses_its_row() {
    let row = |n: usize, cell: &str| format!("a{n},2024-02-02T10:00:00+00:00,UTC,{cell},x,");
    let good = ["", "0", "10", "?", " 7 ", "7.0", "05"];
    let bad = ["-1", "11", "1e9", "NaN", "inf", "99999999999999999999", "0x10", "cannot tell", "??", "\"3,5\"", "3.5", "'-1"];
    let all: Vec<String> = good.iter().chain(&bad).enumerate().map(|(n, cell)| row(n, cell)).collect();
    let got = rows(&all.iter().map(String::as_str).collect::<Vec<_>>());
    assert_eq!((got.offered, got.rejected_count), (all.len() as u64, bad.len() as u64));
    let rated = |n| Intensity::new(n).ok().map(Answer::Rated);
    let joy: Vec<Option<Answer>> = got.journal.check_ins.iter().map(|c| c.answer(FeelingId(1))).collect();
    assert_eq!(joy, [None, rated(0), rated(10), Some(Answer::CannotTell), rated(7), rated(7), rated(5)]);
}

#[test]
fn any_columns_come_in_from_any_spreadsheet_as_long_as_at_is_there() {
    let text = format!("{HEAD}q,2024-02-02T10:00:00+01:00,Europe/Berlin,5,\"he said \"\"no\"\"\r\nü\",a|b\n");
    let plain = read(text.as_bytes()).journal;
    assert_eq!(&*plain.check_ins[0].note, "he said \"no\"\r\nü");
    let utf16: Vec<u8> = std::iter::once(0xfeff).chain(text.encode_utf16()).flat_map(u16::to_le_bytes).collect();
    let with_mark = [b"\xef\xbb\xbf", text.as_bytes()].concat();
    for same in
        [with_mark, utf16, text.replace(',', ";").replace("no\"\";", "no\"\",").into(), text.replace(",q", "\tq").into_bytes()]
    {
        assert_eq!(read(&same).journal.check_ins.len(), 1);
    }
    let got = read(b"at\n2024-02-02T10:00:00+00:00\n2024-02-03T10:00:00+02:00\n2024-02-02T10:00:00+00:00\n");
    assert_eq!((got.journal.check_ins.len(), got.repeated, &*got.journal.check_ins[1].at.zone), (2, 1, "UTC+02:00"));
    assert_eq!(got.journal.catalogue, Catalogue::starting());
}

#[test]
fn a_row_with_a_time_and_nothing_else_is_counted_and_makes_no_check_in() {
    let got = read(
        b"at,day,feeling:joy,note,sleep_hours\n2024-02-02T10:00:00+00:00,2024-02-02,,,\n2024-02-03T10:00:00+00:00,,  ,,\n2024-02-04T10:00:00+00:00,,0,,\n2024-02-05T10:00:00+00:00,,,,7\n",
    );
    assert_eq!((got.journal.check_ins.len(), got.offered, got.rejected_count), (2, 2, 0));
    assert_eq!(got.passed_over, [(2, PassedOver::Empty)]);
    assert_eq!(got.journal.check_ins[0].answer(FeelingId(1)), Some(rated(0)), "not felt is an answer");
    // One with an id is a check-in of a journal and comes back; so does what only another program has a word for.
    let own = read(b"id,at,feeling:joy,shoe size\na,2024-02-02T10:00:00+00:00,,\n,2024-02-03T10:00:00+00:00,,44\n");
    assert_eq!((own.journal.check_ins.len(), own.passed_over.len()), (2, 0));
}

#[test]
fn a_row_without_id_gets_the_same_one_wherever_its_columns_stand() {
    let a = read(b"at,note,feeling:joy\n2024-02-02T10:00:00+00:00,x,3\n").journal;
    let b = read(b"feeling:joy,at,note\n3,2024-02-02T10:00:00+00:00,x\n").journal;
    assert_eq!(a.check_ins, b.check_ins);
    let c = read(b"at,note,feeling:joy\n2024-02-02T10:00:00+00:00,x,4\n2024-02-02T10:00:00+00:00,x,5\n").journal;
    assert_eq!(a.check_ins[0].id, c.check_ins[0].id, "also where one was put right");
    assert_ne!(c.check_ins[0].id, c.check_ins[1].id, "two entries of one minute stay two");
}

#[test]
fn a_name_in_whatever_case_is_the_feeling_symptom_or_column_that_is_there() {
    let got = read(b"AT,Feeling:JOY , symptom:Feeling numb,NOTE,Feeling:Quiet Joy\n2024-02-02T10:00:00+00:00,9,Mild,x,3\n");
    let c = &got.journal.check_ins[0];
    let joy = got.journal.catalogue.feeling_by_key("joy").expect("there").id;
    assert_eq!((c.answer(joy), &*c.note, c.symptoms.len()), (Some(rated(9)), "x", 1));
    let starting = Catalogue::starting();
    assert_eq!(got.journal.catalogue.symptoms.len(), starting.symptoms.len());
    assert_eq!(got.sides_unsaid.iter().map(ToString::to_string).collect::<Vec<_>>(), ["quiet_joy"]);
    assert_eq!(got.journal.catalogue.feelings.last().map(|f| f.name.as_str()), Some("Quiet Joy"));
    // Two columns for one feeling: what was answered in either is an answer, and the stronger one stays.
    let two = read(b"at,feeling:joy,feeling:Joy\n2024-02-02T10:00:00+00:00,,4\n2024-02-03T10:00:00+00:00,?,\n");
    let joy: Vec<_> = two.journal.check_ins.iter().map(|c| c.answer(joy)).collect();
    assert_eq!(joy, [Some(rated(4)), Some(Answer::CannotTell)]);
}

fn rated(n: u8) -> Answer {
    Answer::Rated(Intensity::new(n).expect("0 to 10"))
}

#[test]
fn words_lose_the_blanks_at_their_ends_stand_once_and_have_one_spelling_in_a_file() {
    let got =
        read(b"at,tags,company\n2024-02-02T10:00:00+00:00,work | home|Work, Ana \n2024-02-03T10:00:00+00:00,HOME|choir,ana\n");
    let tags: Vec<Vec<&str>> = got.journal.check_ins.iter().map(|c| c.context.tags.iter().map(|t| &**t).collect()).collect();
    assert_eq!(tags, [vec!["work", "home"], vec!["home", "choir"]]);
    assert!(got.journal.check_ins.iter().all(|c| c.context.company.as_deref() == Some("Ana")));
}

#[test]
fn a_table_comes_in_as_spreadsheets_save_it() {
    let want = read(
        concat!(
            "id,at,zone,day,feeling:joy,sleep_hours,tags,note\n",
            "a,2026-03-02T21:40:00+01:00,Europe/Berlin,2026-03-02,3,6.5,work|home,x\n",
            "b,2026-03-03T21:40:00+01:00,Europe/Berlin,2026-03-03,?,7,,\n"
        )
        .as_bytes(),
    );
    for text in [
        // A comma for a point, semicolons, days in another order.
        "id;at;zone;day;feeling:joy;sleep_hours;tags;note\r\na;2026-03-02T21:40:00+01:00;Europe/Berlin;02.03.2026;3;6,5;work|home;x\r\nb;2026-03-03T21:40:00+01:00;Europe/Berlin;03.03.2026;?;7;;\r\n",
        // A line that names the separator.
        "sep=,\r\nid,at,zone,day,feeling:joy,sleep_hours,tags,note\r\na,2026-03-02T21:40:00+01:00,Europe/Berlin,2026-03-02,3,6.5,work|home,x\r\nb,2026-03-03T21:40:00+01:00,Europe/Berlin,2026-03-03,?,7,,\r\n",
        "\"sep=;\"\nid;at;zone;day;feeling:joy;sleep_hours;tags;note\na;2026-03-02T21:40:00+01:00;Europe/Berlin;3/2/2026;3;6:30;work|home;x\nb;2026-03-03T21:40:00+01:00;Europe/Berlin;3/3/2026;?;7:00;;\n",
        // Blank rows, rows cut at their last words, rows with cells added.
        "id,at,zone,day,feeling:joy,sleep_hours,tags,note\n,,,,,,,\na,2026-03-02T21:40:00+01:00,Europe/Berlin,2026-03-02,3,6.5,work|home,x,,,\n,,,,\nb,2026-03-03T21:40:00+01:00,Europe/Berlin,2026-03-03,?,7\n",
        // Tabs, times as other programs write them, another case.
        "ID\tAt\tZone\tDay\tFeeling:Joy\tSleep_Hours\tTags\tNote\na\t2026-03-02 21:40 +0100\tEurope/Berlin\t2026-03-02\t3\t6.5\twork|home\tx\nb\t2026-03-03T21:40+01:00\tEurope/Berlin\t2026-03-03\t?\t7\t\t\n",
    ] {
        let got = read(text.as_bytes());
        assert_eq!(got.rejected, [], "{text}");
        assert_eq!(got.journal.check_ins, want.journal.check_ins, "{text}");
        assert_eq!(got.passed_over, [], "{text}");
        let utf16: Vec<u8> = std::iter::once(0xfeff).chain(text.encode_utf16()).flat_map(u16::to_le_bytes).collect();
        assert_eq!(read(&utf16).journal.check_ins, want.journal.check_ins, "{text}");
    }
}

#[test]
fn a_day_that_means_nothing_near_at_is_passed_over_with_a_word_and_a_torn_last_row_is_refused() {
    let got = read(b"at,day,note\n2026-03-02T21:40:00+01:00,Monday,x\n2026-03-03T21:40:00+01:00,01.01.2020,x\n");
    assert_eq!((got.journal.check_ins.len(), got.passed_over.as_slice()), (2, &[(2, PassedOver::Day)][..]));
    assert_eq!(got.journal.check_ins[0].day.to_string(), "2026-03-02");
    let torn = read(b"at,feeling:joy,note\n2026-03-02T21:40:00+01:00,1");
    assert_eq!((torn.journal.check_ins.len(), torn.rejected_count), (0, 1), "1 may have been 10");
}

#[test]
fn every_refused_row_is_counted_with_its_line_and_a_reason_that_holds_none_of_it() {
    let canary = "kanarienvogel";
    let got = rows(&[
        "a,2024-02-02T10:00:00+00:00,UTC,1,\"two\nlines\",",
        "kanarienvogel,2024-02-02T10:00:00+00:00,UTC,kanarienvogel,x,",
        "b,kanarienvogel,UTC,1,kanarienvogel,",
        "b,,UTC,1,kanarienvogel,",
        "b,2024-02-02T10:00:00+00:00,kanarien vogel,1,x,",
        "b,2024-02-02T10:00:00+00:00,UTC,1,x,,kanarienvogel",
        "a,2024-02-02T10:00:00+00:00,UTC,2,kanarienvogel,",
        "c,2024-02-02T10:00:00+00:00,UTC,2,\"kanarienvogel\"kanarienvogel,",
        "d,2024-02-02T10:00:00+00:00,UTC,2,\"kanarienvogel,\ne,f",
    ]);
    assert_eq!(got.rejected.iter().map(|(line, _)| *line).collect::<Vec<_>>(), [4, 5, 6, 7, 8, 9, 10, 11]);
    assert!(got.rejected.iter().all(|(_, why)| !why.contains(canary)), "{:?}", got.rejected);
    assert_eq!((got.offered, got.journal.check_ins.len()), (9, 1));
    let latin1 = [HEAD.as_bytes(), b"l,2024-02-02T10:00:00+00:00,UTC,5,Gr\xfc\xdfe,\n"].concat();
    assert_eq!((read(&latin1).rejected_count, read(&latin1).journal.check_ins.len()), (1, 0));
}

#[test]
fn a_column_that_is_not_known_is_kept_with_the_row_as_it_stands() {
    let got = read(b"at,shoe size,feeling:quiet_joy\n2024-02-02T10:00:00+00:00,\"4\"\"4\",3\n2024-02-03T10:00:00+00:00,,3\n");
    let source = got.journal.check_ins[0].source.as_ref().expect("kept");
    assert_eq!(source.row, "at,shoe size,feeling:quiet_joy\n2024-02-02T10:00:00+00:00,\"4\"\"4\",3");
    assert_eq!(got.journal.check_ins[1].source, None);
    assert_eq!(got.sides_unsaid.iter().map(ToString::to_string).collect::<Vec<_>>(), ["quiet_joy"]);
}

#[test]
fn the_item_about_hurting_oneself_and_the_trash_are_left_out_and_that_is_told() {
    let at = Instant { utc_ms: 0, offset_s: 0 };
    let catalogue = Catalogue::starting();
    let item = catalogue.symptom_by_key(SELF_HARM_KEY).expect("in the list").id;
    let moment = Moment { instant: at, zone: "UTC".into() };
    let besides = Besides { symptoms: vec![(item, SymptomAnswer::RatherNotSay)], ..Besides::default() };
    let c = CheckIn::new("a", moment, at.day(DayStart::default()), Answers::default()).with(besides);
    let mut gone = c.clone();
    (gone.id, gone.deleted_ms) = ("gone".into(), Some(1));
    let journal = Journal { catalogue, check_ins: vec![Arc::new(c)], trash: vec![Arc::new(gone)], ..Journal::default() };
    let mut out = Vec::new();
    assert_eq!(write(&journal, SelfHarmItem::LeftOut, Dialect::default(), &mut out).ok(), Some(LeftOut { self_harm: true }));
    let text = String::from_utf8(out).expect("text");
    assert!(!text.contains("self") && !text.contains("rather") && !text.contains("gone"), "{text}");
    assert!(text.starts_with(BEGINS[0]));
    let back = read(text.as_bytes()).journal.catalogue;
    assert!(back.symptom_by_key(SELF_HARM_KEY).is_some() && back.feelings.len() == 9);
}

fn some_words() -> impl Strategy<Value = Vec<Arc<str>>> {
    proptest::collection::btree_set("[^\\p{C}]{1,8}", 0..4).prop_map(words_once)
}

prop_compose! {
    fn a_check_in()(
        at in (-2_208_950_000_000..253_000_000_000_000_i64, -43_200..=50_400_i32),
        answers in proptest::collection::btree_map((1..=9_u16).prop_map(FeelingId), option::of(0..=10_u8), 0..=9),
        symptoms in proptest::collection::btree_map((1..=8_u16).prop_map(SymptomId), proptest::sample::select(&SymptomAnswer::ALL[..]), 0..=8),
        sleep in option::of(0.0..=24.0_f64),
        lists in (some_words(), some_words(), some_words()),
        company in option::of(".{1,5}"),
        note in any::<String>(),
    ) -> CheckIn {
        let at = Instant { utc_ms: at.0, offset_s: at.1 };
        let rated = |n: Option<u8>| n.map_or(Answer::CannotTell, |n| Answer::Rated(Intensity::new(n).expect("0 to 10")));
        let answers: Answers = answers.into_iter().map(|(f, n)| (f, rated(n))).collect();
        let context = Context { sleep: sleep.and_then(SleepHours::new), medicines: lists.0, substances: lists.1, company: words_once(company).pop(), tags: lists.2 };
        let besides = Besides { symptoms: symptoms.into_iter().collect(), context, note: note.into(), ..Besides::default() };
        CheckIn::new("", Moment { instant: at, zone: "Europe/Berlin".into() }, at.day(DayStart::default()), answers).with(besides)
    }
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 64, ..ProptestConfig::default() })]
    #[test]
    fn check_ins_come_back_as_they_were_and_their_second_export_is_the_first(check_ins in vec(a_check_in(), 0..6)) {
        let mut journal = Journal { catalogue: Catalogue::starting(), ..Journal::default() };
        for (n, mut c) in check_ins.into_iter().enumerate() {
            c.id = format!("=id {n}").into();
            journal.check_ins.push(Arc::new(c));
        }
        journal.sort();
        let once = written(&journal);
        for (mark, semicolons) in [(false, false), (false, true), (true, false), (true, true)] {
            let mut table = Vec::new();
            write(&journal, SelfHarmItem::LeftOut, Dialect { mark, semicolons }, &mut table).expect("memory does not fail");
            prop_assert!(BEGINS.iter().any(|b| table.starts_with(b.as_bytes())), "an earlier one is known again");
            let got = read(&table);
            prop_assert_eq!(&got.rejected, &[], "{} {}", mark, semicolons);
            prop_assert_eq!(&got.journal.check_ins, &journal.check_ins, "{} {}", mark, semicolons);
            prop_assert_eq!(&written(&got.journal), &once);
        }
        let theirs = ::csv::Reader::from_reader(once.as_bytes()).into_records().count();
        prop_assert_eq!(theirs, journal.check_ins.len());
    }

    #[test]
    fn any_bytes_are_counted_or_refused_and_never_stop_the_program(bytes in vec(prop_oneof![proptest::sample::select(&b",;\"\n\r'|?a0"[..]), any::<u8>()], 0..300)) {
        for text in [bytes.clone(), [HEAD.as_bytes(), &*bytes].concat()] {
            if let Ok(got) = read_from_day_start(&*text, DayStart::default()) {
                prop_assert_eq!(got.offered, got.rejected_count + got.repeated + got.journal.check_ins.len() as u64);
            }
        }
    }
}
