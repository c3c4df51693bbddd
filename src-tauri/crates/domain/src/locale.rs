//! Country, document language, paper. Country sets tax wording and paper, language sets words and formats.

use crate::refusal::Why;
use serde::{Deserialize, Serialize};

mod countries;

/// ISO 3166-1 alpha-2 country code.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize, ts_rs::TS)]
#[serde(try_from = "String", into = "String")]
#[ts(type = "string")]
pub struct Country(usize);

impl Country {
    /// Errors: `Why::UnknownCountry`.
    pub fn parse(code: &str) -> Result<Self, Why> {
        let upper = code.trim().to_ascii_uppercase();
        let at = countries::COUNTRIES.binary_search_by(|row| row.0.cmp(upper.as_str()));
        at.map(Self).map_err(|_| Why::UnknownCountry)
    }

    pub fn code(self) -> &'static str {
        countries::COUNTRIES[self.0].0
    }

    pub fn name(self, language: Language) -> &'static str {
        language.of_eight(&countries::COUNTRIES[self.0].1)
    }

    /// Every country, by code.
    pub fn all() -> impl Iterator<Item = Country> {
        (0..countries::COUNTRIES.len()).map(Country)
    }

    /// The paper that is loaded in the printers of this country.
    pub fn paper(self) -> Paper {
        match self.code() {
            "US" | "CA" | "MX" | "CL" | "CO" | "VE" | "PH" | "GT" | "CR" | "PA" | "PR" | "DO" | "SV" | "NI" => {
                Paper::Letter
            }
            _ => Paper::A4,
        }
    }

    /// The document language that fits best, until the user chooses.
    pub fn language(self) -> Language {
        match self.code() {
            "DE" | "AT" | "CH" | "LI" => Language::German,
            "US" | "PH" => Language::EnglishUs,
            "IE" => Language::EnglishIreland,
            "FR" | "LU" | "MC" | "GP" | "MQ" | "GF" | "RE" | "YT" | "BL" | "MF" | "PM" | "NC" | "PF" | "WF" | "SN"
            | "CI" | "ML" | "BF" | "NE" | "TG" | "BJ" | "GA" | "CG" | "CD" | "MG" | "HT" | "MA" | "TN" | "DZ" => {
                Language::French
            }
            "ES" | "AD" | "MX" | "AR" | "CL" | "CO" | "PE" | "UY" | "PY" | "BO" | "EC" | "VE" | "CR" | "PA" | "GT"
            | "HN" | "NI" | "SV" | "DO" | "CU" | "GQ" => Language::Spanish,
            "IT" | "SM" | "VA" => Language::Italian,
            // More than half of Belgium; the other half chooses.
            "NL" | "BE" | "SR" | "AW" | "CW" | "SX" | "BQ" => Language::Dutch,
            "PT" | "BR" | "AO" | "MZ" | "CV" | "GW" | "ST" | "TL" => Language::Portuguese,
            "PL" => Language::Polish,
            _ => Language::EnglishUk,
        }
    }

    /// The currency of most invoices of this country, until the user chooses.
    pub fn currency(self) -> &'static str {
        match self.code() {
            "GB" | "IM" | "JE" | "GG" | "XI" => "GBP",
            "US" | "PR" | "EC" | "SV" => "USD",
            "CH" | "LI" => "CHF",
            "CA" => "CAD",
            "AU" => "AUD",
            "NZ" => "NZD",
            "JP" => "JPY",
            "IN" => "INR",
            "SE" => "SEK",
            "NO" => "NOK",
            "DK" => "DKK",
            "PL" => "PLN",
            "CZ" => "CZK",
            "HU" => "HUF",
            "RO" => "RON",
            "BR" => "BRL",
            "MX" => "MXN",
            "ZA" => "ZAR",
            "SG" => "SGD",
            "HK" => "HKD",
            "KW" => "KWD",
            "AE" => "AED",
            "TR" => "TRY",
            "CN" => "CNY",
            "KR" => "KRW",
            "IL" => "ILS",
            "TH" => "THB",
            "MY" => "MYR",
            "IS" => "ISK",
            "AR" => "ARS",
            "UA" => "UAH",
            "SA" => "SAR",
            "ID" => "IDR",
            "PH" => "PHP",
            "VN" => "VND",
            "TW" => "TWD",
            "CL" => "CLP",
            "CO" => "COP",
            "EG" => "EGP",
            "KE" => "KES",
            "NG" => "NGN",
            "QA" => "QAR",
            "BH" => "BHD",
            "RS" => "RSD",
            _ => "EUR",
        }
    }

    /// Standard VAT or GST in percent where one rate holds for the whole country; a default the user confirms.
    /// None: no such tax, or several by state. Source: national rates as of 2026.
    pub fn standard_rate(self) -> Option<&'static str> {
        Some(match self.code() {
            "LU" => "17",
            "MT" => "18",
            "CY" | "DE" => "19",
            "AT" | "BG" | "FR" | "GB" | "IM" | "XI" | "MC" => "20",
            "BE" | "CZ" | "ES" | "LV" | "LT" | "NL" | "RO" => "21",
            "IT" | "SI" => "22",
            "IE" | "PL" | "PT" | "SK" => "23",
            "EE" | "GR" => "24",
            "DK" | "HR" | "NO" | "SE" => "25",
            "FI" => "25.5",
            "CH" | "LI" => "8.1",
            "HU" => "27",
            "AU" => "10",
            "NZ" | "ZA" => "15",
            "SG" => "9",
            "JP" | "KR" => "10",
            "TR" => "20",
            "MX" => "16",
            "AE" => "5",
            _ => return None,
        })
    }

    /// True where the standard tax is the VAT of the EU directive.
    pub fn in_eu(self) -> bool {
        matches!(
            self.code(),
            "AT" | "BE"
                | "BG"
                | "CY"
                | "CZ"
                | "DE"
                | "DK"
                | "EE"
                | "ES"
                | "FI"
                | "FR"
                | "GR"
                | "HR"
                | "HU"
                | "IE"
                | "IT"
                | "LT"
                | "LU"
                | "LV"
                | "MT"
                | "NL"
                | "PL"
                | "PT"
                | "RO"
                | "SE"
                | "SI"
                | "SK"
        )
    }
}

impl TryFrom<String> for Country {
    type Error = Why;
    fn try_from(code: String) -> Result<Self, Why> {
        Self::parse(&code)
    }
}

impl From<Country> for String {
    fn from(country: Country) -> Self {
        country.code().to_owned()
    }
}

/// Language of documents and mails. It belongs to the client; the window's language is another thing.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize, ts_rs::TS)]
pub enum Language {
    #[serde(rename = "en-GB")]
    EnglishUk,
    #[serde(rename = "en-US")]
    EnglishUs,
    #[serde(rename = "en-IE")]
    EnglishIreland,
    #[serde(rename = "de-DE")]
    German,
    #[serde(rename = "fr-FR")]
    French,
    #[serde(rename = "es-ES")]
    Spanish,
    #[serde(rename = "it-IT")]
    Italian,
    #[serde(rename = "nl-NL")]
    Dutch,
    #[serde(rename = "pt-PT")]
    Portuguese,
    #[serde(rename = "pl-PL")]
    Polish,
}

impl Language {
    pub const ALL: [Language; 10] = [
        Self::EnglishUk,
        Self::EnglishUs,
        Self::EnglishIreland,
        Self::German,
        Self::French,
        Self::Spanish,
        Self::Italian,
        Self::Dutch,
        Self::Portuguese,
        Self::Polish,
    ];

    /// BCP 47 tag.
    pub fn tag(self) -> &'static str {
        match self {
            Self::EnglishUk => "en-GB",
            Self::EnglishUs => "en-US",
            Self::EnglishIreland => "en-IE",
            Self::German => "de-DE",
            Self::French => "fr-FR",
            Self::Spanish => "es-ES",
            Self::Italian => "it-IT",
            Self::Dutch => "nl-NL",
            Self::Portuguese => "pt-PT",
            Self::Polish => "pl-PL",
        }
    }

    /// Reads a tag; the language alone is taken too, such as `de`. Errors: `NotOneOf`.
    pub fn parse(tag: &str) -> Result<Self, Why> {
        let tag = tag.trim();
        let (whole, bare) =
            (|l: &Self| l.tag().eq_ignore_ascii_case(tag), |l: &Self| l.tag()[..2].eq_ignore_ascii_case(tag));
        let found = Self::ALL.into_iter().find(whole).or_else(|| Self::ALL.into_iter().find(bare));
        found.ok_or_else(|| Why::NotOneOf { allowed: Self::ALL.map(Self::tag).join(", ") })
    }

    /// The entry of this language in a table of words that Britons, Irish and Americans spell alike: English, German,
    /// French, Spanish, Italian, Dutch, Portuguese, Polish.
    pub fn of_eight<T: Copy>(self, table: &[T; 8]) -> T {
        match self {
            Self::EnglishUk | Self::EnglishUs | Self::EnglishIreland => table[0],
            Self::German => table[1],
            Self::French => table[2],
            Self::Spanish => table[3],
            Self::Italian => table[4],
            Self::Dutch => table[5],
            Self::Portuguese => table[6],
            Self::Polish => table[7],
        }
    }
}

/// Paper of a document.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize, ts_rs::TS)]
#[serde(rename_all = "snake_case")]
pub enum Paper {
    A4,
    Letter,
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn countries_are_sorted_for_the_search() {
        assert!(countries::COUNTRIES.is_sorted_by(|a, b| a.0 < b.0));
        assert_eq!(Country::parse(" ie ").map(|c| c.name(Language::German)), Ok("Irland"));
        assert_eq!(Country::parse("Ireland"), Err(Why::UnknownCountry));
        for country in Country::all() {
            assert!(crate::Currency::parse(country.currency()).is_ok(), "{}", country.code());
        }
    }

    #[test]
    fn every_country_has_a_name_in_every_language() {
        for (country, language) in Country::all().flat_map(|c| Language::ALL.map(|l| (c, l))) {
            let name = country.name(language);
            assert!(!name.is_empty() && name.trim() == name, "{} in {}", country.code(), language.tag());
        }
        let germany = Country::parse("DE").unwrap();
        let names = Language::ALL.map(|language| germany.name(language));
        assert_eq!(names[3..], ["Deutschland", "Allemagne", "Alemania", "Germania", "Duitsland", "Alemanha", "Niemcy"]);
    }

    #[test]
    fn a_language_is_read_by_its_tag_and_by_its_name_alone() {
        for language in Language::ALL {
            assert_eq!(Language::parse(language.tag()), Ok(language));
            assert_eq!(Language::parse(&language.tag().to_lowercase()), Ok(language));
        }
        let table = [
            ("en", Language::EnglishUk),
            (" DE ", Language::German),
            ("fr", Language::French),
            ("es", Language::Spanish),
            ("it", Language::Italian),
            ("nl", Language::Dutch),
            ("pt", Language::Portuguese),
            ("pl", Language::Polish),
        ];
        for (tag, language) in table {
            assert_eq!(Language::parse(tag), Ok(language), "{tag}");
        }
        for bad in ["", "e", "english", "pt-BR", "sv"] {
            assert!(Language::parse(bad).is_err(), "{bad}");
        }
    }
}
