//! Whether another program copies the folder a journal lies in.

use std::path::{Component, Path};

/// Folders that such programs make, in small letters.
const FOLDERS: [(&str, &str); 15] = [
    ("dropbox", "Dropbox"),
    ("onedrive", "OneDrive"),
    ("google drive", "Google Drive"),
    ("googledrive", "Google Drive"),
    ("my drive", "Google Drive"),
    ("icloud drive", "iCloud Drive"),
    ("iclouddrive", "iCloud Drive"),
    ("mobile documents", "iCloud Drive"),
    ("nextcloud", "Nextcloud"),
    ("owncloud", "ownCloud"),
    ("pclouddrive", "pCloud"),
    ("pcloud drive", "pCloud"),
    ("mega", "MEGA"),
    ("megasync", "MEGA"),
    ("seafile", "Seafile"),
];

/// What such programs put into the folder they copy.
const MARKS: [(&str, &str); 7] = [
    (".stfolder", "Syncthing"),
    (".dropbox", "Dropbox"),
    (".owncloudsync.log", "ownCloud or Nextcloud"),
    (".nextcloudsync.log", "Nextcloud"),
    (".megaignore", "MEGA"),
    (".seafile-ignore", "Seafile"),
    (".sync", "Resilio Sync"),
];

/// The program that copies the folder of this journal to other places, as far as the folders' names and what lies
/// in them tell. `exists` says whether something is at a path.
#[must_use]
pub fn synced_by(path: &Path, exists: impl Fn(&Path) -> bool) -> Option<&'static str> {
    let folder = path.parent()?;
    let named = folder.components().find_map(|part| match part {
        Component::Normal(name) => by_name(&name.to_string_lossy().to_lowercase()),
        _ => None,
    });
    let marked = || {
        let mut marks = folder.ancestors().flat_map(|f| MARKS.map(|(mark, by)| (f.join(mark), by)));
        marks.find(|(mark, _)| exists(mark)).map(|(_, by)| by)
    };
    named.or_else(marked)
}

/// Work accounts add their own words: "`OneDrive` - Company", "Dropbox (Family)", "`GoogleDrive`-name".
fn by_name(folder: &str) -> Option<&'static str> {
    let is = |name: &str| {
        let rest = folder.strip_prefix(name)?;
        let account = rest.starts_with('-') && matches!(name, "dropbox" | "onedrive" | "googledrive");
        (rest.is_empty() || rest.starts_with(" - ") || rest.starts_with(" (") || account).then_some(())
    };
    FOLDERS.into_iter().find(|(name, _)| is(name).is_some()).map(|(_, by)| by)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn by(path: &str, marks: &[&str]) -> Option<&'static str> {
        synced_by(Path::new(path), |asked| marks.iter().any(|m| asked == Path::new(m)))
    }

    #[test]
    fn an_ordinary_folder_is_copied_by_nobody() {
        for path in ["", "journal.gamut", "/", "/home/a/.local/share/gamut/journal.gamut", "/home/mega-fan/megalith/j.gamut"] {
            assert_eq!(by(path, &[]), None, "{path}");
        }
        assert_eq!(by("/home/a/Dropbox.gamut", &[]), None, "the file's own name tells nothing");
        assert_eq!(by("/home/a/x/j.gamut", &["/home/a/other/.stfolder"]), None);
    }

    #[test]
    fn a_sync_folder_is_known_by_its_name_or_by_what_lies_in_it() {
        for (path, who) in [
            ("/home/a/Dropbox/j.gamut", "Dropbox"),
            ("/home/a/Dropbox (Family)/deep/er/j.gamut", "Dropbox"),
            ("/Users/a/Library/CloudStorage/OneDrive-Personal/j.gamut", "OneDrive"),
            ("/home/a/OneDrive - Work/j.gamut", "OneDrive"),
            ("/Users/a/Library/CloudStorage/GoogleDrive-a@b.c/My Drive/j.gamut", "Google Drive"),
            ("/Users/a/Library/Mobile Documents/com~apple~CloudDocs/j.gamut", "iCloud Drive"),
            ("/home/a/nextcloud/j.gamut", "Nextcloud"),
            ("/home/a/ownCloud/j.gamut", "ownCloud"),
            ("/home/a/pCloudDrive/j.gamut", "pCloud"),
            ("/home/a/MEGA/j.gamut", "MEGA"),
            ("/home/a/Seafile/Library/j.gamut", "Seafile"),
        ] {
            assert_eq!(by(path, &[]), Some(who), "{path}");
        }
        assert_eq!(by("/home/a/notes/deep/j.gamut", &["/home/a/notes/.stfolder"]), Some("Syncthing"));
        assert_eq!(by("/data/x/j.gamut", &["/data/.sync"]), Some("Resilio Sync"));
    }
}
