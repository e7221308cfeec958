//! The small window for one check-in: when it becomes the whole one, when it goes, and what is done when it is gone.

use super::{
    AT_ONCE, GamutWindow,
    size::{SMALL_SIZE, fitting},
    state::Step,
};
use crate::{
    app::{FileRequest, Outstanding, Question, Request, Room, Standing, WorkerThread},
    domain::Moment,
    platform::one_program::Calls,
    ui::shell,
};
use egui::{Context, Key, ViewportCommand};
use std::{cell::RefCell, rc::Rc, time::Duration};

/// A disk that takes longer to be looked after has trouble of its own, and the next window looks after it.
const LOOKS_AFTER_WITHIN: Duration = Duration::from_secs(20);

impl GamutWindow {
    /// Opens it as the small window.
    pub fn begin_small(&mut self) {
        (self.small.is_one, self.model.shell.small) = (true, true);
    }

    /// Whether Esc, pressed now, closes the small window and nothing within it. Asked before anything is shown.
    pub(super) fn esc_leaves(&self, ctx: &Context) -> bool {
        let is_free = !shell::is_covered(ctx) && !egui::Popup::is_any_open(ctx) && self.model.offered.is_none();
        self.model.shell.small && is_free && ctx.input(|i| i.key_pressed(Key::Escape))
    }

    /// Once the size of text is known the window has as much room for it, where the screen does.
    fn fit_the_text(&mut self, ctx: &Context) {
        let zoom = f32::from(self.model.settings().text_size.per_cent()) / 100.0;
        if self.small.fits_its_text || !self.model.is_open() || (ctx.zoom_factor() - zoom).abs() > 0.01 {
            return;
        }
        self.small.fits_its_text = true;
        if zoom > 1.0 {
            let (wanted, screen) = (SMALL_SIZE * zoom, ctx.input(|i| i.viewport().monitor_size).unwrap_or_default() * zoom);
            let size = fitting(wanted, screen).unwrap_or(wanted) / zoom;
            ctx.send_viewport_cmd(ViewportCommand::InnerSize(size));
        }
    }

    /// Call it when the rooms were shown.
    pub(super) fn stay_small_or_go(&mut self, ctx: &Context, esc_leaves: bool) {
        if !self.model.shell.small || !self.fits_the_small_window() {
            return self.grow(ctx);
        }
        self.fit_the_text(ctx);
        if esc_leaves {
            ctx.send_viewport_cmd(ViewportCommand::Close);
        }
        let (saves, not_saved) = (self.model.is_saving_form(), self.model.shell.counts.forms_not_saved);
        self.small.step = match self.small.step {
            Step::Open if saves => Step::Saving { not_saved },
            Step::Saving { not_saved: before } if !saves && before == not_saved => {
                // Who starts Gamut from now on has a window of their own.
                self.calls.stop();
                ctx.send_viewport_cmd(ViewportCommand::Close);
                Step::Done
            }
            Step::Saving { .. } if !saves => Step::Open,
            Step::Open | Step::Saving { .. } | Step::Done => self.small.step,
        };
    }

    fn fits_the_small_window(&self) -> bool {
        self.model.shell.room == Room::Today
            && match &self.model.standing {
                Standing::Opening(_) | Standing::Locked(_) => true,
                Standing::InTrouble(_) => false,
                Standing::Open(open) => !open.journal.is_new() && open.journal.code.is_none(),
            }
    }

    /// Becomes the whole window, where it isn't that already.
    pub(super) fn grow(&mut self, ctx: &Context) {
        if !std::mem::take(&mut self.small.is_one) {
            return;
        }
        self.model.shell.small = false;
        ctx.send_viewport_cmd(ViewportCommand::InnerSize(self.place.usual(ctx)));
        if self.model.is_open() {
            let today = self.model.today();
            self.ask(Question::Analyse { today }.into());
        }
        ctx.request_repaint_after(AT_ONCE);
    }

    /// A check-in can be written without it.
    pub(super) fn can_wait(&self, request: &Request) -> bool {
        self.small.is_one && matches!(request, Request::Ask(Question::Analyse { .. }))
    }

    /// What goes on when the window is gone: whoever writes only in the small one has the daily look at the file, too, and
    /// its backup.
    pub(super) fn is_done_as_a_small_one(&self) -> bool {
        self.small.step == Step::Done
    }
}

/// The worker of a small window that is gone.
#[derive(Debug, Clone)]
pub(super) struct Afterwards {
    pub(super) worker: Rc<RefCell<WorkerThread>>,
    pub(super) calls: Calls,
    pub(super) now: fn() -> Moment,
}

impl Afterwards {
    /// Looks after the journal's file. It stops for whoever starts Gamut meanwhile.
    pub(super) fn look_after_the_file(self) {
        let mut worker = self.worker.borrow_mut();
        let outstanding: Outstanding = worker.outstanding();
        if worker.send(FileRequest::LookAfter { now_ms: (self.now)().instant.utc_ms }) {
            let mut waited = Duration::ZERO;
            while !outstanding.is_none() && waited < LOOKS_AFTER_WITHIN && !self.calls.has_turned_away() {
                outstanding.wait(WAITS_EACH);
                waited += WAITS_EACH;
            }
        }
        worker.close();
    }
}

const WAITS_EACH: Duration = Duration::from_millis(50);
