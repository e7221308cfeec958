/// Title and note as one text.
pub(super) fn joined(title: &str, note: &str) -> String {
    let (title, note) = (plain(title), plain(note));
    match (title.trim(), note.trim()) {
        ("", _) => note,
        (title, "") => title.to_owned(),
        (title, _) => format!("{title}\n{note}"),
    }
}

/// A note as Daylio's editor shows it. Only the editor's own marks are taken away: `a < b` stays.
fn plain(note: &str) -> String {
    let (mut out, mut rest) = (String::with_capacity(note.len()), note);
    while let Some(at) = rest.find(['<', '&']) {
        let (before, mark) = rest.split_at(at);
        out.push_str(before);
        let (text, used) = meaning(mark);
        out.push_str(text);
        rest = mark.get(used..).unwrap_or_default();
    }
    out.push_str(rest);
    out
}

/// What a text that begins with `<` or `&` begins with, and how many of its bytes that takes.
fn meaning(mark: &str) -> (&str, usize) {
    const ENTITIES: [(&str, &str); 6] =
        [("&amp;", "&"), ("&lt;", "<"), ("&gt;", ">"), ("&quot;", "\""), ("&#39;", "'"), ("&nbsp;", "\u{a0}")];
    if let Some((entity, text)) = ENTITIES.into_iter().find(|(entity, _)| mark.starts_with(entity)) {
        return (text, entity.len());
    }
    let itself = (mark.get(..1).unwrap_or_default(), 1);
    // The longest of the editor's marks is `</strong>`.
    let Some(end) = mark.bytes().take(12).position(|b| b == b'>') else { return itself };
    let inside = mark.get(1..end).unwrap_or_default();
    let name = inside.strip_prefix('/').unwrap_or(inside).trim_end_matches(['/', ' ']).to_ascii_lowercase();
    let text = match (name.as_str(), inside.starts_with('/')) {
        ("br", _) | ("p" | "div" | "li" | "ul" | "ol", true) => "\n",
        ("b" | "i" | "u" | "s" | "em" | "strong" | "strike" | "del" | "span" | "font" | "p" | "div" | "ul" | "ol", _) => "",
        ("li", false) => "– ",
        _ => return itself,
    };
    (text, end + 1)
}

#[cfg(test)]
mod tests {
    use super::*;

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
            ("<ul><li>one</li><li>two</li></ul>", "– one\n– two\n\n"),
            ("a < b > c & d", "a < b > c & d"),
            ("<script>alert(1)</script>", "<script>alert(1)</script>"),
            ("&amp;lt;", "&lt;"),
            ("<", "<"),
            ("<é>&", "<é>&"),
        ] {
            assert_eq!(plain(note), shown, "{note}");
        }
    }
}
