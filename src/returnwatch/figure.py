"""A figure as the notebook shows it: finding, picture, and the table behind it."""

import re
from dataclasses import dataclass

# Media types under which a notebook holds a figure's specification and what a brief says of itself.
VEGALITE = "application/vnd.vegalite.v6+json"
BRIEF = "application/vnd.returnwatch.brief+json"


@dataclass(frozen=True)
class Figure:
    """One figure.

    Attributes:
        id: Its anchor, `fig-…`.
        title: The finding, as a Markdown sentence.
        subtitle: What is plotted, in what unit, as of when (Markdown).
        alt: What the figure shows, for those who don't see it (plain text).
        chart: The Altair chart.
        table: The data behind it, as a Markdown table.
    """

    id: str
    title: str
    subtitle: str
    alt: str
    chart: object
    table: str


def plain(markdown):
    """Markdown as plain text: links and spans give way to their words."""
    text = re.sub(r"<[^>]+>", "", markdown)
    text = re.sub(r"(?<!\\)\[((?:\\.|[^\]\\])*)\]\([^)]*\)", r"\1", text)
    text = re.sub(r"\s*\\\[\d+\\\]", "", text)
    return " ".join(re.sub(r"\\(.)", r"\1", text).replace("**", "").split())


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
        "| "
        + " | ".join(cell.replace("\n", " ").replace("|", "\\|") if line is not marks else cell for cell in line)
        + " |"
        for line in lines
    )
