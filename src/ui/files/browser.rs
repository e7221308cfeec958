//! The window's own list of files, for where the desktop has none: folders to go into, names to type, and a word where a
//! file would be replaced.

use super::{
    list::{self, Row, rows},
    place_line::in_short,
    wish::PlaceWish,
};
use crate::{
    app::{Looking, SeenFile, SeenFolder, Shell, typed_place},
    ui::{
        theme::Look,
        widgets::{caption, line, link, one_of, para, primary, quiet, section, tick},
    },
};
use directories::BaseDirs;
use egui::{Context, Key, Modifiers, Response, RichText, Ui};
use std::path::{Path, PathBuf};

/// What came of a frame.
pub(crate) enum Done {
    Chosen(PathBuf),
    Left,
}

/// The list while it is open.
#[derive(Debug)]
pub(crate) struct Browser {
    pub wish: PlaceWish,
    /// Why it is this list and not the desktop's.
    why: Option<String>,
    folder: PathBuf,
    looking: Option<Looking>,
    seen: Option<SeenFolder>,
    /// What is typed to find a name.
    find: String,
    /// The name to write to.
    name: String,
    /// Which of those shown is chosen.
    at: usize,
    /// Other kinds of files are listed, too.
    all: bool,
    /// The whole place is typed.
    typed: Option<String>,
    fresh: bool,
    /// The name to write to has the keyboard first.
    name_first: bool,
}

impl Browser {
    pub(crate) fn new(ctx: &Context, wish: PlaceWish, folder: PathBuf, why: Option<String>) -> Self {
        let (name, name_first) = (wish.writes.clone().unwrap_or_default(), wish.writes.is_some());
        let mut browser = Self {
            wish,
            why,
            folder: PathBuf::new(),
            looking: None,
            seen: None,
            find: String::new(),
            name,
            at: 0,
            all: false,
            typed: None,
            fresh: true,
            name_first,
        };
        browser.go(ctx, folder);
        browser
    }

    fn go(&mut self, ctx: &Context, folder: PathBuf) {
        let waker = ctx.clone();
        self.looking = Some(Looking::into(folder.clone(), move || waker.request_repaint()));
        (self.folder, self.seen, self.at, self.fresh) = (folder, None, 0, true);
        self.find.clear();
    }

    /// What is shown of the folder.
    fn shown(&self) -> Vec<SeenFile> {
        let Some(Ok(files)) = self.seen.as_ref().map(|seen| &seen.files) else { return Vec::new() };
        let letters = self.find.trim().to_lowercase();
        let hidden_too = letters.starts_with('.');
        let fits = |file: &&SeenFile| {
            (hidden_too || !file.name.starts_with('.'))
                && file.name.to_lowercase().contains(&letters)
                && (file.is_folder || self.all || list::is_of(&self.wish.kinds, &file.path))
        };
        files.iter().filter(fits).cloned().collect()
    }

    /// What stands where it would be written.
    fn in_the_way(&self, path: &Path) -> bool {
        let Some(Ok(files)) = self.seen.as_ref().map(|seen| &seen.files) else { return false };
        files.iter().any(|file| !file.is_folder && file.path == path)
    }

    /// One frame of it.
    pub(crate) fn show(&mut self, ui: &mut Ui, look: &Look, shell: &Shell, recent: &[PathBuf]) -> Option<Done> {
        if let Some(seen) = self.looking.as_ref().and_then(Looking::found) {
            (self.seen, self.looking) = (Some(seen), None);
        }
        section(ui, &self.wish.title);
        if let Some(why) = &self.why {
            caption(ui, look, why);
        }
        if self.typed.is_some() {
            return self.type_it(ui, look);
        }
        self.places(ui, look, recent);
        let keys = Keys::pressed(ui, self.find.is_empty());
        if keys.up_a_folder {
            self.up(ui.ctx());
        }
        let label = caption(ui, look, "Find a name in this folder");
        let before = self.find.clone();
        let field = line(ui, look, "a name in the folder", &mut self.find, |f| f.desired_width(f32::INFINITY));
        let field = field.labelled_by(label.id);
        let fresh = std::mem::take(&mut self.fresh);
        if fresh && !self.name_first {
            field.request_focus();
        }
        if self.find != before {
            self.at = 0;
        }
        let shown = self.shown();
        let last = shown.len().saturating_sub(1);
        self.at = self.at.saturating_add_signed(keys.by).min(last);
        let mut done = self.list(ui, look, shell, &shown, &keys);
        if self.wish.writes.is_some() {
            done = self.name_it(ui, look, fresh).or(done);
        }
        let foot = self.foot(ui, look, shown.get(self.at).filter(|file| !file.is_folder));
        foot.or(done)
    }

    /// Where it is, and the ways to other folders.
    fn places(&mut self, ui: &mut Ui, look: &Look, recent: &[PathBuf]) {
        let mut to = None;
        ui.horizontal_wrapped(|ui| {
            let has_above = self.folder.parent().is_some();
            if ui.add_enabled_ui(has_above, |ui| quiet(ui, look, "Folder above")).inner.clicked() {
                to = self.folder.parent().map(Path::to_owned);
            }
            if quiet(ui, look, "Home").clicked() {
                to = home();
            }
            for folder in recent.iter().filter(|folder| **folder != self.folder) {
                let name = folder.file_name().unwrap_or(folder.as_os_str()).to_string_lossy();
                if link(ui, look, &name).on_hover_text(folder.display().to_string()).clicked() {
                    to = Some(folder.clone());
                }
            }
        });
        let here = ui.label(RichText::new(in_short(&self.folder.display().to_string())).color(look.muted()));
        ui.ctx().accesskit_node_builder(here.id, |node| node.set_label(format!("Folder {}", self.folder.display())));
        if let Some(folder) = to {
            self.go(ui.ctx(), folder);
        }
    }

    fn up(&mut self, ctx: &Context) {
        if let Some(above) = self.folder.parent().map(Path::to_owned) {
            self.go(ctx, above);
        }
    }

    fn list(&mut self, ui: &mut Ui, look: &Look, shell: &Shell, shown: &[SeenFile], keys: &Keys) -> Option<Done> {
        match self.seen.as_ref().map(|seen| &seen.files) {
            None => {
                para(ui, "Looking into the folder…");
                return None;
            }
            Some(Err(why)) => {
                para(ui, why);
                return None;
            }
            Some(Ok(_)) if shown.is_empty() => {
                caption(
                    ui,
                    look,
                    if self.find.is_empty() { "There is nothing here to choose" } else { "Nothing here is called that" },
                );
                return None;
            }
            Some(Ok(_)) => {}
        }
        if self.seen.as_ref().is_some_and(|seen| seen.has_more) {
            caption(ui, look, "This folder holds more than is listed here. You can type the path instead");
        }
        let beside = if self.wish.writes.is_some() { 480.0 } else { 400.0 };
        let (pressed, twice) = rows(ui, look, shell, shown, Row { chosen: self.at, moved: keys.by != 0, beside });
        let by_key = keys.enter.then_some(self.at);
        let file = shown.get(pressed.or(by_key)?)?;
        if file.is_folder {
            self.go(ui.ctx(), file.path.clone());
            return None;
        }
        self.at = pressed.unwrap_or(self.at);
        if self.wish.writes.is_some() {
            self.name.clone_from(&file.name);
            return None;
        }
        (twice || by_key.is_some()).then(|| Done::Chosen(file.path.clone()))
    }

    /// The name a file is written under, its kind, and what would happen to one that is there.
    fn name_it(&mut self, ui: &mut Ui, look: &Look, fresh: bool) -> Option<Done> {
        let label = caption(ui, look, "Name of the file");
        let field = line(ui, look, "the name of the file", &mut self.name, |f| f.desired_width(f32::INFINITY));
        let field = field.labelled_by(label.id);
        if fresh && std::mem::take(&mut self.name_first) {
            field.request_focus();
        }
        let entered = was_entered(ui, &field);
        if self.wish.kinds.len() > 1 {
            let now = Path::new(self.name.trim()).extension().map(|e| e.to_string_lossy().to_lowercase()).unwrap_or_default();
            let endings = self.wish.kinds.iter().filter_map(|(_, endings)| endings.first());
            let offered: Vec<_> = endings.map(|ending| (ending.clone(), ending.to_uppercase())).collect();
            ui.horizontal_wrapped(|ui| {
                if let Some(ending) = one_of(ui, look, &now, offered) {
                    self.name = Path::new(self.name.trim()).with_extension(ending).display().to_string();
                }
            });
        }
        if let Some(path) = self.to_write().filter(|path| self.in_the_way(path)) {
            let name = path.file_name().unwrap_or_default().to_string_lossy().into_owned();
            para(ui, &format!("{name} is here already. It would be replaced"));
        }
        self.to_write().filter(|_| entered).map(Done::Chosen)
    }

    /// Where it would be written: a name in this folder, or a path that was typed as the name.
    fn to_write(&self) -> Option<PathBuf> {
        self.wish.writes.as_ref()?;
        let typed = typed_place(&self.name).ok()?;
        typed.file_name()?;
        Some(self.folder.join(typed))
    }

    fn foot(&mut self, ui: &mut Ui, look: &Look, chosen: Option<&SeenFile>) -> Option<Done> {
        let path = if self.wish.writes.is_some() { self.to_write() } else { chosen.map(|file| file.path.clone()) };
        let mut done = None;
        if self.wish.writes.is_none() && !self.wish.kinds.is_empty() {
            tick(ui, look, &mut self.all, "Show other kinds of files, too");
        }
        ui.horizontal_wrapped(|ui| {
            let replaces = path.as_ref().is_some_and(|path| self.wish.writes.is_some() && self.in_the_way(path));
            let words = if replaces { "Replace it" } else { self.wish.button };
            if ui.add_enabled_ui(path.is_some(), |ui| primary(ui, look, words)).inner.clicked() {
                done = path.map(Done::Chosen);
            }
            if quiet(ui, look, "Cancel").clicked() {
                done = Some(Done::Left);
            }
            if link(ui, look, "Type the path instead").clicked() {
                let name = if self.wish.writes.is_some() { self.name.trim() } else { "" };
                self.typed = Some(self.folder.join(name).display().to_string());
                self.fresh = true;
            }
        });
        done
    }

    /// For whoever knows where it is.
    fn type_it(&mut self, ui: &mut Ui, look: &Look) -> Option<Done> {
        let mut typed = self.typed.take().unwrap_or_default();
        let label = caption(ui, look, "The whole path, such as /home/me/file or file:///…");
        let field = line(ui, look, "the whole place", &mut typed, |f| f.desired_width(f32::INFINITY));
        let field = field.labelled_by(label.id);
        if std::mem::take(&mut self.fresh) {
            field.request_focus();
        }
        let entered = was_entered(ui, &field);
        let path = typed_place(&typed);
        if let Err(why) = path {
            caption(ui, look, &why.to_string());
        }
        let (mut done, mut stays) = (None, true);
        ui.horizontal_wrapped(|ui| {
            let pressed = ui.add_enabled_ui(path.is_ok(), |ui| primary(ui, look, self.wish.button)).inner.clicked();
            if pressed || entered {
                done = path.ok().map(Done::Chosen);
            }
            if quiet(ui, look, "Cancel").clicked() {
                done = Some(Done::Left);
            }
            if link(ui, look, "Back to the list").clicked() {
                (stays, self.fresh) = (false, true);
            }
        });
        self.typed = stays.then_some(typed);
        done
    }
}

/// Keys that move in the list while a name is typed.
struct Keys {
    by: isize,
    enter: bool,
    up_a_folder: bool,
}

impl Keys {
    fn pressed(ui: &Ui, nothing_typed: bool) -> Self {
        // A button that has the keyboard keeps Enter for itself, and the name of a file its Backspace.
        let finds = ui.memory(|m| m.focused().is_none_or(|id| id == crate::ui::widgets::field_id("a name in the folder")));
        if !finds {
            return Self { by: 0, enter: false, up_a_folder: false };
        }
        ui.input_mut(|i| {
            let mut press = |key| i.consume_key(Modifiers::NONE, key);
            let by = isize::from(press(Key::ArrowDown)) - isize::from(press(Key::ArrowUp));
            let pages = 10 * (isize::from(press(Key::PageDown)) - isize::from(press(Key::PageUp)));
            Self { by: by + pages, enter: press(Key::Enter), up_a_folder: nothing_typed && press(Key::Backspace) }
        })
    }
}

fn was_entered(ui: &Ui, field: &Response) -> bool {
    field.lost_focus() && ui.input(|i| i.key_pressed(Key::Enter))
}

pub(crate) fn home() -> Option<PathBuf> {
    BaseDirs::new().map(|dirs| dirs.home_dir().to_owned())
}
