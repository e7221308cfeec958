//! What light Markdown in a note means for the eye: which letters of the note are shown, and how. Nothing is
//! drawn here, and the note itself is never changed.
//!
//! A note is somebody's own words first. So every letter of it is shown: tags are text, a link is its words and its
//! address, pictures are never loaded, and where the rules of Markdown would make anything disappear (a line like
//! `[mum]: home` for one) the whole note is shown as it was typed.

use pulldown_cmark::{CodeBlockKind, Event, LinkType, Options, Parser, Tag, TagEnd};
use std::ops::Range;

/// Quotes and lists within one another are moved to the right at most so often; what is deeper stands there, too.
pub const DEEPEST: u8 = 5;

/// A paragraph, a heading, an item of a list, lines of code, or a rule.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Block {
    pub kind: Kind,
    /// How many quotes it stands in, up to [`DEEPEST`].
    pub quotes: u8,
    /// How many lists it stands in, up to [`DEEPEST`].
    pub lists: u8,
    /// It begins an item: what stands before it, as it was typed ("23."); empty for a dot.
    pub marker: Option<String>,
    pub pieces: Vec<Piece>,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Kind {
    #[default]
    Paragraph,
    /// 1 is the largest, 6 the smallest.
    Heading(u8),
    Code,
    Rule,
}

/// Letters that look the same.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Piece {
    pub text: String,
    /// Where in the note they stand; `None` = a line break or a bracket that stands there for signs of Markdown.
    pub at: Option<usize>,
    pub style: Style,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
#[expect(clippy::struct_excessive_bools, reason = "each may go with each other")]
pub struct Style {
    pub bold: bool,
    pub italic: bool,
    pub code: bool,
    /// An address, or what a block of code says it is: quieter.
    pub aside: bool,
}

/// The blocks of a note from top to bottom.
#[must_use]
pub fn blocks(note: &str) -> Vec<Block> {
    let mut reading = Reading { note, ..Reading::default() };
    for (event, range) in Parser::new_ext(note, Options::empty()).into_offset_iter() {
        reading.take(event, range);
    }
    reading.close();
    if reading.loses_a_letter() {
        let pieces = vec![Piece { text: note.to_owned(), at: Some(0), style: Style::default() }];
        return vec![Block { pieces, ..Block::default() }];
    }
    reading.done
}

#[derive(Debug, Default)]
struct Reading<'a> {
    note: &'a str,
    done: Vec<Block>,
    open: Option<Block>,
    quotes: usize,
    /// What stands before the next item of each list that is open.
    lists: usize,
    marker: Option<String>,
    bold: usize,
    italic: usize,
    /// Where each link that is open ends, and of which kind it is.
    links: Vec<(Range<usize>, LinkType)>,
    /// Where the last letters shown end.
    shown_to: usize,
    /// Letters of the note that are shown, or stand for what is: markers of items.
    shown: Vec<Range<usize>>,
    /// The heading that is open was underlined.
    underlined: bool,
}

impl Reading<'_> {
    fn take(&mut self, event: Event<'_>, range: Range<usize>) {
        match event {
            Event::Start(tag) => self.start(&tag, range),
            Event::End(tag) => self.end(tag),
            Event::Code(_) => {
                let inside = self.inside_ticks(range);
                self.letters(inside, Style { code: true, ..self.style() });
            }
            Event::SoftBreak | Event::HardBreak => self.put("\n", self.style()),
            Event::Rule => {
                self.close();
                self.begin(Kind::Rule);
                self.close();
            }
            // As they were typed: tags, and signs that are written with a name ("&amp;").
            _ => self.letters(range, self.style()),
        }
    }

    fn start(&mut self, tag: &Tag<'_>, range: Range<usize>) {
        match tag {
            Tag::Paragraph | Tag::HtmlBlock | Tag::CodeBlock(CodeBlockKind::Indented) => {
                self.close();
                self.begin(Kind::Paragraph);
            }
            Tag::Heading { level, .. } => {
                self.close();
                let typed = self.note.get(range).unwrap_or_default().trim_start();
                self.underlined = !typed.starts_with('#');
                // A line with dashes beneath it is far more often a line and a rule than a heading.
                self.begin(if self.underlined { Kind::Paragraph } else { Kind::Heading(*level as u8) });
            }
            Tag::CodeBlock(CodeBlockKind::Fenced(_)) => {
                self.close();
                self.begin(Kind::Code);
                let line = self.note.get(range.clone()).and_then(|t| t.lines().next()).unwrap_or_default();
                let named = line.trim_start().trim_start_matches(['`', '~']).trim();
                if !named.is_empty() {
                    let at = range.start + line.find(named).unwrap_or_default();
                    self.letters(at..at + named.len(), Style { aside: true, ..Style::default() });
                    self.put("\n", Style::default());
                }
            }
            Tag::BlockQuote(_) => {
                self.close();
                self.quotes += 1;
            }
            Tag::List(_) => {
                self.close();
                self.lists += 1;
            }
            Tag::Item => {
                self.close();
                if self.marker.is_some() {
                    // An item right within another: the outer one has no words of its own.
                    self.begin(Kind::Paragraph);
                    self.close();
                }
                let typed = self.note.get(range.clone()).unwrap_or_default();
                let digits = typed.bytes().take_while(u8::is_ascii_digit).count();
                let marker = if digits > 0 { typed.get(..=digits).unwrap_or(typed) } else { "" };
                self.shown.push(range.start..range.start + marker.len());
                self.marker = Some(marker.to_owned());
            }
            Tag::Strong => self.bold += 1,
            Tag::Emphasis => self.italic += 1,
            Tag::Link { link_type, .. } | Tag::Image { link_type, .. } => {
                self.shown_to = range.start;
                self.links.push((range, *link_type));
            }
            _ => {}
        }
    }

    fn end(&mut self, tag: TagEnd) {
        match tag {
            TagEnd::BlockQuote(_) => {
                self.close();
                self.quotes -= 1;
            }
            TagEnd::List(_) => {
                self.close();
                self.lists -= 1;
            }
            TagEnd::Item => {
                if self.marker.is_some() {
                    self.begin(Kind::Paragraph);
                }
                self.close();
            }
            TagEnd::Heading(_) => {
                self.close();
                if std::mem::take(&mut self.underlined) {
                    self.begin(Kind::Rule);
                    self.close();
                }
            }
            TagEnd::Strong => self.bold -= 1,
            TagEnd::Emphasis => self.italic -= 1,
            TagEnd::Link | TagEnd::Image => self.address(),
            TagEnd::Paragraph | TagEnd::HtmlBlock | TagEnd::CodeBlock => self.close(),
            _ => {}
        }
    }

    /// The address of the link that ends here, in plain letters behind its words.
    fn address(&mut self) {
        let Some((range, kind)) = self.links.pop() else { return };
        let rest = self.note.get(self.shown_to..range.end).unwrap_or_default();
        let style = Style { aside: true, ..self.style() };
        if kind == LinkType::Inline
            && let Some((before, to)) = rest.split_once("](")
        {
            let at = self.shown_to + before.len() + 2;
            self.put(" (", style);
            self.letters(at..at + to.trim_end_matches(')').len().max(to.len().saturating_sub(1)), style);
            self.put(")", style);
        }
        self.shown_to = range.end;
    }

    fn style(&self) -> Style {
        Style { bold: self.bold > 0, italic: self.italic > 0, ..Style::default() }
    }

    /// What stands between the ticks of code in a line.
    fn inside_ticks(&self, range: Range<usize>) -> Range<usize> {
        let typed = self.note.get(range.clone()).unwrap_or_default();
        let ticks = typed.bytes().take_while(|b| *b == b'`').count();
        if typed.len() < 2 * ticks { range } else { range.start + ticks..range.end - ticks }
    }

    /// Letters of the note, as they stand there.
    fn letters(&mut self, range: Range<usize>, style: Style) {
        let Some(text) = self.note.get(range.clone()) else { return };
        self.shown_to = range.end;
        self.shown.push(range.clone());
        self.piece(Piece { text: text.to_owned(), at: Some(range.start), style });
    }

    fn put(&mut self, text: &str, style: Style) {
        self.piece(Piece { text: text.to_owned(), at: None, style });
    }

    fn piece(&mut self, piece: Piece) {
        if self.open.is_none() {
            self.begin(Kind::Paragraph);
        }
        if let Some(block) = &mut self.open {
            block.pieces.push(piece);
        }
    }

    fn begin(&mut self, kind: Kind) {
        let bounded = |n: usize| u8::try_from(n).unwrap_or(DEEPEST).min(DEEPEST);
        let (quotes, lists) = (bounded(self.quotes), bounded(self.lists));
        self.open = Some(Block { kind, quotes, lists, marker: self.marker.take(), pieces: Vec::new() });
    }

    fn close(&mut self) {
        let Some(mut block) = self.open.take() else { return };
        // The break behind the last line is none to see.
        while let Some(last) = block.pieces.last_mut() {
            last.text.truncate(last.text.trim_end_matches('\n').len());
            if !last.text.is_empty() {
                break;
            }
            block.pieces.pop();
        }
        if block.kind == Kind::Rule || !block.pieces.is_empty() || block.marker.is_some() {
            self.done.push(block);
        }
    }

    fn loses_a_letter(&mut self) -> bool {
        self.shown.sort_unstable_by_key(|r| r.start);
        let mut shown = self.shown.iter();
        let mut range = shown.next();
        self.note.char_indices().filter(|(_, c)| c.is_alphanumeric()).any(|(at, _)| {
            while range.is_some_and(|r| r.end <= at) {
                range = shown.next();
            }
            !range.is_some_and(|r| r.contains(&at))
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// The note as it is shown, a block a line: `#` a heading, `>` a quote, `-` an item, `|` code, `---` a rule; letters
    /// between `*` bold, `/` italic, `` ` `` code, `(…)` as they are.
    fn shown(note: &str) -> String {
        let line = |b: &Block| {
            let marker = b.marker.as_ref().map_or(String::new(), |m| if m.is_empty() { "- ".into() } else { format!("{m} ") });
            let kind = match b.kind {
                Kind::Paragraph => "",
                Kind::Heading(_) => "# ",
                Kind::Code => "| ",
                Kind::Rule => "---",
            };
            let text = b.pieces.iter().fold(String::new(), |out, p| {
                let sign = match p.style {
                    Style { bold: true, .. } => "*",
                    Style { italic: true, .. } => "/",
                    Style { code: true, .. } => "`",
                    _ => "",
                };
                format!("{out}{sign}{}{sign}", p.text)
            });
            format!("{}{}{marker}{kind}{text}", ">".repeat(usize::from(b.quotes)), " ".repeat(usize::from(b.lists)))
        };
        blocks(note).iter().map(line).collect::<Vec<_>>().join("\n")
    }

    #[test]
    fn light_markdown_is_shown_as_it_was_meant_and_line_breaks_stay() {
        for (note, wanted) in [
            ("", ""),
            ("one\ntwo\n\nthree", "one\ntwo\nthree"),
            ("a **bold** and *soft* word", "a *bold* and /soft/ word"),
            ("# Monday\ntext", "# Monday\ntext"),
            ("- tea\n- bread\n  - rye", " - tea\n - bread\n  - rye"),
            ("23. November\n25. December", " 23. November\n 25. December"),
            ("> she said\n> so", ">she said\nso"),
            ("`x = 1` here", "`x = 1` here"),
            ("```rust\nfn a()\n```", "| rust\nfn a()"),
            ("one\n\n***\n\ntwo", "one\n---\ntwo"),
            ("grey\n---\nwhite", "grey\n---\nwhite"),
            ("    far in", "far in"),
            ("a\\*b 2 * 3 * 4 snake_case_word", "a*b 2 * 3 * 4 snake_case_word"),
        ] {
            assert_eq!(shown(note), wanted, "{note:?}");
        }
    }

    #[test]
    fn tags_are_text_links_show_their_address_and_pictures_are_words() {
        for (note, wanted) in [
            ("<b>no</b> <script>x()</script>", "<b>no</b> <script>x()</script>"),
            ("<div onclick=1>\nx\n</div>", "<div onclick=1>\nx\n</div>"),
            ("AT&amp;T &lt;", "AT&amp;T &lt;"),
            ("see [the page](http://a.example/x \"t\")!", "see the page (http://a.example/x \"t\")!"),
            ("[](http://a.example)", " (http://a.example)"),
            ("[**b**](x(y)) c", "*b* (x(y)) c"),
            ("<http://a.example>", "http://a.example"),
            ("![a cat](file:///etc/passwd)", "a cat (file:///etc/passwd)"),
            ("I <3 you", "I <3 you"),
        ] {
            assert_eq!(shown(note), wanted, "{note:?}");
        }
    }

    #[test]
    fn where_markdown_would_drop_words_the_note_is_shown_as_it_was_typed() {
        for note in ["[mum]: home", "> [a]: b\n> text", "text\n\n[1]: http://x \"y\"\n", "[x][y]\n\n[y]: z"] {
            assert_eq!(shown(note), note, "{note:?}");
        }
    }

    #[test]
    fn every_letter_is_shown_and_stands_where_it_says_whatever_the_note_holds() {
        let deep = |sign: &str| sign.repeat(3000) + "x";
        let hostile = [
            deep("> "),
            deep("- "),
            deep("["),
            deep("*a_ "),
            deep("![](") + ")",
            deep("<a "),
            deep("`"),
            deep("1. "),
            "[a](".repeat(2000) + &")".repeat(2000),
            "a\0b \u{202e}rtl\u{202c} \u{feff} é\u{301} 👩‍👩‍👧".into(),
            "| a | b |\n|---|---|\n| c | d |".into(),
            "```\nnever closed".into(),
            "&#x41; &#0; &bogus;".into(),
            "\t- tab\n\t\t- two".into(),
            "~~~ info words\nx\n~~~".into(),
        ];
        for note in hostile {
            let all = blocks(&note);
            let letters = |t: &str| t.chars().filter(|c| c.is_alphanumeric()).collect::<String>();
            let seen: String = all
                .iter()
                .flat_map(|b| b.marker.iter().map(String::as_str).chain(b.pieces.iter().map(|p| p.text.as_str())))
                .collect();
            assert_eq!(letters(&seen), letters(&note), "{note:.40}");
            for p in all.iter().flat_map(|b| &b.pieces) {
                assert!(p.at.is_none_or(|at| note[at..].starts_with(&p.text)), "{p:?}");
            }
            assert!(all.iter().all(|b| b.quotes <= DEEPEST && b.lists <= DEEPEST));
        }
    }

    proptest::proptest! {
        #[test]
        fn no_note_loses_a_letter(note in "[a-z0-9*_#>`~\\[\\]()!<&;:\\-+.=\\\\ \n\t\"é]{0,60}") {
            let letters = |t: &str| { let mut all: Vec<char> = t.chars().filter(|c| c.is_alphanumeric()).collect(); all.sort_unstable(); all };
            let seen: String = blocks(&note)
                .iter()
                .flat_map(|b| b.marker.clone().into_iter().chain(b.pieces.iter().map(|p| p.text.clone())))
                .collect();
            proptest::prop_assert_eq!(letters(&seen), letters(&note));
        }
    }
}
