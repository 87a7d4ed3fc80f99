"""The tags of a finished page, read strictly: what our exporter doesn't write is no page of ours."""

import re
from html import unescape

PART = re.compile(
    r"""<!--.*?-->|<!DOCTYPE[ ]html>|(?P<raw><(?P<kind>script|style)\b(?P<how>[^>]*)>(?P<inside>[^<]*(?:<(?!/(?P=kind)>)[^<]*)*)</(?P=kind)>)"""
    r"""|<svg\b(?P<look>(?:"[^"]*"|[^"'<>])*)(?<!/)>(?P<drawn>[^<]*(?:<(?!/?svg\b)[^<]*)*)</svg>"""
    r"""|<(?P<end>/?)(?P<tag>[a-zA-Z][a-zA-Z0-9]*)(?P<has>(?:"[^"]*"|[^"'<>])*)>|(?P<text>[^<]+)""",
    re.DOTALL,
)
ATTRIBUTE = re.compile(r"""([^\s"=/]+)(?:="([^"]*)")?""")
# Elements that have no end.
VOID = {"meta", "br", "hr", "img", "link", "input", "col", "wbr"}


class Unreadable(ValueError):
    """Raised at what is no tag and no text."""


def parts(html):
    """The parts of a page, in order.

    Args:
        html: The page as text.

    Yields:
        ("text", words, {}), ("start", tag, attributes), ("end", tag, {}), ("raw", what a script or style sheet holds,
        attributes) and ("picture", what an SVG holds, attributes). An element that is its own end starts and ends.

    Raises:
        Unreadable: Where it is neither.
    """
    at = 0
    for match in PART.finditer(html):
        if match.start() != at:
            break
        at = match.end()
        if match["text"]:
            yield "text", unescape(match["text"]), {}
        elif match["drawn"] is not None:
            yield "picture", match["drawn"], attributes(match["look"])
        elif match["raw"]:
            yield "raw", match["inside"], attributes(match["how"])
        elif match["tag"]:
            if not match["end"]:
                yield "start", match["tag"], attributes(match["has"]) if match["has"] else {}
            if match["end"] or match["tag"] in VOID or match["has"].endswith("/"):
                yield "end", match["tag"], {}
    if at != len(html):
        raise Unreadable(html[at : at + 60])


def attributes(text):
    """Attributes of a tag, by name."""
    return {name: unescape(value) for name, value in ATTRIBUTE.findall(text)}
