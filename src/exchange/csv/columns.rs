//! What the columns of a table hold, as its first line says.

use super::KIND;
use crate::{
    domain::{Catalogue, FeelingId, Key, NAME_LIMIT, Parts, SELF_HARM_KEY, SymptomId, Which, folded, tidy},
    exchange::{
        ExchangeError,
        jsonl::{Book, name_of},
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
    /// `said` is the separator that a line before it named.
    pub(super) fn of(line: &[u8], said: Option<u8>) -> Result<Self, ExchangeError> {
        let no = |why| Err(ExchangeError::NotThat { kind: KIND, why });
        let Some((separator, names)) = said.iter().chain(b",;\t").find_map(|s| Some((*s, names(line, *s)?))) else {
            return no("its first line does not name a column `at`, which says when each check-in was");
        };
        let different: HashSet<String> = names.iter().map(|n| folded(n)).filter(|n| !n.is_empty()).collect();
        // To the letter: a journal may have two feelings whose keys differ in case only, and its own table comes back.
        let with_words: Vec<&String> = names.iter().filter(|n| !n.is_empty()).collect();
        if with_words.iter().collect::<HashSet<_>>().len() < with_words.len() {
            return no("two of its columns have the same name");
        }
        let fixed = |name: &&String| FIXED.iter().any(|(fixed, _)| *fixed == folded(name));
        let count = with_words.iter().filter(|name| fixed(name)).count();
        if with_words.iter().filter(|name| fixed(name)).map(|name| folded(name)).collect::<HashSet<_>>().len() < count {
            return no("two of its columns have the same name");
        }
        let whole = FIXED.iter().all(|(name, _)| different.contains(*name));
        let feelings = different.iter().any(|n| n.starts_with("feeling:"));
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

impl Columns {
    /// Whether there is a column for anything but when it was. A table of nothing but times has said all it has.
    pub(super) fn ask_something(&self) -> bool {
        self.each.iter().any(|c| !matches!(c, Column::Id | Column::At | Column::Zone | Column::Day))
    }

    /// What a table with these columns speaks of.
    pub(super) fn parts(&self) -> Parts {
        let has = |column| self.each.contains(&column);
        let feelings = self.each.iter().filter_map(|c| if let Column::Feeling(f) = c { Some(*f) } else { None });
        let symptoms = self.each.iter().filter_map(|c| if let Column::Symptom(s) = c { Some(*s) } else { None });
        Parts {
            feelings: Which::These(feelings.collect()),
            symptoms: Which::These(symptoms.collect()),
            sleep: has(Column::Sleep),
            medicines: has(Column::Medicines),
            substances: has(Column::Substances),
            company: has(Column::Company),
            tags: has(Column::Tags),
            note: has(Column::Note),
            expected_felt: false,
        }
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
    names.filter(|names| names.iter().any(|n| folded(n) == "at"))
}

/// The separator that a line such as `sep=,` says.
pub(super) fn separator_line(line: &[u8]) -> Option<u8> {
    let text = std::str::from_utf8(line).ok()?.trim_matches(['"', ' ', '\r']);
    let (sep, rest) = text.split_at_checked(4)?;
    let separator = *rest.as_bytes().first().filter(|_| rest.len() <= 1)?;
    (sep.eq_ignore_ascii_case("sep=") && b",;\t".contains(&separator)).then_some(separator)
}

/// Whether a file that begins like this is a table of check-ins, by its first line or the one behind `sep=`.
#[must_use]
pub fn is_table(start: &[u8]) -> bool {
    let text = start.strip_prefix(b"\xef\xbb\xbf").unwrap_or(start);
    let mut lines = text.split(|b| matches!(b, b'\r' | b'\n')).filter(|line| !line.trim_ascii().is_empty());
    let first = lines.next().unwrap_or_default();
    let line = if separator_line(first).is_some() { lines.next().unwrap_or_default() } else { first };
    b",;\t".iter().any(|s| names(line, *s).is_some())
}

/// The names in a first line of a table with commas, folded.
#[must_use]
pub fn names_of(line: &[u8]) -> Vec<String> {
    let mut row = Rows::new(Cursor::new(line), b',');
    let Ok(Some((_, Ok(())))) = row.next() else { return Vec::new() };
    (0..row.len()).map(|n| folded(&String::from_utf8_lossy(row.cell(n)))).collect()
}

fn column(name: &str, book: &mut Book) -> Result<Column, &'static str> {
    const MANY: &str = "it has columns for more than 500 feelings or symptoms";
    let (kind, rest) = name.split_once(':').map_or((name, None), |(kind, rest)| (kind, Some(rest)));
    let kind = folded(kind);
    match (kind.as_str(), rest) {
        ("feeling", Some(said)) => {
            let (key, name) = key_and_name(said)?;
            book.feeling_named(said, &key, &name).map(Column::Feeling).map_err(|_| MANY)
        }
        ("symptom", Some(said)) => {
            let (key, name) = key_and_name(said)?;
            book.symptom_named(said, &key, &name).map(Column::Symptom).map_err(|_| MANY)
        }
        (plain, None) => Ok(FIXED.iter().find(|(fixed, _)| *fixed == plain).map_or(Column::Unknown, |(_, column)| *column)),
        (_, Some(_)) => Ok(Column::Unknown),
    }
}

/// What a feeling or symptom is kept under when nobody knows it: a key as it stands there, or a name.
fn key_and_name(said: &str) -> Result<(Key, String), &'static str> {
    const NONE: &str = "a feeling or symptom in its first line has no name, or one that is too long";
    let name = tidy(said);
    if let Ok(key) = Key::new(&name) {
        let name = name_of(&key);
        return Ok((key, name));
    }
    let fits = name.chars().any(char::is_alphanumeric) && said.trim().chars().count() <= NAME_LIMIT;
    if fits { Ok((Key::from_name(&name), name)) } else { Err(NONE) }
}

fn add_missing_symptoms(catalogue: &mut Catalogue) {
    for s in Catalogue::starting().symptoms {
        if s.key.as_str() == SELF_HARM_KEY {
            catalogue.add_symptom(&s.key, &s.name);
        }
    }
}
