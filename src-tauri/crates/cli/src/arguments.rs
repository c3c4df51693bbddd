//! What can be typed after `milepost-cli`.

mod export;

pub use export::{Export, ReportFormat, XmlFormat};

use chrono::{Datelike, NaiveDate};
use clap::{Args, Parser, Subcommand, ValueEnum};
use domain::Country;
use domain::dispute::DisputeOutcome;
use std::path::PathBuf;

/// Milestone invoicing from the terminal: the same commands as in the window.
#[derive(Debug, Parser)]
#[command(name = "milepost-cli", version, about, propagate_version = true)]
pub struct Arguments {
    /// The book, a file ending in .milepost
    #[arg(long, global = true, value_name = "FILE")]
    pub book: Option<PathBuf>,
    /// Today for this run, such as 2026-11-16; the clock starts at nine and ticks one second per command
    #[arg(long, global = true, value_name = "DATE", value_parser = day)]
    pub on: Option<NaiveDate>,
    /// Country of a new business, until it has an address
    #[arg(long, global = true, value_name = "CODE", default_value = "IE", value_parser = country)]
    pub country: Country,
    #[command(subcommand)]
    pub verb: Verb,
}

fn day(text: &str) -> Result<NaiveDate, String> {
    let day: NaiveDate = text.parse().map_err(|_| format!("{text} is not a date like 2026-11-16"))?;
    if domain::date::YEARS.contains(&day.year()) { Ok(day) } else { Err(format!("{text} is too far away")) }
}

fn country(code: &str) -> Result<Country, String> {
    Country::parse(code).map_err(|why| format!("{code} {why}"))
}

#[derive(Debug, Subcommand)]
pub enum Verb {
    /// Make a new, empty book
    New,
    /// Make a book of invented data: five projects with invoices in every state, or a large one for measuring
    Sample {
        /// So many invoices in all
        #[arg(long, value_name = "N")]
        invoices: Option<u32>,
    },
    /// Print the command table as JSON, with argument and result shapes; needs no book
    Commands,
    /// Run one command of the table
    Call {
        name: String,
        /// Its arguments as JSON
        #[arg(default_value = "{}")]
        arguments: String,
    },
    /// Read {"call": NAME, "arguments": {...}} as JSON lines and answer each with a line
    Script,
    /// Print a list
    List {
        what: List,
        #[arg(long)]
        json: bool,
    },
    /// Print all that happened in a project, oldest first
    History {
        /// Id of the project
        project: i64,
        #[arg(long)]
        json: bool,
    },
    /// Write all that was agreed, accepted, billed and paid in a project as one zip with an index and SHA256SUMS
    Dossier {
        /// Id of the project
        project: i64,
        /// A file that is there already is kept, and nothing is written
        file: PathBuf,
        /// With what was noted for nobody else
        #[arg(long)]
        private_notes: bool,
        /// Replace a file that is there already
        #[arg(long)]
        replace: bool,
    },
    /// Issue the invoice of a milestone
    Issue {
        /// Id of the milestone
        milestone: i64,
        /// Why it is invoiced without acceptance
        #[arg(long)]
        reason: Option<String>,
    },
    /// Record a payment against an invoice
    Pay {
        /// Number of the invoice
        number: String,
        /// Amount received; all that is open when left out
        #[arg(long)]
        amount: Option<String>,
        /// Day it was received; today when left out
        #[arg(long)]
        received_on: Option<String>,
        /// Money above the open balance becomes credit of the client
        #[arg(long)]
        confirm_credit: bool,
    },
    /// Take an issued invoice back by a credit note: all of it, the rest of it or single lines
    Credit(Credit),
    /// Mark an invoice, one of its lines or a milestone that the client does not accept
    Dispute(Dispute),
    /// Record how a dispute ended
    Resolve(Resolve),
    /// Take in what another program wrote
    Import {
        #[command(subcommand)]
        what: Import,
    },
    /// Write a document or the whole book to a file
    Export {
        #[command(subcommand)]
        what: Export,
    },
    /// Recompute everything that the book claims about itself
    Verify,
    /// Make a verified backup now
    Backup,
    /// Put a backup back; the book of now is backed up first
    Restore { file: PathBuf },
}

#[derive(Debug, Subcommand)]
pub enum Import {
    /// Say which open invoices the entries of a bank's file may pay (CSV, or camt.052, 053, 054), and record the sure ones
    Bank(BankImport),
}

/// A bank's file as asked for. Without `--yes` nothing is recorded.
#[derive(Debug, Args)]
pub struct BankImport {
    pub file: PathBuf,
    /// Record the entries that are sure; the others are recorded in the window or by `pay`
    #[arg(long, conflicts_with = "dry_run")]
    pub yes: bool,
    /// Say what would be recorded and change nothing
    #[arg(long)]
    pub dry_run: bool,
    /// Answer as JSON
    #[arg(long)]
    pub json: bool,
}

/// A dispute as asked for.
#[derive(Debug, Args)]
pub struct Dispute {
    /// Number of the invoice
    pub number: Option<String>,
    /// Id of a milestone instead
    #[arg(long, value_name = "ID")]
    pub milestone: Option<i64>,
    /// One line of the invoice, from 1
    #[arg(long, value_name = "LINE", conflicts_with = "milestone")]
    pub line: Option<u32>,
    /// Why, as the client words it
    #[arg(long)]
    pub reason: String,
    /// Day from which it is disputed; today when left out
    #[arg(long, value_name = "DATE")]
    pub since: Option<String>,
    /// Who on the client's side
    #[arg(long)]
    pub by: Option<String>,
    /// Answer as JSON
    #[arg(long)]
    pub json: bool,
}

/// The end of a dispute as asked for.
#[derive(Debug, Args)]
pub struct Resolve {
    /// Id of the dispute, as `list disputes` says it
    pub dispute: i64,
    /// client-pays, credit-follows, mended, withdrawn or otherwise
    #[arg(long, value_parser = crate::dispute::outcome)]
    pub outcome: Option<DisputeOutcome>,
    /// How it was settled
    #[arg(long, default_value = "")]
    pub words: String,
    /// Day on which it was settled; today when left out
    #[arg(long, value_name = "DATE")]
    pub date: Option<String>,
    /// It was marked by mistake
    #[arg(long, conflicts_with_all = ["outcome", "date"])]
    pub mistake: bool,
    /// Answer as JSON
    #[arg(long)]
    pub json: bool,
}

/// A credit note as asked for.
#[derive(Debug, Args)]
pub struct Credit {
    /// Number of the invoice
    pub number: String,
    /// Why; a line that the document prints
    #[arg(long, default_value = "")]
    pub reason: String,
    /// A line of the invoice, from 1, or an amount of it without tax: 2 or 2=250.00; may be given several times
    #[arg(long = "line", value_name = "LINE[=AMOUNT]", value_parser = credit_line)]
    pub lines: Vec<CreditLine>,
    /// What earlier credit notes left
    #[arg(long, conflicts_with = "lines")]
    pub rest: bool,
    /// Prepare the invoice that takes its place, with the same lines
    #[arg(long, conflicts_with_all = ["lines", "rest"])]
    pub correct: bool,
    /// Say what would happen and change nothing
    #[arg(long)]
    pub dry_run: bool,
    /// Answer as JSON
    #[arg(long)]
    pub json: bool,
}

/// Place of a line, and an amount of it as typed; without one all of the line.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct CreditLine {
    pub line: u32,
    pub net: Option<String>,
}

fn credit_line(text: &str) -> Result<CreditLine, String> {
    let (line, net) = text.split_once('=').map_or((text, None), |(line, net)| (line, Some(net.to_owned())));
    let line = line.trim().parse().map_err(|_| format!("{text} is not a line like 2 or 2=250.00"))?;
    Ok(CreditLine { line, net })
}

#[derive(Debug, Clone, Copy, ValueEnum)]
pub enum List {
    Invoices,
    Projects,
    Milestones,
    Clients,
    /// What clients owe or will be asked for, and what is agreed and still to be invoiced, row by row; net
    Exposure,
    Payments,
    Disputes,
}
