//! Each figure is the sum of its rows, and no minor unit counts where it does not belong.

use super::*;
use crate::id::InvoiceId;
use crate::invoice::tests::milestone;
use crate::milestone::Billed;
use crate::tests::{cases, is_caught, minor, money};
use proptest::prelude::*;

fn billed(net: Money, left: Money, retained: Money) -> Billed {
    let day = crate::date::ymd("2026-11-02");
    Billed {
        invoice: InvoiceId(1),
        number: "2026-031".to_owned(),
        issue_on: day,
        due_on: day,
        net,
        left,
        retained,
        paid: Money::zero(net.currency()),
        settled_on: None,
        paid_on: None,
    }
}

#[test]
fn s11_s77_what_counts_where() {
    let plain = milestone(1, "Pilot", money("9600.00 EUR"));
    let (ready, backlog) = ((Stake::Ready, plain.amount), (Stake::Backlog, plain.amount));
    let table = [
        (MilestoneStatus::Planned, Contract::Running, vec![backlog]),
        (MilestoneStatus::WaitingForSignOff, Contract::Running, vec![backlog]),
        (MilestoneStatus::Ready, Contract::Running, vec![ready, backlog]),
        (MilestoneStatus::Ready, Contract::Offered, vec![ready]),
        (MilestoneStatus::Planned, Contract::Offered, vec![]),
        (MilestoneStatus::Ready, Contract::Archived, vec![]),
    ];
    for (status, contract, expected) in table {
        let mut unbilled = plain.clone();
        unbilled.facts.billed = None;
        assert_eq!(of_milestone(&unbilled, unbilled.left(), status, contract), expected, "{status:?} {contract:?}");
    }
    let mut part = plain;
    part.facts.billed = Some(billed(money("6000.00 EUR"), money("3600.00 EUR"), money("300.00 EUR")));
    let expected = [
        (Stake::Ready, money("3600.00 EUR")),
        (Stake::Retained, money("300.00 EUR")),
        (Stake::Backlog, money("3600.00 EUR")),
    ];
    assert_eq!(
        of_milestone(&part, part.left(), MilestoneStatus::Ready, Contract::Running),
        expected,
        "what is billed is not to come"
    );
    let less = of_milestone(&part, money("100.00 EUR"), MilestoneStatus::Planned, Contract::Running);
    assert_eq!(less[1], (Stake::Backlog, money("100.00 EUR")), "a deposit has asked for the rest");
    part.facts.billed = Some(billed(money("9600.00 EUR"), money("0.00 EUR"), money("0.00 EUR")));
    assert_eq!(
        of_milestone(&part, part.left(), MilestoneStatus::Paid, Contract::Running),
        [],
        "what is billed is no row"
    );
}

#[test]
fn s11_currencies_are_never_added() {
    let mut exposure = Exposure::zero(money("0.00 EUR").currency());
    assert!(exposure.add(Stake::Unpaid, money("1.00 USD")).is_err());
    assert!(exposure.is_zero(), "and nothing was counted");
}

fn rows() -> impl Strategy<Value = Vec<(Stake, Money)>> {
    let stake = prop::sample::select(vec![Stake::Ready, Stake::Unpaid, Stake::Late, Stake::Retained, Stake::Backlog]);
    prop::collection::vec((stake, 1i64..9_999_999_999), 0..60)
        .prop_map(|rows| rows.into_iter().map(|(stake, amount)| (stake, minor(amount, "EUR"))).collect())
}

fn summed(rows: &[(Stake, Money)]) -> Exposure {
    let mut exposure = Exposure::zero(minor(0, "EUR").currency());
    for (stake, amount) in rows {
        exposure.add(*stake, *amount).unwrap();
    }
    exposure
}

fn holds(rows: &[(Stake, Money)], exposure: &Exposure) -> Result<(), TestCaseError> {
    let of = |wanted: &[Stake]| {
        rows.iter().filter(|(s, _)| wanted.contains(s)).map(|(_, m)| i128::from(m.minor())).sum::<i128>()
    };
    let figures = [
        (exposure.total().unwrap(), &[Stake::Ready, Stake::Unpaid][..]),
        (exposure.late, &[Stake::Late]),
        (exposure.retained, &[Stake::Retained]),
        (exposure.backlog, &[Stake::Backlog]),
    ];
    for (figure, stakes) in figures {
        prop_assert_eq!(i128::from(figure.minor()), of(stakes));
    }
    Ok(())
}

proptest! {
    #![proptest_config(cases(300))]

    #[test]
    fn s11_s77_figures_are_the_sums_of_their_rows(rows in rows()) {
        holds(&rows, &summed(&rows))?;
    }
}

#[test]
fn a_row_in_the_wrong_figure_is_caught() {
    let caught = |spoil: fn(&mut Exposure)| {
        is_caught(rows(), move |rows| {
            let mut exposure = summed(&rows);
            spoil(&mut exposure);
            holds(&rows, &exposure)
        })
    };
    assert!(caught(|exposure| exposure.backlog = exposure.retained));
    assert!(caught(|exposure| exposure.unpaid = exposure.unpaid.plus(exposure.late).unwrap()));
    assert!(!caught(|_| ()), "and nothing else is");
}
