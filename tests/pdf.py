"""What a reader's program finds in a PDF: its structure tree with the words, its links and its text."""

import ctypes
import io
from dataclasses import dataclass, field

import pikepdf
import pypdfium2
import pypdfium2.raw as pdfium


@dataclass
class Element:
    """One element of the structure tree: its tag, its entries, its page, and its children and words in reading order."""

    tag: str
    entries: dict
    page: int | None
    inside: list = field(default_factory=list)

    def walk(self, *tags):
        """This element and all below that have one of these tags (any, where none is named), in reading order."""
        if not tags or self.tag in tags:
            yield self
        for child in self.inside:
            if isinstance(child, Element):
                yield from child.walk(*tags)

    @property
    def text(self):
        """The words inside, white space folded."""
        return " ".join(" ".join(c if isinstance(c, str) else c.text for c in self.inside).split())

    def attribute(self, name):
        """An attribute such as /Scope, or None."""
        given = self.entries.get("/A", [])
        for one in given if isinstance(given, pikepdf.Array) else [given]:
            if name in one:
                return str(one[name])
        return None


def structure(file):
    """The structure tree of a PDF, as its root `Element`."""
    words = _marked_words(file)
    pdf = pikepdf.open(io.BytesIO(file))
    pages = {page.obj.objgen: number for number, page in enumerate(pdf.pages)}

    def element(node, page):
        page = pages[node.Pg.objgen] if "/Pg" in node else page
        made = Element(str(node.S)[1:], dict(node.items()), page)
        kids = node.get("/K", [])
        for kid in kids if isinstance(kids, pikepdf.Array) else [kids]:
            if isinstance(kid, pikepdf.Dictionary) and "/S" in kid:
                made.inside.append(element(kid, page))
            elif isinstance(kid, pikepdf.Dictionary) and "/MCID" in kid:
                at = pages[kid.Pg.objgen] if "/Pg" in kid else page
                made.inside.append(words.get((at, int(kid.MCID)), ""))
            elif not isinstance(kid, pikepdf.Dictionary):
                made.inside.append(words.get((page, int(kid)), ""))
        return made

    top = pdf.Root.StructTreeRoot.K
    return element(top[0] if isinstance(top, pikepdf.Array) else top, None)


def _marked_words(file):
    """Words of each piece of marked content, as a dict of (page, id) to text."""
    found = {}
    with pypdfium2.PdfDocument(file) as document:
        for number, page in enumerate(document):
            text = page.get_textpage()
            for one in page.get_objects(max_depth=1):
                mark = pdfium.FPDFPageObj_GetMarkedContentID(one.raw)
                if mark >= 0 and one.type == pdfium.FPDF_PAGEOBJ_TEXT:
                    found[number, mark] = found.get((number, mark), "") + _words(one.raw, text.raw)
    return found


def _words(thing, text):
    size = pdfium.FPDFTextObj_GetText(thing, text, None, 0)
    buffer = ctypes.create_string_buffer(size)
    pdfium.FPDFTextObj_GetText(thing, text, ctypes.cast(buffer, ctypes.POINTER(pdfium.FPDF_WCHAR)), size)
    return buffer.raw[:size].decode("utf-16-le").rstrip("\0")


def links(file):
    """Every link annotation: its target on the web, or the name or array of its destination."""
    with pikepdf.open(io.BytesIO(file)) as pdf:
        return [
            str(note.A.URI) if "/A" in note and "/URI" in note.A else note.get("/Dest", note.get("/A", {}).get("/D"))
            for page in pdf.pages
            for note in page.get("/Annots", [])
        ]


def text(file):
    """The text of all pages, one after another."""
    with pypdfium2.PdfDocument(file) as document:
        return "\n".join(page.get_textpage().get_text_bounded() for page in document)
