//! The rows of a table of any program, by the columns that were said.

use super::{
    super::reading::{Table, hours, number},
    APP, KIND,
    look::{Look, sign_of},
    open,
    times::when,
};
use crate::{
    domain::folded,
    exchange::{
        ExchangeError,
        diary::{Diary, Entry, Mood, Scaled, TableColumns, Texts},
        formats::{Asked, Source},
        json::Why,
    },
};

struct Columns {
    /// A sign of which table it is, made of its first line.
    table: String,
    time: Option<usize>,
    clock: Option<usize>,
    id: Option<usize>,
    mood: Option<usize>,
    mood_scale: (f64, f64),
    sleep: Option<usize>,
    scales: Vec<usize>,
    tags: Vec<usize>,
    medicines: Vec<usize>,
    notes: Vec<usize>,
}

pub(in crate::exchange) fn read(source: &mut dyn Source, asked: &Asked<'_>) -> Result<Diary, ExchangeError> {
    let no = |why| ExchangeError::NotThat { kind: KIND, why };
    let said = if let Some(said) = &asked.choices.table {
        said.clone()
    } else {
        source.rewind()?;
        let look = Look::at(&mut *source)?;
        if look.month_unclear {
            return Err(no("nothing in it settles which number of a day is the month: a map says it with `day_begins_with`"));
        }
        look.guess
    };
    if said.time.is_empty() {
        return Err(no("no column of it says when each row was: a map names one with `time`"));
    }
    source.rewind()?;
    let (mut table, _) = open(source)?;
    let columns = columns(&table, &said).ok_or_else(|| no("a column that the map names is not in its first line"))?;
    if columns.mood_scale.0 >= columns.mood_scale.1 {
        return Err(no("`mood_worst` and `mood_best` are no two numbers of which the second is greater"));
    }
    let (mut diary, mut texts) = (asked.diary(APP), Texts::default());
    while let Some((line, read)) = table.next()? {
        diary.take_read(line, read.and_then(|()| entry(&table, &columns, &said, line, &mut texts)))?;
    }
    Ok(diary)
}

/// Where each of them is; `None` where one is not there.
fn columns(table: &Table<'_>, said: &TableColumns) -> Option<Columns> {
    let place = |name: &String| table.column(&folded(name));
    let one = |name: &Option<String>| name.as_ref().map_or(Some(None), |name| place(name).map(Some));
    let all = |names: &[String]| names.iter().map(place).collect::<Option<Vec<_>>>();
    Some(Columns {
        table: sign_of(&table.titles),
        time: Some(place(&said.time)?),
        clock: one(&said.clock)?,
        id: one(&said.id)?,
        mood: one(&said.mood)?,
        mood_scale: (said.mood_worst.unwrap_or(1.0), said.mood_best.unwrap_or(5.0)),
        sleep: one(&said.sleep)?,
        scales: all(&said.scales)?,
        tags: all(&said.tags)?,
        medicines: all(&said.medicines)?,
        notes: all(&said.notes)?,
    })
}

fn entry(row: &Table<'_>, columns: &Columns, said: &TableColumns, line: u64, texts: &mut Texts) -> Result<Entry, Why> {
    if row.runs_over() {
        return Err("it has more cells than the first line, and nobody knows which is which".into());
    }
    let clock = columns.clock.map(|clock| row.cell(Some(clock)));
    let when = when(row.cell(columns.time), clock, said.day_begins_with).ok_or("when it was can't be read")?;
    let mut entry = Entry::at(line, when);
    // Two tables may both have a row of one day: which table it is belongs to what it is called.
    let own = row.cell(columns.id);
    let own = if own.is_empty() { String::new() } else { format!("-{own}") };
    entry.own_id = Some(format!("{}-{}{own}", columns.table, entry.when.on_the_wall()).into());
    let mood = row.cell(columns.mood);
    if !mood.is_empty() {
        let (worst, best) = columns.mood_scale;
        let value = number(mood).filter(|value| (worst..=best).contains(value));
        let value = value.ok_or("its mood is no number on the scale that was said for it")?;
        entry.mood = Some(Mood { value: Some(value), scale: columns.mood_scale, word: texts.none() });
    }
    let slept = row.cell(columns.sleep);
    if !slept.is_empty() {
        entry.sleep = Some(hours(slept).ok_or("its hours of sleep are none from 0 to 24")?);
    }
    for n in &columns.scales {
        let cell = row.cell(Some(*n));
        if !cell.is_empty() {
            let value = number(cell).ok_or("a cell that should be a number is none")?;
            entry.scales.push(Scaled { name: texts.of(&row.titles[*n]), value, scale: None, word: texts.none() });
        }
    }
    for n in &columns.tags {
        let cell = row.cell(Some(*n)).split(['|', ';', ',']);
        entry.words.extend(cell.filter_map(|word| texts.word(&row.titles[*n], word)));
    }
    for n in &columns.medicines {
        let words = row.cell(Some(*n)).split(['|', ';']).map(str::trim).filter(|word| !word.is_empty());
        entry.medicines.extend(words.map(|word| texts.of(word)));
    }
    let notes: Vec<&str> = columns.notes.iter().map(|n| row.cell(Some(*n))).filter(|note| !note.is_empty()).collect();
    entry.note = notes.join("\n").into();
    entry.row = row.raw();
    Ok(entry)
}
