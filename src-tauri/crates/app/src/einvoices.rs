//! The e-invoice in the use cases: what keeps a draft from carrying one, the file that goes into the PDF, exports.

use crate::App;
use crate::drafts::Check;
use crate::invoices::InvoiceArgument;
use crate::issuing;
use crate::papers::safe_name;
use crate::problem::{AppError, FieldProblem, Problem, field_of_fault};
pub use documents::einvoice::Format;
use documents::einvoice::{self, Applicability, EInvoiceError};
use domain::invoice::DocumentKind;
use domain::{InvoiceBody, IssuedInvoice};
use serde::{Deserialize, Serialize};
use storage::Connection;
use storage::record::invoice_row::Rendering;
use storage::record::{file, invoice};
use ts_rs::TS;

/// What an issued invoice can be written as besides its PDF.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "snake_case")]
pub enum ExportFormat {
    /// As it lies in the PDF: Factur-X, ZUGFeRD.
    Cii,
    #[serde(rename = "xrechnung")]
    XRechnung,
    /// UBL 2.1, Peppol BIS 3.
    Ubl,
}

impl ExportFormat {
    const ALL: [Self; 3] = [Self::Cii, Self::XRechnung, Self::Ubl];

    pub fn format(self) -> Format {
        match self {
            Self::Cii => Format::Cii,
            Self::XRechnung => Format::XRechnung,
            Self::Ubl => Format::Ubl,
        }
    }

    /// Of the exported file; the e-invoice of the PDF is named like the PDF.
    pub fn file_name(self, kind: DocumentKind, number: &str) -> String {
        let word = match self {
            Self::Cii => crate::invoices::file_word(kind),
            Self::XRechnung => "XRechnung",
            Self::Ubl => "UBL",
        };
        format!("{word}-{}.xml", safe_name(number))
    }
}

/// A format, and why an invoice cannot be written in it; null: it can.
#[derive(Debug, Serialize, TS)]
pub struct ExportRow {
    pub format: ExportFormat,
    pub problem: Option<Problem>,
}

/// PDF and, inside it and beside it, the e-invoice of an issued document, stored by their hashes.
/// Errors: characters that no font covers; rules of EN 16931, each with the way to its field.
pub(crate) fn rendered(tx: &Connection, issued: &IssuedInvoice) -> Result<Rendering, AppError> {
    let xml = inside(issued.body(), issued.number())?;
    let pdf = issuing::render(tx, issued.body(), Some(issued.number()), xml.as_deref())?;
    Ok(Rendering {
        pdf_hash: file::put_file(tx, "application/pdf", &pdf)?,
        xml_hash: xml.map(|xml| file::put_file(tx, "application/xml", &xml)).transpose()?,
        renderer: documents::RENDERER.to_owned(),
    })
}

/// The e-invoice of a document that carries one.
fn inside(body: &InvoiceBody, number: &str) -> Result<Option<Vec<u8>>, AppError> {
    match einvoice::applies(body) {
        Applicability::Carried => Ok(Some(einvoice::cii(body, number)?)),
        Applicability::PdfAlone(_) => Ok(None),
    }
}

/// Whether a document carries an e-invoice once it is issued.
pub(crate) fn carries(body: &InvoiceBody) -> bool {
    matches!(einvoice::applies(body), Applicability::Carried)
}

/// Whether a draft will carry an e-invoice: the line that says so, or the faults that keep it from being issued.
/// A fault whose field `known` names already is told there.
pub(crate) fn check(body: &InvoiceBody, number: &str, known: &[FieldProblem]) -> (Vec<Check>, Vec<FieldProblem>) {
    let line = |code: &str, detail: String| Check { code: code.to_owned(), is_ok: true, detail, problem: None };
    if let Applicability::PdfAlone(reason) = einvoice::applies(body) {
        return (vec![line(reason.code(), reason.to_string())], Vec::new());
    }
    let faults: Vec<FieldProblem> = einvoice::faults(body, number).iter().map(field_of_fault).collect();
    if faults.is_empty() {
        let code = if einvoice::lacks_for_french_platform(body) { "einvoice_not_for_platform" } else { "einvoice" };
        return (vec![line(code, einvoice::PROFILE.to_owned())], Vec::new());
    }
    let is_told = |fault: &FieldProblem| known.iter().any(|k| k.field == fault.field && k.address == fault.address);
    let faults: Vec<FieldProblem> = faults.into_iter().filter(|fault| !is_told(fault)).collect();
    let checks = faults.iter().map(|fault| Check {
        code: fault.code.clone(),
        is_ok: false,
        detail: String::new(),
        problem: Some(fault.clone()),
    });
    (checks.collect(), faults)
}

/// The stored e-invoice of an issued invoice: the bytes inside its PDF. Errors: `not_found` for a PDF alone.
pub fn invoice_xml(app: &App, InvoiceArgument { id }: InvoiceArgument) -> Result<Vec<u8>, AppError> {
    app.read(|conn, _| {
        let (_, hash) = invoice::file_hashes(conn, id)?;
        let hash = hash.ok_or(AppError::Unknown { what: "e-invoice of invoice", id: id.0.to_string() })?;
        Ok(file::file(conn, &hash)?)
    })
}

/// An issued invoice in another format, made from its frozen value. Errors: what this format asks for besides.
pub fn invoice_export(app: &App, InvoiceArgument { id }: InvoiceArgument, format: Format) -> Result<Vec<u8>, AppError> {
    if format == Format::Cii {
        return invoice_xml(app, InvoiceArgument { id });
    }
    let issued = app.read(|conn, _| Ok(invoice::issued(conn, id)?))?;
    let write = match format {
        Format::Cii => einvoice::cii,
        Format::XRechnung => einvoice::xrechnung,
        Format::Ubl => einvoice::ubl,
    };
    Ok(write(issued.body(), issued.number())?)
}

/// The formats, each with the reason why this invoice cannot be written in it. What is issued cannot be mended any more.
pub fn einvoice_exports(app: &App, InvoiceArgument { id }: InvoiceArgument) -> Result<Vec<ExportRow>, AppError> {
    let issued = app.read(|conn, _| Ok(invoice::issued(conn, id)?))?;
    let row = |format: ExportFormat| {
        let refused = match einvoice::applies(issued.body()) {
            Applicability::PdfAlone(reason) => Some(EInvoiceError::PdfAlone(reason).into()),
            Applicability::Carried => invoice_export(app, InvoiceArgument { id }, format.format()).err(),
        };
        ExportRow { format, problem: refused.map(Problem::from) }
    };
    Ok(ExportFormat::ALL.map(row).into())
}

impl From<EInvoiceError> for AppError {
    fn from(error: EInvoiceError) -> Self {
        AppError::EInvoice(error)
    }
}
