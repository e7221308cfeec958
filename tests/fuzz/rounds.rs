//! Round after round until the time is up, each from a seed of its own, none longer or larger than it may be.

use crate::dice::Dice;
use std::{
    cell::RefCell,
    collections::BTreeMap,
    io::Write,
    panic::{AssertUnwindSafe, catch_unwind, set_hook, take_hook},
    path::{Path, PathBuf},
    sync::{
        Arc, Mutex, Once, PoisonError,
        atomic::{AtomicBool, AtomicU64, Ordering},
    },
    time::{Duration, Instant},
};

/// The first seed of an ordinary run.
const SEED: u64 = 20_261_129;
/// No round takes a tenth of this, on a busy machine and unoptimised.
const A_HANG: Duration = Duration::from_mins(3);

/// What a round may take.
#[derive(Clone, Copy)]
pub struct Limits {
    /// Of the processor; one that takes longer and comes to an end is a failure like another.
    processor: Duration,
    /// At its most, what else is in the process included.
    memory_kib: u64,
    /// So many of these share the time of a long run.
    share: u32,
}

impl Limits {
    /// All fuzzers in the process together.
    const USUAL: Self = Self { processor: A_HANG, memory_kib: 1 << 20, share: 1 };
    /// What a hostile file may cost.
    const OF_A_FILE: Self = Self { processor: Duration::from_secs(10), memory_kib: 300 << 10, share: 1 };

    /// Those of a file, where so many fuzzers share the time. With others in the process, their memory is seen with it.
    pub const fn of_a_file(share: u32) -> Self {
        let memory_kib = if share > 1 { Self::USUAL.memory_kib } else { Self::OF_A_FILE.memory_kib };
        Self { memory_kib, share, ..Self::OF_A_FILE }
    }
}
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
    /// `GAMUT_FUZZ_SEED` asks for it.
    pub is_asked: bool,
    at_hand: &'a AtHand,
}

impl Round<'_> {
    /// What is kept when the round fails or never ends, and isn't in its folder.
    pub fn at_hand(&mut self, file: &[u8], ending: &str) {
        let mut at_hand = self.at_hand.lock().unwrap_or_else(PoisonError::into_inner);
        (at_hand.0, at_hand.1) = (format!("at-hand.{ending}"), file.to_vec());
    }
}

/// The name and the bytes of what a round has in hand.
type AtHand = Mutex<(String, Vec<u8>)>;

/// Plays `ordinary` rounds, or as many as fit into `GAMUT_FUZZ_SECONDS` or `GAMUT_FUZZ_MINUTES`.
pub fn play(name: &str, ordinary: u64, round: impl Fn(&mut Round<'_>)) {
    play_within(name, ordinary, &Limits::USUAL, round);
}

/// The same with limits of its own.
pub fn play_within(name: &str, ordinary: u64, limits: &Limits, mut round: impl FnMut(&mut Round<'_>)) {
    hear_panics();
    let number = |name: &str| std::env::var(name).ok().and_then(|text| text.parse::<u64>().ok());
    let minutes = number("GAMUT_FUZZ_MINUTES").map(|minutes| minutes * 60);
    let seconds = minutes.or_else(|| number("GAMUT_FUZZ_SECONDS")).map(|s| Duration::from_secs(s) / limits.share);
    let asked = number("GAMUT_FUZZ_SEED");
    // A long run is another one each time: that is what it is for.
    let first = asked.unwrap_or(if seconds.is_some() { fresh_seed() } else { SEED });
    let (began, watch) = (Instant::now(), Watch::start(name));
    let mut failures: BTreeMap<String, (u64, PathBuf, u64)> = BTreeMap::new();
    let (mut played, mut most) = (0, 0);
    loop {
        let seed = first + played;
        watch.begin(seed);
        let folder = a_folder();
        LAST.set(Some(String::new()));
        let before = processor_time();
        let mut of = Round { dice: Dice::new(seed), folder: folder.path(), is_asked: asked.is_some(), at_hand: &watch.at_hand };
        let done = catch_unwind(AssertUnwindSafe(|| round(&mut of)));
        let took = processor_time().saturating_sub(before);
        let mut said = LAST.take().unwrap_or_default();
        watch.end();
        played += 1;
        let kib = most_kib();
        most = most.max(kib);
        if done.is_err() && said.is_empty() {
            "a thread of it panicked".clone_into(&mut said);
        } else if done.is_ok() && took > limits.processor {
            said = format!("it took {} s of the processor", took.as_secs());
        } else if done.is_ok() && kib > limits.memory_kib {
            said = format!("{} MiB were in use", kib >> 10);
            forget_most();
        }
        if !said.is_empty() {
            let failure = failures.entry(kind_of(&said)).or_insert_with(|| {
                let kept = keep(name, seed, folder.path(), &watch.at_hand);
                tell(&format!("{name}: the round of seed {seed} failed: {said}\n  kept in {}", kept.display()));
                (seed, kept, 0)
            });
            failure.2 += 1;
        }
        let time_is_up = seconds.map_or(played >= ordinary, |time| began.elapsed() >= time);
        if time_is_up || failures.len() >= TOLD || (asked.is_some() && seconds.is_none()) {
            break;
        }
    }
    drop(watch);
    if seconds.is_some() {
        let (took, most) = (began.elapsed().as_secs(), most >> 10);
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
fn keep(name: &str, seed: u64, folder: &Path, at_hand: &AtHand) -> PathBuf {
    let to = Path::new(env!("CARGO_TARGET_TMPDIR")).join("fuzz").join(format!("{name}-{seed}"));
    let _of_another_time = std::fs::remove_dir_all(&to);
    std::fs::create_dir_all(to.parent().unwrap()).unwrap();
    // Its pipes and links say nothing.
    std::fs::create_dir(&to).unwrap();
    for entry in std::fs::read_dir(folder).into_iter().flatten().flatten().filter(|e| e.file_type().is_ok_and(|t| t.is_file()))
    {
        let _as_far_as_it_goes = std::fs::copy(entry.path(), to.join(entry.file_name()));
    }
    let at_hand = at_hand.lock().unwrap_or_else(PoisonError::into_inner);
    if !at_hand.0.is_empty() {
        std::fs::write(to.join(&at_hand.0), &at_hand.1).unwrap();
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

/// From here on the most is that of the next rounds, where the system can do that.
fn forget_most() {
    let _as_it_can = std::fs::write("/proc/self/clear_refs", "5");
}

/// What the process had of the processor: how busy the machine is makes no round a slow one.
fn processor_time() -> Duration {
    let time = rustix::time::clock_gettime(rustix::time::ClockId::ProcessCPUTime);
    Duration::new(u64::try_from(time.tv_sec).unwrap(), u32::try_from(time.tv_nsec).unwrap())
}

/// Ends the process when a round never ends.
struct Watch {
    /// When the round began (ms since the start) and its seed; 0 between rounds.
    now: Arc<(AtomicU64, AtomicU64)>,
    at_hand: Arc<AtHand>,
    over: Arc<AtomicBool>,
    started: Instant,
}

impl Watch {
    fn start(name: &str) -> Self {
        let (now, over) = (Arc::new((AtomicU64::new(0), AtomicU64::new(0))), Arc::new(AtomicBool::new(false)));
        let started = Instant::now();
        let at_hand = Arc::new(AtHand::default());
        let (seen, ended, kept, name) = (Arc::clone(&now), Arc::clone(&over), Arc::clone(&at_hand), name.to_owned());
        std::thread::spawn(move || {
            while !ended.load(Ordering::Relaxed) {
                std::thread::sleep(Duration::from_millis(200));
                let began = seen.0.load(Ordering::Relaxed);
                let late = started.elapsed().saturating_sub(Duration::from_millis(began)) > A_HANG;
                if began > 0 && late {
                    let round = seen.1.load(Ordering::Relaxed);
                    let kept = keep(&name, round, Path::new("/nowhere"), &kept);
                    tell(&format!("{name}: the round of seed {round} hangs; kept in {}", kept.display()));
                    std::process::exit(1);
                }
            }
        });
        Self { now, at_hand, over, started }
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
