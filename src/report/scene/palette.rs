//! The colours of each theme by what they mean.

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
    warm: [Rgb; 8],
    cool: [Rgb; 8],
}

const fn eight(c: [u32; 8]) -> [Rgb; 8] {
    [
        Rgb::hex(c[0]),
        Rgb::hex(c[1]),
        Rgb::hex(c[2]),
        Rgb::hex(c[3]),
        Rgb::hex(c[4]),
        Rgb::hex(c[5]),
        Rgb::hex(c[6]),
        Rgb::hex(c[7]),
    ]
}

impl Palette {
    /// Warm paper.
    #[must_use]
    pub const fn light() -> Self {
        Self {
            dark: false,
            ground: Rgb::hex(0xfa_f7_f2),
            card: Rgb::hex(0xff_ff_ff),
            ink: Rgb::hex(0x23_26_2b),
            muted: Rgb::hex(0x5f_66_70),
            line: Rgb::hex(0xe6_df_d4),
            outline: Rgb::hex(0x8a_8f_97),
            accent: Rgb::hex(0x0f_76_6e),
            accent_strong: Rgb::hex(0x0b_5f_58),
            on_accent: Rgb::hex(0xff_ff_ff),
            accent_soft: Rgb::hex(0xdd_f0_ec),
            unfilled: Rgb::hex(0xf1_ec_e4),
            danger: Rgb::hex(0xb3_12_2b),
            on_danger: Rgb::hex(0xff_ff_ff),
            focus: Rgb::hex(0x0f_76_6e),
            selection: Rgb::hex(0xbf_e3_dc),
            pleasant: Rgb::hex(0xc4_6a_1b),
            unpleasant: Rgb::hex(0x2f_69_b3),
            river: Rgb::hex(0x8f_bc_bb),
            usual: Rgb::hex(0xef_e7_da),
            numbness: Rgb::hex(0x6b_72_80),
            lane: Rgb::hex(0x7f_86_90),
            cannot_tell: Rgb::hex(0x23_26_2b),
            warm: eight([0xbe_88_05, 0xc8_69_1c, 0xbb_56_30, 0xad_47_79, 0x8e_5a_1c, 0x8f_3d_86, 0x7c_40_30, 0x5f_3c_06]),
            cool: eight([0x2e_93_d9, 0x25_90_a6, 0x74_68_c4, 0x56_70_8a, 0x1f_60_b8, 0x0b_63_68, 0x4b_3f_96, 0x1f_42_57]),
        }
    }

    /// Deep slate.
    #[must_use]
    pub const fn dark() -> Self {
        Self {
            dark: true,
            ground: Rgb::hex(0x15_18_1d),
            card: Rgb::hex(0x1d_21_28),
            ink: Rgb::hex(0xec_e8_e1),
            muted: Rgb::hex(0xa3_a9_b3),
            line: Rgb::hex(0x2e_33_3c),
            outline: Rgb::hex(0x77_7e_8a),
            accent: Rgb::hex(0x5e_c4_b6),
            accent_strong: Rgb::hex(0x7d_d3_c7),
            on_accent: Rgb::hex(0x15_18_1d),
            accent_soft: Rgb::hex(0x1e_38_35),
            unfilled: Rgb::hex(0x26_2b_33),
            danger: Rgb::hex(0xf2_8b_93),
            on_danger: Rgb::hex(0x15_18_1d),
            focus: Rgb::hex(0x5e_c4_b6),
            selection: Rgb::hex(0x25_4f_4a),
            pleasant: Rgb::hex(0xe7_9a_5b),
            unpleasant: Rgb::hex(0x6f_a8_e8),
            river: Rgb::hex(0x3f_72_70),
            usual: Rgb::hex(0x2a_2e_35),
            numbness: Rgb::hex(0xb4_b9_c4),
            lane: Rgb::hex(0x8b_92_9d),
            cannot_tell: Rgb::hex(0xec_e8_e1),
            warm: eight([0xf7_c2_5a, 0xfb_a8_69, 0xfa_8f_70, 0xdd_8f_b0, 0xce_8a_45, 0xc0_6f_a0, 0xb9_70_48, 0x8f_6a_8c]),
            cool: eight([0x9a_d2_fe, 0x72_cd_dc, 0xac_a4_fa, 0x91_a9_c2, 0x5c_9f_e6, 0x5b_a7_9c, 0x8f_86_cc, 0x64_80_a0]),
        }
    }

    /// Black on white: every text at least 7:1, every border at least 4.5:1.
    #[must_use]
    pub const fn contrast_light() -> Self {
        let black = Rgb::hex(0x00_00_00);
        Self {
            ground: Rgb::hex(0xff_ff_ff),
            ink: black,
            muted: Rgb::hex(0x2b_2f_36),
            line: Rgb::hex(0x59_5e_66),
            outline: black,
            accent: Rgb::hex(0x00_4d_47),
            accent_strong: Rgb::hex(0x00_38_33),
            accent_soft: Rgb::hex(0xdf_f3_ef),
            unfilled: Rgb::hex(0xe9_e9_e9),
            danger: Rgb::hex(0x8e_00_18),
            focus: Rgb::hex(0x1a_1a_c8),
            pleasant: Rgb::hex(0x8f_45_00),
            unpleasant: Rgb::hex(0x0b_46_90),
            river: Rgb::hex(0x3f_8a_88),
            usual: Rgb::hex(0xe2_dc_d0),
            numbness: Rgb::hex(0x3d_42_4b),
            lane: Rgb::hex(0x3d_42_4b),
            cannot_tell: black,
            ..Self::light()
        }
    }

    /// White on black: every text at least 7:1, every border at least 4.5:1.
    #[must_use]
    pub const fn contrast_dark() -> Self {
        let (black, white) = (Rgb::hex(0x00_00_00), Rgb::hex(0xff_ff_ff));
        Self {
            ground: black,
            card: black,
            ink: white,
            muted: Rgb::hex(0xd9_dc_e2),
            line: Rgb::hex(0x8a_90_9a),
            outline: white,
            accent: Rgb::hex(0x7f_e6_d8),
            accent_strong: Rgb::hex(0xa6_f2_e7),
            on_accent: black,
            accent_soft: Rgb::hex(0x0f_2f_2c),
            unfilled: Rgb::hex(0x26_26_26),
            danger: Rgb::hex(0xff_9c_a4),
            on_danger: black,
            focus: Rgb::hex(0xff_e0_5c),
            pleasant: Rgb::hex(0xff_b0_70),
            unpleasant: Rgb::hex(0x8a_bf_ff),
            river: Rgb::hex(0x4f_92_8f),
            usual: Rgb::hex(0x2c_2c_2c),
            numbness: Rgb::hex(0xd0_d4_dc),
            lane: Rgb::hex(0xb4_ba_c4),
            cannot_tell: white,
            ..Self::dark()
        }
    }

    /// The red under the pointer: nearer to the ink, so that what stands on it reads even better.
    #[must_use]
    pub fn danger_strong(&self) -> Rgb {
        self.ink.over(self.danger, 0.15)
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
