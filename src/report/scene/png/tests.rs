//! PNGs beside those that another program makes of the same scene's SVG, and of the same words.

use super::*;
use crate::report::{
    Rgb, Role, Weight, svg,
    text::fonts::{FALLBACK, FAMILY, REGULAR, SEMIBOLD},
};
use resvg::usvg;

#[test]
fn a_png_has_the_size_asked_for_and_its_ground() {
    let mut scene = Scene::new(30.0, 20.0, "t");
    scene.background = Some(Rgb(1, 2, 3));
    let bytes = png(&scene, 2.0).expect("a small picture");
    let back = Pixmap::decode_png(&bytes).expect("a PNG");
    assert_eq!((back.width(), back.height()), (60, 40));
    let p = back.pixel(5, 5).expect("inside");
    assert_eq!((p.red(), p.green(), p.blue()), (1, 2, 3));
}

#[test]
fn a_picture_that_is_too_large_or_has_no_size_says_so() {
    let scene = Scene::new(1000.0, 10.0, "t");
    assert_eq!(png(&scene, 17.0), Err(PngError::TooLarge));
    assert_eq!(png(&scene, f32::NAN), Err(PngError::TooLarge));
    assert!(png(&scene, 0.0).is_ok());
}

/// What another program draws of an SVG.
fn by_another(svg: &str, options: &usvg::Options<'_>, size: (u32, u32)) -> Vec<u8> {
    let tree = usvg::Tree::from_str(svg, options).expect("an SVG");
    let mut pixels = Pixmap::new(size.0, size.1).expect("room");
    resvg::render(&tree, Transform::from_scale(2.0, 2.0), &mut pixels.as_mut());
    pixels.data().to_vec()
}

fn apart(a: &[u8], b: &[u8]) -> u64 {
    assert_eq!(a.len(), b.len());
    a.iter().zip(b).map(|(a, b)| u64::from(a.abs_diff(*b))).sum()
}

fn ink(pixels: &[u8]) -> u64 {
    pixels.iter().map(|byte| u64::from(*byte)).sum()
}

fn words(text: &str, anchor: Anchor, turn: f32) -> Scene {
    let mut scene = Scene::new(200.0, 40.0, "words");
    let (weight, paint, text) = (Weight::Regular, Paint::solid(Rgb(0, 0, 0)), text.to_owned());
    scene.add(Role::Plain, Form::Text { x: 100.0, y: 25.0, anchor, size: 16.0, weight, paint, text, turn });
    scene
}

fn drawn(scene: &Scene) -> Vec<u8> {
    pixels(scene, 2.0).expect("a small picture").data().to_vec()
}

#[test]
fn letters_are_those_that_a_program_with_our_fonts_draws() {
    let mut fonts = usvg::fontdb::Database::new();
    for font in [REGULAR, SEMIBOLD, FALLBACK] {
        fonts.load_font_data(font.to_vec());
    }
    let options = usvg::Options { fontdb: fonts.into(), font_family: FAMILY.to_owned(), ..Default::default() };
    for (text, anchor, turn, as_svg) in [
        ("Joy, 0 to 10", Anchor::Start, 0.0, ("start", "")),
        ("narrower than usual", Anchor::Middle, 0.0, ("middle", "")),
        ("Łódź ΑΒΓ Радость", Anchor::End, 0.0, ("end", "")),
        ("up", Anchor::Middle, -90.0, ("middle", "rotate(-90 100 25)")),
    ] {
        let svg = format!(
            "<svg xmlns='http://www.w3.org/2000/svg' width='200' height='40' font-family='{FAMILY}, Inter'>\
             <text x='100' y='25' font-size='16' text-anchor='{}' transform='{}'>{text}</text></svg>",
            as_svg.0, as_svg.1
        );
        let theirs = by_another(&svg, &options, (400, 80));
        assert!(ink(&theirs) > 0, "{text}");
        let apart = apart(&drawn(&words(text, anchor, turn)), &theirs);
        assert!(apart * 5 < ink(&theirs), "{text}: {apart} of {}", ink(&theirs));
    }
}

#[test]
fn a_letter_of_no_font_of_ours_is_a_box_beside_the_others() {
    let marks = |text: &str| drawn(&words(text, Anchor::Start, 0.0)).iter().filter(|byte| **byte != 0).count();
    assert!(marks("Joy 喜") > marks("Joy") + 20);
}

#[test]
fn every_form_is_drawn_as_another_program_draws_the_svg_of_it() {
    let paint = Paint::with_alpha(Rgb(200, 40, 10), 0.6);
    let stroke = Stroke { paint: Paint::solid(Rgb(10, 40, 200)), width: 1.5, dash: None };
    let dashed = Stroke::dashed(Rgb(0, 0, 0), 2.0, 4.0, 3.0);
    let (fill, edge) = (Some(paint), Some(stroke));
    let corners = vec![(10.0, 5.0), (60.0, 8.0), (40.0, 20.0), (55.0, 34.0), (12.0, 30.0)];
    let forms = [
        Form::Rect { x: 10.0, y: 5.0, w: 60.0, h: 20.0, radius: 0.0, fill, stroke: edge },
        Form::Rect { x: 10.5, y: 5.0, w: 60.0, h: 20.0, radius: 6.0, fill, stroke: Some(dashed) },
        Form::Rect { x: 10.0, y: 5.0, w: 0.0, h: 20.0, radius: 6.0, fill, stroke: edge },
        Form::Line { from: (3.0, 3.0), to: (150.0, 30.0), stroke: dashed },
        Form::Polyline { points: corners.clone(), stroke },
        Form::Polygon { points: corners, fill, stroke: edge },
        Form::Band { edges: vec![(5.0, 8.0, 20.0), (60.0, 3.0, 35.0), (140.0, 12.0, 14.0)], fill: paint },
        Form::Circle { centre: (70.0, 20.0), radius: 15.0, fill, stroke: edge },
        Form::Circle { centre: (70.0, 20.0), radius: 0.0, fill, stroke: edge },
        Form::Hatch { x: 10.0, y: 4.0, w: 80.0, h: 30.0, step: 4.0, stroke },
    ];
    for form in forms {
        let mut scene = Scene::new(200.0, 40.0, "a form");
        scene.background = Some(Rgb(250, 250, 250));
        let empty = drawn(&scene);
        scene.add(Role::Plain, form.clone());
        let (ours, theirs) = (drawn(&scene), by_another(&svg(&scene), &usvg::Options::default(), (400, 80)));
        let marks = apart(&theirs, &empty);
        let is_nothing = matches!(form, Form::Rect { w: 0.0, .. } | Form::Circle { radius: 0.0, .. });
        assert_eq!(marks == 0, is_nothing, "{form:?}");
        let apart = apart(&ours, &theirs);
        assert!(apart * 50 <= marks, "{form:?}: {apart} of {marks}");
    }
}

#[test]
fn what_is_no_number_is_not_drawn_and_breaks_nothing() {
    let mut scene = Scene::new(40.0, 20.0, "t");
    let stroke = Stroke::solid(Rgb(0, 0, 0), f32::NAN);
    let (fill, paint) = (Some(Paint::with_alpha(Rgb(0, 0, 0), f32::NAN)), Paint::solid(Rgb(0, 0, 0)));
    let (nan, anchor, weight, text) = (f32::NAN, Anchor::End, Weight::Semibold, "a".to_owned());
    scene.add(Role::Plain, Form::Rect { x: nan, y: 0.0, w: 5.0, h: 5.0, radius: 1.0, fill, stroke: Some(stroke) });
    scene.add(Role::Plain, Form::Polyline { points: vec![(nan, 1.0), (2.0, f32::INFINITY)], stroke });
    scene.add(Role::Plain, Form::Circle { centre: (1.0, nan), radius: nan, fill, stroke: None });
    scene.add(Role::Plain, Form::Text { x: nan, y: 1.0, anchor, size: 9.0, weight, paint, text, turn: nan });
    assert_eq!(ink(&drawn(&scene)), 0);
}
