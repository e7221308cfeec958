//! What can be set, by the words it is looked for with.

use super::pages::Page;

/// One thing that can be set.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Setting {
    /// As it is called on its page.
    pub(crate) name: &'static str,
    /// Other words that somebody may look for it with.
    also: &'static str,
    pub(crate) page: Page,
}

const fn on(page: Page, name: &'static str, also: &'static str) -> Setting {
    Setting { name, also, page }
}

/// In the order of the pages.
pub(crate) const ALL: &[Setting] = &[
    on(Page::Feelings, "Feelings", "emotions list rename order move mark colour color put away"),
    on(Page::Feelings, "Another feeling", "add new emotion"),
    on(Page::Feelings, "Short form", "fewer few quick seven shorter"),
    on(Page::Symptoms, "Symptoms", "list rename order switch on off"),
    on(Page::Symptoms, "Another symptom", "add new"),
    on(Page::Symptoms, "Wanting to hurt myself", "self-harm selfharm suicide item ask"),
    on(Page::Words, "Your words", "tags medicines medication drinks substances company spelling rename one out of two"),
    on(Page::Day, "A new day begins at", "day start hour midnight night late"),
    on(Page::Day, "Clock", "time 24 hours 12 am pm"),
    on(Page::Day, "A week begins on", "monday sunday saturday first day"),
    on(Page::Day, "Sleep", "hours minutes decimal units"),
    on(Page::Look, "Theme", "dark light night contrast colours colors appearance mode"),
    on(Page::Look, "Text size", "letters font larger smaller zoom scale big"),
    on(Page::Look, "Motion", "animation reduce slide fade still"),
    on(Page::Patterns, "How careful", "sensitivity evidence alarms cautious notice"),
    on(Page::HelpLines, "Country of the help lines", "crisis emergency number phone region"),
    on(Page::Privacy, "Passphrase", "password encrypt protect recovery code secret lock change"),
    on(Page::Privacy, "Lock when left for", "auto lock minutes idle timeout"),
    on(Page::Privacy, "Discreet mode", "hide bars screen f9 private"),
    on(Page::Backups, "Backups", "back up copy restore older save compare"),
    on(Page::Files, "Your journal", "where path folder file location"),
    on(Page::Files, "Export", "save csv json markdown diary sqlite table write out"),
    on(Page::Files, "Import", "daylio bring in read older csv json load"),
    on(Page::Files, "Sample journal", "demo example look around"),
    on(Page::Delete, "Delete everything", "erase remove reset wipe start again"),
    on(Page::About, "About", "version what is not promised"),
    on(Page::About, "Licences", "license open source credits fonts version"),
];

/// Those that have every word that is typed, or a beginning of it; those it is the name of come first.
pub(crate) fn found(typed: &str, sample: bool) -> Vec<Setting> {
    let words: Vec<String> = typed.to_lowercase().split_whitespace().map(str::to_owned).collect();
    let begins = |text: &str, word: &str| text.to_lowercase().split([' ', '-']).any(|w| w.starts_with(word));
    let by_name = |s: &&Setting| words.iter().all(|w| begins(s.name, w));
    let by_any = |s: &&Setting| words.iter().all(|w| [s.name, s.also, s.page.name()].iter().any(|text| begins(text, w)));
    let there = || ALL.iter().filter(|s| s.page.is_there(sample));
    if words.is_empty() {
        return Vec::new();
    }
    there().filter(by_name).chain(there().filter(|s| !by_name(s) && by_any(s))).copied().collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn first(typed: &str) -> Option<&'static str> {
        found(typed, false).first().map(|s| s.name)
    }

    #[test]
    fn a_setting_is_found_by_its_name_and_by_what_others_call_it() {
        for (typed, name) in [
            ("theme", "Theme"),
            ("DARK", "Theme"),
            ("text", "Text size"),
            ("font", "Text size"),
            ("password", "Passphrase"),
            ("week", "A week begins on"),
            ("daylio", "Import"),
            ("delete", "Delete everything"),
            ("new feel", "Another feeling"),
            ("look motion", "Motion"),
        ] {
            assert_eq!(first(typed), Some(name), "{typed}");
        }
        for nothing in ["", "  ", "zebra", "theme zebra"] {
            assert_eq!(first(nothing), None, "{nothing:?}");
        }
    }

    #[test]
    fn every_page_is_found_and_none_that_is_not_there() {
        for page in Page::ALL {
            assert!(ALL.iter().any(|s| s.page == page), "{page:?}");
            assert!(found(page.name(), false).iter().any(|s| s.page == page), "{page:?}");
        }
        assert!(found("delete", true).is_empty(), "nothing of one's own is deleted in the sample");
    }
}
