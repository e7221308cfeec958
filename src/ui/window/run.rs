//! How the window is opened: its icon, where it is shown, and what is told where it can't be.

use super::{
    GamutWindow, NAME, by_processor::ByProcessor, place::Place, shown::Begin, size::SMALL_SIZE, small::Afterwards,
    state::NewsSeen,
};
use crate::{
    app::SmallFiles,
    clock,
    platform::{
        desktop, display,
        graphics::Graphics,
        one_program::{Call, Calls},
    },
    reminder,
    ui::{copies::Copies, key_queue, last_words, theme::bring_fonts},
};
use egui::ViewportBuilder;
use std::{
    cell::{Cell, RefCell},
    panic::{AssertUnwindSafe, catch_unwind, resume_unwind},
    path::PathBuf,
    rc::Rc,
    time::Duration,
};
use winit::{
    application::ApplicationHandler,
    event::{StartCause, WindowEvent},
    event_loop::ActiveEventLoop,
    platform::{pump_events::EventLoopExtPumpEvents, run_on_demand::EventLoopExtRunOnDemand},
    window::WindowId,
};

/// What the desktop knows it by: the name of `assets/gamut.desktop`.
const APP_ID: &str = "gamut";
const ICON: &[u8] = include_bytes!("../../../assets/icons/gamut-256.png");

/// Why no window came up, in a sentence. Exit code 13.
#[derive(Debug, thiserror::Error)]
#[error("{0}")]
pub struct WindowError(String);

/// What a window is opened for.
#[derive(Debug, Default)]
pub struct Start {
    pub journal: PathBuf,
    /// What Gamut was started for.
    pub call: Call,
    /// It is a check-in alone, and there is a journal to write it in.
    pub small: bool,
    /// What others ask of it from now on.
    pub calls: Calls,
    /// Where its small files are kept.
    pub small_files: Option<PathBuf>,
}

/// Opens the window on this journal and stays until it is closed.
///
/// Where no graphics card is, or its driver doesn't work, the processor paints.
///
/// # Errors
/// No display, or a missing system library: a sentence that names what is missing.
pub fn run(start: Start) -> Result<(), WindowError> {
    let Start { journal, call, small, calls, small_files } = start;
    let files = SmallFiles::kept_in(small_files);
    let place = Place::kept_in(files.clone());
    let window = ViewportBuilder::default();
    let window = if small { window.with_inner_size(SMALL_SIZE) } else { place.begun(window) };
    let window =
        window.with_title(NAME).with_app_id(APP_ID).with_min_inner_size([320.0, 320.0]).with_clamp_size_to_monitor_size(true);
    let window = match eframe::icon_data::from_png_bytes(ICON) {
        Ok(icon) => window.with_icon(icon),
        Err(_) => window,
    };
    let afterwards: Rc<RefCell<Option<Afterwards>>> = Rc::default();
    let goes_on = Rc::clone(&afterwards);
    let begin: Begin = Box::new(move |ctx, shown| {
        ctx.add_plugin(Copies::new());
        // Before the first frame, or that would be laid out a second time.
        bring_fonts(ctx);
        key_queue::begin(ctx);
        let mut window = GamutWindow::new(ctx, journal, clock::now);
        last_words::wait_for(window.worker.borrow().outstanding());
        window.answer(ctx, calls.clone());
        if small {
            window.begin_small();
            *goes_on.borrow_mut() = Some(Afterwards { worker: Rc::clone(&window.worker), calls, now: clock::now });
        } else if let Some(shown) = shown {
            place.bring_back(shown);
        }
        window.place = place;
        window.news = NewsSeen::of(files);
        window.is_called_for(&call);
        let bell = window.lock_bell(ctx);
        // Whether it sleeps or its session is locked: nobody is to read on when it wakes.
        window.files.asks_the_desktop();
        window.printing.asks_the_desktop();
        if let Some(place) = reminder::Place::here() {
            window.keeps_reminders(ctx, place, reminder::Around::here());
        }
        window.listening = Some(desktop::listen(move |_says| bell.ring()));
        window
    });
    last_words::begin();
    let ran = catch_unwind(AssertUnwindSafe(|| show(&window, begin)));
    let was_shown = last_words::end();
    match ran {
        // What paints may end the window and keep to itself why.
        Ok(Ok(())) if last_words::was_torn_away() => Err(WindowError(last_words::GONE.to_owned())),
        Ok(Ok(())) => {
            afterwards.take().into_iter().for_each(Afterwards::look_after_the_file);
            Ok(())
        }
        Ok(Err(_)) if was_shown => Err(WindowError(last_words::GONE.to_owned())),
        Ok(Err(why)) => Err(WindowError(in_words(&why))),
        Err(broke) => match last_words::of_the_toolkit() {
            Some(sentence) => Err(WindowError(sentence)),
            // Ours: it ends as any other panic does.
            None => resume_unwind(broke),
        },
    }
}

/// Shows the window until it is closed, painted by the graphics card or by the processor; where one can't, by the other.
fn show(window: &ViewportBuilder, begin: Begin) -> Result<(), String> {
    let mut events = event_loop().map_err(|e| e.to_string())?;
    let begin = Rc::new(Cell::new(Some(begin)));
    let ways = match Graphics::here() {
        Graphics::Card => [show_by_card, show_by_processor],
        Graphics::Processor => [show_by_processor, show_by_card],
    };
    let mut why = None;
    for way in ways {
        let ran = way(&mut events, window.clone(), &begin);
        if is_taken(&begin) {
            return ran;
        }
        // It did not even come to a window.
        why = why.or(ran.err());
    }
    Err(why.unwrap_or_else(|| "no way to paint it worked".to_owned()))
}

fn is_taken(begin: &Cell<Option<Begin>>) -> bool {
    let left = begin.take();
    let is_taken = left.is_none();
    begin.set(left);
    is_taken
}

/// Without any driver. `begin` is left where no window came up.
fn show_by_processor(events: &mut Events, window: ViewportBuilder, begin: &Rc<Cell<Option<Begin>>>) -> Result<(), String> {
    let mut shown = ByProcessor::new(Rc::clone(begin), window, events.create_proxy());
    let ran = events.run_app_on_demand(&mut shown).map_err(|e| e.to_string());
    shown.failed.map_or(ran, Err)
}

/// With eframe, by OpenGL. `begin` is left where no window came up.
fn show_by_card(events: &mut Events, window: ViewportBuilder, begin: &Rc<Cell<Option<Begin>>>) -> Result<(), String> {
    let options = eframe::NativeOptions { viewport: window, ..eframe::NativeOptions::default() };
    let begins = Rc::clone(begin);
    let make: eframe::AppCreator<'_> = Box::new(move |cc| {
        let begin = begins.take().ok_or("the window was begun before")?;
        Ok(Box::new(begin(&cc.egui_ctx, cc.winit_window().map(AsRef::as_ref))))
    });
    let ran = catch_unwind(AssertUnwindSafe(|| {
        let mut app = eframe::create_native(APP_ID, options, make, events);
        events.run_app_on_demand(&mut app)
    }));
    match ran {
        Ok(ran) => ran.map_err(|e| e.to_string()),
        Err(broke) if is_taken(begin) || last_words::of_the_toolkit().is_none() => resume_unwind(broke),
        Err(_) => {
            last_words::another_way_is_tried();
            // What broke off left the loop as one that runs; only in one that has ended a window comes up.
            events.pump_app_events(Some(Duration::ZERO), &mut Ends);
            Err("the graphics driver broke off".to_owned())
        }
    }
}

/// Ends a loop of events.
struct Ends;

impl ApplicationHandler<eframe::UserEvent> for Ends {
    fn new_events(&mut self, event_loop: &ActiveEventLoop, _cause: StartCause) {
        event_loop.exit();
    }

    fn resumed(&mut self, _event_loop: &ActiveEventLoop) {}

    fn window_event(&mut self, _event_loop: &ActiveEventLoop, _id: WindowId, _event: WindowEvent) {}
}

type Events = winit::event_loop::EventLoop<eframe::UserEvent>;

/// Where a Wayland is named and nobody answers there, the window goes to X11.
fn event_loop() -> Result<Events, winit::error::EventLoopError> {
    let mut builder = winit::event_loop::EventLoop::with_user_event();
    #[cfg(target_os = "linux")]
    if display::only_x11_answers() {
        use winit::platform::x11::EventLoopBuilderExtX11;
        builder.with_x11();
    }
    builder.build()
}

/// What a person can do about a window that did not come up.
fn in_words(error: &str) -> String {
    let packages = "libxkbcommon-x11-0 libxcursor1 libxi6 libx11-6 libx11-xcb1 libxrandr2";
    // What the libraries say ends in places of their own source; a person needs the first words.
    let cause = error.split(" at /").next().unwrap_or(error).trim_end_matches(['.', ' ']);
    format!(
        "The window could not be opened ({cause}). Your journal is untouched. Check that a display is there; \
         on Debian or Ubuntu these packages are needed: {packages}. \
         Without a window these commands work: gamut log, list, analyze, ways, chart, export, import, check, help-lines"
    )
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_icon_is_a_picture_of_two_hundred_and_fifty_six_points() {
        let icon = eframe::icon_data::from_png_bytes(ICON).expect("a PNG");
        assert_eq!((icon.width, icon.height), (256, 256));
    }
}
