use super::{Anchor, Form, Paint, Scene, Stroke, Weight, hatch_lines};
use std::fmt::Write;

/// The fonts every picture is written in: what is drawn on one machine is drawn on all.
pub(super) const REGULAR: &[u8] = include_bytes!("../../assets/fonts/AtkinsonHyperlegibleNext-Regular.ttf");
pub(super) const SEMIBOLD: &[u8] = include_bytes!("../../assets/fonts/AtkinsonHyperlegibleNext-SemiBold.ttf");
pub(super) const FAMILY: &str = "Atkinson Hyperlegible Next";

/// Whether the fonts travel inside the SVG (about 65 kB each).
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Fonts {
    Embedded,
    /// For readers that hold the fonts themselves.
    Named,
}

/// The scene as SVG 1.1 text, with its title and description for screen readers.
#[must_use]
pub fn svg(scene: &Scene, fonts: Fonts) -> String {
    let mut out = String::with_capacity(4096 + scene.shapes.len() * 96);
    let (w, h) = (number(scene.width), number(scene.height));
    put(
        &mut out,
        format_args!(
            "<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"{w}\" height=\"{h}\" viewBox=\"0 0 {w} {h}\" role=\"img\" \
             aria-labelledby=\"title desc\" font-family=\"'{FAMILY}', Inter, sans-serif\">\n<title id=\"title\">{}</title>\n\
             <desc id=\"desc\">{}</desc>\n",
            escaped(&scene.title),
            escaped(&scene.description)
        ),
    );
    if fonts == Fonts::Embedded {
        embed(&mut out, scene);
    }
    if let Some(ground) = scene.background {
        put(&mut out, format_args!("<rect width=\"{w}\" height=\"{h}\" fill=\"{}\"/>\n", ground.css()));
    }
    for shape in &scene.shapes {
        form(&mut out, &shape.form);
    }
    out.push_str("</svg>\n");
    out
}

/// Writing into a `String` can't fail.
fn put(out: &mut String, what: std::fmt::Arguments<'_>) {
    let _never_fails = out.write_fmt(what);
}

fn embed(out: &mut String, scene: &Scene) {
    let uses = |wanted: Weight| scene.shapes.iter().any(|s| matches!(&s.form, Form::Text { weight, .. } if *weight == wanted));
    out.push_str("<style>");
    for (weight, number, bytes) in [(Weight::Regular, 400, REGULAR), (Weight::Semibold, 600, SEMIBOLD)] {
        if uses(weight) {
            put(
                out,
                format_args!(
                    "@font-face{{font-family:'{FAMILY}';font-weight:{number};src:url(data:font/ttf;base64,{}) format('truetype')}}",
                    base64(bytes)
                ),
            );
        }
    }
    out.push_str("</style>\n");
}

fn form(out: &mut String, form: &Form) {
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
            let anchor = match anchor {
                Anchor::Start => "",
                Anchor::Middle => " text-anchor=\"middle\"",
                Anchor::End => " text-anchor=\"end\"",
            };
            let weight = if *weight == Weight::Semibold { " font-weight=\"600\"" } else { "" };
            let (x, y) = (number(*x), number(*y));
            let turn = if *turn == 0.0 { String::new() } else { format!(" transform=\"rotate({} {x} {y})\"", number(*turn)) };
            let size = number(*size);
            put(
                out,
                format_args!(
                    "<text x=\"{x}\" y=\"{y}\" font-size=\"{size}\"{weight}{anchor}{turn}{}>{}</text>\n",
                    filled(Some(*paint)),
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

/// At most two decimals; anything that is no number is 0.
fn number(n: f32) -> String {
    let n = if n.is_finite() { n } else { 0.0 };
    let text = format!("{n:.2}");
    let short = text.trim_end_matches('0').trim_end_matches('.');
    if short == "-0" { "0".to_owned() } else { short.to_owned() }
}

/// Text for XML 1.0: markup is escaped; characters no XML document may hold are dropped.
pub(super) fn escaped(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for c in text.chars() {
        match c {
            '&' => out.push_str("&amp;"),
            '<' => out.push_str("&lt;"),
            '>' => out.push_str("&gt;"),
            '"' => out.push_str("&quot;"),
            '\n' | '\r' | '\t' => out.push(' '),
            c if c.is_control() || matches!(c, '\u{fffe}' | '\u{ffff}') => {}
            c => out.push(c),
        }
    }
    out
}

/// RFC 4648, with padding.
fn base64(bytes: &[u8]) -> String {
    const DIGITS: &[u8; 64] = b"ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
    let mut out = String::with_capacity(bytes.len().div_ceil(3) * 4);
    for three in bytes.chunks(3) {
        let n = (0..3).fold(0_u32, |n, i| (n << 8) | u32::from(three.get(i).copied().unwrap_or(0)));
        for i in 0..4 {
            let digit = usize::try_from((n >> (18 - 6 * i)) & 63).unwrap_or(0);
            out.push(if i > three.len() { '=' } else { char::from(DIGITS[digit]) });
        }
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::report::{Rgb, Role};

    #[test]
    fn base64_is_as_the_rfc_has_it() {
        for (plain, coded) in [("", ""), ("f", "Zg=="), ("fo", "Zm8="), ("foo", "Zm9v"), ("foobar", "Zm9vYmFy")] {
            assert_eq!(base64(plain.as_bytes()), coded);
        }
    }

    #[test]
    fn numbers_are_short_and_never_nan() {
        for (n, text) in [(0.0, "0"), (-0.001, "0"), (1.5, "1.5"), (10.0, "10"), (f32::NAN, "0"), (f32::INFINITY, "0")] {
            assert_eq!(number(n), text);
        }
    }

    #[test]
    fn what_a_person_wrote_cannot_break_the_picture() {
        let mut scene = Scene::new(50.0, 20.0, "a <b> & \u{0}\u{1b}\"c\"");
        scene.description = "]]> \u{ffff} 😀 ä".to_owned();
        let text = "</text><script>\u{8}x</script>".to_owned();
        let paint = Paint::solid(Rgb(0, 0, 0));
        let (anchor, weight) = (Anchor::Start, Weight::Semibold);
        scene.add(Role::Plain, Form::Text { x: 1.0, y: 9.0, anchor, size: 9.0, weight, paint, text, turn: -90.0 });
        let svg = svg(&scene, Fonts::Embedded);
        let tree = resvg::usvg::Tree::from_str(&svg, &resvg::usvg::Options::default());
        assert!(tree.is_ok(), "{svg}");
        assert!(!svg.contains("<script>"));
        assert!(svg.contains("<title id=\"title\">a &lt;b&gt; &amp; &quot;c&quot;</title>"));
        assert!(svg.contains("<desc id=\"desc\">]]&gt;  😀 ä</desc>"));
        assert!(svg.contains("role=\"img\"") && svg.contains("font-weight:600") && !svg.contains("font-weight:400"));
    }
}
