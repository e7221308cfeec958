//! The theme: design tokens of `report::Palette` (the pictures wear the same ones) put on egui.

use crate::{
    domain::{Settings, ThemeChoice, Units, Valence},
    report::{Palette, Rgb},
};
use egui::{Color32, CornerRadius, FontData, FontDefinitions, FontFamily, FontId, Stroke, TextStyle, Vec2, epaint::Shadow};
use std::sync::Arc;

/// Sizes in points at 100 % text.
pub mod size {
    pub const CAPTION: f32 = 13.0;
    pub const BODY: f32 = 15.0;
    pub const SECTION: f32 = 18.0;
    pub const TITLE: f32 = 24.0;
    pub const BIG: f32 = 34.0;
    /// A column of words is never wider.
    pub const COLUMN: f32 = 860.0;
    /// A room is never wider. Every room begins at its left edge.
    pub const FRAME: f32 = 1240.0;
    /// Below this width there is one column and the rail is a bar at the bottom.
    pub const NARROW: f32 = 620.0;
    /// Below this height, as at 200 % text in a small window, what stays in place is kept as low as it can be.
    pub const LOW: f32 = 400.0;
}

/// What every view wears.
#[derive(Debug, Clone, PartialEq)]
pub struct Look {
    pub palette: Palette,
    /// There is room for one column only.
    pub narrow: bool,
    /// There is little height: bars are lower, and only the rooms stay in place.
    pub low: bool,
    pub reduce_motion: bool,
    /// For so long what comes and goes glides, seconds; 0 = not at all.
    pub glides_s: f32,
    /// How times, weeks and nights are shown.
    pub units: Units,
}

impl Look {
    /// The look these settings ask for; `system_is_dark` counts where they leave it to the desktop;
    /// `room` is the window's, in points.
    #[must_use]
    pub fn of(settings: &Settings, system_is_dark: bool, room: Vec2) -> Self {
        let palette = match settings.theme {
            ThemeChoice::System if system_is_dark => Palette::dark(),
            ThemeChoice::System | ThemeChoice::Light => Palette::light(),
            ThemeChoice::Dark => Palette::dark(),
            ThemeChoice::ContrastLight => Palette::contrast_light(),
            ThemeChoice::ContrastDark => Palette::contrast_dark(),
        };
        let (narrow, low) = (room.x < size::NARROW, room.y < size::LOW);
        let reduce_motion = settings.reduce_motion;
        let glides_s = if reduce_motion { 0.0 } else { 0.12 };
        Self { palette, narrow, low, reduce_motion, glides_s, units: settings.units }
    }

    #[must_use]
    pub fn ground(&self) -> Color32 {
        colour(self.palette.ground)
    }
    #[must_use]
    pub fn card(&self) -> Color32 {
        colour(self.palette.card)
    }
    #[must_use]
    pub fn ink(&self) -> Color32 {
        colour(self.palette.ink)
    }
    #[must_use]
    pub fn muted(&self) -> Color32 {
        colour(self.palette.muted)
    }
    #[must_use]
    pub fn line(&self) -> Color32 {
        colour(self.palette.line)
    }
    #[must_use]
    pub fn accent(&self) -> Color32 {
        colour(self.palette.accent)
    }
    /// The accent under the pointer.
    #[must_use]
    pub fn accent_strong(&self) -> Color32 {
        colour(self.palette.accent_strong)
    }
    #[must_use]
    pub fn on_accent(&self) -> Color32 {
        colour(self.palette.on_accent)
    }
    #[must_use]
    pub fn accent_soft(&self) -> Color32 {
        colour(self.palette.accent_soft)
    }
    #[must_use]
    pub fn unanswered(&self) -> Color32 {
        colour(self.palette.unfilled)
    }
    /// The border of what can be acted on and of unanswered steps: 3:1 against the card.
    #[must_use]
    pub fn outline(&self) -> Color32 {
        colour(self.palette.outline)
    }
    #[must_use]
    pub fn danger(&self) -> Color32 {
        colour(self.palette.danger)
    }

    #[must_use]
    pub fn danger_strong(&self) -> Color32 {
        colour(self.palette.danger_strong())
    }

    #[must_use]
    pub fn on_danger(&self) -> Color32 {
        colour(self.palette.on_danger)
    }
    #[must_use]
    pub fn focus(&self) -> Color32 {
        colour(self.palette.focus)
    }
    #[must_use]
    pub fn feeling(&self, valence: Valence, hue: u8) -> Color32 {
        colour(self.palette.feeling_colour(valence, hue))
    }

    /// Puts the look on the whole window. Cheap enough for every change, not for every frame.
    pub fn put_on(&self, ctx: &egui::Context) {
        ctx.set_theme(if self.palette.dark { egui::Theme::Dark } else { egui::Theme::Light });
        ctx.all_styles_mut(|style| {
            style.text_styles = [
                (TextStyle::Small, FontId::new(size::CAPTION, FontFamily::Proportional)),
                (TextStyle::Body, FontId::new(size::BODY, FontFamily::Proportional)),
                (TextStyle::Button, FontId::new(size::BODY, FontFamily::Proportional)),
                (TextStyle::Heading, FontId::new(size::TITLE, semibold())),
                (TextStyle::Monospace, FontId::new(size::BODY, FontFamily::Proportional)),
            ]
            .into();
            style.spacing.item_spacing = Vec2::new(8.0, 8.0);
            style.spacing.button_padding = Vec2::new(12.0, 7.0);
            style.spacing.interact_size = Vec2::new(40.0, 32.0);
            style.spacing.text_edit_width = 240.0;
            style.spacing.scroll = egui::style::ScrollStyle { foreground_color: false, ..egui::style::ScrollStyle::thin() };
            style.animation_time = self.glides_s;
            style.scroll_animation = if self.glides_s > 0.0 {
                egui::style::ScrollAnimation::duration(self.glides_s)
            } else {
                egui::style::ScrollAnimation::none()
            };
            style.interaction.selectable_labels = false;
            self.put_on_visuals(&mut style.visuals);
        });
    }

    fn put_on_visuals(&self, v: &mut egui::Visuals) {
        v.dark_mode = self.palette.dark;
        v.override_text_color = Some(self.ink());
        v.weak_text_color = Some(self.muted());
        v.panel_fill = self.ground();
        v.window_fill = self.card();
        v.window_stroke = Stroke::new(1.0, self.line());
        v.window_corner_radius = CornerRadius::same(12);
        v.menu_corner_radius = CornerRadius::same(8);
        let soft = Shadow {
            offset: [0, 4],
            blur: 16,
            spread: 0,
            color: Color32::from_black_alpha(if self.palette.dark { 90 } else { 24 }),
        };
        v.window_shadow = soft;
        v.popup_shadow = soft;
        v.extreme_bg_color = self.card();
        v.text_edit_bg_color = Some(self.card());
        v.faint_bg_color = self.ground();
        v.hyperlink_color = self.accent();
        v.warn_fg_color = self.ink();
        v.error_fg_color = self.danger();
        v.selection.bg_fill = self.accent_soft();
        v.selection.stroke = Stroke::new(1.5, self.accent());
        let w = &mut v.widgets;
        let quiet = Stroke::new(1.0, self.line());
        for (state, fill, border, text) in [
            (&mut w.noninteractive, self.card(), quiet, self.ink()),
            (&mut w.inactive, self.card(), quiet, self.ink()),
            (&mut w.hovered, self.accent_soft(), Stroke::new(1.0, self.accent()), self.ink()),
            (&mut w.active, self.accent_soft(), Stroke::new(2.0, self.focus()), self.ink()),
            (&mut w.open, self.accent_soft(), quiet, self.ink()),
        ] {
            state.bg_fill = fill;
            state.weak_bg_fill = fill;
            state.bg_stroke = border;
            state.fg_stroke = Stroke::new(1.0, text);
            state.corner_radius = CornerRadius::same(8);
            state.expansion = 0.0;
        }
        // Scroll bars wear `bg_fill`; buttons and fields wear `weak_bg_fill`.
        w.inactive.bg_fill = self.line();
        w.hovered.bg_fill = self.outline();
        w.active.bg_fill = self.outline();
    }
}

/// A palette's colour as egui's.
#[must_use]
pub const fn colour(c: Rgb) -> Color32 {
    Color32::from_rgb(c.0, c.1, c.2)
}

/// The family of true semibold letters.
#[must_use]
pub fn semibold() -> FontFamily {
    FontFamily::Name("semibold".into())
}

/// The family of the icons.
#[must_use]
pub fn icons() -> FontFamily {
    FontFamily::Name("icons".into())
}

/// Gives the window its own fonts; scripts they lack come from the system where it has them.
pub fn bring_fonts(ctx: &egui::Context) {
    let font = |bytes: &'static [u8]| Arc::new(FontData::from_static(bytes));
    let mut fonts = FontDefinitions::empty();
    fonts.font_data.insert("regular".into(), font(include_bytes!("../../assets/fonts/AtkinsonHyperlegibleNext-Regular.ttf")));
    fonts.font_data.insert("semibold".into(), font(include_bytes!("../../assets/fonts/AtkinsonHyperlegibleNext-SemiBold.ttf")));
    fonts.font_data.insert("inter".into(), font(include_bytes!("../../assets/fonts/Inter-Regular.ttf")));
    fonts.font_data.insert("icons".into(), font(include_bytes!("../../assets/icons/Phosphor-subset.ttf")));
    let names = |list: &[&str]| list.iter().map(|n| (*n).to_owned()).collect::<Vec<_>>();
    fonts.families.insert(FontFamily::Proportional, names(&["regular", "inter", "icons"]));
    fonts.families.insert(FontFamily::Monospace, names(&["regular", "inter", "icons"]));
    fonts.families.insert(semibold(), names(&["semibold", "inter", "icons"]));
    fonts.families.insert(icons(), names(&["icons", "regular"]));
    ctx.set_fonts(fonts);
}
