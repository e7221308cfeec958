//! The plain text that Day One exports beside its JSON: known, so that it is said what to take instead.

use super::format::NotRead;

pub(super) const NOT_READ: NotRead = NotRead {
    noun: "the plain text that Day One exports",
    instead: "Gamut reads the JSON that Day One exports, a zip file, with `gamut import day_one FILE`: it has the time of each entry",
    tells: |beginning| beginning.text().is_some_and(|text| text.lines().any(|line| line.trim().starts_with("Date:\t"))),
};

#[cfg(test)]
mod tests {
    use super::*;
    use crate::exchange::formats::{Beginning, not_read};
    use std::io::Cursor;

    #[test]
    fn it_is_told_by_the_lines_that_begin_an_entry() {
        let told = |text: &str| not_read(&Beginning { bytes: text.as_bytes(), whole: &mut Cursor::new(text.as_bytes()) });
        assert_eq!(told("\tDate:\t15 January 2024\n\nWords"), Some(&NOT_READ));
        assert_eq!(told("Date: 15 January 2024\n"), None);
    }
}
