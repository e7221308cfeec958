//! The real window killed while it is typed in, in every field of every form: what was typed a second before is there
//! when it starts again, and nothing that was saved is gone.
//!
//! An ordinary run kills a few times. `GAMUT_KILL_ROUNDS=500 cargo test --test window killed` does it for as long as one
//! likes; `GAMUT_FUZZ_SEED=N` begins with another round.

#[path = "../fuzz/dice.rs"]
mod dice;

use crate::{
    acting::planted,
    atspi::{Assistive, Node},
    display::Display,
    fields::{FIELDS, Field},
    program::{self, wait_for},
};
use dice::Dice;
use gamut::{
    app::{FileRequest, Model, Worker},
    clock,
};
use serde_json::json;
use std::{
    collections::BTreeMap,
    fs,
    io::Write,
    path::Path,
    process::{Child, Stdio},
    time::{Duration, Instant},
};
use tempfile::TempDir;

/// What may be lost.
const A_SECOND: Duration = Duration::from_secs(1);
/// So many kills on one journal, so that words of several fields wait in it.
const ON_ONE: u64 = 12;
const SEED: u64 = 17;

#[test]
fn no_word_older_than_a_second_is_lost_when_the_window_is_killed() {
    let number = |name: &str| std::env::var(name).ok().and_then(|text| text.parse::<u64>().ok());
    let rounds = number("GAMUT_KILL_ROUNDS").unwrap_or(4);
    let first = number("GAMUT_FUZZ_SEED").unwrap_or(SEED);
    let Some(display) = Display::start() else { return };
    let Some(assistive) = Assistive::start(&display) else { return };
    let template = template();
    let mut typing = Typing::on(&display, &assistive, &template);
    let mut killed = BTreeMap::<&str, u64>::new();
    let (mut late, mut due) = (0, 0);
    for n in 0..rounds {
        if n > 0 && n % ON_ONE == 0 {
            typing = Typing::on(&display, &assistive, &template);
        }
        let mut dice = Dice::new(first + n);
        let at = usize::try_from(n).unwrap() + dice.below(2);
        let field = if rounds > 2 * FIELDS.len() as u64 { &FIELDS[at % FIELDS.len()] } else { dice.of(&FIELDS) };
        let round = typing.round(&mut dice, field, first + n);
        *killed.entry(field.name).or_default() += round.killed;
        late += round.late;
        due += round.due;
    }
    let sum: u64 = killed.values().sum();
    if rounds > 4 {
        tell(&format!(
            "{sum} kills, {due} words were older than a second; {late} typed before that and not taken in by then\n{killed:?}"
        ));
    }
    assert!(sum > 0, "no field was ever reached");
}

#[derive(Default)]
struct Round {
    killed: u64,
    /// Words that had to be there.
    due: u64,
    /// Words typed more than a second before that the program, busy, had not taken in itself by then.
    late: u64,
}

/// A word that was typed, and when the window showed it.
struct Word {
    text: String,
    typed: Instant,
    shown: Option<Instant>,
    field: &'static Field,
}

struct Typing<'a> {
    display: &'a Display,
    assistive: &'a Assistive,
    folder: TempDir,
    program: Option<Child>,
    words: Vec<Word>,
    /// Where the last round typed.
    last: Option<&'static Field>,
}

impl<'a> Typing<'a> {
    fn on(display: &'a Display, assistive: &'a Assistive, template: &TempDir) -> Self {
        let folder = tempfile::tempdir().unwrap();
        fs::copy(template.path().join("journal.gamut"), folder.path().join("journal.gamut")).unwrap();
        Self { display, assistive, folder, program: None, words: Vec::new(), last: None }
    }

    fn round(&mut self, dice: &mut Dice, field: &'static Field, seed: u64) -> Round {
        self.start();
        if let Some(last) = self.last.filter(|_| dice.once_in(5)) {
            self.is_shown_again(last);
        }
        let Some(node) = self.reach(field) else {
            tell(&format!("round {seed}: {} was not reached", field.name));
            self.kill();
            return Round::default();
        };
        self.key(if self.would_overflow(field) { "ctrl+a" } else { "ctrl+End" });
        if self.would_overflow(field) {
            self.words.retain(|word| !same(word.field, field));
        }
        let until = Instant::now() + Duration::from_millis(u64::try_from(dice.between(0, 3500)).unwrap());
        let mut n = 0;
        while Instant::now() < until || n == 0 {
            let text = if field.letters < 20 { format!("s{}", seed % 1000) } else { format!("w{seed}x{n}") };
            self.type_text(&format!("{text} "));
            self.words.push(Word { text, typed: Instant::now(), shown: None, field });
            self.look(&node, field);
            n += 1;
            if (n + 2) * 9 > field.letters {
                break;
            }
        }
        // Its field is full: nothing more is typed until then.
        std::thread::sleep(until.saturating_duration_since(Instant::now()));
        self.look(&node, field);
        // A kill right after a save, or in the middle of one: the words are in the journal or still in the form.
        if field.room == "alt+1" && dice.once_in(4) {
            self.key("ctrl+Return");
            std::thread::sleep(Duration::from_millis(dice.any() % 120));
        }
        let at = self.kill();
        self.last = Some(field);
        self.nothing_is_lost(at, seed)
    }

    fn start(&mut self) {
        let mut command = program::gamut(self.folder.path());
        let said = fs::File::create(self.folder.path().join("stderr")).unwrap();
        command.env("DISPLAY", &self.display.name).env("DBUS_SESSION_BUS_ADDRESS", &self.assistive.address);
        let mut program = command.stdout(Stdio::null()).stderr(said).spawn().unwrap();
        let pid = program.id().to_string();
        let window = wait_for(|| {
            assert!(program.try_wait().unwrap().is_none(), "the program ended before it had a window");
            let found = self
                .display
                .tool("xdotool")
                .args(["search", "--all", "--onlyvisible", "--pid", &pid, "--name", "."])
                .output()
                .unwrap();
            String::from_utf8_lossy(&found.stdout).lines().next().map(String::from)
        });
        let done = self.display.tool("xdotool").args(["windowfocus", "--sync", &window.unwrap()]).status().unwrap();
        assert!(done.success(), "the window could not take the keyboard");
        self.program = Some(program);
        self.assistive.find("Today");
    }

    fn kill(&mut self) -> Instant {
        let Some(mut program) = self.program.take() else { return Instant::now() };
        let ended = program.try_wait().unwrap();
        assert!(
            ended.is_none(),
            "the window ended by itself: {}",
            fs::read_to_string(self.folder.path().join("stderr")).unwrap()
        );
        program.kill().unwrap();
        let at = Instant::now();
        program.wait().unwrap();
        at
    }

    /// Goes to the field and gives it the keyboard.
    fn reach(&mut self, field: &'static Field) -> Option<Node<'a>> {
        self.key(field.room);
        let (mut before, mut unchanged) = (Vec::new(), 0);
        for _ in 0..150 {
            let with_name = |node: Node<'a>| (node.name(), node);
            let all: Vec<(String, Node<'a>)> = self.assistive.all().into_iter().map(with_name).collect();
            if let Some(at) = all.iter().position(|(name, n)| fits(field.name, name) && n.is_field()) {
                let (_, node) = all.into_iter().nth(at)?;
                node.focus();
                return wait_for(|| node.has_focus().then_some(())).map(|()| node);
            }
            let names: Vec<String> = all.iter().map(|(name, _)| name.clone()).collect();
            unchanged = if names == before { unchanged + 1 } else { 0 };
            before = names;
            if unchanged > 1 {
                let seen = |wanted: &str| all.iter().rev().find(|(name, _)| fits(wanted, name));
                let next = field
                    .open
                    .iter()
                    .rev()
                    .copied()
                    .chain(["All seven ways"])
                    .find_map(|wanted| seen(wanted).map(|n| (wanted, n)));
                let (wanted, (_, node)) = next?;
                // Only one thing is changed at a time.
                if wanted.starts_with("Change ") && field.room == "alt+5" {
                    let changed = ["New words", "What it is", "Small steps, one a line: so small that ten minutes are enough"];
                    self.words.retain(|word| !changed.contains(&word.field.name));
                }
                node.press();
                unchanged = 0;
            }
            std::thread::sleep(Duration::from_millis(30));
        }
        None
    }

    /// Which words the window shows by now.
    fn look(&mut self, node: &Node<'_>, field: &Field) {
        let shown = node.text().unwrap_or_default();
        let now = Instant::now();
        for word in self.words.iter_mut().filter(|w| w.shown.is_none() && same(w.field, field) && shown.contains(&w.text)) {
            word.shown = Some(now);
        }
    }

    fn would_overflow(&self, field: &Field) -> bool {
        let there: usize = self.words.iter().filter(|w| same(w.field, field)).map(|w| w.text.len() + 1).sum();
        there + 300 > field.letters
    }

    /// The journal opened as the window opens it: everything that was saved, and every word old enough.
    fn nothing_is_lost(&mut self, killed: Instant, seed: u64) -> Round {
        let there = all_that_is_there(&self.folder.path().join("journal.gamut"));
        let mut round = Round { killed: 1, ..Round::default() };
        let mut lost = Vec::new();
        for word in &self.words {
            let is_there = there.contains(&word.text);
            let old = |at: Instant| at + A_SECOND < killed;
            if word.shown.is_some_and(old) {
                round.due += 1;
                if !is_there {
                    lost.push(format!("{} in {} ({})", word.text, word.field.name, word.field.room));
                }
            } else if old(word.typed) && !is_there {
                round.late += 1;
            }
        }
        assert!(lost.is_empty(), "round {seed}: lost {lost:?}; the journal is in {}", self.keep().display());
        // What was younger may be gone: that is no later loss.
        self.words.retain(|word| there.contains(&word.text));
        self.words.iter_mut().for_each(|word| word.shown = Some(word.typed));
        round
    }

    /// In the window, too, the words stand where they were typed.
    fn is_shown_again(&mut self, field: &'static Field) {
        let Some(node) = self.reach(field) else { return };
        let shown = node.text().unwrap_or_default();
        let missing: Vec<&Word> = self.words.iter().filter(|w| same(w.field, field) && !shown.contains(&w.text)).collect();
        // What was saved stands in the journal and no longer in the form.
        let there = all_that_is_saved(&self.folder.path().join("journal.gamut"));
        for word in missing {
            // Asked to be saved, a word that was being added stands beside its field.
            let beside = || self.assistive.all().iter().any(|n| n.name().contains(&word.text));
            assert!(there.contains(&word.text) || beside(), "{} is not shown in {} again", word.text, field.name);
        }
    }

    fn keep(&self) -> std::path::PathBuf {
        let to = Path::new(env!("CARGO_TARGET_TMPDIR")).join("killed.gamut");
        let _kept = fs::copy(self.folder.path().join("journal.gamut"), &to);
        to
    }

    fn key(&self, key: &str) {
        let done = self.display.tool("xdotool").args(["key", "--clearmodifiers", key]).status().unwrap();
        assert!(done.success(), "xdotool could not press {key}");
    }

    fn type_text(&self, text: &str) {
        let done = self.display.tool("xdotool").args(["type", "--delay", "12", "--", text]).status().unwrap();
        assert!(done.success(), "xdotool could not type");
    }
}

impl Drop for Typing<'_> {
    fn drop(&mut self) {
        if let Some(program) = &mut self.program {
            let _ = program.kill();
            let _ = program.wait();
        }
    }
}

/// Two fields of one name are one where the way to one begins the way to the other: then both may be in sight, and the
/// first is taken. Elsewhere a name says nothing: two rooms, or two pages of one, may share it.
fn same(a: &Field, b: &Field) -> bool {
    let (short, long) = if a.open.len() <= b.open.len() { (a, b) } else { (b, a) };
    a.room == b.room && a.name == b.name && long.open.starts_with(short.open)
}

/// Whether a name is the one that is wanted.
fn fits(wanted: &str, name: &str) -> bool {
    wanted.strip_suffix('*').map_or(name == wanted, |start| name.starts_with(start))
}

/// Journal and forms as they stand when the window comes up, as text.
fn all_that_is_there(path: &Path) -> String {
    let model = opened(path);
    let open = model.open().unwrap_or_else(|| panic!("after a kill the journal opens: {:?}", model.standing));
    assert!(open.journal.journal.check_ins.len() >= 168, "what was saved before is there");
    format!("{:?}{:?}", open.forms, open.journal.journal)
}

fn all_that_is_saved(path: &Path) -> String {
    // The window that runs has the lock: this only reads.
    gamut::storage::Store::open_to_read(path, None).and_then(|store| store.load()).map(|j| format!("{j:?}")).unwrap_or_default()
}

fn opened(path: &Path) -> Model {
    let mut model = Model::new(path.to_owned(), clock::now());
    let mut desk = Worker::default();
    let open = FileRequest::Open { path: path.to_owned(), today: model.today(), secret: None };
    for reply in desk.handle(open) {
        let _asked_of_a_worker = model.receive(reply);
    }
    model
}

/// A journal in which every form can be opened.
fn template() -> TempDir {
    let folder = tempfile::tempdir().unwrap();
    let more = [
        json!({"kind": "way_item", "id": "i1", "list": "scent", "words": "Rain on stone"}),
        json!({"kind": "way_item", "id": "i2", "list": "activity", "words": "Choir"}),
        json!({
            "id": "more", "at": "2026-01-02T12:00:00+00:00", "feelings": {"joy": 3}, "symptoms": {"numb": "mild"},
            "tags": ["walk"],
        }),
        json!({"kind": "contact", "id": "c", "name": "Anna", "reach": "0123"}),
        json!({"kind": "setting", "key": "sync_warned", "value": "yes"}),
    ];
    let lines = more.iter().fold(planted(), |lines, line| format!("{lines}\n{line}"));
    let file = folder.path().join("made-up.jsonl");
    fs::write(&file, lines).unwrap();
    let done = program::gamut(folder.path()).args(["import", "jsonl"]).arg(&file).output().unwrap();
    assert!(done.status.success(), "{}", String::from_utf8_lossy(&done.stderr));
    folder
}

/// Written past the test harness, which would keep the words of a passing test to itself.
fn tell(words: &str) {
    let _ = writeln!(std::io::stderr(), "\n{words}");
}
