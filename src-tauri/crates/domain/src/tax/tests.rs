//! Tax by group and out of a gross amount (M2, M6).

use super::*;
use crate::tests::{cases, codes, is_caught, minor, money, nearest, percent, percent_of_units};
use proptest::prelude::*;

const ALL: [TaxCategory; 9] = [
    TaxCategory::Standard,
    TaxCategory::Zero,
    TaxCategory::Exempt,
    TaxCategory::ReverseCharge,
    TaxCategory::IntraCommunity,
    TaxCategory::Export,
    TaxCategory::OutsideScope,
    TaxCategory::Igic,
    TaxCategory::Ipsi,
];

fn vat(rate: &str) -> Tax {
    Tax::new("VAT", TaxCategory::Standard, percent(rate), None).unwrap()
}

#[test]
fn categories_take_a_rate_or_none() {
    // code | takes 0 % | takes 19 %
    let table = [
        ("S", false, true),
        ("Z", true, false),
        ("E", true, false),
        ("AE", true, false),
        ("K", true, false),
        ("G", true, false),
        ("O", true, false),
        ("L", true, true),
        ("M", true, true),
    ];
    for (category, (code, without, with)) in ALL.into_iter().zip(table) {
        assert_eq!(category.code(), code);
        assert_eq!(Tax::new("VAT", category, Percent::ZERO, None).is_ok(), without, "{code} at 0 %");
        assert_eq!(Tax::new("VAT", category, percent("19"), None).is_ok(), with, "{code} at 19 %");
    }
}

#[test]
fn m02_tax_is_rounded_once_on_the_group() {
    let taxes = [vat("19")];
    let lines = [(money("0.33 EUR"), &taxes[..]), (money("0.33 EUR"), &taxes[..]), (money("0.33 EUR"), &taxes[..])];
    let groups = groups(lines).unwrap();
    assert_eq!(groups.len(), 1);
    assert_eq!((groups[0].base, groups[0].amount), (money("0.99 EUR"), money("0.19 EUR")), "not three times 0.06");
}

#[test]
fn m02_groups_are_one_for_each_name_category_and_rate_in_order() {
    let gst = Tax::new("GST", TaxCategory::Standard, percent("5"), None).unwrap();
    let pst = Tax::new("PST", TaxCategory::Standard, percent("7"), None).unwrap();
    let zero = Tax::new("GST", TaxCategory::Zero, Percent::ZERO, None).unwrap();
    let (both, none) = ([gst.clone(), pst.clone()], [zero.clone()]);
    let lines = [
        (money("10.00 CAD"), &both[..]),
        (money("7.00 CAD"), &none[..]),
        (money("30.00 CAD"), &both[..]),
        (money("1.00 CAD"), &[][..]),
    ];
    let found: Vec<(Tax, Money, Money)> =
        groups(lines).unwrap().into_iter().map(|g| (g.tax, g.base, g.amount)).collect();
    let expected = [(gst, "40.00", "2.00"), (pst, "40.00", "2.80"), (zero, "7.00", "0.00")];
    assert_eq!(
        found,
        expected.map(|(tax, base, amount)| (tax, money(&format!("{base} CAD")), money(&format!("{amount} CAD"))))
    );
}

#[test]
fn m13_a_group_never_mixes_currencies() {
    let taxes = [vat("19")];
    assert!(groups([(money("1.00 EUR"), &taxes[..]), (money("1.00 USD"), &taxes[..])]).is_err());
}

#[test]
fn m06_gross_amounts_worked_out_by_hand() {
    // gross | rate | net | tax
    let table = [
        ("119.00 EUR", "19", "100.00 EUR", "19.00 EUR"),
        ("100.00 EUR", "19", "84.03 EUR", "15.97 EUR"),
        ("0.01 EUR", "23", "0.01 EUR", "0.00 EUR"),
        ("-100.00 EUR", "19", "-84.03 EUR", "-15.97 EUR"),
        ("1000 JPY", "10", "909 JPY", "91 JPY"),
        ("10.000 KWD", "5", "9.524 KWD", "0.476 KWD"),
        ("160.97 EUR", "0", "160.97 EUR", "0.00 EUR"),
    ];
    for (gross, rate, net, tax) in table {
        assert_eq!(split_gross(money(gross), percent(rate)), Ok((money(net), money(tax))), "{gross} at {rate} %");
    }
}

/// Net is the nearest minor unit, and net plus tax is gross.
fn check_split(gross: Money, units: u32, (net, tax): (Money, Money)) -> Result<(), TestCaseError> {
    prop_assert_eq!(net.plus(tax), Ok(gross));
    let exact = nearest(i128::from(gross.minor()) * 1_000_000, 1_000_000 + i128::from(units));
    prop_assert_eq!(i128::from(net.minor()), exact);
    Ok(())
}

proptest! {
    #![proptest_config(cases(2000))]

    #[test]
    fn m06_net_and_tax_always_make_the_gross(
        gross in prop_oneof![-100_000i64..100_000, -9_000_000_000_000i64..=9_000_000_000_000],
        units in prop_oneof![Just(190_000u32), Just(230_000), 0u32..=10_000_000],
        code in codes(),
    ) {
        let gross = minor(gross, code);
        check_split(gross, units, split_gross(gross, percent_of_units(units)).unwrap())?;
    }
}

#[test]
fn m06_the_check_catches_net_and_tax_that_are_rounded_apart() {
    let caught = is_caught(1i64..100_000, |cents| {
        let (gross, rate) = (minor(cents, "EUR"), percent("19"));
        let (net, _) = split_gross(gross, rate).unwrap();
        check_split(gross, 190_000, (net, rate.of(net, Rounding::Down).unwrap()))
    });
    assert!(caught);
}
