//! Discounts and charges: what is read, what they come to, and how they lie over several taxes.

use super::*;
use crate::invoice::LineSource;
use crate::invoice::tests::line;
use crate::tax::TaxCategory;
use crate::tests::{cases, money, percent};
use proptest::prelude::*;

fn taxed(net: &str, rate: &str) -> DraftLine {
    let taxes = vec![Tax::new("VAT", TaxCategory::Standard, percent(rate), None).unwrap()];
    DraftLine { taxes, ..line(LineSource::Free, "Work", money(net)) }
}

fn size(typed: &str) -> Result<AdjustmentSize, Why> {
    AdjustmentSize::parse(typed, money("1.00 EUR").currency())
}

#[test]
fn a_share_and_an_amount_are_read_and_what_is_neither_is_named() {
    assert_eq!(size(" 12,5 %").unwrap(), AdjustmentSize::Percent(percent("12.5")));
    assert_eq!(size("1,250.00").unwrap(), AdjustmentSize::Amount(money("1250.00 EUR")));
    for (typed, why) in [
        ("", Why::Missing),
        ("0", Why::NotPositive),
        ("0%", Why::NotPositive),
        ("-5", Why::NotPositive),
        ("ten", Why::NotANumber),
        ("1,2,3", Why::TwoDecimalMarks),
    ] {
        assert_eq!(size(typed).unwrap_err(), why, "{typed}");
    }
    assert!(size("-5%").is_err());
}

#[test]
fn no_more_is_given_than_there_is() {
    let base = money("999.99 EUR");
    assert_eq!(size("10%").unwrap().discount_on(base).unwrap(), money("100.00 EUR"), "rounded once");
    assert_eq!(size("999.99").unwrap().discount_on(base).unwrap(), base);
    assert_eq!(size("1000").unwrap().discount_on(base).unwrap_err(), Why::Above { max: "999.99".into() });
    assert_eq!(size("100.1%").unwrap().discount_on(base).unwrap_err(), Why::Above { max: "100%".into() });
    assert_eq!(size("1000").unwrap().charge_on(base).unwrap(), money("1000.00 EUR"), "a charge has no such limit");
}

#[test]
fn a_discount_on_the_document_lowers_the_tax_of_each_rate() {
    let retained =
        DraftLine { source: LineSource::Retainage, quantity: crate::Quantity::MINUS_ONE, ..taxed("90.00 EUR", "23") };
    let lines = [taxed("200.00 EUR", "23"), taxed("100.00 EUR", "9"), retained];
    assert_eq!(
        billed_net(&lines, money("1.00 EUR").currency()).unwrap(),
        money("300.00 EUR"),
        "money kept back is billed"
    );
    let parts = on_document(&lines, money("10.00 EUR"), false, "Loyalty", &[]).unwrap();
    let seen: Vec<_> = parts.iter().map(|part| (part.amount, part.taxes[0].rate)).collect();
    assert_eq!(seen, [(money("6.67 EUR"), percent("23")), (money("3.33 EUR"), percent("9"))]);
    let alone = on_document(&[], money("10.00 EUR"), true, "Express", &lines[0].taxes).unwrap();
    assert_eq!((alone.len(), &alone[0].taxes), (1, &lines[0].taxes), "without a line it follows the usual tax");
}

proptest! {
    #![proptest_config(cases(256))]

    #[test]
    fn the_parts_are_the_whole_and_none_gives_more_than_its_rate_bills(
        nets in prop::collection::vec((1i64..1_000_000, 0usize..3), 1..8), per_mille in 1i64..=1000,
    ) {
        let rates = ["23", "9", "5"];
        let lines: Vec<DraftLine> = nets
            .iter()
            .map(|(minor, rate)| taxed(&format!("{}.{:02} EUR", minor / 100, minor % 100), rates[*rate]))
            .collect();
        let base = billed_net(&lines, money("1.00 EUR").currency()).unwrap();
        let share = AdjustmentSize::Percent(Percent::new(Decimal::new(per_mille, 1)).unwrap());
        let given = share.discount_on(base).unwrap();
        let parts = on_document(&lines, given, false, "", &[]).unwrap();
        prop_assert_eq!(Money::sum(parts.iter().map(|part| part.amount), base.currency()).unwrap(), given);
        for part in &parts {
            let of_rate = lines.iter().filter(|l| l.taxes == part.taxes).map(|l| l.unit_price);
            let billed = Money::sum(of_rate, base.currency()).unwrap();
            prop_assert!(!part.amount.minus(billed).unwrap().is_positive());
        }
    }
}
