//! Every label of every language: none empty, none left in English, forms enough for the language's plurals.

use domain::Language;
use domain::milestone::Channel;
use domain::tax::TaxCategory;
use domain::terms::PaymentTerms;
use rust_decimal::Decimal;

use crate::languages::{Labels, MonthEnd, Settled, labels};

/// The plain labels by name, read from their debug form so that a new one cannot be forgotten.
fn plain(language: Language) -> Vec<(String, String)> {
    let shown = format!("{:#?}", labels(language));
    let mut found = Vec::new();
    for line in shown.lines() {
        if let Some((name, rest)) = line.strip_prefix("    ").and_then(|line| line.split_once(": \""))
            && !name.starts_with(' ')
            && let Some(text) = rest.strip_suffix("\",")
        {
            found.push((name.to_owned(), text.replace("\\u{a0}", "\u{a0}")));
        }
    }
    found
}

const CATEGORIES: [TaxCategory; 5] = [
    TaxCategory::Exempt,
    TaxCategory::ReverseCharge,
    TaxCategory::IntraCommunity,
    TaxCategory::Export,
    TaxCategory::OutsideScope,
];

const CHANNELS: [Channel; 5] = [Channel::Email, Channel::Meeting, Channel::Call, Channel::Signature, Channel::Message];

fn sentences(language: Language) -> Vec<(String, String)> {
    let it: &Labels = labels(language);
    let named = |name: &str, text: String| (name.to_owned(), text);
    let mut texts = vec![
        named("contract_of", (it.contract_of)("DAY")),
        named("reference", (it.reference)("NUMBER", "DAY")),
        named("milestone_of", (it.milestone_of)(3, 5)),
        named("milestone_in", (it.milestone_in)(3, "NAME")),
        named("milestones", (it.milestones)("1, 2", 2)),
        named("milestones", (it.milestones)("1", 1)),
        named("track", (it.track)(3, 5, "NAME", 2)),
        named("track_without_current", (it.track_without_current)(2, 5)),
        named("logo_of", (it.logo_of)("NAME")),
        named("accepted_by", (it.accepted_by)("NAME", "DAY")),
        named("quantity_at", (it.quantity_at)("2", &it.unit("HUR", Decimal::TWO), "PRICE")),
        named("service_period", (it.service_period)("DAY", "DAY")),
        named("service_period", (it.service_period)("DAY", "THEN")),
        named("deducts", (it.deducts)("NUMBER", "DAY")),
        named("tax_on", (it.tax_on)("TAX", "BASE")),
        named("tax_in", (it.tax_in)("TAX", "CODE")),
        named("including", (it.including)("TAX")),
        named("contract_without", (it.contract_without)("TAX")),
        named("change_orders", (it.change_orders)(1)),
        named("change_orders", (it.change_orders)(2)),
        named("page_of", (it.page_of)(1, 2)),
        named("titled", (it.titled)("WORD", "TEXT")),
        named("quoted", (it.quoted)("TEXT")),
        named("agreed_on", (it.agreed_on)("DAY", "NAME", (it.channel)(Channel::Email))),
        named("certifies", (it.certifies)("DAY")),
        named("change_order", (it.change_order)(2)),
        named("moved", (it.moved)(3, 5)),
        named("declined_on", (it.declined_on)("DAY", "NAME")),
        named("withdrawn_on", (it.withdrawn_on)("DAY")),
        named("payable_by", (it.payable_by)("DAY")),
        named("share_of_base", (it.share_of_base)("RATE", "BASE")),
        named("early_payment_ahead", (it.early_payment_ahead)("RATE", 1)),
        named("early_payment_ahead", (it.early_payment_ahead)("RATE", 10)),
    ];
    texts.extend([1, 2, 5].map(|count| named("unchanged", (it.unchanged)(count))));
    texts.extend(CHANNELS.map(|channel| named("channel", (it.channel)(channel).to_owned())));
    let ends = [MonthEnd::OfInvoice, MonthEnd::ThenDays(1), MonthEnd::ThenDays(15), MonthEnd::AfterDays(30)];
    texts.extend(ends.map(|end| named("month_end", (it.month_end)(end))));
    texts.extend(CATEGORIES.map(|category| named("tax_without", (it.tax_without)("TAX", category))));
    for settled in [Settled::ByBankTransfer, Settled::Otherwise] {
        for terms in ["receipt", "net 1", "net 30", "eom", "30 eom", "2026-12-24"] {
            let terms = PaymentTerms::parse(terms).expect("terms");
            texts.push(named("terms_sentence", (it.terms_sentence)(terms, "DAY", settled)));
        }
    }
    texts
}

pub(super) fn every_text(language: Language) -> Vec<(String, String)> {
    let units = labels(language).units.iter().flat_map(|(_, forms)| forms.iter());
    let mut texts = plain(language);
    texts.extend(sentences(language));
    texts.extend(units.map(|form| ("units".to_owned(), (*form).to_owned())));
    texts
}

fn is_english(language: Language) -> bool {
    matches!(language, Language::EnglishUk | Language::EnglishUs | Language::EnglishIreland)
}

#[test]
fn no_label_is_empty() {
    for language in Language::ALL {
        assert!(plain(language).len() > 35, "the labels are read");
        for (name, text) in every_text(language) {
            assert!(!text.trim().is_empty() && text == text.trim(), "{language:?} {name}: {text:?}");
        }
    }
}

/// Words that are the same in English, by language and label.
const SHARED: &[(Language, &str)] = &[
    (Language::French, "description"),
    (Language::French, "target_date"),
    (Language::French, "client"),
    (Language::French, "dated"),
    (Language::French, "signature"),
    (Language::German, "signatory"),
    (Language::German, "tax_in"),
    (Language::Dutch, "tax_in"),
    (Language::Italian, "tax_in"),
    (Language::Spanish, "subtotal"),
    (Language::Spanish, "gross"),
    (Language::Portuguese, "subtotal"),
    (Language::Portuguese, "gross"),
    (Language::Dutch, "project"),
    (Language::Dutch, "contract"),
    // Italian business has no other word in use.
    (Language::Italian, "milestones"),
    (Language::Italian, "milestone"),
];

#[test]
fn no_english_label_is_left_in_another_language() {
    let english: Vec<String> = every_text(Language::EnglishUk).into_iter().map(|(_, text)| text).collect();
    for language in Language::ALL.into_iter().filter(|language| !is_english(*language)) {
        for (name, text) in every_text(language) {
            // Codes, and the Dutch week.
            let code =
                matches!(name.as_str(), "iban" | "bic" | "titled" | "quoted") || matches!(text.as_str(), "km" | "week");
            let shared = SHARED.contains(&(language, name.as_str()));
            // The words that some laws want beside the language's own.
            let stays = [labels(language).invoice, labels(language).corrected_invoice]
                .iter()
                .any(|own| text == format!("{own} (Tax invoice)"));
            let words: Vec<&str> = text.split([' ', '\u{a0}', ',', '.', '(', ')', ':']).collect();
            let left = [
                "of",
                "from",
                "by",
                "within",
                "days",
                "the",
                "Invoice",
                "invoice",
                "Payment",
                "Less",
                "Page",
                "excluding",
            ];
            let is_page = name == "page_of" && language == Language::French;
            assert!(code || shared || !english.contains(&text), "{language:?} {name}: {text}");
            assert!(stays || is_page || !left.iter().any(|word| words.contains(word)), "{language:?} {name}: {text}");
        }
    }
    assert!(every_text(Language::EnglishUk).iter().any(|(_, text)| text.contains(" of ")), "the search can find");
}

#[test]
fn sentences_keep_what_they_are_given() {
    for language in Language::ALL {
        for (name, text) in sentences(language) {
            let wanted: &[&str] = match name.as_str() {
                "contract_of" => &["DAY"],
                "reference" | "deducts" => &["NUMBER", "DAY"],
                "milestone_of" | "page_of" => &["1", "2", "3", "5"],
                "milestone_in" | "logo_of" => &["NAME"],
                "track" => &["3", "5", "NAME", "2"],
                "accepted_by" | "agreed_on" | "declined_on" => &["NAME", "DAY"],
                "certifies" | "withdrawn_on" => &["DAY"],
                "change_order" => &["2"],
                "moved" => &["3", "5"],
                "titled" => &["WORD", "TEXT"],
                "quoted" => &["TEXT"],
                "payable_by" => &["DAY"],
                "share_of_base" => &["RATE", "BASE"],
                "early_payment_ahead" => &["RATE"],
                "quantity_at" => &["2", "PRICE"],
                "tax_on" => &["TAX", "BASE"],
                "including" | "contract_without" | "tax_without" => &["TAX"],
                _ => &[],
            };
            let kept = wanted.iter().filter(|part| text.contains(**part)).count();
            let least = if matches!(name.as_str(), "milestone_of" | "page_of") { 2 } else { wanted.len() };
            assert!(kept >= least, "{language:?} {name}: {text}");
        }
    }
}

#[test]
fn units_have_a_form_for_every_count() {
    let counts = ["0", "0.5", "1", "1.5", "2", "5", "12", "22", "100"].map(|n| n.parse::<Decimal>().expect("a number"));
    for language in Language::ALL {
        let it = labels(language);
        let forms = counts.map(it.plural).into_iter().max().expect("some count") + 1;
        for (code, words) in it.units {
            assert_eq!(words.len(), forms, "{language:?} {code}");
        }
        let codes: Vec<&str> = it.units.iter().map(|(code, _)| *code).collect();
        assert_eq!(codes, labels(Language::EnglishUk).units.iter().map(|(code, _)| *code).collect::<Vec<_>>());
    }
}

#[test]
fn counts_take_the_form_of_their_language() {
    let table = [
        (Language::EnglishUk, ["hour", "hours", "hours", "hours", "hours"]),
        (Language::French, ["heure", "heure", "heures", "heures", "heures"]),
        (Language::Dutch, ["uur", "uur", "uur", "uur", "uur"]),
        (Language::Polish, ["godzina", "godziny", "godziny", "godzin", "godziny"]),
    ];
    for (language, expected) in table {
        let words = ["1", "1.5", "3", "12", "22"].map(|n| labels(language).unit("HUR", n.parse().expect("a number")));
        assert_eq!(words, expected, "{language:?}");
    }
    assert_eq!(labels(Language::Polish).unit("DAY", "2.5".parse().expect("a number")), "dnia");
}

#[test]
fn italian_elides_before_a_vowel() {
    let it = labels(Language::Italian);
    assert_eq!((it.contract_of)("8\u{a0}giugno 2026"), "Contratto dell’8\u{a0}giugno 2026");
    assert_eq!((it.contract_of)("18\u{a0}giugno 2026"), "Contratto del 18\u{a0}giugno 2026");
    assert_eq!(
        (it.service_period)("1\u{a0}marzo 2026", "11\u{a0}marzo 2026"),
        "Prestazione dall’1\u{a0}marzo 2026 all’11\u{a0}marzo 2026"
    );
}

#[test]
fn a_credit_note_is_never_called_gutschrift() {
    for (name, text) in every_text(Language::German) {
        assert!(!text.contains("Gutschrift"), "{name}: on paper that means self-billing");
    }
    assert_eq!(labels(Language::German).credit_note, "Rechnungskorrektur");
}

#[test]
fn what_takes_the_place_of_an_invoice_has_its_own_title() {
    // language | title | where the words "Tax invoice" must stay
    let table = [
        (Language::EnglishUk, "Corrected invoice", "Corrected tax invoice"),
        (Language::German, "Berichtigte Rechnung", "Berichtigte Rechnung (Tax invoice)"),
        (Language::French, "Facture rectificative", "Facture rectificative (Tax invoice)"),
        (Language::Spanish, "Factura rectificativa", "Factura rectificativa (Tax invoice)"),
        (Language::Italian, "Fattura rettificativa", "Fattura rettificativa (Tax invoice)"),
        (Language::Dutch, "Correctiefactuur", "Correctiefactuur (Tax invoice)"),
        (Language::Portuguese, "Fatura retificativa", "Fatura retificativa (Tax invoice)"),
        (Language::Polish, "Faktura korygująca", "Faktura korygująca (Tax invoice)"),
    ];
    for (language, title, with_tax) in table {
        let it = labels(language);
        assert_eq!((it.corrected_invoice, it.corrected_tax_invoice), (title, with_tax), "{language:?}");
    }
    for language in Language::ALL {
        let it = labels(language);
        assert_ne!(it.corrected_invoice, it.invoice, "{language:?}");
        assert!(it.corrected_tax_invoice.to_lowercase().contains("tax invoice"), "{language:?}");
        assert!(it.adjustment_note.to_lowercase().contains("adjustment note"), "{language:?}");
    }
}

#[test]
fn terms_of_an_invoice_to_come_name_its_month_instead_of_a_day() {
    let table = [
        ("30", "Payment within 30 days of the issue date."),
        ("eom", "Payment by the end of the month of the invoice."),
        ("eom 15", "Payment by 15 days after the end of the month of the invoice."),
        ("30 eom", "Payment by the end of the month reached 30 days after the issue date."),
        ("2026-12-24", "Payment by 24\u{a0}December 2026."),
    ];
    for (terms, expected) in table {
        let terms = PaymentTerms::parse(terms).expect("terms");
        assert_eq!(labels(Language::EnglishUk).terms_ahead(terms, Settled::Otherwise), expected, "{terms:?}");
    }
    let terms = PaymentTerms::parse("eom").expect("terms");
    for language in Language::ALL {
        let sentence = labels(language).terms_ahead(terms, Settled::ByBankTransfer);
        assert!(!sentence.contains("  ") && sentence.ends_with('.'), "{language:?}: {sentence}");
    }
}
