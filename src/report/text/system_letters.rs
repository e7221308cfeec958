//! Letters that none of our own fonts has, from the fonts of this machine: those the window takes for them, too.

use skrifa::{
    FontRef, GlyphId, MetadataProvider,
    instance::{LocationRef, Size},
    outline::{DrawSettings, OutlinePen},
    raw::TableProvider,
};
use std::sync::{Arc, Mutex, OnceLock, PoisonError};

/// A font of this machine.
pub struct SystemFont {
    /// Tells it from every other one.
    pub name: String,
    pub data: Arc<dyn AsRef<[u8]> + Send + Sync>,
    /// Which of the fonts in that file it is.
    pub index: u32,
}

impl std::fmt::Debug for SystemFont {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("SystemFont").field("name", &self.name).field("index", &self.index).finish_non_exhaustive()
    }
}

/// Finds a font of this machine for a letter.
pub type FindsFont = fn(letter: &str) -> Option<SystemFont>;

static FINDS: OnceLock<FindsFont> = OnceLock::new();

/// A font that something was written with. It is kept, as its file lies in memory anyway, for as long as the program runs;
/// which letters were asked for is not.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Kept {
    name: &'static str,
    pub bytes: &'static [u8],
    pub index: u32,
}

static KEPT: Mutex<Vec<Kept>> = Mutex::new(Vec::new());

/// From now on letters that our fonts lack are asked for there. Without it they are empty boxes.
pub fn letters_from(finds: FindsFont) {
    let _the_first_stays = FINDS.set(finds);
}

/// The font for a letter that ours lack, by its place among those that are kept; `None` where this machine has none that
/// can be drawn and given along.
pub(super) fn place_of(letter: &str) -> Option<u8> {
    let found = FINDS.get()?(letter)?;
    let mut kept = KEPT.lock().unwrap_or_else(PoisonError::into_inner);
    let at = kept.iter().position(|font| font.name == found.name && font.index == found.index);
    let at = if let Some(at) = at {
        at
    } else {
        let name: &'static str = Box::leak(found.name.into_boxed_str());
        let data: &'static Arc<dyn AsRef<[u8]> + Send + Sync> = Box::leak(Box::new(found.data));
        kept.push(Kept { name, bytes: data.as_ref().as_ref(), index: found.index });
        kept.len() - 1
    };
    let font = *kept.get(at)?;
    let draws = font_of(font).is_some_and(|font| may_be_given_along(&font) && draws(&font, letter));
    u8::try_from(at).ok().filter(|_| draws)
}

pub(super) fn kept(at: u8) -> Option<Kept> {
    KEPT.lock().unwrap_or_else(PoisonError::into_inner).get(usize::from(at)).copied()
}

fn font_of(font: Kept) -> Option<FontRef<'static>> {
    FontRef::from_index(font.bytes, font.index).ok()
}

/// Whoever made it may have said that it must not be put into documents: bit 1 of `fsType` in its table `OS/2`.
fn may_be_given_along(font: &FontRef<'_>) -> bool {
    const RESTRICTED: u16 = 0x2;
    font.os2().is_ok_and(|os2| os2.fs_type() & 0xf != RESTRICTED)
}

/// Whether it has lines for the letter: one that is a picture of pixels only, as an emoji may be, can't be written with.
fn draws(font: &FontRef<'_>, letter: &str) -> bool {
    let Some(first) = letter.chars().next() else { return false };
    let glyph = font.charmap().map(first).filter(|glyph| *glyph != GlyphId::NOTDEF);
    let Some(outline) = glyph.and_then(|glyph| font.outline_glyphs().get(glyph)) else { return false };
    let mut any = Any(first.is_whitespace());
    outline.draw(DrawSettings::unhinted(Size::unscaled(), LocationRef::default()), &mut any).is_ok() && any.0
}

/// Whether anything is drawn.
struct Any(bool);

impl OutlinePen for Any {
    fn move_to(&mut self, _x: f32, _y: f32) {}

    fn line_to(&mut self, _x: f32, _y: f32) {
        self.0 = true;
    }

    fn quad_to(&mut self, _cx0: f32, _cy0: f32, _x: f32, _y: f32) {
        self.0 = true;
    }

    fn curve_to(&mut self, _cx0: f32, _cy0: f32, _cx1: f32, _cy1: f32, _x: f32, _y: f32) {
        self.0 = true;
    }

    fn close(&mut self) {}
}
