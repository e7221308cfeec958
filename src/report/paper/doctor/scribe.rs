//! Writes a page from top to bottom, and notes what each stretch of it is.

use crate::report::{
    Anchor, Form, Paint, Palette, Rgb, Role, Scene, Stroke, Weight,
    paper::{
        doctor::wish::Paper,
        page::{PagePart, PaperPage, PartIs},
        sheet::wrapped,
    },
};

/// Free paper around a page: what every printer leaves free and a hole punch needs.
pub(super) const MARGIN: f32 = 40.0;
/// How much lower the next line stands, in sizes.
pub(super) const LINE: f32 = 1.32;

/// One kind of writing.
#[derive(Debug, Clone, Copy)]
pub(super) struct Hand {
    pub size: f32,
    pub weight: Weight,
    pub colour: Rgb,
}

impl Hand {
    pub(super) fn step(self) -> f32 {
        self.size * LINE
    }

    /// How high a text is in this hand.
    pub(super) fn height(self, text: &str, width: f32) -> f32 {
        wrapped(text, width, self.size, self.weight).len() as f32 * self.step()
    }
}

/// Where words go.
#[derive(Debug, Clone, Copy)]
pub(super) struct Column {
    pub left: f32,
    pub width: f32,
}

#[derive(Debug)]
pub(super) struct Scribe {
    pub scene: Scene,
    pub parts: Vec<PagePart>,
    pub palette: Palette,
    pub y: f32,
    pub paper: Paper,
}

impl Scribe {
    pub(super) fn on(paper: Paper, title: &str) -> Self {
        let (w, h) = paper.size();
        let palette = Palette::light();
        let mut scene = Scene::new(w, h, title);
        scene.background = Some(palette.card);
        Self { scene, parts: Vec::new(), palette, y: MARGIN, paper }
    }

    pub(super) fn whole(&self) -> Column {
        Column { left: MARGIN, width: self.paper.size().0 - 2.0 * MARGIN }
    }

    pub(super) fn hand(&self, size: f32) -> Hand {
        Hand { size, weight: Weight::Regular, colour: self.palette.ink }
    }

    pub(super) fn strong(&self, size: f32) -> Hand {
        Hand { weight: Weight::Semibold, ..self.hand(size) }
    }

    pub(super) fn quiet(&self, size: f32) -> Hand {
        Hand { colour: self.palette.muted, ..self.hand(size) }
    }

    /// One line that stands at a baseline.
    pub(super) fn put(&mut self, (x, y): (f32, f32), anchor: Anchor, hand: Hand, text: &str) {
        let (paint, text) = (Paint::solid(hand.colour), text.to_owned());
        let (size, weight) = (hand.size, hand.weight);
        self.scene.add(Role::Plain, Form::Text { x, y, anchor, size, weight, paint, text, turn: 0.0 });
    }

    /// Lines beneath each other from here on.
    pub(super) fn lines(&mut self, column: Column, hand: Hand, text: &str) {
        for line in wrapped(text, column.width, hand.size, hand.weight) {
            self.put((column.left, self.y + hand.size), Anchor::Start, hand, &line);
            self.y += hand.step();
        }
    }

    /// The same as a part of the page; nothing where there is nothing to say.
    pub(super) fn say(&mut self, is: PartIs, column: Column, hand: Hand, text: &str) {
        self.part(is, |page| page.lines(column, hand, text));
    }

    pub(super) fn part(&mut self, is: PartIs, draw: impl FnOnce(&mut Self)) {
        let begin = self.scene.shapes.len();
        draw(self);
        let end = self.scene.shapes.len();
        if end > begin {
            self.parts.push(PagePart { shapes: begin..end, is });
        }
    }

    /// One of a list: its number, and the words beside it.
    pub(super) fn item(&mut self, column: Column, hand: Hand, mark: &str, indent: f32, text: &str) {
        self.part(PartIs::Item, |page| {
            let bold = Hand { weight: Weight::Semibold, ..hand };
            page.put((column.left, page.y + hand.size), Anchor::Start, bold, mark);
            page.lines(Column { left: column.left + indent, width: column.width - indent }, hand, text);
        });
    }

    /// A line across, for the eye.
    pub(super) fn rule(&mut self, column: Column, y: f32) {
        let stroke = Stroke::solid(self.palette.outline, 0.6);
        let (from, to) = ((column.left, y), (column.left + column.width, y));
        self.scene.add(Role::Plain, Form::Line { from, to, stroke });
    }

    pub(super) fn finish(mut self) -> PaperPage {
        let words = |part: &PagePart| match &part.is {
            PartIs::Picture(words) => words.clone(),
            PartIs::Title | PartIs::Heading | PartIs::Text | PartIs::Item | PartIs::Table(_) => {
                crate::report::paper::tagged_pdf::words_in(&self.scene, &part.shapes)
            }
        };
        self.scene.description = self.parts.iter().map(words).collect::<Vec<_>>().join("\n");
        PaperPage { scene: self.scene, parts: self.parts }
    }
}
