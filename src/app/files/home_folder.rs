//! A path as it is meant: `~` is the home folder.

use directories::BaseDirs;
use std::path::{Component, Path, PathBuf};

/// The path somebody means by one they typed: `~` at its beginning is their home folder, as on a terminal. `None` where
/// it is another account's home (`~name/…`), or there is no home folder.
#[must_use]
pub fn in_full(typed: &Path) -> Option<PathBuf> {
    in_full_from(typed, || BaseDirs::new().map(|dirs| dirs.home_dir().to_owned()))
}

fn in_full_from(typed: &Path, home: impl Fn() -> Option<PathBuf>) -> Option<PathBuf> {
    let mut parts = typed.components();
    let Some(Component::Normal(first)) = parts.next() else { return Some(typed.to_owned()) };
    let rest = parts.as_path();
    if first == "~" {
        // A slash at the end says that a folder is meant, and is kept.
        let ends_open = typed.as_os_str().to_string_lossy().ends_with(std::path::is_separator);
        return home().map(|home| if rest.as_os_str().is_empty() && !ends_open { home } else { home.join(rest) });
    }
    let is_a_home = first.as_encoded_bytes().starts_with(b"~") && !rest.as_os_str().is_empty() && !Path::new(first).is_dir();
    (!is_a_home).then(|| typed.to_owned())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_tilde_is_the_home_folder_and_one_with_a_name_is_nobody_s_here() {
        let full = |typed: &str| in_full_from(Path::new(typed), || Some("/home/a".into())).map(|p| p.display().to_string());
        for (typed, meant) in [
            ("~/x.csv", "/home/a/x.csv"),
            ("~//x/y.csv", "/home/a/x/y.csv"),
            ("~", "/home/a"),
            ("/tmp/~/x", "/tmp/~/x"),
            ("./~/x", "./~/x"),
            ("x~", "x~"),
            ("~x.csv", "~x.csv"),
            ("", ""),
            ("../y", "../y"),
        ] {
            assert_eq!(full(typed).as_deref(), Some(meant), "{typed}");
        }
        assert_eq!(full("~nobody-of-this-name/x.csv"), None);
        assert_eq!(in_full_from(Path::new("~/x"), || None), None);
    }
}
