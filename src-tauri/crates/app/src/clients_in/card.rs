//! A client as a text tells of it, before anybody has looked it over, and what single pieces of text can be.

use domain::{Country, Language};

/// What was understood of one client. Empty where the text says nothing.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(crate) struct Card {
    /// Line of the text on which it begins, from 1.
    pub line: u32,
    pub name: String,
    pub attention: String,
    pub street: String,
    pub extra: String,
    pub postcode: String,
    pub city: String,
    pub region: String,
    pub country: Option<Country>,
    /// Of the client itself.
    pub email: String,
    pub vat_number: String,
    pub tax_number: String,
    pub company_number: String,
    pub private_note: String,
    pub contact: Person,
    /// What is used for nothing.
    pub rest: Vec<String>,
}

/// Who is named beside the client.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(crate) struct Person {
    pub name: String,
    pub position: String,
    pub email: String,
    pub phone: String,
}

impl Card {
    /// Puts `text` where nothing stands yet, else with the rest.
    pub(crate) fn put(&mut self, into: fn(&mut Card) -> &mut String, text: &str) {
        let text = text.trim();
        if text.is_empty() {
            return;
        }
        let field = into(self);
        if field.is_empty() {
            text.clone_into(field);
        } else if field != text {
            self.rest.push(text.to_owned());
        }
    }

    /// A person without a company is the client.
    pub(crate) fn settled(mut self) -> Self {
        if self.name.is_empty() {
            std::mem::swap(&mut self.name, &mut self.contact.name);
            if self.email.is_empty() {
                std::mem::swap(&mut self.email, &mut self.contact.email);
            }
        }
        self
    }
}

/// The country of a line that is nothing but its name, in any language that documents speak, or its code in capitals.
pub(crate) fn country(line: &str) -> Option<Country> {
    const OTHERS: [(&str, &str); 14] = [
        ("uk", "GB"),
        ("u.k.", "GB"),
        ("england", "GB"),
        ("scotland", "GB"),
        ("wales", "GB"),
        ("great britain", "GB"),
        ("northern ireland", "GB"),
        ("usa", "US"),
        ("u.s.a.", "US"),
        ("united states of america", "US"),
        ("republic of ireland", "IE"),
        ("éire", "IE"),
        ("holland", "NL"),
        ("the netherlands", "NL"),
    ];
    let line = line.trim().trim_end_matches(['.', ',']);
    if line.len() == 2 && line.bytes().all(|b| b.is_ascii_uppercase()) {
        return Country::parse(line).ok();
    }
    let asked = line.to_lowercase();
    if let Some((_, code)) = OTHERS.iter().find(|(name, _)| *name == asked) {
        return Country::parse(code).ok();
    }
    if asked.chars().count() < 4 {
        return None;
    }
    Country::all().find(|country| Language::ALL.iter().any(|language| country.name(*language).to_lowercase() == asked))
}

/// The e-mail address in a piece of text, without what labels it.
pub(crate) fn email(piece: &str) -> Option<String> {
    let found = piece
        .split(|c: char| c.is_whitespace() || matches!(c, '<' | '>' | '(' | ')' | '[' | ']' | ',' | ';' | '"'))
        .map(|word| word.trim_start_matches("mailto:").trim_matches([':', '.']))
        .find(|word| word.contains('@'))?;
    // A label may stand before it without a blank: `E:ciara@halden.example`.
    let found = found.rsplit(':').next().unwrap_or(found);
    domain::text::email(found).ok().filter(|checked| !checked.is_empty())
}
