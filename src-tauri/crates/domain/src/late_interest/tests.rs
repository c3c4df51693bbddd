//! Interest worked out by hand, with the arithmetic beside each case.

use super::*;
use crate::id::InvoiceId;

fn day(text: &str) -> NaiveDate {
    text.parse().unwrap()
}

fn euro(text: &str) -> Money {
    Money::parse(text, Currency::parse("EUR").unwrap()).unwrap()
}

fn claim(total: &str, due_on: &str, settled: &[(&str, &str)]) -> Claim {
    let settled = settled.iter().map(|(on, amount)| Settlement {
        invoice: InvoiceId(1),
        kind: SettlementKind::Payment,
        on: day(on),
        amount: euro(amount),
    });
    Claim { total: euro(total), due_on: day(due_on), kept: None, settled: settled.collect() }
}

fn by_law(claim: &Claim, law: LateLaw, today: &str) -> Option<LateInterest> {
    let table = RateTable::shipped(law.reference());
    LateInterest::of(claim, RateRule::Law(law, &table), day(today)).unwrap()
}

fn total(claim: &Claim, law: LateLaw, today: &str) -> String {
    by_law(claim, law, today).map_or_else(|| "nothing".to_owned(), |of| of.total.to_string())
}

#[test]
fn s47_interest_by_law_as_worked_out_by_hand() {
    use LateLaw::{Austria, Eu, France, Germany, UnitedKingdom};
    type Case =
        (&'static str, &'static str, &'static [(&'static str, &'static str)], LateLaw, &'static str, &'static str);
    let table: &[Case] = &[
        // 5313.60 x 10.15 % x 25 / 365 = 36.9404
        ("5313.60", "2026-11-27", &[], Eu, "2026-12-22", "36.94 EUR"),
        // 8856.00 x 10.15 % x 2 / 365 = 4.9254
        ("8856", "2026-12-20", &[], Eu, "2026-12-22", "4.93 EUR"),
        // On the due day, and before it, nothing is late.
        ("8856", "2026-12-20", &[], Eu, "2026-12-20", "nothing"),
        ("8856", "2026-12-20", &[], Eu, "2026-12-01", "nothing"),
        // One day: 10000 x 10.15 % / 365 = 2.7808
        ("10000", "2026-12-20", &[], Eu, "2026-12-21", "2.78 EUR"),
        // 2024 is a leap year and its days count as days of 365: 366 of them. First half 182 days at 12.50, second 184 at 12.25:
        // 10000 x 12.5 % x 182 / 365 = 623.2877; 10000 x 12.25 % x 184 / 365 = 617.5342
        ("10000", "2023-12-31", &[], Eu, "2024-12-31", "1240.82 EUR"),
        // Germany over the turn of the half-year: 30 days of June 2025 at 11.27, 31 of July at 10.27:
        // 10000 x 11.27 % x 30 / 365 = 92.6301; 10000 x 10.27 % x 31 / 365 = 87.2247
        ("10000", "2025-05-31", &[], Germany, "2025-07-31", "179.85 EUR"),
        // The German base rate below zero: -0.88 + 9 = 8.12: 10000 x 8.12 % x 31 / 365 = 68.9644
        ("10000", "2022-09-30", &[], Germany, "2022-10-31", "68.96 EUR"),
        // From below zero to above it: 31 days of December 2022 at 8.12, 31 of January 2023 at 10.62:
        // 68.9644 and 10000 x 10.62 % x 31 / 365 = 90.1973
        ("10000", "2022-11-30", &[], Germany, "2023-01-31", "159.16 EUR"),
        // Austria over the turn of the half-year: 30 days of June 2025 at 2.53 + 9.2, 31 of July at 1.53 + 9.2:
        // 10000 x 11.73 % x 30 / 365 = 96.4110; 10000 x 10.73 % x 31 / 365 = 91.1315
        ("10000", "2025-05-31", &[], Austria, "2025-07-31", "187.54 EUR"),
        // The base rate rose in July and September 2022; that of 1 July holds to the end of the year, -0.62 + 9.2:
        // 10000 x 8.58 % x 31 / 365 = 72.8712
        ("10000", "2022-09-30", &[], Austria, "2022-10-31", "72.87 EUR"),
        // From the last day at -0.62 to the first at 1.88, one day each: 10000 x 8.58 % / 365 = 2.3507; 10000 x 11.08 % / 365 = 3.0356
        ("10000", "2022-12-30", &[], Austria, "2023-01-01", "5.39 EUR"),
        // The same rate in both half-years is still two roundings: 1 day each of 123.45 x 10.15 % / 365 = 0.0343
        ("123.45", "2025-12-30", &[], Eu, "2026-01-01", "0.06 EUR"),
        // France: 12.15 a year, 30 days: 1000 x 12.15 % x 30 / 365 = 9.9863
        ("1000", "2026-03-31", &[], France, "2026-04-30", "9.99 EUR"),
        // Paid in part on the due day: 4000 x 10.15 % x 10 / 365 = 11.1233
        ("10000", "2026-03-01", &[("2026-03-01", "6000")], Eu, "2026-03-11", "11.12 EUR"),
        // Paid in part on the fifth late day, which counts with what is left: 4 days of 10000 and 6 of 4000:
        // 10000 x 10.15 % x 4 / 365 = 11.1233; 4000 x 10.15 % x 6 / 365 = 6.6740
        ("10000", "2026-03-01", &[("2026-03-06", "6000")], Eu, "2026-03-11", "17.79 EUR"),
        // Paid in full on the fifth late day: 4 days remain.
        ("10000", "2026-03-01", &[("2026-03-06", "10000")], Eu, "2026-03-11", "11.12 EUR"),
        // Paid in full before it was due, and a payment that was taken back on the third late day: 8 days of 10000.
        // 10000 x 10.15 % x 8 / 365 = 22.2466
        ("10000", "2026-03-01", &[("2026-02-20", "10000"), ("2026-03-04", "-10000")], Eu, "2026-03-11", "22.25 EUR"),
        // More than was asked for earns the client nothing.
        ("10000", "2026-03-01", &[("2026-02-20", "10500")], Eu, "2026-03-11", "nothing"),
        // Before the first rate that is known.
        ("10000", "2015-03-01", &[], Eu, "2026-03-11", "nothing"),
        // The United Kingdom keeps the rate of the day on which interest began, over the turn: 4.25 + 8, 62 days:
        // 10000 x 12.25 % x 62 / 365 = 208.0822
        ("10000", "2025-11-30", &[], UnitedKingdom, "2026-01-31", "208.08 EUR"),
    ];
    for (amount, due, settled, law, today, expected) in table {
        let told = total(&claim(amount, due, settled), *law, today);
        assert_eq!(told, *expected, "{amount} due {due}, {law:?} on {today}");
    }
}

#[test]
fn s47_what_a_credit_note_takes_back_was_never_owed() {
    // 1230.00 x 10.15 % x 365 / 365 = 124.845
    let mut credited = claim("14760", "2025-11-04", &[("2026-11-04", "13530")]);
    credited.settled[0].kind = SettlementKind::Credit;
    assert_eq!(
        total(&credited, LateLaw::Eu, "2026-11-04"),
        total(&claim("1230", "2025-11-04", &[]), LateLaw::Eu, "2026-11-04")
    );
    // Paid late in part, and the rest credited later: interest on what was paid, until it was.
    let mut settled = claim("10000", "2026-08-31", &[("2026-09-30", "4000"), ("2026-11-10", "6000")]);
    settled.settled[1].kind = SettlementKind::Credit;
    assert_eq!(
        total(&settled, LateLaw::Eu, "2026-11-16"),
        total(&claim("4000", "2026-08-31", &[("2026-09-30", "4000")]), LateLaw::Eu, "2026-11-16")
    );
}

#[test]
fn what_is_kept_back_is_late_from_its_own_day() {
    let mut claim = claim("10000", "2026-03-01", &[("2026-03-06", "9500")]);
    claim.kept = Some(Share { amount: euro("1000"), due_on: day("2026-06-30") });
    let found = by_law(&claim, LateLaw::Eu, "2026-07-02").unwrap();
    let told: Vec<_> =
        found.segments.iter().map(|of| (of.from.to_string(), of.open.to_string(), of.interest.to_string())).collect();
    // 9000 for 4 days: 10.0110; 500 of what was kept back for the 2 days of July: 0.2781.
    let of = |from: &str, open: &str, interest: &str| (from.to_owned(), open.to_owned(), interest.to_owned());
    assert_eq!(
        told,
        [of("2026-03-02", "9000.00 EUR", "10.01 EUR"), of("2026-07-01", "500.00 EUR", "0.28 EUR")],
        "{found:#?}"
    );
}

#[test]
fn own_rates_win_and_the_last_known_one_counts_on() {
    let table = RateTable::shipped(Reference::Ecb);
    assert_eq!(table.at(day("2026-11-16")).unwrap().valid_from, day("2026-01-01"));
    let own = RateRow { valid_from: day("2026-07-01"), percent: Decimal::new(240, 2) };
    let table = table.with_own(&[own]);
    assert_eq!(table.at(day("2026-11-16")), Some(own));
    assert_eq!(table.at(day("2026-06-30")).unwrap().percent, Decimal::new(215, 2));
    assert_eq!(table.at(day("2016-06-30")), None);
    let found =
        LateInterest::of(&claim("10000", "2026-06-29", &[]), RateRule::Law(LateLaw::Eu, &table), day("2026-07-10"));
    // 1 day at 10.15: 2.7808; 10 at 10.40: 28.4932
    assert_eq!(found.unwrap().unwrap().total, euro("31.27"));
}

#[test]
fn an_agreed_rate_has_no_half_years() {
    let rule = RateRule::Agreed(Percent::parse("12").unwrap());
    let found = LateInterest::of(&claim("10000", "2025-12-01", &[]), rule, day("2026-02-09")).unwrap().unwrap();
    // 70 days: 230.1370, in one piece.
    assert_eq!((found.segments.len(), found.total, found.rate), (1, euro("230.14"), None));
}

#[test]
fn s47_each_country_has_its_law_and_fixed_sum() {
    let law = |code: &str| LateLaw::of(Country::parse(code).unwrap());
    for (code, expected) in [
        ("IE", Some(LateLaw::Eu)),
        ("DE", Some(LateLaw::Germany)),
        ("AT", Some(LateLaw::Austria)),
        ("FR", Some(LateLaw::France)),
        ("GB", Some(LateLaw::UnitedKingdom)),
        ("US", None),
        ("CH", None),
    ] {
        assert_eq!(law(code), expected, "{code}");
    }
    let pounds = |text: &str| Money::parse(text, Currency::parse("GBP").unwrap()).unwrap();
    let fee = |law: LateLaw, open: Money| law.fee(open).map_or_else(String::new, |fee| fee.to_string());
    for (open, expected) in
        [("999.99", "40.00 GBP"), ("1000", "70.00 GBP"), ("9999.99", "70.00 GBP"), ("10000", "100.00 GBP")]
    {
        assert_eq!(fee(LateLaw::UnitedKingdom, pounds(open)), expected, "{open}");
    }
    // Of 12,000 pounds that were late the fixed sum is that of 12,000, although 500 are left.
    let paid = claim("12000", "2026-08-31", &[("2026-08-31", "1000"), ("2026-10-01", "10500")]);
    assert_eq!(by_law(&paid, LateLaw::Eu, "2026-11-16").unwrap().debt(), Some(euro("11000")));
    assert_eq!(fee(LateLaw::UnitedKingdom, euro("500")), "", "the act names pounds");
    assert_eq!(fee(LateLaw::Germany, pounds("500")), "40.00 EUR");
    assert_eq!(fee(LateLaw::Austria, euro("0.10")), "40.00 EUR");
}

#[test]
fn half_years_begin_in_january_and_july() {
    for (given, expected) in [("2026-06-30", "2026-01-01"), ("2026-07-01", "2026-07-01"), ("2026-12-31", "2026-07-01")]
    {
        assert_eq!(half_year(day(given)), day(expected));
    }
}
