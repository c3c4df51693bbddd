//! What can be typed after `milepost-cli export`.

use app::bookings::BookingsFormat;
use clap::{Subcommand, ValueEnum};
use std::path::PathBuf;

/// What an e-invoice is written as.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub enum XmlFormat {
    /// UN/CEFACT CII by EN 16931, as it lies in the PDF (Factur-X, ZUGFeRD)
    Cii,
    /// For German authorities
    #[value(name = "xrechnung")]
    XRechnung,
    /// UBL 2.1 for Peppol
    Ubl,
}

/// What a report is written as.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub enum ReportFormat {
    /// All parts in one table
    Csv,
    /// A sheet for each part
    Xlsx,
    /// On pages, in the language of the business
    Pdf,
}

/// What a journal is written as.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub enum JournalFormat {
    /// A row for each side of a booking
    Csv,
    /// A batch of bookings for DATEV
    Datev,
    /// Plain text, which hledger reads
    Hledger,
}

impl From<JournalFormat> for BookingsFormat {
    fn from(format: JournalFormat) -> Self {
        match format {
            JournalFormat::Csv => Self::Csv,
            JournalFormat::Datev => Self::Datev,
            JournalFormat::Hledger => Self::Hledger,
        }
    }
}

#[derive(Debug, Subcommand)]
pub enum Export {
    /// The stored PDF of an issued invoice
    Pdf {
        number: String,
        #[arg(short, long, value_name = "FILE")]
        output: PathBuf,
    },
    /// The e-invoice of an issued invoice: the one inside its PDF, or another format made from the same document
    Xml {
        number: String,
        #[arg(short, long, value_name = "FILE")]
        output: PathBuf,
        #[arg(long, value_enum, default_value_t = XmlFormat::Cii)]
        format: XmlFormat,
    },
    /// All prepared invoices as PDFs, marked as drafts; files that are there stay, and Ctrl-C stops between two
    Drafts {
        /// Made if it is not there
        #[arg(short, long, value_name = "FOLDER")]
        output: PathBuf,
    },
    /// A plan as a proposal, or as the schedule once it is agreed
    Proposal {
        /// Id of the project
        project: i64,
        #[arg(short, long, value_name = "FILE")]
        output: PathBuf,
    },
    /// A change order as an addendum for the client, marked as a draft while it is not sent
    Addendum {
        /// Id of the change order
        change_order: i64,
        #[arg(short, long, value_name = "FILE")]
        output: PathBuf,
    },
    /// The certificate of a milestone's acceptance
    Certificate {
        /// Id of the milestone
        milestone: i64,
        #[arg(short, long, value_name = "FILE")]
        output: PathBuf,
    },
    /// The status of a project for its client: plan, what is done, and the contract account
    Status {
        /// Id of the project
        project: i64,
        #[arg(short, long, value_name = "FILE")]
        output: PathBuf,
    },
    /// The days of a project as a calendar file (.ics): planned milestones and expected invoices
    Calendar {
        /// Id of the project
        project: i64,
        #[arg(short, long, value_name = "FILE")]
        output: PathBuf,
    },
    /// The register of issued documents up to the end of a day, as a table for spreadsheets (.csv)
    Register {
        /// Last day of the register, such as 2026-11-16; today when left out
        #[arg(long, value_name = "DATE", default_value = "")]
        as_at: String,
        #[arg(short, long, value_name = "FILE")]
        output: PathBuf,
    },
    /// What a period came to: by month, age, tax, client and project, and the register of its documents
    Report {
        /// A year, a quarter, a month or any days: 2026, 2026-Q3, 2026-09, 2026-01-15..2026-03-31; this year when left out
        #[arg(long, value_name = "PERIOD", default_value = "")]
        period: String,
        /// One currency; all when left out
        #[arg(long, value_name = "CODE", default_value = "")]
        currency: String,
        #[arg(long, value_enum, default_value_t = ReportFormat::Csv)]
        format: ReportFormat,
        #[arg(short, long, value_name = "FILE")]
        output: PathBuf,
    },
    /// The bookings of a period for whoever keeps the accounts
    Journal {
        #[arg(long, value_enum, default_value_t = JournalFormat::Csv)]
        format: JournalFormat,
        /// First day; with `--to`. This year when both are left out
        #[arg(long, value_name = "DATE", requires = "to", conflicts_with = "period")]
        from: Option<String>,
        /// Last day
        #[arg(long, value_name = "DATE", requires = "from")]
        to: Option<String>,
        /// A year, a quarter or a month instead of days: 2026, 2026-Q3, 2026-09
        #[arg(long, value_name = "PERIOD", default_value = "")]
        period: String,
        /// One currency; all when left out. DATEV takes one
        #[arg(long, value_name = "CODE", default_value = "")]
        currency: String,
        #[arg(short, long, value_name = "FILE")]
        output: PathBuf,
    },
    /// All of a year as one zip: documents, e-invoices, tables, journal, the book and checksums; no file is replaced, Ctrl-C stops it
    YearPack {
        /// A year, or any period: 2026, 2026-Q3
        period: String,
        /// A name that is free
        #[arg(short, long, value_name = "FILE")]
        output: PathBuf,
    },
    /// The PDFs of all documents of a period as one zip; no file is replaced, Ctrl-C stops it
    Pdfs {
        /// A year, a quarter, a month or any days; this year when left out
        #[arg(long, value_name = "PERIOD", default_value = "")]
        period: String,
        /// A name that is free
        #[arg(short, long, value_name = "FILE")]
        output: PathBuf,
    },
    /// The whole book as JSON
    Json {
        #[arg(short, long, value_name = "FILE")]
        output: PathBuf,
    },
}
