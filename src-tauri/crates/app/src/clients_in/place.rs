//! Lines of an address: companies, streets, and towns with their postcodes as countries write them.

/// Whether a line looks like a company: it carries a legal form.
pub(crate) fn is_company(line: &str) -> bool {
    const FORMS: &str = "ltd limited plc llp llc inc corp corporation co company dac clg gmbh ag kg ohg gbr ug ek ev eg \
        mbh kgaa se sa sas sasu sarl eurl snc sci scop bv nv vof sl slu srl spa sapa sprl asbl lda oy \
        oyj ab as asa aps sro doo kft zrt pty pte university universität council";
    let words: Vec<String> = line
        .split_whitespace()
        .map(|word| word.chars().filter(|c| c.is_alphanumeric()).collect::<String>().to_lowercase())
        .collect();
    let spelled_apart = words.windows(3).any(|three| three.join("") == "spzoo" || three.join("") == "spz");
    // A form stands behind a name, so the first word alone is none.
    spelled_apart || words.iter().skip(1).any(|word| FORMS.split(' ').any(|form| form == word))
}

/// A town with its postcode, as countries write them.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(crate) struct Town {
    pub postcode: String,
    pub city: String,
    pub region: String,
    /// Where the postcode has a form that only one country has.
    pub country: Option<&'static str>,
}

/// The town of a line that is nothing else.
pub(crate) fn town(line: &str) -> Option<Town> {
    let line = line.trim().trim_end_matches(',');
    before_city(line).or_else(|| behind_city(line))
}

/// `10115 Berlin`, `1012 AB Amsterdam`, `D-10115 Berlin`, `00-950 Warszawa`, `1200-195 Lisboa`.
fn before_city(line: &str) -> Option<Town> {
    let (first, others) = line.split_once(char::is_whitespace)?;
    let (prefix, code) = match first.split_once('-') {
        Some((letters, code))
            if (1..=2).contains(&letters.len()) && letters.bytes().all(|b| b.is_ascii_uppercase()) =>
        {
            (Some(letters), code)
        }
        _ => (None, first),
    };
    let is_digits = |text: &str, n: usize| text.len() == n && text.bytes().all(|b| b.is_ascii_digit());
    let is_apart = |at: usize| {
        code.len() > at && code.is_char_boundary(at) && {
            let (left, right) = code.split_at(at);
            left.bytes().all(|b| b.is_ascii_digit())
                && right.starts_with('-')
                && right[1..].bytes().all(|b| b.is_ascii_digit())
        }
    };
    let (postcode, city, mut country) = if is_digits(code, 4) {
        match others.split_once(char::is_whitespace) {
            // Two capitals behind four digits are the Netherlands.
            Some((two, city)) if two.len() == 2 && two.bytes().all(|b| b.is_ascii_uppercase()) => {
                (format!("{code} {two}"), city, Some("NL"))
            }
            Some(_) | None => (code.to_owned(), others, None),
        }
    } else if is_digits(code, 5) {
        (code.to_owned(), others, None)
    } else if is_digits(code, 3) && others.split_once(' ').is_some_and(|(two, _)| is_digits(two, 2)) {
        let (two, city) = others.split_once(' ')?;
        (format!("{code} {two}"), city, None)
    } else if (code.len() == 6 && is_apart(2)) || (code.len() == 8 && is_apart(4)) {
        (code.to_owned(), others, Some(if code.len() == 6 { "PL" } else { "PT" }))
    } else {
        return None;
    };
    if let Some(prefix) = prefix {
        country = [
            ("D", "DE"),
            ("A", "AT"),
            ("F", "FR"),
            ("I", "IT"),
            ("E", "ES"),
            ("B", "BE"),
            ("L", "LU"),
            ("CH", "CH"),
            ("NL", "NL"),
            ("FL", "LI"),
        ]
        .into_iter()
        .find(|(of, _)| *of == prefix)
        .map(|(_, code)| code);
    }
    let city = city.trim();
    // A house number before a street looks alike: `1250 Main Street` has no town behind it.
    let is_town = city.chars().next().is_some_and(char::is_alphabetic)
        && !city.chars().any(|c| c.is_ascii_digit())
        && !is_street_word(city);
    is_town.then(|| Town { postcode, city: city.to_owned(), region: String::new(), country })
}

/// `Cork, T12 XY34`, `London SW1A 1AA`, `Portland, OR 97204`, `Toronto ON M5V 2T6`, `Sydney NSW 2000`.
fn behind_city(line: &str) -> Option<Town> {
    let words: Vec<&str> = line.split_whitespace().collect();
    for count in [2, 1] {
        let Some(at) = words.len().checked_sub(count).filter(|at| *at > 0 || count == words.len()) else { continue };
        let postcode = words.get(at..)?.join(" ");
        let Some(kind) = postcode_kind(&postcode) else { continue };
        let mut city = words.get(..at)?.join(" ");
        let mut region = String::new();
        let states = matches!(kind, Some("US" | "CA" | "AU"));
        if states {
            let (before, state) =
                city.rsplit_once([' ', ',']).map(|(before, state)| (before.to_owned(), state.to_owned()))?;
            if !(2..=3).contains(&state.len()) || !state.bytes().all(|b| b.is_ascii_uppercase()) {
                return None;
            }
            (city, region) = (before, state);
        }
        let city = city.trim().trim_end_matches(',').trim().to_owned();
        return Some(Town { postcode, city, region, country: kind });
    }
    None
}

/// The country whose postcodes look like this; None within for a form that several have. None: no postcode behind a town.
#[expect(clippy::option_option, reason = "no postcode, one of several countries, one of one")]
fn postcode_kind(text: &str) -> Option<Option<&'static str>> {
    let shape: String = text
        .chars()
        .map(|c| match c {
            c if c.is_ascii_digit() => '9',
            c if c.is_ascii_uppercase() => 'A',
            ' ' | '-' => c,
            _ => '?',
        })
        .collect();
    match shape.as_str() {
        "A99 AA99" | "A99 9A99" | "A99 A999" | "A99 A9A9" | "A9A AA99" | "A99 99AA" | "A99 AAA9" | "A99 9A9A"
        | "A99 AA9A" | "A99 9AA9" => Some(Some("IE")),
        "A9 9AA" | "A99 9AA" | "AA9 9AA" | "AA99 9AA" | "A9A 9AA" | "AA9A 9AA" => Some(Some("GB")),
        "A9A 9A9" => Some(Some("CA")),
        "99999" | "99999-9999" => Some(Some("US")),
        "9999" => Some(Some("AU")),
        _ => None,
    }
}

/// Whether a line reads like a street: a street word, or a house number beside words.
pub(crate) fn is_street(line: &str) -> bool {
    if is_street_word(line) {
        return true;
    }
    let has_number =
        line.split([' ', ',']).any(|word| word.starts_with(|c: char| c.is_ascii_digit()) && word.len() <= 7);
    let has_words = line.split_whitespace().any(|word| word.chars().filter(|c| c.is_alphabetic()).count() >= 3);
    has_number && has_words
}

fn is_street_word(line: &str) -> bool {
    const WORDS: &str = "street st road rd avenue ave lane drive square place quay terrace boulevard blvd court park \
        yard way row parade rue allée chemin impasse cours calle avenida paseo plaza carrer via viale \
        piazza corso rua praça weg platz allee ulica";
    const ENDS: &str = "straße strasse str weg platz gasse allee ufer damm ring straat laan";
    let mut words =
        line.split([' ', ',']).map(|word| word.trim_matches('.').to_lowercase()).filter(|word| !word.is_empty());
    words.any(|word| {
        WORDS.split(' ').any(|known| known == word)
            || ENDS.split(' ').any(|end| word.ends_with(end) && word.chars().count() > end.chars().count() + 2)
            || word == "ul"
    }) && line.split_whitespace().count() > 1
        || line
            .to_lowercase()
            .split_whitespace()
            .any(|word| ["straße", "strasse", "straat"].iter().any(|end| word.trim_matches(['.', ',']).ends_with(end)))
}
