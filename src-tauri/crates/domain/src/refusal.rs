//! What the user can get wrong: `Invalid` (typed wrongly) and `Refusal` (not allowed now).

use crate::{Currency, Money};
use chrono::NaiveDate;
use thiserror::Error;

mod code;
mod needed;
mod why;

pub use needed::Needed;
pub use why::Why;

/// One field whose text cannot become a value. `field` is the name in the form.
#[derive(Debug, Clone, PartialEq, Eq, Error)]
#[error("{field}: {why}")]
pub struct Invalid {
    pub field: String,
    pub why: Why,
}

impl Invalid {
    pub fn new(field: &str, why: Why) -> Self {
        Self { field: field.to_owned(), why }
    }
}

/// A step that is not allowed now, with what would allow it.
#[derive(Debug, Clone, PartialEq, Eq, Error)]
pub enum Refusal {
    #[error("the plan sums to {planned}, the contract is {contract}: change a milestone or the contract value")]
    PlanDoesNotSum { contract: Money, planned: Money },
    #[error("the plan has no milestone yet")]
    PlanIsEmpty,
    #[error("no milestone of the plan has a date: give one a date, a calendar shows days")]
    PlanWithoutDays,
    #[error("milestone {milestone} is not accepted: record the sign-off, or give a reason to invoice without it")]
    NotAccepted { milestone: String },
    #[error("milestone {milestone} is not done: mark it done first")]
    NotDone { milestone: String },
    #[error("milestone {milestone} is already done")]
    AlreadyDone { milestone: String },
    #[error("milestone {milestone} is already accepted")]
    AlreadyAccepted { milestone: String },
    #[error("milestone {milestone} is invoiced by {number}: it is fixed")]
    AlreadyInvoiced { milestone: String, number: String },
    #[error("the amount of {milestone} is agreed as {agreed}, the line says {line}: give a reason")]
    AmountDiffersFromPlan { milestone: String, agreed: Money, line: Money },
    #[error("the due date {due_on} is before the issue date {issue_on}")]
    DueBeforeIssue { issue_on: NaiveDate, due_on: NaiveDate },
    #[error("the last day {to} is before the first day {from}")]
    DaysReversed { from: NaiveDate, to: NaiveDate },
    #[error("the issue date {issue_on} is before {last_on}, the date of the last invoice of this series")]
    IssueDateBeforeLast { issue_on: NaiveDate, last_on: NaiveDate },
    #[error("this is missing: {what}")]
    MissingForIssue { what: Needed },
    #[error("the payment of {amount} is above the open {open}: confirm that the rest becomes credit of the client")]
    PaymentAboveOpen { amount: Money, open: Money },
    #[error("{part} is above the {open} that is open of invoice {number}")]
    PartAboveOpen { number: String, part: Money, open: Money },
    #[error("the invoices are to get {parts} of a payment of {amount}: enter less for one of them")]
    PartsAboveAmount { amount: Money, parts: Money },
    #[error("the invoices get {parts} of a payment of {amount}: confirm that the rest becomes credit of the client")]
    PaymentAboveParts { amount: Money, parts: Money },
    #[error("this payment is already reversed")]
    AlreadyReversed,
    #[error("{date} is after today, {today}")]
    InTheFuture { date: NaiveDate, today: NaiveDate },
    #[error("milestone {milestone} has begun and stays on record: reopen it or give it another name")]
    HasBegun { milestone: String },
    #[error("the amounts cannot be summed: a figure {why}")]
    CannotBeSummed { why: Why },
    #[error("the total is {total}: an invoice asks for money, what is given back is a credit note")]
    NothingToBill { total: Money },
    #[error("the contract is agreed: its value and currency change only by a change order")]
    ContractIsAgreed,
    #[error("the plan is agreed: what stands in it changes by a change order, start one")]
    PlanIsAgreed,
    #[error("the plan is not agreed yet: change it as it is, a change order changes an agreed one")]
    PlanIsNotAgreed,
    #[error("change order {number} is open: record its agreement, decline or discard it first")]
    ChangeOrderIsOpen { number: u32 },
    #[error("change order {number} is agreed or declined and stays as it is: start another one")]
    ChangeOrderIsSettled { number: u32 },
    #[error("change order {number} was sent and stays on record: decline it")]
    ChangeOrderWasSent { number: u32 },
    #[error("change order {number} leaves the plan as it is: change, add or remove a milestone")]
    NothingChanges { number: u32 },
    #[error("change order {number} says no reason, and the client reads it")]
    ChangeWithoutReason { number: u32 },
    #[error("this plan is agreed already and nothing in it has changed since")]
    AlreadyAgreed,
    #[error("nothing is open on {numbers}: choose an invoice that is not settled")]
    NothingOpen { numbers: String },
    #[error("{numbers} offers no discount for prompt payment: write the difference off, or keep it open")]
    NoDiscountOffered { numbers: String },
    #[error("{amount} is too little for the discount: it wants {to_pay}")]
    DiscountNotReached { amount: Money, to_pay: Money },
    #[error(
        "the number {number} is taken by an earlier invoice: change the number pattern or the first number in the settings"
    )]
    NumberTaken { number: String },
    #[error("milestone {milestone} is not in the agreed plan: agree the change, or give a reason")]
    NotAgreed { milestone: String },
    #[error("invoice {number} is credited already in part: credit the rest of it, or single lines")]
    AlreadyCredited { number: String },
    #[error("invoice {number} is credited in full already: nothing of it is left")]
    FullyCredited { number: String },
    #[error("{amount} is above the {credit} that lies with you of this client: lower it")]
    AboveClientCredit { amount: Money, credit: Money },
    #[error("nothing in {currency} lies with you of this client")]
    NoClientCredit { currency: Currency },
    #[error("money of this payment went back to the client or to another invoice since: reverse that first")]
    PaymentIsSpent,
    #[error("{credited} would be credited where only {open} is left of invoice {number}")]
    CreditAboveInvoice { number: String, credited: Money, open: Money },
    #[error("{credited} would be credited where only {open} is left of line {line} of invoice {number}")]
    CreditAboveLine { number: String, line: usize, credited: Money, open: Money },
    #[error("a credit note of {issue_on} would be before its invoice of {invoiced_on}")]
    CreditBeforeInvoice { issue_on: NaiveDate, invoiced_on: NaiveDate },
    #[error("the credit note of {number} says no reason, and the client reads it")]
    CreditWithoutReason { number: String },
    #[error("{number} is a credit note itself: what it took back is billed by a new invoice")]
    CreditOfCredit { number: String },
    #[error("{by} deducts or releases what {number} asked for: credit {by} first")]
    CreditedIsUsed { number: String, by: String },
    #[error("a deposit of {deposit} is above the {left} that the contract has left to bill: lower it")]
    DepositAboveContract { deposit: Money, left: Money },
    #[error("{deducted} would be deducted where only {open} is left of deposit {number}")]
    DeductedAboveDeposit { number: String, deducted: Money, open: Money },
    #[error("no invoice of this project keeps money back: there is nothing to release")]
    NothingRetained,
    #[error("{released} would be released where invoice {number} keeps back only {open}")]
    ReleasedAboveRetained { number: String, released: Money, open: Money },
    #[error("what is kept back would be due on {until}, and the invoice itself on {due_on}: choose a later day")]
    RetentionDueTooEarly { until: NaiveDate, due_on: NaiveDate },
    #[error("milestone {milestone} is not accepted: a certificate confirms a sign-off that is recorded")]
    NothingToCertify { milestone: String },
    #[error("the offer ended on {until}, before today, {today}: give it another last day")]
    OfferHasEnded { until: NaiveDate, today: NaiveDate },
    #[error("{name} is empty: choose the file that says it")]
    FileIsEmpty { name: String },
    #[error("{name} is no file: a folder goes in as one file, such as a zip")]
    NotAFile { name: String },
    #[error(
        "{name} has {megabytes} MB and a file may have {max}: attach a smaller copy, or note where the large one lies"
    )]
    FileTooLarge { name: String, megabytes: u64, max: u64 },
    #[error("the files of this mail have {megabytes} MB and mail servers take {max}: untick some of them")]
    MailTooLarge { megabytes: u64, max: u64 },
    #[error("{name} is evidence of what was agreed or accepted and stays: attach a better one beside it")]
    EvidenceStays { name: String },
    #[error("{name} is not on the list any more")]
    AlreadyRemoved { name: String },
    #[error("milestone {milestone} keeps files: take them off its list first, or give it another name")]
    HasFiles { milestone: String },
    #[error("{what} is in dispute already: resolve that first")]
    AlreadyDisputed { what: String },
    #[error("nothing of {what} is open: what is paid or credited in full is not disputed, a credit note gives it back")]
    NothingToDispute { what: String },
    #[error("{what} is not in dispute: there is nothing to resolve")]
    NotDisputed { what: String },
    #[error("{on} is before {first}, the day from which {what} can be disputed")]
    DisputedTooEarly { what: String, on: NaiveDate, first: NaiveDate },
    #[error("{on} is before {done_on}, the day it was done: changes are asked for afterwards")]
    ChangesBeforeDone { on: NaiveDate, done_on: NaiveDate },
    #[error("the client asked for no changes of {milestone} that are still open")]
    NoChangesRequested { milestone: String },
    #[error("nothing of {client} is overdue: what is paid, not due yet or in dispute is not reminded of")]
    NothingOverdue { client: String },
    #[error("{client} was reminded on {on} already: one reminder a day is enough")]
    RemindedToday { client: String, on: NaiveDate },
    #[error("a reminder of {client} waits in the outbox: send it or take it out first")]
    ReminderWaits { client: String },
    #[error("{number} is not overdue any more: open the reminder again")]
    NotOverdue { number: String },
    #[error("{on} is before {disputed_on}, the day the dispute began")]
    ResolvedTooEarly { on: NaiveDate, disputed_on: NaiveDate },
    #[error("{name} has {megabytes} MB and a bank file may have {max}: export fewer days at once")]
    BankFileTooLarge { name: String, megabytes: u64, max: u64 },
    #[error("{name} holds more than {max} entries: export fewer days at once")]
    TooManyBankEntries { name: String, max: usize },
    #[error("{name} is no bank file that can be read: export it from the bank as CSV or camt.053")]
    NotABankFile { name: String },
    #[error("{name} is XML as no bank writes it, at line {line}: export it again from the bank")]
    BankXmlRefused { name: String, line: u32 },
    #[error(
        "the layout of {name} is not known, its heads are: {found}. Export camt.053 instead, which every bank writes alike"
    )]
    UnknownBankLayout { name: String, found: String },
    #[error("what is open on {number} has changed since the file was read: read it again")]
    BankMatchIsStale { number: String },
    #[error("no mail server is known: enter it in the settings")]
    NoMailServer,
    #[error("this is the sample: its clients are invented, and nothing is sent to them")]
    SampleSendsNothing,
    #[error("the mail \"{subject}\" was sent or taken out of the outbox already")]
    MailIsSettled { subject: String },
    #[error("the mail \"{subject}\" is being sent at this moment: wait for the result")]
    MailIsBeingSent { subject: String },
    #[error("the mail \"{subject}\" did not arrive so far: only a mail that may have arrived can be marked so")]
    MailIsNotInDoubt { subject: String },
    #[error(
        "a file for DATEV covers one business year, and one begins on {begins}: choose days before it or from it on"
    )]
    PeriodCrossesYear { begins: NaiveDate },
    #[error("these days hold {currencies}: a file for DATEV has one currency, choose it")]
    OneCurrencyOnly { currencies: String },
    #[error("DATEV takes numbers of 4 to 8 digits for accounts, and \"{account}\" is none: change it in the settings")]
    AccountIsNoNumber { account: String },
}
