//! Polish: months in the genitive, counts in four forms.

use domain::milestone::Channel;
use domain::tax::TaxCategory;
use domain::terms::PaymentTerms;
use rust_decimal::Decimal;

use super::{Labels, MonthEnd, Settled, left, numeric, sign_behind};

const MONTHS: [&str; 12] = [
    "stycznia",
    "lutego",
    "marca",
    "kwietnia",
    "maja",
    "czerwca",
    "lipca",
    "sierpnia",
    "września",
    "października",
    "listopada",
    "grudnia",
];

pub(super) const POLISH: Labels = Labels {
    invoice: "Faktura",
    tax_invoice: "Faktura (Tax invoice)",
    credit_note: "Faktura korygująca",
    corrected_invoice: "Faktura korygująca",
    corrected_tax_invoice: "Faktura korygująca (Tax invoice)",
    adjustment_note: "Faktura korygująca (Adjustment note)",
    draft: "Wersja robocza",
    billed_to: "Nabywca",
    issued: "Data wystawienia",
    due: "Termin płatności",
    project: "Projekt",
    contract_of: |day| format!("Umowa z {day}"),
    order_number: "Państwa nr zamówienia",
    from: "Sprzedawca",
    references: "Dotyczy",
    replaces: "Zastępuje",
    reference: |number, day| format!("{number} z {day}"),
    milestone_of: |position, count| format!("Etap {position} z {count}"),
    milestone_in: |position, project| format!("Etap {position} projektu {project}"),
    milestones: |list, count| format!("{} {list}", if count == 1 { "etap" } else { "etapy" }),
    track: |position, count, title, before| {
        let ahead = left(count, before);
        format!("Etap {position} z {count}: {title}. Wcześniej zafakturowane: {before}. Pozostałe: {ahead}.")
    },
    track_without_current: |before, count| format!("Etapy umowy: wcześniej zafakturowane {before} z {count}."),
    logo_of: |name| format!("Logo firmy {name}"),
    delivered: "Wykonane prace",
    description: "Nazwa usługi",
    amount: "Kwota",
    accepted_by: |name, day| format!("Odbiór: {name}, {day}"),
    quantity_at: |quantity, unit, price| format!("{quantity} {unit} po {price}"),
    service_period: |from, to| {
        if from == to {
            format!("Data wykonania usługi: {from}")
        } else {
            format!("Okres wykonania usługi: {from} – {to}")
        }
    },
    deducts: |number, day| format!("Do odliczenia: faktura {number} z {day}"),
    allowance: "Rabat",
    charge: "Dopłata",
    subtotal: "Suma częściowa",
    net: "Razem netto",
    tax_at: |name, rate| format!("{name} {rate}"),
    taxed: |name, rate| format!("{name} {rate}"),
    tax_without: |name, category| format!("{name} ({})", untaxed(category)),
    tax_on: |label, base| format!("{label} od {base}"),
    tax_in: |tax, currency| format!("{tax} w {currency}"),
    at_rate: "po kursie",
    including: |tax| format!("w tym {tax}"),
    gross: "Razem brutto",
    prepaid: "Zapłacono",
    rounding: "Zaokrąglenie",
    total_due: "Do zapłaty",
    retention: "kaucja gwarancyjna",
    payable_by: |day| format!("płatne do {day}"),
    share_of_base: |share, base| format!("{share} z {base}"),
    total_credited: "Kwota korekty",
    contract_to_date: "Rozliczenie umowy",
    contract_without: |tax| format!("Rozliczenie umowy, bez {tax}"),
    contract_value: "Wartość umowy",
    change_orders: |count| {
        if count == 1 { "z aneksem nr 1".to_owned() } else { format!("z aneksami nr 1–{count}") }
    },
    invoiced_before: "Wcześniej zafakturowano",
    this_document: "Ta faktura",
    this_credit_note: "Ta korekta",
    retained: "Kwota zatrzymana",
    remaining: "Pozostało",
    terms: "Warunki płatności",
    pay_to: "Dane do płatności",
    terms_sentence,
    account: "Odbiorca",
    iban: "IBAN",
    bic: "BIC",
    account_number: "Nr rachunku",
    routing: "Kod banku",
    payment_reference: "Tytułem",
    page_of: |page, count| format!("Strona {page} z {count}"),
    units: &[
        ("C62", &["sztuka", "sztuki", "sztuk", "sztuki"]),
        ("HUR", &["godzina", "godziny", "godzin", "godziny"]),
        ("DAY", &["dzień", "dni", "dni", "dnia"]),
        ("WEE", &["tydzień", "tygodnie", "tygodni", "tygodnia"]),
        ("MON", &["miesiąc", "miesiące", "miesięcy", "miesiąca"]),
        ("LS", &["ryczałt", "ryczałty", "ryczałtów", "ryczałtu"]),
        ("KMT", &["km", "km", "km", "km"]),
    ],
    plural: of_four,
    date: |day, month, year| format!("{day}\u{a0}{} {year}", MONTHS[month as usize - 1]),
    money: sign_behind,
    percent: |figures| format!("{figures}%"),
    decimal_mark: ',',
    thousands_mark: '\u{a0}',
    grouped_from: 5,
    symbol_column: 8,
    number: "Numer",
    buyer_reference: "Państwa numer referencyjny",
    contract: "Umowa",
    change_order_of: |number, day| format!("aneks nr {number} z {day}"),
    amount_in: |currency| format!("Kwota w {currency}"),
    quantity: "Ilość",
    price: "Cena",
    tax: "Podatek",
    your_number: |label| format!("Państwa {label}"),
    schedule: |revision| match revision {
        Some(revision) => format!("Harmonogram etapów, wersja {revision}"),
        None => "Harmonogram etapów".to_owned(),
    },
    milestone: "Etap",
    target_date: "Termin",
    share: "Udział",
    amount_without: |currency, tax| format!("{currency}, bez {tax}"),
    paid: "zapłacono",
    invoiced: "zafakturowano",
    not_paid: "do zapłaty",
    scan_to_pay: "Zeskanuj i zapłać w aplikacji banku",
    early_payment: |rate, days, until| match days {
        1 => format!("Rabat {rate} przy zapłacie w ciągu 1 dnia, do {until}."),
        days => format!("Rabat {rate} przy zapłacie w ciągu {days} dni, do {until}."),
    },
    short_date: |day, month, year| numeric(day, month, year, '.'),
    payment_code_alt: |amount, payee, reference| format!("Kod płatności: {amount} dla {payee}, tytułem {reference}"),
    payment_link_alt: |address| format!("Link do płatności jako kod: {address}"),
    proposal: "Oferta",
    certificate: "Protokół odbioru",
    client: "Zamawiający",
    contractor: "Wykonawca",
    dated: "Data",
    valid_until: "Ważna do",
    scope: "Zakres prac",
    position: "Nr",
    date_and_invoice: "Wykonanie i faktura",
    invoice_expected: "Planowana faktura",
    criterion: "Kryterium ukończenia",
    on_acceptance: "Każdy etap jest fakturowany po jego odbiorze przez Państwa.",
    on_completion: "Każdy etap jest fakturowany po jego ukończeniu.",
    changes_and_disputes: "Zmiany i spory",
    agreement: "Zatwierdzenie",
    we_agree: "Podpisując, obie strony akceptują ten harmonogram i jego warunki.",
    signature: "Podpis",
    signatory: "Imię i nazwisko",
    role: "Stanowisko",
    completed: "Ukończono",
    acceptance: "Odbiór",
    accepted_on: "Data odbioru",
    accepting_person: "Odebrał(a)",
    accepted_how: "Forma odbioru",
    accepted_files: "Dowód w aktach",
    amount_before_tax: "Kwota przed opodatkowaniem",
    words_of_client: "Słowa zamawiającego",
    titled: |word, text| format!("{word}: {text}"),
    quoted: |text| format!("„{text}”"),
    channel: |channel| match channel {
        Channel::Email => "e-mailem",
        Channel::Meeting => "na spotkaniu",
        Channel::Call => "telefonicznie",
        Channel::Signature => "podpisem",
        Channel::Message => "wiadomością",
    },
    agreed_on: |day, by, how| format!("Zaakceptowano {day}, {by}, {how}."),
    certifies: |day| format!("Niniejszym potwierdza się, że zamawiający odebrał ten etap w dniu {day}."),
    early_payment_ahead: |rate, days| match days {
        1 => format!("Rabat {rate} przy zapłacie w ciągu 1 dnia od daty wystawienia faktury."),
        days => format!("Rabat {rate} przy zapłacie w ciągu {days} dni od daty wystawienia faktury."),
    },
    month_end: |month_end| match month_end {
        MonthEnd::OfInvoice => "końca miesiąca wystawienia faktury".to_owned(),
        MonthEnd::ThenDays(days) => format!("{days}. dnia po zakończeniu miesiąca wystawienia faktury"),
        MonthEnd::AfterDays(days) => format!("końca miesiąca, w którym upływa {days} dni od daty wystawienia faktury"),
    },
    change_order: |number| format!("Aneks nr {number}"),
    reason: "Powód",
    changes: "Zmiany w harmonogramie etapów",
    old_date: "Poprzedni termin",
    new_date: "Nowy termin",
    old_amount: "Poprzednia kwota",
    new_amount: "Nowa kwota",
    difference: "Różnica",
    added: "Nowy etap",
    removed: "Etap usunięty",
    changed: "Zmieniony",
    rescheduled: "Nowy termin",
    moved: |from, to| format!("Z pozycji {from} na pozycję {to}"),
    previously: "Poprzednio",
    unchanged: |count| match of_four(Decimal::from(count)) {
        0 => "Pozostały etap nie ulega zmianie.".to_owned(),
        1 => format!("Pozostałe {count} etapy nie ulegają zmianie."),
        _ => format!("Pozostałych {count} etapów nie ulega zmianie."),
    },
    value_before: "Dotychczasowa wartość umowy",
    sum_of_changes: "Suma zmian",
    value_after: "Nowa wartość umowy",
    we_agree_change: "Podpisując, obie strony akceptują ten aneks. W pozostałym zakresie umowa pozostaje bez zmian.",
    decision: "Decyzja",
    declined_on: |day, who| format!("Odrzucono {day}, {who}."),
    withdrawn_on: |day| format!("Wycofano {day}."),
    status_report: "Stan projektu",
    as_of: |day| format!("Stan na {day}"),
    planned: "Zaplanowano",
    in_progress: "W toku",
    awaiting_approval: "Ukończono, czeka na Państwa odbiór",
    state_done: |day| format!("Ukończono {day}"),
    state_accepted: |day| format!("Odebrano {day}"),
    state_invoiced: |number, day| format!("Zafakturowano: {number} z {day}"),
    state_paid: |number, day| format!("Zapłacono: {number}, {day}"),
    invoiced_in_part: |number, day, amount| format!("Zafakturowano częściowo: {number} z {day}, {amount}"),
    still_open: "Do wykonania",
    what_comes_next: "Następne kroki",
    next_approval: "Czeka na Państwa odbiór",
    next_invoice: "Do zafakturowania",
    next_milestone: "Następny etap",
    next_payment: "Najbliższy termin płatności",
    account_invoiced: "Zafakturowano",
    account_paid: "Zapłacono",
    account_open: "Do zapłaty",
    account_credited: "Skorygowano",
    account_discount: "Skonto",
    account_waived: "Umorzono",
    account_deposits: "Zaliczki do rozliczenia",
    account_outside: "Zafakturowano poza harmonogramem",
    invoices_and_payments: "Faktury i płatności",
    amount_with: |currency, tax| format!("{currency}, z {tax}"),
    received: |day, amount| format!("Zapłacono {day}: {amount}"),
    credited_by: |number, day, amount| format!("Faktura korygująca {number} z {day}: {amount}"),
    no_invoices_yet: "Nic jeszcze nie zafakturowano.",
};

/// One; two to four but for the teens; many; a fraction. Source: CLDR plural rules.
fn of_four(count: Decimal) -> usize {
    let count = count.abs();
    let (tens, ones) = (count % Decimal::ONE_HUNDRED, count % Decimal::TEN);
    let from_two_to_four = |n: Decimal| n >= Decimal::TWO && n <= Decimal::from(4);
    if !count.fract().is_zero() {
        3
    } else if count == Decimal::ONE {
        0
    } else if from_two_to_four(ones) && !from_two_to_four(tens - Decimal::TEN) {
        1
    } else {
        2
    }
}

fn untaxed(category: TaxCategory) -> &'static str {
    match category {
        TaxCategory::Standard | TaxCategory::Zero | TaxCategory::Igic | TaxCategory::Ipsi => "0%",
        TaxCategory::Exempt => "zw.",
        TaxCategory::ReverseCharge => "odwrotne obciążenie",
        TaxCategory::IntraCommunity => "dostawa wewnątrzwspólnotowa",
        TaxCategory::Export => "eksport",
        TaxCategory::OutsideScope => "nie podlega",
    }
}

/// `due`: the due date in words.
fn terms_sentence(terms: PaymentTerms, due: &str, settled: Settled) -> String {
    let when = match terms {
        PaymentTerms::Net { days: 1 } => "Płatność w terminie 1 dnia od daty wystawienia faktury".to_owned(),
        PaymentTerms::Net { days } => format!("Płatność w terminie {days} dni od daty wystawienia faktury"),
        PaymentTerms::EndOfMonth { .. } | PaymentTerms::NetEndOfMonth { .. } | PaymentTerms::FixedDate { .. } => {
            format!("Płatność do {due}")
        }
        PaymentTerms::OnReceipt => "Płatność niezwłocznie po otrzymaniu faktury".to_owned(),
    };
    match settled {
        Settled::ByBankTransfer => format!("{when}, przelewem bankowym."),
        Settled::Otherwise => format!("{when}."),
    }
}
