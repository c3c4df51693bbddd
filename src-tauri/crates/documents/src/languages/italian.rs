//! Italian: the article before a day that begins with a vowel is elided.

use domain::milestone::Channel;
use domain::tax::TaxCategory;
use domain::terms::PaymentTerms;

use super::{Labels, MonthEnd, Settled, left, numeric, one_or_several, sign_behind};

const MONTHS: [&str; 12] = [
    "gennaio",
    "febbraio",
    "marzo",
    "aprile",
    "maggio",
    "giugno",
    "luglio",
    "agosto",
    "settembre",
    "ottobre",
    "novembre",
    "dicembre",
];

pub(super) const ITALIAN: Labels = Labels {
    invoice: "Fattura",
    tax_invoice: "Fattura (Tax invoice)",
    credit_note: "Nota di credito",
    corrected_invoice: "Fattura rettificativa",
    corrected_tax_invoice: "Fattura rettificativa (Tax invoice)",
    adjustment_note: "Nota di credito (Adjustment note)",
    draft: "Bozza",
    billed_to: "Cliente",
    issued: "Data di emissione",
    due: "Scadenza",
    project: "Progetto",
    contract_of: |day| format!("Contratto {}", before_day("del", day)),
    order_number: "Vostro ordine n.",
    from: "Fornitore",
    references: "Riferimento",
    replaces: "Sostituisce",
    reference: |number, day| format!("{number} {}", before_day("del", day)),
    milestone_of: |position, count| format!("Milestone {position} di {count}"),
    milestone_in: |position, project| format!("Milestone {position} del progetto {project}"),
    milestones: |list, _| format!("milestone {list}"),
    track: |position, count, title, before| {
        let ahead = left(count, before);
        format!("Milestone {position} di {count}: {title}. Già fatturate: {before}. Ancora da fatturare: {ahead}.")
    },
    track_without_current: |before, count| format!("Milestone del contratto: {before} di {count} già fatturate."),
    logo_of: |name| format!("Logo di {name}"),
    delivered: "Prestazione",
    description: "Descrizione",
    amount: "Importo",
    accepted_by: |name, day| format!("Accettato da {name} {}", before_day("il", day)),
    quantity_at: |quantity, unit, price| format!("{quantity} {unit} a {price}"),
    service_period: |from, to| {
        if from == to {
            format!("Prestazione ultimata {}", before_day("il", from))
        } else {
            format!("Prestazione {} {}", before_day("dal", from), before_day("al", to))
        }
    },
    deducts: |number, day| format!("A dedurre: fattura {number} {}", before_day("del", day)),
    allowance: "Sconto",
    charge: "Maggiorazione",
    subtotal: "Totale parziale",
    net: "Imponibile",
    tax_at: |name, rate| format!("{name} {rate}"),
    taxed: |name, rate| format!("{name} {rate}"),
    tax_without: |name, category| format!("{name} ({})", untaxed(category)),
    tax_on: |label, base| format!("{label} su {base}"),
    tax_in: |tax, currency| format!("{tax} in {currency}"),
    at_rate: "al cambio",
    including: |tax| format!("{tax} inclusa"),
    gross: "Totale",
    prepaid: "Già versato",
    rounding: "Arrotondamento",
    total_due: "Totale da pagare",
    retention: "ritenuta a garanzia",
    payable_by: |day| format!("da pagare entro {}", before_day("il", day)),
    share_of_base: |share, base| format!("{share} di {base}"),
    total_credited: "Totale a credito",
    contract_to_date: "Stato del contratto",
    contract_without: |tax| format!("Stato del contratto, {tax} esclusa"),
    contract_value: "Valore del contratto",
    change_orders: |count| {
        if count == 1 { "incl. variante 1".to_owned() } else { format!("incl. varianti da 1 a {count}") }
    },
    invoiced_before: "Già fatturato",
    this_document: "Questa fattura",
    this_credit_note: "Questa nota di credito",
    retained: "Trattenuta a garanzia",
    remaining: "Ancora da fatturare",
    terms: "Condizioni di pagamento",
    pay_to: "Dati per il pagamento",
    terms_sentence,
    account: "Intestatario",
    iban: "IBAN",
    bic: "BIC",
    account_number: "N. conto",
    routing: "Codice banca",
    payment_reference: "Causale",
    page_of: |page, count| format!("Pagina {page} di {count}"),
    units: &[
        ("C62", &["unità", "unità"]),
        ("HUR", &["ora", "ore"]),
        ("DAY", &["giorno", "giorni"]),
        ("WEE", &["settimana", "settimane"]),
        ("MON", &["mese", "mesi"]),
        ("LS", &["a corpo", "a corpo"]),
        ("KMT", &["km", "km"]),
    ],
    plural: one_or_several,
    date: |day, month, year| format!("{day}\u{a0}{} {year}", MONTHS[month as usize - 1]),
    money: sign_behind,
    percent: |figures| format!("{figures}%"),
    decimal_mark: ',',
    thousands_mark: '.',
    grouped_from: 5,
    symbol_column: 5,
    number: "Numero",
    buyer_reference: "Vostro riferimento",
    contract: "Contratto",
    change_order_of: |number, day| format!("variante {number} {}", before_day("del", day)),
    amount_in: |currency| format!("Importo in {currency}"),
    quantity: "Q.tà",
    price: "Prezzo",
    tax: "Imposta",
    your_number: |label| format!("Vostro n. {label}"),
    schedule: |revision| match revision {
        Some(revision) => format!("Piano delle milestone, revisione {revision}"),
        None => "Piano delle milestone".to_owned(),
    },
    milestone: "Milestone",
    target_date: "Data",
    share: "Quota",
    amount_without: |currency, tax| format!("{currency}, {tax} esclusa"),
    paid: "pagata",
    invoiced: "fatturata",
    not_paid: "da pagare",
    scan_to_pay: "Inquadri il codice con l’app della banca",
    early_payment: |rate, days, until| match days {
        1 => format!("Sconto del {rate} per pagamento entro 1 giorno, entro {}.", before_day("il", until)),
        days => format!("Sconto del {rate} per pagamento entro {days} giorni, entro {}.", before_day("il", until)),
    },
    short_date: |day, month, year| numeric(day, month, year, '/'),
    payment_code_alt: |amount, payee, reference| {
        format!("Codice di pagamento: {amount} a {payee}, causale {reference}")
    },
    payment_link_alt: |address| format!("Link di pagamento come codice: {address}"),
    proposal: "Proposta",
    certificate: "Certificato di accettazione",
    client: "Cliente",
    contractor: "Fornitore",
    dated: "Data",
    valid_until: "Valida fino al",
    scope: "Oggetto dell’incarico",
    position: "N.",
    date_and_invoice: "Consegna e fattura",
    invoice_expected: "Fattura prevista",
    criterion: "Criterio di completamento",
    on_acceptance: "Ogni milestone viene fatturata dopo la Vostra accettazione.",
    on_completion: "Ogni milestone viene fatturata al suo completamento.",
    changes_and_disputes: "Modifiche e controversie",
    agreement: "Accordo",
    we_agree: "Con la firma, entrambe le parti accettano questo piano e le sue condizioni.",
    signature: "Firma",
    signatory: "Nome",
    role: "Qualifica",
    completed: "Completato",
    acceptance: "Accettazione",
    accepted_on: "Accettata il",
    accepting_person: "Accettata da",
    accepted_how: "Forma dell’accettazione",
    accepted_files: "Prova conservata",
    amount_before_tax: "Importo al netto delle imposte",
    words_of_client: "Nelle parole del cliente",
    titled: |word, text| format!("{word}: {text}"),
    quoted: |text| format!("«{text}»"),
    channel: |channel| match channel {
        Channel::Email => "via e-mail",
        Channel::Meeting => "in riunione",
        Channel::Call => "per telefono",
        Channel::Signature => "con firma",
        Channel::Message => "tramite messaggio",
    },
    agreed_on: |day, by, how| format!("Concordato {} con {by}, {how}.", before_day("il", day)),
    certifies: |day| format!("Si attesta che il cliente ha accettato questa milestone {}.", before_day("il", day)),
    early_payment_ahead: |rate, days| match days {
        1 => format!("Sconto del {rate} per pagamento entro 1 giorno dalla data della fattura."),
        days => format!("Sconto del {rate} per pagamento entro {days} giorni dalla data della fattura."),
    },
    month_end: |month_end| match month_end {
        MonthEnd::OfInvoice => "termine del mese della fattura".to_owned(),
        MonthEnd::ThenDays(days) => format!("giorno {days} dopo la fine del mese della fattura"),
        MonthEnd::AfterDays(days) => format!("termine del mese in cui scadono {days} giorni dalla data della fattura"),
    },
    change_order: |number| format!("Variante {number}"),
    reason: "Motivo",
    changes: "Modifiche al piano delle milestone",
    old_date: "Data precedente",
    new_date: "Nuova data",
    old_amount: "Importo precedente",
    new_amount: "Nuovo importo",
    difference: "Differenza",
    added: "Aggiunta",
    removed: "Eliminata",
    changed: "Modificata",
    rescheduled: "Data spostata",
    moved: |from, to| format!("Dalla posizione {from} alla posizione {to}"),
    previously: "In precedenza",
    unchanged: |count| match count {
        1 => "L’altra milestone resta invariata.".to_owned(),
        count => format!("Le altre {count} milestone restano invariate."),
    },
    value_before: "Valore precedente del contratto",
    sum_of_changes: "Totale delle modifiche",
    value_after: "Nuovo valore del contratto",
    we_agree_change: "Con la firma, entrambe le parti accettano questa variante. Per il resto il contratto rimane invariato.",
    decision: "Decisione",
    declined_on: |day, who| format!("Rifiutata {} da {who}.", before_day("il", day)),
    withdrawn_on: |day| format!("Ritirata {}.", before_day("il", day)),
    status_report: "Stato del progetto",
    as_of: |day| format!("Situazione {}", before_day("al", day)),
    planned: "Pianificata",
    in_progress: "In corso",
    awaiting_approval: "Completata, in attesa della Vostra accettazione",
    state_done: |day| format!("Completata {}", before_day("il", day)),
    state_accepted: |day| format!("Accettata {}", before_day("il", day)),
    state_invoiced: |number, day| format!("Fatturata: {number} {}", before_day("del", day)),
    state_paid: |number, day| format!("Pagata: {number}, {day}"),
    invoiced_in_part: |number, day, amount| {
        format!("Fatturata in parte: {number} {}, {amount}", before_day("del", day))
    },
    still_open: "Ancora da consegnare",
    what_comes_next: "Prossimi passi",
    next_approval: "In attesa della Vostra accettazione",
    next_invoice: "Da fatturare",
    next_milestone: "Prossima milestone",
    next_payment: "Prossima scadenza di pagamento",
    account_invoiced: "Fatturato",
    account_paid: "Pagato",
    account_open: "Da pagare",
    account_credited: "Accreditato",
    account_discount: "Sconto per pronto pagamento",
    account_waived: "Condonato",
    account_deposits: "Acconti ancora da detrarre",
    account_outside: "Fatturato fuori dal piano",
    invoices_and_payments: "Fatture e pagamenti",
    amount_with: |currency, tax| format!("{currency}, {tax} inclusa"),
    received: |day, amount| format!("Pagato {}: {amount}", before_day("il", day)),
    credited_by: |number, day, amount| format!("Nota di credito {number} {}: {amount}", before_day("del", day)),
    no_invoices_yet: "Non è stato ancora fatturato nulla.",
};

/// `del 12 giugno` and `dell’8 giugno`. `word`: il, del, dal, al.
fn before_day(word: &str, day: &str) -> String {
    let vowel = ["1\u{a0}", "8\u{a0}", "11\u{a0}"].iter().any(|first| day.starts_with(first));
    match (vowel, word) {
        (true, "il") => format!("l’{day}"),
        (true, word) => format!("{word}l’{day}"),
        (false, word) => format!("{word} {day}"),
    }
}

fn untaxed(category: TaxCategory) -> &'static str {
    match category {
        TaxCategory::Standard | TaxCategory::Zero | TaxCategory::Igic | TaxCategory::Ipsi => "0%",
        TaxCategory::Exempt => "esente",
        TaxCategory::ReverseCharge => "inversione contabile",
        TaxCategory::IntraCommunity => "cessione intracomunitaria",
        TaxCategory::Export => "esportazione",
        TaxCategory::OutsideScope => "fuori campo",
    }
}

/// `due`: the due date in words.
fn terms_sentence(terms: PaymentTerms, due: &str, settled: Settled) -> String {
    let when = match terms {
        PaymentTerms::Net { days: 1 } => "Pagamento a 1 giorno dalla data della fattura".to_owned(),
        PaymentTerms::Net { days } => format!("Pagamento a {days} giorni dalla data della fattura"),
        PaymentTerms::EndOfMonth { .. } | PaymentTerms::NetEndOfMonth { .. } | PaymentTerms::FixedDate { .. } => {
            format!("Pagamento entro {}", before_day("il", due))
        }
        PaymentTerms::OnReceipt => "Pagamento al ricevimento della fattura".to_owned(),
    };
    match settled {
        Settled::ByBankTransfer => format!("{when}, tramite bonifico bancario."),
        Settled::Otherwise => format!("{when}."),
    }
}
