//! What a dry run tells of another app's diary: its days, its names with what becomes of each, and a map to begin with.

use crate::{
    app::{LookedAt, WITHOUT_NAMES, map_of, map_read},
    cli::terminal::{failure::Failure, out},
    domain::app_name,
    exchange::{
        diary::{Choice, Choices, Name, Side, What},
        other_apps::Look,
    },
};
use std::{fmt::Write, fs, io::Read, path::Path};

/// The largest map that is read. Our choice, far above the names of a life.
const MAP_LIMIT: u64 = 4 << 20;
/// Words that are told one by one; the others are counted.
const WORDS_TOLD: usize = 20;

/// Reads what was chosen from a file.
pub(super) fn map(file: &Path) -> Result<Choices, Failure> {
    let bad = |why: &str| {
        Failure::bad_input(format!(
            "The map can't be read: {why}. Nothing was taken in. Without --map, a dry run prints one to begin with"
        ))
    };
    let mut text = String::new();
    let opened = fs::metadata(file).ok().filter(fs::Metadata::is_file).and_then(|_| fs::File::open(file).ok());
    let opened = opened.ok_or_else(|| bad("there is no such file, or it may not be read"))?;
    let read = opened.take(MAP_LIMIT + 1).read_to_string(&mut text);
    if read.is_err() || text.len() as u64 > MAP_LIMIT {
        return Err(bad("it is no text, or larger than 4 MiB"));
    }
    map_read(&text).map_err(|why| bad(&why))
}

/// The columns of a table as they seem, and a map to begin with.
pub(super) fn columns(look: &Look) -> Result<(), Failure> {
    let mut told = String::new();
    if !look.has_names {
        told.extend([WITHOUT_NAMES, "\n"]);
    }
    told.push_str("Its columns, and what they seem to be:\n");
    for column in look.columns.iter().filter(|column| !column.title.is_empty()) {
        let samples = column.samples.join(", ");
        let samples: String = samples.chars().take(60).collect();
        told.extend(["  ", &column.title, ": ", column.seems.words()]);
        if !samples.is_empty() {
            told.extend([" (", &samples, ")"]);
        }
        told.push('\n');
    }
    if look.month_unclear {
        told.push_str(
            "Nothing in it settles which number of a day is the month: day_begins_with = \"day\" or \"month\" says it.\n",
        );
    }
    let choices = Choices {
        scales: look.guess.scales.iter().map(|name| (name.clone(), Choice::Series)).collect(),
        table: Some(look.guess.clone()),
        ..Choices::default()
    };
    told.push_str(&to_begin_with(&choices, &[]));
    out::all(&told)
}

/// What a diary holds: from when to when, and its names.
pub(super) fn names(looked: &LookedAt, app: &str, with_map: bool) -> Result<(), Failure> {
    let (mut told, names) = (String::new(), &looked.names);
    if let Some((first, last)) = looked.weighed.days {
        let n = looked.weighed.check_ins;
        let entries = if n == 1 { "entry" } else { "entries" };
        put(&mut told, format_args!("{n} {entries}{}, from {first} to {last}.\n", of_app(app)));
    }
    if !names.is_empty() {
        told.push_str("Its names, and what becomes of each:\n");
    }
    let mut words = 0;
    for name in names {
        if name.what == What::Word {
            words += 1;
            if words > WORDS_TOLD {
                continue;
            }
        }
        put(&mut told, format_args!("  {}\n", line(name)));
    }
    if words > WORDS_TOLD {
        put(&mut told, format_args!("  {} more words\n", words - WORDS_TOLD));
    }
    if !with_map && !names.is_empty() {
        told.push_str(&to_begin_with(&Choices { app: app.to_owned(), ..beginning(names) }, names));
    }
    if told.is_empty() { Ok(()) } else { out::all(&told) }
}

/// Of a long file no entry is kept that would name its app: then the sentence goes without.
fn of_app(app: &str) -> String {
    if app.is_empty() { String::new() } else { format!(" of {}", app_name(app)) }
}

// Writing to a String can't fail.
fn put(told: &mut String, text: std::fmt::Arguments<'_>) {
    let _ = told.write_fmt(text);
}

fn line(name: &Name) -> String {
    let kind = match name.what {
        What::Mood => "overall mood".to_owned(),
        What::MoodWord => format!("mood “{}”", name.name),
        What::Scale => format!("scale “{}”", name.name),
        What::Group => format!("all under “{}”", name.name),
        What::Word => format!("“{}”", name.name),
    };
    let times = if name.times == 1 { "once".to_owned() } else { format!("{} times", name.times) };
    let scale = name.scale.map_or_else(String::new, |(lowest, highest)| format!(", from {lowest} to {highest}"));
    let samples = if name.samples.is_empty() { String::new() } else { format!(": {}", name.samples.join(", ")) };
    format!("{kind} ({times}{scale}{samples}): {}", becomes(&name.choice, name.what))
}

fn becomes(choice: &Choice, what: What) -> String {
    match choice {
        Choice::Feeling { feeling, zero, ten } => format!("the feeling “{feeling}”, {zero} is 0 and {ten} is 10"),
        Choice::NewFeeling { name, side, zero, ten } => {
            let side = match side {
                Side::Pleasant => "pleasant",
                Side::Unpleasant => "unpleasant",
            };
            format!("the new {side} feeling “{name}”, {zero} is 0 and {ten} is 10")
        }
        Choice::Symptom { symptom, zero, ten } => format!("the symptom “{symptom}”, {zero} is no and {ten} is strong"),
        Choice::Sleep => "hours slept".to_owned(),
        Choice::Tag if what == What::MoodWord => "a tag, until mood_words says which value it is".to_owned(),
        Choice::Tag => "a tag".to_owned(),
        Choice::Company => "company".to_owned(),
        Choice::Medicine => "a medicine".to_owned(),
        Choice::Substance => "a substance".to_owned(),
        Choice::Series => "a series of its own".to_owned(),
        Choice::LeaveOut => "left out".to_owned(),
    }
}

/// What becomes of everything, as it is without a word of the person's.
fn beginning(names: &[Name]) -> Choices {
    let of = |what: What| names.iter().filter(move |name| name.what == what);
    let each = |what| of(what).map(|name| (name.name.to_string(), name.choice.clone())).collect();
    Choices {
        mood: of(What::Mood).next().map(|name| name.choice.clone()),
        scales: each(What::Scale),
        groups: each(What::Group),
        ..Choices::default()
    }
}

fn to_begin_with(choices: &Choices, names: &[Name]) -> String {
    let map = map_of(choices);
    let mut told = format!(
        "\nA map to begin with, for --map MAP.toml:\n\n{map}\n\
         # A scale can be a feeling on the scale that is said, a new one, a symptom, sleep, a series or nothing:\n\
         # [scales.\"NAME\"]\n# as = \"feeling\"      # or new_feeling with name and side, symptom, sleep, series, leave_out\n\
         # feeling = \"joy\"\n# zero = 1            # the value that means 0, not felt\n# ten = 5             # the value that means 10\n"
    );
    let words: Vec<&Name> = names.iter().filter(|name| name.what == What::MoodWord && name.choice == Choice::Tag).collect();
    if !words.is_empty() {
        told.push_str("# Which value each word for a mood means:\n# [mood_words]\n");
        for word in words {
            put(&mut told, format_args!("# {:?} = 3\n", &*word.name));
        }
    }
    told
}

#[cfg(test)]
mod tests {
    use super::of_app;

    #[test]
    fn entries_of_an_app_that_is_not_known_are_just_entries() {
        assert_eq!((of_app("daylio"), of_app("")), (" of Daylio".to_owned(), String::new()));
    }
}
