use gamut::{
    domain::DayStart,
    exchange::jsonl,
    storage::{Agreed, Secret, Store, restore, salvage},
};
use std::{fs, path::PathBuf};

fn fixture(name: &str) -> PathBuf {
    [env!("CARGO_MANIFEST_DIR"), "tests", "storage", "fixtures", name].iter().collect()
}

/// Files that earlier versions wrote, as they wrote them; they are never made anew.
#[test]
fn journals_of_every_version_open_for_ever_with_and_without_a_passphrase() {
    let codes = [
        "3ZD1-Y7R9-X3PV-VM54-49PG-GE37-TPAA-B4S0-8GAZ-J37X-F8GA-6N1F-MS20-EFRB",
        "34JR-1V3Q-FDPJ-FVSG-WZAC-5KY0-6GVM-BAMZ-30PD-BK76-YPD7-24F9-6AEG-Q3AZ",
        "HF2G-VM2Z-7M54-8WHK-RWJ5-J3H6-T479-BHXW-YVNY-D8KJ-CQT3-80AZ-GP1G-D8PE",
        "HTDG-BEMS-0V9C-311G-A2W9-FCJP-J5PE-RHPG-Q6EB-4XX4-3JYG-EPYR-MX20-RS38",
        "2850-TRSN-P966-X6J5-19V7-1TFY-HJ15-3534-2YGJ-TQJQ-043Z-0MSZ-W6F0-375Z",
    ];
    for (version, code) in (1..).zip(codes) {
        let passphrase = format!("fixture Möwe {}", version + 6);
        open_for_ever(version, [None, Some(&passphrase), Some(code)]);
    }
}

/// Both files of a version, opened with nothing, with the passphrase and with the recovery code.
fn open_for_ever(version: usize, openers: [Option<&str>; 3]) {
    let words = fs::read(fixture(&format!("schema-{version}.jsonl"))).unwrap();
    let expected = jsonl::read_from_day_start(&*words, DayStart::default()).unwrap().journal;
    let names = ["", "-passphrase", "-passphrase"].map(|end| format!("schema-{version}{end}.gamut"));
    for (name, secret) in names.iter().zip(openers) {
        let secret = secret.map(|s| Secret::new(s.to_owned()));
        let dir = tempfile::tempdir().unwrap();
        let path = dir.path().join("journal.gamut");
        fs::copy(fixture(name), &path).unwrap();
        let read = Store::open_to_read(&path, secret.as_ref()).unwrap();
        assert_eq!(read.load().unwrap(), expected, "{name}");
        assert_eq!(crate::found(&read, "umlauts fixture"), 1);
        let store = Store::open(&path, secret.as_ref()).unwrap();
        assert_eq!(store.check().unwrap().problems, Vec::<String>::new());
        drop((read, store));
        let beside = dir.path().join("salvaged.gamut");
        salvage(&fixture(name), secret.as_ref(), &beside).unwrap();
        assert_eq!(Store::open_to_read(&beside, secret.as_ref()).unwrap().load().unwrap(), expected, "{name}, salvaged");
        let there = dir.path().join("restored").join("journal.gamut");
        let restored = restore(&there, &fixture(name), secret.as_ref(), None, Agreed::ToNothing, 1).unwrap();
        assert_eq!(restored.store.load().unwrap(), expected);
    }
}
