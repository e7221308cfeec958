//! A picture written into a file, by the ending of its name.

use crate::{
    app::write_whole,
    report,
    report::{PaperPage, Scene},
};
use std::{
    fs::{self, File},
    io::Read,
    path::Path,
};

/// Pixels a point.
const PNG_SCALE: f32 = 2.0;

/// The endings a picture's file can have, the one that most programs show first.
pub const PICTURE_ENDINGS: [&str; 3] = ["png", "svg", "pdf"];

/// Why a picture was not written. The journal is safe in any case.
#[derive(Debug, thiserror::Error)]
pub enum PictureNotWritten {
    #[error("A picture is written into a file that ends in .png, .svg or .pdf. Nothing was written")]
    UnknownEnding,
    #[error("There is another file of this name that is no picture. It was left exactly as it is. Choose another name")]
    InTheWay,
    #[error("Pages to print are written into a file that ends in .pdf. Nothing was written")]
    NoPages,
    #[error("{0}")]
    NotDrawn(String),
    #[error(
        "{path} could not be written: {why}. Your journal is safe. Check that the disk has room and that you may write there"
    )]
    Disk { path: String, why: String },
}

/// Whether a picture may be written there, seen before any time is spent on drawing it: the name ends in one of
/// [`PICTURE_ENDINGS`], and an earlier picture may be replaced, nothing else.
///
/// # Errors
/// Another ending, or another file in the way.
pub fn may_be_picture(file: &Path) -> Result<(), PictureNotWritten> {
    ending(file).ok_or(PictureNotWritten::UnknownEnding)?;
    let Ok(there) = fs::metadata(file) else { return Ok(()) };
    let mut start = [0_u8; 4];
    let read = there.is_file() && File::open(file).and_then(|mut f| f.read_exact(&mut start)).is_ok();
    if read && ([*b"\x89PNG", *b"<svg", *b"%PDF"].contains(&start)) { Ok(()) } else { Err(PictureNotWritten::InTheWay) }
}

/// Writes the picture, whole or not at all, in the format that the ending of the name says, readable by its owner
/// only.
///
/// # Errors
/// As [`may_be_picture`]; a picture of more pixels than memory has room for; the disk.
pub fn write_picture(scene: &Scene, file: &Path) -> Result<(), PictureNotWritten> {
    may_be_picture(file)?;
    let bytes = match ending(file) {
        Some("png") => report::png(scene, PNG_SCALE).map_err(|e| PictureNotWritten::NotDrawn(e.to_string()))?,
        Some("pdf") => report::pdf(scene).map_err(|e| PictureNotWritten::NotDrawn(e.to_string()))?,
        _ => report::svg(scene).into_bytes(),
    };
    write_whole(file, |out| out.write_all(&bytes))
        .map_err(|e| PictureNotWritten::Disk { path: file.display().to_string(), why: e.to_string() })
}

/// Writes pages to print, whole or not at all, into a PDF, readable by its owner only.
///
/// # Errors
/// As [`may_be_picture`]; another ending than .pdf; the disk.
pub fn write_pages(pages: &[PaperPage], file: &Path) -> Result<(), PictureNotWritten> {
    may_be_picture(file)?;
    if ending(file) != Some("pdf") {
        return Err(PictureNotWritten::NoPages);
    }
    let bytes = report::pdf_of_paper(pages).map_err(|e| PictureNotWritten::NotDrawn(e.to_string()))?;
    write_whole(file, |out| out.write_all(&bytes))
        .map_err(|e| PictureNotWritten::Disk { path: file.display().to_string(), why: e.to_string() })
}

fn ending(file: &Path) -> Option<&'static str> {
    let ending = file.extension()?.to_str()?;
    PICTURE_ENDINGS.into_iter().find(|e| ending.eq_ignore_ascii_case(e))
}
