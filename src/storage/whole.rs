//! A file written whole or not at all.

use super::way_out;
use std::{
    ffi::OsString,
    fs::{self, File, OpenOptions},
    io::{self, BufWriter, Write},
    path::{Path, PathBuf},
};

/// The longest name that the usual file systems take, in bytes.
const NAME_BYTES: usize = 255;

/// Writes a file whole or not at all: under a temporary name in the same folder, onto the disk, then
/// into place. An earlier file of that name is replaced only when the new one is complete. Where the name is a link,
/// what it leads to is written, and the link stays.
///
/// # Errors
/// Whatever the disk says, and what [`way_out`] refuses; the temporary file is taken away again.
pub fn write_whole(path: &Path, fill: impl FnOnce(&mut dyn Write) -> io::Result<()>) -> io::Result<()> {
    let path = &way_out(path)?;
    let part = part_beside(path)?;
    let written = (|| {
        let mut out = BufWriter::new(make(&part)?);
        fill(&mut out)?;
        out.into_inner().map_err(io::IntoInnerError::into_error)?.sync_all()?;
        fs::rename(&part, path)
    })();
    if written.is_err() {
        // The temporary file may not even exist; there is nothing more to tell than `written`.
        let _gone = fs::remove_file(&part);
    }
    written
}

/// The temporary name: always the same for one file, so that a part that a power cut left is not there for ever. Of a
/// name that leaves no room for more letters only the sum is in it.
fn part_beside(path: &Path) -> io::Result<PathBuf> {
    let name = path.file_name().ok_or_else(|| io::Error::new(io::ErrorKind::InvalidInput, "that names no file"))?;
    let mut part = OsString::from(".");
    if name.len() + ".".len() + ".part".len() <= NAME_BYTES {
        part.push(name);
    } else {
        part.push(format!("{:08x}", crc32fast::hash(name.as_encoded_bytes())));
    }
    part.push(".part");
    Ok(path.with_file_name(part))
}

/// A new file that only its owner may read. What has the name was left by a write that was cut off: it goes, and where
/// it is a link, what that leads to is not touched.
fn make(path: &Path) -> io::Result<File> {
    match fs::remove_file(path) {
        Err(e) if e.kind() != io::ErrorKind::NotFound => return Err(e),
        _ => {}
    }
    let mut options = OpenOptions::new();
    options.write(true).create_new(true);
    #[cfg(unix)]
    std::os::unix::fs::OpenOptionsExt::mode(&mut options, 0o600);
    options.open(path)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_write_that_fails_leaves_the_old_file_and_nothing_else() {
        let folder = tempfile::tempdir().expect("a folder");
        let path = folder.path().join("a.txt");
        write_whole(&path, |out| out.write_all(b"old")).expect("written");
        write_whole(&path, |out| {
            out.write_all(b"half")?;
            Err(io::Error::other("the disk is full"))
        })
        .expect_err("it said so");
        assert_eq!(fs::read(&path).expect("still there"), b"old");
        assert_eq!(fs::read_dir(folder.path()).expect("a folder").count(), 1);
    }

    #[test]
    fn a_name_of_any_length_that_the_disk_takes_is_written() {
        let folder = tempfile::tempdir().expect("a folder");
        for letters in [1, 249, 250, 251, 255] {
            let path = folder.path().join("n".repeat(letters));
            write_whole(&path, |out| out.write_all(b"new")).unwrap_or_else(|e| panic!("{letters}: {e}"));
        }
        assert_eq!(fs::read_dir(folder.path()).expect("a folder").count(), 5);
    }

    #[test]
    #[cfg(unix)]
    fn a_link_stays_and_what_it_leads_to_is_new_and_no_link_of_the_temporary_name_is_followed() {
        let folder = tempfile::tempdir().expect("a folder");
        let at = |name: &str| folder.path().join(name);
        fs::write(at("real.txt"), "old").expect("written");
        fs::write(at("other.txt"), "other").expect("written");
        std::os::unix::fs::symlink("real.txt", at("link.txt")).expect("linked");
        std::os::unix::fs::symlink("other.txt", at(".real.txt.part")).expect("linked");
        write_whole(&at("link.txt"), |out| out.write_all(b"new")).expect("written");
        assert!(fs::symlink_metadata(at("link.txt")).expect("there").is_symlink());
        assert_eq!(fs::read(at("real.txt")).expect("there"), b"new");
        assert_eq!(fs::read(at("other.txt")).expect("there"), b"other");
    }
}
