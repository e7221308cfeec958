use super::KIND;
use crate::exchange::{ExchangeError, lines::FILE_LIMIT};
use base64::{
    alphabet,
    engine::{DecodePaddingMode, GeneralPurpose, GeneralPurposeConfig},
    read::DecoderReader,
};
use std::io::{self, BufReader, Read, Seek, SeekFrom};
use zip::ZipArchive;

/// The most that is unpacked.
const UNPACKED_LIMIT: u64 = 256 << 20;
/// The most files in one archive.
const MEMBERS_LIMIT: usize = 10_000;
/// The most that the list of these files takes, in bytes.
const LIST_LIMIT: u32 = 16 << 20;
const NAME: &str = "backup.daylio";

/// The JSON text of a backup.
pub(super) fn json(mut file: impl Read + Seek) -> Result<String, ExchangeError> {
    let no = |why| ExchangeError::NotThat { kind: KIND, why };
    if file.seek(SeekFrom::End(0))? > FILE_LIMIT {
        return Err(ExchangeError::TooLarge { mib: FILE_LIMIT >> 20 });
    }
    check_list(&mut file)?;
    let broken = |_| no("it is no whole zip file");
    let mut archive = ZipArchive::new(file).map_err(broken)?;
    if archive.len() > MEMBERS_LIMIT {
        return Err(no("it holds more than 10,000 files"));
    }
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
    String::from_utf8(bytes).map_err(|_| no("what is packed in it is no text"))
}

/// Looks at the end of the archive, where the number of its files and the length of their list stand,
/// before anything is made of them: a hostile one could ask for more memory than there is.
fn check_list(file: &mut (impl Read + Seek)) -> Result<(), ExchangeError> {
    /// The length of that end without the comment behind it, which has at most 65,535 bytes.
    const END: usize = 22;
    let no = |why| Err(ExchangeError::NotThat { kind: KIND, why });
    let length = file.seek(SeekFrom::End(0))?;
    file.seek(SeekFrom::Start(length.saturating_sub(END as u64 + 65_535)))?;
    let mut tail = Vec::new();
    file.by_ref().take(END as u64 + 65_535).read_to_end(&mut tail)?;
    file.seek(SeekFrom::Start(0))?;
    let mut found = false;
    // Every place that could be taken for the end, so that it doesn't matter which one is.
    for end in tail.windows(END).filter(|end| end.starts_with(b"PK\x05\x06")) {
        let short = |at: usize| end.get(at..at + 2).map_or(0, |b| u16::from_le_bytes([b[0], b[1]]));
        let long = |at: usize| end.get(at..at + 4).map_or(0, |b| u32::from_le_bytes([b[0], b[1], b[2], b[3]]));
        found = true;
        if usize::from(short(8)) > MEMBERS_LIMIT || usize::from(short(10)) > MEMBERS_LIMIT || long(12) > LIST_LIMIT {
            return no("it holds more than 10,000 files");
        }
    }
    // Only archives above 4 GiB or 65,535 files have these.
    if tail.windows(4).any(|mark| mark == b"PK\x06\x07" || mark == b"PK\x06\x06") {
        return no("it is packed as only files above 4 GiB need to be");
    }
    if found { Ok(()) } else { no("it is no whole zip file") }
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
