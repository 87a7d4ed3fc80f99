"""Read a brief without a kernel: its notebook's own cells, run here, as one page and as text."""

import re
from functools import cache
from pathlib import Path

from bs4 import BeautifulSoup

from returnwatch.brief import open_brief
from returnwatch.explore.inline import document
from returnwatch.export.html import page
from returnwatch.export.pdf import paged

ROOT = Path(__file__).parents[1]


def body_text(html):
    """The text of a page, with X for each cell that it quotes: those are the record's own words."""
    main = html.decode().partition("<main")[2].partition("</main>")[0]
    return re.sub(r"<[^>]+>", "", re.sub(r'<span class="own"[^>]*>.*?</span>', "X", main, flags=re.S))


@cache
def text_of(day, scope, since=""):
    """What a reader sees of a brief, white space folded; figures, which tell the same again, left out."""
    soup = BeautifulSoup(page(document(open_brief(day, scope, since, data=str(ROOT / "data")))), "html.parser")
    for tag in soup.find_all(["script", "style", "svg", "details"]):
        tag.decompose()
    return re.sub(r" ([.,;:)])", r"\1", " ".join(soup.get_text(" ").split()))


# A brief with much in it, one of a country with a long history, and one of a group of which there is almost nothing.
UNLIKE = [("2013-01-14", "central-asia"), ("2025-10-31", "TJ"), ("2013-01-14", "jamaat-ansarullah")]


@cache
def files_of(day, scope, since=""):
    """Both forms of a brief from the shipped record, as bytes: HTML and PDF."""
    made = document(open_brief(day, scope, since, data=str(ROOT / "data")))
    return page(made), paged(made)
