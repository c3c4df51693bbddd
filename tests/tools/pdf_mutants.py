"""Breaks one valid PDF in known ways, so that the judge can be judged (see pdfcheck.sh --selftest).

Usage: pdf_mutants.py VALID.pdf FOLDER
Writes FOLDER/NAME.pdf for each mutant and prints "NAME<tab>FLAVOUR": the flavour that must refuse it.
The first row, "unchanged<tab>valid", is the control: rewriting alone must break nothing.
A mutation that finds nothing to break is an error, except those of attachments, links and tables, which not every document has.
"""

import re
import sys
from pathlib import Path

import pikepdf
from pikepdf import Array, Dictionary, Name


class NothingToBreak(Exception):
    """The document has no such part."""


def remove(owner, key):
    if key not in owner:
        raise NothingToBreak(key)
    del owner[key]


def objects(pdf, **wanted):
    """All dictionaries and streams whose entries have the wanted names, direct ones in the structure tree included."""
    found = [
        each
        for each in pdf.objects
        if isinstance(each, (Dictionary, pikepdf.Stream)) and all(each.get("/" + k) == Name("/" + v) for k, v in wanted.items())
    ]
    if not found:
        raise NothingToBreak(str(wanted))
    return found


def structure(pdf, *roles):
    """The structure elements with one of the given roles, in reading order."""
    found = []

    def walk(element):
        if isinstance(element, Array):
            for kid in element:
                walk(kid)
        elif isinstance(element, Dictionary):
            if element.get("/S") is not None and (not roles or str(element.S) in roles):
                found.append(element)
            if "/K" in element:
                walk(element.K)

    walk(pdf.Root.StructTreeRoot.K)
    if not found:
        raise NothingToBreak(str(roles))
    return found


def rewrite_xmp(pdf, pattern, replacement):
    before = pdf.Root.Metadata.read_bytes().decode("utf-8")
    after, count = re.subn(pattern, replacement, before)
    if count == 0:
        raise NothingToBreak(pattern)
    pdf.Root.Metadata.write(after.encode("utf-8"))


def no_output_intent(pdf):
    remove(pdf.Root, "/OutputIntents")


def wrong_pdfa_part(pdf):
    rewrite_xmp(pdf, r"(pdfaid:part(?:>|=\"))3", r"\g<1>2")


def only_level_b(pdf):
    rewrite_xmp(pdf, r"(pdfaid:conformance(?:>|=\"))A", r"\g<1>B")


def no_pdfua_identifier(pdf):
    rewrite_xmp(pdf, r"<pdfuaid:part>1</pdfuaid:part>|pdfuaid:part=\"1\"", "")


def no_metadata(pdf):
    remove(pdf.Root, "/Metadata")


def no_language(pdf):
    remove(pdf.Root, "/Lang")
    for element in structure(pdf):
        if "/Lang" in element:
            del element["/Lang"]


def no_mark_info(pdf):
    remove(pdf.Root, "/MarkInfo")


def no_structure_tree(pdf):
    remove(pdf.Root, "/StructTreeRoot")


def title_not_shown(pdf):
    if "/ViewerPreferences" not in pdf.Root:
        raise NothingToBreak("/ViewerPreferences")
    pdf.Root.ViewerPreferences["/DisplayDocTitle"] = False


def figure_without_alt(pdf):
    try:
        figure = structure(pdf, "/Figure")[0]
        remove(figure, "/Alt")
    except NothingToBreak:
        # No picture in this document: then a paragraph plays one.
        structure(pdf, "/P")[0].S = Name.Figure


def no_to_unicode(pdf):
    for font in objects(pdf, Type="Font", Subtype="Type0"):
        remove(font, "/ToUnicode")


def wrong_glyph_width(pdf):
    for font in objects(pdf, Type="Font"):
        if "/W" in font:
            # Entries are `first [w w ...]` or `first last w`; a list is enough for every writer in use here.
            for entry in font.W:
                if isinstance(entry, Array):
                    for i, width in enumerate(entry):
                        entry[i] = int(width) + 200
                    return
            font.W = Array([0, 65535, 1234])
            return
    raise NothingToBreak("/W")


def font_not_embedded(pdf):
    for descriptor in objects(pdf, Type="FontDescriptor"):
        for key in ("/FontFile2", "/FontFile3"):
            if key in descriptor:
                del descriptor[key]


def runs_javascript(pdf):
    pdf.Root.OpenAction = pdf.make_indirect(Dictionary(S=Name.JavaScript, JS="app.alert('x')"))


def header_without_scope(pdf):
    structure(pdf, "/TH")
    for cell in structure(pdf, "/TH", "/TD"):
        if "/A" in cell:
            del cell["/A"]


def link_not_printed(pdf):
    for page in pdf.pages:
        for annotation in page.get("/Annots", []):
            annotation["/F"] = 0
            return
    raise NothingToBreak("/Annots")


def attachment_not_associated(pdf):
    remove(pdf.Root, "/AF")


def attachment_without_relationship(pdf):
    remove(objects(pdf, Type="Filespec")[0], "/AFRelationship")


def attachment_without_type(pdf):
    remove(objects(pdf, Type="EmbeddedFile")[0], "/Subtype")


# mutation, the flavour that must refuse it, whether every document has the part
MUTATIONS = [
    (no_output_intent, "3b", True),
    (wrong_pdfa_part, "3b", True),
    (no_metadata, "3b", True),
    (wrong_glyph_width, "3b", True),
    (font_not_embedded, "3b", True),
    (runs_javascript, "3b", True),
    (only_level_b, "3a", True),
    (no_to_unicode, "3a", True),
    (no_mark_info, "3a", True),
    (no_structure_tree, "3a", True),
    (no_pdfua_identifier, "ua1", True),
    (no_language, "ua1", True),
    (title_not_shown, "ua1", True),
    (figure_without_alt, "ua1", True),
    (header_without_scope, "ua1", False),
    (link_not_printed, "3b", False),
    (attachment_not_associated, "3b", False),
    (attachment_without_relationship, "3b", False),
    (attachment_without_type, "3b", False),
]


def write(pdf, folder, name, expected):
    pdf.save(folder / f"{name}.pdf")
    print(f"{name}\t{expected}")


def main():
    if len(sys.argv) != 3:
        sys.exit("usage: pdf_mutants.py VALID.pdf FOLDER")
    source, folder = Path(sys.argv[1]), Path(sys.argv[2])
    with pikepdf.open(source) as pdf:
        write(pdf, folder, "unchanged", "valid")
    for mutate, flavour, everywhere in MUTATIONS:
        with pikepdf.open(source) as pdf:
            try:
                mutate(pdf)
            except NothingToBreak as part:
                if everywhere:
                    sys.exit(f"pdf_mutants: {mutate.__name__} found no {part} in {source}: not a document of ours?")
                print(f"not in this document: {mutate.__name__}", file=sys.stderr)
                continue
            write(pdf, folder, mutate.__name__, flavour)


if __name__ == "__main__":
    main()
