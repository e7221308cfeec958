//! Fills triangles, row by row. A pixel belongs to the one triangle that holds its centre; where a side goes through the
//! centre, to the one on its right or below. Two triangles that share a side leave no gap and meet no pixel twice.

use super::{
    blend::{Over, packed, put_covering, put_over, put_through},
    canvas::{Area, Canvas, whole_number},
    pictures::Picture,
};
use egui::{
    Color32, Mesh,
    emath::{Pos2, pos2},
    epaint::Vertex,
};

/// How far from a whole pixel a letter may lie and still be on it: what is lost from pixels to points and back.
const ON_A_PIXEL: f32 = 0.02;

/// Paints a mesh within these parts of the canvas, none of which lies on another.
pub(super) fn paint(canvas: &mut Canvas<'_>, mesh: &Mesh, parts: &[Area], picture: &Picture, per_point: f32) {
    let corner = |index: u32| {
        let Vertex { pos, uv, color } = mesh.vertices[index as usize];
        Corner { at: pos2(pos.x * per_point, pos.y * per_point), uv, colour: color }
    };
    let mut indices = mesh.indices.as_slice();
    while let [a, b, c, rest @ ..] = indices {
        if let [d, e, f, behind @ ..] = rest
            && (d, e) == (c, b)
            && let Some(letter) = Upright::of(picture, [corner(*a), corner(*b), corner(*c), corner(*f)])
        {
            for part in parts {
                letter.paint(canvas, *part);
            }
            indices = behind;
            continue;
        }
        paint_triangle(canvas, parts, picture, [corner(*a), corner(*b), corner(*c)]);
        indices = rest;
    }
}

/// One corner, in pixels.
#[derive(Debug, Clone, Copy)]
struct Corner {
    at: Pos2,
    uv: Pos2,
    colour: Color32,
}

/// A part of a picture, upright, each texel on one pixel, in one colour: what a letter is.
struct Upright<'a> {
    picture: &'a Picture,
    colour: Color32,
    /// Where it is to be seen.
    place: Area,
    /// What of the picture is seen at its first corner.
    texel: [usize; 2],
}

impl<'a> Upright<'a> {
    /// `None` = these two triangles are something else.
    #[expect(clippy::float_cmp, reason = "whole numbers, or ones that egui took from one place")]
    fn of(picture: &'a Picture, corners: [Corner; 4]) -> Option<Self> {
        let [left_top, right_top, left_bottom, right_bottom] = corners;
        let is_upright = |of: fn(&Corner) -> Pos2| {
            let [a, b, c, d] = [&left_top, &right_top, &left_bottom, &right_bottom].map(of);
            a.x == c.x && b.x == d.x && a.y == b.y && c.y == d.y
        };
        let colour = left_top.colour;
        if corners.iter().any(|corner| corner.colour != colour) || !is_upright(|c| c.at) || !is_upright(|c| c.uv) {
            return None;
        }
        let [across, down] = picture.size();
        let texel = |uv: Pos2| [uv.x * across as f32, uv.y * down as f32];
        let ([u, v], [u_end, v_end]) = (texel(left_top.uv), texel(right_bottom.uv));
        let places = [left_top.at.x, left_top.at.y, right_bottom.at.x, right_bottom.at.y, u, v, u_end, v_end];
        if places.iter().any(|place| (place - place.round()).abs() > ON_A_PIXEL) {
            return None;
        }
        let [left, top, right, bottom, u, v, u_end, v_end] = places.map(f32::round);
        let fits = right - left == u_end - u && bottom - top == v_end - v && u >= 0.0 && v >= 0.0;
        if !fits || left > right || top > bottom || whole_number(u_end) > across || whole_number(v_end) > down {
            return None;
        }
        // What lies before the first pixel is not painted, and its texels neither.
        let before = |place: f32| whole_number(-place);
        Some(Self {
            picture,
            colour,
            place: Area {
                left: whole_number(left),
                top: whole_number(top),
                right: whole_number(right),
                bottom: whole_number(bottom),
            },
            texel: [whole_number(u) + before(left), whole_number(v) + before(top)],
        })
    }

    fn paint(&self, canvas: &mut Canvas<'_>, clip: Area) {
        let part = self.place.common(clip);
        if part.is_empty() {
            return;
        }
        let (tint, whole) = (self.colour.to_array(), packed(self.colour));
        let is_whole = self.colour.is_opaque();
        for row in part.top..part.bottom {
            let [u, v] = [self.texel[0] + part.left - self.place.left, self.texel[1] + row - self.place.top];
            let texels = self.picture.row(v, u, part.right - part.left);
            let start = row * canvas.width;
            for (pixel, texel) in canvas.pixels[start + part.left..start + part.right].iter_mut().zip(texels) {
                if *texel == Color32::TRANSPARENT {
                    continue;
                }
                let [red, green, blue, cover] = texel.to_array();
                if is_whole && [red, green, blue] == [cover; 3] {
                    put_covering(pixel, whole, cover);
                } else {
                    put_through(pixel, tint, texel.to_array());
                }
            }
        }
    }
}

/// A number at each corner, as it is between them: a plane.
#[derive(Debug, Clone, Copy)]
struct Plane {
    start: f32,
    across: f32,
    down: f32,
    least: f32,
    most: f32,
}

impl Plane {
    /// `twice` = twice the area of the triangle, with its sign; 0 where it has none.
    fn through(numbers: [f32; 3], places: [Pos2; 3], twice: f32) -> Self {
        let [first, second, third] = numbers;
        let (least, most) = (first.min(second).min(third), first.max(second).max(third));
        let (across, down) = if twice == 0.0 {
            (0.0, 0.0)
        } else {
            let (rise, other_rise) = (second - first, third - first);
            let (way, other_way) = (places[1] - places[0], places[2] - places[0]);
            let across = (rise * other_way.y - other_rise * way.y) / twice;
            (across, (other_rise * way.x - rise * other_way.x) / twice)
        };
        Self { start: first - places[0].x * across - places[0].y * down, across, down, least, most }
    }

    /// At a place; between the numbers at the corners whatever is lost by rounding.
    fn at(&self, x: f32, y: f32) -> f32 {
        (self.start + y * self.down + x * self.across).clamp(self.least, self.most)
    }
}

/// How the pixels of a triangle are coloured.
enum Ink<'a> {
    /// All alike.
    One(Over),
    /// From corner to corner, times one texel.
    Between([Plane; 4]),
    /// The same through a picture.
    Through([Plane; 4], [Plane; 2], &'a Picture),
}

impl Ink<'_> {
    /// Colours pixels of one row, from this column on; `y` = the height of their centres.
    fn put(&self, pixels: &mut [u32], left: usize, y: f32) {
        match self {
            Self::One(over) => over.put(pixels),
            Self::Between(colour) => {
                for (column, pixel) in (left..).zip(pixels) {
                    let x = column as f32 + 0.5;
                    put_over(pixel, colour.map(|channel| channel.at(x, y)));
                }
            }
            Self::Through(colour, [u, v], picture) => {
                for (column, pixel) in (left..).zip(pixels) {
                    let x = column as f32 + 0.5;
                    let texel = picture.sample(u.at(x, y), v.at(x, y));
                    put_over(pixel, std::array::from_fn(|i| colour[i].at(x, y) * texel[i] / 255.0));
                }
            }
        }
    }
}

fn paint_triangle(canvas: &mut Canvas<'_>, parts: &[Area], picture: &Picture, corners: [Corner; 3]) {
    let [mut upper, mut middle, mut lower] = corners.map(|corner| corner.at);
    if !(upper.is_finite() && middle.is_finite() && lower.is_finite()) {
        return;
    }
    if middle.y < upper.y {
        (upper, middle) = (middle, upper);
    }
    if lower.y < middle.y {
        (middle, lower) = (lower, middle);
    }
    if middle.y < upper.y {
        (upper, middle) = (middle, upper);
    }
    let (first, last) = (from_centre(upper.y), from_centre(lower.y));
    let (leftmost, rightmost) = (upper.x.min(middle.x).min(lower.x), upper.x.max(middle.x).max(lower.x));
    // What rounding can add to a side is less than a pixel.
    let (leftmost, rightmost) = (from_centre(leftmost).saturating_sub(1), from_centre(rightmost) + 1);
    let meets = |part: &&Area| first < part.bottom && part.top < last && leftmost < part.right && part.left < rightmost;
    let mut met = parts.iter().filter(meets).peekable();
    if met.peek().is_none() {
        return;
    }
    let Some(ink) = ink(picture, &corners) else { return };
    for clip in met {
        for row in first.max(clip.top)..last.min(clip.bottom) {
            let y = row as f32 + 0.5;
            let long = side(upper, lower, y);
            let short = if y < middle.y { side(upper, middle, y) } else { side(middle, lower, y) };
            let (left, right) = if long < short { (long, short) } else { (short, long) };
            let (left, right) = (from_centre(left).max(clip.left), from_centre(right).min(clip.right));
            if left < right {
                let start = row * canvas.width;
                ink.put(&mut canvas.pixels[start + left..start + right], left, y);
            }
        }
    }
}

/// `None` where nothing of it would be seen.
fn ink<'a>(picture: &'a Picture, corners: &[Corner; 3]) -> Option<Ink<'a>> {
    let places = corners.map(|corner| corner.at);
    let (way, other_way) = (places[1] - places[0], places[2] - places[0]);
    let twice = way.x * other_way.y - other_way.x * way.y;
    let first = corners[0];
    let has_one_texel = corners.iter().all(|corner| corner.uv == first.uv);
    let texel = if has_one_texel { picture.sample(first.uv.x, first.uv.y) } else { [255.0; 4] };
    if has_one_texel && corners.iter().all(|corner| corner.colour == first.colour) {
        let over = Over::new(times(first.colour, texel));
        return (!over.is_nothing()).then_some(Ink::One(over));
    }
    if corners.iter().all(|corner| corner.colour == Color32::TRANSPARENT) {
        return None;
    }
    let colours = corners.map(|corner| corner.colour.to_array());
    let colour = std::array::from_fn(|channel| {
        let at_corners = colours.map(|colour| f32::from(colour[channel]) * texel[channel] / 255.0);
        Plane::through(at_corners, places, twice)
    });
    if has_one_texel {
        return Some(Ink::Between(colour));
    }
    let across = Plane::through(corners.map(|corner| corner.uv.x), places, twice);
    let down = Plane::through(corners.map(|corner| corner.uv.y), places, twice);
    Some(Ink::Through(colour, [across, down], picture))
}

#[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "between 0 and 255")]
fn times(colour: Color32, texel: [f32; 4]) -> Color32 {
    let channels = colour.to_array();
    let [red, green, blue, share] = std::array::from_fn(|i| (f32::from(channels[i]) * texel[i] / 255.0).round() as u8);
    Color32::from_rgba_premultiplied(red, green, blue, share)
}

/// The first pixel whose centre lies at or behind this place. (`ceil` is a call where a processor is only known to be one
/// of twenty years ago, and each row of a triangle asks twice.)
fn from_centre(place: f32) -> usize {
    let before = whole_number(place - 0.5);
    before + usize::from((before as f32) < place - 0.5)
}

/// Where a side that goes down from `from` to `to` crosses this height. Each side is asked for from above, so that both
/// triangles that share one get the same answer.
fn side(from: Pos2, to: Pos2, y: f32) -> f32 {
    from.x + (y - from.y) * ((to.x - from.x) / (to.y - from.y))
}
