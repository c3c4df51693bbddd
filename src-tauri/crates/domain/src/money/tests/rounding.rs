//! Every rounding mode against integers (M7).

use crate::Rounding::{self, Down, HalfAway, HalfEven, HalfUp, Up};
use crate::tests::{cases, is_caught};
use proptest::prelude::*;
use rust_decimal::Decimal;

const MODES: [Rounding; 5] = [HalfAway, HalfEven, HalfUp, Down, Up];

/// The value `units / step` as a whole number, by integer arithmetic alone.
fn reference(mode: Rounding, units: i128, step: i128) -> i128 {
    let (floor, rest) = (units.div_euclid(step), units.rem_euclid(step));
    let ceiling = if rest == 0 { floor } else { floor + 1 };
    let nearest = |tie: i128| match (2 * rest).cmp(&step) {
        std::cmp::Ordering::Less => floor,
        std::cmp::Ordering::Equal => tie,
        std::cmp::Ordering::Greater => floor + 1,
    };
    let (toward_zero, away) = if units < 0 { (ceiling, floor) } else { (floor, ceiling) };
    match mode {
        HalfAway => nearest(away),
        HalfEven => nearest(if floor % 2 == 0 { floor } else { floor + 1 }),
        HalfUp => nearest(ceiling),
        Down => toward_zero,
        Up => away,
    }
}

fn applied(mode: Rounding, units: i64, decimals: u32, scale: u32) -> i128 {
    mode.apply(Decimal::new(units, decimals + scale), scale).mantissa()
}

#[test]
fn m07_ties_go_where_the_mode_says() {
    // value | half away | half even | half up | down | up
    let table = [
        ("0.5", [1, 0, 1, 0, 1]),
        ("1.5", [2, 2, 2, 1, 2]),
        ("2.5", [3, 2, 3, 2, 3]),
        ("-0.5", [-1, 0, 0, 0, -1]),
        ("-1.5", [-2, -2, -1, -1, -2]),
        ("-2.5", [-3, -2, -2, -2, -3]),
        ("2.4999999999", [2, 2, 2, 2, 3]),
        ("-2.5000000001", [-3, -3, -3, -2, -3]),
        ("7", [7, 7, 7, 7, 7]),
    ];
    for (value, expected) in table {
        for (mode, whole) in MODES.into_iter().zip(expected) {
            assert_eq!(mode.apply(value.parse().unwrap(), 0), Decimal::from(whole), "{value} by {mode:?}");
        }
    }
}

#[test]
fn m07_every_half_from_minus_a_thousand_to_a_thousand_equals_the_reference() {
    for halves in -2000i64..=2000 {
        for mode in MODES {
            assert_eq!(
                applied(mode, halves * 5, 1, 0),
                reference(mode, i128::from(halves), 2),
                "{halves}/2 by {mode:?}"
            );
        }
    }
}

#[test]
fn m07_known_cents_of_the_field() {
    // 8,180 x 9.975 % = 815.955: invoices of other programs said .95 or .96 by chance.
    let exact: Decimal = "815.955".parse().unwrap();
    assert_eq!(HalfAway.apply(exact, 2).to_string(), "815.96");
    assert_eq!(HalfEven.apply(exact, 2).to_string(), "815.96");
    assert_eq!(Down.apply(exact, 2).to_string(), "815.95");
}

#[test]
fn m07_a_rounded_value_shows_all_decimals_of_its_scale() {
    for mode in MODES {
        assert_eq!(mode.apply(Decimal::new(5, 0), 3).to_string(), "5.000", "{mode:?}");
        assert_eq!(mode.apply(Decimal::ZERO, 2).to_string(), "0.00", "{mode:?}");
    }
}

proptest! {
    #![proptest_config(cases(2000))]

    #[test]
    fn m07_every_mode_equals_the_integer_reference(units in -10i64.pow(15)..10i64.pow(15), decimals in 0u32..7, scale in 0u32..5) {
        let step = 10i128.pow(decimals);
        for mode in MODES {
            prop_assert_eq!(applied(mode, units, decimals, scale), reference(mode, i128::from(units), step), "{:?}", mode);
        }
    }

    #[test]
    fn m07_ties_of_any_size_equal_the_integer_reference(whole in -10i64.pow(15)..10i64.pow(15)) {
        for mode in MODES {
            prop_assert_eq!(applied(mode, whole * 10 + 5, 1, 0), reference(mode, i128::from(whole) * 10 + 5, 10), "{:?}", mode);
        }
    }
}

#[test]
fn m07_the_check_catches_one_mode_taken_for_another() {
    for wrong in [HalfEven, HalfUp, Down, Up] {
        let caught = is_caught(-1000i64..1000, |tenths| {
            prop_assert_eq!(applied(HalfAway, tenths, 1, 0), reference(wrong, i128::from(tenths), 10));
            Ok(())
        });
        assert!(caught, "{wrong:?} passed for half away");
    }
}
