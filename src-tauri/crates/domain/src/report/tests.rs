//! Reports of small books by hand, and of random ones: what one period ends with the next begins with, and a period that
//! has passed changes only by what is named.

use super::*;
use crate::as_at::{Ageing, Sort};
use crate::date::ymd;
use crate::payment::{NetFacts, SettlementKind};
use crate::tests::{cases, is_caught, minor, money};
use chrono::Days;
use proptest::prelude::*;
use proptest::test_runner::TestCaseError;

fn euro() -> Currency {
    money("0.00 EUR").currency()
}

fn document(id: i64, issue_on: NaiveDate, due_on: NaiveDate, net: Money, tax: Money) -> Document {
    Document {
        id: InvoiceId(id),
        number: format!("2026-{id:03}"),
        series: "2026".to_owned(),
        sequence: u32::try_from(id).unwrap(),
        kind: DocumentKind::AdHoc,
        client: ClientId(1 + id % 2),
        client_name: format!("Client {}", id % 2),
        project: None,
        heading: "Work".to_owned(),
        issue_on,
        due_on,
        recorded_on: issue_on,
        net,
        gross: net.plus(tax).unwrap(),
        takes_back: None,
        share: None,
        settled: Vec::new(),
        body: None,
    }
}

fn settled(
    of: &mut Document,
    kind: SettlementKind,
    gross: Money,
    net: Money,
    on: NaiveDate,
    recorded: NaiveDate,
    sort: Sort,
) {
    let settlement = Settlement { invoice: of.id, kind, on, amount: gross };
    of.settled.push(Settled { dated: Dated::of(settlement, recorded, sort), net, payment: None });
}

fn report(documents: &[Document], period: &str, today: &str) -> Report {
    let today = ymd(today);
    Report::of(documents, (&[], &[]), (Period::parse(period, today).unwrap(), today), euro()).unwrap()
}

fn net(sums: Sums) -> String {
    sums.net.amount().to_string()
}

#[test]
fn s3_the_age_of_what_is_open_by_hand() {
    // Due on a month end, a leap day, a year end: the day itself is not late, the day after is one day late.
    let one = |due: &str| document(1, ymd("2027-12-01"), ymd(due), money("100.00 EUR"), money("23.00 EUR"));
    for (due, at, expected) in [
        ("2027-12-31", "2027-12-31", Ageing::NotDue),
        ("2027-12-31", "2028-01-01", Ageing::UpTo30),
        ("2027-12-31", "2028-01-30", Ageing::UpTo30),
        ("2027-12-31", "2028-01-31", Ageing::UpTo60),
        ("2027-12-31", "2028-02-29", Ageing::UpTo60),
        ("2027-12-31", "2028-03-01", Ageing::UpTo90),
        ("2027-12-31", "2028-03-30", Ageing::UpTo90),
        ("2027-12-31", "2028-03-31", Ageing::Over90),
        ("2028-02-29", "2028-02-29", Ageing::NotDue),
        ("2028-02-29", "2028-03-01", Ageing::UpTo30),
        ("2028-02-28", "2028-02-29", Ageing::UpTo30),
        ("2028-01-31", "2028-03-01", Ageing::UpTo30),
        ("2028-01-31", "2028-03-02", Ageing::UpTo60),
        // Not a leap year: the same days are one fewer.
        ("2029-01-31", "2029-03-02", Ageing::UpTo30),
        ("2029-01-31", "2029-03-03", Ageing::UpTo60),
    ] {
        let of = report(&[one(due)], &format!("2027-12-01..{at}"), at);
        let open: Vec<Ageing> = of.standing.ages.iter().filter(|aged| aged.count == 1).map(|aged| aged.age).collect();
        assert_eq!(open, [expected], "due {due}, at {at}");
        let overdue = if expected == Ageing::NotDue { "0.00" } else { "100.00" };
        assert_eq!((net(of.standing.outstanding).as_str(), net(of.standing.overdue).as_str()), ("100.00", overdue));
    }
}

#[test]
fn s80_each_fact_counts_in_the_month_of_its_day_and_what_takes_back_in_the_month_of_its_record() {
    let mut first = document(1, ymd("2026-01-31"), ymd("2026-03-02"), money("1000.00 EUR"), money("230.00 EUR"));
    let (all, back) = (money("1230.00 EUR"), money("1000.00 EUR"));
    settled(&mut first, SettlementKind::Payment, all, back, ymd("2026-02-28"), ymd("2026-02-28"), Sort::First);
    let (all, back) = (all.negated(), back.negated());
    settled(&mut first, SettlementKind::Payment, all, back, ymd("2026-02-28"), ymd("2026-04-01"), Sort::TakesBack);
    let (part, of_it) = (money("123.00 EUR"), money("100.00 EUR"));
    settled(&mut first, SettlementKind::WriteOff, part, of_it, ymd("2026-12-31"), ymd("2026-12-31"), Sort::First);
    let of = report(&[first.clone()], "2026", "2027-01-01");
    let row = |month: usize| {
        let flows = of.months[month - 1].flows;
        [flows.issued, flows.received, flows.written_off].map(net)
    };
    assert_eq!(row(1), ["1000.00", "0.00", "0.00"]);
    assert_eq!(row(2), ["0.00", "1000.00", "0.00"]);
    assert_eq!(row(4), ["0.00", "-1000.00", "0.00"]);
    assert_eq!(row(12), ["0.00", "0.00", "100.00"]);
    assert_eq!([net(of.opening), net(of.closing)], ["0.00", "900.00"]);
    // The first quarter says what it said when it ended.
    let (then, now) =
        (report(&before_it_went_back(&first), "2026-Q1", "2026-03-31"), report(&[first], "2026-Q1", "2027-01-01"));
    assert_eq!(then.total, now.total);
    assert_eq!((then.closing, then.since.len()), (now.closing, now.since.len()));
}

/// As the book was when only the payment was recorded.
fn before_it_went_back(of: &Document) -> Vec<Document> {
    vec![Document { settled: of.settled[..1].to_vec(), ..of.clone() }]
}

#[test]
fn what_is_kept_back_of_the_gross_is_outstanding_once_its_day_is_over() {
    let mut of = document(1, ymd("2026-01-01"), ymd("2026-01-31"), money("1000.00 EUR"), money("230.00 EUR"));
    of.share = Some(Share { amount: money("123.00 EUR"), due_on: ymd("2026-06-30") });
    let (paid, part) = (money("1107.00 EUR"), money("900.00 EUR"));
    settled(&mut of, SettlementKind::Payment, paid, part, ymd("2026-01-31"), ymd("2026-01-31"), Sort::First);
    for (at, outstanding, kept, overdue) in
        [("2026-06-30", "0.00", "100.00", "0.00"), ("2026-07-01", "100.00", "0.00", "100.00")]
    {
        let told = report(std::slice::from_ref(&of), &format!("2026-01-01..{at}"), at);
        let standing = &told.standing;
        assert_eq!([standing.outstanding, standing.kept_back, standing.overdue].map(net), [outstanding, kept, overdue]);
        assert_eq!(standing.open().unwrap(), told.closing);
        let row = &told.retained[0];
        let amounts = [row.opening, row.kept, row.released, row.closing].map(|amount| amount.amount().to_string());
        let closing = if at == "2026-06-30" { "123.00" } else { "0.00" };
        let released = if at == "2026-06-30" { "0.00" } else { "123.00" };
        assert_eq!(amounts, ["0.00", "123.00", released, closing]);
    }
}

#[test]
fn currencies_are_never_added() {
    let first = document(1, ymd("2026-01-01"), ymd("2026-01-31"), money("1000.00 EUR"), money("0.00 EUR"));
    let second = document(2, ymd("2026-01-01"), ymd("2026-01-31"), money("5000 JPY"), money("500 JPY"));
    let all = [first, second];
    let yen = money("0 JPY").currency();
    let period = Period::parse("2026", ymd("2026-12-31")).unwrap();
    let of = |currency| Report::of(&all, (&[], &[]), (period, ymd("2026-12-31")), currency).unwrap();
    assert_eq!((net(of(euro()).total.issued), of(euro()).register.len()), ("1000.00".to_owned(), 1));
    assert_eq!((net(of(yen).total.issued), net(of(yen).closing)), ("5000".to_owned(), "5000".to_owned()));
}

const BEGIN: &str = "2027-11-15";

/// A life of a book: documents and what settled them, in the order of record.
#[derive(Debug, Clone)]
struct Step {
    later: i64,
    earlier: i64,
    what: u8,
    amount: i64,
    at: usize,
}

fn steps() -> impl Strategy<Value = Vec<Step>> {
    let step = (1..12i64, 0..20i64, 0..8u8, 1..100_000i64, 0..50usize);
    let step = step.prop_map(|(later, earlier, what, amount, at)| Step { later, earlier, what, amount, at });
    prop::collection::vec(step, 1..40)
}

/// Plays a life; with each step the day on which it was recorded.
fn played(steps: &[Step]) -> (Vec<Document>, NaiveDate) {
    let mut documents: Vec<Document> = Vec::new();
    let mut today = ymd(BEGIN);
    for step in steps {
        today = today + Days::new(u64::try_from(step.later).unwrap());
        let on = today - Days::new(u64::try_from(step.earlier).unwrap());
        let is_invoice = |of: &&mut Document| !of.is_note();
        if step.what < 3 || documents.is_empty() {
            let id = i64::try_from(documents.len()).unwrap() + 1;
            let tax = (step.amount * 23 + 50) / 100;
            let mut of = document(id, on, on + Days::new(14), minor(step.amount, "EUR"), minor(tax, "EUR"));
            of.recorded_on = today;
            if step.at % 4 == 0 {
                of.share = Some(Share { amount: minor(step.amount / 10, "EUR"), due_on: on + Days::new(60) });
            }
            documents.push(of);
            continue;
        }
        let count = documents.iter().filter(|of| !of.is_note()).count();
        let id = i64::try_from(documents.len()).unwrap() + 1;
        let Some(of) = documents.iter_mut().filter(is_invoice).nth(step.at % count) else { continue };
        let note = settle(of, step, (on, today));
        if let Some((net, tax)) = note {
            let number = of.number.clone();
            let mut note = document(id, today, today, net, tax);
            (note.kind, note.takes_back, note.client) = (DocumentKind::CreditNote, Some(number), of.client);
            note.client_name.clone_from(&of.client_name);
            documents.push(note);
        }
    }
    (documents, today)
}

fn settle(of: &mut Document, step: &Step, (on, today): (NaiveDate, NaiveDate)) -> Option<(Money, Money)> {
    let zero = minor(0, "EUR");
    let sum = |kinds: &[SettlementKind], read: fn(&Settled) -> Money| {
        let ours = of.settled.iter().filter(|of| kinds.contains(&of.dated.fact.kind));
        Money::sum(ours.map(read), zero.currency()).unwrap()
    };
    use SettlementKind::{BankFee, Credit, Discount, Payment, TaxWithheld, WriteOff};
    let gross: fn(&Settled) -> Money = |of| of.dated.fact.amount;
    let facts = NetFacts {
        net: of.net,
        tax: of.gross.minus(of.net).unwrap(),
        credited_net: sum(&[Credit], |of| of.net),
        credited: sum(&[Credit], gross),
        paid: sum(&[Payment, BankFee, TaxWithheld], gross),
        written_off: sum(&[Discount, WriteOff], gross),
        counted: sum(&[Payment, BankFee, TaxWithheld, Discount, WriteOff], |of| of.net),
    };
    let open =
        of.gross.minus(sum(&[Payment, BankFee, TaxWithheld, Discount, WriteOff, Credit], gross)).unwrap().minor();
    let amount = step.amount.min(open);
    let (kind, amount, on, sort) = match step.what {
        3 | 4 if amount > 0 => (Payment, amount, on, Sort::First),
        5 if amount > 0 => ([BankFee, WriteOff, Discount][step.at % 3], amount, today, Sort::First),
        6 => {
            // The last thing that came is taken back.
            let last = of
                .settled
                .iter()
                .rev()
                .find(|of| of.dated.fact.kind == Payment && of.dated.fact.amount.is_positive())?;
            (Payment, -last.dated.fact.amount.minor().min(facts.paid.minor()), last.dated.fact.on, Sort::TakesBack)
        }
        7 if facts.credited.is_zero() && !of.gross.is_zero() => {
            let (net, tax) = (of.net, of.gross.minus(of.net).unwrap());
            let all = of.gross;
            settled(of, Credit, all, net, today, today, Sort::First);
            return Some((net, tax));
        }
        _ => return None,
    };
    if amount == 0 {
        return None;
    }
    let amount = minor(amount, "EUR");
    let is_given = matches!(kind, WriteOff | Discount);
    let (paid, written_off) = if is_given { (zero, amount) } else { (amount, zero) };
    let net = facts.part_of(paid, written_off).unwrap();
    settled(of, kind, amount, net, on, today, sort);
    None
}

fn of(documents: &[Document], period: Period, today: NaiveDate) -> Report {
    Report::of(documents, (&[], &[]), (period, today), euro()).unwrap()
}

/// What must hold of the report of a year, its quarters and its months.
fn check(documents: &[Document], today: NaiveDate, lost: i64) -> Result<(), String> {
    let cent = Sums::of(minor(lost, "EUR"), minor(lost, "EUR")).unwrap();
    let mut before: Option<Report> = None;
    for name in ["2027-Q4", "2028-Q1", "2028-Q2", "2028-Q3", "2028-Q4", "2029"] {
        let quarter = of(documents, Period::parse(name, today).unwrap(), today);
        if quarter.period.from > today {
            break;
        }
        let rolled = quarter.opening.plus(quarter.total.change().unwrap()).unwrap().plus(cent).unwrap();
        if rolled != quarter.closing || quarter.standing.open().unwrap() != quarter.closing {
            return Err(format!("{name} ends with {:?}, open are {:?}", quarter.closing, quarter.standing));
        }
        if before.as_ref().is_some_and(|before| before.closing != quarter.opening) {
            return Err(format!("{name} does not begin where the one before ended"));
        }
        let months =
            Flow::ALL.map(|flow| Sums::sum(quarter.months.iter().map(|of| of.flows.get(flow)), euro()).unwrap());
        let clients =
            Flow::ALL.map(|flow| Sums::sum(quarter.clients.iter().map(|of| of.flows.get(flow)), euro()).unwrap());
        let total = Flow::ALL.map(|flow| quarter.total.get(flow));
        if months != total || clients != total {
            return Err(format!("{name}: months {months:?}, clients {clients:?}, in all {total:?}"));
        }
        let open = Sums::sum(quarter.clients.iter().map(|of| of.open), euro()).unwrap();
        let ages = Sums::sum(quarter.standing.ages.iter().map(|of| of.open), euro()).unwrap();
        if open != quarter.closing || ages != quarter.standing.outstanding {
            return Err(format!("{name}: clients owe {open:?}, by age {ages:?}"));
        }
        before = Some(quarter);
    }
    Ok(())
}

proptest! {
    #![proptest_config(cases(1_000))]

    #[test]
    fn s80_open_at_the_start_and_all_that_moved_is_open_at_the_end(steps in steps()) {
        let (documents, today) = played(&steps);
        prop_assert_eq!(check(&documents, today, 0), Ok(()));
    }

    #[test]
    fn s86_a_period_that_has_passed_changes_only_by_what_is_named(steps in steps(), cut in 0..40usize) {
        let (then, today) = played(&steps[..cut.clamp(1, steps.len())]);
        let (now, _) = played(&steps);
        let period = Period { unit: PeriodUnit::Range, from: ymd(BEGIN), to: today };
        let (first, second) = (of(&then, period, today), of(&now, period, today + Days::new(1_000)));
        let named = |since: &[Late]| -> Result<Sums, Why> {
            let gross = since.iter().map(|late| match late.flow {
                Flow::Issued => late.gross,
                Flow::Credited | Flow::Received | Flow::Withheld | Flow::Discounted | Flow::WrittenOff => {
                    late.gross.negated()
                }
            });
            let gross = Money::sum(gross, euro())?;
            Sums::of(gross, gross)
        };
        prop_assert!(first.since.is_empty());
        let difference = second.closing.minus(first.closing).unwrap();
        prop_assert_eq!(difference.gross, named(&second.since).unwrap().gross);
        if second.since.is_empty() {
            prop_assert_eq!((&first.total, &first.register, &first.clients), (&second.total, &second.register, &second.clients));
            prop_assert_eq!(&first.standing, &second.standing);
        }
    }
}

#[test]
fn the_check_sees_a_lost_cent() {
    assert!(is_caught(steps(), |steps| {
        let (documents, today) = played(&steps);
        check(&documents, today, 1).map_err(TestCaseError::fail)
    }));
}
