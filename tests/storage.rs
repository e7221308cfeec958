//! The journal file: what is written comes back as it was, and what can't be read is left alone.

use gamut::domain::*;
use gamut::storage::*;
use std::sync::Arc;

fn moment(utc_ms: i64) -> Moment {
    Moment { instant: Instant { utc_ms, offset_s: 3600 }, zone: "Europe/Berlin".into() }
}

fn plain(id: &str, utc_ms: i64) -> CheckIn {
    let at = moment(utc_ms);
    CheckIn {
        id: id.into(),
        day: at.instant.day(DayStart::default()),
        at,
        answers: vec![(FeelingId(1), Answer::Rated(Intensity::new(3).unwrap()))],
        symptoms: vec![],
        context: Context::default(),
        note: "".into(),
        expected_felt: vec![],
        written: None,
        source: None,
        deleted_ms: None,
    }
}

#[test]
fn a_check_in_comes_back() {
    let dir = tempfile::tempdir().unwrap();
    let path = dir.path().join("j.gamut");
    let mut store = Store::create(&path, &Catalogue::starting()).unwrap();
    let c = plain("0199f1a0-0000-7000-8000-000000000001", 1_790_000_000_000);
    store.save_check_in(&c, 5, None).unwrap();
    assert_eq!(store.load().unwrap().check_ins, vec![Arc::new(c.clone())]);
    drop(store);
    assert_eq!(Store::open(&path).unwrap().load().unwrap().check_ins, vec![Arc::new(c)]);
    for e in std::fs::read_dir(dir.path()).unwrap() { println!("{:?}", e.unwrap().file_name()); }
}
