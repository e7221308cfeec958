//! The files of a zip archive that are read. The others are photos and sounds: they are counted in the list at the end
//! of the archive and never touched, however many and however large they are.

use crate::exchange::ExchangeError;
use std::io::{self, BufRead, BufReader, Read, Seek, SeekFrom};

/// The most that the list of files takes, in bytes: about two million photos.
const LIST_LIMIT: u64 = 256 << 20;
/// The end of an archive without the comment behind it, which has at most 65,535 bytes.
const END: usize = 22;
/// What stands before that in an archive above 4 GiB or 65,535 files: where its own end is, …
const LOCATOR: usize = 20;
/// … and that end.
const LONG_END: usize = 56;

/// A longer name is none of a file that is wanted: so long a path can be on no disk.
const NAME_LIMIT: usize = 4096;
/// Files that are wanted of one archive: our choice, far above the months of a life.
const WANTED_LIMIT: usize = 2000;

/// Where the list of files is.
struct List {
    start: u64,
    length: u64,
    /// How many files there are; of many, what is left of that in sixteen bits.
    files: u16,
}

/// A file as the list describes it.
#[derive(Debug, Clone, Copy)]
struct Listed {
    flags: u16,
    method: u16,
    sum: u32,
    packed: u64,
    unpacked: u64,
    header_at: u64,
}

/// A file of an archive that is wanted.
#[derive(Debug, Clone)]
pub(in crate::exchange) struct Packed {
    /// As it stands in the archive; never used as a path.
    pub name: String,
    listed: Listed,
}

/// Finds the files whose names are wanted, in the order of the list, and counts the others.
pub(super) fn find<R: Read + Seek + ?Sized>(
    mut file: &mut R,
    kind: &'static str,
    wanted: &dyn Fn(&str) -> bool,
) -> Result<(Vec<Packed>, u64), ExchangeError> {
    let list = list(&mut file, kind)?;
    listed(&mut file, kind, &list, wanted)
}

/// An archive with nothing in it but this file.
pub(super) fn alone<R: Read + Seek>(mut file: R, kind: &'static str, packed: &Packed) -> Result<Pieces<R>, ExchangeError> {
    let Packed { name, listed } = packed;
    file.seek(SeekFrom::Start(listed.header_at))?;
    let mut header = [0; 30];
    if file.read_exact(&mut header).is_err() || !header.starts_with(b"PK\x03\x04") {
        return Err(no(kind, "it is no whole zip file"));
    }
    let start = listed.header_at + 30 + u64::from(short(&header, 26)) + u64::from(short(&header, 28));
    let (head, tail) = around(listed, name);
    Ok(Pieces { head, file, start, length: listed.packed, tail, at: 0 })
}

impl Packed {
    /// Its length as it lies in the archive, in bytes.
    pub(super) const fn length(&self) -> u64 {
        self.listed.packed
    }
}

const fn no(kind: &'static str, why: &'static str) -> ExchangeError {
    ExchangeError::NotThat { kind, why }
}

fn short(bytes: &[u8], at: usize) -> u16 {
    bytes.get(at..at + 2).map_or(0, |b| u16::from_le_bytes([b[0], b[1]]))
}

fn long(bytes: &[u8], at: usize) -> u32 {
    bytes.get(at..at + 4).map_or(0, |b| u32::from_le_bytes([b[0], b[1], b[2], b[3]]))
}

fn longest(bytes: &[u8], at: usize) -> u64 {
    u64::from(long(bytes, at)) | u64::from(long(bytes, at + 4)) << 32
}

fn list(file: &mut (impl Read + Seek), kind: &'static str) -> Result<List, ExchangeError> {
    let length = file.seek(SeekFrom::End(0))?;
    let tail_at = length.saturating_sub((END + LOCATOR) as u64 + 65_535);
    file.seek(SeekFrom::Start(tail_at))?;
    let mut tail = Vec::new();
    file.by_ref().take((END + LOCATOR) as u64 + 65_535).read_to_end(&mut tail)?;
    // The last one whose comment ends with the file; a comment may hold what looks like an end.
    let ends = |at: &usize| {
        tail.get(*at..)
            .is_some_and(|end| end.starts_with(b"PK\x05\x06") && at + END + usize::from(short(end, 20)) == tail.len())
    };
    let at = (0..(tail.len() + 1).saturating_sub(END)).rev().find(ends).ok_or_else(|| no(kind, "it is no whole zip file"))?;
    let end = &tail[at..];
    let (mut found, mut list_ends) = (
        List { start: u64::from(long(end, 16)), length: u64::from(long(end, 12)), files: short(end, 10) },
        tail_at + at as u64,
    );
    if let Some(locator) = at.checked_sub(LOCATOR).map(|l| &tail[l..at]).filter(|l| l.starts_with(b"PK\x06\x07")) {
        let long_end_at = longest(locator, 8);
        let mut long_end = [0; LONG_END];
        file.seek(SeekFrom::Start(long_end_at))?;
        if file.read_exact(&mut long_end).is_err() || !long_end.starts_with(b"PK\x06\x06") {
            return Err(no(kind, "it is no whole zip file"));
        }
        (found, list_ends) =
            (List { start: longest(&long_end, 48), length: longest(&long_end, 40), files: short(&long_end, 32) }, long_end_at);
    }
    if found.length > LIST_LIMIT {
        return Err(no(kind, "the list of what is packed in it is longer than 256 MiB"));
    }
    let whole = found.start.checked_add(found.length).is_some_and(|end| end <= list_ends);
    if whole { Ok(found) } else { Err(no(kind, "it is no whole zip file")) }
}

/// Goes through the list. Of two of one name the last one counts, as where it is unpacked to a disk.
fn listed(
    file: &mut (impl Read + Seek),
    kind: &'static str,
    list: &List,
    wanted: &dyn Fn(&str) -> bool,
) -> Result<(Vec<Packed>, u64), ExchangeError> {
    let broken = || no(kind, "it is no whole zip file");
    file.seek(SeekFrom::Start(list.start))?;
    let mut left = BufReader::with_capacity(1 << 16, file.take(list.length));
    let (mut found, mut others): (Vec<Packed>, u64) = (Vec::new(), 0);
    let mut name_and_more = Vec::new();
    while !left.fill_buf()?.is_empty() {
        let mut item = [0; 46];
        if left.read_exact(&mut item).is_err() || !item.starts_with(b"PK\x01\x02") {
            return Err(broken());
        }
        let (name_length, more) = (usize::from(short(&item, 28)), usize::from(short(&item, 30)));
        name_and_more.clear();
        let length = name_length + more + usize::from(short(&item, 32));
        name_and_more.resize(length, 0);
        left.read_exact(&mut name_and_more).map_err(|_| broken())?;
        let name = name_and_more.get(..name_length).filter(|name| name.len() <= NAME_LIMIT).unwrap_or_default();
        let name = String::from_utf8_lossy(name);
        if wanted(&name) && found.len() < WANTED_LIMIT {
            let more = name_and_more.get(name_length..name_length + more).unwrap_or_default();
            let packed = Packed { name: name.into_owned(), listed: described(&item, more).ok_or_else(broken)? };
            others += found.iter().position(|known| known.name == packed.name).map_or(0, |at| {
                found.remove(at);
                1
            });
            found.push(packed);
        } else {
            others += 1;
        }
    }
    if (others + found.len() as u64) & 0xffff != u64::from(list.files) {
        return Err(broken());
    }
    Ok((found, others))
}

/// What a row of the list says; numbers too large for it stand behind its name.
fn described(item: &[u8], mut more: &[u8]) -> Option<Listed> {
    let mut large = Vec::new();
    while more.len() >= 4 {
        let (kind, length) = (short(more, 0), usize::from(short(more, 2)));
        let field = more.get(4..4 + length)?;
        if kind == 1 {
            large = field.chunks_exact(8).map(|b| longest(b, 0)).collect();
        }
        more = more.get(4 + length..)?;
    }
    let mut large = large.into_iter();
    let mut number = |n: u32| if n == u32::MAX { large.next() } else { Some(u64::from(n)) };
    let (unpacked, packed, header_at) = (number(long(item, 24))?, number(long(item, 20))?, number(long(item, 42))?);
    Some(Listed { flags: short(item, 8), method: short(item, 10), sum: long(item, 16), packed, unpacked, header_at })
}

/// What stands before and behind the packed file in an archive of its own.
fn around(listed: &Listed, name: &str) -> (Vec<u8>, Vec<u8>) {
    // Its sum and lengths stand in front of it here, so that none are looked for behind it (bit 3).
    let flags = listed.flags & !8;
    let (packed, unpacked) = (clipped(listed.packed), clipped(listed.unpacked));
    let name_length = u16::try_from(name.len()).unwrap_or(0);
    let mut shared = Vec::new();
    shared.extend(20_u16.to_le_bytes());
    shared.extend(flags.to_le_bytes());
    shared.extend(listed.method.to_le_bytes());
    shared.extend([0, 0, 0x21, 0]);
    shared.extend(listed.sum.to_le_bytes());
    shared.extend(packed.to_le_bytes());
    shared.extend(unpacked.to_le_bytes());
    shared.extend(name_length.to_le_bytes());
    shared.extend(0_u16.to_le_bytes());
    let head = [b"PK\x03\x04", &*shared, name.as_bytes()].concat();
    let mut item = [b"PK\x01\x02\x14\x00", &*shared].concat();
    item.extend([0; 14]);
    item.extend(name.as_bytes());
    let mut tail = item.clone();
    tail.extend(b"PK\x05\x06\x00\x00\x00\x00\x01\x00\x01\x00");
    tail.extend(clipped(item.len() as u64).to_le_bytes());
    tail.extend(clipped(head.len() as u64 + listed.packed).to_le_bytes());
    tail.extend([0, 0]);
    (head, tail)
}

/// What is longer is refused by its length before it is read.
fn clipped(n: u64) -> u32 {
    u32::try_from(n).unwrap_or(u32::MAX)
}

/// Some bytes, a part of a file, and some bytes, read as one.
#[derive(Debug)]
pub(super) struct Pieces<R> {
    head: Vec<u8>,
    file: R,
    start: u64,
    length: u64,
    tail: Vec<u8>,
    at: u64,
}

impl<R: Read + Seek> Read for Pieces<R> {
    fn read(&mut self, out: &mut [u8]) -> io::Result<usize> {
        let (head, middle) = (self.head.len() as u64, self.head.len() as u64 + self.length);
        let from = |bytes: &[u8], at: u64, out: &mut [u8]| {
            let rest = usize::try_from(at).ok().and_then(|at| bytes.get(at..)).unwrap_or_default();
            let n = rest.len().min(out.len());
            out[..n].copy_from_slice(&rest[..n]);
            n
        };
        let n = if self.at < head {
            from(&self.head, self.at, out)
        } else if self.at < middle {
            self.file.seek(SeekFrom::Start(self.start + (self.at - head)))?;
            (&mut self.file).take(middle - self.at).read(out)?
        } else {
            from(&self.tail, self.at - middle, out)
        };
        self.at += n as u64;
        Ok(n)
    }
}

impl<R> Seek for Pieces<R> {
    fn seek(&mut self, to: SeekFrom) -> io::Result<u64> {
        let all = (self.head.len() + self.tail.len()) as u64 + self.length;
        let at = match to {
            SeekFrom::Start(at) => Some(at),
            SeekFrom::End(by) => all.checked_add_signed(by),
            SeekFrom::Current(by) => self.at.checked_add_signed(by),
        };
        self.at = at.ok_or_else(|| io::Error::from(io::ErrorKind::InvalidInput))?;
        Ok(self.at)
    }
}
