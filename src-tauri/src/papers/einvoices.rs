//! The e-invoice of an issued invoice as a file: the one inside its PDF, XRechnung or UBL.

use super::{Saved, record, save_as};
use crate::desktop::{Desktop, Media};
use app::Problem;
use app::einvoices::{ExportFormat, invoice_export};
use app::invoices::{self, InvoiceArgument};
use domain::InvoiceId;
use serde::Deserialize;
use ts_rs::TS;

#[derive(Debug, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct SaveEInvoice {
    pub id: InvoiceId,
    pub format: ExportFormat,
}

/// Asks where to and saves an issued invoice as an e-invoice. Errors: what the format asks for and the invoice lacks.
pub fn save_einvoice(desktop: &Desktop, SaveEInvoice { id, format }: SaveEInvoice) -> Result<Saved, Problem> {
    let app = desktop.app()?;
    let invoice = invoices::invoice(&app, InvoiceArgument { id })?;
    let xml = invoice_export(&app, InvoiceArgument { id }, format.format())?;
    let saved = save_as(desktop, format.file_name(invoice.kind, &invoice.number), Media::Xml, &xml)?;
    if saved.saved {
        record(&app, id, noted(format), "")?;
    }
    Ok(saved)
}

/// The word of the invoice's history.
fn noted(format: ExportFormat) -> &'static str {
    match format {
        ExportFormat::Cii => "xml_saved",
        ExportFormat::XRechnung => "xrechnung_saved",
        ExportFormat::Ubl => "ubl_saved",
    }
}
