//! The fonts that the window takes for scripts ours lack, for what is written on paper and in pictures as well.

use crate::report::SystemFont;
use egui::{
    FontFamily,
    epaint::text::{FallbackRequest, FontProvider},
};
use egui_system_font_provider::SystemFontProvider;
use std::sync::OnceLock;

/// Asks the system the first time that a letter is missing: to look through its fonts takes a moment.
static FONTS: OnceLock<SystemFontProvider> = OnceLock::new();

/// The font that the window would take for this letter.
#[must_use]
pub fn font_for(letter: &str) -> Option<SystemFont> {
    let request = FallbackRequest { cluster: letter, family: &FontFamily::Proportional };
    let found = FONTS.get_or_init(SystemFontProvider::new).font_for(&request)?;
    Some(SystemFont { name: found.name, index: found.data.index, data: found.data.font })
}
