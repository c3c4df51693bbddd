#!/usr/bin/env python3
"""Reads the payment codes of rendered documents, as a phone's camera would, and compares what they say.

    judge_codes.py FOLDER              each NAME.pdf must hold exactly one code: the bytes of NAME.payload
    judge_codes.py --selftest FOLDER   damages an expectation, a document and a code, and demands that each is noticed

Pages are drawn by poppler and read by zxing-cpp: neither is ours. The last line is "N passed, N failed".
"""

import pathlib
import subprocess
import sys
import tempfile

import zxingcpp

# A module of the finest code is then about four pixels wide.
DOTS_PER_INCH = 200


def pages(pdf):
    """The pages as (width, height, grey pixels)."""
    with tempfile.TemporaryDirectory() as folder:
        subprocess.run(["pdftoppm", "-r", str(DOTS_PER_INCH), "-gray", pdf, f"{folder}/page"], check=True)
        for file in sorted(pathlib.Path(folder).glob("*.pgm")):
            yield pixels_of(file.read_bytes())


def pixels_of(pgm):
    """A binary PGM as poppler writes it: P5, width and height, 255, pixels."""
    kind, size, greatest, pixels = pgm.split(b"\n", 3)
    assert (kind, greatest) == (b"P5", b"255"), (kind, greatest)
    width, height = map(int, size.split())
    assert len(pixels) == width * height, "a whole picture"
    return width, height, pixels


def read(page):
    """The bytes of every QR code on a page."""
    width, height, pixels = page
    picture = memoryview(pixels).cast("B", (height, width))
    found = zxingcpp.read_barcodes(picture, formats=zxingcpp.BarcodeFormat.QRCode)
    return [code.bytes for code in found]


def codes(pdf):
    return [code for page in pages(pdf) for code in read(page)]


def fault(found, expected):
    """What is wrong with the codes of a document, or nothing."""
    if len(found) != 1:
        return f"{len(found)} codes instead of one"
    if found[0] != expected:
        return f"the code says {found[0]!r}, expected {expected!r}"
    return None


def judge(folder):
    expectations = sorted(folder.rglob("*.payload"))
    if not expectations:
        print(f"judge_codes: no *.payload below {folder}")
    failed = 0
    for expectation in expectations:
        wrong = fault(codes(expectation.with_suffix(".pdf")), expectation.read_bytes())
        if wrong:
            print(f"FAIL  {expectation.stem}: {wrong}")
            failed += 1
    print(f"{len(expectations) - failed} passed, {failed} failed")
    return failed == 0 and bool(expectations)


def selftest(folder):
    expectation = next(iter(sorted(folder.rglob("*.payload"))))
    expected = expectation.read_bytes()
    drawn = list(pages(expectation.with_suffix(".pdf")))
    found = [code for page in drawn for code in read(page)]
    blank = [(width, height, b"\xff" * (width * height)) for width, height, _ in drawn]
    doubled = drawn + drawn
    tries = {
        "one letter more": fault(found, expected + b"1"),
        "one byte else": fault(found, expected[:-1] + bytes([expected[-1] ^ 1])),
        "a page without a code": fault([code for page in blank for code in read(page)], expected),
        "two codes": fault([code for page in doubled for code in read(page)], expected),
    }
    missed = [name for name, wrong in tries.items() if wrong is None]
    if fault(found, expected) is not None:
        missed.append("the document as it is must pass")
    for name in tries:
        print(f"{'MISSED' if name in missed else 'caught'}  {name}")
    print(f"self-test of the judge: {len(tries) - len(missed)} as expected, {len(missed)} missed")
    return not missed


if __name__ == "__main__":
    match sys.argv[1:]:
        case ["--selftest", folder]:
            sys.exit(not selftest(pathlib.Path(folder)))
        case [folder] if not folder.startswith("-"):
            sys.exit(not judge(pathlib.Path(folder)))
        case _:
            sys.exit("usage: judge_codes.py FOLDER  |  judge_codes.py --selftest FOLDER")
