//! The e-invoice: a document by the semantic model of EN 16931, written as CII for the PDF (Factur-X, ZUGFeRD), as
//! XRechnung and as UBL for Peppol. It says what the page says, from the same body.
//! Pure: equal body and number give equal bytes. Knows no pages and no storage.
//! Source: EN 16931-1, Factur-X 1.0 profile EN 16931, XRechnung 3.0, Peppol BIS Billing 3.0; docs/decisions/0008.

mod applies;
mod faults;
mod french;
mod lines;
mod model;
mod notes;
mod parties;
mod payment;
mod tax;
mod text;
mod write;

pub use applies::{Applicability, PdfAlone, applies};
pub use faults::{Fault, Place, faults, faults_in};
pub use write::{EInvoiceError, cii, ubl, xrechnung};

/// Name of the e-invoice inside the PDF; other programs look for it. Source: Factur-X 1.0, 6.2.2.
pub const FILE_NAME: &str = "factur-x.xml";
/// Profile of the e-invoice inside the PDF, as the file's metadata names it.
pub const PROFILE: &str = "EN 16931";

/// What an e-invoice is written as.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Format {
    /// UN/CEFACT CII with the rules of EN 16931 alone: what lies inside the PDF.
    Cii,
    /// CII with the rules of the German administration.
    XRechnung,
    /// UBL 2.1 with the rules of Peppol BIS Billing 3.
    Ubl,
}

/// Whether the e-invoice of `body` is sound, and a platform of the French reform would still ask for a number or an
/// address of the parties.
pub fn lacks_for_french_platform(body: &domain::InvoiceBody) -> bool {
    applies(body) == Applicability::Carried && french::lacks_for_platform(body)
}

/// The e-invoice as a file inside the PDF.
pub fn attachment(xml: &[u8]) -> crate::Attachment<'_> {
    crate::Attachment {
        name: FILE_NAME,
        mime: "text/xml",
        description: "The invoice as data, EN 16931",
        bytes: xml,
        factur_x_profile: Some(PROFILE),
    }
}
