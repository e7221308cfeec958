//! `gamut list`: check-ins, as words or as lines of JSON.

use crate::cli::{
    place::open_to_read,
    terminal::{
        failure::Failure,
        out::{Out, plain},
    },
    when,
};
use crate::{
    app::{EachNote, NoteWords},
    domain::{Catalogue, CheckIn, Journal, SELF_HARM_KEY, SymptomAnswer, Units},
    exchange::jsonl::check_in_line,
};
use clap::Args as ClapArgs;
use std::path::Path;

#[derive(Debug, ClapArgs)]
pub(in crate::cli) struct Which {
    /// One JSON object a line, as in an export
    #[arg(long)]
    pub(super) json: bool,
    /// The first day, such as 2026-11-01
    #[arg(long, value_name = "DAY")]
    pub(super) from: Option<String>,
    /// The last day
    #[arg(long, value_name = "DAY")]
    pub(super) until: Option<String>,
    /// Words that stand in the note
    #[arg(long, allow_hyphen_values = true)]
    pub(super) search: Option<String>,
}

/// Shows check-ins, earliest first; nothing of the trash.
pub(super) fn run(path: &Path, which: &Which) -> Result<(), Failure> {
    let (from, until) = (when::day(which.from.as_deref(), "--from")?, when::day(which.until.as_deref(), "--until")?);
    let store = open_to_read(path)?;
    let journal = match &which.search {
        Some(words) => {
            let mut notes = EachNote::with(words);
            // The words of another app's moods are found, too: where they have none of it, the notes alone tell.
            if store.words_of_moods()?.iter().any(|mood| notes.any_is_in(mood)) {
                let all = if from.is_none() && until.is_none() { store.load()? } else { store.load_days(from, until)? };
                that_hold(&all, words)
            } else {
                store.load_fitting((from, until), &notes.pieces(), move |note, most| notes.how_far(note, most))?
            }
        }
        None if from.is_none() && until.is_none() => store.load()?,
        None => store.load_days(from, until)?,
    };
    let mut out = Out::new();
    let mut day = None;
    for c in &journal.check_ins {
        if which.json {
            out.json(&check_in_line(&without_self_harm(c, &journal.catalogue), &journal.catalogue))?;
            continue;
        }
        if day.replace(c.day) != Some(c.day) {
            out.line(format!("{}  {}", c.day, c.day.weekday_words()))?;
        }
        out.line(format!(
            "  {}  {}",
            journal.settings.units.clock(c.at.instant),
            in_words(c, &journal.catalogue, journal.settings.units)
        ))?;
        if !c.note.is_empty() {
            out.line(format!("         {}", plain(&c.note, "         ")))?;
        }
    }
    out.now()
}

/// Only the check-ins in which these words stand.
fn that_hold(journal: &Journal, words: &str) -> Journal {
    let places = NoteWords::with_moods(&journal.check_ins, &journal.moods).places(words, None, |_| true).newest_first;
    let mut places: Vec<u32> = places.into_iter().collect();
    places.sort_unstable();
    let at = |place: u32| journal.check_ins.get(usize::try_from(place).ok()?).cloned();
    Journal { check_ins: places.into_iter().filter_map(at).collect(), ..journal.clone() }
}

/// A listing is a plain export: the item about wanting to hurt oneself is left out (SAFETY 9). The whole
/// backup, `export`, keeps it.
fn without_self_harm(c: &CheckIn, catalogue: &Catalogue) -> CheckIn {
    let mut shown = c.clone();
    if let Some(item) = catalogue.symptom_by_key(SELF_HARM_KEY).filter(|s| c.symptom(s.id).is_some()) {
        shown.symptoms.retain(|(id, _)| *id != item.id);
    }
    shown
}

/// What was said, in the person's order; what wasn't answered isn't there. The item about wanting to
/// hurt oneself is left out: somebody may be looking at the same screen.
fn in_words(c: &CheckIn, catalogue: &Catalogue, units: Units) -> String {
    let mut said: Vec<String> = Vec::new();
    for f in &catalogue.feelings {
        if let Some(answer) = c.answer(f.id) {
            let number = answer.number().filter(|n| *n > 0).map(|n| format!("{n}, ")).unwrap_or_default();
            said.push(format!("{} ({number}{})", plain(&f.name, ""), answer.words()));
        }
    }
    for s in catalogue.symptoms.iter().filter(|s| s.key.as_str() != SELF_HARM_KEY) {
        if let Some(answer) = c.symptom(s.id) {
            let word = if answer == SymptomAnswer::RatherNotSay { "rather not say" } else { answer.word() };
            said.push(format!("{}: {word}", plain(&s.name, "")));
        }
    }
    let context = &c.context;
    said.extend(context.sleep.map(|s| format!("slept {}", units.sleep(s))));
    said.extend(context.medicines.iter().chain(&context.substances).map(|w| plain(w, "")));
    said.extend(context.company.iter().map(|w| plain(w, "")));
    said.extend(context.tags.iter().map(|t| format!("#{}", plain(t, ""))));
    for e in &c.expected_felt {
        let expected = e.expected.map_or("–".to_owned(), |i| i.to_string());
        let felt = e.felt.map_or("–".to_owned(), |a| a.number().map_or_else(|| a.words().to_owned(), |n| n.to_string()));
        said.push(format!("{}: once {expected}, now {felt}", plain(&e.what, "")));
    }
    said.join(" · ")
}
