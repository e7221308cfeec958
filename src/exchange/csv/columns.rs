use super::KIND;
use crate::{
    domain::{Catalogue, FeelingId, Key, SELF_HARM_KEY, SymptomId},
    exchange::{
        ExchangeError,
        jsonl::Book,
        rows::{CELLS_LIMIT, Rows},
    },
};
use std::{collections::HashSet, io::Cursor};

/// What a column holds.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Column {
    Id,
    At,
    Zone,
    Day,
    Feeling(FeelingId),
    Symptom(SymptomId),
    Sleep,
    Medicines,
    Substances,
    Company,
    Tags,
    Note,
    /// Another program's; kept as it stands.
    Unknown,
}

/// The columns that hold no answer, in the order they are written: before and behind the answers.
pub(super) const FIXED: [(&str, Column); 10] = [
    ("id", Column::Id),
    ("at", Column::At),
    ("zone", Column::Zone),
    ("day", Column::Day),
    ("sleep_hours", Column::Sleep),
    ("medicines", Column::Medicines),
    ("substances", Column::Substances),
    ("company", Column::Company),
    ("tags", Column::Tags),
    ("note", Column::Note),
];

/// What the first line of a table says.
#[derive(Debug)]
pub(super) struct Columns {
    pub(super) separator: u8,
    /// What each column holds, from the left.
    pub(super) each: Vec<Column>,
    pub(super) names: Vec<String>,
    pub(super) book: Book,
    /// It has every column that Gamut writes, so its feelings are all there are.
    pub(super) whole: bool,
}

impl Columns {
    /// Reads a first line as it stands in the file.
    pub(super) fn of(line: &[u8]) -> Result<Self, ExchangeError> {
        let no = |why| Err(ExchangeError::NotThat { kind: KIND, why });
        let Some((separator, names)) = b",;\t".iter().find_map(|s| Some((*s, names(line, *s)?))) else {
            return no("its first line does not name a column `at`, which says when each check-in was");
        };
        let different: HashSet<&str> = names.iter().map(String::as_str).filter(|n| !n.is_empty()).collect();
        if different.len() < names.iter().filter(|n| !n.is_empty()).count() {
            return no("two of its columns have the same name");
        }
        let whole = FIXED.iter().all(|(name, _)| different.contains(name));
        let feelings = names.iter().any(|n| n.starts_with("feeling:"));
        // All of Gamut's own columns: its feelings in its order. Else some of them beside the starting ones.
        let mut book = if whole && feelings { Book::default() } else { Book::starting() };
        let mut each = Vec::with_capacity(names.len());
        for name in &names {
            let column = match column(name, &mut book) {
                Ok(column) => column,
                Err(why) => return no(why),
            };
            each.push(column);
        }
        // Every journal has the item about wanting to hurt oneself, and no table brings it.
        if book.catalogue.symptom_by_key(SELF_HARM_KEY).is_none() {
            add_missing_symptoms(&mut book.catalogue);
        }
        Ok(Self { separator, each, names, book, whole })
    }
}

/// The names in a first line, when one of them is `at`.
fn names(line: &[u8], separator: u8) -> Option<Vec<String>> {
    let mut row = Rows::new(Cursor::new(line), separator);
    let Ok(Some((_, Ok(())))) = row.next() else { return None };
    if row.len() > CELLS_LIMIT {
        return None;
    }
    let names: Option<Vec<String>> =
        (0..row.len()).map(|n| std::str::from_utf8(row.cell(n)).ok().map(|name| name.trim().to_owned())).collect();
    names.filter(|names| names.iter().any(|n| n == "at"))
}

fn column(name: &str, book: &mut Book) -> Result<Column, &'static str> {
    const MANY: &str = "it has columns for more than 500 feelings or symptoms";
    let key = |key: &str| Key::new(key).map_err(|_| "the name of a feeling or symptom has blanks or is too long");
    if let Some(name) = name.strip_prefix("feeling:") {
        return book.feeling(&key(name)?).map(Column::Feeling).map_err(|_| MANY);
    }
    if let Some(name) = name.strip_prefix("symptom:") {
        return book.symptom(&key(name)?).map(Column::Symptom).map_err(|_| MANY);
    }
    Ok(FIXED.iter().find(|(fixed, _)| *fixed == name).map_or(Column::Unknown, |(_, column)| *column))
}

fn add_missing_symptoms(catalogue: &mut Catalogue) {
    for s in Catalogue::starting().symptoms {
        if s.key.as_str() == SELF_HARM_KEY {
            catalogue.add_symptom(&s.key, &s.name);
        }
    }
}
