//! The journal as a batch of bookings for DATEV: format EXTF 700, category 21, version 13, as its maker describes it in
//! public. Windows-1252, CRLF, semicolons, decimal commas. Each row books one account against another.
//!
//! Income that stands for one rate is booked with its tax in one sum: such accounts take the tax out by themselves. All
//! other tax is booked on its own account. A letter that Windows-1252 lacks is written with the nearest one, and as `?`
//! where there is none.

use super::Told;
use crate::problem::AppError;
use chrono::{Datelike, NaiveDate};
use domain::bookings::{Account, Booking, Posting};
use domain::payment_code::nearest;
use domain::{Money, Refusal, Why};
use encoding_rs::WINDOWS_1252;

/// Most rows of one batch.
const ROWS_MAX: usize = 99_999;
/// Longest document number of a row, and longest text.
const NUMBER_MAX: usize = 36;
const TEXT_MAX: usize = 60;
/// Places of the columns that a row fills, from 0.
const AMOUNT: usize = 0;
const SIDE: usize = 1;
const ACCOUNT: usize = 6;
const AGAINST: usize = 7;
const DAY: usize = 9;
const NUMBER: usize = 10;
const TEXT: usize = 13;
const BUYER_VAT: usize = 39;
const DUE: usize = 116;

pub(super) fn written(told: &Told) -> Result<Vec<u8>, AppError> {
    let year = year_of(told)?;
    let [of] = told.all.as_slice() else {
        let currencies = told.all.iter().map(|of| of.currency.code()).collect::<Vec<_>>().join(", ");
        return Err(Refusal::OneCurrencyOnly { currencies }.into());
    };
    let mut rows = Vec::new();
    let mut length = None;
    for booking in &of.bookings {
        rows.extend(rows_of(told, booking, &mut length)?);
    }
    if rows.len() > ROWS_MAX {
        return Err(AppError::invalid("period", Why::TooMany { max: ROWS_MAX }));
    }
    let heads = heads();
    let mut text = head(told, year, of.currency.code(), length.unwrap_or(4));
    text.push_str("\r\n");
    text.push_str(&heads.join(";"));
    text.push_str("\r\n");
    for row in rows {
        text.push_str(&row.join(";"));
        text.push_str("\r\n");
    }
    let (bytes, _, is_lost) = WINDOWS_1252.encode(&text);
    assert!(!is_lost, "every text was brought into the letters of the format");
    Ok(bytes.into_owned())
}

/// The first day of the business year of the period. Errors: `PeriodCrossesYear`.
fn year_of(told: &Told) -> Result<NaiveDate, AppError> {
    let begins = told.books.year_begins;
    let first = |of: NaiveDate| {
        let year = if of.month() < begins { of.year() - 1 } else { of.year() };
        NaiveDate::from_ymd_opt(year, begins, 1).ok_or(AppError::invalid("period", Why::NotAPeriod))
    };
    let (of_first, of_last) = (first(told.period.from)?, first(told.until.max(told.period.from))?);
    if of_first == of_last { Ok(of_first) } else { Err(Refusal::PeriodCrossesYear { begins: of_last }.into()) }
}

/// The line that says what the batch is. The moment of its making is its day alone, so that a day gives the same bytes.
fn head(told: &Told, year: NaiveDate, currency: &str, length: usize) -> String {
    let day = |day: NaiveDate| day.format("%Y%m%d").to_string();
    let firm = told.books.datev;
    let frame = match told.books.chart.kind {
        domain::bookings::ChartKind::Skr03 => "\"03\"",
        domain::bookings::ChartKind::Skr04 => "\"04\"",
        domain::bookings::ChartKind::Plain => "\"\"",
    };
    let until = told.until.max(told.period.from);
    let made = format!("{}000000000", day(told.today));
    let fields: [String; 31] = [
        "\"EXTF\"".into(),
        "700".into(),
        "21".into(),
        "\"Buchungsstapel\"".into(),
        "13".into(),
        made,
        String::new(),
        "\"\"".into(),
        "\"\"".into(),
        "\"\"".into(),
        firm.consultant.to_string(),
        firm.client.to_string(),
        day(year),
        length.to_string(),
        day(told.period.from),
        day(until),
        quoted(&format!("Milepost {}", told.period.name()), 30),
        "\"\"".into(),
        "1".into(),
        "0".into(),
        "0".into(),
        quoted(currency, 3),
        String::new(),
        "\"\"".into(),
        String::new(),
        String::new(),
        frame.into(),
        String::new(),
        String::new(),
        "\"\"".into(),
        "\"\"".into(),
    ];
    fields.join(";")
}

/// A text in quotes, in letters that the format has, at most so long.
fn quoted(text: &str, max: usize) -> String {
    let is_known = |c: char| !c.is_control() && !WINDOWS_1252.encode(c.encode_utf8(&mut [0; 4])).2;
    let one_line: String = text.chars().map(|c| if c.is_control() { ' ' } else { c }).collect();
    let cut: String = nearest(&one_line, is_known).chars().take(max).collect();
    format!("\"{}\"", cut.trim().replace('"', "\"\""))
}

/// A document number as the format takes it: letters of ASCII, digits and `$&%*+-/`.
fn number(text: &str) -> String {
    let is_known = |c: char| c.is_ascii_alphanumeric() || matches!(c, '$' | '&' | '%' | '*' | '+' | '-' | '/');
    let known: String =
        nearest(text.trim(), |c| is_known(c) || c == '?').chars().map(|c| if is_known(c) { c } else { '-' }).collect();
    format!("\"{}\"", known.chars().take(NUMBER_MAX).collect::<String>())
}

/// An account of the chart, which must be a number. `length`: how many digits accounts that are nobody's have; all alike.
fn account(told: &Told, of: &Account, length: &mut Option<usize>) -> Result<String, AppError> {
    let name = told.books.chart.name(of);
    let refused = || AppError::from(Refusal::AccountIsNoNumber { account: name.clone() });
    if !(4..=9).contains(&name.len()) || !name.bytes().all(|b| b.is_ascii_digit()) {
        return Err(refused());
    }
    // A person's account has one digit more.
    let is_persons = of.client().is_some() && name.len() > 4 && length.is_none_or(|known| name.len() > known);
    if !is_persons {
        match *length {
            Some(known) if known != name.len() => return Err(refused()),
            Some(_) => {}
            None if name.len() > 8 => return Err(refused()),
            None => *length = Some(name.len()),
        }
    }
    Ok(name)
}

/// The other sides with what each comes to: income that takes its tax out by itself with that tax, and of all tax what is left.
fn sides<'a>(told: &Told, of: &'a Booking) -> Result<Vec<(&'a Posting, Money)>, AppError> {
    let mut sides = Vec::with_capacity(of.others.len());
    let with_tax = |posting: &&Posting| posting.tax.is_some() && told.books.chart.takes_tax_out(&posting.account);
    for posting in &of.others {
        let own = of.others.iter().filter(with_tax);
        let amount = match &posting.account {
            Account::OutputTax(key) => {
                let is_of = |account: &Account| matches!(account, Account::Income { taxes, .. } if taxes.as_slice() == [key.clone()]);
                let inside = own.filter(|income| is_of(&income.account)).filter_map(|income| income.tax);
                inside.into_iter().try_fold(posting.amount, Money::minus)?
            }
            _ if with_tax(&posting) => posting.tax.map_or(Ok(posting.amount), |tax| posting.amount.plus(tax))?,
            _ => posting.amount,
        };
        if !amount.is_zero() {
            sides.push((posting, amount));
        }
    }
    Ok(sides)
}

fn rows_of(told: &Told, of: &Booking, length: &mut Option<usize>) -> Result<Vec<Vec<String>>, AppError> {
    let sides = sides(told, of)?;
    let client = told.client(of.client);
    let about = if of.text.is_empty() { client.to_owned() } else { format!("{client}, {}", of.text) };
    let mut rows = Vec::with_capacity(sides.len());
    for (against, amount) in sides {
        let mut row = vec![String::new(); heads().len()];
        // A payment is told by the invoice that it settles, so that open items find each other.
        row[AMOUNT] = format!("{:.2}", amount.amount().abs()).replace('.', ",");
        // The side of the first account: what is a credit of the other one is its debit.
        row[SIDE] = if amount.is_negative() { "\"S\"" } else { "\"H\"" }.to_owned();
        row[ACCOUNT] = account(told, &of.main.account, length)?;
        row[AGAINST] = account(told, &against.account, length)?;
        row[DAY] = of.on.format("%d%m").to_string();
        row[NUMBER] = number(if against.number.is_empty() { &of.number } else { &against.number });
        row[TEXT] = quoted(&about, TEXT_MAX);
        if let Some(vat) = &of.buyer_vat {
            row[BUYER_VAT] = quoted(&vat.replace([' ', '.', '-'], ""), 15);
        }
        if let Some(due) = of.due_on {
            row[DUE] = due.format("%d%m%Y").to_string();
        }
        rows.push(row);
    }
    Ok(rows)
}

/// The names of all columns of version 13, in their order.
fn heads() -> Vec<String> {
    let numbered = |name: &str, kinds: [&str; 2], count: u32| -> Vec<String> {
        (1..=count).flat_map(|at| kinds.map(|kind| format!("{name} - {kind} {at}"))).collect()
    };
    let plain = |names: &[&str]| names.iter().map(|name| (*name).to_owned()).collect::<Vec<_>>();
    [
        plain(&FIRST),
        numbered("Beleginfo", ["Art", "Inhalt"], 8),
        plain(&MIDDLE),
        numbered("Zusatzinformation", ["Art", "Inhalt"], 20),
        plain(&LAST),
    ]
    .concat()
}

const FIRST: [&str; 20] = [
    "Umsatz (ohne Soll/Haben-Kz)",
    "Soll/Haben-Kennzeichen",
    "WKZ Umsatz",
    "Kurs",
    "Basis-Umsatz",
    "WKZ Basis-Umsatz",
    "Konto",
    "Gegenkonto (ohne BU-Schlüssel)",
    "BU-Schlüssel",
    "Belegdatum",
    "Belegfeld 1",
    "Belegfeld 2",
    "Skonto",
    "Buchungstext",
    "Postensperre",
    "Diverse Adressnummer",
    "Geschäftspartnerbank",
    "Sachverhalt",
    "Zinssperre",
    "Beleglink",
];
const MIDDLE: [&str; 11] = [
    "KOST1 - Kostenstelle",
    "KOST2 - Kostenstelle",
    "Kost-Menge",
    "EU-Land u. UStID (Bestimmung)",
    "EU-Steuersatz (Bestimmung)",
    "Abw. Versteuerungsart",
    "Sachverhalt L+L",
    "Funktionsergänzung L+L",
    "BU 49 Hauptfunktionstyp",
    "BU 49 Hauptfunktionsnummer",
    "BU 49 Funktionsergänzung",
];
const LAST: [&str; 38] = [
    "Stück",
    "Gewicht",
    "Zahlweise",
    "Forderungsart",
    "Veranlagungsjahr",
    "Zugeordnete Fälligkeit",
    "Skontotyp",
    "Auftragsnummer",
    "Buchungstyp",
    "USt-Schlüssel (Anzahlungen)",
    "EU-Land (Anzahlungen)",
    "Sachverhalt L+L (Anzahlungen)",
    "EU-Steuersatz (Anzahlungen)",
    "Erlöskonto (Anzahlungen)",
    "Herkunft-Kz",
    "Buchungs GUID",
    "KOST-Datum",
    "SEPA-Mandatsreferenz",
    "Skontosperre",
    "Gesellschaftername",
    "Beteiligtennummer",
    "Identifikationsnummer",
    "Zeichnernummer",
    "Postensperre bis",
    "Bezeichnung SoBil-Sachverhalt",
    "Kennzeichen SoBil-Buchung",
    "Festschreibung",
    "Leistungsdatum",
    "Datum Zuord. Steuerperiode",
    "Fälligkeit",
    "Generalumkehr (GU)",
    "Steuersatz",
    "Land",
    "Abrechnungsreferenz",
    "BVV-Position",
    "EU-Land u. UStID (Ursprung)",
    "EU-Steuersatz (Ursprung)",
    "Abw. Skontokonto",
];
