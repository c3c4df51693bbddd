//! What each country calls the document, its tax and its registration numbers. The country of the seller (for numbers,
//! of their owner) decides, never the language. Sentences are in `legal`.

use crate::invoice::DocumentTitle;
use crate::locale::{Country, Language};
use crate::party::TaxNumberKind;

/// Whether the seller charges tax on its invoices.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Charging {
    Tax,
    Nothing,
}

/// What a document does to what was billed before.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Purpose {
    Bills,
    /// Takes the place of an invoice.
    Corrects,
    /// Takes an invoice back, in whole or in part.
    Credits,
}

/// The word at the top of a document. Where the law wants the words "Tax invoice", they stand only on what charges
/// the tax, a corrected one included. Source: the GST and VAT acts of these countries; New Zealand no longer asks for
/// them and reads them still. Australia's adjustment note: A New Tax System (Goods and Services Tax) Act 1999
/// s. 29-75; New Zealand's supply correction information has no word of its own.
pub fn title(seller: Country, charging: Charging, purpose: Purpose) -> DocumentTitle {
    let says_tax = matches!(
        seller.code(),
        "AU" | "NZ"
            | "IN"
            | "ZA"
            | "SG"
            | "AE"
            | "SA"
            | "BH"
            | "OM"
            | "TH"
            | "KR"
            | "KE"
            | "UG"
            | "LK"
            | "BW"
            | "NA"
            | "FJ"
            | "PG"
            | "MV"
    );
    let says_tax = says_tax && charging == Charging::Tax;
    match purpose {
        Purpose::Bills if says_tax => DocumentTitle::TaxInvoice,
        Purpose::Bills => DocumentTitle::Invoice,
        Purpose::Corrects if says_tax => DocumentTitle::CorrectedTaxInvoice,
        Purpose::Corrects => DocumentTitle::CorrectedInvoice,
        Purpose::Credits if says_tax && seller.code() == "AU" => DocumentTitle::AdjustmentNote,
        Purpose::Credits => DocumentTitle::CreditNote,
    }
}

/// What the country calls its tax; `VAT` where its own language is none of the documents'.
pub fn tax_name(country: Country) -> &'static str {
    match country.code() {
        "DE" | "AT" => "USt.",
        "CH" | "LI" => "MWST",
        "FR" | "LU" | "MC" | "GP" | "MQ" | "RE" | "SN" | "CI" | "ML" | "BF" | "NE" | "TG" | "BJ" | "GA" | "CG"
        | "CD" | "MG" | "MA" | "TN" | "DZ" => "TVA",
        "NL" | "BE" | "SR" => "BTW",
        "ES" | "IT" | "PT" | "MX" | "AR" | "CL" | "CO" | "UY" | "PY" | "BO" | "EC" | "VE" | "CR" | "GT" | "NI"
        | "SV" | "AO" | "MZ" | "CV" => "IVA",
        "AU" | "NZ" | "CA" | "IN" | "SG" | "MV" | "PG" | "JE" => "GST",
        "US" => "Sales tax",
        "PR" => "IVU",
        "BR" => "ISS",
        "PE" => "IGV",
        "DO" => "ITBIS",
        "PA" => "ITBMS",
        "HN" => "ISV",
        "JP" => "Consumption tax",
        "MY" => "SST",
        _ => "VAT",
    }
}

/// The tax within a sentence: VAT in the language's own word, any other tax by its name.
pub(crate) fn tax_word(country: Country, language: Language) -> &'static str {
    const VAT: [&str; 8] = ["VAT", "Umsatzsteuer", "TVA", "IVA", "IVA", "btw", "IVA", "VAT"];
    match tax_name(country) {
        "MWST" if language == Language::German => "MWST",
        "VAT" | "USt." | "MWST" | "TVA" | "BTW" | "IVA" => language.of_eight(&VAT),
        other => other,
    }
}

/// The label that the owner's country prints before a registration number. `value` tells a French establishment
/// (14 digits) from its company (9).
pub fn number_label(kind: TaxNumberKind, owner: Country, value: &str) -> &'static str {
    match kind {
        TaxNumberKind::Vat => vat_label(owner),
        TaxNumberKind::Local => local_label(owner, value),
        TaxNumberKind::Company => company_label(owner, value),
    }
}

fn vat_label(owner: Country) -> &'static str {
    match owner.code() {
        "DE" => "USt-IdNr.",
        "AT" => "UID",
        "CH" | "LI" => "MWST-Nr.",
        "FR" | "MC" | "LU" => "N° TVA",
        "BE" => "BTW",
        "NL" => "Btw-id",
        "ES" => "NIF-IVA",
        "IT" | "SM" => "P. IVA",
        "PT" => "NIF",
        "PL" => "NIP",
        "CZ" => "DIČ",
        "SK" => "IČ DPH",
        "RO" => "CIF",
        "HR" => "OIB",
        "AU" => "ABN",
        "IN" => "GSTIN",
        "CA" | "NZ" | "SG" => "GST",
        "AE" => "TRN",
        "BR" => "CNPJ",
        "MX" => "RFC",
        "AR" => "CUIT",
        "CL" => "RUT",
        "CO" => "NIT",
        "PE" | "EC" => "RUC",
        _ => "VAT",
    }
}

fn local_label(owner: Country, value: &str) -> &'static str {
    match owner.code() {
        "US" => "EIN",
        "DE" | "AT" => "Steuernummer",
        "CH" | "LI" => "UID",
        "FR" if digits(value) == 14 => "SIRET",
        "FR" | "MC" | "LU" => "N° fiscal",
        "NL" => "Fiscaal nr.",
        "ES" | "PT" => "NIF",
        "IT" => "C.F.",
        "PL" => "NIP",
        "GB" => "UTR",
        "CZ" | "SK" => "DIČ",
        "SE" | "NO" => "Org.nr",
        "DK" => "CVR",
        "AU" => "ABN",
        "NZ" => "IRD",
        "IN" => "PAN",
        "CA" => "BN",
        "BR" => "CPF/CNPJ",
        "MX" => "RFC",
        "AR" => "CUIT",
        "CL" => "RUT",
        "CO" => "NIT",
        "PE" | "EC" => "RUC",
        "PH" | "NG" => "TIN",
        _ => "Tax no.",
    }
}

fn company_label(owner: Country, value: &str) -> &'static str {
    match owner.code() {
        "DE" => "Registernummer",
        "AT" => "FN",
        "CH" | "LI" => "UID",
        "FR" if digits(value) == 14 => "SIRET",
        "FR" => "SIREN",
        "LU" => "RCS",
        "BE" => "KBO",
        "NL" => "KVK",
        "ES" => "NIF",
        "IT" => "REA",
        "PT" => "NIPC",
        "PL" => "REGON",
        "CZ" | "SK" => "IČO",
        "SE" | "NO" => "Org.nr",
        "DK" => "CVR",
        "AU" => "ACN",
        "NZ" => "NZBN",
        "IN" => "CIN",
        "SG" => "UEN",
        _ => "Company no.",
    }
}

fn digits(value: &str) -> usize {
    value.bytes().filter(u8::is_ascii_digit).count()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn country(code: &str) -> Country {
        Country::parse(code).unwrap()
    }

    #[test]
    fn the_country_names_its_tax_and_its_numbers() {
        // country | tax | VAT number | tax office's number | register's number
        let table = [
            ("DE", "USt.", "USt-IdNr.", "Steuernummer", "Registernummer"),
            ("AT", "USt.", "UID", "Steuernummer", "FN"),
            ("CH", "MWST", "MWST-Nr.", "UID", "UID"),
            ("FR", "TVA", "N° TVA", "SIRET", "SIRET"),
            ("BE", "BTW", "BTW", "Tax no.", "KBO"),
            ("NL", "BTW", "Btw-id", "Fiscaal nr.", "KVK"),
            ("ES", "IVA", "NIF-IVA", "NIF", "NIF"),
            ("IT", "IVA", "P. IVA", "C.F.", "REA"),
            ("PT", "IVA", "NIF", "NIF", "NIPC"),
            ("PL", "VAT", "NIP", "NIP", "REGON"),
            ("IE", "VAT", "VAT", "Tax no.", "Company no."),
            ("GB", "VAT", "VAT", "UTR", "Company no."),
            ("AU", "GST", "ABN", "ABN", "ACN"),
            ("IN", "GST", "GSTIN", "PAN", "CIN"),
            ("US", "Sales tax", "VAT", "EIN", "Company no."),
        ];
        for (code, tax, vat, local, company) in table {
            let label = |kind| number_label(kind, country(code), "123 456 789 00012");
            let labels = [label(TaxNumberKind::Vat), label(TaxNumberKind::Local), label(TaxNumberKind::Company)];
            assert_eq!((tax_name(country(code)), labels), (tax, [vat, local, company]), "{code}");
        }
        assert_eq!(number_label(TaxNumberKind::Company, country("FR"), "123 456 789"), "SIREN");
    }

    #[test]
    fn only_what_charges_the_tax_is_a_tax_invoice() {
        use DocumentTitle::*;
        // seller | charging | bills | corrects | credits
        let table = [
            ("AU", Charging::Tax, [TaxInvoice, CorrectedTaxInvoice, AdjustmentNote]),
            ("AU", Charging::Nothing, [Invoice, CorrectedInvoice, CreditNote]),
            ("NZ", Charging::Tax, [TaxInvoice, CorrectedTaxInvoice, CreditNote]),
            ("IN", Charging::Tax, [TaxInvoice, CorrectedTaxInvoice, CreditNote]),
            ("SA", Charging::Tax, [TaxInvoice, CorrectedTaxInvoice, CreditNote]),
            ("IE", Charging::Tax, [Invoice, CorrectedInvoice, CreditNote]),
            ("DE", Charging::Tax, [Invoice, CorrectedInvoice, CreditNote]),
            ("FR", Charging::Nothing, [Invoice, CorrectedInvoice, CreditNote]),
        ];
        for (code, charging, expected) in table {
            let titles = [Purpose::Bills, Purpose::Corrects, Purpose::Credits];
            let titles = titles.map(|purpose| title(country(code), charging, purpose));
            assert_eq!(titles, expected, "{code}, {charging:?}");
        }
    }
}
