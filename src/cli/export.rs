use super::{failure::Failure, out};
use crate::{app::write_whole, domain::Journal, exchange::jsonl, storage::Store};
use std::{
    fs::{self, File},
    io::Read,
    path::Path,
};

pub(super) fn run(journal: &Path, file: &Path) -> Result<(), Failure> {
    let n = to_file(journal, file)?;
    out::all(&format!("{n} check-ins written to {}. That file is not encrypted", file.display()))
}

/// Writes the whole journal; gives the number of check-ins.
pub(super) fn to_file(journal: &Path, file: &Path) -> Result<usize, Failure> {
    if file.extension().is_none_or(|e| !e.eq_ignore_ascii_case("jsonl")) {
        return Err(Failure::bad_input("Only files that end in .jsonl can be written so far. Nothing was written"));
    }
    let whole = Store::open_to_read(journal)?.load()?;
    may_replace(journal, file)?;
    write(&whole, file)?;
    Ok(whole.check_ins.len())
}

fn write(journal: &Journal, file: &Path) -> Result<(), Failure> {
    write_whole(file, |out| jsonl::write(journal, out)).map_err(|e| {
        let (file, why) = (file.display(), e);
        Failure::disk(format!("{file} could not be written: {why}. Your journal is safe. Check that the disk has room and that you may write there"))
    })
}

/// An earlier export may be replaced by a newer one; the journal itself and anything else may not.
fn may_replace(journal: &Path, file: &Path) -> Result<(), Failure> {
    let Ok(there) = fs::metadata(file) else { return Ok(()) };
    let itself = fs::canonicalize(file).ok().zip(fs::canonicalize(journal).ok()).is_some_and(|(a, b)| a == b);
    let mut start = [0_u8; 9];
    let export =
        there.is_file() && File::open(file).and_then(|mut f| f.read_exact(&mut start)).is_ok() && start == *b"{\"gamut\":";
    if itself || !export {
        let sentence =
            "There is another file of this name that is no export of Gamut. It was left exactly as it is. Choose another name";
        return Err(Failure::bad_input(sentence));
    }
    Ok(())
}
