//! The archive of a Daylio backup: its one text, unpacked within limits, and how many files are passed over.

use super::KIND;
use crate::exchange::{
    ExchangeError,
    formats::Source,
    other_apps::reading::{Archive, UNPACKED_LIMIT},
};
use base64::{
    alphabet,
    engine::{DecodePaddingMode, GeneralPurpose, GeneralPurposeConfig},
    read::DecoderReader,
};
use std::io::{self, BufRead, BufReader, Read, Seek};

const NAME: &str = "backup.daylio";

/// Reads the JSON text of a backup, and says how many other files lie beside it: photos and sounds, which nobody needs to
/// read.
pub(super) fn json<T>(
    file: &mut dyn Source,
    read: impl FnOnce(&mut dyn BufRead) -> Result<T, ExchangeError>,
) -> Result<(T, u64), ExchangeError> {
    let no = |why| ExchangeError::NotThat { kind: KIND, why };
    let archive = Archive::of(file, KIND, &|name| name == NAME)?;
    let Some(found) = archive.files.first() else { return Err(no("there is no backup of Daylio in it")) };
    let done = archive.read(file, found, UNPACKED_LIMIT, |packed| {
        let engine = GeneralPurpose::new(
            &alphabet::STANDARD,
            GeneralPurposeConfig::new().with_decode_padding_mode(DecodePaddingMode::Indifferent),
        );
        let text = DecoderReader::new(BufReader::new(WithoutLineEnds { input: packed }), &engine);
        read(&mut BufReader::with_capacity(1 << 16, text))
    })?;
    Ok((done, archive.others))
}

/// Whether a file is an archive with a backup of Daylio in it.
#[must_use]
pub fn is_backup(mut file: impl Read + Seek) -> bool {
    Archive::of(&mut file, KIND, &|name| name == NAME).is_ok_and(|archive| !archive.files.is_empty())
}

/// Passes bytes on without line ends.
struct WithoutLineEnds<R> {
    input: R,
}

impl<R: Read> Read for WithoutLineEnds<R> {
    fn read(&mut self, out: &mut [u8]) -> io::Result<usize> {
        loop {
            let n = self.input.read(out)?;
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
