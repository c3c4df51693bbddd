//! Books for the tests of this crate: real files in a temporary folder, documents issued through `Store::write`.

use crate::files::beside;
use crate::record::invoice_row::Rendering;
use crate::record::mail::{About, Attached, Mail, Recipients, base64_lines};
use crate::record::reminder::{Reminder, ReminderItem};
use crate::record::{file::put_file, issue, next_id};
use crate::{Entry, Moment, Result, Store};
use chrono::{DateTime, Utc};
use domain::contract::RetainageTiming;
use domain::exchange::{Exchange, ExchangeRate, Pair};
use domain::invoice::{DraftInvoice, DraftLine, LineSource, Looks, Shows, Template, Unit};
use domain::numbering::Pattern;
use domain::party::{Address, Business, Client, PaymentMethod, TaxNumber, TaxNumberKind};
use domain::reminder::{ReminderChannel, ReminderLevel};
use domain::retention::KeepsBack;
use domain::tax::{Tax, TaxCategory};
use domain::terms::PaymentTerms;
use domain::{
    ClientId, Country, Currency, InvoiceId, IssuedInvoice, Language, MailId, Money, Paper, Percent, Quantity,
    ReminderId,
};
use rusqlite::Connection;
use std::collections::BTreeMap;
use std::path::{Path, PathBuf};
use std::sync::Mutex;

/// A folder with a book and its backups; gone with the value.
pub(crate) struct Desk {
    folder: tempfile::TempDir,
}

impl Desk {
    pub fn new() -> Self {
        Self { folder: tempfile::tempdir().unwrap() }
    }

    pub fn folder(&self) -> &Path {
        self.folder.path()
    }

    pub fn book(&self) -> PathBuf {
        self.folder().join("Northgate.milepost")
    }

    pub fn backups(&self) -> PathBuf {
        self.folder().join("backups")
    }

    pub fn create(&self) -> Store {
        Store::create(&self.book(), "a1b2", false, moment(0)).unwrap()
    }

    pub fn open(&self) -> Result<Store> {
        Store::open(&self.book(), &self.backups(), moment(1))
    }

    /// A closed book with `count` issued documents.
    pub fn with_documents(count: i64) -> Self {
        // Made once per count: dozens of tests start from here, and each issue waits for the disk.
        static MADE: Mutex<BTreeMap<i64, Vec<u8>>> = Mutex::new(BTreeMap::new());
        let desk = Self::new();
        let bytes = MADE.lock().unwrap().entry(count).or_insert_with(|| made(count)).clone();
        std::fs::write(desk.book(), bytes).unwrap();
        std::fs::write(desk.folder().join("Northgate.milepost.lock"), b"").unwrap();
        desk
    }
}

fn made(count: i64) -> Vec<u8> {
    let desk = Desk::new();
    let mut store = desk.create();
    (0..count).for_each(|_| drop(issue(&mut store).unwrap()));
    drop(store);
    std::fs::read(desk.book()).unwrap()
}

/// `minute` minutes after the book was made.
pub(crate) fn moment(minute: i64) -> Moment {
    let first: DateTime<Utc> = "2026-11-16T09:12:00Z".parse().unwrap();
    let at = first + chrono::TimeDelta::minutes(minute);
    Moment { on: at.date_naive(), at }
}

/// Names and bytes of all that lies in `folder`; links and folders by name only.
pub(crate) fn contents(folder: &Path) -> BTreeMap<PathBuf, Vec<u8>> {
    let entries = std::fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().path());
    entries
        .map(|path| (path.clone(), if path.is_file() { std::fs::read(&path).unwrap() } else { Vec::new() }))
        .collect()
}

/// Draws a number and freezes a document of 1,230.00 EUR, all in one write. Returns its id and number.
pub(crate) fn issue(store: &mut Store) -> Result<(i64, String)> {
    issue_in(store, euro())
}

/// The same; in another currency the document is taxed and says so in euros, at the rate of its issue.
fn issue_in(store: &mut Store, currency: Currency) -> Result<(i64, String)> {
    let when = moment(10);
    store.write("issue_invoice", when, |tx| {
        let kestrel = crate::record::row::json_of(&client());
        tx.execute("INSERT OR IGNORE INTO client (id, name, archived, json) VALUES (1, 'Kestrel', 0, ?1)", [kestrel])?;
        let sequence = issue::series(tx, "-|2026")?.map_or(1, |series| series.next);
        let invoice = document(sequence, when, currency);
        let pdf = format!("%PDF-1.7 {} {}", invoice.number(), "x".repeat(3000));
        let rendering = Rendering {
            pdf_hash: put_file(tx, "application/pdf", pdf.as_bytes())?,
            xml_hash: Some(put_file(tx, "application/xml", format!("<?xml {}", invoice.number()).as_bytes())?),
            renderer: "test 1".to_owned(),
        };
        let row = issue::insert_issued(tx, InvoiceId(next_id(tx, "invoice")?), &invoice, rendering, when.at)?;
        Ok(((row.id, row.number.clone()), row.entry()))
    })
}

fn document(sequence: u32, when: Moment, currency: Currency) -> IssuedInvoice {
    let is_foreign = currency != euro();
    let vat = Tax {
        name: "VAT".to_owned(),
        category: TaxCategory::Standard,
        rate: Percent::parse("23").unwrap(),
        reason: None,
        reason_code: None,
    };
    let pair = Pair { base: euro(), quote: currency };
    let rate = || ExchangeRate::parse(pair, "1.0842").unwrap();
    let line = |title: &str, amount: &str| DraftLine {
        source: LineSource::Free,
        title: title.to_owned(),
        description: "as agreed".to_owned(),
        deliverables: vec!["Report".to_owned()],
        quantity: Quantity::ONE,
        unit: Unit::Piece,
        evidence: Vec::new(),
        unit_price: Money::parse(amount, currency).unwrap(),
        adjustments: Vec::new(),
        taxes: if is_foreign { vec![vat.clone()] } else { Vec::new() },
    };
    let draft = DraftInvoice {
        business: business(),
        client: client(),
        project: None,
        invoiced: Vec::new(),
        deposits: Money::zero(currency),
        currency,
        language: Language::EnglishIreland,
        second_language: None,
        template: Template::Modern,
        shows: Shows::default(),
        early_payment: None,
        terms: Some(PaymentTerms::Net { days: 30 }),
        due_on: None,
        order_number: String::new(),
        note: String::new(),
        adjustments: Vec::new(),
        prepaid: Money::zero(currency),
        corrects: None,
        // One of them is due in two parts.
        keeps_back: (sequence == 2).then(|| KeepsBack {
            percent: Percent::parse("10").unwrap(),
            timing: RetainageTiming::EachInvoice,
            due: PaymentTerms::Net { days: 365 },
        }),
        exchange: is_foreign.then(|| Exchange { rate: rate(), source: "ECB".to_owned(), on: None }),
        lines: if is_foreign {
            vec![line("Discovery", "1000.00")]
        } else {
            vec![line("Discovery", "1000.00"), line("Workshop", "230.00")]
        },
    };
    draft.issue(when.on, &Pattern::parse("{YYYY}-{000}").unwrap(), sequence).unwrap()
}

pub(crate) fn euro() -> Currency {
    Currency::parse("EUR").unwrap()
}

fn address() -> Address {
    let empty = Address::empty(Country::parse("IE").unwrap());
    Address { street: "3 Northgate Yard".to_owned(), city: "Cork".to_owned(), ..empty }
}

fn business() -> Business {
    Business {
        name: "Northgate".to_owned(),
        person: String::new(),
        address: address(),
        email: String::new(),
        phone: String::new(),
        website: String::new(),
        tax_numbers: vec![TaxNumber {
            kind: TaxNumberKind::Vat,
            label: "VAT".to_owned(),
            value: "IE1234567T".to_owned(),
        }],
        tax: None,
        tax_note: String::new(),
        currency: euro(),
        terms: None,
        terms_note: String::new(),
        early_payment: None,
        endpoint: None,
        looks: Looks::default(),
        payment_methods: vec![PaymentMethod::Other { label: "Cash".to_owned(), details: "on delivery".to_owned() }],
        language: Language::EnglishIreland,
        paper: Paper::A4,
        accent: "#204060".to_owned(),
        logo: None,
        number_pattern: "{YYYY}-{000}".to_owned(),
        number_start: 1,
    }
}

pub(crate) fn client() -> Client {
    Client::named(ClientId(1), "Kestrel", address(), Language::EnglishIreland, euro())
}

/// One row in each table that only grows, behind one issued document.
pub(crate) fn one_of_each(store: &mut Store) {
    filled(
        store,
        serde_json::json!({ "received": { "amount": "1150.07", "currency": "EUR" }, "at_issue": { "amount": "1134.48", "currency": "EUR" } }),
    );
}

/// The same for a book of a format that knew no gain or loss: its journal says nothing of them.
pub(crate) fn one_of_each_without_gains(store: &mut Store) {
    filled(store, serde_json::Value::Null);
}

fn filled(store: &mut Store, exchange: serde_json::Value) {
    issue_in(store, Currency::parse("USD").unwrap()).unwrap();
    let sql = "
      INSERT INTO project VALUES (1, 1, 'K1', 'Portal', 'EUR', 500000, 1, '', NULL, NULL, '', 0, '', '', NULL, '{}');
      INSERT INTO milestone VALUES (1, 1, 1, 'Build', 'works', 500000, NULL, '', '', NULL);
      INSERT INTO plan_revision VALUES (1, 1, 1, '2026-11-16', 'Ada', 'email', '', 'EUR', 500000, '[]', '2026-11-16T09:12:00.000Z');
      INSERT INTO change_order VALUES (1, 1, 1, 'Extra depot', '[]', '2026-11-16T09:12:00.000Z');
      INSERT INTO change_order_fact VALUES (1, 1, 'sent', '2026-11-16', '', NULL, '', '[]', '2026-11-16T09:12:00.000Z');
      INSERT INTO milestone_fact VALUES (1, 1, 'started', '2026-11-16', '', '', NULL, '', '2026-11-16T09:12:00.000Z');
      INSERT INTO milestone_fact VALUES (2, 1, 'reopened', '2026-11-16', 'Ada', '', 'email', 'Once more', '2026-11-16T09:12:00.000Z');
      INSERT INTO changes_withdrawal VALUES (2, '2026-11-16T09:12:00.000Z');
      INSERT INTO dispute VALUES (1, 1, NULL, NULL, '2026-11-16', 'Not as agreed', '', '2026-11-16T09:12:00.000Z');
      INSERT INTO dispute_end VALUES (1, 'resolved', '2026-11-16', 'client_pays', '', '2026-11-16T09:12:00.000Z');
      INSERT INTO attachment SELECT 1, 'milestone', 1, 'scan.pdf', media_type, length(bytes), hash, 'Northgate', '2026-11-16', '2026-11-16T09:12:00.000Z' FROM file LIMIT 1;
      INSERT INTO attachment_removal VALUES (1, '2026-11-16T09:12:00.000Z');
      INSERT INTO invoice_event VALUES (1, 1, 'sent', 'ada@example.com', '', '2026-11-16T09:12:00.000Z');
      INSERT INTO payment VALUES (1, 1, '2026-11-20', 'USD', 123000, 'bank_transfer', '', '', NULL, '2026-11-20T09:12:00.000Z');
      INSERT INTO settlement VALUES (1, 1, 1, 'payment', '2026-11-20', 123000, 100000, '', '2026-11-20T09:12:00.000Z');
      INSERT INTO payment_exchange VALUES (1, 'EUR', 115007, 113448);
      UPDATE invoice_balance SET paid_minor = 123000, open_minor = 0, open_net_minor = 0, settled_on = '2026-11-20';
      INSERT INTO month_sum VALUES ('received', 'USD', '2026-11', 100000, 123000, 1);";
    let done = store.write("fill", moment(20), |tx| {
        tx.execute_batch(sql)?;
        let hash: String = tx.query_row("SELECT hash FROM attachment", [], |row| row.get(0))?;
        let mail = mail(tx)?;
        crate::record::mail::insert(tx, &mail)?;
        let queued = crate::record::outbox::insert(tx, mail.id, "ada@example.com", mail.at)?;
        let step = crate::record::outbox::append(tx, mail.id, &domain::outbox::Step::Begun, mail.at)?;
        let reminder = reminder()?;
        crate::record::reminder::insert(tx, &reminder)?;
        let entry = serde_json::json!({
            "amount": { "amount": "1230.00", "currency": "USD" },
            "exchange": exchange,
            "removed_file": 1,
            "files": [{ "attachment": 1, "name": "scan.pdf", "sha256": hash }],
            "dispute": { "id": 1, "milestone": 1, "invoice": null, "line": null, "on": "2026-11-16", "reason": "Not as agreed", "by": "" },
            "dispute_end": { "id": 1, "kind": "resolved", "on": "2026-11-16", "outcome": "client_pays", "words": "" },
            "mail": crate::record::mail::journalled(&mail), "outbox": queued, "outbox_step": step,
            "mail": crate::record::mail::journalled(&mail), "reminder": crate::record::reminder::journalled(&reminder),
        });
        Ok::<_, crate::StoreError>(((), Entry::about("payment", 1, entry)))
    });
    done.unwrap();
}

/// A reminder of the issued document.
fn reminder() -> Result<Reminder> {
    let open = Money::from_minor(123_000, euro()).expect("an amount");
    let due_on = moment(1).on;
    let item = ReminderItem {
        invoice: InvoiceId(1),
        number: "2026-001".to_owned(),
        open,
        due_on,
        days_late: 19,
        interest: None,
    };
    Ok(Reminder {
        id: ReminderId(1),
        client: ClientId(1),
        on: moment(20).on,
        left_on: moment(20).on,
        channel: ReminderChannel::Sent,
        level: ReminderLevel::Friendly,
        subject: "Payment reminder".to_owned(),
        words: "Hello".to_owned(),
        letter_sha256: Some("ab".to_owned()),
        mail: Some(MailId(1)),
        items: vec![item],
        at: moment(20).at,
    })
}

/// The mail of the issued document.
pub(crate) fn mail(tx: &Connection) -> Result<Mail> {
    let sql = "SELECT hash FROM file WHERE media_type = 'application/pdf' LIMIT 1";
    let hash: String = tx.query_row(sql, [], |row| row.get(0))?;
    let (head, tail) = (b"Subject: Invoice\r\n\r\n".to_vec(), b"\r\n--end--\r\n".to_vec());
    let lines = base64_lines(&crate::record::file::file(tx, &hash)?);
    Ok(Mail {
        id: MailId(1),
        about: About::Invoice(InvoiceId(1)),
        name: "Invoice.eml".to_owned(),
        recipients: Recipients { to: vec!["ada@example.com".to_owned()], cc: Vec::new() },
        subject: "Invoice".to_owned(),
        text: "Hello".to_owned(),
        sha256: crate::digest::of_bytes(&[&head[..], &lines, &tail].concat()),
        attachments: vec![Attached { name: "Invoice.pdf".to_owned(), hash, gap: Vec::new() }],
        head,
        tail,
        on: moment(20).on,
        at: moment(20).at,
    })
}

/// A mail that carries three files behind that of `one_of_each`: the document, a note, and the document once more.
pub(crate) fn mail_of_three(store: &mut Store) -> Mail {
    let kept = store.write("open_reminder", moment(21), |tx| {
        let Mail { attachments: one, head, tail, .. } = mail(tx)?;
        let note = put_file(tx, "text/plain", b"A note")?;
        let gap = b"\r\n--next--\r\n\r\n".to_vec();
        let attached = |name: &str, hash: &str, gap: &[u8]| Attached {
            name: name.to_owned(),
            hash: hash.to_owned(),
            gap: gap.to_vec(),
        };
        let attachments = vec![
            attached("Invoice.pdf", &one[0].hash, b""),
            attached("Note.txt", &note, &gap),
            attached("Invoice (2).pdf", &one[0].hash, &gap),
        ];
        let lines = |hash: &str| Ok::<_, crate::StoreError>(base64_lines(&crate::record::file::file(tx, hash)?));
        let (pdf, text) = (lines(&one[0].hash)?, lines(&note)?);
        let sha256 = crate::digest::of_bytes(&[&head[..], &pdf, &gap, &text, &gap, &pdf, &tail].concat());
        let mail = Mail { id: MailId(2), attachments, sha256, ..mail(tx)? };
        crate::record::mail::insert(tx, &mail)?;
        let entry = serde_json::json!({ "mail": crate::record::mail::journalled(&mail) });
        Ok::<_, crate::StoreError>((mail, Entry::about("client", 1, entry)))
    });
    kept.unwrap()
}

/// A book and its WAL as a crash leaves them, with `sql` committed only to the WAL.
pub(crate) fn crashed(sql: &str) -> Desk {
    let (desk, crashed) = (Desk::with_documents(1), Desk::new());
    let store = desk.open().unwrap();
    store.connection().execute_batch(sql).unwrap();
    for suffix in ["", "-wal"] {
        std::fs::copy(beside(&desk.book(), suffix), beside(&crashed.book(), suffix)).unwrap();
    }
    crashed
}

/// A connection as another program would open it: no pragmas, and with the triggers of `table` gone.
pub(crate) fn tampering(book: &Path, table: &str) -> Connection {
    let conn = Connection::open(book).unwrap();
    conn.execute_batch(&format!("PRAGMA foreign_keys = OFF; DROP TRIGGER IF EXISTS {table}_keeps_rows; DROP TRIGGER IF EXISTS {table}_keeps_values;")).unwrap();
    conn
}

/// A reproducible sequence of numbers (Knuth's MMIX constants).
pub(crate) struct Dice(pub u64);

impl Dice {
    pub fn below(&mut self, limit: usize) -> usize {
        self.0 = self.0.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        usize::try_from(self.0 >> 33).unwrap() % limit
    }
}
