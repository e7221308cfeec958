//! The paper a picture is drawn on: sizes that can be relied on, and words broken into lines.

use crate::report::{Anchor, Form, Paint, Palette, Picture, PictureView, Rgb, Role, Scene, Table, Weight, text_width};

/// The paper a picture is drawn on, with sizes that can be relied on: a size that is no number is taken as the
/// usual one, so that a picture is always drawn.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Sheet {
    /// Points, at least 160.
    pub width: f32,
    /// Size of small text.
    pub caption: f32,
    pub palette: Palette,
}

/// Paper left free around a picture, points.
pub(crate) const EDGE: f32 = 10.0;

impl Sheet {
    pub(crate) fn of(view: &PictureView) -> Self {
        let or = |n: f32, usual: f32| if n.is_finite() { n } else { usual };
        let caption = 12.5 * or(view.text_scale, 1.0).clamp(0.5, 3.0);
        Self { width: or(view.width, 640.0).max(160.0), caption, palette: view.palette }
    }

    pub(crate) const fn line_height(&self) -> f32 {
        self.caption * 1.35
    }

    /// Width between the free edges.
    pub(crate) const fn inner(&self) -> f32 {
        self.width - 2.0 * EDGE
    }

    /// An empty scene on card.
    pub(crate) fn scene(&self, height: f32, title: &str, sentence: &str) -> Scene {
        let mut scene = Scene::new(self.width, height, title);
        scene.background = Some(self.palette.card);
        sentence.clone_into(&mut scene.description);
        scene
    }

    /// One text of caption size; `baseline` is where the letters stand.
    pub(crate) fn text(&self, x: f32, baseline: f32, anchor: Anchor, colour: Rgb, weight: Weight, text: String) -> Form {
        Form::Text { x, y: baseline, anchor, size: self.caption, weight, paint: Paint::solid(colour), text, turn: 0.0 }
    }

    /// Writes lines beneath `y` and gives where the next one would begin.
    pub(crate) fn lines(&self, scene: &mut Scene, y: f32, colour: Rgb, lines: &[String]) -> f32 {
        let mut y = y;
        for line in lines {
            let baseline = y + self.caption;
            scene.add(Role::Plain, self.text(EDGE, baseline, Anchor::Start, colour, Weight::Regular, line.clone()));
            y += self.line_height();
        }
        y
    }

    /// In place of a picture that has nothing to show: what is missing, in words, and nothing else.
    pub(crate) fn quiet(&self, title: &str, sentence: String, table: Table) -> Picture {
        let lines = wrapped(&sentence, self.inner(), self.caption, Weight::Regular);
        let height = lines.len() as f32 * self.line_height() + 4.0 * EDGE;
        let mut scene = self.scene(height, title, &sentence);
        self.lines(&mut scene, 2.0 * EDGE, self.palette.muted, &lines);
        Picture { scene, sentence, table, parts: Vec::new() }
    }
}

/// A text in lines of at most `room` points, broken between words; a word that is longer than that is broken too.
pub(crate) fn wrapped(text: &str, room: f32, size: f32, weight: Weight) -> Vec<String> {
    let fits = |line: &str| text_width(line, size, weight) <= room;
    let mut lines: Vec<String> = Vec::new();
    for word in text.split_whitespace() {
        if let Some(last) = lines.last_mut() {
            let longer = format!("{last} {word}");
            if fits(&longer) {
                *last = longer;
                continue;
            }
        }
        let mut piece = String::new();
        for letter in word.chars() {
            piece.push(letter);
            if piece.chars().nth(1).is_some() && !fits(&piece) {
                piece.pop();
                lines.push(std::mem::replace(&mut piece, letter.to_string()));
            }
        }
        lines.push(piece);
    }
    lines
}

/// "Joy, Anger and Guilt"; with semicolons where a name has a comma of its own.
pub(crate) fn listed(names: &[&str]) -> String {
    match names {
        [] => String::new(),
        [only] => (*only).to_owned(),
        all if all.iter().any(|n| n.contains(',')) => all.join("; "),
        [before @ .., last] => format!("{} and {last}", before.join(", ")),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_text_is_broken_between_words_and_a_long_word_within() {
        let all = |text: &str, room| wrapped(text, room, 10.0, Weight::Regular);
        assert!(all("  ", 50.0).is_empty());
        assert_eq!(all("a b", 50.0), ["a b"]);
        for room in [20.0, 60.0, 1000.0] {
            let text = "one two three Donaudampfschifffahrt four";
            let lines = all(text, room);
            assert!(lines.iter().all(|l| text_width(l, 10.0, Weight::Regular) <= room), "{lines:?}");
            assert_eq!(lines.concat().replace(' ', ""), text.replace(' ', ""));
        }
        // Not even one letter fits: one stands on each line all the same.
        assert_eq!(all("ab", 0.0), ["a", "b"]);
    }

    #[test]
    fn a_list_reads_like_a_sentence() {
        assert_eq!(
            [listed(&[]), listed(&["a"]), listed(&["a", "b"]), listed(&["a", "b", "c"])],
            ["", "a", "a and b", "a, b and c"]
        );
        assert_eq!(listed(&["a", "b, c"]), "a; b, c");
    }
}
