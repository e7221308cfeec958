use crate::moment;
use gamut::{domain::*, storage::Store};
use proptest::prelude::*;
use std::sync::{Arc, Mutex, OnceLock};

/// One journal for all cases: making one takes longer than everything else here.
fn shared() -> &'static Mutex<(tempfile::TempDir, Store)> {
    static SHARED: OnceLock<Mutex<(tempfile::TempDir, Store)>> = OnceLock::new();
    SHARED.get_or_init(|| {
        let (dir, _path, store) = crate::fresh();
        Mutex::new((dir, store))
    })
}

fn answer() -> impl Strategy<Value = Answer> {
    prop_oneof![4 => (0u8..=10).prop_map(crate::rated), 1 => Just(Answer::CannotTell)]
}

fn words() -> impl Strategy<Value = Vec<Arc<str>>> {
    prop::collection::vec(any::<String>().prop_map(Arc::from), 0..4)
}

prop_compose! {
    fn check_in()(
        ms in -60_000_000_000_000i64..250_000_000_000_000,
        offset_s in -86_399i32..=86_399,
        answers in prop::collection::btree_map(1u16..=9, answer(), 0..=9),
        symptoms in prop::collection::btree_map(1u16..=9, 0usize..5, 0..=9),
        sleep in prop::option::of(0.0f64..=24.0),
        (medicines, substances, tags) in (words(), words(), words()),
        company in prop::option::of(any::<String>()),
        note in any::<String>(),
        expected in prop::collection::vec(
            (any::<String>(), prop::option::of(0u8..=10), prop::option::of(answer())), 0..3),
        written in prop::option::of((any::<i64>(), -86_399i32..=86_399)),
        source in prop::option::of((any::<String>(), any::<String>())),
    ) -> CheckIn {
        let mut at = moment(ms);
        at.instant.offset_s = offset_s;
        let answers: Answers = answers.into_iter().map(|(f, a)| (FeelingId(f), a)).collect();
        let day = at.instant.day(DayStart::default());
        CheckIn::new("", at, day, answers).with(Besides {
            symptoms: symptoms.into_iter().map(|(s, n)| (SymptomId(s), SymptomAnswer::ALL[n])).collect(),
            context: Context {
                sleep: sleep.and_then(SleepHours::new),
                medicines,
                substances,
                company: company.map(Into::into),
                tags,
            },
            note: note.into(),
            expected_felt: expected.into_iter().map(|(what, expected, felt)| ExpectedFelt {
                what, expected: expected.map(|n| Intensity::new(n).unwrap()), felt,
            }).collect(),
            written: written.map(|(utc_ms, offset_s)| Instant { utc_ms, offset_s }),
            source: source.map(|(app, row)| Source { app, row }),
            deleted_ms: None,
        })
    }
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 64, ..ProptestConfig::default() })]
    #[test]
    fn any_check_in_is_loaded_as_it_was_saved(mut c in check_in()) {
        static COUNT: std::sync::atomic::AtomicU64 = std::sync::atomic::AtomicU64::new(0);
        c.id = format!("n{}", COUNT.fetch_add(1, std::sync::atomic::Ordering::Relaxed)).into();
        let mut shared = shared().lock().unwrap();
        shared.1.save_check_in(&c, 1, None).unwrap();
        let journal = shared.1.load().unwrap();
        prop_assert_eq!(&**journal.check_in(&c.id).unwrap(), &c);
    }
}
