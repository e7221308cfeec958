//! Passphrases on their way in: from the descriptor that `GAMUT_PASSPHRASE_FD` names, line by line, or typed on
//! the terminal; never from the arguments or the environment, which other programs can read.

use crate::storage::Secret;
use std::{
    collections::VecDeque,
    fs::File,
    io::{IsTerminal, Read},
    sync::Mutex,
};
use zeroize::Zeroizing;

const DESCRIPTOR: &str = "GAMUT_PASSPHRASE_FD";
/// Lines are read up to here: a passphrase is a few words.
const LIMIT_BYTES: u64 = 1 << 20;

/// The lines that are not used yet; `None` = there is no descriptor, so the terminal is asked.
static LINES: Mutex<Option<VecDeque<Secret>>> = Mutex::new(None);

/// Reads the descriptor, where one is named. First of all that the program does: later the system no longer
/// lets it open its own descriptors by name.
pub(crate) fn take() {
    let Some(named) = std::env::var_os(DESCRIPTOR) else { return };
    let number = named.to_str().and_then(|n| n.parse::<u32>().ok());
    let mut text = Zeroizing::new(String::new());
    // Nothing readable there is as no passphrase given, which is told where one is needed.
    let file = number.and_then(|n| File::open(format!("/dev/fd/{n}")).ok());
    let read = file.and_then(|file| file.take(LIMIT_BYTES).read_to_string(&mut text).ok());
    let lines = match read {
        Some(_) if !text.is_empty() => {
            let whole = text.strip_suffix('\n').unwrap_or(&text);
            whole.split('\n').map(of_line).collect()
        }
        _ => VecDeque::new(),
    };
    if let Ok(mut all) = LINES.lock() {
        *all = Some(lines);
    }
}

/// Whether a descriptor was named: a passphrase may stand in memory.
pub(crate) fn were_handed_in() -> bool {
    LINES.lock().map_or(true, |lines| lines.is_some())
}

/// A line's end as on Windows is no letter of the passphrase.
fn of_line(line: &str) -> Secret {
    Secret::new(line.strip_suffix('\r').unwrap_or(line).to_owned())
}

/// What opened a journal in this run, so that nothing is asked twice.
static OPENED: Mutex<Option<Secret>> = Mutex::new(None);

/// What opened a journal earlier in this run.
pub(crate) fn known() -> Option<Secret> {
    OPENED.lock().ok()?.clone()
}

pub(crate) fn remember(secret: Secret) {
    if let Ok(mut opened) = OPENED.lock() {
        *opened = Some(secret);
    }
}

/// Forgets what was handed in: a window asks anew, and stays open for long.
pub(crate) fn forget() {
    if let Ok(mut lines) = LINES.lock() {
        *lines = None;
    }
    if let Ok(mut opened) = OPENED.lock() {
        *opened = None;
    }
}

/// Whether a descriptor was named: nothing is asked then.
pub(crate) fn from_descriptor() -> bool {
    LINES.lock().is_ok_and(|lines| lines.is_some())
}

/// The next passphrase: the next line, or what is typed after `prompt`. `None` when there is neither.
pub(crate) fn next(prompt: &str) -> Option<Secret> {
    if let Ok(mut lines) = LINES.lock()
        && let Some(lines) = lines.as_mut()
    {
        return lines.pop_front();
    }
    if !std::io::stdin().is_terminal() {
        return None;
    }
    let typed = Zeroizing::new(rpassword::prompt_password(prompt).ok()?);
    Some(of_line(&typed))
}
