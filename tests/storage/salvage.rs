use crate::{fresh, full, noted, plain, raw};
use gamut::{
    domain::*,
    storage::{Salvaged, StorageError, Store, salvage, salvage_in_place},
};
use std::{
    collections::{BTreeMap, HashMap},
    fs,
    path::Path,
    sync::Arc,
};

const PAGE: usize = 4096;

/// Two hundred check-ins, some with all there can be, some with notes that fill pages, one changed, one deleted.
fn two_hundred() -> (tempfile::TempDir, std::path::PathBuf, Journal) {
    let (dir, path, mut store) = fresh();
    for n in 0..200_u16 {
        let at = 1_790_000_000_000 + i64::from(n) * 20_000_000;
        let id = if n % 7 == 0 { format!("imported {n}") } else { gamut::app::new_id::<String>(at) };
        let c = match n % 10 {
            3 => full(&id, at),
            5 => noted(&id, at, &format!("a short note, number {n}")),
            6 => noted(&id, at, &format!("{n} a long one; ").repeat(100 + usize::from(n))),
            _ => plain(&id, at),
        };
        store.save_check_in(&c, at, None).unwrap();
        if n % 50 == 5 {
            store.save_check_in(&noted(&id, at, "changed later"), at + 1, None).unwrap();
        }
        if n == 77 {
            store.delete_check_in(&id.into(), at + 5).unwrap();
        }
    }
    let event = Event {
        id: "e1".into(),
        day: DayKey::parse("2026-11-01").unwrap(),
        what: EventKind::MedicineStarted,
        name: "one".into(),
        dose: "5 mg".into(),
        note: String::new(),
        deleted_ms: None,
    };
    store.save_event(&event).unwrap();
    store.save_contacts(&[OwnContact { id: "c".into(), name: "A friend".into(), reach: "next door".into() }]).unwrap();
    store.save_safety_plan(&SafetyPlan { signs: "no sleep".into(), ..SafetyPlan::default() }).unwrap();
    store.save_settings(&Settings { welcomed: true, ..Settings::default() }).unwrap();
    let journal = store.load().unwrap();
    (dir, path, journal)
}

fn everything(journal: &Journal) -> HashMap<String, Arc<CheckIn>> {
    journal.check_ins.iter().chain(&journal.trash).map(|c| (c.id.to_string(), Arc::clone(c))).collect()
}

/// Salvages the file as it is now and reads what came of it.
fn salvaged(path: &Path) -> Result<(Salvaged, Journal), StorageError> {
    let to = path.with_file_name("salvaged.gamut");
    let before = fs::read(path).unwrap();
    let told = salvage(path, None, &to);
    assert_eq!(fs::read(path).unwrap(), before, "the damaged file is only read");
    let told = told?;
    let store = Store::open(&to, None).unwrap();
    assert_eq!(store.check().unwrap().problems, Vec::<String>::new());
    let journal = store.load().unwrap();
    drop(store);
    fs::remove_file(&to).unwrap();
    let left: Vec<_> = fs::read_dir(path.parent().unwrap()).unwrap().map(|e| e.unwrap().file_name()).collect();
    assert!(left.iter().all(|n| !n.to_string_lossy().ends_with(".part")), "{left:?}");
    Ok((told, journal))
}

/// What of `now` is not as it was: everything may be missing, nothing may be another.
fn changed(was: &CheckIn, now: &CheckIn, told: Salvaged) -> bool {
    let names_may_differ = told.words_lost > 0 || told.zones_lost > 0;
    was.at.instant != now.at.instant
        || was.day != now.day
        || was.answers != now.answers
        || was.symptoms != now.symptoms
        || was.written != now.written
        || was.deleted_ms != now.deleted_ms
        || was.context.sleep != now.context.sleep
        || !(now.note.is_empty() || now.note == was.note)
        || !(now.source.is_none() || now.source == was.source)
        || !now.expected_felt.iter().all(|e| was.expected_felt.contains(e))
        || !names_may_differ && (was.context != now.context || was.at.zone != now.at.zone)
}

#[test]
fn a_whole_journal_is_salvaged_whole() {
    let (_dir, path, was) = two_hundred();
    let (told, now) = salvaged(&path).unwrap();
    assert!(now.check_ins == was.check_ins && now.trash == was.trash);
    assert_eq!((&now.catalogue, &now.settings), (&was.catalogue, &was.settings));
    assert_eq!((&now.events, &now.contacts, &now.safety_plan), (&was.events, &was.contacts, &was.safety_plan));
    assert!(now == was);
    assert_eq!((told.check_ins, told.broken_pages, told.words_lost, told.zones_lost, told.notes_alone), (200, 0, 0, 0, 0));
}

#[expect(clippy::print_stdout, reason = "how much comes back is worth knowing")]
#[test]
fn whichever_page_is_broken_only_what_stood_on_it_is_missing_and_nothing_is_another() {
    let (_dir, path, was) = two_hundred();
    let all = everything(&was);
    let whole = fs::read(&path).unwrap();
    // Which table each page belongs to and how many rows begin on it.
    let held: BTreeMap<usize, (String, usize)> = {
        let conn = raw(&path);
        let mut asked = conn.prepare("SELECT pageno, name, ncell FROM dbstat").unwrap();
        let rows = asked.query_map([], |r| Ok((r.get::<_, u32>(0)?, r.get(1)?, r.get::<_, u32>(2)?))).unwrap();
        let size = |n: u32| usize::try_from(n).unwrap();
        rows.map(Result::unwrap).map(|(page, name, cells)| (size(page), (name, size(cells)))).collect()
    };
    let (mut back, mut worst, mut notes_worst) = (0, 0, 0);
    for page in 1..=whole.len() / PAGE {
        let mut hurt = whole.clone();
        hurt[(page - 1) * PAGE + 1000] ^= 0x10;
        fs::write(&path, &hurt).unwrap();
        assert!(matches!(Store::open(&path, None), Err(StorageError::Damaged { .. } | StorageError::Locked(_))), "page {page}");
        let (told, now) = salvaged(&path).unwrap_or_else(|e| panic!("page {page}: {e}"));
        assert_eq!(told.broken_pages, 1, "page {page}");
        let now = everything(&now);
        let alone = now.keys().filter(|id| !all.contains_key(*id)).count();
        assert_eq!(alone, usize::from(told.notes_alone > 0), "page {page}");
        for (id, c) in now.iter().filter(|(id, _)| all.contains_key(*id)) {
            assert!(!changed(&all[id], c, told), "page {page} changed {id}:\n{:?}\n{c:?}", all[id]);
        }
        let (name, cells) = held.get(&page).cloned().unwrap_or(("the first".into(), 0));
        let lost = all.len() - (now.len() - alone);
        let allowed = if name == "check_in" { cells } else { 0 };
        assert!(lost <= allowed, "page {page} of {name} has {cells} rows, lost were {lost}");
        let notes = |all: &HashMap<String, Arc<CheckIn>>| all.values().filter(|c| !c.note.is_empty()).count();
        let notes_lost = notes(&all) - now.iter().filter(|(id, c)| all.contains_key(*id) && !c.note.is_empty()).count();
        if name == "note" {
            notes_worst = notes_worst.max(notes_lost);
            assert!(notes_lost <= cells.max(1), "page {page}: {notes_lost} notes");
        }
        back += now.len() - alone;
        worst = worst.max(lost);
    }
    fs::write(&path, &whole).unwrap();
    let pages = whole.len() / PAGE;
    println!(
        "{pages} pages broken one by one: {back} of {} check-ins back, at most {worst} lost, {notes_worst} notes",
        pages * 200
    );
}

#[expect(clippy::print_stdout, reason = "how much comes back is worth knowing")]
#[test]
fn a_journal_that_was_cut_off_gives_what_stands_before_the_cut() {
    let (_dir, path, was) = two_hundred();
    let all = everything(&was);
    let whole = fs::read(&path).unwrap();
    for keep in [whole.len() / 2, whole.len() - 1, whole.len() - PAGE, PAGE * 3 + 17] {
        fs::write(&path, &whole[..keep]).unwrap();
        let (told, now) = salvaged(&path).unwrap();
        let now = everything(&now);
        let known = now.iter().filter(|(id, _)| all.contains_key(*id));
        assert!(known.clone().all(|(id, c)| !changed(&all[id], c, told)));
        println!("cut to {keep} of {}: {} check-ins", whole.len(), known.count());
    }
}

#[test]
fn without_its_first_sixteen_bytes_nothing_opens_it_and_that_is_said() {
    let (_dir, path, _) = two_hundred();
    let mut hurt = fs::read(&path).unwrap();
    hurt[3] ^= 1;
    fs::write(&path, &hurt).unwrap();
    assert!(matches!(salvaged(&path), Err(StorageError::Locked(_))));
    fs::write(&path, b"").unwrap();
    assert!(matches!(salvaged(&path), Err(StorageError::Damaged { .. })));
}

#[test]
fn nothing_is_salvaged_over_what_is_there() {
    let (_dir, path, _) = two_hundred();
    let to = path.with_file_name("there.gamut");
    fs::write(&to, b"words").unwrap();
    assert!(matches!(salvage(&path, None, &to), Err(StorageError::Refused(_))));
    assert_eq!(fs::read(&to).unwrap(), b"words");
}

#[test]
fn in_its_place_what_is_left_is_the_journal_and_the_damaged_file_is_kept_as_it_is() {
    let (dir, path, whole) = two_hundred();
    assert!(matches!(salvage_in_place(&path, None, 1), Err(StorageError::Refused(_))), "it is whole");
    let mut hurt = fs::read(&path).unwrap();
    hurt[20 * PAGE + 5] ^= 1;
    fs::write(&path, &hurt).unwrap();
    // What a power cut left of an earlier try is no obstacle.
    fs::write(dir.path().join("journal salvaged 2026-11-25T120000Z.gamut"), b"from before").unwrap();
    let (mut store, told, aside) = salvage_in_place(&path, None, 1_795_608_000_000).unwrap();
    assert_eq!(told.broken_pages, 1);
    let left = store.load().unwrap();
    assert_eq!(everything(&left).len() as u64, told.check_ins + u64::from(told.notes_alone > 0));
    assert!(left.check_ins.len() > whole.check_ins.len() / 2);
    store.save_check_in(&plain("after", 1), 1, None).unwrap();
    assert_eq!(fs::read(aside.unwrap()).unwrap(), hurt);
    assert!(matches!(Store::open(&path, None), Err(StorageError::InUse { .. })));
    assert_eq!(fs::read(dir.path().join("journal salvaged 2026-11-25T120000Z.gamut")).unwrap(), b"from before");
    // What is no journal at all may be somebody else's, whatever it is called.
    let (made_of_it, left) = store.made_of_it(true);
    assert_eq!(left, [path.canonicalize().unwrap().with_file_name("journal salvaged 2026-11-25T120000Z.gamut")]);
    drop(store);
    gamut::storage::delete_all(&path, &made_of_it).unwrap();
    let names = crate::contents(dir.path()).into_iter().map(|(name, _)| name.into_string().unwrap());
    let names: Vec<_> = names.filter(|n| !n.ends_with("lock")).collect();
    assert_eq!(names, ["journal salvaged 2026-11-25T120000Z.gamut"]);
}

#[test]
fn a_damaged_journal_that_is_open_elsewhere_or_locked_is_not_salvaged_and_stays_as_it_is() {
    let (dir, path, _) = two_hundred();
    let open = Store::open(&path, None).unwrap();
    let mut hurt = fs::read(&path).unwrap();
    hurt[20 * PAGE + 5] ^= 1;
    fs::write(&path, &hurt).unwrap();
    assert!(matches!(salvage_in_place(&path, None, 1), Err(StorageError::InUse { .. })));
    assert_eq!(fs::read(&path).unwrap(), hurt);
    assert_eq!(crate::contents(dir.path()).len(), 2, "the journal and its lock");
    drop(open);
}
