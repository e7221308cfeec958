//! `gamut report`: the page for the doctor, written into a PDF.

use super::chart::{event_of, failure};
use crate::cli::{
    place::open_to_read,
    terminal::{complain::complain, failure::Failure, out},
    when,
};
use crate::{
    analysis,
    app::{may_be_picture, write_pages},
    clock,
    domain::{CanBe, DayKey, Journal, SelfHarmItem, left_out_words},
    guidance::{asked, doctor_questions, taken_along},
    report::{
        DoctorPart, DoctorWish, ForDoctor, Paper, Period, WhichEvent, days_between, doctor_pages, seen_in_a_line,
        without_letters,
    },
};
use clap::{
    Args as ClapArgs,
    builder::{PossibleValue, PossibleValuesParser, TypedValueParser},
};
use std::{path::Path, path::PathBuf, sync::Arc};

#[derive(Debug, ClapArgs)]
pub(in crate::cli) struct What {
    /// Ends in .pdf
    pub(super) file: PathBuf,
    /// Else what is usual in the country that was chosen for the help lines, or A4
    #[arg(long, value_parser = papers())]
    pub(super) paper: Option<Paper>,
    /// The first day. Without any of these three, it is as with --since-last-dose
    #[arg(long, value_name = "DAY")]
    pub(super) from: Option<String>,
    #[arg(long, value_name = "DAY")]
    pub(super) until: Option<String>,
    /// From four weeks before the last change of a medicine on, three months at least; two years where there was none
    #[arg(long, conflicts_with_all = ["from", "until"])]
    pub(super) since_last_dose: bool,
    /// The last two years
    #[arg(long, conflicts_with_all = ["from", "until", "since_last_dose"])]
    pub(super) two_years: bool,
    /// The event whose weeks before and after stand in the table: its day, or words of it, or `none`; else the last change
    /// of a medicine
    #[arg(long, value_name = "EVENT")]
    pub(super) event: Option<String>,
    /// Also every feeling, and symptoms by week
    #[arg(long)]
    pub(super) second_page: bool,
    /// What stays off the page
    #[arg(long, value_name = "PART", value_delimiter = ',', value_parser = parts())]
    pub(super) without: Vec<Without>,
    /// What goes on it only when it is asked for, this one time
    #[arg(long, value_name = "PART", value_delimiter = ',', value_parser = asked_for())]
    pub(super) with: Vec<With>,
    /// The notes of this day go in; said again for another day
    #[arg(long, value_name = "DAY")]
    pub(super) note: Vec<String>,
}

/// A part that is left out.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Without {
    Part(DoctorPart),
    /// Also those that --with or --note brings.
    Notes,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum With {
    Notes,
    SelfHarm,
}

const NOTES: &str = "notes";
const SELF_HARM: &str = "self-harm";

fn papers() -> impl TypedValueParser<Value = Paper> {
    let words = Paper::ALL.map(|paper| PossibleValue::new(paper.word()));
    PossibleValuesParser::new(words)
        .try_map(|word| Paper::ALL.into_iter().find(|paper| paper.word() == word).ok_or("there is no such paper"))
}

fn parts() -> impl TypedValueParser<Value = Without> {
    let words = DoctorPart::ALL.map(DoctorPart::word).into_iter().chain([NOTES]).map(PossibleValue::new);
    PossibleValuesParser::new(words).try_map(|word| {
        let part = DoctorPart::from_word(&word).map(Without::Part);
        part.or((word == NOTES).then_some(Without::Notes)).ok_or("there is no such part")
    })
}

fn asked_for() -> impl TypedValueParser<Value = With> {
    let words = [
        PossibleValue::new(NOTES).help("All notes of these days"),
        PossibleValue::new(SELF_HARM).help("What was answered about wanting to hurt oneself"),
    ];
    PossibleValuesParser::new(words).try_map(|word| match word.as_str() {
        NOTES => Ok(With::Notes),
        SELF_HARM => Ok(With::SelfHarm),
        _ => Err("there is no such part"),
    })
}

/// Writes the page, and says which days it shows.
pub(super) fn run(path: &Path, what: &What) -> Result<(), Failure> {
    let (from, until) = (when::day(what.from.as_deref(), "--from")?, when::day(what.until.as_deref(), "--until")?);
    let notes: Vec<DayKey> = what
        .note
        .iter()
        .map(|day| when::day(Some(day), "--note"))
        .collect::<Result<Vec<_>, _>>()?
        .into_iter()
        .flatten()
        .collect();
    let whole = Arc::new(open_to_read(path)?.load()?);
    let now = clock::now().instant;
    let (today, can) = (now.day(whole.settings.day_start), CanBe::as_of(now));
    let journal = whole.counted(can);
    // As of the last check-in, as `gamut analyze` is.
    let last = journal.last_day_until(today).unwrap_or(today);
    let last = until.map_or(last, |day| day.min(today));
    if from.is_some_and(|from| from > last) {
        return Err(Failure::bad_input("The first day comes after the last one. Nothing was written"));
    }
    may_be_picture(&what.file).map_err(|e| failure(&e))?;
    let wish = wish(what, &journal, (from, last), &notes)?;
    let analysis = analysis::analyse(&journal, last);
    let questions = taken_along(&asked(&doctor_questions(&journal, Some(&analysis), last), &journal.way_items));
    let of = ForDoctor { journal: &journal, analysis: Some(&analysis), questions: &questions, today: last, wish: &wish };
    let pages = doctor_pages(&of);
    write_pages(&pages, &what.file).map_err(|e| failure(&e))?;
    for words in left_out_words(&whole, can).into_iter().chain(without_letters(&pages)) {
        complain(&words);
    }
    let (from, until) = wish.days(&journal, last);
    let count = if pages.len() == 1 { "1 page".to_owned() } else { format!("{} pages", pages.len()) };
    let place = what.file.display();
    let said =
        format!("The page for the doctor is in {place}: {}, {count}. That file is not encrypted", days_between(from, until));
    out::is_done(out::all(&format!("{}\n", seen_in_a_line(&said))))
}

fn wish(
    what: &What,
    journal: &Journal,
    (from, last): (Option<DayKey>, DayKey),
    notes: &[DayKey],
) -> Result<DoctorWish, Failure> {
    let period = match (what.two_years, from.is_some() || what.until.is_some()) {
        (true, _) => Period::TwoYears,
        (false, true) => Period::Days(from, Some(last)),
        (false, false) => Period::SinceDose,
    };
    let event = match what.event.as_deref() {
        None => WhichEvent::LastDose,
        Some("none") => WhichEvent::None,
        Some(words) => WhichEvent::This(event_of(journal, Some(words))?.id.clone()),
    };
    let country = journal.settings.country.as_deref().unwrap_or_default();
    let mut wish = DoctorWish {
        paper: what.paper.unwrap_or_else(|| Paper::of_country(country)),
        period,
        event,
        second_page: what.second_page,
        self_harm: SelfHarmItem::ticked(what.with.contains(&With::SelfHarm)),
        ..DoctorWish::default()
    };
    for without in &what.without {
        if let Without::Part(part) = without {
            wish.without.insert(*part);
        }
    }
    if !what.without.contains(&Without::Notes) {
        let all = what.with.contains(&With::Notes);
        let is_wanted = |day: DayKey| all || notes.contains(&day);
        wish.notes = journal.check_ins.iter().filter(|c| is_wanted(c.day)).map(|c| c.id.clone()).collect();
        wish.event_notes = journal.events.iter().filter(|e| is_wanted(e.day)).map(|e| e.id.clone()).collect();
    }
    Ok(wish)
}
