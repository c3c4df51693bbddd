//! One entry of a history: a code, and what the sentence about it needs.

use chrono::NaiveDate;
use domain::milestone::Channel;
use domain::payment::PaymentChannel;
use domain::{AttachmentId, ChangeOrderId, InvoiceId, MailId, MilestoneId, Money};
use serde::Serialize;
use ts_rs::TS;

/// What an entry is about; a filter of the window.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, TS)]
#[serde(rename_all = "snake_case")]
pub enum HistoryKind {
    /// The plan as it was written.
    Plan,
    /// What the client agreed to, or not.
    Agreement,
    /// Work and its acceptance.
    Work,
    /// What went to the client.
    Message,
    Invoice,
    Payment,
    File,
}

/// What happened.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, TS)]
#[serde(rename_all = "snake_case")]
pub enum HistoryCode {
    ProjectCreated,
    PlanEdited,
    DetailsEdited,
    ProjectArchived,
    ProjectRestored,
    PlanAgreed,
    ChangeOrderStarted,
    ChangeOrderEdited,
    ChangeOrderDiscarded,
    ChangeOrderSent,
    ChangeOrderAgreed,
    ChangeOrderDeclined,
    ChangeOrderWithdrawn,
    Started,
    Done,
    Reopened,
    Accepted,
    AcceptanceWithdrawn,
    /// The client does not accept a milestone, an invoice or one of its lines.
    DisputeOpened,
    DisputeResolved,
    /// It was marked by mistake.
    DisputeTakenBack,
    /// A fact about a milestone that has no code here; its words say it.
    Recorded,
    /// Invoiced without an acceptance, for a reason.
    Overridden,
    ProposalHandedOver,
    ScheduleHandedOver,
    AddendumHandedOver,
    CertificateHandedOver,
    HeadsUpDrafted,
    ProgressDrafted,
    CompletionDrafted,
    ApprovalDrafted,
    MailDraftOpened,
    MailQueued,
    MailSent,
    MailTakenOut,
    /// The client was reminded of what is late; the position is the level.
    Reminded,
    InvoiceSaved,
    InvoiceOpened,
    InvoicePrinted,
    InvoiceIssued,
    CreditNoteIssued,
    WrittenOff,
    WriteOffReversed,
    PaymentRecorded,
    PaymentReversed,
    CreditRefunded,
    BankFee,
    TaxWithheld,
    /// A client took the discount for prompt payment.
    DiscountTaken,
    /// Credit of the client paid a document of this project.
    CreditUsed,
    /// Credit went from a document of this project to another one.
    CreditMoved,
    FileAttached,
    EvidenceAttached,
    FileRemoved,
}

/// The record that an entry leads to.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, TS)]
#[serde(rename_all = "snake_case", tag = "to", content = "id")]
pub enum HistoryLink {
    Nothing,
    Schedule,
    Milestone(MilestoneId),
    /// The acceptance of a milestone that a change order took out of the plan, on paper.
    Certificate(MilestoneId),
    ChangeOrder(ChangeOrderId),
    Invoice(InvoiceId),
    File(AttachmentId),
}

/// A kept mail with the hash of its bytes.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
pub struct MailMade {
    pub id: MailId,
    pub sha256: String,
}

/// One thing that happened. Texts and amounts that it has none of are empty.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
pub struct HistoryEntry {
    pub code: HistoryCode,
    pub kind: HistoryKind,
    /// The day on which it counts.
    pub on: NaiveDate,
    /// When it was recorded; RFC 3339, UTC.
    pub at: String,
    /// True where it was recorded on a later day than the one on which it counts.
    pub is_late: bool,
    pub link: HistoryLink,
    /// Of a milestone in its plan, of a change order or revision in its project.
    pub position: Option<u32>,
    /// Of a document.
    pub number: String,
    /// Title of a milestone or document, name of a file.
    pub subject: String,
    /// Who agreed, accepted or was written to.
    pub who: String,
    pub role: String,
    pub channel: Option<Channel>,
    pub paid_by: Option<PaymentChannel>,
    /// Words of the client, a reason, a reference.
    pub words: String,
    /// What was noted for nobody else.
    pub note: String,
    pub amount: Option<Money>,
    /// Of the bytes that it is about. May be empty.
    pub sha256: String,
    /// The mail that was made then.
    pub mail: Option<MailMade>,
    /// So many edits in a row.
    pub count: u32,
}

impl HistoryEntry {
    pub(super) fn new(code: HistoryCode, on: NaiveDate, at: &str) -> Self {
        Self {
            code,
            kind: code.kind(),
            on,
            at: at.to_owned(),
            is_late: super::day_of(at).is_some_and(|recorded| recorded > on),
            link: HistoryLink::Nothing,
            position: None,
            number: String::new(),
            subject: String::new(),
            who: String::new(),
            role: String::new(),
            channel: None,
            paid_by: None,
            words: String::new(),
            note: String::new(),
            amount: None,
            sha256: String::new(),
            mail: None,
            count: 1,
        }
    }

    /// Whether `next` is one more edit of what this one edits.
    pub(super) fn is_same_edit(&self, next: &Self) -> bool {
        let is_edit =
            matches!(self.code, HistoryCode::PlanEdited | HistoryCode::DetailsEdited | HistoryCode::ChangeOrderEdited);
        is_edit && self.code == next.code && self.on == next.on && self.position == next.position
    }
}

impl HistoryCode {
    pub fn kind(self) -> HistoryKind {
        match self {
            Self::ProjectCreated
            | Self::PlanEdited
            | Self::DetailsEdited
            | Self::ProjectArchived
            | Self::ProjectRestored
            | Self::ChangeOrderStarted
            | Self::ChangeOrderEdited
            | Self::ChangeOrderDiscarded => HistoryKind::Plan,
            Self::PlanAgreed
            | Self::ChangeOrderSent
            | Self::ChangeOrderAgreed
            | Self::ChangeOrderDeclined
            | Self::ChangeOrderWithdrawn => HistoryKind::Agreement,
            Self::Started
            | Self::Done
            | Self::Reopened
            | Self::Accepted
            | Self::AcceptanceWithdrawn
            | Self::DisputeOpened
            | Self::DisputeResolved
            | Self::DisputeTakenBack
            | Self::Recorded
            | Self::Overridden => HistoryKind::Work,
            Self::ProposalHandedOver
            | Self::ScheduleHandedOver
            | Self::AddendumHandedOver
            | Self::CertificateHandedOver
            | Self::HeadsUpDrafted
            | Self::ProgressDrafted
            | Self::CompletionDrafted
            | Self::ApprovalDrafted
            | Self::MailDraftOpened
            | Self::MailQueued
            | Self::MailSent
            | Self::MailTakenOut
            | Self::Reminded
            | Self::InvoiceSaved
            | Self::InvoiceOpened
            | Self::InvoicePrinted => HistoryKind::Message,
            Self::InvoiceIssued | Self::CreditNoteIssued | Self::WrittenOff | Self::WriteOffReversed => {
                HistoryKind::Invoice
            }
            Self::PaymentRecorded
            | Self::PaymentReversed
            | Self::CreditRefunded
            | Self::BankFee
            | Self::TaxWithheld
            | Self::DiscountTaken
            | Self::CreditUsed
            | Self::CreditMoved => HistoryKind::Payment,
            Self::FileAttached | Self::EvidenceAttached | Self::FileRemoved => HistoryKind::File,
        }
    }
}
