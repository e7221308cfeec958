use super::{Canvas, Raster};
use egui::{
    Color32, ColorImage, Mesh, Pos2, Rect, Shape, TextureId, TextureOptions, TexturesDelta,
    epaint::{ClippedPrimitive, ClippedShape, ImageDelta, Primitive, Vertex, WHITE_UV},
    pos2, vec2,
};
use proptest::prelude::*;

const SIDE: usize = 96;
const GROUND: Color32 = Color32::from_rgb(10, 20, 30);
const GROUND_PACKED: u32 = 0x000a_141e;
/// egui's own picture: white in its first corner, where all that has no picture looks.
const LETTERS: TextureId = TextureId::Managed(0);

fn letters() -> ColorImage {
    let mut image = ColorImage::filled([16, 8], Color32::TRANSPARENT);
    image.pixels[0] = Color32::WHITE;
    for row in 2..6 {
        for column in 4..9 {
            image.pixels[row * 16 + column] = Color32::from_white_alpha(u8::try_from(row * 40 + column).expect("small"));
        }
    }
    image
}

fn raster() -> Raster {
    let mut raster = Raster::default();
    raster.take(delta(LETTERS, letters(), None));
    raster
}

fn delta(id: TextureId, image: ColorImage, pos: Option<[usize; 2]>) -> TexturesDelta {
    let mut delta = TexturesDelta::default();
    let part = match pos {
        Some(pos) => ImageDelta::partial(pos, image, TextureOptions::LINEAR),
        None => ImageDelta::full(image, TextureOptions::LINEAR),
    };
    delta.push(id, part);
    delta
}

fn part(mesh: Mesh, clip: Rect) -> ClippedShape {
    ClippedShape::new(clip, Shape::Mesh(std::sync::Arc::new(mesh)))
}

/// Triangles as they are, without egui's leaving out of what it takes for nothing.
fn as_they_are(shapes: Vec<ClippedShape>) -> Vec<ClippedPrimitive> {
    let mesh = |ClippedShape { clip_rect, shape, .. }| match shape {
        Shape::Mesh(mesh) => ClippedPrimitive { clip_rect, primitive: Primitive::Mesh((*mesh).clone()) },
        other => panic!("{other:?} is no triangles"),
    };
    shapes.into_iter().map(mesh).collect()
}

/// Paints a frame over what the canvas holds; how many pixels that took.
fn paint(raster: &mut Raster, pixels: &mut [u32], age: u8, ground: Color32, frame: &[ClippedShape], per_point: f32) -> usize {
    let _whether_new = raster.see([SIDE, SIDE], ground, frame.to_vec(), per_point);
    raster.paint(&mut Canvas { pixels, width: SIDE, height: SIDE, age }, as_they_are)
}

fn everywhere(mesh: Mesh) -> ClippedShape {
    part(mesh, Rect::from_min_size(Pos2::ZERO, vec2(1000.0, 1000.0)))
}

fn triangles(corners: &[(Pos2, Color32)], indices: &[u32]) -> Mesh {
    let vertices = corners.iter().map(|(pos, color)| Vertex { pos: *pos, uv: WHITE_UV, color: *color }).collect();
    Mesh { indices: indices.to_vec(), vertices, texture_id: LETTERS }
}

fn painted(raster: &mut Raster, frame: &[ClippedShape]) -> Vec<u32> {
    let mut pixels = vec![0; SIDE * SIDE];
    paint(raster, &mut pixels, 0, GROUND, frame, 1.0);
    pixels
}

/// Which side of the line through two points the third is on, and how far, in pixels.
fn side(a: Pos2, b: Pos2, p: (f64, f64)) -> f64 {
    let (ax, ay, bx, by) = (f64::from(a.x), f64::from(a.y), f64::from(b.x), f64::from(b.y));
    ((bx - ax) * (p.1 - ay) - (by - ay) * (p.0 - ax)) / (bx - ax).hypot(by - ay).max(1e-9)
}

proptest! {
    #[test]
    fn triangles_that_share_sides_leave_no_gap_and_meet_no_pixel_twice(
        moved in proptest::collection::vec((-2.5_f32..2.5, -2.5_f32..2.5), 25),
        turned in proptest::collection::vec(any::<bool>(), 36),
        whole in any::<bool>(),
    ) {
        // A net of seven by seven knots; those within are moved, by whole pixels and halves at times.
        let knots: Vec<(Pos2, Color32)> = (0..49_usize).map(|n| {
            let (column, row) = (n % 7, n / 7);
            let is_inner = (1..6).contains(&column) && (1..6).contains(&row);
            let (dx, dy) = if is_inner { moved[(row - 1) * 5 + column - 1] } else { (0.0, 0.0) };
            let (dx, dy) = if whole { ((dx * 2.0).round() / 2.0, (dy * 2.0).round() / 2.0) } else { (dx, dy) };
            let at = pos2(8.0 + column as f32 * 12.0 + dx, 8.0 + row as f32 * 12.0 + dy);
            (at, Color32::from_rgba_premultiplied(1, 0, 0, 0))
        }).collect();
        let mut indices = Vec::new();
        for n in 0..36_u32 {
            let a = n / 6 * 7 + n % 6;
            let (b, c, d) = (a + 1, a + 7, a + 8);
            indices.extend(if turned[n as usize] { [a, b, c, b, c, d] } else { [a, b, d, a, d, c] });
        }
        let pixels = painted(&mut raster(), &[everywhere(triangles(&knots, &indices))]);
        for (n, pixel) in pixels.iter().enumerate() {
            let is_within = (8..80).contains(&(n % SIDE)) && (8..80).contains(&(n / SIDE));
            let times = (*pixel >> 16) - (GROUND_PACKED >> 16);
            prop_assert_eq!(times, u32::from(is_within), "the pixel {},{}", n % SIDE, n / SIDE);
        }
    }

    #[test]
    fn colours_go_evenly_from_corner_to_corner(
        corners in proptest::array::uniform3((-30.0_f32..120.0, -30.0_f32..120.0)),
        colours in proptest::array::uniform3(any::<[u8; 3]>()),
    ) {
        let at = corners.map(|(x, y)| pos2(x, y));
        let area = side(at[0], at[1], (f64::from(at[2].x), f64::from(at[2].y))) * f64::from((at[1] - at[0]).length());
        prop_assume!(area.abs() > 60.0);
        let three: Vec<_> = at.iter().zip(&colours).map(|(at, [r, g, b])| (*at, Color32::from_rgb(*r, *g, *b))).collect();
        let pixels = painted(&mut raster(), &[everywhere(triangles(&three, &[0, 1, 2]))]);
        for (n, pixel) in pixels.iter().enumerate() {
            let centre = ((n % SIDE) as f64 + 0.5, (n / SIDE) as f64 + 0.5);
            let far = [(0, 1), (1, 2), (2, 0)].map(|(a, b)| side(at[a], at[b], centre) * area.signum());
            let nearest = far.iter().copied().fold(f64::INFINITY, f64::min);
            if nearest < -0.01 {
                prop_assert_eq!(*pixel, GROUND_PACKED, "{:?} lies beside the triangle", centre);
            } else if nearest > 0.01 {
                let share = |a: usize, b: usize| {
                    side(at[a], at[b], centre) * f64::from((at[b] - at[a]).length()) / area
                };
                let shares = [share(1, 2), share(2, 0), share(0, 1)];
                for (channel, is) in pixel.to_be_bytes()[1..].iter().map(|is| f64::from(*is)).enumerate() {
                    let expected: f64 = shares.iter().zip(&colours).map(|(share, colour)| share * f64::from(colour[channel])).sum();
                    prop_assert!((is - expected).abs() < 0.8, "{is} is not {expected} at {centre:?}");
                }
            }
        }
    }

    #[test]
    fn what_is_painted_over_an_older_frame_looks_like_one_painted_from_the_start(
        scenes in proptest::collection::vec(
            proptest::collection::vec((0_u8..4, 0.0_f32..90.0, 0.0_f32..90.0, 1.0_f32..40.0, any::<[u8; 3]>(), any::<u8>()), 0..6),
            2..6,
        ),
        canvases in 1_usize..4,
        new_letters in any::<bool>(),
    ) {
        let mut kept = raster();
        let mut turns: Vec<(Vec<u32>, Option<usize>)> = vec![(vec![0; SIDE * SIDE], None); canvases];
        for (n, scene) in scenes.iter().enumerate() {
            // Much of it stays from one frame to the next.
            let shown: Vec<_> = scenes[..n].iter().flatten().take(2).chain(scene).map(thing).collect();
            let mut fresh = raster();
            if new_letters && n == 1 {
                let dot = ColorImage::filled([2, 2], Color32::from_white_alpha(90));
                kept.take(delta(LETTERS, dot, Some([5, 3])));
            }
            if new_letters && n >= 1 {
                let dot = ColorImage::filled([2, 2], Color32::from_white_alpha(90));
                fresh.take(delta(LETTERS, dot, Some([5, 3])));
            }
            let (pixels, last) = &mut turns[n % canvases];
            let age = last.map_or(0, |last| u8::try_from(n - last).expect("few"));
            paint(&mut kept, pixels, age, GROUND, &shown, 1.0);
            *last = Some(n);
            prop_assert!(*pixels == painted(&mut fresh, &shown), "frame {n} on canvas {}", n % canvases);
        }
    }

    #[test]
    fn nothing_that_is_laid_out_breaks_it(
        places in proptest::collection::vec(
            (prop_oneof![any::<f32>(), -200.0_f32..300.0], prop_oneof![any::<f32>(), -200.0_f32..300.0], any::<[u8; 4]>(), any::<f32>()), 3..9),
        indices in proptest::collection::vec(0_u32..9, 0..14),
        clip in proptest::array::uniform4(prop_oneof![any::<f32>(), -50.0_f32..200.0]),
        per_point in 0.1_f32..4.0,
    ) {
        let vertices = places.iter().map(|(x, y, [r, g, b, a], u)| Vertex {
            pos: pos2(*x, *y), uv: pos2(*u, *x / 90.0), color: Color32::from_rgba_premultiplied(*r, *g, *b, *a),
        }).collect();
        let mesh = Mesh { indices, vertices, texture_id: LETTERS };
        let clip = Rect::from_min_max(pos2(clip[0], clip[1]), pos2(clip[2], clip[3]));
        let mut pixels = vec![0; SIDE * SIDE];
        paint(&mut raster(), &mut pixels, 0, GROUND, &[part(mesh, clip)], per_point);
        prop_assert!(pixels.iter().all(|pixel| pixel >> 24 == 0), "the highest byte stays empty");
    }
}

/// Something to be seen: a patch of one colour, a slope of colours, a letter on its pixels, or one between them.
fn thing((kind, x, y, size, channels, share): &(u8, f32, f32, f32, [u8; 3], u8)) -> ClippedShape {
    let [red, green, blue] = *channels;
    let colour = Color32::from_rgba_unmultiplied(red, green, blue, *share);
    let clip = Rect::from_min_size(Pos2::ZERO, vec2(60.0 + size, 80.0));
    match kind {
        0 => part(
            triangles(&[(pos2(*x, *y), colour), (pos2(x + size, *y), colour), (pos2(*x, y + size), colour)], &[0, 1, 2]),
            clip,
        ),
        1 => part(
            triangles(&[(pos2(*x, *y), colour), (pos2(x + size, *y), Color32::GOLD), (pos2(*x, y + size), GROUND)], &[0, 1, 2]),
            clip,
        ),
        2 => part(letter(pos2(x.round(), y.round()), colour, 1.0), clip),
        _ => part(letter(pos2(*x, *y), colour, 1.3), clip),
    }
}

/// The one letter there is.
fn letter(at: Pos2, colour: Color32, larger: f32) -> Mesh {
    let mut mesh = Mesh::with_texture(LETTERS);
    let uv = Rect::from_min_max(pos2(4.0 / 16.0, 2.0 / 8.0), pos2(9.0 / 16.0, 6.0 / 8.0));
    mesh.add_rect_with_uv(Rect::from_min_size(at, vec2(5.0, 4.0) * larger), uv, colour);
    mesh
}

#[test]
fn a_letter_on_its_pixels_is_shown_texel_by_texel_in_the_colour_of_the_words() {
    let pixels = painted(&mut raster(), &[everywhere(letter(pos2(30.0, 40.0), Color32::from_rgb(200, 100, 0), 1.0))]);
    let image = letters();
    for row in 0..4 {
        for column in 0..5 {
            let share = u32::from(image.pixels[(row + 2) * 16 + column + 4].a());
            let expected = |above: u32, beneath: u32| (above * share + beneath * (255 - share) + 127) / 255;
            let [_, r, g, b] = pixels[(40 + row) * SIDE + 30 + column].to_be_bytes().map(u32::from);
            assert_eq!([r, g, b], [expected(200, 10), expected(100, 20), expected(0, 30)], "{column},{row}");
        }
    }
    assert_eq!(pixels.iter().filter(|pixel| **pixel != GROUND_PACKED).count(), 20, "and nothing beside it");
}

#[test]
fn a_letter_on_a_screen_of_two_pixels_a_point_lies_on_pixels_not_points() {
    let mut pixels = vec![0; SIDE * SIDE];
    let mut mesh = letter(pos2(10.5, 12.0), Color32::WHITE, 0.5);
    mesh.texture_id = LETTERS;
    paint(&mut raster(), &mut pixels, 0, GROUND, &[everywhere(mesh)], 2.0);
    let at_one = painted(&mut raster(), &[everywhere(letter(pos2(21.0, 24.0), Color32::WHITE, 1.0))]);
    assert!(pixels == at_one);
}

#[test]
fn a_letter_between_pixels_has_no_sharper_edges_than_its_picture() {
    let pixels = painted(&mut raster(), &[everywhere(letter(pos2(30.5, 40.5), Color32::WHITE, 1.0))]);
    let brightest = pixels.iter().map(|pixel| pixel & 0xff).max();
    let most = u32::from(letters().pixels[5 * 16 + 8].a());
    assert!(brightest.is_some_and(|b| b > 30 && b < 30 + most), "{brightest:?}");
}

#[test]
fn a_frame_that_looks_like_the_last_is_not_painted_again_and_a_caret_costs_a_corner() {
    let words = everywhere(letter(pos2(30.0, 40.0), Color32::WHITE, 1.0));
    let caret = everywhere(triangles(
        &[(pos2(60.0, 60.0), Color32::WHITE), (pos2(62.0, 60.0), Color32::WHITE), (pos2(60.0, 67.0), Color32::WHITE)],
        &[0, 1, 2],
    ));
    let mut raster = raster();
    let mut pixels = vec![0; SIDE * SIDE];
    let mut paint = |frame: &[ClippedShape], age| paint(&mut raster, &mut pixels, age, GROUND, frame, 1.0);
    assert_eq!(paint(std::slice::from_ref(&words), 0), SIDE * SIDE, "the first is painted whole");
    assert_eq!(paint(std::slice::from_ref(&words), 1), 0, "nothing has changed");
    let cost = paint(&[words.clone(), caret], 1);
    assert!(cost > 0 && cost <= SIDE * SIDE / 4, "{cost} pixels for a caret");
    assert_eq!(paint(&[words], 0), SIDE * SIDE, "what is on the canvas is not known");
}

#[test]
fn another_ground_paints_all_of_it() {
    let mut raster = raster();
    let mut pixels = vec![0; SIDE * SIDE];
    let mut paint = |ground, age| paint(&mut raster, &mut pixels, age, ground, &[], 1.0);
    assert_eq!(paint(GROUND, 0), SIDE * SIDE);
    assert_eq!(paint(Color32::WHITE, 1), SIDE * SIDE);
    assert!(pixels.iter().all(|pixel| *pixel == 0x00ff_ffff));
}

#[test]
fn a_picture_that_was_let_go_of_is_shown_by_the_frame_it_came_with_and_no_longer() {
    let mut raster = raster();
    let id = TextureId::Managed(7);
    let mut both = delta(id, ColorImage::filled([1, 1], Color32::RED), None);
    both.free.insert(id);
    raster.take(both);
    let mut mesh = triangles(
        &[(pos2(0.0, 0.0), Color32::WHITE), (pos2(20.0, 0.0), Color32::WHITE), (pos2(0.0, 20.0), Color32::WHITE)],
        &[0, 1, 2],
    );
    mesh.texture_id = id;
    let frame = [everywhere(mesh)];
    assert_eq!(painted(&mut raster, &frame)[0], 0x00ff_0000);
    raster.take(TexturesDelta::default());
    assert_eq!(painted(&mut raster, &frame)[0], GROUND_PACKED);
}

#[test]
fn a_frame_like_the_last_says_that_nothing_is_new_until_it_was_forgotten() {
    let mut raster = raster();
    let words = || vec![everywhere(letter(pos2(30.0, 40.0), Color32::WHITE, 1.0))];
    let see = |raster: &mut Raster, shapes| raster.see([SIDE, SIDE], GROUND, shapes, 1.0);
    assert!(see(&mut raster, words()), "it is the first");
    painted(&mut raster, &words());
    assert!(!see(&mut raster, words()));
    assert!(see(&mut raster, Vec::new()), "a word that goes is new, too");
    assert!(see(&mut raster, words()), "and what was not painted yet still is to be");
    painted(&mut raster, &words());
    raster.forget();
    assert!(see(&mut raster, words()), "what was painted is not known any more");
}

#[test]
fn a_letter_that_comes_where_no_letter_was_leaves_what_is_painted_and_one_over_another_does_not() {
    let mut raster = raster();
    let words = [everywhere(letter(pos2(30.0, 40.0), Color32::WHITE, 1.0))];
    let mut pixels = vec![0; SIDE * SIDE];
    paint(&mut raster, &mut pixels, 0, GROUND, &words, 1.0);
    let dot = |at| delta(LETTERS, ColorImage::filled([2, 2], Color32::WHITE), Some(at));
    raster.take(dot([12, 3]));
    assert_eq!(paint(&mut raster, &mut pixels, 1, GROUND, &words, 1.0), 0);
    raster.take(dot([5, 3]));
    assert_eq!(paint(&mut raster, &mut pixels, 1, GROUND, &words, 1.0), SIDE * SIDE);
}

/// A window as a person uses it: words that change, a field with a caret and a selection, a list that grows, lines with sharp
/// corners, shadows, a patch that is turned.
fn used(ui: &mut egui::Ui, n: u8, field: &mut String) {
    use egui::{
        Stroke, StrokeKind, epaint,
        text::{CCursor, CCursorRange},
    };
    let moved = f32::from(n);
    ui.label(format!("{n} of the days"));
    let asked = egui::TextEdit::multiline(field).id(egui::Id::unique("field")).desired_width(120.0).show(ui);
    if n % 3 == 1 {
        let mut state = asked.state;
        state.cursor.set_char_range(Some(CCursorRange::two(CCursor::new(1), CCursor::new(usize::from(n) + 10))));
        state.store(ui.ctx(), asked.response.id);
    }
    asked.response.request_focus();
    for row in 0..n % 5 {
        let words = egui::RichText::new(format!("row {row}")).background_color(Color32::DARK_RED);
        let _not_pressed = ui.button(if row % 2 == 0 { words.underline() } else { words.strikethrough() });
    }
    let painter = ui.painter();
    let at = |x: f32, y: f32| pos2(130.0 + x + moved * 1.3, 60.0 + y);
    let sharp = vec![at(0.0, 0.0), at(30.0, 4.0), at(1.0, 8.0), at(40.0, 12.0)];
    painter.add(epaint::PathShape::line(sharp, Stroke::new(7.0, Color32::LIGHT_BLUE)));
    let card = Rect::from_min_size(at(-20.0, 40.0), vec2(30.0, 20.0));
    let mut shade = epaint::RectShape::filled(card, 4.0, Color32::from_black_alpha(120));
    (shade.blur_width, shade.angle) = (9.0, moved * 0.4);
    painter.add(shade);
    painter.rect(card.shrink(3.0), 2.0, Color32::DARK_GREEN, Stroke::new(3.0, Color32::GOLD), StrokeKind::Outside);
    painter.circle(at(60.0, 90.0), 9.5, Color32::KHAKI, Stroke::new(2.0, Color32::RED));
    let words = painter.layout_no_wrap(format!("turned {}", n / 2), egui::FontId::proportional(13.0), Color32::WHITE);
    painter.add(epaint::TextShape::new(at(-90.0, 110.0), words, Color32::WHITE).with_angle(0.5));
}

#[test]
fn a_window_in_use_looks_as_if_each_frame_were_painted_from_the_start() {
    const SIZE: [usize; 2] = [300, 260];
    const PIXELS: usize = SIZE[0] * SIZE[1];
    for per_point in [1.0, 1.25, 2.0] {
        let ctx = egui::Context::default();
        let (mut kept, mut field) = (Raster::default(), String::from("what was\nfelt today"));
        let mut turns: [(Vec<u32>, Option<u8>); 2] = std::array::from_fn(|_| (vec![0; PIXELS], None));
        let (mut letters, mut least) = (Vec::new(), PIXELS);
        for n in 0..24_u8 {
            let moved = f32::from(n);
            let screen = Rect::from_min_size(Pos2::ZERO, vec2(300.0, 260.0) / per_point);
            let mut input = egui::RawInput { screen_rect: Some(screen), time: Some(f64::from(n) / 9.0), ..Default::default() };
            input.viewports.entry(egui::ViewportId::ROOT).or_default().native_pixels_per_point = Some(per_point);
            input.events.push(egui::Event::PointerMoved(pos2(20.0 + moved * 4.0, 30.0 + moved * 7.0)));
            if n % 4 == 2 {
                input.events.push(egui::Event::Text("\u{e9}, ".into()));
            }
            let out = ctx.run_ui(input, |ui| used(ui, n / 2, &mut field));
            assert!((out.pixels_per_point - per_point).abs() < f32::EPSILON);
            let tessellate = |shapes| ctx.tessellate(shapes, per_point);
            let mut fresh = Raster::default();
            letters.push(out.textures_delta.clone());
            for delta in &letters {
                fresh.take(delta.clone());
            }
            fresh.see(SIZE, GROUND, out.shapes.clone(), per_point);
            let mut from_the_start = vec![0; PIXELS];
            let canvas = &mut Canvas { pixels: &mut from_the_start, width: SIZE[0], height: SIZE[1], age: 0 };
            assert_eq!(fresh.paint(canvas, tessellate), PIXELS);
            kept.take(out.textures_delta);
            let is_new = kept.see(SIZE, GROUND, out.shapes, per_point);
            let (pixels, shown) = &mut turns[usize::from(n % 2)];
            let canvas = &mut Canvas { pixels, width: SIZE[0], height: SIZE[1], age: shown.map_or(0, |shown| n - shown) };
            let took = kept.paint(canvas, tessellate);
            least = least.min(if is_new { took } else { least });
            *shown = Some(n);
            let other = pixels.iter().zip(&from_the_start).position(|(a, b)| a != b);
            assert_eq!(other.map(|at| (at % SIZE[0], at / SIZE[0])), None, "frame {n} at {per_point} looks otherwise there");
        }
        assert!(least < PIXELS, "no frame was painted in part");
        for delta in &mut letters {
            delta.clear();
        }
    }
}
