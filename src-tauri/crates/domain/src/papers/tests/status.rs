//! A status report says how far each milestone is, what comes next, and what the book says of the money.

use super::*;
use crate::milestone::Billed;
use crate::papers::{AccountFigures, Billing, ReportedInvoice, ReportedState, StatusReport};

fn billing(invoices: Vec<ReportedInvoice>) -> Billing {
    let (zero, value) = (money("0.00 EUR"), money("48000.00 EUR"));
    let account = AccountFigures {
        original: value,
        current: value,
        invoiced: zero,
        credited: zero,
        retained: zero,
        paid: zero,
        open: zero,
        written_off: zero,
        remaining: value,
        deposits: zero,
        outside: zero,
    };
    Billing { account, changes: Vec::new(), invoices }
}

fn invoice(number: &str, due: &str, gross: &str, open: &str) -> ReportedInvoice {
    let (gross, open, zero) = (money(gross), money(open), money("0.00 EUR"));
    ReportedInvoice {
        number: number.to_owned(),
        issued_on: ymd("2026-10-01"),
        due_on: ymd(due),
        net: gross,
        gross,
        paid: gross.minus(open).unwrap(),
        credited: zero,
        discounted: zero,
        written_off: zero,
        open,
        kept: None,
        receipts: Vec::new(),
        credits: Vec::new(),
    }
}

fn billed(left: &str, paid_on: Option<&str>) -> Billed {
    Billed {
        invoice: crate::InvoiceId(1),
        number: "2026-031".to_owned(),
        issue_on: ymd("2026-11-02"),
        due_on: ymd("2026-12-02"),
        net: money("5000.00 EUR"),
        left: money(left),
        retained: money("0.00 EUR"),
        paid: money("0.00 EUR"),
        settled_on: paid_on.map(ymd),
        paid_on: paid_on.map(ymd),
    }
}

fn report(engagement: &Engagement, invoices: Vec<ReportedInvoice>) -> StatusReport {
    StatusReport::of(engagement, billing(invoices), today()).unwrap()
}

#[test]
fn s10_each_milestone_stands_in_the_words_of_the_client() {
    let mut engagement = accepted();
    let states = |engagement: &Engagement| {
        report(engagement, Vec::new()).milestones.into_iter().map(|m| m.state).collect::<Vec<_>>()
    };
    engagement.plan[0].facts.done_on = Some(ymd("2026-11-05"));
    engagement.plan[1].facts.started_on = Some(ymd("2026-11-06"));
    let expected = [
        ReportedState::AwaitingApproval { done_on: Some(ymd("2026-11-05")) },
        ReportedState::InProgress,
        ReportedState::Accepted { on: ymd("2026-11-13") },
    ];
    assert_eq!(states(&engagement), expected);
    engagement.project.requires_acceptance = false;
    assert_eq!(states(&engagement)[0], ReportedState::Done { on: Some(ymd("2026-11-05")) }, "nobody has to approve it");

    engagement.plan[2].facts.billed = Some(billed("0.00 EUR", None));
    let number = || "2026-031".to_owned();
    assert_eq!(states(&engagement)[2], ReportedState::Invoiced { number: number(), on: ymd("2026-11-02") });
    engagement.plan[2].facts.billed = Some(billed("0.00 EUR", Some("2026-11-10")));
    assert_eq!(states(&engagement)[2], ReportedState::Paid { number: number(), on: ymd("2026-11-10") });
    engagement.plan[2].facts.billed = Some(billed("9400.00 EUR", None));
    let part = report(&engagement, Vec::new()).milestones[2].clone();
    assert_eq!(
        part.state,
        ReportedState::Accepted { on: ymd("2026-11-13") },
        "billed in part, it is as far as its work"
    );
    assert_eq!(part.part.map(|part| part.net), Some(money("5000.00 EUR")));
}

#[test]
fn s10_what_comes_next_is_the_earliest_day_the_open_approvals_and_the_invoice_due_first() {
    let mut engagement = accepted();
    engagement.plan[0].target_on = None;
    let invoices = vec![
        invoice("2026-030", "2026-12-01", "100.00 EUR", "40.00 EUR"),
        invoice("2026-029", "2026-11-20", "100.00 EUR", "0.00 EUR"),
        invoice("2026-031", "2026-11-30", "100.00 EUR", "100.00 EUR"),
    ];
    let next = report(&engagement, invoices).next;
    let milestone = next.milestone.unwrap();
    assert_eq!(
        (milestone.position, milestone.on),
        (2, Some(ymd("2027-01-30"))),
        "one with a day comes before one without"
    );
    assert_eq!(next.invoices.iter().map(|step| step.position).collect::<Vec<_>>(), [3]);
    assert_eq!(next.payment.map(|payment| payment.number), Some("2026-031".to_owned()), "paid ones are not waited for");
    engagement.plan[1].target_on = None;
    assert_eq!(
        report(&engagement, Vec::new()).next.milestone.unwrap().position,
        1,
        "without days the plan's order decides"
    );
}

#[test]
fn s10_the_invoices_sum_and_what_keeps_the_paper_back_is_named() {
    let mut engagement = three();
    let sums = report(
        &engagement,
        vec![
            invoice("2026-030", "2026-12-01", "100.00 EUR", "40.00 EUR"),
            invoice("2026-031", "2026-11-30", "50.00 EUR", "50.00 EUR"),
        ],
    )
    .sums;
    assert_eq!((sums.gross, sums.paid, sums.open), (money("150.00 EUR"), money("60.00 EUR"), money("90.00 EUR")));
    assert_eq!(StatusReport::refusals(&engagement), []);
    engagement.plan[1].title.clear();
    engagement.client.address.city.clear();
    let missing = [Needed::ClientAddress, Needed::MilestoneTitle].map(|what| Refusal::MissingForIssue { what });
    assert_eq!(StatusReport::refusals(&engagement), missing);
}

#[test]
fn s10_s21_no_private_note_and_no_note_for_the_invoice_is_on_it() {
    let engagement = accepted();
    let paper = format!("{:?}", report(&engagement, Vec::new()));
    assert!(!paper.contains("SECRET") && !paper.contains("Thank you"), "{paper}");
}
