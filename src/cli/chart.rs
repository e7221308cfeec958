use super::{
    args::{Chart, Theme, What},
    failure::Failure,
    out,
    place::open_to_read,
    when,
};
use crate::{
    analysis,
    app::{PictureNotWritten, may_be_picture, write_picture},
    clock,
    domain::{DayKey, Journal},
    report::{self, Palette, Picture, PictureView},
};
use std::path::Path;

/// Draws a chart into a file, and says in words what it shows.
pub(super) fn run(path: &Path, what: &What) -> Result<(), Failure> {
    let (from, until) = (when::day(what.from.as_deref(), "--from")?, when::day(what.until.as_deref(), "--until")?);
    let journal = open_to_read(path)?.load()?;
    let today = clock::now().instant.day(journal.settings.day_start);
    let until = until.or_else(|| journal.last_day()).unwrap_or(today);
    let from = from.or_else(|| journal.first_day()).unwrap_or(until);
    if from > until {
        return Err(Failure::bad_input("The first day comes after the last one. Nothing was written"));
    }
    may_be_picture(&what.file).map_err(|e| failure(&e))?;
    let palette = if what.theme == Theme::Dark { Palette::dark() } else { Palette::light() };
    let view = PictureView { width: f32::from(what.width), palette, text_scale: 1.0 };
    let picture = draw(what.kind, &journal, (from, until), &view);
    write_picture(&picture.scene, &what.file).map_err(|e| failure(&e))?;
    out::all(&format!("{}\nDrawn into {}. That file is not encrypted", out::plain(&picture.sentence, ""), what.file.display()))
}

/// The picture of this kind.
fn draw(kind: Chart, journal: &Journal, (from, until): (DayKey, DayKey), view: &PictureView) -> Picture {
    let analysis = analysis::analyse(journal, until);
    match kind {
        Chart::River => report::river_picture(journal, Some(&analysis), from, until, view),
        Chart::Feelings => report::feelings(journal, Some(&analysis), from, until, view),
        Chart::Symptoms => report::symptoms(journal, from, until, view),
        Chart::Profile => report::profile(journal, &analysis, view),
    }
}

fn failure(e: &PictureNotWritten) -> Failure {
    match e {
        PictureNotWritten::Disk { .. } => Failure::disk(e.to_string()),
        _ => Failure::bad_input(e.to_string()),
    }
}
