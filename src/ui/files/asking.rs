//! Asking for a file: the desktop's own window first, the window's own list where there is none. No frame waits for
//! either.

use super::{
    browser::{Browser, Done, home},
    wish::{self, PlaceWish},
};
use crate::{
    app::{Shell, file_address, of_address},
    platform::desktop::{Buses, FileDialog, FileSaid, FileWanted, ask_for_file, show_in_folder},
    ui::{
        discreet, given_back,
        theme::Look,
        widgets::{caption, over_frame, para, quiet, section},
    },
};
use egui::{Context, Id, Modal, ScrollArea};
use std::{
    collections::HashMap,
    path::{Path, PathBuf},
    sync::mpsc::{Receiver, Sender, channel},
};

/// What another thread says.
#[derive(Debug)]
enum Heard {
    /// Of the question of this number.
    File(u64, FileSaid),
    /// Whether the file manager shows it.
    Shown(PathBuf, bool),
}

/// What is told when nothing is open any more.
#[derive(Debug, PartialEq, Eq)]
pub(crate) enum Told {
    /// A file was chosen in this folder.
    Used(PathBuf),
    /// No file manager answered about this file.
    NoFileManager(PathBuf),
}

#[derive(Debug)]
enum Step {
    /// The desktop's window is open.
    Desktop {
        wish: PlaceWish,
        _dialog: FileDialog,
    },
    Own(Box<Browser>),
}

/// What is being asked for.
#[derive(Debug)]
pub(crate) struct FileAsking {
    /// Where the desktop is asked; `None` = only the window's own list.
    desktop: Option<Buses>,
    step: Option<Step>,
    /// The number of the question.
    number: u64,
    say: Sender<Heard>,
    hear: Receiver<Heard>,
    came_from: Option<Id>,
    /// Where the last file of each kind was, while the window is open and the journal isn't locked.
    lately: HashMap<Kind, PathBuf>,
}

/// Files of one kind: whether one is written, and by which ending.
type Kind = (bool, Option<String>);

impl Default for FileAsking {
    fn default() -> Self {
        let (say, hear) = channel();
        Self { desktop: None, step: None, number: 0, say, hear, came_from: None, lately: HashMap::new() }
    }
}

fn is_open_id() -> Id {
    Id::unique("a file is being asked for")
}

/// Whether something lies over the rooms that asks for a file.
pub(crate) fn is_open(ctx: &Context) -> bool {
    ctx.data(|d| d.get_temp(is_open_id())).unwrap_or(false)
}

impl FileAsking {
    /// From now on the desktop is asked.
    pub(crate) fn asks_the_desktop(&mut self) {
        self.desktop = Some(Buses::here());
    }

    /// What was wished and heard since the last frame.
    pub(crate) fn follow(&mut self, ctx: &Context, recent: &[PathBuf]) -> Vec<Told> {
        let mut told = Vec::new();
        if let Some(wish) = wish::taken(ctx) {
            self.came_from = ctx.memory(egui::Memory::focused);
            self.begin(ctx, wish, recent);
        }
        if let Some(path) = wish::to_be_shown(ctx) {
            self.show_file(ctx, path);
        }
        while let Ok(heard) = self.hear.try_recv() {
            match heard {
                Heard::File(number, said) if number == self.number => told.extend(self.hears(ctx, said, recent)),
                // Of a question that was left.
                Heard::File(..) | Heard::Shown(_, true) => {}
                Heard::Shown(path, false) => told.push(Told::NoFileManager(path)),
            }
        }
        let open = self.step.is_some();
        ctx.data_mut(|d| d.insert_temp(is_open_id(), open));
        told
    }

    fn begin(&mut self, ctx: &Context, wish: PlaceWish, recent: &[PathBuf]) {
        self.number += 1;
        let Some(buses) = &self.desktop else { return self.own(ctx, wish, recent, None) };
        let (say, number, waker) = (self.say.clone(), self.number, ctx.clone());
        let wanted = wanted(&wish, self.folder_of(&wish, recent).as_deref());
        let dialog = ask_for_file(buses, wanted, move |said| {
            let _the_window_is_gone = say.send(Heard::File(number, said));
            waker.request_repaint();
        });
        self.step = Some(Step::Desktop { wish, _dialog: dialog });
    }

    fn own(&mut self, ctx: &Context, wish: PlaceWish, recent: &[PathBuf], why: Option<String>) {
        let folder = self.folder_of(&wish, recent).unwrap_or_else(|| PathBuf::from("/"));
        self.step = Some(Step::Own(Box::new(Browser::new(ctx, wish, folder, why))));
    }

    /// Where it begins: where the last file of this kind was, or where the wish says, or where the last one of any was.
    fn folder_of(&self, wish: &PlaceWish, recent: &[PathBuf]) -> Option<PathBuf> {
        let lately = self.lately.get(&kind_of(wish)).filter(|folder| folder.is_dir());
        lately.or(wish.folder.as_ref()).or_else(|| recent.first()).cloned().or_else(home)
    }

    fn hears(&mut self, ctx: &Context, said: FileSaid, recent: &[PathBuf]) -> Option<Told> {
        let Some(Step::Desktop { wish, .. }) = self.step.take() else { return None };
        let why = match said {
            FileSaid::Chosen(address) => match of_address(&address) {
                Ok(Some(path)) => return Some(self.chosen(ctx, &wish, path)),
                Ok(None) | Err(_) => "That file is not on this computer, and Gamut can't reach others. Choose again here",
            },
            FileSaid::Left => {
                self.left(ctx);
                return None;
            }
            FileSaid::NotThere => "",
            FileSaid::Refused => "The desktop's file window did not open. You can use this list instead",
        };
        self.own(ctx, wish, recent, (!why.is_empty()).then(|| why.to_owned()));
        None
    }

    fn chosen(&mut self, ctx: &Context, wish: &PlaceWish, path: PathBuf) -> Told {
        let folder = path.parent().unwrap_or(&path).to_owned();
        self.lately.insert(kind_of(wish), folder.clone());
        wish::answer(ctx, wish.of, path);
        self.left(ctx);
        Told::Used(folder)
    }

    /// Nothing is asked any more; the keyboard goes back.
    pub(crate) fn left(&mut self, ctx: &Context) {
        // An answer that is still to come counts for nothing.
        self.number += 1;
        self.step = None;
        given_back::give_back(ctx, self.came_from.take());
        ctx.data_mut(|d| d.insert_temp(is_open_id(), false));
    }

    /// What a room of the journal asked for goes with the journal.
    pub(crate) fn forget_the_journals(&mut self, ctx: &Context) {
        self.lately.clear();
        let of_journal = match &self.step {
            Some(Step::Desktop { wish, .. }) => wish.of_journal,
            Some(Step::Own(browser)) => browser.wish.of_journal,
            None => false,
        };
        if of_journal {
            self.came_from = None;
            self.left(ctx);
        }
    }

    fn show_file(&self, ctx: &Context, path: PathBuf) {
        // A journal may be named from the folder Gamut was started in; the file manager was started elsewhere.
        let path = std::path::absolute(&path).unwrap_or(path);
        let (say, waker) = (self.say.clone(), ctx.clone());
        let Some(buses) = &self.desktop else {
            let _the_window_is_gone = say.send(Heard::Shown(path, false));
            return;
        };
        show_in_folder(buses, file_address(&path), move |shown| {
            let _the_window_is_gone = say.send(Heard::Shown(path, shown));
            waker.request_repaint();
        });
    }

    /// What lies over the rooms meanwhile.
    pub(crate) fn show(&mut self, ctx: &Context, look: &Look, shell: &Shell, recent: &[PathBuf]) -> Option<Told> {
        let is_own = match &self.step {
            None => return None,
            Some(Step::Own(_)) => true,
            Some(Step::Desktop { .. }) => false,
        };
        let room = ctx.content_rect();
        let width = (room.width() - if look.narrow { 56.0 } else { 72.0 }).min(if is_own { 620.0 } else { 440.0 });
        let mut done = None;
        let mut own_instead = false;
        let modal = Modal::new(Id::unique("where a file is")).frame(over_frame(look)).show(ctx, |ui| {
            // Names of files are to be read where one is chosen.
            discreet::keep(ui.ctx(), ui.max_rect());
            ui.set_width(width);
            ui.spacing_mut().item_spacing.y = 8.0;
            match &mut self.step {
                Some(Step::Own(browser)) => {
                    // In a low window, or with large letters, all of it scrolls.
                    let most = room.height() - 64.0;
                    let all = ScrollArea::vertical()
                        .id_salt("the list of files")
                        .max_height(most)
                        .min_scrolled_height(most)
                        .auto_shrink([false, true]);
                    done = all.show(ui, |ui| browser.show(ui, look, shell, recent)).inner;
                }
                Some(Step::Desktop { wish, .. }) => {
                    section(ui, &wish.title);
                    para(ui, "The desktop's file window is opening. It may come up behind this one");
                    ui.horizontal_wrapped(|ui| {
                        own_instead = quiet(ui, look, "Use the list here instead").clicked();
                        if quiet(ui, look, "Cancel").clicked() {
                            done = Some(Done::Left);
                        }
                    });
                    caption(ui, look, "You can go on with everything else. Nothing you typed is lost");
                }
                None => {}
            }
        });
        if own_instead && let Some(Step::Desktop { wish, .. }) = self.step.take() {
            self.number += 1;
            self.own(ctx, wish, recent, None);
            return None;
        }
        match done {
            Some(Done::Chosen(path)) => match self.step.take() {
                Some(Step::Own(browser)) => Some(self.chosen(ctx, &browser.wish, path)),
                Some(Step::Desktop { .. }) | None => None,
            },
            Some(Done::Left) => {
                self.left(ctx);
                None
            }
            None => {
                if modal.should_close() {
                    self.left(ctx);
                }
                None
            }
        }
    }
}

fn kind_of(wish: &PlaceWish) -> Kind {
    let ending = wish.kinds.first().and_then(|(_, endings)| endings.first()).cloned();
    (wish.writes.is_some(), ending)
}

fn wanted(wish: &PlaceWish, folder: Option<&Path>) -> FileWanted {
    FileWanted {
        title: wish.title.clone(),
        button: wish.button.to_owned(),
        writes: wish.writes.is_some(),
        kinds: wish.kinds.clone(),
        name: wish.writes.clone().unwrap_or_default(),
        folder: folder.map(|folder| folder.as_os_str().as_encoded_bytes().to_vec()).unwrap_or_default(),
    }
}
