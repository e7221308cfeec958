//! What the desktop's clipboard holds, asked as another program would ask it, in the words of the X11 protocol.

use crate::close::{atom, reply, request, shake_hands};
use crate::display::Display;
use crate::program::Gamut;
use std::io::Read;
use std::os::unix::net::UnixStream;
use std::time::{Duration, Instant};

const CREATE_WINDOW: u8 = 1;
const GET_ATOM_NAME: u8 = 17;
const GET_PROPERTY: u8 = 20;
const GET_SELECTION_OWNER: u8 = 23;
const CONVERT_SELECTION: u8 = 24;
const SELECTION_NOTIFY: u8 = 31;

/// Another program on the same display, with a window that is never shown.
pub struct Other {
    server: UnixStream,
    window: u32,
}

impl Other {
    pub fn on(display: &Display) -> Self {
        let mut server = UnixStream::connect(display.socket()).unwrap();
        let about = shake_hands(&mut server);
        let word = |at: usize| u32::from_le_bytes(about[at..at + 4].try_into().unwrap());
        let vendor = usize::from(u16::from_le_bytes([about[16], about[17]])).next_multiple_of(4);
        let (window, root) = (word(4), word(32 + vendor + usize::from(about[21]) * 8));
        let mut body = Vec::new();
        for number in [window, root] {
            body.extend(number.to_le_bytes());
        }
        // Place 0, 0; size 1, 1; no border; for input only; the visual of its parent; no values.
        for number in [0_u16, 0, 1, 1, 0, 2, 0, 0, 0, 0] {
            body.extend(number.to_le_bytes());
        }
        request(&mut server, CREATE_WINDOW, &body);
        Self { server, window }
    }

    fn atom(&mut self, name: &str) -> u32 {
        atom(&mut self.server, name)
    }

    /// Whether any program offers this selection.
    fn is_offered(&mut self, selection: &str) -> bool {
        let selection = self.atom(selection);
        request(&mut self.server, GET_SELECTION_OWNER, &selection.to_le_bytes());
        reply(&mut self.server)[8..12] != [0; 4]
    }

    /// What the selection is in this form; empty where it is refused.
    pub fn convert(&mut self, selection: &str, form: &str) -> Vec<u8> {
        let [selection, form, place] = [selection, form, "GAMUT_TEST"].map(|name| self.atom(name));
        let words = [self.window, selection, form, place, 0];
        request(&mut self.server, CONVERT_SELECTION, &words.map(u32::to_le_bytes).concat());
        let mut event = [0; 32];
        while event[0] & 0x7f != SELECTION_NOTIFY {
            self.server.read_exact(&mut event).unwrap();
        }
        // From its beginning, 400 bytes at most, of any type.
        let words = [self.window, place, 0, 0, 100];
        request(&mut self.server, GET_PROPERTY, &words.map(u32::to_le_bytes).concat());
        let head = reply(&mut self.server);
        let word = |at: usize| u32::from_le_bytes(head[at..at + 4].try_into().unwrap()) as usize;
        let mut all = vec![0; word(4) * 4];
        self.server.read_exact(&mut all).unwrap();
        all.truncate(word(16) * usize::from(head[1]) / 8);
        all
    }

    fn forms(&mut self, selection: &str) -> Vec<String> {
        let atoms = self.convert(selection, "TARGETS");
        let name = |number: &[u8]| {
            request(&mut self.server, GET_ATOM_NAME, number);
            let head = reply(&mut self.server);
            let mut all = vec![0; u32::from_le_bytes(head[4..8].try_into().unwrap()) as usize * 4];
            self.server.read_exact(&mut all).unwrap();
            all.truncate(usize::from(u16::from_le_bytes([head[8], head[9]])));
            String::from_utf8(all).unwrap()
        };
        atoms.chunks_exact(4).map(name).collect()
    }
}

/// Tabs through the journal's room until a field takes these letters, and copies them from there.
fn copy_by_keyboard(gamut: &mut Gamut, other: &mut Other) {
    // An empty journal has nothing to search, and no field for it.
    gamut.press("7", "joy is felt at 7");
    gamut.press("ctrl+Return", "save");
    gamut.press("alt+2", "the journal");
    for _ in 0..20 {
        gamut.press("Tab", "the next field");
        for letter in ["c", "a", "n", "a", "r", "y"] {
            gamut.press(letter, "a letter");
        }
        gamut.press("ctrl+a", "select all of it");
        gamut.press("ctrl+c", "copy it");
        if other.is_offered("CLIPBOARD") {
            return;
        }
    }
    let picture = gamut.picture("no-copy");
    panic!("no field could be copied from: {picture}");
}

#[test]
fn a_copy_is_marked_as_private_and_gone_after_half_a_minute_and_a_selection_is_no_copy() {
    let Some(display) = Display::start() else { return };
    let mut other = Other::on(&display);
    let mut gamut = Gamut::open(&display);
    gamut.press("Escape", "past the first pages");
    assert!(!other.is_offered("CLIPBOARD"), "nothing was copied so far");

    copy_by_keyboard(&mut gamut, &mut other);
    let began = Instant::now();
    assert_eq!(other.convert("CLIPBOARD", "UTF8_STRING"), b"canary");
    let forms = other.forms("CLIPBOARD");
    assert!(forms.iter().any(|form| form == "x-kde-passwordManagerHint"), "histories are asked to leave it out: {forms:?}");
    assert_eq!(other.convert("CLIPBOARD", "x-kde-passwordManagerHint"), b"secret");
    assert!(!other.is_offered("PRIMARY"), "what is only selected is offered to nobody");

    while other.is_offered("CLIPBOARD") && began.elapsed() < Duration::from_mins(1) {
        std::thread::sleep(Duration::from_millis(200));
    }
    let kept = began.elapsed().as_secs();
    assert!((28..40).contains(&kept), "it was there for {kept} s");

    gamut.press("ctrl+c", "copy it again");
    assert!((0..50).any(|_| {
        std::thread::sleep(Duration::from_millis(100));
        other.is_offered("CLIPBOARD")
    }));
    gamut.close();
    assert!(!other.is_offered("CLIPBOARD"), "closing takes it along");
}
