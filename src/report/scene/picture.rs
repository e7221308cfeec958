//! A picture with all that belongs to it: what it shows in words, and the numbers behind it.

use crate::{
    domain::spreadsheet::defused,
    report::{InView, Palette, Scene},
};
use std::borrow::Cow;

/// One picture, ready for the screen or a file.
#[derive(Debug, Clone, PartialEq)]
pub struct Picture {
    pub scene: Scene,
    /// What the picture shows, in one or a few sentences; where there is too little to show, what is missing.
    pub sentence: String,
    pub table: Table,
    /// What its parts say to whoever points at them, for pictures without a time axis.
    pub parts: Vec<Part>,
}

/// A part of a picture that can be pointed at.
#[derive(Debug, Clone, PartialEq)]
pub struct Part {
    pub area: Area,
    pub words: String,
}

impl Picture {
    /// What stands at this place.
    #[must_use]
    pub fn words_at(&self, x: f32, y: f32) -> Option<&str> {
        let is_in = |a: &Area| (a.x..=a.x + a.width).contains(&x) && (a.y..=a.y + a.height).contains(&y);
        self.parts.iter().find(|part| is_in(&part.area)).map(|part| part.words.as_str())
    }
}

/// A picture of days on a time axis, and where its days can be pointed at: from left to right, each over all its days.
#[derive(Debug, Clone, PartialEq)]
pub struct TimePicture {
    pub picture: Picture,
    pub in_view: InView,
    pub areas: Vec<Area>,
}

/// A rectangle of a picture, points.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Area {
    pub x: f32,
    pub y: f32,
    pub width: f32,
    pub height: f32,
}

/// How wide a picture is drawn and in which colours; its height follows from what it holds.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct PictureView {
    /// Points; 300 to 1900 is what pictures are made for.
    pub width: f32,
    pub palette: Palette,
    /// 0.8 to 2.
    pub text_scale: f32,
}

/// The numbers behind a picture.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Table {
    /// With the unit where there is one.
    pub columns: Vec<String>,
    /// As many cells as columns; `None` = not answered, which is never 0.
    pub rows: Vec<Vec<Option<String>>>,
}

impl Table {
    #[must_use]
    pub fn new(columns: &[&str]) -> Self {
        Self { columns: columns.iter().map(|&c| c.to_owned()).collect(), rows: Vec::new() }
    }

    /// Comma-separated values (RFC 4180) with a line of headings; what was not answered is empty.
    #[must_use]
    pub fn csv(&self) -> String {
        let mut csv = line(self.columns.iter().map(|c| cell(c)));
        for row in &self.rows {
            csv.push_str(&line(row.iter().map(|c| c.as_deref().map_or(Cow::Borrowed(""), cell))));
        }
        csv
    }
}

fn line<'a>(cells: impl Iterator<Item = Cow<'a, str>>) -> String {
    let mut line = cells.collect::<Vec<_>>().join(",");
    line.push('\n');
    line
}

/// A cell as it is written. Words a person chose may look like a formula to a spreadsheet: these are [`defused`];
/// numbers stay numbers.
fn cell(text: &str) -> Cow<'_, str> {
    let safe = if text.parse::<f64>().is_ok_and(f64::is_finite) { Cow::Borrowed(text) } else { defused(text) };
    if matches!(safe, Cow::Owned(_)) || safe.contains(['"', ',', '\n', '\r']) {
        return Cow::Owned(format!("\"{}\"", safe.replace('"', "\"\"")));
    }
    safe
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_table_is_quoted_for_spreadsheets_and_what_was_not_answered_is_empty() {
        let mut table = Table::new(&["feeling", "usual, steps"]);
        assert_eq!(table.csv(), "feeling,\"usual, steps\"\n");
        table.rows.push(vec![Some("=1+1".into()), None]);
        table.rows.push(vec![Some("a \"b\"".into()), Some("-1.5".into())]);
        assert_eq!(table.csv(), "feeling,\"usual, steps\"\n\"'=1+1\",\n\"a \"\"b\"\"\",-1.5\n");
    }

    #[test]
    fn a_name_that_begins_with_a_quote_and_a_formula_gets_a_quote_more_and_no_number_gets_one() {
        let mut table = Table::new(&["feeling"]);
        for name in ["'=1+1", "-inf", "'quoted'", "-1.5", "+2"] {
            table.rows.push(vec![Some(name.into())]);
        }
        assert_eq!(table.csv(), "feeling\n\"''=1+1\"\n\"'-inf\"\n'quoted'\n-1.5\n+2\n");
    }
}
