//! An issued document on paper, by a printer that the system names. The choice is kept on this computer.

use super::{InvoiceArgument, put_pdf, record};
use crate::commands::problem;
use crate::computer::Computer;
use crate::desktop::Desktop;
use app::Problem;
use app::invoices::paper_of;
use app::problem::Severity;
use app::table::Nothing;
use domain::{InvoiceId, Paper};
use serde::{Deserialize, Serialize};
use ts_rs::TS;

/// The printers of this computer.
#[derive(Debug, Serialize, TS)]
pub struct PrintersView {
    /// None where the system has no CUPS: the viewer prints.
    pub printers: Vec<String>,
    /// The one that was used last, while it is there; else the system's own.
    pub usual: Option<String>,
}

#[derive(Debug, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct PrintPdf {
    pub id: InvoiceId,
    /// One of `printers`.
    pub printer: String,
}

#[derive(Debug, Serialize, TS)]
pub struct Printed {
    pub printer: String,
    /// Name of the file.
    pub name: String,
}

/// The printers of this computer, and which of them was used last.
pub fn printers(desktop: &Desktop, _: Nothing) -> Result<PrintersView, Problem> {
    let Some(cups) = desktop.hands.cups() else { return Ok(PrintersView { printers: Vec::new(), usual: None }) };
    let printers = cups.printers();
    let kept = Computer::read(desktop).printer.filter(|kept| printers.contains(kept));
    let usual = kept.or_else(|| cups.usual().filter(|usual| printers.contains(usual)));
    Ok(PrintersView { printers, usual })
}

/// Prints an issued document and notes that. Errors: `no_such_printer` for one that the system does not name,
/// `print_failed` in the words of the system.
pub fn print_pdf(desktop: &Desktop, PrintPdf { id, printer }: PrintPdf) -> Result<Printed, Problem> {
    let app = desktop.app()?;
    let paper = paper_of(&app, InvoiceArgument { id })?;
    let known = desktop.hands.cups().filter(|cups| cups.printers().contains(&printer));
    let Some(cups) = known else {
        return Err(refused("no_such_printer", "the system knows no printer of that name", ("printer", printer)));
    };
    let media = match paper {
        Paper::A4 => "A4",
        Paper::Letter => "Letter",
    };
    let path = put_pdf(desktop, &app, id)?;
    if let Err(reason) = cups.print(&printer, media, &path) {
        return Err(refused("print_failed", &format!("nothing was printed: {reason}"), ("reason", reason)));
    }
    record(&app, id, "pdf_printed", &printer)?;
    let mut computer = Computer::read(desktop);
    computer.printer = Some(printer.clone());
    computer.keep(desktop)?;
    Ok(Printed { printer, name: super::spoken(&path).1 })
}

fn refused(code: &str, message: &str, (name, value): (&str, String)) -> Problem {
    Problem { detail: [(name.to_owned(), value)].into(), ..problem(code, message, Severity::Refused) }
}
