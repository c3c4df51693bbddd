//! How money reaches the parts of an invoice: hand-computed cases, and that random lives lose no minor unit.

use super::*;
use crate::as_at::{Dated, Sort};
use crate::date::ymd;
use crate::id::InvoiceId;
use crate::payment::{NetFacts, Settlement};
use crate::tests::{cases, minor, money, percent};
use proptest::prelude::*;

fn tax(name: &str, rate: &str) -> TaxKey {
    let category = if rate == "0" { TaxCategory::ReverseCharge } else { TaxCategory::Standard };
    TaxKey { name: name.to_owned(), category, rate: percent(rate) }
}

/// Nets by taxes, and tax by each.
fn breakdown(nets: &[(&[TaxKey], &str)], taxes: &[(&TaxKey, &str)]) -> Breakdown {
    let amount = |text: &str| money(&format!("{text} EUR"));
    Breakdown {
        nets: nets.iter().map(|(keys, net)| (keys.to_vec(), amount(net))).collect(),
        taxes: taxes.iter().map(|(key, of)| ((*key).clone(), amount(of))).collect(),
    }
}

/// A settlement with a net part of its own.
fn settled(kind: SettlementKind, gross: &str, net: &str) -> Settled {
    let (amount, net) = (money(&format!("{gross} EUR")), money(&format!("{net} EUR")));
    let settlement = Settlement { invoice: InvoiceId(1), kind, on: ymd("2026-02-28"), amount };
    Settled { dated: Dated::of(settlement, ymd("2026-02-28"), Sort::First), net, payment: None }
}

fn amounts<K>(of: &[(K, Money)]) -> Vec<String> {
    of.iter().map(|(_, amount)| amount.amount().to_string()).collect()
}

#[test]
fn a_part_payment_over_two_rates_reaches_both_in_proportion() {
    let (high, low) = (tax("VAT", "23"), tax("VAT", "13.5"));
    // 1000.00 at 23 % and 500.00 at 13.5 %: 230.00 and 67.50 of tax, 1797.50 in all.
    let invoice = breakdown(
        &[(std::slice::from_ref(&high), "1000.00"), (std::slice::from_ref(&low), "500.00")],
        &[(&high, "230.00"), (&low, "67.50")],
    );
    let half = [
        settled(SettlementKind::Payment, "898.75", "750.00"),
        settled(SettlementKind::BankFee, "0.01", "0.01"),
        settled(SettlementKind::Payment, "898.74", "749.99"),
    ];
    let parts = reached(&invoice, &[], &half).unwrap();
    let told: Vec<_> = parts.iter().flatten().map(|of| (amounts(&of.nets), amounts(&of.taxes))).collect();
    let strings = |of: [&str; 2]| of.map(str::to_owned).to_vec();
    assert_eq!(
        told,
        [
            (strings(["500.00", "250.00"]), strings(["115.00", "33.75"])),
            // The cent goes to the larger remainder: two thirds of it are of the first.
            (strings(["0.01", "0.00"]), strings(["0.00", "0.00"])),
            (strings(["499.99", "250.00"]), strings(["115.00", "33.75"])),
        ]
    );
}

#[test]
fn what_a_credit_note_left_over_goes_back_by_what_was_credited() {
    let (high, low) = (tax("VAT", "23"), tax("VAT", "0"));
    let invoice = breakdown(
        &[(std::slice::from_ref(&high), "1000.00"), (std::slice::from_ref(&low), "500.00")],
        &[(&high, "230.00"), (&low, "0.00")],
    );
    let note = breakdown(&[(std::slice::from_ref(&high), "1000.00")], &[(&high, "230.00")]);
    let life = [
        settled(SettlementKind::Payment, "1730.00", "1500.00"),
        settled(SettlementKind::Credit, "1230.00", "1000.00"),
        settled(SettlementKind::Payment, "-1230.00", "-1000.00"),
    ];
    let parts = reached(&invoice, &[note], &life).unwrap();
    assert!(parts[1].is_none(), "a credit note tells of itself");
    let refund = parts[2].as_ref().unwrap();
    assert_eq!(
        (amounts(&refund.nets), amounts(&refund.taxes)),
        (vec!["-1000.00".into(), "0.00".into()], vec!["-230.00".into(), "0.00".into()])
    );
}

#[test]
fn a_line_below_zero_at_another_rate_takes_its_part_of_each_payment() {
    let (high, none) = (tax("VAT", "20"), tax("VAT", "0"));
    // 1000.00 at 20 % less 200.00 without tax: net 800.00, tax 200.00.
    let invoice = breakdown(
        &[(std::slice::from_ref(&high), "1000.00"), (std::slice::from_ref(&none), "-200.00")],
        &[(&high, "200.00"), (&none, "0.00")],
    );
    let life =
        [settled(SettlementKind::Payment, "500.00", "400.00"), settled(SettlementKind::Payment, "500.00", "400.00")];
    for part in reached(&invoice, &[], &life).unwrap().into_iter().flatten() {
        assert_eq!(
            (amounts(&part.nets), amounts(&part.taxes)),
            (vec!["500.00".into(), "-100.00".into()], vec!["100.00".into(), "0.00".into()])
        );
    }
}

#[test]
fn a_line_with_two_taxes_is_one_part_with_both() {
    let (gst, pst) = (tax("GST", "5"), tax("PST", "7"));
    let invoice = breakdown(&[(&[gst.clone(), pst.clone()], "100.00")], &[(&gst, "5.00"), (&pst, "7.00")]);
    let parts = reached(&invoice, &[], &[settled(SettlementKind::Payment, "56.00", "50.00")]).unwrap();
    let part = parts[0].as_ref().unwrap();
    assert_eq!((amounts(&part.nets), amounts(&part.taxes)), (vec!["50.00".into()], vec!["2.50".into(), "3.50".into()]));
}

/// Amounts of three parts with taxes, then payments, fees, write-offs, reversals and credits in any order.
fn lives() -> impl Strategy<Value = (Vec<i64>, Vec<(u8, i64)>)> {
    (prop::collection::vec(0..200_000i64, 3), prop::collection::vec((0..5u8, 1..120_000i64), 0..14))
}

/// The settlements of a life with the net parts that a book would record, and its credit notes.
fn played(nets: &[i64], steps: &[(u8, i64)]) -> (Breakdown, Vec<Breakdown>, Vec<Settled>) {
    let keys = [tax("VAT", "23"), tax("VAT", "13.5"), tax("VAT", "0")];
    let per_mille = [230, 135, 0];
    let of = |nets: &[i64], taxes: &[i64]| Breakdown {
        nets: keys.iter().zip(nets).map(|(key, net)| (vec![key.clone()], minor(*net, "EUR"))).collect(),
        taxes: keys.iter().zip(taxes).map(|(key, of)| (key.clone(), minor(*of, "EUR"))).collect(),
    };
    let taxes: Vec<i64> = nets.iter().zip(per_mille).map(|(net, rate)| (net * rate + 500) / 1000).collect();
    let zero = minor(0, "EUR");
    let mut facts = NetFacts {
        net: minor(nets.iter().sum(), "EUR"),
        tax: minor(taxes.iter().sum(), "EUR"),
        credited_net: zero,
        credited: zero,
        paid: zero,
        written_off: zero,
        counted: zero,
    };
    let (mut left_nets, mut left_taxes) = (nets.to_vec(), taxes.clone());
    let (mut notes, mut settled) = (Vec::new(), Vec::new());
    let push = |kind, gross: Money, net: Money, to: &mut Vec<Settled>| {
        let settlement = Settlement { invoice: InvoiceId(1), kind, on: ymd("2026-02-28"), amount: gross };
        to.push(Settled { dated: Dated::of(settlement, ymd("2026-02-28"), Sort::First), net, payment: None });
    };
    for (step, amount) in steps {
        let gross = facts.net.plus(facts.tax).unwrap().minus(facts.credited).unwrap();
        let open = gross.minus(facts.paid).unwrap().minus(facts.written_off).unwrap().minor();
        let (kind, amount) = match step {
            0 | 1 => (SettlementKind::Payment, (*amount).min(open)),
            2 => (SettlementKind::WriteOff, (*amount).min(open)),
            // Money goes back: taken back, or refunded where too much lies with us.
            3 => (SettlementKind::Payment, -(*amount).min(facts.paid.minor())),
            _ => {
                let at = usize::try_from(*amount % 3).unwrap();
                let (net, tax) = (left_nets[at], left_taxes[at]);
                (left_nets[at], left_taxes[at]) = (0, 0);
                let one = |value: i64| (0..3).map(|of| if of == at { value } else { 0 }).collect::<Vec<_>>();
                notes.push(of(&one(net), &one(tax)));
                facts.credited_net = facts.credited_net.plus(minor(net, "EUR")).unwrap();
                facts.credited = facts.credited.plus(minor(net + tax, "EUR")).unwrap();
                push(SettlementKind::Credit, minor(net + tax, "EUR"), minor(net, "EUR"), &mut settled);
                continue;
            }
        };
        if amount == 0 || (*step != 3 && amount < 0) {
            continue;
        }
        let amount = minor(amount, "EUR");
        let (paid, written_off) = if kind == SettlementKind::WriteOff { (zero, amount) } else { (amount, zero) };
        let net = facts.part_of(paid, written_off).unwrap();
        facts.paid = facts.paid.plus(paid).unwrap();
        facts.written_off = facts.written_off.plus(written_off).unwrap();
        facts.counted = facts.counted.plus(net).unwrap();
        push(kind, amount, net, &mut settled);
    }
    (of(nets, &taxes), notes, settled)
}

proptest! {
    #![proptest_config(cases(2_000))]

    #[test]
    fn every_part_sums_to_its_settlement_and_all_of_them_to_the_paid_invoice((nets, steps) in lives()) {
        let (invoice, notes, settled) = played(&nets, &steps);
        let parts = reached(&invoice, &notes, &settled).unwrap();
        prop_assert_eq!(parts.len(), settled.len());
        let mut left = invoice.clone();
        for note in &notes {
            left.plus(&note.negated()).unwrap();
        }
        let mut sum = Breakdown { nets: zeros(&left.nets), taxes: zeros(&left.taxes) };
        for (part, of) in parts.iter().zip(&settled) {
            let Some(part) = part else {
                prop_assert_eq!(of.dated.fact.kind, SettlementKind::Credit);
                continue;
            };
            prop_assert_eq!(total_of(&part.nets), of.net.minor());
            prop_assert_eq!(total_of(&part.taxes), of.dated.fact.amount.minor() - of.net.minor());
            sum.plus(part).unwrap();
        }
        // Once nothing is open, and nothing too much was paid, each part was reached to the minor unit.
        if total_of(&sum.nets) == total_of(&left.nets) && total_of(&sum.taxes) == total_of(&left.taxes) {
            prop_assert_eq!(&sum, &left);
        }
    }

    #[test]
    fn what_was_recorded_reaches_the_same_parts_whatever_comes_after((nets, steps) in lives(), cut in 0..14usize) {
        let (invoice, notes, settled) = played(&nets, &steps);
        let all = reached(&invoice, &notes, &settled).unwrap();
        let cut = cut.min(settled.len());
        let earlier = reached(&invoice, &notes, &settled[..cut]).unwrap();
        prop_assert_eq!(&all[..cut], &earlier[..]);
    }
}

fn total_of<K>(of: &[(K, Money)]) -> i64 {
    of.iter().map(|(_, amount)| amount.minor()).sum()
}
