//! The marks of an editor that writes HTML: which letters of a note are no words but how they look.
//!
//! Not a reader of HTML: what comes in is a note somebody wrote, in which `a < b` and `<hm>` are words. Only what such an
//! editor makes is known, and everything else stays as it was typed.

/// What a mark means for plain text.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Mark {
    /// How words look, which plain text doesn't say.
    Nothing,
    Letter(char),
    /// The line ends here.
    Break,
    /// What comes stands on a line of its own.
    Block,
    List {
        numbered: bool,
    },
    ListEnd,
    Item {
        numbered: bool,
    },
}

/// The mark that a text begins with, and how many bytes it takes; `None` where it begins with words.
pub(super) fn mark(text: &str) -> Option<(Mark, usize)> {
    match text.as_bytes().first()? {
        b'&' => letter(text),
        b'<' => tag(text),
        _ => None,
    }
}

fn tag(text: &str) -> Option<(Mark, usize)> {
    let (closes, inside) = text[1..].strip_prefix('/').map_or((false, &text[1..]), |inside| (true, inside));
    let name_ends = inside.bytes().take(11).position(|b| !b.is_ascii_alphanumeric())?;
    let name = inside[..name_ends].to_ascii_lowercase();
    // Asked before the end is looked for: a note of many `<` would be walked through again for each.
    let known = KNOWN.iter().find(|(known, _)| *known == name).map(|(_, kind)| *kind)?;
    let attributes = &inside[name_ends..];
    if !attributes.starts_with([' ', '\t', '\n', '\r', '/', '>']) {
        return None;
    }
    let end = end_of(attributes)?;
    let numbered = || attributes[..end].contains("data-list=\"ordered\"") || attributes[..end].contains("data-list='ordered'");
    let meaning = match (kind_of(known, closes), known) {
        (Mark::Item { .. }, _) => Mark::Item { numbered: numbered() },
        (mark, _) => mark,
    };
    Some((meaning, text.len() - attributes.len() + end + 1))
}

/// Where the `>` stands that ends a tag; one in quotes doesn't.
fn end_of(attributes: &str) -> Option<usize> {
    /// The longest tag that is looked at: colours and fonts of one word, and a picture by its address, are far shorter;
    /// a picture with its bytes inside may be longer.
    const LONGEST: usize = 16 << 20;
    let mut quote = None;
    for (at, b) in attributes.bytes().take(LONGEST).enumerate() {
        match (quote, b) {
            (None, b'>') => return Some(at),
            // Another tag begins before this one ended: it is none.
            (None, b'<') => return None,
            (None, b'"' | b'\'') => quote = Some(b),
            (Some(q), b) if q == b => quote = None,
            _ => {}
        }
    }
    None
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Kind {
    Look,
    Break,
    Block,
    Dots,
    Numbers,
    Item,
}

const fn kind_of(kind: Kind, closes: bool) -> Mark {
    match (kind, closes) {
        (Kind::Look, _) => Mark::Nothing,
        (Kind::Break, _) => Mark::Break,
        (Kind::Block, _) | (Kind::Item, true) => Mark::Block,
        (Kind::Dots | Kind::Numbers, true) => Mark::ListEnd,
        (Kind::Dots, false) => Mark::List { numbered: false },
        (Kind::Numbers, false) => Mark::List { numbered: true },
        (Kind::Item, false) => Mark::Item { numbered: false },
    }
}

const KNOWN: [(&str, Kind); 34] = [
    ("b", Kind::Look),
    ("i", Kind::Look),
    ("u", Kind::Look),
    ("s", Kind::Look),
    ("a", Kind::Look),
    ("em", Kind::Look),
    ("strong", Kind::Look),
    ("strike", Kind::Look),
    ("del", Kind::Look),
    ("ins", Kind::Look),
    ("span", Kind::Look),
    ("font", Kind::Look),
    ("big", Kind::Look),
    ("small", Kind::Look),
    ("sub", Kind::Look),
    ("sup", Kind::Look),
    ("mark", Kind::Look),
    ("code", Kind::Look),
    ("img", Kind::Look),
    ("br", Kind::Break),
    ("p", Kind::Block),
    ("div", Kind::Block),
    ("h1", Kind::Block),
    ("h2", Kind::Block),
    ("h3", Kind::Block),
    ("h4", Kind::Block),
    ("h5", Kind::Block),
    ("h6", Kind::Block),
    ("hr", Kind::Block),
    ("pre", Kind::Block),
    ("blockquote", Kind::Block),
    ("ul", Kind::Dots),
    ("ol", Kind::Numbers),
    ("li", Kind::Item),
];

/// `&amp;`, `&#39;`, `&#x27;`. The `;` must be there: `&c` is words.
fn letter(text: &str) -> Option<(Mark, usize)> {
    let end = text.bytes().take(12).position(|b| b == b';')?;
    let name = text.get(1..end)?;
    let letter = match name.strip_prefix('#') {
        Some(number) => by_number(number)?,
        None => NAMES.iter().find(|(known, _)| *known == name)?.1,
    };
    Some((Mark::Letter(letter), end + 1))
}

fn by_number(number: &str) -> Option<char> {
    let (digits, base) = number.strip_prefix(['x', 'X']).map_or((number, 10), |hex| (hex, 16));
    let plain = !digits.is_empty() && digits.bytes().all(|b| b.is_ascii_alphanumeric());
    let n = u32::from_str_radix(digits, base).ok().filter(|_| plain)?;
    // Numbers that Windows once gave its quotes and dashes, as every browser reads them [HTML, numeric character
    // reference end state].
    let windows = n.checked_sub(0x80).and_then(|at| WINDOWS.chars().nth(usize::try_from(at).ok()?));
    windows.filter(|c| *c != '\0').or_else(|| char::from_u32(n)).filter(|c| *c != '\0')
}

const WINDOWS: &str = "€\0‚ƒ„…†‡ˆ‰Š‹Œ\0Ž\0\0‘’“”•–—˜™š›œ\0žŸ";

/// The names that editors write; numbers do for all other letters.
const NAMES: [(&str, char); 56] = [
    ("amp", '&'),
    ("lt", '<'),
    ("gt", '>'),
    ("quot", '"'),
    ("apos", '\''),
    ("nbsp", '\u{a0}'),
    ("hellip", '…'),
    ("ndash", '–'),
    ("mdash", '—'),
    ("lsquo", '‘'),
    ("rsquo", '’'),
    ("sbquo", '‚'),
    ("ldquo", '“'),
    ("rdquo", '”'),
    ("bdquo", '„'),
    ("laquo", '«'),
    ("raquo", '»'),
    ("bull", '•'),
    ("middot", '·'),
    ("euro", '€'),
    ("pound", '£'),
    ("cent", '¢'),
    ("yen", '¥'),
    ("sect", '§'),
    ("deg", '°'),
    ("copy", '©'),
    ("reg", '®'),
    ("trade", '™'),
    ("times", '×'),
    ("divide", '÷'),
    ("plusmn", '±'),
    ("frac12", '½'),
    ("iexcl", '¡'),
    ("iquest", '¿'),
    ("rarr", '→'),
    ("larr", '←'),
    ("hearts", '♥'),
    ("shy", '\u{ad}'),
    ("szlig", 'ß'),
    ("auml", 'ä'),
    ("ouml", 'ö'),
    ("uuml", 'ü'),
    ("Auml", 'Ä'),
    ("Ouml", 'Ö'),
    ("Uuml", 'Ü'),
    ("agrave", 'à'),
    ("aacute", 'á'),
    ("acirc", 'â'),
    ("egrave", 'è'),
    ("eacute", 'é'),
    ("ecirc", 'ê'),
    ("ccedil", 'ç'),
    ("ntilde", 'ñ'),
    ("oacute", 'ó'),
    ("ugrave", 'ù'),
    ("uacute", 'ú'),
];
