//! Switched on and off where nobody answers on the bus: what is written, what stays, what is refused.

use super::{super::place::tests::place_in, *};

/// Nobody answers here.
pub(super) fn alone() -> Around {
    let session = Some("unix:path=/nowhere/bus".to_owned());
    Around { buses: Buses { system: None, session }, program: "/usr/bin/gamut".into(), in_sandbox: false, has_screen: true }
}

fn wish() -> Wish {
    let journal = PathBuf::from("/home/a/journal.gamut");
    Wish { schedule: Schedule::default(), journal, seed: 7, last_check_in: Some(5), anew: false }
}

const NOW: Instant = Instant { utc_ms: 1_795_993_200_000, offset_s: 3600 };

#[test]
fn without_a_scheduler_an_entry_of_the_session_is_written_and_off_leaves_nothing() {
    let folder = tempfile::tempdir().expect("a folder");
    let place = place_in(folder.path());
    let kept = switch_on(&place, &alone(), wish(), NOW).expect("on");
    assert_eq!((kept.means, kept.last_check_in), (Means::Waiting, Some(5)));
    let entry = place.settings.join("autostart").join(units::ENTRY);
    assert_eq!(text_of(&entry), units::entry(Path::new("/usr/bin/gamut")));
    assert_eq!(switch_off(&place, &alone()), Ok(true));
    assert_eq!(fs::read_dir(&place.settings).expect("a folder").count(), 0, "nothing is left");
    assert_eq!(switch_off(&place, &alone()), Ok(false));
}

#[test]
fn what_was_changed_by_hand_is_said_and_stays_unless_it_is_to_be_written_anew() {
    let folder = tempfile::tempdir().expect("a folder");
    let place = place_in(folder.path());
    let kept = switch_on(&place, &alone(), wish(), NOW).expect("on");
    let entry = place.settings.join("autostart").join(units::ENTRY);
    fs::write(&entry, "mine").expect("changed");
    assert!(is_by_hand(&place, Some(&kept)));
    let why = switch_on(&place, &alone(), wish(), NOW).expect_err("it was changed").to_string();
    assert!(why.contains("changed by hand") && text_of(&entry) == "mine", "{why}");
    switch_on(&place, &alone(), Wish { anew: true, ..wish() }, NOW).expect("anew");
    assert!(text_of(&entry).contains("remind wait"));
    place.forget().expect("gone");
    let why = switch_on(&place, &alone(), wish(), NOW).expect_err("somebody's own").to_string();
    assert!(why.contains("changed by hand"), "{why}");
}

#[test]
fn what_is_set_anew_keeps_what_is_known() {
    let folder = tempfile::tempdir().expect("a folder");
    let place = place_in(folder.path());
    switch_on(&place, &alone(), wish(), NOW).expect("on");
    place.change(|kept| (kept.unanswered, kept.last_check_in) = (2, Some(9))).expect("kept");
    let again = Wish { seed: 8, schedule: Schedule { words: "Look inside".to_owned(), ..Schedule::default() }, ..wish() };
    let kept = switch_on(&place, &alone(), again, NOW).expect("on");
    assert_eq!((kept.seed, kept.unanswered, kept.last_check_in, kept.schedule.words.as_str()), (7, 2, Some(9), "Look inside"));
}

#[test]
fn in_a_sandbox_and_where_nothing_fits_nothing_is_changed_and_it_is_said() {
    let folder = tempfile::tempdir().expect("a folder");
    let place = place_in(folder.path());
    let sandboxed = Around { in_sandbox: true, ..alone() };
    assert!(switch_on(&place, &sandboxed, wish(), NOW).expect_err("no").to_string().contains("sandbox"));
    let none =
        Wish { schedule: Schedule { when: crate::reminder::schedule::When::At(Vec::new()), ..Schedule::default() }, ..wish() };
    assert!(switch_on(&place, &alone(), none, NOW).expect_err("no").to_string().contains("No time is chosen"));
    let nameless = Wish { journal: PathBuf::new(), ..wish() };
    assert!(switch_on(&place, &alone(), nameless, NOW).is_err());
    assert_eq!(fs::read_dir(folder.path()).expect("a folder").count(), 0);
}
