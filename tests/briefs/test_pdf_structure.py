"""What the PDF gives a screen reader and an archive: order, headings, alt texts, table headers, links that land, fonts."""

import io
import re
from urllib.parse import urlsplit

import pdf
import pikepdf
import pypdfium2
import pytest
from bs4 import BeautifulSoup
from reading import UNLIKE, files_of


@pytest.fixture(scope="module", params=UNLIKE, ids="-".join)
def brief(request):
    """(HTML, PDF) of one of three unlike briefs."""
    return files_of(*request.param)


@pytest.fixture(scope="module")
def root(brief):
    return pdf.structure(brief[1])


@pytest.fixture
def opened(brief):
    with pikepdf.open(io.BytesIO(brief[1])) as document:
        yield document


def squeezed(text):
    return re.sub(r"[\s\u00ad\u0002\ufffe-]+", "", text)


def main_of(html):
    """The page's main part without what the PDF doesn't have: pictures, and tables folded away behind them."""
    main = BeautifulSoup(html, "html.parser").main
    for tag in main.find_all(["svg", "details", "script"]):
        tag.decompose()
    # On paper the host of an address is printed, and the link is whole.
    for link in main.select('a[href^="http"]'):
        link.string = urlsplit(link["href"]).netloc.removeprefix("www.")
    return main


def test_it_says_what_it_is_called_and_its_language(opened, brief):
    title = BeautifulSoup(brief[0], "html.parser").title.string
    assert str(opened.Root.Lang) == "en"
    assert str(opened.docinfo.Title) == title
    assert opened.Root.ViewerPreferences.DisplayDocTitle
    assert opened.Root.MarkInfo.Marked
    with opened.open_metadata() as metadata:
        assert metadata["dc:title"] == title
        assert metadata["pdfuaid:part"] == "1"
        assert (metadata["pdfaid:part"], metadata["pdfaid:conformance"]) == ("2", "A")


def test_headings_are_those_of_the_page_in_their_order_and_skip_no_level(root, brief):
    headings = [(int(e.tag[1]), e.text) for e in root.walk("H1", "H2", "H3", "H4", "H5", "H6")]
    page = [(int(h.name[1]), " ".join(h.get_text().split())) for h in main_of(brief[0]).find_all(re.compile("^h[1-6]$"))]
    assert headings == page and len(headings) >= 10
    assert [level for level, _ in headings][0] == 1 and [level for level, _ in headings].count(1) == 1
    assert all(after - before <= 1 for (before, _), (after, _) in zip(headings, headings[1:]))


def test_the_outline_leads_to_every_heading(root, brief):
    with pypdfium2.PdfDocument(brief[1]) as document:
        outline = [(mark.level + 1, mark.get_title(), mark.get_dest().get_index()) for mark in document.get_toc()]
    assert [(level, title) for level, title, _ in outline] == [
        (int(e.tag[1]), e.text) for e in root.walk("H1", "H2", "H3")
    ]
    assert [page for *_, page in outline] == sorted(page for *_, page in outline)


def test_the_text_is_read_in_the_order_of_the_page(root, brief):
    """Each paragraph and list entry of the page stands in the PDF's reading order behind the one before it."""
    heard = squeezed(root.text)
    at, count = 0, 0
    for block in main_of(brief[0]).find_all(["p", "li", "td"]):
        if block.find(["p", "ul"]) or block.find_parent("figure"):
            continue
        words = squeezed(block.get_text())
        found = heard.find(words, at)
        assert found >= 0, block.get_text()[:120]
        at, count = found + len(words), count + 1
    assert count > 60


def test_every_figure_has_the_alternative_text_of_the_page(root, brief):
    alts = [str(e.entries.get("/Alt", "")) for e in root.walk("Figure")]
    page = [svg["aria-label"] for svg in BeautifulSoup(brief[0], "html.parser").select("figure .wide svg[role=img]")]
    assert sorted(alts) == sorted(page)
    assert all(len(alt) > 40 for alt in alts)


def test_every_table_has_header_cells_that_say_which_way_they_head(root):
    tables = list(root.walk("Table"))
    assert len(tables) >= 4
    for table in tables:
        rows = list(table.walk("TR"))
        assert {cell.tag for cell in rows[0].inside} == {"TH"}, rows[0].text
        assert {cell.attribute("/Scope") for cell in rows[0].inside} == {"/Column"}
        assert len({len(row.inside) for row in rows}) == 1


def test_every_link_inside_lands_on_what_it_names(brief):
    """A link's page exists and holds its target; a bracketed number leads to that number in the list of sources."""
    with pikepdf.open(io.BytesIO(brief[1])) as file, pypdfium2.PdfDocument(brief[1]) as document:
        numbers = {page.obj.objgen: number for number, page in enumerate(file.pages)}
        texts = [page.get_textpage() for page in document]
        sources = 0
        for page, text in zip(file.pages, texts):
            for note in page.get("/Annots", []):
                if "/Dest" not in note:
                    assert re.match("https?://", str(note.A.URI))
                    continue
                target, _, x, y, _ = note.Dest
                number, x, y = numbers[target.objgen], float(x), float(y)
                width, height = document[number].get_size()
                assert 0 <= x <= width and 0 <= y <= height
                left, bottom, right, top = map(float, note.Rect)
                label = text.get_text_bounded(left, bottom, right, top).strip()
                if re.fullmatch(r"\[\d+\]", label):
                    assert label in texts[number].get_text_bounded(0, y - 16, width, y + 2)
                    sources += 1
    assert sources >= 5


def test_every_font_is_embedded_and_its_letters_can_be_read_back(opened):
    fonts = [o for o in opened.objects if isinstance(o, pikepdf.Dictionary) and o.get("/Type") == "/Font"]
    whole = [font for font in fonts if font.Subtype == "/Type0"]
    assert whole and all("/ToUnicode" in font for font in whole)
    for font in whole:
        assert "/FontFile2" in font.DescendantFonts[0].FontDescriptor or "/FontFile3" in font.DescendantFonts[0].FontDescriptor
    assert all("SourceSans" in str(font.BaseFont) for font in fonts)
    assert {str(font.Subtype) for font in fonts} <= {"/Type0", "/CIDFontType2", "/CIDFontType0"}


def test_no_figure_is_a_raster(opened):
    assert not [o for o in opened.objects if isinstance(o, pikepdf.Stream) and o.get("/Subtype") == "/Image"]


def test_no_letter_stands_outside_its_page(brief):
    with pypdfium2.PdfDocument(brief[1]) as document:
        for number, page in enumerate(document, 1):
            width, height = page.get_size()
            text = page.get_textpage()
            for at in range(text.count_chars()):
                left, bottom, right, top = text.get_charbox(at)
                assert left >= 10 and right <= width - 10 and bottom >= 10 and top <= height - 10, (
                    number,
                    text.get_text_range(at, 20),
                )
