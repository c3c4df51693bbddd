//! What a country brings to a business until the user chooses: tax, currency, language, paper, legal sentences.

use domain::invoice::Looks;
use domain::party::{Address, Business, TaxDefault};
use domain::tax::TaxCategory;
use domain::terms::PaymentTerms;
use domain::{Country, Currency, Percent, legal, national};

/// Brand colour until the user chooses one.
const ACCENT: &str = "#2b4fc4";

/// A business of which only the country is known.
pub(crate) fn fresh(country: Country) -> Business {
    let currency = Currency::parse(country.currency()).expect("the country table names ISO currencies");
    let rate = country.standard_rate().and_then(|r| Percent::parse(r).ok());
    Business {
        name: String::new(),
        person: String::new(),
        address: Address::empty(country),
        email: String::new(),
        phone: String::new(),
        website: String::new(),
        tax_numbers: Vec::new(),
        tax: rate.map(|rate| TaxDefault {
            name: national::tax_name(country).to_owned(),
            category: TaxCategory::Standard,
            rate,
        }),
        tax_note: String::new(),
        currency,
        terms: Some(PaymentTerms::Net { days: 30 }),
        terms_note: Some(country)
            .filter(|country| legal::must_state_late_interest(*country))
            .and_then(|country| legal::terms_note(country, country.language(), None))
            .unwrap_or_default(),
        early_payment: None,
        payment_methods: Vec::new(),
        endpoint: None,
        looks: Looks::default(),
        language: country.language(),
        paper: country.paper(),
        accent: ACCENT.to_owned(),
        logo: None,
        number_pattern: "{YYYY}-{000}".to_owned(),
        number_start: 1,
    }
}

/// A new country brings its tax, currency, language and paper, but only where nobody chose otherwise.
pub(super) fn with_country_defaults(stored: Business, typed: &[(&'static str, String)]) -> Business {
    let country = typed.iter().find(|(field, _)| *field == "country").and_then(|(_, text)| Country::parse(text).ok());
    let Some(country) = country.filter(|c| *c != stored.address.country) else { return stored };
    let (was, new) = (fresh(stored.address.country), fresh(country));
    let terms_note = match stored.terms_note.is_empty() || stored.terms_note == was.terms_note {
        true => new.terms_note,
        false => stored.terms_note,
    };
    let language = if stored.language == was.language { new.language } else { stored.language };
    let was_default = legal::no_tax_note(stored.address.country, stored.language).as_ref() == Some(&stored.tax_note);
    let tax_note = was_default.then(|| legal::no_tax_note(country, language).unwrap_or_default());
    Business {
        terms_note,
        language,
        tax_note: tax_note.unwrap_or(stored.tax_note),
        tax: if stored.tax == was.tax { new.tax } else { stored.tax },
        currency: if stored.currency == was.currency { new.currency } else { stored.currency },
        paper: if stored.paper == was.paper { new.paper } else { stored.paper },
        address: Address { country, ..stored.address },
        ..stored
    }
}

/// Who takes the tax rate away is shown the sentence that says why nothing is charged, and may change it; who enters
/// a rate again loses it if it was left as it is.
pub(super) fn with_tax_note(stored: Business, typed: &[(&'static str, String)]) -> Business {
    let has = |field: &str| typed.iter().find(|(name, _)| *name == field).map(|(_, text)| text.trim());
    let (Some(rate), None) = (has("tax_rate"), has("tax_note")) else { return stored };
    let default = legal::no_tax_note(stored.address.country, stored.language).unwrap_or_default();
    let tax_note = match (rate.is_empty(), stored.tax_note.as_str()) {
        (true, "") if stored.tax.is_some() => default,
        (false, note) if note == default => String::new(),
        (true | false, _) => stored.tax_note,
    };
    Business { tax_note, ..stored }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn of(country: &str) -> Business {
        fresh(Country::parse(country).expect("a country"))
    }

    fn typed(field: &'static str, text: &str) -> Vec<(&'static str, String)> {
        vec![(field, text.to_owned())]
    }

    #[test]
    fn a_seller_without_tax_is_shown_the_sentence_of_its_country() {
        for (country, words) in [
            ("DE", "Steuerfreier Umsatz nach § 19 UStG (Kleinunternehmer)"),
            ("FR", "TVA non applicable, art. 293 B du CGI"),
            ("IE", "Not registered for VAT"),
        ] {
            let without = with_tax_note(of(country), &typed("tax_rate", " "));
            assert_eq!(without.tax_note, words, "{country}");
            let again = with_tax_note(without, &typed("tax_rate", "19"));
            assert_eq!(again.tax_note, "", "{country}: with a rate nothing is to be explained");
        }
    }

    #[test]
    fn own_words_are_never_replaced() {
        let own = Business { tax_note: "As agreed.".to_owned(), ..of("DE") };
        assert_eq!(with_tax_note(own.clone(), &typed("tax_rate", "")).tax_note, "As agreed.");
        assert_eq!(with_tax_note(own, &typed("tax_rate", "7")).tax_note, "As agreed.");
        let both = [typed("tax_rate", ""), typed("tax_note", "Mine")].concat();
        assert_eq!(with_tax_note(of("DE"), &both).tax_note, "", "what is typed now is read by the form");
        let noted = Business { terms_note: "Pay soon.".to_owned(), ..of("DE") };
        assert_eq!(with_country_defaults(noted, &typed("country", "FR")).terms_note, "Pay soon.");
    }

    #[test]
    fn a_french_seller_begins_with_the_terms_that_the_law_asks_for() {
        assert!(of("FR").terms_note.contains("majoré de 10 points"));
        assert_eq!(of("DE").terms_note, "");
        let moved = with_country_defaults(of("DE"), &typed("country", "FR"));
        assert_eq!((moved.terms_note, moved.language.tag()), (of("FR").terms_note, "fr-FR"));
        let small = Business { tax_note: "Not registered for VAT".to_owned(), ..of("IE") };
        let moved = with_country_defaults(small, &typed("country", "AT"));
        assert_eq!(moved.tax_note, "Umsatzsteuerfrei als Kleinunternehmer nach § 6 Abs. 1 Z 27 UStG");
        let back = with_country_defaults(of("FR"), &typed("country", "DE"));
        assert_eq!((back.terms_note.as_str(), back.language.tag()), ("", "de-DE"));
    }
}
