//! Documents of which a share of the gross is kept back and due on a second day.

use domain::contract::RetainageTiming;
use domain::invoice::DraftInvoice;
use domain::retention::KeepsBack;
use domain::terms::{EarlyPayment, PaymentTerms};

use super::changes::{earlier, final_of, three};
use super::parties::{german, halden_of_duren};
use super::{ALL, Scenario, day, draft, draft_of_plan, issue, issued, percent, row, vat, work};

fn keeps(share: &str, timing: RetainageTiming) -> Option<KeepsBack> {
    Some(KeepsBack { percent: percent(share), timing, due: PaymentTerms::FixedDate { on: day("2028-02-29") } })
}

fn milestone() -> DraftInvoice {
    let draft = draft_of_plan(german(), halden_of_duren(), three(), &[2], &[vat("19")]);
    DraftInvoice { keeps_back: keeps("10", RetainageTiming::EachInvoice), ..draft }
}

pub fn rows() -> Vec<Scenario> {
    let early = EarlyPayment { percent: percent("2"), days: 10 };
    let two_rates = vec![work("Advice", "1000.00 EUR", &[vat("19")]), work("Manual", "333.33 EUR", &[vat("7")])];
    let two_rates = draft(german(), halden_of_duren(), two_rates);
    let plan = three();
    let before = earlier(&plan, &["16", "19"]);
    let last = final_of(plan, &before, "19");
    vec![
        row("97-kept-of-gross", issued(milestone()), ALL),
        row("98-kept-with-skonto", issued(DraftInvoice { early_payment: Some(early), ..milestone() }), ALL),
        row(
            "99-kept-of-two-rates",
            issued(DraftInvoice { keeps_back: keeps("5", RetainageTiming::EachInvoice), ..two_rates }),
            ALL,
        ),
        row(
            "100-kept-of-contract",
            issue(DraftInvoice { keeps_back: keeps("5", RetainageTiming::FinalOnly), ..last }, "2026-11-20", 40),
            ALL,
        ),
        row(
            "101-all-kept",
            issued(DraftInvoice { keeps_back: keeps("100", RetainageTiming::EachInvoice), ..milestone() }),
            ALL,
        ),
    ]
}
