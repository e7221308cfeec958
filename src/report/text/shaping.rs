//! Letters in place: which glyphs of which of our fonts a text is written with, and how wide it is.

use super::{
    bidi::{has_right_to_left, lines},
    fonts::Face,
    system_letters::place_of,
};
use crate::report::Weight;
use harfrust::{FontRef, ShapeOptions, ShaperData, UnicodeBuffer};
use std::{borrow::Cow, ops::Range};

/// One letter, or several drawn as one. Lengths are parts of the size.
#[derive(Debug, Clone, PartialEq)]
pub(crate) struct Placed {
    /// 0 where no font has it, neither ours nor one of this machine: an empty box, and the letter itself is kept beside it.
    pub glyph: u32,
    /// The bytes of the text it stands for.
    pub text: Range<usize>,
    pub advance: f32,
    pub x: f32,
    pub y: f32,
}

/// Letters of one font, in the order they are drawn.
#[derive(Debug, Clone, PartialEq)]
pub(crate) struct Run {
    pub face: Face,
    pub letters: Vec<Placed>,
}

/// The whole text, from left to right. What the first font lacks is written with the fallback, and what that lacks with a
/// font of this machine.
pub(crate) fn shaped(text: &str, weight: Weight) -> Vec<Run> {
    let first = if weight == Weight::Semibold { Face::Semibold } else { Face::Regular };
    if !has_right_to_left(text) {
        return runs(text, 0, first);
    }
    let mut all: Vec<Run> = Vec::new();
    for piece in lines(text, f32::INFINITY, |_| 0.0).into_iter().flat_map(|line| line.pieces) {
        let in_it = runs(&piece.text, piece.range.start, first);
        // What is read from the right stands there: the first of its parts is the last one drawn.
        if has_right_to_left(&piece.text) { all.extend(in_it.into_iter().rev()) } else { all.extend(in_it) }
    }
    all
}

/// A stretch whose parts stand one after the other; it begins so many bytes into the whole text.
fn runs(text: &str, from: usize, first: Face) -> Vec<Run> {
    let mut runs: Vec<Run> = Vec::new();
    for (face, range) in parts(text, first) {
        let mut letters = with_face(text, range, face);
        for letter in &mut letters {
            letter.text = letter.text.start + from..letter.text.end + from;
        }
        match runs.last_mut() {
            Some(last) if last.face == face => last.letters.extend(letters),
            _ => runs.push(Run { face, letters }),
        }
    }
    runs
}

/// The text as it can be written: a line end is a blank, and what no document may hold is left out.
pub(crate) fn writable(text: &str) -> Cow<'_, str> {
    let may_stand = |c: char| !c.is_control() && !matches!(c, '\u{feff}' | '\u{fffe}' | '\u{ffff}');
    if text.chars().all(may_stand) {
        return Cow::Borrowed(text);
    }
    let one = |c: char| if matches!(c, '\n' | '\r' | '\t') { Some(' ') } else { Some(c).filter(|c| may_stand(*c)) };
    Cow::Owned(text.chars().filter_map(one).collect())
}

/// Whether a letter of it is in no font.
pub(crate) fn lacks_a_letter(runs: &[Run]) -> bool {
    runs.iter().flat_map(|run| &run.letters).any(|letter| letter.glyph == 0)
}

/// How wide it is once its letters are in place, in parts of its size.
pub(crate) fn drawn_width(runs: &[Run]) -> f32 {
    runs.iter().flat_map(|r| &r.letters).map(|l| l.advance).sum()
}

/// Stretches that one font can write.
fn parts(text: &str, first: Face) -> Vec<(Face, Range<usize>)> {
    let lacking = |face: Face, range: Range<usize>| with_face(text, range, face).into_iter().map(|l| (l.glyph == 0, l.text));
    let mut parts: Vec<(Face, Range<usize>)> = Vec::new();
    for (lacks, range) in lacking(first, 0..text.len()) {
        parts.push((if lacks { Face::Fallback } else { first }, range));
    }
    let mut all: Vec<(Face, Range<usize>)> = Vec::new();
    for (face, range) in joined(parts) {
        if face == Face::Fallback {
            let other = |range: &Range<usize>| text.get(range.clone()).and_then(place_of).map_or(Face::Fallback, Face::System);
            all.extend(lacking(face, range).map(|(lacks, range)| (if lacks { other(&range) } else { face }, range)));
        } else {
            all.push((face, range));
        }
    }
    joined(all)
}

/// Neighbours of one font as one.
fn joined(mut parts: Vec<(Face, Range<usize>)>) -> Vec<(Face, Range<usize>)> {
    // Glyphs of one letter say the same stretch twice, and right-to-left text comes last one first.
    parts.sort_by_key(|p| p.1.start);
    let mut joined: Vec<(Face, Range<usize>)> = Vec::new();
    for (face, range) in parts {
        match joined.last_mut() {
            Some(last) if last.0 == face || range.start < last.1.end => last.1.end = last.1.end.max(range.end),
            _ => joined.push((face, range)),
        }
    }
    joined
}

fn with_face(text: &str, range: Range<usize>, face: Face) -> Vec<Placed> {
    let (Ok(font), Some(part)) = (FontRef::from_index(face.bytes(), face.index()), text.get(range.clone())) else {
        return Vec::new();
    };
    let data = ShaperData::new(&font);
    let shaper = data.shaper(&font).build();
    let mut buffer = UnicodeBuffer::new();
    buffer.push_str(part);
    buffer.guess_segment_properties();
    let units = shaper.units_per_em() as f32;
    let made = shaper.shape(buffer, ShapeOptions::new());
    let mut starts: Vec<usize> = made.glyph_infos().iter().filter_map(|i| usize::try_from(i.cluster).ok()).collect();
    starts.push(part.len());
    starts.sort_unstable();
    let placed = made.glyph_infos().iter().zip(made.glyph_positions()).filter_map(|(info, at)| {
        let start = usize::try_from(info.cluster).ok()?;
        let end = starts.get(starts.partition_point(|s| *s <= start)).copied().unwrap_or(part.len());
        let [advance, x, y] = [at.x_advance, at.x_offset, at.y_offset].map(|n| n as f32 / units);
        Some(Placed { glyph: info.glyph_id, text: range.start + start..range.start + end, advance, x, y })
    });
    placed.collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::report::text_width;

    fn glyphs(text: &str) -> Vec<(Face, Vec<u32>)> {
        shaped(text, Weight::Regular).into_iter().map(|r| (r.face, r.letters.iter().map(|l| l.glyph).collect())).collect()
    }

    #[test]
    fn plain_words_are_one_run_as_wide_as_they_are_measured() {
        for (text, weight) in [("narrower than usual", Weight::Semibold), ("10: joy, 0 to 10", Weight::Regular)] {
            let runs = shaped(text, weight);
            assert_eq!(runs.len(), 1);
            assert!((drawn_width(&runs) * 20.0 - text_width(text, 20.0, weight)).abs() < 1.5, "{text}");
        }
        assert!(shaped("", Weight::Regular).is_empty());
    }

    #[test]
    fn what_the_first_font_lacks_is_written_with_the_other_and_nothing_is_lost() {
        let all = glyphs("Joy Радость joy");
        assert_eq!(all.iter().map(|r| r.0).collect::<Vec<_>>(), [Face::Regular, Face::Fallback, Face::Regular]);
        assert!(all.iter().all(|r| r.1.iter().all(|g| *g != 0)));
        for text in ["喜び", "فرح", "🙂 ok", "e\u{301}\u{302}", "שלום joy", "\u{200b}", "a\u{0}b"] {
            let runs = shaped(text, Weight::Regular);
            let mut kept: Vec<_> = runs.iter().flat_map(|r| &r.letters).map(|l| l.text.clone()).collect();
            kept.sort_by_key(|r| r.start);
            kept.dedup();
            let said: String = kept.into_iter().filter_map(|r| text.get(r)).collect();
            assert_eq!(said, text);
        }
    }
}
