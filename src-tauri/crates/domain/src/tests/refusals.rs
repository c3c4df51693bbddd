//! Every refusal has its own code, a sentence with the way out, and a rule that raises it.

use super::money;
use crate::Money;
use crate::date::ymd;
use crate::id::{AcceptanceId, InvoiceId, MilestoneId, ProjectId};
use crate::milestone::{Acceptance, Billed, Channel, Milestone, MilestoneFacts, not_in_the_future};
use crate::payment::{Overpayment, allocate};
use crate::plan::check_sum;
use crate::refusal::{Needed, Refusal};
use std::collections::BTreeSet;

fn milestone() -> Milestone {
    Milestone {
        id: MilestoneId(3),
        project: ProjectId(1),
        position: 3,
        title: "Sandbox".into(),
        criterion: String::new(),
        amount: money("9600.00 EUR"),
        target_on: None,
        deliverables: Vec::new(),
        client_note: String::new(),
        private_note: String::new(),
        facts: MilestoneFacts::default(),
    }
}

fn done() -> Milestone {
    Milestone { facts: MilestoneFacts { done_on: Some(ymd("2026-11-10")), ..MilestoneFacts::default() }, ..milestone() }
}

fn accepted() -> Milestone {
    let acceptance = Acceptance {
        id: AcceptanceId(1),
        on: ymd("2026-11-13"),
        by: "Ciara Doyle".into(),
        role: String::new(),
        channel: Channel::Email,
        words: String::new(),
    };
    let mut milestone = done();
    milestone.facts.acceptance = Some(acceptance);
    milestone
}

fn billed() -> Milestone {
    let billed = Billed {
        invoice: InvoiceId(1),
        number: "2026-035".into(),
        issue_on: ymd("2026-11-16"),
        due_on: ymd("2026-12-16"),
        net: money("9600.00 EUR"),
        left: money("0.00 EUR"),
        retained: money("0.00 EUR"),
        paid: money("0.00 EUR"),
        settled_on: None,
        paid_on: None,
    };
    let mut milestone = accepted();
    milestone.facts.billed = Some(billed);
    milestone
}

/// One of each, with the variant that follows it: a new variant does not compile until it stands here.
#[expect(clippy::too_many_lines, reason = "a line for each refusal, which none of them can do without")]
fn next(refusal: &Refusal) -> Option<Refusal> {
    let (name, amount): (String, Money) = ("M3 Sandbox".into(), money("1.00 EUR"));
    let (early, late) = (ymd("2026-11-15"), ymd("2026-11-16"));
    Some(match refusal {
        Refusal::PlanDoesNotSum { .. } => Refusal::PlanIsEmpty,
        Refusal::PlanIsEmpty => Refusal::PlanWithoutDays,
        Refusal::PlanWithoutDays => Refusal::NotAccepted { milestone: name },
        Refusal::NotAccepted { .. } => Refusal::NotDone { milestone: name },
        Refusal::NotDone { .. } => Refusal::AlreadyDone { milestone: name },
        Refusal::AlreadyDone { .. } => Refusal::AlreadyAccepted { milestone: name },
        Refusal::AlreadyAccepted { .. } => Refusal::AlreadyInvoiced { milestone: name, number: "2026-035".into() },
        Refusal::AlreadyInvoiced { .. } => {
            Refusal::AmountDiffersFromPlan { milestone: name, agreed: amount, line: amount }
        }
        Refusal::AmountDiffersFromPlan { .. } => Refusal::DueBeforeIssue { issue_on: late, due_on: early },
        Refusal::DueBeforeIssue { .. } => Refusal::DaysReversed { from: late, to: early },
        Refusal::DaysReversed { .. } => Refusal::IssueDateBeforeLast { issue_on: early, last_on: late },
        Refusal::IssueDateBeforeLast { .. } => Refusal::MissingForIssue { what: Needed::Terms },
        Refusal::MissingForIssue { .. } => Refusal::PaymentAboveOpen { amount, open: amount },
        Refusal::PaymentAboveOpen { .. } => {
            Refusal::PartAboveOpen { number: "2026-035".into(), part: amount, open: amount }
        }
        Refusal::PartAboveOpen { .. } => Refusal::PartsAboveAmount { amount, parts: amount },
        Refusal::PartsAboveAmount { .. } => Refusal::PaymentAboveParts { amount, parts: amount },
        Refusal::PaymentAboveParts { .. } => Refusal::AlreadyReversed,
        Refusal::AlreadyReversed => Refusal::InTheFuture { date: late, today: early },
        Refusal::InTheFuture { .. } => Refusal::HasBegun { milestone: name },
        Refusal::HasBegun { .. } => Refusal::CannotBeSummed { why: crate::Why::TooLarge },
        Refusal::CannotBeSummed { .. } => Refusal::NothingToBill { total: amount },
        Refusal::NothingToBill { .. } => Refusal::ContractIsAgreed,
        Refusal::ContractIsAgreed => Refusal::PlanIsAgreed,
        Refusal::PlanIsAgreed => Refusal::PlanIsNotAgreed,
        Refusal::PlanIsNotAgreed => Refusal::ChangeOrderIsOpen { number: 2 },
        Refusal::ChangeOrderIsOpen { .. } => Refusal::ChangeOrderIsSettled { number: 2 },
        Refusal::ChangeOrderIsSettled { .. } => Refusal::ChangeOrderWasSent { number: 2 },
        Refusal::ChangeOrderWasSent { .. } => Refusal::NothingChanges { number: 2 },
        Refusal::NothingChanges { .. } => Refusal::ChangeWithoutReason { number: 2 },
        Refusal::ChangeWithoutReason { .. } => Refusal::AlreadyAgreed,
        Refusal::AlreadyAgreed => Refusal::NothingOpen { numbers: "2026-035".into() },
        Refusal::NothingOpen { .. } => Refusal::NoDiscountOffered { numbers: "2026-035".into() },
        Refusal::NoDiscountOffered { .. } => Refusal::DiscountNotReached { amount, to_pay: amount },
        Refusal::DiscountNotReached { .. } => Refusal::NumberTaken { number: "2026-035".into() },
        Refusal::NumberTaken { .. } => Refusal::NotAgreed { milestone: name },
        Refusal::NotAgreed { .. } => Refusal::AlreadyCredited { number: "2026-035".into() },
        Refusal::AlreadyCredited { .. } => Refusal::FullyCredited { number: "2026-035".into() },
        Refusal::FullyCredited { .. } => Refusal::AboveClientCredit { amount, credit: amount },
        Refusal::AboveClientCredit { .. } => Refusal::NoClientCredit { currency: amount.currency() },
        Refusal::NoClientCredit { .. } => Refusal::PaymentIsSpent,
        Refusal::PaymentIsSpent => {
            Refusal::CreditAboveInvoice { number: "2026-035".into(), credited: amount, open: amount }
        }
        Refusal::CreditAboveInvoice { .. } => {
            Refusal::CreditAboveLine { number: "2026-035".into(), line: 1, credited: amount, open: amount }
        }
        Refusal::CreditAboveLine { .. } => Refusal::CreditBeforeInvoice { issue_on: early, invoiced_on: late },
        Refusal::CreditWithoutReason { .. } => Refusal::NothingToCertify { milestone: name },
        Refusal::NothingToCertify { .. } => Refusal::OfferHasEnded { until: early, today: late },
        Refusal::OfferHasEnded { .. } => Refusal::FileIsEmpty { name },
        Refusal::FileIsEmpty { .. } => Refusal::NotAFile { name },
        Refusal::NotAFile { .. } => Refusal::FileTooLarge { name, megabytes: 200, max: 25 },
        Refusal::FileTooLarge { .. } => Refusal::MailTooLarge { megabytes: 19, max: 18 },
        Refusal::MailTooLarge { .. } => Refusal::EvidenceStays { name },
        Refusal::EvidenceStays { .. } => Refusal::AlreadyRemoved { name },
        Refusal::AlreadyRemoved { .. } => Refusal::HasFiles { milestone: name },
        Refusal::HasFiles { .. } => Refusal::AlreadyDisputed { what: name },
        Refusal::AlreadyDisputed { .. } => Refusal::NothingToDispute { what: name },
        Refusal::NothingToDispute { .. } => Refusal::NotDisputed { what: name },
        Refusal::NotDisputed { .. } => {
            Refusal::DisputedTooEarly { what: name, on: ymd("2026-11-01"), first: ymd("2026-11-02") }
        }
        Refusal::DisputedTooEarly { .. } => Refusal::ResolvedTooEarly { on: early, disputed_on: late },
        Refusal::ResolvedTooEarly { .. } => Refusal::ChangesBeforeDone { on: early, done_on: late },
        Refusal::ChangesBeforeDone { .. } => Refusal::NoChangesRequested { milestone: name },
        Refusal::NoChangesRequested { .. } => Refusal::NoMailServer,
        Refusal::NoMailServer => Refusal::SampleSendsNothing,
        Refusal::SampleSendsNothing => Refusal::MailIsSettled { subject: name },
        Refusal::MailIsSettled { .. } => Refusal::MailIsBeingSent { subject: name },
        Refusal::MailIsBeingSent { .. } => Refusal::MailIsNotInDoubt { subject: name },
        Refusal::MailIsNotInDoubt { .. } => {
            Refusal::CreditedIsUsed { number: "2026-035".into(), by: "2026-036".into() }
        }
        Refusal::CreditedIsUsed { .. } => Refusal::DepositAboveContract { deposit: amount, left: amount },
        Refusal::DepositAboveContract { .. } => {
            Refusal::DeductedAboveDeposit { number: "2026-035".into(), deducted: amount, open: amount }
        }
        Refusal::DeductedAboveDeposit { .. } => {
            Refusal::ReleasedAboveRetained { number: "2026-035".into(), released: amount, open: amount }
        }
        Refusal::ReleasedAboveRetained { .. } => Refusal::RetentionDueTooEarly { until: early, due_on: late },
        Refusal::RetentionDueTooEarly { .. } => Refusal::NothingOverdue { client: name },
        Refusal::NothingOverdue { .. } => Refusal::NotOverdue { number: name },
        Refusal::NotOverdue { .. } => Refusal::RemindedToday { client: name, on: late },
        Refusal::RemindedToday { .. } => Refusal::ReminderWaits { client: name },
        Refusal::ReminderWaits { .. } => Refusal::NothingRetained,
        Refusal::NothingRetained => Refusal::BankFileTooLarge { name, megabytes: 11, max: 10 },
        Refusal::BankFileTooLarge { .. } => Refusal::TooManyBankEntries { name, max: 1000 },
        Refusal::TooManyBankEntries { .. } => Refusal::NotABankFile { name },
        Refusal::NotABankFile { .. } => Refusal::BankXmlRefused { name, line: 1 },
        Refusal::BankXmlRefused { .. } => Refusal::UnknownBankLayout { name, found: "When;What".into() },
        Refusal::UnknownBankLayout { .. } => Refusal::BankMatchIsStale { number: "2026-035".into() },
        Refusal::BankMatchIsStale { .. } => Refusal::PeriodCrossesYear { begins: late },
        Refusal::PeriodCrossesYear { .. } => Refusal::OneCurrencyOnly { currencies: "EUR, USD".into() },
        Refusal::OneCurrencyOnly { .. } => Refusal::AccountIsNoNumber { account: name },
        Refusal::AccountIsNoNumber { .. } => return None,
        Refusal::CreditBeforeInvoice { .. } => Refusal::CreditOfCredit { number: "2026-036".into() },
        Refusal::CreditOfCredit { .. } => Refusal::CreditWithoutReason { number: "2026-035".into() },
    })
}

#[test]
fn every_refusal_has_its_own_code_and_a_sentence() {
    let first = Refusal::PlanDoesNotSum { contract: money("2.00 EUR"), planned: money("1.00 EUR") };
    let all: Vec<Refusal> = std::iter::successors(Some(first), next).collect();
    let codes: BTreeSet<&str> = all.iter().map(Refusal::code).collect();
    assert_eq!(codes.len(), all.len(), "two refusals share a code");
    for refusal in all {
        let sentence = refusal.to_string();
        assert!(sentence.len() > 10 && !sentence.ends_with('.') && !sentence.contains('{'), "{sentence}");
    }
}

#[test]
fn s09_facts_are_recorded_once_in_order_and_never_ahead_of_time() {
    let today = ymd("2026-11-16");
    let tomorrow = ymd("2026-11-17");
    let label = || "M3 Sandbox".to_owned();
    let future = Err(Refusal::InTheFuture { date: tomorrow, today });
    let table = [
        ("done", milestone().check_done(today, today), Ok(())),
        ("done twice", done().check_done(today, today), Err(Refusal::AlreadyDone { milestone: label() })),
        ("done tomorrow", milestone().check_done(tomorrow, today), future.clone()),
        ("accepted", done().check_acceptance(today, today), Ok(())),
        (
            "accepted before done",
            milestone().check_acceptance(today, today),
            Err(Refusal::NotDone { milestone: label() }),
        ),
        (
            "accepted twice",
            accepted().check_acceptance(today, today),
            Err(Refusal::AlreadyAccepted { milestone: label() }),
        ),
        ("accepted tomorrow", done().check_acceptance(tomorrow, today), future.clone()),
        ("changed", accepted().check_unbilled(), Ok(())),
        (
            "changed when billed",
            billed().check_unbilled(),
            Err(Refusal::AlreadyInvoiced { milestone: label(), number: "2026-035".into() }),
        ),
        ("a fact of today", not_in_the_future(today, today), Ok(())),
        ("a fact of tomorrow", not_in_the_future(tomorrow, today), future),
    ];
    for (story, found, expected) in table {
        assert_eq!(found, expected, "{story}");
    }
}

#[test]
fn s04_sums_and_payments_are_refused_with_both_amounts() {
    let refusal = check_sum(&[milestone()], money("51600.00 EUR")).unwrap_err();
    assert_eq!(
        refusal.to_string(),
        "the plan sums to 9600.00 EUR, the contract is 51600.00 EUR: change a milestone or the contract value"
    );
    let refusal = allocate(money("100.00 EUR"), &[money("90.00 EUR")], Overpayment::Refuse).unwrap_err();
    assert!(refusal.to_string().contains("100.00 EUR") && refusal.to_string().contains("90.00 EUR"), "{refusal}");
}
