use super::{
    args::{Chart, Theme, What},
    failure::Failure,
    out,
    place::open_to_read,
    when,
};
use crate::{
    analysis,
    app::write_whole,
    clock,
    domain::{DayKey, Journal},
    report::{self, Fonts, Palette, Picture, PictureView, RiverView},
};
use std::{
    fs::{self, File},
    io::Read,
    path::Path,
};

/// Points of the river, unless its lanes need more.
const HEIGHT: f32 = 640.0;
/// Pixels a point.
const PNG_SCALE: f32 = 2.0;

/// Draws a chart into a file, and says in words what it shows.
pub(super) fn run(path: &Path, what: &What) -> Result<(), Failure> {
    let ending = what.file.extension().map(std::ffi::OsStr::to_ascii_lowercase);
    let is_png = match ending.as_ref().and_then(|e| e.to_str()) {
        Some("png") => true,
        Some("svg") => false,
        _ => return Err(Failure::bad_input("A chart is drawn into a file that ends in .svg or .png. Nothing was written")),
    };
    let (from, until) = (when::day(what.from.as_deref(), "--from")?, when::day(what.until.as_deref(), "--until")?);
    let journal = open_to_read(path)?.load()?;
    let today = clock::now().instant.day(journal.settings.day_start);
    let until = until.or_else(|| journal.last_day()).unwrap_or(today);
    let from = from.or_else(|| journal.first_day()).unwrap_or(until);
    if from > until {
        return Err(Failure::bad_input("The first day comes after the last one. Nothing was written"));
    }
    may_replace(&what.file)?;
    let palette = if what.theme == Theme::Dark { Palette::dark() } else { Palette::light() };
    let view = PictureView { width: f32::from(what.width), palette, text_scale: 1.0 };
    let picture = draw(what.kind, &journal, (from, until), &view);
    let bytes = if is_png {
        report::png(&picture.scene, PNG_SCALE).map_err(|e| Failure::bad_input(e.to_string()))?
    } else {
        report::svg(&picture.scene, Fonts::Embedded).into_bytes()
    };
    write_whole(&what.file, |out| out.write_all(&bytes)).map_err(|e| {
        let file = what.file.display();
        Failure::disk(format!(
            "{file} could not be written: {e}. Your journal is safe. Check that the disk has room and that you may write there"
        ))
    })?;
    out::all(&format!("{}\nDrawn into {}. That file is not encrypted", out::plain(&picture.sentence, ""), what.file.display()))
}

/// The picture of this kind.
fn draw(kind: Chart, journal: &Journal, (from, until): (DayKey, DayKey), view: &PictureView) -> Picture {
    let analysis = analysis::analyse(journal, until);
    match kind {
        Chart::River => river(journal, &analysis, (from, until), view),
        Chart::Feelings => report::feelings(journal, Some(&analysis), from, until, view),
        Chart::Symptoms => report::symptoms(journal, from, until, view),
        Chart::Profile => report::profile(journal, &analysis, view),
    }
}

/// The river as high as it needs to be for everything to have room.
fn river(journal: &Journal, analysis: &analysis::Analysis, (from, until): (DayKey, DayKey), view: &PictureView) -> Picture {
    let PictureView { width, palette, text_scale } = *view;
    let mut view = RiverView { from, until, width, height: HEIGHT, palette, text_scale, reading: None };
    let mut river = report::river(journal, Some(analysis), &view);
    if river.full_height > view.height {
        view.height = river.full_height;
        river = report::river(journal, Some(analysis), &view);
    }
    let table = river.table();
    Picture { scene: river.scene, sentence: river.sentence, table }
}

/// An earlier picture may be replaced by a newer one, nothing else.
fn may_replace(file: &Path) -> Result<(), Failure> {
    let Ok(there) = fs::metadata(file) else { return Ok(()) };
    let mut start = [0_u8; 4];
    let picture = there.is_file()
        && File::open(file).and_then(|mut f| f.read_exact(&mut start)).is_ok()
        && (start == *b"\x89PNG" || start == *b"<svg");
    if picture {
        return Ok(());
    }
    Err(Failure::bad_input(
        "There is another file of this name that is no picture. It was left exactly as it is. Choose another name",
    ))
}
