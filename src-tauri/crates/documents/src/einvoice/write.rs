//! The model as bytes. The writers are those of `en16931-formats`; what they could not say is an error here.

use domain::InvoiceBody;
use en16931_formats::{Syntax, write_unchecked};

use super::{Applicability, Fault, Format, PdfAlone, applies, faults_in, model};

/// Why there is no e-invoice.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum EInvoiceError {
    #[error("this document is a PDF alone: {0}")]
    PdfAlone(PdfAlone),
    #[error("{}", .0.iter().map(|fault| fault.text.as_str()).collect::<Vec<_>>().join("; "))]
    Faults(Vec<Fault>),
    /// Something that the page says has no place in the syntax: a fault of this program.
    #[error("the e-invoice would leave something out: {0}")]
    Lost(String),
}

/// The e-invoice that lies inside the PDF. Errors: `PdfAlone`, `Faults`, `Lost`.
pub fn cii(body: &InvoiceBody, number: &str) -> Result<Vec<u8>, EInvoiceError> {
    written(body, number, Format::Cii)
}

/// For German authorities. Errors: as `cii`; more is asked for, such as the buyer's reference.
pub fn xrechnung(body: &InvoiceBody, number: &str) -> Result<Vec<u8>, EInvoiceError> {
    written(body, number, Format::XRechnung)
}

/// For the Peppol network. Errors: as `cii`; more is asked for, such as electronic addresses.
pub fn ubl(body: &InvoiceBody, number: &str) -> Result<Vec<u8>, EInvoiceError> {
    written(body, number, Format::Ubl)
}

fn written(body: &InvoiceBody, number: &str, format: Format) -> Result<Vec<u8>, EInvoiceError> {
    if let Applicability::PdfAlone(reason) = applies(body) {
        return Err(EInvoiceError::PdfAlone(reason));
    }
    let faults = faults_in(body, number, format);
    if !faults.is_empty() {
        return Err(EInvoiceError::Faults(faults));
    }
    let syntax = match format {
        Format::Cii | Format::XRechnung => Syntax::Cii,
        Format::Ubl => Syntax::Ubl,
    };
    let written = write_unchecked(&model::of(body, number, format), syntax)
        .map_err(|unwritable| EInvoiceError::Lost(unwritable.to_string()))?;
    match written.entries.first() {
        Some(entry) => Err(EInvoiceError::Lost(format!("{}: {}", entry.path, entry.message))),
        None => Ok(written.xml.into_bytes()),
    }
}
