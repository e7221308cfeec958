//! The window where there is no graphics card: the same passes in the same order as eframe's, painted by the processor into
//! memory that is shared with the desktop. No driver is loaded, which is more than half of what an empty window needs.

use super::shown::{Begin, Holds, Pass, Shown};
use eframe::UserEvent;
use egui::ViewportBuilder;
use egui_winit::accesskit_winit;
use std::{
    cell::Cell,
    rc::Rc,
    time::{Duration, Instant},
};
use winit::{
    application::ApplicationHandler,
    event::{DeviceEvent, DeviceId, StartCause, WindowEvent},
    event_loop::{ActiveEventLoop, ControlFlow, EventLoopProxy},
    window::WindowId,
};

/// X11 says nothing of when a screen shows the next picture; more than sixty a second are for nobody.
const SHORTEST_FRAME: Duration = Duration::from_micros(16_600);
/// How often a window that nobody sees looks after what has to be done all the same.
const UNSEEN_EVERY: Duration = Duration::from_millis(100);
/// A desktop that was asked for a frame and gives none for so long hides the window: what can't wait is done without one.
const OVERDUE: Duration = Duration::from_millis(250);

/// What winit tells its events to.
pub(super) struct ByProcessor {
    /// Is left where no window came up.
    begin: Rc<Cell<Option<Begin>>>,
    is_begun: bool,
    builder: ViewportBuilder,
    proxy: EventLoopProxy<UserEvent>,
    shown: Option<Shown>,
    /// A pass follows once all that came is heard.
    follows: bool,
    /// The desktop was asked for a frame, and has until then.
    asked: Option<Instant>,
    pub(super) failed: Option<String>,
}

impl ByProcessor {
    pub(super) const fn new(
        begin: Rc<Cell<Option<Begin>>>,
        builder: ViewportBuilder,
        proxy: EventLoopProxy<UserEvent>,
    ) -> Self {
        Self { begin, is_begun: false, builder, proxy, shown: None, follows: false, asked: None, failed: None }
    }

    fn pass(&mut self, event_loop: &ActiveEventLoop, what: Pass) {
        let Some(shown) = &mut self.shown else { return };
        let ran = shown.pass(event_loop, what);
        self.see(event_loop, ran);
    }

    /// Leaves where the window was closed, or can't be painted.
    fn see(&mut self, event_loop: &ActiveEventLoop, ran: Result<(), String>) {
        if let Err(why) = ran {
            self.failed = Some(why);
            event_loop.exit();
        }
        if self.shown.as_ref().is_some_and(|shown| shown.closes) {
            self.leave();
            event_loop.exit();
        }
    }

    fn leave(&mut self) {
        if let Some(mut shown) = self.shown.take() {
            shown.ctx.on_exit();
            shown.gamut.close();
        }
    }

    /// Asks the desktop for the frame that is due, and says until when nothing is.
    fn go_on(&mut self, event_loop: &ActiveEventLoop) {
        let now = Instant::now();
        if let Some(shown) = &mut self.shown
            && let Some(mut next) = shown.next
        {
            let is_unseen = shown.is_unseen();
            // Who was given no frame says nothing of the next.
            if (!shown.is_paced || shown.is_still)
                && let Some(last) = shown.last
            {
                next = next.max(last + if is_unseen { UNSEEN_EVERY } else { SHORTEST_FRAME });
            }
            shown.next = (next > now).then_some(next);
            if next <= now {
                if shown.is_paced && !is_unseen {
                    shown.window.request_redraw();
                    self.asked.get_or_insert(now + OVERDUE);
                } else {
                    // X11 is asked for no frame: it would give it at once, and as one with the wish for what it has lost.
                    self.follows = true;
                }
            }
        }
        if self.asked.is_some_and(|until| until <= now) {
            self.asked = None;
            self.pass(event_loop, Pass::Unseen);
        }
        let next = self.shown.as_ref().and_then(|shown| shown.next);
        event_loop.set_control_flow(match next.into_iter().chain(self.asked).min() {
            // Also where the pass before took so long that this one is due as soon as it ends.
            Some(_) | None if self.follows => ControlFlow::Poll,
            Some(then) => ControlFlow::WaitUntil(then),
            None => ControlFlow::Wait,
        });
    }
}

impl ApplicationHandler<UserEvent> for ByProcessor {
    fn resumed(&mut self, event_loop: &ActiveEventLoop) {
        if !std::mem::replace(&mut self.is_begun, true) {
            match Shown::open(event_loop, self.builder.clone(), &self.begin, self.proxy.clone()) {
                Ok(shown) => self.shown = Some(shown),
                Err(why) => return self.see(event_loop, Err(why)),
            }
        }
        if let Some(shown) = &mut self.shown {
            shown.soon();
        }
        self.go_on(event_loop);
    }

    fn new_events(&mut self, event_loop: &ActiveEventLoop, _cause: StartCause) {
        self.go_on(event_loop);
    }

    fn user_event(&mut self, event_loop: &ActiveEventLoop, event: UserEvent) {
        let Some(shown) = &mut self.shown else { return };
        match event {
            // Somebody asked; what for stands there.
            UserEvent::RequestRepaint { .. } => shown.next = shown.next.into_iter().chain(shown.asked.soonest()).min(),
            UserEvent::AccessKitActionRequest(event) => match event.window_event {
                accesskit_winit::WindowEvent::InitialTreeRequested => {
                    shown.ctx.enable_accesskit();
                    shown.soon();
                }
                accesskit_winit::WindowEvent::ActionRequested(request) => {
                    shown.input.on_accesskit_action_request(request);
                    shown.soon();
                }
                accesskit_winit::WindowEvent::AccessibilityDeactivated => shown.ctx.disable_accesskit(),
            },
        }
        self.go_on(event_loop);
    }

    fn window_event(&mut self, event_loop: &ActiveEventLoop, _id: WindowId, event: WindowEvent) {
        let Some(shown) = &mut self.shown else { return };
        if event == WindowEvent::RedrawRequested {
            // Where nobody here asked for it, what was in front of the window is gone.
            let is_ours = self.asked.take().is_some() || shown.holds != Holds::Window;
            if is_ours {
                self.pass(event_loop, Pass::Full);
            } else {
                shown.looked = None;
                let ran = shown.show_again();
                if shown.holds != Holds::Window {
                    shown.soon();
                }
                self.see(event_loop, ran);
            }
        } else if shown.hears(&event) {
            shown.soon();
        }
        self.go_on(event_loop);
    }

    fn about_to_wait(&mut self, event_loop: &ActiveEventLoop) {
        if std::mem::take(&mut self.follows) {
            self.pass(event_loop, Pass::Full);
            self.go_on(event_loop);
        }
    }

    fn device_event(&mut self, event_loop: &ActiveEventLoop, _id: DeviceId, event: DeviceEvent) {
        if let DeviceEvent::MouseMotion { delta } = event
            && let Some(shown) = &mut self.shown
            && shown.input.on_mouse_motion(delta)
        {
            shown.soon();
            self.go_on(event_loop);
        }
    }

    fn exiting(&mut self, _event_loop: &ActiveEventLoop) {
        self.leave();
    }
}
