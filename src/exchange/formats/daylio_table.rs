//! The `.csv` that Daylio exports beside its backup: known, so that it is said what to take instead.

use super::format::NotRead;
use crate::exchange::csv;

pub(super) const NOT_READ: NotRead = NotRead {
    noun: "the table that Daylio exports",
    instead: "Gamut reads the backup that Daylio makes of everything, a file that ends in .daylio, with `gamut import daylio FILE`",
    tells: |beginning| {
        let cells = beginning.first_line().map(|line| csv::names_of(line.as_bytes())).unwrap_or_default();
        ["full_date", "mood"].iter().all(|name| cells.iter().any(|cell| cell == name))
    },
};

#[cfg(test)]
mod tests {
    use super::*;
    use crate::exchange::formats::{Beginning, not_read};
    use std::io::Cursor;

    #[test]
    fn it_is_told_by_its_first_line() {
        let told = |line: &str| not_read(&Beginning { bytes: line.as_bytes(), whole: &mut Cursor::new(line.as_bytes()) });
        let line = "full_date,date,weekday,time,mood,activities,note_title,note\n";
        assert_eq!(told(line), Some(&NOT_READ));
        assert_eq!(told("full_date,date\n"), None);
    }
}
