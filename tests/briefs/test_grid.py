"""Every scope on days of every period: the notebook's own cells, run here, give a text that the audit bears out."""

import re
from pathlib import Path

import nbformat
import pytest

from returnwatch import prose
from returnwatch.audit.audit import audit
from returnwatch.brief import open_brief
from returnwatch.charts.draw import specification, svg
from returnwatch.export.document import Document, Drawing
from returnwatch.export.html import page
from returnwatch.figure import Figure
from returnwatch.knowledge.scope import scopes

ROOT = Path(__file__).parents[2]
DAYS = ["1999-12-31", "2001-09-10", "2011-12-31", "2014-12-31", "2026-11-24"]
BROKEN = [
    r"\b(?:1|[Oo]ne) [a-z]+s (?:are|were|have)\b",
    r"\bNone (?:to|from|in)\b(?! the)",
    r"\bnan\b|\bNaN\b|\bNaT\b",
    r"(?<!\.)\.\.(?!\.)",
    r" ,",
    r"\(\s*\)",
]


def document(brief):
    """The brief as its notebook makes it, without a kernel."""
    parts, meta = [], {}

    def show(*shown):
        for part in shown:
            if isinstance(part, (list, tuple)):
                show(*part)
            elif isinstance(part, Figure):
                spec = specification(part.chart)
                title = f"**{part.title}** {part.subtitle}"
                parts.append(Drawing(part.id, title, part.alt, spec, svg(spec, part.id), part.table))
            elif part:
                parts.append(part)

    names = {"prose": prose, "brief": brief, "show": show, "publish": meta.update}
    show(prose.heading(brief))
    for cell in nbformat.read(ROOT / "notebooks" / "brief.ipynb", 4).cells[2:]:
        if cell.cell_type == "markdown":
            parts.append(cell.source)
        else:
            exec(cell.source, names)
    return Document(meta, parts)


def body_text(html):
    return re.sub(r"<[^>]+>", "", html.decode().partition("<main")[2].partition("</main>")[0])


def all_scopes(record):
    return [scope if isinstance(scope, str) else scope.id for scope in scopes(record)]


@pytest.mark.parametrize("day", DAYS)
def test_every_scope_is_borne_out_and_reads_well(record, day):
    earlier = max((d for d in DAYS if d < day), default="")
    found = all_scopes(record)
    assert len(found) >= 12
    for scope in found:
        brief = open_brief(day, scope, earlier, data=str(ROOT / "data"))
        made = document(brief)
        html = page(made)
        assert audit(made.meta["claims"], html, [], "", ROOT / "data") == [], (scope, day)
        text = body_text(html)
        for pattern in BROKEN:
            assert not re.search(pattern, text), (scope, day, re.search(rf".{{0,60}}(?:{pattern}).{{0,60}}", text))


@pytest.mark.parametrize("day", DAYS)
def test_nothing_published_later_is_used(record, day):
    for scope in all_scopes(record):
        view = open_brief(day, scope, data=str(ROOT / "data")).view
        for table in view.tables:
            late = [key for key, known in view[table]["known"].items() if known is not None and known.isoformat() > day]
            assert late == [], (scope, table)
