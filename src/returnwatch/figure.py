"""A figure as the notebook shows it: finding, picture, and the table behind it."""

import re
from dataclasses import dataclass

# Media types under which a notebook holds a figure's specification and picture, and what a brief says of itself.
VEGALITE = "application/vnd.vegalite.v6+json"
SVG = "image/svg+xml"
BRIEF = "application/vnd.returnwatch.brief+json"
# Of the same figure for a phone: its specification and its static picture, `spec` and `svg`.
PHONE = "application/vnd.returnwatch.narrow+json"
# Environment variable by which a long-lived process tells its kernels that it draws the pictures itself, afterwards.
DRAW, LATER = "RETURNWATCH_DRAW", "later"
# Where Unicode's private characters begin.
ESCAPED = 0xE000


@dataclass(frozen=True)
class Figure:
    """One figure.

    Attributes:
        id: Its anchor, `fig-…`.
        title: The finding, as a Markdown sentence.
        subtitle: What is plotted, in what unit, as of when (Markdown).
        alt: What the figure shows, for those who don't see it (plain text).
        charts: The Altair chart by form: `wide` for paper and large screens, `narrow` for phones.
        table: The data behind it, as a Markdown table.
    """

    id: str
    title: str
    subtitle: str
    alt: str
    charts: dict
    table: str


def joined(rows):
    """Many rows, each as table/id, in one text: a table is named where another's rows start (incidents/N001;N002)."""
    told, before = [], None
    for row in rows:
        table_, key = row.split("/", 1)
        # An id that itself has a slash would be taken for a table's.
        told.append(key if table_ == before and "/" not in key else row)
        before = table_
    return ";".join(told)


def plain(markdown):
    """Markdown as plain text: links and spans give way to their words, source numbers go.

    What is escaped is text from the record, and no markup whatever it looks like.
    """
    # Private characters, which `check` keeps out of the record, stand for what is escaped while markup is taken off.
    text = re.sub(r"\\([!-~])", lambda m: chr(ESCAPED + ord(m[1])), markdown)
    text = re.sub(rf"\s*\[{chr(ESCAPED + ord('['))}\d+{chr(ESCAPED + ord(']'))}\]\(#s-[^)]*\)", "", text)
    text = re.sub(r"<[^>]+>", "", text)
    text = re.sub(r"\[([^\]]*)\]\([^)]*\)", r"\1", text).replace("**", "")
    return " ".join("".join(chr(ord(c) - ESCAPED) if ESCAPED <= ord(c) < ESCAPED + 128 else c for c in text).split())


def table(header, rows, widths=None):
    """A Markdown pipe table.

    Args:
        header: Column titles; one that starts with '>' is set flush right.
        rows: Lists of cells as Markdown.
        widths: Relative widths of the columns, for tables with long cells.
    """
    widths = widths or [3] * len(header)
    marks = ["-" * (w - 1) + (":" if title.startswith(">") else "-") for title, w in zip(header, widths)]
    lines = [[title.lstrip(">") for title in header], marks, *rows]
    return "\n".join(
        "| " + " | ".join(_in_a_row(cell) if line is not marks else cell for cell in line) + " |" for line in lines
    )


def _in_a_row(cell):
    """A cell that ends neither its column nor its line; what is escaped already stays so."""
    return re.sub(r"\\.|\|", lambda m: m[0] if m[0] != "|" else "\\|", cell.replace("\n", " "))


def in_tags(svg, change):
    """A picture with its tags changed by a function, and the text between them, whatever it looks like, left alone."""
    return re.sub(r"""<(?:"[^"]*"|'[^']*'|[^"'>])*>""", lambda tag: change(tag[0]), svg)
