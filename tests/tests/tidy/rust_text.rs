//! Tells Rust code from its comments and literals, so that a word in a string is no offence.

/// The same text twice, line by line in step: once with only the code, once with only the comments.
/// All else is blanked. Contents of string and character literals are in neither.
pub struct RustText {
    pub code: String,
    pub comments: String,
}

pub fn separate(text: &str) -> RustText {
    let chars: Vec<char> = text.chars().collect();
    let mut out = RustText { code: String::new(), comments: String::new() };
    let mut at = 0;
    while at < chars.len() {
        let (length, kind) = next(&chars, at);
        out.put(&chars[at..at + length], kind);
        at += length;
    }
    out
}

/// How far the comment or literal beginning at `at` goes; code goes one character at a time.
fn next(chars: &[char], at: usize) -> (usize, Kind) {
    let rest = &chars[at..];
    match rest {
        ['/', '/', ..] => return (line_length(rest), Kind::Comment),
        ['/', '*', ..] => return (block_comment_length(rest), Kind::Comment),
        ['"', ..] => return (string_length(rest), Kind::Literal),
        _ => {}
    }
    match character_length(rest).or_else(|| raw_string_length(chars, at)) {
        Some(length) => (length, Kind::Literal),
        None => (1, Kind::Code),
    }
}

#[derive(Clone, Copy)]
enum Kind {
    Code,
    Comment,
    Literal,
}

impl RustText {
    fn put(&mut self, chars: &[char], kind: Kind) {
        for &c in chars {
            let blank = if c == '\n' { '\n' } else { ' ' };
            let (code, comment) = match kind {
                Kind::Code => (c, blank),
                Kind::Comment => (blank, c),
                Kind::Literal => (blank, blank),
            };
            self.code.push(code);
            self.comments.push(comment);
        }
    }
}

fn line_length(rest: &[char]) -> usize {
    rest.iter().position(|&c| c == '\n').unwrap_or(rest.len())
}

fn block_comment_length(rest: &[char]) -> usize {
    let (mut depth, mut at) = (0, 0);
    while at < rest.len() {
        match &rest[at..] {
            ['/', '*', ..] => (depth, at) = (depth + 1, at + 2),
            ['*', '/', ..] => {
                (depth, at) = (depth - 1, at + 2);
                if depth == 0 {
                    return at;
                }
            }
            _ => at += 1,
        }
    }
    rest.len()
}

fn string_length(rest: &[char]) -> usize {
    let mut at = 1;
    while at < rest.len() {
        match rest[at] {
            '\\' => at += 2,
            '"' => return at + 1,
            _ => at += 1,
        }
    }
    rest.len()
}

/// `r".."`, `r#".."#`, `br".."` and `cr".."`, unless the prefix is the end of a word, as the `r` of `for`.
fn raw_string_length(chars: &[char], at: usize) -> Option<usize> {
    let prefix = match &chars[at..] {
        ['r', ..] => 1,
        ['b' | 'c', 'r', ..] => 2,
        _ => return None,
    };
    if at > 0 && (chars[at - 1].is_alphanumeric() || chars[at - 1] == '_') {
        return None;
    }
    let rest = &chars[at + prefix..];
    let hashes = rest.iter().take_while(|&&c| c == '#').count();
    if rest.get(hashes) != Some(&'"') {
        return None;
    }
    let close: Vec<char> = std::iter::once('"').chain(std::iter::repeat_n('#', hashes)).collect();
    let body = &rest[hashes + 1..];
    let inside =
        body.windows(close.len()).position(|window| window == close).map_or(body.len(), |end| end + close.len());
    Some(prefix + hashes + 1 + inside)
}

/// `'x'` and `'\n'` are characters, `'a` is a lifetime.
fn character_length(rest: &[char]) -> Option<usize> {
    if rest.first() != Some(&'\'') {
        return None;
    }
    if rest.get(1) == Some(&'\\') {
        let close = rest.iter().skip(3).position(|&c| c == '\'')?;
        return Some(3 + close + 1);
    }
    (rest.get(2) == Some(&'\'')).then_some(3)
}
