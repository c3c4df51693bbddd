#!/usr/bin/env python3
"""Works the reports of a book out once more, from its export alone, and compares with the tables that the program wrote.

    judge_reports.py FOLDER              recomputes every cell of every report in FOLDER
    judge_reports.py --selftest FOLDER   plants faults in what was written and demands that each is noticed

FOLDER holds book.json, the export of a book, and for each period a PERIOD.csv, a PERIOD.xlsx and what the window says (PERIOD.screen.json). The rules are those of
docs/decisions/0018 (reports), 0014 (days), 0015 (money kept back) and 0003 (money). The workbook is read with nothing but
an unzipper and a reader of XML. What a book says stands in reference_reports.py.
"""

import copy
import csv
import json
import re
import sys
import zipfile
from datetime import date, timedelta
from decimal import Decimal
from pathlib import Path
from xml.etree import ElementTree

from reference_book import Book
from reference_reports import expected_parts

# How many disagreements are printed; all are counted.
SHOWN = 30
MAIN = "{http://schemas.openxmlformats.org/spreadsheetml/2006/main}"
RELATION = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}id"


# ---- what was written ----

def read_csv(path):
    """Rows by part: only the cells that hold something."""
    parts = {}
    with open(path, encoding="utf-8", newline="") as file:
        for row in csv.DictReader(file):
            parts.setdefault(row.pop("part"), []).append({head: cell for head, cell in row.items() if cell != ""})
    return parts


def read_xlsx(path):
    """Rows by sheet, every cell as the text that it would be in the other table; formulas are named as faults."""
    archive = zipfile.ZipFile(path)
    faults = [f"{name} holds a formula" for name in archive.namelist()
              if name.startswith("xl/worksheets/") and re.search(rb"<f[ >]", archive.read(name))]
    strings = []
    if "xl/sharedStrings.xml" in archive.namelist():
        for item in ElementTree.fromstring(archive.read("xl/sharedStrings.xml")).iter(MAIN + "si"):
            strings.append("".join(text.text or "" for text in item.iter(MAIN + "t")))
    formats = cell_formats(ElementTree.fromstring(archive.read("xl/styles.xml")))
    links = ElementTree.fromstring(archive.read("xl/_rels/workbook.xml.rels"))
    targets = {link.get("Id"): link.get("Target") for link in links}
    parts = {}
    for sheet in ElementTree.fromstring(archive.read("xl/workbook.xml")).iter(MAIN + "sheet"):
        root = ElementTree.fromstring(archive.read("xl/" + targets[sheet.get(RELATION)]))
        rows = [{column(cell.get("r")): text_of(cell, strings, formats) for cell in row.iter(MAIN + "c")}
                for row in root.iter(MAIN + "row")]
        heads = rows[0]
        parts[sheet.get("name")] = [{heads[at]: cell for at, cell in row.items() if cell != ""} for row in rows[1:]]
    return parts, faults


def cell_formats(styles):
    codes = {of.get("numFmtId"): of.get("formatCode") for of in styles.iter(MAIN + "numFmt")}
    own = styles.find(MAIN + "cellXfs")
    # 1, 3 and 4 are built in: a whole number, and numbers with marks for thousands.
    built_in = {"0": "", "1": "0", "3": "#,##0", "4": "#,##0.00", "14": "date"}
    return [codes.get(of.get("numFmtId"), built_in.get(of.get("numFmtId"), "?")) for of in own]


def column(place):
    return re.match("[A-Z]+", place).group()


def text_of(cell, strings, formats):
    value = cell.find(MAIN + "v")
    if cell.get("t") == "s":
        return written(strings[int(value.text)])
    if value is None:
        return ""
    code = formats[int(cell.get("s", "0"))]
    if "yy" in code:
        return str(date(1899, 12, 30) + timedelta(days=int(value.text)))
    places = len(code.split(".")[1]) if "." in code else 0
    number = Decimal(value.text)
    rounded = number.quantize(Decimal(1).scaleb(-places))
    return f"{rounded:f}" if rounded == number else f"{value.text} in the format {code}"


def written(text):
    """A text as the other table has it, where nothing may begin like a formula."""
    bare = text.lstrip(" \u00a0\ufeff\u200b")
    return "'" + text if bare[:1] in tuple("=+-@\t\r\n＝＋－＠|%") and bare else text


# ---- comparing ----

def compared(name, found, expected):
    """What differs, a line each. The order of rows is that of the page in the register alone."""
    faults = []
    for part in sorted(set(found) | set(expected)):
        ours, theirs = expected.get(part, []), found.get(part, [])
        if part != "register":
            ours, theirs = (sorted(rows, key=lambda row: sorted(row.items())) for rows in (ours, theirs))
        if len(ours) != len(theirs):
            faults.append(f"{name} {part}: {len(theirs)} rows where there should be {len(ours)}")
        faults += [f"{name} {part}: {theirs_row} where there should be {ours_row}"
                   for ours_row, theirs_row in zip(ours, theirs) if ours_row != theirs_row]
    return faults


def judged(book, written_parts):
    """Every fault of every period; `written_parts`: by period the table, the workbook, what is wrong with its form, and the screen."""
    faults = book.exchange_faults()
    for period, (table, workbook, form, screen) in sorted(written_parts.items()):
        faults += [f"{period}.xlsx: {fault}" for fault in form]
        expected = expected_parts(book, period)
        faults += compared(f"{period}.csv", table, expected)
        faults += compared(f"{period}.json", screen, {"exchange": expected["exchange"]} if "exchange" in expected else {})
        faults += compared(f"{period}.xlsx", {part: rows for part, rows in workbook.items() if rows}, table)
    return faults


def read_screen(path):
    """Gain and loss as the window shows them, as the rows of a table."""
    rows = []
    for currency, view in json.loads(path.read_text(encoding="utf-8")).items():
        for of in view["exchange"]:
            amounts = {"arrived": of["received"], "at_issue": of["at_issue"], "gain": of["gain"]}
            days = {"from": view["report"]["period"]["from"], "to": view["report"]["until"]}
            rows.append({"currency": currency, "home": of["gain"]["currency"]} | days | {head: amount["amount"] for head, amount in amounts.items()})
    return {"exchange": rows} if rows else {}


def read_folder(folder):
    parts = {}
    for path in sorted(folder.glob("*.csv")):
        workbook, form = read_xlsx(path.with_suffix(".xlsx"))
        parts[path.stem] = (read_csv(path), workbook, form, read_screen(folder / f"{path.stem}.screen.json"))
    return Book(folder / "book.json"), parts


def main(folder):
    book, parts = read_folder(folder)
    faults = judged(book, parts)
    for fault in faults[:SHOWN]:
        print(fault)
    cells = sum(len(row) for table, *_ in parts.values() for rows in table.values() for row in rows)
    print(f"{len(parts)} reports over {len(book.documents)} documents, {cells} cells worked out again: {len(faults)} faults")
    return 0 if parts and not faults else 1


# ---- faults that must be noticed ----

def cent_more(text):
    amount = Decimal(text)
    return f"{amount + Decimal(1).scaleb(amount.as_tuple().exponent):f}"


def planted(parts):
    """(what was done, the parts with the fault in them)"""
    for part, head in [("overview", "net"), ("overview", "gross"), ("ageing", "net"), ("tax", "net"), ("tax", "tax_amount"),
                       ("exchange", "arrived"), ("exchange", "at_issue"), ("exchange", "gain"),
                       ("clients", "gross"), ("projects", "net"), ("register", "tax_amount"), ("retained", "closing")]:
        for which in (0, 1):
            broken = copy.deepcopy(parts)
            period, row = next((period, row) for period in broken for row in broken[period][which].get(part, []) if head in row)
            row[head] = cent_more(row[head])
            yield f"a cent more in {part} {head} of {period}.{('csv', 'xlsx')[which]}", broken
    for part in ("register", "tax", "exchange", "clients", "projects", "since"):
        broken = copy.deepcopy(parts)
        period = next(period for period in broken if broken[period][0].get(part))
        broken[period][0][part].pop()
        broken[period][1][part].pop()
        yield f"a row less in {part} of {period}", broken
    broken = copy.deepcopy(parts)
    period = next(period for period in broken if len(broken[period][0].get("register", [])) > 1)
    for which in (0, 1):
        broken[period][which]["register"].reverse()
    yield f"the register of {period} in another order", broken
    broken = copy.deepcopy(parts)
    period = next(iter(broken))
    broken[period][2].append("sheet1.xml holds a formula")
    yield "a formula", broken


def selftest(folder):
    book, parts = read_folder(folder)
    if judged(book, parts):
        print("the reports differ before anything is planted")
        return 1
    missed = [what for what, broken in planted(parts) if not judged(book, broken)]
    # A book that says something else than the tables.
    other = copy.deepcopy(book)
    settled = next(of for document in other.documents for of in document.settled if of.kind == "payment")
    settled.gross += 1
    missed += [] if judged(other, parts) else ["a cent more of a payment in the book"]
    # A cent more of what arrived, and of what a payment keeps of its issue; the screen alone.
    for what in ("received", "told"):
        other = copy.deepcopy(book)
        gained = next(of for of in other.exchanged.values() if of.reverses is None)
        setattr(gained, what, getattr(gained, what) + 1)
        missed += [] if judged(other, parts) else [f"a cent more {what} of an exchange in the book"]
    broken = copy.deepcopy(parts)
    screen = next(screen for *_, screen in broken.values() if screen)
    screen["exchange"][0]["gain"] = cent_more(screen["exchange"][0]["gain"])
    missed += [] if judged(book, broken) else ["a cent more of a gain in the window"]
    texts = [("=1+1", "'=1+1"), (" +1", "' +1"), ("1-1", "1-1"), ("", "")]
    missed += [f"{text!r} is written as {written(text)!r}" for text, wanted in texts if written(text) != wanted]
    for what in missed:
        print("not noticed:", what)
    print(f"{len(missed)} planted faults were not noticed")
    return 1 if missed else 0


if __name__ == "__main__":
    if sys.argv[1] == "--selftest":
        sys.exit(selftest(Path(sys.argv[2])))
    sys.exit(main(Path(sys.argv[1])))
