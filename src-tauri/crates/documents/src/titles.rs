//! Titles of the lines that no milestone names: deposits, what is taken off, what is kept back and released.

use crate::languages::labels;
use domain::{Language, Percent};

/// Written like the words of the page, but chosen when the line is made: they are frozen with it.
struct Titles {
    deposit: &'static str,
    /// Its share of the contract value, written out.
    deposit_of: fn(&str) -> String,
    deposit_taken_off: &'static str,
    invoice_taken_off: &'static str,
    /// Share of the net, written out.
    retention: fn(&str) -> String,
    /// Number of the invoice that kept it back.
    release: fn(&str) -> String,
    /// Why something is given or charged, where nobody says why.
    as_agreed: &'static str,
}

fn titles(language: Language) -> &'static Titles {
    match language {
        Language::EnglishUk | Language::EnglishUs | Language::EnglishIreland => &ENGLISH,
        Language::German => &GERMAN,
        Language::French => &FRENCH,
        Language::Spanish => &SPANISH,
        Language::Italian => &ITALIAN,
        Language::Dutch => &DUTCH,
        Language::Portuguese => &PORTUGUESE,
        Language::Polish => &POLISH,
    }
}

/// Title of a deposit; `percent`: its share of the contract value, where that is how it was agreed.
pub fn deposit_title(percent: Option<Percent>, language: Language) -> String {
    let titles = titles(language);
    percent.map_or_else(|| titles.deposit.to_owned(), |share| (titles.deposit_of)(&labels(language).rate(share)))
}

/// Title of a line that takes off what a deposit asked for; the page names its invoice below.
pub fn deposit_taken_off(language: Language) -> &'static str {
    titles(language).deposit_taken_off
}

/// Title of a line that takes off what an earlier invoice asked for; the page names it below.
pub fn invoice_taken_off(language: Language) -> &'static str {
    titles(language).invoice_taken_off
}

/// Title of a line that keeps back `percent` of the net.
pub fn retention_title(percent: Percent, language: Language) -> String {
    (titles(language).retention)(&labels(language).rate(percent))
}

/// Title of a line that makes due what invoice `number` kept back.
pub fn release_title(number: &str, language: Language) -> String {
    (titles(language).release)(number)
}

/// What stands beside a discount or a charge: the reason, the share, or that it is agreed.
pub fn reduction_reason(reason: &str, percent: Option<Percent>, language: Language) -> String {
    let share = percent.map(|percent| labels(language).rate(percent));
    match (reason, share) {
        ("", None) => titles(language).as_agreed.to_owned(),
        ("", Some(share)) => share,
        (reason, None) => reason.to_owned(),
        (reason, Some(share)) => format!("{reason} ({share})"),
    }
}

const ENGLISH: Titles = Titles {
    deposit: "Deposit",
    deposit_of: |share| format!("Deposit of {share} of the contract value"),
    deposit_taken_off: "Deposit already invoiced",
    invoice_taken_off: "Already invoiced",
    retention: |share| format!("Retention of {share}"),
    release: |number| format!("Release of the retention, invoice {number}"),
    as_agreed: "as agreed",
};

const GERMAN: Titles = Titles {
    deposit: "Anzahlung",
    deposit_of: |share| format!("Anzahlung von {share} der Auftragssumme"),
    deposit_taken_off: "Bereits berechnete Anzahlung",
    invoice_taken_off: "Bereits berechnet",
    retention: |share| format!("Sicherheitseinbehalt {share}"),
    release: |number| format!("Auszahlung des Sicherheitseinbehalts, Rechnung {number}"),
    as_agreed: "wie vereinbart",
};

const FRENCH: Titles = Titles {
    deposit: "Acompte",
    deposit_of: |share| format!("Acompte de {share} du montant du contrat"),
    deposit_taken_off: "Acompte déjà facturé",
    invoice_taken_off: "Déjà facturé",
    retention: |share| format!("Retenue de garantie de {share}"),
    release: |number| format!("Libération de la retenue de garantie, facture {number}"),
    as_agreed: "comme convenu",
};

const SPANISH: Titles = Titles {
    deposit: "Anticipo",
    deposit_of: |share| format!("Anticipo del {share} del importe del contrato"),
    deposit_taken_off: "Anticipo ya facturado",
    invoice_taken_off: "Ya facturado",
    retention: |share| format!("Retención de garantía del {share}"),
    release: |number| format!("Devolución de la retención de garantía, factura {number}"),
    as_agreed: "según lo acordado",
};

const ITALIAN: Titles = Titles {
    deposit: "Acconto",
    deposit_of: |share| format!("Acconto pari al {share} del valore del contratto"),
    deposit_taken_off: "Acconto già fatturato",
    invoice_taken_off: "Già fatturato",
    retention: |share| format!("Ritenuta a garanzia del {share}"),
    release: |number| format!("Svincolo della ritenuta a garanzia, fattura {number}"),
    as_agreed: "come concordato",
};

const DUTCH: Titles = Titles {
    deposit: "Voorschot",
    deposit_of: |share| format!("Voorschot van {share} van de contractwaarde"),
    deposit_taken_off: "Reeds gefactureerd voorschot",
    invoice_taken_off: "Reeds gefactureerd",
    retention: |share| format!("Inhouding tot zekerheid van {share}"),
    release: |number| format!("Vrijgave van de inhouding, factuur {number}"),
    as_agreed: "zoals overeengekomen",
};

const PORTUGUESE: Titles = Titles {
    deposit: "Adiantamento",
    deposit_of: |share| format!("Adiantamento de {share} do valor do contrato"),
    deposit_taken_off: "Adiantamento já faturado",
    invoice_taken_off: "Já faturado",
    retention: |share| format!("Retenção de garantia de {share}"),
    release: |number| format!("Libertação da retenção de garantia, fatura {number}"),
    as_agreed: "conforme acordado",
};

const POLISH: Titles = Titles {
    deposit: "Zaliczka",
    deposit_of: |share| format!("Zaliczka w wysokości {share} wartości umowy"),
    deposit_taken_off: "Zaliczka już zafakturowana",
    invoice_taken_off: "Już zafakturowano",
    retention: |share| format!("Kaucja gwarancyjna {share}"),
    release: |number| format!("Zwrot kaucji gwarancyjnej, faktura {number}"),
    as_agreed: "zgodnie z ustaleniami",
};
