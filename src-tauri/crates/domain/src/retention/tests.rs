//! Money kept back of the gross, by tables: what is kept, what is due when, and where the ledger says it stands.

use super::{KeepsBack, Kept, Open, Retention};
use crate::as_at::{Ageing, InvoiceAsAt};
use crate::contract::RetainageTiming::{EachInvoice, FinalOnly};
use crate::date::ymd;
use crate::id::{InvoiceId, MilestoneId};
use crate::invoice::tests::{draft_of, line, milestone, pattern, source, today};
use crate::invoice::{Credited, CreditedPart, IssuedInvoice, LineSource};
use crate::ledger::{Booked, Ledger};
use crate::money::Money;
use crate::payment::{InvoiceStatus, Settlement, SettlementKind};
use crate::refusal::Refusal;
use crate::terms::PaymentTerms;
use crate::tests::{money, percent};

fn keeps(share: &str, due: &str) -> KeepsBack {
    KeepsBack { percent: percent(share), timing: EachInvoice, due: PaymentTerms::parse(due).unwrap() }
}

#[test]
fn the_share_is_rounded_half_away_and_never_above_what_is_due() {
    for (share, gross, due, kept) in [
        ("10", "12300.00 EUR", "12300.00 EUR", Some("1230.00 EUR")),
        ("5", "0.30 EUR", "0.30 EUR", Some("0.02 EUR")),
        ("5", "0.29 EUR", "0.29 EUR", Some("0.01 EUR")),
        ("5", "0.09 EUR", "0.09 EUR", None),
        ("2.5", "1001 JPY", "1001 JPY", Some("25 JPY")),
        ("50", "1001 JPY", "1001 JPY", Some("501 JPY")),
        ("10", "1.005 KWD", "1.005 KWD", Some("0.101 KWD")),
        ("100", "12300.00 EUR", "12300.00 EUR", Some("12300.00 EUR")),
        ("50", "12300.00 EUR", "2000.00 EUR", Some("2000.00 EUR")),
        ("10", "0.00 EUR", "0.00 EUR", None),
        ("10", "-5.00 EUR", "-5.00 EUR", None),
    ] {
        let gross = money(gross);
        let found = keeps(share, "365").of((gross, money(due)), Money::zero(gross.currency()), today()).unwrap();
        assert_eq!(found.map(|found| found.amount), kept.map(money), "{share} % of {gross}");
    }
}

#[test]
fn the_last_invoice_keeps_the_share_of_the_whole_contract_and_no_more_than_it_asks_for() {
    for (gross, earlier, of, kept) in [
        ("3690.00 EUR", "3690.00 EUR", "7380.00 EUR", "738.00 EUR"),
        ("500.00 EUR", "6880.00 EUR", "7380.00 EUR", "500.00 EUR"),
        ("3690.00 EUR", "0.00 EUR", "3690.00 EUR", "369.00 EUR"),
    ] {
        let rule = KeepsBack { timing: FinalOnly, ..keeps("10", "365") };
        let found = rule.of((money(gross), money(gross)), money(earlier), today()).unwrap().unwrap();
        assert_eq!((found.of, found.amount), (money(of), money(kept)), "{gross} after {earlier}");
    }
}

#[test]
fn it_is_due_by_the_calendar() {
    for (due, issued, on) in [
        ("365", "2027-02-28", "2028-02-28"),
        ("366", "2027-02-28", "2028-02-29"),
        ("730", "2026-11-16", "2028-11-15"),
        ("eom", "2028-02-03", "2028-02-29"),
        ("30 eom", "2027-01-31", "2027-03-31"),
        ("2028-02-29", "2026-11-16", "2028-02-29"),
        // A day that has passed stands as it was typed, and is refused.
        ("2026-01-01", "2026-11-16", "2026-01-01"),
    ] {
        let gross = (money("100.00 EUR"), money("100.00 EUR"));
        let found = keeps("10", due).of(gross, money("0.00 EUR"), ymd(issued)).unwrap().unwrap();
        assert_eq!(found.due_on, ymd(on), "{due} from {issued}");
    }
}

fn retention(amount: &str) -> Retention {
    Retention { percent: percent("10"), of: money("12300.00 EUR"), amount: money(amount), due_on: ymd("2028-02-29") }
}

#[test]
fn what_is_due_first_is_settled_first() {
    for (open, open_net, kept, next) in [
        ("12300.00 EUR", "10000.00 EUR", Some(("1230.00 EUR", "1000.00 EUR")), "2026-12-31"),
        ("1230.01 EUR", "1000.01 EUR", Some(("1230.00 EUR", "1000.00 EUR")), "2026-12-31"),
        ("1230.00 EUR", "1000.00 EUR", Some(("1230.00 EUR", "1000.00 EUR")), "2028-02-29"),
        ("0.03 EUR", "0.02 EUR", Some(("0.03 EUR", "0.02 EUR")), "2028-02-29"),
        ("0.00 EUR", "0.00 EUR", None, "2026-12-31"),
        ("-50.00 EUR", "0.00 EUR", None, "2026-12-31"),
    ] {
        let (amount, net, due_on) = (money(open), money(open_net), ymd("2026-12-31"));
        let found = retention("1230.00 EUR").share().of_open(amount, net).unwrap();
        let expected =
            kept.map(|(amount, net)| Kept { amount: money(amount), net: money(net), until: ymd("2028-02-29") });
        assert_eq!(found, expected, "{open}");
        let open = Open { amount, net, due_on, kept: found };
        assert_eq!(open.next_due_on(), ymd(next), "{amount}");
        let kept = expected.map_or(Money::zero(amount.currency()), |kept| kept.amount);
        assert_eq!(open.outstanding(ymd("2028-02-29")).unwrap().0, amount.minus(kept).unwrap(), "on the day itself");
        assert_eq!(open.outstanding(ymd("2028-03-01")).unwrap(), (amount, net), "the day after");
    }
}

#[test]
fn s86_its_age_and_state_follow_both_days() {
    let settled = |amount: &str| {
        let fact = Settlement {
            invoice: InvoiceId(1),
            kind: SettlementKind::Payment,
            on: ymd("2026-12-01"),
            amount: money(amount),
        };
        vec![crate::as_at::Dated { fact, counts_on: ymd("2026-12-01"), recorded_on: ymd("2026-12-01") }]
    };
    let (first, kept) = ("11070.00 EUR", "1230.00 EUR");
    let not_due = |amount| (Ageing::NotDue, amount);
    for (paid, day, status, aged) in [
        ("0.00 EUR", "2026-12-31", InvoiceStatus::Issued, vec![not_due(first)]),
        ("0.00 EUR", "2027-01-01", InvoiceStatus::Overdue, vec![(Ageing::UpTo30, first)]),
        ("0.00 EUR", "2028-02-29", InvoiceStatus::Overdue, vec![(Ageing::Over90, first)]),
        ("0.00 EUR", "2028-03-01", InvoiceStatus::Overdue, vec![(Ageing::Over90, first), (Ageing::UpTo30, kept)]),
        (first, "2027-01-01", InvoiceStatus::PartPaid, vec![]),
        (first, "2028-02-29", InvoiceStatus::PartPaid, vec![]),
        (first, "2028-03-01", InvoiceStatus::Overdue, vec![(Ageing::UpTo30, kept)]),
        ("12300.00 EUR", "2028-03-01", InvoiceStatus::Paid, vec![]),
        ("12400.00 EUR", "2028-03-01", InvoiceStatus::Paid, vec![]),
    ] {
        let days = (ymd("2026-12-31"), Some(retention(kept).share()));
        let found = InvoiceAsAt::of(money("12300.00 EUR"), days, &settled(paid), ymd(day)).unwrap();
        let aged: Vec<_> = aged.into_iter().map(|(age, amount)| (age, money(amount))).collect();
        assert_eq!((found.status, found.ageing), (status, aged.first().map(|(age, _)| *age)), "{paid} by {day}");
        assert_eq!(found.aged, aged, "{paid} by {day}");
    }
}

/// A contract of one milestone, all of it billed for 12,300.00 of which 1,230.00 is kept back until 29 February 2028.
struct Kept10 {
    documents: Vec<IssuedInvoice>,
    settled: Vec<Settlement>,
}

impl Kept10 {
    fn begin() -> Self {
        let plan = vec![milestone(1, "Build", money("10000.00 EUR"))];
        let mut draft = draft_of(plan, money("10000.00 EUR"), &[1]);
        draft.keeps_back = Some(keeps("10", "2028-02-29"));
        let issued = draft.issue(today(), &pattern(), 1).unwrap();
        assert_eq!(issued.body().retention, Some(retention("1230.00 EUR")));
        assert_eq!(issued.body().totals.due, money("12300.00 EUR"), "it asks for all of it, and for its whole tax");
        assert_eq!(issued.body().payable_now(), money("11070.00 EUR"));
        Self { documents: vec![issued], settled: Vec::new() }
    }

    fn settle(&mut self, kind: SettlementKind, amount: &str) {
        self.settled.push(Settlement { invoice: InvoiceId(1), kind, on: today(), amount: money(amount) });
    }

    /// Outstanding, retained, paid and written off at the end of `day`.
    fn at(&self, day: &str) -> [Money; 4] {
        let plan = vec![milestone(1, "Build", money("10000.00 EUR"))];
        let booked: Vec<_> = self
            .documents
            .iter()
            .enumerate()
            .map(|(at, document)| Booked { document, settlements: if at == 0 { &self.settled } else { &[] } })
            .collect();
        let ledger = Ledger::of(&plan, true, &booked, plan[0].amount.currency(), ymd(day)).unwrap();
        let standing = *ledger.of_milestone(MilestoneId(1)).unwrap();
        assert_eq!(standing.total().unwrap(), plan[0].amount, "every cent stands somewhere");
        [standing.outstanding, standing.retained, standing.paid, standing.written_off]
    }
}

const DAY: &str = "2028-02-29";
const AFTER: &str = "2028-03-01";

fn eur(amounts: [&str; 4]) -> [Money; 4] {
    amounts.map(|amount| money(&format!("{amount} EUR")))
}

/// What settled the invoice, and where its net stands on the day and after it.
type Stood = (&'static [(SettlementKind, &'static str)], [&'static str; 4], [&'static str; 4]);

#[test]
fn the_ledger_keeps_it_in_retained_until_its_day_is_over() {
    use SettlementKind::{BankFee, Payment, TaxWithheld, WriteOff};
    let cases: [Stood; 7] = [
        (&[], ["9000.00", "1000.00", "0", "0"], ["10000.00", "0", "0", "0"]),
        (&[(Payment, "6150.00")], ["4000.00", "1000.00", "5000.00", "0"], ["5000.00", "0", "5000.00", "0"]),
        (&[(Payment, "11070.00")], ["0", "1000.00", "9000.00", "0"], ["1000.00", "0", "9000.00", "0"]),
        (
            &[(Payment, "11000.00"), (BankFee, "70.00"), (TaxWithheld, "615.00")],
            ["0", "500.00", "9500.00", "0"],
            ["500.00", "0", "9500.00", "0"],
        ),
        (&[(WriteOff, "11070.00")], ["0", "1000.00", "0", "9000.00"], ["1000.00", "0", "0", "9000.00"]),
        (&[(Payment, "12300.00")], ["0", "0", "10000.00", "0"], ["0", "0", "10000.00", "0"]),
        (&[(Payment, "13000.00")], ["0", "0", "10000.00", "0"], ["0", "0", "10000.00", "0"]),
    ];
    for (settled, by_day, after) in cases {
        let mut contract = Kept10::begin();
        settled.iter().for_each(|(kind, amount)| contract.settle(*kind, &format!("{amount} EUR")));
        assert_eq!(contract.at(DAY), eur(by_day.map(plain)), "{settled:?} on the day itself");
        assert_eq!(contract.at(AFTER), eur(after.map(plain)), "{settled:?} the day after");
    }
}

fn plain(amount: &str) -> &str {
    if amount == "0" { "0.00" } else { amount }
}

#[test]
fn a_credit_takes_off_what_is_due_first() {
    let mut contract = Kept10::begin();
    let part = Credited::Lines(vec![(0, CreditedPart::Net(money("9500.00 EUR")))]);
    let note =
        contract.documents[0].credit_note(&part, &[], "Taken back").unwrap().issue(today(), &pattern(), 2).unwrap();
    assert_eq!(note.body().retention, None, "nothing is kept back of what is given back");
    contract.documents.push(note);
    let plan_left = [money("0.00 EUR"), money("500.00 EUR"), money("0.00 EUR"), money("0.00 EUR")];
    assert_eq!(contract.at(DAY), plan_left, "615.00 is left, all of it kept back");
}

#[test]
fn s53_a_day_that_is_not_after_the_invoices_own_is_refused() {
    let mut draft = draft_of(vec![milestone(1, "Build", money("10000.00 EUR"))], money("10000.00 EUR"), &[1]);
    for until in ["2026-12-15", "2026-12-16", "2026-01-01"] {
        draft.keeps_back = Some(keeps("10", until));
        let refusal = Refusal::RetentionDueTooEarly { until: ymd(until), due_on: ymd("2026-12-16") };
        assert_eq!(draft.refusals(today()), vec![refusal], "{until}");
    }
    draft.keeps_back = Some(keeps("10", "2026-12-17"));
    assert_eq!(draft.refusals(today()), vec![]);
}

#[test]
fn an_invoice_of_which_all_is_kept_back_is_first_due_on_that_day() {
    let mut draft = draft_of(vec![milestone(1, "Build", money("10000.00 EUR"))], money("10000.00 EUR"), &[1]);
    draft.keeps_back = Some(keeps("100", "365"));
    let body = draft.body(today()).unwrap();
    assert_eq!((body.payable_now(), body.first_due_on()), (money("0.00 EUR"), ymd("2027-11-16")));
    assert_eq!(crate::payment_code::payment_code(&body, "2026-001"), None, "nobody is asked to pay nothing");
}

#[test]
fn the_last_invoice_counts_what_it_takes_off_at_the_tax_of_its_time() {
    let plan = vec![milestone(1, "Analysis", money("1000.00 EUR")), milestone(2, "Build", money("2000.00 EUR"))];
    let mut first = draft_of(plan.clone(), money("3000.00 EUR"), &[1]);
    first.lines[0].taxes[0].rate = percent("16");
    let first = first.issue(today(), &pattern(), 1).unwrap();
    let mut last = draft_of(plan, money("3000.00 EUR"), &[1, 2]);
    let of = LineSource::Deduction { of: first.reference("Less"), milestone: Some(MilestoneId(1)) };
    let mut less = crate::invoice::taking_away(of, "Less", money("1000.00 EUR"), first.body().lines[0].taxes.clone());
    less.title = "Less".into();
    last.lines.push(less);
    last.lines.push(line(source(2), "More", money("0.00 EUR")));
    last.keeps_back = Some(KeepsBack { timing: FinalOnly, ..keeps("10", "365") });
    let body = last.body(today()).unwrap();
    // 3,000 at 23 % less 1,000 at 16 % is 2,530.00; the contract is that and the 1,160.00 billed before.
    assert_eq!(body.totals.gross, money("2530.00 EUR"));
    let kept = body.retention.unwrap();
    assert_eq!((kept.of, kept.amount), (money("3690.00 EUR"), money("369.00 EUR")));
}
