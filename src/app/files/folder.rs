//! What lies in a folder, for the window's own list of files. It is looked at on a thread of its own: a disk that does not
//! answer keeps neither the window nor a save waiting.

use std::{
    fs,
    path::{Path, PathBuf},
    sync::mpsc::{Receiver, channel},
};

/// More than this nobody looks through; typing finds what is beyond in the system's order.
const MOST: usize = 20_000;

/// One thing in a folder.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct SeenFile {
    pub name: String,
    pub path: PathBuf,
    pub is_folder: bool,
    pub bytes: u64,
    /// When it was changed last (ms UTC), where the disk tells.
    pub changed_ms: Option<i64>,
}

/// A folder as it was found.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct SeenFolder {
    pub folder: PathBuf,
    /// Folders first, then files, each by name; what the system hides is there, too. Or why it can't be looked into.
    pub files: Result<Vec<SeenFile>, String>,
    /// There are more than are told.
    pub has_more: bool,
}

/// Looks into it now. What leads nowhere, a pipe or a device is left out.
#[must_use]
pub fn look_into(folder: &Path) -> SeenFolder {
    let entries = match fs::read_dir(folder) {
        Ok(entries) => entries,
        Err(e) => return SeenFolder { folder: folder.to_owned(), files: Err(why(&e)), has_more: false },
    };
    let mut entries = entries.flatten();
    let mut files: Vec<SeenFile> = entries.by_ref().take(MOST).filter_map(|entry| seen(&entry.path())).collect();
    let has_more = entries.next().is_some();
    files.sort_by_cached_key(|file| (!file.is_folder, file.name.to_lowercase(), file.name.clone()));
    SeenFolder { folder: folder.to_owned(), files: Ok(files), has_more }
}

fn why(error: &std::io::Error) -> String {
    let why = match error.kind() {
        std::io::ErrorKind::NotFound => "it is not there any more".to_owned(),
        std::io::ErrorKind::PermissionDenied => "this account may not look into it".to_owned(),
        _ => error.to_string(),
    };
    format!("This folder can't be opened: {why}. Choose another one")
}

/// What a link leads to counts.
fn seen(path: &Path) -> Option<SeenFile> {
    let about = fs::metadata(path).ok()?;
    if !about.is_dir() && !about.is_file() {
        return None;
    }
    let changed = about.modified().ok().map(|at| chrono::DateTime::<chrono::Utc>::from(at).timestamp_millis());
    Some(SeenFile {
        name: path.file_name()?.to_string_lossy().into_owned(),
        path: path.to_owned(),
        is_folder: about.is_dir(),
        bytes: about.len(),
        changed_ms: changed,
    })
}

/// A folder that is being looked into.
#[derive(Debug)]
pub struct Looking(Receiver<SeenFolder>);

impl Looking {
    /// Begins, and calls `wake` from another thread when there is something to [`Self::found`].
    #[must_use]
    pub fn into(folder: PathBuf, wake: impl FnOnce() + Send + 'static) -> Self {
        let (say, hear) = channel();
        let _begun = std::thread::Builder::new().name("folder".into()).spawn(move || {
            let _nobody_looks_any_more = say.send(look_into(&folder));
            wake();
        });
        Self(hear)
    }

    /// What was found, once.
    #[must_use]
    pub fn found(&self) -> Option<SeenFolder> {
        self.0.try_recv().ok()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn folders_come_first_and_names_in_the_order_people_read_them() {
        let folder = tempfile::tempdir().expect("a folder");
        let at = |name: &str| folder.path().join(name);
        for name in ["b.csv", "A.csv", "c.csv"] {
            fs::write(at(name), "four").expect("written");
        }
        for name in ["z", "Y"] {
            fs::create_dir(at(name)).expect("made");
        }
        #[cfg(unix)]
        std::os::unix::fs::symlink("nowhere", at("lost")).expect("linked");
        let seen = look_into(folder.path());
        let files = seen.files.expect("read");
        let told: Vec<_> = files.iter().map(|f| (f.name.as_str(), f.is_folder)).collect();
        assert_eq!(told, [("Y", true), ("z", true), ("A.csv", false), ("b.csv", false), ("c.csv", false)]);
        assert!(files[2].bytes == 4 && files[2].changed_ms.is_some() && !seen.has_more);
    }

    #[test]
    fn an_empty_folder_and_one_that_is_not_there_are_told_apart() {
        let folder = tempfile::tempdir().expect("a folder");
        assert_eq!(look_into(folder.path()).files, Ok(Vec::new()));
        let gone = look_into(&folder.path().join("gone")).files.expect_err("not there");
        assert_eq!(gone, "This folder can't be opened: it is not there any more. Choose another one");
    }
}
