//! Random books over many months: contracts of all shapes, invoices over several rates, and everything that can happen to
//! them later. What the reports of such a book say is compared with plain sums over its export, and handed to the judges.

use crate::world::{TODAY, World, halden, id, line};
use crate::{BOOKS, Chance, Life, gains, minor};
use gains::Gains;
use serde_json::{Value, json};
use std::collections::BTreeMap;

/// As many documents as one book of a test run has.
const DOCUMENTS: usize = 300;

/// Periods that are looked at: quarters and years, a leap day, days that are no month, and one that is still running.
const PERIODS: [&str; 8] =
    ["2026-Q4", "2027", "2027-Q1", "2027-02", "2027-12-17..2028-02-29", "2028-02", "2028-Q2", "2028"];

pub struct Book {
    w: World,
    pub chance: Chance,
    day: chrono::NaiveDate,
    seed: u64,
    /// With the currency in which each is billed.
    clients: Vec<(i64, &'static str)>,
    pub gains: Gains,
}

impl Book {
    fn begin(seed: u64) -> Self {
        let w = World::on(TODAY);
        let mut clients = Vec::new();
        for (name, country, treatment, currency) in [
            ("=HYPERLINK(\"x\"), Rail", "IE", "", "EUR"),
            ("Nordlicht Energie", "DE", "reverse_charge", "EUR"),
            ("+44 Marlow", "GB", "outside_scope", "EUR"),
            ("Osaka Trading", "JP", "outside_scope", "JPY"),
            ("Corrib Software", "IE", "", "USD"),
            ("Liffey Instruments", "IE", "", "GBP"),
        ] {
            let mut client = halden();
            (client["name"], client["country"], client["currency"]) = (json!(name), json!(country), json!(currency));
            client["vat_number"] = json!(if country == "DE" { "DE136695976" } else { "" });
            if country == "DE" || treatment.is_empty() {
                client["early_payment"] = json!("3/14");
            }
            if !treatment.is_empty() {
                client["tax_treatment"] = json!(treatment);
            }
            clients.push((id(&w.ok("create_client", client)), currency));
        }
        Self { w, chance: Chance::of(seed + 77), day: TODAY.parse().unwrap(), seed, clients, gains: Gains::default() }
    }

    fn invoices(&self) -> Vec<Value> {
        let mut rows: Vec<Value> = Vec::new();
        loop {
            let before = rows.last().map(|row: &Value| row["id"].clone()).unwrap_or(Value::Null);
            let page = self.w.ok("invoices", json!({ "before": before, "limit": 500 }));
            rows.extend(page["rows"].as_array().unwrap().iter().filter(|row| row["id"].is_i64()).cloned());
            if page["has_more"] != true {
                return rows;
            }
        }
    }

    /// None where the program refused by its rules.
    pub fn try_to(&self, command: &str, arguments: Value) -> Option<Value> {
        let answer = self.w.call(command, arguments.clone());
        if let Err(problem) = &answer {
            assert_eq!(problem["severity"], "refused", "seed {}: {command} {arguments}: {problem:#}", self.seed);
        }
        answer.ok()
    }

    /// An invoice without a plan, over up to three lines at several rates.
    fn bill_freely(&mut self) {
        let (client, currency) = *self.chance.pick(&self.clients).unwrap();
        let is_yen = currency == "JPY";
        // Abroad some of it bears no tax; then the rate is for the books alone, and may be left out.
        let is_untaxed = client != self.clients[0].0 && self.chance.below(3) == 0;
        let is_silent = is_untaxed && self.chance.below(4) == 0;
        let rate = gains::rate(&mut self.chance, currency).filter(|_| !is_silent);
        let lines: Vec<Value> = (0..1 + self.chance.below(3))
            .map(|_| {
                let amount = 1 + self.chance.below(900_000);
                let text = if is_yen { amount.to_string() } else { format!("{}.{:02}", amount / 100, amount % 100) };
                let mut line = line("Advice", &text);
                // At home some of it bears another rate.
                if client == self.clients[0].0 {
                    line["tax_rate"] = json!(["", "13.5", "9"][usize::try_from(self.chance.below(3)).unwrap()]);
                } else if is_untaxed {
                    line["tax_rate"] = json!("0");
                }
                line
            })
            .collect();
        let draft = id(&self.w.ok("new_invoice", json!({ "client": client })));
        let mut patch = json!({ "lines": lines });
        if currency != "EUR" && !is_silent {
            let rate = rate.map_or("160".to_owned(), gains::text);
            (patch["exchange_rate"], patch["rate_source"], patch["rate_on"]) =
                (json!(rate), json!("ECB"), json!(TODAY));
        }
        if self.chance.below(4) == 0 {
            patch["adjustments"] = json!([{ "is_charge": false, "amount": "7.5%", "reason": "" }]);
        }
        self.w.ok("save_invoice_draft", json!({ "id": draft, "patch": patch }));
        match self.try_to("issue_invoice", json!({ "id": draft })) {
            Some(issued) => rate.into_iter().for_each(|rate| self.gains.fixed(id(&issued), rate)),
            None => drop(self.w.ok("delete_invoice_draft", json!({ "id": draft }))),
        }
    }

    /// Something happens to a document that may be old.
    fn later(&mut self) {
        let all = self.invoices();
        let Some(row) = self.chance.pick(&all).cloned() else { return };
        let open = minor(&row["open"]);
        let places = row["open"]["amount"].as_str().unwrap().split_once('.').map_or(0, |(_, cents)| cents.len());
        let text = |minor: u64| {
            let scale = 10_u64.pow(u32::try_from(places).unwrap());
            if places == 0 { minor.to_string() } else { format!("{}.{:0places$}", minor / scale, minor % scale) }
        };
        let part = u64::try_from(open).ok().filter(|open| *open > 0).map(|open| 1 + self.chance.below(open));
        let back = self.day - chrono::Days::new(self.chance.below(30));
        let of = &row["id"];
        match self.chance.below(12) {
            0..=3 => {
                self.pay(&row, &all, json!({ "invoices": [of], "received_on": back }));
            }
            4 | 5 => {
                let Some(part) = part else { return };
                let kind = ["keep_open", "bank_fee", "tax_withheld", "discount", "write_off"];
                let kind = kind[usize::try_from(self.chance.below(5)).unwrap()];
                let sheet = self.w.ok("payment_sheet", json!({ "invoices": [of], "received_on": back }));
                let to_pay = sheet["discount"]["to_pay"]["amount"].as_str().filter(|_| kind == "discount");
                let amount = to_pay.map_or_else(|| text(part), str::to_owned);
                let paid = json!({ "invoices": [of], "amount": amount, "received_on": back, "difference": kind, "reason": "The rest" });
                self.pay(&row, &all, paid);
            }
            6 => {
                let Some(part) = part else { return };
                let amount = text(u64::try_from(open).unwrap() + part);
                self.pay(&row, &all, json!({ "invoices": [of], "amount": amount, "rest_becomes_credit": true }));
            }
            7 => {
                let payments = self.w.ok("payments", json!({ "limit": 1000 }));
                let payment = self.chance.pick(payments.as_array().unwrap()).map(|of| of["id"].clone());
                let _ = payment.and_then(|id| self.try_to("reverse_payment", json!({ "id": id, "reason": "Bounced" })));
            }
            8 => {
                let line = 1 + self.chance.below(2);
                let lines =
                    json!({ "id": of, "extent": "lines", "lines": [{ "line": line }], "reason": "Not delivered" });
                let _ = self.try_to("issue_credit", lines);
            }
            9 => {
                let extent = ["whole", "rest"][usize::try_from(self.chance.below(2)).unwrap()];
                let _ = self.try_to("issue_credit", json!({ "id": of, "extent": extent, "reason": "Wrong" }));
            }
            10 => {
                let command = ["write_off", "reverse_write_off"][usize::try_from(self.chance.below(2)).unwrap()];
                let _ = self.try_to(command, json!({ "id": of, "reason": "Insolvent" }));
            }
            _ => {
                let _ = match self.chance.below(3) {
                    0 => self.try_to("use_credit", json!({ "invoice": of })),
                    1 => self.try_to("reverse_use_credit", json!({ "invoice": of, "reason": "Wrong invoice" })),
                    _ => self.try_to("refund_credit", json!({ "client": row["client"] })),
                };
            }
        }
    }

    /// One day of business after the other until so many documents are issued.
    fn play(seed: u64, documents: usize) -> Self {
        let mut book = Self::begin(seed);
        for turn in 0.. {
            if book.invoices().len() >= documents {
                break;
            }
            if book.chance.below(2) == 0 {
                let mut life = Life::begin(&book.w, seed * 1_000 + turn);
                (0..3 + life.chance.below(7)).for_each(|_| life.act());
            }
            (0..2).for_each(|_| book.bill_freely());
            (0..4).for_each(|_| book.later());
            book.day = book.day + chrono::Days::new(1 + book.chance.below(12));
            book.w.restart(&book.day.to_string());
        }
        book
    }
}

/// Net and gross in minor units.
type Sum = (i64, i64);

fn add(to: &mut Sum, net: i64, gross: i64) {
    *to = (to.0 + net, to.1 + gross);
}

/// What moved in the days from `from` to `to`, by currency and flow, from the export alone.
fn naive(book: &Value, from: &str, to: &str) -> BTreeMap<(String, &'static str), Sum> {
    let mut sums = BTreeMap::new();
    let inside = |on: &str| from <= on && on <= to;
    let text = |of: &Value| of.as_str().unwrap().to_owned();
    let currency = |amount: &Value| text(&amount["currency"]);
    let mut count = |of: &Value, counts_later: bool| {
        let flow = match of["kind"].as_str().unwrap() {
            "payment" => "received",
            "bank_fee" | "tax_withheld" => "withheld",
            "discount" => "discounted",
            "write_off" => "written_off",
            // The credit note tells of it.
            _ => return,
        };
        let recorded = of["at"].as_str().unwrap()[..10].to_owned();
        let on = if counts_later { text(&of["on"]).max(recorded) } else { text(&of["on"]) };
        if inside(&on) {
            add(sums.entry((currency(&of["amount"]), flow)).or_insert((0, 0)), minor(&of["net"]), minor(&of["amount"]));
        }
    };
    for payment in book["payments"].as_array().unwrap() {
        for of in payment["settled"].as_array().unwrap() {
            // Taken back, or settled by money that lay there longer.
            count(of, !payment["reverses"].is_null() || of["at"] != payment["at"]);
        }
    }
    for invoice in book["invoices"].as_array().unwrap() {
        invoice["settled"].as_array().unwrap().iter().for_each(|of| count(of, true));
    }
    for invoice in book["invoices"].as_array().unwrap() {
        let body = &invoice["document"]["body"];
        let flow = if body["kind"] == "credit_note" { "credited" } else { "issued" };
        if inside(body["issue_on"].as_str().unwrap()) {
            let totals = &body["totals"];
            let sum = sums.entry((currency(&totals["net"]), flow)).or_insert((0, 0));
            add(sum, minor(&totals["net"]), minor(&totals["gross"]));
        }
    }
    sums
}

fn check(w: &World, book: &Value, period: &str, lost: i64) -> Result<(), String> {
    let view = w.ok("report", json!({ "period": period }));
    for currency in view["currencies"].as_array().unwrap() {
        let view = w.ok("report", json!({ "period": period, "currency": currency }));
        let report = &view["report"];
        let (from, until) = (report["period"]["from"].as_str().unwrap(), report["until"].as_str().unwrap());
        let sums = naive(book, from, until);
        let of = |flow: &str| {
            sums.iter().find(|((code, of), _)| json!(code) == *currency && *of == flow).map(|(_, sum)| *sum)
        };
        for flow in ["issued", "credited", "received", "withheld", "discounted", "written_off"] {
            let told = &report["total"][flow];
            let told = (minor(&told["net"]), minor(&told["gross"]));
            let expected = of(flow).unwrap_or((0, 0));
            if (expected.0 + lost, expected.1) != told {
                return Err(format!("{period} {currency} {flow}: {told:?}, and by the export {expected:?}"));
            }
        }
        gains::check(&view, book, lost).map_err(|why| format!("{period} {currency}: {why}"))?;
        if view["equals_list"] != true {
            return Err(format!("{period} {currency}: what is open is not what the list says"));
        }
        // The quick way to what was open says the same.
        let aged = w.ok("ageing", json!({ "on": until, "currency": currency }));
        if aged["standing"] != report["standing"] {
            return Err(format!(
                "{until} {currency}: {} by age, {} by the report",
                aged["standing"], report["standing"]
            ));
        }
        // The journal comes to what the report calls open.
        let asked = json!({ "period": period, "currency": currency });
        let journal = app::bytes::bytes(w.app(), "journal_hledger", asked).map_err(|problem| format!("{problem:?}"))?;
        let owed = owed(&String::from_utf8(journal).unwrap());
        let closing = minor(&report["closing"]["gross"]);
        if owed + lost != closing {
            return Err(format!("{period} {currency}: {owed} is owed by the journal, {closing} by the report"));
        }
        // What the taxes come to is what the documents and payments come to.
        for (basis, rows) in [("issued", &report["tax_issued"]), ("received", &report["tax_received"])] {
            let view = w.ok("report", json!({ "period": period, "currency": currency, "basis": basis }));
            let sum = |key: &str| rows.as_array().unwrap().iter().map(|row| minor(&row[key])).sum::<i64>();
            let told = (minor(&view["tax_sum"]["sums"]["net"]), minor(&view["tax_sum"]["sums"]["tax"]));
            if (sum("net"), sum("amount")) != told {
                return Err(format!("{period} {currency}: taxes by what is {basis} come to {told:?}"));
            }
        }
    }
    Ok(())
}

/// What all clients owe by a journal of one currency, in minor units.
fn owed(journal: &str) -> i64 {
    let owed = journal.lines().filter_map(|line| line.strip_prefix("    assets:receivable:"));
    let amount = |line: &str| line.split_once("  ")?.1.split(' ').next()?.replace('.', "").parse::<i64>().ok();
    owed.map(|line| amount(line).unwrap_or_else(|| panic!("no amount: {line}"))).sum()
}

/// Leaves the book, its reports, its journals and its packs in `folder` for programs that know nothing of ours.
fn hand_to_judges(w: &World, book: &Value, folder: &std::path::Path) {
    let within = |name: &str| {
        let folder = folder.join(name);
        std::fs::create_dir_all(&folder).unwrap();
        folder
    };
    let (reports, journals, packs) = (within("reports"), within("journals"), within("packs"));
    std::fs::write(reports.join("book.json"), book.to_string()).unwrap();
    for period in ["2027", "2028"] {
        let pack = app::year_pack::YearPackArgument { period: period.to_owned() };
        // A small book may end before its second year.
        let Ok(pack) = app::year_pack::year_pack(w.app(), &pack) else { continue };
        let path = packs.join(format!("{period}.zip"));
        app::year_pack::write(w.app(), &pack, &path, app::dossier::Existing::Replaced).unwrap();
    }
    for period in PERIODS {
        // What the window says beside the tables.
        let currencies = w.ok("report", json!({ "period": period }))["currencies"].clone();
        let screen = |code: &Value| {
            let view = w.ok("report", json!({ "period": period, "currency": code }));
            (code.as_str().unwrap().to_owned(), json!({ "exchange": view["exchange"], "report": view["report"] }))
        };
        let screens: serde_json::Map<String, Value> = currencies.as_array().unwrap().iter().map(screen).collect();
        std::fs::write(reports.join(format!("{period}.screen.json")), Value::Object(screens).to_string()).unwrap();
        for (folder, ending, name) in [
            (&reports, "csv", "report_csv"),
            (&reports, "xlsx", "report_xlsx"),
            (&journals, "csv", "journal_csv"),
            (&journals, "journal", "journal_hledger"),
        ] {
            let bytes = app::bytes::bytes(w.app(), name, json!({ "period": period })).unwrap();
            std::fs::write(folder.join(format!("{period}.{ending}")), bytes).unwrap();
        }
    }
}

fn of_environment(name: &str) -> Option<u64> {
    std::env::var(name).ok().and_then(|text| text.parse().ok())
}

/// Plays a book and compares its reports with its export; how many documents it has.
fn proved(seed: u64, judged: Option<&std::path::Path>) -> usize {
    let book = Book::play(seed, DOCUMENTS);
    let exported = app::book::export_book(book.w.app(), app::table::Nothing {}).unwrap();
    for period in PERIODS {
        check(&book.w, &exported, period, 0).unwrap_or_else(|why| panic!("seed {seed}: {why}"));
        assert!(check(&book.w, &exported, period, 1).is_err(), "a lost cent in {period} was not seen");
    }
    // Gains and losses stand apart from the flows, and a cent of them is seen too.
    let gained = |lost: i64| {
        let view = |currency: &str| book.w.ok("report", json!({ "period": "2027", "currency": currency }));
        ["USD", "GBP"].map(|currency| gains::check(&view(currency), &exported, lost))
    };
    assert!(gained(1).iter().all(Result::is_err), "seed {seed}: a lost cent of a gain was not seen");
    let received =
        naive(&exported, "2026-01-01", "2030-01-01").into_iter().filter(|((_, flow), _)| *flow == "received");
    assert!(received.count() > 1, "seed {seed}: money came in one currency only");
    let year = chrono::Datelike::year(&book.day);
    let paid = naive(&exported, &format!("{year}-01-01"), &book.day.to_string());
    let paid = paid.get(&("EUR".to_owned(), "received")).copied().unwrap_or((0, 0));
    for (including_tax, expected) in [(false, paid.0), (true, paid.1)] {
        let dashboard = book.w.ok("dashboard", json!({ "including_tax": including_tax }));
        assert_eq!(minor(&dashboard["paid_this_year"]["amount"]), expected, "what the dashboard says of {year}");
    }
    let mut chance = Chance::of(seed);
    let (some, none) = crate::searches::check(&book.w, &exported, &mut chance, 150);
    assert!(some > 40 && none > 5, "{some} searches found something, {none} nothing");
    let rows = crate::whole::check(&book.w, &PERIODS, &mut chance, 40);
    assert!(rows > 300, "only {rows} rows of past days");
    if let Some(folder) = judged {
        hand_to_judges(&book.w, &exported, folder);
    }
    book.w.assert_sound();
    exported["invoices"].as_array().unwrap().len()
}

/// One book in a test run; a soak asks for more, which the judges find by their seeds.
#[test]
fn s80_the_report_of_a_random_book_is_the_plain_sum_of_its_export() {
    let first = of_environment("MILEPOST_BOOK_SEED").unwrap_or(4);
    let count = of_environment("MILEPOST_BOOKS").unwrap_or(1);
    let folder = std::env::var_os("MILEPOST_JUDGED").map(std::path::PathBuf::from);
    let place = |seed: u64| {
        folder.as_ref().map(|of| if count == 1 { of.clone() } else { of.join("books").join(seed.to_string()) })
    };
    let of_thread = &|thread: u64| -> usize {
        let seeds = (first..first + count).filter(|seed| seed % BOOKS == thread);
        seeds.map(|seed| proved(seed, place(seed).as_deref())).sum()
    };
    let documents: usize = std::thread::scope(|scope| {
        let threads: Vec<_> = (0..BOOKS).map(|thread| scope.spawn(move || of_thread(thread))).collect();
        threads.into_iter().map(|of| of.join().expect("a book failed, as it says above")).sum()
    });
    println!("{count} books, {documents} documents");
}
