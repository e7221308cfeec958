//! Zeros over what should not be found again.

use std::{
    fs::File,
    io::{self, Seek, Write},
};

/// Zeros over all of a file that is open to write, brought onto the disk. (A disk that moves what is written over
/// keeps a copy no program reaches; what lies there is encrypted.)
pub fn overwrite(mut file: &File) -> io::Result<()> {
    let zeros = vec![0; 1 << 16];
    let mut left = file.metadata()?.len();
    file.rewind()?;
    while left > 0 {
        let now = usize::try_from(left).map_or(zeros.len(), |left| left.min(zeros.len()));
        file.write_all(&zeros[..now])?;
        left -= now as u64;
    }
    file.sync_all()
}

/// The same for a file that has no name any more; one that still has one elsewhere is left alone.
pub fn overwrite_nameless(file: &File) -> io::Result<()> {
    #[cfg(unix)]
    if std::os::unix::fs::MetadataExt::nlink(&file.metadata()?) > 0 {
        return Ok(());
    }
    overwrite(file)
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::fs;

    #[test]
    fn a_file_is_all_zeros_before_it_goes() {
        let dir = tempfile::tempdir().expect("a folder");
        let path = dir.path().join("file");
        for length in [0, 1, 200_001] {
            fs::write(&path, vec![7; length]).expect("written");
            overwrite(&File::options().write(true).open(&path).expect("open")).expect("overwritten");
            assert_eq!(fs::read(&path).expect("read"), vec![0; length]);
        }
    }

    #[cfg(unix)]
    #[test]
    fn what_still_has_a_name_elsewhere_is_left_alone() {
        let dir = tempfile::tempdir().expect("a folder");
        let path = dir.path().join("file");
        fs::write(&path, "kept").expect("written");
        overwrite_nameless(&File::options().write(true).open(&path).expect("open")).expect("looked at");
        assert_eq!(fs::read(&path).expect("read"), b"kept");
    }
}
