//! What is left in the program's memory after locking, read from outside as somebody with the machine's own rights can.

use crate::acting::tab_to;
use crate::atspi::Assistive;
use crate::clipboard::Other;
use crate::display::Display;
use crate::doors::can_trace;
use crate::program::{Gamut, gamut_under, wait_for};
use crate::skipped::skipped;
use std::ffi::OsStr;
use std::fs::File;
use std::io::{Read, Seek, SeekFrom};
use std::time::Duration;

const PASSPHRASE: &str = "quagga vellum ninety osprey";

/// What lies in the journal, each word its own.
const SAVED: &str = "zanzibarnoon";
const TAG: &str = "wombatfriday";
const MEDICINE: &str = "xylitamine";
const EVENT: &str = "yarrowmoving";
const EARLIER: &str = "kumquatbefore";
/// What is typed and not saved.
const HALF: &str = "umbrahalfway";
const IN_A_FIELD: &str = "jicamafield";
const SEARCHED: &str = "zanzibarno";
const TAKEN_BACK: &str = "nutmegundone";

const NOTE: &str = "A line or two, if you like";

fn lines() -> String {
    let today = gamut::clock::now().instant.day(gamut::domain::DayStart::default());
    let feelings = ["joy", "sadness"].map(|key| {
        let valence = if key == "joy" { "pleasant" } else { "unpleasant" };
        serde_json::json!({"key": key, "name": key, "valence": valence})
    });
    let mut all = vec![
        serde_json::json!({"gamut": 1, "kind": "journal", "feelings": feelings, "symptoms": []}),
        serde_json::json!({"kind": "setting", "key": "welcomed", "value": "yes"}),
        serde_json::json!({"kind": "event", "id": "e", "day": today.plus(-3).to_string(), "what": "other", "name": EVENT}),
    ];
    for ago in 1..40 {
        all.push(serde_json::json!({
            "kind": "check_in", "id": format!("c{ago}"), "at": format!("{}T19:00:00+00:00", today.plus(-ago)), "zone": "Etc/UTC",
            "day": today.plus(-ago).to_string(), "feelings": {"joy": ago % 11}, "note": format!("{SAVED} {ago}"),
            "tags": [TAG], "medicines": [MEDICINE],
        }));
    }
    all.iter().map(serde_json::Value::to_string).collect::<Vec<_>>().join("\n")
}

/// The 32 bytes of a recovery code, in Crockford's base32.
fn key_of(code: &str) -> Vec<u8> {
    let symbols = "0123456789ABCDEFGHJKMNPQRSTVWXYZ";
    let bits: Vec<u8> = code
        .chars()
        .filter(|c| *c != '-')
        .take(52)
        .flat_map(|c| {
            let n = u8::try_from(symbols.find(c).unwrap()).unwrap();
            (0..5).map(move |bit| n >> (4 - bit) & 1)
        })
        .collect();
    bits.chunks_exact(8).take(32).map(|byte| byte.iter().fold(0, |all, bit| all << 1 | bit)).collect()
}

fn hex(bytes: &[u8]) -> String {
    use std::fmt::Write as _;
    bytes.iter().fold(String::new(), |mut all, byte| {
        let _ = write!(all, "{byte:02x}");
        all
    })
}

/// Each secret with the ways it could lie there.
fn secrets(code: &str) -> Vec<(String, Vec<Vec<u8>>)> {
    let key = key_of(code);
    let text = |words: &str| {
        let wide = words.encode_utf16().flat_map(u16::to_le_bytes).collect();
        let widest = words.chars().flat_map(|c| u32::from(c).to_le_bytes()).collect();
        vec![words.as_bytes().to_vec(), wide, widest]
    };
    let digits = hex(&key);
    let mut all = vec![
        ("the key".to_owned(), vec![key.clone()]),
        ("the first half of the key".to_owned(), vec![key[..16].to_vec()]),
        ("the second half of the key".to_owned(), vec![key[16..].to_vec()]),
        ("the key in digits".to_owned(), [text(&digits), text(&digits.to_uppercase())].concat()),
        ("the recovery code".to_owned(), [text(code), text(&code.replace('-', ""))].concat()),
        ("the passphrase".to_owned(), text(PASSPHRASE)),
        ("half of the passphrase".to_owned(), text(&PASSPHRASE[..14])),
    ];
    for word in [SAVED, TAG, MEDICINE, EVENT, EARLIER, HALF, IN_A_FIELD, SEARCHED, TAKEN_BACK] {
        all.push((word.to_owned(), text(word)));
    }
    all
}

/// How often each lies in what this process can read; `None` where one may not look.
fn found(process: u32, secrets: &[(String, Vec<Vec<u8>>)]) -> Option<Vec<String>> {
    let maps = std::fs::read_to_string(format!("/proc/{process}/maps")).ok()?;
    let mut memory = File::open(format!("/proc/{process}/mem")).ok()?;
    let mut all = Vec::new();
    for line in
        maps.lines().filter(|line| line.split(' ').nth(1).is_some_and(|may| may.starts_with('r')) && !line.contains("[v"))
    {
        let (from, until) = line.split(' ').next()?.split_once('-')?;
        let (from, until) = (u64::from_str_radix(from, 16).ok()?, u64::from_str_radix(until, 16).ok()?);
        memory.seek(SeekFrom::Start(from)).ok()?;
        let mut bytes = vec![0; usize::try_from(until - from).ok()?];
        let mut read = 0;
        // A page that is there and can't be read ends it.
        while let Ok(more @ 1..) = memory.read(&mut bytes[read..]) {
            read += more;
        }
        for (name, forms) in secrets {
            for (form, wanted) in forms.iter().enumerate() {
                for at in memchr::memmem::find_iter(&bytes[..read], wanted) {
                    let around = &bytes[at.saturating_sub(48)..(at + wanted.len() + 48).min(read)];
                    let around: String =
                        around.iter().map(|b| if b.is_ascii_graphic() { char::from(*b) } else { '.' }).collect();
                    let place = line.split_whitespace().nth(5).unwrap_or("anonymous");
                    all.push(format!("{name} (form {form}) at {:x} in {place}: {around}", from + at as u64));
                }
            }
        }
    }
    Some(all)
}

/// Types words as a person does.
fn typed(display: &Display, words: &str) {
    let done = display.tool("xdotool").args(["type", "--delay", "20", words]).status().unwrap();
    assert!(done.success());
    // For a letter that no key has xdotool borrows one; nothing tells when the window has read which letter that is.
    std::thread::sleep(Duration::from_millis(300));
}

#[test]
fn after_locking_neither_key_nor_passphrase_nor_a_word_is_in_memory() {
    let Some(display) = Display::start() else { return };
    let Some(assistive) = Assistive::start(&display) else { return };
    let variables = [("DBUS_SESSION_BUS_ADDRESS", assistive.address.as_str())];
    let (mut gamut, code) = Gamut::open_locked(&display, &lines(), PASSPHRASE, &variables);
    if found(gamut.process(), &[]).is_none() {
        return skipped("only root may read the memory of a program that keeps others out");
    }
    let secrets = secrets(&code);

    assistive.find("Your journal is locked");
    typed(&display, PASSPHRASE);
    gamut.press("Return", "unlock");
    assistive.find("Save check-in");

    gamut.press("alt+2", "to the journal");
    assistive.find("Search what you wrote");
    gamut.press("ctrl+f", "search");
    typed(&display, SEARCHED);
    assistive.find_by("what was found", |name| name.contains(SAVED));
    gamut.press("ctrl+a", "all of it");
    gamut.press("ctrl+c", "copy");
    for room in ["alt+3", "alt+4", "alt+5", "alt+7", "alt+1"] {
        gamut.press(room, "a room");
        gamut.picture("a room");
    }
    assistive.find("Save check-in");
    tab_to(&mut gamut, &assistive, NOTE);
    typed(&display, TAKEN_BACK);
    gamut.press("ctrl+z", "take it back");
    typed(&display, EARLIER);
    gamut.press("ctrl+Return", "save");
    assistive.find_by("the word that it is saved", |name| name.starts_with("Saved"));
    // The form has folded into the saved day.
    tab_to(&mut gamut, &assistive, "Check in again");
    gamut.press("Return", "check in again");
    tab_to(&mut gamut, &assistive, NOTE);
    typed(&display, HALF);
    gamut.press("ctrl+a", "all of it");
    gamut.press("ctrl+c", "copy");
    let mut other = Other::on(&display);
    assert_eq!(other.convert("CLIPBOARD", "UTF8_STRING"), HALF.as_bytes(), "another program pastes it");
    gamut.press("End", "back to its end");
    gamut.press("ctrl+k", "the finder");
    typed(&display, IN_A_FIELD);

    let there = found(gamut.process(), &secrets).unwrap();
    assert!(
        there.iter().any(|hit| hit.contains(HALF)),
        "while it is open its words are there, or this looks in the wrong place"
    );
    gamut.press("ctrl+l", "lock");
    assistive.find("Your journal is locked");
    let left = || found(gamut.process(), &secrets).unwrap();
    let gone = wait_for(|| left().is_empty().then_some(()));
    assert!(gone.is_some(), "still in memory:\n{}", left().join("\n"));
}

/// How often the system is asked to keep a piece of memory from being swapped out while so many check-ins are taken in.
fn locked_pieces(check_ins: u32) -> usize {
    let folder = tempfile::tempdir().unwrap();
    let (file, trace) = (folder.path().join("in.jsonl"), folder.path().join("calls"));
    let head = serde_json::json!({"gamut": 1, "kind": "journal", "feelings": [{"key": "joy", "name": "Joy", "valence": "pleasant"}], "symptoms": []});
    let rows = (0..check_ins).map(|n| {
        let minute = format!("{:02}:{:02}", n / 60 % 24, n % 60);
        let day = gamut::domain::DayKey::parse("2020-01-01").unwrap().plus(i32::try_from(n / 1440).unwrap());
        serde_json::json!({
            "kind": "check_in", "id": format!("c{n:05}"), "at": format!("{day}T{minute}:00+00:00"), "zone": "Etc/UTC",
            "day": day.to_string(), "feelings": {"joy": n % 11}, "note": format!("{SAVED} {n}"), "tags": [TAG],
        })
    });
    let lines: Vec<_> = std::iter::once(head).chain(rows).map(|line| line.to_string()).collect();
    std::fs::write(&file, lines.join("\n")).unwrap();
    let strace = ["strace", "-f", "-q", "-e", "trace=mlock", "-o"].map(OsStr::new);
    let words: Vec<_> = strace.into_iter().chain([trace.as_os_str(), OsStr::new("--")]).collect();
    let done = gamut_under(folder.path(), &words).args(["import", "jsonl"]).arg(&file).output().unwrap();
    assert!(done.status.success(), "{}", String::from_utf8_lossy(&done.stderr));
    std::fs::read_to_string(&trace).unwrap().matches(" mlock(").count()
}

/// A command ends with its journal, and what it had goes back to the system: of what the database holds only the keys are
/// kept from being swapped out, once, and not a piece for each check-in.
#[test]
fn in_a_command_the_keys_are_kept_from_being_swapped_out_and_nothing_is_paid_for_each_check_in() {
    if !can_trace() {
        return;
    }
    let (few, many) = (locked_pieces(50), locked_pieces(3050));
    assert!(few > 0, "it is asked for, or this looks in the wrong place: {few}");
    assert!(few < 100 && many < few + 50, "{many} times for 3,050 check-ins, {few} times for 50");
}
