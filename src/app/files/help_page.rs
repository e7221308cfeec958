//! The page of help written into a file.

use crate::{app::write_whole, guidance, report, report::HelpPage};
use std::{
    fs::{self, File},
    io::Read,
    path::Path,
};

/// Why the page of help was not written. Nothing else was touched.
#[derive(Debug, thiserror::Error)]
pub enum HelpPageNotWritten {
    #[error("The page is written into a file that ends in .pdf. Nothing was written")]
    UnknownEnding,
    #[error("There is another file of this name that is no PDF. It was left exactly as it is. Choose another name")]
    InTheWay,
    #[error("The page could not be made. Nothing was written. The lines stand on the screen, and gamut help-lines prints them")]
    NotMade,
    #[error("{path} could not be written: {why}. Check that the disk has room and that you may write there")]
    Disk { path: String, why: String },
}

/// Whether the page may be written there: the name ends in .pdf, and an earlier PDF may be replaced, nothing else.
///
/// # Errors
/// Another ending, or another file in the way.
pub fn may_be_help_page(file: &Path) -> Result<(), HelpPageNotWritten> {
    let ending = file.extension().is_some_and(|e| e.eq_ignore_ascii_case("pdf"));
    if !ending {
        return Err(HelpPageNotWritten::UnknownEnding);
    }
    let Ok(there) = fs::metadata(file) else { return Ok(()) };
    let mut start = [0_u8; 4];
    let read = there.is_file() && File::open(file).and_then(|mut f| f.read_exact(&mut start)).is_ok();
    if read && start == *b"%PDF" { Ok(()) } else { Err(HelpPageNotWritten::InTheWay) }
}

/// Writes the page, whole or not at all, readable by its owner only. Gives the sentence about it.
///
/// # Errors
/// As [`may_be_help_page`]; the disk.
pub fn write_help_page(page: &HelpPage, file: &Path) -> Result<String, HelpPageNotWritten> {
    may_be_help_page(file)?;
    let made = report::help_page(page).map_err(|_| HelpPageNotWritten::NotMade)?;
    write_whole(file, |out| out.write_all(&made.pdf))
        .map_err(|e| HelpPageNotWritten::Disk { path: file.display().to_string(), why: e.to_string() })?;
    let pages = if made.pages == 1 { String::new() } else { format!(", on {} pages: your plan is long", made.pages) };
    let open = if page.plan.is_some() || !page.contacts.is_empty() {
        "Your words in it are plain text, for anyone who has the file"
    } else {
        "Nothing of your journal is in it"
    };
    let lines = match &page.country {
        _ if !guidance::lines_for(page.country.as_deref()).is_empty() => "",
        None => ". There are no help lines on it, since no country is chosen: only what holds everywhere",
        Some(_) => ". There are no help lines on it, since none are held for this country: only what holds everywhere",
    };
    Ok(format!("The page of help is in {}{pages}{lines}. {open}", file.display()))
}
