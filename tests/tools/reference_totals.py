"""Money by largest remainders (docs/decisions/0003) and the totals of one document (EN 16931 BR-CO-10 to 17).

Part of reference_contract.py: written from the rules, not from the program. Whole minor units and decimal, never a float.
"""

from decimal import ROUND_HALF_UP, Context, Decimal

EXACT = Context(prec=80, rounding=ROUND_HALF_UP)


# ---- money (0003) ----

def half_away(value):
    """A decimal number of minor units as a whole one; ROUND_HALF_UP of decimal is half away from zero."""
    return int(EXACT.quantize(value, Decimal(1)))


def spread(total, weights):
    """Largest remainders: floors first, then the largest remainder, the first place first on ties."""
    if not weights:
        return []
    weights = [max(weight, 0) for weight in weights]
    whole = sum(weights)
    if whole == 0:
        return [0] * (len(weights) - 1) + [total]
    size, sign = abs(total), -1 if total < 0 else 1
    parts = [size * weight // whole for weight in weights]
    by_remainder = sorted(range(len(weights)), key=lambda at: (-(size * weights[at] % whole), at))
    for at in by_remainder[: size - sum(parts)]:
        parts[at] += 1
    return [sign * part for part in parts]


def within(amount, most):
    """`amount`, but not beyond `most` and never on the other side of zero."""
    return max(0, min(amount, most)) if most >= 0 else min(0, max(amount, most))


# ---- totals of one document (EN 16931) ----

def value_of(line, scale):
    """Quantity times price in minor units, rounded once."""
    return half_away(EXACT.multiply(Decimal(line["quantity"]), Decimal(line["price"])).scaleb(scale, EXACT))


def discounts(adjustments):
    return sum(a["amount"] for a in adjustments if not a["charge"])


def charges(adjustments):
    return sum(a["amount"] for a in adjustments if a["charge"])


def net_of(line, scale):
    return value_of(line, scale) - discounts(line["adjustments"]) + charges(line["adjustments"])


def totals_of(document, scale):
    """What the document must say, as a flat table of figures."""
    figures, groups, lines = {}, {}, 0
    parts = []
    for at, line in enumerate(document["lines"], 1):
        net = net_of(line, scale)
        figures[f"net of line {at}"] = net
        lines += net
        parts.append((net, line["taxes"]))
    for adjustment in document["adjustments"]:
        parts.append((adjustment["amount"] if adjustment["charge"] else -adjustment["amount"], adjustment["taxes"]))
    for net, taxes in parts:
        for tax in taxes:
            groups[tuple(tax)] = groups.get(tuple(tax), 0) + net
    figures["lines"], figures["allowances"] = lines, discounts(document["adjustments"])
    figures["charges"] = charges(document["adjustments"])
    figures["net"] = lines - figures["allowances"] + figures["charges"]
    figures["tax"] = 0
    for tax, base in groups.items():
        amount = half_away(EXACT.multiply(Decimal(base), Decimal(tax[2])).scaleb(-2, EXACT))
        figures[f"base of {named(tax)}"], figures[f"tax of {named(tax)}"] = base, amount
        figures["tax"] += amount
    figures["gross"] = figures["net"] + figures["tax"]
    figures["due"] = figures["gross"] - document["prepaid"] + document["rounding"]
    return figures


def claimed_totals(document):
    totals = document["totals"]
    figures = {f"net of line {at}": line["net"] for at, line in enumerate(document["lines"], 1)}
    figures |= {name: totals[name] for name in ("lines", "allowances", "charges", "net", "tax", "gross", "due")}
    for tax, base, amount in totals["taxes"]:
        figures[f"base of {named(tax)}"], figures[f"tax of {named(tax)}"] = base, amount
    return figures


def named(tax):
    return " ".join(tax)
