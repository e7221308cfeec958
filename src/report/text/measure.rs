//! How much room a text takes before it is drawn, and as much of it as fits.

use super::fonts::Face;
use crate::report::Weight;
use skrifa::{
    FontRef, MetadataProvider,
    instance::{LocationRef, Size},
};
use std::sync::LazyLock;
use unicode_segmentation::UnicodeSegmentation;

/// A letter that no table has: as wide as most are, or wider.
const OTHER: f32 = 0.75;
type Advances = [f32; 95];

/// Advances of the letters from space to `~` in both weights, as shares of the size: what the fonts say themselves.
static ADVANCES: LazyLock<[Advances; 2]> = LazyLock::new(|| [Face::Regular, Face::Semibold].map(advances));

fn advances(face: Face) -> Advances {
    let mut all = [OTHER; 95];
    let Ok(font) = FontRef::new(face.bytes()) else { return all };
    let (size, place) = (Size::unscaled(), LocationRef::default());
    let (letters, glyphs, units) = (font.charmap(), font.glyph_metrics(size, place), font.metrics(size, place).units_per_em);
    for (letter, advance) in (' '..='~').zip(&mut all) {
        if let Some(said) = letters.map(letter).and_then(|glyph| glyphs.advance_width(glyph)) {
            *advance = said / f32::from(units);
        }
    }
    all
}

/// How wide a text is about: exact for plain English, generous for everything else, so that labels
/// laid out by it never touch.
#[must_use]
pub fn text_width(text: &str, size: f32, weight: Weight) -> f32 {
    let [regular, semibold] = &*ADVANCES;
    let table = if weight == Weight::Semibold { semibold } else { regular };
    let of = |c: char| match usize::try_from(u32::from(c)) {
        Ok(n @ 32..=126) => table[n - 32],
        Ok(0x00a0..=0x02ff) => 0.66,
        Ok(0x2010..=0x2026) => 0.45,
        Ok(0x1100..) => 1.05,
        Ok(n) if n < 32 => 0.0,
        _ => OTHER,
    };
    text.chars().map(of).sum::<f32>() * size
}

/// The beginning of a text that has at most `room` characters, never a part of a letter.
#[must_use]
pub fn first_letters(text: &str, room: usize) -> &str {
    let (mut chars, mut end) = (0, 0);
    if text.len() <= room {
        return text;
    }
    for letter in text.graphemes(true) {
        chars += letter.chars().count();
        if chars > room {
            break;
        }
        end += letter.len();
    }
    text.get(..end).unwrap_or_default()
}

/// The text if it fits into `room`, or as much of it as does with "…"; `None` when not even three
/// letters would be left.
#[must_use]
pub fn fitted(text: &str, room: f32, size: f32, weight: Weight) -> Option<String> {
    if text_width(text, size, weight) <= room {
        return Some(text.to_owned());
    }
    let mut letters: Vec<&str> = text.graphemes(true).collect();
    while letters.len() > 3 {
        letters.pop();
        let cut = format!("{}…", letters.concat().trim_end());
        if text_width(&cut, size, weight) <= room {
            return Some(cut);
        }
    }
    None
}

/// The first of these ways to say it that fits.
#[must_use]
pub fn first_fitting(ways: &[&str], room: f32, size: f32, weight: Weight) -> Option<String> {
    ways.iter().find(|w| text_width(w, size, weight) <= room).map(|w| (*w).to_owned())
}

/// One decimal at most.
pub(crate) fn tidy(n: f32) -> String {
    tidy_wide(f64::from(n))
}

pub(crate) fn tidy_wide(n: f64) -> String {
    let text = format!("{n:.1}");
    text.strip_suffix(".0").unwrap_or(&text).to_owned()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_text_is_cut_only_when_it_must_be() {
        assert_eq!(fitted("Sleep", 100.0, 12.0, Weight::Regular).as_deref(), Some("Sleep"));
        let cut = fitted("sertraline 50 mg at night", 60.0, 12.0, Weight::Regular).expect("some of it");
        assert!(cut.ends_with('…') && text_width(&cut, 12.0, Weight::Regular) <= 60.0, "{cut}");
        assert_eq!(fitted("sertraline", 5.0, 12.0, Weight::Regular), None);
        assert_eq!(fitted("", 0.0, 12.0, Weight::Regular).as_deref(), Some(""));
    }

    #[test]
    fn a_cut_is_between_letters() {
        assert_eq!(first_letters("नमस्ते", 3), "नम");
        assert_eq!(first_letters("ab👩\u{200d}👧c", 4), "ab");
        assert_eq!((first_letters("", 0), first_letters("abc", 9)), ("", "abc"));
        let cut = fitted("abcd👩\u{200d}👩\u{200d}👧\u{200d}👦👩\u{200d}👧 and more", 70.0, 12.0, Weight::Regular)
            .expect("some of it");
        assert!(!cut.trim_end_matches('…').ends_with('\u{200d}'), "{cut:?}");
    }

    #[test]
    fn the_measure_is_never_less_than_what_is_drawn() {
        let mut fonts = resvg::usvg::fontdb::Database::new();
        for font in [crate::report::text::fonts::REGULAR, crate::report::text::fonts::SEMIBOLD] {
            fonts.load_font_data(font.to_vec());
        }
        let family = crate::report::text::fonts::FAMILY.to_owned();
        let options = resvg::usvg::Options { fontdb: fonts.into(), font_family: family, ..Default::default() };
        let pairs = [("10", 400), ("narrower than usual", 600), ("Drinks and other substances", 400), ("Ärger, größer …", 400)];
        for (text, number) in pairs {
            let svg = format!(
                "<svg xmlns='http://www.w3.org/2000/svg' width='900' height='90'><text y='50' font-size='20' font-weight='{number}'>{text}</text></svg>"
            );
            let tree = resvg::usvg::Tree::from_str(&svg, &options).expect("a text");
            let drawn = tree.root().bounding_box().width();
            let weight = if number == 600 { Weight::Semibold } else { Weight::Regular };
            let ours = text_width(text, 20.0, weight);
            assert!(drawn <= ours + 0.5 && ours < drawn * 1.35 + 3.0, "{text}: drawn {drawn}, ours {ours}");
        }
    }
}
