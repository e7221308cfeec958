//! The colours of a theme by what they mean.

use crate::{domain::Valence, report::Rgb};

/// The colours of one theme by meaning. Nothing else in the program names a colour.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Palette {
    pub dark: bool,
    /// The window behind the cards.
    pub ground: Rgb,
    pub card: Rgb,
    /// Text.
    pub ink: Rgb,
    /// Text of second rank.
    pub muted: Rgb,
    /// Soft borders and rules; carries no meaning alone.
    pub line: Rgb,
    /// Borders of things that can be acted on, and unanswered outlines: 3:1 against the card.
    pub outline: Rgb,
    /// Actions.
    pub accent: Rgb,
    /// The accent while pointed at.
    pub accent_strong: Rgb,
    pub on_accent: Rgb,
    /// The ground of what is selected.
    pub accent_soft: Rgb,
    /// A step of a strip that is not reached.
    pub unfilled: Rgb,
    /// Only for deleting for good.
    pub danger: Rgb,
    pub on_danger: Rgb,
    /// The ring around what has the keyboard.
    pub focus: Rgb,
    /// Selected text, behind ink.
    pub selection: Rgb,
    /// The river's upper edge and day spans.
    pub pleasant: Rgb,
    /// The river's lower edge and day spans.
    pub unpleasant: Rgb,
    /// The smoothed band.
    pub river: Rgb,
    /// The usual range behind it.
    pub usual: Rgb,
    pub numbness: Rgb,
    /// Bars of sleep, drinks, symptoms, events.
    pub lane: Rgb,
    /// "Can't tell": neither side's colour, for it is on neither.
    pub cannot_tell: Rgb,
    pub(super) warm: [Rgb; 8],
    pub(super) cool: [Rgb; 8],
}

impl Palette {
    /// The red under the pointer: nearer to the ink, so that what stands on it reads even better.
    #[must_use]
    pub fn danger_strong(&self) -> Rgb {
        self.ink.over(self.danger, 0.15)
    }

    /// The usual range where it is carried on as lines: fuller than its fill, since a line is thin.
    #[must_use]
    pub fn usual_line(&self) -> Rgb {
        self.muted.over(self.usual, 0.5)
    }

    /// The colour of a feeling's mark and steps: warm for pleasant, cool for unpleasant, a neutral for
    /// numbness. Each side runs from light to dark with `hue` (0..=7; larger ones come round again).
    #[must_use]
    pub fn feeling_colour(&self, valence: Valence, hue: u8) -> Rgb {
        let at = usize::from(hue % 8);
        match valence {
            Valence::Pleasant => self.warm[at],
            Valence::Unpleasant => self.cool[at],
            Valence::Numbness => self.numbness,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::report::{Sight, contrast, difference, lightness, mark_shape};

    const SIDES: [Valence; 2] = [Valence::Pleasant, Valence::Unpleasant];
    const THEMES: [Palette; 4] = [Palette::light(), Palette::dark(), Palette::contrast_light(), Palette::contrast_dark()];

    #[test]
    fn every_text_can_be_read_on_every_ground_it_lies_on() {
        for p in THEMES {
            let pairs = [
                (p.ink, p.ground),
                (p.ink, p.card),
                (p.ink, p.accent_soft),
                (p.ink, p.unfilled),
                (p.ink, p.selection),
                (p.muted, p.ground),
                (p.muted, p.card),
                (p.muted, p.accent_soft),
                (p.muted, p.usual),
                (p.muted, p.unfilled),
                (p.accent, p.ground),
                (p.accent, p.card),
                (p.accent, p.accent_soft),
                (p.accent_strong, p.card),
                (p.on_accent, p.accent),
                (p.on_accent, p.accent_strong),
                (p.danger, p.card),
                (p.danger, p.ground),
                (p.on_danger, p.danger),
                (p.on_danger, p.danger_strong()),
            ];
            // AA; in the high contrast themes AAA.
            let least = if p == THEMES[2] || p == THEMES[3] { 7.0 } else { 4.5 };
            for (text, under) in pairs {
                let c = contrast(text, under);
                assert!(c >= least, "{} on {} (dark: {}): {c:.2}", text.css(), under.css(), p.dark);
            }
        }
    }

    #[test]
    fn every_mark_that_carries_meaning_stands_out_from_the_card() {
        for p in THEMES {
            let mut marks =
                vec![p.outline, p.focus, p.accent, p.pleasant, p.unpleasant, p.numbness, p.lane, p.cannot_tell, p.danger];
            for v in SIDES {
                marks.extend((0..8).map(|h| p.feeling_colour(v, h)));
            }
            for m in marks {
                assert!(contrast(m, p.card) >= 3.0, "{} (dark: {}): {:.2}", m.css(), p.dark, contrast(m, p.card));
            }
            if p == THEMES[2] || p == THEMES[3] {
                assert!([p.line, p.outline, p.focus].into_iter().all(|c| contrast(c, p.card) >= 4.5), "dark: {}", p.dark);
            }
            assert!(contrast(p.focus, p.ground) >= 3.0);
            assert!(contrast(p.outline, p.ground) >= 3.0);
        }
    }

    #[test]
    fn both_sides_run_from_light_to_dark() {
        for p in THEMES {
            for v in SIDES {
                for h in 1..8 {
                    let (before, here) = (lightness(p.feeling_colour(v, h - 1)), lightness(p.feeling_colour(v, h)));
                    assert!(here < before, "{v:?} {h} (dark: {}): {before:.1} then {here:.1}", p.dark);
                }
            }
        }
    }

    /// ΔE ≥ 5.5 is more than twice what is just noticed, and each also has a shape of its own.
    #[test]
    fn any_two_feelings_stay_apart_for_every_sight_by_colour_and_by_shape() {
        for p in THEMES {
            for sight in Sight::ALL {
                for v in SIDES {
                    for (a, b) in (0..8).flat_map(|a| (a + 1..8).map(move |b| (a, b))) {
                        let apart = difference(p.feeling_colour(v, a), p.feeling_colour(v, b), sight);
                        assert!(apart >= 5.5, "{v:?} {a} {b} {sight:?} (dark: {}): {apart:.1}", p.dark);
                    }
                }
                let apart = difference(p.pleasant, p.unpleasant, sight);
                assert!(apart >= 25.0, "the river's two sides, {sight:?} (dark: {}): {apart:.1}", p.dark);
            }
        }
        let mut seen = std::collections::HashSet::from([mark_shape(Valence::Numbness, 0)]);
        for v in SIDES {
            for h in 0..8 {
                assert!(seen.insert(mark_shape(v, h)), "{v:?} {h} shares its shape");
            }
        }
    }

    #[test]
    fn red_is_kept_for_deleting_for_good() {
        for p in THEMES {
            assert!(is_red(p.danger));
            let rest = SIDES.into_iter().flat_map(|v| (0..8).map(move |h| (v, h))).map(|(v, h)| p.feeling_colour(v, h));
            let named = [p.accent, p.focus, p.pleasant, p.unpleasant, p.numbness, p.lane, p.cannot_tell, p.river, p.usual];
            for c in rest.chain(named) {
                assert!(!is_red(c), "{} (dark: {})", c.css(), p.dark);
            }
        }
    }

    /// Hue within 12° of pure red (by hexagon), and no grey.
    fn is_red(c: Rgb) -> bool {
        let (r, g, b) = (f64::from(c.0), f64::from(c.1), f64::from(c.2));
        let (most, least) = (r.max(g).max(b), r.min(g).min(b));
        r >= most && most - least > 40.0 && (g - b).abs() / (most - least) < 0.2
    }

    #[test]
    fn a_hue_beyond_the_last_comes_round_again() {
        let p = Palette::light();
        assert_eq!(p.feeling_colour(Valence::Pleasant, 8), p.feeling_colour(Valence::Pleasant, 0));
        assert_eq!(mark_shape(Valence::Unpleasant, 255), mark_shape(Valence::Unpleasant, 7));
    }
}
