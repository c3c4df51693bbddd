//! Status reports to set, made of the sample invoices.

use domain::papers::{
    AccountFigures, AgreedChange, BilledPart, CreditedBy, DeliveredItem, InvoiceSums, NextMilestone, NextPayment,
    NextSteps, Receipt, ReportedInvoice, ReportedMilestone, ReportedState, StatusReport,
};
use domain::{InvoiceBody, Money};

use super::{day, papers};

fn minor(body: &InvoiceBody, amount: i64) -> Money {
    Money::from_minor(amount, body.currency).expect("an amount")
}

/// A project on its way: one milestone paid, one invoiced in part, one waits for approval, two are to come.
pub fn report(body: &InvoiceBody) -> StatusReport {
    let known = papers::proposal(body);
    let amount = |value: i64| minor(body, value);
    let mut letter = papers::letter(body);
    letter.dated_on = day(2026, 11, 16);
    let states = [
        ReportedState::Paid { number: "2026-018".into(), on: day(2026, 8, 28) },
        ReportedState::Accepted { on: day(2026, 10, 2) },
        ReportedState::AwaitingApproval { done_on: Some(day(2026, 11, 12)) },
        ReportedState::InProgress,
        ReportedState::Planned,
    ];
    let item = |(at, title): (usize, &String), done: usize| DeliveredItem {
        title: title.clone(),
        done_on: (at < done).then_some(day(2026, 11, 2)),
    };
    let milestones: Vec<ReportedMilestone> = known
        .milestones
        .iter()
        .zip(states)
        .map(|(milestone, state)| {
            let done = match milestone.position {
                4 => 0,
                5 => 1,
                _ => usize::MAX,
            };
            ReportedMilestone {
                position: milestone.position,
                title: milestone.title.clone(),
                deliverables: milestone.deliverables.iter().enumerate().map(|one| item(one, done)).collect(),
                target_on: milestone.target_on,
                amount: milestone.amount,
                part: (milestone.position == 2).then(|| BilledPart {
                    number: "2026-027".into(),
                    on: day(2026, 10, 5),
                    net: amount(480_000),
                }),
                state,
            }
        })
        .collect();
    let steps =
        |at: usize, on| NextMilestone { position: milestones[at].position, title: milestones[at].title.clone(), on };
    let invoices = invoices(body);
    let next = NextSteps {
        approvals: vec![steps(2, Some(day(2026, 11, 12)))],
        invoices: vec![steps(1, Some(day(2026, 10, 2)))],
        milestone: Some(steps(3, milestones[3].target_on)),
        payment: Some(NextPayment { number: "2026-027".into(), due_on: day(2026, 11, 4), open: amount(290_000) }),
    };
    let taxed = body.totals.taxes.iter().find(|group| !group.amount.is_zero());
    summed(StatusReport {
        letter,
        currency: body.currency,
        tax_name: taxed.map(|group| group.tax.name.clone()),
        changes: vec![
            AgreedChange { number: 1, on: day(2026, 9, 3), delta: amount(480_000) },
            AgreedChange { number: 2, on: day(2026, 10, 20), delta: amount(-120_000) },
        ],
        milestones,
        next,
        account: account(body, known.net),
        sums: InvoiceSums {
            net: amount(0),
            gross: amount(0),
            paid: amount(0),
            credited: amount(0),
            discounted: amount(0),
            written_off: amount(0),
            open: amount(0),
        },
        invoices,
    })
}

/// One that is paid, and one that is paid in part, credited in part and waived by a little.
fn invoices(body: &InvoiceBody) -> Vec<ReportedInvoice> {
    let amount = |value: i64| minor(body, value);
    vec![
        ReportedInvoice {
            number: "2026-018".into(),
            issued_on: day(2026, 8, 3),
            due_on: day(2026, 9, 2),
            net: amount(720_000),
            gross: amount(885_600),
            paid: amount(885_600),
            credited: amount(0),
            discounted: amount(0),
            written_off: amount(0),
            open: amount(0),
            kept: None,
            receipts: vec![
                Receipt { on: day(2026, 8, 20), amount: amount(500_000) },
                Receipt { on: day(2026, 8, 28), amount: amount(385_600) },
            ],
            credits: Vec::new(),
        },
        ReportedInvoice {
            number: "2026-027".into(),
            issued_on: day(2026, 10, 5),
            due_on: day(2026, 11, 4),
            net: amount(500_000),
            gross: amount(615_000),
            paid: amount(300_000),
            credited: amount(24_600),
            discounted: amount(0),
            written_off: amount(400),
            open: amount(290_000),
            kept: None,
            receipts: vec![Receipt { on: day(2026, 11, 3), amount: amount(300_000) }],
            credits: vec![CreditedBy { number: "2026-028".into(), on: day(2026, 10, 7), amount: amount(24_600) }],
        },
    ]
}

/// A contract of `current` of which a quarter is invoiced.
fn account(body: &InvoiceBody, current: Money) -> AccountFigures {
    let amount = |value: i64| minor(body, value);
    AccountFigures {
        original: current.minus(amount(360_000)).expect("a difference"),
        current,
        invoiced: amount(1_200_000),
        credited: amount(20_000),
        retained: amount(60_000),
        paid: amount(900_000),
        open: amount(239_675),
        written_off: amount(325),
        remaining: current.minus(amount(1_200_000)).expect("a difference"),
        deposits: amount(0),
        outside: amount(0),
    }
}

fn summed(mut report: StatusReport) -> StatusReport {
    let currency = report.currency;
    let sum = |part: fn(&ReportedInvoice) -> Money, invoices: &[ReportedInvoice]| {
        Money::sum(invoices.iter().map(part), currency).expect("a sum")
    };
    report.sums = InvoiceSums {
        net: sum(|invoice| invoice.net, &report.invoices),
        gross: sum(|invoice| invoice.gross, &report.invoices),
        paid: sum(|invoice| invoice.paid, &report.invoices),
        credited: sum(|invoice| invoice.credited, &report.invoices),
        discounted: sum(|invoice| invoice.discounted, &report.invoices),
        written_off: sum(|invoice| invoice.written_off, &report.invoices),
        open: sum(|invoice| invoice.open, &report.invoices),
    };
    report
}

/// As many milestones and invoices as asked for.
pub fn report_of(count: u32, body: &InvoiceBody) -> StatusReport {
    let mut report = report(body);
    let (milestone, invoice) = (report.milestones[4].clone(), report.invoices[1].clone());
    report.milestones = (1..=count)
        .map(|position| ReportedMilestone { position, title: format!("Work package {position}"), ..milestone.clone() })
        .collect();
    report.invoices =
        (1..=count).map(|at| ReportedInvoice { number: format!("2026-{at:03}"), ..invoice.clone() }).collect();
    summed(report)
}

/// A plan that nobody agreed to yet, without days, tax and invoices.
pub fn bare_report(body: &InvoiceBody) -> StatusReport {
    let mut report = report(body);
    report.tax_name = None;
    report.changes = Vec::new();
    report.invoices = Vec::new();
    report.next = NextSteps::default();
    report.letter.order_number = String::new();
    report.letter.project.code = String::new();
    report.letter.project.contract_on = None;
    for milestone in &mut report.milestones {
        milestone.deliverables = Vec::new();
        milestone.target_on = None;
        milestone.part = None;
        milestone.state = ReportedState::Planned;
    }
    let zero = minor(body, 0);
    let current = report.account.current;
    report.account = AccountFigures {
        original: current,
        current,
        invoiced: zero,
        credited: zero,
        retained: zero,
        paid: zero,
        open: zero,
        written_off: zero,
        remaining: current,
        deposits: zero,
        outside: zero,
    };
    summed(report)
}
