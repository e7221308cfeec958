use super::{
    KIND, cell,
    columns::{Column, Columns},
};
use crate::{
    domain::{Besides, CheckIn, Context, DayKey, DayStart, FeelingId, Instant, Moment, Source, SymptomAnswer, SymptomId},
    exchange::{
        ExchangeError, Incoming, ReadFor,
        decode::as_utf8,
        incoming::{Gathering, NO_ID, Shared, id_of_content, is_id},
        json::Why,
        jsonl::{NOTE_LIMIT, ROW_LIMIT, words},
        rows::Rows,
        time::{is_writable, is_zone_name, read_at, zone_of_offset},
    },
};
use std::{io::BufRead, sync::Arc};

/// Reads a table for a journal whose day begins at this hour; it settles the day of rows without `day`.
///
/// # Errors
/// No table of check-ins, a file above the limits, or one that can't be read to its end: nothing is taken.
pub fn read_from_day_start(input: impl BufRead, read_for: impl Into<ReadFor>) -> Result<Incoming, ExchangeError> {
    let ReadFor { start, can } = read_for.into();
    let mut rows = Rows::new(as_utf8(input)?, b',');
    rows.keeps_raw = true;
    let first = match rows.next()? {
        None => return Err(ExchangeError::NotThat { kind: KIND, why: "it is empty" }),
        Some(_) => rows.raw().to_vec(),
    };
    let columns = Columns::of(&first)?;
    rows.separator = columns.separator;
    rows.keeps_raw = columns.each.contains(&Column::Unknown);
    let by_name = {
        let mut places: Vec<usize> = (0..columns.names.len()).collect();
        places.sort_by_key(|n| columns.names.get(*n));
        places
    };
    let mut reading = Reading { columns, first, by_name, start, zones: Shared::default(), labels: Shared::default() };
    let mut got = Gathering::that_takes(can);
    while let Some((line, read)) = rows.next()? {
        let taken = read.and_then(|()| reading.check_in(&rows)).and_then(|c| got.take(c));
        if let Err(why) = taken {
            got.into.refuse(line, why);
        }
        if got.into.offered > ROW_LIMIT {
            return Err(ExchangeError::TooManyRows { rows: ROW_LIMIT });
        }
    }
    got.into.described = reading.columns.whole;
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
}

impl Reading {
    fn check_in<R: BufRead>(&mut self, row: &Rows<R>) -> Result<CheckIn, Why> {
        if row.len() != self.columns.each.len() {
            return Err("it has not as many cells as the first line".into());
        }
        let mut said = Said::default();
        for (n, column) in self.columns.each.iter().enumerate() {
            let text = std::str::from_utf8(row.cell(n)).map_err(|_| Why::from("this row is not UTF-8 text"))?;
            if !text.is_empty() {
                said.take(*column, cell::as_it_was(text), &mut self.labels)?;
            }
        }
        let id = match said.id {
            Some(id) => id.into(),
            None => id_of_content(&self.content(row)),
        };
        let instant = said.at.ok_or("`at` is empty: it says when this was, with the offset of the clock")?;
        let zone = match said.zone {
            Some(zone) => self.zones.of(zone),
            None => self.zones.of(&zone_of_offset(instant.offset_s)),
        };
        let text = |bytes: &[u8]| String::from_utf8_lossy(bytes).into_owned();
        let row_as_it_stands = || format!("{}\n{}", text(&self.first), text(row.raw()));
        let source = said.unknown.then(|| Source { app: "csv".to_owned(), row: row_as_it_stands() });
        said.answers.sort_by_key(|(f, _)| *f);
        said.symptoms.sort_by_key(|(s, _)| *s);
        let day = said.day.unwrap_or_else(|| instant.day(self.start));
        let note = said.note.map(Arc::from).unwrap_or_default();
        let besides = Besides { symptoms: said.symptoms, context: said.context, note, source, ..Besides::default() };
        Ok(CheckIn::new(Arc::clone(&id), Moment { instant, zone }, day, said.answers).with(besides))
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
    day: Option<DayKey>,
    answers: Vec<(FeelingId, crate::domain::Answer)>,
    symptoms: Vec<(SymptomId, SymptomAnswer)>,
    context: Context,
    note: Option<&'a str>,
    unknown: bool,
}

impl<'a> Said<'a> {
    fn take(&mut self, column: Column, text: &'a str, labels: &mut Shared) -> Result<(), Why> {
        let short = text.trim();
        let mut list = |text: &str| words(cell::words(text).iter().map(|w| labels.of(w)));
        match column {
            Column::Id if is_id(text) => self.id = Some(text),
            Column::Id => return Err(NO_ID.into()),
            Column::Note if text.len() > NOTE_LIMIT => return Err("the note is longer than 16 MiB".into()),
            Column::Note => self.note = Some(text),
            Column::Medicines => self.context.medicines = list(text),
            Column::Substances => self.context.substances = list(text),
            Column::Tags => self.context.tags = list(text),
            Column::Company => self.context.company = Some(labels.of(text)),
            Column::Unknown => self.unknown = true,
            _ if short.is_empty() => {}
            Column::At => {
                let at = read_at(short).filter(|t| is_writable(t.utc_ms, t.offset_s));
                self.at = Some(at.ok_or("`at` is not a time with its offset, such as 2026-11-23T21:40:00+01:00")?);
            }
            Column::Zone if is_zone_name(short) => self.zone = Some(short),
            Column::Zone => return Err("`zone` is not the name of a time zone".into()),
            Column::Day => self.day = Some(DayKey::parse(short).ok_or("`day` is not a day, such as 2026-11-23")?),
            Column::Feeling(id) => {
                let answer =
                    cell::answer(short).ok_or("the answer to a feeling is no whole number from 0 to 10 and not `?`")?;
                self.answers.push((id, answer));
            }
            Column::Symptom(id) => {
                let answer = SymptomAnswer::from_word(short);
                let answer = answer.ok_or("the answer to a symptom is none of no, mild, moderate, strong, rather_not_say")?;
                self.symptoms.push((id, answer));
            }
            Column::Sleep => {
                let hours = cell::sleep(short).ok_or("`sleep_hours` is not a number from 0 to 24, such as 6.5")?;
                self.context.sleep = Some(hours);
            }
        }
        Ok(())
    }
}
