//! Seller and buyer. EN 16931 BG-4 to BG-9.

use domain::invoice::Party;
use domain::party::{Address, TaxNumberKind};
use domain::tax::TaxCategory;
use domain::{Country, InvoiceBody};
use en16931::Identifier;
use en16931::invoice::{Code, Contact, Party as ModelParty, PostalAddress};

use super::{Format, french, tax, text};

pub(super) fn seller(body: &InvoiceBody, format: Format) -> ModelParty {
    let party = &body.seller;
    let company = number(party, TaxNumberKind::Company);
    let vat = number(party, TaxNumberKind::Vat).map(|number| vat_id(&number, party.address.country));
    // Category O allows no VAT numbers in the document (BR-O-02): the number stands as the local one then.
    let outside = tax::has(body, TaxCategory::OutsideScope);
    let local = number(party, TaxNumberKind::Local);
    let local = if outside { local.or_else(|| vat.clone()) } else { local };
    let vat = vat.filter(|_| !outside);
    // An exempt seller must have a tax number (BR-E-02); where the register's serves as one, it is the only one.
    let local = if vat.is_none() { local.or_else(|| company.clone()) } else { local };
    // Without a VAT number or the register's, the seller is known by the tax office's (BR-CO-26).
    let known = match (&vat, &company, &local) {
        (None, None, Some(local)) => Some(Identifier::new(local.clone())),
        _ => None,
    };
    ModelParty {
        identifiers: french::establishment(party).or(known).into_iter().collect(),
        legal_registration: legal(party),
        vat_identifier: vat,
        tax_registration: local,
        contact: Contact {
            name: text::line(&party.attention).or_else(|| text::line(&party.name)),
            phone: text::line(&party.phone),
            email: text::line(&party.email),
        },
        ..common(party, format)
    }
}

pub(super) fn buyer(body: &InvoiceBody, format: Format) -> ModelParty {
    let party = &body.buyer;
    let vat = number(party, TaxNumberKind::Vat).map(|number| vat_id(&number, party.address.country));
    let outside = tax::has(body, TaxCategory::OutsideScope);
    let other = number(party, TaxNumberKind::Local);
    let identifier = if outside { other.or_else(|| vat.clone()) } else { other };
    ModelParty {
        identifiers: french::establishment(party).or(identifier.map(Identifier::new)).into_iter().collect(),
        legal_registration: legal(party),
        vat_identifier: vat.filter(|_| !outside),
        contact: Contact { name: text::line(&party.attention), ..Contact::default() },
        ..common(party, format)
    }
}

fn common(party: &Party, format: Format) -> ModelParty {
    ModelParty {
        name: text::line(&party.name),
        electronic_address: endpoint(party, format),
        address: address(&party.address),
        ..ModelParty::default()
    }
}

/// BT-34, BT-49. Peppol delivers to no e-mail address: there the register's or the VAT number is the address.
fn endpoint(party: &Party, format: Format) -> Option<Identifier> {
    let own = party.endpoint.as_ref().map(|e| Identifier::schemed(e.id.clone(), e.scheme.clone()));
    let email = || text::line(&party.email).map(|email| Identifier::schemed(email, "EM"));
    let registered = || {
        let number = number(party, TaxNumberKind::Company)?;
        Some(registered(number, party.address.country)).filter(|id| id.scheme().is_some())
    };
    let by_vat = || {
        let number = vat_id(&number(party, TaxNumberKind::Vat)?, party.address.country);
        let scheme = vat_scheme(number.get(..2)?)?;
        Some(Identifier::schemed(number, scheme))
    };
    match format {
        Format::Cii => own.or_else(email).or_else(|| french::address(party)),
        Format::XRechnung => own.or_else(email),
        Format::Ubl => own.filter(|id| id.scheme() != Some("EM")).or_else(registered).or_else(by_vat).or_else(email),
    }
}

/// Code of the EAS list under which Peppol knows the VAT numbers of a country.
fn vat_scheme(prefix: &str) -> Option<&'static str> {
    Some(match prefix {
        "AT" => "9914",
        "BE" => "9925",
        "BG" => "9926",
        "CH" => "9927",
        "CY" => "9928",
        "CZ" => "9929",
        "DE" => "9930",
        "DK" => "0198",
        "EE" => "9931",
        "EL" => "9933",
        "ES" => "9920",
        "FR" => "9957",
        "GB" => "9932",
        "HR" => "9934",
        "HU" => "9910",
        "IE" => "9935",
        "IT" => "0211",
        "LI" => "9936",
        "LT" => "9937",
        "LU" => "9938",
        "LV" => "9939",
        "MT" => "9943",
        "NL" => "9944",
        "PL" => "9945",
        "PT" => "9946",
        "RO" => "9947",
        "SI" => "9949",
        "SK" => "9950",
        _ => return None,
    })
}

pub(super) fn address(address: &Address) -> PostalAddress {
    let mut lines = [&address.street, &address.extra].into_iter().filter_map(|line| text::line(line));
    PostalAddress {
        line1: lines.next(),
        line2: lines.next(),
        line3: None,
        city: text::line(&address.city),
        post_code: text::line(&address.postcode),
        subdivision: text::line(&address.region),
        // Kosovo has a code of its own in the list of EN 16931.
        country: Some(Code::new(if address.country.code() == "XK" { "1A" } else { address.country.code() })),
    }
}

/// BT-30, BT-47.
fn legal(party: &Party) -> Option<Identifier> {
    let own = || Some(registered(number(party, TaxNumberKind::Company)?, party.address.country));
    french::company(party).or_else(own)
}

pub(super) fn number(party: &Party, kind: TaxNumberKind) -> Option<String> {
    party.tax_numbers.iter().find(|number| number.kind == kind).and_then(|number| text::line(&number.value))
}

/// A register's number with its scheme where the register has one: SIREN and SIRET in France.
fn registered(number: String, country: Country) -> Identifier {
    let digits: String = number.chars().filter(char::is_ascii_digit).collect();
    match (country.code(), digits.len()) {
        ("FR", 9) => Identifier::schemed(digits, "0002"),
        ("FR", 14) => Identifier::schemed(digits, "0009"),
        _ => Identifier::new(number),
    }
}

/// A VAT number as machines compare it: no blanks and marks, the country's letters in front (BR-CO-09).
pub(super) fn vat_id(number: &str, country: Country) -> String {
    let is_part = |c: &char| c.is_ascii_alphanumeric() || matches!(c, '+' | '*');
    let plain: String = number.to_ascii_uppercase().chars().filter(is_part).collect();
    let own = match country.code() {
        "GR" => "EL",
        "MC" => "FR",
        "IM" => "GB",
        code => code,
    };
    let is_prefix = |letters: &str| {
        letters == own
            || matches!(letters, "EL" | "XI" | "GB") // not ISO codes of EU countries, but VAT prefixes
            || Country::parse(letters).is_ok_and(Country::in_eu)
    };
    if plain.get(..2).is_some_and(is_prefix) { plain } else { format!("{own}{plain}") }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn vat_numbers_get_their_country_and_lose_their_marks() {
        let table = [
            ("IE 1234567T", "IE", "IE1234567T"),
            ("1234567T", "IE", "IE1234567T"),
            ("EL 123456789", "GR", "EL123456789"),
            ("XX 999 999 999", "FR", "FRXX999999999"),
            ("CHE-123.456.789 MWST", "CH", "CHE123456789MWST"),
            ("gb 123 4567 89", "GB", "GB123456789"),
            ("ATU12345678", "DE", "ATU12345678"),
            ("U12345678", "AT", "ATU12345678"),
        ];
        for (typed, country, expected) in table {
            assert_eq!(vat_id(typed, Country::parse(country).unwrap()), expected, "{typed}");
        }
    }
}
