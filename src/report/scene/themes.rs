//! The four themes: warm paper, deep slate, and black and white the one upon the other.

use crate::report::{Palette, Rgb};

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
}
