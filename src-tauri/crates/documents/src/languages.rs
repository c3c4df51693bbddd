//! Words and formats of the document languages. A new language is one more file with one `Labels` constant: what
//! it forgets does not compile.

use domain::Language;
use domain::milestone::Channel;
use domain::party::PaymentMethod;
use domain::tax::TaxCategory;
use domain::terms::PaymentTerms;
use rust_decimal::Decimal;

mod dutch;
mod english;
mod french;
mod german;
mod italian;
mod polish;
mod portuguese;
mod spanish;
mod symbols;
mod writing;

/// Every word that the program itself puts on a page.
#[cfg_attr(test, derive(Debug))]
pub(crate) struct Labels {
    pub invoice: &'static str,
    pub tax_invoice: &'static str,
    pub credit_note: &'static str,
    /// Takes the place of another invoice.
    pub corrected_invoice: &'static str,
    pub corrected_tax_invoice: &'static str,
    /// Australia's credit note.
    pub adjustment_note: &'static str,
    pub draft: &'static str,
    pub billed_to: &'static str,
    pub issued: &'static str,
    pub due: &'static str,
    pub project: &'static str,
    pub contract_of: fn(&str) -> String,
    pub order_number: &'static str,
    pub from: &'static str,
    pub references: &'static str,
    /// Stands before the document whose place this one takes.
    pub replaces: &'static str,
    /// Number and date of an earlier document.
    pub reference: fn(&str, &str) -> String,
    /// Position and count of the plan's milestones.
    pub milestone_of: fn(u32, u32) -> String,
    /// Position and project.
    pub milestone_in: fn(u32, &str) -> String,
    /// Positions, written out, and how many they are.
    pub milestones: fn(&str, usize) -> String,
    /// The track for those who cannot see it: position, count, title, finished milestones.
    pub track: fn(u32, u32, &str, usize) -> String,
    pub track_without_current: fn(usize, usize) -> String,
    pub logo_of: fn(&str) -> String,
    pub delivered: &'static str,
    pub description: &'static str,
    pub amount: &'static str,
    pub accepted_by: fn(&str, &str) -> String,
    /// Quantity, unit, price.
    pub quantity_at: fn(&str, &str, &str) -> String,
    pub service_period: fn(&str, &str) -> String,
    pub deducts: fn(&str, &str) -> String,
    pub allowance: &'static str,
    pub charge: &'static str,
    pub subtotal: &'static str,
    pub net: &'static str,
    /// Tax name and written rate.
    pub tax_at: fn(&str, &str) -> String,
    /// The same within a sentence.
    pub taxed: fn(&str, &str) -> String,
    /// Tax name and why nothing is charged.
    pub tax_without: fn(&str, TaxCategory) -> String,
    /// Label of a tax row and the amount it is charged on.
    pub tax_on: fn(&str, &str) -> String,
    /// Tax and the code of the currency of the seller's country.
    pub tax_in: fn(&str, &str) -> String,
    /// Stands between an amount and the exchange rate by which it is converted.
    pub at_rate: &'static str,
    pub including: fn(&str) -> String,
    pub gross: &'static str,
    pub prepaid: &'static str,
    pub rounding: &'static str,
    pub total_due: &'static str,
    /// What the client keeps back, within a sentence.
    pub retention: &'static str,
    /// Within a sentence; its argument is a day.
    pub payable_by: fn(&str) -> String,
    /// A rate and the amount that it is of.
    pub share_of_base: fn(&str, &str) -> String,
    pub total_credited: &'static str,
    pub contract_to_date: &'static str,
    /// Name of the tax that the account leaves out.
    pub contract_without: fn(&str) -> String,
    pub contract_value: &'static str,
    pub change_orders: fn(u32) -> String,
    pub invoiced_before: &'static str,
    pub this_document: &'static str,
    pub this_credit_note: &'static str,
    pub retained: &'static str,
    pub remaining: &'static str,
    pub terms: &'static str,
    pub pay_to: &'static str,
    pub terms_sentence: fn(PaymentTerms, &str, Settled) -> String,
    pub account: &'static str,
    pub iban: &'static str,
    pub bic: &'static str,
    pub account_number: &'static str,
    pub routing: &'static str,
    pub payment_reference: &'static str,
    pub page_of: fn(usize, usize) -> String,
    /// Words for UN/ECE Rec 20 codes, in the forms that `plural` chooses from.
    pub units: &'static [(&'static str, &'static [&'static str])],
    /// Which form a count takes; the first is that of one.
    plural: fn(Decimal) -> usize,
    date: fn(u32, u32, i32) -> String,
    money: fn(&str, &str, bool) -> String,
    percent: fn(&str) -> String,
    decimal_mark: char,
    thousands_mark: char,
    /// Whole digits from which on thousands are set apart: 4, or 5 where 1234 stays together.
    grouped_from: usize,
    /// The language's column in the table of currency signs.
    symbol_column: usize,
    /// What a payment code is, for those who cannot see it: amount, payee, reference.
    pub payment_code_alt: fn(&str, &str, &str) -> String,
    /// The same for an address to open.
    pub payment_link_alt: fn(&str) -> String,
    /// Of the document.
    pub number: &'static str,
    pub buyer_reference: &'static str,
    pub contract: &'static str,
    /// Number of the change order and its date; stands within a sentence.
    pub change_order_of: fn(u32, &str) -> String,
    /// Currency code.
    pub amount_in: fn(&str) -> String,
    pub quantity: &'static str,
    pub price: &'static str,
    pub tax: &'static str,
    /// What the client calls the number: `VAT`.
    pub your_number: fn(&str) -> String,
    /// Revision in force, if any.
    pub schedule: fn(Option<u32>) -> String,
    pub milestone: &'static str,
    pub target_date: &'static str,
    pub share: &'static str,
    /// Currency code and the tax that amounts leave out.
    pub amount_without: fn(&str, &str) -> String,
    /// State of an earlier milestone, within a row: `2026-018, paid`.
    pub paid: &'static str,
    pub invoiced: &'static str,
    pub not_paid: &'static str,
    /// Under the payment code; two short lines.
    pub scan_to_pay: &'static str,
    /// Written rate, days, last day.
    pub early_payment: fn(&str, u32, &str) -> String,
    /// Day, month, and the year where it is not the document's own.
    short_date: fn(u32, u32, Option<i32>) -> String,
    pub proposal: &'static str,
    pub certificate: &'static str,
    /// Whom a letter is for, and who signs on that side; `contractor`: the other side.
    pub client: &'static str,
    pub contractor: &'static str,
    /// Day of a letter.
    pub dated: &'static str,
    pub valid_until: &'static str,
    pub scope: &'static str,
    /// Of a milestone, over a narrow column.
    pub position: &'static str,
    /// Over the day of a milestone where its invoice comes at once.
    pub date_and_invoice: &'static str,
    pub invoice_expected: &'static str,
    /// What completes a milestone.
    pub criterion: &'static str,
    /// When a milestone is invoiced.
    pub on_acceptance: &'static str,
    pub on_completion: &'static str,
    pub changes_and_disputes: &'static str,
    pub agreement: &'static str,
    pub we_agree: &'static str,
    pub signature: &'static str,
    /// Who signs, and as what.
    pub signatory: &'static str,
    pub role: &'static str,
    pub completed: &'static str,
    /// The record of it.
    pub acceptance: &'static str,
    pub accepted_on: &'static str,
    /// Who accepted the work.
    pub accepting_person: &'static str,
    pub accepted_how: &'static str,
    pub accepted_files: &'static str,
    pub amount_before_tax: &'static str,
    pub words_of_client: &'static str,
    /// A word and what it stands before: `Discount: early start`.
    pub titled: fn(&str, &str) -> String,
    pub quoted: fn(&str) -> String,
    /// How somebody said yes; stands within a sentence.
    pub channel: fn(Channel) -> &'static str,
    /// Day, person, channel in words.
    pub agreed_on: fn(&str, &str, &str) -> String,
    /// Day of the acceptance.
    pub certifies: fn(&str) -> String,
    /// Written rate, days from an invoice that is still to come.
    pub early_payment_ahead: fn(&str, u32) -> String,
    /// Stands for the due date in `terms_sentence` while there is no invoice.
    pub month_end: fn(MonthEnd) -> String,
    /// What the paper of a change order is called, with its number.
    pub change_order: fn(u32) -> String,
    /// Over why the plan changes.
    pub reason: &'static str,
    /// Over the table of what changes.
    pub changes: &'static str,
    pub old_date: &'static str,
    pub new_date: &'static str,
    pub old_amount: &'static str,
    pub new_amount: &'static str,
    pub difference: &'static str,
    /// What becomes of a milestone.
    pub added: &'static str,
    pub removed: &'static str,
    pub changed: &'static str,
    pub rescheduled: &'static str,
    /// From which place to which.
    pub moved: fn(u32, u32) -> String,
    /// Stands before what a milestone said so far.
    pub previously: &'static str,
    /// How many other milestones stay as they are.
    pub unchanged: fn(u32) -> String,
    pub value_before: &'static str,
    pub sum_of_changes: &'static str,
    pub value_after: &'static str,
    pub we_agree_change: &'static str,
    /// Over a no.
    pub decision: &'static str,
    /// Day, and who it was by which way.
    pub declined_on: fn(&str, &str) -> String,
    pub withdrawn_on: fn(&str) -> String,
    /// What the paper of a project's status is called.
    pub status_report: &'static str,
    /// The day whose state it shows.
    pub as_of: fn(&str) -> String,
    /// How far a milestone is.
    pub planned: &'static str,
    pub in_progress: &'static str,
    pub awaiting_approval: &'static str,
    /// Day.
    pub state_done: fn(&str) -> String,
    pub state_accepted: fn(&str) -> String,
    /// Number and day.
    pub state_invoiced: fn(&str, &str) -> String,
    pub state_paid: fn(&str, &str) -> String,
    /// Number, day, amount.
    pub invoiced_in_part: fn(&str, &str, &str) -> String,
    /// Stands before deliverables that are not there yet.
    pub still_open: &'static str,
    /// Over the next steps, and before each.
    pub what_comes_next: &'static str,
    pub next_approval: &'static str,
    pub next_invoice: &'static str,
    pub next_milestone: &'static str,
    pub next_payment: &'static str,
    /// Rows of the account.
    pub account_invoiced: &'static str,
    pub account_paid: &'static str,
    pub account_open: &'static str,
    pub account_credited: &'static str,
    /// For prompt payment, and taken.
    pub account_discount: &'static str,
    pub account_waived: &'static str,
    /// Deposits that no invoice has taken off yet.
    pub account_deposits: &'static str,
    /// Invoiced beside the plan.
    pub account_outside: &'static str,
    pub invoices_and_payments: &'static str,
    /// Currency code and the tax that amounts include.
    pub amount_with: fn(&str, &str) -> String,
    /// Day and amount.
    pub received: fn(&str, &str) -> String,
    /// Number, day and amount.
    pub credited_by: fn(&str, &str, &str) -> String,
    pub no_invoices_yet: &'static str,
}

/// When an invoice that is still to come falls due, by the ends of months.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum MonthEnd {
    OfInvoice,
    /// So many days after the month of the invoice.
    ThenDays(u32),
    /// The end of the month in which so many days have passed.
    AfterDays(u32),
}

/// How the terms may say that the bill is settled.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Settled {
    ByBankTransfer,
    Otherwise,
}

impl Settled {
    /// A bank transfer is said in words where there is no other way.
    pub fn by(methods: &[PaymentMethod]) -> Settled {
        match methods {
            [PaymentMethod::BankTransfer { .. }] => Settled::ByBankTransfer,
            _ => Settled::Otherwise,
        }
    }
}

/// Labels of a document language.
pub(crate) fn labels(language: Language) -> &'static Labels {
    match language {
        Language::EnglishUk | Language::EnglishIreland => &english::ENGLISH,
        Language::EnglishUs => &english::AMERICAN,
        Language::German => &german::GERMAN,
        Language::French => &french::FRENCH,
        Language::Spanish => &spanish::SPANISH,
        Language::Italian => &italian::ITALIAN,
        Language::Dutch => &dutch::DUTCH,
        Language::Portuguese => &portuguese::PORTUGUESE,
        Language::Polish => &polish::POLISH,
    }
}

/// Milestones still ahead when one is billed here and `before` were.
fn left(count: u32, before: usize) -> u32 {
    count.saturating_sub(u32::try_from(before).unwrap_or(u32::MAX)).saturating_sub(1)
}

/// Two forms, of which one alone takes the first.
fn one_or_several(count: Decimal) -> usize {
    usize::from(count.abs() != Decimal::ONE)
}

/// `-1.234,50 €`: the sign behind the figures.
fn sign_behind(symbol: &str, figures: &str, negative: bool) -> String {
    format!("{}{figures}\u{a0}{symbol}", if negative { "-" } else { "" })
}

/// `31/07`, and `31/07/2026` where the year is said.
fn numeric(day: u32, month: u32, year: Option<i32>, mark: char) -> String {
    let year = year.map(|year| format!("{mark}{year}")).unwrap_or_default();
    format!("{day:02}{mark}{month:02}{year}")
}

/// `1, 2, 3`, and `1–3` from four neighbours on.
pub(crate) fn positions(list: &[u32]) -> String {
    let mut parts = Vec::new();
    let mut at = 0;
    while at < list.len() {
        let run = list[at..].iter().zip(list[at]..).take_while(|(have, want)| *have == want).count();
        if run >= 4 {
            parts.push(format!("{}–{}", list[at], list[at + run - 1]));
            at += run;
        } else {
            parts.push(list[at].to_string());
            at += 1;
        }
    }
    parts.join(", ")
}

#[cfg(test)]
mod tests;

/// The same text with its first letter as a sentence begins.
pub(crate) fn capitalised(text: &str) -> String {
    let mut characters = text.chars();
    characters.next().map(|first| first.to_uppercase().chain(characters).collect()).unwrap_or_default()
}
