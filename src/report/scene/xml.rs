//! Numbers and words as an SVG document holds them.

/// At most two decimals; anything that is no number is 0.
pub(crate) fn number(n: f32) -> String {
    let n = if n.is_finite() { n } else { 0.0 };
    let text = format!("{n:.2}");
    let short = text.trim_end_matches('0').trim_end_matches('.');
    if short == "-0" { "0".to_owned() } else { short.to_owned() }
}

/// At most five decimals, for what is multiplied.
pub(super) fn precise(n: f32) -> String {
    let text = format!("{:.5}", if n.is_finite() { n } else { 0.0 });
    text.trim_end_matches('0').trim_end_matches('.').to_owned()
}

/// Text for XML 1.0: markup is escaped; characters no XML document may hold are dropped.
pub(crate) fn escaped(text: &str) -> String {
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

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_are_short_and_never_nan() {
        for (n, text) in [(0.0, "0"), (-0.001, "0"), (1.5, "1.5"), (10.0, "10"), (f32::NAN, "0"), (f32::INFINITY, "0")] {
            assert_eq!(number(n), text);
        }
    }
}
