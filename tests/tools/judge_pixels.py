"""Compares the pages of the mock-up's invoice with approved pictures, so that no design changes unseen.

Usage: judge_pixels.py FOLDER             FOLDER/mockup/NAME.pdf against golden/pixels/NAME.png, for each design and paper
       judge_pixels.py --selftest FOLDER  changes the files in known ways and demands that each change is seen

To approve new pictures: MILEPOST_JUDGED=FOLDER cargo test -p documents --test matrix, then this with MILEPOST_APPROVE=1.
Look at each beside its mock-up before you commit it.

A page is drawn by poppler at 150 dots per inch and reduced to 50. Then the mean colours of small squares are compared, so
that the edges of letters, which every version of poppler draws in its own way, weigh little: a line that moved by a
millimetre empties some squares and fills others, and another colour changes their means.
"""

import os
import subprocess
import sys
import tempfile
from pathlib import Path

import pikepdf
from PIL import Image, ImageChops

GOLDEN = Path(__file__).resolve().parents[2] / "src-tauri/crates/documents/tests/golden/pixels"
DESIGNS = [f"{design}-{paper}" for design in ("modern", "classic", "compact") for paper in ("a4", "letter")]
DRAWN_DPI, REDUCED_BY = 150, 3
# Side of a square in reduced pixels, 2 mm; the next ones begin in the middle of it.
SQUARE = 4
# So many squares beside and above each other count together: what moves is a line of text.
IN_ROW = (3, 1)
# Difference of 255 up to which they count as equal: between poppler's two renderers it is 24 at most, after a move by one
# millimetre 31 at least.
ALLOWED = 27
MILLIMETRE = 72 / 25.4


def drawn(pdf, program=("pdftoppm", "-singlefile")):
    """The first page as it looks, reduced. `program`: poppler's ordinary renderer, or its other one."""
    with tempfile.TemporaryDirectory() as folder:
        out = Path(folder) / "page"
        subprocess.run([program[0], "-r", str(DRAWN_DPI), "-png", *program[1:], str(pdf), str(out)], check=True)
        with Image.open(out.with_suffix(".png")) as page:
            return page.convert("RGB").reduce(REDUCED_BY)


def difference(one, other):
    """The largest mean difference of a square, and where it is in millimetres from the top left corner."""
    if one.size != other.size:
        return 255, f"{one.size} instead of {other.size} pixels"
    worst, place = 0, ""
    for left in (0, SQUARE // 2):
        for top in (0, SQUARE // 2):
            ours, theirs = (page.crop((left, top, page.width, page.height)).reduce(SQUARE) for page in (one, other))
            between = ImageChops.difference(ours, theirs).reduce(IN_ROW)
            largest = max(high for _, high in between.getextrema())
            if largest > worst:
                worst = largest
                at = max(
                    ((x, y) for y in range(between.height) for x in range(between.width)),
                    key=lambda at: max(between.getpixel(at)),
                )
                millimetre = 25.4 * REDUCED_BY / DRAWN_DPI
                x, y = ((start + step * SQUARE * row) * millimetre for start, step, row in zip((left, top), at, IN_ROW))
                place = f"{x:.0f} mm from the left, {y:.0f} mm from the top"
    return worst, place


def approve(folder):
    GOLDEN.mkdir(parents=True, exist_ok=True)
    for name in DESIGNS:
        # 32 shades a channel, each at the middle of its step: half the size of all 256.
        page = drawn(folder / f"{name}.pdf").point(lambda value: 255 if value > 251 else value & 0xF8 | 4)
        page.save(GOLDEN / f"{name}.png", optimize=True)
        print(f"approved {name}: {(GOLDEN / f'{name}.png').stat().st_size} bytes")


def golden(name):
    with Image.open(GOLDEN / f"{name}.png") as page:
        return page.convert("RGB")


def judge(folder):
    failed = 0
    for name in DESIGNS:
        worst, place = difference(drawn(folder / f"{name}.pdf"), golden(name))
        if worst > ALLOWED:
            failed += 1
            print(f"FAIL\t{name}: differs by {worst} (allowed: {ALLOWED}), {place}")
        else:
            print(f"PASS\t{name}: {worst}")
    print(f"{len(DESIGNS) - failed} passed, {failed} failed")
    return failed == 0


def page_of(pdf):
    return pdf.pages[0], pikepdf.parse_content_stream(pdf.pages[0])


def moved_line(pdf, which):
    """One line of small text a millimetre lower; `which`: its place among the texts, as a share of all."""
    page, operations = page_of(pdf)
    places = [at for at, (_, operator) in enumerate(operations) if str(operator) == "Tm"]
    at = places[int(len(places) * which)]
    operands = list(operations[at][0])
    y = float(operands[5])
    for other in places:
        moved = list(operations[other][0])
        if abs(float(moved[5]) - y) < 0.01:
            moved[5] = y - MILLIMETRE
            operations[other] = (moved, operations[other][1])
    page.Contents = pdf.make_stream(pikepdf.unparse_content_stream(operations))


def other_colour(pdf):
    """The brand colour, wherever it is used, a good shade off."""
    page, operations = page_of(pdf)
    for at, (operands, operator) in enumerate(operations):
        if str(operator) in ("rg", "RG"):
            red, green, blue = (float(value) for value in operands)
            if max(red, green, blue) - min(red, green, blue) > 0.3:
                operations[at] = ([blue, red, green], operator)
    page.Contents = pdf.make_stream(pikepdf.unparse_content_stream(operations))


def selftest(folder):
    missed = 0

    def demand(name, what, worst, is_to_be_seen):
        nonlocal missed
        is_seen = worst > ALLOWED
        missed += is_seen != is_to_be_seen
        verdict = "MISSED" if is_seen != is_to_be_seen else "caught" if is_seen else "same  "
        print(f"{verdict}  {name}: {what} ({worst})")

    for name in DESIGNS:
        source, approved = folder / f"{name}.pdf", golden(name)
        # The other renderer draws every edge in another way, more so than another version of the same one.
        demand(name, "drawn by poppler's other renderer", difference(drawn(source, ("pdftocairo", "-singlefile")), approved)[0], False)
        changes = [("another colour", other_colour)]
        changes += [(f"a line moved by 1 mm, at {share}", lambda pdf, share=share: moved_line(pdf, share)) for share in (0.0, 0.3, 0.6, 0.9)]
        for what, change in changes:
            with tempfile.TemporaryDirectory() as work, pikepdf.open(source) as pdf:
                change(pdf)
                changed = Path(work) / "changed.pdf"
                pdf.save(changed)
                demand(name, what, difference(drawn(changed), approved)[0], True)
    print(f"self-test of the pixels: {missed} missed")
    return missed == 0


def main():
    arguments = sys.argv[1:]
    is_selftest = arguments[:1] == ["--selftest"]
    if len(arguments) != 1 + is_selftest:
        sys.exit("usage: judge_pixels.py [--selftest] FOLDER")
    folder = Path(arguments[-1]) / "mockup"
    if os.environ.get("MILEPOST_APPROVE") == "1" and not is_selftest:
        approve(folder)
    sys.exit(0 if (selftest if is_selftest else judge)(folder) else 1)


if __name__ == "__main__":
    main()
