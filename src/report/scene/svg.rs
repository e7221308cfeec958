//! A scene as SVG text, with letters as shapes or as words for those who hold the fonts.

use super::{
    outlines::Outlines,
    xml::{escaped, number, precise},
};
use crate::report::{
    Anchor, Form, Paint, Scene, Stroke, Weight, hatch_lines,
    text::{fonts::FAMILY, shaping::writable},
};
use std::fmt::Write;

/// The scene as SVG 1.1 text, with its title and description for screen readers.
///
/// Letters are shapes, which look the same on every machine; over them lie the words, unseen, to be selected, searched and
/// read aloud. A font inside the file was tried: most programs but browsers pass it over.
#[must_use]
pub fn svg(scene: &Scene) -> String {
    let mut out = String::with_capacity(4096);
    let (w, h) = (number(scene.width), number(scene.height));
    put(
        &mut out,
        format_args!(
            "<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"{w}\" height=\"{h}\" viewBox=\"0 0 {w} {h}\" role=\"img\" \
             aria-labelledby=\"title desc\" font-family=\"'{FAMILY}', Inter, sans-serif\" \
             xmlns:xlink=\"http://www.w3.org/1999/xlink\">\n<title id=\"title\">{}</title>\n\
             <desc id=\"desc\">{}</desc>\n",
            escaped(&scene.title),
            escaped(&scene.description)
        ),
    );
    let mut outlines = Outlines::default();
    let mut drawn = String::with_capacity(scene.shapes.len() * 96);
    for shape in &scene.shapes {
        form(&mut drawn, &shape.form, &mut outlines);
    }
    out.push_str(&outlines.defined());
    if let Some(ground) = scene.background {
        put(&mut out, format_args!("<rect width=\"{w}\" height=\"{h}\" fill=\"{}\"/>\n", ground.css()));
    }
    out.push_str(&drawn);
    out.push_str("</svg>\n");
    out
}

/// Writing into a `String` can't fail.
fn put(out: &mut String, what: std::fmt::Arguments<'_>) {
    let _never_fails = out.write_fmt(what);
}

fn form(out: &mut String, form: &Form, outlines: &mut Outlines) {
    match form {
        Form::Rect { x, y, w, h, radius, fill, stroke } => {
            if *w <= 0.0 || *h <= 0.0 {
                return;
            }
            let box_ = format!("x=\"{}\" y=\"{}\" width=\"{}\" height=\"{}\"", number(*x), number(*y), number(*w), number(*h));
            let round =
                if *radius > 0.0 { format!(" rx=\"{}\"", number(radius.min(w / 2.0).min(h / 2.0))) } else { String::new() };
            put(out, format_args!("<rect {box_}{round}{}{}/>\n", filled(*fill), stroked(*stroke)));
        }
        Form::Line { from, to, stroke } => line(out, *from, *to, *stroke),
        Form::Polyline { points, stroke } => {
            put(
                out,
                format_args!(
                    "<polyline points=\"{}\" fill=\"none\" stroke-linejoin=\"round\"{}/>\n",
                    list(points.iter().copied()),
                    stroked(Some(*stroke))
                ),
            );
        }
        Form::Polygon { points, fill, stroke } => {
            put(
                out,
                format_args!("<polygon points=\"{}\"{}{}/>\n", list(points.iter().copied()), filled(*fill), stroked(*stroke)),
            );
        }
        Form::Band { edges, fill } => {
            let round = edges.iter().map(|e| (e.0, e.1)).chain(edges.iter().rev().map(|e| (e.0, e.2)));
            put(out, format_args!("<polygon points=\"{}\"{}/>\n", list(round), filled(Some(*fill))));
        }
        Form::Circle { centre, radius, fill, stroke } => {
            let at = format!("cx=\"{}\" cy=\"{}\" r=\"{}\"", number(centre.0), number(centre.1), number(*radius));
            put(out, format_args!("<circle {at}{}{}/>\n", filled(*fill), stroked(*stroke)));
        }
        Form::Hatch { x, y, w, h, step, stroke } => {
            for (from, to) in hatch_lines(*x, *y, *w, *h, *step) {
                line(out, from, to, *stroke);
            }
        }
        Form::Text { x, y, anchor, size, weight, paint, text, turn } => {
            let text = &writable(text);
            let drawn = outlines.of(text, *weight);
            let shift = match anchor {
                Anchor::Start => 0.0,
                Anchor::Middle => 0.5,
                Anchor::End => 1.0,
            };
            let anchor = match anchor {
                Anchor::Start => "",
                Anchor::Middle => " text-anchor=\"middle\"",
                Anchor::End => " text-anchor=\"end\"",
            };
            let weight = if *weight == Weight::Semibold { " font-weight=\"600\"" } else { "" };
            let left = *x;
            let (x, y) = (number(*x), number(*y));
            let turn = if *turn == 0.0 { String::new() } else { format!(" transform=\"rotate({} {x} {y})\"", number(*turn)) };
            let mut fill = filled(Some(*paint));
            let mut wide = String::new();
            if let Some(drawn) = drawn.filter(|drawn| drawn.width > 0.0) {
                let left = number(left - drawn.width * size * shift);
                put(out, format_args!("<g aria-hidden=\"true\"{turn}{fill}>"));
                for stretch in drawn.uses {
                    let scale = precise(size / stretch.units);
                    put(
                        out,
                        format_args!("<g transform=\"translate({left} {y}) scale({scale} -{scale})\">{}</g>", stretch.marks),
                    );
                }
                out.push_str("</g>\n");
                // Whatever font it is laid out with, it lies where the shapes are.
                fill = String::from(" fill=\"#000\" fill-opacity=\"0\"");
                wide = format!(" textLength=\"{}\" lengthAdjust=\"spacingAndGlyphs\"", number(drawn.width * size));
            }
            let size = number(*size);
            put(
                out,
                format_args!(
                    "<text x=\"{x}\" y=\"{y}\" font-size=\"{size}\"{weight}{anchor}{turn}{wide}{fill}>{}</text>\n",
                    escaped(text)
                ),
            );
        }
    }
}

fn line(out: &mut String, from: (f32, f32), to: (f32, f32), stroke: Stroke) {
    let ends = format!("x1=\"{}\" y1=\"{}\" x2=\"{}\" y2=\"{}\"", number(from.0), number(from.1), number(to.0), number(to.1));
    put(out, format_args!("<line {ends}{}/>\n", stroked(Some(stroke))));
}

fn list(points: impl Iterator<Item = (f32, f32)>) -> String {
    points.map(|(x, y)| format!("{},{}", number(x), number(y))).collect::<Vec<_>>().join(" ")
}

fn filled(paint: Option<Paint>) -> String {
    paint.map_or_else(|| " fill=\"none\"".to_owned(), |p| format!(" fill=\"{}\"{}", p.colour.css(), opacity("fill", p.alpha)))
}

fn stroked(stroke: Option<Stroke>) -> String {
    stroke.map_or_else(String::new, |s| {
        let dash = s.dash.map_or_else(String::new, |(on, off)| format!(" stroke-dasharray=\"{},{}\"", number(on), number(off)));
        let colour = s.paint.colour.css();
        format!(" stroke=\"{colour}\" stroke-width=\"{}\"{dash}{}", number(s.width), opacity("stroke", s.paint.alpha))
    })
}

fn opacity(what: &str, alpha: f32) -> String {
    if alpha >= 1.0 { String::new() } else { format!(" {what}-opacity=\"{}\"", number(alpha.max(0.0))) }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::report::{
        Rgb, Role,
        text::fonts::{FALLBACK, REGULAR, SEMIBOLD},
    };

    #[test]
    fn what_a_person_wrote_cannot_break_the_picture() {
        let mut scene = Scene::new(50.0, 20.0, "a <b> & \u{0}\u{1b}\"c\"");
        scene.description = "]]> \u{ffff} 😀 ä".to_owned();
        let text = "</text><script>\u{8}x</script>".to_owned();
        let paint = Paint::solid(Rgb(0, 0, 0));
        let (anchor, weight) = (Anchor::Start, Weight::Semibold);
        scene.add(Role::Plain, Form::Text { x: 1.0, y: 9.0, anchor, size: 9.0, weight, paint, text, turn: -90.0 });
        let svg = svg(&scene);
        let tree = resvg::usvg::Tree::from_str(&svg, &resvg::usvg::Options::default());
        assert!(tree.is_ok(), "{svg}");
        assert!(!svg.contains("<script>"));
        assert!(svg.contains("<title id=\"title\">a &lt;b&gt; &amp; &quot;c&quot;</title>"));
        assert!(svg.contains("<desc id=\"desc\">]]&gt;  😀 ä</desc>"));
        assert!(svg.contains("role=\"img\""));
    }

    fn words(text: &str, anchor: Anchor, turn: f32) -> Scene {
        let mut scene = Scene::new(200.0, 40.0, "words");
        let (weight, paint) = (Weight::Regular, Paint::solid(Rgb(0, 0, 0)));
        scene
            .add(Role::Plain, Form::Text { x: 100.0, y: 25.0, anchor, size: 16.0, weight, paint, text: text.to_owned(), turn });
        scene
    }

    fn pixels(svg: &str, options: &resvg::usvg::Options<'_>) -> Vec<u8> {
        let tree = resvg::usvg::Tree::from_str(svg, options).expect("an SVG");
        let mut pixels = resvg::tiny_skia::Pixmap::new(400, 80).expect("room");
        resvg::render(&tree, resvg::tiny_skia::Transform::from_scale(2.0, 2.0), &mut pixels.as_mut());
        pixels.data().to_vec()
    }

    /// The same words as another program lays them out that was given our fonts.
    fn laid_out_by_another(text: &str, anchor: &str, turn: &str) -> Vec<u8> {
        let mut fonts = resvg::usvg::fontdb::Database::new();
        for font in [REGULAR, SEMIBOLD, FALLBACK] {
            fonts.load_font_data(font.to_vec());
        }
        let options = resvg::usvg::Options { fontdb: fonts.into(), font_family: FAMILY.to_owned(), ..Default::default() };
        let svg = format!(
            "<svg xmlns='http://www.w3.org/2000/svg' width='200' height='40' font-family='{FAMILY}, Inter'>\
             <text x='100' y='25' font-size='16' text-anchor='{anchor}' transform='{turn}'>{text}</text></svg>"
        );
        pixels(&svg, &options)
    }

    #[test]
    fn letters_as_shapes_are_the_letters_that_a_program_with_our_fonts_draws() {
        let none = resvg::usvg::Options::default();
        for (text, anchor, turn, as_svg) in [
            ("Joy, 0 to 10", Anchor::Start, 0.0, ("start", "")),
            ("narrower than usual", Anchor::Middle, 0.0, ("middle", "")),
            ("Łódź ΑΒΓ Радость", Anchor::End, 0.0, ("end", "")),
            ("up", Anchor::Middle, -90.0, ("middle", "rotate(-90 100 25)")),
        ] {
            let scene = words(text, anchor, turn);
            let with = laid_out_by_another(text, as_svg.0, as_svg.1);
            let ink = with.iter().map(|b| u64::from(*b)).sum::<u64>();
            assert!(ink > 0, "{text}");
            let ours = pixels(&svg(&scene), &none);
            let apart = ours.iter().zip(&with).map(|(a, b)| u64::from(a.abs_diff(*b))).sum::<u64>();
            assert!(apart * 5 < ink, "{text}: {apart} of {ink}");
        }
    }

    #[test]
    fn the_words_themselves_lie_unseen_over_their_shapes_and_what_no_font_has_stays_a_word() {
        let svg_of = |text: &str| svg(&words(text, Anchor::Start, 0.0));
        let drawn = svg_of("Joy & more");
        assert!(drawn.contains("fill-opacity=\"0\">Joy &amp; more</text>") && drawn.contains("textLength="), "{drawn}");
        assert!(drawn.contains("<g aria-hidden=\"true\"") && drawn.contains("<use xlink:href=\"#r"), "{drawn}");
        assert!(!drawn.contains("font-face") && !drawn.contains("base64"));
        let other = svg_of("喜び");
        assert!(other.contains(">喜び</text>") && !other.contains("fill-opacity=\"0\""), "{other}");
    }
}
