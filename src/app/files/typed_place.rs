//! The place somebody means by what they typed or dropped: a path, one in quotes, or an address as `file:///…`.

use super::home_folder::in_full;
use std::{
    fmt::Write,
    path::{Path, PathBuf},
};

/// Why nothing can be found by what was typed. Each says what to type instead.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum NoPlace {
    #[error("Nothing is typed yet")]
    Empty,
    #[error("A path that begins with ~ and a name leads to no folder known here. Write the whole path")]
    OtherHome,
    #[error("This address leads to another computer, and Gamut reaches none. Copy the file to this one first")]
    OtherComputer,
    #[error("This address is no file's. Write a path, or an address that begins with file:///")]
    OtherAddress,
}

/// The path somebody means. White space and one pair of quotes around it do not count, `~/` is the home folder, and
/// `file:///a%20b` is `/a b`.
///
/// # Errors
/// Nothing was typed, or it leads to no file of this computer.
pub fn typed_place(typed: &str) -> Result<PathBuf, NoPlace> {
    let meant = without_quotes(typed.trim());
    if meant.is_empty() {
        return Err(NoPlace::Empty);
    }
    match of_address(meant)? {
        Some(path) => Ok(path),
        None => in_full(Path::new(meant)).ok_or(NoPlace::OtherHome),
    }
}

/// The path of an address; `None` where it is written as a path.
///
/// # Errors
/// The address is of another computer, or no file's.
pub fn of_address(typed: &str) -> Result<Option<PathBuf>, NoPlace> {
    let Some((scheme, rest)) = typed.split_once(':') else { return Ok(None) };
    if !scheme.eq_ignore_ascii_case("file") {
        // A file may have a colon in its name; what has two slashes after it is an address.
        let is_scheme =
            scheme.len() > 1 && scheme.bytes().all(|b| b.is_ascii_alphanumeric() || matches!(b, b'+' | b'-' | b'.'));
        return if is_scheme && rest.starts_with("//") { Err(NoPlace::OtherAddress) } else { Ok(None) };
    }
    let path = match rest.strip_prefix("//") {
        // RFC 8089: `file:/path` is the short form.
        None if rest.starts_with('/') => rest,
        None => return Ok(None),
        Some(after) => {
            let (host, _) = after.split_once('/').unwrap_or((after, ""));
            if !(host.is_empty() || host.eq_ignore_ascii_case("localhost")) {
                return Err(NoPlace::OtherComputer);
            }
            &after[host.len()..]
        }
    };
    // What stands behind these is no part of the file's name: in an address they would be written as %3F and %23.
    let path = path.split(['?', '#']).next().unwrap_or(path);
    let decoded = path_of(decoded(path));
    decoded.filter(|path| !path.as_os_str().is_empty()).map(Some).ok_or(NoPlace::OtherAddress)
}

/// The address of a file, as other programs take it.
#[must_use]
pub fn file_address(path: &Path) -> String {
    let mut address = "file://".to_owned();
    for byte in path.as_os_str().as_encoded_bytes() {
        match byte {
            b'/' | b'-' | b'.' | b'_' | b'~' | b'0'..=b'9' | b'A'..=b'Z' | b'a'..=b'z' => address.push(char::from(*byte)),
            other => {
                // Writing to a text can't fail.
                let _written = write!(address, "%{other:02X}");
            }
        }
    }
    address
}

/// A terminal puts a name with spaces into quotes when it is dragged there.
fn without_quotes(typed: &str) -> &str {
    let between = |quote: char| typed.strip_prefix(quote).and_then(|rest| rest.strip_suffix(quote));
    between('"').or_else(|| between('\'')).map_or(typed, str::trim)
}

/// `%41` is `A`; what is no such code stands as it is.
fn decoded(text: &str) -> Vec<u8> {
    let (bytes, mut found, mut at) = (text.as_bytes(), Vec::with_capacity(text.len()), 0);
    let digit = |at: usize| bytes.get(at).and_then(|b| char::from(*b).to_digit(16)).and_then(|d| u8::try_from(d).ok());
    while let Some(byte) = bytes.get(at) {
        if let (b'%', Some(high), Some(low)) = (byte, digit(at + 1), digit(at + 2)) {
            found.push(high << 4 | low);
            at += 3;
        } else {
            found.push(*byte);
            at += 1;
        }
    }
    found
}

#[cfg(unix)]
fn path_of(bytes: Vec<u8>) -> Option<PathBuf> {
    use std::os::unix::ffi::OsStringExt;
    // No name holds a zero: the system would refuse it with a sentence of its own.
    (!bytes.contains(&0)).then(|| std::ffi::OsString::from_vec(bytes).into())
}

#[cfg(not(unix))]
fn path_of(bytes: Vec<u8>) -> Option<PathBuf> {
    let text = String::from_utf8(bytes).ok()?;
    // `/C:/x` is `C:/x`.
    let is_drive = text.as_bytes().get(2) == Some(&b':');
    Some(if is_drive { text[1..].into() } else { text.into() })
}

#[cfg(all(test, unix))]
mod tests {
    use super::*;

    #[test]
    fn what_is_typed_is_the_path_that_is_meant() {
        let home = |rest: &str| directories::BaseDirs::new().map(|d| d.home_dir().join(rest)).unwrap_or_default();
        for (typed, meant) in [
            ("/tmp/a.jsonl", "/tmp/a.jsonl".into()),
            ("  /tmp/a.jsonl \n", "/tmp/a.jsonl".into()),
            ("\"/tmp/my file.csv\"", "/tmp/my file.csv".into()),
            ("'/tmp/my file.csv'", "/tmp/my file.csv".into()),
            (" ' /tmp/a.csv ' ", "/tmp/a.csv".into()),
            ("'/tmp/it's.csv'", "/tmp/it's.csv".into()),
            ("/tmp/\"x\".csv", "/tmp/\"x\".csv".into()),
            ("~/a.jsonl", home("a.jsonl")),
            ("'~/a b.jsonl'", home("a b.jsonl")),
            ("file:///tmp/a%20b.csv", "/tmp/a b.csv".into()),
            ("'file:///tmp/a%20b.csv'", "/tmp/a b.csv".into()),
            ("FILE:///tmp/a", "/tmp/a".into()),
            ("file://localhost/tmp/a", "/tmp/a".into()),
            ("file:/tmp/a", "/tmp/a".into()),
            ("file:///tmp/caf%C3%A9", "/tmp/café".into()),
            ("file:///tmp/café", "/tmp/café".into()),
            ("file:///tmp/100%", "/tmp/100%".into()),
            ("file:///tmp/100%zz", "/tmp/100%zz".into()),
            ("file:///tmp/a%2520b", "/tmp/a%20b".into()),
            ("file:///tmp/a%23b%3Fc", "/tmp/a#b?c".into()),
            ("file:///tmp/a?x#y", "/tmp/a".into()),
            ("/tmp/a%20b", "/tmp/a%20b".into()),
            ("/tmp/a#b?c", "/tmp/a#b?c".into()),
            ("file:name.csv", "file:name.csv".into()),
            ("notes: 1.csv", "notes: 1.csv".into()),
            ("C://x", "C://x".into()),
            ("a.csv", PathBuf::from("a.csv")),
        ] {
            assert_eq!(typed_place(typed), Ok(meant), "{typed}");
        }
    }

    #[test]
    fn what_leads_to_no_file_here_is_told_apart() {
        for (typed, why) in [
            ("", NoPlace::Empty),
            (" \t", NoPlace::Empty),
            ("\"\"", NoPlace::Empty),
            ("~nobody-of-this-name/a.csv", NoPlace::OtherHome),
            ("file://server/share/a.csv", NoPlace::OtherComputer),
            ("smb://server/a.csv", NoPlace::OtherAddress),
            ("https://example.org/a.csv", NoPlace::OtherAddress),
            ("file://", NoPlace::OtherAddress),
            ("file:///tmp/a%00b", NoPlace::OtherAddress),
        ] {
            assert_eq!(typed_place(typed), Err(why), "{typed}");
        }
    }

    #[test]
    fn the_address_of_a_file_leads_back_to_it() {
        for path in ["/tmp/a b.csv", "/tmp/caf\u{e9}/100%.png", "/tmp/a#b?c'd\"e", "/"] {
            assert_eq!(of_address(&file_address(Path::new(path))), Ok(Some(path.into())), "{path}");
        }
        assert_eq!(file_address(Path::new("/a b")), "file:///a%20b");
    }
}
