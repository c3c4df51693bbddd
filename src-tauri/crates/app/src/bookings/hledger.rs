//! The journal for hledger: what was open before, every booking with its documents as tags, and at the end what every
//! client owes and has as assertions, so that a journal in which a cent is lost does not load.
//!
//! Accounts have plain English paths, which name what kind they are; the numbers of the chart stand beside them.

use super::Told;
use crate::problem::AppError;
use domain::bookings::{Account, Booking, Bookings, Held, Income, Treatment};
use domain::{ClientId, Money};
use std::collections::{BTreeMap, BTreeSet};
use std::fmt::Write;

const OPENING: &str = "equity:opening balances";

pub(super) fn written(told: &Told) -> Result<Vec<u8>, AppError> {
    let names = Names::of(told);
    let mut text = format!("; Journal of {} to {}\ndecimal-mark .\n\n", told.period.from, told.until);
    for (path, number) in accounts(told, &names) {
        let _fits = writeln!(text, "account {path}{}", beside(&number));
    }
    for of in &told.all {
        let _fits = writeln!(text, "commodity 1000.{} {}", "0".repeat(places(of)), of.currency.code());
    }
    text.push('\n');
    for of in &told.all {
        opening(&mut text, told, of, &names)?;
    }
    let mut bookings: Vec<&Booking> = told.all.iter().flat_map(|of| &of.bookings).collect();
    bookings.sort_by_key(|booking| booking.on);
    for booking in bookings {
        transaction(&mut text, told, booking, &names);
    }
    for of in &told.all {
        closing(&mut text, told, of, &names);
    }
    Ok(text.into_bytes())
}

fn places(of: &Bookings) -> usize {
    usize::try_from(of.currency.scale()).unwrap_or(2)
}

/// The account's number of the chart, where it says more than the path.
fn beside(number: &str) -> String {
    let number = plain(number);
    if number.is_empty() { String::new() } else { format!("  ; {number}") }
}

/// A text on one line that ends no description, comment or tag: no line ends, no `;`, no runs of blanks, which end the name
/// of an account.
fn plain(text: &str) -> String {
    let swapped = |c: char| if c.is_control() || matches!(c, ';' | '|') { ' ' } else { c };
    text.chars().map(swapped).collect::<String>().split_whitespace().collect::<Vec<_>>().join(" ")
}

/// A text as one step of a path: no `:`, and nothing that makes an account virtual or marks it.
fn step(text: &str) -> String {
    let swapped =
        |c: char| if matches!(c, ':' | '(' | ')' | '[' | ']' | '*' | '!' | '=' | '@' | '"') { '-' } else { c };
    let step = plain(&text.chars().map(swapped).collect::<String>());
    if step.is_empty() { "-".to_owned() } else { step }
}

/// A value of a tag, which a comma would end.
fn tagged(text: &str) -> String {
    plain(&text.replace([',', ':'], " "))
}

/// What clients are called in paths, each by a name of its own.
struct Names(BTreeMap<ClientId, String>);

impl Names {
    fn of(told: &Told) -> Self {
        let mut count: BTreeMap<String, usize> = BTreeMap::new();
        for name in told.clients.values() {
            *count.entry(step(name)).or_default() += 1;
        }
        let name = |(id, name): (&ClientId, &String)| {
            let step = step(name);
            let is_alone = count.get(&step) == Some(&1);
            (*id, if is_alone { step } else { format!("{step} {}", id.0) })
        };
        Self(told.clients.iter().map(name).collect())
    }

    fn client(&self, id: ClientId) -> String {
        self.0.get(&id).cloned().unwrap_or_else(|| id.0.to_string())
    }

    fn path(&self, account: &Account) -> String {
        match account {
            Account::Receivable(client) => format!("assets:receivable:{}", self.client(*client)),
            Account::ClientCredit(client) => format!("liabilities:client credit:{}", self.client(*client)),
            Account::Bank => "assets:bank".to_owned(),
            Account::BankFees => "expenses:bank fees".to_owned(),
            Account::TaxWithheld => "assets:tax withheld".to_owned(),
            Account::WriteOffs => "expenses:write-offs".to_owned(),
            Account::ExchangeGains => "revenues:exchange gains".to_owned(),
            Account::ExchangeLosses => "expenses:exchange losses".to_owned(),
            // The name by which hledger knows it as an account of conversions.
            Account::Conversion => "equity:conversion".to_owned(),
            Account::OutputTax(tax) => format!("liabilities:tax:{}", step(&format!("{} {}", tax.name, tax.rate))),
            Account::Income { income, treatment, taxes } => {
                let rates: Vec<String> = taxes.iter().map(|tax| format!("{} {}", tax.name, tax.rate)).collect();
                let rates = if rates.is_empty() { String::new() } else { format!(" {}", rates.join(" and ")) };
                let of = step(&format!("{}{rates}", spoken(*treatment)));
                match income {
                    Income::Revenue => format!("revenues:{of}"),
                    Income::Deposits => format!("liabilities:deposits:{of}"),
                    Income::Discounts => format!("expenses:discounts:{of}"),
                }
            }
        }
    }
}

fn spoken(treatment: Treatment) -> &'static str {
    match treatment {
        Treatment::Taxed => "taxed",
        Treatment::ZeroRated => "zero rated",
        Treatment::Exempt => "exempt",
        Treatment::ReverseChargeHome => "reverse charge at home",
        Treatment::ReverseChargeUnion => "reverse charge in the EU",
        Treatment::IntraCommunity => "intra-community",
        Treatment::Export => "export",
        Treatment::OutsideScope => "outside scope",
        Treatment::Untaxed => "untaxed",
    }
}

/// Every account that is touched, with its number of the chart.
fn accounts(told: &Told, names: &Names) -> BTreeSet<(String, String)> {
    let of = |account: &Account| (names.path(account), told.books.chart.name(account));
    let mut all: BTreeSet<(String, String)> = BTreeSet::new();
    for bookings in &told.all {
        all.extend(bookings.bookings.iter().flat_map(Booking::postings).map(|posting| of(&posting.account)));
        for client in bookings.closing.keys() {
            all.insert(of(&Account::Receivable(*client)));
            all.insert(of(&Account::ClientCredit(*client)));
        }
        if !bookings.opening.is_empty() {
            all.insert((OPENING.to_owned(), String::new()));
        }
    }
    all
}

fn amount(of: Money) -> String {
    format!("{} {}", of.amount(), of.currency().code())
}

fn line(text: &mut String, path: &str, of: &str) {
    let _fits = writeln!(text, "    {path}  {of}");
}

/// What clients owed and had before the first day. Errors: `TooLarge`.
fn opening(text: &mut String, told: &Told, of: &Bookings, names: &Names) -> Result<(), AppError> {
    if of.opening.is_empty() {
        return Ok(());
    }
    let _fits = writeln!(text, "{} * Open before  ; currency:{}", told.period.from, of.currency.code());
    let mut sum = Money::zero(of.currency);
    for (client, Held { receivable, credit }) in &of.opening {
        for (account, held) in [(Account::Receivable(*client), receivable), (Account::ClientCredit(*client), credit)] {
            if !held.is_zero() {
                sum = sum.plus(*held)?;
                line(text, &names.path(&account), &amount(*held));
            }
        }
    }
    line(text, OPENING, &amount(sum.negated()));
    text.push('\n');
    Ok(())
}

fn transaction(text: &mut String, told: &Told, of: &Booking, names: &Names) {
    let code = step(&of.number);
    let code = if of.number.trim().is_empty() { String::new() } else { format!("({code}) ") };
    let about = plain(&of.text);
    let about = if about.is_empty() { String::new() } else { format!(" | {about}") };
    let kind = serde_json::to_value(of.kind).ok().and_then(|word| word.as_str().map(str::to_owned)).unwrap_or_default();
    let due = of.due_on.map(|day| format!(", due:{day}")).unwrap_or_default();
    let _fits = writeln!(text, "{} * {code}{}{about}  ; kind:{kind}{due}", of.on, plain(told.client(of.client)));
    for posting in of.postings() {
        let tag = tagged(&posting.number);
        let tag = if tag.is_empty() { String::new() } else { format!("  ; invoice:{tag}") };
        line(text, &names.path(&posting.account), &format!("{}{tag}", amount(posting.amount)));
    }
    text.push('\n');
}

/// What every client owes and has at the end: hledger refuses a journal that comes to anything else.
fn closing(text: &mut String, told: &Told, of: &Bookings, names: &Names) {
    if of.closing.is_empty() {
        return;
    }
    let _fits =
        writeln!(text, "{} * Open at the end  ; currency:{}", told.until.max(told.period.from), of.currency.code());
    let zero = amount(Money::zero(of.currency));
    for (client, Held { receivable, credit }) in &of.closing {
        for (account, held) in [(Account::Receivable(*client), receivable), (Account::ClientCredit(*client), credit)] {
            line(text, &names.path(&account), &format!("{zero} = {}", amount(*held)));
        }
    }
    text.push('\n');
}
