//! Charts, treatments, and that bookings of any facts come to what is open, period after period.

use super::*;
use crate::as_at::{Dated, Sort};
use crate::date::ymd;
use crate::id::InvoiceId;
use crate::invoice::DocumentKind;
use crate::locale::Country;
use crate::payment::Settlement;
use crate::percent::Percent;
use crate::report::TaxKey;
use crate::tax::TaxCategory;
use crate::tests::{cases, minor, money};
use chrono::Days;
use proptest::prelude::*;

fn key(category: TaxCategory, rate: &str) -> TaxKey {
    TaxKey { name: "VAT".to_owned(), category, rate: Percent::parse(rate).unwrap() }
}

#[test]
fn income_is_told_apart_by_tax_and_by_where_the_buyer_is() {
    use TaxCategory::{Exempt, Export, Igic, IntraCommunity, OutsideScope, ReverseCharge, Standard, Zero};
    for (category, rate, buyer, expected) in [
        (Standard, "19", "DE", Treatment::Taxed),
        (Standard, "19", "FR", Treatment::Taxed),
        (Igic, "0", "ES", Treatment::Taxed),
        (Zero, "0", "DE", Treatment::ZeroRated),
        (Exempt, "0", "DE", Treatment::Exempt),
        (ReverseCharge, "0", "DE", Treatment::ReverseChargeHome),
        (ReverseCharge, "0", "FR", Treatment::ReverseChargeUnion),
        (ReverseCharge, "0", "US", Treatment::OutsideScope),
        (IntraCommunity, "0", "FR", Treatment::IntraCommunity),
        (Export, "0", "US", Treatment::Export),
        (OutsideScope, "0", "US", Treatment::OutsideScope),
        (OutsideScope, "0", "DE", Treatment::Untaxed),
    ] {
        let (seller, buyer_country) = (Country::parse("DE").unwrap(), Country::parse(buyer).unwrap());
        assert_eq!(Treatment::of(&[key(category, rate)], seller, buyer_country), expected, "{category:?} to {buyer}");
    }
    assert_eq!(Treatment::of(&[], Country::parse("US").unwrap(), Country::parse("US").unwrap()), Treatment::Untaxed);
}

#[test]
fn an_account_is_that_of_its_rate_else_of_its_role() {
    let own = [
        AccountRow { role: AccountRole::Revenue, rate: Percent::parse("16").ok(), account: "8340".to_owned() },
        AccountRow { role: AccountRole::Bank, rate: None, account: "1210".to_owned() },
    ];
    let chart = Chart::of(ChartKind::Skr03, &own, |_| "");
    let revenue = |rate: &str| Account::Income {
        income: Income::Revenue,
        treatment: Treatment::Taxed,
        taxes: vec![key(TaxCategory::Standard, rate)],
    };
    for (account, expected, takes_tax_out) in [
        (revenue("19"), "8400", true),
        (revenue("16"), "8340", true),
        (revenue("5"), "8200", false),
        (Account::OutputTax(key(TaxCategory::Standard, "7")), "1771", true),
        (Account::OutputTax(key(TaxCategory::Standard, "5")), "1770", false),
        (Account::Bank, "1210", false),
        (Account::Receivable(ClientId(12)), "10012", false),
        (Account::ClientCredit(ClientId(12)), "1700", false),
    ] {
        assert_eq!(
            (chart.name(&account).as_str(), chart.takes_tax_out(&account)),
            (expected, takes_tax_out),
            "{account:?}"
        );
    }
    for kind in ChartKind::ALL {
        let rows = Chart::shipped(kind, |_| "Account");
        let whole = |role: &AccountRole| rows.iter().any(|row| row.role == *role && row.rate.is_none());
        assert!(AccountRole::ALL.iter().all(whole), "{kind:?} has an account for each role");
    }
}

/// One act of a random book: what, to which invoice, when before today, how much, and days until the next.
type Act = (u8, usize, u32, i64, u32);

fn document(id: i64, on: NaiveDate, amount: i64) -> Document {
    Document {
        id: InvoiceId(id),
        number: format!("2026-{id:03}"),
        series: "2026".to_owned(),
        sequence: 1,
        kind: DocumentKind::AdHoc,
        client: ClientId(1 + id % 3),
        client_name: String::new(),
        project: None,
        heading: "Work".to_owned(),
        issue_on: on,
        due_on: on,
        recorded_on: on,
        net: minor(amount, "EUR"),
        gross: minor(amount, "EUR"),
        takes_back: None,
        share: None,
        settled: Vec::new(),
        body: None,
    }
}

/// Documents and money; not all that is recorded could be, which bookings need not know.
fn played(acts: &[Act]) -> (Vec<Document>, Vec<Moved>, NaiveDate) {
    let (mut documents, mut moved): (Vec<Document>, Vec<Moved>) = (Vec::new(), Vec::new());
    let mut today = ymd("2026-01-01");
    for (what, which, earlier, amount, later) in acts {
        today = today + Days::new(u64::from(*later));
        let on = today - Days::new(u64::from(*earlier));
        let count = documents.len();
        if *what < 2 || count == 0 {
            documents.push(document(i64::try_from(count).unwrap() + 1, on, *amount));
            continue;
        }
        let of = &mut documents[which % count];
        let amount = minor(*amount, "EUR");
        let (kind, is_money) = match what {
            2..=4 => (SettlementKind::Payment, true),
            5 => (SettlementKind::BankFee, false),
            6 => (SettlementKind::TaxWithheld, false),
            7 if which % 2 == 0 => (SettlementKind::Discount, false),
            7 => (SettlementKind::WriteOff, false),
            _ => (SettlementKind::Payment, false),
        };
        let signed = if which % 5 == 4 { amount.negated() } else { amount };
        let payment = is_money.then(|| {
            let id = PaymentId(i64::try_from(moved.len()).unwrap() + 1);
            // More came than settled anything.
            let all = if which % 3 == 0 { signed.plus(amount).unwrap() } else { signed };
            let all = if all.is_zero() { amount } else { all };
            moved.push(Moved {
                id,
                client: of.client,
                counts_on: on,
                amount: all,
                reference: String::new(),
                is_reversal: false,
                exchange: None,
            });
            id
        });
        let settlement = Settlement { invoice: of.id, kind, on, amount: signed };
        of.settled.push(Settled { dated: Dated::of(settlement, today, Sort::First), net: signed, payment });
    }
    (documents, moved, today)
}

fn bookings(documents: &[Document], moved: &[Moved], (from, to): (NaiveDate, NaiveDate)) -> Bookings {
    let period = Period { unit: crate::report::PeriodUnit::Range, from, to };
    Bookings::of(documents, moved, (period, to), money("0.00 EUR").currency()).unwrap()
}

proptest! {
    #![proptest_config(cases(500))]

    #[test]
    fn one_period_begins_where_the_last_one_ended_and_comes_to_what_is_open(
        acts in prop::collection::vec((0..9u8, 0..40usize, 0..30u32, 1..90_000i64, 0..20u32), 1..40), cut in 0..300u32,
    ) {
        let (documents, moved, today) = played(&acts);
        let (begin, middle) = (ymd("2025-11-01"), ymd("2025-12-01") + Days::new(u64::from(cut)));
        let end = today.max(middle + Days::new(1));
        let next = middle + Days::new(1);
        let (first, second) = (bookings(&documents, &moved, (begin, middle)), bookings(&documents, &moved, (next, end)));
        let some = |all: &BTreeMap<ClientId, Held>| -> BTreeMap<ClientId, Held> {
            all.iter().filter(|(_, of)| !of.receivable.is_zero() || !of.credit.is_zero()).map(|(id, of)| (*id, *of)).collect()
        };
        prop_assert_eq!(some(&first.closing), some(&second.opening));
        // By client: documents less all that settled them, and money less what of it settled something.
        let zero = minor(0, "EUR");
        for client in (1..=3).map(ClientId) {
            let own = || documents.iter().filter(|of| of.client == client);
            let settled = |kinds: &[SettlementKind]| -> i64 {
                own().flat_map(|of| &of.settled).filter(|of| kinds.contains(&of.dated.fact.kind)).map(|of| of.dated.fact.amount.minor()).sum()
            };
            use SettlementKind::{BankFee, Discount, Payment, TaxWithheld, WriteOff};
            let owed = own().map(|of| of.gross.minor()).sum::<i64>() - settled(&[Payment, BankFee, TaxWithheld, Discount, WriteOff]);
            let came: i64 = moved.iter().filter(|of| of.client == client).map(|of| of.amount.minor()).sum();
            let held = second.closing.get(&client).copied().unwrap_or(Held { receivable: zero, credit: zero });
            prop_assert_eq!((held.receivable.minor(), -held.credit.minor()), (owed, came - settled(&[Payment])));
        }
        let bank: i64 = first.bookings.iter().chain(&second.bookings).flat_map(Booking::postings)
            .filter(|of| of.account == Account::Bank).map(|of| of.amount.minor()).sum();
        prop_assert_eq!(bank, moved.iter().map(|of| of.amount.minor()).sum::<i64>());
    }
}
