//! What happened in one project, read from the facts where they stand. Each fact has the day on which it counts and the
//! instant at which it was recorded. Nothing is stored for it, and nothing here says what a fact means.

use super::attachment::{Attachment, Owner};
use super::change_order::FactKind;
use super::invoice::InvoiceEvent;
use super::row::{Named, rows, word_of};
use crate::StoreError;
use crate::journal::JournalRow;
use chrono::NaiveDate;
use domain::invoice::DocumentKind;
use domain::milestone::Channel;
use domain::payment::{PaymentChannel, Settlement};
use domain::{ChangeOrderId, InvoiceId, MilestoneId, Money, PaymentId, ProjectId};
use rusqlite::{Connection, params};

/// A revision of the plan as it was agreed. `at` here and below: RFC 3339, UTC.
#[derive(Debug, Clone)]
pub struct AgreedRevision {
    pub number: u32,
    pub on: NaiveDate,
    pub by: String,
    pub channel: Channel,
    pub words: String,
    pub contract: Money,
    pub at: String,
}

/// What became of a change order on a day.
#[derive(Debug, Clone)]
pub struct OrderFact {
    pub order: ChangeOrderId,
    pub number: u32,
    pub kind: FactKind,
    pub on: NaiveDate,
    pub by: String,
    pub channel: Option<Channel>,
    pub words: String,
    pub at: String,
}

/// A fact about a milestone of the plan, or of one that left it.
#[derive(Debug, Clone)]
pub struct MilestoneFact {
    pub milestone: MilestoneId,
    pub position: u32,
    pub title: String,
    /// Its net amount today.
    pub amount: Money,
    /// The word of the book: `done`, `accepted`.
    pub kind: String,
    pub on: NaiveDate,
    pub by: String,
    pub role: String,
    pub channel: Option<Channel>,
    pub words: String,
    pub at: String,
}

/// An issued document.
#[derive(Debug, Clone)]
pub struct Document {
    pub id: InvoiceId,
    pub number: String,
    pub kind: DocumentKind,
    pub heading: String,
    pub on: NaiveDate,
    pub gross: Money,
    pub at: String,
}

/// What settled a document, with the payment that it came from.
#[derive(Debug, Clone)]
pub struct Settled {
    pub number: String,
    pub settlement: Settlement,
    pub payment: Option<PaymentOf>,
    /// Why; of credit that moved without a payment the number of the other invoice.
    pub reason: String,
    pub at: String,
}

#[derive(Debug, Clone)]
pub struct PaymentOf {
    pub id: PaymentId,
    pub channel: PaymentChannel,
    pub reference: String,
    pub note: String,
    /// It takes another payment back.
    pub is_reversal: bool,
    pub at: String,
}

/// A file that was added to a list, and when it was taken off.
#[derive(Debug, Clone)]
pub struct FiledAway {
    pub file: Attachment,
    pub removed_at: Option<String>,
}

/// A dispute that was marked, or how one ended.
#[derive(Debug, Clone)]
pub struct DisputeFact {
    /// `opened`, `resolved`, `taken_back`.
    pub kind: String,
    pub milestone: Option<(MilestoneId, u32)>,
    pub invoice: Option<(InvoiceId, String)>,
    /// Title of the milestone or the document.
    pub title: String,
    pub on: NaiveDate,
    pub by: String,
    pub words: String,
    pub at: String,
}

/// Disputes of a project's milestones and invoices and their ends, in order of record.
pub fn dispute_facts(conn: &Connection, project: ProjectId) -> Result<Vec<DisputeFact>, StoreError> {
    let sql = "WITH told AS (
        SELECT d.id, 'opened' AS kind, d.milestone_id, d.invoice_id, d.on_day, d.by_name, d.reason AS words, d.at FROM dispute d
        UNION ALL
        SELECT d.id, e.kind, d.milestone_id, d.invoice_id, e.on_day, '', e.words, e.at
          FROM dispute_end e JOIN dispute d ON d.id = e.dispute_id)
      SELECT t.*, m.position, i.number, coalesce(m.title, i.heading) AS title FROM told t
        LEFT JOIN milestone m ON m.id = t.milestone_id LEFT JOIN invoice i ON i.id = t.invoice_id
       WHERE m.project_id = ?1 OR i.project_id = ?1 ORDER BY t.at, t.id";
    rows(conn, sql, [project.0], |row| {
        let row = Named::new("dispute", row, "id");
        let milestone = row.get::<Option<i64>>("milestone_id")?.map(MilestoneId);
        let invoice = row.get::<Option<i64>>("invoice_id")?.map(InvoiceId);
        Ok(DisputeFact {
            kind: row.get("kind")?,
            milestone: milestone.map(|id| Ok::<_, StoreError>((id, row.get("position")?))).transpose()?,
            invoice: invoice.map(|id| Ok::<_, StoreError>((id, row.get("number")?))).transpose()?,
            title: row.get("title")?,
            on: row.day("on_day")?,
            by: row.get("by_name")?,
            words: row.get("words")?,
            at: row.get("at")?,
        })
    })
}

/// Agreed revisions, first to last.
pub fn revisions(conn: &Connection, project: ProjectId) -> Result<Vec<AgreedRevision>, StoreError> {
    let sql = "SELECT * FROM plan_revision WHERE project_id = ?1 ORDER BY number";
    rows(conn, sql, [project.0], |row| {
        let row = Named::new("plan_revision", row, "id");
        let currency = row.currency("currency")?;
        Ok(AgreedRevision {
            number: row.get("number")?,
            on: row.day("agreed_on")?,
            by: row.get("agreed_by")?,
            channel: row.word("channel")?,
            words: row.get("words")?,
            contract: row.money("contract_minor", currency)?,
            at: row.get("at")?,
        })
    })
}

/// What became of the change orders of a project, in order of record.
pub fn order_facts(conn: &Connection, project: ProjectId) -> Result<Vec<OrderFact>, StoreError> {
    let sql = "SELECT f.*, o.number FROM change_order_fact f JOIN change_order o ON o.id = f.change_order_id
        WHERE o.project_id = ?1 ORDER BY f.id";
    rows(conn, sql, [project.0], |row| {
        let row = Named::new("change_order_fact", row, "id");
        Ok(OrderFact {
            order: ChangeOrderId(row.get("change_order_id")?),
            number: row.get("number")?,
            kind: row.word("kind")?,
            on: row.day("on_day")?,
            by: row.get("by_name")?,
            channel: row.get::<Option<String>>("channel")?.map(|_| row.word("channel")).transpose()?,
            words: row.get("words")?,
            at: row.get("at")?,
        })
    })
}

/// Facts about the milestones of a project, in order of record.
pub fn milestone_facts(conn: &Connection, project: ProjectId) -> Result<Vec<MilestoneFact>, StoreError> {
    let sql = "SELECT f.*, m.position, m.title, m.amount_minor, p.currency FROM milestone_fact f
        JOIN milestone m ON m.id = f.milestone_id JOIN project p ON p.id = m.project_id WHERE p.id = ?1 ORDER BY f.id";
    rows(conn, sql, [project.0], |row| {
        let row = Named::new("milestone_fact", row, "id");
        let currency = row.currency("currency")?;
        Ok(MilestoneFact {
            milestone: MilestoneId(row.get("milestone_id")?),
            position: row.get("position")?,
            title: row.get("title")?,
            amount: row.money("amount_minor", currency)?,
            kind: row.get("kind")?,
            on: row.day("on_day")?,
            by: row.get("by_name")?,
            role: row.get("role")?,
            channel: row.get::<Option<String>>("channel")?.map(|_| row.word("channel")).transpose()?,
            words: row.get("words")?,
            at: row.get("at")?,
        })
    })
}

/// Issued documents of a project, in order of issue.
pub fn documents(conn: &Connection, project: ProjectId) -> Result<Vec<Document>, StoreError> {
    let sql = "SELECT id, number, kind, heading, issue_on, currency, gross_minor, issued_at FROM invoice
        WHERE project_id = ?1 ORDER BY id";
    rows(conn, sql, [project.0], |row| {
        let row = Named::new("invoice", row, "id");
        let currency = row.currency("currency")?;
        Ok(Document {
            id: InvoiceId(row.get("id")?),
            number: row.get("number")?,
            kind: row.word("kind")?,
            heading: row.get("heading")?,
            on: row.day("issue_on")?,
            gross: row.money("gross_minor", currency)?,
            at: row.get("issued_at")?,
        })
    })
}

/// What settled the documents of a project, in order of record.
pub fn settlements(conn: &Connection, project: ProjectId) -> Result<Vec<Settled>, StoreError> {
    let sql = "SELECT s.*, i.number, i.currency, p.channel, p.reference, p.note, p.reverses IS NOT NULL AS is_reversal, p.at AS paid_at
        FROM settlement s JOIN invoice i ON i.id = s.invoice_id LEFT JOIN payment p ON p.id = s.payment_id
        WHERE i.project_id = ?1 ORDER BY s.id";
    rows(conn, sql, [project.0], |row| {
        let row = Named::new("settlement", row, "id");
        let currency = row.currency("currency")?;
        let payment = match row.get::<Option<i64>>("payment_id")? {
            None => None,
            Some(id) => Some(PaymentOf {
                id: PaymentId(id),
                channel: row.word("channel")?,
                reference: row.get("reference")?,
                note: row.get("note")?,
                is_reversal: row.flag("is_reversal")?,
                at: row.get("paid_at")?,
            }),
        };
        Ok(Settled {
            number: row.get("number")?,
            settlement: Settlement {
                invoice: InvoiceId(row.get("invoice_id")?),
                kind: row.word("kind")?,
                on: row.day("on_day")?,
                amount: row.money("amount_minor", currency)?,
            },
            payment,
            reason: row.get("reason")?,
            at: row.get("at")?,
        })
    })
}

/// What happened to the documents of a project after issue, with their numbers, in order of record.
pub fn events(conn: &Connection, project: ProjectId) -> Result<Vec<(Document, InvoiceEvent)>, StoreError> {
    let mut all = Vec::new();
    for document in documents(conn, project)? {
        let events = super::invoice::events(conn, document.id)?;
        all.extend(events.into_iter().map(|event| (document.clone(), event)));
    }
    Ok(all)
}

/// Every file of a project, of its milestones, agreements and acceptances, in the order in which they came; those that
/// were taken off a list are among them.
pub fn files(conn: &Connection, project: ProjectId) -> Result<Vec<FiledAway>, StoreError> {
    let belongs = |owner: Owner, ids: &str| format!("(a.owner = '{}' AND a.owner_id IN ({ids}))", word_of(&owner));
    let sql = format!(
        "SELECT a.id, r.at AS removed_at FROM attachment a LEFT JOIN attachment_removal r ON r.attachment_id = a.id
         WHERE {} OR {} OR {} OR {} ORDER BY a.id",
        belongs(Owner::Project, "?1"),
        belongs(Owner::Milestone, "SELECT id FROM milestone WHERE project_id = ?1"),
        belongs(Owner::Agreement, "SELECT id FROM plan_revision WHERE project_id = ?1"),
        belongs(
            Owner::Acceptance,
            "SELECT f.id FROM milestone_fact f JOIN milestone m ON m.id = f.milestone_id WHERE m.project_id = ?1"
        ),
    );
    rows(conn, &sql, params![project.0], |row| {
        let row = Named::new("attachment", row, "id");
        let file = super::attachment::attachment(conn, domain::AttachmentId(row.id))?;
        Ok(FiledAway { file, removed_at: row.get("removed_at")? })
    })
}

/// Journal entries about a project and its milestones, also those that are in no plan any more, oldest first.
pub fn journal(conn: &Connection, project: ProjectId) -> Result<Vec<JournalRow>, StoreError> {
    let sql = "SELECT * FROM journal WHERE subject = 'project:' || ?1
        OR subject IN (SELECT 'milestone:' || id FROM milestone WHERE project_id = ?1) ORDER BY id";
    rows(conn, sql, [project.0], JournalRow::read)
}
