//! The meeting folder: machines that never see each other say the same in the end, and what is no whole file of another
//! machine is left alone.

use super::{check_in, exported};
use gamut::{
    domain::*,
    storage::{Secret, StorageError, Store},
};
use std::{
    fs,
    path::{Path, PathBuf},
};
use tempfile::TempDir;

const NOON: i64 = 1_795_608_000_000;

struct Two {
    dir: TempDir,
    a: Store,
    b: Store,
}

impl Two {
    fn folder(&self) -> PathBuf {
        self.dir.path().join("shared")
    }

    fn paired() -> Self {
        let dir = tempfile::tempdir().unwrap();
        let [a, b] =
            ["a", "b"].map(|name| Store::create(&dir.path().join(name).join("journal.gamut"), &Catalogue::starting()).unwrap());
        let mut two = Self { dir, a, b };
        let folder = two.folder();
        fs::create_dir(&folder).unwrap();
        let place = two.a.meet_others_in(&folder, None).unwrap();
        two.a.meet_in_folder(NOON).unwrap();
        let typed = place.code.to_lowercase().replace('-', " ");
        two.b.meet_others_in(&folder, Some(&Secret::new(typed))).unwrap();
        two.b.meet_in_folder(NOON).unwrap();
        two
    }
}

fn files(folder: &Path) -> Vec<PathBuf> {
    let mut all: Vec<PathBuf> = fs::read_dir(folder).unwrap().map(|e| e.unwrap().path()).collect();
    all.sort();
    all
}

fn save(store: &mut Store, id: &str, note: &str, now: i64) {
    let c = check_in(store, id, note, &[("joy", 3)]);
    store.save_check_in(&c, now, None).unwrap();
}

#[test]
fn two_machines_say_the_same_after_each_has_looked_and_each_wrote_its_own_file_only() {
    let mut two = Two::paired();
    assert_eq!(files(&two.folder()).len(), 2);
    save(&mut two.a, "a", "of the laptop", NOON);
    save(&mut two.b, "b", "of the desk", NOON);
    assert!(two.a.meet_in_folder(NOON).unwrap().unwrap().wrote);
    let of_a: Vec<_> = files(&two.folder()).into_iter().map(|f| (fs::read(&f).unwrap(), f)).collect();
    let met = two.b.meet_in_folder(NOON).unwrap().unwrap();
    assert_eq!((met.met.new, met.others, met.wrote), (1, 1, true), "{met:?}");
    let touched = of_a.iter().filter(|(bytes, file)| fs::read(file).unwrap() != *bytes).count();
    assert_eq!(touched, 1, "never another's");
    two.a.meet_in_folder(NOON).unwrap();
    assert_eq!(exported(&two.a), exported(&two.b));
    // By now each knows that there is nothing new, and writes nothing.
    for _ in 0..2 {
        two.b.meet_in_folder(NOON).unwrap();
        two.a.meet_in_folder(NOON).unwrap();
    }
    for store in [&mut two.a, &mut two.b] {
        let met = store.meet_in_folder(NOON).unwrap().unwrap();
        assert!(met.met.is_nothing() && !met.wrote && met.left_alone.is_empty(), "{met:?}");
    }
    assert_eq!(files(&two.folder()).len(), 2, "nothing half made stays");
}

#[test]
fn what_lies_there_can_be_read_by_nobody_without_the_code() {
    let mut two = Two::paired();
    save(&mut two.a, "a", "canaryword", NOON);
    two.a.meet_in_folder(NOON).unwrap();
    for file in files(&two.folder()) {
        assert!(matches!(Store::open_to_read(&file, None), Err(StorageError::Locked(_))), "{}", file.display());
        let bytes = fs::read(&file).unwrap();
        assert!(!bytes.windows(10).any(|w| w == b"canaryword"));
    }
    let dir = tempfile::tempdir().unwrap();
    let mut stranger = Store::create(&dir.path().join("journal.gamut"), &Catalogue::starting()).unwrap();
    let other = stranger.meet_others_in(&dir.path().join("."), None);
    assert!(other.unwrap_err().to_string().contains("the journal itself lies in that folder"));
    for (code, why) in [("0000-0000-0000-0000-0000-0001", "slip"), ("", "slip")] {
        let refused = stranger.meet_others_in(&two.folder(), Some(&Secret::new(code.to_owned()))).unwrap_err().to_string();
        assert!(refused.contains(why), "{refused}");
    }
    let fresh = dir.path().join("fresh");
    fs::create_dir(&fresh).unwrap();
    let code = stranger.meet_others_in(&fresh, None).unwrap().code;
    let refused = stranger.meet_others_in(&two.folder(), Some(&Secret::new(code))).unwrap_err().to_string();
    assert!(refused.contains("none of the files in that folder opens with this code"), "{refused}");
}

#[test]
fn a_file_that_is_half_here_damaged_or_foreign_is_left_alone_and_the_others_are_read() {
    let mut two = Two::paired();
    save(&mut two.b, "b", "of the desk", NOON);
    two.b.meet_in_folder(NOON).unwrap();
    let folder = two.folder();
    let of_b = files(&folder).into_iter().find(|f| fs::metadata(f).unwrap().len() > 0 && is_of(&two.b, f)).unwrap();
    let whole = fs::read(&of_b).unwrap();
    let mut flipped = whole.clone();
    flipped[whole.len() / 2] ^= 1;
    let bad = [
        ("gamut-half.meeting", whole[..whole.len() / 2 + 100].to_vec()),
        ("gamut-pages.meeting", whole[..8192].to_vec()),
        ("gamut-flipped.meeting", flipped),
        ("gamut-empty.meeting", Vec::new()),
        ("gamut-other.meeting", b"another program's words, again and again".repeat(500)),
    ];
    for (name, bytes) in &bad {
        fs::write(folder.join(name), bytes).unwrap();
    }
    let met = two.a.meet_in_folder(NOON).unwrap().unwrap();
    assert_eq!((met.met.new, met.others, met.left_alone.len()), (1, 1, bad.len()), "{met:?}");
    for (name, bytes) in &bad {
        assert!(met.left_alone.iter().any(|told| told.starts_with(name) && told.contains("left alone")), "{name}");
        assert_eq!(fs::read(folder.join(name)).unwrap(), *bytes, "{name}");
    }
    assert_eq!(two.a.check().unwrap().problems, Vec::<String>::new());
    // Older than what is known already: it takes nothing back.
    save(&mut two.b, "b", "changed on the desk", NOON + 50);
    two.b.meet_in_folder(NOON).unwrap();
    two.a.meet_in_folder(NOON).unwrap();
    fs::write(&of_b, &whole).unwrap();
    two.a.meet_in_folder(NOON).unwrap();
    assert_eq!(&*two.a.load().unwrap().check_ins[0].note, "changed on the desk");
    let beside = fs::read_dir(two.a.path().parent().unwrap()).unwrap();
    assert!(beside.flatten().all(|e| !e.file_name().to_string_lossy().contains(".part")), "no copy stays");
}

/// Whether it is the file this journal wrote: the other one's has fewer check-ins.
fn is_of(store: &Store, file: &Path) -> bool {
    let n = u64::try_from(store.load().unwrap().check_ins.len()).unwrap();
    n > 0 && fs::metadata(file).unwrap().modified().unwrap() >= fs::metadata(store.path()).unwrap().modified().unwrap()
}

#[test]
fn a_copy_of_a_journal_in_use_on_another_machine_gets_a_file_of_its_own() {
    let mut two = Two::paired();
    let copied = two.dir.path().join("c").join("journal.gamut");
    fs::create_dir(copied.parent().unwrap()).unwrap();
    fs::copy(two.a.path(), &copied).unwrap();
    let mut c = Store::open(&copied, None).unwrap();
    save(&mut two.a, "a", "of the laptop", NOON);
    save(&mut c, "c", "of the copy", NOON);
    two.a.meet_in_folder(NOON).unwrap();
    c.meet_in_folder(NOON).unwrap();
    assert_eq!(files(&two.folder()).len(), 3);
    two.a.meet_in_folder(NOON).unwrap();
    two.b.meet_in_folder(NOON).unwrap();
    assert_eq!(exported(&two.a), exported(&c));
    assert_eq!(two.b.load().unwrap().check_ins.len(), 2);
}

#[test]
fn a_folder_that_is_away_is_told_and_nothing_is_lost() {
    let mut two = Two::paired();
    fs::rename(two.folder(), two.dir.path().join("away")).unwrap();
    save(&mut two.a, "a", "meanwhile", NOON);
    let told = two.a.meet_in_folder(NOON).unwrap_err().to_string();
    assert!(told.contains("the meeting folder is not there now"), "{told}");
    fs::rename(two.dir.path().join("away"), two.folder()).unwrap();
    two.a.meet_in_folder(NOON).unwrap();
    assert_eq!(two.b.meet_in_folder(NOON).unwrap().unwrap().met.new, 1);
    two.b.meet_no_more().unwrap();
    assert_eq!(two.b.meet_in_folder(NOON).unwrap(), None);
}
