//! The book as a file: opening and creating, verifying, backups, restore, the export of everything.

use crate::packing::Packing;
use crate::problem::AppError;
use crate::table::Nothing;
use crate::{App, Clock, advice, outbox};
use domain::Country;
use serde::{Deserialize, Serialize};
use serde_json::{Value, json};
use std::io::Write;
use std::path::{Path, PathBuf};
use std::sync::Mutex;
use storage::journal::JournalRow;
use storage::record::{attachment, change_order, draft, history, invoice, issue, party, payment, project};
use storage::{Backup, Connection, Store, StoreError};
use ts_rs::TS;

/// Where a book and its backups lie.
#[derive(Debug, Clone)]
pub struct Folders {
    pub book: PathBuf,
    pub backups: PathBuf,
}

impl Folders {
    /// Backups beside the book, in a folder of its own.
    pub fn beside(book: &Path) -> Self {
        let stem = book.file_stem().unwrap_or_default().to_string_lossy().into_owned();
        let folder = book.parent().unwrap_or(Path::new("."));
        Self { book: book.to_owned(), backups: folder.join(format!("{stem} backups")) }
    }

    /// Name of the book's file.
    pub fn book_name(&self) -> String {
        self.book.file_name().unwrap_or_default().to_string_lossy().into_owned()
    }
}

/// What a new book is for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Purpose {
    Business,
    /// Invented data, marked as such and never mixed with real numbers.
    Sample,
}

impl App {
    /// Makes a new book. Errors: a file of that name exists, the folder is read-only, the disk is full.
    pub fn create(folders: Folders, purpose: Purpose, clock: Clock, home_country: Country) -> Result<Self, AppError> {
        let uuid = uuid::Uuid::new_v4().to_string();
        let store = Store::create(&folders.book, &uuid, purpose == Purpose::Sample, clock.tick())?;
        Ok(Self::with(store, clock, folders, home_country))
    }

    /// Opens a book; read-only where its file or folder is. Errors: those of `Store::open`.
    pub fn open(folders: Folders, clock: Clock, home_country: Country) -> Result<Self, AppError> {
        let store = Store::open(&folders.book, &folders.backups, clock.tick())?;
        Ok(Self::with(store, clock, folders, home_country))
    }

    pub(crate) fn with(store: Store, clock: Clock, folders: Folders, home_country: Country) -> Self {
        Self {
            store: Mutex::new(Some(store)),
            last_backup_at: Mutex::new(None),
            clock,
            folders,
            home_country,
            packing: Packing::default(),
            bank_table: Mutex::default(),
        }
    }

    /// (is sample, is read-only).
    pub(crate) fn nature(&self) -> Result<(bool, bool), AppError> {
        self.with_store(|store| Ok((store.is_sample()?, store.is_read_only())))
    }

    /// The newest backup made or seen by this program since it started: looking at all of them takes long.
    pub(crate) fn last_backup_at(&self) -> Option<chrono::DateTime<chrono::Utc>> {
        *self.last_backup_at.lock().unwrap_or_else(std::sync::PoisonError::into_inner)
    }

    pub(crate) fn saw_backup(&self, backup: &Backup) {
        let mut last = self.last_backup_at.lock().unwrap_or_else(std::sync::PoisonError::into_inner);
        *last = (*last).max(Some(backup.at));
    }

    fn kept_backups(&self) -> Vec<Backup> {
        storage::backup::backups(&self.folders.backups, &self.folders.book)
    }
}

/// One thing that is not as it was written.
#[derive(Debug, Serialize, TS)]
pub struct FaultRow {
    pub table: String,
    pub id: String,
    pub what: String,
}

#[derive(Debug, Serialize, TS)]
pub struct VerificationView {
    pub is_sound: bool,
    pub faults: Vec<FaultRow>,
    #[ts(type = "number")]
    pub invoices: u64,
    #[ts(type = "number")]
    pub journal_entries: u64,
}

#[derive(Debug, Clone, Serialize, TS)]
pub struct BackupRow {
    /// File name inside the backup folder; by it a backup is restored.
    pub name: String,
    /// RFC 3339, UTC.
    pub at: String,
    #[ts(type = "number")]
    pub invoices: u64,
    #[ts(type = "number")]
    pub bytes: u64,
}

#[derive(Debug, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct RestoreBackup {
    /// Name of a backup in the list, never a path.
    pub name: String,
}

pub(crate) fn row(backup: &Backup) -> BackupRow {
    BackupRow {
        name: backup.path.file_name().unwrap_or_default().to_string_lossy().into_owned(),
        at: backup.at.to_rfc3339(),
        invoices: backup.invoices,
        bytes: backup.bytes,
    }
}

/// Recomputes everything that the book claims about itself.
pub fn verify(app: &App, _: Nothing) -> Result<VerificationView, AppError> {
    let found = app.with_store(|store| Ok(store.verify()?))?;
    Ok(VerificationView {
        is_sound: found.is_sound(),
        faults: found.problems.into_iter().map(|f| FaultRow { table: f.table, id: f.id, what: f.what }).collect(),
        invoices: found.invoices,
        journal_entries: found.journal_entries,
    })
}

/// Makes a verified backup now. Ten are kept.
pub fn backup(app: &App, _: Nothing) -> Result<BackupRow, AppError> {
    let at = app.clock.tick().at;
    let made = app.with_store(|store| Ok(store.backup(&app.folders().backups, at)?))?;
    app.saw_backup(&made);
    Ok(row(&made))
}

/// Verified backups, newest first.
pub fn backups(app: &App, _: Nothing) -> Result<Vec<BackupRow>, AppError> {
    let mut all = app.kept_backups();
    all.iter().for_each(|b| app.saw_backup(b));
    all.sort_by_key(|b| std::cmp::Reverse(b.at));
    Ok(all.iter().map(row).collect())
}

/// Puts a backup of the list back. The book of now is backed up first; used numbers never come back.
pub fn restore_backup(app: &App, RestoreBackup { name }: RestoreBackup) -> Result<VerificationView, AppError> {
    let chosen = app.kept_backups().into_iter().find(|b| row(b).name == name);
    let chosen = chosen.ok_or(AppError::Unknown { what: "backup", id: name })?;
    restore(app, &chosen.path)?;
    verify(app, Nothing {})
}

/// Puts the backup at `path` back, as `restore_backup`. For callers that have a path of their own.
/// On any error the open book is as it was.
pub fn restore(app: &App, path: &Path) -> Result<(), AppError> {
    let moment = app.clock.tick();
    let mut slot = app.slot();
    let store = slot.take().ok_or(StoreError::Damaged { what: "no book is open".to_owned() })?;
    drop(store);
    let folders = app.folders();
    match Store::restore(path, &folders.book, &folders.backups, moment) {
        Ok((store, _)) => {
            *slot = Some(store);
            drop(slot);
            outbox::doubt_all(app)
        }
        Err(refused) => {
            // The book of before still lies there and is opened again.
            *slot = Some(Store::open(&folders.book, &folders.backups, moment)?);
            Err(refused.into())
        }
    }
}

/// The whole book as JSON, readable without this program. Amounts are strings with their currency.
pub fn export_book(app: &App, _: Nothing) -> Result<Value, AppError> {
    app.read(|conn, moment| {
        let mut projects = project::projects(conn, false)?;
        projects.extend(project::projects(conn, true)?);
        let mut exported = Vec::new();
        for p in &projects {
            let plan = storage::record::milestone::plan(conn, p.id)?;
            let revisions = project::revisions(conn, p.id)?;
            let cancelled = storage::record::milestone::cancelled(conn, p.id)?;
            exported.push(json!({
                "project": p, "dismissed_advice": advice::dismissals(conn, p.id)?, "change_orders": change_orders(conn, p.id)?,
                "cancelled": cancelled.iter().map(|(m, by)| Ok(json!({ "by": by, "milestone": milestone(m), "record": facts(conn, m)? }))).collect::<Result<Vec<_>, AppError>>()?,
                "milestones": plan.iter().map(milestone).collect::<Vec<_>>(),
                "facts": plan.iter().map(|m| facts(conn, m)).collect::<Result<Vec<_>, _>>()?,
                "revisions": revisions.iter().map(|r| json!({ "agreement": r.agreement, "contract": r.contract, "plan": r.plan })).collect::<Vec<_>>(),
            }));
        }
        let mut invoices = Vec::new();
        for id in invoice::all_ids(conn)? {
            let events = invoice::events(conn, id)?.into_iter().map(|e| json!({ "kind": e.kind, "to": e.recipient, "at": e.at, "file": e.file_hash }));
            let events: Vec<Value> = events.collect();
            // Those of a payment stand under it.
            let alone = payment::settlements_of_invoice(conn, id)?.into_iter().filter(|s| s.payment.is_none()).map(|s| {
                json!({ "id": s.id, "kind": s.settlement.kind, "on": s.settlement.on, "amount": s.settlement.amount, "net": s.net, "reason": s.reason, "at": s.at })
            });
            let alone: Vec<Value> = alone.collect();
            invoices.push(json!({ "id": id, "issued_at": invoice::issued_at(conn, id)?, "document": invoice::issued(conn, id)?, "files": invoice::file_hashes(conn, id)?, "events": events, "settled": alone, "notice_days": storage::record::due_notice::days(conn, id)? }));
        }
        let recorded = payment::recorded_at(conn)?;
        let mut payments = Vec::new();
        for p in payment::payments(conn, &payment::PaymentFilter::default(), u32::MAX)? {
            let settled = payment::settlements_of_payment(conn, p.id)?.into_iter().map(|s| {
                json!({ "id": s.id, "invoice": s.settlement.invoice, "kind": s.settlement.kind, "on": s.settlement.on, "amount": s.settlement.amount, "net": s.net, "reason": s.reason, "at": s.at })
            });
            let settled: Vec<Value> = settled.collect();
            payments.push(json!({
                "id": p.id, "client": p.client, "received_on": p.received_on, "amount": p.amount, "channel": p.channel,
                "reference": p.reference, "note": p.note, "reverses": p.reverses, "at": recorded.get(&p.id), "settled": settled,
                "exchange": storage::record::exchange::of_payment(conn, p.id)?,
            }));
        }
        let drafts: Vec<Value> = draft::all_prepared(conn)?.into_iter().map(|d| json!({ "id": d.id, "client": d.client, "project": d.project, "form": read_back(d.json) })).collect();
        Ok(json!({
            "format": 1, "exported_on": moment.on, "business": party::business(conn)?, "clients": party::clients(conn)?,
            "projects": exported, "files": files(conn)?, "plan_templates": templates(conn)?, "drafts": drafts, "invoices": invoices, "payments": payments,
            "series": issue::all_series(conn)?.into_iter().map(|(key, s)| json!({ "key": key, "next": s.next, "last_on": s.last_on })).collect::<Vec<_>>(),
            "waiting": draft::all_pending(conn)?.into_iter().map(|(kind, target, texts)| json!({ "form": kind, "id": target, "texts": read_back(texts) })).collect::<Vec<_>>(),
            "disputes": disputes(conn)?, "mails": crate::mail::all_kept(conn)?, "outbox": posted(conn)?, "reminders": storage::record::reminder::all(conn)?.iter().map(reminder).collect::<Vec<_>>(), "reminder_settings": crate::reminders::exported(conn)?, "accounts": crate::bookings::accounts::exported(conn)?, "filing": crate::filing::exported(conn)?, "mail_texts": crate::mail::exported(conn)?, "advice_limits": advice::thresholds(conn)?, "payment_limits": crate::payments::limits(conn)?, "journal": history::all(conn)?.into_iter().map(entry).collect::<Vec<_>>(),
        }))
    })
}

/// Stored JSON as JSON; what no longer reads stays the text that it is.
fn read_back(text: String) -> Value {
    serde_json::from_str(&text).unwrap_or(Value::String(text))
}

fn entry(row: JournalRow) -> Value {
    json!({
        "id": row.id, "at": row.at, "on": row.on_day, "command": row.command, "subject": row.subject,
        "entry": read_back(row.entry), "previous": row.previous, "hash": row.hash,
    })
}

fn templates(conn: &Connection) -> Result<Vec<Value>, AppError> {
    let all = storage::record::plan_template::plan_templates(conn)?;
    Ok(all.into_iter().map(|t| json!({ "id": t.id, "name": t.name, "rows": t.template.rows })).collect())
}

/// A reminder with its words, which the journal keeps by their hash.
fn reminder(of: &storage::record::reminder::Reminder) -> Value {
    let mut told = storage::record::reminder::journalled(of);
    told["words"] = json!(of.words);
    told
}

/// Every dispute with what ended it.
fn disputes(conn: &Connection) -> Result<Vec<Value>, AppError> {
    use storage::record::dispute;
    let all = dispute::all(conn)?.into_iter().map(|of| {
        let end = of.end.as_ref().map(|end| dispute::journalled_end(of.id, end));
        json!({ "dispute": dispute::journalled(&of), "end": end })
    });
    Ok(all.collect())
}

/// Every mail that was ever in the outbox, and the server that takes them.
fn posted(conn: &Connection) -> Result<Value, AppError> {
    let (mails, steps) = storage::record::outbox::journalled(conn)?;
    Ok(json!({ "server": outbox::stored_server(conn)?, "mails": mails, "steps": steps }))
}

/// Every file that a record ever had, by its hash; the bytes are not in the export.
fn files(conn: &Connection) -> Result<Vec<Value>, AppError> {
    let all = attachment::all(conn)?.into_iter().map(|f| {
        json!({ "id": f.id, "of": f.owner, "record": f.owner_id, "name": f.name, "media_type": f.media_type, "bytes": f.size,
            "sha256": f.hash, "added_by": f.added_by, "on": f.on, "at": f.at, "removed": f.is_removed })
    });
    Ok(all.collect())
}

/// All that was ever recorded about a milestone, what was taken back among it.
fn facts(conn: &Connection, of: &domain::Milestone) -> Result<Value, AppError> {
    let rows = storage::record::milestone::fact_rows(conn, of.id)?.into_iter().map(|f| {
        json!({ "kind": f.kind, "on": f.on, "by": f.by, "role": f.role, "channel": f.channel, "words": f.words, "at": f.at })
    });
    Ok(json!({ "milestone": of.id, "facts": rows.collect::<Vec<_>>() }))
}

fn change_orders(conn: &Connection, of: domain::ProjectId) -> Result<Vec<Value>, AppError> {
    let fact = |f: &change_order::ChangeOrderFact| json!({ "kind": f.kind, "on": f.on, "by": f.by, "channel": f.channel, "words": f.words, "plan": f.plan });
    let all = change_order::change_orders(conn, of)?.into_iter().map(|order| {
        let facts: Vec<Value> = order.facts.iter().map(fact).collect();
        json!({ "number": order.number, "reason": order.reason, "plan": order.plan, "started_at": order.created_at, "facts": facts })
    });
    Ok(all.collect())
}

fn milestone(m: &domain::Milestone) -> Value {
    let facts = &m.facts;
    let acceptance = facts
        .acceptance
        .as_ref()
        .map(|a| json!({ "on": a.on, "by": a.by, "role": a.role, "channel": a.channel, "words": a.words }));
    json!({
        "id": m.id, "position": m.position, "title": m.title, "criterion": m.criterion, "amount": m.amount, "target_on": m.target_on,
        "client_note": m.client_note, "private_note": m.private_note, "started_on": facts.started_on, "done_on": facts.done_on, "acceptance": acceptance,
        "deliverables": m.deliverables.iter().map(|d| json!({ "title": d.title, "done_on": d.done_on, "on_invoice": d.on_invoice })).collect::<Vec<_>>(),
        "invoice": facts.billed.as_ref().map(|b| &b.number),
    })
}

/// Writes a file so that its name only ever holds the whole of it: beside the target, synced, renamed into place.
/// A link at the target is replaced, never followed.
pub fn write_file(path: &Path, bytes: &[u8]) -> std::io::Result<()> {
    write_stream(path, |file| file.write_all(bytes))
}

/// The same for what is written piece by piece. Errors: of the disk, and those of `fill`, after which nothing is left.
pub fn write_stream<E: From<std::io::Error>>(
    path: &Path,
    fill: impl FnOnce(&mut std::fs::File) -> Result<(), E>,
) -> Result<(), E> {
    put_file(path, fill, |part| std::fs::rename(part, path))
}

/// The same for a name that must be free. Errors: also `AlreadyExists`.
pub fn write_new_stream<E: From<std::io::Error>>(
    path: &Path,
    fill: impl FnOnce(&mut std::fs::File) -> Result<(), E>,
) -> Result<(), E> {
    put_file(path, fill, |part| name_new(part, path))
}

/// The same for a name that must be free. Errors: `AlreadyExists`; what has the name stays as it is.
pub fn write_new_file(path: &Path, bytes: &[u8]) -> std::io::Result<()> {
    write_new_stream(path, |file| file.write_all(bytes))
}

fn name_new(part: &Path, path: &Path) -> std::io::Result<()> {
    match std::fs::hard_link(part, path) {
        Ok(()) => std::fs::remove_file(part),
        Err(taken) if taken.kind() == std::io::ErrorKind::AlreadyExists => Err(taken),
        // A disk without a second name for a file: then looking first must do.
        Err(_) if path.symlink_metadata().is_ok() => Err(std::io::ErrorKind::AlreadyExists.into()),
        Err(_) => std::fs::rename(part, path),
    }
}

/// Writes beside `path` and lets `name` give the whole file its name.
fn put_file<E: From<std::io::Error>>(
    path: &Path,
    fill: impl FnOnce(&mut std::fs::File) -> Result<(), E>,
    name: impl FnOnce(&Path) -> std::io::Result<()>,
) -> Result<(), E> {
    let last = path
        .file_name()
        .ok_or_else(|| std::io::Error::new(std::io::ErrorKind::InvalidInput, "the path names no file"))?;
    let mut part = std::ffi::OsString::from(".");
    part.push(last);
    part.push(".part");
    let part = path.with_file_name(part);
    let written = (|| {
        // What a crash left behind is ours to replace.
        if part.symlink_metadata().is_ok() {
            std::fs::remove_file(&part)?;
        }
        let mut file = std::fs::OpenOptions::new().write(true).create_new(true).open(&part)?;
        fill(&mut file)?;
        file.sync_all()?;
        Ok(name(&part)?)
    })();
    if written.is_err() {
        let _gone = std::fs::remove_file(&part);
    }
    written
}
