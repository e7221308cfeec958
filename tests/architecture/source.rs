//! Just enough reading of Rust to know which paths a file names, and on which line.

/// A path as it stands in the code, groups of `use` unfolded.
#[derive(Debug)]
pub struct Said {
    pub line: usize,
    pub words: Vec<String>,
}

impl Said {
    pub fn text(&self) -> String {
        self.words.join("::")
    }

    /// Whether the path begins with these words, `core` and `alloc` read as `std`.
    pub fn starts_with(&self, path: &str) -> bool {
        let mut words = path.split("::");
        let first = match self.words.first().map(String::as_str) {
            Some("core" | "alloc") => Some("std"),
            other => other,
        };
        first == words.next() && {
            let rest: Vec<&str> = words.collect();
            self.words.len() > rest.len() && rest.iter().zip(&self.words[1..]).all(|(a, b)| a == b)
        }
    }

    /// Whether these words follow each other anywhere in the path.
    pub fn has(&self, words: &[&str]) -> bool {
        self.words.windows(words.len()).any(|some| some.iter().zip(words).all(|(a, b)| a == b))
    }

    /// The layer the path goes to, if it starts at the crate's root (or climbs there with `super`).
    pub fn layer(&self, file: &str) -> Option<&str> {
        let ups = self.words.iter().take_while(|word| *word == "super").count();
        let depth = module_depth(file);
        match self.words.first()?.as_str() {
            "crate" | "gamut" => self.words.get(1).map(String::as_str),
            "super" if ups == depth => self.words.get(ups).map(String::as_str),
            _ => None,
        }
    }
}

/// How many modules deep the file is: `lib.rs` 0, `domain/mod.rs` 1, `domain/day.rs` 2.
fn module_depth(file: &str) -> usize {
    let parts: Vec<&str> = file.split('/').collect();
    match parts.last() {
        Some(&"mod.rs") => parts.len() - 1,
        Some(&("lib.rs" | "main.rs")) if parts.len() == 1 => 0,
        _ => parts.len(),
    }
}

/// The code with every comment and every quoted text blanked; lines stay where they are.
pub fn without_comments_and_texts(text: &str) -> String {
    let chars: Vec<char> = text.chars().collect();
    let mut out = String::with_capacity(text.len());
    let mut at = 0;
    while at < chars.len() {
        let end = match chars[at] {
            '/' if chars.get(at + 1) == Some(&'/') => end_of_line(&chars, at),
            '/' if chars.get(at + 1) == Some(&'*') => end_of_block(&chars, at),
            '"' => end_of_text(&chars, at),
            'r' if !joins_word(&chars, at) => end_of_raw_text(&chars, at).unwrap_or(at),
            '\'' => end_of_letter(&chars, at),
            _ => at,
        };
        if end == at {
            out.push(chars[at]);
            at += 1;
        } else {
            out.extend(chars[at..end].iter().map(|c| if *c == '\n' { '\n' } else { ' ' }));
            at = end;
        }
    }
    out
}

fn end_of_line(chars: &[char], at: usize) -> usize {
    chars[at..].iter().position(|c| *c == '\n').map_or(chars.len(), |n| at + n)
}

fn end_of_block(chars: &[char], mut at: usize) -> usize {
    let mut depth = 0;
    while at < chars.len() {
        match (chars[at], chars.get(at + 1)) {
            ('/', Some('*')) => (depth, at) = (depth + 1, at + 2),
            ('*', Some('/')) => {
                (depth, at) = (depth - 1, at + 2);
                if depth == 0 {
                    return at;
                }
            }
            _ => at += 1,
        }
    }
    chars.len()
}

fn end_of_text(chars: &[char], at: usize) -> usize {
    let mut at = at + 1;
    while at < chars.len() {
        match chars[at] {
            '\\' => at += 2,
            '"' => return at + 1,
            _ => at += 1,
        }
    }
    chars.len()
}

/// `r"…"`, `r#"…"#` and so on; `None` for a name that begins with `r`.
fn end_of_raw_text(chars: &[char], at: usize) -> Option<usize> {
    let hashes = chars[at + 1..].iter().take_while(|c| **c == '#').count();
    let open = at + 1 + hashes;
    if chars.get(open) != Some(&'"') {
        return None;
    }
    let closes = |n: usize| chars[n] == '"' && chars[n + 1..].iter().take(hashes).filter(|c| **c == '#').count() == hashes;
    Some((open + 1..chars.len()).find(|n| closes(*n)).map_or(chars.len(), |n| n + 1 + hashes))
}

/// A letter in quotes; a lifetime ends where it began.
fn end_of_letter(chars: &[char], at: usize) -> usize {
    if chars.get(at + 1) == Some(&'\\') {
        let close = chars.iter().skip(at + 3).position(|c| *c == '\'');
        return close.map_or(chars.len(), |n| at + 3 + n + 1);
    }
    if chars.get(at + 2) == Some(&'\'') { at + 3 } else { at }
}

fn joins_word(chars: &[char], at: usize) -> bool {
    at > 0 && is_word(chars[at - 1]) && !(chars[at - 1] == 'b' && (at < 2 || !is_word(chars[at - 2])))
}

fn is_word(c: char) -> bool {
    c.is_alphanumeric() || c == '_'
}

const FOR_TESTS: &str = "#[cfg(test)]";

/// The code with every item under `#[cfg(test)]` blanked.
pub fn without_tests(code: &str) -> String {
    let mut out = String::with_capacity(code.len());
    let mut rest = code;
    while let Some(start) = rest.find(FOR_TESTS) {
        let item = &rest[start..start + end_of_item(&rest[start..])];
        out.push_str(&rest[..start]);
        out.extend(item.chars().map(|c| if c == '\n' { '\n' } else { ' ' }));
        rest = &rest[start + item.len()..];
    }
    out + rest
}

/// Where the item ends that these attributes stand before: at its `;`, or at the `}` that closes it.
fn end_of_item(code: &str) -> usize {
    let (mut square, mut curly) = (0, 0);
    for (at, c) in code.char_indices() {
        match c {
            '[' | '(' => square += 1,
            ']' | ')' => square -= 1,
            '{' => curly += 1,
            '}' if curly == 1 => return at + 1,
            '}' => curly -= 1,
            ';' if square == 0 && curly == 0 => return at + 1,
            _ => {}
        }
    }
    code.len()
}

/// For `#[cfg(test)] mod x;`: where such a module's file or folder lies, as starts of paths below `src/`.
pub fn test_only_files(file: &str, text: &str) -> Vec<String> {
    let code = without_comments_and_texts(text);
    let folder =
        match file.strip_suffix("mod.rs").or_else(|| file.strip_suffix("lib.rs")).or_else(|| file.strip_suffix("main.rs")) {
            Some(folder) => folder.to_string(),
            None => format!("{}/", file.trim_end_matches(".rs")),
        };
    code.match_indices(FOR_TESTS)
        .filter_map(|(start, _)| {
            let item = &code[start + FOR_TESTS.len()..start + end_of_item(&code[start..])];
            let name = item.trim().strip_suffix(';')?.rsplit_once("mod ")?.1.trim().to_string();
            Some([format!("{folder}{name}.rs"), format!("{folder}{name}/")])
        })
        .flatten()
        .collect()
}

struct Token<'a> {
    line: usize,
    text: &'a str,
}

fn tokens(code: &str) -> Vec<Token<'_>> {
    let mut found = Vec::new();
    let (mut line, mut at) = (1, 0);
    while let Some(c) = code[at..].chars().next() {
        let len = if is_word(c) {
            code[at..].find(|c| !is_word(c)).unwrap_or(code.len() - at)
        } else if code[at..].starts_with("::") || code[at..].starts_with("->") {
            2
        } else {
            c.len_utf8()
        };
        if !c.is_whitespace() {
            found.push(Token { line, text: &code[at..at + len] });
        }
        line += usize::from(c == '\n');
        at += len;
    }
    found
}

fn is_name(token: &Token) -> bool {
    token.text.chars().next().is_some_and(|c| is_word(c) && !c.is_ascii_digit())
}

/// Every path and every lone name of the code.
pub fn paths(code: &str) -> Vec<Said> {
    let tokens = tokens(code);
    let mut found = Vec::new();
    let mut at = 0;
    while at < tokens.len() {
        if is_name(&tokens[at]) { path(&tokens, &mut at, &[], &mut found) } else { at += 1 }
    }
    found
}

/// Reads one path from `at` on; a group `{…}` at its end is read into one path for each member.
fn path(tokens: &[Token], at: &mut usize, before: &[String], found: &mut Vec<Said>) {
    let text = |n: usize| tokens.get(n).map_or("", |token| token.text);
    let mut words = before.to_owned();
    let line = tokens[*at].line;
    loop {
        words.push(text(*at).to_string());
        *at += 1;
        if text(*at) != "::" {
            break;
        }
        if text(*at + 1) == "{" {
            *at += 2;
            while *at < tokens.len() && text(*at) != "}" {
                if is_name(&tokens[*at]) { path(tokens, at, &words, found) } else { *at += 1 }
            }
            *at += 1;
            return;
        }
        if !tokens.get(*at + 1).is_some_and(is_name) {
            break;
        }
        *at += 1;
    }
    found.push(Said { line, words });
}

/// The lines on which this word stands.
pub fn lines_with_word(code: &str, word: &str) -> Vec<usize> {
    tokens(code).iter().filter(|token| token.text == word).map(|token| token.line).collect()
}

/// The lines of the public functions whose signature has this word.
pub fn public_functions_with(code: &str, word: &str) -> Vec<usize> {
    let tokens = tokens(code);
    let mut found = Vec::new();
    for (n, token) in tokens.iter().enumerate().filter(|(_, token)| token.text == "pub") {
        let signature = tokens[n..].iter().take_while(|token| !matches!(token.text, "{" | ";" | "}"));
        let words: Vec<&str> = signature.map(|token| token.text).collect();
        let function = words.iter().take(6).any(|text| *text == "fn");
        if function && words.contains(&word) {
            found.push(token.line);
        }
    }
    found
}
