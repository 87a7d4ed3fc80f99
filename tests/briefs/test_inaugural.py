"""The brief of 14 January 2013, read back from its PDF: it answers the article's question with its figures."""

import io
import json
import re

import pypdfium2
import pytest
from bs4 import BeautifulSoup


def pdf_pages(built):
    """Text of each page, white space folded."""
    with pypdfium2.PdfDocument(built.files[f"{built.request.name}.pdf"]) as document:
        return [" ".join(page.get_textpage().get_text_bounded().split()) for page in document]


def html_text(built):
    soup = BeautifulSoup(built.files[f"{built.request.name}.html"], "html.parser")
    for tag in soup.find_all(["script", "style"]):
        tag.decompose()
    return " ".join(soup.get_text(" ").split())


@pytest.fixture(scope="module")
def pages(built):
    return pdf_pages(built())


@pytest.mark.parametrize(
    "words",
    [
        r"200–300",
        r"approximately 300–500",
        r"several thousand",
        r"Atyrau",
        r"Taraz",
        r"raid a suspected militant cell at Boraldai",
        r"380,000 tenge, about 2,500 dollars",
        r"No major attack by the IMU is known in Central Asia, Uzbekistan included, from 2004 on",
        r"Beyond a single case there is no concrete evidence that a TIP fighter",
        r"a video of the Turkistan Islamic Party \(a party with a stake\)",
    ],
)
def test_the_articles_figures_are_printed(pages, words):
    assert re.search(words, " ".join(pages))


def test_page_one_has_the_answer_the_confidence_and_that_it_is_reconstructed(pages):
    assert (
        "Reconstructed in 2026 from what had been published by 14 January 2013; no such brief was published then"
        in pages[0]
    )
    assert "Likely (55–80 per cent" in pages[0]
    assert "Our confidence is moderate in the first and low in the second." in pages[0]
    assert "nothing can have changed" in " ".join(pages[:2])


def test_a_raid_is_not_counted_as_an_attack(pages):
    text = " ".join(pages)
    assert re.search(r"Boraldai \(raid; 7 dead\)", text)


def test_nothing_of_syrias_later_years_is_known(pages):
    text = " ".join(pages)
    for later in ("2014", "2015", "2017"):
        assert not re.search(rf"published.*\b{later}\b", text[: text.find("Sources")]) or later == "2014"
    assert "Islamic State" not in text


def test_the_lull_is_disputed_once_the_contrary_source_is_known(built):
    then = html_text(built())
    later = html_text(built("2014-12-31", "central-asia", "2013-01-14"))
    contrary = "an ambush in Tajikistan on 19 September 2010, 25 dead, claimed by the IMU"
    assert "No major attack by the IMU" in then and "No major attack by the IMU" in later
    assert contrary.casefold() not in then.casefold()
    assert contrary.casefold() in later.casefold()


def test_a_brief_for_2012_is_another_brief(built):
    text = html_text(built("2012-01-01"))
    assert "200–300" in text
    for later in ("300–500", "several thousand", "380,000", "Garsallaoui", "E004"):
        assert later not in text


def test_both_forms_say_the_same(built):
    one = built()
    printed = {c["printed"] for c in json.loads(one.files["claims.json"])}
    text, pdf = html_text(one), " ".join(pdf_pages(one))
    assert all(p in text and p in pdf for p in printed)


def test_the_pdf_is_tagged_and_claims_both_standards(built):
    import pikepdf

    with pikepdf.open(io.BytesIO(built().files["central-asia-2013-01-14.pdf"])) as pdf:
        assert pdf.Root.MarkInfo.Marked
        assert str(pdf.Root.Lang) == "en"
        with pdf.open_metadata() as metadata:
            assert metadata["pdfuaid:part"] == "1"
            assert (metadata["pdfaid:part"], metadata["pdfaid:conformance"]) == ("2", "A")
        fonts = {str(font.get("/BaseFont")) for page in pdf.pages for font in page.Resources.get("/Font", {}).values()}
        assert fonts and all("SourceSans" in font for font in fonts)
        assert pdf.Root.Outlines.Count
        assert not any(
            x.get("/Subtype") == "/Image" for page in pdf.pages for x in page.Resources.get("/XObject", {}).values()
        )
