//! A signature or an address block: lines of one client, each read for what it can be.

use super::card::{self, Card};
use super::{numbers, place};

/// Words at the beginning of a line that name who a letter is for.
const ATTENTION: [&str; 12] = [
    "attn:",
    "attn.",
    "attn ",
    "att:",
    "fao ",
    "f.a.o. ",
    "c/o ",
    "z. hd. ",
    "z.hd. ",
    "z. h. ",
    "à l'attention de ",
    "a la atención de ",
];

/// Lines that close a mail; nothing of a client.
const GREETINGS: [&str; 22] = [
    "best regards",
    "kind regards",
    "regards",
    "best wishes",
    "best",
    "cheers",
    "thanks",
    "thank you",
    "many thanks",
    "sincerely",
    "yours sincerely",
    "mit freundlichen grüßen",
    "mit freundlichen gruessen",
    "freundliche grüße",
    "viele grüße",
    "beste grüße",
    "herzliche grüße",
    "cordialement",
    "bien cordialement",
    "saludos",
    "un saludo",
    "met vriendelijke groet",
];

/// Reads one client.
pub(crate) fn read(text: &str) -> Option<Card> {
    let pieces = pieces(text);
    let mut card = Card { line: pieces.first()?.0, ..Card::default() };
    // What is no number and no address yet: names, positions, departments.
    let mut words: Vec<String> = Vec::new();
    let (mut has_town, mut is_country_said) = (false, false);
    let mut is_signature = false;
    for (_, piece) in &pieces {
        let piece = piece.as_str();
        let lower = piece.to_lowercase();
        if GREETINGS.contains(&lower.trim_end_matches([',', '.', '!'])) || piece.chars().all(|c| !c.is_alphanumeric()) {
            is_signature = true;
        } else if let Some(email) = card::email(piece) {
            is_signature = true;
            card.put(|card| &mut card.contact.email, &email);
            // `Ciara Doyle <ciara@halden.example>`
            if let Some(name) = piece
                .split('<')
                .next()
                .map(|name| name.trim().trim_matches('"'))
                .filter(|name| !name.is_empty() && piece.contains('<'))
            {
                words.push(name.to_owned());
            }
        } else if let Some(number) = numbers::vat_number(piece) {
            card.put(|card| &mut card.vat_number, &number);
        } else if let Some(number) = numbers::company_number(piece) {
            card.put(|card| &mut card.company_number, &number);
        } else if let Some(number) = numbers::phone(piece) {
            is_signature = true;
            card.put(|card| &mut card.contact.phone, &number);
        } else if lower.starts_with("www.") || lower.contains("://") || lower.starts_with("fax") {
            card.rest.push(piece.to_owned());
        } else if let Some(country) = card::country(piece)
            .filter(|_| !is_country_said && (has_town || !card.street.is_empty() || !words.is_empty()))
        {
            // What is written out stands over what a postcode looks like.
            is_country_said = true;
            card.country = Some(country);
        } else if let Some(town) = place::town(piece).filter(|_| !has_town) {
            has_town = true;
            // Only its code stood on the line: the town is the words before it.
            let city = if town.city.is_empty() && !card.street.is_empty() {
                words_behind_street(&mut card)
            } else {
                town.city
            };
            card.put(|card| &mut card.city, &city);
            card.put(|card| &mut card.postcode, &town.postcode);
            card.put(|card| &mut card.region, &town.region);
            if !is_country_said {
                card.country = town.country.and_then(|code| domain::Country::parse(code).ok());
            }
        } else if let Some(name) = ATTENTION
            .iter()
            .find_map(|word| lower.starts_with(word).then(|| piece.get(word.len()..).unwrap_or_default()))
        {
            card.put(|card| &mut card.attention, name.trim_start_matches(':'));
        } else if card.street.is_empty() && is_street_here(piece, &words) {
            card.street = piece.to_owned();
        } else if !card.street.is_empty() && !has_town && !place::is_company(piece) {
            card.put(|card| &mut card.extra, piece);
        } else {
            words.push(piece.to_owned());
        }
    }
    // `Dublin 2` has no postcode that anybody would know.
    if card.city.is_empty() && !card.extra.is_empty() {
        card.city = words_behind_street(&mut card);
    }
    name(&mut card, words, is_signature);
    if card.email.is_empty() && card.contact.name.is_empty() {
        std::mem::swap(&mut card.email, &mut card.contact.email);
    }
    let card = card.settled();
    (!card.name.is_empty()).then_some(card)
}

/// The first line is a street only with a number: `Square Peg Design` is a name.
fn is_street_here(piece: &str, words: &[String]) -> bool {
    let has_number = piece.chars().any(|c| c.is_ascii_digit());
    !place::is_company(piece) && place::is_street(piece) && (has_number || !words.is_empty())
}

/// The town that was taken for a second line of the address.
fn words_behind_street(card: &mut Card) -> String {
    std::mem::take(&mut card.extra)
}

/// Who the client is and who is named beside it.
fn name(card: &mut Card, mut words: Vec<String>, is_signature: bool) {
    let company = words.iter().position(|line| place::is_company(line)).or_else(|| match (words.len(), is_signature) {
        (0, _) => None,
        // A person, a position and then the firm end a mail; a letter begins with the firm.
        (count, true) if count >= 3 => Some(count - 1),
        (2, true) => Some(1),
        (_, true) => None,
        (_, false) => Some(0),
    });
    if let Some(at) = company {
        card.name = words.remove(at);
    }
    let mut others = words.into_iter();
    if let Some(person) = others.next() {
        if is_signature {
            card.contact.name = person;
            if let Some(position) = others.next() {
                card.contact.position = position;
            }
        } else {
            card.put(|card| &mut card.attention, &person);
        }
    }
    card.rest.extend(others);
}

/// Lines with their numbers, cut where one line holds several: at bars and dots, and at commas of a whole address.
fn pieces(text: &str) -> Vec<(u32, String)> {
    let mut pieces = Vec::new();
    for (at, line) in text.lines().enumerate() {
        let number = u32::try_from(at + 1).unwrap_or(u32::MAX);
        for part in line.split(['|', '·', '•', '\t']) {
            let part = part.trim().trim_start_matches('>').trim();
            let by_comma: Vec<&str> = part.split(',').map(str::trim).filter(|p| !p.is_empty()).collect();
            let is_address = by_comma.len() >= 3
                && by_comma.iter().skip(1).any(|p| place::town(p).is_some() || card::country(p).is_some())
                && card::email(part).is_none();
            if is_address {
                pieces.extend(joined(&by_comma).into_iter().map(|p| (number, p)));
            } else if !part.is_empty() {
                pieces.push((number, part.to_owned()));
            }
        }
    }
    pieces
}

/// `Portland` and `OR 97204` belong together, as `Cork` and `T12 XY34` do.
fn joined(parts: &[&str]) -> Vec<String> {
    let mut all: Vec<String> = Vec::new();
    for part in parts {
        let together = all.last().map(|last| format!("{last}, {part}"));
        let is_code = place::town(part).is_none_or(|town| town.city.is_empty());
        match together.filter(|together| is_code && place::town(together).is_some_and(|town| !town.city.is_empty())) {
            Some(together) => {
                all.pop();
                all.push(together);
            }
            None => all.push((*part).to_owned()),
        }
    }
    all
}
