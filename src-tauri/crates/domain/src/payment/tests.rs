//! Balances (M4): nothing of an invoice is lost between paid, credited, written off and open.

use super::*;
use crate::date::ymd;
use crate::tests::{cases, is_caught, minor, money};
use chrono::Days;
use proptest::prelude::*;

const KINDS: [SettlementKind; 6] = [
    SettlementKind::Payment,
    SettlementKind::BankFee,
    SettlementKind::TaxWithheld,
    SettlementKind::Discount,
    SettlementKind::WriteOff,
    SettlementKind::Credit,
];

fn settled(kind: SettlementKind, on: &str, amount: &str) -> Settlement {
    Settlement { invoice: InvoiceId(1), kind, on: ymd(on), amount: money(&format!("{amount} EUR")) }
}

fn paid(on: &str, amount: &str) -> Settlement {
    settled(SettlementKind::Payment, on, amount)
}

fn settlements() -> impl Strategy<Value = Vec<Settlement>> {
    // Few days and round amounts, so that days collide and zero is reached often.
    let one = (0usize..6, 0u64..6, prop_oneof![Just(500i64), Just(-500), -1000i64..1000]);
    prop::collection::vec(one, 0..12).prop_map(|rows| {
        let settlement = |(kind, day, cents): (usize, u64, i64)| Settlement {
            invoice: InvoiceId(1),
            kind: KINDS[kind],
            on: ymd("2026-11-16") + Days::new(day),
            amount: minor(cents, "EUR"),
        };
        rows.into_iter().map(settlement).collect()
    })
}

proptest! {
    #![proptest_config(cases(1000))]

    #[test]
    fn m04_paid_credited_written_off_and_open_make_the_total(total in -2000i64..2000, settlements in settlements()) {
        let balance = Balance::of(minor(total, "EUR"), &settlements).unwrap();
        let sum = |of: &dyn Fn(SettlementKind) -> bool| settlements.iter().filter(|s| of(s.kind)).map(|s| s.amount.minor()).sum::<i64>();
        prop_assert_eq!(balance.credited.minor(), sum(&|k| k == SettlementKind::Credit));
        prop_assert_eq!(balance.written_off.minor(), sum(&|k| k == SettlementKind::WriteOff));
        prop_assert_eq!(balance.discounted.minor(), sum(&|k| k == SettlementKind::Discount));
        let is_paid = |k| matches!(k, SettlementKind::Payment | SettlementKind::BankFee | SettlementKind::TaxWithheld);
        prop_assert_eq!(balance.paid.minor(), sum(&is_paid));
        prop_assert_eq!(balance.open.minor(), total - sum(&|_| true));
    }

    #[test]
    fn m04_what_was_kept_of_the_whole_was_kept_of_each(open in prop::collection::vec(1i64..100_000, 1..6), share in 1u64..1000) {
        let all: i64 = open.iter().sum();
        let amount = i64::try_from(i128::from(all) * i128::from(share) / 1000).unwrap();
        let balances: Vec<Money> = open.iter().map(|cents| minor(*cents, "EUR")).collect();
        let parts = allocate_in_proportion(minor(amount, "EUR"), &balances).unwrap();
        prop_assert_eq!(parts.iter().map(Money::minor).sum::<i64>(), amount);
        for (part, balance) in parts.iter().zip(&open) {
            let (exact, got) = (i128::from(amount) * i128::from(*balance), i128::from(part.minor()) * i128::from(all));
            prop_assert!(part.minor() <= *balance && (exact - got).abs() < i128::from(all));
        }
    }

    #[test]
    fn m04_the_order_of_entry_changes_nothing(
        total in prop_oneof![Just(1000i64), -2000i64..2000],
        (entered, shuffled) in settlements().prop_flat_map(|s| (Just(s.clone()), Just(s).prop_shuffle())),
    ) {
        let total = minor(total, "EUR");
        prop_assert_eq!(Balance::of(total, &entered), Balance::of(total, &shuffled));
    }

    #[test]
    fn m04_net_parts_of_partial_payments_sum_to_the_net(
        (net, tax) in (0i64..100_000_000, 0i64..30_000_000),
        cuts in prop::collection::vec(any::<u64>(), 0..30),
        credit in any::<bool>(),
    ) {
        let sign = if credit { -1 } else { 1 };
        check_net_parts(sign * net, sign * tax, &cuts, net_part)?;
    }

    #[test]
    fn m04_allocation_loses_nothing_and_fills_the_first_invoice_first(amount in 0i64..10_000, open in prop::collection::vec(0i64..2_000, 0..10)) {
        let open: Vec<Money> = open.into_iter().map(|o| minor(o, "EUR")).collect();
        let amount = minor(amount, "EUR");
        let (parts, left) = allocate(amount, &open, Overpayment::BecomesCredit).unwrap();
        prop_assert_eq!(Money::sum(parts.iter().copied().chain([left]), amount.currency()), Ok(amount));
        prop_assert_eq!(parts.len(), open.len());
        let first_short = parts.iter().zip(&open).position(|(part, open)| part != open).unwrap_or(open.len());
        prop_assert!(parts.iter().zip(&open).all(|(part, open)| !part.is_negative() && part.minor() <= open.minor()));
        prop_assert!(parts.iter().skip(first_short + 1).all(Money::is_zero), "a later invoice was paid before an earlier one");
        prop_assert!(first_short == open.len() || left.is_zero());
        let refused = allocate(amount, &open, Overpayment::Refuse);
        prop_assert_eq!(refused.is_err(), left.is_positive());
    }
}

/// Pays `net` plus `tax` in pieces and adds up the differences of `part` over the growing sum.
fn check_net_parts(
    net: i64,
    tax: i64,
    cuts: &[u64],
    part: impl Fn(Money, Money, Money) -> Result<Money, Why>,
) -> Result<(), TestCaseError> {
    let gross = net + tax;
    let mut steps: Vec<i64> =
        cuts.iter().map(|cut| i64::try_from(cut % (gross.unsigned_abs() + 1)).unwrap() * gross.signum()).collect();
    steps.push(gross);
    steps.sort_by_key(|step| step.abs());
    let (mut before, mut sum) = (0, 0);
    for step in steps {
        let now = part(minor(step, "EUR"), minor(net, "EUR"), minor(tax, "EUR")).unwrap().minor();
        prop_assert!((now - before) * gross.signum() >= 0, "a payment has a net part of its own sign");
        prop_assert!(now.abs() <= step.abs(), "the net part is no more than the payment");
        sum += now - before;
        before = now;
    }
    prop_assert_eq!(sum, net);
    Ok(())
}

#[test]
fn m04_the_check_catches_a_net_part_that_is_rounded_down_by_rate() {
    let caught = is_caught((1i64..100_000, prop::collection::vec(any::<u64>(), 1..5)), |(net, cuts)| {
        check_net_parts(net, net / 5, &cuts, |settled, _, _| {
            Money::from_minor(settled.minor() * 5 / 6, settled.currency())
        })
    });
    assert!(caught);
}

#[test]
fn m04_net_parts_of_one_invoice() {
    // settled | net part, of 9,600.00 and 2,208.00
    for (settled, net) in
        [("0.00", "0.00"), ("5904.00", "4800.00"), ("0.01", "0.01"), ("11808.00", "9600.00"), ("-11808.00", "-9600.00")]
    {
        let part = net_part(money(&format!("{settled} EUR")), money("9600.00 EUR"), money("2208.00 EUR"));
        assert_eq!(part, Ok(money(&format!("{net} EUR"))), "{settled}");
    }
    assert_eq!(net_part(money("5.00 EUR"), money("0.00 EUR"), money("0.00 EUR")), Ok(money("5.00 EUR")));
}

#[test]
fn m04_an_invoice_is_settled_on_the_day_its_balance_reached_zero() {
    let table = [
        ("nothing paid", vec![], None),
        ("part paid", vec![paid("2026-12-01", "60.00")], None),
        ("paid in two", vec![paid("2026-12-05", "40.00"), paid("2026-12-01", "60.00")], Some("2026-12-05")),
        ("paid, then taken back", vec![paid("2026-12-01", "100.00"), paid("2026-12-03", "-100.00")], None),
        (
            "paid again",
            vec![paid("2026-12-01", "100.00"), paid("2026-12-03", "-100.00"), paid("2026-12-09", "100.00")],
            Some("2026-12-09"),
        ),
        (
            "moved within a day",
            vec![paid("2026-12-01", "100.00"), paid("2026-12-03", "-100.00"), paid("2026-12-03", "100.00")],
            Some("2026-12-01"),
        ),
        ("an entry of nothing", vec![paid("2026-12-01", "100.00"), paid("2026-12-03", "0.00")], Some("2026-12-01")),
        (
            "paid, then credited",
            vec![paid("2026-12-01", "100.00"), settled(SettlementKind::Credit, "2026-12-09", "100.00")],
            Some("2026-12-01"),
        ),
    ];
    for (story, settlements, day) in table {
        let balance = Balance::of(money("100.00 EUR"), &settlements).unwrap();
        assert_eq!(balance.settled_on, day.map(ymd), "{story}");
    }
}

#[test]
fn s48_status_of_an_invoice_by_its_balance_and_the_day() {
    use InvoiceStatus::{Credited, Issued, Overdue, Paid, PartPaid, WrittenOff};
    use SettlementKind::{BankFee, Credit, Discount, TaxWithheld, WriteOff};
    let day = "2026-12-01";
    // story | settlements of 100.00 | on the due day | the day after
    let table = [
        ("nothing", vec![], Issued, Overdue),
        ("part paid", vec![paid(day, "60.00")], PartPaid, Overdue),
        ("part credited", vec![settled(Credit, day, "60.00")], Issued, Overdue),
        ("paid", vec![paid(day, "100.00")], Paid, Paid),
        ("paid less the bank's fee", vec![paid(day, "95.00"), settled(BankFee, day, "5.00")], Paid, Paid),
        ("paid less tax withheld", vec![paid(day, "90.00"), settled(TaxWithheld, day, "10.00")], Paid, Paid),
        ("paid less the discount", vec![paid(day, "98.00"), settled(Discount, day, "2.00")], Paid, Paid),
        ("credited", vec![settled(Credit, day, "100.00")], Credited, Credited),
        ("part credited, rest paid", vec![settled(Credit, day, "60.00"), paid(day, "40.00")], Paid, Paid),
        ("written off", vec![settled(WriteOff, day, "100.00")], WrittenOff, WrittenOff),
        (
            "part paid, rest written off",
            vec![paid(day, "60.00"), settled(WriteOff, day, "40.00")],
            WrittenOff,
            WrittenOff,
        ),
        ("paid, then credited: we owe", vec![paid(day, "100.00"), settled(Credit, day, "100.00")], Paid, Paid),
        ("payment taken back", vec![paid(day, "100.00"), paid(day, "-100.00")], Issued, Overdue),
    ];
    for (story, settlements, on_due_day, after) in table {
        let balance = Balance::of(money("100.00 EUR"), &settlements).unwrap();
        assert_eq!(balance.status(ymd("2026-12-16"), ymd("2026-12-16")), on_due_day, "{story}, on the due day");
        assert_eq!(balance.status(ymd("2026-12-16"), ymd("2026-12-17")), after, "{story}, the day after");
    }
}

#[test]
fn m04_a_payment_above_what_is_open_is_refused_until_confirmed() {
    let open = [money("60.00 EUR"), money("30.00 EUR")];
    let above = Refusal::PaymentAboveOpen { amount: money("100.00 EUR"), open: money("90.00 EUR") };
    assert_eq!(allocate(money("100.00 EUR"), &open, Overpayment::Refuse), Err(above));
    let confirmed = allocate(money("100.00 EUR"), &open, Overpayment::BecomesCredit);
    assert_eq!(confirmed, Ok((open.to_vec(), money("10.00 EUR"))));
    assert!(allocate(money("90.00 EUR"), &open, Overpayment::Refuse).is_ok(), "exactly what is open");
}

/// Invoices with what is due, what is kept back and what may be taken off, and money for them.
fn offered() -> impl Strategy<Value = (Vec<(i64, i64, i64)>, i64)> {
    let one = (0i64..2_000, prop_oneof![Just(0i64), 0i64..300], prop_oneof![Just(0i64), 0i64..2_500]);
    (prop::collection::vec(one, 1..6), 1i64..8_000)
}

/// Every minor unit is a part of an invoice or left over, nothing is settled above what is asked, and a discount stands
/// only where its invoice is settled by it.
fn check_discounted(asked: &[(i64, i64, i64)], amount: i64, of: &Discounted) -> Result<(), String> {
    let sum = |all: &[Money]| all.iter().map(Money::minor).sum::<i64>();
    if sum(&of.parts) + of.rest.minor() != amount {
        return Err(format!("{amount} became {of:?}"));
    }
    for (at, (now, later, offer)) in asked.iter().enumerate() {
        let (part, discount) = (of.parts[at].minor(), of.discounts[at].minor());
        if part < 0 || discount < 0 || discount > *offer || part + discount > now + later {
            return Err(format!("invoice {at} of {now} and {later}: {part} and {discount}"));
        }
        if discount > 0 && part + discount < *now {
            return Err(format!("invoice {at} keeps something due open and has a discount all the same"));
        }
    }
    let everything = asked.iter().map(|(now, later, _)| now + later).sum::<i64>();
    if of.rest.minor() != (amount - everything).max(0) {
        return Err(format!("{} is left over of {amount} for {everything}", of.rest));
    }
    Ok(())
}

fn discounted(asked: &[(i64, i64, i64)], amount: i64) -> Discounted {
    let euro = |cents: i64| minor(cents, "EUR");
    let of_each: Vec<(Money, Money)> = asked.iter().map(|(now, later, _)| (euro(*now), euro(*later))).collect();
    let offers: Vec<Money> = asked.iter().map(|(.., offer)| euro(*offer)).collect();
    spread_discounted(euro(amount), &of_each, &offers, Overpayment::BecomesCredit).unwrap()
}

proptest! {
    #![proptest_config(cases(2000))]

    #[test]
    fn m04_money_and_discounts_settle_what_is_due_and_no_more((asked, amount) in offered()) {
        prop_assert_eq!(check_discounted(&asked, amount, &discounted(&asked, amount)), Ok(()));
    }

    #[test]
    fn m04_exactly_what_is_due_less_every_discount_takes_them_all((asked, _) in offered()) {
        let to_pay: i64 = asked.iter().map(|(now, _, offer)| now - now.min(offer)).sum();
        prop_assume!(to_pay > 0);
        let of = discounted(&asked, to_pay);
        let taken: Vec<i64> = of.discounts.iter().map(Money::minor).collect();
        prop_assert_eq!(taken, asked.iter().map(|(now, _, offer)| *now.min(offer)).collect::<Vec<_>>());
    }
}

#[test]
fn m04_the_check_of_discounts_sees_one_beside_an_open_rest() {
    let caught = is_caught(offered(), |(asked, amount)| {
        let mut of = discounted(&asked, amount);
        of.discounts.iter_mut().zip(&asked).for_each(|(taken, (.., offer))| *taken = minor(*offer, "EUR"));
        check_discounted(&asked, amount, &of).map_err(TestCaseError::fail)
    });
    assert!(caught, "discounts that nobody earned");
}

#[test]
fn m13_money_of_another_currency_settles_nothing() {
    let yen = Settlement { amount: money("100 JPY"), ..paid("2026-12-01", "1.00") };
    assert!(matches!(Balance::of(money("100.00 EUR"), &[yen]), Err(Why::CurrencyMismatch { .. })));
    for amount in ["100 JPY", "99999 JPY"] {
        assert!(
            allocate(money(amount), &[money("500.00 EUR")], Overpayment::BecomesCredit).is_err(),
            "{amount} paid an invoice in euros"
        );
    }
}

#[test]
fn m12_balances_beyond_the_limit_are_refused() {
    let most = "9000000000000.00";
    let twice = [paid("2026-12-01", &format!("-{most}")), paid("2026-12-02", "-0.01")];
    assert_eq!(Balance::of(money("0.00 EUR"), &twice), Err(Why::TooLarge));
}
