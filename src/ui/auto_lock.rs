//! Watches over an open journal with a passphrase: it is locked when nobody was there for a while and when
//! the desktop says so, before anything more of it is painted.

use super::{copies::Copies, key_queue};
use crate::{
    app::{Idle, Model},
    memory::scrub_stack,
};
use egui::{Context, Event};
use std::{
    sync::{
        Arc,
        atomic::{AtomicBool, Ordering},
    },
    time::Duration,
};

/// Another thread rings it when the machine goes to sleep or the session is locked.
#[derive(Debug, Clone)]
pub struct LockBell {
    rung: Arc<AtomicBool>,
    ctx: Context,
}

impl LockBell {
    /// Locks a journal that has a passphrase; does nothing to another.
    pub fn ring(&self) {
        self.rung.store(true, Ordering::SeqCst);
        self.ctx.request_repaint();
    }
}

/// Minutes without a key while a recovery code is copied onto paper. Our choice, because one that is locked away is gone:
/// fifty-six letters, in a shaking hand.
pub(super) const WRITING_IT_DOWN: u8 = 15;

#[derive(Debug)]
pub(super) struct Guard {
    idle: Idle,
    rung: Arc<AtomicBool>,
    /// In how many more frames what the window itself remembers is cleared once more: the frame in which it was
    /// locked may have left something, and the letters it laid out are kept for the next one.
    wipes_left: u8,
}

impl Guard {
    pub(super) fn new(now_ms: i64) -> Self {
        Self { idle: Idle::from_now(now_ms), rung: Arc::default(), wipes_left: 0 }
    }

    pub(super) fn bell(&self, ctx: &Context) -> LockBell {
        LockBell { rung: Arc::clone(&self.rung), ctx: ctx.clone() }
    }

    /// Whether the journal is to be locked now. Asks to be asked again when that may be so.
    pub(super) fn wants_lock(&mut self, ctx: &Context, model: &Model, now_ms: i64) -> bool {
        let rung = self.rung.swap(false, Ordering::SeqCst);
        let Some(open) = model.open().filter(|open| open.journal.care.protected) else {
            self.idle = Idle::from_now(now_ms);
            return rung && model.is_protected_and_opening();
        };
        let set = open.journal.journal.settings.lock_after;
        let limit = if open.journal.code.is_some() { set.at_least(WRITING_IT_DOWN) } else { set };
        // Asked before this frame's input counts: what wakes a machine is no sign that somebody was there.
        if rung || self.idle.is_over(now_ms, limit) {
            return true;
        }
        if ctx.input(|i| i.events.iter().any(comes_from_a_person)) {
            self.idle = Idle::from_now(now_ms);
        }
        ctx.request_repaint_after(Duration::from_millis(self.idle.left_ms(now_ms, limit)));
        false
    }

    /// Clears what the window itself remembers: half-typed fields and their undo, what was copied, what is
    /// folded out. Call it when the journal was locked.
    pub(super) fn wipe(&mut self, ctx: &Context) {
        wipe(ctx);
        key_queue::forget(ctx);
        self.wipes_left = WIPES;
        ctx.request_repaint();
    }

    /// Call it at the beginning of each frame.
    pub(super) fn wipe_what_was_left(&mut self, ctx: &Context) {
        if let Some(left) = self.wipes_left.checked_sub(1) {
            self.wipes_left = left;
            wipe(ctx);
            // A frame after the last, in which what the last one remembered goes.
            ctx.request_repaint();
        }
    }
}

/// Frames after the one in which it was locked.
const WIPES: u8 = 2;
/// Painting a frame takes some hundred KiB of the stack; what lies deeper was never a frame's.
const STACK_OF_A_FRAME: usize = 512 << 10;

fn wipe(ctx: &Context) {
    ctx.with_plugin(|copies: &mut Copies| copies.forget());
    egui::Popup::close_all(ctx);
    ctx.memory_mut(|m| {
        if let Some(focused) = m.focused() {
            m.surrender_focus(focused);
        }
        m.data.clear();
        m.caches = egui::cache::CacheStorage::default();
    });
    scrub_stack(STACK_OF_A_FRAME);
}

/// Somebody is there.
pub(super) const fn comes_from_a_person(event: &Event) -> bool {
    matches!(
        event,
        Event::Copy
            | Event::Cut
            | Event::Paste(_)
            | Event::Text(_)
            | Event::Key { .. }
            | Event::PointerMoved(_)
            | Event::MouseMoved(_)
            | Event::PointerButton { .. }
            | Event::Zoom(_)
            | Event::Ime(_)
            | Event::Touch { .. }
            | Event::MouseWheel { .. }
            | Event::AccessKitActionRequest(_)
    )
}
