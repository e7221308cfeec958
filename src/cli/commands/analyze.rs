//! `gamut analyze`: what the analysis says, in words or as JSON.

use crate::cli::{
    place::open_to_read,
    terminal::{
        failure::Failure,
        out::{Out, plain},
    },
    when,
};
use crate::{
    analysis,
    analysis::{Params, Windows, words},
    clock,
    domain::{CanBe, left_out_words},
    exchange::{analysis_json, effects_json},
};
use clap::Args as ClapArgs;
use serde_json::Map;
use std::{path::Path, sync::Arc};

#[derive(Debug, ClapArgs)]
pub(in crate::cli) struct How {
    #[arg(long)]
    pub(super) json: bool,
    /// The last day to judge, today at the latest; else the day of the last check-in
    #[arg(long, value_name = "DAY")]
    pub(super) until: Option<String>,
    /// For every day: what would have been said on it with only what had been written by then
    #[arg(long, requires = "json")]
    pub(super) each_day: bool,
}

/// Says what the analysis says of the journal, as of its last check-in or another day.
pub(super) fn run(path: &Path, how: &How) -> Result<(), Failure> {
    let until = when::day(how.until.as_deref(), "--until")?;
    let whole = Arc::new(open_to_read(path)?.load_without_notes()?);
    let now = clock::now().instant;
    let (today, can) = (now.day(whole.settings.day_start), CanBe::as_of(now));
    let journal = whole.counted(can);
    // A day that has not come can't be judged.
    let until = until.or_else(|| journal.last_day()).map_or(today, |day| day.min(today));
    let analysis = analysis::analyse(&journal, until);
    let mut out = Out::new();
    if how.json {
        let params = Params::of(journal.settings.sensitivity);
        let each_day = how.each_day.then(|| analysis::each_day(&journal, until, &params));
        let mut more = Map::new();
        if !how.each_day {
            let events = analysis::before_after_each(&journal, until, Windows::default());
            more.insert("events".to_owned(), effects_json::events(&events, &journal.catalogue));
            more.insert("said".to_owned(), effects_json::said(&journal, &analysis, &events));
            more.insert("not_counted".to_owned(), whole.not_counted(can).count().into());
            more.insert("ways".to_owned(), effects_json::ways(&analysis::way_effects(&journal, until)));
        }
        out.json(&analysis_json::text(&analysis, each_day.as_ref(), &journal.catalogue, more))?;
        return out.now();
    }
    out.line(format!("As of {}: {}", until.words(), plain(&words::headline_for(&journal, &analysis), "")))?;
    for pattern in &analysis.patterns {
        out.line("")?;
        for line in words::pattern_lines(pattern) {
            out.line(plain(&line, ""))?;
        }
        if let Some(said) = pattern.dismissal(&journal) {
            out.line(plain(&words::dismissed_words(said), ""))?;
        }
        out.line(plain(&words::confidence_words(pattern), ""))?;
        for reading in &pattern.other_readings {
            out.line(format!("– It could also be: {}", plain(reading, "")))?;
        }
        for caution in &pattern.cautions {
            out.line(format!("– Read it with more care: {}", plain(caution, "")))?;
        }
    }
    let beside =
        [analysis.low_mood.as_ref().map(words::low_mood_lines), analysis.reactivity.as_ref().map(words::reactivity_lines)];
    for lines in beside.into_iter().flatten() {
        out.line("")?;
        for line in lines {
            out.line(plain(&line, ""))?;
        }
    }
    out.line("")?;
    if let Some(left_out) = left_out_words(&whole, can) {
        out.line(left_out)?;
    }
    out.line("A description of your check-ins, not a diagnosis.")?;
    out.now()
}
