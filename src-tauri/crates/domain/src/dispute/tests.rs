//! Days and amounts of disputes.

use super::*;
use crate::date::ymd;
use crate::tests::money;

fn dispute(end: Option<DisputeEnd>) -> Dispute {
    Dispute {
        id: DisputeId(1),
        subject: DisputeSubject::Invoice(InvoiceId(1)),
        on: ymd("2026-11-10"),
        reason: "The pilot never ran".into(),
        by: String::new(),
        end,
    }
}

#[test]
fn s94_the_amount_in_dispute_is_what_is_open_and_never_above_the_disputed_lines() {
    let of = |open: &str, extent: &Extent| amount(money(open), extent).unwrap();
    let lines = |all: &[&str]| Extent::Lines(all.iter().map(|line| money(line)).collect());
    assert_eq!(of("1230.00 EUR", &Extent::Whole), money("1230.00 EUR"));
    assert_eq!(of("1230.00 EUR", &lines(&["492.00 EUR"])), money("492.00 EUR"));
    assert_eq!(of("300.00 EUR", &lines(&["492.00 EUR"])), money("300.00 EUR"), "the rest is paid");
    assert_eq!(of("1230.00 EUR", &lines(&["492.00 EUR", "738.00 EUR"])), money("1230.00 EUR"));
    assert_eq!(of("0.00 EUR", &Extent::Whole), money("0.00 EUR"));
    assert_eq!(of("-10.00 EUR", &Extent::Whole), money("0.00 EUR"), "the client's money is in nobody's dispute");
    assert!(amount(money("1.00 EUR"), &lines(&["1.00 USD"])).is_err());
}

#[test]
fn s94_a_dispute_has_its_days_and_no_others() {
    let today = ymd("2026-11-16");
    let first = ymd("2026-11-02");
    assert_eq!(check_day("2026-001", first, first, today), Ok(()));
    assert_eq!(check_day("2026-001", today, first, today), Ok(()));
    let early = check_day("2026-001", ymd("2026-11-01"), first, today);
    assert_eq!(early.map_err(|r| r.code()), Err("disputed_too_early"));
    assert_eq!(check_day("2026-001", ymd("2026-11-17"), first, today).map_err(|r| r.code()), Err("in_the_future"));

    let open = dispute(None);
    let end = |on: &str| open.check_end("2026-001", ymd(on), today).map_err(|r| r.code());
    assert_eq!(end("2026-11-10"), Ok(()));
    assert_eq!(end("2026-11-09"), Err("resolved_too_early"));
    assert_eq!(end("2026-11-17"), Err("in_the_future"));
    assert_eq!(open.days(today), 6);
    let over = dispute(Some(DisputeEnd::TakenBack { on: ymd("2026-11-12"), words: String::new() }));
    assert_eq!(over.check_end("2026-001", today, today).map_err(|r| r.code()), Err("not_disputed"));
    assert_eq!(over.days(today), 2);
}
