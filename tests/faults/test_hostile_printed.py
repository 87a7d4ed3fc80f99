"""Markup and code in names, titles and notes: printed as text in both forms, and never interpreted."""

import json
import re
from collections import Counter
from pathlib import Path

import hostile
import pdf
import pytest
from bs4 import BeautifulSoup
from reading import ROOT, document

from returnwatch.audit.audit import audit
from returnwatch.brief import open_brief
from returnwatch.export.document import Document
from returnwatch.export.html import page
from returnwatch.export.pdf import marks, paged
from returnwatch.prose.words import escape
from returnwatch.record.check import find_faults

DAY = ("2025-10-31", "central-asia", "2017-12-31")


def squeezed(text):
    """Text without white space and without the hyphens at which lines are broken."""
    return re.sub(r"[\s\u00ad\u0002\ufffe-]+", "", text)


@pytest.fixture(scope="module")
def accepted(tmp_path_factory):
    """The columns of text in which `check` takes markup: those that it refuses hold ids."""
    columns = {(t.name, f.name) for t, f in hostile.text_columns(ROOT / "data") if hostile.is_free(t, f)}
    while True:
        folder = tmp_path_factory.mktemp("all") / "data"
        hostile.planted(ROOT / "data", folder, columns, hostile.PRINTED)
        refused = {(Path(fault.path).stem, fault.column) for fault in find_faults(folder)[0]}
        if not refused:
            return columns
        # A column of a row that is named wrongly is looked at only once the row is named rightly.
        assert refused & columns
        columns -= refused


@pytest.fixture(scope="module")
def made(accepted, tmp_path_factory):
    """The same brief from harmless words and from hostile ones: for each its marks, files, links and record."""

    def make(kinds, shift):
        folder = tmp_path_factory.mktemp("planted") / "data"
        told = hostile.planted(ROOT / "data", folder, accepted, kinds, shift)
        assert find_faults(folder)[0] == []
        brief = document(open_brief(*DAY, data=str(folder)))
        return told, page(brief), paged(brief), brief, folder

    return [make(hostile.PLAIN, 0), make(hostile.PRINTED, 0), make(hostile.PRINTED, 7)]


def soup(html):
    return BeautifulSoup(html, "html.parser")


def tags_of(html):
    """Every element of the page with the names of its attributes, in order, the pictures' own left out."""
    tree = soup(html)
    for picture in tree.find_all("svg"):
        picture.clear()
    return [(tag.name, sorted(tag.attrs)) for tag in tree.find_all(True)]


def heard(told, text):
    """Each marked cell that stands in a text must stand there whole, or up to an ellipsis; gives the marks found."""
    text, found = squeezed(text), set()
    for mark, (table, column, cell) in told.items():
        cell = squeezed(cell)
        for at in (m.start() for m in re.finditer(mark, text)):
            here = text[at : at + len(cell)].partition("…")[0]
            # The figure of the matrix names a hypothesis by its words before the colon.
            short = cell.partition(":")[0] if (table, column) == ("hypotheses", "statement") else cell
            right = cell.startswith(here) and len(here) > len(mark) or text[at:].startswith(short)
            assert right, (table, column, cell, text[at : at + len(cell)])
            found.add(mark)
    return found


def test_only_columns_of_ids_refuse_markup(accepted):
    free = {(t.name, f.name) for t, f in hostile.text_columns(ROOT / "data") if hostile.is_free(t, f)}
    ids = {"row", "contrary_row", "field", "scope", "evidence", "outcome_rows", "now", "was"}
    assert {column for _, column in free - accepted} <= ids
    assert len(accepted) >= 60


@pytest.mark.parametrize("which", [1, 2])
def test_hostile_text_makes_no_element_attribute_or_link_in_the_page(made, which):
    plain, bad = made[0][1], made[which][1]
    assert tags_of(bad) == tags_of(plain)
    assert [a["href"] for a in soup(bad).find_all("a")] == [a["href"] for a in soup(plain).find_all("a")]
    assert [s.string for s in soup(bad).find_all(["style", "script"]) if "type" not in s.attrs] == [
        s.string for s in soup(plain).find_all(["style", "script"]) if "type" not in s.attrs
    ]
    inside = [{(t.name, name) for t in soup(html).select("svg *") for name in ["", *t.attrs]} for html in (bad, plain)]
    assert inside[0] == inside[1]


@pytest.mark.parametrize("which", [1, 2])
def test_hostile_text_is_read_in_the_page_as_it_stands(made, which):
    told, html, *_ = made[which]
    tree = soup(html)
    for data in tree.find_all("script", type="application/json"):
        json.loads(data.string)
    alts = " ".join(tag["aria-label"] for tag in tree.select("svg[role=img]"))
    drawn = " ".join(text.get_text() for text in tree.select("svg text"))
    for tag in tree.find_all(["script", "style", "svg"]):
        tag.decompose()
    printed = heard(told, tree.get_text())
    assert heard(told, alts) and heard(told, drawn)
    columns = Counter(told[mark][:2] for mark in printed)
    assert len(columns) >= 45, sorted(columns)
    assert heard(made[0][0], soup(made[0][1]).main.get_text()) >= printed


def unparted(elements):
    """Their tags without what a page break adds, since hostile text is longer: a Div about the parts, a second Strong."""
    before, tags = None, []
    for one in elements:
        goes_on = before and one.tag == before.tag == "Strong" and one.page == before.page + 1
        if one.tag != "Div":
            tags += [] if goes_on else [one.tag]
            before = one
    return tags


@pytest.mark.parametrize("which", [1, 2])
def test_hostile_text_is_read_in_the_pdf_as_it_stands_and_typst_takes_none_of_it(made, which):
    plain, (told, _, file, *_) = made[0][2], made[which]
    assert len(heard(told, pdf.structure(file).text)) > 300
    tags = [unparted(pdf.structure(form).walk()) for form in (file, plain)]
    assert tags[0] == tags[1]
    # A link that a page break parts is there twice.
    leads = [[*dict.fromkeys(one for one in pdf.links(form) if isinstance(one, str))] for form in (file, plain)]
    assert leads[0] == leads[1]


def test_the_audit_finds_each_cell_quoted_as_the_record_has_it(made):
    _, html, file, brief, folder = made[1]
    faults = audit(brief.meta["claims"], html, marks(brief), pdf.text(file), folder)
    # A digit in a name or title has no row; that is the audit's own matter, not that of markup.
    assert [f for f in faults if "number without a row" not in f] == []


def test_typst_makes_no_other_sign_of_dots_and_hyphens():
    """Three dots, -1 and -? stay as typed, where Typst would print an ellipsis, a minus sign and a soft hyphen."""
    typed = "from -1 to 10-20, a -? b... -- and --- c, (-5)"
    meta = {"title": "T", "description": "D", "language": "en", "scope_name": "S", "as_of": "2013-01-14"}
    meta |= {"as_of_words": "14 January 2013", "reconstructed": False}
    assert typed in pdf.structure(paged(Document(meta, ["# T", escape(typed)]))).text
