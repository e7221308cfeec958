//! The archive of a Daylio backup: its one text, unpacked within limits, and how many files are passed over.

use super::{KIND, packed};
use crate::exchange::{ExchangeError, lines::FILE_LIMIT};
use base64::{
    alphabet,
    engine::{DecodePaddingMode, GeneralPurpose, GeneralPurposeConfig},
    read::DecoderReader,
};
use std::io::{self, BufReader, Read, Seek};
use zip::ZipArchive;

/// The most that is unpacked.
const UNPACKED_LIMIT: u64 = 256 << 20;
const NAME: &str = "backup.daylio";

/// The JSON text of a backup, and how many other files lie beside it: photos and sounds, which nobody needs to read.
pub(super) fn json(file: impl Read + Seek) -> Result<(String, u64), ExchangeError> {
    let no = |why| ExchangeError::NotThat { kind: KIND, why };
    let Some(found) = packed::find(file, NAME)? else { return Err(no("there is no backup of Daylio in it")) };
    if found.length > FILE_LIMIT {
        return Err(ExchangeError::TooLarge { mib: FILE_LIMIT >> 20 });
    }
    let mut archive = ZipArchive::new(found.archive).map_err(|_| no("it is no whole zip file"))?;
    let packed = archive.by_name(NAME).map_err(|_| no("there is no backup of Daylio in it"))?;
    // One byte more than may be: what lies behind it is never unpacked.
    let mut unpacked = WithoutLineEnds { input: packed.take(UNPACKED_LIMIT + 1), seen: 0 };
    let engine = GeneralPurpose::new(
        &alphabet::STANDARD,
        GeneralPurposeConfig::new().with_decode_padding_mode(DecodePaddingMode::Indifferent),
    );
    let mut bytes = Vec::new();
    let read = DecoderReader::new(BufReader::new(&mut unpacked), &engine).read_to_end(&mut bytes);
    if unpacked.seen > UNPACKED_LIMIT {
        return Err(ExchangeError::UnpacksTooLarge { mib: UNPACKED_LIMIT >> 20 });
    }
    read.map_err(|_| no("what is packed in it is damaged"))?;
    let text = String::from_utf8(bytes).map_err(|_| no("what is packed in it is no text"))?;
    Ok((text, found.others))
}

/// Whether a file is an archive with a backup of Daylio in it.
#[must_use]
pub fn is_backup(file: impl Read + Seek) -> bool {
    packed::find(file, NAME).is_ok_and(|found| found.is_some())
}

/// Passes bytes on without line ends, and counts all of them.
struct WithoutLineEnds<R> {
    input: R,
    seen: u64,
}

impl<R: Read> Read for WithoutLineEnds<R> {
    fn read(&mut self, out: &mut [u8]) -> io::Result<usize> {
        loop {
            let n = self.input.read(out)?;
            self.seen += n as u64;
            let mut kept = 0;
            for at in 0..n {
                if !matches!(out[at], b'\n' | b'\r') {
                    out[kept] = out[at];
                    kept += 1;
                }
            }
            if kept > 0 || n == 0 {
                return Ok(kept);
            }
        }
    }
}
