"""The brief for what is selected, in the notebook: the page that a reader gets, from the selected rows alone."""

import html
import re
from dataclasses import dataclass, replace
from pathlib import Path

import nbformat

from returnwatch import prose
from returnwatch.analysis.grades import GRADED
from returnwatch.brief import open_brief
from returnwatch.charts.draw import specification, svg
from returnwatch.export.document import Document, Drawing
from returnwatch.export.headings import without_bare_headings
from returnwatch.export.html import page
from returnwatch.figure import Figure
from returnwatch.knowledge.view import keep
from returnwatch.publish.run import notebook_path


@dataclass(frozen=True)
class Shown:
    """A page that a notebook shows in a frame of its own, where it can run nothing.

    Attributes:
        page: The page as HTML.
        height: Of the frame, in px.
    """

    page: str
    height: int

    def _repr_html_(self):
        style = f"width:100%;height:{self.height}px;border:1px solid #d9dee3"
        framed = html.escape(self.page)
        return f'<iframe title="Brief" style="{style}" sandbox="allow-popups" srcdoc="{framed}"></iframe>'


def brief_for(selection, height=720):
    """The brief for the scope and day of a selection, told from its rows alone, without publishing it.

    Judgements stay those of the scope: they were made on the whole record. With a selection of all rows of
    the scope it is the brief that `returnwatch brief` publishes, but for its live charts.

    Args:
        selection: A DataFrame from `select` or `Desk.selection`.
        height: Height of the frame in the notebook, in px.

    Returns:
        What a notebook shows: the page in a frame of its own. No number in it has passed the audit.

    Raises:
        UsageError: If the scope or the day of the selection means nothing.
        RecordError: If the record can't be read.

    Example:
        >>> from returnwatch.explore import select
        >>> shown = brief_for(select("TJ", "2015-01-01", "2020-12-31", as_of="2020-12-31"))
        >>> "Tajikistan, 31 December 2020" in shown.page
        True
    """
    made = document(narrowed(selection))
    # Scripts stay out: a notebook keeps its outputs, and they are nine tenths of the page.
    text = re.sub(r"<script\b.*?</script>", "", page(made).decode(), flags=re.S)
    return Shown(text, int(height))


def narrowed(selection):
    """A `Brief` whose view holds, of the tables that carry grades, only the rows of a selection.

    Args:
        selection: A DataFrame from `select` or `Desk.selection`.

    Returns:
        The `Brief`. Incidents follow their accounts; disputes, evidence and forecasts follow their rows.

    Example:
        >>> from returnwatch.explore import select
        >>> len(narrowed(select("TJ", tables=["returns"])).view["estimates"])
        0
    """
    told = selection.attrs
    brief = open_brief(told["as_of"], told["scope"], data=told["data"])
    ids, view = set(selection.index), brief.view
    tables = {t: keep(view[t], lambda key, row, t=t: f"{t}/{key}" in ids) for t in GRADED}
    named = set(tables["accounts"]["incident"])
    tables["incidents"] = keep(view["incidents"], lambda key, row: key in named)
    inside = view.narrowed(tables)

    def follows(key, row):
        return inside.knows(row["table"], row["row"])

    tables |= {t: keep(view[t], follows) for t in ("evidence", "forecasts", "disputes")}
    return replace(brief, view=view.narrowed(tables))


def document(brief):
    """A brief as its notebook makes it, made here without a kernel.

    Args:
        brief: A `Brief`.

    Returns:
        A `Document`: Markdown and figures in order, as the exporters take it.
    """
    parts, meta = [], {}

    def show(*shown):
        for part in shown:
            if isinstance(part, (list, tuple)):
                show(*part)
            elif isinstance(part, Figure):
                specs = {form: specification(chart) for form, chart in part.charts.items()}
                svgs = {form: svg(spec, f"{part.id}-{form}") for form, spec in specs.items()}
                title = f"**{part.title}** {part.subtitle}"
                parts.append(Drawing(part.id, title, part.alt, specs, svgs, part.table))
            elif part:
                parts.append(part)

    names = {"prose": prose, "brief": brief, "show": show, "publish": meta.update}
    show(prose.heading(brief))
    # Its own cells, so that what is tried here is what is published; the first two only open the record.
    for cell in nbformat.read(Path(notebook_path()), 4).cells[2:]:
        if cell.cell_type == "markdown":
            parts.append(cell.source)
        else:
            exec(cell.source, names)
    return Document(meta, without_bare_headings(parts))
