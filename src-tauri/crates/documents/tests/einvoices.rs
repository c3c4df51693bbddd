//! E-invoices of all the table's documents, left for the judge where it asked for them.

use std::path::PathBuf;

use documents::einvoice::{self, Applicability, EInvoiceError, Format, PdfAlone};
use documents::{invoice_pages, pdf};
use domain::IssuedInvoice;
use lopdf::{Document, Object};

mod scenarios;

fn xml_of(invoice: &IssuedInvoice, format: Format) -> Result<Vec<u8>, EInvoiceError> {
    let write = match format {
        Format::Cii => einvoice::cii,
        Format::XRechnung => einvoice::xrechnung,
        Format::Ubl => einvoice::ubl,
    };
    write(invoice.body(), invoice.number())
}

fn pdf_of(invoice: &IssuedInvoice, xml: &[u8]) -> Vec<u8> {
    let pages = invoice_pages(invoice.body(), Some(invoice.number()), None).expect("pages");
    pdf(&pages, Some(einvoice::attachment(xml))).expect("a PDF")
}

fn embedded(bytes: &[u8]) -> Vec<u8> {
    let document = Document::load_mem(bytes).expect("a readable PDF");
    let is_file =
        |dict: &lopdf::Dictionary| dict.get(b"Type").and_then(Object::as_name).is_ok_and(|n| n == b"EmbeddedFile");
    let mut streams = document.objects.values().filter_map(|object| object.as_stream().ok());
    let stream = streams.find(|stream| is_file(&stream.dict)).expect("an embedded file");
    stream.decompressed_content().expect("its content")
}

/// Folder of the judge; None when nobody judges.
fn judged() -> Option<PathBuf> {
    let folder = PathBuf::from(std::env::var_os("MILEPOST_JUDGED")?).join("einvoices");
    std::fs::create_dir_all(&folder).expect("a folder for the judge");
    Some(folder)
}

#[test]
fn every_document_of_the_table_carries_its_e_invoice_and_exports() {
    let folder = judged();
    let keep = |name: String, bytes: &[u8]| {
        if let Some(folder) = &folder {
            std::fs::write(folder.join(name), bytes).expect("a file for the judge");
        }
    };
    let table = scenarios::table();
    assert!(table.len() >= 40, "{} scenarios", table.len());
    for scenario in &table {
        let (name, invoice) = (scenario.name, &scenario.invoice);
        let xml = xml_of(invoice, Format::Cii).unwrap_or_else(|e| panic!("{name}: {e}\n{e:?}"));
        assert_eq!(xml_of(invoice, Format::Cii).as_ref(), Ok(&xml), "{name}: equal input, equal bytes");
        let file = pdf_of(invoice, &xml);
        assert_eq!(embedded(&file), xml, "{name}: the file inside is the e-invoice, byte for byte");
        keep(format!("{name}.pdf"), &file);
        keep(format!("{name}.cii.xml"), &xml);
        for (format, ending) in [(Format::XRechnung, "xrechnung"), (Format::Ubl, "ubl")] {
            match xml_of(invoice, format) {
                Ok(xml) => keep(format!("{name}.{ending}.xml"), &xml),
                Err(EInvoiceError::Faults(_)) if !scenario.exports.contains(&format) => {}
                Err(other) => panic!("{name} as {ending}: {other}\n{other:?}"),
            }
        }
    }
}

#[test]
fn a_third_decimal_and_a_second_tax_and_a_country_without_vat_leave_the_pdf_alone() {
    let dinars = scenarios::plain::dinars().invoice;
    let too_fine = PdfAlone::TooFine { currency: dinars.body().currency };
    assert_eq!(einvoice::applies(dinars.body()), Applicability::PdfAlone(too_fine));
    assert_eq!(xml_of(&dinars, Format::Cii), Err(EInvoiceError::PdfAlone(too_fine)));
    assert_eq!(einvoice::faults(dinars.body(), dinars.number()), [], "what is a PDF alone breaks no rule");
    let table = scenarios::table();
    let mut body = table[0].invoice.body().clone();
    let second = body.lines[0].taxes[0].clone();
    body.lines[0].taxes.push(second);
    assert_eq!(einvoice::applies(&body), Applicability::PdfAlone(PdfAlone::SeveralTaxes));
    for code in ["US", "CA", "IN", "AU", "NZ", "SG", "JP"] {
        let mut body = table[0].invoice.body().clone();
        body.seller.address.country = scenarios::country(code);
        assert!(matches!(einvoice::applies(&body), Applicability::PdfAlone(PdfAlone::NoVat { .. })), "{code}");
    }
}
