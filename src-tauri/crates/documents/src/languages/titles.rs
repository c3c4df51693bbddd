//! What a document calls itself in the words of its language.

use super::Labels;
use domain::invoice::DocumentTitle;

impl Labels {
    pub fn title(&self, title: DocumentTitle) -> &'static str {
        match title {
            DocumentTitle::Invoice => self.invoice,
            DocumentTitle::TaxInvoice => self.tax_invoice,
            DocumentTitle::CreditNote => self.credit_note,
            DocumentTitle::CorrectedInvoice => self.corrected_invoice,
            DocumentTitle::CorrectedTaxInvoice => self.corrected_tax_invoice,
            DocumentTitle::AdjustmentNote => self.adjustment_note,
        }
    }
}
