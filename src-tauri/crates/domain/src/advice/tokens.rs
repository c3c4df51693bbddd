//! A title as tokens: words without accents and case, numbers, dates, marks. Knows no language but the German hyphen.

/// One piece of a title.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Token {
    pub kind: Kind,
    /// Lower case, no accents.
    pub text: String,
    /// Where it stands in the title, in bytes.
    pub from: usize,
    pub to: usize,
    /// Ends in é or és, as French participles do.
    pub acute_end: bool,
    /// Hyphens that join it, in German.
    pub hyphens: i32,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Kind {
    Word,
    /// A count: 12, 1.5.
    Number,
    /// A year, a date, a quarter.
    Date,
    /// A share, an ordinal, a label such as M3.
    Label,
    And,
    /// A mark that ends a clause.
    Break,
}

/// Lower case without accents: "Épreuve" is "epreuve", "ß" is "ss".
pub fn fold(text: &str) -> String {
    let mut folded = String::with_capacity(text.len());
    for character in text.chars().flat_map(char::to_lowercase) {
        match character {
            '\u{300}'..='\u{36f}' | '\u{ad}' | '\u{200b}'..='\u{200f}' => {}
            'ß' => folded.push_str("ss"),
            'œ' => folded.push_str("oe"),
            'æ' => folded.push_str("ae"),
            other => folded.push(plain(other)),
        }
    }
    folded
}

fn plain(character: char) -> char {
    match character {
        'à' | 'á' | 'â' | 'ã' | 'ä' | 'å' | 'ā' | 'ª' => 'a',
        'ç' | 'č' | 'ć' => 'c',
        'è' | 'é' | 'ê' | 'ë' | 'ē' | 'ě' => 'e',
        'ì' | 'í' | 'î' | 'ï' => 'i',
        'ñ' | 'ń' => 'n',
        'ò' | 'ó' | 'ô' | 'õ' | 'ö' | 'ø' | 'º' | '°' => 'o',
        'š' | 'ś' => 's',
        'ù' | 'ú' | 'û' | 'ü' | 'ū' | 'ů' => 'u',
        'ý' | 'ÿ' => 'y',
        'ž' | 'ź' => 'z',
        other => other,
    }
}

/// The tokens of `title`; what stands in square brackets is a place to fill in and says nothing yet.
/// `joins_hyphens`: German writes one word with hyphens where the others write two words.
pub fn tokens(title: &str, joining: Joining) -> Vec<Token> {
    let mut tokens = Vec::new();
    let mut characters = title.char_indices().peekable();
    let mut in_brackets = false;
    while let Some((at, character)) = characters.next() {
        match character {
            '[' => in_brackets = true,
            ']' => in_brackets = false,
            _ if in_brackets => {}
            _ if starts_word(character) => {
                let mut end = at + character.len_utf8();
                while let Some((next, _)) = characters.next_if(|(next, c)| {
                    let inner = title[*next + c.len_utf8()..].chars().next();
                    let before = title[..*next].chars().next_back();
                    starts_word(*c) || is_mark(*c) || joins(*c, before, inner, joining)
                }) {
                    end = next + title[next..].chars().next().map_or(0, char::len_utf8);
                }
                let hangs = joining == Joining::German && title[end..].starts_with('-');
                if !hangs {
                    tokens.push(token(&title[at..end], at, end));
                }
            }
            '%' | '‰' => tokens.push(mark(Kind::Label, at, at + character.len_utf8())),
            '&' | '+' => tokens.push(mark(Kind::And, at, at + 1)),
            ',' | ':' | ';' | '(' | ')' | '–' | '—' | '|' | '•' | '\n' => {
                tokens.push(mark(Kind::Break, at, at + character.len_utf8()));
            }
            '-' if title[..at].ends_with(' ') && title[at + 1..].starts_with(' ') => {
                tokens.push(mark(Kind::Break, at, at + 1));
            }
            _ => {}
        }
    }
    tokens
}

/// Whether a hyphen is a part of the word that it stands in.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Joining {
    German,
    Blank,
}

fn starts_word(c: char) -> bool {
    c.is_alphanumeric() || c == '°'
}

fn is_mark(c: char) -> bool {
    matches!(c, '\u{300}'..='\u{36f}' | '\u{ad}')
}

/// Marks inside a number or a date, and the hyphen of a German compound.
fn joins(c: char, before: Option<char>, after: Option<char>, joining: Joining) -> bool {
    let is_digit = |c: Option<char>| c.is_some_and(|c| c.is_ascii_digit());
    let is_letter = |c: Option<char>| c.is_some_and(char::is_alphabetic);
    match c {
        '.' if is_digit(before) => is_digit(after) || after.is_some_and(|c| matches!(c, 'ª' | 'º')),
        '.' | ',' | '/' => is_digit(before) && is_digit(after),
        '-' => {
            is_digit(before) && is_digit(after)
                || joining == Joining::German
                    && after.is_some_and(char::is_alphanumeric)
                    && (is_letter(before) || is_letter(after))
        }
        _ => false,
    }
}

fn mark(kind: Kind, from: usize, to: usize) -> Token {
    Token { kind, text: String::new(), from, to, acute_end: false, hyphens: 0 }
}

fn token(raw: &str, from: usize, to: usize) -> Token {
    let lower: String = raw.chars().flat_map(char::to_lowercase).collect();
    let acute_end = ["é", "és", "e\u{301}", "e\u{301}s"].iter().any(|end| lower.ends_with(end));
    let text: String =
        fold(raw).chars().filter(|c| *c != '-' || raw.starts_with(|c: char| c.is_ascii_digit())).collect();
    let hyphens = i32::try_from(raw.matches('-').count()).unwrap_or(0);
    Token { kind: kind(&text), text, from, to, acute_end, hyphens }
}

fn kind(text: &str) -> Kind {
    let digits: Vec<&str> = text.split(['.', '/', '-', ',']).collect();
    let are_numbers = digits.iter().all(|part| !part.is_empty() && part.bytes().all(|b| b.is_ascii_digit()));
    if are_numbers {
        return numbers(text, &digits);
    }
    // "q3/2026", "kw20-22": dates joined.
    let joined: Vec<&str> = text.split(['/', '-']).collect();
    if joined.len() > 1 && text.bytes().any(|b| b.is_ascii_digit()) {
        let kinds: Vec<Kind> = joined.iter().filter(|part| !part.is_empty()).map(|part| kind(part)).collect();
        let all = kinds.iter().all(|kind| matches!(kind, Kind::Date | Kind::Number));
        return if all && kinds.contains(&Kind::Date) { Kind::Date } else { Kind::Word };
    }
    let letters = text.chars().filter(|c| c.is_alphabetic()).count();
    let has_digit = text.bytes().any(|b| b.is_ascii_digit());
    if !has_digit {
        return if letters == 0 { Kind::Label } else { Kind::Word };
    }
    let (head, tail) =
        (text.trim_end_matches(|c: char| c.is_ascii_digit()), text.trim_start_matches(|c: char| c.is_ascii_digit()));
    let tail = tail.trim_start_matches('.');
    match (head, tail) {
        ("q" | "h" | "t" | "kw" | "cw" | "fy" | "s", _) if text.len() > head.len() => Kind::Date,
        (_, "t" | "q" | "h") if text.len() == 2 => Kind::Date,
        (
            _,
            "st" | "nd" | "rd" | "th" | "er" | "re" | "e" | "eme" | "a" | "o" | "x" | "te" | "ter" | "d" | "do" | "ra"
            | "da",
        ) => Kind::Label,
        _ if head.len() <= 2 && head.chars().all(char::is_alphabetic) => Kind::Label,
        _ => Kind::Word,
    }
}

fn numbers(text: &str, parts: &[&str]) -> Kind {
    let is_year = |part: &str| part.len() == 4 && (part.starts_with("19") || part.starts_with("20"));
    match parts {
        [one] if is_year(one) => Kind::Date,
        [_] => Kind::Number,
        [_, _] if text.contains('/') || parts.iter().any(|part| is_year(part)) => Kind::Date,
        [_, _] => Kind::Number,
        _ => Kind::Date,
    }
}
