//! Colours, how far apart they are, and how they look to every sight.

/// A colour of the screen: sRGB, 0..=255 each.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub struct Rgb(pub u8, pub u8, pub u8);

impl Rgb {
    /// `0xRRGGBB`.
    #[must_use]
    #[expect(clippy::cast_possible_truncation, reason = "cut to one byte each on purpose")]
    pub const fn hex(n: u32) -> Self {
        Self((n >> 16) as u8, (n >> 8) as u8, n as u8)
    }

    /// `#rrggbb`.
    #[must_use]
    pub fn css(self) -> String {
        format!("#{:02x}{:02x}{:02x}", self.0, self.1, self.2)
    }

    /// What one sees when this lies on `under` and covers `alpha` (0–1) of it.
    #[must_use]
    #[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "clamped to 0..=255")]
    pub fn over(self, under: Self, alpha: f32) -> Self {
        let a = alpha.clamp(0.0, 1.0);
        let mix = |top: u8, low: u8| (f32::from(top) * a + f32::from(low) * (1.0 - a)).round().clamp(0.0, 255.0) as u8;
        Self(mix(self.0, under.0), mix(self.1, under.1), mix(self.2, under.2))
    }
}

/// How somebody sees colours. Each of the last three lacks one kind of cone.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Sight {
    Usual,
    Protanopia,
    Deuteranopia,
    Tritanopia,
}

impl Sight {
    pub const ALL: [Self; 4] = [Self::Usual, Self::Protanopia, Self::Deuteranopia, Self::Tritanopia];

    /// Machado, Oliveira & Fernandes 2009, "A Physiologically-based Model for Simulation of Color
    /// Vision Deficiency", table of severity 1.0, for linear light.
    const fn matrix(self) -> [[f64; 3]; 3] {
        match self {
            Self::Usual => [[1.0, 0.0, 0.0], [0.0, 1.0, 0.0], [0.0, 0.0, 1.0]],
            Self::Protanopia => {
                [[0.152_286, 1.052_583, -0.204_868], [0.114_503, 0.786_281, 0.099_216], [-0.003_882, -0.048_116, 1.051_998]]
            }
            Self::Deuteranopia => {
                [[0.367_322, 0.860_646, -0.227_968], [0.280_085, 0.672_501, 0.047_413], [-0.011_820, 0.042_940, 0.968_881]]
            }
            Self::Tritanopia => {
                [[1.255_528, -0.076_749, -0.178_779], [-0.078_411, 0.930_809, 0.147_602], [0.004_733, 0.691_367, 0.303_900]]
            }
        }
    }
}

/// Linear light, 0–1 (IEC 61966-2-1).
fn linear(c: Rgb) -> [f64; 3] {
    [c.0, c.1, c.2].map(|v| {
        let v = f64::from(v) / 255.0;
        if v <= 0.040_45 { v / 12.92 } else { ((v + 0.055) / 1.055).powf(2.4) }
    })
}

/// Relative luminance, 0–1 (WCAG 2.1).
fn luminance(c: Rgb) -> f64 {
    let [r, g, b] = linear(c);
    0.2126 * r + 0.7152 * g + 0.0722 * b
}

/// Contrast of two colours, 1 to 21 (WCAG 2.1). Text needs 4.5, marks 3.
#[must_use]
pub fn contrast(a: Rgb, b: Rgb) -> f64 {
    let (a, b) = (luminance(a), luminance(b));
    (a.max(b) + 0.05) / (a.min(b) + 0.05)
}

/// Linear light as somebody of this sight sees it.
#[must_use]
pub fn seen_by(c: Rgb, sight: Sight) -> [f64; 3] {
    let c = linear(c);
    sight.matrix().map(|row| row.iter().zip(c).map(|(m, v)| m * v).sum::<f64>().clamp(0.0, 1.0))
}

/// CIE 1976 L*a*b* under D65.
fn lab([r, g, b]: [f64; 3]) -> [f64; 3] {
    let f = |t: f64| if t > 216.0 / 24_389.0 { t.cbrt() } else { (24_389.0 / 27.0 * t + 16.0) / 116.0 };
    let x = f((0.412_456_4 * r + 0.357_576_1 * g + 0.180_437_5 * b) / 0.950_47);
    let y = f(0.212_672_9 * r + 0.715_152_2 * g + 0.072_175_0 * b);
    let z = f((0.019_333_9 * r + 0.119_192_0 * g + 0.950_304_1 * b) / 1.088_83);
    [116.0 * y - 16.0, 500.0 * (x - y), 200.0 * (y - z)]
}

/// L*, 0 (black) to 100 (white).
#[must_use]
pub fn lightness(c: Rgb) -> f64 {
    lab(linear(c))[0]
}

/// How far apart two colours look to somebody of this sight: CIE 1976 ΔE; about 2.3 is just noticed.
#[must_use]
pub fn difference(a: Rgb, b: Rgb, sight: Sight) -> f64 {
    let (a, b) = (lab(seen_by(a, sight)), lab(seen_by(b, sight)));
    a.iter().zip(b).map(|(p, q)| (p - q).powi(2)).sum::<f64>().sqrt()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn contrast_is_1_for_one_colour_and_21_for_black_on_white() {
        assert!((contrast(Rgb(9, 9, 9), Rgb(9, 9, 9)) - 1.0).abs() < 1e-12);
        assert!((contrast(Rgb(0, 0, 0), Rgb(255, 255, 255)) - 21.0).abs() < 1e-9);
        // By hand: #767676 on white is the well-known 4.54.
        assert!((contrast(Rgb::hex(0x0076_7676), Rgb(255, 255, 255)) - 4.54).abs() < 0.005);
    }

    #[test]
    fn greys_look_the_same_to_everybody_and_red_and_green_come_closer_without_a_cone() {
        let (red, green) = (Rgb::hex(0x00c8_5050), Rgb::hex(0x0060_8c30));
        for sight in Sight::ALL {
            let [r, g, b] = seen_by(Rgb(120, 120, 120), sight);
            assert!((r - g).abs() < 1e-5 && (g - b).abs() < 1e-5, "{sight:?}");
        }
        assert!(difference(red, green, Sight::Deuteranopia) < difference(red, green, Sight::Usual) / 2.0);
    }

    #[test]
    fn a_colour_over_another_is_between_them() {
        let (a, b) = (Rgb(200, 0, 10), Rgb(0, 100, 10));
        assert_eq!(a.over(b, 0.0), b);
        assert_eq!(a.over(b, 1.0), a);
        assert_eq!(a.over(b, 0.5), Rgb(100, 50, 10));
    }
}
