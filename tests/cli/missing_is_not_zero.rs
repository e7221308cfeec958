use super::{Worker, json_lines};
use gamut::{
    domain::{Answer, Catalogue, CheckInDraft, DayStart, Instant, Intensity, Journal, Moment},
    exchange::jsonl,
    storage::Store,
};
use proptest::{option, prelude::*};
use std::sync::Arc;

#[test]
fn not_answered_not_felt_felt_and_cannot_tell_reach_the_exported_line_as_themselves() {
    let desk = Worker::new();
    desk.ok(&["log", "--feel", "joy=0", "--feel", "anger=?", "--feel", "sadness=7", "--at", "2026-11-22T20:00"]);
    let file = desk.path("out.jsonl");
    desk.ok(&["export", file.to_str().expect("a path")]);
    let text = std::fs::read_to_string(file).expect("text");
    let line = json_lines(&text).into_iter().find(|l| l["kind"] == "check_in").expect("one check-in");
    assert_eq!(line["feelings"].to_string(), r#"{"anger":"cannot_tell","joy":0,"sadness":7}"#);
    assert!(text.contains(r#""feelings":{"joy":0,"sadness":7,"anger":"cannot_tell"}"#));
}

fn an_answer() -> impl Strategy<Value = Option<Answer>> {
    let rated = (0..=10_u8).prop_map(|n| Answer::Rated(Intensity::new(n).expect("0 to 10")));
    option::of(prop_oneof![Just(Answer::CannotTell), rated])
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 12, failure_persistence: None, ..ProptestConfig::default() })]
    #[test]
    fn every_answer_survives_form_file_export_import_and_file_again(answers in proptest::collection::vec(an_answer(), 9)) {
        let desk = Worker::new();
        let catalogue = Catalogue::starting();
        let mut form = CheckInDraft { note: "x".into(), ..CheckInDraft::default() };
        form.answers = catalogue.feelings.iter().zip(&answers).filter_map(|(f, a)| Some((f.id, (*a)?))).collect();
        let instant = Instant { utc_ms: 1_790_000_000_000, offset_s: 3600 };
        let (start, at) = (DayStart::default(), Moment { instant, zone: "Europe/Berlin".into() });
        let check_in = form.finish("a".into(), at, instant.day(start), instant, start).expect("it has a note");
        let mut store = Store::create(&desk.path("one.gamut"), &catalogue).expect("made");
        store.save_check_in(&check_in, instant.utc_ms, None).expect("saved");
        let mut out = Vec::new();
        jsonl::write(&store.load().expect("loaded"), &mut out).expect("written");
        let incoming = jsonl::read(&*out).expect("read");
        let mut other = Store::create(&desk.path("two.gamut"), &catalogue).expect("made");
        other.import(&incoming.journal, instant.utc_ms).expect("imported");
        let journal: Journal = other.load().expect("loaded");
        let back: &Arc<_> = journal.check_in(&"a".into()).expect("it came in");
        for (feeling, answer) in catalogue.feelings.iter().zip(&answers) {
            let there = journal.catalogue.feeling_by_key(feeling.key.as_str()).expect("the same feelings");
            prop_assert_eq!(back.answer(there.id), *answer);
        }
    }
}
