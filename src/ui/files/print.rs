//! Printing through the desktop's own window for that, where it has one. Nothing lies over the rooms meanwhile, and no frame
//! waits.

use crate::{
    platform::desktop::{Buses, PrintDialog, PrintSaid, PrintWanted, ask_to_print, printing_is_there},
    report::{HelpPage, PaperPage, Scene, help_page, pdf_of_paper},
    ui::{
        arriving::{For, come_to, comes, hand_keyboard_to},
        theme::Look,
        widgets::{caption, quiet},
    },
};
use egui::{Context, Id, Ui};
use std::sync::{
    Arc,
    mpsc::{Receiver, Sender, channel},
};

/// What other programs see of it, and the list of a printer in an office: no word of what it is.
const TITLE: &str = "Page to print";
/// A point in millimetres: 72 of them are an inch.
const POINT_MM: f64 = 25.4 / 72.0;
/// By what the button is come to.
const BUTTON: &str = "what prints";

/// What is handed over.
#[derive(Debug, Clone)]
pub(crate) enum ToPrint {
    Pages(Arc<[PaperPage]>),
    Help(Box<HelpPage>),
}

impl ToPrint {
    fn made(self) -> Option<Vec<u8>> {
        match self {
            Self::Pages(pages) => pdf_of_paper(&pages).ok(),
            Self::Help(page) => help_page(&page).ok().map(|made| made.pdf),
        }
    }

    fn paper_mm(&self) -> (f64, f64) {
        let of = |scene: &Scene| (f64::from(scene.width) * POINT_MM, f64::from(scene.height) * POINT_MM);
        match self {
            Self::Pages(pages) => pages.first().map_or((210.0, 297.0), |page| of(&page.scene)),
            Self::Help(_) => (210.0, 297.0),
        }
    }

    /// Nothing that is the person's own is on it: it stays when the journal is locked.
    fn is_anybodys(&self) -> bool {
        match self {
            Self::Help(page) => page.plan.is_none() && page.contacts.is_empty(),
            Self::Pages(_) => false,
        }
    }
}

/// What a room wants printed.
#[derive(Debug, Clone)]
struct Wish {
    of: Id,
    name: String,
    what: ToPrint,
}

/// What rooms see.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
struct Seen {
    /// Whether the desktop prints, once it has said so.
    is_there: Option<bool>,
    /// Whose pages the desktop's window is open for.
    open_for: Option<Id>,
}

fn seen_id() -> Id {
    Id::unique("how printing stands")
}

fn looked_for() -> Id {
    Id::unique("somebody would print")
}

fn wished() -> Id {
    Id::unique("something is to be printed")
}

fn left_id() -> Id {
    Id::unique("it is not to be printed after all")
}

fn seen(ctx: &Context) -> Seen {
    ctx.data(|d| d.get_temp(seen_id())).unwrap_or_default()
}

/// Whether the desktop prints: `None` until it is known. Whoever asks first has the desktop asked.
pub(crate) fn is_there(ctx: &Context) -> Option<bool> {
    let known = seen(ctx).is_there;
    if known.is_none() {
        ctx.data_mut(|d| d.insert_temp(looked_for(), true));
        ctx.request_repaint();
    }
    known
}

/// The button that prints has the keyboard, as soon as it is there.
pub(crate) fn come_to_button(ctx: &Context) {
    come_to(ctx, BUTTON, For::Paper);
}

/// How the button is called that leads to a choice of both.
pub(crate) fn or_save(ctx: &Context, save: &str) -> String {
    if is_there(ctx) != Some(true) {
        return save.to_owned();
    }
    let mut letters = save.chars();
    letters.next().map_or_else(String::new, |first| format!("Print or {}{}", first.to_lowercase(), letters.as_str()))
}

/// "Print…", where the desktop prints; while its window is open, the same button takes that back. `of` tells it from
/// others, `name` is what a file is called that is printed into. Gives whether something went there just now.
pub(crate) fn print_button(
    ui: &mut Ui,
    look: &Look,
    (of, name): (&'static str, String),
    what: impl FnOnce() -> ToPrint,
) -> bool {
    if is_there(ui.ctx()) != Some(true) {
        return false;
    }
    let of = Id::unique(("prints", of));
    let is_open = seen(ui.ctx()).open_for == Some(of);
    let pressed = ui.push_id(of, |ui| {
        let r = quiet(ui, look, if is_open { "Don't print" } else { "Print…" });
        if comes(ui, BUTTON, For::Paper) {
            hand_keyboard_to(ui.ctx(), r.id);
            r.scroll_to_me(Some(egui::Align::Center));
        }
        r.clicked()
    });
    if !pressed.inner {
        return false;
    }
    if is_open {
        ui.data_mut(|d| d.insert_temp(left_id(), true));
    } else {
        let wish = Wish { of, name: without_ending(&name), what: what() };
        ui.data_mut(|d| d.insert_temp(wished(), Some(wish)));
    }
    ui.ctx().request_repaint();
    !is_open
}

/// While the desktop's window is open for `of`: where it may be. It stands beneath the line with the button, as wide as it
/// can be, so that the line stays as it is.
pub(crate) fn where_it_is(ui: &mut Ui, look: &Look, of: &'static str) {
    if seen(ui.ctx()).open_for == Some(Id::unique(("prints", of))) {
        caption(ui, look, "The desktop's print window is open. It may lie behind this one");
    }
}

/// How it is printed where the desktop doesn't: said beside what saves it.
pub(crate) fn how_to_print(ui: &mut Ui, look: &Look) {
    if is_there(ui.ctx()) == Some(false) {
        caption(ui, look, "To print it, open that file with any program that prints");
    }
}

fn without_ending(name: &str) -> String {
    let file = std::path::Path::new(name.trim()).file_stem();
    file.map(|stem| stem.to_string_lossy().into_owned()).unwrap_or_default()
}

/// What other threads say.
#[derive(Debug)]
enum Heard {
    IsThere(bool),
    /// Of the question of this number.
    Said(u64, PrintSaid),
}

#[derive(Debug)]
struct Open {
    of: Id,
    is_anybodys: bool,
    _dialog: PrintDialog,
}

/// What is told when it is over: the sentence, and whether it failed.
pub(crate) type ToldOfPrint = (&'static str, bool);

/// The window's side of it.
#[derive(Debug)]
pub(crate) struct Printing {
    /// Where the desktop is asked; `None` = nobody is, and nothing is printed.
    desktop: Option<Buses>,
    seen: Seen,
    is_asked: bool,
    open: Option<Open>,
    number: u64,
    say: Sender<Heard>,
    hear: Receiver<Heard>,
}

impl Default for Printing {
    fn default() -> Self {
        let (say, hear) = channel();
        Self { desktop: None, seen: Seen::default(), is_asked: false, open: None, number: 0, say, hear }
    }
}

impl Printing {
    /// From now on the desktop is asked.
    pub(crate) fn asks_the_desktop(&mut self) {
        self.desktop = Some(Buses::here());
    }

    /// What was wished and heard since the last frame.
    pub(crate) fn follow(&mut self, ctx: &Context) -> Option<ToldOfPrint> {
        let mut told = None;
        if ctx.data_mut(|d| d.remove_temp::<bool>(looked_for())).is_some() && !self.is_asked {
            self.look(ctx);
        }
        if ctx.data_mut(|d| d.remove_temp::<bool>(left_id())).is_some() {
            self.leave();
        }
        if let Some(wish) = ctx.data_mut(|d| d.remove_temp::<Option<Wish>>(wished())).flatten() {
            self.begin(ctx, wish);
        }
        while let Ok(heard) = self.hear.try_recv() {
            match heard {
                Heard::IsThere(is_there) => self.seen.is_there = Some(is_there),
                Heard::Said(number, said) if number == self.number => {
                    self.leave();
                    if said == PrintSaid::NotThere {
                        self.seen.is_there = Some(false);
                    }
                    told = in_words(said);
                }
                // Of a window that was left.
                Heard::Said(..) => {}
            }
        }
        let seen = Seen { open_for: self.open.as_ref().map(|open| open.of), ..self.seen };
        ctx.data_mut(|d| d.insert_temp(seen_id(), seen));
        told
    }

    fn look(&mut self, ctx: &Context) {
        self.is_asked = true;
        let Some(buses) = &self.desktop else {
            self.seen.is_there = Some(false);
            return;
        };
        let (say, waker) = (self.say.clone(), ctx.clone());
        printing_is_there(buses, move |is_there| {
            let _the_window_is_gone = say.send(Heard::IsThere(is_there));
            waker.request_repaint();
        });
    }

    fn begin(&mut self, ctx: &Context, wish: Wish) {
        self.leave();
        let Some(buses) = &self.desktop else { return };
        let Wish { of, name, what } = wish;
        let (say, number, waker) = (self.say.clone(), self.number, ctx.clone());
        let wanted = PrintWanted { title: TITLE.to_owned(), name, paper_mm: what.paper_mm() };
        let is_anybodys = what.is_anybodys();
        let dialog = ask_to_print(
            buses,
            wanted,
            move || what.made(),
            move |said| {
                let _the_window_is_gone = say.send(Heard::Said(number, said));
                waker.request_repaint();
            },
        );
        self.open = Some(Open { of, is_anybodys, _dialog: dialog });
    }

    /// Nothing is printed any more.
    fn leave(&mut self) {
        // An answer that is still to come counts for nothing.
        self.number += 1;
        self.open = None;
    }

    /// What is the journal's goes with it.
    pub(crate) fn forget_the_journals(&mut self, ctx: &Context) {
        ctx.data_mut(|d| d.remove_temp::<Option<Wish>>(wished()));
        if self.open.as_ref().is_some_and(|open| !open.is_anybodys) {
            self.leave();
        }
        let seen = Seen { open_for: self.open.as_ref().map(|open| open.of), ..self.seen };
        ctx.data_mut(|d| d.insert_temp(seen_id(), seen));
    }
}

fn in_words(said: PrintSaid) -> Option<ToldOfPrint> {
    match said {
        PrintSaid::Left => None,
        PrintSaid::Printed => {
            Some(("It has gone to the printer, or into the file you chose there, which is not encrypted", false))
        }
        PrintSaid::NotThere | PrintSaid::Refused => Some((
            "The desktop did not print it. Nothing in your journal was changed. Save it as a file instead, and print that \
             with any program",
            true,
        )),
        PrintSaid::NotMade => {
            Some(("It could not be made for the printer. Nothing was printed, and nothing in your journal was changed", true))
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_window_that_was_left_says_nothing_and_one_that_failed_says_what_else_can_be_done() {
        assert_eq!(in_words(PrintSaid::Left), None);
        assert!(in_words(PrintSaid::Printed).is_some_and(|(_, failed)| !failed));
        for said in [PrintSaid::Refused, PrintSaid::NotThere] {
            assert!(in_words(said).is_some_and(|(words, failed)| failed && words.contains("Save it as a file")));
        }
    }

    #[test]
    fn while_the_desktops_window_is_open_the_line_of_buttons_stays_one_line_and_says_so_beneath() {
        let look = Look::of(&crate::domain::Settings::default(), false, egui::vec2(480.0, 640.0));
        let ctx = Context::default();
        crate::ui::theme::bring_fonts(&ctx);
        let heights = |open: bool| {
            let open_for = open.then(|| Id::unique(("prints", "a page")));
            ctx.data_mut(|d| d.insert_temp(seen_id(), Seen { is_there: Some(true), open_for }));
            let (mut line, mut all) = (0.0, 0.0);
            for _ in 0..2 {
                let mut drawn = ctx.run_ui(egui::RawInput::default(), |ui| {
                    ui.set_max_width(300.0);
                    let from = ui.cursor().top();
                    let buttons = ui.horizontal_wrapped(|ui| {
                        quiet(ui, &look, "Save as PDF…");
                        print_button(ui, &look, ("a page", String::new()), || ToPrint::Pages([].into()));
                    });
                    where_it_is(ui, &look, "a page");
                    (line, all) = (buttons.response.rect.height(), ui.cursor().top() - from);
                });
                drawn.textures_delta.clear();
            }
            (line, all)
        };
        let (closed, open) = (heights(false), heights(true));
        assert!((closed.0 - open.0).abs() < 1.0 && open.1 > closed.1 + 10.0, "{closed:?} {open:?}");
    }

    #[test]
    fn what_a_file_is_called_says_no_folder_and_no_ending() {
        assert_eq!(without_ending("/home/a/gamut-week.pdf"), "gamut-week");
        assert_eq!(without_ending(" "), "");
    }
}
