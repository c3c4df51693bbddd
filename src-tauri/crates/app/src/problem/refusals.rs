//! Every refusal with its field, the form in which it is mended, and the values that its sentence names.

use super::FieldProblem;
use super::told::{Named, Told, Value};
use domain::Refusal;
use domain::refusal::Needed;

pub(crate) fn field_of_refusal(refusal: &Refusal) -> FieldProblem {
    let (field, address) = match refusal {
        Refusal::MissingForIssue { what } => place_of(*what),
        Refusal::PlanDoesNotSum { .. } | Refusal::PlanIsEmpty | Refusal::PlanWithoutDays => ("plan", "schedule"),
        Refusal::NotAccepted { .. } => ("override_reason", "sign-off"),
        Refusal::NothingToCertify { .. } => ("acceptance", "sign-off"),
        Refusal::OfferHasEnded { .. } => ("offer_until", ""),
        Refusal::NotDone { .. } => ("override_reason", "milestone"),
        Refusal::AmountDiffersFromPlan { .. } => ("amount_reason", ""),
        Refusal::NotAgreed { .. } => ("amount_reason", "schedule"),
        Refusal::NumberTaken { .. } => ("number_pattern", "business"),
        Refusal::NothingOpen { .. } => ("invoices", ""),
        Refusal::NoDiscountOffered { .. } => ("difference", ""),
        Refusal::DiscountNotReached { .. } => ("amount", ""),
        Refusal::DueBeforeIssue { .. } => ("due_on", ""),
        Refusal::RetentionDueTooEarly { .. } => ("retainage_due", "draft"),
        Refusal::DaysReversed { .. } => ("to", ""),
        Refusal::IssueDateBeforeLast { .. } => ("issue_on", ""),
        Refusal::PaymentAboveOpen { .. }
        | Refusal::PaymentAboveParts { .. }
        | Refusal::AboveClientCredit { .. }
        | Refusal::NoClientCredit { .. } => ("amount", ""),
        Refusal::PartAboveOpen { .. } | Refusal::PartsAboveAmount { .. } => ("parts", ""),
        Refusal::InTheFuture { .. } => ("on", ""),
        Refusal::CannotBeSummed { .. } | Refusal::NothingToBill { .. } => ("lines.0.unit_price", "draft"),
        Refusal::CreditBeforeInvoice { .. } => ("issue_on", ""),
        Refusal::CreditWithoutReason { .. } => ("reason", ""),
        Refusal::PlanIsAgreed
        | Refusal::PlanIsNotAgreed
        | Refusal::ChangeOrderIsOpen { .. }
        | Refusal::NothingChanges { .. } => ("plan", "schedule"),
        Refusal::ChangeWithoutReason { .. } => ("reason", "schedule"),
        Refusal::ChangeOrderIsSettled { .. } | Refusal::ChangeOrderWasSent { .. } => ("", "schedule"),
        Refusal::DepositAboveContract { .. }
        | Refusal::DeductedAboveDeposit { .. }
        | Refusal::ReleasedAboveRetained { .. } => ("lines.0.unit_price", "draft"),
        Refusal::CreditedIsUsed { .. } => ("", ""),
        Refusal::FileIsEmpty { .. }
        | Refusal::NotAFile { .. }
        | Refusal::FileTooLarge { .. }
        | Refusal::EvidenceStays { .. }
        | Refusal::AlreadyRemoved { .. }
        | Refusal::BankFileTooLarge { .. }
        | Refusal::TooManyBankEntries { .. }
        | Refusal::NotABankFile { .. }
        | Refusal::BankXmlRefused { .. }
        | Refusal::UnknownBankLayout { .. } => ("file", ""),
        Refusal::MailTooLarge { .. } => ("files", ""),
        Refusal::BankMatchIsStale { .. } => ("entries", ""),
        Refusal::HasFiles { .. } => ("file", "milestone"),
        Refusal::DisputedTooEarly { .. } | Refusal::ResolvedTooEarly { .. } | Refusal::ChangesBeforeDone { .. } => {
            ("on", "")
        }
        Refusal::AlreadyDisputed { .. } | Refusal::NothingToDispute { .. } | Refusal::NotDisputed { .. } => ("", ""),
        Refusal::NoChangesRequested { .. } => ("", "sign-off"),
        Refusal::NothingOverdue { .. }
        | Refusal::RemindedToday { .. }
        | Refusal::ReminderWaits { .. }
        | Refusal::NotOverdue { .. } => ("", ""),
        Refusal::NoMailServer => ("host", "email"),
        Refusal::PeriodCrossesYear { .. } => ("period", ""),
        Refusal::OneCurrencyOnly { .. } => ("currency", ""),
        Refusal::AccountIsNoNumber { .. } => ("account", "accounts"),
        Refusal::SampleSendsNothing
        | Refusal::MailIsSettled { .. }
        | Refusal::MailIsBeingSent { .. }
        | Refusal::MailIsNotInDoubt { .. } => ("", ""),
        Refusal::AlreadyDone { .. }
        | Refusal::HasBegun { .. }
        | Refusal::AlreadyCredited { .. }
        | Refusal::FullyCredited { .. }
        | Refusal::PaymentIsSpent
        | Refusal::CreditAboveInvoice { .. }
        | Refusal::CreditAboveLine { .. }
        | Refusal::CreditOfCredit { .. }
        | Refusal::AlreadyAccepted { .. }
        | Refusal::AlreadyInvoiced { .. }
        | Refusal::AlreadyReversed
        | Refusal::AlreadyAgreed
        | Refusal::NothingRetained
        | Refusal::ContractIsAgreed => ("", ""),
    };
    let code = match refusal {
        Refusal::MissingForIssue { what } => needed_code(*what),
        other => other.code().to_owned(),
    };
    FieldProblem {
        field: field.to_owned(),
        code,
        message: refusal.to_string(),
        address: address.to_owned(),
        told: Told::of(detail_of(refusal)),
    }
}

fn needed_code(what: Needed) -> String {
    format!(
        "missing_{}",
        serde_json::to_value(what).ok().and_then(|v| v.as_str().map(str::to_owned)).unwrap_or_default()
    )
}

/// The field in its form and the place of that form: `business`, `client` and `draft` are resolved by the window.
fn place_of(what: Needed) -> (&'static str, &'static str) {
    match what {
        Needed::SellerName => ("name", "business"),
        Needed::SellerAddress => ("street", "business"),
        Needed::SellerTaxNumber => ("vat_number", "business"),
        Needed::PaymentMethod => ("bank_iban", "business"),
        Needed::ClientName => ("name", "client"),
        Needed::ClientAddress => ("street", "client"),
        Needed::ClientTaxNumber => ("vat_number", "client"),
        Needed::Terms => ("terms", "draft"),
        Needed::Lines | Needed::LineTitle => ("lines.0.title", "draft"),
        Needed::LineDescription => ("lines.0.description", "draft"),
        Needed::TaxTreatment => ("lines.0.tax", "draft"),
        Needed::OrderNumber => ("order_number", "draft"),
        Needed::AdjustmentReason => ("adjustments.0.reason", "draft"),
        Needed::ProjectTerms => ("terms", "project"),
        Needed::MilestoneTitle => ("title", "schedule"),
        Needed::ExchangeRate => ("exchange_rate", "draft"),
    }
}

#[expect(clippy::too_many_lines, reason = "an arm for each refusal, which none of them can do without")]
pub(super) fn detail_of(refusal: &Refusal) -> Vec<(String, Value)> {
    let pair = |key: &str, value: &dyn Named| (key.to_owned(), value.value());
    match refusal {
        Refusal::PlanDoesNotSum { contract, planned } => vec![pair("contract", contract), pair("planned", planned)],
        Refusal::NotAccepted { milestone }
        | Refusal::NotDone { milestone }
        | Refusal::HasBegun { milestone }
        | Refusal::NotAgreed { milestone }
        | Refusal::NothingToCertify { milestone }
        | Refusal::AlreadyDone { milestone }
        | Refusal::AlreadyAccepted { milestone } => vec![pair("milestone", milestone)],
        Refusal::AlreadyInvoiced { milestone, number } => vec![pair("milestone", milestone), pair("number", number)],
        Refusal::AmountDiffersFromPlan { milestone, agreed, line } => {
            vec![pair("milestone", milestone), pair("agreed", agreed), pair("line", line)]
        }
        Refusal::DaysReversed { from, to } => vec![pair("from", from), pair("to", to)],
        Refusal::DueBeforeIssue { issue_on, due_on } => vec![pair("issue_on", issue_on), pair("due_on", due_on)],
        Refusal::RetentionDueTooEarly { until, due_on } => vec![pair("until", until), pair("due_on", due_on)],
        Refusal::IssueDateBeforeLast { issue_on, last_on } => {
            vec![pair("issue_on", issue_on), pair("last_on", last_on)]
        }
        Refusal::PaymentAboveOpen { amount, open } => vec![pair("amount", amount), pair("open", open)],
        Refusal::PartAboveOpen { number, part, open } => {
            vec![pair("number", number), pair("part", part), pair("open", open)]
        }
        Refusal::PartsAboveAmount { amount, parts } | Refusal::PaymentAboveParts { amount, parts } => {
            vec![pair("amount", amount), pair("parts", parts)]
        }
        Refusal::InTheFuture { date, today } => vec![pair("date", date), pair("today", today)],
        Refusal::CannotBeSummed { why } => vec![pair("why", why)],
        Refusal::NothingToBill { total } => vec![pair("total", total)],
        Refusal::NothingOpen { numbers } | Refusal::NoDiscountOffered { numbers } => vec![pair("numbers", numbers)],
        Refusal::DiscountNotReached { amount, to_pay } => vec![pair("amount", amount), pair("to_pay", to_pay)],
        Refusal::NumberTaken { number } => vec![pair("number", number)],
        Refusal::AboveClientCredit { amount, credit } => vec![pair("amount", amount), pair("credit", credit)],
        Refusal::NoClientCredit { currency } => vec![pair("currency", currency)],
        Refusal::AlreadyCredited { number }
        | Refusal::FullyCredited { number }
        | Refusal::CreditWithoutReason { number }
        | Refusal::CreditOfCredit { number } => vec![pair("number", number)],
        Refusal::CreditAboveInvoice { number, credited, open } => {
            vec![pair("number", number), pair("credited", credited), pair("open", open)]
        }
        Refusal::CreditAboveLine { number, line, credited, open } => {
            vec![pair("number", number), pair("line", line), pair("credited", credited), pair("open", open)]
        }
        Refusal::CreditedIsUsed { number, by } => vec![pair("number", number), pair("by", by)],
        Refusal::DepositAboveContract { deposit, left } => vec![pair("deposit", deposit), pair("left", left)],
        Refusal::DeductedAboveDeposit { number, deducted, open } => {
            vec![pair("number", number), pair("deducted", deducted), pair("open", open)]
        }
        Refusal::ReleasedAboveRetained { number, released, open } => {
            vec![pair("number", number), pair("released", released), pair("open", open)]
        }
        Refusal::FileTooLarge { name, megabytes, max } | Refusal::BankFileTooLarge { name, megabytes, max } => {
            vec![pair("name", name), pair("megabytes", megabytes), pair("max", max)]
        }
        Refusal::MailTooLarge { megabytes, max } => vec![pair("megabytes", megabytes), pair("max", max)],
        Refusal::TooManyBankEntries { name, max } => vec![pair("name", name), pair("max", max)],
        Refusal::BankXmlRefused { name, line } => vec![pair("name", name), pair("line", line)],
        Refusal::UnknownBankLayout { name, found } => vec![pair("name", name), pair("found", found)],
        Refusal::BankMatchIsStale { number } => vec![pair("number", number)],
        Refusal::FileIsEmpty { name }
        | Refusal::NotABankFile { name }
        | Refusal::NotAFile { name }
        | Refusal::EvidenceStays { name }
        | Refusal::AlreadyRemoved { name } => vec![pair("name", name)],
        Refusal::HasFiles { milestone } => vec![pair("milestone", milestone)],
        Refusal::OfferHasEnded { until, today } => vec![pair("until", until), pair("today", today)],
        Refusal::CreditBeforeInvoice { issue_on, invoiced_on } => {
            vec![pair("issue_on", issue_on), pair("invoiced_on", invoiced_on)]
        }
        Refusal::ChangeOrderIsOpen { number }
        | Refusal::ChangeOrderIsSettled { number }
        | Refusal::ChangeOrderWasSent { number }
        | Refusal::NothingChanges { number }
        | Refusal::ChangeWithoutReason { number } => vec![pair("number", number)],
        Refusal::AlreadyDisputed { what } | Refusal::NothingToDispute { what } | Refusal::NotDisputed { what } => {
            vec![pair("what", what)]
        }
        Refusal::DisputedTooEarly { what, on, first } => vec![pair("what", what), pair("on", on), pair("first", first)],
        Refusal::ChangesBeforeDone { on, done_on } => vec![pair("on", on), pair("done_on", done_on)],
        Refusal::NoChangesRequested { milestone } => vec![pair("milestone", milestone)],
        Refusal::NothingOverdue { client } => vec![pair("client", client)],
        Refusal::ReminderWaits { client } => vec![pair("client", client)],
        Refusal::RemindedToday { client, on } => vec![pair("client", client), pair("on", on)],
        Refusal::NotOverdue { number } => vec![pair("number", number)],
        Refusal::MailIsSettled { subject }
        | Refusal::MailIsBeingSent { subject }
        | Refusal::MailIsNotInDoubt { subject } => vec![pair("subject", subject)],
        Refusal::PeriodCrossesYear { begins } => vec![pair("begins", begins)],
        Refusal::OneCurrencyOnly { currencies } => vec![pair("currencies", currencies)],
        Refusal::AccountIsNoNumber { account } => vec![pair("account", account)],
        Refusal::ResolvedTooEarly { on, disputed_on } => vec![pair("on", on), pair("disputed_on", disputed_on)],
        Refusal::PlanIsEmpty
        | Refusal::PlanWithoutDays
        | Refusal::PlanIsAgreed
        | Refusal::PlanIsNotAgreed
        | Refusal::MissingForIssue { .. }
        | Refusal::AlreadyReversed
        | Refusal::PaymentIsSpent
        | Refusal::AlreadyAgreed
        | Refusal::NothingRetained
        | Refusal::NoMailServer
        | Refusal::SampleSendsNothing
        | Refusal::ContractIsAgreed => Vec::new(),
    }
}
