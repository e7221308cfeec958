//! A call as it goes over the socket: words with a zero byte behind each, since no path holds one.

use super::Call;
use std::{ffi::OsStr, path::PathBuf};

/// What a call begins with; another form of it would have another number.
const BEGINS: &str = "gamut call 1";
/// No path, room and word together are longer.
pub(super) const MOST_BYTES: u64 = 16 << 10;

/// The window stands for that journal, and comes.
pub(super) const HERE: u8 = b'y';
/// It stands for another one, or is about to be closed.
pub(super) const NOT_HERE: u8 = b'n';

#[cfg(unix)]
pub(super) fn written(journal: &OsStr, call: &Call) -> Vec<u8> {
    use std::os::unix::ffi::OsStrExt;
    let what = if call.check_in { "check-in" } else { "" };
    let room = call.room.as_deref().unwrap_or_default();
    let words = [BEGINS.as_bytes(), journal.as_bytes(), room.as_bytes(), what.as_bytes()];
    words.into_iter().flat_map(|word| word.iter().copied().chain([0])).collect()
}

/// The journal that is meant, and what for; `None` for anything else.
#[cfg(unix)]
pub(super) fn read(said: &[u8]) -> Option<(PathBuf, Call)> {
    use std::os::unix::ffi::OsStrExt;
    let words: Vec<&[u8]> = said.strip_suffix(&[0])?.split(|byte| *byte == 0).collect();
    let [begins, journal, room, what] = words.as_slice() else { return None };
    if *begins != BEGINS.as_bytes() || journal.is_empty() {
        return None;
    }
    let check_in = match *what {
        b"" => false,
        b"check-in" => true,
        _ => return None,
    };
    let room = (!room.is_empty()).then(|| std::str::from_utf8(room).map(str::to_owned)).transpose().ok()?;
    Some((PathBuf::from(OsStr::from_bytes(journal)), Call { room, check_in }))
}

#[cfg(all(test, unix))]
mod tests {
    use super::*;
    use std::os::unix::ffi::OsStrExt;

    #[test]
    fn what_is_said_is_heard_whatever_the_path_is_called() {
        for path in [&b"/a/b.gamut"[..], b"/with a\nline", b"/not \xff utf-8"] {
            for call in [
                Call::default(),
                Call { check_in: true, ..Call::default() },
                Call { room: Some("range".into()), check_in: false },
            ] {
                let path = OsStr::from_bytes(path);
                assert_eq!(read(&written(path, &call)), Some((PathBuf::from(path), call)));
            }
        }
    }

    #[test]
    fn what_is_no_call_is_none() {
        for said in [
            &b""[..],
            b"\0",
            b"GET / HTTP/1.1\r\n\r\n",
            b"gamut call 1\0/a\0\0",
            b"gamut call 1\0/a\0\0\0\0",
            b"gamut call 1\0\0\0\0",
            b"gamut call 2\0/a\0\0\0",
            b"gamut call 1\0/a\0\0delete\0",
            b"gamut call 1\0/a\0\xff\0\0",
            b"gamut call 1\0/a\0\0",
        ] {
            assert_eq!(read(said), None, "{}", String::from_utf8_lossy(said));
        }
    }
}
