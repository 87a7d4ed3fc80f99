"""Links within a PDF: set as addresses of ours, and made destinations once the file is finished.

A link to a label has Typst lay every paragraph that holds one out twice, a third of its time and of its memory; an address it
takes as it is. The finished file tells both in plain objects. A destination is shorter than an address, so that the rest of the
file stays where it is, byte for byte, and needs no library to be written anew: those compress by whatever zlib a machine has.
"""

import re
from collections import Counter

from returnwatch.errors import BuildError

# What functions.typ writes before a label.
SCHEME = "inside:"
# Where each object begins: only there is something what it seems, a text may say anything.
TABLE = re.compile(rb"startxref\s+(\d+)\s+%%EOF\s*$")
OBJECT = re.compile(rb"(\d{10}) \d{5} n")
PAGES = re.compile(rb"\d+ 0 obj\s+<</Type/Pages/Count (\d+)/Kids\[([^\]]*)\]")
LINK = re.compile(
    rb"\d+ 0 obj\s+<</Type/Annot/Subtype/Link/[^()\n]*"
    rb"(/A<</Type/Action/S/URI/URI\(%s([\w.-]+)\)>>)[^()\n]*(/Contents\([^()]*\))" % SCHEME.encode()
)
LEFT = re.compile(rb"\d+ 0 obj\s+<</Type/Annot[^()\n]*/URI\(%s" % SCHEME.encode())
# Points above the line that is linked to: it isn't to be at the very edge of the window.
ABOVE = 10


def joined(pdf, targets, places):
    """A PDF of Typst whose addresses of ours are links to a place of a page.

    Args:
        pdf: The file, as bytes.
        targets: Every label that is linked to.
        places: (label, page from 1, points from the left, points from the top, height of the page in points) of those that
            are in the brief.

    Returns:
        The file, of the same length.

    Raises:
        BuildError: If a link leads nowhere or to several places, or isn't written as it is read here.
    """
    where = {label: place for label, *place in places}
    for label in targets:
        if label not in where:
            raise BuildError(f"PDF: a link leads to {label}, which is not in the brief")
    for label, times in Counter(label for label, *_ in places).items():
        if times > 1:
            raise BuildError(f"PDF: links lead to {label}, which stands in the brief {times} times")
    table, file = TABLE.search(pdf), bytearray(pdf)
    objects = [int(at) for at in OBJECT.findall(pdf, int(table[1]))] if table else []
    trees = [found for at in objects if (found := PAGES.match(pdf, at))]
    pages = [page.strip() for tree in trees for page in tree[2].split(b" R")[:-1]]
    for link in filter(None, (LINK.match(pdf, at) for at in objects)):
        page, left, top, height = where.get(link[2].decode(), (len(pages) + 1, 0, 0, 0))
        if page > len(pages):
            break
        there = pages[page - 1], left, height - max(top - ABOVE, 0)
        for group, text in ((1, b"/Dest[%s R/XYZ %.2f %.2f 0]" % there), (3, b"/Contents(page %d)" % page)):
            start, end = link.span(group)
            file[start:end] = text.ljust(end - start)
    # Pages in a tree of several levels aren't those of their numbers; and there may be links, but nothing that was read.
    flat = len(objects) > 0 and all(int(tree[1]) == len(pages) for tree in trees)
    if len(file) != len(pdf) or not flat or any(LEFT.match(file, at) for at in objects):
        raise BuildError("PDF: the typesetter writes links otherwise than they are read here")
    return bytes(file)
