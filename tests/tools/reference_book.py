"""A book as its export says it: documents with what settled them, days, and how amounts are spread.

Amounts are minor units of their currency. The rules are those of docs/decisions/0018.
"""

import json
from datetime import date, timedelta
from fractions import Fraction
from math import floor

AGES = ["not_due", "up_to30", "up_to60", "up_to90", "over90"]


def minor(amount):
    return int(amount["amount"].replace(".", ""))


class Settled:
    def __init__(self, of, day_of, is_first):
        self.id, self.kind, self.reason = of["id"], of["kind"], of["reason"]
        self.gross, self.net = minor(of["amount"]), minor(of["net"])
        self.recorded = day_of(of["at"])
        # What takes back bears the day of what it takes back, and counts once it was recorded.
        self.on = of["on"] if is_first else max(of["on"], self.recorded)


class Document:
    def __init__(self, of, day_of):
        self.id, self.recorded = of["id"], day_of(of["issued_at"])
        issued = of["document"]
        self.number, self.series, self.sequence = issued["number"], issued["series"], issued["sequence"]
        body = self.body = issued["body"]
        self.kind, self.is_note = body["kind"], body["kind"] == "credit_note"
        self.client, self.name, self.country = body["client"], body["buyer"]["name"], body["buyer"]["address"]["country"]
        self.project = body["project"]["id"] if body["project"] else None
        self.issued, self.due, self.currency = body["issue_on"], body["due_on"], body["currency"]
        self.net, self.gross = minor(body["totals"]["net"]), minor(body["totals"]["gross"])
        self.takes_back = body["references"][0]["number"] if self.is_note else None
        retention = body.get("retention")
        self.share = (minor(retention["amount"]), retention["due_on"]) if retention else None
        lines = body["lines"]
        self.heading = (lines[0]["milestone"] or lines[0])["title"] if lines else ""
        self.settled = []

    def lines(self, *roles):
        return [line for line in self.body["lines"] if line.get("role", "billing") in roles]

    def open_at(self, day):
        """Net and gross that were open; below zero what was paid before the document was issued."""
        net, gross = (self.net, self.gross) if self.issued <= day else (0, 0)
        for of in self.settled:
            if of.on <= day:
                net, gross = net - of.net, gross - of.gross
        return net, gross

    def kept_of(self, net, gross):
        """What of an open amount is due on the later day: what is due first is settled first."""
        if self.share is None or gross <= 0:
            return 0, 0
        kept = min(self.share[0], gross)
        return largest_remainder(kept, [max(net, 0), max(gross - net, 0)])[0], kept


class Exchanged:
    """Gain or loss of a payment: what arrived, as it was said, and the parts that it settled when it was recorded at the rates of
    their invoices, worked out here once more."""

    def __init__(self, of, day_of, rates):
        self.payment, self.currency, self.reverses = of["id"], of["amount"]["currency"], of["reverses"]
        self.home = of["exchange"]["received"]["currency"]
        self.received, self.told = minor(of["exchange"]["received"]), minor(of["exchange"]["at_issue"])
        self.on = of["received_on"] if self.reverses is None else max(of["received_on"], day_of(of["at"]))
        first = [part for part in of["settled"] if part["kind"] == "payment" and part["at"] == of["at"]]
        self.settled = sum(minor(part["amount"]) for part in first)
        self.faults = []
        # What is taken back may stand on other invoices by now.
        parts = first if self.reverses is None else []
        self.at_issue = sum(converted(part["amount"], self.home, rates[part["invoice"]]) for part in parts)

    def taken_back(self, of):
        """Exactly what it takes back, whatever became of the parts."""
        self.settled, self.at_issue = -of.settled, -of.at_issue
        if (self.received, self.told) != (-of.received, -of.told):
            self.faults = [f"payment {self.payment} does not take back the gain or loss of {of.payment}"]


PLACES = {"JPY": 0, "EUR": 2, "USD": 2, "GBP": 2, "CHF": 2}


def converted(amount, home, rate):
    """An amount at the rate of its invoice, rounded once, half away from zero."""
    value = Fraction(rate["value"])
    exact = Fraction(amount["amount"]) * (value if rate["quote"] == home else 1 / value) * 10 ** PLACES[home]
    return (1 if exact >= 0 else -1) * floor(abs(exact) + Fraction(1, 2))


class Book:
    def __init__(self, path):
        book = json.loads(path.read_text(encoding="utf-8"))
        days = {entry["at"]: entry["on"] for entry in book["journal"]}
        def day_of(at):
            return days.get(at, at[:10])
        self.today = book["exported_on"]
        self.own = book["business"]["currency"]
        self.documents = [Document(of, day_of) for of in book["invoices"]]
        by_id = {document.id: document for document in self.documents}
        for invoice in book["invoices"]:
            for of in invoice["settled"]:
                # A credit counts on the day of its note, which it bears.
                by_id[invoice["id"]].settled.append(Settled(of, day_of, of["kind"] == "credit"))
        for payment in book["payments"]:
            for of in payment["settled"]:
                is_first = payment["reverses"] is None and of["at"] == payment["at"]
                by_id[of["invoice"]].settled.append(Settled(of, day_of, is_first))
        bodies = {of["id"]: of["document"]["body"] for of in book["invoices"]}
        fixed = {of: body.get("home_tax", body).get("exchange") for of, body in bodies.items()}
        rates = {of: exchange["rate"] for of, exchange in fixed.items() if exchange}
        self.exchanged = {of["id"]: Exchanged(of, day_of, rates) for of in book["payments"] if of["exchange"]}
        for of in self.exchanged.values():
            if of.reverses is not None:
                of.taken_back(self.exchanged[of.reverses])
        reversals = [of for of in book["payments"] if of["reverses"] in self.exchanged]
        self.faults = [f"payment {of['id']} leaves the gain or loss of {of['reverses']}" for of in reversals if not of["exchange"]]
        for document in self.documents:
            document.settled.sort(key=lambda of: of.id)
        names = {client["id"]: client["name"] for client in book["clients"]}
        self.projects = {}
        for of in book["projects"]:
            project = of["project"]
            self.projects[project["id"]] = (project["code"], project["title"], names[project["client"]], of["revisions"])
        self.places = {}
        for document in book["invoices"]:
            amount = document["document"]["body"]["totals"]["net"]
            self.places[amount["currency"]] = len(amount["amount"].partition(".")[2])

    def exchange_faults(self):
        """What payments keep and what it comes to."""
        told = [f"payment {of.payment}: {of.told} at issue where it should be {of.at_issue}" for of in self.exchanged.values()
                if of.told != of.at_issue]
        return self.faults + [fault for of in self.exchanged.values() for fault in of.faults] + told

    def text(self, currency, amount):
        places = PLACES.get(currency, self.places.get(currency, 2))
        digits = str(abs(amount)).rjust(places + 1, "0")
        sign = "-" if amount < 0 else ""
        return sign + (digits if places == 0 else f"{digits[:-places]}.{digits[-places:]}")


# ---- days ----

def period_of(name):
    if ".." in name:
        return tuple(name.split(".."))
    year, _, part = name.partition("-")
    first, count = 1, 12
    if part.startswith("Q"):
        first, count = int(part[1]) * 3 - 2, 3
    elif part:
        first, count = int(part), 1
    return f"{year}-{first:02}-01", str(month_after(date(int(year), first + count - 1, 1)) - timedelta(days=1))


def month_after(day):
    return date(day.year + day.month // 12, day.month % 12 + 1, 1)


def months_of(start, end):
    day = date.fromisoformat(start)
    while str(day) <= end:
        last = min(str(month_after(day) - timedelta(days=1)), end)
        yield str(day), last
        day = date.fromisoformat(last) + timedelta(days=1)


def age_of(due, day):
    late = (date.fromisoformat(day) - date.fromisoformat(due)).days
    return AGES[0] if late <= 0 else AGES[min((late - 1) // 30 + 1, 4)]


# ---- spreading ----

def largest_remainder(amount, weights):
    """Floors first, then one each to the largest remainders; without weights all goes to the last place."""
    whole = sum(weights)
    if whole == 0:
        return [0] * (len(weights) - 1) + [amount]
    sign, amount = (-1, -amount) if amount < 0 else (1, amount)
    weights, whole = ([-weight for weight in weights], -whole) if whole < 0 else (weights, whole)
    exact = [divmod(amount * weight, whole) for weight in weights]
    parts = [part for part, _ in exact]
    order = sorted(range(len(weights)), key=lambda at: (-exact[at][1], at))
    for at in order[:amount - sum(parts)]:
        parts[at] += 1
    return [sign * part for part in parts]


class Parts:
    """The parts of an invoice by key, and what of each was reached."""

    def __init__(self, own, notes):
        self.left = dict(own)
        for note in notes:
            for key in note:
                self.left.setdefault(key, 0)
        self.whole = dict(self.left)
        self.reached = dict.fromkeys(self.left, 0)

    def take_off(self, note):
        for key, amount in note.items():
            self.left[key] -= amount

    def reach(self, amount):
        if not self.left:
            return {}
        left, before = sum(self.left.values()), sum(self.reached.values())
        after = before + amount
        if min(left, 0) <= after <= max(left, 0):
            target = largest_remainder(after, list(self.left.values()))
            parts = {key: to - self.reached[key] for key, to in zip(self.left, target)}
        else:
            goes_back = (before > 0) == (amount < 0) and (before < 0) == (amount > 0)
            weights = self.reached if goes_back else self.whole if left == 0 else self.left
            parts = dict(zip(self.left, largest_remainder(amount, list(weights.values()))))
        for key, part in parts.items():
            self.reached[key] += part
        return parts
