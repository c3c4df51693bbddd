"""What an e-invoice must have besides the official rules: assertions of our own, for those of Peppol are in no package and
some of the others only warn. Read by judge_einvoices.py; knows no files.
"""

import re
from decimal import Decimal

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


def home_tax(first, second, totals):
    """BR-53, R005, R055: one tax total in the invoice's currency, one of the same sign in the second where there is one."""

    def holds(find):
        own, home = text(find, first), text(find, second)
        amounts = {a.get("currencyID"): Decimal(a.text) for a in find(totals)}
        if len(amounts) != len(find(totals)) or set(amounts) - {own, home}:
            return False
        if not home:
            return len(amounts) <= 1
        return own != home and set(amounts) == {own, home} and amounts[own] * amounts[home] >= 0

    return holds


CII_MUSTS = [
    ("BT-111", "the tax in the second currency goes with that in the first",
     home_tax("//ram:InvoiceCurrencyCode", "//ram:TaxCurrencyCode",
              "//ram:SpecifiedTradeSettlementHeaderMonetarySummation/ram:TaxTotalAmount")),
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
    ("BT-111", "the tax in the second currency goes with that in the first",
     home_tax("/*/cbc:DocumentCurrencyCode", "/*/cbc:TaxCurrencyCode", "/*/cac:TaxTotal/cbc:TaxAmount")),
    ("R004", "names the rules of Peppol", equal("/*/cbc:CustomizationID", PEPPOL)),
    ("R001", "names the process", equal("/*/cbc:ProfileID", BILLING)),
    ("R002", "one note at most", lambda find: len(find("/*/cbc:Note")) <= 1),
    ("R003", "buyer's reference or an order", lambda find: bool(find("/*/cbc:BuyerReference | /*/cac:OrderReference/cbc:ID"))),
    ("R008", "no empty elements", lambda find: not find("//*[not(*) and not(normalize-space())]")),
    ("R010", "buyer's electronic address", present("//cac:AccountingCustomerParty/cac:Party/cbc:EndpointID[@schemeID]")),
    ("R020", "seller's electronic address", present("//cac:AccountingSupplierParty/cac:Party/cbc:EndpointID[@schemeID]")),
    ("P0112", "326 and 384 within Germany alone", german_types_in_germany),
]
