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

/// In the order of the pages, each of which says what is on it.
fn all() -> impl Iterator<Item = Setting> {
    Page::ALL.into_iter().flat_map(|page| page.rows().iter().map(move |(name, also)| Setting { name, also, page }))
}

/// Those that have every word that is typed, or a beginning of it; those it is the name of come first.
pub(crate) fn found(typed: &str, sample: bool) -> Vec<Setting> {
    let words: Vec<String> = typed.to_lowercase().split_whitespace().map(str::to_owned).collect();
    let begins = |text: &str, word: &str| text.to_lowercase().split([' ', '-']).any(|w| w.starts_with(word));
    let by_name = |s: &Setting| words.iter().all(|w| begins(s.name, w));
    let by_any = |s: &Setting| words.iter().all(|w| [s.name, s.also, s.page.name()].iter().any(|text| begins(text, w)));
    let there = || all().filter(|s| s.page.is_there(sample));
    if words.is_empty() {
        return Vec::new();
    }
    there().filter(by_name).chain(there().filter(|s| !by_name(s) && by_any(s))).collect()
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
            ("daylio", "Entries from another app"),
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
            assert!(all().any(|s| s.page == page), "{page:?}");
            assert!(found(page.name(), false).iter().any(|s| s.page == page), "{page:?}");
        }
        assert!(found("delete", true).is_empty(), "nothing of one's own is deleted in the sample");
    }
}
