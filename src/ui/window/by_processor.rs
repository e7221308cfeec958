//! The window where there is no graphics card: the same passes in the same order as eframe's, painted by the processor into
//! memory that is shared with the desktop. No driver is loaded, which is more than half of what an empty window needs.

use super::GamutWindow;
use crate::ui::{
    last_words,
    software::{Canvas, Raster},
};
use eframe::UserEvent;
use egui::{
    Context, RawInput, ViewportBuilder, ViewportCommand, ViewportEvent, ViewportId, ViewportInfo, epaint::ClippedShape,
};
use egui_winit::{ActionRequested, accesskit_winit, update_viewport_info};
use std::{
    cell::Cell,
    num::NonZeroU32,
    rc::Rc,
    sync::Arc,
    time::{Duration, Instant},
};
use winit::{
    application::ApplicationHandler,
    event::{DeviceEvent, DeviceId, ElementState, StartCause, WindowEvent},
    event_loop::{ActiveEventLoop, ControlFlow, EventLoopProxy, OwnedDisplayHandle},
    keyboard::{Key, NamedKey},
    window::{Window, WindowId},
};

/// X11 says nothing of when a screen shows the next picture; more than sixty a second are for nobody.
const SHORTEST_FRAME: Duration = Duration::from_micros(16_600);
/// How often a window that nobody sees looks after what has to be done all the same.
const UNSEEN_EVERY: Duration = Duration::from_millis(100);
/// A desktop that was asked for a frame and gives none for so long hides the window: what can't wait is done without one.
const OVERDUE: Duration = Duration::from_millis(250);
/// So long what the window was asked for holds, where nothing says that it changed: each answer is a way to the desktop and
/// back, and a pass needs some.
const HOLDS_FOR: Duration = Duration::from_millis(200);
/// The longest side of one of egui's pictures; letters of a few thousand kinds fit in.
const LONGEST_SIDE: usize = 8192;

type Memory = softbuffer::Surface<OwnedDisplayHandle, Arc<Window>>;

/// Makes Gamut's window when there is one of the desktop to put it in.
pub(super) type Begin = Box<dyn FnOnce(&Context, Option<&Window>) -> GamutWindow>;

/// What winit tells its events to.
pub(super) struct ByProcessor {
    /// Is left where no window came up.
    begin: Rc<Cell<Option<Begin>>>,
    is_begun: bool,
    builder: ViewportBuilder,
    proxy: EventLoopProxy<UserEvent>,
    shown: Option<Shown>,
    /// The next pass is due then.
    next: Option<Instant>,
    /// The desktop was asked for a frame, and has until then.
    asked: Option<Instant>,
    pub(super) failed: Option<String>,
}

/// A window that is there.
struct Shown {
    ctx: Context,
    window: Arc<Window>,
    memory: Memory,
    input: egui_winit::State,
    info: ViewportInfo,
    /// When the window was asked for that.
    looked: Option<Instant>,
    gamut: GamutWindow,
    raster: Raster,
    /// What egui was not told yet, since it was shown to nobody.
    untold: RawInput,
    wanted: Vec<ActionRequested>,
    last: Option<Instant>,
    /// The desktop says when it wants a frame.
    is_paced: bool,
    /// The last pass had nothing new to show, and the desktop was given no frame.
    is_still: bool,
    holds: Holds,
    closes: bool,
}

/// What is in the memory that the desktop shares.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Holds {
    /// Nothing was painted yet, and the window is not shown.
    Nothing,
    /// The window as it was before something changed.
    Former,
    /// All of the window as it is.
    Window,
}

/// What a pass is for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Pass {
    /// Everything, where somebody can see it.
    Full,
    /// Only what has to be done whether it is seen or not.
    Unseen,
}

impl ByProcessor {
    pub(super) const fn new(
        begin: Rc<Cell<Option<Begin>>>,
        builder: ViewportBuilder,
        proxy: EventLoopProxy<UserEvent>,
    ) -> Self {
        Self { begin, is_begun: false, builder, proxy, shown: None, next: None, asked: None, failed: None }
    }

    fn open(&self, event_loop: &ActiveEventLoop) -> Result<Shown, String> {
        let ctx = Context::default();
        ctx.options_mut(|options| options.max_passes = const { std::num::NonZeroUsize::new(2).unwrap() });
        ctx.add_font_provider(Arc::new(egui_system_font_provider::SystemFontProvider::new()));
        // It is seen when it is painted, and not before.
        let builder = fitting(self.builder.clone(), event_loop).with_visible(false);
        let window = egui_winit::create_window(&ctx, event_loop, &builder).map_err(|e| e.to_string())?;
        let window = Arc::new(window);
        let mut info = ViewportInfo::default();
        update_viewport_info(&mut info, &ctx, &window, true);
        let per_point = egui_winit::pixels_per_point(&ctx, &window);
        ctx.input_mut(|i| {
            i.raw.viewports.insert(ViewportId::ROOT, info.clone());
            i.pixels_per_point = per_point;
        });
        let display = softbuffer::Context::new(event_loop.owned_display_handle()).map_err(|e| e.to_string())?;
        let memory = Memory::new(&display, Arc::clone(&window)).map_err(|e| e.to_string())?;
        #[expect(clippy::cast_possible_truncation, reason = "a few")]
        let scale = window.scale_factor() as f32;
        let mut input = egui_winit::State::new(
            ctx.clone(),
            ViewportId::ROOT,
            event_loop,
            Some(scale),
            event_loop.system_theme(),
            Some(LONGEST_SIDE),
        );
        let proxy = egui::mutex::Mutex::new(self.proxy.clone());
        ctx.set_request_repaint_callback(move |asked| {
            // Longer than the clock goes is never.
            let Some(when) = Instant::now().checked_add(asked.delay) else { return };
            let _nobody_left_to_tell = proxy.lock().send_event(UserEvent::RequestRepaint {
                viewport_id: asked.viewport_id,
                when,
                cumulative_pass_nr: asked.current_cumulative_pass_nr,
            });
        });
        input.init_accesskit(event_loop, &window, self.proxy.clone());
        let begin = self.begin.take().ok_or("the window was begun before")?;
        let gamut = begin(&ctx, Some(&window));
        Ok(Shown {
            ctx,
            window,
            memory,
            input,
            info,
            looked: None,
            gamut,
            raster: Raster::default(),
            untold: RawInput::default(),
            wanted: Vec::new(),
            last: None,
            is_paced: is_paced(event_loop),
            is_still: false,
            holds: Holds::Nothing,
            closes: false,
        })
    }

    /// A pass is due at once.
    fn soon(&mut self) {
        self.next = Some(Instant::now());
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
            && let Some(next) = &mut self.next
        {
            let is_unseen = shown.is_unseen();
            // Who was given no frame says nothing of the next.
            if (!shown.is_paced || shown.is_still)
                && let Some(last) = shown.last
            {
                *next = (*next).max(last + if is_unseen { UNSEEN_EVERY } else { SHORTEST_FRAME });
            }
            // Elsewhere the pass follows when all events are heard. X11 is asked for no frame: it would give it at once, and
            // as one with the wish for what it has lost.
            if *next <= now && shown.is_paced && !is_unseen {
                self.next = None;
                shown.window.request_redraw();
                self.asked.get_or_insert(now + OVERDUE);
            }
        }
        if self.asked.is_some_and(|until| until <= now) {
            self.asked = None;
            self.pass(event_loop, Pass::Unseen);
        }
        event_loop.set_control_flow(match self.next.into_iter().chain(self.asked).min() {
            Some(then) => ControlFlow::WaitUntil(then),
            None => ControlFlow::Wait,
        });
    }
}

/// Whether the desktop says when it wants a frame.
#[cfg(target_os = "linux")]
fn is_paced(event_loop: &ActiveEventLoop) -> bool {
    use winit::platform::wayland::ActiveEventLoopExtWayland;
    event_loop.is_wayland()
}

#[cfg(not(target_os = "linux"))]
const fn is_paced(_: &ActiveEventLoop) -> bool {
    false
}

/// No larger than the largest screen.
fn fitting(builder: ViewportBuilder, event_loop: &ActiveEventLoop) -> ViewportBuilder {
    let screens = event_loop.available_monitors().map(|screen| {
        let size = screen.size().to_logical::<f32>(screen.scale_factor());
        egui::vec2(size.width, size.height)
    });
    let largest = screens.reduce(egui::Vec2::max).filter(|size| size.min_elem() > 0.0);
    match (builder.inner_size, largest) {
        (Some(size), Some(largest)) => builder.with_inner_size(size.min(largest)),
        (_, None) | (None, _) => builder,
    }
}

/// Nothing is done when a key that types is let go of: that is told with the next pass, and needs none of its own.
fn lets_a_letter_go(event: &WindowEvent) -> bool {
    let WindowEvent::KeyboardInput { event, .. } = event else { return false };
    event.state == ElementState::Released && matches!(event.logical_key, Key::Character(_) | Key::Named(NamedKey::Backspace))
}

/// Keys and the pointer: nothing that moves, hides or shows the window by itself.
const fn is_of_a_person(event: &WindowEvent) -> bool {
    matches!(
        event,
        WindowEvent::KeyboardInput { .. }
            | WindowEvent::ModifiersChanged(_)
            | WindowEvent::Ime(_)
            | WindowEvent::CursorMoved { .. }
            | WindowEvent::CursorEntered { .. }
            | WindowEvent::CursorLeft { .. }
            | WindowEvent::MouseInput { .. }
            | WindowEvent::MouseWheel { .. }
    )
}

impl Shown {
    fn is_unseen(&mut self) -> bool {
        self.look_at_window();
        self.window.is_visible() == Some(false) || self.info.minimized == Some(true)
    }

    /// Where the window is, and whether it is there to be seen. Of one that isn't that is never taken as known.
    fn look_at_window(&mut self) {
        let is_known = self.info.minimized == Some(false) && self.looked.is_some_and(|at| at.elapsed() < HOLDS_FOR);
        if !is_known {
            update_viewport_info(&mut self.info, &self.ctx, &self.window, false);
            self.looked = Some(Instant::now());
        }
    }

    /// One pass: what was typed goes in, what is to be done comes out, and what is to be seen is painted.
    fn pass(&mut self, event_loop: &ActiveEventLoop, what: Pass) -> Result<(), String> {
        self.look_at_window();
        let is_seen = self.info.visible().unwrap_or(true) || self.wanted.iter().any(ActionRequested::wants_paint);
        let mut raw = std::mem::take(&mut self.untold);
        raw.append(self.input.take_egui_input(&self.window));
        raw.viewports = std::iter::once((ViewportId::ROOT, self.info.clone())).collect();
        let is_asked_to_close = raw.viewport().close_requested();
        self.last = Some(Instant::now());
        if what == Pass::Unseen || !is_seen {
            let done = self.ctx.run_logic(&raw, |ctx| self.gamut.while_hidden(ctx));
            self.untold = raw;
            // What was painted before may be what nobody is to see any more: the journal may be locked by now.
            self.has_changed();
            self.raster.forget();
            self.info.events.clear();
            self.input.handle_platform_output_with_event_loop(&self.window, event_loop, done.platform_output);
            let commands = done.viewport_commands.into_values().flatten().collect();
            self.carry_out(commands, is_asked_to_close);
            return Ok(());
        }
        let mut done = self.ctx.run_ui(raw, |ui| self.gamut.show(ui));
        self.info.events.clear();
        self.input.handle_platform_output_with_event_loop(&self.window, event_loop, done.platform_output);
        self.raster.take(std::mem::take(&mut done.textures_delta));
        let painted = self.paint(done.shapes, done.pixels_per_point);
        self.paste_and_copy();
        let commands = done.viewport_output.remove(&ViewportId::ROOT).map(|output| output.commands).unwrap_or_default();
        self.carry_out(commands, is_asked_to_close);
        painted
    }

    fn paint(&mut self, shapes: Vec<ClippedShape>, per_point: f32) -> Result<(), String> {
        let size = self.window.inner_size();
        let (Some(width), Some(height)) = (NonZeroU32::new(size.width), NonZeroU32::new(size.height)) else { return Ok(()) };
        let (across, down) = (width.get() as usize, height.get() as usize);
        let ground = self.ctx.global_style().visuals.panel_fill;
        let is_new = self.raster.see([across, down], ground, shapes, per_point);
        self.is_still = !is_new && self.holds == Holds::Window;
        if self.is_still {
            return Ok(());
        }
        let say = |e: softbuffer::SoftBufferError| e.to_string();
        self.memory.resize(width, height).map_err(say)?;
        let mut pixels = self.memory.buffer_mut().map_err(say)?;
        let age = pixels.age();
        let mut canvas = Canvas { pixels: &mut pixels, width: across, height: down, age };
        self.raster.paint(&mut canvas, |shapes| self.ctx.tessellate(shapes, per_point));
        if std::mem::replace(&mut self.holds, Holds::Window) == Holds::Nothing {
            self.window.set_visible(true);
        }
        self.window.pre_present_notify();
        // All of it, although little of it may be new: the desktop's own wish for what it has lost can come with ours.
        pixels.present().map_err(say)?;
        self.send();
        last_words::is_shown();
        Ok(())
    }

    /// What was painted is not the window as it is any more.
    fn has_changed(&mut self) {
        if self.holds == Holds::Window {
            self.holds = Holds::Former;
        }
    }

    /// Sends what waits for the X server now: nobody else does until something is asked of it.
    fn send(&self) {
        if !self.is_paced {
            let _asked_for_the_answer_only = self.window.is_minimized();
        }
    }

    /// Shows once more what was painted before: the desktop has lost it, and nothing has changed.
    fn show_again(&mut self) -> Result<(), String> {
        let pixels = self.memory.buffer_mut().map_err(|e| e.to_string())?;
        if pixels.age() != 1 {
            self.has_changed();
            return Ok(());
        }
        self.window.pre_present_notify();
        pixels.present().map_err(|e| e.to_string())?;
        self.send();
        Ok(())
    }

    fn carry_out(&mut self, commands: Vec<ViewportCommand>, is_asked_to_close: bool) {
        if !commands.is_empty() {
            self.looked = None;
        }
        self.closes |= is_asked_to_close && !commands.contains(&ViewportCommand::CancelClose);
        egui_winit::process_viewport_commands(&self.ctx, &mut self.info, commands, &self.window, &mut self.wanted);
        if !self.info.events.is_empty() {
            self.ctx.request_repaint();
        }
    }

    /// What a menu asked of the clipboard.
    fn paste_and_copy(&mut self) {
        for wanted in self.wanted.drain(..) {
            let event = match wanted {
                ActionRequested::Cut => egui::Event::Cut,
                ActionRequested::Copy => egui::Event::Copy,
                ActionRequested::Paste => match self.input.clipboard_text().map(|text| text.replace("\r\n", "\n")) {
                    Some(text) if !text.is_empty() => egui::Event::Paste(text),
                    Some(_) | None => continue,
                },
                // Gamut asks for no picture of itself.
                ActionRequested::Screenshot(_) | ActionRequested::PaintWhileHidden => continue,
            };
            self.input.egui_input_mut().events.push(event);
            self.ctx.request_repaint();
        }
    }

    /// Says whether a pass is due.
    fn hears(&mut self, event: &WindowEvent) -> bool {
        if !is_of_a_person(event) {
            self.looked = None;
        }
        match event {
            WindowEvent::Occluded(is_occluded) => self.info.occluded = Some(*is_occluded),
            WindowEvent::CloseRequested => self.info.events.push(ViewportEvent::Close),
            WindowEvent::Resized(_) => self.has_changed(),
            _ => {}
        }
        let is_due = self.input.on_window_event(&self.window, event).repaint && !lets_a_letter_go(event);
        is_due || matches!(event, WindowEvent::CloseRequested)
    }
}

impl ApplicationHandler<UserEvent> for ByProcessor {
    fn resumed(&mut self, event_loop: &ActiveEventLoop) {
        if !std::mem::replace(&mut self.is_begun, true) {
            match self.open(event_loop) {
                Ok(shown) => self.shown = Some(shown),
                Err(why) => return self.see(event_loop, Err(why)),
            }
        }
        self.soon();
        self.go_on(event_loop);
    }

    fn new_events(&mut self, event_loop: &ActiveEventLoop, _cause: StartCause) {
        self.go_on(event_loop);
    }

    fn user_event(&mut self, event_loop: &ActiveEventLoop, event: UserEvent) {
        let Some(shown) = &mut self.shown else { return };
        match event {
            UserEvent::RequestRepaint { viewport_id, when, cumulative_pass_nr } => {
                let passes = shown.ctx.cumulative_pass_nr_for(viewport_id);
                // What was asked for before the last pass was done by it.
                if passes == cumulative_pass_nr || passes == cumulative_pass_nr + 1 {
                    self.next = Some(self.next.map_or(when, |next| next.min(when)));
                }
            }
            UserEvent::AccessKitActionRequest(event) => match event.window_event {
                accesskit_winit::WindowEvent::InitialTreeRequested => {
                    shown.ctx.enable_accesskit();
                    self.soon();
                }
                accesskit_winit::WindowEvent::ActionRequested(request) => {
                    shown.input.on_accesskit_action_request(request);
                    self.soon();
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
                let is_lost = shown.holds != Holds::Window;
                self.see(event_loop, ran);
                if is_lost {
                    self.soon();
                }
            }
        } else if shown.hears(&event) {
            self.soon();
        }
        self.go_on(event_loop);
    }

    /// All that came is heard: a pass that is due and that the desktop is asked for no frame for follows now.
    fn about_to_wait(&mut self, event_loop: &ActiveEventLoop) {
        if self.next.is_some_and(|next| next <= Instant::now()) {
            self.next = None;
            self.pass(event_loop, Pass::Full);
            self.go_on(event_loop);
        }
    }

    fn device_event(&mut self, event_loop: &ActiveEventLoop, _id: DeviceId, event: DeviceEvent) {
        if let DeviceEvent::MouseMotion { delta } = event
            && self.shown.as_mut().is_some_and(|shown| shown.input.on_mouse_motion(delta))
        {
            self.soon();
            self.go_on(event_loop);
        }
    }

    fn exiting(&mut self, _event_loop: &ActiveEventLoop) {
        self.leave();
    }
}
