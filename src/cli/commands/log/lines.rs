//! `gamut log -`: many check-ins at once, one a line, for who has them in a note on the phone. All of them or none: a note is
//! corrected and read again, and what is there already is not there twice.

use super::super::{
    remind,
    said_answer::{feeling, symptom},
};
use crate::{
    app::new_id,
    cli::{
        place::{asked_about, open_or_create},
        terminal::{failure::Failure, out},
        when,
    },
    clock,
    domain::{CanBe, Catalogue, CheckIn, CheckInDraft, CheckInId, Journal, Moment, NOTE_LIMIT, Settings, WhyNot},
    exchange::write_at,
    storage::Offered,
};
use std::{
    collections::HashMap,
    fmt::Write,
    io::{self, Read},
    path::Path,
    sync::Arc,
};

/// More is no note. What it holds is read before anything is opened to write.
const BYTES: u64 = 16 << 20;
/// Wrong lines that are told one by one.
const TOLD: usize = 10;
/// What stands behind it is the note.
const NOTE: &str = "//";

/// Saves every line of standard input, in one step.
pub(super) fn run(path: &Path, future: bool) -> Result<(), Failure> {
    let now = clock::now();
    let text = standard_input()?;
    let (mut catalogue, mut settings, is_new) = asked_about(path)?;
    let can = if future { CanBe::with_what_lies_ahead() } else { CanBe::as_of(now.instant) };
    let mut check_ins = all(&text, &catalogue, &settings, &now, can)?;
    let mut store = open_or_create(path, &catalogue)?;
    if is_new {
        // Another command may have made it in the meantime, with feelings of its own.
        (catalogue, settings) = store.load_asked_about()?;
        check_ins = all(&text, &catalogue, &settings, &now, can)?;
    }
    let newest = check_ins.iter().map(|c| c.at.instant).filter(|at| *at <= now.instant).max();
    let journal = Journal { catalogue, check_ins, ..Journal::default() };
    let counts = store.import_offered(&Offered::whole(&journal, &[]), now.instant.utc_ms)?;
    if let Some(at) = newest {
        remind::was_checked_in(path, at);
    }
    let check_ins = if counts.imported == 1 { "check-in" } else { "check-ins" };
    let mut said = format!("{} {check_ins} saved", counts.imported);
    for (n, what) in [
        (counts.duplicate, "already there"),
        (counts.differ, "at the same time as one in the journal that says something else, which was left as it is"),
        (counts.in_trash, "in the trash here, where they stay"),
    ] {
        if n > 0 {
            // Writing to a String can't fail.
            let _ = write!(said, ", {n} {what}");
        }
    }
    out::done(&said)
}

fn standard_input() -> Result<String, Failure> {
    let mut bytes = Vec::new();
    io::stdin()
        .lock()
        .take(BYTES + 1)
        .read_to_end(&mut bytes)
        .map_err(|e| Failure::disk(format!("Standard input could not be read: {e}. Nothing was saved")))?;
    if bytes.len() as u64 > BYTES {
        return Err(Failure::bad_input("Standard input is larger than 16 MiB. Nothing was saved. Split it"));
    }
    let text = String::from_utf8(bytes)
        .map_err(|_| Failure::bad_input("Standard input is no text in UTF-8. Nothing was saved. Save the note as UTF-8"))?;
    Ok(text.trim_start_matches('\u{feff}').to_owned())
}

/// The check-ins of all lines, or which lines can't be read.
fn all(text: &str, catalogue: &Catalogue, settings: &Settings, now: &Moment, can: CanBe) -> Result<Vec<Arc<CheckIn>>, Failure> {
    let mut of_time: HashMap<CheckInId, u32> = HashMap::new();
    let mut check_ins: Vec<Arc<CheckIn>> = Vec::new();
    let mut wrong: Vec<String> = Vec::new();
    for (n, line) in (1..).zip(text.lines()).filter(|(_, line)| !line.trim().is_empty()) {
        match one(line, catalogue, settings, now, can) {
            Ok(c) if check_ins.iter().any(|before| says_the_same(before, &c)) => {}
            Ok(mut c) => {
                let base = CheckInId::from(format!("row-{}", write_at(c.at.instant)));
                let before = of_time.entry(base.clone()).or_insert(0);
                *before += 1;
                c.id = if *before == 1 { base } else { format!("{base}.{before}").into() };
                check_ins.push(Arc::new(c));
            }
            Err(why) => wrong.push(format!("Line {n} {why}")),
        }
    }
    if check_ins.is_empty() && wrong.is_empty() {
        return Err(Failure::bad_input(format!("There is no line to save. {HOW}")));
    }
    if wrong.is_empty() {
        return Ok(check_ins);
    }
    let more = wrong.len().saturating_sub(TOLD);
    wrong.truncate(TOLD);
    let more = if more > 0 { format!(". {more} more lines can't be read") } else { String::new() };
    Err(Failure::bad_input(format!("{}{more}. Nothing was saved. {HOW}", wrong.join(". "))))
}

const HOW: &str =
    "A line is a time, what was felt, and the note: 2026-11-23 21:40 joy=3 anger=? numb=mild sleep=6:30 #work // by the sea";

fn says_the_same(a: &CheckIn, b: &CheckIn) -> bool {
    a.at.instant == b.at.instant
        && a.answers == b.answers
        && a.symptoms == b.symptoms
        && a.context == b.context
        && a.note == b.note
}

fn one(line: &str, catalogue: &Catalogue, settings: &Settings, now: &Moment, can: CanBe) -> Result<CheckIn, String> {
    let (said, note) = line.split_once(NOTE).unwrap_or((line, ""));
    let mut words = said.split_whitespace();
    let first = words.next().unwrap_or_default();
    let typed = if first.contains('T') { first.to_owned() } else { format!("{first} {}", words.next().unwrap_or_default()) };
    let at = when::moment(&typed, now).map_err(|_| "does not begin with a time such as 2026-11-23 21:40".to_owned())?;
    can.moment(&at).map_err(|why| match why {
        WhyNot::NotYet | WhyNot::TooFarAhead => "has not come yet; --future says that it is meant".to_owned(),
        WhyNot::TooEarly => "lies before the year 1900".to_owned(),
        WhyNot::NoOffset | WhyNot::NoZone | WhyNot::OtherDay => why.to_string(),
    })?;
    let mut draft = CheckInDraft { note: note.trim().to_owned(), ..CheckInDraft::default() };
    if draft.note.chars().count() > NOTE_LIMIT {
        return Err("has a note longer than a million characters".into());
    }
    for (n, word) in (1..).zip(words) {
        take(word, &mut draft, catalogue).map_err(|why| format!("has a word (number {n} behind the time) that {why}"))?;
    }
    let day = at.instant.day(settings.day_start);
    let id: CheckInId = new_id(now.instant.utc_ms);
    draft.finish(id, at, day, now.instant, settings.day_start).map_err(|problem| format!("can't be saved: {problem}"))
}

fn take(word: &str, draft: &mut CheckInDraft, catalogue: &Catalogue) -> Result<(), &'static str> {
    if let Some(tag) = word.strip_prefix('#') {
        draft.tags.push(tag.to_owned());
        return Ok(());
    }
    let (name, value) = word.split_once('=').ok_or("is neither joy=3 nor #tag; a note stands behind //")?;
    match name.to_lowercase().as_str() {
        "sleep" => value.clone_into(&mut draft.sleep),
        "medicine" => draft.medicines.push(value.to_owned()),
        "substance" => draft.substances.push(value.to_owned()),
        "company" => value.clone_into(&mut draft.company),
        _ if catalogue.feeling_meant(name).is_some() => {
            let (feeling, answer) = feeling(word, catalogue)?;
            if draft.answers.insert(feeling, answer).is_some() {
                return Err("names a feeling for the second time");
            }
        }
        _ if catalogue.symptom_meant(name).is_some() => {
            let (symptom, answer) = symptom(word, catalogue)?;
            if draft.symptoms.insert(symptom, answer).is_some() {
                return Err("names a symptom for the second time");
            }
        }
        _ => return Err("names neither a feeling nor a symptom of this journal"),
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::{Answer, Instant};

    fn now() -> Moment {
        Moment { instant: Instant { utc_ms: 1_795_003_200_000, offset_s: 0 }, zone: "UTC".into() }
    }

    fn read(text: &str) -> Result<Vec<Arc<CheckIn>>, String> {
        let can = CanBe::as_of(now().instant);
        all(text, &Catalogue::starting(), &Settings::default(), &now(), can).map_err(|failure| match failure {
            Failure::Said { sentence, .. } => sentence,
            Failure::NobodyReads => String::new(),
        })
    }

    #[test]
    fn a_line_is_a_time_what_was_felt_and_a_note_and_what_is_not_said_is_not_answered() {
        let c = Catalogue::starting();
        let read = read(
            "2026-11-10 21:40 joy=3 Anger=? numb=mild sleep=6:30 #work // by the sea // again\n\n2026-11-11T08:00 joy=0\n",
        )
        .expect("two");
        let id = |key: &str| c.feeling_by_key(key).expect("a feeling").id;
        assert_eq!(read.len(), 2);
        assert_eq!(read[0].answer(id("joy")).and_then(Answer::number), Some(3));
        assert_eq!(read[0].answer(id("anger")).map(Answer::number), Some(None));
        assert_eq!(read[0].answer(id("sadness")), None);
        assert_eq!((&*read[0].note, &*read[0].context.tags[0]), ("by the sea // again", "work"));
        assert!(read[0].written.is_some(), "it was written later");
        assert_eq!(read[1].answer(id("joy")).and_then(Answer::number), Some(0));
    }

    #[test]
    fn one_line_that_cant_be_read_keeps_all_back_and_is_told_by_its_number_without_its_words() {
        for bad in [
            "yesterday joy=3",
            "2026-11-10 joy=3",
            "2026-11-10 25:00 joy=3",
            "2027-11-10 21:40 joy=3",
            "1850-11-10 21:40 joy=3",
            "2026-11-10 21:40 joy=11",
            "2026-11-10 21:40 joy=3 joy=4",
            "2026-11-10 21:40 secretword=3",
            "2026-11-10 21:40 secretword",
            "2026-11-10 21:40",
        ] {
            let told = read(&format!("2026-11-10 20:00 joy=1\n{bad}\n")).expect_err(bad);
            assert!(
                told.starts_with("Line 2 ") && told.contains("Nothing was saved") && !told.contains("secretword"),
                "{told}"
            );
        }
        assert!(read(" \n\n").is_err());
    }

    #[test]
    fn the_same_line_twice_is_one_and_two_of_one_minute_that_say_different_things_are_two() {
        let read = read("2026-11-10 21:40 joy=3\n2026-11-10 21:40 joy=3\n2026-11-10 21:40 joy=5\n").expect("two");
        let ids: Vec<_> = read.iter().map(|c| c.id.to_string()).collect();
        assert_eq!(ids, ["row-2026-11-10T21:40:00+00:00", "row-2026-11-10T21:40:00+00:00.2"]);
    }
}
