"""Show parts of a brief in a notebook: Markdown and figures, as outputs that the exporters read."""

import os

from IPython.display import Markdown, display

from returnwatch.charts.draw import bundle
from returnwatch.figure import BRIEF, DRAW, LATER, Figure


def show(*parts):
    """Display Markdown, figures, or lists of both, in order; '' and None show nothing.

    A figure makes three outputs: its finding, its picture and the table behind it.
    """
    for part in parts:
        if isinstance(part, (list, tuple)):
            show(*part)
        elif isinstance(part, Figure):
            _show_figure(part)
        elif part:
            display(Markdown(part))


def _show_figure(figure):
    display(
        Markdown(f"**{figure.title}** {figure.subtitle}"),
        metadata={"returnwatch": {"figure": figure.id, "role": "title"}},
    )
    data, metadata = bundle(figure.charts, figure.id, figure.alt, drawn=os.environ.get(DRAW) != LATER)
    display(data, metadata=metadata, raw=True)
    display(Markdown(figure.table), metadata={"returnwatch": {"figure": figure.id, "role": "table"}})


def publish(meta):
    """Display what the exporters need to know of a brief; the last cell of the notebook."""
    display({BRIEF: meta, "text/plain": meta["title"]}, raw=True)
