#!/usr/bin/env python3
"""Opens year-end packs with nothing of ours: every hash, every e-invoice against the attachment of its PDF, every table worked out
again from the book.json that lies beside it.

    judge_year_pack.py FOLDER              judges every PERIOD.zip in FOLDER
    judge_year_pack.py --selftest FOLDER   plants faults in one of them and demands that each is noticed
"""

import csv
import hashlib
import io
import sys
import tempfile
import zipfile
from collections import defaultdict
from pathlib import Path

import pikepdf

from judge_journal import EXCHANGE, Money, expected, judged_journal, judged_table
from judge_reports import compared
from reference_book import Book, period_of
from reference_reports import expected_parts

SHOWN = 30


def read_pack(path):
    with zipfile.ZipFile(path) as archive:
        return {name: archive.read(name) for name in archive.namelist()}


def rows_of(content):
    return list(csv.DictReader(io.StringIO(content.decode("utf-8"), newline="")))


def judged_sums(name, files):
    listed = dict(reversed(line.split("  ", 1)) for line in files["SHA256SUMS"].decode().splitlines())
    faults = [f"{name}: {of} has no hash" for of in files if of not in listed and of != "SHA256SUMS"]
    faults += [f"{name}: {of} is listed and not there" for of in listed if of not in files]
    faults += [f"{name}: the hash of {of} is wrong" for of, hash_ in listed.items()
               if of in files and hashlib.sha256(files[of]).hexdigest() != hash_]
    return faults


def judged_documents(name, files, book, period):
    """Each document of the period once, each with the very e-invoice that lies inside it."""
    start, end = period_of(period)
    numbers = {of.number for of in book.documents if start <= of.issued <= min(end, book.today)}
    stems = {of.removeprefix("documents/").removesuffix(".pdf"): of for of in files if of.startswith("documents/")}
    found = {stem.removeprefix("Credit-note-").removeprefix("Invoice-") for stem in stems}
    faults = [] if found == numbers else [f"{name}: the documents {sorted(found ^ numbers)} are too many or missing"]
    attached = 0
    for stem, path in stems.items():
        try:
            with pikepdf.open(io.BytesIO(files[path])) as pdf:
                inside = [pdf.attachments[key].get_file().read_bytes() for key in pdf.attachments]
        except pikepdf.PdfError as error:
            faults.append(f"{name}: {path} cannot be read: {error}")
            continue
        beside = files.get(f"e-invoices/{stem}.xml")
        attached += beside is not None
        if inside != ([] if beside is None else [beside]):
            faults.append(f"{name}: {path} and its e-invoice are not the same")
    if attached != sum(of.startswith("e-invoices/") for of in files):
        faults.append(f"{name}: an e-invoice without its document")
    return faults


def judged_tables(name, files, book, path, period):
    reports = {}
    for of, content in files.items():
        part = of.removeprefix("tables/").removesuffix(".csv")
        if of.startswith("tables/") and of.endswith(".csv") and part not in ("journal", "payments"):
            reports[part] = [{head: cell for head, cell in row.items() if cell != ""} for row in rows_of(content)]
    wanted = expected_parts(book, period)
    faults = compared(name, {part: rows for part, rows in reports.items() if rows}, wanted)
    money = Money(path)
    moves, closing = expected(book, money, period)
    faults += judged_table(f"{name} journal", rows_of(files["tables/journal.csv"]), moves)
    faults += judged_journal(f"{name} journal", files["tables/journal.journal"].decode("utf-8"), moves, closing)
    sums = defaultdict(int)
    for row in rows_of(files["tables/payments.csv"]):
        sums[row["currency"]] += int(row["amount"].replace(".", ""))
    # What became money at home is on its way by the account of conversions; its gain or loss stands apart.
    bank = defaultdict(int)
    for (account, currency), of in moves.items():
        if account in EXCHANGE.values():
            bank[currency] += of
    if {currency: of for currency, of in sums.items() if of} != {currency: of for currency, of in bank.items() if of}:
        faults.append(f"{name}: payments come to {dict(sums)} where it should be {bank}")
    return faults


def judged(period, files):
    name = f"{period}.zip"
    for needed in ("README.txt", "SHA256SUMS", "book.json", "tables/payments.csv", "tables/journal.csv", "tables/journal.journal"):
        if needed not in files:
            return [f"{name}: {needed} is missing"]
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "book.json"
        path.write_bytes(files["book.json"])
        book = Book(path)
        return judged_sums(name, files) + judged_documents(name, files, book, period) + judged_tables(name, files, book, path, period)


def main(folder):
    packs = {path.stem: read_pack(path) for path in sorted(folder.glob("*.zip"))}
    faults = [fault for period, files in packs.items() for fault in judged(period, files)]
    for fault in faults[:SHOWN]:
        print(fault)
    pdfs = sum(of.startswith("documents/") for files in packs.values() for of in files)
    xmls = sum(of.startswith("e-invoices/") for files in packs.values() for of in files)
    print(f"{len(packs)} packs with {pdfs} documents and {xmls} e-invoices judged: {len(faults)} faults")
    return 0 if packs and pdfs and xmls and not faults else 1


# ---- faults that must be noticed ----

def summed(files):
    """With hashes that fit, so that the fault itself must be seen."""
    own = {name: content for name, content in files.items() if name != "SHA256SUMS"}
    sums = "".join(f"{hashlib.sha256(content).hexdigest()}  {name}\n" for name, content in own.items())
    return own | {"SHA256SUMS": sums.encode()}


def cent_more(content, head):
    rows = rows_of(content)
    row = next(row for row in rows if row.get(head))
    row[head] = row[head][:-1] + str((int(row[head][-1]) + 1) % 10)
    out = io.StringIO(newline="")
    writer = csv.DictWriter(out, list(rows[0]))
    writer.writeheader()
    writer.writerows(rows)
    return out.getvalue().encode()


def planted(files):
    xml, pdf = (next(name for name in files if name.startswith(of)) for of in ("e-invoices/", "documents/"))
    yield "a byte more in an e-invoice, hash untouched", files | {xml: files[xml] + b" "}
    yield "a byte more in an e-invoice", summed(files | {xml: files[xml] + b" "})
    yield "a document less", summed({name: content for name, content in files.items() if name != pdf})
    yield "an e-invoice less", summed({name: content for name, content in files.items() if name != xml})
    yield "a line less in the hashes", files | {"SHA256SUMS": files["SHA256SUMS"].split(b"\n", 1)[1]}
    for table, head in (("register", "gross"), ("tax", "net"), ("ageing", "net"), ("overview", "net"), ("payments", "amount"), ("journal", "debit")):
        name = f"tables/{table}.csv"
        yield f"a cent more in {table}", summed(files | {name: cent_more(files[name], head)})


def selftest(folder):
    path = max(folder.glob("*.zip"), key=lambda of: of.stat().st_size)
    files = read_pack(path)
    if judged(path.stem, files):
        print("the pack has faults before anything is planted")
        return 1
    missed = [what for what, broken in planted(files) if not judged(path.stem, broken)]
    for what in missed:
        print("not noticed:", what)
    print(f"{len(missed)} planted faults were not noticed")
    return 1 if missed else 0


if __name__ == "__main__":
    if sys.argv[1] == "--selftest":
        sys.exit(selftest(Path(sys.argv[2])))
    sys.exit(main(Path(sys.argv[1])))
