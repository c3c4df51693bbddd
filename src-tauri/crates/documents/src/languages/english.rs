//! English: the words of Great Britain and Ireland, and what the United States write differently.

use domain::milestone::Channel;
use domain::tax::TaxCategory;
use domain::terms::PaymentTerms;

use super::{Labels, MonthEnd, Settled, one_or_several};

const MONTHS: [&str; 12] = [
    "January",
    "February",
    "March",
    "April",
    "May",
    "June",
    "July",
    "August",
    "September",
    "October",
    "November",
    "December",
];

pub(super) const ENGLISH: Labels = Labels {
    invoice: "Invoice",
    tax_invoice: "Tax invoice",
    credit_note: "Credit note",
    corrected_invoice: "Corrected invoice",
    corrected_tax_invoice: "Corrected tax invoice",
    adjustment_note: "Adjustment note",
    draft: "Draft",
    billed_to: "Billed to",
    issued: "Issued",
    due: "Due",
    project: "Project",
    contract_of: |day| format!("Contract of {day}"),
    order_number: "Your purchase order",
    from: "From",
    references: "Refers to",
    replaces: "Replaces",
    reference: |number, day| format!("{number} of {day}"),
    milestone_of: |position, count| format!("Milestone {position} of {count}"),
    milestone_in: |position, project| format!("Milestone {position} of {project}"),
    milestones: |list, count| format!("{} {list}", if count == 1 { "milestone" } else { "milestones" }),
    track: |position, count, title, before| {
        format!(
            "Milestone {position} of {count}: {title}. Invoiced before: {before}. Still ahead: {}.",
            ahead(position, count, before)
        )
    },
    track_without_current: |before, count| format!("Milestones of the contract: {before} of {count} invoiced before."),
    logo_of: |name| format!("Logo of {name}"),
    delivered: "Delivered",
    description: "Description",
    amount: "Amount",
    accepted_by: |name, day| format!("Accepted by {name}, {day}"),
    quantity_at: |quantity, unit, price| format!("{quantity} {unit} at {price}"),
    service_period: |from, to| {
        if from == to { format!("Completed on {from}") } else { format!("Service from {from} to {to}") }
    },
    deducts: |number, day| format!("Less invoice {number} of {day}"),
    allowance: "Discount",
    charge: "Surcharge",
    subtotal: "Subtotal",
    net: "Net total",
    tax_at: |name, rate| format!("{name} {rate}"),
    taxed: |name, rate| format!("{rate} {name}"),
    tax_without: |name, category| format!("{name} ({})", untaxed(category)),
    tax_on: |label, base| format!("{label} on {base}"),
    tax_in: |tax, currency| format!("{tax} in {currency}"),
    at_rate: "at",
    including: |tax| format!("including {tax}"),
    gross: "Total",
    prepaid: "Paid in advance",
    rounding: "Rounding",
    total_due: "Total due",
    retention: "retention",
    payable_by: |day| format!("payable by {day}"),
    share_of_base: |share, base| format!("{share} of {base}"),
    total_credited: "Total credited",
    contract_to_date: "Contract to date",
    contract_without: |tax| format!("Contract to date, excluding {tax}"),
    contract_value: "Contract value",
    change_orders: |count| {
        if count == 1 { "incl. change order 1".to_owned() } else { format!("incl. change orders 1 to {count}") }
    },
    invoiced_before: "Previously invoiced",
    this_document: "This invoice",
    this_credit_note: "This credit note",
    retained: "Retained",
    remaining: "Remaining",
    terms: "Terms",
    pay_to: "Pay to",
    terms_sentence,
    account: "Account",
    iban: "IBAN",
    bic: "BIC",
    account_number: "Account no.",
    routing: "Sort code",
    payment_reference: "Reference",
    page_of: |page, count| format!("Page {page} of {count}"),
    units: &[
        ("C62", &["unit", "units"]),
        ("HUR", &["hour", "hours"]),
        ("DAY", &["day", "days"]),
        ("WEE", &["week", "weeks"]),
        ("MON", &["month", "months"]),
        ("LS", &["lump sum", "lump sums"]),
        ("KMT", &["km", "km"]),
    ],
    plural: one_or_several,
    date: |day, month, year| format!("{day}\u{a0}{} {year}", MONTHS[month as usize - 1]),
    money: |symbol, figures, negative| {
        // Letters stand apart, a sign does not.
        let gap = if symbol.ends_with(char::is_alphabetic) { "\u{a0}" } else { "" };
        format!("{}{symbol}{gap}{figures}", if negative { "-" } else { "" })
    },
    percent: |figures| format!("{figures}%"),
    decimal_mark: '.',
    thousands_mark: ',',
    grouped_from: 4,
    symbol_column: 0,
    payment_code_alt: |amount, payee, reference| format!("Payment code: {amount} to {payee}, reference {reference}"),
    payment_link_alt: |address| format!("Payment link as a code: {address}"),
    number: "Number",
    buyer_reference: "Your reference",
    contract: "Contract",
    change_order_of: |number, day| format!("change order {number} of {day}"),
    amount_in: |currency| format!("Amount in {currency}"),
    quantity: "Qty",
    price: "Price",
    tax: "Tax",
    your_number: |label| if label == "VAT" { "Your VAT number".to_owned() } else { format!("Your {}", within(label)) },
    schedule: |revision| match revision {
        Some(revision) => format!("Milestone schedule, revision {revision}"),
        None => "Milestone schedule".to_owned(),
    },
    milestone: "Milestone",
    target_date: "Date",
    share: "Share",
    amount_without: |currency, tax| format!("{currency}, excl. {tax}"),
    paid: "paid",
    invoiced: "invoiced",
    not_paid: "due",
    scan_to_pay: "Scan to pay with your banking app",
    early_payment: |rate, days, until| match days {
        1 => format!("{rate} discount for payment within 1 day, by {until}."),
        days => format!("{rate} discount for payment within {days} days, by {until}."),
    },
    short_date: |day, month, year| {
        let year = year.map(|year| format!("\u{a0}{year}")).unwrap_or_default();
        format!("{day}\u{a0}{}{year}", short_month(month))
    },
    proposal: "Proposal",
    certificate: "Certificate of acceptance",
    client: "Client",
    contractor: "Contractor",
    dated: "Date",
    valid_until: "Valid until",
    scope: "Scope of work",
    position: "No.",
    date_and_invoice: "Delivery and invoice",
    invoice_expected: "Invoice expected",
    criterion: "Complete when",
    on_acceptance: "Each milestone is invoiced once you have accepted it.",
    on_completion: "Each milestone is invoiced when it is complete.",
    changes_and_disputes: "Changes and disputes",
    agreement: "Agreement",
    we_agree: "By signing, both parties agree to this schedule and its terms.",
    signature: "Signature",
    signatory: "Name",
    role: "Position",
    completed: "Completed",
    acceptance: "Acceptance",
    accepted_on: "Accepted on",
    accepting_person: "Accepted by",
    accepted_how: "Form of acceptance",
    accepted_files: "Evidence on file",
    amount_before_tax: "Amount before tax",
    words_of_client: "In the client’s words",
    titled: |word, text| format!("{word}: {text}"),
    quoted: |text| format!("“{text}”"),
    channel: |channel| match channel {
        Channel::Email => "by email",
        Channel::Meeting => "in a meeting",
        Channel::Call => "by phone",
        Channel::Signature => "by signature",
        Channel::Message => "by message",
    },
    agreed_on: |day, by, how| format!("Agreed on {day} by {by}, {how}."),
    certifies: |day| format!("This certificate confirms that the client accepted this milestone on {day}."),
    early_payment_ahead: |rate, days| match days {
        1 => format!("{rate} discount for payment within 1 day of the issue date."),
        days => format!("{rate} discount for payment within {days} days of the issue date."),
    },
    month_end: |month_end| match month_end {
        MonthEnd::OfInvoice => "the end of the month of the invoice".to_owned(),
        MonthEnd::ThenDays(days) => format!("{days} days after the end of the month of the invoice"),
        MonthEnd::AfterDays(days) => format!("the end of the month reached {days} days after the issue date"),
    },
    change_order: |number| format!("Change order {number}"),
    reason: "Reason",
    changes: "Changes to the milestone schedule",
    old_date: "Old date",
    new_date: "New date",
    old_amount: "Old amount",
    new_amount: "New amount",
    difference: "Difference",
    added: "Added",
    removed: "Removed",
    changed: "Changed",
    rescheduled: "Rescheduled",
    moved: |from, to| format!("Moved from place {from} to {to}"),
    previously: "Previously",
    unchanged: |count| match count {
        1 => "The other milestone stays as it is.".to_owned(),
        count => format!("The other {count} milestones stay as they are."),
    },
    value_before: "Contract value before",
    sum_of_changes: "Sum of changes",
    value_after: "New contract value",
    we_agree_change: "By signing, both parties agree to this change order. Everything else in the contract stays as agreed.",
    decision: "Decision",
    declined_on: |day, who| format!("Declined on {day} by {who}."),
    withdrawn_on: |day| format!("Withdrawn on {day}."),
    status_report: "Project status",
    as_of: |day| format!("As of {day}"),
    planned: "Planned",
    in_progress: "In progress",
    awaiting_approval: "Done, waiting for your approval",
    state_done: |day| format!("Done on {day}"),
    state_accepted: |day| format!("Accepted on {day}"),
    state_invoiced: |number, day| format!("Invoiced: {number} of {day}"),
    state_paid: |number, day| format!("Paid: {number}, {day}"),
    invoiced_in_part: |number, day, amount| format!("Invoiced in part: {number} of {day}, {amount}"),
    still_open: "Still open",
    what_comes_next: "What comes next",
    next_approval: "Waiting for your approval",
    next_invoice: "To be invoiced",
    next_milestone: "Next milestone",
    next_payment: "Next payment due",
    account_invoiced: "Invoiced",
    account_paid: "Paid",
    account_open: "Open",
    account_credited: "Credited",
    account_discount: "Discount taken",
    account_waived: "Waived",
    account_deposits: "Deposits still to be deducted",
    account_outside: "Invoiced outside the schedule",
    invoices_and_payments: "Invoices and payments",
    amount_with: |currency, tax| format!("{currency}, incl. {tax}"),
    received: |day, amount| format!("Paid on {day}: {amount}"),
    credited_by: |number, day, amount| format!("Credit note {number} of {day}: {amount}"),
    no_invoices_yet: "Nothing has been invoiced yet.",
};

pub(super) const AMERICAN: Labels = Labels {
    service_period: |from, to| {
        if from == to { format!("Completed on {from}") } else { format!("Service from {from} through {to}") }
    },
    terms_sentence: american_terms,
    routing: "ACH routing",
    date: |day, month, year| format!("{}\u{a0}{day}, {year}", MONTHS[month as usize - 1]),
    symbol_column: 1,
    short_date: |day, month, year| {
        let year = year.map(|year| format!(",\u{a0}{year}")).unwrap_or_default();
        format!("{}\u{a0}{day}{year}", short_month(month))
    },
    ..ENGLISH
};

/// The first three letters serve for every month.
fn short_month(month: u32) -> &'static str {
    &MONTHS[month as usize - 1][..3]
}

/// A label within a phrase: `vendor no.`, but `EIN`.
fn within(label: &str) -> String {
    let mut letters = label.chars();
    match (letters.next(), letters.clone().next()) {
        (Some(first), Some(second)) if second.is_lowercase() => first.to_lowercase().chain(letters).collect(),
        _ => label.to_owned(),
    }
}

fn ahead(position: u32, count: u32, before: usize) -> u32 {
    let before = u32::try_from(before).unwrap_or(u32::MAX);
    if position == 0 { count } else { count.saturating_sub(before).saturating_sub(1) }
}

fn untaxed(category: TaxCategory) -> &'static str {
    match category {
        TaxCategory::Standard | TaxCategory::Zero | TaxCategory::Igic | TaxCategory::Ipsi => "0%",
        TaxCategory::Exempt => "exempt",
        TaxCategory::ReverseCharge => "reverse charge",
        TaxCategory::IntraCommunity => "intra-Community supply",
        TaxCategory::Export => "export",
        TaxCategory::OutsideScope => "not taxable",
    }
}

/// `due`: the due date in words.
fn terms_sentence(terms: PaymentTerms, due: &str, settled: Settled) -> String {
    let when = match terms {
        PaymentTerms::Net { days: 1 } => "Payment within 1 day of the issue date".to_owned(),
        PaymentTerms::Net { days } => format!("Payment within {days} days of the issue date"),
        PaymentTerms::EndOfMonth { .. } | PaymentTerms::NetEndOfMonth { .. } | PaymentTerms::FixedDate { .. } => {
            format!("Payment by {due}")
        }
        PaymentTerms::OnReceipt => "Payment on receipt".to_owned(),
    };
    match settled {
        Settled::ByBankTransfer => format!("{when}, by bank transfer."),
        Settled::Otherwise => format!("{when}."),
    }
}

fn american_terms(terms: PaymentTerms, due: &str, _settled: Settled) -> String {
    match terms {
        PaymentTerms::Net { days } => format!("Net {days}."),
        PaymentTerms::EndOfMonth { .. } | PaymentTerms::NetEndOfMonth { .. } | PaymentTerms::FixedDate { .. } => {
            format!("Due by {due}.")
        }
        PaymentTerms::OnReceipt => "Due on receipt.".to_owned(),
    }
}
