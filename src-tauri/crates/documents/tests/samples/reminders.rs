//! Reminders to set, made of the sample invoices.

use domain::papers::{ReminderItem, ReminderLetter};
use domain::reminder::ReminderLevel;
use domain::{Currency, InvoiceBody, Money};

use super::{day, papers};

fn item(number: &str, title: &str, late: i64, open: Money) -> ReminderItem {
    let today = day(2026, 12, 22);
    let due_on = today - chrono::Duration::days(late);
    ReminderItem {
        number: number.into(),
        title: title.into(),
        issued_on: due_on - chrono::Duration::days(30),
        due_on,
        days_late: u32::try_from(late).expect("days"),
        open,
        interest: None,
    }
}

/// Two invoices, the older one since weeks, without interest.
pub fn reminder(body: &InvoiceBody) -> ReminderLetter {
    let mut letter = papers::letter(body);
    letter.dated_on = day(2026, 12, 22);
    letter.order_number = String::new();
    letter.project.code = String::new();
    letter.project.title = String::new();
    let amount = |minor: i64| Money::from_minor(minor, body.currency).expect("an amount");
    ReminderLetter {
        letter,
        level: ReminderLevel::Firm,
        opening: "Dear accounts team,\n\nwe have not received your payment of the following yet.".into(),
        closing: "Please transfer the amount by 29 December 2026.\n\nKind regards,\nElin Sandberg".into(),
        items: vec![
            item("2026-034", "Kick-off", 25, amount(531_360)),
            item("2026-038", "Audit report", 2, amount(885_600)),
        ],
        totals: vec![amount(1_416_960)],
        interest_note: String::new(),
        payment_methods: body.payment_methods.clone(),
    }
}

/// The last notice, with interest, in two currencies.
pub fn with_interest(body: &InvoiceBody) -> ReminderLetter {
    let mut reminder = reminder(body);
    reminder.level = ReminderLevel::Last;
    for item in &mut reminder.items {
        item.interest = Some(Money::from_minor(3_694, body.currency).expect("an amount"));
    }
    let yen = Money::from_minor(120_000, Currency::parse("JPY").expect("a currency")).expect("an amount");
    reminder.items.push(item("2026-039", "Workshop in Osaka", 1, yen));
    reminder.totals.push(yen);
    reminder.interest_note = "Interest to date at 10.15 % a year would be 73.88; we do not charge it.".into();
    reminder
}

/// As many invoices as asked for.
pub fn reminder_of(count: usize, body: &InvoiceBody) -> ReminderLetter {
    let mut reminder = reminder(body);
    reminder.items = vec![reminder.items[0].clone(); count];
    reminder.level = ReminderLevel::Friendly;
    reminder.payment_methods.clear();
    reminder
}
