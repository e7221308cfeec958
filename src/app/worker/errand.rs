//! What takes a while and is done beside the worker, so that no save waits for it: looking after the file, backups, and
//! files that are written of what is shown.

use super::{
    looking_at::Looking,
    reply::{FileReply, Reply},
    state::{not_done, said},
};
use crate::{
    app::{PictureNotWritten, write_help_page, write_pages, write_picture},
    domain::Journal,
    report::{HelpPage, PaperPage, Scene, picture_without_letters, without_letters},
    storage::{BackedUp, BackupSeen, Beside, LookedAfter, Secret, StorageError, Store, compare, look_at_backups},
};
use std::{
    path::{Path, PathBuf},
    sync::Arc,
};

/// Something to be done, and of which opening of a journal.
#[derive(Debug)]
pub(super) struct Errand {
    pub opening: u64,
    pub what: What,
}

#[derive(Debug)]
pub(super) enum What {
    LookAfter { beside: Beside, now_ms: i64 },
    BackUp { beside: Beside, now_ms: i64 },
    ListBackups { of: Option<Beside>, path: PathBuf },
    LookAt(Box<Looking>),
    Compare { of: Option<Beside>, journal: Arc<Journal>, backup: PathBuf, secret: Option<Secret> },
    SaveHelpPage { page: Box<HelpPage>, to: PathBuf },
    SavePicture { scene: Arc<Scene>, to: PathBuf },
    SavePages { pages: Arc<[PaperPage]>, to: PathBuf },
}

/// What came of it, for the worker.
#[derive(Debug)]
pub(super) struct Done {
    pub opening: u64,
    pub came: Came,
}

#[derive(Debug)]
pub(super) enum Came {
    /// `None` = it was stopped and is still to be done.
    LookedAfter {
        now_ms: i64,
        found: Result<Option<LookedAfter>, StorageError>,
    },
    BackedUp(Result<Made, StorageError>),
    Said(Vec<Reply>),
}

/// A backup that was made, with all that are there now.
#[derive(Debug)]
pub(super) struct Made {
    pub backed_up: BackedUp,
    pub all: Vec<BackupSeen>,
}

impl Errand {
    pub(super) fn run(self) -> Done {
        let came = match self.what {
            What::LookAfter { beside, now_ms } => Came::LookedAfter { now_ms, found: beside.look_after(now_ms) },
            What::BackUp { beside, now_ms } => Came::BackedUp(back_up(&beside, now_ms)),
            What::ListBackups { of, path } => Came::Said(vec![FileReply::Backups(list(of.as_ref(), &path)).into()]),
            What::LookAt(looking) => Came::Said(vec![looking.run()]),
            What::Compare { of, journal, backup, secret } => {
                Came::Said(vec![compared(of.as_ref(), &journal, backup, secret.as_ref())])
            }
            What::SaveHelpPage { page, to } => Came::Said(vec![save_help_page(&page, &to)]),
            What::SavePicture { scene, to } => {
                // An SVG keeps the letters themselves: the program that shows it may have a font for them.
                let is_svg = to.extension().is_some_and(|ending| ending.eq_ignore_ascii_case("svg"));
                let lacks = picture_without_letters(&scene).filter(|_| !is_svg);
                Came::Said(vec![saved_as(&to, write_picture(&scene, &to), lacks)])
            }
            What::SavePages { pages, to } => Came::Said(vec![saved_as(&to, write_pages(&pages, &to), without_letters(&pages))]),
        };
        Done { opening: self.opening, came }
    }
}

fn back_up(beside: &Beside, now_ms: i64) -> Result<Made, StorageError> {
    beside.back_up(now_ms)?;
    let reader = beside.reader()?;
    Ok(Made { backed_up: reader.backed_up_by_name(now_ms), all: reader.look_at_backups() })
}

fn list(of: Option<&Beside>, path: &Path) -> Vec<BackupSeen> {
    match of.and_then(|beside| beside.reader().ok()) {
        Some(reader) => reader.look_at_backups(),
        // A journal that can't be opened has its backups all the same.
        None => look_at_backups(path),
    }
}

fn compared(of: Option<&Beside>, journal: &Journal, backup: PathBuf, secret: Option<&Secret>) -> Reply {
    let there = match (of, secret) {
        (Some(beside), None) => beside.reader().and_then(|reader| reader.open_backup(&backup)),
        _ => Store::open_to_read(&backup, secret),
    };
    match there.and_then(|there| there.load()) {
        Ok(there) => FileReply::Compared { compared: compare(journal, &there), backup }.into(),
        Err(e) => not_done(e.to_string()),
    }
}

fn saved_as(to: &Path, written: Result<(), PictureNotWritten>, lacks: Option<String>) -> Reply {
    match written {
        Ok(()) => {
            let lacks = lacks.map(|words| format!(". {words}")).unwrap_or_default();
            let sentence = format!("Saved as {}. That file is not encrypted{lacks}", to.display());
            FileReply::Wrote { sentence, path: to.to_owned() }.into()
        }
        Err(e) => said(e.to_string(), true),
    }
}

fn save_help_page(page: &HelpPage, to: &Path) -> Reply {
    let (sentence, at) = match write_help_page(page, to) {
        Ok(sentence) => (sentence, Some(to.to_owned())),
        Err(e) => (e.to_string(), None),
    };
    FileReply::PageWritten { sentence, at }.into()
}
