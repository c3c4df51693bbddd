//! The verb `import bank`: what the entries of a bank's file may pay, and recording the sure ones.

use crate::arguments::BankImport;
use crate::human;
use crate::outcome::{self, Failure};
use app::App;
use app::bank::{
    self, BankEntries, BankFile, BankFileView, BankRow, CheckBankFile, ChosenEntry, ChosenInvoice, EntryForm,
};
use serde_json::{Value, json};
use std::fs::File;
use std::io::Read;
use std::path::Path;

/// Lists the entries with their proposals; with `--yes` the sure ones are recorded, all of them or none.
pub fn run(app: &App, asked: &BankImport) -> Result<(), Failure> {
    let name = asked.file.file_name().unwrap_or_default().to_string_lossy().into_owned();
    let bytes = read(app, &name, &asked.file)?;
    let view = bank::read_bank_file(app, BankFile { name }, &bytes)?;
    let entries: Vec<ChosenEntry> =
        view.rows.iter().filter(|row| row.is_ticked).map(|row| chosen(&view, row)).collect();
    let recorded = if asked.yes { bank::record_bank_entries(app, BankEntries { entries })? } else { Vec::new() };
    if asked.json {
        return outcome::print(&json!({ "file": view, "recorded": recorded }));
    }
    say(&view)?;
    if !asked.yes {
        let sure = view.rows.iter().filter(|row| row.is_ticked).count();
        return outcome::line(&format!("nothing was recorded; --yes records the {sure} that are sure"));
    }
    for payment in &recorded {
        let numbers: Vec<&str> = payment.parts.iter().map(|part| part.number.as_str()).collect();
        outcome::line(&format!("recorded {} of {} for {}", payment.amount, payment.client_name, numbers.join(", ")))?;
    }
    outcome::line(&format!("{} recorded", recorded.len()))
}

/// No more than a file may have.
fn read(app: &App, name: &str, path: &Path) -> Result<Vec<u8>, Failure> {
    let unreadable = |error: std::io::Error| {
        let mut failure = Failure::file(path, &error);
        failure.0.message = format!("cannot read {}: {error}", path.display());
        failure
    };
    let file = File::open(path).map_err(unreadable)?;
    bank::check_bank_file(
        app,
        CheckBankFile { name: name.to_owned(), size: file.metadata().map_err(unreadable)?.len() },
    )?;
    let mut bytes = Vec::new();
    file.take(bank::BYTES_MAX + 1).read_to_end(&mut bytes).map_err(unreadable)?;
    Ok(bytes)
}

fn chosen(view: &BankFileView, row: &BankRow) -> ChosenEntry {
    let entry = &row.entry;
    let opens = view.open.iter().filter(|open| row.invoices.contains(&open.id));
    let invoices = opens.map(|open| ChosenInvoice { id: open.id, open: open.open.amount().to_string() }).collect();
    ChosenEntry {
        entry: EntryForm {
            booked_on: entry.booked_on.to_string(),
            amount: entry.amount.amount().to_string(),
            currency: entry.amount.currency().code().to_owned(),
            name: entry.name.clone(),
            iban: entry.iban.clone(),
            reference: entry.reference.clone(),
            bank_id: entry.bank_id.clone(),
        },
        invoices,
        difference: None,
        reason: None,
        rest_becomes_credit: None,
    }
}

fn say(view: &BankFileView) -> Result<(), Failure> {
    let numbers = |row: &BankRow| -> String {
        let ids = if row.invoices.is_empty() { &row.choices } else { &row.invoices };
        let named = view.open.iter().filter(|open| ids.contains(&open.id));
        let named: Vec<&str> = named.map(|open| open.number.as_str()).collect();
        named.join(if row.invoices.is_empty() { " or " } else { ", " })
    };
    let row = |row: &BankRow| {
        json!({
            "line": row.line, "day": row.entry.booked_on, "amount": row.entry.amount, "name": row.entry.name,
            "reference": row.entry.reference, "certainty": row.certainty, "for": numbers(row), "client": row.client_name,
            "by": words(&json!(row.reasons)), "perhaps_recorded_on": row.perhaps_recorded_on,
        })
    };
    let rows: Vec<Value> = view.rows.iter().map(row).collect();
    outcome::line(&format!("{}, {}", view.name, view.layout))?;
    human::table(
        &["line", "day", "amount", "name", "reference", "certainty", "for", "client", "by", "perhaps_recorded_on"],
        &rows,
    )?;
    for left in &view.left_counts {
        outcome::line(&format!("left aside, {}: {}", word(&json!(left.why)), left.count))?;
    }
    for left in view.left.iter().filter(|left| left.entry.is_none()) {
        outcome::line(&format!("line {}, {}: {}", left.line, word(&json!(left.why)), left.text))?;
    }
    Ok(())
}

fn words(list: &Value) -> String {
    list.as_array().into_iter().flatten().map(word).collect::<Vec<_>>().join(", ")
}

fn word(value: &Value) -> String {
    value.as_str().unwrap_or_default().replace('_', " ")
}
