//! The window: replies come in, keys and rooms are shown, and what they ask for goes out.

mod asked;
mod by_processor;
mod called;
mod news;
mod place;
mod run;
mod shown;
mod size;
mod small;
mod state;

pub use run::{Start, WindowError, run};

use super::{
    Around,
    auto_lock::{Guard, LockBell},
    discreet,
    files::{
        asking::{FileAsking, Told},
        dropped,
        print::Printing,
    },
    key_queue,
    key_queue::Waits,
    last_words,
    reminding::Reminding,
    shell,
    theme::{Look, bring_fonts},
    typing::{Caret, RestingPointer, is_a_press},
    widgets,
};
use crate::{
    app::{Action, Actions, FileRequest, Model, Notice, Request, Room, SettingsChange, Standing, WorkerThread},
    domain::{Moment, Settings},
    platform::{desktop, one_program::Calls},
    reminder,
};
use egui::{Context, Ui, ViewportCommand};
use place::Place;
use state::{Called, NewsSeen, SmallWindow};
use std::{cell::RefCell, path::PathBuf, rc::Rc, time::Duration};

/// A window left open wakes this often, for what is looked after without being asked.
const WAKES_EVERY: Duration = Duration::from_hours(6);

/// An answer of the worker is shown by one frame. (Asked for without any delay there would be two, and a start has half a
/// dozen answers.)
const AT_ONCE: Duration = Duration::from_millis(1);
/// The frame more comes after the last of several answers.
const SETTLES: Duration = Duration::from_millis(50);

/// What the window is called.
const NAME: &str = "Gamut";

/// The whole window: model, forms and worker behind one `show`.
#[derive(Debug)]
pub struct GamutWindow {
    pub model: Model,
    /// Shared with whoever goes on when the window is gone.
    worker: Rc<RefCell<WorkerThread>>,
    guard: Guard,
    now: fn() -> Moment,
    actions: Actions,
    worn: Option<Look>,
    caret: Caret,
    pointer: RestingPointer,
    is_begun: bool,
    /// Somebody has pressed something.
    is_touched: bool,
    /// What the keyboard waited for at the end of the last pass, and how many forms were not saved by then.
    waited: (Waits, u64),
    /// What stands in the title bar.
    title: String,
    /// Hears what the desktop says, as long as the window lives.
    listening: Option<desktop::Listening>,
    files: FileAsking,
    printing: Printing,
    reminding: Reminding,
    /// What others ask of it, and what is still to be done of that.
    calls: Calls,
    called: Called,
    /// The journals it said it stands for.
    stands_for: (PathBuf, PathBuf),
    place: Place,
    small: SmallWindow,
    news: NewsSeen,
}

impl GamutWindow {
    /// Starts the worker and asks for the journal. `now` reads the clock.
    #[must_use]
    pub fn new(ctx: &Context, journal: PathBuf, now: fn() -> Moment) -> Self {
        let waker = ctx.clone();
        let worker = WorkerThread::start(move || waker.request_repaint_after(AT_ONCE));
        let began = now();
        let guard = Guard::new(began.instant.utc_ms);
        let model = Model::new(journal.clone(), began);
        let open = FileRequest::Open { path: journal, today: model.today(), secret: None };
        let actions = Actions::default();
        let waited = (Waits::default(), 0);
        let mut window = Self {
            model,
            worker: Rc::new(RefCell::new(worker)),
            guard,
            now,
            actions,
            worn: None,
            caret: Caret::default(),
            pointer: RestingPointer::default(),
            is_begun: false,
            is_touched: false,
            waited,
            title: NAME.to_owned(),
            listening: None,
            files: FileAsking::default(),
            printing: Printing::default(),
            reminding: Reminding::default(),
            calls: Calls::default(),
            called: Called::default(),
            stands_for: (PathBuf::new(), PathBuf::new()),
            place: Place::default(),
            small: SmallWindow::default(),
            news: NewsSeen::default(),
        };
        window.ask(open.into());
        window
    }

    /// What another thread rings when the desktop says that nobody is there.
    #[must_use]
    pub fn lock_bell(&self, ctx: &Context) -> LockBell {
        self.guard.bell(ctx)
    }

    /// From now on there can be reminders, kept here.
    pub fn keeps_reminders(&mut self, ctx: &Context, place: reminder::Place, around: reminder::Around) {
        self.reminding.begin(ctx, place, around, (self.now)().instant);
    }

    /// One frame, and where the worker has answered, one more a little later.
    pub fn show(&mut self, ui: &mut Ui) {
        if self.show_once(ui) {
            ui.ctx().request_repaint_after(SETTLES);
        }
    }

    /// One frame. Says whether it is of something that the worker has answered: what takes its place from the frame before
    /// may be right with one more only.
    fn show_once(&mut self, ui: &mut Ui) -> bool {
        if !self.is_begun {
            bring_fonts(ui.ctx());
            key_queue::begin(ui.ctx());
            ui.ctx().options_mut(|o| o.zoom_with_keyboard = false);
            if !self.place.fills_the_screen() {
                size::fit_the_screen(ui.ctx());
            }
            self.is_begun = true;
        }
        if ui.input(|i| i.viewport().close_requested()) {
            key_queue::go_ahead(ui.ctx());
            last_words::is_closed();
        }
        self.guard.wipe_what_was_left(ui.ctx());
        let is_answered = self.take_replies();
        self.let_the_time_pass();
        self.lock_when_nobody_is_there(ui.ctx());
        self.hear_calls(ui.ctx());
        let esc_leaves = self.esc_leaves(ui.ctx());
        let was_open = self.model.is_open();
        // Help is there in the very frame in which its key is pressed, whatever else is open (SAFETY 1).
        if shell::help_is_wanted(ui.ctx()) {
            self.files.left(ui.ctx());
            self.act(Action::LeaveOffered);
            self.act(Action::Go(Room::Help));
        }
        self.files_come(ui.ctx());
        self.reminding.follow(ui.ctx(), &self.model, &mut self.actions, (self.now)().instant);
        let settings = self.model.settings();
        // Until the first press nothing glides in: each step of it is a frame of the whole window, while that comes up.
        self.is_touched |= ui.input(|i| i.events.iter().any(is_a_press));
        let look = Look::of(&settings, system_is_dark(ui.ctx()), ui.ctx().content_rect().size());
        let look = if self.is_touched { look } else { Look { glides_s: 0.0, ..look } };
        self.wear(ui.ctx(), &look, &settings);
        self.caret.follow(ui.ctx(), look.reduce_motion);
        self.pointer.follow(ui.ctx());
        discreet::begin(ui.ctx(), settings.discreet);
        shell::keys(ui.ctx(), &self.model, &mut self.actions);
        shell::show(ui, Around { model: &mut self.model, look: &look, actions: &mut self.actions });
        let used = self.files.show(ui.ctx(), &look, &self.model.shell, &recent(&settings));
        self.hear_of_files(ui.ctx(), used);
        dropped::tell(ui.ctx(), &look);
        if let Some(text) = widgets::what_was_left_out(ui.ctx()) {
            self.model.tell(Notice::failed(text));
        }
        if self.carry_out() {
            // What came of it is not shown yet.
            ui.ctx().request_repaint_after(AT_ONCE);
        }
        if was_open && matches!(self.model.standing, Standing::Locked(_)) {
            self.files.forget_the_journals(ui.ctx());
            self.printing.forget_the_journals(ui.ctx());
            self.guard.wipe(ui.ctx());
            // What was built in this pass is not shown any more.
            ui.ctx().request_discard("the journal was locked");
        }
        self.stay_small_or_go(ui.ctx(), esc_leaves);
        self.tell_what_is_new(ui.ctx());
        if !self.small.is_one {
            self.place.follow(ui.ctx());
        }
        self.let_the_keyboard_wait(ui.ctx());
        self.say_the_room(ui.ctx());
        if self.model.is_open() {
            let next = self.model.first_look_in_ms().unwrap_or(u64::MAX).min(self.model.next_day_in_ms()).saturating_add(1);
            ui.ctx().request_repaint_after(WAKES_EVERY.min(Duration::from_millis(next)));
            if let Some(left_ms) = self.model.meets_again_in_ms() {
                ui.ctx().request_repaint_after(Duration::from_millis(left_ms));
            }
        }
        is_answered
    }

    /// Keys are not lost and go nowhere else while the form that they are about is not there yet. Help needs no journal,
    /// and nothing there waits.
    fn let_the_keyboard_wait(&mut self, ctx: &Context) {
        let waits = match &self.model.standing {
            Standing::Opening(_) if self.model.shell.room != Room::Help => Waits::ForJournal,
            Standing::Open(_) if self.model.shell.room == Room::Today && self.model.is_saving_form() => Waits::ForSave,
            Standing::Opening(_) | Standing::Open(_) | Standing::Locked(_) | Standing::InTrouble(_) => Waits::Not,
        };
        let now_not_saved = self.model.shell.counts.forms_not_saved;
        let (waited, not_saved) = std::mem::replace(&mut self.waited, (waits, now_not_saved));
        // What was typed for a form that does not come is not put into another one.
        let is_in_vain = matches!(self.model.standing, Standing::InTrouble(_)) || not_saved != now_not_saved;
        if waited != waits && is_in_vain {
            key_queue::forget(ctx);
        }
        key_queue::wait(ctx, waits);
    }

    /// The title says which room it is and no word more; nothing while the journal is not open, or in discreet mode.
    fn say_the_room(&mut self, ctx: &Context) {
        let Model { shell, .. } = &self.model;
        let is_neutral = self.model.settings().discreet || !(self.model.is_open() || shell.room == Room::Help);
        let room = if shell.small { "Check-in" } else { shell.room.name() };
        let title = if is_neutral { NAME.to_owned() } else { format!("{room} · {NAME}") };
        if title != self.title {
            ctx.send_viewport_cmd(ViewportCommand::Title(title.clone()));
            self.title = title;
        }
    }

    /// While the window is hidden nothing is painted, and a journal is locked all the same.
    fn while_hidden(&mut self, ctx: &Context) {
        self.take_replies();
        self.let_the_time_pass();
        self.lock_when_nobody_is_there(ctx);
        self.reminding.follow(ctx, &self.model, &mut self.actions, (self.now)().instant);
        self.hear_calls(ctx);
        let was_open = self.model.is_open();
        self.carry_out();
        if was_open && !self.model.is_open() {
            self.files.forget_the_journals(ctx);
            self.printing.forget_the_journals(ctx);
            self.guard.wipe(ctx);
        }
    }

    fn lock_when_nobody_is_there(&mut self, ctx: &Context) {
        let now_ms = (self.now)().instant.utc_ms;
        if self.guard.wants_lock(ctx, &self.model, now_ms) {
            widgets::keep_typed_words(ctx);
            self.actions.ask(Action::Lock);
        }
    }

    /// Carries out an action as if a view had asked for it.
    pub fn act(&mut self, action: impl Into<Action>) {
        self.actions.ask(action);
        self.carry_out();
    }

    /// Nothing is asked of the worker that it has not done: what it answered comes with the next frame.
    #[must_use]
    pub fn worker_is_done(&self) -> bool {
        self.worker.borrow().outstanding().is_none()
    }

    /// Waits until everything that was asked for is on the disk.
    pub fn close(&mut self) {
        self.calls.stop();
        self.place.keep();
        self.actions.ask(Action::KeepDraft);
        self.carry_out();
        self.model.told_at_last().into_iter().for_each(|request| self.ask(request));
        if !self.is_done_as_a_small_one() {
            self.worker.borrow_mut().close();
        }
        self.reminding.close(&self.model, (self.now)().instant);
    }

    /// Whether there were any.
    fn take_replies(&mut self) -> bool {
        let replies: Vec<_> = self.worker.borrow().poll().collect();
        let have_come = !replies.is_empty();
        for reply in replies {
            for request in self.model.receive(reply) {
                self.ask(request);
            }
        }
        have_come
    }

    /// Before anything that was typed is taken: a key pressed in the morning is about the morning.
    fn let_the_time_pass(&mut self) -> Moment {
        let now = (self.now)();
        for request in self.model.now_passes(&now) {
            self.ask(request);
        }
        now
    }

    /// Says whether there was anything to be done.
    fn carry_out(&mut self) -> bool {
        let now = self.let_the_time_pass();
        let actions = self.actions.take();
        let is_some = !actions.is_empty();
        for action in actions {
            if matches!(action, Action::DeleteAll { .. }) {
                self.reminding.go_too(now.instant);
                self.place.forget();
            }
            for request in self.model.apply(action, &now) {
                self.ask(request);
            }
        }
        let beside = [self.model.keep_others(), self.model.time_asks_for()];
        beside.into_iter().flatten().for_each(|request| self.ask(request));
        is_some
    }

    /// What was dropped on the window, what a room asks for, and what the desktop answers.
    fn files_come(&mut self, ctx: &Context) {
        dropped::take(ctx, &mut self.actions);
        self.carry_out();
        let told = self.files.follow(ctx, &recent(&self.model.settings()));
        self.hear_of_files(ctx, told);
        if let Some((words, failed)) = self.printing.follow(ctx) {
            self.model.tell(if failed { Notice::failed(words) } else { Notice::told(words) });
        }
    }

    fn hear_of_files(&mut self, ctx: &Context, told: impl IntoIterator<Item = Told>) {
        for told in told {
            match told {
                Told::Used(folder) => {
                    let mut settings = self.model.settings();
                    if self.model.is_open() && folder.to_str().is_some_and(|folder| settings.places.was_used(folder)) {
                        self.actions.ask(SettingsChange(settings));
                    }
                }
                Told::NoFileManager(path) => {
                    let path = path.display().to_string();
                    self.model.tell(Notice::told(format!("No file manager answered. The path is copied: {path}")));
                    ctx.copy_text(path);
                }
            }
        }
    }

    fn ask(&mut self, request: Request) {
        if self.can_wait(&request) {
            return;
        }
        let sent = self.worker.borrow().send(request);
        if !sent {
            self.model.saving_has_stopped();
        }
    }

    fn wear(&mut self, ctx: &Context, look: &Look, settings: &Settings) {
        ctx.set_zoom_factor(f32::from(settings.text_size.per_cent()) / 100.0);
        if self.worn.as_ref() != Some(look) {
            look.put_on(ctx);
            self.worn = Some(look.clone());
        }
    }
}

impl eframe::App for GamutWindow {
    fn logic(&mut self, ctx: &Context, _frame: &mut eframe::Frame) {
        if ctx.input(|i| i.viewport().visible() == Some(false)) {
            self.while_hidden(ctx);
        }
    }

    fn ui(&mut self, ui: &mut Ui, _frame: &mut eframe::Frame) {
        self.show(ui);
        last_words::is_shown();
    }

    fn on_exit(&mut self, _gl: Option<&eframe::glow::Context>) {
        self.close();
    }

    fn clear_color(&self, visuals: &egui::Visuals) -> [f32; 4] {
        visuals.panel_fill.to_normalized_gamma_f32()
    }
}

/// The folders used last, where that is wished.
fn recent(settings: &Settings) -> Vec<PathBuf> {
    settings.places.folders().iter().map(|folder| PathBuf::from(&**folder)).collect()
}

fn system_is_dark(ctx: &Context) -> bool {
    ctx.system_theme() == Some(egui::Theme::Dark)
}
