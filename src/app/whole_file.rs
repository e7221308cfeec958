use std::{
    fs::{self, File, OpenOptions},
    io::{self, BufWriter, Write},
    path::Path,
};

/// Writes a file whole or not at all: under a temporary name in the same folder, onto the disk, then
/// into place. An earlier file of that name is replaced only when the new one is complete.
///
/// # Errors
/// Whatever the disk says; the temporary file is taken away again.
pub fn write_whole(path: &Path, fill: impl FnOnce(&mut dyn Write) -> io::Result<()>) -> io::Result<()> {
    let name = path.file_name().ok_or_else(|| io::Error::new(io::ErrorKind::InvalidInput, "that names no file"))?;
    let part = path.with_file_name(format!(".{}.part", name.to_string_lossy()));
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

/// A new file that only its owner may read.
fn make(path: &Path) -> io::Result<File> {
    let mut options = OpenOptions::new();
    options.write(true).create(true).truncate(true);
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
}
