//! Headings and paragraphs laid out on pages of A4.

use super::sheet::wrapped;
use crate::report::Weight;

/// A4, in points.
pub(in crate::report) const PAGE: (f32, f32) = (595.0, 842.0);

const MARGIN: f32 = 44.0;

/// Between two columns.
const GAP: f32 = 22.0;

/// How much lower the next line stands, in sizes.
const LINE: f32 = 1.32;

/// What a piece of text is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(in crate::report) enum Kind {
    Title,
    Heading,
    /// A line that is looked for: a number, the name of a part.
    Strong,
    Text,
    /// One of a list, with a dot before it.
    Item,
    /// Where something is from, when it was checked.
    Small,
}

impl Kind {
    const fn size(self) -> f32 {
        match self {
            Self::Title => 20.0,
            Self::Heading => 13.0,
            Self::Strong => 12.0,
            Self::Text | Self::Item => 10.8,
            Self::Small => 9.2,
        }
    }

    const fn weight(self) -> Weight {
        match self {
            Self::Title | Self::Heading | Self::Strong => Weight::Semibold,
            Self::Text | Self::Item | Self::Small => Weight::Regular,
        }
    }

    /// Free paper above it.
    const fn above(self) -> f32 {
        match self {
            Self::Title => 0.0,
            Self::Heading => 11.0,
            Self::Strong => 5.0,
            Self::Text => 3.0,
            Self::Item => 2.0,
            Self::Small => 1.0,
        }
    }

    const fn indent(self) -> f32 {
        if matches!(self, Self::Item) { 12.0 } else { 0.0 }
    }

    /// Never the last on a page: what it is about stands beneath it.
    const fn leads(self) -> bool {
        matches!(self, Self::Title | Self::Heading | Self::Strong)
    }
}

/// A paragraph.
#[derive(Debug, Clone, PartialEq)]
pub(in crate::report) struct Block {
    pub kind: Kind,
    pub text: String,
}

impl Block {
    pub(crate) fn new(kind: Kind, text: impl Into<String>) -> Self {
        Self { kind, text: text.into() }
    }
}

/// A paragraph in its place, or as much of it as stands on one page.
#[derive(Debug, Clone, PartialEq)]
pub(in crate::report) struct Laid {
    pub kind: Kind,
    pub size: f32,
    pub weight: Weight,
    pub x: f32,
    /// Where its letters stand, and the words of each line.
    pub lines: Vec<(f32, String)>,
    /// It begins on this page: an item has its dot here.
    pub begins: bool,
}

/// The pages, each with its paragraphs; letters `scale` times their usual size, and `foot` points left free below.
pub(in crate::report) fn laid_out(blocks: &[Block], scale: f32, foot: f32) -> Vec<Vec<Laid>> {
    let bottom = PAGE.1 - MARGIN - foot;
    let mut pages: Vec<Vec<Laid>> = vec![Vec::new()];
    let mut y = MARGIN;
    for (n, block) in blocks.iter().enumerate() {
        let kind = block.kind;
        let (size, step) = (kind.size() * scale, kind.size() * scale * LINE);
        let x = MARGIN + kind.indent() * scale;
        let lines = wrapped(&block.text, PAGE.0 - MARGIN - x, size, kind.weight());
        // What leads in takes at least the first line of what follows along.
        let follows = if kind.leads() { blocks.get(n + 1).map_or(0.0, |b| b.kind.size() * scale * LINE * 2.0) } else { 0.0 };
        let is_first = pages.last().is_none_or(Vec::is_empty);
        y += if is_first { 0.0 } else { kind.above() * scale };
        let height = if kind.leads() { step * lines.len() as f32 } else { step };
        if !is_first && y + height + follows > bottom {
            pages.push(Vec::new());
            y = MARGIN;
        }
        let laid = |begins| Laid { kind, size, weight: kind.weight(), x, lines: Vec::new(), begins };
        let mut here = laid(true);
        for line in lines {
            if y + step > bottom && !here.lines.is_empty() {
                let full = std::mem::replace(&mut here, laid(false));
                pages.last_mut().into_iter().for_each(|page| page.push(full.clone()));
                pages.push(Vec::new());
                y = MARGIN;
            }
            here.lines.push((y + size, line));
            y += step;
        }
        if !here.lines.is_empty() {
            pages.last_mut().into_iter().for_each(|page| page.push(here.clone()));
        }
    }
    pages
}

/// A stretch of a page: over its whole width, or in two columns.
#[derive(Debug, Clone, PartialEq)]
pub(in crate::report) enum Band {
    Whole(Vec<Block>),
    Columns([Vec<Block>; 2]),
}

/// All of it on one page. `None` where it has no room.
pub(in crate::report) fn on_one_page(bands: &[Band], scale: f32, foot: f32) -> Option<Vec<Laid>> {
    let whole = PAGE.0 - 2.0 * MARGIN;
    let half = (whole - GAP) / 2.0;
    let mut page = Vec::new();
    let mut y = MARGIN;
    for band in bands {
        match band {
            Band::Whole(blocks) => {
                let (laid, end) = column(blocks, scale, MARGIN, whole, y);
                page.extend(laid);
                y = end;
            }
            Band::Columns(both) => {
                let sides = both.iter().zip([MARGIN, MARGIN + half + GAP]);
                let sides = sides.map(|(blocks, left)| column(blocks, scale, left, half, y)).collect::<Vec<_>>();
                for (laid, end) in sides {
                    page.extend(laid);
                    y = y.max(end);
                }
            }
        }
    }
    (y <= PAGE.1 - MARGIN - foot).then_some(page)
}

/// Paragraphs beneath each other, however long that gets, and where the next one would begin.
fn column(blocks: &[Block], scale: f32, left: f32, width: f32, from: f32) -> (Vec<Laid>, f32) {
    let mut y = from;
    let mut all = Vec::new();
    for block in blocks {
        let kind = block.kind;
        let (size, indent) = (kind.size() * scale, kind.indent() * scale);
        y += if y > MARGIN { kind.above() * scale } else { 0.0 };
        let mut lines = Vec::new();
        for line in wrapped(&block.text, width - indent, size, kind.weight()) {
            lines.push((y + size, line));
            y += size * LINE;
        }
        all.push(Laid { kind, size, weight: kind.weight(), x: left + indent, lines, begins: true });
    }
    (all, y)
}

/// The lines that stand at the foot of a page, and how much room they take.
pub(in crate::report) fn foot(blocks: &[Block]) -> (Vec<Laid>, f32) {
    let laid = laid_out(blocks, 1.0, 0.0).into_iter().next().unwrap_or_default();
    let last = laid.last().and_then(|l| l.lines.last()).map_or(MARGIN, |(y, _)| *y);
    let height = last - MARGIN + 14.0;
    let lower = PAGE.1 - MARGIN - last;
    let down = |mut one: Laid| {
        one.lines.iter_mut().for_each(|(y, _)| *y += lower);
        one
    };
    (laid.into_iter().map(down).collect(), height)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn long(n: usize) -> Vec<Block> {
        let text = "one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen ".repeat(3);
        (0..n).flat_map(|_| [Block::new(Kind::Heading, "A heading"), Block::new(Kind::Text, &*text)]).collect()
    }

    #[test]
    fn nothing_is_lost_and_nothing_stands_outside_the_paper() {
        for (n, scale) in [(0, 1.0), (1, 1.0), (40, 1.0), (40, 0.8)] {
            let blocks = long(n);
            let pages = laid_out(&blocks, scale, 40.0);
            assert_eq!(pages.len() > 1, n > 1);
            let said: Vec<String> = pages.iter().flatten().flat_map(|l| l.lines.iter().map(|(_, text)| text.clone())).collect();
            let words = |text: String| text.split_whitespace().map(str::to_owned).collect::<Vec<_>>();
            assert_eq!(words(said.join(" ")), words(blocks.iter().map(|b| b.text.clone()).collect::<Vec<_>>().join(" ")));
            for (y, _) in pages.iter().flatten().flat_map(|l| &l.lines) {
                assert!(*y > MARGIN && *y <= PAGE.1 - MARGIN - 40.0, "{y}");
            }
        }
    }

    #[test]
    fn a_heading_is_never_the_last_on_a_page() {
        for n in 2..60 {
            for page in laid_out(&long(n), 1.0, 37.0 + n as f32) {
                assert!(page.last().is_none_or(|last| !last.kind.leads()), "{n}");
            }
        }
    }

    #[test]
    fn on_one_page_nothing_leaves_its_column_or_reaches_the_foot_and_too_much_is_none() {
        assert_eq!(on_one_page(&[Band::Whole(long(60))], 1.0, 0.0), None);
        assert_eq!(on_one_page(&[Band::Whole(long(1)), Band::Columns([long(60), vec![]])], 1.0, 0.0), None);
        let bands = [Band::Whole(long(3)), Band::Columns([long(2), long(3)])];
        let page = on_one_page(&bands, 1.0, 60.0).expect("it has room");
        let under = |n: usize| page.get(n).and_then(|l| l.lines.first()).map(|(y, _)| *y);
        assert_eq!(under(6), under(10), "both columns begin at the same height");
        for laid in &page {
            let right = if laid.x < PAGE.0 / 2.0 && laid.lines.first().is_some_and(|(y, _)| Some(*y) >= under(6)) {
                PAGE.0 / 2.0
            } else {
                PAGE.0 - MARGIN
            };
            for (y, text) in &laid.lines {
                assert!(laid.x + crate::report::text_width(text, laid.size, laid.weight) <= right, "{text}");
                assert!(*y <= PAGE.1 - MARGIN - 60.0);
            }
        }
    }

    #[test]
    fn smaller_letters_take_less_paper() {
        assert!(laid_out(&long(40), 0.8, 0.0).len() < laid_out(&long(40), 1.0, 0.0).len());
    }
}
