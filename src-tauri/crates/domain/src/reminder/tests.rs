use super::*;
use ReminderLevel::{Firm, Friendly, Last};

fn day(text: &str) -> NaiveDate {
    text.parse().unwrap()
}

#[test]
fn s47_levels_follow_the_days() {
    let days = ReminderDays::default();
    let sent = |level, on: &str| Some(Reminded { level, on: day(on) });
    // What was sent, today, level of the next one, whether it is due.
    let table = [
        (None, "2026-12-01", Friendly, false),
        (None, "2026-12-03", Friendly, false),
        (None, "2026-12-04", Friendly, true),
        (sent(Friendly, "2026-12-04"), "2026-12-04", Friendly, false),
        (sent(Friendly, "2026-12-04"), "2026-12-13", Friendly, false),
        (sent(Friendly, "2026-12-04"), "2026-12-14", Firm, true),
        (sent(Firm, "2026-12-14"), "2026-12-27", Firm, false),
        (sent(Firm, "2026-12-14"), "2026-12-28", Last, true),
        (sent(Last, "2026-12-28"), "2027-06-30", Last, false),
    ];
    for (last, today, level, is_due) in table {
        let standing = ReminderStanding::of(day("2026-12-01"), last, &days, day(today));
        assert_eq!((standing.level, standing.is_due(day(today))), (level, is_due), "{last:?} on {today}");
    }
}

#[test]
fn a_day_has_one_reminder_even_without_a_wait() {
    let days = ReminderDays { first: 0, second: 0, third: 0, pay_within: 0 };
    let today = day("2026-12-02");
    let last = Some(Reminded { level: Friendly, on: today });
    assert!(!ReminderStanding::of(day("2026-12-01"), last, &days, today).is_due(today));
    assert!(ReminderStanding::of(day("2026-12-01"), last, &days, day("2026-12-03")).is_due(day("2026-12-03")));
}

#[test]
fn the_firmest_item_sets_the_tone() {
    let of = |level| ReminderStanding { level, due_from: None, last: None };
    assert_eq!(tone(&[of(Friendly), of(Firm), of(Firm)]), Some((Firm, 1)));
    assert_eq!(tone(&[of(Friendly)]), Some((Friendly, 0)));
    assert_eq!(tone(&[]), None);
}

#[test]
fn places_are_filled_once_and_unknown_ones_are_named() {
    let value = |name: &str| match name {
        "client" => Some("{total} & Söhne".to_owned()),
        "total" => Some("1.00".to_owned()),
        _ => None,
    };
    for (text, expected) in [
        ("{client} owes {total}", "{total} & Söhne owes 1.00"),
        ("a { b } {} {", "a { b } {} {"),
        ("{{total}}", "{1.00}"),
        ("{klient}", "{klient}"),
        ("", ""),
    ] {
        assert_eq!(fill(text, value), expected, "{text}");
    }
    for good in ["{client} {due}", "a { b", "{}", "{ client }", "{total"] {
        assert_eq!(check_places(good), Ok(()), "{good}");
    }
    for (bad, name) in [("{klient}", "klient"), ("{client} {Total}", "Total"), ("{{größe}}", "größe")] {
        assert!(matches!(check_places(bad), Err(Why::UnknownPlace { name: of, .. }) if of == name), "{bad}");
    }
}
