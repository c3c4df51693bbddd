//! Cards of address books: vCard 2.1, 3.0 and 4.0 as programs write them (RFC 6350, RFC 2426).

use super::card::{self, Card};
use quoted_printable::ParseMode;

/// One line of a card: `item1.EMAIL;TYPE=WORK:ciara@halden.example` without its group.
struct Property {
    name: String,
    /// Upper case, as `TYPE=WORK` or, in 2.1, `WORK`.
    parameters: Vec<String>,
    value: String,
}

impl Property {
    fn has(&self, word: &str) -> bool {
        self.parameters.iter().any(|p| p.split(['=', ',']).any(|part| part.trim_matches('"') == word))
    }

    /// Parts of a structured value, unescaped.
    fn parts(&self) -> Vec<String> {
        split(&self.value, ';').iter().map(|part| unescaped(part)).collect()
    }
}

/// Whether a text is cards.
pub(crate) fn is_vcard(text: &str) -> bool {
    text.lines().any(|line| line.trim().eq_ignore_ascii_case("BEGIN:VCARD"))
}

/// The cards that name somebody.
pub(crate) fn read(text: &str) -> Vec<Card> {
    let mut cards = Vec::new();
    let mut open: Option<(u32, Vec<Property>)> = None;
    for (number, line) in unfolded(text) {
        let Some(property) = property(&line) else { continue };
        match (property.name.as_str(), &mut open) {
            ("BEGIN", _) if property.value.trim().eq_ignore_ascii_case("VCARD") => open = Some((number, Vec::new())),
            ("END", _) => {
                if let Some((line, properties)) = open.take() {
                    cards.push(of(line, &properties));
                }
            }
            (_, Some((_, properties))) => properties.push(property),
            (_, None) => {}
        }
    }
    cards.retain(|card| !card.name.is_empty());
    cards
}

fn of(line: u32, properties: &[Property]) -> Card {
    let mut card = Card { line, ..Card::default() };
    let preferred = |name: &str| {
        let all = || properties.iter().filter(move |p| p.name == name && !p.value.trim().is_empty());
        all().find(|p| p.has("PREF")).or_else(|| all().find(|p| p.has("WORK"))).or_else(|| all().next())
    };
    if let Some(of) = preferred("ORG") {
        let mut parts = of.parts().into_iter();
        card.name = parts.next().unwrap_or_default().trim().to_owned();
        card.put(
            |card| &mut card.attention,
            &parts.filter(|part| !part.trim().is_empty()).collect::<Vec<_>>().join(", "),
        );
    }
    let full = preferred("FN").map(|p| unescaped(&p.value)).unwrap_or_default();
    let person = if full.trim().is_empty() { preferred("N").map(spoken).unwrap_or_default() } else { full };
    // A card of a firm names the firm twice.
    if person.trim() != card.name {
        person.trim().clone_into(&mut card.contact.name);
    }
    if let Some(of) = preferred("TITLE").or_else(|| preferred("ROLE")) {
        unescaped(&of.value).trim().clone_into(&mut card.contact.position);
    }
    if let Some(of) = preferred("EMAIL") {
        card.contact.email = card::email(&of.value).unwrap_or_default();
    }
    if let Some(of) = preferred("TEL") {
        unescaped(of.value.trim_start_matches("tel:")).trim().clone_into(&mut card.contact.phone);
    }
    if let Some(of) = preferred("ADR") {
        address(&mut card, &of.parts());
    }
    if let Some(of) = preferred("NOTE") {
        card.private_note = unescaped(&of.value).trim().to_owned();
    }
    if card.contact.name.is_empty() {
        std::mem::swap(&mut card.email, &mut card.contact.email);
    }
    card.settled()
}

/// Post box, extended, street, town, region, code, country.
fn address(card: &mut Card, parts: &[String]) {
    let part = |at: usize| parts.get(at).map(|p| p.trim().replace('\n', ", ")).unwrap_or_default();
    card.street = part(2);
    for at in [1, 0] {
        card.put(|card| &mut card.extra, &part(at));
    }
    (card.city, card.region, card.postcode) = (part(3), part(4), part(5));
    let named = part(6);
    card.country = card::country(&named);
    if card.country.is_none() && !named.is_empty() {
        card.rest.push(named);
    }
}

/// A name by its parts: family, given, further, before, behind.
fn spoken(of: &Property) -> String {
    let parts = of.parts();
    let order = [3, 1, 2, 0, 4].map(|at| parts.get(at).map(|p| p.trim()).unwrap_or_default());
    order.into_iter().filter(|part| !part.is_empty()).collect::<Vec<_>>().join(" ")
}

/// Lines with their numbers; a line that begins with a blank goes on with the one before, as one that ends with `=` does
/// in quoted-printable.
fn unfolded(text: &str) -> Vec<(u32, String)> {
    let mut lines: Vec<(u32, String)> = Vec::new();
    for (at, line) in text.lines().enumerate() {
        let number = u32::try_from(at + 1).unwrap_or(u32::MAX);
        match lines.last_mut() {
            Some((_, last)) if last.ends_with('=') && last.to_ascii_uppercase().contains("QUOTED-PRINTABLE") => {
                last.pop();
                last.push_str(line.trim_start());
            }
            Some((_, last)) if line.starts_with([' ', '\t']) => last.push_str(line.get(1..).unwrap_or_default()),
            Some(_) | None => lines.push((number, line.to_owned())),
        }
    }
    lines
}

fn property(line: &str) -> Option<Property> {
    let colon = colon(line)?;
    let (head, value) = (line.get(..colon)?, line.get(colon + 1..)?);
    let mut parts = head.split(';');
    let name = parts.next()?.trim().rsplit('.').next()?.to_ascii_uppercase();
    let property = Property { name, parameters: parts.map(str::to_ascii_uppercase).collect(), value: value.to_owned() };
    if !property.has("QUOTED-PRINTABLE") {
        return Some(property);
    }
    let bytes = quoted_printable::decode(&property.value, ParseMode::Robust).ok()?;
    let is_latin = property.has("ISO-8859-1") || property.has("WINDOWS-1252");
    let value = if is_latin {
        encoding_rs::WINDOWS_1252.decode(&bytes).0.into_owned()
    } else {
        String::from_utf8_lossy(&bytes).into_owned()
    };
    Some(Property { value, ..property })
}

/// The colon behind name and parameters; one in quotes is none.
fn colon(line: &str) -> Option<usize> {
    let mut is_quoted = false;
    line.char_indices().find_map(|(at, c)| {
        if c == '"' {
            is_quoted = !is_quoted;
        }
        (c == ':' && !is_quoted).then_some(at)
    })
}

/// Cuts at `mark`, but not where a backslash stands before it.
fn split(value: &str, mark: char) -> Vec<String> {
    let mut parts = vec![String::new()];
    let mut is_escaped = false;
    for c in value.chars() {
        if c == mark && !is_escaped {
            parts.push(String::new());
        } else if let Some(last) = parts.last_mut() {
            last.push(c);
        }
        is_escaped = c == '\\' && !is_escaped;
    }
    parts
}

fn unescaped(value: &str) -> String {
    let mut text = String::new();
    let mut chars = value.chars();
    while let Some(c) = chars.next() {
        match (c, c == '\\') {
            (_, false) => text.push(c),
            (_, true) => match chars.next() {
                Some('n' | 'N') => text.push('\n'),
                Some(other) => text.push(other),
                None => text.push(c),
            },
        }
    }
    text
}
