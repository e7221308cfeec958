use gamut::{domain::Catalogue, storage::Store};
use std::{
    process::{Command, Stdio},
    sync::Barrier,
    thread,
};

const THREADS: usize = 16;

/// How often the program is started; more of it by hand: `GAMUT_STARTS=3000 cargo test --test storage first_use`.
fn starts() -> usize {
    std::env::var("GAMUT_STARTS").ok().and_then(|n| n.parse().ok()).unwrap_or(30)
}

#[test]
fn a_program_whose_threads_all_begin_with_a_new_journal_has_a_whole_one_in_each() {
    let starts = starts();
    let mut wrong = Vec::new();
    // Several at once, so that none has the machine for itself.
    for at_once in (0..starts).collect::<Vec<_>>().chunks(4) {
        let started: Vec<_> = at_once.iter().map(|_| start()).collect();
        for program in started {
            let ended = program.wait_with_output().unwrap();
            if !ended.status.success() {
                wrong.push(String::from_utf8_lossy(&ended.stdout).into_owned() + &String::from_utf8_lossy(&ended.stderr));
            }
        }
    }
    assert!(wrong.is_empty(), "{} of {starts}: {}", wrong.len(), wrong[0]);
}

fn start() -> std::process::Child {
    let words = ["--exact", "first_use::one_start", "--ignored"];
    let mut program = Command::new(std::env::current_exe().unwrap());
    program.args(words).stdout(Stdio::piped()).stderr(Stdio::piped()).spawn().unwrap()
}

#[test]
#[ignore = "is started by the test above, in a program of its own"]
fn one_start() {
    // In memory where the system has such a place: the library is asked here, not the disk.
    let dir = tempfile::tempdir_in("/dev/shm").or_else(|_| tempfile::tempdir()).unwrap();
    let (all_here, dir) = (&Barrier::new(THREADS), dir.path());
    thread::scope(|scope| {
        for n in 0..THREADS {
            scope.spawn(move || {
                let path = dir.join(n.to_string()).join("journal.gamut");
                all_here.wait();
                drop(Store::create(&path, &Catalogue::starting()).unwrap_or_else(|e| panic!("made: {e}")));
                let store = Store::open(&path, None).unwrap_or_else(|e| panic!("opened: {e}"));
                assert_eq!(store.check().unwrap_or_else(|e| panic!("checked: {e}")).problems, Vec::<String>::new());
            });
        }
    });
}
