//! A zip archive of another app: what is read of it is unpacked within limits, in memory only, and everything else is
//! counted and passed over.

use super::packed::{self, Packed};
use crate::exchange::{ExchangeError, lines::FILE_LIMIT};
use std::io::{self, BufRead, BufReader, Read, Seek};
use zip::ZipArchive;

/// The most that is unpacked of one file.
pub(in crate::exchange) const UNPACKED_LIMIT: u64 = 256 << 20;

/// So many bytes at the most come out of one that is packed, where it is more than …
const AT_MOST_OF_ONE: u64 = 200;
/// … this. Our choice: the densest export is packed to a sixtieth; a bomb to a thousandth.
const PACKED_AS_EVER: u64 = 32 << 20;

/// Whether a file begins as a zip archive does. It stands at its beginning afterwards.
pub(in crate::exchange) fn is_archive<R: BufRead + Seek + ?Sized>(source: &mut R) -> Result<bool, ExchangeError> {
    source.rewind()?;
    let begins = source.fill_buf()?;
    Ok(begins.starts_with(b"PK\x03\x04") || begins.starts_with(b"PK\x05\x06"))
}

/// What an archive holds that is wanted.
#[derive(Debug)]
pub(in crate::exchange) struct Archive {
    kind: &'static str,
    /// In the order of their names.
    pub files: Vec<Packed>,
    /// How many others lie beside them.
    pub others: u64,
}

impl Archive {
    /// Looks at the list of an archive.
    pub(in crate::exchange) fn of<R: Read + Seek + ?Sized>(
        file: &mut R,
        kind: &'static str,
        wanted: &dyn Fn(&str) -> bool,
    ) -> Result<Self, ExchangeError> {
        let (mut files, others) = packed::find(file, kind, wanted)?;
        files.sort_by(|a, b| a.name.cmp(&b.name));
        Ok(Self { kind, files, others })
    }

    /// Reads one of its files. What is behind the limit is never unpacked.
    pub(in crate::exchange) fn read<R: Read + Seek + ?Sized, T>(
        &self,
        file: &mut R,
        which: &Packed,
        most: u64,
        read: impl FnOnce(&mut dyn BufRead) -> Result<T, ExchangeError>,
    ) -> Result<T, ExchangeError> {
        let no = |why| ExchangeError::NotThat { kind: self.kind, why };
        if which.length() > FILE_LIMIT.max(most) {
            return Err(ExchangeError::TooLarge { mib: FILE_LIMIT >> 20 });
        }
        let most = most.min(PACKED_AS_EVER.max(which.length().saturating_mul(AT_MOST_OF_ONE)));
        let alone = packed::alone(file, self.kind, which)?;
        let mut archive = ZipArchive::new(alone).map_err(|_| no("it is no whole zip file"))?;
        let packed = archive.by_index(0).map_err(|_| no("it is no whole zip file"))?;
        // One byte more than may be: what lies behind it is never unpacked.
        let mut counted = Counted { input: packed.take(most + 1), seen: 0 };
        let done = read(&mut BufReader::with_capacity(1 << 16, &mut counted));
        if counted.seen > most {
            return Err(ExchangeError::UnpacksTooLarge { mib: most >> 20 });
        }
        match done {
            Err(ExchangeError::Unreadable(_)) => Err(no("what is packed in it is damaged")),
            done => done,
        }
    }
}

struct Counted<R> {
    input: R,
    seen: u64,
}

impl<R: Read> Read for Counted<R> {
    fn read(&mut self, out: &mut [u8]) -> io::Result<usize> {
        let n = self.input.read(out)?;
        self.seen += n as u64;
        Ok(n)
    }
}
