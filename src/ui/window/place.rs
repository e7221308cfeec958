//! Where the window is and how large, from one start to the next.

use super::size::{FIRST_SIZE, fitting};
use crate::app::{SmallFiles, WindowPlace};
use egui::{Context, Vec2, ViewportBuilder, vec2};

/// As it was kept, and as it is now.
#[derive(Debug, Default)]
pub(super) struct Place {
    files: SmallFiles,
    kept: Option<WindowPlace>,
    now: Option<WindowPlace>,
    /// It is to be maximized once it is shown: a desktop doesn't do that to a window nobody sees.
    to_maximize: bool,
}

impl Place {
    pub(super) fn kept_in(files: SmallFiles) -> Self {
        let kept = files.window_place();
        Self { files, kept, now: None, to_maximize: kept.is_some_and(|place| place.maximized) }
    }

    /// The window as it was. Where it may not stand is known only once there is one.
    pub(super) fn begun(&self, window: ViewportBuilder) -> ViewportBuilder {
        let sized = window.with_inner_size(self.size()).with_maximized(self.to_maximize);
        match self.kept.and_then(|place| place.at) {
            #[expect(clippy::cast_precision_loss, reason = "a place on a screen")]
            Some((x, y)) => sized.with_position([x as f32, y as f32]),
            None => sized,
        }
    }

    /// It comes up as large as the screen.
    pub(super) const fn fills_the_screen(&self) -> bool {
        self.to_maximize
    }

    fn size(&self) -> Vec2 {
        #[expect(clippy::cast_precision_loss, reason = "the size of a window")]
        self.kept.map_or(FIRST_SIZE, |place| vec2(place.width as f32, place.height as f32))
    }

    /// The size of the whole window, in the points that are used now.
    pub(super) fn usual(&self, ctx: &Context) -> Vec2 {
        let zoom = ctx.zoom_factor();
        let size = self.size();
        let screen = ctx.input(|i| i.viewport().monitor_size).map(|screen| screen * zoom);
        screen.and_then(|screen| fitting(size, screen)).unwrap_or(size) / zoom
    }

    /// Brings a window back whose screen is gone. Before it is shown.
    pub(super) fn bring_back(&self, window: &winit::window::Window) {
        let Some((Ok(at), size)) = self.kept.and_then(|p| p.at).map(|_| (window.outer_position(), window.outer_size())) else {
            return;
        };
        let sides = |w: u32, h: u32| (i32::try_from(w).unwrap_or(i32::MAX), i32::try_from(h).unwrap_or(i32::MAX));
        let screens: Vec<_> = window
            .primary_monitor()
            .into_iter()
            .chain(window.available_monitors())
            .map(|screen| {
                let (at, (w, h)) = (screen.position(), sides(screen.size().width, screen.size().height));
                [at.x, at.y, w, h]
            })
            .collect();
        let (width, height) = sides(size.width, size.height);
        if let Some((x, y)) = WindowPlace::brought_back([at.x, at.y, width, height], &screens) {
            window.set_outer_position(winit::dpi::PhysicalPosition::new(x, y));
        }
    }

    /// Sees where it is. The size it has while it fills the screen, or is away, is not its own.
    pub(super) fn follow(&mut self, ctx: &Context) {
        if std::mem::take(&mut self.to_maximize) {
            ctx.send_viewport_cmd(egui::ViewportCommand::Maximized(true));
            return;
        }
        let zoom = ctx.zoom_factor();
        let seen = ctx.input(|i| {
            let info = i.viewport();
            let scale = info.native_pixels_per_point.unwrap_or(1.0).max(0.1);
            // In points of the screen, whatever the size of text.
            let at = info.outer_rect.map(|rect| rect.min.to_vec2() * i.pixels_per_point() / scale);
            let fills = info.maximized == Some(true) || info.fullscreen == Some(true);
            (at, i.content_rect().size() * zoom, fills, info.minimized == Some(true))
        });
        let (at, size, fills, is_away) = seen;
        let before = self.now.or(self.kept);
        self.now = match (is_away, fills) {
            (true, _) => self.now,
            (_, true) => Some(WindowPlace { maximized: true, ..before.unwrap_or(in_words(FIRST_SIZE, None)) }),
            (false, false) => Some(in_words(size, at)),
        };
    }

    /// Nothing of it is kept any more, nor will be when the window closes.
    pub(super) fn forget(&mut self) {
        std::mem::take(&mut self.files).forget();
    }

    /// Keeps it for the next time. Where that can't be done, the next window begins as the first did.
    pub(super) fn keep(&self) {
        if let Some(now) = self.now.filter(|now| Some(*now) != self.kept) {
            let _the_next_begins_as_the_first = self.files.keep_window_place(&now);
        }
    }
}

#[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "rounded, and a size is no less than nothing")]
fn in_words(size: Vec2, at: Option<Vec2>) -> WindowPlace {
    let at = at.map(|at| (at.x.round() as i32, at.y.round() as i32));
    WindowPlace { width: size.x.round() as u32, height: size.y.round() as u32, at, maximized: false }
}
