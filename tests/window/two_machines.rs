//! Two windows, as on two machines, that never see each other and share a folder: whatever is done in them in whatever
//! order, at the end both journals say the same and nothing that was saved is lost.
//!
//! `GAMUT_STEPS=200` drives them for so many steps, `GAMUT_SEED` draws others.

use crate::display::Display;
use crate::program::{Gamut, gamut};
use std::io::Write;
use std::path::Path;
use std::process::Stdio;

/// So many in the suite.
const FEW: u64 = 14;

/// Splitmix64: the same steps on every machine.
struct Dice(u64);

impl Dice {
    fn below(&mut self, n: u64) -> u64 {
        self.0 = self.0.wrapping_add(0x9e37_79b9_7f4a_7c15);
        let mut z = self.0;
        z = (z ^ (z >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        z = (z ^ (z >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        (z ^ (z >> 31)) % n
    }
}

/// Runs a command on the journal of this folder, with a line on its standard input.
fn said(folder: &Path, words: &[&str], line: &str) -> String {
    let mut child = gamut(folder);
    child.args(words).env("GAMUT_PASSPHRASE_FD", "0").stdin(Stdio::piped()).stdout(Stdio::piped()).stderr(Stdio::piped());
    let mut child = child.spawn().unwrap();
    // A command that needs no line may be done before it comes.
    let _read = writeln!(child.stdin.take().unwrap(), "{line}");
    let done = child.wait_with_output().unwrap();
    assert!(done.status.success(), "{words:?}: {}", String::from_utf8_lossy(&done.stderr));
    String::from_utf8(done.stdout).unwrap()
}

/// All that the journal says, a line each.
fn everything(folder: &Path) -> Vec<String> {
    let file = folder.join("everything.jsonl");
    said(folder, &["export", file.to_str().unwrap()], "");
    let mut lines: Vec<_> = std::fs::read_to_string(file).unwrap().lines().map(String::from).collect();
    lines.sort();
    lines
}

/// One of the two, and what was done last in it that Ctrl+Z takes back.
struct Machine<'a> {
    window: Gamut<'a>,
    display: &'a Display,
    can_take_back: bool,
    kept: usize,
}

impl Machine<'_> {
    fn step(&mut self, dice: &mut Dice) {
        match dice.below(10) {
            0 => {
                self.window.close();
                self.window.open_again(self.display);
                self.can_take_back = false;
            }
            1 | 2 if self.can_take_back => {
                self.window.press("ctrl+z", "takes the last check-in back");
                self.can_take_back = false;
                self.kept -= 1;
            }
            _ => {
                for _ in 0..=dice.below(3) {
                    let digit = dice.below(10).to_string();
                    self.window.press(&digit, "rates a feeling");
                }
                self.window.press("ctrl+Return", "saves");
                self.can_take_back = true;
                self.kept += 1;
            }
        }
    }
}

#[test]
fn two_windows_that_share_a_folder_say_the_same_in_the_end_and_lose_nothing() {
    let (Some(one), Some(other)) = (Display::start(), Display::start()) else { return };
    let shared = tempfile::tempdir().unwrap();
    let folder = shared.path().to_str().unwrap();
    let number = |name: &str| std::env::var(name).ok().and_then(|n| n.parse::<u64>().ok());
    let (steps, mut dice) = (number("GAMUT_STEPS").unwrap_or(FEW), Dice(number("GAMUT_SEED").unwrap_or(7)));
    let mut machines = [(&one, 5), (&other, 6)].map(|(display, day)| {
        let first = format!(r#"{{"at":"2026-05-0{day}T05:05:05Z","zone":"UTC","feelings":{{"joy":4}}}}"#);
        let mut window = Gamut::open_on(display, &first, &[]);
        window.close();
        Machine { window, display, can_take_back: false, kept: 1 }
    });
    let [a, b] = [0, 1].map(|n| machines[n].window.folder().to_owned());
    let begun = said(&a, &["meet", "--folder", folder], "");
    let code = begun.lines().map(str::trim).find(|l| l.len() == 29 && l.matches('-').count() == 5).unwrap();
    said(&b, &["meet", "--folder", folder, "--code"], code);
    for machine in &mut machines {
        machine.window.open_again(machine.display);
    }
    for _ in 0..steps {
        let which = usize::try_from(dice.below(2)).unwrap();
        machines[which].step(&mut dice);
    }
    for machine in &mut machines {
        machine.window.close();
    }
    for of in [&a, &b, &a] {
        said(of, &["meet"], "");
    }
    assert_eq!(everything(&a), everything(&b));
    let kept = machines[0].window.check_ins().len();
    assert_eq!(kept, machines[0].kept + machines[1].kept, "each save that was not taken back, of both");
    assert_eq!(std::fs::read_dir(folder).unwrap().count(), 2, "a file each, and nothing else");
}
