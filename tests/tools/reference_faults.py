"""Faults that the reference of reference_contract.py must notice, each planted in many contracts, and a control without.

Two kinds: a figure of the program is altered, or the program is made to have read another history than happened (its
answers are then those of the rules over that other history). A fault that no contract shows is no proof and fails too.
"""

import copy
import multiprocessing
import sys
from datetime import date, timedelta
from decimal import Decimal

import reference_contract as reference

# Contracts of the file that are tried, and how many of them a fault must at least show in.
TRIED, AT_LEAST = 400, 10


# ---- altered figures: each alters the contract and says whether it found something to alter ----

def last(contract):
    return contract["answers"][1]


def cent_moved(contract):
    for _, places, _ in last(contract)["milestones"]:
        if places[6] > 0:
            places[6] -= 1
            places[4] += 1
            return True
    return False


def cent_lost(contract):
    for _, places, _ in last(contract)["milestones"]:
        for at, amount in enumerate(places):
            if amount > 0:
                places[at] -= 1
                return True
    return False


def tax_rounded_down(contract):
    """A tax whose exact value is not whole, cut off instead of rounded, with sums that follow."""
    for document in contract["documents"]:
        totals = document["totals"]
        for group in totals["taxes"]:
            cut = int(Decimal(group[1]) * Decimal(group[0][2]) / 100)
            if cut != group[2]:
                wrong = cut - group[2]
                group[2] = cut
                for sum_of in ("tax", "gross", "due"):
                    totals[sum_of] += wrong
                return True
    return False


def left_too_much(contract):
    for milestone in last(contract)["milestones"]:
        milestone[2] += 1
        return True
    return False


def deposit_twice(contract):
    places = last(contract)["deposits"]
    last(contract)["deposits"] = [2 * amount for amount in places]
    return any(places)


def sum_without_credit(contract):
    """A credit note added to the sum of its rate instead of taken off."""
    known = contract["documents"][: last(contract)["documents"]]
    notes = [one for one in known if one["kind"] == "credit_note"]
    for note in notes:
        for tax, base, amount in note["totals"]["taxes"]:
            for group in last(contract)["sums"]:
                if group[0] == tax and base:
                    group[1] += 2 * base
                    group[2] += 2 * amount
                    return True
    return False


def milestone_missing(contract):
    del last(contract)["milestones"][0]
    return True


def kept_a_cent_more(contract):
    for document in contract["documents"]:
        if document["kept"] is not None:
            document["kept"]["amount"] += 1
            return True
    return False


def kept_of_this_document(contract):
    """The last invoice keeps the share of its own gross, not of the contract's."""
    for document in contract["documents"]:
        kept, gross = document["kept"], document["totals"]["gross"]
        if kept is not None and kept["timing"] == "final_only" and kept["of"] != gross:
            kept["of"] = gross
            return True
    return False


# ---- other histories: each returns the contract as a faulty program would have read it ----

def lines_of(contract, role):
    return [line for document in contract["documents"] for line in document["lines"] if line["role"] == role]


def deduction_lost(contract):
    for line in lines_of(contract, "deduction"):
        line["deducts"] = None


def retainage_given(contract):
    for document in contract["documents"]:
        for line in document["lines"]:
            if line["role"] == "retainage":
                line["role"], line["milestone"] = "billing", None


def release_lost(contract):
    for line in lines_of(contract, "release"):
        line["releases"] = None


def part_closes(contract):
    for line in lines_of(contract, "part"):
        line["role"] = "billing"


def whole_left_open(contract):
    for line in lines_of(contract, "billing"):
        line["role"] = "part"


def credit_ignored(contract):
    for document in contract["documents"]:
        document["credits"] = None if document["kind"] == "credit_note" else document["credits"]


def discount_of_all_alike(contract):
    """The discount of the document at a tax that no line bears: spread over all of them."""
    for document in contract["documents"]:
        for adjustment in document["adjustments"]:
            adjustment["taxes"] = [["Other", "S", "1"]]


def charge_given(contract):
    """The charge of a line taken for a part of the milestone: its price is that much higher."""
    for document in contract["documents"]:
        for line in document["lines"]:
            charged = reference.charges(line["adjustments"])
            line["adjustments"] = [one for one in line["adjustments"] if not one["charge"]]
            if charged and line["quantity"] == "1":
                line["price"] = str(Decimal(line["price"]) + Decimal(charged).scaleb(-contract["scale"]))


def payment_ignored(contract):
    for document in contract["documents"]:
        document["settlements"] = [one | {"amount": 0} if one["kind"] == "payment" else one for one in document["settlements"]]


def fee_ignored(contract):
    for document in contract["documents"]:
        for one in document["settlements"]:
            one["amount"] = 0 if one["kind"] in ("bank_fee", "tax_withheld") else one["amount"]


def write_off_paid(contract):
    for document in contract["documents"]:
        for one in document["settlements"]:
            one["kind"] = "payment" if one["kind"] in ("write_off", "discount") else one["kind"]


def prepaid_ignored(contract):
    for document in contract["documents"]:
        document["prepaid"] = 0


def kept_outstanding(contract):
    """What is kept back of the gross counts as outstanding at once."""
    for document in contract["documents"]:
        document["kept"] = None


def kept_for_ever(contract):
    for document in contract["documents"]:
        if document["kept"] is not None:
            document["kept"]["until"] = "9999-12-31"


def kept_a_day_short(contract):
    """What is kept back is outstanding on its day, and not after it."""
    for document in contract["documents"]:
        if document["kept"] is not None:
            day = date.fromisoformat(document["kept"]["until"]) - timedelta(days=1)
            document["kept"]["until"] = day.isoformat()


def kept_is_settled_first(contract):
    """A payment settles what is kept back before what is due."""
    for document in contract["documents"]:
        if document["kept"] is not None:
            paid = sum(one["amount"] for one in document["settlements"])
            document["kept"]["amount"] = max(document["kept"]["amount"] - paid, 0)


def later_days_read(contract):
    for document in contract["documents"]:
        document["on"] = "0001-01-01"


def acceptance_ignored(contract):
    for answer in contract["answers"]:
        for milestone in answer["plan"]:
            milestone["accepted_on"] = None


# ---- other arithmetic ----

def floors_and_the_first(total, weights):
    """Floors, and what is left over to the first places, whatever their remainders."""
    return list(reversed(floors_and_the_last(total, list(reversed(weights)))))


def floors_and_the_last(total, weights):
    """Floors, and all that is left over to the last."""
    whole = sum(max(weight, 0) for weight in weights)
    if whole == 0:
        return reference_spread(total, weights)
    parts = [abs(total) * max(weight, 0) // whole * (-1 if total < 0 else 1) for weight in weights]
    parts[-1] += total - sum(parts)
    return parts


reference_spread = reference.spread

FIGURES = [cent_moved, cent_lost, tax_rounded_down, left_too_much, deposit_twice, sum_without_credit, milestone_missing, kept_a_cent_more,
           kept_of_this_document]
HISTORIES = [
    deduction_lost, retainage_given, release_lost, part_closes, whole_left_open, credit_ignored, discount_of_all_alike,
    charge_given, payment_ignored, fee_ignored, write_off_paid, prepaid_ignored, later_days_read, acceptance_ignored,
    kept_outstanding, kept_for_ever, kept_a_day_short, kept_is_settled_first,
]
SPREADS = [floors_and_the_first, floors_and_the_last]


def answered(contract, figures_of):
    """The contract with other answers of the ledger; its sums by rate stay."""
    for answer, figures in zip(contract["answers"], figures_of):
        for milestone in answer["milestones"]:
            milestone[1] = [figures[milestone[0], place] for place in reference.PLACES]
            milestone[2] = figures[milestone[0], "left"]
        for beside in ("deposits", "outside"):
            answer[beside] = [figures[beside, place] for place in reference.PLACES]
    return contract


def planted(fault, contract):
    """The contract with the fault; None where it shows nothing of it."""
    faulty = copy.deepcopy(contract)
    if fault in FIGURES:
        return faulty if fault(faulty) else None
    if fault in SPREADS:
        reference.spread = fault
    else:
        fault(faulty)
    try:
        answers = [reference.ledger(faulty, answer) for answer in faulty["answers"]]
    finally:
        reference.spread = reference_spread
    faulty = answered(copy.deepcopy(contract), answers)
    return None if faulty["answers"] == contract["answers"] else faulty


def tried(line):
    """For each fault whether this contract shows it, and whether it was noticed; the control first."""
    contract = reference.read(line)
    found = {"control": (True, not reference.judge(contract)[1])}
    for fault in FIGURES + HISTORIES + SPREADS:
        faulty = planted(fault, contract)
        found[fault.__name__] = (faulty is not None, faulty is not None and bool(reference.judge(faulty)[1]))
    return found


def main(file):
    with open(file, encoding="utf-8") as lines, multiprocessing.Pool() as pool:
        some = [line for _, line in zip(range(TRIED), lines)]
        results = pool.map(tried, some, chunksize=20)
    missed = 0
    for name in results[0] if results else ["contracts"]:
        shown = sum(result[name][0] for result in results)
        noticed = sum(result[name][1] for result in results)
        least = len(some) if name == "control" else AT_LEAST
        is_good = shown == noticed and shown >= least > 0
        missed += not is_good
        print(f"{'ok  ' if is_good else 'FAIL'} {name}: {noticed} of {shown}")
    print(f"{len(results)} contracts, {len(FIGURES + HISTORIES + SPREADS)} faults: {'each noticed' if not missed else f'{missed} missed'}")
    return 1 if missed or not results else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1]))
