//! Who bills and who is billed.

use crate::invoice::Looks;
use crate::locale::{Country, Language, Paper};
use crate::money::Currency;
use crate::percent::Percent;
use crate::refusal::{Invalid, Why};
use crate::tax::TaxCategory;
use crate::terms::{EarlyPayment, PaymentTerms};
use crate::text;
use iban::{ParseBaseIbanError, ParseIbanError};
use serde::{Deserialize, Serialize};

mod client;

pub use client::{Client, Contact, ContactRole};

/// A postal address. An address without a street or city is not complete; only the country has a default.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, ts_rs::TS)]
pub struct Address {
    pub street: String,
    pub extra: String,
    pub postcode: String,
    pub city: String,
    /// State, county or province where the country uses it.
    pub region: String,
    pub country: Country,
}

impl Address {
    pub fn empty(country: Country) -> Self {
        Self {
            street: String::new(),
            extra: String::new(),
            postcode: String::new(),
            city: String::new(),
            region: String::new(),
            country,
        }
    }

    /// True when an invoice may carry it: Art. 226 asks for the full address.
    pub fn is_complete(&self) -> bool {
        !self.city.is_empty() && (!self.street.is_empty() || !self.extra.is_empty())
    }

    /// Lines as the country writes them; the country's name last.
    pub fn lines(&self, language: Language) -> Vec<String> {
        let town = match self.country.code() {
            "US" | "CA" | "AU" => spaced([&with_comma(&self.city, &self.region), &self.postcode]),
            "GB" | "IE" | "IN" | "NZ" | "SG" | "XI" => with_comma(&self.city, &spaced([&self.region, &self.postcode])),
            _ => with_comma(&spaced([&self.postcode, &self.city]), &self.region),
        };
        let country = self.country.name(language).to_owned();
        [self.street.clone(), self.extra.clone(), town, country].into_iter().filter(|line| !line.is_empty()).collect()
    }
}

fn spaced(parts: [&String; 2]) -> String {
    parts.into_iter().filter(|p| !p.is_empty()).cloned().collect::<Vec<_>>().join(" ")
}

fn with_comma(left: &str, right: &str) -> String {
    [left, right].into_iter().filter(|p| !p.is_empty()).collect::<Vec<_>>().join(", ")
}

/// A registration number with the label that its country gives it: `VAT IE 1234567T`, `EIN 00-0000000`.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, ts_rs::TS)]
pub struct TaxNumber {
    pub kind: TaxNumberKind,
    pub label: String,
    pub value: String,
}

/// What a registration number is to EN 16931.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, ts_rs::TS)]
#[serde(rename_all = "snake_case")]
pub enum TaxNumberKind {
    /// BT-31, BT-48.
    Vat,
    /// BT-32: the local tax office's number, also EIN, ABN, GSTIN.
    Local,
    /// BT-30, BT-47: company register.
    Company,
}

/// Electronic address of a party: scheme of the EAS code list and the address in it, such as `0204` and a Leitweg-ID.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, ts_rs::TS)]
pub struct Endpoint {
    pub scheme: String,
    pub id: String,
}

impl Endpoint {
    /// Reads `0204:991-33333TEST-33`. Errors: `Malformed`. Source: EN 16931 BT-34-1, code list EAS.
    pub fn parse(text: &str) -> Result<Self, Why> {
        let reason = || Why::Malformed { reason: "is not an electronic address like 0204:991-12345-67".to_owned() };
        let (scheme, id) = text.trim().split_once(':').ok_or_else(reason)?;
        let (scheme, id) = (scheme.trim().to_uppercase(), id.trim());
        let known = scheme == "EM" || (scheme.len() == 4 && scheme.bytes().all(|b| b.is_ascii_digit()));
        if !known || id.is_empty() || id.chars().any(char::is_whitespace) {
            return Err(reason());
        }
        Ok(Self { scheme, id: id.to_owned() })
    }

    /// The text that `parse` reads back.
    pub fn code(&self) -> String {
        format!("{}:{}", self.scheme, self.id)
    }
}

/// A way to pay, printed on each invoice.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, ts_rs::TS)]
#[serde(tag = "kind", rename_all = "snake_case")]
pub enum PaymentMethod {
    /// `iban`: digits and letters without blanks; `account` where there is no IBAN. `holder`: empty is the business.
    BankTransfer { holder: String, iban: String, bic: String, account: String, routing: String },
    /// A link that the client opens to pay by card.
    Link { label: String, url: String },
    /// India's UPI: a virtual payment address such as `elin@bank`.
    Upi { address: String, holder: String },
    /// Brazil's Pix: a key (CPF, CNPJ, phone, e-mail or random).
    Pix { key: String, holder: String, city: String },
    /// Cash, cheque or anything that one sentence explains.
    Other { label: String, details: String },
}

impl PaymentMethod {
    /// Errors: `Missing`, `WrongCheckDigit` on the IBAN, `Malformed` for a link that is not https.
    pub fn checked(self) -> Result<Self, Invalid> {
        match &self {
            Self::BankTransfer { holder, iban, account, .. } => {
                text::optional(holder).map_err(|why| Invalid::new("bank_holder", why))?;
                if iban.is_empty() && account.is_empty() {
                    return Err(Invalid::new("bank_iban", Why::Missing));
                }
                if !iban.is_empty() {
                    check_iban(iban).map_err(|why| Invalid::new("bank_iban", why))?;
                }
            }
            Self::Link { url, .. } if url.strip_prefix("https://").is_none_or(str::is_empty) => {
                let reason = "must start with https://".to_owned();
                return Err(Invalid::new("payment_link", Why::Malformed { reason }));
            }
            Self::Link { .. } => {}
            Self::Upi { address, .. } => {
                let (user, bank) = address.split_once('@').unwrap_or_default();
                let plain = |part: &str| {
                    !part.is_empty() && part.bytes().all(|b| b.is_ascii_alphanumeric() || b".-_".contains(&b))
                };
                if !plain(user) || !plain(bank) {
                    let reason = "is not a UPI address like name@bank".to_owned();
                    return Err(Invalid::new("upi_address", Why::Malformed { reason }));
                }
            }
            Self::Pix { key, .. } => {
                if key.is_empty() || key.len() > 77 || !key.bytes().all(|b| b.is_ascii_graphic()) {
                    let reason = "is not a Pix key: up to 77 letters, digits and signs without blanks".to_owned();
                    return Err(Invalid::new("pix_key", Why::Malformed { reason }));
                }
            }
            Self::Other { label, .. } => {
                text::required(label).map_err(|why| Invalid::new("payment_other", why))?;
            }
        }
        Ok(self)
    }
}

/// Checks an IBAN without blanks: check digits, and length and structure of the countries in the registry.
/// A country that the registry does not know yet is taken by its check digits alone, or its people could not bill.
/// Errors: `Malformed`, `WrongCheckDigit`. Source: ISO 13616 and its registry.
pub fn check_iban(iban: &str) -> Result<(), Why> {
    let malformed = |reason: &str| Err(Why::Malformed { reason: reason.to_owned() });
    let is_plain = iban.bytes().all(|b| b.is_ascii_digit() || b.is_ascii_uppercase());
    if !is_plain || iban.len() < 15 {
        return malformed(NOT_AN_IBAN);
    }
    match iban.parse::<iban::Iban>() {
        Ok(_) | Err(ParseIbanError::UnknownCountry(_)) => Ok(()),
        Err(ParseIbanError::InvalidBban(_)) => {
            malformed("is not an IBAN of its country: it has too many or too few signs, or letters where digits belong")
        }
        Err(ParseIbanError::InvalidBaseIban { source: ParseBaseIbanError::InvalidFormat }) => malformed(NOT_AN_IBAN),
        Err(ParseIbanError::InvalidBaseIban { source: ParseBaseIbanError::InvalidChecksum }) => {
            Err(Why::WrongCheckDigit)
        }
    }
}

const NOT_AN_IBAN: &str = "is not an IBAN: a country, two digits, then letters and digits, 15 to 34 in all";

/// Default tax of new lines.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, ts_rs::TS)]
pub struct TaxDefault {
    pub name: String,
    pub category: TaxCategory,
    pub rate: Percent,
}

/// The consultant's own business, one per book.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Business {
    pub name: String,
    /// The person, where the business has another name.
    pub person: String,
    pub address: Address,
    pub email: String,
    pub phone: String,
    pub website: String,
    pub tax_numbers: Vec<TaxNumber>,
    /// None: the seller charges no tax and says so by `tax_note`.
    pub tax: Option<TaxDefault>,
    /// The sentence printed when no tax is charged, such as the small-business one.
    pub tax_note: String,
    pub currency: Currency,
    pub terms: Option<PaymentTerms>,
    /// Sentence under the terms, such as late interest.
    pub terms_note: String,
    /// Offered to every client that has none of its own.
    #[serde(default)]
    pub early_payment: Option<EarlyPayment>,
    pub payment_methods: Vec<PaymentMethod>,
    /// BT-34. None: the e-mail address serves.
    #[serde(default)]
    pub endpoint: Option<Endpoint>,
    pub language: Language,
    pub paper: Paper,
    #[serde(default)]
    pub looks: Looks,
    /// Brand colour as `#rrggbb`.
    pub accent: String,
    /// SHA-256 of the logo's bytes in the book.
    pub logo: Option<String>,
    pub number_pattern: String,
    /// First number of a year's series; above 1 when older invoices were made elsewhere.
    pub number_start: u32,
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn iban_check_digits() {
        for good in ["DE02120300000000202051", "GB82WEST12345698765432", "IE29AIBK93115212345678"] {
            assert_eq!(check_iban(good), Ok(()), "{good}");
        }
        assert_eq!(check_iban("DE02120300000000202052"), Err(Why::WrongCheckDigit));
        // The right remainder, but two digits short, a letter in an account of digits, and too long for any country.
        for bad in ["DE311203000000002020", "DE44120300000000A02051", "GB82WEST1234569876543200000000000001", "de02"] {
            assert!(matches!(check_iban(bad), Err(Why::Malformed { .. })), "{bad}: {:?}", check_iban(bad));
        }
        assert!(matches!(check_iban("IE00 SAMP"), Err(Why::Malformed { .. })));
    }

    #[test]
    fn electronic_addresses_read_back() {
        for (typed, code) in
            [(" 0204:991-33333TEST-33 ", "0204:991-33333TEST-33"), ("em:ap@halden.example", "EM:ap@halden.example")]
        {
            let endpoint = Endpoint::parse(typed).unwrap();
            assert_eq!((endpoint.code().as_str(), Endpoint::parse(&endpoint.code())), (code, Ok(endpoint)), "{typed}");
        }
        for bad in ["", "0204", "0204:", "204:1", "0204:a b", "XX:1"] {
            assert!(Endpoint::parse(bad).is_err(), "{bad}");
        }
    }

    #[test]
    fn payment_addresses_are_checked() {
        let upi = |address: &str| PaymentMethod::Upi { address: address.into(), holder: String::new() }.checked();
        assert!(upi("elin.sandberg@okbank").is_ok());
        for bad in ["elin", "@bank", "elin@", "a b@bank", "a@b@c"] {
            assert_eq!(upi(bad).unwrap_err().field, "upi_address", "{bad}");
        }
        let pix =
            |key: &str| PaymentMethod::Pix { key: key.into(), holder: String::new(), city: String::new() }.checked();
        assert!(pix("+5511999998888").is_ok());
        assert_eq!(pix("a b").unwrap_err().field, "pix_key");
    }

    #[test]
    fn addresses_as_their_country_writes_them() {
        let mut address = Address::empty(Country::parse("IE").unwrap());
        assert!(!address.is_complete());
        address.street = "3 Northgate Yard".into();
        address.city = "Cork".into();
        address.postcode = "T12 XY34".into();
        assert_eq!(address.lines(Language::EnglishIreland), ["3 Northgate Yard", "Cork, T12 XY34", "Ireland"]);
        address.country = Country::parse("DE").unwrap();
        assert_eq!(address.lines(Language::German)[1..], ["T12 XY34 Cork", "Deutschland"]);
        address.country = Country::parse("US").unwrap();
        address.region = "WA".into();
        address.postcode = "98402".into();
        assert_eq!(address.lines(Language::EnglishUs)[1], "Cork, WA 98402");
    }
}
