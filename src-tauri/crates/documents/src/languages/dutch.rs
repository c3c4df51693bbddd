//! Dutch: the currency sign stands before the minus.

use domain::milestone::Channel;
use domain::tax::TaxCategory;
use domain::terms::PaymentTerms;

use super::{Labels, MonthEnd, Settled, left, numeric, one_or_several};

const MONTHS: [&str; 12] = [
    "januari",
    "februari",
    "maart",
    "april",
    "mei",
    "juni",
    "juli",
    "augustus",
    "september",
    "oktober",
    "november",
    "december",
];

pub(super) const DUTCH: Labels = Labels {
    invoice: "Factuur",
    tax_invoice: "Factuur (Tax invoice)",
    credit_note: "Creditfactuur",
    corrected_invoice: "Correctiefactuur",
    corrected_tax_invoice: "Correctiefactuur (Tax invoice)",
    adjustment_note: "Creditfactuur (Adjustment note)",
    draft: "Concept",
    billed_to: "Factuur aan",
    issued: "Factuurdatum",
    due: "Vervaldatum",
    project: "Project",
    contract_of: |day| format!("Contract van {day}"),
    order_number: "Uw ordernummer",
    from: "Afzender",
    references: "Heeft betrekking op",
    replaces: "Vervangt",
    reference: |number, day| format!("{number} van {day}"),
    milestone_of: |position, count| format!("Mijlpaal {position} van {count}"),
    milestone_in: |position, project| format!("Mijlpaal {position} van {project}"),
    milestones: |list, count| format!("{} {list}", if count == 1 { "mijlpaal" } else { "mijlpalen" }),
    track: |position, count, title, before| {
        let ahead = left(count, before);
        format!("Mijlpaal {position} van {count}: {title}. Eerder gefactureerd: {before}. Nog te gaan: {ahead}.")
    },
    track_without_current: |before, count| {
        format!("Mijlpalen van het contract: {before} van {count} eerder gefactureerd.")
    },
    logo_of: |name| format!("Logo van {name}"),
    delivered: "Geleverd werk",
    description: "Omschrijving",
    amount: "Bedrag",
    accepted_by: |name, day| format!("Geaccepteerd door {name} op {day}"),
    quantity_at: |quantity, unit, price| format!("{quantity} {unit} à {price}"),
    service_period: |from, to| {
        if from == to { format!("Afgerond op {from}") } else { format!("Uitgevoerd van {from} tot en met {to}") }
    },
    deducts: |number, day| format!("In mindering: factuur {number} van {day}"),
    allowance: "Korting",
    charge: "Toeslag",
    subtotal: "Subtotaal",
    net: "Totaal exclusief belasting",
    tax_at: |name, rate| format!("{name} {rate}"),
    taxed: |name, rate| format!("{rate} {name}"),
    tax_without: |name, category| format!("{name} ({})", untaxed(category)),
    tax_on: |label, base| format!("{label} over {base}"),
    tax_in: |tax, currency| format!("{tax} in {currency}"),
    at_rate: "tegen koers",
    including: |tax| format!("inclusief {tax}"),
    gross: "Totaal",
    prepaid: "Vooruitbetaald",
    rounding: "Afronding",
    total_due: "Te betalen",
    total_credited: "Gecrediteerd bedrag",
    contract_to_date: "Stand van het contract",
    contract_without: |tax| format!("Stand van het contract, exclusief {tax}"),
    contract_value: "Contractwaarde",
    change_orders: |count| {
        if count == 1 { "incl. wijziging 1".to_owned() } else { format!("incl. wijzigingen 1 t/m {count}") }
    },
    invoiced_before: "Eerder gefactureerd",
    this_document: "Deze factuur",
    this_credit_note: "Deze creditfactuur",
    retained: "Ingehouden",
    remaining: "Nog te factureren",
    terms: "Betalingsvoorwaarden",
    pay_to: "Betaalgegevens",
    terms_sentence,
    account: "Ten name van",
    iban: "IBAN",
    bic: "BIC",
    account_number: "Rekeningnr.",
    routing: "Bankcode",
    payment_reference: "Kenmerk",
    page_of: |page, count| format!("Pagina {page} van {count}"),
    units: &[
        ("C62", &["stuk", "stuks"]),
        ("HUR", &["uur", "uur"]),
        ("DAY", &["dag", "dagen"]),
        ("WEE", &["week", "weken"]),
        ("MON", &["maand", "maanden"]),
        ("LS", &["vast bedrag", "vaste bedragen"]),
        ("KMT", &["km", "km"]),
    ],
    plural: one_or_several,
    date: |day, month, year| format!("{day}\u{a0}{} {year}", MONTHS[month as usize - 1]),
    money: |symbol, figures, negative| format!("{symbol}\u{a0}{}{figures}", if negative { "-" } else { "" }),
    percent: |figures| format!("{figures}%"),
    decimal_mark: ',',
    thousands_mark: '.',
    grouped_from: 4,
    symbol_column: 6,
    number: "Nummer",
    buyer_reference: "Uw referentie",
    contract: "Contract",
    change_order_of: |number, day| format!("wijziging {number} van {day}"),
    amount_in: |currency| format!("Bedrag in {currency}"),
    quantity: "Aantal",
    price: "Prijs",
    tax: "Belasting",
    your_number: |label| format!("Uw {label}"),
    schedule: |revision| match revision {
        Some(revision) => format!("Mijlpalenplan, versie {revision}"),
        None => "Mijlpalenplan".to_owned(),
    },
    milestone: "Mijlpaal",
    target_date: "Datum",
    share: "Aandeel",
    amount_without: |currency, tax| format!("{currency}, excl. {tax}"),
    paid: "betaald",
    invoiced: "gefactureerd",
    not_paid: "open",
    scan_to_pay: "Scan en betaal met uw bankapp",
    early_payment: |rate, days, until| match days {
        1 => format!("{rate} korting bij betaling binnen 1 dag, uiterlijk {until}."),
        days => format!("{rate} korting bij betaling binnen {days} dagen, uiterlijk {until}."),
    },
    short_date: |day, month, year| numeric(day, month, year, '-'),
    payment_code_alt: |amount, payee, reference| format!("Betaalcode: {amount} aan {payee}, kenmerk {reference}"),
    payment_link_alt: |address| format!("Betaallink als code: {address}"),
    proposal: "Offerte",
    certificate: "Acceptatieverklaring",
    client: "Opdrachtgever",
    contractor: "Opdrachtnemer",
    dated: "Datum",
    valid_until: "Geldig tot en met",
    scope: "Omvang van het werk",
    position: "Nr.",
    date_and_invoice: "Oplevering en factuur",
    invoice_expected: "Factuur verwacht",
    criterion: "Opleveringscriterium",
    on_acceptance: "Elke mijlpaal wordt gefactureerd na uw acceptatie.",
    on_completion: "Elke mijlpaal wordt gefactureerd na oplevering.",
    changes_and_disputes: "Wijzigingen en geschillen",
    agreement: "Overeenkomst",
    we_agree: "Met hun handtekening gaan beide partijen akkoord met dit plan en de voorwaarden.",
    signature: "Handtekening",
    signatory: "Naam",
    role: "Functie",
    completed: "Gereed",
    acceptance: "Acceptatie",
    accepted_on: "Geaccepteerd op",
    accepting_person: "Geaccepteerd door",
    accepted_how: "Wijze van acceptatie",
    accepted_files: "Bewijs in dossier",
    amount_before_tax: "Bedrag zonder belasting",
    words_of_client: "In de woorden van de opdrachtgever",
    titled: |word, text| format!("{word}: {text}"),
    quoted: |text| format!("“{text}”"),
    channel: |channel| match channel {
        Channel::Email => "per e-mail",
        Channel::Meeting => "in een overleg",
        Channel::Call => "telefonisch",
        Channel::Signature => "met handtekening",
        Channel::Message => "per bericht",
    },
    agreed_on: |day, by, how| format!("Overeengekomen op {day} met {by}, {how}."),
    certifies: |day| format!("Hiermee wordt bevestigd dat de opdrachtgever deze mijlpaal op {day} heeft geaccepteerd."),
    early_payment_ahead: |rate, days| match days {
        1 => format!("{rate} korting bij betaling binnen 1 dag na factuurdatum."),
        days => format!("{rate} korting bij betaling binnen {days} dagen na factuurdatum."),
    },
    month_end: |month_end| match month_end {
        MonthEnd::OfInvoice => "de laatste dag van de factuurmaand".to_owned(),
        MonthEnd::ThenDays(days) => format!("de {days}e dag na het einde van de factuurmaand"),
        MonthEnd::AfterDays(days) => {
            format!("de laatste dag van de maand waarin {days} dagen na factuurdatum verstrijken")
        }
    },
};

fn untaxed(category: TaxCategory) -> &'static str {
    match category {
        TaxCategory::Standard | TaxCategory::Zero | TaxCategory::Igic | TaxCategory::Ipsi => "0%",
        TaxCategory::Exempt => "vrijgesteld",
        TaxCategory::ReverseCharge => "verlegd",
        TaxCategory::IntraCommunity => "intracommunautaire levering",
        TaxCategory::Export => "uitvoer",
        TaxCategory::OutsideScope => "niet belast",
    }
}

/// `due`: the due date in words.
fn terms_sentence(terms: PaymentTerms, due: &str, settled: Settled) -> String {
    let when = match terms {
        PaymentTerms::Net { days: 1 } => "Betaling binnen 1 dag na factuurdatum".to_owned(),
        PaymentTerms::Net { days } => format!("Betaling binnen {days} dagen na factuurdatum"),
        PaymentTerms::EndOfMonth { .. } | PaymentTerms::NetEndOfMonth { .. } | PaymentTerms::FixedDate { .. } => {
            format!("Betaling uiterlijk op {due}")
        }
        PaymentTerms::OnReceipt => "Betaling direct na ontvangst van de factuur".to_owned(),
    };
    match settled {
        Settled::ByBankTransfer => format!("{when}, per bankoverschrijving."),
        Settled::Otherwise => format!("{when}."),
    }
}
