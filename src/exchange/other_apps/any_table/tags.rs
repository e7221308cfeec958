//! Whether a column of words holds tags or notes: tags come again and stand in lists, notes are mostly said once.

use crate::domain::folded;
use std::collections::HashSet;

/// A word longer than this, in letters, is no tag, and neither is one of more words than …
const LETTERS: usize = 40;
/// … these.
const WORDS: usize = 3;
/// Rows from which on a word that is a tag has come again.
const ROWS: usize = 8;

/// How a column is called that holds notes, or tags, in the languages of apps that were seen.
const NOTES: [&str; 14] = [
    "note",
    "notiz",
    "text",
    "comment",
    "kommentar",
    "journal",
    "diary",
    "tagebuch",
    "remark",
    "bemerkung",
    "thought",
    "gedanken",
    "description",
    "memo",
];
const TAGS: [&str; 10] =
    ["tag", "activit", "aktivit", "label", "categor", "kategor", "keyword", "emotion", "people", "schlagw"];

/// Whether what stands under this name, which is folded, are tags.
pub(super) fn are_tags(name: &str, cells: &[String]) -> bool {
    let is_of_notes = NOTES.iter().any(|word| name.contains(word));
    let in_name = || name.split(|c: char| !c.is_alphanumeric());
    let is_of_tags = in_name().any(|part| TAGS.iter().any(|word| part.starts_with(word)));
    let words = || cells.iter().flat_map(|cell| parts(cell));
    if is_of_notes || !words().all(is_short) {
        return false;
    }
    let (all, different) = (words().count(), words().map(folded).collect::<HashSet<_>>().len());
    let come_again = different * 2 <= all;
    // A comma stands in sentences, too.
    let is_list = |cell: &String| cell.contains(['|', ';']) || parts(cell).filter(|word| !word.contains(' ')).count() > 1;
    let lists = cells.iter().filter(|cell| is_list(cell)).count();
    if is_of_tags || come_again {
        return true;
    }
    if cells.len() >= ROWS {
        return lists * 2 > cells.len() && different * 4 <= all * 3;
    }
    lists > 0 || different < all || !words().any(|word| word.contains(' '))
}

fn parts(cell: &str) -> impl Iterator<Item = &str> {
    cell.split(['|', ';', ',']).map(str::trim).filter(|word| !word.is_empty())
}

/// Short enough for a tag, and no sentence.
fn is_short(word: &str) -> bool {
    word.chars().count() <= LETTERS && word.split_whitespace().count() <= WORDS && !word.ends_with(['.', '!', '?', '…'])
}

#[cfg(test)]
mod tests {
    use super::*;

    fn tags(name: &str, cells: &[&str]) -> bool {
        are_tags(name, &cells.iter().map(|cell| (*cell).to_owned()).collect::<Vec<_>>())
    }

    #[test]
    fn short_words_that_are_said_once_are_notes_and_those_that_come_again_or_stand_in_lists_are_tags() {
        for notes in [
            &["Good day", "Saw Anna", "Rain again"][..],
            &["Good day.", "Good day."],
            &["Slept badly, then rain", "Went out"],
            &["Call from mum", "Tired", "Bad night", "Tea", "Back at work", "Quiet", "The sea", "Long train", "Cold"],
            &["one", "two", "three", "four", "five", "six", "seven", "eight"],
            &["We went up the hill and came back late"],
        ] {
            assert!(!tags("what happened", notes), "{notes:?}");
        }
        for words in [
            &["walk", "work"][..],
            &["slept badly", "slept badly", "long walk"],
            &["walk|slept badly", "tea"],
            &["walk, tea", "the sea"],
            &["walk", "work", "walk", "walk", "work", "tea", "work", "walk"],
            &["walk,tea", "work,tea", "walk", "rain,walk", "work", "sea,walk", "tea,work", "walk"],
            &["at home", "at work", "at home", "at work", "at home", "at home", "at work", "at home"],
        ] {
            assert!(tags("what happened", words), "{words:?}");
        }
    }

    #[test]
    fn the_name_of_a_column_says_it_where_its_cells_are_short() {
        let short = ["Good day", "Saw Anna", "Rain again"];
        assert!(tags("activities", &short) && tags("my tags", &short) && !tags("stage", &short));
        assert!(!tags("activities", &["We went up the hill and came back late"]));
        assert!(!tags("notiz", &["walk", "walk"]) && !tags("comment", &["walk|work"]));
    }
}
