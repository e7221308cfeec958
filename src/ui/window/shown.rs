//! A window that the processor paints, and what one pass of it is: the same as eframe's, into memory that is shared with the
//! desktop.

use super::{GamutWindow, SETTLES, asked::Asked};
use crate::ui::{
    last_words,
    software::{Canvas, Raster},
};
use eframe::UserEvent;
use egui::{
    Context, RawInput, ViewportBuilder, ViewportCommand, ViewportEvent, ViewportId, ViewportInfo, epaint::ClippedShape,
};
use egui_winit::{ActionRequested, update_viewport_info};
use std::{
    cell::Cell,
    num::NonZeroU32,
    sync::Arc,
    time::{Duration, Instant},
};
use winit::{
    dpi::PhysicalSize,
    event::{ElementState, WindowEvent},
    event_loop::{ActiveEventLoop, EventLoopProxy, OwnedDisplayHandle},
    keyboard::{Key, NamedKey},
    window::Window,
};

/// So long what the window was asked for holds, where nothing says that it changed: each answer is a way to the desktop and
/// back, and a pass needs some.
const HOLDS_FOR: Duration = Duration::from_secs(1);
/// The longest side of one of egui's pictures; letters of a few thousand kinds fit in.
const LONGEST_SIDE: usize = 8192;

type Memory = softbuffer::Surface<OwnedDisplayHandle, Arc<Window>>;

/// Makes Gamut's window when there is one of the desktop to put it in.
pub(super) type Begin = Box<dyn FnOnce(&Context, Option<&Window>) -> GamutWindow>;

/// A window that is there.
pub(super) struct Shown {
    pub(super) ctx: Context,
    pub(super) window: Arc<Window>,
    memory: Memory,
    pub(super) input: egui_winit::State,
    info: ViewportInfo,
    /// In pixels.
    size: PhysicalSize<u32>,
    /// When the window was asked for that.
    pub(super) looked: Option<Instant>,
    pub(super) gamut: GamutWindow,
    raster: Raster,
    /// What egui was not told yet, since it was shown to nobody.
    untold: RawInput,
    wanted: Vec<ActionRequested>,
    /// Letters that were let go of, as long as that is all that happened.
    let_go: Vec<egui::Event>,
    begun: Instant,
    pub(super) last: Option<Instant>,
    pub(super) asked: Asked,
    /// The next pass is due then.
    pub(super) next: Option<Instant>,
    /// The desktop says when it wants a frame.
    pub(super) is_paced: bool,
    /// The last pass had nothing new to show, and the desktop was given no frame.
    pub(super) is_still: bool,
    pub(super) holds: Holds,
    pub(super) closes: bool,
}

/// What is in the memory that the desktop shares.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Holds {
    /// Nothing was painted yet, and the window is not shown.
    Nothing,
    /// The window as it was before something changed.
    Former,
    /// All of the window as it is.
    Window,
}

/// What a pass is for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Pass {
    /// Everything, where somebody can see it.
    Full,
    /// Only what has to be done whether it is seen or not.
    Unseen,
}

impl Shown {
    /// Opens the window, which nobody sees until it is painted. `begin` is left where it doesn't come up.
    pub(super) fn open(
        event_loop: &ActiveEventLoop,
        builder: ViewportBuilder,
        begin: &Cell<Option<Begin>>,
        proxy: EventLoopProxy<UserEvent>,
    ) -> Result<Self, String> {
        let ctx = Context::default();
        ctx.options_mut(|options| options.max_passes = const { std::num::NonZeroUsize::new(2).unwrap() });
        ctx.add_font_provider(Arc::new(egui_system_font_provider::SystemFontProvider::new()));
        // It is seen when it is painted, and not before.
        let builder = fitting(builder, event_loop).with_visible(false);
        let window = egui_winit::create_window(&ctx, event_loop, &builder).map_err(|e| e.to_string())?;
        let window = Arc::new(window);
        let mut info = ViewportInfo::default();
        update_viewport_info(&mut info, &ctx, &window, true);
        let size = window.inner_size();
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
        let asked = Asked::default();
        let told = egui::mutex::Mutex::new(proxy.clone());
        asked.hear(&ctx, move || {
            let (viewport_id, when, cumulative_pass_nr) = (ViewportId::ROOT, Instant::now(), 0);
            let _nobody_left_to_tell =
                told.lock().send_event(UserEvent::RequestRepaint { viewport_id, when, cumulative_pass_nr });
        });
        input.init_accesskit(event_loop, &window, proxy);
        let begin = begin.take().ok_or("the window was begun before")?;
        let gamut = begin(&ctx, Some(&window));
        Ok(Self {
            ctx,
            window,
            memory,
            input,
            info,
            size,
            looked: None,
            gamut,
            raster: Raster::default(),
            untold: RawInput::default(),
            wanted: Vec::new(),
            let_go: Vec::new(),
            begun: Instant::now(),
            last: None,
            asked,
            next: None,
            is_paced: is_paced(event_loop),
            is_still: false,
            holds: Holds::Nothing,
            closes: false,
        })
    }

    /// A pass is due at once.
    pub(super) fn soon(&mut self) {
        self.next = Some(Instant::now());
    }

    /// Whether nobody can see it now.
    pub(super) fn is_unseen(&mut self) -> bool {
        self.look_at_window();
        self.window.is_visible() == Some(false) || self.info.minimized == Some(true)
    }

    /// Where the window is, and whether it is there to be seen. Of one that isn't that is never taken as known.
    fn look_at_window(&mut self) {
        let is_known = self.info.minimized == Some(false) && self.looked.is_some_and(|at| at.elapsed() < HOLDS_FOR);
        if !is_known {
            update_viewport_info(&mut self.info, &self.ctx, &self.window, false);
            self.size = self.window.inner_size();
            self.looked = Some(Instant::now());
        }
    }

    /// One pass: what was typed goes in, what is to be done comes out, and what is to be seen is painted.
    pub(super) fn pass(&mut self, event_loop: &ActiveEventLoop, what: Pass) -> Result<(), String> {
        self.look_at_window();
        let is_seen = self.info.visible().unwrap_or(true) || self.wanted.iter().any(ActionRequested::wants_paint);
        let mut raw = std::mem::take(&mut self.untold);
        raw.append(self.take_input());
        let is_asked_to_close = raw.viewport().close_requested();
        self.last = Some(Instant::now());
        self.asked.pass_begins();
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
            self.next = self.asked.pass_ends(false, true);
            return Ok(());
        }
        let mut is_answered = false;
        let mut done = self.ctx.run_ui(raw, |ui| is_answered |= self.gamut.show_once(ui));
        self.info.events.clear();
        self.input.handle_platform_output_with_event_loop(&self.window, event_loop, done.platform_output);
        self.raster.take(std::mem::take(&mut done.textures_delta));
        let painted = self.paint(done.shapes, done.pixels_per_point);
        self.paste_and_copy();
        let output = done.viewport_output.remove(&ViewportId::ROOT);
        let wants_another = output.as_ref().is_some_and(|output| output.repaint_delay.is_zero());
        self.carry_out(output.map(|output| output.commands).unwrap_or_default(), is_asked_to_close);
        if is_answered && !self.is_still {
            self.ctx.request_repaint_after(SETTLES);
        }
        self.next = self.asked.pass_ends(wants_another, self.is_still);
        painted
    }

    /// What has come in since the last pass. (egui-winit's own way to take it asks the window for its size each time.) That
    /// letters were let go of is told with what comes next: to egui it is an event like others, and is followed by a pass.
    fn take_input(&mut self) -> RawInput {
        let per_point = egui_winit::pixels_per_point(&self.ctx, &self.window);
        #[expect(clippy::cast_precision_loss, reason = "no screen has so many pixels")]
        let size = egui::vec2(self.size.width as f32, self.size.height as f32) / per_point;
        let mut raw = self.input.egui_input_mut().take();
        if !raw.events.is_empty() {
            raw.events.splice(..0, std::mem::take(&mut self.let_go));
        }
        raw.time = Some(self.begun.elapsed().as_secs_f64());
        raw.screen_rect = (size.min_elem() > 0.0).then(|| egui::Rect::from_min_size(egui::Pos2::ZERO, size));
        raw.viewport_id = ViewportId::ROOT;
        raw.viewports = std::iter::once((ViewportId::ROOT, self.info.clone())).collect();
        raw
    }

    fn paint(&mut self, shapes: Vec<ClippedShape>, per_point: f32) -> Result<(), String> {
        let (Some(width), Some(height)) = (NonZeroU32::new(self.size.width), NonZeroU32::new(self.size.height)) else {
            return Ok(());
        };
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
    pub(super) fn show_again(&mut self) -> Result<(), String> {
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
    pub(super) fn hears(&mut self, event: &WindowEvent) -> bool {
        if !is_of_a_person(event) {
            self.looked = None;
        }
        match event {
            WindowEvent::Occluded(is_occluded) => self.info.occluded = Some(*is_occluded),
            WindowEvent::CloseRequested => self.info.events.push(ViewportEvent::Close),
            WindowEvent::Resized(size) => {
                self.size = *size;
                self.has_changed();
            }
            _ => {}
        }
        let nothing_before = self.input.egui_input().events.is_empty();
        let is_due = self.input.on_window_event(&self.window, event).repaint;
        if lets_a_letter_go(event) {
            if nothing_before {
                self.let_go.extend(std::mem::take(&mut self.input.egui_input_mut().events));
            }
            return false;
        }
        is_due || matches!(event, WindowEvent::CloseRequested)
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
