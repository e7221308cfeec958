//! Reading a table of check-ins, row by row.

use super::{
    KIND, cell,
    columns::{Column, Columns, separator_line},
    loose::{hours, meant_day, read_loose_at},
};
use crate::{
    domain::{
        Besides, CheckIn, CheckInId, Context, DayKey, DayStart, FeelingId, Instant, Moment, Source, SymptomAnswer, SymptomId,
        each_once, spreadsheet::as_it_was, stronger, stronger_symptom, words_once,
    },
    exchange::{
        ExchangeError, Incoming, ReadFor,
        decode::as_utf8,
        gathering::{Gathering, Onward},
        incoming::{NO_ID, PassedOver, Shared, id_of_time, is_id},
        json::Why,
        jsonl::{NOTE_LIMIT, ROW_LIMIT},
        rows::{Most, Rows},
        time::{is_writable, is_zone_name, zone_of_offset},
    },
};
use std::{io::BufRead, sync::Arc};

/// Reads a table for a journal whose day begins at this hour; it settles the day of rows without `day`.
///
/// # Errors
/// No table of check-ins, a file above the limits, or one that can't be read to its end: nothing is taken.
pub fn read_from_day_start(input: impl BufRead, read_for: impl Into<ReadFor>) -> Result<Incoming, ExchangeError> {
    read_in_lots(input, read_for, Onward::nowhere())
}

/// The same of a table however long: its rows go onward a lot at a time, and what is left of them is given.
///
/// # Errors
/// As [`read_from_day_start`], and those of whoever takes a lot.
pub fn read_in_lots(
    input: impl BufRead,
    read_for: impl Into<ReadFor>,
    mut onward: Onward<'_>,
) -> Result<Incoming, ExchangeError> {
    let ReadFor { start, can } = read_for.into();
    let mut rows = Rows::new(as_utf8(input)?, b',');
    let mut said_separator = None;
    let first = loop {
        match rows.next()? {
            None => return Err(ExchangeError::NotThat { kind: KIND, why: "it is empty" }),
            // What a spreadsheet puts in front, to be opened with a double click.
            Some(_) if said_separator.is_none() && separator_line(rows.raw()).is_some() => {
                said_separator = separator_line(rows.raw());
            }
            Some(_) => break rows.raw().to_vec(),
        }
    };
    if let Some(why) = rows.too_long() {
        return Err(ExchangeError::NotThat { kind: KIND, why });
    }
    let columns = Columns::of(&first, said_separator)?;
    rows.after_names(columns.separator, Most::Ours, columns.each.contains(&Column::Unknown));
    let by_name = {
        let mut places: Vec<usize> = (0..columns.names.len()).collect();
        places.sort_by_key(|n| columns.names.get(*n));
        places
    };
    let mut reading = Reading {
        columns,
        first,
        by_name,
        start,
        zones: Shared::default(),
        labels: Shared::default(),
        passed_over: Vec::new(),
    };
    let mut got = Gathering::that_takes(can);
    got.into.described = reading.columns.whole;
    got.into.parts = reading.columns.parts();
    while let Some((line, read)) = rows.next()? {
        let taken = read.and_then(|()| reading.check_in(&rows)).and_then(|(c, has_id)| {
            if has_id {
                return got.take(c);
            }
            if c.says_nothing() && c.source.is_none() && reading.columns.ask_something() {
                reading.passed_over = vec![PassedOver::Empty];
                return Ok(());
            }
            got.take_made(c, &reading.content(&rows)).map(|_id| ())
        });
        let passed_over = std::mem::take(&mut reading.passed_over);
        match taken {
            Ok(()) => passed_over.into_iter().for_each(|what| got.into.pass_over(what)),
            Err(why) => got.into.refuse(line, why),
        }
        if got.into.offered > ROW_LIMIT {
            return Err(ExchangeError::TooManyRows { rows: ROW_LIMIT });
        }
        got.hand_on(&mut onward, &reading.columns.book)?;
    }
    Ok(got.finish(reading.columns.book))
}

struct Reading {
    columns: Columns,
    /// The first line as it stands in the file.
    first: Vec<u8>,
    /// The columns in the order of their names: what a row says doesn't hang on the order of its columns.
    by_name: Vec<usize>,
    start: DayStart,
    zones: Shared,
    labels: Shared,
    /// Cells of this row that were passed over, by what they were.
    passed_over: Vec<PassedOver>,
}

/// What stands under `day`.
enum Day<'a> {
    Said(DayKey),
    /// Perhaps a day as a spreadsheet writes it.
    Meant(&'a str),
}

impl Reading {
    /// The check-in that a row is, and whether it has an id of its own.
    fn check_in<R: BufRead>(&mut self, row: &Rows<R>) -> Result<(CheckIn, bool), Why> {
        let width = self.columns.each.len();
        if row.len() < width && !row.ended {
            return Err("the file ends in the middle of it: it has fewer cells than the first line".into());
        }
        if (width..row.len()).any(|n| !row.cell(n).trim_ascii().is_empty()) {
            return Err("it has more cells than the first line, and nobody knows which is which".into());
        }
        let mut said = Said::default();
        for (n, column) in self.columns.each.iter().enumerate() {
            let text = std::str::from_utf8(row.cell(n)).map_err(|_| Why::from("this row is not UTF-8 text"))?;
            if !text.is_empty() {
                said.take(*column, as_it_was(text), &mut self.labels)?;
            }
        }
        let instant = said.at.ok_or("`at` is empty: it says when this was, with the offset of the clock")?;
        let id: CheckInId = said.id.map_or_else(|| id_of_time(instant), Into::into);
        let zone = match said.zone {
            Some(zone) => self.zones.of(zone),
            None => self.zones.of(&zone_of_offset(instant.offset_s)),
        };
        let text = |bytes: &[u8]| String::from_utf8_lossy(bytes).into_owned();
        let row_as_it_stands = || format!("{}\n{}", text(&self.first), text(row.raw()));
        let source = said.unknown.then(|| Source { app: "csv".to_owned(), row: row_as_it_stands() });
        // Two columns may mean one feeling, because they differ only in case.
        let (answers, symptoms) = (each_once(said.answers, stronger), each_once(said.symptoms, stronger_symptom));
        let day = match said.day {
            Some(Day::Said(day)) => day,
            Some(Day::Meant(text)) => meant_day(text, instant, self.start).unwrap_or_else(|| {
                self.passed_over.push(PassedOver::Day);
                instant.day(self.start)
            }),
            None => instant.day(self.start),
        };
        let note = said.note.map(Arc::from).unwrap_or_default();
        let besides = Besides { symptoms, context: said.context, note, source, ..Besides::default() };
        Ok((CheckIn::new(id, Moment { instant, zone }, day, answers).with(besides), said.id.is_some()))
    }

    /// Everything the row says, column by column.
    fn content<R: BufRead>(&self, row: &Rows<R>) -> String {
        let mut content = String::new();
        for n in &self.by_name {
            let (cell, name) = (row.cell(*n), self.columns.names.get(*n));
            if let Some(name) = name.filter(|_| !cell.is_empty()) {
                content.extend([name, "\u{1f}", &String::from_utf8_lossy(cell), "\u{1e}"]);
            }
        }
        content
    }
}

/// What the cells of one row said. An empty cell said nothing.
#[derive(Default)]
struct Said<'a> {
    id: Option<&'a str>,
    at: Option<Instant>,
    zone: Option<&'a str>,
    day: Option<Day<'a>>,
    answers: Vec<(FeelingId, crate::domain::Answer)>,
    symptoms: Vec<(SymptomId, SymptomAnswer)>,
    context: Context,
    note: Option<&'a str>,
    unknown: bool,
}

impl<'a> Said<'a> {
    fn take(&mut self, column: Column, text: &'a str, labels: &mut Shared) -> Result<(), Why> {
        let short = text.trim();
        let mut list = |text: &str| words_once(cell::words(text).iter().map(|w| labels.of(w)));
        match column {
            Column::Id if is_id(text) => self.id = Some(text),
            Column::Id => return Err(NO_ID.into()),
            Column::Note if text.len() > NOTE_LIMIT => return Err("the note is longer than 16 MiB".into()),
            Column::Note => self.note = Some(text),
            Column::Medicines => self.context.medicines = list(text),
            Column::Substances => self.context.substances = list(text),
            Column::Tags => self.context.tags = list(text),
            Column::Company => self.context.company = words_once([labels.of(text)]).pop(),
            Column::Unknown => self.unknown = true,
            _ if short.is_empty() => {}
            Column::At => {
                let at = read_loose_at(short).filter(|t| is_writable(t.utc_ms, t.offset_s));
                self.at = Some(at.ok_or("`at` is not a time with its offset, such as 2026-11-23T21:40:00+01:00")?);
            }
            Column::Zone if is_zone_name(short) => self.zone = Some(short),
            Column::Zone => return Err("`zone` is not the name of a time zone".into()),
            Column::Day => self.day = Some(DayKey::parse(short).map_or(Day::Meant(short), Day::Said)),
            Column::Feeling(id) => {
                let answer =
                    cell::answer(short).ok_or("the answer to a feeling is no whole number from 0 to 10 and not `?`")?;
                self.answers.push((id, answer));
            }
            Column::Symptom(id) => {
                let answer = SymptomAnswer::from_word(&short.to_lowercase());
                let answer = answer.ok_or("the answer to a symptom is none of no, mild, moderate, strong, rather_not_say")?;
                self.symptoms.push((id, answer));
            }
            Column::Sleep => {
                let hours = hours(short).ok_or("`sleep_hours` is not a number of hours from 0 to 24, such as 6.5 or 6:30")?;
                self.context.sleep = Some(hours);
            }
        }
        Ok(())
    }
}
