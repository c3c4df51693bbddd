//! Statements of a client to set, made of the sample invoices.

use domain::as_at::Dated;
use domain::papers::ClientStatement;
use domain::statement::{OverdueInvoice, Statement, StatementEntry, StatementKind};
use domain::{Currency, InvoiceBody, InvoiceId, Money};

use super::{day, papers};

fn entry(kind: StatementKind, number: &str, amount: Money, on: chrono::NaiveDate) -> StatementEntry {
    let invoice = (!number.is_empty()).then_some(InvoiceId(1));
    let (number, text) = (number.into(), String::new());
    StatementEntry { on, kind, invoice, number, text, takes_back: None, amount, settles: Vec::new() }
}

fn dated(fact: StatementEntry, recorded_on: chrono::NaiveDate) -> Dated<StatementEntry> {
    Dated { counts_on: fact.on, fact, recorded_on }
}

/// Every kind of entry in November, one of them entered late, and one of October.
fn account(currency: Currency) -> Statement {
    let amount = |minor: i64| Money::from_minor(minor, currency).expect("an amount");
    let on = |month, of| day(2026, month, of);
    let told =
        |kind, number: &str, minor: i64, on: chrono::NaiveDate| dated(entry(kind, number, amount(minor), on), on);
    let named = |of: Dated<StatementEntry>, text: &str| {
        let fact = StatementEntry { text: text.into(), ..of.fact };
        Dated { fact, ..of }
    };
    let settling = |mut of: Dated<StatementEntry>, numbers: Vec<String>| {
        of.fact.settles = numbers;
        of
    };
    let one = || vec!["2026-018".to_owned()];
    let mut late = settling(told(StatementKind::Payment, "", -100_000, on(10, 20)), one());
    late.recorded_on = on(11, 2);
    let mut later = named(told(StatementKind::Payment, "", -300_000, on(11, 27)), "RF18 2026 041");
    later.fact.settles = (11..41).map(|number| format!("2026-{number:03}")).collect();
    later.recorded_on = on(12, 3);
    let mut back = settling(told(StatementKind::Reversal, "", 100_000, on(11, 9)), one());
    back.fact.takes_back = Some(on(10, 20));
    let entries = vec![
        told(StatementKind::Invoice, "2026-018", 885_600, on(8, 3)),
        late,
        named(told(StatementKind::Invoice, "2026-041", 1_180_800, on(11, 3)), "Pilot route live"),
        settling(told(StatementKind::CreditNote, "2026-042", -24_600, on(11, 5)), vec!["2026-041".to_owned()]),
        back,
        told(StatementKind::BankFee, "2026-041", -1_500, on(11, 12)),
        told(StatementKind::TaxWithheld, "2026-041", -50_000, on(11, 12)),
        told(StatementKind::WriteOff, "2026-018", -400, on(11, 20)),
        told(StatementKind::Refund, "", 5_000, on(11, 25)),
        later,
    ];
    let overdue = |id: i64, number: &str, due: chrono::NaiveDate, minor: i64| OverdueInvoice {
        invoice: InvoiceId(id),
        number: number.into(),
        due_on: due,
        days_late: u32::try_from((on(11, 30) - due).num_days()).expect("days"),
        open: amount(minor),
    };
    let overdue = vec![overdue(1, "2026-018", on(9, 2), 785_200), overdue(2, "2026-030", on(11, 28), 12_000)];
    Statement::of(&entries, (Some(on(11, 1)), on(11, 30)), currency, overdue).expect("a statement")
}

/// November of a client, printed in December.
pub fn statement(body: &InvoiceBody) -> ClientStatement {
    let mut letter = papers::letter(body);
    letter.dated_on = day(2026, 12, 4);
    letter.order_number = String::new();
    letter.project.code = String::new();
    letter.project.title = String::new();
    let (from, to) = (Some(day(2026, 11, 1)), day(2026, 11, 30));
    ClientStatement { letter, from, to, accounts: vec![account(body.currency)] }
}

/// The same account in three currencies, one without and one with three decimals.
pub fn in_several_currencies(body: &InvoiceBody) -> ClientStatement {
    let mut statement = statement(body);
    let more = ["JPY", "KWD"].map(|code| account(Currency::parse(code).expect("a currency")));
    statement.accounts.extend(more);
    statement
}

/// As many entries and overdue invoices as asked for.
pub fn statement_of(count: usize, body: &InvoiceBody) -> ClientStatement {
    let mut statement = statement(body);
    let account = &mut statement.accounts[0];
    let (row, overdue) = (account.rows[0].clone(), account.overdue[0].clone());
    account.rows = vec![row; count];
    account.overdue = vec![overdue; count];
    statement
}

/// Nothing happened, and the client's money lies with the seller.
pub fn bare_statement(body: &InvoiceBody) -> ClientStatement {
    let mut statement = statement(body);
    let account = &mut statement.accounts[0];
    let zero = Money::zero(account.currency);
    account.closing = Money::from_minor(-7_000, account.currency).expect("an amount");
    (account.charged, account.settled, account.overdue_total) = (zero, zero, zero);
    account.rows.clear();
    account.earlier.clear();
    account.overdue.clear();
    statement.from = None;
    statement
}
