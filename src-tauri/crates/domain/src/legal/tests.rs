//! The legal table is complete, of the right language, and gives way to what the user writes.

use super::*;
use crate::percent::Percent;

fn country(code: &str) -> Country {
    Country::parse(code).unwrap()
}

fn is_english(language: Language) -> bool {
    language.tag().starts_with("en")
}

#[test]
fn the_common_cases_have_the_words_of_their_country() {
    use Language as L;
    let table = [
        ("DE", L::German, LegalText::ReverseCharge, "Steuerschuldnerschaft des Leistungsempfängers"),
        (
            "AT",
            L::German,
            LegalText::ReverseCharge,
            "Übergang der Steuerschuld auf den Leistungsempfänger (Reverse Charge)",
        ),
        ("FR", L::French, LegalText::ReverseCharge, "Autoliquidation"),
        ("ES", L::Spanish, LegalText::ReverseCharge, "Inversión del sujeto pasivo"),
        ("IT", L::Italian, LegalText::ReverseCharge, "Inversione contabile"),
        ("NL", L::Dutch, LegalText::ReverseCharge, "Btw verlegd"),
        ("PT", L::Portuguese, LegalText::ReverseCharge, "IVA – autoliquidação"),
        ("PL", L::Polish, LegalText::ReverseCharge, "Odwrotne obciążenie"),
        ("IE", L::EnglishIreland, LegalText::ReverseCharge, "Reverse charge"),
        ("DE", L::French, LegalText::ReverseCharge, "Autoliquidation"),
        ("FR", L::French, LegalText::SmallBusiness, "TVA non applicable, art. 293 B du CGI"),
        (
            "FR",
            L::EnglishUk,
            LegalText::SmallBusiness,
            "Exempt from VAT under the small business scheme (art. 293 B du CGI)",
        ),
        ("DE", L::German, LegalText::SmallBusiness, "Steuerfreier Umsatz nach § 19 UStG (Kleinunternehmer)"),
        ("DE", L::Polish, LegalText::SmallBusiness, "Zwolnienie z VAT dla małych przedsiębiorstw (§ 19 UStG)"),
        (
            "SE",
            L::EnglishUk,
            LegalText::SmallBusiness,
            "Exempt from VAT under the small business scheme (Art. 284, 2006/112/EC)",
        ),
        ("GB", L::EnglishUk, LegalText::OutsideScope, "Outside the scope of UK VAT"),
        ("IE", L::EnglishUk, LegalText::OutsideScope, "Outside the scope of VAT"),
        ("AU", L::French, LegalText::Exempt, "Opération exonérée de GST"),
        ("CH", L::German, LegalText::NotRegistered, "Nicht mehrwertsteuerpflichtig (Art. 10 Abs. 2 MWSTG)"),
        ("IN", L::EnglishUk, LegalText::Export, "Supply meant for export under LUT without payment of IGST"),
        ("PL", L::Polish, LegalText::CashAccounting, "Metoda kasowa"),
        ("PT", L::Portuguese, LegalText::CashAccounting, "IVA – regime de caixa"),
        (
            "DE",
            L::German,
            LegalText::LatePenalty,
            "Bei Zahlungsverzug gelten die gesetzlichen Verzugszinsen (§ 288 BGB).",
        ),
        (
            "NL",
            L::Dutch,
            LegalText::RecoveryFee,
            "Daarnaast is een vast bedrag van €\u{a0}40 aan invorderingskosten verschuldigd.",
        ),
        ("GB", L::EnglishUk, LegalText::RecoveryFee, "A fixed sum of £40–100 for recovery costs is added."),
    ];
    for (code, language, text, expected) in table {
        assert_eq!(sentence(text, country(code), language), expected, "{code}, {language:?}, {text:?}");
    }
}

#[test]
fn every_country_has_every_sentence_in_every_language() {
    for seller in Country::all() {
        for text in LegalText::ALL {
            let english = sentence(text, seller, Language::EnglishUk);
            for language in Language::ALL {
                let words = sentence(text, seller, language);
                let place = format!("{} {text:?} {language:?}: {words}", seller.code());
                assert!(!words.is_empty() && words == words.trim() && !words.contains(['{', '}']), "{place}");
                assert_eq!(words == english, is_english(language), "{place}");
            }
        }
    }
}

#[test]
fn every_eu_seller_without_tax_says_why_and_knows_its_terms() {
    for seller in Country::all().filter(|country| country.in_eu()) {
        for language in Language::ALL {
            assert!(no_tax_note(seller, language).is_some(), "{}", seller.code());
            assert!(terms_note(seller, language, None).is_some_and(|note| note.contains("40")), "{}", seller.code());
        }
    }
    assert_eq!(no_tax_note(country("US"), Language::EnglishUs), None);
    assert_eq!(terms_note(country("US"), Language::EnglishUs, None), None);
    assert_eq!(no_tax_note(country("GB"), Language::EnglishUk).as_deref(), Some("Not registered for VAT"));
    assert_eq!(
        no_tax_note(country("ES"), Language::Spanish).as_deref(),
        Some("Operación exenta de IVA (art. 20 de la Ley 37/1992)")
    );
}

#[test]
fn france_states_rate_fee_and_discount() {
    let note = terms_note(country("FR"), Language::French, None).unwrap();
    for part in ["majoré de 10 points", "40\u{a0}€", "Pas d’escompte"] {
        assert!(note.contains(part), "{note}");
    }
    let early = EarlyPayment { percent: Percent::parse("2").unwrap(), days: 10 };
    assert!(!terms_note(country("FR"), Language::French, Some(early)).unwrap().contains("escompte"));
}

#[test]
fn a_default_left_as_it_is_follows_the_language_and_own_words_stay() {
    let (germany, france) = (country("DE"), country("FR"));
    let german = no_tax_note(germany, Language::German).unwrap();
    assert_eq!(
        no_tax_note_of(&german, germany, Language::EnglishUk),
        no_tax_note(germany, Language::EnglishUk).unwrap()
    );
    assert_eq!(no_tax_note_of("Kein Ausweis von USt.", germany, Language::EnglishUk), "Kein Ausweis von USt.");
    assert_eq!(no_tax_note_of("", germany, Language::German), "", "what was taken out stays out");
    let note = terms_note(france, Language::French, None).unwrap();
    assert_eq!(terms_note_of(&note, france, Language::Dutch, None), terms_note(france, Language::Dutch, None).unwrap());
    let early = EarlyPayment { percent: Percent::parse("2").unwrap(), days: 10 };
    let without = terms_note_of(&note, france, Language::French, Some(early));
    assert_eq!(without, terms_note(france, Language::French, Some(early)).unwrap(), "a deduction is offered");
    assert_eq!(terms_note_of("Thank you.", france, Language::French, None), "Thank you.");
}

#[test]
fn a_reason_of_the_client_wins_over_the_default() {
    let reason = |own: &str, language| reason_of(own, TaxCategory::ReverseCharge, country("IE"), language);
    assert_eq!(reason("", Language::German).as_deref(), Some("Steuerschuldnerschaft des Leistungsempfängers"));
    assert_eq!(reason("Reverse charge", Language::German), reason("", Language::German), "the default, left as it is");
    assert_eq!(reason("Art. 196", Language::German).as_deref(), Some("Art. 196"));
    assert_eq!(reason_of("", TaxCategory::Standard, country("IE"), Language::German), None);
}
