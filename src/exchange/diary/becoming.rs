//! What a diary becomes with what was chosen for its names: what is offered to the journal.

use super::{
    choices::{Choice, Choices},
    entry::{Diary, Entry, Mood, Scaled, When},
    placing::{Placed, Placing},
    strengths,
};
use crate::{
    domain::{
        Answer, Besides, CheckIn, Context, FeelingId, ImportedMood, Key, Parts, Series, SleepHours, Source, SymptomAnswer,
        SymptomId, Which, each_once, folded, stronger, stronger_symptom, words_once,
    },
    exchange::{
        ExchangeError, Incoming, ReadFor,
        gathering::{Gathering, Onward},
        incoming::{PassedOver, is_id, sum_of},
        json::Why,
        jsonl::{Book, NOTE_LIMIT, ROW_LIMIT, name_of},
    },
};
use std::{
    collections::{HashMap, HashSet},
    fmt::Write,
    sync::Arc,
};

impl Diary {
    /// What is offered to the journal when these are the choices.
    ///
    /// # Errors
    /// More entries than are taken at once.
    pub fn with(self, choices: &Choices, read_for: impl Into<ReadFor>) -> Result<Incoming, ExchangeError> {
        let becoming = Becoming::of(self.app, choices, read_for.into());
        becoming.finish(self, &mut Onward::nowhere())
    }
}

/// Names of numbers that are told apart. Our choice: more than a table has columns, and nobody can choose among so many.
const SCALES: usize = 5_000;

/// A name and the bits of its scale.
type SeriesKey = (Arc<str>, Option<(u64, u64)>);

/// Entries as they become check-ins, one after another.
pub(in crate::exchange) struct Becoming<'a> {
    app: &'static str,
    app_name: Arc<str>,
    got: Gathering,
    choices: &'a Choices,
    placing: Placing,
    book: Book,
    /// What each scale becomes, looked up once.
    scales: HashMap<Arc<str>, Scale>,
    series: HashMap<SeriesKey, Series>,
    parts: Parts,
    /// Values outside of the scale that was said.
    off_scale: u64,
}

#[derive(Debug, Clone)]
enum Scale {
    Feeling(FeelingId, f64, f64),
    Symptom(SymptomId, f64, f64),
    Sleep,
    Series,
    Nothing,
}

/// What the numbers of one entry became.
#[derive(Default)]
struct Numbers {
    answers: Vec<(FeelingId, Answer)>,
    symptoms: Vec<(SymptomId, SymptomAnswer)>,
    series: Vec<(Series, f64, Arc<str>)>,
    sleep: Option<SleepHours>,
}

impl<'a> Becoming<'a> {
    pub(in crate::exchange) fn of(app: &'static str, choices: &'a Choices, read_for: ReadFor) -> Self {
        let ReadFor { start, can } = read_for;
        let mut got = Gathering::that_takes(can);
        got.into.moods_beside = true;
        got.into.zone_assumed = true;
        Self {
            app,
            app_name: app.into(),
            got,
            choices,
            placing: Placing::of(choices.zone.as_deref(), start),
            book: Book::starting(),
            scales: HashMap::new(),
            series: HashMap::new(),
            parts: Parts { tags: true, note: true, ..Parts::none() },
            off_scale: 0,
        }
    }

    /// Some of its entries; what is a whole lot of check-ins by now goes onward.
    pub(in crate::exchange) fn take_all(&mut self, entries: Vec<Entry>, onward: &mut Onward<'_>) -> Result<(), ExchangeError> {
        for entry in entries {
            let place = entry.place;
            self.got.into.zone_assumed &= !matches!(entry.when, When::At(..));
            if let Err(why) = self.take(entry) {
                self.got.into.refuse(place, why);
            }
            self.got.into.parts.clone_from(&self.parts);
            self.got.hand_on(onward, &self.book)?;
        }
        Ok(())
    }

    /// The last entries, and what the file said beside them.
    pub(in crate::exchange) fn finish(mut self, last: Diary, onward: &mut Onward<'_>) -> Result<Incoming, ExchangeError> {
        if last.offered() > ROW_LIMIT {
            return Err(ExchangeError::TooManyRows { rows: ROW_LIMIT });
        }
        let Diary { entries, refused, refused_count, passed_over, .. } = last;
        self.take_all(entries, onward)?;
        let told = refused.len() as u64;
        for (line, why) in refused {
            self.got.into.refuse(line, why.into());
        }
        let more = refused_count.saturating_sub(told);
        let into = &mut self.got.into;
        (into.offered, into.rejected_count) = (into.offered + more, into.rejected_count + more);
        into.rejected.sort_by_key(|(line, _)| *line);
        into.passed_over = passed_over;
        if self.off_scale > 0 {
            into.passed_over.push((self.off_scale, PassedOver::OffScale));
        }
        into.parts = self.parts;
        Ok(self.got.finish(self.book))
    }

    fn take(&mut self, entry: Entry) -> Result<(), Why> {
        if entry.note.len() > NOTE_LIMIT {
            return Err("the note is longer than 16 MiB".into());
        }
        let Placed { at, day, id } = self.placing.place(self.app, &entry)?;
        let said = content(&entry);
        let mut numbers = Numbers::default();
        let mut context = Context { sleep: entry.sleep, medicines: entry.medicines, ..Context::default() };
        self.parts.medicines |= !context.medicines.is_empty();
        let mut tags: Vec<Arc<str>> = Vec::new();
        if let Some(mood) = entry.mood {
            tags.extend(self.mood(mood, &mut numbers));
        }
        for scaled in entry.scales {
            self.scale(scaled, &mut numbers)?;
        }
        context.sleep = context.sleep.or(numbers.sleep);
        self.parts.sleep |= context.sleep.is_some();
        for word in entry.words {
            self.word(&word.group, word.word, &mut context, &mut tags);
        }
        context.tags = words_once(tags);
        context.medicines = words_once(std::mem::take(&mut context.medicines));
        context.substances = words_once(std::mem::take(&mut context.substances));
        let source = Source { app: self.app.to_owned(), row: entry.row.into() };
        let besides = Besides {
            symptoms: each_once(numbers.symptoms, stronger_symptom),
            context,
            note: entry.note,
            source: Some(source),
            ..Besides::default()
        };
        let instant = at.instant;
        let check_in = CheckIn::new(id, at, day, each_once(numbers.answers, stronger)).with(besides);
        let Some(id) = self.got.take_made(check_in, &said)? else { return Ok(()) };
        let mut once = HashSet::new();
        for (series, value, label) in numbers.series {
            let id = id_beside(id.as_str(), &folded(&series.name));
            if once.insert(Arc::clone(&id)) {
                self.got.into.journal.moods.push(ImportedMood {
                    id,
                    at: instant,
                    day,
                    value,
                    label: label.to_string(),
                    series,
                });
            }
        }
        Ok(())
    }

    /// Puts an overall mood to its series; a word whose value nobody said is a tag.
    fn mood(&mut self, mood: Mood, numbers: &mut Numbers) -> Option<Arc<str>> {
        if self.choices.of_mood() == Choice::LeaveOut {
            return None;
        }
        let Some(value) = mood.value.or_else(|| self.choices.value_of(&mood.word)) else {
            return Some(mood.word).filter(|word| !word.trim().is_empty());
        };
        let series = self.series(&"".into(), Some(mood.scale));
        numbers.series.push((series, value, mood.word));
        None
    }

    fn scale(&mut self, scaled: Scaled, numbers: &mut Numbers) -> Result<(), Why> {
        let scale = if let Some(scale) = self.scales.get(&scaled.name) {
            scale.clone()
        } else if self.scales.len() >= SCALES {
            return Err("the file has numbers of more than 5,000 names".into());
        } else {
            let scale = self.looked_up(&scaled.name)?;
            self.scales.insert(Arc::clone(&scaled.name), scale.clone());
            scale
        };
        match scale {
            Scale::Feeling(feeling, zero, ten) => match strengths::answer(scaled.value, zero, ten) {
                Some(answer) => numbers.answers.push((feeling, answer)),
                None => self.off_scale += 1,
            },
            Scale::Symptom(symptom, zero, ten) => match strengths::symptom(scaled.value, zero, ten) {
                Some(answer) => numbers.symptoms.push((symptom, answer)),
                None => self.off_scale += 1,
            },
            Scale::Sleep => match SleepHours::new(scaled.value) {
                Some(hours) => numbers.sleep = Some(hours),
                None => self.off_scale += 1,
            },
            Scale::Series => {
                let series = self.series(&scaled.name, scaled.scale);
                numbers.series.push((series, scaled.value, scaled.word));
            }
            Scale::Nothing => {}
        }
        Ok(())
    }

    fn looked_up(&mut self, name: &str) -> Result<Scale, Why> {
        let key = |name: &str| Key::new(name.trim()).unwrap_or_else(|_| Key::from_name(name));
        Ok(match self.choices.of_scale(name) {
            Choice::Feeling { feeling, zero, ten } => {
                let key = key(&feeling);
                let id = self.book.feeling_named(&feeling, &key, &name_of(&key))?;
                self.speaks_of_feeling(id);
                Scale::Feeling(id, zero, ten)
            }
            Choice::NewFeeling { name, side, zero, ten } => {
                let key = Key::from_name(&name);
                let id = self.book.feeling_named(&name, &key, name.trim())?;
                if self.book.sides_unsaid.contains(&key)
                    && let Some(new) = self.book.catalogue.feelings.iter_mut().find(|f| f.id == id)
                {
                    new.valence = side.into();
                    self.book.sides_unsaid.retain(|k| *k != key);
                }
                self.speaks_of_feeling(id);
                Scale::Feeling(id, zero, ten)
            }
            Choice::Symptom { symptom, zero, ten } => {
                let key = Key::from_name(&symptom);
                let id = self.book.symptom_named(&symptom, &key, symptom.trim())?;
                if let Which::These(these) = &mut self.parts.symptoms
                    && !these.contains(&id)
                {
                    these.push(id);
                }
                Scale::Symptom(id, zero, ten)
            }
            Choice::Sleep => Scale::Sleep,
            Choice::LeaveOut => Scale::Nothing,
            Choice::Series | Choice::Tag | Choice::Company | Choice::Medicine | Choice::Substance => Scale::Series,
        })
    }

    fn speaks_of_feeling(&mut self, id: FeelingId) {
        if let Which::These(these) = &mut self.parts.feelings
            && !these.contains(&id)
        {
            these.push(id);
        }
    }

    fn word(&mut self, group: &str, word: Arc<str>, context: &mut Context, tags: &mut Vec<Arc<str>>) {
        match self.choices.of_word(group, &word) {
            // A check-in has one company: who else was there stays a tag.
            Choice::Company if context.company.is_none() => {
                self.parts.company = true;
                context.company = Some(word);
            }
            Choice::Medicine => {
                self.parts.medicines = true;
                context.medicines.push(word);
            }
            Choice::Substance => {
                self.parts.substances = true;
                context.substances.push(word);
            }
            Choice::LeaveOut => {}
            Choice::Tag
            | Choice::Company
            | Choice::Feeling { .. }
            | Choice::NewFeeling { .. }
            | Choice::Symptom { .. }
            | Choice::Sleep
            | Choice::Series => tags.push(word),
        }
    }

    fn series(&mut self, name: &Arc<str>, scale: Option<(f64, f64)>) -> Series {
        let bits = scale.map(|(lowest, highest)| (lowest.to_bits(), highest.to_bits()));
        let new = || Series { app: Arc::clone(&self.app_name), name: Arc::clone(name), scale };
        self.series.entry((Arc::clone(name), bits)).or_insert_with(new).clone()
    }
}

/// What a number of this name is called beside its check-in, as an export can say it: a name may be a question as long as
/// a page, or have signs in it that nobody sees. Then a sum stands for it, the same each time.
fn id_beside(check_in: &str, name: &str) -> Arc<str> {
    let id = ImportedMood::id_beside(check_in, name);
    if is_id(&id) { id } else { ImportedMood::id_beside(check_in, &format!("{:032x}", sum_of(name))) }
}

/// All that an entry says, so that the very same one is taken once.
fn content(entry: &Entry) -> String {
    let mut said = String::new();
    let Entry { when, mood, scales, words, sleep, medicines, note, .. } = entry;
    // Writing to a String can't fail.
    let _ = write!(said, "{when:?}\u{1f}{mood:?}\u{1f}{scales:?}\u{1f}{words:?}\u{1f}{sleep:?}\u{1f}{medicines:?}\u{1f}{note}");
    said
}
