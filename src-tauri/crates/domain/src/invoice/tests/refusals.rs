//! What keeps a draft from being issued (S45): each reason alone, and none for the complete draft.

use super::{
    DraftInvoice, LineSource, billed, halden, line, pattern, plan_of, project_of, reasons, reverse_charge, source,
    today,
};
use crate::date::ymd;
use crate::invoice::Adjustment;
use crate::party::{TaxNumber, TaxNumberKind};
use crate::refusal::{Needed, Refusal};
use crate::terms::PaymentTerms;
use crate::tests::{money, percent};
use crate::{Country, Quantity};

type Spoil = fn(&mut DraftInvoice);

/// How to make `needed` the only thing that is missing, and the next of them: a new variant does not compile
/// until it stands here.
fn spoil(needed: Needed) -> (Spoil, Option<Needed>) {
    match needed {
        Needed::SellerName => (|d| d.business.name.clear(), Some(Needed::SellerAddress)),
        Needed::SellerAddress => (|d| d.business.address.city.clear(), Some(Needed::SellerTaxNumber)),
        Needed::SellerTaxNumber => (|d| d.business.tax_numbers.clear(), Some(Needed::ClientName)),
        Needed::ClientName => (|d| d.client.name.clear(), Some(Needed::ClientAddress)),
        Needed::ClientAddress => (|d| d.client.address.street.clear(), Some(Needed::ClientTaxNumber)),
        Needed::ClientTaxNumber => (
            |d| {
                d.lines[0].taxes = vec![reverse_charge()];
                d.client.tax_numbers.clear();
            },
            Some(Needed::Terms),
        ),
        Needed::Terms => (|d| d.terms = None, Some(Needed::PaymentMethod)),
        Needed::PaymentMethod => (|d| d.business.payment_methods.clear(), Some(Needed::Lines)),
        Needed::Lines => (|d| d.lines.clear(), Some(Needed::LineTitle)),
        Needed::LineTitle => (|d| d.lines[0].title.clear(), Some(Needed::LineDescription)),
        Needed::LineDescription => (|d| d.lines[0].description.clear(), Some(Needed::TaxTreatment)),
        Needed::TaxTreatment => (|d| d.lines[0].taxes.clear(), Some(Needed::OrderNumber)),
        Needed::OrderNumber => (|d| d.order_number.clear(), Some(Needed::AdjustmentReason)),
        Needed::AdjustmentReason => (
            |d| {
                let (amount, taxes) = (money("1.00 EUR"), Vec::new());
                let discount = Adjustment { is_charge: false, amount, reason: String::new(), taxes };
                d.lines[0].adjustments.push(discount);
            },
            Some(Needed::ExchangeRate),
        ),
        // Euros are foreign there.
        Needed::ExchangeRate => (|d| d.business.address.country = Country::parse("SE").unwrap(), None),
        // Of the papers beside the invoice: no invoice misses it.
        Needed::ProjectTerms | Needed::MilestoneTitle => (|_| {}, None),
    }
}

#[test]
fn s45_the_complete_draft_has_nothing_in_its_way() {
    assert_eq!(halden().refusals(today()), []);
    assert!(halden().issue(today(), &pattern(), 35).is_ok());
}

#[test]
fn s45_each_missing_field_is_named_alone() {
    let all = std::iter::successors(Some(Needed::SellerName), |needed| spoil(*needed).1);
    for what in all {
        let mut draft = halden();
        spoil(what).0(&mut draft);
        let expected = vec![Refusal::MissingForIssue { what }];
        assert_eq!(draft.refusals(today()), expected, "{what:?}");
        assert_eq!(draft.issue(today(), &pattern(), 35), Err(expected), "{what:?}");
    }
}

#[test]
fn s45_all_that_is_missing_is_named_at_once() {
    let mut draft = halden();
    draft.business.name.clear();
    draft.client.name.clear();
    draft.terms = None;
    let missing: Vec<Refusal> = [Needed::SellerName, Needed::ClientName, Needed::Terms]
        .map(|what| Refusal::MissingForIssue { what })
        .into_iter()
        .collect();
    assert_eq!(draft.refusals(today()), missing);
}

#[test]
fn s45_what_a_draft_does_not_need_is_not_asked_for() {
    let table: [(&str, Spoil); 7] = [
        ("no order number where the client asks for none", |d| {
            d.client.order_number_required = false;
            d.order_number.clear();
        }),
        ("no tax number of a seller outside the EU who charges no tax", |d| {
            d.business.address.country = Country::parse("US").unwrap();
            d.business.tax = None;
            d.business.tax_numbers.clear();
            d.lines[0].taxes.clear();
        }),
        ("no tax of lines where the seller charges none", |d| {
            d.business.tax = None;
            d.lines[0].taxes.clear();
        }),
        ("no tax number of a client who is charged the tax", |d| d.client.tax_numbers.clear()),
        ("no description where deliverables are listed", |d| {
            d.lines[0].description.clear();
            d.lines[0].deliverables.push("Report".into());
        }),
        ("no street where there is a second address line", |d| {
            d.client.address.street.clear();
            d.client.address.extra = "Platform 2".into();
        }),
        ("no sum of the plan for an invoice that bills nothing of it", |d| {
            d.lines = vec![line(LineSource::Free, "Workshop", money("1200.00 EUR"))];
            d.lines[0].description.clear();
            plan_of(d).pop();
        }),
    ];
    for (story, change) in table {
        let mut draft = halden();
        change(&mut draft);
        assert_eq!(draft.refusals(today()), [], "{story}");
    }
}

#[test]
fn s45_a_register_number_is_not_the_tax_number_of_a_seller_nor_a_tax_office_number_that_of_a_client() {
    // EN 16931: the seller's BT-31 or BT-32, the buyer's BT-48 or BT-47 (BR-AE-02).
    let table =
        [(TaxNumberKind::Vat, true, true), (TaxNumberKind::Local, true, false), (TaxNumberKind::Company, false, true)];
    for (kind, of_seller, of_client) in table {
        let number = vec![TaxNumber { kind, label: "No.".into(), value: "1234".into() }];
        let mut draft = halden();
        draft.business.tax_numbers = number.clone();
        assert_eq!(draft.refusals(today()).is_empty(), of_seller, "{kind:?} of the seller");
        let mut draft = halden();
        draft.lines[0].taxes = vec![reverse_charge()];
        draft.client.tax_numbers = number;
        assert_eq!(draft.refusals(today()).is_empty(), of_client, "{kind:?} of the client");
    }
}

fn label() -> String {
    "M3 Sandbox integration".into()
}

#[test]
fn s45_each_rule_that_forbids_issuing_refuses_alone() {
    let table: [(&str, Spoil, Refusal); 11] = [
        (
            "the plan does not sum",
            |d| project_of(d).contract = money("51600.01 EUR"),
            Refusal::PlanDoesNotSum { contract: money("51600.01 EUR"), planned: money("51600.00 EUR") },
        ),
        ("the plan is empty", |d| plan_of(d).clear(), Refusal::PlanIsEmpty),
        ("not accepted", |d| plan_of(d)[2].facts.acceptance = None, Refusal::NotAccepted { milestone: label() }),
        (
            "not even done",
            |d| {
                plan_of(d)[2].facts.acceptance = None;
                plan_of(d)[2].facts.done_on = None;
            },
            Refusal::NotAccepted { milestone: label() },
        ),
        (
            "not done, where no sign-off is agreed",
            |d| {
                project_of(d).requires_acceptance = false;
                plan_of(d)[2].facts.acceptance = None;
                plan_of(d)[2].facts.done_on = None;
            },
            Refusal::NotDone { milestone: label() },
        ),
        (
            "invoiced before",
            |d| plan_of(d)[2].facts.billed = Some(billed("2026-034")),
            Refusal::AlreadyInvoiced { milestone: label(), number: "2026-034".into() },
        ),
        (
            "another amount than agreed",
            |d| d.lines[0].unit_price = money("9600.01 EUR"),
            Refusal::AmountDiffersFromPlan {
                milestone: label(),
                agreed: money("9600.00 EUR"),
                line: money("9600.01 EUR"),
            },
        ),
        (
            "another quantity than one",
            |d| d.lines[0].quantity = Quantity::parse("0.5").unwrap(),
            Refusal::AmountDiffersFromPlan {
                milestone: label(),
                agreed: money("9600.00 EUR"),
                line: money("4800.00 EUR"),
            },
        ),
        (
            "the same milestone on two lines",
            |d| d.lines.push(d.lines[0].clone()),
            Refusal::AmountDiffersFromPlan {
                milestone: label(),
                agreed: money("9600.00 EUR"),
                line: money("19200.00 EUR"),
            },
        ),
        (
            "due before issue, set by hand",
            |d| d.due_on = Some(ymd("2026-11-15")),
            Refusal::DueBeforeIssue { issue_on: today(), due_on: ymd("2026-11-15") },
        ),
        (
            "due before issue, by its terms",
            |d| d.terms = Some(PaymentTerms::FixedDate { on: ymd("2026-11-15") }),
            Refusal::DueBeforeIssue { issue_on: today(), due_on: ymd("2026-11-15") },
        ),
    ];
    for (story, change, expected) in table {
        let mut draft = halden();
        change(&mut draft);
        assert_eq!(draft.refusals(today()), std::slice::from_ref(&expected), "{story}");
        assert_eq!(draft.issue(today(), &pattern(), 35), Err(vec![expected]), "{story}");
    }
}

#[test]
fn s09_issuing_without_acceptance_needs_a_reason() {
    let mut draft = halden();
    plan_of(&mut draft)[2].facts.acceptance = None;
    assert_eq!(draft.refusals(today()), [Refusal::NotAccepted { milestone: label() }], "done is not accepted");
    draft.lines[0].source = reasons("", "an amount reason does not stand in for it");
    assert_eq!(draft.refusals(today()).len(), 1);
    draft.lines[0].source = reasons("agreed on the phone", "");
    assert_eq!(draft.refusals(today()), []);
}

#[test]
fn s39_another_amount_than_agreed_needs_a_reason() {
    let mut draft = halden();
    draft.lines[0].unit_price = money("9000.00 EUR");
    draft.lines[0].source = reasons("an override does not stand in for it", "");
    assert_eq!(draft.refusals(today()).len(), 1);
    draft.lines[0].source = reasons("", "one report fewer");
    assert_eq!(draft.refusals(today()), []);
}

#[test]
fn s39_two_lines_may_share_the_agreed_amount_of_one_milestone() {
    let mut draft = halden();
    draft.lines =
        vec![line(source(3), "Sandbox", money("9000.00 EUR")), line(source(3), "Report", money("600.00 EUR"))];
    assert_eq!(draft.refusals(today()), []);
    draft.lines[1].unit_price = money("600.01 EUR");
    assert_eq!(draft.refusals(today()).len(), 1, "named once, not once a line");
}

#[test]
fn s10_no_reason_opens_an_invoiced_milestone_again() {
    let mut draft = halden();
    plan_of(&mut draft)[2].facts.billed = Some(billed("2026-034"));
    draft.lines[0].source = reasons("please", "please");
    assert_eq!(draft.refusals(today()), [Refusal::AlreadyInvoiced { milestone: label(), number: "2026-034".into() }]);
}

#[test]
fn s41_a_due_date_on_the_day_of_issue_is_allowed() {
    for change in [(|d| d.due_on = Some(today())) as Spoil, |d| d.terms = Some(PaymentTerms::OnReceipt)] {
        let mut draft = halden();
        change(&mut draft);
        assert_eq!(draft.issue(today(), &pattern(), 35).unwrap().body().due_on, today());
    }
}

#[test]
fn reverse_charge_at_a_rate_cannot_even_be_written() {
    assert!(crate::tax::Tax::new("VAT", crate::tax::TaxCategory::ReverseCharge, percent("23"), None).is_err());
}
