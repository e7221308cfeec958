//! Just enough reading of Rust to know which paths a file names, and on which line.

use std::collections::BTreeSet;

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
    /// Where it begins, in bytes.
    at: usize,
    text: &'a str,
}

fn tokens(code: &str) -> Vec<Token<'_>> {
    let mut found = Vec::new();
    let (mut line, mut at) = (1, 0);
    while let Some(c) = code[at..].chars().next() {
        let len = if is_word(c) {
            code[at..].find(|c| !is_word(c)).unwrap_or(code.len() - at)
        } else if ["::", "->", "=>"].iter().any(|pair| code[at..].starts_with(pair)) {
            2
        } else {
            c.len_utf8()
        };
        if !c.is_whitespace() {
            found.push(Token { line, at, text: &code[at..at + len] });
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

/// One name that a `use` brings: what it stands for, `*` for everything, and the name given with `as`.
#[derive(Debug)]
pub struct Import {
    pub words: Vec<String>,
    pub name: Option<String>,
}

/// Every name that the code's `use` statements bring, groups unfolded.
pub fn imports(code: &str) -> Vec<Import> {
    let tokens = tokens(code);
    let mut found = Vec::new();
    for (n, _) in tokens.iter().enumerate().filter(|(_, token)| token.text == "use") {
        let end = tokens[n..].iter().position(|token| token.text == ";").map_or(tokens.len(), |len| n + len);
        // `impl Trait + use<'a>` is none.
        if tokens.get(n + 1).is_some_and(is_name) {
            import(&tokens[n + 1..end], &[], &mut found);
        }
    }
    found
}

/// The code with every `pub use` blanked: what a file only hands on, it doesn't use.
pub fn without_handed_on(code: &str) -> String {
    let tokens = tokens(code);
    let mut out = code.to_string();
    for (n, token) in tokens.iter().enumerate().filter(|(_, token)| token.text == "pub") {
        let after = if tokens.get(n + 1).is_some_and(|next| next.text == "(") { closing(&tokens, n + 1) + 1 } else { n + 1 };
        if tokens.get(after).is_some_and(|next| next.text == "use")
            && let Some(end) = tokens[after..].iter().find(|token| token.text == ";")
        {
            let blank: String = code[token.at..end.at].chars().map(|c| if c == '\n' { '\n' } else { ' ' }).collect();
            out.replace_range(token.at..end.at, &blank);
        }
    }
    out
}

fn import(tokens: &[Token], before: &[String], found: &mut Vec<Import>) {
    let open = tokens.iter().position(|token| token.text == "{");
    let head = &tokens[..open.unwrap_or(tokens.len())];
    let renamed = head.iter().position(|token| token.text == "as");
    let path = head[..renamed.unwrap_or(head.len())].iter().filter(|token| token.text != "::");
    let words: Vec<String> = before.iter().cloned().chain(path.map(|token| token.text.to_string())).collect();
    let Some(open) = open else {
        let name = renamed.and_then(|at| head.get(at + 1)).map(|token| token.text.to_string());
        found.push(Import { words, name });
        return;
    };
    let inside = &tokens[open + 1..closing(tokens, open)];
    for member in split_at_commas(inside).into_iter().filter(|member| !member.is_empty()) {
        import(member, &words, found);
    }
}

/// Where the bracket that opens at `open` closes.
fn closing(tokens: &[Token], open: usize) -> usize {
    let mut depth = 0_i32;
    for (n, token) in tokens.iter().enumerate().skip(open) {
        depth += deeper(token);
        if depth == 0 {
            return n;
        }
    }
    tokens.len()
}

fn deeper(token: &Token) -> i32 {
    match token.text {
        "{" | "(" | "[" => 1,
        "}" | ")" | "]" => -1,
        _ => 0,
    }
}

fn split_at_commas<'a, 'b>(tokens: &'a [Token<'b>]) -> Vec<&'a [Token<'b>]> {
    let mut depth = 0;
    tokens
        .split(|token| {
            depth += deeper(token);
            depth == 0 && token.text == ","
        })
        .collect()
}

/// The names of the files and folders below this file: `mod x;`.
pub fn child_modules(code: &str) -> BTreeSet<String> {
    tokens(code)
        .windows(3)
        .filter(|three| three[0].text == "mod" && three[2].text == ";")
        .map(|three| three[1].text.to_string())
        .collect()
}

/// The names of the items that stand at the outermost level of the code.
pub fn defined_names(code: &str) -> BTreeSet<String> {
    const KINDS: [&str; 8] = ["fn", "struct", "enum", "trait", "type", "const", "static", "union"];
    let tokens = tokens(code);
    let mut found = BTreeSet::new();
    let mut depth = 0;
    for (n, token) in tokens.iter().enumerate() {
        depth += deeper(token);
        if depth != 0 {
            continue;
        }
        let name = match token.text {
            kind if KINDS.contains(&kind) => tokens.get(n + 1),
            "macro_rules" => tokens.get(n + 2),
            _ => None,
        };
        found.extend(name.filter(|name| is_name(name)).map(|name| name.text.to_string()));
    }
    found
}

/// One arm of a match.
#[derive(Debug)]
pub struct Arm {
    pub line: usize,
    /// As it stands there, without spaces.
    pub pattern: String,
    /// What stands before the last `::` of the pattern's paths, `Self` read as the type it is.
    pub enums: Vec<String>,
    pub has_condition: bool,
}

/// Every `match` of the code, as its arms.
pub fn matches(code: &str) -> Vec<Vec<Arm>> {
    let tokens = tokens(code);
    let mut found = Vec::new();
    for (n, _) in tokens.iter().enumerate().filter(|(_, token)| token.text == "match") {
        let mut depth = 0;
        let open = tokens[n + 1..].iter().position(|token| {
            let here = depth == 0 && token.text == "{";
            depth += deeper(token);
            here
        });
        let Some(open) = open.map(|len| n + 1 + len) else { continue };
        found.push(arms(&tokens[open + 1..closing(&tokens, open)], own_type(&tokens[..n])));
    }
    found
}

/// The type whose `impl` the code after these tokens stands in; the enums we ask for have no parameters.
fn own_type<'a>(before: &'a [Token]) -> Option<&'a str> {
    let begins_item = |n: usize| n == 0 || matches!(before[n - 1].text, "}" | ";" | "]" | "{");
    let start = (0..before.len()).rev().find(|n| before[*n].text == "impl" && begins_item(*n))?;
    let head = before[start..].iter().position(|token| token.text == "{").map(|len| &before[start..start + len])?;
    let of = head.iter().position(|token| token.text == "for").map_or(&head[1..], |at| &head[at + 1..]);
    of.iter().take_while(|token| token.text != "<").filter(|token| is_name(token)).last().map(|token| token.text)
}

fn arms(mut tokens: &[Token], own: Option<&str>) -> Vec<Arm> {
    let mut found = Vec::new();
    while let Some(arrow) = tokens.iter().position(|token| token.text == "=>") {
        let pattern = &tokens[..arrow];
        let condition = pattern.iter().position(|token| token.text == "if");
        let pattern = &pattern[..condition.unwrap_or(arrow)];
        let enums = pattern.windows(2).filter(|two| is_name(&two[0]) && two[1].text == "::").map(|two| match two[0].text {
            "Self" => own.unwrap_or("Self").to_string(),
            name => name.to_string(),
        });
        found.push(Arm {
            line: pattern.first().map_or(0, |token| token.line),
            pattern: pattern.iter().map(|token| token.text).collect(),
            enums: enums.collect(),
            has_condition: condition.is_some(),
        });
        tokens = &tokens[end_of_arm(tokens, arrow + 1)..];
    }
    found
}

/// Where the next arm begins: behind the block, or behind the comma.
fn end_of_arm(tokens: &[Token], body: usize) -> usize {
    let is = |n: usize, text: &str| tokens.get(n).is_some_and(|token| token.text == text);
    let end = if is(body, "{") {
        closing(tokens, body) + 1
    } else {
        let mut depth = 0;
        let comma = tokens[body..].iter().position(|token| {
            depth += deeper(token);
            depth == 0 && token.text == ","
        });
        comma.map_or(tokens.len(), |len| body + len)
    };
    (end + usize::from(is(end, ","))).min(tokens.len())
}
