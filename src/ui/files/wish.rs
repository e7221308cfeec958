//! What a room asks for, and the answer on its way back.

use egui::{Context, Id};
use std::path::PathBuf;

/// A file that somebody asks for.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct PlaceWish {
    /// Who asks, and gets the answer.
    pub of: Id,
    /// What is asked, as a heading.
    pub title: String,
    /// What the button says that takes it.
    pub button: &'static str,
    /// The name to begin with, where a file is written; `None` = one that is there is chosen.
    pub writes: Option<String>,
    /// Kinds of files: their name and the endings of their files. The first stands chosen; without any, all files fit.
    pub kinds: Vec<(String, Vec<String>)>,
    /// The folder to begin in, where it is another than the one used last.
    pub folder: Option<PathBuf>,
    /// It is asked by a room of the journal, and goes when that is locked.
    pub of_journal: bool,
}

impl PlaceWish {
    /// One that is there is to be chosen.
    pub(crate) fn to_read(of: &str, title: &str, button: &'static str) -> Self {
        let of = Id::unique(("asks for a file", of));
        Self { of, title: title.to_owned(), button, writes: None, kinds: Vec::new(), folder: None, of_journal: true }
    }

    /// One is to be written: at `suggested` to begin with.
    pub(crate) fn to_write(of: &str, title: &str, suggested: &str, endings: &[&str]) -> Self {
        let path = PathBuf::from(suggested);
        let name = path.file_name().map(|name| name.to_string_lossy().into_owned()).unwrap_or_default();
        // The kind of the name stands first, so that it is the one that is shown.
        let its = path.extension().map(|e| e.to_string_lossy().to_lowercase());
        let (first, others): (Vec<&str>, Vec<&str>) = endings.iter().partition(|e| its.as_deref() == Some(**e));
        let kind = |ending: &str| (format!("{} file", ending.to_uppercase()), vec![ending.to_owned()]);
        Self {
            writes: Some(name),
            kinds: first.into_iter().chain(others).map(kind).collect(),
            button: "Save",
            ..Self::to_read(of, title, "Save")
        }
    }
}

fn wished() -> Id {
    Id::unique("a file is asked for")
}

/// Asks for a file. The answer comes in a later frame, by [`answered`].
pub(crate) fn ask(ctx: &Context, wish: PlaceWish) {
    ctx.data_mut(|d| d.insert_temp(wished(), Some(wish)));
    ctx.request_repaint();
}

/// What was asked for since the last look.
pub(crate) fn taken(ctx: &Context) -> Option<PlaceWish> {
    ctx.data_mut(|d| d.remove_temp::<Option<PlaceWish>>(wished())).flatten()
}

/// Gives whoever asked what was chosen.
pub(crate) fn answer(ctx: &Context, of: Id, path: PathBuf) {
    ctx.data_mut(|d| d.insert_temp(of, path));
    ctx.request_repaint();
}

/// What was chosen for this asker, once.
pub(crate) fn answered(ctx: &Context, of: &str) -> Option<PathBuf> {
    ctx.data_mut(|d| d.remove_temp(Id::unique(("asks for a file", of))))
}

/// Asks for a file to be shown in its folder.
pub(crate) fn show_in_folder(ctx: &Context, path: PathBuf) {
    ctx.data_mut(|d| d.insert_temp(Id::unique("is to be shown in its folder"), path));
    ctx.request_repaint();
}

/// The file that is to be shown in its folder.
pub(crate) fn to_be_shown(ctx: &Context) -> Option<PathBuf> {
    ctx.data_mut(|d| d.remove_temp(Id::unique("is to be shown in its folder")))
}
