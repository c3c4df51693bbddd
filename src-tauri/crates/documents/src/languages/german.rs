//! German.

use domain::milestone::Channel;
use domain::tax::TaxCategory;
use domain::terms::PaymentTerms;

use super::{Labels, MonthEnd, Settled, left, one_or_several, sign_behind};

const MONTHS: [&str; 12] = [
    "Januar",
    "Februar",
    "März",
    "April",
    "Mai",
    "Juni",
    "Juli",
    "August",
    "September",
    "Oktober",
    "November",
    "Dezember",
];

pub(super) const GERMAN: Labels = Labels {
    invoice: "Rechnung",
    tax_invoice: "Rechnung (Tax invoice)",
    credit_note: "Rechnungskorrektur",
    corrected_invoice: "Berichtigte Rechnung",
    corrected_tax_invoice: "Berichtigte Rechnung (Tax invoice)",
    adjustment_note: "Rechnungskorrektur (Adjustment note)",
    draft: "Entwurf",
    billed_to: "Rechnungsempfänger",
    issued: "Ausgestellt",
    due: "Fällig am",
    project: "Projekt",
    contract_of: |day| format!("Vertrag vom {day}"),
    order_number: "Ihre Bestellnummer",
    from: "Rechnungssteller",
    references: "Bezug",
    replaces: "Ersetzt",
    reference: |number, day| format!("{number} vom {day}"),
    milestone_of: |position, count| format!("Meilenstein {position} von {count}"),
    milestone_in: |position, project| format!("Meilenstein {position} im Projekt {project}"),
    milestones: |list, count| format!("{} {list}", if count == 1 { "Meilenstein" } else { "Meilensteine" }),
    track: |position, count, title, before| {
        let ahead = left(count, before);
        format!("Meilenstein {position} von {count}: {title}. Bereits abgerechnet: {before}. Noch offen: {ahead}.")
    },
    track_without_current: |before, count| {
        format!("Meilensteine des Vertrags: {before} von {count} bereits abgerechnet.")
    },
    logo_of: |name| format!("Logo von {name}"),
    delivered: "Leistung",
    description: "Leistung",
    amount: "Betrag",
    accepted_by: |name, day| format!("Abgenommen von {name}, {day}"),
    quantity_at: |quantity, unit, price| format!("{quantity} {unit} zu je {price}"),
    service_period: |from, to| {
        if from == to { format!("Leistungsdatum {from}") } else { format!("Leistungszeitraum {from} bis {to}") }
    },
    deducts: |number, day| format!("Abzüglich Rechnung {number} vom {day}"),
    allowance: "Nachlass",
    charge: "Zuschlag",
    subtotal: "Zwischensumme",
    net: "Nettobetrag",
    tax_at: |name, rate| format!("{name} {rate}"),
    taxed: |name, rate| format!("{rate} {name}"),
    tax_without: |name, category| format!("{name} ({})", untaxed(category)),
    tax_on: |label, base| format!("{label} auf {base}"),
    tax_in: |tax, currency| format!("{tax} in {currency}"),
    at_rate: "zum Kurs",
    including: |tax| format!("einschließlich {tax}"),
    gross: "Bruttobetrag",
    prepaid: "Bereits gezahlt",
    rounding: "Rundung",
    total_due: "Gesamtbetrag",
    total_credited: "Gutgeschriebener Betrag",
    contract_to_date: "Vertragskonto",
    contract_without: |tax| format!("Vertragskonto (ohne {tax})"),
    contract_value: "Vertragswert",
    change_orders: |count| {
        if count == 1 { "inkl. Nachtrag 1".to_owned() } else { format!("inkl. Nachträge 1 bis {count}") }
    },
    invoiced_before: "Bisher abgerechnet",
    this_document: "Diese Rechnung",
    this_credit_note: "Diese Rechnungskorrektur",
    retained: "Einbehalten",
    remaining: "Verbleibend",
    terms: "Zahlungsbedingungen",
    pay_to: "Zahlung an",
    terms_sentence,
    account: "Konto",
    iban: "IBAN",
    bic: "BIC",
    account_number: "Kontonummer",
    routing: "Bankleitzahl",
    payment_reference: "Referenz",
    page_of: |page, count| format!("Seite {page} von {count}"),
    units: &[
        ("C62", &["Stück", "Stück"]),
        ("HUR", &["Stunde", "Stunden"]),
        ("DAY", &["Tag", "Tage"]),
        ("WEE", &["Woche", "Wochen"]),
        ("MON", &["Monat", "Monate"]),
        ("LS", &["pauschal", "pauschal"]),
        ("KMT", &["km", "km"]),
    ],
    plural: one_or_several,
    date: |day, month, year| format!("{day}.\u{a0}{} {year}", MONTHS[month as usize - 1]),
    money: sign_behind,
    percent: |figures| format!("{figures}\u{a0}%"),
    decimal_mark: ',',
    thousands_mark: '.',
    grouped_from: 4,
    symbol_column: 2,
    payment_code_alt: |amount, payee, reference| format!("Zahlungscode: {amount} an {payee}, Referenz {reference}"),
    payment_link_alt: |address| format!("Zahlungslink als Code: {address}"),
    number: "Nummer",
    buyer_reference: "Ihre Referenz",
    contract: "Vertrag",
    change_order_of: |number, day| format!("Nachtrag {number} vom {day}"),
    amount_in: |currency| format!("Betrag in {currency}"),
    quantity: "Menge",
    price: "Einzelpreis",
    tax: "Steuer",
    your_number: |label| format!("Ihre {label}"),
    schedule: |revision| match revision {
        Some(revision) => format!("Meilensteinplan, Fassung {revision}"),
        None => "Meilensteinplan".to_owned(),
    },
    milestone: "Meilenstein",
    target_date: "Termin",
    share: "Anteil",
    amount_without: |currency, tax| format!("{currency}, ohne {tax}"),
    paid: "bezahlt",
    invoiced: "abgerechnet",
    not_paid: "offen",
    scan_to_pay: "Per Banking-App scannen und zahlen",
    early_payment: |rate, days, until| match days {
        1 => format!("{rate} Skonto bei Zahlung innerhalb eines Tages, bis zum {until}."),
        days => format!("{rate} Skonto bei Zahlung innerhalb von {days} Tagen, bis zum {until}."),
    },
    short_date: |day, month, year| {
        let year = year.map(|year| year.to_string()).unwrap_or_default();
        format!("{day:02}.{month:02}.{year}")
    },
    proposal: "Angebot",
    certificate: "Abnahmebescheinigung",
    client: "Auftraggeber",
    contractor: "Auftragnehmer",
    dated: "Datum",
    valid_until: "Gültig bis",
    scope: "Leistungsumfang",
    position: "Nr.",
    date_and_invoice: "Lieferung und Rechnung",
    invoice_expected: "Rechnung geplant",
    criterion: "Abnahmekriterium",
    on_acceptance: "Jeder Meilenstein wird nach Ihrer Abnahme abgerechnet.",
    on_completion: "Jeder Meilenstein wird nach Fertigstellung abgerechnet.",
    changes_and_disputes: "Änderungen und Streitfälle",
    agreement: "Vereinbarung",
    we_agree: "Mit ihrer Unterschrift stimmen beide Parteien diesem Plan und seinen Bedingungen zu.",
    signature: "Unterschrift",
    signatory: "Name",
    role: "Funktion",
    completed: "Fertiggestellt",
    acceptance: "Abnahme",
    accepted_on: "Abgenommen am",
    accepting_person: "Abgenommen von",
    accepted_how: "Form der Abnahme",
    accepted_files: "Nachweis",
    amount_before_tax: "Betrag vor Steuern",
    words_of_client: "Mit den Worten des Auftraggebers",
    titled: |word, text| format!("{word}: {text}"),
    quoted: |text| format!("„{text}“"),
    channel: |channel| match channel {
        Channel::Email => "per E-Mail",
        Channel::Meeting => "in einer Besprechung",
        Channel::Call => "telefonisch",
        Channel::Signature => "durch Unterschrift",
        Channel::Message => "per Nachricht",
    },
    agreed_on: |day, by, how| format!("Vereinbart am {day} mit {by}, {how}."),
    certifies: |day| {
        format!("Hiermit wird bestätigt, dass der Auftraggeber diesen Meilenstein am {day} abgenommen hat.")
    },
    early_payment_ahead: |rate, days| match days {
        1 => format!("{rate} Skonto bei Zahlung innerhalb eines Tages ab Rechnungsdatum."),
        days => format!("{rate} Skonto bei Zahlung innerhalb von {days} Tagen ab Rechnungsdatum."),
    },
    month_end: |month_end| match month_end {
        MonthEnd::OfInvoice => "zum Ende des Rechnungsmonats".to_owned(),
        MonthEnd::ThenDays(days) => format!("{days} Tage nach Ende des Rechnungsmonats"),
        MonthEnd::AfterDays(days) => format!("zum Monatsende nach Ablauf von {days} Tagen ab Rechnungsdatum"),
    },
    change_order: |number| format!("Nachtrag {number}"),
    reason: "Anlass",
    changes: "Änderungen am Meilensteinplan",
    old_date: "Termin bisher",
    new_date: "Termin neu",
    old_amount: "Betrag bisher",
    new_amount: "Betrag neu",
    difference: "Differenz",
    added: "Neu",
    removed: "Entfällt",
    changed: "Geändert",
    rescheduled: "Termin verschoben",
    moved: |from, to| format!("Von Platz {from} auf Platz {to}"),
    previously: "Bisher",
    unchanged: |count| match count {
        1 => "Der andere Meilenstein bleibt unverändert.".to_owned(),
        count => format!("Die anderen {count} Meilensteine bleiben unverändert."),
    },
    value_before: "Vertragswert bisher",
    sum_of_changes: "Summe der Änderungen",
    value_after: "Neuer Vertragswert",
    we_agree_change: "Mit ihrer Unterschrift stimmen beide Parteien diesem Nachtrag zu. Im Übrigen bleibt der Vertrag unverändert.",
    decision: "Entscheidung",
    declined_on: |day, who| format!("Abgelehnt am {day} von {who}."),
    withdrawn_on: |day| format!("Zurückgezogen am {day}."),
};

fn untaxed(category: TaxCategory) -> &'static str {
    match category {
        TaxCategory::Standard | TaxCategory::Zero | TaxCategory::Igic | TaxCategory::Ipsi => "0\u{a0}%",
        TaxCategory::Exempt => "steuerfrei",
        TaxCategory::ReverseCharge => "Steuerschuld des Leistungsempfängers",
        TaxCategory::IntraCommunity => "innergemeinschaftliche Lieferung",
        TaxCategory::Export => "Ausfuhr",
        TaxCategory::OutsideScope => "nicht steuerbar",
    }
}

/// `due`: the due date in words.
fn terms_sentence(terms: PaymentTerms, due: &str, settled: Settled) -> String {
    let when = match terms {
        PaymentTerms::Net { days: 1 } => "Zahlbar innerhalb eines Tages ab Rechnungsdatum".to_owned(),
        PaymentTerms::Net { days } => format!("Zahlbar innerhalb von {days} Tagen ab Rechnungsdatum"),
        PaymentTerms::EndOfMonth { .. } | PaymentTerms::NetEndOfMonth { .. } | PaymentTerms::FixedDate { .. } => {
            format!("Zahlbar bis {due}")
        }
        PaymentTerms::OnReceipt => "Zahlbar sofort nach Erhalt".to_owned(),
    };
    match settled {
        Settled::ByBankTransfer => format!("{when} per Überweisung."),
        Settled::Otherwise => format!("{when}."),
    }
}
