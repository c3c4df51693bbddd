//! PDF from placed pages: PDF/A-3a and PDF/UA-1 at once. printpdf makes pages, fonts and pictures, lopdf adds what
//! archiving and screen readers need.
//! Knows no invoices.

use crate::DocumentError;
use crate::display_list::Pages;

mod bind;
mod file;
mod fonts;
mod objects;
mod operators;
mod ops;
mod pdfa;
mod squeeze;
mod tags;
mod write;
mod xmp;

pub use bind::bind;

/// A file inside the document, such as the e-invoice.
#[derive(Debug, Clone, Copy)]
pub struct Attachment<'a> {
    /// Name by which other programs find it: `factur-x.xml`.
    pub name: &'a str,
    /// MIME type: `text/xml`.
    pub mime: &'a str,
    pub description: &'a str,
    pub bytes: &'a [u8],
    /// Profile of a Factur-X or ZUGFeRD invoice, such as `EN 16931`; `None` for any other file.
    pub factur_x_profile: Option<&'a str>,
}

/// The document as PDF. Equal pages and attachment give equal bytes.
/// Errors: `Font` when a face cannot be subset, `Write` and `Structure` when the file cannot be put together.
pub fn pdf(pages: &Pages, attachment: Option<Attachment>) -> Result<Vec<u8>, DocumentError> {
    write::write(pages, attachment)
}
