//! One format after another, or the one that `GAMUT_FUZZ_FORMAT` names: its files are made and spoilt in memory and read
//! there, as quickly as that goes; now and then one is taken into a journal. What was read in a way of its own is kept and
//! spoilt further. Files in the folder `GAMUT_FUZZ_SEEDS` are read as they are first.

use crate::{
    dice::Dice,
    imports::{here_and_now, holds_what_it_says, read, taken_in},
    in_use::sentence,
    offered::{Offered, of_format},
    rounds::{self, Limits, Round},
    spoilt,
};
use gamut::{
    app::FileKind,
    clock,
    domain::{DayKey, DayStart, Journal},
    exchange::{
        ExchangeError, Incoming,
        diary::{Choice, Choices, Name, Side, What, names},
        formats::{self, Asked, Beginning, MadeBy},
    },
};
use std::{
    collections::HashSet,
    fs,
    hash::{DefaultHasher, Hash, Hasher},
    io::Cursor,
    sync::Arc,
    time::{Duration, Instant},
};

/// Files that are kept to be spoilt further, and how long each may be.
const KEPT: usize = 200;
const KEPT_BYTES: usize = 32 << 10;
/// Of the time so much goes to journals at the most: a twentieth.
const OF_JOURNALS: u32 = 20;

#[test]
fn each_format_is_read_whole_or_told_about_however_it_was_spoilt() {
    let wanted = std::env::var("GAMUT_FUZZ_FORMAT").ok();
    let kinds: Vec<FileKind> =
        formats::readable().filter(|kind| wanted.as_deref().is_none_or(|name| name == kind.format.name)).collect();
    assert!(!kinds.is_empty(), "GAMUT_FUZZ_FORMAT names no format");
    let limits = Limits::of_a_file(u32::try_from(kinds.len()).unwrap());
    for kind in kinds {
        let mut reading = Reading::of(kind, seeds());
        rounds::play_within(kind.format.name, 30, &limits, |round| reading.round(round));
    }
}

/// The files to begin with.
fn seeds() -> Vec<Vec<u8>> {
    let Ok(folder) = std::env::var("GAMUT_FUZZ_SEEDS") else { return Vec::new() };
    let mut files: Vec<_> = fs::read_dir(folder).unwrap().flatten().map(|entry| entry.path()).filter(|p| p.is_file()).collect();
    files.sort();
    files.iter().map(|file| fs::read(file).unwrap()).collect()
}

struct Reading {
    kind: FileKind,
    today: DayKey,
    /// Not yet read as they are, the next one last.
    first: Vec<Vec<u8>>,
    kept: Vec<Vec<u8>>,
    /// What became of files so far.
    known: HashSet<u64>,
    began: Instant,
    in_journals: Duration,
}

impl Reading {
    fn of(kind: FileKind, mut first: Vec<Vec<u8>>) -> Self {
        first.reverse();
        let today = clock::now().instant.day(DayStart::default());
        Self { kind, today, first, kept: Vec::new(), known: HashSet::new(), began: Instant::now(), in_journals: Duration::ZERO }
    }

    fn round(&mut self, round: &mut Round<'_>) {
        let offered = self.offered(&mut round.dice);
        round.at_hand(&offered.file, self.kind.format.ending);
        if round.dice.once_in(8) {
            told(&offered.file);
        }
        let became = match self.read(&mut round.dice, &offered) {
            Ok(incoming) => {
                holds_what_it_says(&incoming, self.kind, offered.answered.as_ref());
                print_of(&incoming)
            }
            Err(e) => {
                assert!(offered.answered.is_none(), "a good file was refused: {e}");
                sentence(&e.to_string());
                number_of(&e.to_string())
            }
        };
        if self.known.insert(became) && offered.file.len() <= KEPT_BYTES {
            if self.kept.len() < KEPT {
                self.kept.push(offered.file.clone());
            } else {
                let at = round.dice.below(KEPT);
                self.kept[at].clone_from(&offered.file);
            }
        }
        if round.is_asked || self.in_journals * OF_JOURNALS < self.began.elapsed() {
            let began = Instant::now();
            if read(round, &offered).is_some() {
                taken_in(round, &offered);
            }
            self.in_journals += began.elapsed();
        }
    }

    /// A new one, or one that was there, spoilt further.
    fn offered(&mut self, dice: &mut Dice) -> Offered {
        if let Some(file) = self.first.pop() {
            if file.len() <= KEPT_BYTES {
                self.kept.push(file.clone());
            }
            return Offered { kind: self.kind, file, answered: None };
        }
        if self.kept.is_empty() || dice.below(10) < 4 {
            return of_format(dice, self.kind.format.name, self.today);
        }
        let mut file = dice.of(&self.kept).clone();
        let other = dice.of(&self.kept);
        for _ in 0..=dice.below(4) {
            spoilt::further(dice, &mut file, other);
        }
        Offered { kind: self.kind, file, answered: None }
    }

    /// As a command reads it, or with something chosen for its names.
    fn read(&self, dice: &mut Dice, offered: &Offered) -> Result<Incoming, ExchangeError> {
        let (reader, mut file) = (self.kind.reader, Cursor::new(&offered.file[..]));
        let name = *dice.of(&["2024-03.txt", "offered", ""]);
        let nothing = Choices::default();
        if reader.made_by == MadeBy::Gamut || !dice.once_in(4) {
            return reader.incoming(&mut file, here_and_now(), &Asked::of(&nothing, name));
        }
        let diary = reader.diary(&mut file, &Asked::of(&nothing, name))?.unwrap();
        let choices = chosen(dice, &names(&diary, &nothing));
        assert_eq!(choices.problem(), None);
        let incoming = diary.with(&choices, here_and_now())?;
        // With a feeling chosen for a scale there are answers, which else there are none of.
        let (rows, refused) = (incoming.offered, incoming.rejected_count);
        assert!(refused <= rows, "more rows are refused than there are");
        Ok(Incoming { journal: without_answers(incoming.journal), ..incoming })
    }
}

/// Another app's names become whatever they may.
fn chosen(dice: &mut Dice, names: &[Name]) -> Choices {
    let mut choices = Choices::default();
    for name in names.iter().take(40) {
        let (zero, ten) = *dice.of(&[(0.0, 10.0), (1.0, 5.0), (5.0, 1.0), (-1.0, 1.0), (0.0, 1e300)]);
        let said = name.name.to_string();
        let is_scale = dice.below(6);
        let scale = match is_scale {
            0 => Choice::Feeling { feeling: "joy".to_owned(), zero, ten },
            1 => Choice::NewFeeling { name: said.clone(), side: Side::Unpleasant, zero, ten },
            2 => Choice::Symptom { symptom: "fatigue".to_owned(), zero, ten },
            3 => Choice::Sleep,
            4 => Choice::LeaveOut,
            _ => Choice::Series,
        };
        let word = dice.of(&[Choice::Tag, Choice::Company, Choice::Medicine, Choice::Substance, Choice::LeaveOut]).clone();
        match name.what {
            What::Mood => choices.mood = dice.once_in(2).then_some(Choice::LeaveOut),
            What::MoodWord => drop(choices.mood_words.insert(said, 3.0)),
            What::Scale => drop(choices.scales.insert(said, scale)),
            What::Group => drop(choices.groups.insert(said, word)),
            What::Word => drop(choices.words.insert(said, word)),
        }
    }
    choices
}

/// What is checked of a file with nothing chosen.
fn without_answers(mut journal: Journal) -> Journal {
    for c in journal.check_ins.iter_mut().chain(&mut journal.trash) {
        let _checked_elsewhere = std::mem::take(&mut Arc::make_mut(c).answers);
    }
    journal
}

/// What it is can be asked of any file.
fn told(file: &[u8]) {
    let begins = &file[..file.len().min(8 << 10)];
    let _any = formats::told(&mut Beginning { bytes: begins, whole: &mut Cursor::new(file) });
    let _none = formats::not_read(&Beginning { bytes: begins, whole: &mut Cursor::new(file) });
}

/// The same for two files of which the same became.
fn print_of(incoming: &Incoming) -> u64 {
    let about = |n: usize| n.checked_ilog2();
    let j = &incoming.journal;
    let reasons: HashSet<&str> = incoming.rejected.iter().map(|(_, why)| why.as_str()).collect();
    let mut reasons: Vec<&str> = reasons.into_iter().collect();
    reasons.sort_unstable();
    let passed_over: Vec<String> = incoming.passed_over.iter().map(|(_, what)| format!("{what:?}")).collect();
    let each = [j.check_ins.len(), j.trash.len(), j.moods.len(), incoming.rejected.len(), j.catalogue.feelings.len()];
    number_of(&format!("{:?}{reasons:?}{passed_over:?}{:?}", each.map(about), incoming.sides_unsaid.len().checked_ilog2()))
}

fn number_of(text: &str) -> u64 {
    let mut number = DefaultHasher::new();
    text.hash(&mut number);
    number.finish()
}
