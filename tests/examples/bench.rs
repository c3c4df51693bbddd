//! Measures what `./dev bench` prints, as medians: the PDF of a page, the dashboard on a small and a large book, the
//! issue transaction with its syncs, verifying and backing up. Processor time, not wall time: the machine is shared.
//!
//! `bench [SMALL LARGE]`: invoices of the two books, 10,000 and 100,000 unless said otherwise.

use app::book::{self, Purpose};
use app::dossier::Existing;
use app::packing::{self, Packed};
use app::table::{self, Nothing};
use app::year_pack::{self, YearPackArgument, year_pack};
use app::{App, Clock, Folders, sample};
use domain::{Country, InvoiceBody, IssuedInvoice};
use serde_json::{Value, json};
use std::error::Error;
use std::io::Write;
use std::num::NonZeroUsize;
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};
use std::sync::atomic::{AtomicBool, Ordering};
use std::time::{Duration, Instant};

type Outcome<T> = Result<T, Box<dyn Error>>;

fn main() -> Outcome<()> {
    let mut counts = std::env::args().skip(1).map(|n| n.parse::<u32>());
    let small = counts.next().transpose()?.unwrap_or(10_000);
    let large = counts.next().transpose()?.unwrap_or(100_000);
    let target = std::env::current_exe()?.parent().and_then(Path::parent).ok_or("no target folder")?.to_owned();
    // Beside what was built, and not in /tmp, which may be memory: the disk is part of what is measured.
    let folder = tempfile::tempdir_in(&target)?;
    let mut report = Report(std::io::stdout());

    report.line("what", "median", "n", "aim")?;
    page(folder.path(), &mut report)?;
    let book = measured_book(folder.path(), small, &mut report)?;
    screens(&book, small, &mut report)?;
    issue(&book, &mut report)?;
    syncs(&target, folder.path(), &mut report)?;
    whole(&book, small, &mut report)?;
    drop(book);
    pack(folder.path(), &mut report)?;
    let book = measured_book(folder.path(), large, &mut report)?;
    screens(&book, large, &mut report)
}

struct Report(std::io::Stdout);

impl Report {
    fn line(&mut self, what: &str, value: &str, n: &str, aim: &str) -> Outcome<()> {
        Ok(writeln!(self.0, "{what:<44} {value:>18} {n:>8}   {aim}")?)
    }
}

/// Processor time of this thread so far, in nanoseconds.
fn cpu() -> Outcome<u64> {
    // Reading `stat` brings the books of the scheduler up to this moment; `schedstat` alone lags by a tick.
    let _fresh = std::fs::read_to_string("/proc/self/stat")?;
    let spent = std::fs::read_to_string("/proc/thread-self/schedstat")?;
    Ok(spent.split_whitespace().next().ok_or("schedstat is empty")?.parse()?)
}

/// Medians of processor and of wall time of `runs` runs, in milliseconds as text; the first run only warms up.
fn median(runs: usize, mut run: impl FnMut() -> Outcome<()>) -> Outcome<(String, String)> {
    run()?;
    let (mut spent, mut passed) = (Vec::new(), Vec::new());
    for _ in 0..runs {
        let (before, started) = (cpu()?, Instant::now());
        run()?;
        passed.push(u64::try_from(started.elapsed().as_nanos())?);
        spent.push(cpu()? - before);
    }
    let middle = |mut all: Vec<u64>| {
        all.sort_unstable();
        format!("{}.{:02} ms", all[all.len() / 2] / 1_000_000, all[all.len() / 2] / 10_000 % 100)
    };
    Ok((middle(spent), middle(passed)))
}

fn ask(app: &App, name: &str, arguments: Value) -> Outcome<Value> {
    table::call(app, name, arguments).map_err(|problem| format!("{name}: {}", problem.message).into())
}

fn opened(folder: &Path, name: &str, invoices: Option<u32>) -> Outcome<App> {
    let folders = Folders::beside(&folder.join(format!("{name}.milepost")));
    sample::make(folders.clone(), sample::TODAY, invoices)?;
    Ok(App::open(folders, Clock::starting_on(sample::TODAY), Country::parse("IE")?)?)
}

fn measured_book(folder: &Path, invoices: u32, report: &mut Report) -> Outcome<App> {
    let started = Instant::now();
    let app = opened(folder, &format!("book-{invoices}"), Some(invoices))?;
    let bytes = std::fs::metadata(&app.folders().book)?.len();
    let made = format!("{} s, {} MB", started.elapsed().as_secs(), bytes / 1_000_000);
    report.line(&format!("sample book of {invoices} invoices"), &made, "1", "")?;
    Ok(app)
}

fn page(folder: &Path, report: &mut Report) -> Outcome<()> {
    let app = opened(folder, "page", None)?;
    let documents = book::export_book(&app, Nothing {})?;
    let of_031 =
        documents["invoices"].as_array().and_then(|all| all.iter().find(|i| i["document"]["number"] == "2026-031"));
    let issued: IssuedInvoice =
        serde_json::from_value(of_031.ok_or("the sample has no 2026-031")?["document"].clone())?;
    let one = issued.body();
    paper("one page with its e-invoice", one, 201, ("5 ms", "35,000"), report)?;
    let mut seven = one.clone();
    while documents::invoice_pages(&seven, Some(NUMBER), None, &documents::Fonts::shipped())?.count() < 7 {
        seven.lines.extend(one.lines.iter().cloned());
    }
    // Sums of the longer document do not matter here, and its e-invoice is not asked for.
    paper("seven pages", &seven, 51, ("30 ms", "80,000"), report)?;
    let (spent, _) = median(201, || {
        let pages = documents::invoice_pages(one, None, None, &documents::Fonts::shipped())?;
        std::hint::black_box(documents::svg(&pages));
        Ok(())
    })?;
    report.line("preview of one page, CPU", &spent, "201", "8 ms")?;
    thousand(one, report)
}

const NUMBER: &str = "2026-031";

/// One document made whole: pages, the e-invoice where it agrees with the body, PDF.
fn made(body: &InvoiceBody) -> Outcome<Vec<u8>> {
    let pages = documents::invoice_pages(body, Some(NUMBER), None, &documents::Fonts::shipped())?;
    let xml = documents::einvoice::cii(body, NUMBER).ok();
    Ok(documents::pdf(&pages, xml.as_deref().map(documents::einvoice::attachment))?)
}

fn paper(what: &str, body: &InvoiceBody, runs: usize, aims: (&str, &str), report: &mut Report) -> Outcome<()> {
    let mut bytes = 0;
    let (spent, _) = median(runs, || {
        bytes = made(body)?.len();
        Ok(())
    })?;
    report.line(&format!("PDF of {what}, CPU"), &spent, &runs.to_string(), aims.0)?;
    report.line(&format!("PDF of {what}, bytes"), &bytes.to_string(), "1", aims.1)
}

/// A thousand documents shared between two threads, and how long it takes to stop after a hundred.
fn thousand(body: &InvoiceBody, report: &mut Report) -> Outcome<()> {
    let orders = vec![body; 1000];
    let two = NonZeroUsize::new(2).ok_or("two is not zero")?;
    let started = Instant::now();
    let mut refused = 0;
    let cancel = AtomicBool::new(false);
    let draw = |body: &&InvoiceBody| made(body).map_err(|error| error.to_string());
    documents::draw_all(&orders, two, &cancel, draw, |_, pdf| refused += usize::from(pdf.is_err()));
    let passed = started.elapsed();
    if refused > 0 {
        return Err("a document of the thousand was not made".into());
    }
    let status = std::fs::read_to_string("/proc/self/status")?;
    let peak = status.lines().find_map(|line| line.strip_prefix("VmHWM:")).unwrap_or("unknown").trim();
    report.line("1,000 PDFs on two threads, wall", &seconds(passed), "1", "4 s")?;
    report.line("1,000 PDFs, peak memory of the process", peak, "1", "150 MB")?;

    let (mut taken, mut cancelled) = (0, Instant::now());
    let progress = documents::draw_all(&orders, two, &cancel, draw, |_, _| {
        taken += 1;
        if taken == 100 {
            cancelled = Instant::now();
            cancel.store(true, Ordering::Relaxed);
        }
    });
    let stopped = cancelled.elapsed();
    let took = format!("{}.{:02} ms", stopped.as_millis(), stopped.as_micros() / 10 % 100);
    report.line(&format!("cancelled after {} of {}, to its end", progress.done, progress.of), &took, "1", "")
}

fn seconds(passed: Duration) -> String {
    format!("{}.{:02} s", passed.as_secs(), passed.subsec_millis() / 10)
}

/// Every screen of a whole book. An aim where one was set.
fn screens(app: &App, invoices: u32, report: &mut Report) -> Outcome<()> {
    let project = ask(app, "projects", json!({}))?[0]["id"].clone();
    let client = ask(app, "clients", json!({}))?[0]["id"].clone();
    let screens = [
        ("dashboard", "dashboard", json!({}), "5 ms"),
        ("invoice list with its sums", "invoices", json!({}), ""),
        ("sums of the invoice list", "invoice_sums", json!({}), "5 ms"),
        ("sums of one year", "invoice_sums", json!({ "from": "2025-01-01", "to": "2025-12-31" }), ""),
        ("first 50 of all", "invoices", first(json!({})), "1 ms"),
        ("first 50 outstanding", "invoices", first(json!({ "state": "outstanding" })), "1 ms"),
        ("first 50 overdue", "invoices", first(json!({ "state": "overdue" })), "1 ms"),
        ("first 50 paid", "invoices", first(json!({ "state": "paid" })), "1 ms"),
        ("first 50 credited", "invoices", first(json!({ "state": "credited" })), "1 ms"),
        ("first 50 of a client", "invoices", first(json!({ "client": client })), "1 ms"),
        ("first 50 of one year", "invoices", first(json!({ "from": "2025-01-01", "to": "2025-12-31" })), "1 ms"),
        ("first 50 credit notes", "invoices", first(json!({ "notes": true })), "1 ms"),
        ("first 50 of another currency", "invoices", first(json!({ "currency": "USD" })), "1 ms"),
        ("search that finds a few", "invoices", first(json!({ "text": "rail" })), "5 ms"),
        ("search that finds most", "invoices", first(json!({ "text": "client" })), "5 ms"),
        ("search of two letters that finds most", "invoices", first(json!({ "text": "cl" })), "5 ms"),
        ("search of two letters that finds nothing", "invoices", first(json!({ "text": "zz" })), "5 ms"),
        ("search for an amount", "invoices", first(json!({ "text": "6,000.00" })), "5 ms"),
        ("search for a number", "invoices", first(json!({ "text": "2025-16" })), "5 ms"),
        ("search that finds nothing", "invoices", first(json!({ "text": "zzzz" })), "5 ms"),
        ("ageing", "ageing", json!({}), "10 ms"),
        ("ageing of a past day", "ageing", json!({ "on": "31 Dec 2025" }), ""),
        ("reports: a whole year", "report", json!({ "period": "2024" }), "1,000 ms"),
        ("reports: a year long ago", "report", json!({ "period": "2018" }), "1,000 ms"),
        ("reports: a month", "report", json!({ "period": "2024-05" }), "250 ms"),
        ("invoice list of a past day", "invoices_as_at", json!({ "on": "31 Dec 2025" }), "200 ms"),
        ("invoice list of a day long ago", "invoices_as_at", json!({ "on": "31 Dec 2018" }), "200 ms"),
        ("clients", "clients", json!({}), ""),
        ("exposure", "exposure", json!({}), ""),
        ("statement of a client", "client_statement", json!({ "client": client }), ""),
        ("projects", "projects", json!({}), ""),
        ("board", "board", json!({}), ""),
        ("all milestones", "all_milestones", json!({}), ""),
        ("project", "project", json!({ "id": project }), ""),
        ("advice on a plan", "plan_advice", json!({ "id": project }), ""),
    ];
    for (what, name, arguments, aim) in screens {
        let (spent, _) = median(21, || ask(app, name, arguments.clone()).map(drop))?;
        report.line(&format!("{what} at {invoices} invoices, CPU"), &spent, "21", aim)?;
    }
    Ok(())
}

/// The first rows of a list, as the screen asks for them beside the sums.
fn first(filter: Value) -> Value {
    let mut asked = filter;
    (asked["limit"], asked["without_sums"]) = (json!(50), json!(true));
    asked
}

fn line() -> Value {
    json!({
        "milestone": null, "title": "Advice", "description": "As agreed", "deliverables": [], "quantity": "", "unit_price": "1000",
        "tax_rate": "", "override_reason": "", "amount_reason": "",
    })
}

fn drafts(app: &App, count: usize) -> Outcome<Vec<Value>> {
    let client =
        ask(app, "create_client", json!({ "name": "Kestrel", "street": "1 Main Street", "city": "Cork" }))?["id"]
            .clone();
    let prepare = |_| {
        let draft = ask(app, "new_invoice", json!({ "client": client }))?["id"].clone();
        ask(app, "save_invoice_draft", json!({ "id": draft, "patch": { "lines": [line()] } }))?;
        Ok(draft)
    };
    (0..count).map(prepare).collect()
}

fn issue(app: &App, report: &mut Report) -> Outcome<()> {
    let mut drafts = drafts(app, 52)?.into_iter();
    let (spent, passed) = median(51, || {
        let draft = drafts.next().ok_or("too few drafts")?;
        ask(app, "issue_invoice", json!({ "id": draft })).map(drop)
    })?;
    report.line("issue with its PDF, CPU", &spent, "51", "15 ms")?;
    report.line("issue with its PDF, wall", &passed, "51", "")
}

/// Syncs of one issue: what a run of the command line that issues twice has more than one that issues once.
fn syncs(target: &Path, folder: &Path, report: &mut Report) -> Outcome<()> {
    let cli = target.join(format!("milepost-cli{}", std::env::consts::EXE_SUFFIX));
    if !cli.exists() || Command::new("strace").arg("-V").stdout(Stdio::null()).status().is_err() {
        return report.line("issue, syncs", "not counted", "", "1 (needs strace and a built milepost-cli)");
    }
    let once = syncs_of(&cli, folder, 1)?;
    let twice = syncs_of(&cli, folder, 2)?;
    report.line("issue, syncs", &(twice - once).to_string(), "1", "1")
}

fn syncs_of(cli: &Path, folder: &Path, issues: usize) -> Outcome<usize> {
    let book: PathBuf = folder.join(format!("syncs-{issues}.milepost"));
    let country = Country::parse("IE")?;
    let app = App::create(Folders::beside(&book), Purpose::Business, Clock::starting_on(sample::TODAY), country)?;
    let seller = json!({
        "name": "Sandberg", "street": "14 Marine Row", "city": "Dublin", "vat_number": "IE 1234567T", "payment_other": "Cash",
    });
    ask(&app, "save_business", seller)?;
    let script: String = drafts(&app, 2)?
        .iter()
        .take(issues)
        .map(|id| format!("{}\n", json!({ "call": "issue_invoice", "arguments": { "id": id } })))
        .collect();
    drop(app);
    let log = folder.join("strace.log");
    let mut run = Command::new("strace");
    run.args(["-f", "-e", "trace=fsync,fdatasync,sync_file_range,msync", "-o"]).arg(&log);
    run.arg(cli).arg("--book").arg(&book).args(["--on", "2026-11-16", "script"]);
    let mut child = run.stdin(Stdio::piped()).stdout(Stdio::null()).spawn()?;
    child.stdin.take().ok_or("no standard input")?.write_all(script.as_bytes())?;
    if !child.wait()?.success() {
        return Err("the command line refused to issue".into());
    }
    Ok(std::fs::read_to_string(log)?.lines().filter(|l| l.contains("sync") && l.contains(" = 0")).count())
}

/// The year-end pack of a book of 500 invoices, and how long it takes to stop one of them half way.
fn pack(folder: &Path, report: &mut Report) -> Outcome<()> {
    let app = opened(folder, "pack", Some(500))?;
    let first = ask(&app, "report", json!({}))?["first_issue_on"].as_str().ok_or("no document")?.to_owned();
    let asked = YearPackArgument { period: format!("{first}..{}", sample::TODAY) };
    let (pack, path) = (year_pack(&app, &asked)?, folder.join("pack.zip"));
    let started = Instant::now();
    year_pack::write(&app, &pack, &path, Existing::Replaced)?;
    report.line("year-end pack of 500 invoices, wall", &seconds(started.elapsed()), "1", "5 s")?;
    report.line("year-end pack of 500 invoices, bytes", &std::fs::metadata(&path)?.len().to_string(), "1", "")?;
    let stop = packing::stopper(&app);
    let (packed, took) = std::thread::scope(|scope| -> Outcome<(Packed, Duration)> {
        let writing = scope.spawn(|| year_pack::write(&app, &pack, &path, Existing::Replaced));
        while ask(&app, "packing", json!({}))?["done"].as_u64().ok_or("no count")? < 100 {
            std::thread::yield_now();
        }
        let stopped = Instant::now();
        stop.store(true, Ordering::Relaxed);
        let packed = writing.join().map_err(|_| "the pack panicked")??;
        Ok((packed, stopped.elapsed()))
    })?;
    if packed != Packed::Stopped {
        return Err("the pack was not stopped".into());
    }
    let took = format!("{}.{:02} ms", took.as_millis(), took.as_micros() / 10 % 100);
    report.line("year-end pack, from stop to its end", &took, "1", "")
}

fn whole(app: &App, invoices: u32, report: &mut Report) -> Outcome<()> {
    for name in ["verify", "backup"] {
        let (spent, passed) = median(3, || ask(app, name, json!({})).map(drop))?;
        report.line(&format!("{name} at {invoices} invoices, CPU"), &spent, "3", "")?;
        report.line(&format!("{name} at {invoices} invoices, wall"), &passed, "3", "")?;
    }
    Ok(())
}
