//! Largest remainder (M3): nothing is lost, nobody gets more than a minor unit beside the exact share.

use crate::refusal::Why;
use crate::tests::{cases, codes, is_caught, minor, money};
use crate::{Money, Quantity, Rounding};
use proptest::prelude::*;

fn minors(parts: &[Money]) -> Vec<i128> {
    parts.iter().map(|part| i128::from(part.minor())).collect()
}

fn weights(most: usize) -> impl Strategy<Value = Vec<u64>> {
    prop::collection::vec(prop_oneof![4 => 0u64..10_000, 1 => any::<u64>()], 1..=most)
        .prop_filter("at least one weight above zero", |weights| weights.iter().any(|w| *w > 0))
}

fn check_parts(total: i64, weights: &[u64], parts: &[i128]) -> Result<(), TestCaseError> {
    let total = i128::from(total);
    let whole: i128 = weights.iter().map(|w| i128::from(*w)).sum();
    prop_assert_eq!(parts.len(), weights.len());
    prop_assert_eq!(parts.iter().sum::<i128>(), total, "the parts sum to the whole");
    for (part, weight) in parts.iter().zip(weights) {
        let off = part * whole - total * i128::from(*weight);
        prop_assert!(off.abs() < whole, "{} is a minor unit or more beside its share", part);
    }
    Ok(())
}

#[test]
fn m03_splits_worked_out_by_hand() {
    let table: [(&str, &[u64], &[&str]); 9] = [
        ("100.00 EUR", &[1, 1, 1], &["33.34", "33.33", "33.33"]),
        ("-100.00 EUR", &[1, 1, 1], &["-33.34", "-33.33", "-33.33"]),
        ("1000 JPY", &[1, 1, 1], &["334", "333", "333"]),
        ("10.000 KWD", &[1, 1, 1], &["3.334", "3.333", "3.333"]),
        ("0.05 EUR", &[50, 50], &["0.03", "0.02"]),
        ("0.02 EUR", &[1, 1, 1], &["0.01", "0.01", "0.00"]),
        ("0.01 EUR", &[1, 2, 1], &["0.00", "0.01", "0.00"]),
        ("51600.00 EUR", &[30, 40, 30], &["15480.00", "20640.00", "15480.00"]),
        ("0.00 EUR", &[1, 0], &["0.00", "0.00"]),
    ];
    for (whole, weights, expected) in table {
        let parts: Vec<String> = money(whole).split(weights).unwrap().iter().map(|p| p.amount().to_string()).collect();
        assert_eq!(parts, expected, "{whole} over {weights:?}");
    }
}

#[test]
fn m03_weights_without_a_sum_are_refused() {
    for none in [&[][..], &[0], &[0, 0, 0]] {
        assert_eq!(money("1.00 EUR").split(none), Err(Why::Weights), "{none:?}");
    }
}

#[test]
fn m03_the_largest_amount_over_the_largest_weights_does_not_overflow() {
    let parts = money("9000000000000.0000 CLF").split(&[u64::MAX; 3]).unwrap();
    assert_eq!(minors(&parts), [30_000_000_000_000_000; 3]);
}

#[test]
fn m03_ten_thousand_parts_sum_to_the_whole() {
    let uneven: Vec<u64> = (0..10_000).map(|n| n * n % 977 + 1).collect();
    for (total, weights) in [(10_000, vec![1; 10_000]), (9_999, vec![1; 10_000]), (-12_345_678_901, uneven)] {
        let parts = minors(&minor(total, "EUR").split(&weights).unwrap());
        check_parts(total, &weights, &parts).unwrap();
    }
}

proptest! {
    #![proptest_config(cases(256))]

    #[test]
    fn m03_parts_sum_to_the_whole(total in -900_000_000_000_000i64..=900_000_000_000_000, code in codes(), weights in weights(2000)) {
        let parts = minor(total / 100, code).split(&weights).unwrap();
        prop_assert!(parts.iter().all(|part| part.currency().code() == code));
        check_parts(total / 100, &weights, &minors(&parts))?;
    }
}

proptest! {
    #![proptest_config(cases(1000))]

    #[test]
    fn m03_a_credit_splits_as_the_mirror_image_of_its_invoice(total in 0i64..=1_000_000_000_000, weights in weights(60)) {
        let parts = minor(total, "EUR").split(&weights).unwrap();
        let mirror: Vec<Money> = minor(-total, "EUR").split(&weights).unwrap().into_iter().map(Money::negated).collect();
        prop_assert_eq!(parts, mirror);
    }

    #[test]
    fn m03_equal_weights_are_served_in_order(total in 0i64..=1_000_000, count in 1usize..300) {
        let parts = minors(&minor(total, "EUR").split(&vec![7; count]).unwrap());
        prop_assert!(parts.is_sorted_by(|a, b| a >= b), "an earlier part is never smaller");
        prop_assert!(parts[0] - parts[count - 1] <= 1);
    }

    #[test]
    fn m03_leftovers_go_to_the_largest_remainders(total in 0i64..=1_000_000, weights in prop::collection::vec(0u64..1000, 2..40)) {
        prop_assume!(weights.iter().any(|w| *w > 0));
        let whole: u64 = weights.iter().sum();
        let parts = minors(&minor(total, "EUR").split(&weights).unwrap());
        let exact = |at: usize| i128::from(total) * i128::from(weights[at]);
        let rest = |at: usize| exact(at) % i128::from(whole);
        let raised = |at: usize| parts[at] > exact(at) / i128::from(whole);
        for (a, b) in (0..weights.len()).flat_map(|a| (0..weights.len()).map(move |b| (a, b))) {
            let before = rest(a) > rest(b) || (rest(a) == rest(b) && a < b);
            prop_assert!(!(before && raised(b) && !raised(a)), "part {} was passed over for part {}", a, b);
        }
    }
}

#[test]
fn m03_the_check_catches_parts_that_are_rounded_one_by_one() {
    let caught = is_caught((1i64..1_000_000, 3u64..20), |(total, count)| {
        let share = Quantity::new(rust_decimal::Decimal::new(10_000 / i64::try_from(count).unwrap(), 4)).unwrap();
        let part = i128::from(minor(total, "EUR").times(share, Rounding::HalfAway).unwrap().minor());
        let count = usize::try_from(count).unwrap();
        check_parts(total, &vec![1; count], &vec![part; count])
    });
    assert!(caught);
}

#[test]
fn m03_the_check_catches_a_last_part_that_takes_all_the_rest() {
    let caught = is_caught(1i64..1_000_000, |total| {
        let mut parts = vec![i128::from(total / 7); 7];
        parts[6] += i128::from(total % 7);
        check_parts(total, &[1; 7], &parts)
    });
    assert!(caught);
}
