//! `gamut chart`: one picture drawn into a file, and what it shows in words.

use crate::cli::{
    place::open_to_read,
    terminal::{complain::complain, failure::Failure, out},
    when,
};
use crate::{
    analysis,
    analysis::{Windows, words::Measure},
    app::{PictureNotWritten, holds, may_be_picture, write_picture},
    clock,
    domain::{CanBe, DayKey, Event, Journal, left_out_words},
    report::{
        CHART_KINDS, ChartKind, Draw, OfDays, Palette, Picture, PictureView, YearOf, chart_kind, days_between, for_file,
        picture_without_letters, seen_in_a_line,
    },
};
use chrono::Datelike;
use clap::{
    Args as ClapArgs, ValueEnum,
    builder::{PossibleValue, PossibleValuesParser, TypedValueParser},
};
use std::{
    path::{Path, PathBuf},
    sync::Arc,
};

#[derive(Debug, ClapArgs)]
pub(in crate::cli) struct What {
    #[arg(value_parser = kinds_drawn())]
    pub(super) kind: &'static ChartKind,
    /// Ends in .svg, .png or .pdf
    pub(super) file: PathBuf,
    #[arg(long, value_name = "DAY")]
    pub(super) from: Option<String>,
    #[arg(long, value_name = "DAY")]
    pub(super) until: Option<String>,
    /// Which year, for `year`; else the one of the last check-in
    #[arg(long, value_name = "YYYY", value_parser = clap::value_parser!(i32).range(1900..=9999))]
    pub(super) year: Option<i32>,
    /// What is drawn. For `year`: range, strength, check-ins, or a feeling's name; for `before-after`: strength, highs
    /// or width
    #[arg(long, value_name = "WHAT")]
    pub(super) of: Option<String>,
    /// The event for `before-after`: its day, or words of it; else the newest one
    #[arg(long, value_name = "EVENT")]
    pub(super) event: Option<String>,
    #[arg(long, value_enum, default_value_t = Theme::Light)]
    pub(super) theme: Theme,
    /// How wide it is drawn, in points; a PNG has twice as many pixels
    #[arg(long, value_name = "POINTS", default_value_t = 1200, value_parser = clap::value_parser!(u16).range(300..=1900))]
    pub(super) width: u16,
}

/// The kinds of charts, by their keys.
fn kinds_drawn() -> impl TypedValueParser<Value = &'static ChartKind> {
    let keys = CHART_KINDS.iter().map(|kind| PossibleValue::new(kind.key).help(kind.help));
    PossibleValuesParser::new(keys).try_map(|key| chart_kind(&key).ok_or("there is no such chart"))
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub(super) enum Theme {
    Light,
    Dark,
}

/// Draws a chart into a file, and says in words what it shows.
pub(super) fn run(path: &Path, what: &What) -> Result<(), Failure> {
    let (from, until) = (when::day(what.from.as_deref(), "--from")?, when::day(what.until.as_deref(), "--until")?);
    let whole = Arc::new(open_to_read(path)?.load()?);
    let now = clock::now().instant;
    let (today, can) = (now.day(whole.settings.day_start), CanBe::as_of(now));
    let journal = whole.counted(can);
    // A picture ends today at the latest.
    let until = until.or_else(|| journal.last_day()).map_or(today, |day| day.min(today));
    let from = from.or_else(|| journal.first_day()).unwrap_or(until);
    if what.year.is_some_and(|year| year > today.date().year()) {
        return Err(Failure::bad_input("That year has not begun yet. Nothing was written"));
    }
    if from > until {
        return Err(Failure::bad_input("The first day comes after the last one. Nothing was written"));
    }
    may_be_picture(&what.file).map_err(|e| failure(&e))?;
    let palette = if what.theme == Theme::Dark { Palette::dark() } else { Palette::light() };
    let view = PictureView { width: f32::from(what.width), palette, text_scale: 1.0 };
    let days = match what.kind.draw {
        Draw::Days(..) => days_between(from, until),
        // It is in the title.
        Draw::Year(_) | Draw::Event(_) => String::new(),
    };
    let picture = for_file(what.kind.name, draw(what, &journal, (from, until), &view)?, &days, &view);
    write_picture(&picture.scene, &what.file).map_err(|e| failure(&e))?;
    let is_svg = what.file.extension().is_some_and(|ending| ending.eq_ignore_ascii_case("svg"));
    if let Some(words) = picture_without_letters(&picture.scene).filter(|_| !is_svg) {
        complain(&words);
    }
    if let Some(left_out) = left_out_words(&whole, can) {
        complain(&left_out);
    }
    let drawn = format!("Drawn into {}. That file is not encrypted", what.file.display());
    out::is_done(out::all(&format!("{}\n{}", out::plain(&picture.sentence, ""), seen_in_a_line(&drawn))))
}

/// The picture of this kind.
fn draw(what: &What, journal: &Journal, (from, until): (DayKey, DayKey), view: &PictureView) -> Result<Picture, Failure> {
    Ok(match what.kind.draw {
        Draw::Days(draw, _) => {
            let analysis = || Arc::new(analysis::analyse(journal, until));
            draw(&OfDays { journal, analysis: &analysis, from, until }, view)
        }
        Draw::Year(draw) => {
            let year = what.year.unwrap_or_else(|| until.date().year());
            let found = analysis::analyse(journal, until);
            draw(journal, Some(&found), year_of(journal, what.of.as_deref())?, year, until, view)
        }
        Draw::Event(draw) => {
            let (measure, event) = (measure_of(what.of.as_deref())?, event_of(journal, what.event.as_deref())?);
            let found = analysis::before_after(journal, &event.id, until, Windows::default());
            let found = found.ok_or_else(|| Failure::bad_input("There is no such event. Nothing was written"))?;
            draw(&found, &journal.catalogue, measure, view)
        }
    })
}

/// What a year is coloured by, as it was asked for: one of three words, or the key or name of a feeling.
fn year_of(journal: &Journal, asked: Option<&str>) -> Result<YearOf, Failure> {
    let asked = match asked {
        None | Some("range") => return Ok(YearOf::Range),
        Some("strength") => return Ok(YearOf::Strength),
        Some("check-ins") => return Ok(YearOf::CheckIns),
        Some(name) => name,
    };
    journal.catalogue.feeling_meant(asked).map(|f| YearOf::Feeling(f.id)).ok_or_else(|| {
        Failure::bad_input("--of takes range, strength, check-ins, or the name of one of your feelings. Nothing was written")
    })
}

fn measure_of(asked: Option<&str>) -> Result<Measure, Failure> {
    match asked {
        None | Some("strength") => Ok(Measure::Level),
        Some("highs") => Ok(Measure::High),
        Some("width") => Ok(Measure::Width),
        Some(_) => Err(Failure::bad_input("--of takes strength, highs or width. Nothing was written")),
    }
}

/// The newest event of this day, or with these words in it.
pub(super) fn event_of<'j>(journal: &'j Journal, asked: Option<&str>) -> Result<&'j Event, Failure> {
    let is_it = |e: &&Event| asked.is_none_or(|a| e.day.to_string() == a.trim() || holds(&e.words(), a));
    journal.events.iter().rev().filter(|e| e.deleted_ms.is_none()).find(is_it).ok_or_else(|| {
        Failure::bad_input("No event has that day or these words. --event takes a day as 2026-11-24, or words of the event")
    })
}

pub(super) fn failure(e: &PictureNotWritten) -> Failure {
    match e {
        PictureNotWritten::Disk { .. } => Failure::disk(e.to_string()),
        _ => Failure::bad_input(e.to_string()),
    }
}
