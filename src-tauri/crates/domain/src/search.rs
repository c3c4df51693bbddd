//! What is typed into a search: as a text in which small and capital letters are one, and as an amount.

use crate::pasted::amount;
use crate::{Currency, Money};

/// A text as it is compared while searching: in small letters, whatever the script. Accents stay what they are.
pub fn folded(text: &str) -> String {
    // Letter by letter, so that a part of a word is folded as it is within the word; only sigma has a form for the end.
    text.chars().flat_map(char::to_lowercase).map(|c| if c == 'ς' { 'σ' } else { c }).collect()
}

/// The amounts that a text may mean in one of `currencies`: `5904`, `5,904.00`, `5.904,00`, `EUR 5 904`. None for other texts.
pub fn amounts(text: &str, currencies: &[Currency]) -> Vec<Money> {
    if !text.contains(|c: char| c.is_ascii_digit()) {
        return Vec::new();
    }
    currencies.iter().flat_map(|currency| amount::readings(text, *currency)).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn currencies(codes: &str) -> Vec<Currency> {
        codes.split(' ').map(|code| Currency::parse(code).unwrap()).collect()
    }

    #[test]
    fn letters_of_every_script_are_one_in_both_sizes() {
        let table = [
            ("Müller & Søn", "MÜLLER & SØN"),
            ("ΟΔΟΣ", "οδος"),
            ("οδοσ", "ΟΔΟΣ"),
            ("Железо", "ЖЕЛЕЗО"),
            ("ẞ", "ß"),
            ("ǅ", "ǆ"),
        ];
        for (one, other) in table {
            assert_eq!(folded(one), folded(other));
        }
        assert_ne!(folded("Muller"), folded("Müller"), "an accent makes another letter");
        assert_eq!(folded("50% _off_ \"x\""), "50% _off_ \"x\"");
    }

    #[test]
    fn what_is_typed_as_an_amount_is_read_in_every_way_that_people_write() {
        let of_5904 = [
            "5904",
            "5904.00",
            "5,904.00",
            "5.904,00",
            "5904,0",
            "5 904,00",
            "5\u{a0}904",
            "5'904.00",
            "5’904",
            "5,904",
            "5.904",
            "5,904.",
            "5904,",
            "-5904",
            "\u{2212}5,904.00",
            "€ 5,904",
            "EUR 5904",
            "eur 5904",
            "5904 EUR",
            "5.904,00 €",
            "5904.-",
            "5904,--",
            " 5904 ",
        ];
        for typed in of_5904 {
            let found = amounts(typed, &currencies("EUR"));
            assert_eq!(found.iter().map(Money::minor).collect::<Vec<_>>(), [590_400], "{typed}");
        }
        let table: [(&str, &str, &[i64]); 12] = [
            ("1.250", "KWD", &[1250, 1_250_000]),
            ("1.250", "JPY", &[1250]),
            ("12.50", "JPY", &[]),
            ("12.00", "JPY", &[12]),
            ("12.345.678", "EUR", &[1_234_567_800]),
            ("0.05", "EUR", &[5]),
            ("0", "EUR", &[]),
            ("$40", "EUR", &[]),
            ("2026-031", "EUR", &[]),
            ("PO-88213", "EUR", &[]),
            ("12 rails", "EUR", &[]),
            ("99999999999999999999", "EUR", &[]),
        ];
        for (typed, code, minor) in table {
            let found = amounts(typed, &currencies(code));
            assert_eq!(found.iter().map(Money::minor).collect::<Vec<_>>(), minor, "{typed} in {code}");
        }
        let both = amounts("40", &currencies("EUR USD"));
        assert_eq!(both.iter().map(ToString::to_string).collect::<Vec<_>>(), ["40.00 EUR", "40.00 USD"]);
        assert_eq!(amounts("$40", &currencies("EUR USD")).len(), 1, "a sign chooses its currency");
    }
}
