"""Read an executed notebook: what it says of itself, its text and its figures, in order."""

from dataclasses import dataclass

from returnwatch.errors import BuildError
from returnwatch.export.headings import without_bare_headings
from returnwatch.figure import BRIEF, PHONE, SVG, VEGALITE

SKIP = "returnwatch-skip"


@dataclass(frozen=True)
class Drawing:
    """A figure of a brief.

    Attributes:
        id: Its anchor, `fig-…`.
        title: Finding and subtitle, as Markdown.
        alt: What it shows, for those who don't see it.
        specs: Vega-Lite specification (dict) by form, `wide` and `narrow`.
        svgs: Static picture by form.
        table: The data behind it, as a Markdown table.
    """

    id: str
    title: str
    alt: str
    specs: dict
    svgs: dict
    table: str


@dataclass(frozen=True)
class Document:
    """A brief, read from its executed notebook.

    Attributes:
        meta: What the notebook says of itself: title, language, days, edition and claims.
        parts: Markdown (str) and figures (`Drawing`), in order.
    """

    meta: dict
    parts: list

    @property
    def drawings(self):
        """The figures, in order."""
        return [part for part in self.parts if isinstance(part, Drawing)]


def read_document(notebook):
    """Read an executed notebook.

    Markdown cells and outputs are taken, code and streams are not; a cell tagged `returnwatch-skip` is left out.

    Args:
        notebook: The executed notebook (nbformat 4).

    Returns:
        A `Document`.

    Raises:
        BuildError: If a cell failed, or the notebook was not run to its end.
    """
    meta, parts, figures = None, [], {}
    for number, cell in enumerate(notebook.cells, 1):
        if SKIP in cell.metadata.get("tags", []):
            continue
        if cell.cell_type == "markdown":
            parts.append(cell.source)
        for output in cell.get("outputs", []):
            if output.output_type == "error":
                raise BuildError(f"not exported: cell {number} failed: {output.ename}: {output.evalue}")
            data = output.get("data", {})
            if BRIEF in data:
                meta = data[BRIEF]
            elif "returnwatch" in output.get("metadata", {}):
                _add(figures, parts, output)
            elif "text/markdown" in data:
                parts.append(data["text/markdown"])
    if meta is None:
        raise BuildError("not exported: the notebook holds no finished brief; run it to its end first")
    told = without_bare_headings(parts)
    return Document(
        meta, [Drawing(id=part.id, **figures[part.id]) if isinstance(part, _Slot) else part for part in told]
    )


@dataclass(frozen=True)
class _Slot:
    id: str


def _add(figures, parts, output):
    """Title, picture and table of a figure are outputs of their own; the first one marks its place."""
    told, data = output.metadata["returnwatch"], output.data
    if told["figure"] not in figures:
        figures[told["figure"]] = {}
        parts.append(_Slot(told["figure"]))
    figure = figures[told["figure"]]
    if told["role"] == "chart":
        drawn = {"wide": {"spec": data[VEGALITE], "svg": data[SVG]}}
        # Editions that were made before there were drawings for phones are read as well.
        drawn |= {"narrow": data[PHONE]} if PHONE in data else {}
        specs, svgs = ({form: one[part] for form, one in drawn.items()} for part in ("spec", "svg"))
        figure.update(alt=told["alt"], specs=specs, svgs=svgs)
    else:
        figure[told["role"]] = data["text/markdown"]
