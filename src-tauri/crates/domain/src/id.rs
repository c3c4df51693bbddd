//! Record ids: newtypes over the INTEGER keys of the book, drawn before the insert.

macro_rules! id_type {
    ($($(#[$doc:meta])* $name:ident),+ $(,)?) => {$(
        $(#[$doc])*
        #[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, serde::Serialize, serde::Deserialize, ts_rs::TS)]
        #[serde(transparent)]
        #[ts(type = "number")]
        pub struct $name(pub i64);

        impl std::fmt::Display for $name {
            fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
                self.0.fmt(f)
            }
        }
    )+};
}

id_type! {
    ClientId,
    ContactId,
    ProjectId,
    MilestoneId,
    DeliverableId,
    /// An agreed revision of a plan.
    RevisionId,
    ChangeOrderId,
    /// The record of one acceptance.
    AcceptanceId,
    DraftInvoiceId,
    InvoiceId,
    PaymentId,
    /// A file that is kept with a record.
    AttachmentId,
    /// A file on a sheet that is not recorded yet.
    WaitingFileId,
    PlanTemplateId,
    /// What a client does not accept.
    DisputeId,
    /// A mail that was made.
    MailId,
    /// A reminder that was given.
    ReminderId,
    /// Changes that a client asked for, or a note about a milestone.
    ReviewId,
}
