//! Zeros over what should not be found again.

use std::{
    fs::{self, File, OpenOptions},
    io::{self, Seek, Write},
    path::Path,
};

/// Zeros over all of a file that is open to write, brought onto the disk. (A disk that moves what is written over
/// keeps a copy no program reaches; what lies there is encrypted.)
pub(crate) fn overwrite(mut file: &File) -> io::Result<()> {
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
pub(crate) fn overwrite_nameless(file: &File) -> io::Result<()> {
    if names(file)? > 0 { Ok(()) } else { overwrite(file) }
}

/// Overwrites a file that nobody needs any more, half of it neither, and takes its name away. What has another name as
/// well only loses this one.
pub(crate) fn temporary(path: &Path) -> io::Result<()> {
    if fs::symlink_metadata(path)?.is_file() {
        let only = OpenOptions::new().write(true).open(path).and_then(|file| Ok((names(&file)? <= 1).then_some(file)));
        // It goes in any case: what can't be overwritten (a full disk that copies, a file nobody may write) is no
        // better for staying.
        let _as_it_is = only.and_then(|file| file.map_or(Ok(()), |file| overwrite(&file)));
    }
    fs::remove_file(path)
}

/// Takes the name of a file away and then overwrites it: cut off in between, it is never found half.
pub(crate) fn whole(path: &Path) -> io::Result<()> {
    let is_file = fs::symlink_metadata(path)?.is_file();
    let file = if is_file { OpenOptions::new().write(true).open(path).ok() } else { None };
    fs::remove_file(path)?;
    file.map_or(Ok(()), |file| overwrite_nameless(&file))
}

/// How many names a file has.
#[cfg(unix)]
fn names(file: &File) -> io::Result<u64> {
    Ok(std::os::unix::fs::MetadataExt::nlink(&file.metadata()?))
}

/// The system doesn't tell; here a file that is open keeps its name.
#[cfg(not(unix))]
fn names(_file: &File) -> io::Result<u64> {
    Ok(1)
}

#[cfg(test)]
mod tests {
    use super::*;

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
    fn what_goes_is_zeros_and_what_has_another_name_stays_whole() {
        use std::io::Read;
        let dir = tempfile::tempdir().expect("a folder");
        let (path, other) = (dir.path().join("file"), dir.path().join("other"));
        for away in [temporary, whole] {
            for twice in [false, true] {
                fs::write(&path, "words").expect("written");
                let mut disk = File::open(&path).expect("there");
                if twice {
                    fs::hard_link(&path, &other).expect("linked");
                }
                away(&path).expect("gone");
                let mut bytes = Vec::new();
                disk.read_to_end(&mut bytes).expect("read");
                assert_eq!((path.exists(), &bytes[..]), (false, if twice { &b"words"[..] } else { &[0; 5][..] }));
                let _gone = fs::remove_file(&other);
            }
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
