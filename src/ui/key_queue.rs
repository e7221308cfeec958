//! Every key in its turn. What came since the last frame is taken piece by piece, each in a pass of its own, so that a
//! frame that lasts half a second holds nine digits for nine feelings, and not nine for one.

use super::strokes;
use egui::{Context, Event, FullOutput, Id, Plugin, RawInput, RepaintCause};
use std::{collections::VecDeque, num::NonZeroUsize};

/// Why the keyboard has to wait.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub(super) enum Waits {
    Not,
    /// The journal is being opened: the form that is typed into is not there yet.
    #[default]
    ForJournal,
    /// The form is being saved: what is typed next is about the next one.
    ForSave,
}

/// So many passes in one frame; what is left is taken in the next, so that something is painted in between.
const PASSES: usize = 32;
/// So many passes without a key until whatever is to have the keyboard has it: a button opens a form, the form shows
/// its field, the field takes over.
const SETTLES_WITHIN: u8 = 3;

#[derive(Debug, Default)]
pub(super) struct KeyQueue {
    queue: VecDeque<Event>,
    waits: Waits,
    /// What waited goes ahead all the same: a key that never waits came behind it.
    goes_ahead: bool,
    /// While the keyboard waits, something was pressed with the pointer.
    pointed: bool,
    /// Passes since a key that may have moved the keyboard; 0 = it is at rest.
    stirred: u8,
    had_keyboard: Option<Id>,
    frame: Option<u64>,
    passes: usize,
    this_pass: ThisPass,
}

#[derive(Debug, Default)]
struct ThisPass {
    /// What it took may have moved the keyboard.
    moves: bool,
    /// What was built in it may be built anew, once it is measured.
    may_discard: bool,
}

/// From now on every key has its turn. Asked before the first frame, no key of that is lost either.
pub(super) fn begin(ctx: &Context) {
    ctx.add_plugin(KeyQueue::default());
}

/// Whether the keyboard waits from here on. Said at the end of each pass.
pub(super) fn wait(ctx: &Context, waits: Waits) {
    ctx.with_plugin(|keys: &mut KeyQueue| {
        if keys.waits != waits {
            // The form that is there now takes the keyboard in this pass or the next; the first key is about it.
            keys.this_pass.moves |= waits == Waits::Not;
            (keys.waits, keys.goes_ahead, keys.pointed) = (waits, false, false);
        }
    });
}

/// Lets go of what was typed and not applied yet: it was about something that is not there any more.
pub(super) fn forget(ctx: &Context) {
    ctx.with_plugin(|keys: &mut KeyQueue| keys.queue.clear());
}

/// While the keyboard waited, the person went on with the pointer: the keyboard is where they put it.
pub(super) fn was_pointed(ctx: &Context) -> bool {
    ctx.with_plugin(|keys: &mut KeyQueue| keys.pointed).unwrap_or(false)
}

/// What was typed in this pass has its turn again, once the keyboard has come to rest: it is about a form that opens now.
pub(super) fn again(ctx: &Context) {
    let typed = ctx.input_mut(|i| {
        let (typed, others) = std::mem::take(&mut i.events).into_iter().partition(strokes::is_keyboard);
        i.events = others;
        let typed: Vec<Event> = typed;
        typed
    });
    ctx.with_plugin(|keys: &mut KeyQueue| {
        typed.into_iter().rev().for_each(|event| keys.queue.push_front(event));
        keys.this_pass.moves = true;
    });
}

/// Nothing waits any longer: the window is being closed, and what was typed is kept.
pub(super) fn go_ahead(ctx: &Context) {
    ctx.with_plugin(|keys: &mut KeyQueue| keys.goes_ahead |= keys.waits == Waits::ForSave);
}

impl KeyQueue {
    fn is_waiting(&self) -> bool {
        self.waits != Waits::Not && !self.goes_ahead
    }

    fn next(&mut self, is_typing: bool) -> Vec<Event> {
        if self.stirred > 0 && self.queue.iter().any(strokes::is_keyboard) {
            return Vec::new();
        }
        if self.waits == Waits::ForSave && self.queue.iter().any(strokes::is_urgent) {
            self.goes_ahead = true;
        }
        if self.is_waiting() {
            let goes = |e: &Event| !strokes::is_keyboard(e) || strokes::is_urgent(e);
            let (now, later) = std::mem::take(&mut self.queue).into_iter().partition(goes);
            self.queue = later;
            let now: VecDeque<Event> = now;
            self.pointed |= now.iter().any(|e| matches!(e, Event::PointerButton { pressed: true, .. } | Event::Touch { .. }));
            return now.into();
        }
        let piece = strokes::next(&mut self.queue, is_typing);
        self.this_pass.moves = piece.moves;
        piece.events
    }

    /// Whether a further pass now would take something, or may let the keyboard come to rest.
    fn has_more(&self) -> bool {
        let goes = |e: &Event| !strokes::is_keyboard(e) || strokes::is_urgent(e);
        !self.queue.is_empty() && (self.stirred > 0 || !self.is_waiting() || self.queue.iter().any(goes))
    }

    /// After a key that may have moved the keyboard: whether it has come to rest.
    fn look_where_the_keyboard_is(&mut self, has: Option<Id>) {
        let moved = std::mem::take(&mut self.this_pass.moves);
        self.stirred = match self.stirred {
            _ if moved => 1,
            0 => 0,
            n if has == self.had_keyboard || n >= SETTLES_WITHIN => 0,
            n => n + 1,
        };
        self.had_keyboard = has;
    }
}

impl Plugin for KeyQueue {
    fn debug_name(&self) -> &'static str {
        "every key in its turn"
    }

    fn input_hook(&mut self, ctx: &Context, input: &mut RawInput) {
        let frame = Some(ctx.cumulative_frame_nr());
        if frame != self.frame {
            (self.frame, self.passes) = (frame, 0);
        }
        self.passes += 1;
        self.queue.extend(input.events.drain(..));
        let is_typing = ctx.text_edit_focused();
        input.events = self.next(is_typing);
        // What egui allows: one pass that measures, for each one in which something new came.
        self.this_pass.may_discard = self.passes == 1 || !input.events.is_empty();
        at_most(ctx, self.passes + usize::from(self.this_pass.may_discard));
    }

    fn output_hook(&mut self, ctx: &Context, output: &mut FullOutput) {
        self.look_where_the_keyboard_is(ctx.memory(egui::Memory::focused));
        let reasons = &mut output.platform_output.request_discard_reasons;
        if !self.this_pass.may_discard {
            reasons.clear();
        }
        if self.has_more() {
            if self.passes < PASSES {
                reasons.push(RepaintCause::new_reason("the next key has its turn"));
            } else {
                reasons.clear();
                ctx.request_repaint();
            }
        }
        at_most(ctx, PASSES + 1);
    }
}

fn at_most(ctx: &Context, passes: usize) {
    ctx.options_mut(|o| o.max_passes = NonZeroUsize::new(passes).unwrap_or(NonZeroUsize::MIN));
}

#[cfg(test)]
mod tests {
    use super::{Waits, begin, wait};
    use egui::{Context, Event, Id, Key, Modifiers, RawInput, Rect, Sense, pos2};

    #[test]
    fn a_key_that_waited_for_the_journal_is_about_the_form_that_takes_the_keyboard_a_pass_later() {
        let ctx = Context::default();
        begin(&ctx);
        let row = Id::unique("the first feeling's row");
        let (mut shown, mut had_focus) = (0, Vec::new());
        for frame in 0..8 {
            let one =
                Event::Key { key: Key::Num1, physical_key: None, pressed: true, repeat: false, modifiers: Modifiers::NONE };
            let events = if frame == 0 { vec![one, Event::Text("1".to_owned())] } else { Vec::new() };
            let mut done = ctx.run_ui(RawInput { events, ..RawInput::default() }, |ui| {
                let is_open = frame > 0;
                if ui.input(|i| i.events.iter().any(|e| matches!(e, Event::Text(_)))) {
                    had_focus.push(ui.memory(|memory| memory.has_focus(row)));
                }
                if is_open {
                    shown += 1;
                    let there = ui.interact(Rect::from_min_max(pos2(0.0, 0.0), pos2(9.0, 9.0)), row, Sense::click());
                    if shown == 2 {
                        there.request_focus();
                    }
                }
                wait(ui.ctx(), if is_open { Waits::Not } else { Waits::ForJournal });
            });
            done.textures_delta.clear();
        }
        assert_eq!(had_focus, [true], "once, and when the row has the keyboard");
    }
}
