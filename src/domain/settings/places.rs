//! The folders that were used last for files in and out, where the person wishes that they are remembered.

use std::sync::Arc;

/// So many are remembered. Our choice: more would be a list to look through.
const MOST: usize = 5;

/// The newest first, as the system names them; `None` until it is wished.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct RecentPlaces(Option<Vec<Arc<str>>>);

impl RecentPlaces {
    /// From now on they are remembered: none yet.
    #[must_use]
    pub const fn wished() -> Self {
        Self(Some(Vec::new()))
    }

    #[must_use]
    pub const fn is_wished(&self) -> bool {
        self.0.is_some()
    }

    #[must_use]
    pub fn folders(&self) -> &[Arc<str>] {
        self.0.as_deref().unwrap_or_default()
    }

    /// This folder was used; it is remembered where that is wished. Says whether anything is another now.
    pub fn was_used(&mut self, folder: &str) -> bool {
        let Some(folders) = &mut self.0 else { return false };
        if folders.first().is_some_and(|first| &**first == folder) || folder.contains('\n') || folder.is_empty() {
            return false;
        }
        folders.retain(|known| &**known != folder);
        folders.insert(0, folder.into());
        folders.truncate(MOST);
        true
    }

    /// As one text for the file: nothing, or "yes" and a line each.
    pub(super) fn to_word(&self) -> String {
        let Some(folders) = &self.0 else { return String::new() };
        std::iter::once("yes").chain(folders.iter().map(|folder| &**folder)).collect::<Vec<_>>().join("\n")
    }

    pub(super) fn from_word(text: &str) -> Option<Self> {
        let mut lines = text.split('\n');
        match lines.next()? {
            "" => Some(Self(None)),
            "yes" => Some(Self(Some(lines.filter(|line| !line.is_empty()).take(MOST).map(Arc::from).collect()))),
            _ => None,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn nothing_is_remembered_until_it_is_wished_and_the_newest_stands_first() {
        let mut places = RecentPlaces::default();
        assert!(!places.was_used("/a") && places.folders().is_empty());
        places = RecentPlaces::wished();
        for folder in ["/a", "/b", "/a", "/c", "/d", "/e", "/f"] {
            assert!(places.was_used(folder), "{folder}");
        }
        assert!(!places.was_used("/f") && !places.was_used("") && !places.was_used("/x\ny"));
        let told: Vec<&str> = places.folders().iter().map(|f| &**f).collect();
        assert_eq!(told, ["/f", "/e", "/d", "/c", "/a"]);
        assert_eq!(RecentPlaces::from_word(&places.to_word()), Some(places));
        for (text, places) in [("", Some(RecentPlaces::default())), ("yes", Some(RecentPlaces::wished())), ("/a", None)] {
            assert_eq!(RecentPlaces::from_word(text), places, "{text}");
        }
    }
}
