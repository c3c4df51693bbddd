//! The tax in the currency of the seller's country: asked for where the law does, frozen, and cancelled by credit notes.

use super::{DraftInvoice, LineSource, halden, line, pattern, reverse_charge, today, vat};
use crate::date::ymd;
use crate::exchange::{Exchange, ExchangeRate, HomeTax, Pair};
use crate::invoice::{Credited, CreditedPart, IssuedInvoice};
use crate::refusal::{Needed, Refusal, Why};
use crate::tests::{cases, money};
use crate::{Country, Currency, Money, Quantity};
use proptest::prelude::*;

fn exchange(value: &str) -> Exchange {
    let currency = |code: &str| Currency::parse(code).unwrap();
    let rate = ExchangeRate::parse(Pair::of(currency("EUR"), currency("USD")), value).unwrap();
    Exchange { rate, source: "ECB".to_owned(), on: Some(ymd("2026-11-13")) }
}

/// An Irish seller bills dollars at 23 %.
fn in_dollars(price: &str, exchange: Option<Exchange>) -> DraftInvoice {
    let lines = vec![line(LineSource::Free, "Study", money(price))];
    let mut draft = DraftInvoice { project: None, invoiced: Vec::new(), lines, exchange, ..halden() };
    draft.currency = money(price).currency();
    draft.prepaid = Money::zero(draft.currency);
    draft
}

fn issued(draft: DraftInvoice) -> IssuedInvoice {
    draft.issue(today(), &pattern(), 35).unwrap_or_else(|refusals| panic!("{refusals:?}"))
}

fn home_tax(invoice: &IssuedInvoice) -> Money {
    invoice.body().home_tax.as_ref().expect("a tax at home").tax
}

#[test]
fn the_tax_of_dollars_is_said_in_euros_at_the_rate_that_was_given() {
    let invoice = issued(in_dollars("1000.00 USD", Some(exchange("1.0842"))));
    assert_eq!(invoice.body().totals.tax, money("230.00 USD"));
    assert_eq!(invoice.body().home_tax, Some(HomeTax { exchange: exchange("1.0842"), tax: money("212.14 EUR") }));
}

#[test]
fn without_a_rate_it_is_refused_where_the_law_asks_for_it() {
    let missing = [Refusal::MissingForIssue { what: Needed::ExchangeRate }];
    let draft = in_dollars("1000.00 USD", None);
    assert_eq!(draft.refusals(today()), missing);
    assert_eq!(draft.body(today()).unwrap().home_tax, None, "a draft still opens");
    let swiss = |draft: DraftInvoice| {
        let mut draft = draft;
        draft.business.address.country = Country::parse("CH").unwrap();
        draft
    };
    assert_eq!(swiss(draft.clone()).refusals(today()), [], "Swiss law leaves it to the seller");
    let mut untaxed = draft.clone();
    untaxed.lines[0].taxes = vec![reverse_charge()];
    assert_eq!(untaxed.refusals(today()), [], "where no tax is charged there is none to convert");
    assert_eq!(halden().refusals(today()), [], "nor where the currency is the country's own");
}

#[test]
fn without_tax_the_rate_is_kept_for_the_books_and_nothing_is_said_at_home() {
    let mut untaxed = in_dollars("1000.00 USD", Some(exchange("1.0842")));
    untaxed.lines[0].taxes = vec![reverse_charge()];
    let invoice = issued(untaxed.clone());
    assert_eq!((&invoice.body().home_tax, invoice.body().exchange()), (&None, Some(&exchange("1.0842"))));
    let json = serde_json::to_value(&invoice).unwrap();
    assert_eq!(serde_json::from_value::<IssuedInvoice>(json).unwrap(), invoice);
    let note = invoice.credit_note(&Credited::Whole, &[], "Not accepted").unwrap();
    let note = note.issue(today(), &pattern(), 36).unwrap();
    assert_eq!((&note.body().home_tax, note.body().exchange()), (&None, Some(&exchange("1.0842"))));

    let taxed = issued(in_dollars("1000.00 USD", Some(exchange("1.0842"))));
    assert_eq!(
        (&taxed.body().exchange, taxed.body().exchange()),
        (&None, Some(&exchange("1.0842"))),
        "once, with the tax"
    );
    untaxed.business.address.country = Country::parse("SE").unwrap();
    assert!(matches!(untaxed.body(today()), Err(Why::CurrencyMismatch { .. })), "a rate of other currencies");
}

#[test]
fn a_rate_that_the_document_does_not_need_leaves_no_trace() {
    let euros = DraftInvoice { exchange: Some(exchange("1.0842")), ..halden() };
    assert_eq!(euros.body(today()), halden().body(today()));
}

#[test]
fn a_rate_of_other_currencies_is_refused() {
    let mut swedish = in_dollars("1000.00 USD", Some(exchange("1.0842")));
    swedish.business.address.country = Country::parse("SE").unwrap();
    let mismatch = swedish.body(today()).unwrap_err();
    assert!(matches!(mismatch, Why::CurrencyMismatch { .. }), "{mismatch:?}");
}

#[test]
fn a_credit_note_keeps_the_rate_of_its_invoice() {
    let invoice = issued(in_dollars("1000.00 USD", Some(exchange("1.0842"))));
    let note = invoice.credit_note(&Credited::Whole, &[], "Not accepted").unwrap();
    let note = note.issue(ymd("2027-01-20"), &pattern(), 36).unwrap();
    assert_eq!(note.body().home_tax, invoice.body().home_tax, "positive amounts, word for word");
}

/// Credits `invoice` line by line of 10 units each, `units` at a time, and then the rest.
fn credited(invoice: &IssuedInvoice, units: &[u32]) -> Vec<IssuedInvoice> {
    let mut notes: Vec<IssuedInvoice> = Vec::new();
    let parts = units.iter().map(|count| {
        let count = Quantity::parse(&count.to_string()).unwrap();
        Credited::Lines(vec![(0, CreditedPart::Units(count))])
    });
    for what in parts.chain([Credited::Rest { title: "The rest".to_owned() }]) {
        let note = invoice.credit_note(&what, &notes, "Not accepted").unwrap();
        let sequence = 36 + u32::try_from(notes.len()).unwrap();
        notes.push(note.issue(ymd("2026-11-20"), &pattern(), sequence).unwrap());
    }
    notes
}

proptest! {
    #![proptest_config(cases(128))]

    #[test]
    fn an_invoice_and_its_credit_in_full_cancel_out_at_home(cents in 1_i64..90_000_000, figures in 1_i64..99_999_999) {
        let rate = rust_decimal::Decimal::new(figures, 4).to_string();
        let price = Money::from_minor(cents * 100, money("0.00 USD").currency()).unwrap();
        let invoice = issued(in_dollars(&price.to_string(), Some(exchange(&rate))));
        let note = invoice.credit_note(&Credited::Whole, &[], "Not accepted").unwrap();
        let note = note.issue(ymd("2026-11-20"), &pattern(), 36).unwrap();
        prop_assert!(home_tax(&invoice).minus(home_tax(&note)).unwrap().is_zero());
    }

    #[test]
    fn parts_and_the_rest_cancel_out_too_where_the_tax_itself_does(cents in 1_i64..9_000_000, figures in 1_000_i64..99_999_999, first in 1_u32..5, second in 1_u32..5) {
        let rate = rust_decimal::Decimal::new(figures, 4).to_string();
        // Each unit bears whole cents of tax, so that no part is rounded in dollars.
        let price = Money::from_minor(cents * 100, money("0.00 USD").currency()).unwrap();
        let mut draft = in_dollars(&price.to_string(), Some(exchange(&rate)));
        draft.lines[0].quantity = Quantity::parse("10").unwrap();
        draft.lines[0].taxes = vec![vat()];
        let invoice = issued(draft);
        let notes = credited(&invoice, &[first, second]);
        let given = Money::sum(notes.iter().map(home_tax), home_tax(&invoice).currency()).unwrap();
        prop_assert_eq!(given, home_tax(&invoice));
        for note in &notes[..2] {
            let tax = exchange(&rate).rate.converted(note.body().totals.tax).unwrap();
            prop_assert_eq!(home_tax(note), tax, "a part says what its rate gives");
        }
    }
}
