//! Where a document lies in the folder of the user's files: a pattern of folders and a name, filled with what the document
//! says. Whatever a client is called, each part of the way is one name that every system can write, and none leads out of
//! the folder.

use crate::attachment::{is_hidden, is_reserved, plain};
use crate::places;
use crate::refusal::Why;
use crate::text;

#[cfg(test)]
mod tests;

/// What a pattern may name, each in braces.
pub const PLACES: [&str; 7] = ["client", "project", "code", "year", "month", "document", "number"];
/// The pattern as shipped.
pub const STANDARD: &str = "{client}/{project}/{year}/{document}-{number}";
/// Most parts of a way, the name among them.
const PARTS_MAX: usize = 6;
/// Most characters and bytes of what fills a place, of a folder, and of a name without its ending. Windows takes 260
/// characters for a whole way, Linux and macOS 255 bytes for each part of it.
const VALUE_MAX: (usize, usize) = (50, 90);
const FOLDER_MAX: (usize, usize) = (60, 120);
const NAME_MAX: (usize, usize) = (110, 200);

/// What a document says of itself.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Filed<'a> {
    pub client: &'a str,
    /// Title and code; empty outside a project.
    pub project: &'a str,
    pub code: &'a str,
    pub year: i32,
    pub month: u32,
    /// Such as `Invoice`.
    pub document: &'a str,
    pub number: &'a str,
}

/// Folders from the outermost, and the name without its ending.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Way {
    pub folders: Vec<String>,
    pub name: String,
}

/// A pattern that can be filled for every document.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct FilingPattern(String);

impl FilingPattern {
    /// An ending `.pdf` may be typed and is left out: each file gets its own.
    /// Errors: `UnknownPlace` by its name; `NotAFilingPattern` for a part that is no name, a name without the number, and
    /// more than six parts; those of a line of text.
    pub fn parse(typed: &str) -> Result<Self, Why> {
        let typed = text::required(typed)?;
        let without = typed.len().checked_sub(4).filter(|at| typed.is_char_boundary(*at)).map(|at| typed.split_at(at));
        let pattern =
            without.filter(|(_, ending)| ending.eq_ignore_ascii_case(".pdf")).map_or(&*typed, |(rest, _)| rest);
        places::check(pattern, &PLACES)?;
        let parts: Vec<&str> = pattern.split('/').map(str::trim).collect();
        let is_name = |part: &&str| {
            let is_plain = !part.chars().any(|c| plain(c) == '-' && c != '-' || is_hidden(c));
            is_plain && !part.trim_matches(['.', ' ']).is_empty()
        };
        let names_number = parts.last().is_some_and(|name| name.contains("{number}"));
        if parts.len() > PARTS_MAX || !parts.iter().all(is_name) || !names_number {
            return Err(Why::NotAFilingPattern);
        }
        Ok(Self(parts.join("/")))
    }

    pub fn as_str(&self) -> &str {
        &self.0
    }

    /// The way of a document. A folder of which nothing is left, such as that of the project outside one, is left out.
    pub fn way(&self, of: &Filed<'_>) -> Way {
        let filled = |part: &str| places::fill(part, |place| of.value(place));
        let mut parts: Vec<&str> = self.0.split('/').collect();
        let name = parts.pop().unwrap_or_default();
        let usual =
            || cut(&format!("{}-{}", of.document, value(of.number)), NAME_MAX).unwrap_or_else(|| "file".to_owned());
        let name = filled(name);
        // A name that would lose its end loses the number, so that the next one would be called the same.
        let fits = name.chars().count() <= NAME_MAX.0 && name.len() <= NAME_MAX.1;
        let name = cut(&name, NAME_MAX).filter(|_| fits).unwrap_or_else(usual);
        Way { folders: parts.into_iter().filter_map(|part| cut(&filled(part), FOLDER_MAX)).collect(), name }
    }
}

impl Default for FilingPattern {
    fn default() -> Self {
        Self(STANDARD.to_owned())
    }
}

impl Filed<'_> {
    fn value(&self, place: &str) -> Option<String> {
        Some(match place {
            "client" => value(self.client),
            "project" => value(self.project),
            "code" => value(self.code),
            "year" => format!("{:04}", self.year),
            "month" => format!("{:02}", self.month),
            "document" => value(self.document),
            "number" => value(self.number),
            _ => return None,
        })
    }
}

/// What fills a place: never a separator, and nothing of a way such as `..`.
fn value(text: &str) -> String {
    cut_plain(text, VALUE_MAX)
}

/// One part of a way; None where nothing of it is left.
fn cut(text: &str, most: (usize, usize)) -> Option<String> {
    let kept = cut_plain(text, most);
    match kept.as_str() {
        "" => None,
        kept if is_reserved(kept) => Some(format!("_{kept}")),
        _ => Some(kept),
    }
}

/// No sign that a system reads, no sign that shows nothing, no point or blank at either end, no longer than it may be.
fn cut_plain(text: &str, (most, most_bytes): (usize, usize)) -> String {
    let is_edge = |c: char| c.is_whitespace() || c == '.';
    let clean: String = text.chars().filter(|c| !is_hidden(*c)).map(plain).collect();
    let mut kept = String::new();
    for c in clean.trim_matches(is_edge).chars().take(most) {
        if kept.len() + c.len_utf8() > most_bytes {
            break;
        }
        kept.push(c);
    }
    kept.trim_matches(is_edge).to_owned()
}

/// `name` as the copy of that count is called, for a name that another file has already: `Invoice-7 (2)`.
pub fn counted(name: &str, count: u32) -> String {
    if count < 2 { name.to_owned() } else { format!("{name} ({count})") }
}
