//! YAML as far as a diary has it: texts, lists and maps. No aliases, which a hostile file multiplies; nothing deep.

use saphyr_parser::{Event, Parser, ScalarStyle};

/// Our choice: a day has four levels at most.
const DEPTH: usize = 16;
/// Our choice: a day has some dozens of things.
const NODES: usize = 20_000;

#[derive(Debug, PartialEq)]
pub(super) enum Node {
    /// Nothing at all is an empty text.
    Text(String),
    List(Vec<Self>),
    Map(Vec<(String, Self)>),
}

enum Open {
    List(Vec<Node>),
    /// With the key whose value comes.
    Map(Vec<(String, Node)>, Option<String>),
}

/// The one thing that a text is; `None` where it is no YAML, or more than is read here.
pub(super) fn read(text: &str) -> Option<Node> {
    let mut open: Vec<Open> = Vec::new();
    let mut whole = None;
    for (n, event) in Parser::new_from_str(text).enumerate() {
        if n > NODES {
            return None;
        }
        let (event, _) = event.ok()?;
        let done = match event {
            Event::Alias(_) => return None,
            Event::Scalar(text, style, _, _) => {
                let nothing = style == ScalarStyle::Plain && matches!(&*text, "null" | "~" | "Null" | "NULL");
                Node::Text(if nothing { String::new() } else { text.into_owned() })
            }
            Event::SequenceStart(..) | Event::MappingStart(..) if open.len() >= DEPTH => return None,
            Event::SequenceStart(..) => {
                open.push(Open::List(Vec::new()));
                continue;
            }
            Event::MappingStart(..) => {
                open.push(Open::Map(Vec::new(), None));
                continue;
            }
            Event::SequenceEnd | Event::MappingEnd => match open.pop()? {
                Open::List(items) => Node::List(items),
                Open::Map(items, None) => Node::Map(items),
                Open::Map(_, Some(_)) => return None,
            },
            Event::Nothing | Event::StreamStart | Event::StreamEnd | Event::DocumentStart(_) | Event::DocumentEnd => continue,
        };
        match open.last_mut() {
            None if whole.is_some() => return None,
            None => whole = Some(done),
            Some(Open::List(items)) => items.push(done),
            Some(Open::Map(items, key)) => match (key.take(), done) {
                (Some(key), value) => items.push((key, value)),
                (None, Node::Text(text)) => *key = Some(text),
                (None, Node::List(_) | Node::Map(_)) => return None,
            },
        }
    }
    whole
}

#[cfg(test)]
mod tests {
    use super::*;

    fn text(text: &str) -> Node {
        Node::Text(text.to_owned())
    }

    #[test]
    fn a_day_is_read_in_every_way_it_is_written() {
        let of = |value| Some(Node::Map(vec![("16".to_owned(), Node::Map(vec![("text".to_owned(), value)]))]));
        for day in [
            "16:\n  text: 'It''s flat'",
            "16:\n  text: \"It's flat\"",
            "16: {text: It's flat}",
            "16:\n  text: |-\n    It's flat",
        ] {
            assert_eq!(read(day), of(text("It's flat")), "{day}");
        }
        assert_eq!(read("16:\n  text: |-\n    a\n    #b\n\n    c"), of(text("a\n#b\n\nc")));
        assert_eq!(read("16:\n  text: 'a\n\n    b'"), of(text("a\nb")));
        assert_eq!(read("16:\n  text: null"), of(text("")));
    }

    #[test]
    fn aliases_and_what_is_deep_or_no_yaml_are_not_read() {
        for bad in ["a: &x 1\nb: *x", "a: [", "a: 'b", "{a: 1}\n{b: 2}"] {
            assert_eq!(read(bad), None, "{bad}");
        }
        assert_eq!(read(&"[".repeat(100_000)), None);
        assert_eq!(read(&format!("1: [{}a]", "a, ".repeat(NODES))), None, "so many things are nobody's day");
        assert_eq!(read(""), None);
    }
}
