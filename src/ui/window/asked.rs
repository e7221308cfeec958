//! When the next pass is asked for, by whoever asks: a room, a widget, or another thread that has an answer.

use egui::{Context, mutex::Mutex};
use std::{
    sync::Arc,
    time::{Duration, Instant},
};

/// What passes are asked for.
#[derive(Clone, Default)]
pub(super) struct Asked(Arc<Mutex<Since>>);

/// Since the last pass began.
#[derive(Debug, Default)]
struct Since {
    soonest: Option<Instant>,
    /// Who asks during a pass needs wake nobody.
    is_in_pass: bool,
}

impl Asked {
    /// Hears of all that is asked of egui from now on. `wake` is called from the thread that asks, where the window would
    /// sleep for longer.
    pub(super) fn hear(&self, ctx: &Context, wake: impl Fn() + Send + Sync + 'static) {
        let asked = self.clone();
        ctx.set_repaint_observer(move |wish| {
            if asked.takes(Instant::now(), wish.delay) {
                wake();
            }
        });
    }

    /// Whether whoever sleeps has to hear of it.
    fn takes(&self, now: Instant, delay: Duration) -> bool {
        // Longer than the clock goes is never.
        let Some(when) = now.checked_add(delay) else { return false };
        let mut since = self.0.lock();
        let is_sooner = since.soonest.is_none_or(|soonest| when < soonest);
        if is_sooner {
            since.soonest = Some(when);
        }
        is_sooner && !since.is_in_pass
    }

    pub(super) fn pass_begins(&self) {
        *self.0.lock() = Since { is_in_pass: true, ..Since::default() };
    }

    /// Says when the next is due. `wants_another` = egui wants one at once: it makes two of each that is asked for so, since
    /// what was learned by the first may have its place in the second. Where the first shows `nothing_new`, the second would
    /// neither, and what is left is what was asked for. (Whoever has an answer for the window has it taken before a room is
    /// shown, and what is done once it is shown asks by itself.)
    pub(super) fn pass_ends(&self, wants_another: bool, nothing_new: bool) -> Option<Instant> {
        let mut since = self.0.lock();
        since.is_in_pass = false;
        if wants_another && !nothing_new { Some(Instant::now()) } else { since.soonest }
    }

    pub(super) fn soonest(&self) -> Option<Instant> {
        self.0.lock().soonest
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use egui::{RawInput, ViewportId};
    use std::sync::atomic::{AtomicUsize, Ordering};

    const LATER: Duration = Duration::from_secs(5);

    /// A pass of egui that shows the same as the one before.
    fn still(ctx: &Context, asked: &Asked, raw: RawInput, mut show: impl FnMut(&mut egui::Ui)) -> Option<Instant> {
        asked.pass_begins();
        let mut done = ctx.run_ui(raw, |ui| show(ui));
        done.textures_delta.clear();
        let wants_another = done.viewport_output[&ViewportId::ROOT].repaint_delay.is_zero();
        asked.pass_ends(wants_another, true)
    }

    fn begun() -> (Context, Asked) {
        let (ctx, asked) = (Context::default(), Asked::default());
        asked.hear(&ctx, || {});
        for _ in 0..4 {
            still(&ctx, &asked, RawInput::default(), |_| {});
        }
        (ctx, asked)
    }

    fn is_soon(when: Option<Instant>) -> bool {
        when.is_some_and(|when| when <= Instant::now())
    }

    #[test]
    fn after_an_event_one_pass_follows_and_no_third_where_that_shows_nothing_new() {
        let (ctx, asked) = begun();
        let key = RawInput { events: vec![egui::Event::Text("a".into())], ..RawInput::default() };
        assert!(is_soon(still(&ctx, &asked, key, |_| {})));
        assert_eq!(still(&ctx, &asked, RawInput::default(), |_| {}), None);
    }

    #[test]
    fn where_it_shows_something_new_another_one_follows() {
        let asked = Asked::default();
        asked.pass_begins();
        assert!(is_soon(asked.pass_ends(true, false)));
        asked.pass_begins();
        assert_eq!(asked.pass_ends(false, false), None);
    }

    #[test]
    fn what_is_asked_for_later_is_not_forgotten_for_what_is_not_done_at_once() {
        let (ctx, asked) = begun();
        let key = RawInput { events: vec![egui::Event::Text("a".into())], ..RawInput::default() };
        still(&ctx, &asked, key, |_| {});
        let before = Instant::now();
        let due = still(&ctx, &asked, RawInput::default(), |ui| {
            ui.ctx().request_repaint_after(2 * LATER);
            ui.ctx().request_repaint_after(LATER);
        });
        let due = due.expect("a pass is due");
        assert!((before + LATER..=Instant::now() + LATER).contains(&due));
        assert_eq!(asked.soonest(), Some(due));
    }

    #[test]
    fn who_asks_while_nothing_is_done_wakes_the_window_once_and_not_for_what_is_later_or_never() {
        let (ctx, asked) = begun();
        let woken = Arc::new(AtomicUsize::new(0));
        let counts = Arc::clone(&woken);
        asked.hear(&ctx, move || {
            counts.fetch_add(1, Ordering::SeqCst);
        });
        ctx.request_repaint_after(Duration::MAX);
        assert_eq!((woken.load(Ordering::SeqCst), asked.soonest()), (0, None));
        ctx.request_repaint_after(LATER);
        ctx.request_repaint_after(LATER);
        assert_eq!(woken.load(Ordering::SeqCst), 1);
        ctx.request_repaint_after(Duration::from_millis(1));
        assert_eq!(woken.load(Ordering::SeqCst), 2);
        assert!(still(&ctx, &asked, RawInput::default(), |ui| ui.ctx().request_repaint()).is_some());
        assert_eq!(woken.load(Ordering::SeqCst), 2, "what is asked in a pass is known at its end");
    }

    #[test]
    fn who_asks_at_once_in_a_pass_that_shows_nothing_new_has_the_next() {
        let (ctx, asked) = begun();
        assert!(is_soon(still(&ctx, &asked, RawInput::default(), |ui| ui.ctx().request_repaint())));
    }
}
