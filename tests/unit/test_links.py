"""Links inside a PDF are links, not addresses: they land, the rest of the file is untouched, and none leads nowhere."""

import io

import pikepdf
import pytest

from returnwatch.errors import BuildError
from returnwatch.export.document import Document
from returnwatch.export.links import joined
from returnwatch.export.pdf import marks, paged

META = {
    "title": "A brief",
    "description": "Of links.",
    "language": "en",
    "scope_name": "Nowhere",
    "as_of": "2020-01-31",
    "as_of_words": "31 January 2020",
    "reconstructed": False,
    "claims": [],
}
# What the file says of an address of ours, as text that stands in its title, in running text and in what is said of it.
ACTION = "/A<</Type/Action/S/URI/URI(inside:c-1)>> /Contents(inside:c-1)"


def brief(text, title="A brief"):
    return Document({**META, "title": title}, ["# A brief", "## Numbers", text, "## Counts", 'It was <span id="c-1">seven</span>.'])


def annotations(pdf):
    with pikepdf.open(io.BytesIO(pdf)) as file:
        return [dict(note.items()) for page in file.pages for note in page.get("/Annots", [])]


def test_a_link_to_a_row_is_a_destination_and_one_to_the_web_an_address():
    told = brief("There were [seven](#c-1), says [one](<https://www.example.org/a>).")
    inside, outside = annotations(paged(told))
    assert "/A" not in inside and str(inside["/Dest"][1]) == "/XYZ" and str(inside["/Contents"]) == "page 1"
    assert str(outside["/A"].URI) == "https://www.example.org/a" and "/Dest" not in outside
    assert marks(told) == [("seven", "c-1")]


def test_a_link_that_leads_nowhere_is_refused():
    with pytest.raises(BuildError, match="leads to r-estimates-E999, which is not in the brief"):
        paged(brief("There were [seven](#r-estimates-E999)."))


def test_a_link_to_what_stands_there_twice_is_refused():
    with pytest.raises(BuildError, match="links lead to c-1, which stands in the brief 2 times"):
        paged(brief('There were [seven](#c-1), <span id="c-1">seven</span>.'))


def test_text_that_looks_like_a_link_of_the_file_stays_text():
    hostile = "".join(f"\\{sign}" if sign in "<>()[]:*_" else sign for sign in ACTION)
    pdf = paged(brief(f"There were [seven](#c-1): {hostile}", title=ACTION))
    assert len(annotations(pdf)) == 1
    with pikepdf.open(io.BytesIO(pdf)) as file:
        assert str(file.docinfo.Title) == ACTION


def file_with(*objects):
    """A PDF of these objects, as plain as Typst writes it."""
    body, offsets = b"%PDF-1.7\n", []
    for number, one in enumerate(objects, 1):
        offsets.append(len(body))
        body += b"%d 0 obj\n%s\nendobj\n" % (number, one)
    table = b"".join(b"%010d 00000 n \n" % at for at in offsets)
    return body + b"xref\n0 %d\n0000000000 65535 f \n%strailer\nstartxref\n%d\n%%%%EOF" % (len(objects) + 1, table, len(body))


PAGES = b"<</Type/Pages/Count 2/Kids[7 0 R 8 0 R]>>"
LINK = b"<</Type/Annot/Subtype/Link/Rect[1 2 3 4]/A<</Type/Action/S/URI/URI(inside:r-a-1)>>/F 4/Contents(inside:r-a-1)>>"


def test_nothing_else_of_the_file_moves():
    title = b"<</Title(1 0 obj\n" + LINK + b")>>"
    before = file_with(PAGES, title, LINK)
    after = joined(before, ["r-a-1"], [("r-a-1", 2, 20.5, 300.25, 800)])
    assert len(after) == len(before) and title in after
    assert after.replace(b" ", b"") == before.replace(
        b"endobj\n3 0 obj\n" + LINK, b"endobj\n3 0 obj\n<</Type/Annot/Subtype/Link/Rect[1 2 3 4]/Dest[8 0 R/XYZ 20.50 509.75 0]/F 4/Contents(page 2)>>"
    ).replace(b" ", b"")


@pytest.mark.parametrize(
    "odd",
    [
        file_with(PAGES, LINK.replace(b"/Type/Action", b"")),
        file_with(PAGES, LINK, LINK.replace(b"/Type/Action", b"")),
        file_with(PAGES, LINK.replace(b"/Contents(inside:r-a-1)", b""), b"<</Type/Annot/Contents(another)>>"),
        file_with(PAGES, LINK, LINK.replace(b"r-a-1", b"r-b-2")),
        file_with(PAGES.replace(b"8 0 R", b"1234567890123 0 R"), LINK),
        file_with(PAGES, LINK).replace(b"startxref", b"start"),
        file_with(PAGES.replace(b"/Type/Pages", b"/Type /Pages"), LINK),
        file_with(PAGES.replace(b"Count 2", b"Count 3"), b"<</Type/Pages/Count 1/Kids[9 0 R]>>", LINK),
    ],
    ids=["another action", "one of two", "nothing said", "of no target", "a destination longer than the address", "no table", "no pages", "pages of pages"],
)
def test_a_file_written_otherwise_is_refused_rather_than_left_with_addresses_of_ours(odd):
    with pytest.raises(BuildError, match="otherwise"):
        joined(odd, ["r-a-1"], [("r-a-1", 2, 100, 100, 800)])
