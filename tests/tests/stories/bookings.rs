//! The accountant's journal by hand-computed books: as a table, as a batch for DATEV and for hledger.

use crate::world::{World, fields, halden, id, line};
use serde_json::{Value, json};
use std::collections::BTreeMap;
use std::process::{Command, Stdio};

fn bytes(w: &World, format: &str, asked: Value) -> Vec<u8> {
    app::bytes::bytes(w.app(), format, asked.clone()).unwrap_or_else(|problem| panic!("{format} {asked}: {problem:?}"))
}

pub fn text(w: &World, format: &str, asked: Value) -> String {
    String::from_utf8(bytes(w, format, asked)).expect("the journal is UTF-8")
}

/// The cells of a line; a comma within quotes ends none.
fn cells(line: &str) -> Vec<String> {
    let (mut cells, mut is_quoted) = (vec![String::new()], false);
    for c in line.chars() {
        match c {
            '"' => is_quoted = !is_quoted,
            ',' if !is_quoted => cells.push(String::new()),
            other => cells.last_mut().unwrap().push(other),
        }
    }
    cells
}

/// Each booking on a line: day, kind, then every account with its debit, or its credit below zero.
pub fn told(w: &World, asked: Value) -> Vec<String> {
    let text = text(w, "journal_csv", asked);
    let mut lines = text.lines();
    let heads = cells(lines.next().unwrap());
    let mut bookings: Vec<(String, String)> = Vec::new();
    for line in lines {
        let row: BTreeMap<String, String> = heads.iter().cloned().zip(cells(line)).collect();
        if bookings.last().is_none_or(|(number, _)| *number != row["booking"]) {
            bookings.push((row["booking"].clone(), format!("{} {}:", row["on"], row["kind"])));
        }
        let amount = if row["credit"].is_empty() { row["debit"].clone() } else { format!("-{}", row["credit"]) };
        let rate = if row["rate"].is_empty() { String::new() } else { format!(" {}%", row["rate"]) };
        let told = &mut bookings.last_mut().unwrap().1;
        *told = format!("{told} {}{rate} {amount},", row["account_is"]);
    }
    bookings.into_iter().map(|(_, told)| told.trim_end_matches(',').to_owned()).collect()
}

/// A year in which everything happens to invoices of one client at 23 percent.
fn year() -> World {
    let mut w = World::on("2026-01-31");
    let client = w.client();
    let first = w.bill_freely(client, "Retainer January", "1000");
    w.restart("2026-02-28");
    let short = json!({ "invoices": [first["id"]], "amount": "1200", "difference": "bank_fee", "reason": "Abroad" });
    let paid = w.ok("record_payment", short);
    w.restart("2026-03-31");
    let second = w.bill_freely(client, "Retainer March", "500");
    let more =
        json!({ "invoices": [second["id"]], "amount": "700", "rest_becomes_credit": true, "reference": "SEPA 77" });
    w.ok("record_payment", more);
    w.restart("2026-04-01");
    let note = json!({ "id": second["id"], "extent": "lines", "lines": [{ "line": 1, "net": "100" }], "reason": "One day less" });
    w.ok("issue_credit", note);
    w.restart("2026-05-04");
    let third = w.bill_freely(client, "Workshop", "50");
    w.ok("use_credit", json!({ "invoice": third["id"] }));
    w.ok("refund_credit", json!({ "client": client, "amount": "100" }));
    w.restart("2026-10-01");
    w.ok("reverse_payment", json!({ "id": paid["id"], "reason": "Charged back" }));
    w.restart("2026-12-31");
    w.ok("write_off", json!({ "id": first["id"], "reason": "Insolvent" }));
    w
}

#[test]
fn the_journal_of_a_year_in_which_everything_happens() {
    let w = year();
    assert_eq!(
        told(&w, json!({ "period": "2026" })),
        [
            "2026-01-31 invoice: receivable 1230.00, revenue 23% -1000.00, output_tax 23% -230.00",
            "2026-02-28 payment: bank 1200.00, receivable -1200.00",
            "2026-02-28 bank_fee: receivable -30.00, bank_fees 30.00",
            "2026-03-31 invoice: receivable 615.00, revenue 23% -500.00, output_tax 23% -115.00",
            "2026-03-31 payment: bank 700.00, receivable -615.00, client_credit -85.00",
            "2026-04-01 credit_note: receivable -123.00, revenue 23% 100.00, output_tax 23% 23.00",
            "2026-05-04 invoice: receivable 61.50, revenue 23% -50.00, output_tax 23% -11.50",
            "2026-05-04 refund: bank -100.00, receivable 61.50, client_credit 38.50",
            "2026-05-04 credit_used: receivable 61.50, client_credit -61.50",
            "2026-05-04 credit_used: receivable -61.50, client_credit 61.50",
            "2026-10-01 reversal: bank -1200.00, receivable 1200.00",
            "2026-10-01 bank_fee: receivable 30.00, bank_fees -30.00",
            "2026-12-31 write_off: receivable -1230.00, write_offs 1230.00",
        ]
    );
    // A month has what happened in it, and no more.
    assert_eq!(told(&w, json!({ "period": "2026-02" })).len(), 2);
    assert_eq!(told(&w, json!({ "period": "2025" })), Vec::<String>::new());
}

#[test]
fn s48_a_deposit_is_no_revenue_until_the_work_is_billed() {
    let w = World::on("2026-11-16");
    let plan = w.agreed();
    w.ok("save_project", json!({ "id": plan.id, "patch": { "deposit": "10%" } }));
    let deposit = w.ok("issue_invoice", json!({ "id": id(&w.ok("prepare_deposit", json!({ "id": plan.id }))) }));
    w.pay(&deposit);
    w.bill(plan.milestones[0]);
    let told = told(&w, json!({ "period": "2026" }));
    assert_eq!(told[0], "2026-11-16 invoice: receivable 5904.00, deposits 23% -4800.00, output_tax 23% -1104.00");
    let income = |role: &str| -> Vec<&String> { told.iter().filter(|told| told.contains(role)).collect() };
    assert_eq!(income(" revenue 23%").len(), 1, "{told:#?}");
    assert!(income(" revenue 23%")[0].contains("revenue 23% -14400.00, deposits 23% 1440.00"), "{told:#?}");
}

// ---- hledger ----

/// Whether every transaction balances in each currency, and what every account comes to. What hledger does where it is
/// installed; this stands where it is not.
pub fn balanced(journal: &str) -> Result<BTreeMap<(String, String), i64>, String> {
    let mut sums: BTreeMap<(String, String), i64> = BTreeMap::new();
    for transaction in journal.split("\n\n").filter(|of| of.starts_with(|c: char| c.is_ascii_digit())) {
        let mut own: BTreeMap<String, i64> = BTreeMap::new();
        for posting in transaction.lines().skip(1) {
            let posting = posting.split("  ;").next().unwrap();
            let (account, amount) = posting.trim().split_once("  ").ok_or_else(|| format!("no amount: {posting}"))?;
            let (amount, asserted) = amount.split_once(" = ").map_or((amount, None), |(a, b)| (a, Some(b)));
            let read = |text: &str| -> Result<(i64, String), String> {
                let (number, currency) = text.trim().split_once(' ').ok_or_else(|| format!("no currency: {text}"))?;
                let minor = number.replace('.', "").parse().map_err(|_| format!("no number: {text}"))?;
                Ok((minor, currency.to_owned()))
            };
            let (minor, currency) = read(amount)?;
            *own.entry(currency.clone()).or_default() += minor;
            let sum = sums.entry((account.to_owned(), currency)).or_default();
            *sum += minor;
            if let Some(asserted) = asserted
                && read(asserted)?.0 != *sum
            {
                return Err(format!("{account} is {sum}, and {asserted} was asserted"));
            }
        }
        if own.values().any(|sum| *sum != 0) {
            return Err(format!("does not balance: {transaction}"));
        }
    }
    Ok(sums)
}

/// What hledger itself says of a journal; None where it is not installed.
pub fn hledger(journal: &str, verb: &[&str]) -> Option<Result<String, String>> {
    use std::io::Write;
    let mut started = Command::new("hledger");
    started.args(["-f", "-"]).args(verb).env("LC_ALL", "C.UTF-8");
    started.stdin(Stdio::piped()).stdout(Stdio::piped()).stderr(Stdio::piped());
    let mut child = started.spawn().ok()?;
    child.stdin.take().unwrap().write_all(journal.as_bytes()).unwrap();
    let output = child.wait_with_output().unwrap();
    let text = |bytes: Vec<u8>| String::from_utf8_lossy(&bytes).into_owned();
    Some(if output.status.success() { Ok(text(output.stdout)) } else { Err(text(output.stderr)) })
}

#[test]
fn the_journal_for_hledger_comes_to_what_is_open() {
    let mut w = year();
    let client = id(&w.ok("create_client", {
        let mut c = halden();
        c["name"] = json!("Ökø;Håus: (Süd)  \"A\"");
        c
    }));
    w.restart("2027-01-15");
    w.bill_freely(client, "Audit; first: part", "1000.01");
    for period in ["2026", "2026-Q2", "2027", "2026-05-01..2027-01-31"] {
        let journal = text(&w, "journal_hledger", json!({ "period": period }));
        let sums = balanced(&journal).unwrap_or_else(|why| panic!("{period}: {why}\n{journal}"));
        let until = w.ok("report", json!({ "period": period }))["report"].clone();
        let open = until["closing"]["gross"]["amount"].as_str().unwrap().replace('.', "").parse::<i64>().unwrap();
        let owed: i64 =
            sums.iter().filter(|((path, _), _)| path.starts_with("assets:receivable:")).map(|(_, sum)| sum).sum();
        assert_eq!(owed, open, "{period}\n{journal}");
        if let Some(said) = hledger(&journal, &["check"]) {
            said.unwrap_or_else(|why| panic!("{period}: {why}\n{journal}"));
            let said = hledger(&journal, &["balance", "assets:receivable", "--depth", "2", "-N", "-O", "csv"])
                .unwrap()
                .unwrap();
            let figure = said
                .lines()
                .nth(1)
                .map_or("0".to_owned(), |line| cells(line)[1].split(' ').next().unwrap().replace('.', ""));
            assert_eq!(figure.parse::<i64>().unwrap(), open, "{period}: {said}");
        }
    }
    // A cent that is lost is seen, by hledger and by the check that stands for it: in a posting, and at the end.
    let journal = text(&w, "journal_hledger", json!({ "period": "2026" }));
    for (from, to) in [("-1000.00 EUR", "-999.99 EUR"), ("0.00 EUR = 0.00 EUR", "0.00 EUR = 0.01 EUR")] {
        assert!(journal.contains(from), "{journal}");
        let broken = journal.replacen(from, to, 1);
        assert!(balanced(&broken).is_err(), "{from} became {to}");
        if let Some(said) = hledger(&broken, &["check"]) {
            assert!(said.is_err(), "hledger takes {to} for {from}");
        }
    }
}

// ---- DATEV ----

/// A German business with a client at home, one in another country of the EU and one far away.
pub fn german() -> (World, [i64; 3]) {
    let w = World::empty("2026-03-02", "DE");
    w.ok(
        "save_business",
        json!({ "name": "Sandberg Beratung", "street": "Uferweg 14", "city": "Kiel", "postcode": "24103", "country": "DE",
            "email": "elin@sandberg.example", "vat_number": "DE136695976", "bank_iban": "DE89 3704 0044 0532 0130 00" }),
    );
    let client = |name: &str, country: &str, treatment: &str, vat: &str| {
        let mut of = halden();
        (of["name"], of["country"], of["vat_number"]) = (json!(name), json!(country), json!(vat));
        if !treatment.is_empty() {
            of["tax_treatment"] = json!(treatment);
        }
        id(&w.ok("create_client", of))
    };
    let all = [
        client("Łódź & Söhne „Süd“ GmbH", "DE", "", ""),
        client("Halden Rail Ltd", "IE", "reverse_charge", "IE7654321B"),
        client("Osaka Trading", "JP", "outside_scope", ""),
    ];
    (w, all)
}

/// The lines of a batch, each by its cells.
pub fn batch(w: &World, asked: Value) -> Vec<Vec<String>> {
    let bytes = bytes(w, "journal_datev", asked);
    // Windows-1252 is Latin-1 with signs of print between.
    let read = |byte: u8| match byte {
        0x84 => '„',
        0x93 => '“',
        0x80..=0x9f => panic!("no other sign of print stands here: {byte:#x}"),
        other => char::from(other),
    };
    let text: String = bytes.into_iter().map(read).collect();
    let text = text.strip_suffix("\r\n").expect("each line ends").to_owned();
    text.split("\r\n").map(|line| line.split(';').map(str::to_owned).collect()).collect()
}

pub fn short(row: &[String]) -> String {
    let of = |at: usize| row[at].trim_matches('"').to_owned();
    format!("{} {} {} an {} {} {}", of(0), of(1), of(6), of(7), of(9), of(10))
}

#[test]
fn the_batch_for_datev_books_gross_on_accounts_that_take_the_tax_out() {
    let (w, [home, union, abroad]) = german();
    let draft = id(&w.ok("new_invoice", json!({ "client": home })));
    let mut reduced = line("Handbuch", "50");
    reduced["tax_rate"] = json!("7");
    w.ok("save_invoice_draft", json!({ "id": draft, "patch": { "lines": [line("Beratung", "1000"), reduced] } }));
    let first = w.ok("issue_invoice", json!({ "id": draft }));
    w.bill_freely(union, "Audit", "2000");
    w.bill_freely(abroad, "Study", "300");
    let paid =
        json!({ "invoices": [first["id"]], "amount": "1300", "rest_becomes_credit": true, "reference": "Gutschrift" });
    w.ok("record_payment", paid);
    let lines = batch(&w, json!({ "period": "2026" }));
    let head = &lines[0];
    assert_eq!(head.len(), 31);
    assert_eq!(head[..5], ["\"EXTF\"", "700", "21", "\"Buchungsstapel\"", "13"]);
    assert_eq!(head[10..16], ["1001", "1", "20260101", "4", "20260101", "20260302"]);
    assert_eq!((head[21].as_str(), head[26].as_str()), ("\"EUR\"", "\"03\""));
    assert!(lines[1..].iter().all(|line| line.len() == 125), "125 columns");
    let numbers: Vec<String> = (1..=3).map(|at| format!("2026-00{at}")).collect();
    assert_eq!(
        lines[2..].iter().map(|row| short(row)).collect::<Vec<_>>(),
        [
            format!("1190,00 S {} an 8400 0203 {}", 10_000 + home, numbers[0]),
            format!("53,50 S {} an 8300 0203 {}", 10_000 + home, numbers[0]),
            format!("2000,00 S {} an 8336 0203 {}", 10_000 + union, numbers[1]),
            format!("300,00 S {} an 8338 0203 {}", 10_000 + abroad, numbers[2]),
            format!("1243,50 S 1200 an {} 0203 {}", 10_000 + home, numbers[0]),
            "56,50 S 1200 an 1700 0203 Gutschrift".to_owned(),
        ]
    );
    // Letters of Windows-1252 stay, others become their nearest; a text has 60 at most.
    assert_eq!(lines[2][13], "\"Lódz & Söhne „Süd“ GmbH, Beratung\"");
    assert_eq!((lines[4][39].as_str(), lines[4][116].as_str()), ("\"IE7654321B\"", "01042026"));
    assert_eq!(w.ok("save_accounts", json!({ "chart": "skr04" }))["chart"], "skr04");
    assert_eq!(
        short(&batch(&w, json!({ "period": "2026" }))[2]),
        format!("1190,00 S {} an 4400 0203 {}", 10_000 + home, numbers[0])
    );
}

#[test]
fn datev_takes_one_year_one_currency_and_numbers_as_accounts() {
    let (w, [home, ..]) = german();
    w.bill_freely(home, "Beratung", "1000");
    let refused = |w: &World, asked: Value| {
        let problem = app::bytes::bytes(w.app(), "journal_datev", asked).unwrap_err();
        (problem.code.clone(), problem.detail.clone())
    };
    let (code, detail) = refused(&w, json!({ "period": "2025-12-01..2026-01-31" }));
    assert_eq!((code.as_str(), detail["begins"].as_str()), ("period_crosses_year", "2026-01-01"));
    w.ok("save_accounts", json!({ "year_begins": "7" }));
    assert_eq!(refused(&w, json!({ "period": "2025-06-01..2025-07-31" })).1["begins"], "2025-07-01");
    assert_eq!(batch(&w, json!({ "period": "2026-Q1" }))[0][12], "20250701");
    let kept = w.ok("save_accounts", json!({ "rows": [{ "role": "revenue", "rate": "19", "account": "Erlöse" }] }));
    assert!(kept["rows"].as_array().unwrap().iter().any(|row| row["account"] == "Erlöse" && row["standard"] == "8400"));
    assert_eq!(refused(&w, json!({ "period": "2026-Q1" })).0, "account_is_no_number");
    // An own row of a rate, and the shipped one again.
    let rows = json!({ "rows": [{ "role": "revenue", "rate": "19", "account": "" }, { "role": "revenue", "rate": "5,5", "account": "8401" }] });
    let kept = w.ok("save_accounts", rows);
    let accounts: Vec<&str> = kept["rows"]
        .as_array()
        .unwrap()
        .iter()
        .filter(|row| row["role"] == "revenue")
        .map(|row| row["account"].as_str().unwrap())
        .collect();
    assert_eq!(accounts, ["8400", "8300", "8401", "8200"]);
    let wrong = json!({ "rows": [{ "role": "bank", "rate": "19", "account": "1200" }], "consultant": "12", "client": "x", "year_begins": "13" });
    assert_eq!(
        fields(&w.refused("invalid", "save_accounts", wrong)),
        ["rows.0.rate", "consultant", "client", "year_begins"]
    );
    // Elsewhere accounts have names, in the language of the business, and DATEV is not their program.
    let w = year();
    assert_eq!(refused(&w, json!({ "period": "2026" })).0, "account_is_no_number");
    let journal = text(&w, "journal_csv", json!({ "period": "2026" }));
    assert!(journal.contains("\"Revenue, taxed\""), "{journal}");
}

#[test]
fn s80_heads_of_tables_speak_the_language_of_the_business() {
    let (w, [home, ..]) = german();
    w.bill_freely(home, "Beratung", "1000");
    let table = text(&w, "report_csv", json!({ "period": "2026" }));
    let heads = cells(table.lines().next().unwrap());
    assert_eq!(heads[..6], ["Teil", "Währung", "Von", "Bis", "Vorgang", "Netto"]);
    let row = table.lines().find(|line| line.starts_with("register,")).unwrap();
    let told: BTreeMap<String, String> = heads.into_iter().zip(cells(row)).collect();
    assert_eq!(
        (told["Netto"].as_str(), told["Steuerbetrag"].as_str(), told["Brutto"].as_str()),
        ("1000.00", "190.00", "1190.00")
    );
    let book = bytes(&w, "report_xlsx", json!({ "period": "2026" }));
    let folder = tempfile::tempdir().unwrap();
    let file = folder.path().join("report.xlsx");
    std::fs::write(&file, book).unwrap();
    let told = Command::new("unzip").arg("-p").arg(&file).arg("xl/sharedStrings.xml").output().unwrap();
    assert!(String::from_utf8(told.stdout).unwrap().contains("<t>Steuerbetrag</t>"));
}

#[test]
fn the_same_day_gives_the_same_bytes_and_a_formula_stays_a_text() {
    let w = World::on("2026-11-16");
    let client = id(&w.ok("create_client", {
        let mut c = halden();
        c["name"] = json!("=cmd|'/C calc'!A0");
        c
    }));
    w.bill_freely(client, "@SUM(A1)", "10");
    for format in ["journal_csv", "journal_hledger"] {
        assert_eq!(bytes(&w, format, json!({})), bytes(&w, format, json!({})), "{format}");
    }
    let journal = text(&w, "journal_csv", json!({}));
    assert!(journal.contains(",'=cmd|") && journal.contains(",'@SUM(A1),"), "{journal}");
}
