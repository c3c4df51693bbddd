#!/usr/bin/env python3
"""Works the accountant's journals of a book out once more, from its export alone, and lets hledger read them where it is installed.

    judge_journal.py FOLDER BOOK              every booking balances, and every account comes to what the export says
    judge_journal.py --selftest FOLDER BOOK   plants faults in what was written and demands that each is noticed

FOLDER holds for each period a PERIOD.csv and a PERIOD.journal, BOOK is the export of the book. The rules are those of
docs/decisions/0023 (bookings), 0018 and 0014 (days).
"""

import csv
import json
import re
import shutil
import subprocess
import sys
from collections import defaultdict
from pathlib import Path

from reference_book import Book, minor, period_of

SHOWN = 30
HLEDGER = shutil.which("hledger")
# What settles an invoice without the bank.
# What money of another currency touches beside the bank, by the path of its account.
EXCHANGE = {"assets:bank": "bank", "equity:conversion": "conversion", "revenues:exchange gains": "exchange_gains",
            "expenses:exchange losses": "exchange_losses"}
KINDS = {"bank_fee": "bank_fees", "tax_withheld": "tax_withheld", "write_off": "write_offs"}


class Money:
    """What came and went, from the export."""

    def __init__(self, path):
        book = json.loads(path.read_text(encoding="utf-8"))
        days = {entry["at"]: entry["on"] for entry in book["journal"]}
        self.all = []
        for of in book["payments"]:
            recorded = days.get(of["at"], of["at"][:10])
            day = max(of["received_on"], recorded) if of["reverses"] is not None else of["received_on"]
            self.all.append((day, of["client"], of["amount"]["currency"], minor(of["amount"])))
        self.names = {client["id"]: client["name"] for client in book["clients"]}


def expected(book, money, period):
    """By (account, currency) what it moves in the period, and by (account, client, currency) what it is at the end."""
    start, end = period_of(period)
    until = min(end, book.today)
    moves, closing = defaultdict(int), defaultdict(int)

    def count(day, account, client, currency, amount):
        if day <= until and account in ("receivable", "client_credit"):
            closing[account, client, currency] += amount
        if start <= day <= until:
            moves[account, currency] += amount

    for document in book.documents:
        sign = -1 if document.is_note else 1
        of = (document.client, document.currency)
        count(document.issued, "receivable", *of, sign * document.gross)
        deposits = sum(minor(line["net"]) for line in document.lines("deposit", "deduction"))
        count(document.issued, "deposits", *of, -sign * deposits)
        count(document.issued, "revenue", *of, -sign * (document.net - deposits))
        count(document.issued, "output_tax", *of, -sign * (document.gross - document.net))
        for settled in document.settled:
            if settled.kind == "credit":
                continue
            count(settled.on, "receivable", *of, -settled.gross)
            if settled.kind == "discount":
                count(settled.on, "discounts", *of, settled.net)
                count(settled.on, "output_tax", *of, settled.gross - settled.net)
                continue
            count(settled.on, KINDS.get(settled.kind, "client_credit"), *of, settled.gross)
    for day, client, currency, amount in money.all:
        count(day, "bank", client, currency, amount)
        count(day, "client_credit", client, currency, -amount)
    for of in book.exchanged.values():
        count(of.on, "bank", None, of.currency, -of.settled)
        count(of.on, "conversion", None, of.currency, of.settled)
        count(of.on, "conversion", None, of.home, -of.at_issue)
        count(of.on, "bank", None, of.home, of.received)
        gain = of.received - of.at_issue
        is_gain = gain > 0 if of.reverses is None else gain < 0
        count(of.on, "exchange_gains" if is_gain else "exchange_losses", None, of.home, -gain)
    return moves, closing


# ---- the table ----

def judged_table(name, path_or_rows, moves):
    rows = path_or_rows if isinstance(path_or_rows, list) else read_table(path_or_rows)
    faults, sums, bookings = [], defaultdict(int), defaultdict(int)
    for row in rows:
        amount = int((row["debit"] or "0").replace(".", "")) - int((row["credit"] or "0").replace(".", ""))
        bookings[row["booking"], row["currency"]] += amount
        # All kinds of revenue come to one sum.
        account = "revenue" if row["account_is"].startswith("revenue") else row["account_is"]
        sums[account, row["currency"]] += amount
        if (row["debit"] == "") == (row["credit"] == ""):
            faults.append(f"{name}: a row with two sides or none: {row}")
    faults += [f"{name}: booking {number} is off by {of}" for (number, _), of in bookings.items() if of]
    faults += [f"{name}: {key} comes to {sums[key]} where it should be {moves[key]}"
               for key in sorted(set(sums) | set(moves)) if sums[key] != moves[key]]
    return faults


def read_table(path):
    with open(path, encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


# ---- the journal of plain text ----

POSTING = re.compile(r"    (?P<account>.+?)  (?P<amount>-?[\d.]+) (?P<currency>[A-Z]{3})(?: = (?P<sum>-?[\d.]+) [A-Z]{3})?(?:  ;.*)?$")


def judged_journal(name, text, moves, closing):
    """By our own hands: each transaction balances, each assertion holds, and at the end accounts are what they should be."""
    faults, sums = [], defaultdict(int)
    for transaction in text.split("\n\n"):
        lines = transaction.strip().splitlines()
        if not lines or not lines[0][:1].isdigit():
            continue
        own = defaultdict(int)
        for line in lines[1:]:
            found = POSTING.match(line)
            if not found:
                faults.append(f"{name}: cannot read {line!r}")
                continue
            amount, currency = int(found["amount"].replace(".", "")), found["currency"]
            own[currency] += amount
            sums[found["account"], currency] += amount
            if found["sum"] and int(found["sum"].replace(".", "")) != sums[found["account"], currency]:
                faults.append(f"{name}: {line.strip()} does not hold")
        faults += [f"{name}: off by {of} {currency}: {lines[0]}" for currency, of in own.items() if of]
    for root, account in (("assets:receivable:", "receivable"), ("liabilities:client credit:", "client_credit")):
        found = sorted((currency, of) for (path, currency), of in sums.items() if path.startswith(root) and of)
        wanted = sorted((currency, of) for (kind, _, currency), of in closing.items() if kind == account and of)
        if found != wanted:
            faults.append(f"{name}: {account} at the end is {found} where it should be {wanted}")
    for path, account in EXCHANGE.items():
        found = {currency: of for (own, currency), of in sums.items() if own == path and of}
        wanted = exchange_of(moves, account)
        if found != wanted:
            faults.append(f"{name}: {path} comes to {found} where it should be {wanted}")
    return faults


def exchange_of(moves, account):
    return {currency: of for (own, currency), of in moves.items() if own == account and of}


def judged_by_hledger(name, text, book, moves, closing):
    """What hledger itself says, of the whole and of what clients owe."""
    def run(*arguments):
        return subprocess.run([HLEDGER, "-f", "-", *arguments], input=text, capture_output=True, text=True,
                              env={"LC_ALL": "C.UTF-8"}, check=False)
    checked = run("check")
    if checked.returncode:
        return [f"{name}: hledger: {checked.stderr.strip().splitlines()[0]}"]
    said = list(csv.reader(run("balance", "assets:receivable", "--depth", "2", "-N", "-O", "csv", "--layout", "bare").stdout.splitlines()))[1:]
    found = sorted((currency, of.replace(".", "")) for _, currency, of in said if currency)
    owed = defaultdict(int)
    for (kind, _, currency), of in closing.items():
        if kind == "receivable":
            owed[currency] += of
    wanted = sorted((currency, book.text(currency, of).replace(".", "")) for currency, of in owed.items() if of)
    faults = [] if found == wanted else [f"{name}: hledger finds {found} owed where it should be {wanted}"]
    for path, account in EXCHANGE.items():
        said = list(csv.reader(run("balance", f"^{path}$", "--flat", "-N", "-O", "csv", "--layout", "bare").stdout.splitlines()))[1:]
        found = sorted((currency, of.replace(".", "")) for _, currency, of in said if currency)
        wanted = sorted((currency, book.text(currency, of).replace(".", "")) for currency, of in exchange_of(moves, account).items())
        if [(currency, int(of)) for currency, of in found if int(of)] != [(currency, int(of)) for currency, of in wanted]:
            faults.append(f"{name}: hledger finds {found} on {path} where it should be {wanted}")
    return faults


def judged(book, money, written):
    faults = book.exchange_faults()
    for period, (rows, text) in sorted(written.items()):
        moves, closing = expected(book, money, period)
        faults += judged_table(f"{period}.csv", rows, moves)
        faults += judged_journal(f"{period}.journal", text, moves, closing)
        if HLEDGER:
            faults += judged_by_hledger(f"{period}.journal", text, book, moves, closing)
    return faults


def read_folder(folder, path):
    written = {of.stem: (read_table(of), of.with_suffix(".journal").read_text(encoding="utf-8")) for of in sorted(folder.glob("*.csv"))}
    return Book(path), Money(path), written


def main(folder, path):
    book, money, written = read_folder(folder, path)
    faults = judged(book, money, written)
    for fault in faults[:SHOWN]:
        print(fault)
    rows = sum(len(rows) for rows, _ in written.values())
    how = "read by hledger too" if HLEDGER else "hledger is not installed"
    print(f"{len(written)} journals over {len(book.documents)} documents, {rows} rows, {how}: {len(faults)} faults")
    return 0 if written and rows and not faults else 1


# ---- faults that must be noticed ----

def planted(written):
    period = max(written, key=lambda of: len(written[of][0]))
    rows, text = written[period]
    for at in (0, len(rows) // 2, len(rows) - 1):
        broken = [dict(row) for row in rows]
        side = "debit" if broken[at]["debit"] else "credit"
        broken[at][side] = broken[at][side][:-1] + str((int(broken[at][side][-1]) + 1) % 10)
        yield f"a cent more in row {at}", {period: (broken, text)}
    number = rows[len(rows) // 2]["booking"]
    yield "a booking less in the table", {period: ([row for row in rows if row["booking"] != number], text)}
    found = re.search(r"    assets:bank  (-?[\d.]+) ", text)
    more = found.group(1)[:-1] + str((int(found.group(1)[-1]) + 1) % 10)
    yield "a cent more in a posting", {period: (rows, text[:found.start(1)] + more + text[found.end(1):])}
    yield from planted_gains(written)
    transactions = text.split("\n\n")
    at = next(at for at, of in enumerate(transactions) if "kind:payment" in of and "assets:receivable" in of)
    yield "a transaction less", {period: (rows, "\n\n".join(transactions[:at] + transactions[at + 1:]))}


def planted_gains(written):
    """A gain that is wrong while every booking balances."""
    period = next(of for of, (rows, _) in written.items() if any(row["account_is"] == "exchange_gains" and row["credit"] for row in rows))
    rows, text = written[period]
    gain = next(row for row in rows if row["account_is"] == "exchange_gains" and row["credit"])
    broken = [dict(row) for row in rows]
    for row in broken:
        if row["booking"] == gain["booking"] and row["account_is"] in ("exchange_gains", "bank"):
            side = "debit" if row["debit"] else "credit"
            cents = int(row[side].replace(".", "")) + 1
            row[side] = f"{cents // 100}.{cents % 100:02}"
    yield "a cent more of a gain in a booking that balances", {period: (broken, text)}
    yield "an exchange less in the table", {period: ([row for row in rows if row["booking"] != gain["booking"]], text)}
    for path in ("revenues:exchange gains", "equity:conversion"):
        found = re.search(rf"    {path}  (-[\d.]+) ", text)
        at, end = text.rindex("\n\n", 0, found.start()), text.index("\n\n", found.end())
        yield f"a transaction with {path} less", {period: (rows, text[:at] + text[end:])}


def selftest(folder, path):
    book, money, written = read_folder(folder, path)
    if judged(book, money, written):
        print("the journals differ before anything is planted")
        return 1
    missed = [what for what, broken in planted(written) if not judged(book, money, broken)]
    # Each reader of the plain text sees a fault by itself.
    period, (_, text) = max(written.items(), key=lambda of: len(of[1][0]))
    moves, closing = expected(book, money, period)
    broken = re.sub(r"(    assets:bank  -?\d+)", r"\g<1>1", text, count=1)
    missed += [] if judged_journal(period, broken, moves, closing) else ["a wrong posting, by our own hands"]
    if HLEDGER:
        missed += [] if judged_by_hledger(period, broken, book, moves, closing) else ["a wrong posting, by hledger"]
    else:
        print("hledger is not installed: what it would notice was not tried")
    gained = next(of for of in book.exchanged.values() if of.reverses is None)
    gained.at_issue, gained.told = gained.at_issue + 1, gained.told + 1
    missed += [] if judged(book, money, written) else ["a cent more of the worth at issue in the book"]
    gained.at_issue, gained.told = gained.at_issue - 1, gained.told - 1
    money.all[0] = (*money.all[0][:3], money.all[0][3] + 1)
    missed += [] if judged(book, money, written) else ["a cent more of money in the book"]
    for what in missed:
        print("not noticed:", what)
    print(f"{len(missed)} planted faults were not noticed")
    return 1 if missed else 0


if __name__ == "__main__":
    if sys.argv[1] == "--selftest":
        sys.exit(selftest(Path(sys.argv[2]), Path(sys.argv[3])))
    sys.exit(main(Path(sys.argv[1]), Path(sys.argv[2])))
