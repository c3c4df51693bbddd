//! Which documents carry an e-invoice. EN 16931 knows value added tax and nothing else.

use domain::invoice::{InvoiceBody, Line};
use domain::{Country, Currency};

/// Whether a document carries an e-invoice.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Applicability {
    Carried,
    PdfAlone(PdfAlone),
}

/// Why a document is a PDF and nothing else.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum PdfAlone {
    /// The seller's country has no value added tax in the sense of EN 16931.
    NoVat { country: Country },
    /// A line bears several taxes; EN 16931 has one place for the tax of a line.
    SeveralTaxes,
    /// Amounts have more than the two decimals that EN 16931 allows (BR-DEC-01 to BR-DEC-28).
    TooFine { currency: Currency },
}

impl PdfAlone {
    /// Stable code by which the screen picks its sentence.
    pub fn code(self) -> &'static str {
        match self {
            Self::NoVat { .. } => "einvoice_no_vat",
            Self::SeveralTaxes => "einvoice_several_taxes",
            Self::TooFine { .. } => "einvoice_too_fine",
        }
    }
}

impl std::fmt::Display for PdfAlone {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        match self {
            Self::NoVat { country } => {
                write!(f, "e-invoices know value added tax only, which {} lacks", country.code())
            }
            Self::SeveralTaxes => f.write_str("a line has several taxes, and an e-invoice has room for one"),
            Self::TooFine { currency } => write!(f, "{currency} has three decimals, and an e-invoice has room for two"),
        }
    }
}

/// Decimals of an amount in EN 16931.
pub(super) const DECIMALS: u32 = 2;

/// Whether `body` carries an e-invoice, or why not.
pub fn applies(body: &InvoiceBody) -> Applicability {
    let country = body.seller.address.country;
    let too_many = |line: &Line| line.taxes.len() > 1;
    let reason = if !has_vat(country) {
        PdfAlone::NoVat { country }
    } else if body.lines.iter().any(too_many) || body.adjustments.iter().any(|a| a.taxes.len() > 1) {
        PdfAlone::SeveralTaxes
    } else if body.currency.scale() > DECIMALS {
        PdfAlone::TooFine { currency: body.currency }
    } else {
        return Applicability::Carried;
    };
    Applicability::PdfAlone(reason)
}

/// Countries whose sellers can state a category of EN 16931. Elsewhere its rules, such as the country before the VAT
/// number, would keep good invoices from being issued. The others of Europe have a VAT of the same make.
pub(super) fn has_vat(country: Country) -> bool {
    country.in_eu()
        || matches!(
            country.code(),
            "GB" | "XI"
                | "IM"
                | "CH"
                | "LI"
                | "NO"
                | "IS"
                | "MC"
                | "SM"
                | "AD"
                | "RS"
                | "ME"
                | "MK"
                | "AL"
                | "BA"
                | "MD"
                | "UA"
                | "XK"
        )
}
