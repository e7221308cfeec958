//! Where a file that goes out of the journal is written to: what a name leads to, and never a file of a journal.

use std::{
    fs, io,
    path::{Path, PathBuf},
};

/// So many links are followed; the system itself stops at 40.
const LINKS: usize = 40;

/// The file that is written when somebody names `named`: that of a link is the one it leads to, also where nothing is
/// there yet, so that the link stays and what it leads to is new. Nothing is made or changed.
///
/// # Errors
/// A name of a folder; links that lead in a circle or into a folder that isn't there; the name of a journal or of what
/// lies beside one, which only a link could lead to.
pub fn way_out(named: &Path) -> io::Result<PathBuf> {
    if names_a_folder(named) {
        return Err(io::Error::other("this names a folder, not a file"));
    }
    let mut file = named.to_owned();
    for _ in 0..LINKS {
        let Ok(to) = fs::read_link(&file) else { return if file == named { Ok(file) } else { at_the_end_of_links(&file) } };
        file = file.parent().unwrap_or(Path::new("")).join(to);
    }
    Err(io::Error::other("its links lead round in a circle"))
}

/// Whether a path ends as those of folders do.
#[must_use]
pub fn names_a_folder(path: &Path) -> bool {
    path.file_name().is_none() || path.as_os_str().to_string_lossy().ends_with(std::path::is_separator)
}

fn at_the_end_of_links(file: &Path) -> io::Result<PathBuf> {
    let name = file.file_name().ok_or_else(|| io::Error::other("it is a link to a folder"))?;
    let ends_with = |end: &str| name.to_string_lossy().ends_with(end);
    if [".gamut", "-journal", "-wal", "-shm", ".lock"].into_iter().any(ends_with) {
        return Err(io::Error::other("it is a link to a place that is kept for a journal"));
    }
    let folder = file.parent().filter(|folder| !folder.as_os_str().is_empty()).unwrap_or(Path::new("."));
    let folder = fs::canonicalize(folder).map_err(|_| io::Error::other("it is a link into a folder that isn't there"))?;
    Ok(folder.join(name))
}

#[cfg(all(test, unix))]
mod tests {
    use super::*;
    use std::os::unix::fs::symlink;

    #[test]
    fn a_link_leads_to_its_file_also_over_others_and_where_nothing_is_yet() {
        let folder = tempfile::tempdir().expect("a folder");
        let at = |name: &str| folder.path().join(name);
        fs::create_dir(at("sync")).expect("made");
        fs::write(at("sync/there.csv"), "old").expect("written");
        let real = |name: &str| fs::canonicalize(at("sync")).expect("a folder").join(name);
        symlink("sync/there.csv", at("a.csv")).expect("linked");
        symlink(at("a.csv"), at("b.csv")).expect("linked");
        symlink("sync/none.csv", at("new.csv")).expect("linked");
        symlink("no/such.csv", at("lost.csv")).expect("linked");
        symlink("round.csv", at("round.csv")).expect("linked");
        symlink("sync", at("folder.csv")).expect("linked");
        symlink("sync/journal.gamut-journal", at("sly.csv")).expect("linked");
        assert_eq!(way_out(&at("plain.csv")).ok(), Some(at("plain.csv")));
        assert_eq!(way_out(&at("a.csv")).ok(), Some(real("there.csv")));
        assert_eq!(way_out(&at("b.csv")).ok(), Some(real("there.csv")));
        assert_eq!(way_out(&at("new.csv")).ok(), Some(real("none.csv")));
        for (name, why) in [("lost", "isn't there"), ("round", "circle"), ("sly", "kept for a journal"), ("a.csv/x", "folder")]
        {
            let named = if name.contains('/') {
                PathBuf::from(format!("{}/", at("a.csv").display()))
            } else {
                at(&format!("{name}.csv"))
            };
            let told = way_out(&named).expect_err("refused").to_string();
            assert!(told.contains(why), "{name}: {told}");
        }
    }
}
