//! Plans sum to their contract, whatever they are made of (M1).

use super::*;
use crate::id::{MilestoneId, ProjectId};
use crate::milestone::MilestoneFacts;
use crate::tests::{cases, is_caught, minor, money, percent, percent_of_units};
use proptest::prelude::*;

const CODES: [&str; 3] = ["EUR", "JPY", "KWD"];

fn code() -> impl Strategy<Value = &'static str> {
    prop::sample::select(CODES.to_vec())
}

fn share(text: &str) -> Worth {
    Worth::Share(percent(text))
}

fn fixed(text: &str) -> Worth {
    Worth::Fixed(money(text))
}

fn milestone(position: u32, amount: Money) -> Milestone {
    Milestone {
        id: MilestoneId(i64::from(position)),
        project: ProjectId(1),
        position,
        title: format!("Step {position}"),
        criterion: String::new(),
        amount,
        target_on: None,
        deliverables: Vec::new(),
        client_note: String::new(),
        private_note: String::new(),
        facts: MilestoneFacts::default(),
    }
}

/// `whole` cut into one part more than there are `cuts`; parts of nothing are possible.
fn pieces(whole: u64, cuts: &[u64]) -> Vec<u64> {
    let mut at: Vec<u64> = cuts.iter().map(|cut| cut % (whole + 1)).chain([0, whole]).collect();
    at.sort_unstable();
    at.windows(2).map(|pair| pair[1] - pair[0]).collect()
}

/// Shares in ten-thousandths of a percent that sum to 100 %.
fn full_shares() -> impl Strategy<Value = Vec<u32>> {
    prop::collection::vec(any::<u64>(), 0..60)
        .prop_map(|cuts| pieces(1_000_000, &cuts).into_iter().map(|part| u32::try_from(part).unwrap()).collect())
}

fn shares(units: &[u32]) -> Vec<Worth> {
    units.iter().map(|units| Worth::Share(percent_of_units(*units))).collect()
}

/// A contract, and fixed and shared worths in any order that cover it to the minor unit.
fn covering() -> impl Strategy<Value = (Money, Vec<Worth>)> {
    let cuts = || prop::collection::vec(any::<u64>(), 0..12);
    (1u64..10_000_000_000, code(), 0u64..=100, cuts(), cuts()).prop_flat_map(
        |(hundreds, code, shared, share_cuts, fixed_cuts)| {
            let contract = hundreds * 100;
            let share_part = pieces(shared * 10_000, &share_cuts)
                .into_iter()
                .map(|p| Worth::Share(percent_of_units(u32::try_from(p).unwrap())));
            let fixed_part = pieces(hundreds * (100 - shared), &fixed_cuts)
                .into_iter()
                .map(|p| Worth::Fixed(minor(i64::try_from(p).unwrap(), code)));
            let worths: Vec<Worth> = share_part.chain(fixed_part).collect();
            (Just(minor(i64::try_from(contract).unwrap(), code)), Just(worths).prop_shuffle())
        },
    )
}

fn check_sums(parts: &[Money], contract: Money) -> Result<(), TestCaseError> {
    prop_assert_eq!(Money::sum(parts.iter().copied(), contract.currency()), Ok(contract));
    Ok(())
}

#[test]
fn m01_plans_worked_out_by_hand() {
    let table = [
        ("48000.00 EUR", vec![share("30"), share("40"), share("30")], vec!["14400.00", "19200.00", "14400.00"]),
        ("100.00 EUR", vec![share("33.3333"), share("33.3333"), share("33.3334")], vec!["33.33", "33.33", "33.34"]),
        ("1000 JPY", vec![share("12.5"), share("12.5"), share("75")], vec!["125", "125", "750"]),
        ("999 JPY", vec![share("50"), share("50")], vec!["500", "499"]),
        ("10.000 KWD", vec![share("33.3333"), share("66.6667")], vec!["3.333", "6.667"]),
        ("51600.00 EUR", vec![fixed("9600.00 EUR"), fixed("42000.00 EUR")], vec!["9600.00", "42000.00"]),
        ("1000.00 EUR", vec![share("25"), fixed("500.00 EUR"), share("25")], vec!["250.00", "500.00", "250.00"]),
        ("1000.00 EUR", vec![share("0"), fixed("1000.00 EUR")], vec!["0.00", "1000.00"]),
        ("-100.00 EUR", vec![share("50"), share("50")], vec!["-50.00", "-50.00"]),
        ("0.05 EUR", vec![share("50")], vec!["0.03"]),
        ("0.10 EUR", vec![share("25"), share("20")], vec!["0.03", "0.02"]),
        ("100.00 EUR", vec![], vec![]),
    ];
    for (contract, worths, expected) in table {
        let amounts: Vec<String> =
            resolve(&worths, money(contract)).unwrap().iter().map(|m| m.amount().to_string()).collect();
        assert_eq!(amounts, expected, "{contract} as {worths:?}");
    }
}

#[test]
fn m01_what_cannot_be_resolved_is_refused() {
    let contract = money("100.00 EUR");
    assert_eq!(resolve(&[share("600"), share("600")], contract), Err(Why::Above { max: "1000".into() }));
    assert!(matches!(resolve(&[fixed("1.00 USD")], contract), Err(Why::CurrencyMismatch { .. })));
    assert_eq!(resolve(&[share("101")], money("9000000000000.00 EUR")), Err(Why::TooLarge));
}

#[test]
fn m01_ready_made_splits_are_whole() {
    for name in ["one", "two", "three", "four", "deposit"] {
        assert_eq!(preset(name).map(|parts| parts.iter().sum::<u32>()), Some(100), "{name}");
    }
    assert_eq!(preset("five"), None);
}

proptest! {
    #![proptest_config(cases(1000))]

    #[test]
    fn m01_shares_of_one_hundred_percent_sum_to_the_contract(units in full_shares(), total in -1_000_000_000_000i64..1_000_000_000_000, code in code()) {
        let contract = minor(total, code);
        let parts = resolve(&shares(&units), contract).unwrap();
        check_sums(&parts, contract)?;
        for (part, units) in parts.iter().zip(units) {
            let off = i128::from(part.minor()) * 1_000_000 - i128::from(total) * i128::from(units);
            prop_assert!(off.abs() < 1_000_000, "{} is a minor unit or more beside its share", part);
        }
    }

    #[test]
    fn m01_fixed_amounts_and_shares_that_cover_the_contract_sum_to_it((contract, worths) in covering()) {
        let parts = resolve(&worths, contract).unwrap();
        prop_assert_eq!(parts.len(), worths.len());
        check_sums(&parts, contract)?;
        for (part, worth) in parts.iter().zip(&worths) {
            if let Worth::Fixed(amount) = worth {
                prop_assert_eq!(part, amount, "a fixed amount stays as agreed");
            }
        }
    }

    #[test]
    fn m01_a_plan_is_agreed_only_when_it_sums_to_the_contract(
        amounts in prop::collection::vec(0i64..1_000_000, 1..30),
        changes in prop::collection::vec((any::<prop::sample::Index>(), -5_000i64..5_000, any::<prop::sample::Index>()), 0..20),
    ) {
        // Edits, reorders and change orders, one after the other; the naive sum is the judge of each state.
        let mut amounts = amounts;
        let contract = minor(amounts.iter().sum(), "EUR");
        for (edited, delta, moved_to) in changes {
            let at = edited.index(amounts.len());
            amounts[at] += delta;
            let moved = amounts.remove(at);
            amounts.insert(moved_to.index(amounts.len() + 1), moved);
            let plan: Vec<Milestone> = (1..).zip(&amounts).map(|(position, amount)| milestone(position, minor(*amount, "EUR"))).collect();
            let planned = minor(amounts.iter().sum(), "EUR");
            let expected = if planned == contract { Ok(()) } else { Err(Refusal::PlanDoesNotSum { contract, planned }) };
            prop_assert_eq!(check_sum(&plan, contract), expected);
            prop_assert_eq!(check_sum(&plan, planned), Ok(()), "a change order moves the contract along");
        }
    }

    #[test]
    fn m01_planned_and_left_make_the_contract(amounts in prop::collection::vec(0i64..1_000_000_000, 0..20), contract in 1i64..1_000_000_000, code in code()) {
        let contract = minor(contract, code);
        let allocation = Allocation::of(amounts.iter().map(|a| minor(*a, code)), contract).unwrap();
        prop_assert_eq!(allocation.planned.plus(allocation.left), Ok(contract));
        let order = allocation.planned.compare(contract).unwrap();
        prop_assert_eq!(allocation.percent.value().cmp(&Decimal::ONE_HUNDRED), order, "{} % is on the other side of the contract", allocation.percent);
    }

    #[test]
    fn track_widths_fill_the_track_and_show_every_milestone(amounts in prop::collection::vec(prop_oneof![0i64..10, 0i64..10_000_000], 1..60)) {
        let money: Vec<Money> = amounts.iter().map(|a| minor(*a, "EUR")).collect();
        let widths = permille(&money);
        prop_assert_eq!(widths.len(), amounts.len());
        prop_assert_eq!(widths.iter().sum::<u32>(), 1000);
        prop_assert!(widths.iter().zip(&amounts).all(|(width, amount)| *amount == 0 || *width > 0), "{:?} of {:?}", widths, amounts);
    }
}

#[test]
fn m01_the_check_catches_shares_that_are_rounded_one_by_one() {
    let caught = is_caught((full_shares(), 1i64..1_000_000), |(units, total)| {
        let contract = minor(total, "EUR");
        let naive = |units: &u32| percent_of_units(*units).of(contract, Rounding::HalfAway).unwrap();
        check_sums(&units.iter().map(naive).collect::<Vec<_>>(), contract)
    });
    assert!(caught);
}

#[test]
fn m01_the_check_catches_a_fixed_amount_that_is_one_minor_unit_off() {
    let caught = is_caught(covering(), |(contract, mut worths)| {
        worths.push(Worth::Fixed(minor(1, contract.currency().code())));
        check_sums(&resolve(&worths, contract).unwrap(), contract)
    });
    assert!(caught);
}

#[test]
fn an_empty_plan_and_a_plan_in_another_currency_are_refused() {
    let contract = money("100.00 EUR");
    assert_eq!(check_sum(&[], contract), Err(Refusal::PlanIsEmpty));
    assert!(matches!(check_sum(&[milestone(1, money("100.00 USD"))], contract), Err(Refusal::PlanDoesNotSum { .. })));
    assert_eq!(check_sum(&[milestone(1, contract)], contract), Ok(()));
}

#[test]
fn a_plan_one_cent_off_never_reads_as_one_hundred_percent() {
    // planned | contract | shown
    let table = [
        ("50000.00", "50000.00", "100.0"),
        ("49999.99", "50000.00", "99.9"),
        ("50000.01", "50000.00", "100.1"),
        ("25000.00", "50000.00", "50.0"),
        ("500000.00", "50000.00", "1000"),
        ("500100.00", "50000.00", "1000"),
        ("0.00", "50000.00", "0"),
        ("5.00", "0.00", "0"),
    ];
    for (planned, contract, shown) in table {
        let allocation = Allocation::of([money(&format!("{planned} EUR"))], money(&format!("{contract} EUR"))).unwrap();
        assert_eq!(allocation.percent, percent(shown), "{planned} of {contract}");
    }
}

#[test]
fn track_widths_of_the_sample_plan() {
    let amounts = |texts: &[&str]| texts.iter().map(|t| money(&format!("{t} EUR"))).collect::<Vec<_>>();
    assert_eq!(
        permille(&amounts(&["9600.00", "12000.00", "9600.00", "15600.00", "4800.00"])),
        [186, 233, 186, 302, 93]
    );
    assert_eq!(permille(&amounts(&["0.00", "0.00", "0.00"])), [334, 333, 333], "nothing has a value yet");
    assert_eq!(
        permille(&amounts(&["0.01", "0.00", "1000000.00"])),
        [1, 0, 999],
        "a milestone with a value can be seen"
    );
    assert_eq!(permille(&[]), Vec::<u32>::new());
}
