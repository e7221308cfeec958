//! A note of Daylio's without the marks its editor wrote.

use super::marks::{Mark, mark};

/// Title and note as one text.
pub(in crate::exchange) fn joined(title: &str, note: &str) -> String {
    let (title, note) = (plain(title), plain(note));
    match (title.trim(), note.trim()) {
        ("", _) => note,
        (title, "") => title.to_owned(),
        (title, _) => format!("{title}\n{note}"),
    }
}

/// A note as Daylio's editor shows it. Only the editor's own marks are taken away: `a < b` stays.
fn plain(note: &str) -> String {
    if !note.contains(['<', '&']) {
        return note.to_owned();
    }
    let mut page = Page::default();
    let mut rest = note;
    // Between two blocks a line end is how the file is laid out, and nothing that was shown.
    let mut behind_block = false;
    while !rest.is_empty() {
        let at = rest.find(['<', '&']).unwrap_or(rest.len());
        let (text, marked) = rest.split_at(at);
        let found = mark(marked);
        let before_block = matches!(found, Some((Mark::Block | Mark::List { .. } | Mark::ListEnd | Mark::Item { .. }, _)));
        let layout = (behind_block || before_block) && text.contains('\n') && text.trim().is_empty();
        if !layout {
            page.put(text);
        }
        behind_block = before_block;
        rest = match found {
            None if marked.is_empty() => "",
            None => {
                page.put(&marked[..1]);
                &marked[1..]
            }
            Some((mark, used)) => {
                page.take(mark);
                &marked[used..]
            }
        };
    }
    page.text
}

/// The text as it grows. A line end is only put once something stands behind it, so that a block that ends and one that
/// begins are one line end, and a break in an empty block is one empty line.
#[derive(Default)]
struct Page {
    text: String,
    line_ended: bool,
    /// The next number of each open list; `None` for dots.
    lists: Vec<Option<u32>>,
}

impl Page {
    fn put(&mut self, text: &str) {
        if text.is_empty() {
            return;
        }
        self.end_line();
        self.text.push_str(text);
    }

    fn end_line(&mut self) {
        if std::mem::take(&mut self.line_ended) {
            self.text.push('\n');
        }
    }

    fn take(&mut self, mark: Mark) {
        match mark {
            Mark::Nothing => {}
            Mark::Letter(letter) => {
                self.end_line();
                self.text.push(letter);
            }
            Mark::Break => {
                self.end_line();
                self.line_ended = true;
            }
            Mark::Block => self.new_line(),
            Mark::List { numbered } => {
                self.new_line();
                self.lists.push(numbered.then_some(1));
            }
            Mark::ListEnd => {
                self.new_line();
                self.lists.pop();
            }
            Mark::Item { numbered } => {
                self.new_line();
                let begins = match self.lists.last_mut() {
                    Some(Some(n)) => {
                        *n += 1;
                        format!("{}. ", *n - 1)
                    }
                    None if numbered => "1. ".to_owned(),
                    _ => "– ".to_owned(),
                };
                self.put(&begins);
            }
        }
    }

    /// What comes stands on a line of its own.
    fn new_line(&mut self) {
        if !self.text.is_empty() && !self.text.ends_with('\n') {
            self.line_ended = true;
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn nothing_stays_nothing_and_a_title_stands_above_the_note() {
        assert_eq!(joined("", ""), "");
        assert_eq!(joined("Title", " "), "Title");
        assert_eq!(joined(" ", "note"), "note");
        assert_eq!(joined("Title", "note"), "Title\nnote");
    }

    #[test]
    fn the_marks_of_the_editor_become_what_they_showed_and_everything_else_stays() {
        for (note, shown) in [
            ("He said <b>hi</b>.<br><br/>Next &amp; last", "He said hi.\n\nNext & last"),
            ("<ul><li>one</li><li>two</li></ul>", "– one\n– two"),
            ("a < b > c & d", "a < b > c & d"),
            ("<script>alert(1)</script>", "<script>alert(1)</script>"),
            ("&amp;lt;", "&lt;"),
            ("<", "<"),
            ("<é>&", "<é>&"),
        ] {
            assert_eq!(plain(note), shown, "{note}");
        }
    }

    #[test]
    fn styled_notes_are_plain_text_with_line_ends_where_the_editor_showed_them() {
        for (note, shown) in [
            (r#"<p style="margin:0">First</p><p style="margin:0">Second</p>"#, "First\nSecond"),
            (r#"<span style="color:#ff0000">red words</span> and plain"#, "red words and plain"),
            (r##"<font color="#0000ff">blue</font> <b>bold</b>"##, "blue bold"),
            ("<div>one</div><div>two</div>", "one\ntwo"),
            ("<div>one</div><div><br></div><div>three</div>", "one\n\nthree"),
            ("<div>one</div>two", "one\ntwo"),
            ("one<div>two</div>", "one\ntwo"),
            ("one<br><div>two<br></div>three", "one\ntwo\nthree"),
            ("one<br><br><br>two", "one\n\n\ntwo"),
            (r#"<p dir="ltr">left</p>"#, "left"),
            ("<h1>Head</h1><blockquote>quote</blockquote>", "Head\nquote"),
            (r#"<a href="https://example.org?a>b">link</a>"#, "link"),
            (r#"<li data-list="bullet">one</li><li data-list="bullet">two</li>"#, "– one\n– two"),
            ("<ol><li>one</li><li>two</li></ol>after", "1. one\n2. two\nafter"),
            ("<div>\n  <p>one</p>\n  <p>two</p>\n</div>\n", "one\ntwo"),
            ("typed\nby hand<br>and more", "typed\nby hand\nand more"),
            ("<b>a</b>\n<b>b</b>", "a\nb"),
        ] {
            assert_eq!(plain(note), shown, "{note}");
        }
    }

    #[test]
    fn letters_written_as_names_or_numbers_are_those_letters_and_what_is_none_stays() {
        for (note, shown) in [
            ("it&#x27;s &#128512; &apos;q&apos; &hellip;", "it's 😀 'q' …"),
            ("&lt;b&gt; &quot;x&quot; &nbsp;&euro;&eacute;&#233;&#X2014;", "<b> \"x\" \u{a0}€éé—"),
            (
                "&#0; &#xD800; &#1114112; &#99999999999; &#; &#x; &nothing; &amp",
                "&#0; &#xD800; &#1114112; &#99999999999; &#; &#x; &nothing; &amp",
            ),
            ("&#146;", "’"),
            ("R&D &c. AT&T;", "R&D &c. AT&T;"),
        ] {
            assert_eq!(plain(note), shown, "{note}");
        }
    }

    #[test]
    fn a_mark_may_be_as_long_as_it_likes() {
        let long = format!("<span style=\"{}\">x</span>", "a:b;".repeat(100_000));
        assert_eq!(plain(&long), "x");
        let many = "<b".repeat(200_000);
        assert_eq!(plain(&many), many, "in no time, although none of them ends");
    }

    proptest! {
        #[test]
        fn any_note_becomes_some_text(note in "[<>/&#;a-z \"'=é\n]{0,60}") {
            let text = plain(&note);
            prop_assert!(text.len() <= note.len() * 4);
        }
    }
}
