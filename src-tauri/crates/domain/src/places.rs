//! Texts with places for names and amounts, each written in braces such as `{client}`. What a place holds is known to whoever
//! fills it.

use crate::refusal::Why;

/// What looks like a place and what lies between, in the order of the text.
enum Piece<'t> {
    Words(&'t str),
    Place(&'t str),
}

fn pieces(text: &str) -> Vec<Piece<'_>> {
    let (mut all, mut rest) = (Vec::new(), text);
    while let Some(open) = rest.find('{') {
        let inside = &rest[open + 1..];
        let end = inside.find(|c: char| !c.is_alphanumeric() && c != '_').unwrap_or(inside.len());
        if end > 0 && inside[end..].starts_with('}') {
            all.push(Piece::Words(&rest[..open]));
            all.push(Piece::Place(&inside[..end]));
            rest = &inside[end + 1..];
        } else {
            // A brace that opens no name is a brace.
            all.push(Piece::Words(&rest[..=open]));
            rest = inside;
        }
    }
    all.push(Piece::Words(rest));
    all
}

/// Refuses a place that nobody can fill. Errors: `UnknownPlace`, by its name.
pub fn check(text: &str, known: &[&str]) -> Result<(), Why> {
    let unknown = pieces(text).into_iter().find_map(|piece| match piece {
        Piece::Place(name) if !known.contains(&name) => Some(name.to_owned()),
        Piece::Place(_) | Piece::Words(_) => None,
    });
    unknown.map_or(Ok(()), |name| Err(Why::UnknownPlace { name, known: known.join(", ") }))
}

/// Puts `value` into each place. A value that holds braces itself is not read again; an unknown place stays as it is.
pub fn fill(text: &str, value: impl Fn(&str) -> Option<String>) -> String {
    let written = |piece| match piece {
        Piece::Words(words) => words.to_owned(),
        Piece::Place(name) => value(name).unwrap_or_else(|| format!("{{{name}}}")),
    };
    pieces(text).into_iter().map(written).collect()
}
