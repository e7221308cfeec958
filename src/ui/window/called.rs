//! What the window is called for, when it opens and by a later start of Gamut; and how it comes to the front.

use super::GamutWindow;
use crate::{
    app::{Action, CheckInChange, Room},
    platform::one_program::{Call, Calls},
    ui::command_palette,
};
use egui::{Context, UserAttentionType, ViewportCommand};
use std::time::Duration;

/// How often a window that is called asks to be in front, and how long after another it does. Our choice: a window that
/// was small in the panel needs a moment to be there, and after a third of a second the desktop has said no.
const TRIES: u8 = 10;
const TRIES_EVERY: Duration = Duration::from_millis(30);

impl GamutWindow {
    /// From now on it comes when it is called.
    pub fn answer(&mut self, ctx: &Context, calls: Calls) {
        let waker = ctx.clone();
        calls.wake_by(move || waker.request_repaint());
        self.calls = calls;
        self.say_which_journals();
    }

    /// What it is opened for.
    pub fn is_called_for(&mut self, call: &Call) {
        if let Some(room) = call.room.as_deref().and_then(Room::called) {
            self.act(Action::Go(room));
            self.called.room = Some(room).filter(|_| !self.model.is_open());
        }
        if call.check_in {
            self.act(Action::Go(Room::Today));
            self.called.check_in = true;
        }
    }

    /// What others ask of it who start Gamut once more.
    pub(super) fn hear_calls(&mut self, ctx: &Context) {
        self.say_which_journals();
        for call in self.calls.take() {
            self.called.tries = TRIES;
            if call.check_in || call.room.is_some() {
                // What lies over the rooms and holds nothing makes way; a question that was asked stays.
                command_palette::close(ctx);
            }
            // Whoever starts Gamut itself wants all of it.
            if !call.check_in {
                self.grow(ctx);
            }
            self.is_called_for(&call);
        }
        self.begin_what_was_called_for();
        self.come_to_the_front(ctx);
    }

    fn begin_what_was_called_for(&mut self) {
        if self.model.is_open()
            && let Some(room) = self.called.room.take()
        {
            self.act(Action::Go(room));
        }
        let Some(open) = self.model.open().filter(|_| self.called.check_in) else { return };
        self.called.check_in = false;
        let has_room = open.journal.begins_quietly(&open.forms.today.check_in, self.model.today());
        // Whoever loses sight of something half-written has to read of it.
        self.model.shell.small &= has_room;
        if !open_is_new(self) {
            self.act(CheckInChange::Begin);
        }
    }

    fn come_to_the_front(&mut self, ctx: &Context) {
        if self.called.tries == 0 {
            return;
        }
        let (focused, minimized) = ctx.input(|i| (i.viewport().focused, i.viewport().minimized));
        if focused == Some(true) && minimized != Some(true) {
            self.called.tries = 0;
            return;
        }
        self.called.tries -= 1;
        if minimized == Some(true) {
            ctx.send_viewport_cmd(ViewportCommand::Minimized(false));
        }
        ctx.send_viewport_cmd(ViewportCommand::Focus);
        if self.called.tries == 0 {
            // The desktop doesn't let windows come by themselves (Wayland): then it says that one wants to.
            ctx.send_viewport_cmd(ViewportCommand::RequestUserAttention(UserAttentionType::Informational));
        } else {
            ctx.request_repaint_after(TRIES_EVERY);
        }
    }

    /// The journal that is shown; while that is the sample, the person's own, too: one press leads back to it.
    fn say_which_journals(&mut self) {
        let is_sample = self.model.open().is_some_and(|open| open.journal.journal.settings.sample);
        let path = &self.model.shell.path;
        let own = if is_sample { &self.model.shell.own_path } else { path };
        if self.stands_for.0 != *path || self.stands_for.1 != *own {
            self.stands_for = (path.clone(), own.clone());
            self.calls.stand_for([path.as_path(), own.as_path()]);
        }
    }
}

fn open_is_new(window: &GamutWindow) -> bool {
    window.model.open().is_some_and(|open| open.journal.is_new())
}
