#!/usr/bin/env python3
"""Works out contracts once more, from the written rules alone, and compares with what the program says.

    reference_contract.py FILE              recomputes every figure of every contract in FILE
    reference_contract.py --selftest FILE   plants faults in the figures of FILE and demands that each is noticed

FILE holds one contract per line of JSON: documents, what settled them, and the answers of the program at some moments.
The rules are those of docs/decisions/0011 (the ledger of a contract), 0003 (money) and EN 16931 (totals, BR-CO-10 to 17).
It was written from that page before the program's ledger was read; where the two differed, the page was made to say
which is meant, and then the wrong one was mended. Sums of documents stand in reference_totals.py, faults and selftest in
reference_faults.py.
"""

import json
import multiprocessing
import sys
from decimal import ROUND_HALF_UP, Decimal

from reference_totals import charges, claimed_totals, discounts, named, net_of, spread, totals_of, value_of, within

PLACES = ["planned", "in_progress", "waiting", "ready", "outstanding", "retained", "paid", "written_off"]
# How many disagreements are printed; all are counted.
SHOWN = 40


# ---- one document in the ledger (0011) ----

class Reading:
    """What one invoice does to the milestones: the four sums, and what is left of it after its credit notes."""

    def __init__(self, document, notes, scale):
        self.document, self.notes, self.scale = document, notes, scale
        self.lines = document["lines"]
        figures = [totals_of(one, scale) for one in (document, *notes)]
        self.net = figures[0]["net"] - sum(note["net"] for note in figures[1:])
        self.tax = figures[0]["tax"] - sum(note["tax"] for note in figures[1:])
        self.stands = not notes or (self.net, self.tax) != (0, 0)
        self.base, self.given, self.retained, self.applied = {}, {}, {}, {}
        self.kept = {}       # what it keeps back, by milestone; None: of its plan-free lines
        self.released = {}   # what it releases, by (number, milestone or None)
        self.took = {}       # what it takes of deposits, by (number, milestone or None)
        self.deposit = 0     # what it asks before work
        for sign, lines in self.signed_lines() if self.stands else ():
            self.deposit += sum(sign * net_of(line, scale) for line in lines if line["role"] == "deposit")

    def signed_lines(self):
        return [(1, self.lines), *((-1, note["lines"]) for note in self.notes)]

    def sums(self):
        return (self.base, self.given, self.retained, self.applied)

    def milestones(self):
        return sorted({milestone for of in self.sums() for milestone in of})

    def asks(self, milestone):
        base, given, retained, applied = (of.get(milestone, 0) for of in self.sums())
        return base - given - retained - applied


def add(table, key, amount):
    table[key] = table.get(key, 0) + amount


def by_place(tables, number):
    """The entries of `tables` that are about document `number`, summed by milestone, None first."""
    places = {}
    for table in tables:
        for (of, place), amount in table.items():
            if of == number:
                add(places, place, amount)
    return dict(sorted(places.items(), key=lambda entry: (entry[0] is not None, entry[0] or 0)))


def bills(line):
    return line["role"] in ("billing", "part")


def weights(reading, plan, taxes):
    """Rules 4 and 5: outside first, then each milestone by id, with the nets that weigh."""
    def nets(counts):
        nets = {None: 0} | {milestone: 0 for milestone in reading.milestones()}
        for sign, lines in reading.signed_lines():
            for line in lines:
                if bills(line) and counts(line):
                    add(nets, line["milestone"] if line["milestone"] in plan else None, sign * net_of(line, reading.scale))
        return nets

    alike = nets(lambda line: line["taxes"] == taxes)
    alike = alike if max(alike.values()) > 0 else nets(lambda line: True)
    places = [None, *sorted(place for place in alike if place is not None)]
    return places, [alike[place] for place in places]


def named_by(reading, field):
    """Nets of the lines that name an earlier document, all that name one together."""
    nets = {}
    for line in reading.lines:
        if line[field] is not None:
            add(nets, line[field], net_of(line, reading.scale))
    return nets


def read_invoice(reading, plan, others):
    """Rules 1 to 8 for one invoice; `others` are all other invoices read so far, by number."""
    if not reading.stands:
        return
    # Rule 1, and what credit notes turn back of it.
    for sign, lines in reading.signed_lines():
        for line in lines:
            if bills(line) and line["milestone"] in plan:
                add(reading.base, line["milestone"], sign * value_of(line, reading.scale))
                add(reading.given, line["milestone"], sign * discounts(line["adjustments"]))
    deducted = {number: -net for number, net in named_by(reading, "deducts").items() if number in others}
    for number in deducted:
        if others[number].deposit == 0:
            take_place(reading, others[number])
    # Rule 3.
    for milestone in reading.base:
        left = plan[milestone]["amount"] - sum(other.base.get(milestone, 0) for other in others.values())
        reading.base[milestone] = min(reading.base[milestone], left)
    # Rules 4 and 5.
    for adjustment in reading.document["adjustments"]:
        if not adjustment["charge"]:
            places, weighing = weights(reading, plan, adjustment["taxes"])
            for place, share in zip(places, spread(adjustment["amount"], weighing)):
                if place is not None:
                    add(reading.given, place, share)
    for line in reading.lines:
        if line["role"] == "retainage":
            places, weighing = weights(reading, plan, line["taxes"])
            for place, share in zip(places, spread(-net_of(line, reading.scale), weighing)):
                add(reading.kept, place, share)
                if place is not None:
                    add(reading.retained, place, share)
    for number, amount in named_by(reading, "releases").items():
        if number in others:
            release(reading, amount, number, others)
    for number, amount in deducted.items():
        if others[number].deposit != 0:
            take_of_deposit(reading, amount, number)
    # Rule 8.
    asked = [reading.asks(milestone) for milestone in reading.milestones()]
    above = sum(asked) + reading.deposit - reading.net
    if above > 0 and max(asked, default=0) > 0:
        for milestone, share in zip(reading.milestones(), spread(above, asked)):
            add(reading.given, milestone, share)


def take_place(reading, earlier):
    """Rule 2: all that the earlier document did is done here again, so its sums come off."""
    for mine, theirs in zip(reading.sums(), earlier.sums()):
        for milestone, amount in theirs.items():
            add(mine, milestone, -amount)
    for key, amount in earlier.took.items():
        add(reading.took, key, -amount)


def release(reading, amount, number, others):
    """Rule 6."""
    released = by_place((other.released for other in others.values()), number)
    kept = {place: kept - released.get(place, 0) for place, kept in others[number].kept.items()}
    places = [None, *sorted(place for place in kept if place is not None)]
    still = [kept.get(place, 0) for place in places]
    most = sum(max(one, 0) for one in still)
    for place, share in zip(places, spread(within(amount, most), still)):
        add(reading.released, (number, place), share)
        if place is not None:
            add(reading.retained, place, -share)


def take_of_deposit(reading, amount, number):
    """Rule 7."""
    places = reading.milestones()
    asked = [reading.asks(milestone) for milestone in places]
    inside = within(amount, sum(max(one, 0) for one in asked))
    for milestone, share in zip(places, spread(inside, asked)):
        add(reading.applied, milestone, share)
        add(reading.took, (number, milestone), share)
    add(reading.took, (number, None), amount - inside)


# ---- what became of a document ----

def became(reading, readings, settlements):
    """The pieces of an invoice as (milestone, or "deposits" or "outside"; paid, written off, outstanding)."""
    money = sum(one["amount"] for one in settlements if one["kind"] in ("payment", "bank_fee", "tax_withheld"))
    given_up = sum(one["amount"] for one in settlements if one["kind"] in ("write_off", "discount"))
    gross = reading.net + reading.tax
    money = within(money + reading.document["prepaid"], gross)
    given_up = within(given_up, gross - money)
    paid, paid_tax = spread(money, [reading.net, reading.tax])
    written_off, _ = spread(given_up, [reading.net - paid, reading.tax - paid_tax])
    pieces = [(milestone, reading.asks(milestone)) for milestone in reading.milestones()]
    taken = by_place((other.took for other in readings), reading.document["number"])
    pieces += [(milestone, amount) for milestone, amount in taken.items() if milestone is not None]
    pieces.append(("deposits", reading.deposit - sum(taken.values())))
    pieces.append(("outside", reading.net - sum(amount for _, amount in pieces)))
    shares = spread(paid, [amount for _, amount in pieces])
    rests = [amount - share for (_, amount), share in zip(pieces, shares)]
    lost = spread(written_off, rests)
    return [(place, *one) for (place, _), *one in zip(pieces, shares, lost, (r - w for r, w in zip(rests, lost)))]


def kept_back(reading, settlements, as_of):
    """Gross that is kept back of what is open of an invoice at a day, and its net."""
    kept = reading.document["kept"]
    if kept is None or as_of > kept["until"]:
        return 0
    money = sum(one["amount"] for one in settlements if one["kind"] in ("payment", "bank_fee", "tax_withheld"))
    given_up = sum(one["amount"] for one in settlements if one["kind"] in ("write_off", "discount"))
    gross = reading.net + reading.tax
    money = within(money + reading.document["prepaid"], gross)
    given_up = within(given_up, gross - money)
    paid, paid_tax = spread(money, [reading.net, reading.tax])
    lost, lost_tax = spread(given_up, [reading.net - paid, reading.tax - paid_tax])
    open_net, open_tax = reading.net - paid - lost, reading.tax - paid_tax - lost_tax
    kept_gross = min(kept["amount"], open_net + open_tax)
    return spread(kept_gross, [open_net, open_tax])[0] if kept_gross > 0 else 0


def kept_figures(document, scale):
    """What a document keeps back of its gross, worked out of its rule: of what it is the share, and how much it is."""
    kept = document["kept"]
    gross, due = (totals_of(document, scale)[sum_of] for sum_of in ("gross", "due"))
    if kept["timing"] == "final_only":
        taken_off = [line for line in document["lines"] if line["role"] == "deduction"]
        gross -= totals_of(document | {"lines": taken_off, "adjustments": [], "prepaid": 0}, scale)["gross"]
    share = (Decimal(gross) * Decimal(kept["percent"]) / 100).to_integral_value(ROUND_HALF_UP)
    return {"base of what is kept back": gross, "kept back": min(int(share), due)}


def claimed_kept(document):
    return {"base of what is kept back": document["kept"]["of"], "kept back": document["kept"]["amount"]}


# ---- the ledger ----

def work_stands(milestone, requires_acceptance, as_of):
    def by(day):
        return day is not None and day <= as_of

    if by(milestone["accepted_on"]):
        return "ready"
    if by(milestone["done_on"]):
        return "waiting" if requires_acceptance else "ready"
    return "in_progress" if by(milestone["started_on"]) else "planned"


def ledger(contract, answer):
    """The eight places and what is left to bill of each milestone; deposits and outside."""
    scale, as_of = contract["scale"], answer["as_of"]
    documents = [one for one in contract["documents"][: answer["documents"]] if one["on"] <= as_of]
    settlements = {
        document["number"]: [one for one in document["settlements"][:known] if one["on"] <= as_of]
        for document, known in zip(contract["documents"], answer["settlements"])
    }
    plan = {milestone["id"]: milestone for milestone in answer["plan"]}
    readings, notes, closed_by = {}, {}, {}
    for document in documents:
        number = document["number"]
        named = {line["milestone"] for line in document["lines"] if line["milestone"] in plan}
        if document["kind"] == "credit_note":
            note, number = document, document["credits"]
            if number not in readings:
                continue
            document = readings[number].document
            notes.setdefault(number, []).append(note)
            closed_by = {milestone: by for milestone, by in closed_by.items() if milestone not in named}
        else:
            closed_by |= {line["milestone"]: number for line in document["lines"] if line["role"] == "billing"}
        reading = Reading(document, notes.get(number, []), scale)
        read_invoice(reading, plan, {of: other for of, other in readings.items() if of != number})
        readings[number] = reading
    figures = {(milestone, place): 0 for milestone in plan for place in PLACES}
    figures |= {(beside, place): 0 for beside in ("deposits", "outside") for place in PLACES}
    for number, reading in readings.items():
        for milestone in reading.milestones():
            figures[milestone, "written_off"] += reading.given.get(milestone, 0)
            figures[milestone, "retained"] += reading.retained.get(milestone, 0)
        pieces = became(reading, readings.values(), settlements[number])
        held = spread(kept_back(reading, settlements[number], as_of), [piece[3] for piece in pieces])
        for (place, paid, written_off, outstanding), kept in zip(pieces, held):
            figures[place, "paid"] += paid
            figures[place, "written_off"] += written_off
            figures[place, "retained"] += kept
            figures[place, "outstanding"] += outstanding - kept
    for milestone in plan:
        rest = plan[milestone]["amount"] - sum(reading.base.get(milestone, 0) for reading in readings.values())
        is_closed = milestone in closed_by and readings[closed_by[milestone]].stands
        stands = work_stands(plan[milestone], answer["requires_acceptance"], as_of)
        figures[milestone, "written_off" if is_closed else stands] += rest
        figures[milestone, "left"] = 0 if is_closed else rest
        whole = sum(figures[milestone, place] for place in PLACES)
        assert whole == plan[milestone]["amount"], f"the reference itself loses money: contract {contract['id']}, {milestone}"
    for tax, (base, amount) in sums_by_rate(documents, scale).items():
        figures["contract", f"base of {tax}"], figures["contract", f"tax of {tax}"] = base, amount
    return figures


def sums_by_rate(documents, scale):
    """Net and tax of all documents by rate, credit notes taken off."""
    sums = {}
    for document in documents:
        sign = -1 if document["kind"] == "credit_note" else 1
        figures = totals_of(document, scale)
        for tax in {named(tax) for part in document["lines"] + document["adjustments"] for tax in part["taxes"]}:
            base, amount = sums.get(tax, (0, 0))
            sums[tax] = (base + sign * figures[f"base of {tax}"], amount + sign * figures[f"tax of {tax}"])
    return sums


def claimed_ledger(answer):
    figures = {}
    for milestone, places, left in answer["milestones"]:
        figures |= {(milestone, place): amount for place, amount in zip(PLACES, places)}
        figures[milestone, "left"] = left
    for beside in ("deposits", "outside"):
        figures |= {(beside, place): amount for place, amount in zip(PLACES, answer[beside])}
    for tax, base, amount in answer["sums"]:
        figures["contract", f"base of {named(tax)}"], figures["contract", f"tax of {named(tax)}"] = base, amount
    return figures


# ---- comparing ----

def compared(where, theirs, ours):
    """Every figure that differs, as words."""
    return [
        f"{where}, {name if isinstance(name, str) else ' of '.join(map(str, reversed(name)))}: "
        f"program {theirs.get(name, 'nothing')}, reference {ours.get(name, 'nothing')}"
        for name in dict.fromkeys([*theirs, *ours])
        if theirs.get(name) != ours.get(name)
    ]


def judge(contract):
    """How many figures were compared, and the disagreements."""
    count, faults = 0, []
    where = f"contract {contract['id']} ({contract['currency']})"
    for document in contract["documents"]:
        ours = totals_of(document, contract["scale"])
        faults += compared(f"{where}, document {document['number']}", claimed_totals(document), ours)
        count += len(ours)
        if document["kept"] is not None:
            ours = kept_figures(document, contract["scale"])
            faults += compared(f"{where}, document {document['number']}", claimed_kept(document), ours)
            count += len(ours)
    for at, answer in enumerate(contract["answers"], 1):
        ours = ledger(contract, answer)
        faults += compared(f"{where}, answer {at} as at {answer['as_of']}", claimed_ledger(answer), ours)
        count += len(ours)
    return count, faults


def read(line):
    """A contract with its taxes in place of their numbers in its list of taxes."""
    contract = json.loads(line)
    taxes = contract["taxes"]
    for document in contract["documents"]:
        for part in document["lines"] + document["adjustments"]:
            part["taxes"] = [taxes[at] for at in part["taxes"]]
        document["totals"]["taxes"] = [[taxes[at], *amounts] for at, *amounts in document["totals"]["taxes"]]
    for answer in contract["answers"]:
        answer["sums"] = [[taxes[at], *amounts] for at, *amounts in answer["sums"]]
    return contract


def judge_line(line):
    return judge(read(line))


def main(file):
    contracts, figures, wrong, shown = 0, 0, 0, 0
    with open(file, encoding="utf-8") as lines, multiprocessing.Pool() as pool:
        for count, faults in pool.imap(judge_line, lines, chunksize=50):
            contracts, figures, wrong = contracts + 1, figures + count, wrong + len(faults)
            for fault in faults[: max(0, SHOWN - shown)]:
                print(fault)
            shown += len(faults)
    if contracts == 0:
        sys.exit(f"{file} holds no contract")
    print(f"{contracts} contracts, {figures} figures: {'all agree' if wrong == 0 else f'{wrong} disagree'}")
    return 1 if wrong else 0


if __name__ == "__main__":
    if len(sys.argv) == 3 and sys.argv[1] == "--selftest":
        import reference_faults

        sys.exit(reference_faults.main(sys.argv[2]))
    if len(sys.argv) != 2:
        sys.exit(__doc__)
    sys.exit(main(sys.argv[1]))
