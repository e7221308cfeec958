use crate::{close, display::Display, picture::Picture};
use serde_json::Value;
use std::ffi::OsStr;
use std::io::Write;
use std::os::unix::fs::PermissionsExt;
use std::path::{Path, PathBuf};
use std::process::{Child, Command, Output, Stdio};
use std::time::{Duration, Instant};
use tempfile::TempDir;

/// A first frame takes a second or two where a graphics card is only imitated; a busy machine needs more.
const PATIENCE: Duration = Duration::from_mins(1);

/// The built program with a journal, a home and a run-time folder of its own.
pub struct Gamut<'a> {
    display: &'a Display,
    folder: TempDir,
    program: Child,
    window: String,
}

impl<'a> Gamut<'a> {
    pub fn open(display: &'a Display) -> Self {
        Self::open_under(display, &[], &[])
    }

    /// Started by another program's words, which must keep its process as its own, and with these variables.
    pub fn open_under(display: &'a Display, words: &[&OsStr], variables: &[(&str, &str)]) -> Self {
        Self::open_in(display, tempfile::tempdir().unwrap(), words, variables)
    }

    /// On a journal made of these lines by `gamut import`, with these variables.
    pub fn open_on(display: &'a Display, lines: &str, variables: &[(&str, &str)]) -> Self {
        let folder = tempfile::tempdir().unwrap();
        let file = folder.path().join("made-up.jsonl");
        std::fs::write(&file, lines).unwrap();
        let Output { status, stderr, .. } = gamut(folder.path()).args(["import", "jsonl"]).arg(&file).output().unwrap();
        assert!(status.success(), "import ended with {status}: {}", String::from_utf8_lossy(&stderr));
        Self::open_in(display, folder, &[], variables)
    }

    /// The same with a passphrase; with its recovery code.
    pub fn open_locked(display: &'a Display, lines: &str, passphrase: &str, variables: &[(&str, &str)]) -> (Self, String) {
        let folder = tempfile::tempdir().unwrap();
        let file = folder.path().join("made-up.jsonl");
        std::fs::write(&file, lines).unwrap();
        let done = gamut(folder.path()).args(["import", "jsonl"]).arg(&file).output().unwrap();
        assert!(done.status.success(), "{}", String::from_utf8_lossy(&done.stderr));
        let mut set = gamut(folder.path());
        set.args(["passphrase", "set"]).env("GAMUT_PASSPHRASE_FD", "0");
        let mut set = set.stdin(Stdio::piped()).stdout(Stdio::piped()).spawn().unwrap();
        writeln!(set.stdin.take().unwrap(), "{passphrase}").unwrap();
        let said = String::from_utf8(set.wait_with_output().unwrap().stdout).unwrap();
        let code = said.split_whitespace().find(|word| word.matches('-').count() == 13).unwrap().to_owned();
        (Self::open_in(display, folder, &[], variables), code)
    }

    /// Its number among the display's windows.
    pub fn window(&self) -> &str {
        &self.window
    }

    /// Its number among the system's processes.
    pub fn process(&self) -> u32 {
        self.program.id()
    }

    fn open_in(display: &'a Display, folder: TempDir, words: &[&OsStr], variables: &[(&str, &str)]) -> Self {
        let mut command = gamut_under(folder.path(), words);
        command.envs(variables.iter().copied());
        let (program, window) = open_window(display, folder.path(), command);
        Self { display, folder, program, window }
    }

    /// Home, journal and everything else that is the program's.
    pub fn folder(&self) -> &Path {
        self.folder.path()
    }

    pub fn open_again(&mut self, display: &'a Display) {
        (self.program, self.window) = open_window(display, self.folder.path(), gamut(self.folder.path()));
        self.display = display;
    }

    /// Presses a key, by the name X gives it (`ctrl+Return` is one press), as if on the keyboard.
    pub fn press(&mut self, key: &str, meaning: &str) {
        self.press_at_once(key, meaning);
        // A person's pace; what comes of the key is looked for where it matters.
        std::thread::sleep(Duration::from_millis(120));
        assert!(self.program.try_wait().unwrap().is_none(), "the program ended after {key} ({meaning})");
    }

    /// The same for a journey that keeps its own time.
    pub fn press_at_once(&self, key: &str, meaning: &str) {
        let done = self.display.tool("xdotool").args(["key", "--clearmodifiers", key]).status().unwrap();
        assert!(done.success(), "xdotool could not press {key} ({meaning})");
    }

    /// While it lives, the program is let run for a twentieth of a second in every half: as if each frame took that long.
    pub fn slowed(&self) -> Slowed {
        let (on, is_on) = std::sync::mpsc::channel();
        let pid = self.program.id().to_string();
        let thread = std::thread::spawn(move || {
            let signal = |which| Command::new("kill").args([which, pid.as_str()]).status().unwrap();
            let for_ms = |ms| is_on.recv_timeout(Duration::from_millis(ms)) == Err(std::sync::mpsc::RecvTimeoutError::Timeout);
            loop {
                signal("-STOP");
                let goes_on = for_ms(450);
                signal("-CONT");
                if !goes_on || !for_ms(50) {
                    return;
                }
            }
        });
        Slowed { on: Some(on), thread: Some(thread) }
    }

    /// Clicks at this place of the screen, as if with the mouse.
    pub fn click(&self, x: i32, y: i32, meaning: &str) {
        let (x, y) = (x.to_string(), y.to_string());
        let done = self.display.tool("xdotool").args(["mousemove", &x, &y, "click", "1"]).status().unwrap();
        assert!(done.success(), "xdotool could not click ({meaning})");
    }

    /// The screen when it has come to rest: two pictures in a row alike.
    pub fn picture(&self, name: &str) -> Picture {
        let mut last = Picture::take(self.display, name);
        for _ in 0..20 {
            std::thread::sleep(Duration::from_millis(250));
            let next = Picture::take(self.display, name);
            if next.pixels() == last.pixels() {
                return next;
            }
            last = next;
        }
        last
    }

    /// Closes the window as its own button does, and waits until everything asked for is on the disk.
    pub fn close(&mut self) {
        close::ask_to_close(&self.display.socket(), self.window.parse().unwrap());
        let Some(status) = wait_for(|| self.program.try_wait().unwrap()) else {
            panic!("the window was asked to close and the program still runs")
        };
        assert!(status.success(), "closing ended with {status}");
    }

    /// Waits until it has ended by itself: its exit code, and what it said.
    pub fn ended(&mut self) -> (Option<i32>, String) {
        let status = wait_for(|| self.program.try_wait().unwrap());
        let said = std::fs::read_to_string(self.folder.path().join("stderr")).unwrap_or_default();
        let Some(status) = status else { panic!("the program still runs: {said}") };
        (status.code(), said)
    }

    /// What `gamut list --json` says of the journal.
    pub fn check_ins(&self) -> Vec<Value> {
        let mut list = gamut(self.folder.path());
        let Output { status, stdout, stderr } = list.args(["list", "--json"]).output().unwrap();
        assert!(status.success(), "list ended with {status}: {}", String::from_utf8_lossy(&stderr));
        let said: Vec<Value> = serde_json::Deserializer::from_slice(&stdout).into_iter::<Value>().map(Result::unwrap).collect();
        // One object a line, or one array of them.
        said.into_iter().flat_map(|value| if let Value::Array(all) = value { all } else { vec![value] }).collect()
    }

    /// The lines of this kind in what `gamut export` writes.
    pub fn exported(&self, kind: &str) -> Vec<Value> {
        let file = self.folder.path().join("exported.jsonl");
        let Output { status, stderr, .. } = gamut(self.folder.path()).arg("export").arg(&file).output().unwrap();
        assert!(status.success(), "export ended with {status}: {}", String::from_utf8_lossy(&stderr));
        let text = std::fs::read_to_string(&file).unwrap();
        let lines = text.lines().map(|line| serde_json::from_str::<Value>(line).unwrap());
        lines.filter(|line| line["kind"] == kind).collect()
    }

    /// Opens no window, for there is nowhere to: what it says then.
    pub fn without_a_display() -> Output {
        let folder = tempfile::tempdir().unwrap();
        gamut(folder.path()).output().unwrap()
    }
}

/// A program that is stopped most of the time.
pub struct Slowed {
    on: Option<std::sync::mpsc::Sender<()>>,
    thread: Option<std::thread::JoinHandle<()>>,
}

impl Drop for Slowed {
    fn drop(&mut self) {
        drop(self.on.take());
        if let Some(thread) = self.thread.take() {
            let _ = thread.join();
        }
    }
}

impl Drop for Gamut<'_> {
    fn drop(&mut self) {
        let _ = self.program.kill();
        let _ = self.program.wait();
    }
}

/// The program with nothing of the person's around it.
pub fn gamut(folder: &Path) -> Command {
    gamut_under(folder, &[])
}

/// The same, started by another program's words.
pub fn gamut_under(folder: &Path, words: &[&OsStr]) -> Command {
    let run_time = folder.join("run");
    std::fs::create_dir_all(&run_time).unwrap();
    std::fs::set_permissions(&run_time, std::fs::Permissions::from_mode(0o700)).unwrap();
    let itself = OsStr::new(env!("CARGO_BIN_EXE_gamut"));
    let mut words = words.iter().copied().chain([itself]);
    let mut gamut = Command::new(words.next().unwrap_or(itself));
    gamut.args(words);
    gamut.arg("--journal").arg(folder.join("journal.gamut"));
    gamut.env("HOME", folder).env("XDG_RUNTIME_DIR", &run_time).env("LIBGL_ALWAYS_SOFTWARE", "1").stdin(Stdio::null());
    for name in [
        "DISPLAY",
        "WAYLAND_DISPLAY",
        "WAYLAND_SOCKET",
        "DBUS_SESSION_BUS_ADDRESS",
        "DBUS_SYSTEM_BUS_ADDRESS",
        "AT_SPI_BUS_ADDRESS",
        "GAMUT_JOURNAL",
        "XDG_DATA_HOME",
        "XDG_CONFIG_HOME",
        "XDG_CACHE_HOME",
        "XDG_STATE_HOME",
    ] {
        gamut.env_remove(name);
    }
    gamut
}

fn open_window(display: &Display, folder: &Path, mut command: Command) -> (Child, String) {
    let said: PathBuf = folder.join("stderr");
    command.env("DISPLAY", &display.name).stdout(Stdio::null()).stderr(std::fs::File::create(&said).unwrap());
    let mut program = command.spawn().unwrap();
    let search = ["search", "--all", "--onlyvisible", "--pid"];
    let window = wait_for(|| {
        if let Some(status) = program.try_wait().unwrap() {
            let said = std::fs::read_to_string(&said).unwrap_or_default();
            panic!("the program ended with {status} before it had a window: {said}");
        }
        let found = display.tool("xdotool").args(search).args([&program.id().to_string(), "--name", "."]).output().unwrap();
        String::from_utf8_lossy(&found.stdout).lines().next().map(String::from)
    });
    let Some(window) = window else {
        let _ = program.kill();
        let _ = program.wait();
        let picture = Picture::take(display, "no-window");
        panic!("no window within {} s: {picture}; it said: {}", PATIENCE.as_secs(), std::fs::read_to_string(&said).unwrap())
    };
    // No window manager runs here that would do this.
    let done = display.tool("xdotool").args(["windowfocus", "--sync", &window]).status().unwrap();
    assert!(done.success(), "the window could not take the keyboard");
    let painted = wait_for(|| (Picture::take(display, "opening").colours() > 2).then_some(()));
    assert!(painted.is_some(), "the window was never painted");
    (program, window)
}

pub fn wait_for<T>(mut what: impl FnMut() -> Option<T>) -> Option<T> {
    let began = Instant::now();
    loop {
        let found = what();
        if found.is_some() || began.elapsed() > PATIENCE {
            return found;
        }
        std::thread::sleep(Duration::from_millis(100));
    }
}
