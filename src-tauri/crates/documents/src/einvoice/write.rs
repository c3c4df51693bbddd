//! The model as bytes. The writers are those of `en16931-formats`; what they could not say is an error here.

use domain::InvoiceBody;
use domain::party::check_iban;
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
        None if syntax == Syntax::Cii => Ok(with_plain_accounts(&written.xml).into_bytes()),
        None => Ok(written.xml.into_bytes()),
    }
}

/// CII has two places for an account, and the writer knows only the IBAN's. A number of another kind is moved to its
/// own, behind the holder. In the text of a document `<` stands for elements alone.
fn with_plain_accounts(xml: &str) -> String {
    const OPEN: &str = "<ram:IBANID>";
    const CLOSE: &str = "</ram:IBANID>";
    const END: &str = "</ram:PayeePartyCreditorFinancialAccount>";
    let mut moved = String::with_capacity(xml.len());
    let mut rest = xml;
    while let Some((before, found)) = rest.split_once(OPEN)
        && let Some((account, after)) = found.split_once(CLOSE)
        && let Some((holder, behind)) = after.split_once(END)
    {
        moved.push_str(before);
        if check_iban(account).is_ok() {
            moved.extend([OPEN, account, CLOSE, holder]);
        } else {
            let indent = &before[before.trim_end().len()..];
            let (holder, end) = holder.split_at(holder.trim_end().len());
            moved.truncate(moved.trim_end().len());
            moved.extend([holder, indent, "<ram:ProprietaryID>", account, "</ram:ProprietaryID>", end]);
        }
        moved.push_str(END);
        rest = behind;
    }
    moved.push_str(rest);
    moved
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_account_that_is_no_iban_has_its_own_place() {
        let account = |content: &str| format!("<a>\n  {content}\n</ram:PayeePartyCreditorFinancialAccount>\n</a>");
        let iban = account("<ram:IBANID>IE29AIBK93115212345678</ram:IBANID>\n  <ram:AccountName>E</ram:AccountName>");
        assert_eq!(with_plain_accounts(&iban), iban);
        let plain = account("<ram:IBANID>60-16-13 31926819</ram:IBANID>\n  <ram:AccountName>E</ram:AccountName>");
        let expected =
            account("<ram:AccountName>E</ram:AccountName>\n  <ram:ProprietaryID>60-16-13 31926819</ram:ProprietaryID>");
        assert_eq!(with_plain_accounts(&plain), expected);
        assert_eq!(with_plain_accounts("<a>no account</a>"), "<a>no account</a>");
    }
}
