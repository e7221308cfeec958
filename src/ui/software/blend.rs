//! How one colour is put over another. Colours carry their share already: premultiplied alpha, and are mixed as they are
//! stored, in gamma space, as egui asks for.

use egui::Color32;

/// A colour as the window has it, without its share: `0x00RRGGBB`.
pub(super) const fn packed(colour: Color32) -> u32 {
    let [red, green, blue, _] = colour.to_array();
    u32::from_be_bytes([0, red, green, blue])
}

/// One colour that is put over many pixels.
#[derive(Debug, Clone, Copy)]
pub(super) struct Over {
    colour: u32,
    /// How much of what lies beneath is left, of 255.
    left: u32,
    /// No sum can be more than 255.
    is_plain: bool,
}

impl Over {
    pub(super) fn new(colour: Color32) -> Self {
        let [red, green, blue, share] = colour.to_array();
        let is_plain = red.max(green).max(blue) <= share;
        Self { colour: packed(colour), left: 255 - u32::from(share), is_plain }
    }

    /// Nothing of it can be seen.
    pub(super) const fn is_nothing(self) -> bool {
        self.colour == 0 && self.left == 255
    }

    pub(super) fn put(self, pixels: &mut [u32]) {
        if self.left == 0 {
            pixels.fill(self.colour);
        } else if self.is_plain {
            for pixel in pixels {
                *pixel = self.colour + part_of(*pixel, self.left);
            }
        } else {
            let channels = self.colour.to_be_bytes();
            for pixel in pixels {
                let beneath = part_of(*pixel, self.left).to_be_bytes();
                *pixel = u32::from_be_bytes(std::array::from_fn(|i| beneath[i].saturating_add(channels[i])));
            }
        }
    }
}

/// This part, of 255, of each channel, rounded.
const fn part_of(pixel: u32, part: u32) -> u32 {
    sum_of([(pixel, part), (0, 0)])
}

/// The sum of two parts of each channel, rounded once; the parts are together no more than 255. Two channels at a time, each
/// in sixteen bits.
const fn sum_of([(one, part), (other, other_part)]: [(u32, u32); 2]) -> u32 {
    const HALF: u32 = 0x0080_0080;
    const EACH: u32 = 0x00ff_00ff;
    let outer = (one & EACH) * part + (other & EACH) * other_part + HALF;
    let inner = ((one >> 8) & EACH) * part + ((other >> 8) & EACH) * other_part + HALF;
    // x ÷ 255, rounded, is (x + 128 + ((x + 128) >> 8)) >> 8 for each x up to 255².
    let outer = ((outer + ((outer >> 8) & EACH)) >> 8) & EACH;
    let inner = (inner + ((inner >> 8) & EACH)) & (EACH << 8);
    outer | inner
}

/// Puts a colour, given in channels from 0 to 255 with red first, over a pixel.
#[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "held between 0 and 255")]
pub(super) fn put_over(pixel: &mut u32, [red, green, blue, share]: [f32; 4]) {
    let left = 1.0 - share / 255.0;
    let [_, r, g, b] = pixel.to_be_bytes();
    let sum = |above: f32, beneath: u8| (f32::from(beneath) * left + above + 0.5).clamp(0.0, 255.0) as u8;
    *pixel = u32::from_be_bytes([0, sum(red, r), sum(green, g), sum(blue, b)]);
}

/// Puts a whole colour, packed, over so much of a pixel: what [`put_through`] does with such a texel, for the most of them.
pub(super) fn put_covering(pixel: &mut u32, colour: u32, cover: u8) {
    let cover = u32::from(cover);
    *pixel = sum_of([(*pixel, 255 - cover), (colour, cover)]);
}

/// Puts a colour through a picture's texel over a pixel, exactly: both are taken times each other and rounded once.
pub(super) fn put_through(pixel: &mut u32, colour: [u8; 4], texel: [u8; 4]) {
    const WHOLE: u32 = 255 * 255;
    let times = |i: usize| u32::from(colour[i]) * u32::from(texel[i]);
    let left = WHOLE - times(3);
    let beneath = pixel.to_be_bytes();
    let sum = |i: usize| {
        let sum = (times(i) * 255 + u32::from(beneath[i + 1]) * left + WHOLE / 2) / WHOLE;
        u8::try_from(sum).unwrap_or(u8::MAX)
    };
    *pixel = u32::from_be_bytes([0, sum(0), sum(1), sum(2)]);
}

#[cfg(test)]
mod tests {
    use super::{Over, packed, put_covering, put_over, put_through};
    use egui::Color32;

    /// The same in exact arithmetic: what is on top plus what is left of what lies beneath, rounded to the nearest.
    fn expected(beneath: u32, colour: Color32) -> u32 {
        let [r, g, b, share] = colour.to_array().map(u32::from);
        let [_, br, bg, bb] = beneath.to_be_bytes().map(u32::from);
        let sum = |above: u32, below: u32| (above + (2 * below * (255 - share) + 255) / 510).min(255);
        (sum(r, br) << 16) | (sum(g, bg) << 8) | sum(b, bb)
    }

    #[test]
    fn a_colour_is_put_over_every_other_as_exact_arithmetic_says() {
        for share in 0..=255 {
            for below in 0..=255_u32 {
                let beneath = (below << 16) | ((255 - below) << 8) | (below ^ 0x55);
                let colour = Color32::from_rgba_premultiplied(share, share / 2, share / 3, share);
                let mut pixels = [beneath];
                Over::new(colour).put(&mut pixels);
                assert_eq!(pixels[0], expected(beneath, colour), "{share} over {below}");
                let mut pixel = beneath;
                put_through(&mut pixel, colour.to_array(), [255; 4]);
                assert_eq!(pixel, expected(beneath, colour), "{share} through white over {below}");
                let mut pixel = beneath;
                put_over(&mut pixel, colour.to_array().map(f32::from));
                let off = |i: usize| pixel.to_be_bytes()[i].abs_diff(expected(beneath, colour).to_be_bytes()[i]);
                assert!((1..4).all(|i| off(i) <= 1), "{share} in fractions over {below}");
            }
        }
    }

    #[test]
    fn what_covers_a_part_of_a_pixel_is_put_over_it_as_through_a_texel() {
        for cover in 0..=255 {
            for channel in 0..=255 {
                let colour = Color32::from_rgb(channel, 255 - channel, channel ^ 0x55);
                for beneath in [0, 0x00ff_ffff, 0x0012_8af0, u32::from(channel) * 0x0001_0101] {
                    let (mut covered, mut through) = (beneath, beneath);
                    put_covering(&mut covered, packed(colour), cover);
                    put_through(&mut through, colour.to_array(), [cover; 4]);
                    assert_eq!(covered, through, "{cover} of {colour:?} over {beneath:06x}");
                }
            }
        }
    }

    #[test]
    fn light_without_a_share_is_added_and_stops_at_the_brightest() {
        let mut pixels = [0x00c0_4001];
        let light = Color32::from_rgba_premultiplied(0x80, 0x10, 0x00, 0);
        Over::new(light).put(&mut pixels);
        assert_eq!(pixels[0], 0x00ff_5001);
        let mut pixel = 0x00c0_4001;
        put_through(&mut pixel, light.to_array(), [255; 4]);
        assert_eq!(pixel, 0x00ff_5001);
    }

    #[test]
    fn what_cannot_be_seen_is_known() {
        assert!(Over::new(Color32::TRANSPARENT).is_nothing());
        assert!(!Over::new(Color32::BLACK).is_nothing());
        assert!(!Over::new(Color32::from_rgba_premultiplied(1, 0, 0, 0)).is_nothing());
        assert_eq!(packed(Color32::from_rgb(1, 2, 3)), 0x0001_0203);
    }
}
