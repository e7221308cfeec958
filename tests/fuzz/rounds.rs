//! Round after round until the time is up, each from a seed of its own, none longer or larger than it may be.

use crate::dice::Dice;
use std::{
    cell::RefCell,
    collections::BTreeMap,
    io::Write,
    panic::{AssertUnwindSafe, catch_unwind, set_hook, take_hook},
    path::{Path, PathBuf},
    sync::{
        Arc, Once,
        atomic::{AtomicBool, AtomicU64, Ordering},
    },
    time::{Duration, Instant},
};

/// The first seed of an ordinary run.
const SEED: u64 = 20_261_129;
/// No round takes a tenth of this, on a busy machine and unoptimised.
const A_HANG: Duration = Duration::from_mins(3);
/// What the whole process may take at its most, all fuzzers in it together.
const MEMORY_KIB: u64 = 1 << 20;
/// A long run tells so many different failures and stops.
const TOLD: usize = 25;

thread_local! {
    /// Where the last panic of this thread was and what it said; `None` outside of rounds.
    static LAST: RefCell<Option<String>> = const { RefCell::new(None) };
}

/// One round: its dice and an empty folder of its own.
pub struct Round<'a> {
    pub dice: Dice,
    pub folder: &'a Path,
}

/// Plays `ordinary` rounds, or as many as fit into `GAMUT_FUZZ_SECONDS`.
pub fn play(name: &str, ordinary: u64, round: impl Fn(&mut Round<'_>)) {
    hear_panics();
    let number = |name: &str| std::env::var(name).ok().and_then(|text| text.parse::<u64>().ok());
    let seconds = number("GAMUT_FUZZ_SECONDS").map(Duration::from_secs);
    let asked = number("GAMUT_FUZZ_SEED");
    // A long run is another one each time: that is what it is for.
    let first = asked.unwrap_or(if seconds.is_some() { fresh_seed() } else { SEED });
    let (began, watch) = (Instant::now(), Watch::start(name));
    let mut failures: BTreeMap<String, (u64, PathBuf, u64)> = BTreeMap::new();
    let mut played = 0;
    loop {
        let seed = first + played;
        watch.begin(seed);
        let folder = a_folder();
        LAST.set(Some(String::new()));
        let done = catch_unwind(AssertUnwindSafe(|| round(&mut Round { dice: Dice::new(seed), folder: folder.path() })));
        let said = LAST.take().unwrap_or_default();
        watch.end();
        played += 1;
        if done.is_err() {
            let kept = keep(name, seed, &folder);
            let failure = failures.entry(kind_of(&said)).or_insert_with(|| {
                tell(&format!("{name}: the round of seed {seed} failed: {said}\n  kept in {}", kept.display()));
                (seed, kept, 0)
            });
            failure.2 += 1;
        }
        let most = most_kib();
        assert!(most < MEMORY_KIB, "{name}: {} MiB were in use by the round of seed {seed}", most >> 10);
        let time_is_up = seconds.map_or(played >= ordinary, |time| began.elapsed() >= time);
        if time_is_up || failures.len() >= TOLD || (asked.is_some() && seconds.is_none()) {
            break;
        }
    }
    drop(watch);
    if seconds.is_some() {
        let (took, most) = (began.elapsed().as_secs(), most_kib() >> 10);
        tell(&format!(
            "{name}: {played} rounds from seed {first} on in {took} s, {most} MiB at the most, {} kinds of failure",
            failures.len()
        ));
    }
    let list =
        failures.iter().map(|(what, (seed, kept, times))| format!("seed {seed}, {times} times, {}: {what}", kept.display()));
    let list = list.collect::<Vec<_>>().join("\n");
    assert!(list.is_empty(), "{name}: of {played} rounds some failed; GAMUT_FUZZ_SEED=N plays one again\n{list}");
}

/// In memory where the system has such a place: nothing here is about the disk.
pub fn a_folder() -> tempfile::TempDir {
    let in_memory = tempfile::tempdir_in("/dev/shm");
    in_memory.or_else(|_| tempfile::tempdir()).unwrap()
}

fn fresh_seed() -> u64 {
    std::time::SystemTime::now().duration_since(std::time::UNIX_EPOCH).map_or(SEED, |t| t.as_secs() << 20)
}

/// What was offered stays where it can be looked at.
fn keep(name: &str, seed: u64, folder: &tempfile::TempDir) -> PathBuf {
    let to = Path::new(env!("CARGO_TARGET_TMPDIR")).join("fuzz").join(format!("{name}-{seed}"));
    let _of_another_time = std::fs::remove_dir_all(&to);
    std::fs::create_dir_all(to.parent().unwrap()).unwrap();
    // Its pipes and links say nothing.
    std::fs::create_dir(&to).unwrap();
    for entry in std::fs::read_dir(folder.path()).unwrap().flatten().filter(|e| e.file_type().is_ok_and(|t| t.is_file())) {
        let _as_far_as_it_goes = std::fs::copy(entry.path(), to.join(entry.file_name()));
    }
    to
}

/// Failures of one place are of one kind, whatever the numbers in their words.
fn kind_of(said: &str) -> String {
    said.chars().filter(|c| !c.is_ascii_digit()).take(160).collect()
}

fn hear_panics() {
    static ONCE: Once = Once::new();
    ONCE.call_once(|| {
        let before = take_hook();
        set_hook(Box::new(move |panic| {
            let in_a_round = LAST.with_borrow_mut(|last| {
                let Some(last) = last.as_mut() else { return false };
                if last.is_empty() {
                    *last = panic.to_string().chars().take(2000).collect();
                }
                true
            });
            if !in_a_round {
                before(panic);
            }
        }));
    });
}

/// Written past the test harness, which would keep the words of a passing test to itself.
pub fn tell(words: &str) {
    let _ = writeln!(std::io::stderr(), "\n{words}");
}

/// The most memory this process ever had, in KiB; 0 where the system doesn't say.
fn most_kib() -> u64 {
    let said = std::fs::read_to_string("/proc/self/status").unwrap_or_default();
    let line = said.lines().find_map(|line| line.strip_prefix("VmHWM:")).unwrap_or_default();
    line.trim().trim_end_matches(" kB").parse().unwrap_or(0)
}

/// Ends the process when a round never ends.
struct Watch {
    /// When the round began (ms since the start) and its seed; 0 between rounds.
    now: Arc<(AtomicU64, AtomicU64)>,
    over: Arc<AtomicBool>,
    started: Instant,
}

impl Watch {
    fn start(name: &str) -> Self {
        let (now, over) = (Arc::new((AtomicU64::new(0), AtomicU64::new(0))), Arc::new(AtomicBool::new(false)));
        let started = Instant::now();
        let (seen, ended, name) = (Arc::clone(&now), Arc::clone(&over), name.to_owned());
        std::thread::spawn(move || {
            while !ended.load(Ordering::Relaxed) {
                std::thread::sleep(Duration::from_millis(200));
                let began = seen.0.load(Ordering::Relaxed);
                let late = started.elapsed().saturating_sub(Duration::from_millis(began)) > A_HANG;
                if began > 0 && late {
                    tell(&format!("{name}: the round of seed {} hangs", seen.1.load(Ordering::Relaxed)));
                    std::process::exit(1);
                }
            }
        });
        Self { now, over, started }
    }

    fn begin(&self, seed: u64) {
        self.now.1.store(seed, Ordering::Relaxed);
        let ms = u64::try_from(self.started.elapsed().as_millis()).unwrap().max(1);
        self.now.0.store(ms, Ordering::Relaxed);
    }

    fn end(&self) {
        self.now.0.store(0, Ordering::Relaxed);
    }
}

impl Drop for Watch {
    fn drop(&mut self) {
        self.over.store(true, Ordering::Relaxed);
    }
}
