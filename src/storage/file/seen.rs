//! What a file looked like at one moment, so that a change of it is noticed.

use super::place::PAGE_BYTES;
use chrono::{DateTime, Utc};
use std::{fs::File, io};

/// What a file looked like.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Seen {
    pub bytes: u64,
    pub written_ns: i64,
    /// Of the first page, which is another one after each write: the count of changes stands in it, under a number that
    /// is drawn anew.
    pub first_page: u32,
}

/// Looks at an open file, wherever others are reading in it.
pub(crate) fn look(file: &File) -> io::Result<Seen> {
    let about = file.metadata()?;
    let written_ns = about.modified().map_or(0, |t| DateTime::<Utc>::from(t).timestamp_nanos_opt().unwrap_or(0));
    let mut page = vec![0; usize::try_from(PAGE_BYTES).unwrap_or_default()];
    let read = read_at(file, &mut page, 0)?;
    Ok(Seen { bytes: about.len(), written_ns, first_page: crc32fast::hash(&page[..read]) })
}

/// Reads from here on as much as there is room for, or is there.
pub(crate) fn read_at(file: &File, into: &mut [u8], from: u64) -> io::Result<usize> {
    let mut read = 0;
    while read < into.len() {
        match some_at(file, &mut into[read..], from + read as u64) {
            Ok(0) => break,
            Ok(n) => read += n,
            Err(e) if e.kind() == io::ErrorKind::Interrupted => {}
            Err(e) => return Err(e),
        }
    }
    Ok(read)
}

#[cfg(unix)]
fn some_at(file: &File, into: &mut [u8], from: u64) -> io::Result<usize> {
    std::os::unix::fs::FileExt::read_at(file, into, from)
}

#[cfg(windows)]
fn some_at(file: &File, into: &mut [u8], from: u64) -> io::Result<usize> {
    std::os::windows::fs::FileExt::seek_read(file, into, from)
}
