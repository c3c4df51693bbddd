//! Every refusal as the window gets it, written to a list that the languages of the window are held to.

use super::*;
use chrono::NaiveDate;
use domain::Money;
use domain::refusal::Needed;
use std::path::Path;

fn amount() -> Money {
    Money::parse("1234.5", domain::Currency::parse("EUR").unwrap()).unwrap()
}

fn day() -> NaiveDate {
    "2026-11-20".parse().unwrap()
}

fn name(of: &str) -> String {
    format!("the {of}")
}

const NEEDED: [Needed; 17] = [
    Needed::SellerName,
    Needed::SellerAddress,
    Needed::SellerTaxNumber,
    Needed::ClientName,
    Needed::ClientAddress,
    Needed::ClientTaxNumber,
    Needed::Terms,
    Needed::PaymentMethod,
    Needed::Lines,
    Needed::LineTitle,
    Needed::LineDescription,
    Needed::TaxTreatment,
    Needed::OrderNumber,
    Needed::AdjustmentReason,
    Needed::ProjectTerms,
    Needed::MilestoneTitle,
    Needed::ExchangeRate,
];

/// One of each.
fn all() -> Vec<Refusal> {
    let mut all: Vec<Refusal> = NEEDED.into_iter().map(|what| Refusal::MissingForIssue { what }).collect();
    all.extend([
        Refusal::PlanDoesNotSum { contract: amount(), planned: amount() },
        Refusal::PlanIsEmpty,
        Refusal::PlanWithoutDays,
        Refusal::NotAccepted { milestone: name("milestone") },
        Refusal::NotDone { milestone: name("milestone") },
        Refusal::AlreadyDone { milestone: name("milestone") },
        Refusal::AlreadyAccepted { milestone: name("milestone") },
        Refusal::AlreadyInvoiced { milestone: name("milestone"), number: name("number") },
        Refusal::AmountDiffersFromPlan { milestone: name("milestone"), agreed: amount(), line: amount() },
        Refusal::DueBeforeIssue { issue_on: day(), due_on: day() },
        Refusal::DaysReversed { from: day(), to: day() },
        Refusal::IssueDateBeforeLast { issue_on: day(), last_on: day() },
        Refusal::PaymentAboveOpen { amount: amount(), open: amount() },
        Refusal::PartAboveOpen { number: name("number"), part: amount(), open: amount() },
        Refusal::PartsAboveAmount { amount: amount(), parts: amount() },
        Refusal::PaymentAboveParts { amount: amount(), parts: amount() },
        Refusal::AlreadyReversed,
        Refusal::InTheFuture { date: day(), today: day() },
        Refusal::HasBegun { milestone: name("milestone") },
        Refusal::CannotBeSummed { why: Why::TooLarge },
        Refusal::NothingToBill { total: amount() },
        Refusal::ContractIsAgreed,
        Refusal::PlanIsAgreed,
        Refusal::PlanIsNotAgreed,
        Refusal::ChangeOrderIsOpen { number: 3 },
        Refusal::ChangeOrderIsSettled { number: 3 },
        Refusal::ChangeOrderWasSent { number: 3 },
        Refusal::NothingChanges { number: 3 },
        Refusal::ChangeWithoutReason { number: 3 },
        Refusal::AlreadyAgreed,
        Refusal::NothingOpen { numbers: name("numbers") },
        Refusal::NumberTaken { number: name("number") },
        Refusal::NotAgreed { milestone: name("milestone") },
        Refusal::AlreadyCredited { number: name("number") },
        Refusal::FullyCredited { number: name("number") },
        Refusal::AboveClientCredit { amount: amount(), credit: amount() },
        Refusal::NoClientCredit { currency: amount().currency() },
        Refusal::NoDiscountOffered { numbers: name("numbers") },
        Refusal::DiscountNotReached { amount: amount(), to_pay: amount() },
        Refusal::PaymentIsSpent,
        Refusal::CreditAboveInvoice { number: name("number"), credited: amount(), open: amount() },
        Refusal::CreditAboveLine { number: name("number"), line: 2, credited: amount(), open: amount() },
        Refusal::CreditBeforeInvoice { issue_on: day(), invoiced_on: day() },
        Refusal::CreditWithoutReason { number: name("number") },
        Refusal::CreditOfCredit { number: name("number") },
        Refusal::CreditedIsUsed { number: name("number"), by: name("by") },
        Refusal::DepositAboveContract { deposit: amount(), left: amount() },
        Refusal::DeductedAboveDeposit { number: name("number"), deducted: amount(), open: amount() },
        Refusal::NothingRetained,
        Refusal::ReleasedAboveRetained { number: name("number"), released: amount(), open: amount() },
        Refusal::NothingToCertify { milestone: name("milestone") },
        Refusal::OfferHasEnded { until: day(), today: day() },
        Refusal::FileIsEmpty { name: name("name") },
        Refusal::NotAFile { name: name("name") },
        Refusal::FileTooLarge { name: name("name"), megabytes: 40, max: 40 },
        Refusal::MailTooLarge { megabytes: 19, max: 18 },
        Refusal::EvidenceStays { name: name("name") },
        Refusal::AlreadyRemoved { name: name("name") },
        Refusal::HasFiles { milestone: name("milestone") },
        Refusal::AlreadyDisputed { what: name("what") },
        Refusal::NothingToDispute { what: name("what") },
        Refusal::NotDisputed { what: name("what") },
        Refusal::DisputedTooEarly { what: name("what"), on: day(), first: day() },
        Refusal::ChangesBeforeDone { on: day(), done_on: day() },
        Refusal::NoChangesRequested { milestone: name("milestone") },
        Refusal::ResolvedTooEarly { on: day(), disputed_on: day() },
        Refusal::RetentionDueTooEarly { until: day(), due_on: day() },
        Refusal::BankFileTooLarge { name: name("name"), megabytes: 40, max: 10 },
        Refusal::TooManyBankEntries { name: name("name"), max: 20_000 },
        Refusal::NotABankFile { name: name("name") },
        Refusal::BankXmlRefused { name: name("name"), line: 3 },
        Refusal::UnknownBankLayout { name: name("name"), found: name("found") },
        Refusal::BankMatchIsStale { number: name("number") },
        Refusal::NoMailServer,
        Refusal::SampleSendsNothing,
        Refusal::MailIsSettled { subject: name("subject") },
        Refusal::MailIsBeingSent { subject: name("subject") },
        Refusal::MailIsNotInDoubt { subject: name("subject") },
        Refusal::NothingOverdue { client: name("client") },
        Refusal::NotOverdue { number: name("number") },
        Refusal::RemindedToday { client: name("client"), on: day() },
        Refusal::ReminderWaits { client: name("client") },
        Refusal::PeriodCrossesYear { begins: day() },
        Refusal::OneCurrencyOnly { currencies: name("currencies") },
        Refusal::AccountIsNoNumber { account: name("account") },
    ]);
    all
}

/// The names of all refusals, as their own file writes them.
fn codes() -> Vec<&'static str> {
    let source = include_str!("../../../domain/src/refusal/code.rs");
    let told = source.lines().filter(|line| line.trim_start().starts_with("Refusal::"));
    told.filter_map(|line| line.split_once("=> \"")?.1.split_once('"')).map(|(code, _)| code).collect()
}

#[test]
fn every_refusal_tells_its_amounts_and_days_in_a_form_that_the_window_can_write() {
    let refusals = all();
    let known: Vec<&str> = refusals.iter().map(Refusal::code).collect();
    let missing: Vec<&str> = codes().into_iter().filter(|code| !known.contains(code)).collect();
    assert!(codes().len() >= 60 && missing.is_empty(), "an example is missing for {missing:?}");
    let mut list = Vec::new();
    for refusal in refusals {
        let message = refusal.to_string();
        let problem = Problem::from(AppError::from(refusal));
        let told = &problem.fields[0].told;
        let raw = told.texts.values().any(|text| text.contains("1234.5") || text.contains("2026-11-20"));
        assert!(!raw, "{}: an amount or a day is told as text: {told:?}", problem.code);
        let (sum, on) = (message.contains("1234.50 EUR"), message.contains("2026-11-20"));
        assert_eq!((sum, on), (!told.amounts.is_empty(), !told.days.is_empty()), "{message}: {told:?}");
        assert_eq!(problem.detail, told.plain(), "the terminal has the same");
        list.push(serde_json::json!({ "code": problem.fields[0].code, "told": told }));
    }
    let file = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../../tests/e2e/languages/refusals.json");
    let list = serde_json::to_string_pretty(&list).unwrap() + "\n";
    let before = std::fs::read_to_string(&file).unwrap_or_default();
    std::fs::write(&file, &list).unwrap();
    assert_eq!(before, list, "the list of refusals was stale and is written anew: run again");
}
