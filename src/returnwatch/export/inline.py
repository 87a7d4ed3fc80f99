"""The inside of a table's cell, a list's item or a paragraph in both forms, where it holds only what our own code writes there.

A brief has thousands of them. What is read here is a part of the Markdown that pandoc reads, and gives what pandoc and the
filter give, to the byte; a cell with anything else in it is left to them.
"""

import re
from functools import lru_cache
from html import escape

# Whole marks first: what is escaped, spans, ends of links and bold; then what needs no mark.
TOKEN = re.compile(
    r"""\\(?P<escaped>[!-/:-@\[-`{-~])
    |<span\ class="own"\ data-row="(?P<row>[\w/.-]+)"\ data-field="(?P<field>\w+)">
    |<span\ id="(?P<id>[\w.-]+)">
    |<span\ class="odds"\ data-now="(?P<now>\d+)"\ data-low="(?P<low>\d+)"\ data-high="(?P<high>\d+)"
        (?:\ data-was="(?P<was>\d+)")?>(?P<odds></span>)
    |(?P<end></span>)
    |(?P<link>\[)
    |\]\((?:\#(?P<target>[rcs]-[\w.-]+)|<(?P<address>https?://(?:[\w./?=+,:()-]|%[0-9A-Fa-f]{2}|\\&)+)>)\)
    |(?P<bold>\*\*)|(?P<slanted>\*)
    |(?P<space>[ ]+)
    |(?P<text>[^\s\x00-\x1f\x7f-\xa0\\<>\[\]*_`&!\ue000-\uf8ff]+|!(?!\[))""",
    re.VERBOSE | re.ASCII,
)
# What Typst would take for markup, wherever it stands.
MARKUP = re.compile(r"""["\#$'*<>@\[\\\]_`~]|(?<=/)/|(?<=-)-""")
TYPED = str.maketrans({"–": "--", "—": "---", "’": "'"})
# What it would make something else of: an ellipsis, a minus, a soft hyphen.
LOOSE = re.compile(r"(\.\.\.|-(?=[0-9?]))")
# What it would make a list, a heading or a comment of at the start.
LISTED = re.compile(r"[-+=/]|[0-9]+\.(?=$|[ #])")
UNPARTED = re.compile(r"−−[,.]?")


class NotOurs(ValueError):
    """Raised at what only pandoc can read."""


# From one quarter to the next most cells of a brief stay the same.
@lru_cache(maxsize=4096)
def both(markdown):
    """A cell, an item or a paragraph in both forms.

    Args:
        markdown: Its Markdown, on one line.

    Returns:
        HTML and Typst.

    Raises:
        NotOurs: If it holds anything but text, spans, marks on the scale of likelihood, links to rows, counts, sources and the
            web, bold and italics.
    """
    tree, pending = _Part("", None), []
    for kind, match in _tokens(markdown.strip(" ")):
        if kind in ("row", "field", "id", "link") or kind in ("bold", "slanted") and tree.kind != kind:
            pending.append(tree)
            # A quotation is no part of its own in Typst: its first word stands after what is before it.
            spaced = kind == "field" and not tree.word and tree.html[-1:] == [" "]
            tree = _Part("span" if kind in ("field", "id") else kind, match, spaced)
        elif kind in ("end", "target", "address", "bold", "slanted"):
            if tree.kind != {"end": "span", "target": "link", "address": "link"}.get(kind, kind) or not tree.closes():
                raise NotOurs(markdown)
            inner, tree = tree, pending.pop()
            tree.add(inner, *_CLOSED[kind](inner, match))
        else:
            tree.take(kind, match)
    if pending:
        raise NotOurs(markdown)
    tree.flush()
    return "".join(tree.html), "".join(tree.typst)


def _tokens(markdown):
    at = 0
    while at < len(markdown):
        match = TOKEN.match(markdown, at)
        if not match:
            raise NotOurs(markdown)
        yield match.lastgroup, match
        at = match.end()


class _Part:
    """What stands between two marks, in the making: both forms, the words, and the word under way."""

    def __init__(self, kind, match, spaced=False):
        self.kind, self.opened, self.spaced = kind, match, spaced
        self.html, self.typst, self.text, self.word = [], [], [], ""

    def take(self, kind, match):
        if kind == "space":
            self.flush()
            if not self.html or self.html[-1] == " ":
                # Pandoc moves such a space out of the mark, or drops it.
                raise NotOurs(match.string)
            self.html.append(" ")
            self.typst.append(" ")
            self.text.append(" ")
        elif kind == "odds":
            self.add(None, *_odds(match))
        else:
            self.word += match["escaped"] or match[0] if kind == "escaped" else match[0]

    def flush(self):
        if self.word:
            self.typst.append(_typst(self.word, after_space=self.html[-1] == " " if self.html else self.spaced))
            self.html.append(escape(self.word, quote=False))
            self.text.append(self.word)
            self.word = ""

    def closes(self):
        """Whether a mark can end here: it holds something, and no space at its end."""
        self.flush()
        return bool(self.html) and self.html[-1] != " "

    def add(self, inner, html, typst):
        self.flush()
        self.html.append(html)
        self.typst.append(typst)
        self.text += inner.text if inner else []


def _typst(word, after_space=False):
    if UNPARTED.fullmatch(word):
        return f"#box[{word}]"
    parts = LOOSE.split(word)
    for n, part in enumerate(parts):
        if n % 2:
            parts[n] = re.sub(r".", r"\\\g<0>", part)
            continue
        parts[n] = MARKUP.sub(r"\\\g<0>", part).translate(TYPED)
        # A function's call before it could end or go on with these.
        if part.startswith(";") or part.startswith("(") and not (after_space and n == 0):
            parts[n] = "\\" + parts[n]
    return "".join(parts)


def _span(inner, match):
    html, typst, opened = "".join(inner.html), "".join(inner.typst), inner.opened
    if opened["id"]:
        return f'<span id="{opened["id"]}">{html}</span>', f"{typst}<{opened['id']}>"
    return f'<span class="own" data-row="{opened["row"]}" data-field="{opened["field"]}">{html}</span>', typst


def _odds(match):
    low, high, now, was = (match[name] for name in ("low", "high", "now", "was"))
    before = f'<circle class="was" cx="{was}" cy="6" r="3"/>' if was else ""
    html = (
        '<svg class="odds" viewBox="0 0 100 12" aria-hidden="true"><rect class="all" y="4" width="100" height="4"/>'
        f'<rect class="range" x="{low}" y="4" width="{int(high) - int(low)}" height="4"/>'
        f'{before}<circle class="now" cx="{now}" cy="6" r="4"/></svg>'
    )
    return html, f"#odds({low}, {high}, {now}, {was or 'none'})"


def _internal(inner, match):
    target = match["target"]
    kind = "cite" if target.startswith("s-") else "n"
    html, typst = "".join(inner.html), "".join(inner.typst)
    return f'<a href="#{target}" class="{kind}">{html}</a>', f"#{kind}(<{target}>)[{typst}]"


def _web(inner, match):
    address, html, typst = match["address"].replace("\\&", "&"), "".join(inner.html), "".join(inner.typst)
    # On paper an address is printed by its host alone, as the filter does it.
    if re.match(r"https?://", "".join(inner.text)):
        typst = _typst(re.match(r"https?://(?:www\.)?([^/]*)", address)[1])
    return f'<a href="{escape(address)}" rel="noopener noreferrer">{html}</a>', f'#link("{address}")[{typst}]'


def _bold(inner, match):
    return f"<strong>{''.join(inner.html)}</strong>", f"#strong[{_begun(inner)}]"


def _slanted(inner, match):
    return f"<em>{''.join(inner.html)}</em>", f"#emph[{_begun(inner)}]"


def _begun(inner):
    typst = "".join(inner.typst)
    # A dash has become hyphens by now, which are none at the start of a list.
    return f"\\{typst}" if LISTED.match(typst) and LISTED.match("".join(inner.text)) else typst


_CLOSED = {"end": _span, "target": _internal, "address": _web, "bold": _bold, "slanted": _slanted}
