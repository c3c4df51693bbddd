"""What a book says of a period, from its export alone: flows, ages, taxes, clients, projects, register, money kept back.

Amounts are minor units of their currency. The rules are those of docs/decisions/0018.
"""

import re
from datetime import date, timedelta

from reference_book import AGES, Parts, age_of, minor, months_of, period_of

FLOWS = ["issued", "credited", "received", "withheld", "discounted", "written_off"]
FLOW_OF = {"payment": "received", "bank_fee": "withheld", "tax_withheld": "withheld", "discount": "discounted", "write_off": "written_off"}


def key_of(tax):
    return tax["name"], tax["category"], tax["rate"]


def breakdown(document):
    """Net by the taxes that a part of the document bears together, and tax by each."""
    nets, taxes = {}, {}
    body = document.body
    parts = [(line["taxes"], minor(line["net"])) for line in body["lines"]]
    parts += [(of["taxes"], minor(of["amount"]) * (1 if of["is_charge"] else -1)) for of in body["adjustments"]]
    for bears, net in parts:
        key = tuple(key_of(tax) for tax in bears)
        nets[key] = nets.get(key, 0) + net
    for group in body["totals"]["taxes"]:
        key = key_of(group["tax"])
        taxes[key] = taxes.get(key, 0) + minor(group["amount"])
    return nets, taxes


def tax_rows(rows, country, nets, taxes, sign=1):
    for bears, net in nets.items():
        for key in bears or (None,):
            row = rows.setdefault((country, key), [0, 0])
            row[0] += sign * net
    for key, amount in taxes.items():
        row = rows.setdefault((country, key), [0, 0])
        row[1] += sign * amount


# ---- the parts of a report ----

class Report:
    """The report of one currency."""

    def __init__(self, book, period, currency):
        self.book, self.currency = book, currency
        self.start, self.end = period_of(period)
        self.until = min(self.end, book.today)
        self.documents = [document for document in book.documents if document.currency == currency]
        self.moves = []
        for document in self.documents:
            flow = "credited" if document.is_note else "issued"
            self.moves.append((document.issued, document.recorded, flow, document.net, document.gross, document))
            for of in document.settled:
                if of.kind != "credit":
                    self.moves.append((of.on, of.recorded, FLOW_OF[of.kind], of.net, of.gross, document))

    def inside(self, day):
        return self.start <= day <= self.until

    def sums(self, counts):
        """By flow, net and gross of the moves that count."""
        sums = {flow: [0, 0] for flow in FLOWS}
        for move in self.moves:
            if counts(move):
                sums[move[2]][0] += move[3]
                sums[move[2]][1] += move[4]
        return sums

    def amounts(self, net, gross):
        text = self.book.text
        return {"net": text(self.currency, net), "tax_amount": text(self.currency, gross - net), "gross": text(self.currency, gross)}

    def row(self, **cells):
        return {"currency": self.currency} | {key: str(cell) for key, cell in cells.items() if cell not in (None, "")}

    def overview(self):
        def change(sums):
            return [sums["issued"][at] - sum(sums[flow][at] for flow in FLOWS[1:]) for at in (0, 1)]
        opening = change(self.sums(lambda move: move[0] < self.start and move[0] <= self.until))
        rows = [self.row(**{"from": self.start, "to": self.start}, flow="opening") | self.amounts(*opening)]
        for first, last in months_of(self.start, self.end):
            sums = self.sums(lambda move: first <= move[0] <= last and self.inside(move[0]))
            rows += [self.row(**{"from": first, "to": last}, flow=flow) | self.amounts(*sums[flow]) for flow in FLOWS]
        whole = self.sums(lambda move: self.inside(move[0]))
        rows += [self.row(**{"from": self.start, "to": self.end}, flow=flow + "_in_all") | self.amounts(*whole[flow]) for flow in FLOWS]
        moved = change(whole)
        standing = {"closing": [opening[0] + moved[0], opening[1] + moved[1]]} | self.standing()[0]
        rows += [self.row(**{"from": self.until, "to": self.until}, flow=name) | self.amounts(*sums) for name, sums in standing.items()]
        return rows

    def standing(self):
        sums = {name: [0, 0] for name in ("outstanding", "overdue", "kept_back", "overpaid", "prepaid")}
        ages = {age: [0, 0, 0] for age in AGES}
        def add(name, net, gross):
            sums[name][0] += net
            sums[name][1] += gross
        def aged(due, net, gross):
            age = age_of(due, self.until)
            add("outstanding", net, gross)
            if age != AGES[0]:
                add("overdue", net, gross)
            ages[age] = [ages[age][0] + (gross > 0), ages[age][1] + net, ages[age][2] + gross]
        for document in self.documents:
            if document.is_note:
                continue
            net, gross = document.open_at(self.until)
            if document.issued > self.until:
                add("prepaid", -net, -gross)
            elif gross < 0:
                add("overpaid", -net, -gross)
            else:
                kept_net, kept = document.kept_of(net, gross)
                aged(document.due, net - kept_net, gross - kept)
                if kept and document.share[1] < self.until:
                    aged(document.share[1], kept_net, kept)
                elif kept:
                    add("kept_back", kept_net, kept)
        return sums, ages

    def ageing(self):
        ages = self.standing()[1]
        return [self.row(on=self.until, age=age, count=count) | self.amounts(net, gross) for age, (count, net, gross) in ages.items()]

    def tax(self):
        issued, received = {}, {}
        notes = {}
        for document in sorted(self.documents, key=lambda document: document.id):
            if document.is_note:
                notes.setdefault(document.takes_back, []).append(breakdown(document))
            if self.inside(document.issued):
                tax_rows(issued, document.country, *breakdown(document), sign=-1 if document.is_note else 1)
        for document in self.documents:
            if document.is_note:
                continue
            own, later = breakdown(document), notes.get(document.number, [])
            nets, taxes = (Parts(own[at], [note[at] for note in later]) for at in (0, 1))
            left = iter(later)
            for of in document.settled:
                if of.kind == "credit":
                    note = next(left)
                    nets.take_off(note[0])
                    taxes.take_off(note[1])
                    continue
                reached = nets.reach(of.net), taxes.reach(of.gross - of.net)
                if of.kind == "discount" and self.inside(of.on):
                    tax_rows(issued, document.country, *reached, sign=-1)
                elif of.kind != "write_off" and self.inside(of.on):
                    tax_rows(received, document.country, *reached)
        rows = []
        for basis, of in (("issued", issued), ("received", received)):
            for (country, key), (net, amount) in of.items():
                if (net, amount) == (0, 0):
                    continue
                name, category, rate = key or (None, "none", None)
                own = self.row(**{"from": self.start, "to": self.until}, basis=basis, country=country, tax=name, category=category, rate=rate)
                rows.append(own | {"net": self.book.text(self.currency, net), "tax_amount": self.book.text(self.currency, amount)})
        return rows

    def exchange(self):
        """Gain and loss of the payments that count in the period, by home currency."""
        sums = {}
        for of in self.book.exchanged.values():
            if of.currency == self.currency and self.inside(of.on):
                sum_of = sums.setdefault(of.home, [0, 0])
                sum_of[0] += of.received
                sum_of[1] += of.at_issue
        rows = []
        for home, (received, at_issue) in sorted(sums.items()):
            amounts = {"arrived": received, "at_issue": at_issue, "gain": received - at_issue}
            own = self.row(**{"from": self.start, "to": self.until}, home=home)
            rows.append(own | {head: self.book.text(home, amount) for head, amount in amounts.items()})
        return rows

    def flows(self, sums, **own):
        some = [(flow, of) for flow, of in sums.items() if of != [0, 0]]
        return [self.row(**own, flow=flow) | self.amounts(*of) for flow, of in some]

    def clients(self):
        order = sorted(self.documents, key=lambda document: (document.issued <= self.until, document.issued, document.id))
        rows = []
        for client, name in {document.client: document.name for document in order}.items():
            ours = [document for document in self.documents if document.client == client and not document.is_note]
            sums = self.sums(lambda move: move[5].client == client and self.inside(move[0]))
            open_at = [sum(document.open_at(self.until)[at] for document in ours) for at in (0, 1)]
            told = self.flows(sums, client=shown(name))
            if told or open_at != [0, 0]:
                rows += told + [self.row(client=shown(name), flow="open") | self.amounts(*open_at)]
        return rows

    def named(self, project):
        code, title, client, _ = self.book.projects.get(project, ("", "", "", []))
        return {"project_code": shown(code), "project": shown(title)}, {"client": shown(client)}

    def projects(self):
        rows = []
        for project in {document.project for document in self.documents}:
            sums = self.sums(lambda move: move[5].project == project and self.inside(move[0]))
            if all(of == [0, 0] for of in sums.values()):
                continue
            names, client = self.named(project)
            own = names | client
            ever = self.sums(lambda move: move[5].project == project and move[0] <= self.until)
            agreed = [of for of in self.book.projects.get(project, ("", "", "", []))[3] if of["agreement"]["on"] <= self.until]
            if agreed and agreed[-1]["contract"]["currency"] == self.currency:
                contract = self.book.text(self.currency, minor(agreed[-1]["contract"]))
                rows.append(self.row(**own, flow="contract") | {"net": contract})
            rows += self.flows(sums, **own)
            billed = ever["issued"][0] - ever["credited"][0]
            paid = ever["received"][0] + ever["withheld"][0]
            rows.append(self.row(**own, flow="billed_to_date") | {"net": self.book.text(self.currency, billed)})
            rows.append(self.row(**own, flow="paid_to_date") | {"net": self.book.text(self.currency, paid)})
            days = self.days(project)
            if days:
                rows.append(self.row(**own, flow="acceptance_to_invoice", count=len(days), days=-(-(days[(len(days) - 1) // 2] + days[len(days) // 2]) // 2)))
        return rows

    def days(self, project):
        days = []
        for document in self.documents:
            if document.project == project and not document.is_note and self.inside(document.issued):
                for line in document.lines("billing", "part"):
                    accepted = line["deducts"] is None and line["milestone"] and line["milestone"]["acceptance"]
                    if accepted:
                        days.append((date.fromisoformat(document.issued) - date.fromisoformat(accepted["on"])).days)
        return sorted(days)

    def register(self):
        rows = []
        for document in sorted(self.documents, key=lambda document: (document.series, document.sequence)):
            if self.inside(document.issued):
                sign = -1 if document.is_note else 1
                own = self.row(document=shown(document.number), kind=document.kind, on=document.issued, due_on=document.due,
                               client=shown(document.name), **self.named(document.project)[0], text=shown(document.heading),
                               takes_back=shown(document.takes_back or ""))
                kept = {"kept_back": self.book.text(self.currency, document.share[0])} if document.share else {}
                rows.append(own | self.amounts(sign * document.net, sign * document.gross) | kept)
        return rows

    def retained(self):
        before = min(str(date.fromisoformat(self.start) - timedelta(days=1)), self.until)
        rows = []
        for project in {document.project for document in self.documents}:
            ours = [document for document in self.documents if document.project == project]
            new = [document for document in ours if self.inside(document.issued) and not document.is_note]
            def kept_at(day):
                kept = 0
                for document in ours:
                    if not document.is_note and document.share and document.issued <= day <= document.share[1]:
                        kept += document.kept_of(*document.open_at(day))[1]
                return kept
            opening, closing = kept_at(before), kept_at(self.until)
            kept = sum(document.share[0] for document in new if document.share)
            self.add_retained(rows, project, "gross", [opening, kept, opening + kept - closing, 0, closing])
            opening, closing = self.net_kept(ours, before), self.net_kept(ours, self.until)
            kept = -sum(minor(line["net"]) for document in new for line in document.lines("retainage"))
            released = sum(minor(line["net"]) for document in new for line in document.lines("release"))
            self.add_retained(rows, project, "net", [opening, kept, released, opening + kept - released - closing, closing])
        return rows

    def add_retained(self, rows, project, base, amounts):
        if any(amounts[at] for at in (0, 1, 2, 4)):
            heads = ["opening", "kept", "released", "credited", "closing"]
            told = {head: self.book.text(self.currency, amount) for head, amount in zip(heads, amounts)}
            rows.append(self.row(**self.named(project)[0], base=base) | told)

    def net_kept(self, ours, day):
        issued = [document for document in ours if document.issued <= day]
        kept = 0
        for document in issued:
            if document.is_note:
                continue
            notes = [note for note in issued if note.is_note and note.takes_back == document.number]
            if notes and sum(note.gross for note in notes) == document.gross:
                continue
            lines = document.lines("retainage", "release")
            kept -= sum(minor(line["net"]) for line in lines)
            kept += sum(minor(line["net"]) for note in notes for line in note.lines("retainage", "release"))
        return kept

    def since(self):
        late = [move for move in self.moves if move[0] <= self.until and move[1] > self.end]
        return [self.row(document=shown(document.number), flow=flow, on=on, recorded_on=recorded) | {"gross": self.book.text(self.currency, gross)}
                for on, recorded, flow, _, gross, document in late]


def shown(text):
    """A text as the table has it, where nothing may begin like a formula."""
    return "'" + text if re.match("[ \u00a0\ufeff\u200b]*[=+\\-@\t\r\n＝＋－＠|%]", text) else text


def expected_parts(book, period):
    currencies = sorted({document.currency for document in book.documents} or {book.own}, key=lambda code: (code != book.own, code))
    reports = [Report(book, period, currency) for currency in currencies]
    names = ["overview", "ageing", "tax", "exchange", "clients", "projects", "register", "retained", "since"]
    parts = {name: [row for report in reports for row in getattr(report, name)()] for name in names}
    return {name: rows for name, rows in parts.items() if rows}
