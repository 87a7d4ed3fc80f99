"""Cells of tables, items of lists and paragraphs, taken out of the Markdown that pandoc is given, and put back into what it makes of it."""

import re
from dataclasses import dataclass, field

from returnwatch.export.inline import LISTED, NotOurs, both

# Private characters, which no text of a brief holds, around the number of what was taken out; and, from the filter, around
# that of a table's first mark, for how many rows it has.
FIRST, ROWS, LAST = "\ue000", "\ue001", "\ue002"
TAKEN, COUNTED = (re.compile(f"{start}0*([0-9]+){LAST}") for start in (FIRST, ROWS))
PRIVATE = re.compile("[\ue000-\uf8ff]")
BREAK = re.compile(r"\|(?: ?:?-+:? ?\|)+")
SPLIT = re.compile(r"(?<!\\)((?:\\\\)*)\|")
# An item that starts like this is text, and no list, heading or quotation inside the list.
TEXT = re.compile(r"[A-Za-z\\\[<*]|[0-9]+(?![0-9.])|[^\x00-\x7f]")
# How a paragraph ends that leads into a list, and the HTML of what may stand for a title: the filter looks at them.
LEAD, LEADS, TITLE = ":", re.compile("[A-Za-z0-9]:$"), "</strong>"
TAG = re.compile("<[^>]*>")
# Pandoc gives a table that has a longer line than this the widths that its dashes tell.
COLUMNS = 72
ROW = ("<tr>", "</tr>\n"), ("    [", "],\n")
ITEMS = "</li>\n<li>", "\n- "


@dataclass
class Taken:
    """What was taken out.

    Attributes:
        parts: (HTML, Typst) by the number of the mark.
        rows: Rows that follow the one that pandoc is shown, each a list of (HTML, Typst), by the number of that one's first mark.
    """

    parts: list = field(default_factory=list)
    rows: dict = field(default_factory=dict)

    def mark(self, part):
        """Keep a part; gives the mark for its place."""
        self.parts.append(part)
        return f"{FIRST}{len(self.parts) - 1}{LAST}"


def take_out(markdown):
    """Put a mark in the place of what we can write ourselves.

    Args:
        markdown: Markdown of a brief.

    Returns:
        Markdown with marks, and a `Taken`.
    """
    taken, blocks = Taken(), markdown.split("\n\n")
    if PRIVATE.search(markdown):
        return markdown, taken
    for n, block in enumerate(blocks):
        lines = block.strip("\n").split("\n")
        beside = [*blocks[max(n - 1, 0) : n], *blocks[n + 1 : n + 2]]
        if len(lines) > 2 and BREAK.fullmatch(lines[1]) and all(_is_row(line) for line in lines):
            blocks[n] = "\n".join(_table(lines, taken))
        elif all(line.startswith("- ") for line in lines) and not any(map(_goes_on, beside)):
            blocks[n] = "\n".join(_list(lines, taken))
        elif told := _paragraph(lines):
            blocks[n] = taken.mark(told[0]) + told[1]
    return "\n\n".join(blocks), taken


def put_back(text, taken, form):
    """What pandoc made, with what was taken out in its places.

    Args:
        text: HTML or Typst.
        taken: A `Taken`.
        form: 0 for HTML, 1 for Typst.
    """
    if not taken.parts:
        return text
    start, end = ROW[form]
    for number, rows in taken.rows.items():
        mark = re.search(f"{FIRST}0*{number}{LAST}", text)
        if not mark:
            # Tables behind figures are the page's alone.
            continue
        after = text.index(end, mark.end()) + len(end)
        like = TAKEN.split(text[text.rindex(start, 0, mark.start()) : after])[::2]
        told = [
            "".join([*(one for pair in zip(like, (cell[form] for cell in row)) for one in pair), like[-1]])
            for row in rows
        ]
        text = "".join([text[:after], *told, text[after:]])
    text = COUNTED.sub(lambda mark: str(1 + len(taken.rows[int(mark[1])])), text)
    return TAKEN.sub(lambda mark: taken.parts[int(mark[1])][form], text)


def _is_row(line):
    return line.startswith("| ") and line.endswith(" |")


def _goes_on(block):
    """Whether a block belongs to the list beside it, which then is set otherwise."""
    return block.lstrip("\n").startswith((" ", "- ", "\t"))


def _table(lines, taken):
    rows = [_cells(line) for line in lines[2:]]
    count = lines[1].count("|") - 1
    if not all(row and len(row) == count for row in rows):
        return lines
    number = len(taken.parts)
    line = f"| {' | '.join(taken.mark(cell) for cell in rows[0])} |"
    if max(map(len, lines[2:])) > COLUMNS:
        line = line.replace(FIRST, FIRST + "0" * COLUMNS, 1)
    elif len(line) > COLUMNS:
        return lines
    taken.rows[number] = rows[1:]
    return [*lines[:2], line]


def _cells(line):
    """The cells of a row as `both` gives them, or None where only pandoc can tell them apart."""
    # An even number of backslashes before a bar escapes one another.
    try:
        return [both(cell) for cell in SPLIT.sub("\\1\n", line)[1:-1].split("\n")]
    except NotOurs:
        return None


def _list(lines, taken):
    items = [_text(line[2:]) for line in lines]
    if not all(items):
        return lines
    # All of them as one item.
    return ["- " + taken.mark([joint.join(item[form] for item in items) for form, joint in enumerate(ITEMS)])]


def _paragraph(lines):
    """Both forms of a paragraph, and what is left after them; None where only pandoc knows what it is."""
    # Two spaces at the end of a line break it.
    if not all(TEXT.match(line) for line in lines) or any(line.endswith("  ") for line in lines[:-1]):
        return None
    text = " ".join(lines)
    end = LEAD if LEADS.search(text) else ""
    told = _text(text.removesuffix(end))
    if not told or LISTED.match(told[1]) or told[0].endswith(TITLE) or TAG.sub("", told[0]).endswith(LEAD):
        return None
    return told, end


def _text(item):
    try:
        return both(item) if TEXT.match(item) else None
    except NotOurs:
        return None
