"""Breaks good e-invoices in known ways, so that the judge can be judged. Read by judge_einvoices.py --selftest."""

import io

import pikepdf
from lxml import etree

from einvoice_musts import ACCOUNT, BILLING, BUYER, CORE, GUIDELINE, MEANS, NS, PROCESS, SELLER, TYPE


def replaced(path, old, new):
    """Text of one element changed; the element must be there."""

    def change(tree):
        element = tree.xpath(path, namespaces=NS)[0]
        assert old is None or element.text == old, element.text
        element.text = new

    return change


def removed(path):
    def change(tree):
        found = tree.xpath(path, namespaces=NS)
        assert found, path
        for element in found:
            element.getparent().remove(element)

    return change


def moved_last(path):
    def change(tree):
        element = tree.xpath(path, namespaces=NS)[0]
        element.getparent().append(element)

    return change


def with_attribute(path, name, value):
    def change(tree):
        tree.xpath(path, namespaces=NS)[0].set(name, value)

    return change


SUM = "//ram:SpecifiedTradeSettlementHeaderMonetarySummation"
CII_MUTANTS = [
    ("total without tax", replaced(SUM + "/ram:TaxBasisTotalAmount", None, "1.00")),
    ("total with tax", replaced(SUM + "/ram:GrandTotalAmount", None, "1.00")),
    ("amount due", replaced(SUM + "/ram:DuePayableAmount", None, "1.00")),
    ("sum of lines", replaced(SUM + "/ram:LineTotalAmount", None, "1.00")),
    ("base of the tax", replaced("//ram:ApplicableHeaderTradeSettlement/ram:ApplicableTradeTax/ram:BasisAmount", None, "1.00")),
    ("tax of the group", replaced("//ram:ApplicableHeaderTradeSettlement/ram:ApplicableTradeTax/ram:CalculatedAmount", None, "1.00")),
    ("three decimals", replaced(SUM + "/ram:DuePayableAmount", None, "1190.001")),
    ("no number", removed("//rsm:ExchangedDocument/ram:ID")),
    ("no seller's name", removed(SELLER + "/ram:Name")),
    ("no seller's country", removed(SELLER + "/ram:PostalTradeAddress/ram:CountryID")),
    ("no buyer's country", removed(BUYER + "/ram:PostalTradeAddress/ram:CountryID")),
    ("no seller's numbers", removed(SELLER + "/ram:SpecifiedTaxRegistration")),
    ("VAT number without a country", replaced(SELLER + "//ram:ID[@schemeID='VA']", None, "123456789")),
    ("no line name", removed("//ram:SpecifiedTradeProduct/ram:Name")),
    ("negative price", replaced("//ram:NetPriceProductTradePrice/ram:ChargeAmount", None, "-1.00")),
    ("unknown type", replaced(TYPE, None, "999")),
    ("unknown currency", replaced("//ram:InvoiceCurrencyCode", None, "EUX")),
    ("unknown unit", with_attribute("//ram:BilledQuantity", "unitCode", "PIECES")),
    ("no account", removed("//" + ACCOUNT)),
    ("no terms and due date", removed("//ram:SpecifiedTradePaymentTerms")),
    ("taxed at nothing", replaced("//ram:IncludedSupplyChainTradeLineItem//ram:RateApplicablePercent", None, "0")),
    ("reason where tax is charged", replaced("//ram:ApplicableHeaderTradeSettlement/ram:ApplicableTradeTax/ram:CategoryCode", "S", "E")),
    ("order of elements", moved_last("//rsm:ExchangedDocument/ram:ID")),
    ("currency on an amount", with_attribute(SUM + "/ram:GrandTotalAmount", "currencyID", "EUR")),
    ("empty element", replaced("//ram:BuyerTradeParty/ram:Name", None, "")),
    ("foreign rules", replaced(GUIDELINE, CORE, "urn:factur-x.eu:1p0:minimum")),
]
# Of an invoice that says its tax in the seller's currency too.
TAX_CURRENCY = "//ram:TaxCurrencyCode"
HOME_TAX = SUM + f"/ram:TaxTotalAmount[@currencyID = {TAX_CURRENCY}]"
HOME_CII_MUTANTS = [
    ("no tax in the second currency", removed(HOME_TAX)),
    ("second currency unnamed", removed(TAX_CURRENCY)),
    ("second currency of nobody", replaced(TAX_CURRENCY, "EUR", "EUX")),
    ("second tax in a third currency", with_attribute(HOME_TAX, "currencyID", "CHF")),
    ("second currency is the first", replaced(TAX_CURRENCY, "EUR", "USD")),
    ("second tax of another sign", replaced(HOME_TAX, None, "-1423.47")),
    ("second currency behind the first", moved_last(TAX_CURRENCY)),
]
HOME_UBL_TAX = "/*/cac:TaxTotal[cbc:TaxAmount/@currencyID = /*/cbc:TaxCurrencyCode]"
HOME_UBL_MUTANTS = [
    ("no tax in the second currency", removed(HOME_UBL_TAX)),
    ("second currency unnamed", removed("/*/cbc:TaxCurrencyCode")),
    ("second tax in a third currency", with_attribute(HOME_UBL_TAX + "/cbc:TaxAmount", "currencyID", "CHF")),
    ("second currency is the first", replaced("/*/cbc:TaxCurrencyCode", "EUR", "USD")),
    ("second tax of another sign", replaced(HOME_UBL_TAX + "/cbc:TaxAmount", None, "-1423.47")),
]
XRECHNUNG_MUTANTS = [
    ("no buyer's reference", removed("//ram:BuyerReference")),
    ("no telephone", removed(SELLER + "//ram:TelephoneUniversalCommunication")),
    ("no post code", removed(BUYER + "//ram:PostcodeCode")),
    ("no electronic address", removed(BUYER + "/ram:URIUniversalCommunication")),
    ("no way to pay", removed(MEANS)),
    ("prepayment", replaced(TYPE, "380", "386")),
    ("broken discount", replaced("//ram:SpecifiedTradePaymentTerms/ram:Description", None, "#SKONTO#TAGE=14#PROZENT=2#\n")),
    ("discount without its end", replaced("//ram:SpecifiedTradePaymentTerms/ram:Description", None, "#SKONTO#TAGE=14#PROZENT=2.00#")),
]
UBL_MUTANTS = [
    ("amount due", replaced("//cac:LegalMonetaryTotal/cbc:PayableAmount", None, "1.00")),
    ("no endpoint", removed("//cac:AccountingCustomerParty/cac:Party/cbc:EndpointID")),
    ("no references", removed("/*/cbc:BuyerReference | /*/cac:OrderReference")),
    ("no seller's name", removed("//cac:AccountingSupplierParty//cac:PartyLegalEntity/cbc:RegistrationName")),
    ("order of elements", moved_last("/*/cbc:IssueDate")),
    ("German type abroad", replaced("/*/cbc:InvoiceTypeCode", "380", "326")),
]


def noted(subject, words):
    def change(tree):
        document = tree.xpath("//rsm:ExchangedDocument", namespaces=NS)[0]
        note = etree.SubElement(document, f"{{{NS['ram']}}}IncludedNote")
        etree.SubElement(note, f"{{{NS['ram']}}}Content").text = words
        etree.SubElement(note, f"{{{NS['ram']}}}SubjectCode").text = subject

    return change


def all_of(*changes):
    def change(tree):
        for one in changes:
            one(tree)

    return change


def note_of(subject):
    return f"//ram:IncludedNote[ram:SubjectCode = '{subject}']"


# As a platform marks what one French company bills another; only then both registers' numbers are asked for.
for_a_company_in_france = noted("BAR", "B2B")
# Name, rule, change.
FRENCH_MUTANTS = [
    ("no kind of billing", "BR-FR-08", removed(PROCESS)),
    ("Peppol's process", "BR-FR-08", replaced(PROCESS, "S1", BILLING)),
    ("no late interest", "BR-FR-05", removed(note_of("PMD"))),
    ("no recovery fee", "BR-FR-05", removed(note_of("PMT"))),
    ("no word on early payment", "BR-FR-05", removed(note_of("AAB"))),
    ("late interest twice", "BR-FR-06", noted("PMD", "again")),
    ("German type", "BR-FR-04", replaced(TYPE, "380", "326")),
    ("no SIREN", "BR-FR-10", removed(SELLER + "/ram:SpecifiedLegalOrganization")),
    ("SIRET for SIREN", "BR-FR-10", replaced(SELLER + "/ram:SpecifiedLegalOrganization/ram:ID", None, "73282932000074")),
    ("SIRET of another company", "BR-FR-09", replaced(SELLER + "/ram:GlobalID", None, "30326504500021")),
    ("no address of the client", "BR-FR-12", removed(BUYER + "/ram:URIUniversalCommunication")),
    ("no address of the seller", "BR-FR-13", removed(SELLER + "/ram:URIUniversalCommunication")),
    ("client without SIREN", "BR-FR-11",
     all_of(for_a_company_in_france, removed(BUYER + "/ram:SpecifiedLegalOrganization"))),
    ("client by e-mail", "BR-FR-21",
     all_of(for_a_company_in_france, with_attribute(BUYER + "//ram:URIUniversalCommunication/ram:URIID", "schemeID", "EM"))),
    ("number with blanks", "BR-FR-02", replaced("//rsm:ExchangedDocument/ram:ID", None, "2026 035")),
    ("rate of no French tax", "BR-FR-16", replaced("//ram:ApplicableHeaderTradeSettlement/ram:ApplicableTradeTax/ram:RateApplicablePercent", None, "19")),
    ("correction of nothing", "BR-FR-CO-04", replaced(TYPE, "380", "384")),
    ("said to be paid", "BR-FR-CO-09", replaced(PROCESS, "S1", "S2")),
]
GERMAN_MUTANTS = [
    ("no buyer's reference", "BR-DE-15", removed("//ram:BuyerReference")),
    ("no contact", "BR-DE-2", removed(SELLER + "/ram:DefinedTradeContact")),
    ("no telephone", "BR-DE-6", removed(SELLER + "//ram:TelephoneUniversalCommunication")),
    ("no city", "BR-DE-8", removed(BUYER + "//ram:CityName")),
    ("no post code", "BR-DE-9", removed(BUYER + "//ram:PostcodeCode")),
    ("no rate", "BR-DE-14", removed("//ram:ApplicableHeaderTradeSettlement/ram:ApplicableTradeTax/ram:RateApplicablePercent")),
    ("no way to pay", "BR-DE-1", removed(MEANS)),
    ("no account", "BR-DE-23-a", removed("//" + ACCOUNT)),
    ("broken discount", "BR-DE-18", replaced("//ram:SpecifiedTradePaymentTerms/ram:Description", None, "#SKONTO#TAGE=14#PROZENT=2#\n")),
    ("no process", "PEPPOL-EN16931-R001", removed(PROCESS)),
    ("no electronic address", "PEPPOL-EN16931-R010", removed(BUYER + "/ram:URIUniversalCommunication")),
]


def mutated(xml, change):
    tree = etree.parse(io.BytesIO(xml))
    change(tree)
    return etree.tostring(tree, xml_declaration=True, encoding="UTF-8")


def pdf_mutants(pdf_path):
    """Names and bytes of PDFs that carry their e-invoice wrongly."""

    def change_file(pdf):
        pdf.Root.AF[0].EF.F.write(pdf.Root.AF[0].EF.F.read_bytes() + b" ")

    def change_relation(pdf):
        pdf.Root.AF[0].AFRelationship = pikepdf.Name("/Supplement")

    def change_level(pdf):
        pdf.Root.Metadata.write(pdf.Root.Metadata.read_bytes().replace(b">EN 16931<", b">BASIC<"))

    def drop_file(pdf):
        del pdf.Root.Names

    def drop_af(pdf):
        del pdf.Root.AF

    for change in (change_file, change_relation, change_level, drop_file, drop_af):
        with pikepdf.open(pdf_path) as pdf:
            change(pdf)
            out = io.BytesIO()
            pdf.save(out)
        yield change.__name__, out.getvalue()
