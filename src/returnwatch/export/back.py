"""Source numbers lead both ways: the entry of a source back to where it is first cited."""

import re
from dataclasses import dataclass


@dataclass(frozen=True)
class _Form:
    """How a form writes a citation and a source's entry, and how the two lead to one another.

    Attributes:
        cited, entry: Patterns with the groups `source` and, of an entry, `text`.
        anchored: A citation (`all`) with an anchor, `source` filled in.
        led: An entry with a link to that.
    """

    cited: re.Pattern
    entry: re.Pattern
    anchored: str
    led: str


HTML = _Form(
    re.compile(r'<a href="#s-(?P<source>[^"]+)" class="cite">'),
    re.compile(r'<span id="s-(?P<source>[^"]+)">(?P<text>.*?)</span>'),
    '<a href="#s-{source}" id="cite-{source}" class="cite">',
    '<span id="s-{source}"><a href="#cite-{source}">{text}</a></span>',
)
TYPST = _Form(
    re.compile(r"(?<!\\)#cite\(<s-(?P<source>[^>]+)>\)\[(?:(?:[^\]\\]|\\.)*)\]"),
    re.compile(r"(?P<text>(?:\\\[|\\\]|[0-9])+)<s-(?P<source>[^>]+)>(?!\))"),
    "{all}<cite-{source}>",
    "#back(<cite-{source}>)[{text}]<s-{source}>",
)


def led_back(text, form):
    """A form in which the first citation of each source has an anchor, and its entry a link to that.

    Args:
        text: HTML or Typst.
        form: `HTML` or `TYPST`.
    """
    cited = set()

    def first(mark):
        if mark["source"] in cited:
            return mark[0]
        cited.add(mark["source"])
        return form.anchored.format(all=mark[0], source=mark["source"])

    def entry(mark):
        return form.led.format(**mark.groupdict()) if mark["source"] in cited else mark[0]

    return form.entry.sub(entry, form.cited.sub(first, text))
