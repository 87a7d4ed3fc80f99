"""The marks of a finished HTML brief: figures, quoted cells, source numbers and what is left."""

import json
from collections import Counter
from dataclasses import dataclass

from bs4 import BeautifulSoup

from returnwatch.audit.lost import words_for_paper


@dataclass(frozen=True)
class Page:
    """What the audit looks at in an HTML brief.

    Attributes:
        marks: (text, target) of every figure, in order.
        quoted: (row, column, text) of every quoted cell.
        listed: (text, target) of every count as the annex lists it.
        cited: (text, target) of every source number.
        targets: Every id of the page.
        rest: The text outside of marks, one block a line.
        alts: Alternative texts of the figures.
        specs: Vega-Lite specifications of the figures.
        drawn: Text inside the static pictures.
        text: All other visible text, in order.
        words: How often each word stands in what is printed on paper too.
    """

    marks: list
    quoted: list
    listed: list
    cited: list
    targets: set
    rest: str
    alts: list
    specs: list
    drawn: str
    text: str
    words: Counter


BLOCKS = ["p", "li", "h1", "h2", "h3", "h4", "td", "th", "figcaption", "summary", "dt", "dd", "div", "title"]


def read_page(html):
    """Read the marks of a brief.

    Args:
        html: The finished file, as bytes.

    Returns:
        A `Page`.
    """
    soup = BeautifulSoup(html, "html.parser")
    targets = {tag["id"] for tag in soup.find_all(id=True)}
    specs = [json.loads(tag.string) for tag in soup.find_all("script", type="application/json")]
    pictures = [tag for tag in soup.find_all(role="img") if tag.find_parent("figure")]
    alts = [tag.get("aria-label") or tag.get_text() for tag in pictures]
    drawn = " ".join(text.get_text(" ") for text in soup.find_all("text") if text.find_parent("svg"))
    # First, because most of a page's tags are those of its pictures.
    for tag in soup.find_all(["script", "style", "svg"]):
        tag.decompose()
    words = words_for_paper(soup)
    text = soup.get_text(" ")
    marks, quoted, listed, cited = [], [], [], []
    for tag in soup.select("span.own"):
        quoted.append((tag.get("data-row", ""), tag.get("data-field", ""), _flat(tag.get_text())))
        tag.replace_with(" ")
    for tag in soup.select('span[id^="c-"], span[id^="s-"]'):
        (listed if tag["id"].startswith("c-") else cited).append((_flat(tag.get_text()), tag["id"]))
        tag.replace_with(" ")
    for tag in soup.find_all("a", href=True):
        target = tag["href"]
        if target.startswith(("#r-", "#c-")):
            marks.append((_flat(tag.get_text()), target[1:]))
            tag.replace_with(" ")
        elif target.startswith("#s-"):
            cited.append((_flat(tag.get_text()), target[1:]))
            tag.replace_with(" ")
    for tag in soup.find_all(BLOCKS):
        tag.append("\n")
    return Page(marks, quoted, listed, cited, targets, soup.get_text(), alts, specs, drawn, text, words)


def _flat(text):
    return " ".join(text.split())
