//! Sums of a document against integers (M2), and a credit note as the exact negation (M5).

use crate::invoice::{Adjustment, Line, Totals};
use crate::refusal::Why;
use crate::tax::{Tax, TaxCategory};
use crate::tests::{cases, is_caught, minor, money, nearest, percent};
use crate::{Money, Percent, Quantity, Rounding};
use proptest::prelude::*;
use rust_decimal::Decimal;

const CODES: [&str; 3] = ["EUR", "JPY", "KWD"];

fn tax(which: usize) -> Tax {
    let (category, rate) = [
        (TaxCategory::Standard, "19"),
        (TaxCategory::Standard, "9.975"),
        (TaxCategory::Igic, "7"),
        (TaxCategory::Zero, "0"),
    ][which];
    Tax::new("VAT", category, percent(rate), None).unwrap()
}

fn adjustment(is_charge: bool, amount: Money, taxes: Vec<Tax>) -> Adjustment {
    Adjustment { is_charge, amount, reason: "Discount".into(), taxes }
}

fn line_of(net: &str, rate: &str) -> Line {
    let tax = Tax::new("VAT", TaxCategory::Standard, percent(rate), None).unwrap();
    Line::new("Work", "", Quantity::ONE, money(net), vec![tax]).unwrap()
}

/// Documents of up to twelve lines with one tax each, and adjustments on lines and on the document.
fn documents() -> impl Strategy<Value = (&'static str, Vec<Line>, Vec<Adjustment>)> {
    let line = (-9_999_999i64..=9_999_999, 0i64..1_000_000, 0usize..4, prop::option::of((any::<bool>(), 0i64..10_000)));
    let whole = (any::<bool>(), 0i64..100_000, 0usize..4);
    let parts =
        (prop::sample::select(CODES.to_vec()), prop::collection::vec(line, 0..12), prop::collection::vec(whole, 0..4));
    parts.prop_map(|(code, lines, adjustments)| {
        let line = |(quantity, price, which, own): (i64, i64, usize, Option<(bool, i64)>)| {
            let quantity = Quantity::new(Decimal::new(quantity, 4)).unwrap();
            let adjustments: Vec<Adjustment> =
                own.into_iter().map(|(charge, cents)| adjustment(charge, minor(cents, code), Vec::new())).collect();
            let mut line = Line::new("Work", "", quantity, minor(price, code), vec![tax(which)]).unwrap();
            line.net = crate::invoice::totals::line_net(quantity, line.unit_price, &adjustments).unwrap();
            Line { adjustments, ..line }
        };
        let whole =
            |(charge, cents, which): (bool, i64, usize)| adjustment(charge, minor(cents, code), vec![tax(which)]);
        (code, lines.into_iter().map(line).collect(), adjustments.into_iter().map(whole).collect())
    })
}

fn signed(adjustments: &[Adjustment]) -> impl Iterator<Item = (i128, &[Tax])> {
    adjustments.iter().map(|a| (i128::from(a.amount.minor()) * if a.is_charge { 1 } else { -1 }, &a.taxes[..]))
}

/// Net amount of a line by integers: ten-thousandths of a unit times minor units, rounded once.
fn net_by_integers(line: &Line) -> i128 {
    let quantity = (line.quantity.value() * Decimal::from(10_000)).normalize().mantissa();
    let own: i128 = signed(&line.adjustments).map(|(amount, _)| amount).sum();
    nearest(quantity * i128::from(line.unit_price.minor()), 10_000) + own
}

/// Tax of `base` minor units by integers: the rate in ten-thousandths of a percent.
fn tax_by_integers(base: i128, rate: Percent) -> i128 {
    let units = (rate.value() * Decimal::from(10_000)).normalize();
    nearest(base * units.mantissa(), 1_000_000)
}

fn check_totals(lines: &[Line], adjustments: &[Adjustment], totals: &Totals) -> Result<(), TestCaseError> {
    let units = |money: Money| i128::from(money.minor());
    let nets: Vec<i128> = lines.iter().map(net_by_integers).collect();
    prop_assert_eq!(lines.iter().map(|l| units(l.net)).collect::<Vec<_>>(), nets.clone(), "BT-131");
    prop_assert_eq!(units(totals.lines), nets.iter().sum::<i128>(), "BR-CO-10");
    let whole: i128 = signed(adjustments).map(|(amount, _)| amount).sum();
    prop_assert_eq!(units(totals.charges) - units(totals.allowances), whole, "BR-CO-11, BR-CO-12");
    prop_assert!(!totals.charges.is_negative() && !totals.allowances.is_negative());
    prop_assert_eq!(
        units(totals.net),
        units(totals.lines) - units(totals.allowances) + units(totals.charges),
        "BR-CO-13"
    );
    prop_assert_eq!(units(totals.tax), totals.taxes.iter().map(|g| units(g.amount)).sum::<i128>(), "BR-CO-14");
    prop_assert_eq!(units(totals.gross), units(totals.net) + units(totals.tax), "BR-CO-15");
    prop_assert_eq!(units(totals.due), units(totals.gross) - units(totals.prepaid), "BR-CO-16");
    let parts: Vec<(i128, &[Tax])> =
        nets.into_iter().zip(lines.iter().map(|l| &l.taxes[..])).chain(signed(adjustments)).collect();
    for group in &totals.taxes {
        let base: i128 = parts.iter().filter(|(_, taxes)| taxes.contains(&group.tax)).map(|(net, _)| net).sum();
        prop_assert_eq!(units(group.base), base, "BR-S-08: base at {} %", group.tax.rate);
        prop_assert_eq!(
            units(group.amount),
            tax_by_integers(base, group.tax.rate),
            "BR-CO-17: tax at {} %",
            group.tax.rate
        );
    }
    let bases: i128 = totals.taxes.iter().map(|g| units(g.base)).sum();
    prop_assert_eq!(bases, units(totals.net), "with one tax each, the bases are the net");
    Ok(())
}

fn totals_of(code: &str, lines: &[Line], adjustments: &[Adjustment]) -> Totals {
    Totals::of(lines, adjustments, minor(0, code)).unwrap()
}

/// The same with line nets negated, not adjustments swapped: what `Totals` says of a credit note.
fn check_negation(invoice: &Totals, credit: &Totals) -> Result<(), TestCaseError> {
    let zero = |a: Money, b: Money| a.plus(b).is_ok_and(|sum| sum.is_zero());
    prop_assert!(zero(invoice.lines, credit.lines) && zero(invoice.net, credit.net));
    prop_assert!(zero(invoice.tax, credit.tax) && zero(invoice.gross, credit.gross) && zero(invoice.due, credit.due));
    prop_assert_eq!(invoice.taxes.len(), credit.taxes.len());
    for (billed, credited) in invoice.taxes.iter().zip(&credit.taxes) {
        prop_assert_eq!(&billed.tax, &credited.tax);
        prop_assert!(
            zero(billed.base, credited.base) && zero(billed.amount, credited.amount),
            "left over at {} %",
            billed.tax.rate
        );
    }
    Ok(())
}

fn swapped(adjustments: &[Adjustment]) -> Vec<Adjustment> {
    adjustments.iter().map(|a| Adjustment { is_charge: !a.is_charge, ..a.clone() }).collect()
}

proptest! {
    #![proptest_config(cases(500))]

    #[test]
    fn m02_lines_less_allowances_plus_charges_plus_taxes_are_the_gross((code, lines, adjustments) in documents(), prepaid in 0i64..100_000) {
        let totals = Totals::of(&lines, &adjustments, minor(prepaid, code)).unwrap();
        prop_assert_eq!(totals.prepaid, minor(prepaid, code));
        check_totals(&lines, &adjustments, &totals)?;
    }

    #[test]
    fn m02_the_order_of_lines_changes_no_sum((code, lines, adjustments) in documents()) {
        let backwards: Vec<Line> = lines.iter().rev().cloned().collect();
        let (one, other) = (totals_of(code, &lines, &adjustments), totals_of(code, &backwards, &adjustments));
        prop_assert_eq!((one.net, one.tax, one.gross), (other.net, other.tax, other.gross));
    }

    #[test]
    fn m05_an_invoice_and_its_credit_note_are_nothing((code, lines, adjustments) in documents()) {
        let reversed: Vec<Line> = lines.iter().map(Line::reversed).collect();
        for (line, back) in lines.iter().zip(&reversed) {
            prop_assert_eq!(back.net, line.net.negated());
            prop_assert_eq!(i128::from(back.net.minor()), net_by_integers(back), "a reversed line still follows from its parts");
            prop_assert_eq!(&back.reversed(), line, "taken back twice is the line again");
        }
        check_negation(&totals_of(code, &lines, &adjustments), &totals_of(code, &reversed, &swapped(&adjustments)))?;
    }
}

#[test]
fn m02_sums_worked_out_by_hand() {
    // lines | rate | net, tax, gross
    let table = [
        (&["0.33 EUR", "0.33 EUR", "0.33 EUR"][..], "19", ["0.99", "0.19", "1.18"]),
        (&["1000.00 EUR"], "19", ["1000.00", "190.00", "1190.00"]),
        (&["8180.00 CAD"], "9.975", ["8180.00", "815.96", "8995.96"]),
        (&["9600.00 EUR"], "23", ["9600.00", "2208.00", "11808.00"]),
        (&["0.02 EUR"], "25", ["0.02", "0.01", "0.03"]),
        (&["333 JPY", "333 JPY"], "10", ["666", "67", "733"]),
        (&["1.005 KWD"], "5", ["1.005", "0.050", "1.055"]),
    ];
    for (nets, rate, expected) in table {
        let lines: Vec<Line> = nets.iter().map(|net| line_of(net, rate)).collect();
        let totals = Totals::of(&lines, &[], Money::zero(lines[0].net.currency())).unwrap();
        assert_eq!(
            [totals.net, totals.tax, totals.gross].map(|m| m.amount().to_string()),
            expected,
            "{nets:?} at {rate} %"
        );
    }
}

#[test]
fn m02_a_discount_on_the_document_lowers_the_base_of_its_rate() {
    let lines = [line_of("100.00 EUR", "19"), line_of("50.00 EUR", "7")];
    let discount = adjustment(false, money("10.00 EUR"), lines[0].taxes.clone());
    let freight = adjustment(true, money("5.00 EUR"), lines[1].taxes.clone());
    let totals = Totals::of(&lines, &[discount, freight], money("20.00 EUR")).unwrap();
    let groups: Vec<(String, String)> =
        totals.taxes.iter().map(|g| (g.base.amount().to_string(), g.amount.amount().to_string())).collect();
    assert_eq!(groups, [("90.00", "17.10"), ("55.00", "3.85")].map(|(base, tax)| (base.to_owned(), tax.to_owned())));
    assert_eq!((totals.gross, totals.due), (money("165.95 EUR"), money("145.95 EUR")));
}

#[test]
fn br27_a_price_below_zero_is_refused_and_a_quantity_below_zero_is_not() {
    let taxes = || vec![tax(0)];
    assert_eq!(Line::new("Work", "", Quantity::ONE, money("-1.00 EUR"), taxes()), Err(Why::Negative));
    assert_eq!(
        Line::new("Deposit", "", Quantity::MINUS_ONE, money("1.00 EUR"), taxes()).unwrap().net,
        money("-1.00 EUR")
    );
}

#[test]
fn a_discount_below_zero_is_refused_on_a_line_and_on_the_document() {
    let below = |is_charge| adjustment(is_charge, money("-1.00 EUR"), vec![tax(0)]);
    for is_charge in [false, true] {
        let net = crate::invoice::totals::line_net(Quantity::ONE, money("9.00 EUR"), &[below(is_charge)]);
        assert_eq!(net, Err(Why::Negative));
        let totals = Totals::of(&[line_of("9.00 EUR", "19")], &[below(is_charge)], money("0.00 EUR"));
        assert_eq!(totals, Err(Why::Negative));
    }
}

#[test]
fn m13_lines_of_two_currencies_have_no_sum() {
    let lines = [line_of("1.00 EUR", "19"), line_of("1.00 USD", "19")];
    assert!(matches!(Totals::of(&lines, &[], money("0.00 EUR")), Err(Why::CurrencyMismatch { .. })));
    assert!(matches!(Totals::of(&lines[..1], &[], money("0.00 USD")), Err(Why::CurrencyMismatch { .. })));
}

#[test]
fn m12_a_document_beyond_the_limit_is_refused() {
    let lines = [line_of("9000000000000.00 EUR", "19")];
    assert_eq!(Totals::of(&lines, &[], money("0.00 EUR")), Err(Why::TooLarge));
}

#[test]
fn m02_the_check_catches_tax_that_is_rounded_line_by_line() {
    let caught = is_caught(documents(), |(code, lines, adjustments)| {
        let mut naive = totals_of(code, &lines, &adjustments);
        for group in &mut naive.taxes {
            let nets = lines.iter().filter(|l| l.taxes.contains(&group.tax)).map(|l| l.net);
            let whole = adjustments.iter().filter(|a| a.taxes.contains(&group.tax));
            let parts = nets.chain(whole.map(|a| if a.is_charge { a.amount } else { a.amount.negated() }));
            group.amount = Money::sum(
                parts.map(|part| group.tax.rate.of(part, Rounding::HalfAway).unwrap()),
                group.base.currency(),
            )
            .unwrap();
        }
        naive.tax = Money::sum(naive.taxes.iter().map(|g| g.amount), naive.net.currency()).unwrap();
        naive.gross = naive.net.plus(naive.tax).unwrap();
        naive.due = naive.gross;
        check_totals(&lines, &adjustments, &naive)
    });
    assert!(caught);
}

#[test]
fn m05_the_check_catches_a_credit_note_that_rounds_ties_upwards() {
    let caught = is_caught(0i64..100_000, |cents| {
        let tax = |sign: i64| {
            Percent::new(Decimal::new(125, 1)).unwrap().of(minor(sign * cents, "EUR"), Rounding::HalfUp).unwrap()
        };
        let mut invoice = totals_of("EUR", &[], &[]);
        let mut credit = invoice.clone();
        (invoice.tax, credit.tax) = (tax(1), tax(-1));
        check_negation(&invoice, &credit)
    });
    assert!(caught);
}
