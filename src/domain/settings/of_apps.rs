//! What the names of other apps become here, as it was chosen last: kept for the next file of the same app.

use std::collections::BTreeMap;

/// A text for each app, which whoever reads its files understands. It has no lines.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct ChosenForApps(BTreeMap<String, String>);

impl ChosenForApps {
    /// What was chosen for this app.
    #[must_use]
    pub fn of(&self, app: &str) -> Option<&str> {
        self.0.get(app).map(String::as_str)
    }

    /// From now on it is this. Says whether anything is another now.
    pub fn choose(&mut self, app: &str, chosen: &str) -> bool {
        let is_plain = |text: &str| !text.is_empty() && !text.contains(['\n', '\t']);
        if !is_plain(app) || !is_plain(chosen) || self.of(app) == Some(chosen) {
            return false;
        }
        self.0.insert(app.to_owned(), chosen.to_owned());
        true
    }

    /// As one text for the file: a line for each app.
    pub(super) fn to_word(&self) -> String {
        self.0.iter().map(|(app, chosen)| format!("{app}\t{chosen}")).collect::<Vec<_>>().join("\n")
    }

    pub(super) fn from_word(text: &str) -> Option<Self> {
        let mut all = Self::default();
        for line in text.split('\n').filter(|line| !line.is_empty()) {
            let (app, chosen) = line.split_once('\t')?;
            all.choose(app, chosen);
        }
        Some(all)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_was_chosen_comes_back_from_its_word_and_nothing_comes_back_from_none() {
        let mut all = ChosenForApps::default();
        assert_eq!(ChosenForApps::from_word(&all.to_word()), Some(all.clone()));
        assert!(all.choose("daylio", "{\"a\":1}") && all.choose("bearable", "{}"));
        assert!(!all.choose("daylio", "{\"a\":1}") && !all.choose("nomie", "a\nb") && !all.choose("", "x"));
        assert_eq!(ChosenForApps::from_word(&all.to_word()), Some(all.clone()));
        assert_eq!((all.of("daylio"), all.of("nomie")), (Some("{\"a\":1}"), None));
        assert_eq!(ChosenForApps::from_word("no tab"), None);
    }
}
