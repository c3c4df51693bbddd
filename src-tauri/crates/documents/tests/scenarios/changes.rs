//! Documents that refer to others: parts, finals, retainage, deposits, credit notes, corrections.

use domain::id::{InvoiceId, MilestoneId};
use domain::invoice::{Credited, CreditedPart, DraftInvoice, DraftLine, IssuedInvoice, LineSource, retainage};
use domain::milestone::Billed;
use domain::numbering::Pattern;
use domain::{Milestone, Money};

use super::parties::{compagnie, french, german, halden, halden_of_duren, irish};
use super::taxes::reverse_charge;
use super::{
    ALL, Scenario, UBL, at_rate, billing, day, draft, draft_of_plan, issue, issued, money, percent, plan, row, vat,
    work,
};

const REASON: &str = "Abschlag";

pub fn rows() -> Vec<Scenario> {
    let mut rows = parts();
    rows.extend(finals());
    rows.extend(kept_back());
    rows.extend(credits());
    rows.extend(corrections());
    rows.extend(french_changes());
    rows
}

pub fn three() -> Vec<Milestone> {
    plan(&[("Analysis", "9600.00 EUR"), ("Pilot", "12000.00 EUR"), ("Rollout", "9600.00 EUR")])
}

fn part(price: &str, rate: &str) -> DraftLine {
    let source = LineSource::Part { id: MilestoneId(2), override_reason: String::new() };
    DraftLine { source, ..work("Pilot, first half", price, &[vat(rate)]) }
}

fn parts() -> Vec<Scenario> {
    let german_part = |lines| DraftInvoice { lines, ..draft_of_plan(german(), halden_of_duren(), three(), &[], &[]) };
    let french_part = DraftInvoice {
        lines: vec![part("6000.00 EUR", "20")],
        ..draft_of_plan(french(), compagnie(), three(), &[], &[])
    };
    let deposit = |rate: &str| {
        vec![DraftLine { source: LineSource::Deposit, ..work("Deposit on the contract", "5000.00 EUR", &[vat(rate)]) }]
    };
    vec![
        row("60-part-de", issued(german_part(vec![part("6000.00 EUR", "19")])), ALL),
        row("61-part-fr", issued(french_part), UBL),
        row("62-deposit-ie", issued(draft(irish(), halden(), deposit("23"))), UBL),
        row("63-deposit-de", issued(draft(german(), halden_of_duren(), deposit("19"))), ALL),
        row("69-deposit-fr", issued(draft(french(), compagnie(), deposit("20"))), UBL),
    ]
}

/// Issues the first `count` milestones one by one, at `rates`.
pub fn earlier(plan: &[Milestone], rates: &[&str]) -> Vec<IssuedInvoice> {
    let mut invoices = Vec::new();
    for (at, rate) in (1u32..).zip(rates) {
        let draft = draft_of_plan(german(), halden_of_duren(), plan.to_vec(), &[at], &[vat(rate)]);
        invoices.push(issue(draft, &format!("2026-11-{:02}", 15 + at), 20 + at));
    }
    invoices
}

/// The whole contract less its earlier invoices.
pub fn final_of(mut plan: Vec<Milestone>, earlier: &[IssuedInvoice], rate: &str) -> DraftInvoice {
    for (milestone, invoice) in plan.iter_mut().zip(earlier) {
        milestone.facts.billed = Some(Billed {
            invoice: InvoiceId(1),
            number: invoice.number().to_owned(),
            issue_on: invoice.body().issue_on,
            due_on: invoice.body().due_on,
            net: milestone.amount,
            left: Money::zero(milestone.amount.currency()),
            retained: Money::zero(milestone.amount.currency()),
            paid: Money::zero(milestone.amount.currency()),
            paid_on: None,
            settled_on: None,
        });
    }
    let invoiced = plan.iter().zip(earlier).map(|(m, _)| (m.id, m.amount)).collect();
    let mut lines: Vec<DraftLine> = plan.iter().map(|m| billing(&plan, m.position, &[vat(rate)])).collect();
    for invoice in earlier {
        let title = format!("Abzüglich Rechnung {}", invoice.number());
        lines.extend(invoice.deductions(&title, REASON).expect("sums"));
    }
    DraftInvoice { lines, invoiced, ..draft_of_plan(german(), halden_of_duren(), plan, &[], &[]) }
}

fn finals() -> Vec<Scenario> {
    let on = "2026-12-01";
    let one_rate = final_of(three(), &earlier(&three(), &["19", "19"]), "19");
    let changed = final_of(three(), &earlier(&three(), &["16", "19"]), "19");
    let even = final_of(three(), &earlier(&three(), &["19", "19", "19"]), "19");
    vec![
        row("64-final-with-deductions", issue(one_rate, on, 40), ALL),
        row("65-final-over-a-change-of-rate", issue(changed, on, 41), ALL),
        row("66-final-that-comes-out-even", issue(even, on, 42), ALL),
    ]
}

fn kept_back() -> Vec<Scenario> {
    let plan = three();
    let mut kept = draft_of_plan(irish(), halden(), plan, &[1, 2], &[vat("23")]);
    kept.lines.extend(retainage(&kept.lines, &[], percent("10"), "Retainage of 10 %").expect("a sum"));
    let kept = issued(kept);
    let release = LineSource::Release { of: kept.reference("Retainage") };
    let release = DraftLine { source: release, ..work("Release of the retainage", "2160.00 EUR", &[vat("23")]) };
    let release = draft(irish(), halden(), vec![release]);
    vec![row("67-retainage", kept, UBL), row("68-release", issue(release, "2026-12-20", 50), UBL)]
}

/// Issues a credit note over `what` of an invoice.
pub fn credited(invoice: &IssuedInvoice, what: &Credited, earlier: &[IssuedInvoice], sequence: u32) -> IssuedInvoice {
    let note = invoice.credit_note(what, earlier, "Leistung nicht erbracht").expect("a credit note");
    let pattern = Pattern::parse("{YYYY}-{000}").expect("a pattern");
    note.issue(day("2026-12-02"), &pattern, sequence).unwrap_or_else(|refusals| panic!("{refusals:?}"))
}

fn credits() -> Vec<Scenario> {
    let invoice = issued(draft_of_plan(german(), halden_of_duren(), three(), &[1, 2], &[vat("19")]));
    let by_line = Credited::Lines(vec![(0, CreditedPart::All), (1, CreditedPart::Net(money("1000.01 EUR")))]);
    let first = credited(&invoice, &by_line, &[], 61);
    let rest = Credited::Rest { title: "Rest der Rechnung".into() };
    let last = credited(&invoice, &rest, std::slice::from_ref(&first), 62);
    let lines = vec![work("Study", "1500.00 EUR", &[reverse_charge()])];
    let untaxed = issued(draft(german(), compagnie(), lines));
    let prepaid = draft(german(), halden_of_duren(), vec![work("Pilot", "1000.00 EUR", &[vat("19")])]);
    let prepaid = issued(DraftInvoice { prepaid: money("1190.00 EUR"), ..prepaid });
    let ended = issue(final_of(three(), &earlier(&three(), &["16", "19"]), "19"), "2026-12-01", 41);
    let dollars = draft(german(), halden_of_duren(), vec![work("Study", "8000.37 USD", &[vat("19")])]);
    let dollars = issued(at_rate(dollars, "1.0842"));
    let part = credited(&dollars, &Credited::Lines(vec![(0, CreditedPart::Net(money("1000.01 USD")))]), &[], 66);
    let remainder = credited(&dollars, &rest, std::slice::from_ref(&part), 67);
    vec![
        row("78-credit-in-foreign-currency", part, ALL),
        row("79-credit-of-its-rest", remainder, ALL),
        row("70-credit-in-full", credited(&invoice, &Credited::Whole, &[], 60), ALL),
        row("71-credit-by-line", first, ALL),
        row("72-credit-of-the-rest", last, ALL),
        row("73-credit-of-reverse-charge", credited(&untaxed, &Credited::Whole, &[], 63), UBL),
        row("74-credit-of-prepaid", credited(&prepaid, &Credited::Whole, &[], 64), ALL),
        row("75-credit-of-a-final", credited(&ended, &Credited::Whole, &[], 65), ALL),
    ]
}

/// What a French seller takes back, corrects, and bills at the end.
fn french_changes() -> Vec<Scenario> {
    let wrong = issued(draft(french(), compagnie(), vec![work("Pilot", "1000.00 EUR", &[vat("20")])]));
    let right = DraftInvoice {
        corrects: Some(wrong.reference("Prix erroné")),
        ..draft(french(), compagnie(), vec![work("Pilot", "900.00 EUR", &[vat("20")])])
    };
    let first = issued(draft_of_plan(french(), compagnie(), three(), &[1], &[vat("20")]));
    let ended = DraftInvoice { business: french(), client: compagnie(), ..final_of(three(), &[first], "20") };
    vec![
        row("78-credit-fr", credited(&wrong, &Credited::Whole, &[], 66), UBL),
        row("79-correction-fr", issue(right, "2026-12-03", 72), UBL),
        row("80-final-fr", issue(ended, "2026-12-04", 73), UBL),
    ]
}

fn corrections() -> Vec<Scenario> {
    let wrong = issued(draft(german(), halden_of_duren(), vec![work("Pilot", "1000.00 EUR", &[vat("19")])]));
    let right = DraftInvoice {
        corrects: Some(wrong.reference("Falscher Preis")),
        ..draft(german(), halden_of_duren(), vec![work("Pilot", "900.00 EUR", &[vat("19")])])
    };
    let irish_right = DraftInvoice {
        corrects: Some(wrong.reference("Wrong price")),
        ..draft(irish(), halden(), vec![work("Pilot", "900.00 EUR", &[vat("23")])])
    };
    vec![
        row("76-correction-de", issue(right, "2026-12-03", 70), ALL),
        row("77-correction-ie", issue(irish_right, "2026-12-03", 71), UBL),
    ]
}
