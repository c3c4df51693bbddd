//! Credit notes: in full, by lines, the rest; never more than was billed, and rate by rate the exact negation.

use super::{halden, line, pattern, today, vat};
use crate::date::ymd;
use crate::invoice::{Credited, CreditedPart, DocumentKind, DocumentTitle, DraftInvoice, IssuedInvoice, LineSource};
use crate::locale::Country;
use crate::refusal::{Needed, Refusal};
use crate::tax::{Tax, TaxCategory};
use crate::tests::{cases, is_caught, minor, money, percent};
use crate::{Money, Quantity};
use proptest::prelude::*;
use proptest::test_runner::TestCaseError;

const REASON: &str = "Work not accepted";

fn issued(draft: DraftInvoice) -> IssuedInvoice {
    draft.issue(today(), &pattern(), 35).unwrap_or_else(|refusals| panic!("{refusals:?}"))
}

fn credited(invoice: &IssuedInvoice, what: &Credited, earlier: &[IssuedInvoice]) -> IssuedInvoice {
    let note = invoice.credit_note(what, earlier, REASON).unwrap();
    let sequence = 36 + u32::try_from(earlier.len()).unwrap();
    note.issue(ymd("2026-11-20"), &pattern(), sequence).unwrap()
}

/// Two lines at 23 % and one at 9 %.
fn invoice() -> IssuedInvoice {
    let mut draft = halden();
    let mut hours = line(LineSource::Free, "Workshops", money("133.33 EUR"));
    hours.quantity = Quantity::parse("7.5").unwrap();
    let mut book = line(LineSource::Free, "Handbook", money("300.00 EUR"));
    book.taxes = vec![Tax::new("VAT", TaxCategory::Standard, percent("9"), None).unwrap()];
    draft.lines.extend([hours, book]);
    issued(draft)
}

fn check_cancelled(invoice: &IssuedInvoice, notes: &[IssuedInvoice]) -> Result<(), TestCaseError> {
    for group in &invoice.body().totals.taxes {
        let given: Vec<_> = notes.iter().flat_map(|n| &n.body().totals.taxes).filter(|g| g.tax == group.tax).collect();
        let sum = |parts: Vec<Money>| Money::sum(parts, group.base.currency()).unwrap();
        prop_assert_eq!(sum(given.iter().map(|g| g.base).collect()), group.base, "base at {} %", group.tax.rate);
        let tax = sum(given.iter().map(|g| g.amount).collect()).minor() - group.amount.minor();
        // Each document rounds its tax once (BR-CO-17), so that several may differ from one by less than a cent each.
        let within = i64::try_from(notes.len()).unwrap() / 2;
        prop_assert!(tax.abs() <= within, "tax at {} % is off by {tax}", group.tax.rate);
    }
    Ok(())
}

#[test]
fn a_credit_note_in_full_says_the_same_and_names_its_invoice() {
    let invoice = invoice();
    let note = credited(&invoice, &Credited::Whole, &[]);
    let (billed, given) = (invoice.body(), note.body());
    assert_eq!((given.kind, given.title), (DocumentKind::CreditNote, DocumentTitle::CreditNote));
    assert_eq!((&given.lines, &given.totals), (&billed.lines, &billed.totals), "positive amounts, word for word");
    assert_eq!(given.references, [invoice.reference(REASON)]);
    assert_eq!((note.number(), given.issue_on, given.due_on), ("2026-036", ymd("2026-11-20"), ymd("2026-11-20")));
    assert!(given.payment_methods.is_empty(), "nobody is asked to pay a credit note");
    assert!(given.account.is_none() && given.track.is_empty() && given.early_payment.is_none());
    assert_eq!(given.lines[0].milestone, billed.lines[0].milestone, "the milestone can be billed again");
}

#[test]
fn an_australian_tax_invoice_is_taken_back_by_an_adjustment_note() {
    // seller | charges tax | title of the credit note
    let table = [
        ("AU", true, DocumentTitle::AdjustmentNote),
        ("AU", false, DocumentTitle::CreditNote),
        ("NZ", true, DocumentTitle::CreditNote),
    ];
    for (country, taxed, title) in table {
        let mut draft = halden();
        draft.business.address.country = Country::parse(country).unwrap();
        if !taxed {
            draft.business.tax = None;
            draft.lines.iter_mut().for_each(|line| line.taxes.clear());
        }
        let note = credited(&issued(draft), &Credited::Whole, &[]);
        assert_eq!(note.body().title, title, "{country}, taxed: {taxed}");
    }
}

#[test]
fn single_lines_are_credited_in_whole_by_units_or_by_amount() {
    let invoice = invoice();
    let units = CreditedPart::Units(Quantity::parse("2.5").unwrap());
    let parts = vec![(1, units), (2, CreditedPart::Net(money("100.00 EUR")))];
    let note = credited(&invoice, &Credited::Lines(parts), &[]);
    let nets: Vec<String> = note.body().lines.iter().map(|l| l.net.to_string()).collect();
    assert_eq!(nets, ["333.33 EUR", "100.00 EUR"]);
    let rest = credited(&invoice, &Credited::Rest { title: "Rest".into() }, std::slice::from_ref(&note));
    assert_eq!(rest.body().lines.len(), 2, "one line for each rate");
    check_cancelled(&invoice, &[note, rest]).unwrap();
}

#[test]
fn what_was_prepaid_is_given_back_with_the_invoice() {
    let mut draft = halden();
    draft.prepaid = money("5000.00 EUR");
    let invoice = issued(draft);
    let totals = credited(&invoice, &Credited::Whole, &[]).body().totals.clone();
    assert_eq!((totals.gross, totals.due), (invoice.body().totals.gross, invoice.body().totals.gross));
}

#[test]
fn credit_notes_that_make_no_sense_are_refused() {
    let invoice = invoice();
    let refused = |what: Credited, earlier: &[IssuedInvoice]| invoice.credit_note(&what, earlier, REASON).unwrap_err();
    let whole = credited(&invoice, &Credited::Whole, &[]);
    let number = || "2026-035".to_owned();
    assert_eq!(
        invoice.credit_note(&Credited::Whole, &[], " ").unwrap_err(),
        Refusal::CreditWithoutReason { number: number() }
    );
    let again = std::slice::from_ref(&whole);
    assert_eq!(refused(Credited::Whole, again), Refusal::AlreadyCredited { number: number() });
    let rest = Credited::Rest { title: "Rest".into() };
    assert_eq!(refused(rest, again), Refusal::MissingForIssue { what: Needed::Lines }, "nothing is left");
    assert_eq!(refused(Credited::Lines(Vec::new()), &[]), Refusal::MissingForIssue { what: Needed::Lines });
    let too_much = Credited::Lines(vec![(2, CreditedPart::Net(money("300.01 EUR")))]);
    let (credited, open) = (money("300.01 EUR"), money("300.00 EUR"));
    assert_eq!(refused(too_much, &[]), Refusal::CreditAboveLine { number: number(), line: 3, credited, open });
    let all_and_more = [CreditedPart::All, CreditedPart::Net(money("0.01 EUR"))];
    let twice = Credited::Lines(all_and_more.map(|part| (1, part)).to_vec());
    let (credited, open) = (money("999.99 EUR"), money("999.98 EUR"));
    let above = Refusal::CreditAboveLine { number: number(), line: 2, credited, open };
    assert_eq!(refused(twice, &[]), above, "the other line at this tax has more, this one has not");
    let a_part = |net: &str| Credited::Lines(vec![(1, CreditedPart::Net(money(net)))]);
    let before = self::credited(&invoice, &a_part("250.00 EUR"), &[]);
    let (credited, open) = (money("750.00 EUR"), money("749.98 EUR"));
    let above = Refusal::CreditAboveLine { number: number(), line: 2, credited, open };
    assert_eq!(refused(a_part("750.00 EUR"), &[before]), above, "what an earlier note gave back of it counts");
    let of_credit = whole.credit_note(&Credited::Whole, &[], REASON).unwrap_err();
    assert_eq!(of_credit, Refusal::CreditOfCredit { number: "2026-036".into() });
    let early = invoice.credit_note(&Credited::Whole, &[], REASON).unwrap();
    let refusals = early.issue(ymd("2026-11-15"), &pattern(), 36).unwrap_err();
    assert!(matches!(refusals[..], [Refusal::CreditBeforeInvoice { .. }]));
}

proptest! {
    #![proptest_config(cases(200))]

    #[test]
    fn an_invoice_and_its_credit_note_cancel_out_rate_by_rate(
        lines in prop::collection::vec((1i64..5_000_000, 1i64..200_000, 0usize..3), 1..8),
        taken in 0i64..100,
    ) {
        let invoice = document(&lines);
        check_cancelled(&invoice, &[credited(&invoice, &Credited::Whole, &[])])?;
        // The same by steps: a share of the first line, then the rest.
        let net = invoice.body().lines[0].net;
        let share = percent(&taken.to_string()).of(net, crate::Rounding::Down).unwrap();
        if share.is_positive() {
            let first = credited(&invoice, &Credited::Lines(vec![(0, CreditedPart::Net(share))]), &[]);
            let rest = credited(&invoice, &Credited::Rest { title: "Rest".into() }, std::slice::from_ref(&first));
            check_cancelled(&invoice, &[first, rest])?;
        }
    }
}

fn document(lines: &[(i64, i64, usize)]) -> IssuedInvoice {
    let mut draft = halden();
    let of = |(price, quantity, which): &(i64, i64, usize)| {
        let mut line = line(LineSource::Free, "Work", minor(*price, "EUR"));
        line.quantity = Quantity::new(rust_decimal::Decimal::new(*quantity, 4)).unwrap();
        let rate = ["7", "19", "9.975"][*which];
        line.taxes = vec![Tax::new("VAT", TaxCategory::Standard, percent(rate), None).unwrap()];
        line
    };
    draft.lines = lines.iter().map(of).collect();
    // Something to bill even where all lines round to nothing.
    draft.lines.push(line(LineSource::Free, "Work", money("1.00 EUR")));
    assert_eq!(draft.lines.last().map(|l| l.taxes.clone()), Some(vec![vat()]));
    issued(draft)
}

#[test]
fn the_check_catches_a_credit_note_that_forgets_a_line() {
    let caught = is_caught(1i64..1_000_000, |cents| {
        let invoice = document(&[(cents, 10_000, 0), (cents, 10_000, 1)]);
        let first = credited(&invoice, &Credited::Lines(vec![(0, CreditedPart::All)]), &[]);
        check_cancelled(&invoice, &[first])
    });
    assert!(caught);
}
