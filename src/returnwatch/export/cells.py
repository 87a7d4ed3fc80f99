"""Cells of tables and items of lists, taken out of the Markdown that pandoc is given, and put back into what it makes of it."""

import re

from returnwatch.export.inline import NotOurs, both

# Private characters, which no text of a brief holds, around the number of what was taken out.
FIRST, LAST = "\ue000", "\ue001"
TAKEN = re.compile(f"{FIRST}0*([0-9]+){LAST}")
PRIVATE = re.compile("[\ue000-\uf8ff]")
BREAK = re.compile(r"\|(?: ?:?-+:? ?\|)+")
SPLIT = re.compile(r"(?<!\\)((?:\\\\)*)\|")
# An item that starts like this is text, and no list, heading or quotation inside the list.
TEXT = re.compile(r"[A-Za-z\\\[<*]|[0-9]+(?![0-9.])|[^\x00-\x7f]")
# Pandoc gives a table whose longest row has more characters than this the widths that its dashes tell.
COLUMNS = 72


def take_out(markdown):
    """Put a mark in the place of each cell and item that we can write ourselves.

    Args:
        markdown: Markdown of a brief.

    Returns:
        Markdown with marks, and (HTML, Typst) by the number of the mark.
    """
    if PRIVATE.search(markdown):
        return markdown, []
    taken, blocks = [], markdown.split("\n\n")
    for n, block in enumerate(blocks):
        lines = block.strip("\n").split("\n")
        if len(lines) > 2 and BREAK.fullmatch(lines[1]) and all(_is_row(line) for line in lines):
            lines[2:] = [_row(line, taken) for line in lines[2:]]
        elif all(line.startswith("- ") for line in lines) and not any(map(_goes_on, (*blocks[max(n - 1, 0) : n], *blocks[n + 1 : n + 2]))):
            lines = [_item(line, taken) for line in lines]
        else:
            continue
        blocks[n] = "\n".join(lines)
    return "\n\n".join(blocks), taken


def put_back(text, taken, form):
    """What pandoc made, with what was taken out in its places.

    Args:
        text: HTML or Typst.
        taken: As `take_out` gives it.
        form: 0 for HTML, 1 for Typst.
    """
    return TAKEN.sub(lambda mark: taken[int(mark[1])][form], text)


def _is_row(line):
    return line.startswith("| ") and line.endswith(" |")


def _goes_on(block):
    """Whether a block belongs to the list beside it, which then is set otherwise."""
    return block.lstrip("\n").startswith((" ", "- ", "\t"))


def _row(line, taken):
    # An even number of backslashes before a bar escapes one another.
    cells = SPLIT.sub("\\1\n", line)[1:-1].split("\n")
    try:
        told = [both(cell) if cell.strip() else None for cell in cells]
    except NotOurs:
        return line
    wide = COLUMNS + 1 if sum(one[2] for one in told if one) > COLUMNS else 0
    marks = []
    for one in told:
        marks.append(_mark(one, taken, wide) if one else "")
        wide = 0 if one else wide
    return f"| {' | '.join(marks)} |"


def _item(line, taken):
    text = line[2:]
    try:
        return f"- {_mark(both(text), taken)}" if TEXT.match(text) else line
    except NotOurs:
        return line


def _mark(told, taken, wide=0):
    taken.append(told[:2])
    return f"{FIRST}{len(taken) - 1:0{wide}d}{LAST}"
