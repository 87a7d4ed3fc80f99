"""The marks of a finished HTML brief: figures, quoted cells, source numbers and what is left."""

from collections import Counter
from dataclasses import dataclass, field
from functools import lru_cache

import msgspec

from returnwatch.audit.lost import words
from returnwatch.audit.markup import parts


@dataclass
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

    marks: list = field(default_factory=list)
    quoted: list = field(default_factory=list)
    listed: list = field(default_factory=list)
    cited: list = field(default_factory=list)
    targets: set = field(default_factory=set)
    rest: str = ""
    alts: list = field(default_factory=list)
    specs: list = field(default_factory=list)
    drawn: str = ""
    text: str = ""
    words: Counter = field(default_factory=Counter)


BLOCKS = {"p", "li", "h1", "h2", "h3", "h4", "td", "th", "figcaption", "summary", "dt", "dd", "div", "title"}
# Marks, from those that hold any other to those that stand within them.
OWN, NAMED, LINK = range(3)


def read_page(html):
    """Read the marks of a brief.

    Args:
        html: The finished file, as bytes.

    Returns:
        A `Page`.

    Raises:
        Unreadable: If it is no page of ours.
    """
    reader = _Reader()
    for kind, what, has in parts(html.decode()):
        getattr(reader, kind)(what, has)
    return reader.finished()


# Most pictures of a brief are those of the one before it.
@lru_cache(maxsize=64)
def _drawn(inside):
    """The pieces of text inside an SVG, and its ids."""
    words, ids, texts = [], set(), 0
    for kind, what, has in parts(inside):
        if "id" in has:
            ids.add(has["id"])
        if what == "text" and kind in ("start", "end"):
            texts += 1 if kind == "start" else -1
        elif kind == "text" and texts:
            words.append(what)
    return words, ids


class _Reader:
    """Takes the parts of a page one after another, and knows in what they stand."""

    def __init__(self):
        self.page = Page()
        # Open elements: tag, whether paper has not what is in it, and the mark that it is, if any; and how many of each tag.
        self.open, self.inside = [], Counter()
        # Kinds of the open marks, and the text as it is gathered: of the page, and of each mark.
        self.around, self.gathered = [], [[]]
        self.seen, self.drawn, self.paper = [], [], []

    def start(self, tag, has):
        if "id" in has:
            self.page.targets.add(has["id"])
        mark = self._mark(tag, has)
        if mark:
            self.around.append(mark[0])
            self.gathered.append([])
        screen = self.open[-1][1] if self.open else False
        self.open.append((tag, screen or self._for_screen(tag, has), mark))
        self.inside[tag] += 1

    def _in(self, tag):
        return self.inside[tag] > 0

    def _mark(self, tag, has):
        """What mark an element is: its kind, the list that it goes to and what is told of it."""
        target, around = has.get("href", ""), self.around
        if tag == "span" and has.get("class") == "own":
            return (OWN, "quoted", (has.get("data-row", ""), has.get("data-field", ""))) if OWN not in around else None
        if tag == "span" and has.get("id", "")[:2] in ("c-", "s-"):
            kind = "listed" if has["id"].startswith("c-") else "cited"
            return (NAMED, kind, has["id"]) if OWN not in around and NAMED not in around else None
        if tag == "a" and target[:3] in ("#r-", "#c-", "#s-"):
            kind = "cited" if target.startswith("#s-") else "marks"
            return (LINK, kind, target[1:]) if not around else None
        return None

    def _for_screen(self, tag, has):
        """Whether paper has not what is in an element: what the screen alone needs, and addresses, of which it has the host."""
        return (
            tag == "nav"
            or tag == "details"
            and self._in("figure")
            or has.get("class") == "skip"
            or "hidden" in has
            or tag == "a"
            and has.get("href", "").startswith("http")
        )

    def end(self, tag, has):
        while self._in(tag):
            closed, _, mark = self.open.pop()
            self.inside[closed] -= 1
            if mark:
                _, kind, told = mark
                text = " ".join("".join(self.gathered.pop()).split())
                getattr(self.page, kind).append((*told, text) if kind == "quoted" else (text, told))
                self.around.pop()
                self.gathered[-1].append(" ")
            if closed in BLOCKS:
                self.gathered[-1].append("\n")
            if closed == tag:
                break

    def text(self, what, has):
        self.seen.append(what)
        self.gathered[-1].append(what)
        if self._in("main") and not self.open[-1][1]:
            self.paper.append(what)

    def picture(self, inside, has):
        if has.get("role") == "img" and self._in("figure"):
            self.page.alts.append(has.get("aria-label", ""))
        words, ids = _drawn(inside)
        self.drawn += words
        self.page.targets |= ids | {has["id"]} if "id" in has else ids

    def raw(self, inside, has):
        if has.get("type") == "application/json":
            self.page.specs.append(msgspec.json.decode(inside))

    def finished(self):
        page = self.page
        page.rest, page.text, page.drawn = "".join(self.gathered[0]), " ".join(self.seen), " ".join(self.drawn)
        page.words = words(" ".join(self.paper))
        return page
